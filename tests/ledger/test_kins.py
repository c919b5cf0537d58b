"""Kins: which deed an event of a reading tells."""

from __future__ import annotations

import pytest

from reportedly.ledger.kins import flared, kin_of
from reportedly.ledger.wording import tokens


@pytest.mark.parametrize(
    ("kind", "trigger", "kin"),
    [
        ("SUPPORT", "signed an accord", "deal"),
        ("SUPPORT", "voiced sympathy", "speech"),
        ("RETREAT", "agreed to a truce", "truce"),
        ("CONCEDE", "freed nine miners", "release"),
    ],
)
def test_kin(kind: str, trigger: str, kin: str) -> None:
    assert kin_of({"type": kind, "mode": None}, tokens(trigger), []) == kin


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("Nobody has fished since the fighting.", "fighting", True),
        ("Nobody has fished since the clashes began.", "clashes", True),
        ("Nobody has fished since the clashes at the weir.", "clashes", False),
        ("The clashes began at noon.", "clashes", False),
    ],
)
def test_a_flare_up_is_told_as_a_whole(text: str, word: str, whole: bool) -> None:
    start = text.index(word)
    assert flared(text, [{"start": start, "end": start + len(word), "text": word}]) is whole
