"""The words beside place names: what the loader makes of them and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import toponymy as module
from reportedly.errors import BadData
from reportedly.toponymy import toponymy


def test_kinds_have_plurals() -> None:
    kinds = toponymy().kinds
    assert kinds["villages"] == kinds["village"] == "settlement"
    assert kinds["counties"] == "admin2"
    assert kinds["valleys"] == "natural"


def test_english_words_are_known() -> None:
    assert {"nice", "reading", "of", "christmas"} <= toponymy().common


def test_registers_name_countries() -> None:
    assert toponymy().registers["garda"] == ("IRL",)


def test_an_unknown_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "words.yml"
    path.write_text(module.WORDS.read_text(encoding="utf-8") + "\nplaces: here there\n", encoding="utf-8")
    monkeypatch.setattr(module, "WORDS", path)
    with pytest.raises(BadData, match=r"words\.yml: places"):
        module._read()
