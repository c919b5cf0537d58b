"""Compiled knowledge: made once, made anew when a source changes, never a reason to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import BadData
from reportedly.knowledge import FORMS, compiled, folder, load_yaml, read_yaml


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "words.txt"
    path.write_text("one two", encoding="utf-8")
    return path


class Builds:
    """A loader that counts how often it is asked."""

    def __init__(self, source: Path) -> None:
        self.source, self.times = source, 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {word: len(word) for word in self.source.read_text(encoding="utf-8").split()}


def test_a_source_is_compiled_once_and_again_when_it_changes(source):
    build = Builds(source)
    assert [compiled("words", [source], build) for _ in range(3)] == [{"one": 3, "two": 3}] * 3
    assert build.times == 1
    source.write_text("three", encoding="utf-8")
    assert compiled("words", [source], build) == {"three": 5}
    assert build.times == 2


def test_only_the_last_forms_are_kept(source):
    build = Builds(source)
    for word in "abcdefghijkl":
        source.write_text(word, encoding="utf-8")
        compiled("words", [source], build)
    assert (build.times, len(list(folder().iterdir()))) == (12, FORMS)
    assert compiled("words", [source], build) == {"l": 1}
    assert build.times == 12


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"x" * 200])
def test_a_damaged_file_is_made_anew(source, damage):
    build = Builds(source)
    compiled("words", [source], build)
    next(folder().iterdir()).write_bytes(damage)
    assert compiled("words", [source], build) == {"one": 3, "two": 3}
    assert build.times == 2


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(source, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_CACHE", str(blocked / "cache"))
    assert compiled("words", [source], Builds(source)) == {"one": 3, "two": 3}


@pytest.mark.parametrize(
    ("content", "fault"),
    [("a: [", "is no YAML"), ("a: 1\na: 2", "a is there twice"), ("- a", "wants names at its top level")],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, fault: str):
    path = tmp_path / "names.yml"
    path.write_text(content)
    with pytest.raises(BadData, match=rf"names\.yml:? .*{fault}"):
        read_yaml(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(BadData, match=r"none\.yml cannot be read"):
        load_yaml(tmp_path / "none.yml")
