"""Cues: the file that ships is sound, and a wrong one is refused with its fault and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.cues import FILE, Cue, cues
from reportedly.errors import BadData
from reportedly.model import STANCES

HEADS = {"quote", "clause", "do", "doing", "object", "claim", "predicate"}


def every() -> list[Cue]:
    found = cues()
    return [cue for group in (*found.verbs.values(), *found.nouns.values()) for cue in group]


def test_there_are_several_hundred_cues_of_every_stance() -> None:
    assert len({cue.words for cue in every()}) > 500
    assert {cue.stance for cue in every()} == set(STANCES)


def test_patterns_are_of_one_or_two_words() -> None:
    for cue in every():
        assert cue.takes, cue.words
        for pattern in cue.takes:
            assert 1 <= len(pattern) <= 2, (cue.words, pattern)
            assert pattern[0] in HEADS or pattern[0].isalpha()


def test_longer_cues_are_tried_first() -> None:
    for group in cues().verbs.values():
        lengths = [len(cue.words) for cue in group]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("stance: assert", "stance: shout", "stance 'shout'"),
        ("untrue:", "untru:", "no list 'untrue'"),
        ('"false"', "false", "False"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    wrong = tmp_path / "cues.yml"
    wrong.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadData, match=fault):
        cues(wrong)
