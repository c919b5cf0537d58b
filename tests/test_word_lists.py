"""Small classes of words: each has a meaning and words, and what the code asks for is there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from reportedly import word_lists
from reportedly.errors import BadData

PACKAGE = Path(word_lists.__file__).parent


def asked() -> set[str]:
    """The names of the lists that the code asks for."""
    return {
        str(call.args[0].value)
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) == "word_list"
        if isinstance(call.args[0], ast.Constant)
    }


def test_every_list_is_asked_for_and_every_one_asked_for_is_there() -> None:
    assert asked() == set(word_lists.word_lists())


def test_words_are_lower_case_and_bare() -> None:
    for name, words in word_lists.word_lists().items():
        assert all(word == word.lower().strip() and word for word in words), name


def test_a_list_that_is_not_there_is_said() -> None:
    with pytest.raises(BadData, match="no list 'unheard'"):
        word_lists.word_list("unheard")


@pytest.mark.parametrize(
    "entry", ["[a]", "{words: [a]}", "{meaning: m, words: []}", "{meaning: m, words: [1]}"]
)
def test_a_bad_entry_is_said(entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "word_lists.yml"
    path.write_text(f"lists:\n  broken: {entry}\n", encoding="utf-8")
    monkeypatch.setattr(word_lists, "FILE", path)
    with pytest.raises(BadData, match="broken"):
        word_lists.word_lists.__wrapped__()


def test_the_lists_stand_in_the_order_of_their_names() -> None:
    assert list(word_lists.word_lists()) == sorted(word_lists.word_lists())
