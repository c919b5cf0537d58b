"""How far several coders agree: Krippendorff's alpha for nominal values, with missing ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha of the values that coders gave to each unit.

    1 is full agreement, 0 what chance gives, below 0 is worse than that. None when no unit has two values, or when
    all values are the same and nothing could have differed.

    >>> alpha([["accept", "accept"], ["reject", "reject"], ["accept", "reject"]])
    0.4444444444444444
    """
    pairs: Counter[tuple[str, str]] = Counter()
    weights: dict[tuple[str, str], float] = {}
    for values in units:
        if len(values) < 2:
            continue
        share = 1 / (len(values) - 1)
        for at, one in enumerate(values):
            for other in (*values[:at], *values[at + 1 :]):
                pairs[one, other] += 1
                weights[one, other] = weights.get((one, other), 0.0) + share
    total = sum(weights.values())
    margins: dict[str, float] = {}
    for (one, _), weight in weights.items():
        margins[one] = margins.get(one, 0.0) + weight
    expected = total * total - sum(margin * margin for margin in margins.values())
    if total < 2 or not expected:
        return None
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    return 1 - (total - 1) * observed / expected
