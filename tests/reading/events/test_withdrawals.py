"""Withdrawals: what an outlet takes back has not happened."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

TAKEN_BACK = [
    "An earlier version of this story said that guards had shelled the mill.",
    "Correction: A previous version of this article said that guards had shelled the mill.",
    "The weekly apologised for a report that guards had shelled the mill.",
    "The agency corrected its report that guards had shelled the mill.",
    "The station wrongly reported that guards had shelled the mill.",
]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_what_an_outlet_takes_back_is_negated_by_nobody(text: str) -> None:
    reading = read_parse(parsed(text)[text], Report(text, published=date(2025, 3, 4)))
    [event] = [e for e in reading.events if e.type == "ASSAULT"]
    assert event.status == "negated"
    assert not event.asserted_by


def test_an_earlier_report_that_stands_is_told() -> None:
    text = "An earlier report said that guards had shelled the mill, and the mayor confirmed it."
    reading = read_parse(parsed(text)[text], Report(text, published=date(2025, 3, 4)))
    assert all(e.status != "negated" for e in reading.events)
