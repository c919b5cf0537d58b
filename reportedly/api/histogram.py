"""The histogram of a situation: how many incidents begin when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from reportedly.api.facets import Array
from reportedly.api.holdings import Row

WIDER = 10**7  # more than any day has as a number, so that two days are one number
SPANS = 200  # stretches of time that are drawn


def histogram(held: Mapping[date, tuple[int, int]], total: int) -> Row:
    """How many incidents begin in each day, week, month or year, and how many of them are contested.

    The bins are as wide as the whole needs to stay below 120 of them; what has no date is counted apart.
    """
    undated = total - sum(count for count, _ in held.values())
    if not held:
        return {"unit": "day", "bins": [], "undated": undated, "before": 0, "after": 0}
    first, last = extent({day: count for day, (count, _) in held.items()})
    width = (last - first).days + 1
    unit = "day" if width <= 120 else "week" if width <= 840 else "month" if width <= 3650 else "year"
    bins: dict[date, list[int]] = {}
    before = after = 0
    for day, (count, contested) in held.items():
        before += count if day < first else 0
        after += count if day > last else 0
        if first <= day <= last:
            both = bins.setdefault(floor(day, unit), [0, 0])
            both[0] += count
            both[1] += contested
    rows = [{"start": day.isoformat(), "count": n, "contested": c} for day, (n, c) in sorted(bins.items())]
    return {"unit": unit, "bins": rows, "undated": undated, "before": before, "after": after}


def stretches(first: Array, last: Array, contested: Array) -> list[Row]:
    """What is dated only to some days, a month or a year: each stretch once, with how many incidents, the most frequent first."""
    found, which, counts = np.unique(
        first.astype(np.int64) * WIDER + last, return_inverse=True, return_counts=True
    )
    denied = np.bincount(which.ravel(), weights=contested, minlength=len(found)).astype(int)
    return [
        {
            "start": date.fromordinal(int(found[at]) // WIDER).isoformat(),
            "end": date.fromordinal(int(found[at]) % WIDER).isoformat(),
            "count": int(counts[at]),
            "contested": int(denied[at]),
        }
        for at in np.argsort(-counts, kind="stable")[:SPANS].tolist()
    ]


def extent(days: Mapping[date, int]) -> tuple[date, date]:
    """The time that is drawn: all of it, or the middle nine tenths where stragglers would squeeze that into a line."""
    ordered = sorted(days)
    first, last = ordered[0], ordered[-1]
    twentieth = sum(days.values()) // 20
    low, high = reach(ordered, days, twentieth), reach(ordered[::-1], days, twentieth)
    return (low, high) if (last - first).days > 4 * ((high - low).days + 1) else (first, last)


def reach(ordered: Sequence[date], days: Mapping[date, int], left_out: int) -> date:
    """The first day after so many incidents were passed."""
    passed = 0
    for day in ordered:
        passed += days[day]
        if passed > left_out:
            return day
    return ordered[-1]


def floor(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day
