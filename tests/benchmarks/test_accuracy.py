"""The gate: it fails below a floor and on another corpus, and lowers no floor without a reason."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.accuracy import EPSILON, FLOORS, MARGIN, faults, updated
from reportedly.scoring.running import Result


def result(value: float, digest: str = "d1") -> Result:
    return Result("own-cases", "cases", 60, digest, {"rate": value, "lowest": 0.5}, {"categories": {}})


def floors(value: float, digest: str = "d1") -> dict[str, Any]:
    return {"sets": {"own-cases": {"digest": digest, "figures": {"rate": value}}}}


def test_at_its_floor_it_passes_and_below_it_fails() -> None:
    assert faults([result(0.9)], floors(0.9)) == []
    assert faults([result(0.9 - EPSILON / 2)], floors(0.9)) == []
    assert faults([result(0.89)], floors(0.9)) == ["own-cases: rate is 0.89, its floor 0.9"]


def test_another_corpus_is_a_fault() -> None:
    (told,) = faults([result(0.95, "d2")], floors(0.9))
    assert "another corpus" in told


def test_a_set_without_a_floor_is_a_fault() -> None:
    assert faults([result(0.9)], {}) == ["own-cases has no floor; --update sets it"]


def test_floors_rise_and_keep_their_margin() -> None:
    new = updated([result(0.95)], floors(0.9), None)
    assert new["sets"]["own-cases"]["figures"]["rate"] == round(0.95 - MARGIN, 3)


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    with pytest.raises(SystemExit, match="allow-regression"):
        updated([result(0.8)], floors(0.9), None)
    new = updated([result(0.8)], floors(0.9), "fewer inventions")
    assert new["lowered"] == [
        {"set": "own-cases", "figure": "rate", "from": 0.9, "to": 0.795, "why": "fewer inventions"}
    ]


def test_what_still_reaches_its_floor_leaves_it_where_it_is() -> None:
    assert updated([result(0.901)], floors(0.9), None)["sets"]["own-cases"]["figures"]["rate"] == 0.9


def test_floors_are_kept_for_the_own_sets() -> None:
    import json

    kept = json.loads(FLOORS.read_text(encoding="utf-8"))["sets"]
    assert {"own-cases", "own-reports"} <= set(kept)
