"""Attachment: each event gets the day that is its own, whatever the parser hangs the day on."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

WARLORD = "Troops seized a warlord blamed for an ambush on 3 March near Bol during a raid on Monday."
GUIDE = "A guide linked to a murder on 5 March in Bol was seized on Monday."
# The sentence, the first word of the event, its day in March 2024.
DAYS = [
    (WARLORD, "seized", 18),
    (WARLORD, "ambush", 3),
    (GUIDE, "seized", 18),
    (GUIDE, "murder", 5),
    ("Police arrested two clerks suspected in a bombing on Monday.", "arrested", 18),
    ("The army today confirmed the arrest of a guide in a raid in Bol, Lac province, March 6.", "arrest", 6),
    ("The governor announced Monday the release of nine hostages in Bol on Friday.", "release", 15),
]


@pytest.mark.parametrize(("text", "word", "day"), DAYS)
def test_the_day_of_an_event(text: str, word: str, day: int) -> None:
    reading = read_parse(parsed(*(case[0] for case in DAYS))[text], Report(text, published=date(2024, 3, 20)))
    event = next(e for e in reading.events if e.triggers[0].text.startswith(word))
    assert event.time is not None
    assert event.time.start == f"2024-03-{day:02}"
