"""Weights: what each sign adds to the log odds that two accounts are of one happening. Reads data/ledger/evidence.yml and reasons.yml.

days.same: 1.3      "same day"
places.other: -1.7  "other place"
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportedly.errors import BadData
from reportedly.knowledge import read_yaml

FOLDER = Path(__file__).parent.parent / "data" / "ledger"
BASE = "base"


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign; one that was never seen weighs nothing."""
    table = read_yaml(FOLDER / "evidence.yml")
    for sign, weight in table.items():
        if not isinstance(sign, str) or not isinstance(weight, int | float):
            raise BadData(
                f"ledger/evidence.yml: {sign!r}: {weight!r} must be a number; train the weights again"
            )
    if BASE not in table:
        raise BadData(f"ledger/evidence.yml: {BASE!r} is missing; train the weights again")
    return table


@cache
def reasons() -> Mapping[str, str]:
    """The words for the signs that a person is told of."""
    table = read_yaml(FOLDER / "reasons.yml")
    for sign, words in table.items():
        if not isinstance(words, str) or sign not in weights():
            raise BadData(f"ledger/reasons.yml: {sign!r} must be a sign of evidence.yml with words for it")
    return table


def base(one: str, other: str) -> float:
    """What speaks for two accounts of these kins before anything is known of them."""
    return weights()[BASE] + (weights().get(f"{BASE}.{one}", 0.0) if one == other else 0.0)
