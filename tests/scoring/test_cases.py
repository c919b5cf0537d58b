"""Clauses of behavioural cases against a reading made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.errors import BadReport
from reportedly.scoring.cases import score_cases
from reportedly.scoring.view import View, find_anchor
from tests.readings import TEXT, example

HOLD = [
    {"event": {"near": "shelled", "type": "ASSAULT", "actors": [["the rebels"]], "status": ["alleged"], "by": [["The governor"]], "disputed_by": [["A rebel spokesman"]]}},
    {"event": {"near": "shelled", "date": ["2024-05-06", "2024-05-06"], "place": ["Kassala"], "cameo": "19*", "contexts": ["military"], "mode": "artillery"}},
    {"event": {"near": "meet", "by": [], "recipients": []}},
    {"no_event": {"near": "shelled", "status": "occurred"}},
    {"statement": {"source": ["The governor"], "content_has": "rebels shelled Kassala", "content_lacks": "denied", "stance": "accuse"}},
    {"statement": {"source": ["A rebel spokesman"], "denies": ["The governor"]}},
    {"no_statement": {"source": ["The governor"], "stance": "deny"}},
    {"figure": {"measure": "killed", "near": "12", "low": 12, "best": None, "group": "people", "by": ["The governor"], "at_least": 12}},
    {"time": {"text": "Monday", "start": "2024-05-06", "type": "DATE"}},
    {"place": {"text": "Geneva", "lat": 46.2, "lon": 6.1, "within_km": 20, "country": "CHE"}},
    {"meeting": {"near": "meet", "venue": ["Geneva"], "delegations": [{"party": ["the rebels"], "count": 3}]}},
    {"check": {"kind": "date", "verdict": ["consistent"], "near": "Monday"}},
    {"different_actor": ["The governor", "the rebels"]},
]  # fmt: skip
FAIL: list[dict[str, Any]] = [
    {"event": {"near": "shelled", "actors": [["The governor"]]}},
    {"event": {"near": "shelled", "by": []}},
    {"event": {"near": "shelled", "cameo": "18*"}},
    {"no_event": {"type": "CONSULT"}},
    {"figure": {"measure": "killed", "high": 12}},
    {"same_actor": ["The governor", "the rebels"]},
    {"statement": {"source": ["A rebel spokesman"], "content_has": "said"}},
]


@pytest.mark.parametrize("clause", HOLD)
def test_clauses_that_hold(clause: dict[str, Any]) -> None:
    assert View(example().to_dict()).holds(clause)


@pytest.mark.parametrize("clause", FAIL)
def test_clauses_that_do_not(clause: dict[str, Any]) -> None:
    assert not View(example().to_dict()).holds(clause)


def test_of_an_anchor_with_brackets_the_core_counts() -> None:
    assert find_anchor("He told him he would.", "told him [he] would") == [(12, 14)]


def test_rates_by_category_and_by_part() -> None:
    def case(name: str, category: str, *clauses: dict[str, Any]) -> dict[str, Any]:
        return {"id": name, "category": category, "text": TEXT, "expect": list(clauses)}

    misses: list[str] = []
    cases = [case("a", "plain", HOLD[0]), case("b", "plain", FAIL[0]), case("c", "denial", HOLD[5])]
    table = score_cases(cases, [example().to_dict()] * 3, misses)
    assert (table["rate"], table["lowest"]) == (0.6667, 0.5)
    assert table["categories"] == {"plain": 0.5, "denial": 1.0}
    assert table["actors"] == 0.5
    assert len(misses) == 1


def test_an_unknown_clause_is_told() -> None:
    with pytest.raises(BadReport, match="no clause"):
        View(example().to_dict()).holds({"rumour": {}})
