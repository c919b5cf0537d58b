"""The word files of numbers, units, casualties and talks: they load, and a fault in one is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly import casualties, measures, talks
from reportedly.errors import BadData
from reportedly.model import PEOPLE


def test_the_files_load() -> None:
    assert measures.number_words().cardinals["twelve"] == 12
    assert measures.units().signs["us$"] == "USD"
    assert "aged" in measures.label_words().labels
    assert "on" in talks.talk_words().about
    assert {use.measure for uses in casualties.casualties().verbs.values() for use in uses} <= PEOPLE


def test_words_of_people_and_of_things_are_apart() -> None:
    words = casualties.casualties()
    assert not words.people & words.things


@pytest.mark.parametrize(
    ("name", "content", "load", "fault"),
    [
        ("numbers.yml", "cardinals: [one]", measures.number_words, "section 'bounds'"),
        ("units.yml", "- km", measures.units, "is list"),
        ("talks.yml", "attend: [1]", talks.talk_words, "put it in quotes"),
        ("casualties.yml", "verbs: {slain: {object: [kill]}}", casualties.casualties, "no measure of people"),
        ("casualties.yml", "verbs: {killed: {objects: [kill]}}", casualties.casualties, "no role"),
        ("units.yml", "a: [", measures.units, "is no YAML"),
    ],
)
def test_a_faulty_file_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: str,
    load: Callable[[], object],
    fault: str,
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    for module in (measures, talks, casualties):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(BadData, match=fault) as error:
        load.__wrapped__()  # type: ignore[attr-defined]
    assert name in str(error.value)
