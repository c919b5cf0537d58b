"""Matters: what an inquiry, a trial or a demand is about is taken for granted."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

# The sentence, the type looked at, the status of its first event.
CASES = [
    ("Ghana called for an inquiry into the ambush of its peacekeepers.", "ASSAULT", "occurred"),
    ("Nobody was tried for the ambush.", "ASSAULT", "occurred"),
    ("The militia may resume the ambush of convoys.", "ASSAULT", "hypothetical"),
]


@pytest.mark.parametrize(("sentence", "type_", "status"), CASES)
def test_what_is_taken_for_granted(sentence: str, type_: str, status: str) -> None:
    doc = parsed(*(case[0] for case in CASES))[sentence]
    reading = read_parse(doc, Report(sentence, published=date(2026, 3, 10)))
    assert next(e.status for e in reading.events if e.type == type_) == status
