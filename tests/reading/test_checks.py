"""Checks: sums, distances and dates that a report gives."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.gazetteer import PlaceRecord
from reportedly.reading.checks import find_checks
from reportedly.reading.checks.bearings import bearing, kilometres
from reportedly.reading.figures import find_figures
from reportedly.reading.findings import Time, Toponym
from reportedly.reading.parse import Doc
from tests.reading.sentences import parsed

SUMS = {
    "Nine hostages were freed on Monday: five nurses, two drivers and two guards.": "consistent",
    "Nine hostages were freed on Monday: five nurses, two drivers and one guard.": "inconsistent",
    "The clinic received 11 bodies, six of them soldiers and five of them civilians.": "consistent",
    "Five delegates took part. Three envoys of Kenya and two envoys of Sudan attended the talks.": "consistent",
    "Only two of the six convoys were let in; three were refused and one was looted.": "consistent",
    "Eleven herders, including two boys, were injured.": None,
    "Two men were killed in Basra and three in Mosul.": None,
}
POINTS = {"Homs": (34.73, 36.71), "Damascus": (33.51, 36.29), "Hama": (35.13, 36.75)}


@pytest.mark.parametrize("text", SUMS)
def test_find_checks_adds_up_parts(text: str) -> None:
    doc = parsed(*SUMS)[text]
    verdicts = [c.verdict for c in find_checks(doc, find_figures(doc)) if c.kind == "sum"]
    assert verdicts == ([SUMS[text]] if SUMS[text] else [])


def places(doc: Doc) -> list[Toponym]:
    return [
        Toponym(t.i, t.i + 1, t.text, PlaceRecord(f"test:{t.text}", t.text, *POINTS[t.text], "SYR", None, "PPL", 1, "settlement"))
        for t in doc.tokens
        if t.text in POINTS
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The column halted at Homs, 480 km north of Damascus.", "inconsistent"),
        ("The column halted at Homs, 140 km north of Damascus.", "consistent"),
        ("The column halted at Homs, about 115 km north of Damascus.", "approximate"),
        ("The column halted at Homs, 140 km south of Damascus.", "inconsistent"),
        ("The column halted at Hama, 130 miles from Damascus.", "approximate"),
    ],
)
def test_find_checks_measures_distances(text: str, verdict: str) -> None:
    doc = parsed(text)[text]
    checks = [c for c in find_checks(doc, find_figures(doc), [], places(doc)) if c.kind == "distance"]
    assert [c.verdict for c in checks] == [verdict]


def test_find_checks_compares_two_units() -> None:
    right, wrong = "It fell 20 kilometres (12 miles) away.", "It fell 20 kilometres (30 miles) away."
    docs = parsed(right, wrong)
    verdicts = [[c.verdict for c in find_checks(docs[t], find_figures(docs[t]))] for t in (right, wrong)]
    assert verdicts == [["consistent"], ["inconsistent"]]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It was signed on Monday, 5 May 2014.", "consistent"),
        ("It was signed on Tuesday, 5 May 2014.", "inconsistent"),
    ],
)
def test_find_checks_knows_the_weekday(text: str, verdict: str) -> None:
    doc = parsed(text)[text]
    start = next(t.i for t in doc.tokens if t.text == "5")
    time = Time(start, start + 3, "DATE", "2014-05-05", date(2014, 5, 5), date(2014, 5, 5))
    assert [c.verdict for c in find_checks(doc, [], [time])] == [verdict]


def test_find_checks_compares_local_time_with_gmt() -> None:
    text = "Polls opened at 7:00 am (0400 GMT)."
    assert [c.verdict for c in find_checks(parsed(text)[text], [])] == ["consistent"]


def test_kilometres_and_bearing() -> None:
    assert round(kilometres(POINTS["Damascus"], POINTS["Homs"])) == 141
    assert bearing(POINTS["Damascus"], POINTS["Homs"]) < 45
