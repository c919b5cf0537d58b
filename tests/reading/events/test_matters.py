"""Matters: what an inquiry, a trial or a demand is about is taken for granted."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

# The sentence, the type looked at, the status of its first event; None where it tells none.
CASES = [
    ("Ghana called for an inquiry into the ambush of its peacekeepers.", "ASSAULT", "occurred"),
    ("None of the cooks was tried for the ambush.", "ASSAULT", "occurred"),
    ("Togo asked lawyers to write a report about a raid that killed nine cooks.", "ASSAULT", "occurred"),
    ("The general may order an ambush of the convoy.", "ASSAULT", None),
]


@pytest.mark.parametrize(("sentence", "type_", "status"), CASES)
def test_what_is_taken_for_granted(sentence: str, type_: str, status: str | None) -> None:
    doc = parsed(*(case[0] for case in CASES))[sentence]
    reading = read_parse(doc, Report(sentence, published=date(2026, 3, 10)))
    first = next((e for e in reading.events if e.type == type_), None)
    assert (first.status if first else None) == status
