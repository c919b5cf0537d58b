"""Coding: what a demand, promise, refusal or threat is about decides its mode and code."""

from __future__ import annotations

import pytest

from reportedly.lexicon import lexicon
from reportedly.reading.events.coding import code_event
from reportedly.reading.events.triggers import find_triggers
from tests.reading.sentences import parsed

CODED = [
    ("The council demanded that Addis Ababa withdraw its troops from the town.", "demanded", "yield", "1056"),
    ("Tokyo asked Pyongyang to release the sailors.", "asked", "yield", "0253"),
    ("The governor refused to lift the curfew.", "refused", "yield", "1241"),
    ("Khartoum threatened to impose a curfew on the port.", "threatened", "restrict", "1323"),
    ("The union threatened to strike.", "threatened", "restrict", "133"),
    ("Qatar refused to extradite the preacher.", "refused", "assist", "1213"),
    ("Opposition deputies demanded that the president go.", "demanded", "change", "1041"),
    ("Seoul proposed talks with the North.", "proposed", "meet", "026"),
    ("Norway promised tents for the homeless.", "promised", None, "0333"),
    ("Police fired tear gas at the students.", "fired", "crowd-control", "175"),
    ("A drone struck an oil depot.", "struck", "drone", "195"),
]


@pytest.mark.parametrize(("text", "word", "mode", "cameo"), CODED)
def test_events_have_the_mode_and_code_of_what_they_are_about(
    text: str, word: str, mode: str | None, cameo: str
) -> None:
    by_head = {t.head.i: t for t in find_triggers(parsed(text)[text], lexicon())}
    trigger = next(t for t in by_head.values() if t.head.text == word)
    assert code_event(trigger, lexicon(), by_head)[:2] == (mode, cameo)


def test_contexts_come_from_the_words_around() -> None:
    text = "Soldiers arrested a bishop at the cathedral."
    by_head = {t.head.i: t for t in find_triggers(parsed(text)[text], lexicon())}
    found = code_event(next(iter(by_head.values())), lexicon(), by_head)[2]
    assert {"religion_ethnicity", "legal"} <= set(found)
