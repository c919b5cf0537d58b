"""The histogram of a situation: how many incidents begin when."""

from __future__ import annotations

from datetime import date

import numpy as np

from reportedly.api.facets import Array
from reportedly.api.holdings import Row

WIDER = 10**7  # more than any day has as a number, so that two days are one number
EPOCH = date(1970, 1, 1).toordinal()
SPANS = 200  # stretches of time that are drawn


def histogram(days: Array, counts: Array, contested: Array, total: int) -> Row:
    """How many incidents begin in each day, week, month or year, and how many of them are contested; the days in their order.

    The bins are as wide as the whole needs to stay below 120 of them; what has no date is counted apart.
    """
    undated = total - int(counts.sum())
    if not len(days):
        return {"unit": "day", "bins": [], "undated": undated, "before": 0, "after": 0}
    first, last = extent(days, counts)
    width = last - first + 1
    unit = "day" if width <= 120 else "week" if width <= 840 else "month" if width <= 3650 else "year"
    inside = (days >= first) & (days <= last)
    starts, which = np.unique(floor(days[inside], unit), return_inverse=True)
    sums = [np.bincount(which, weights=n[inside]).astype(int).tolist() for n in (counts, contested)]
    rows = [
        {"start": date.fromordinal(day).isoformat(), "count": n, "contested": c}
        for day, n, c in zip(starts.tolist(), *sums, strict=True)
    ]
    before, after = int(counts[days < first].sum()), int(counts[days > last].sum())
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


def extent(days: Array, counts: Array) -> tuple[int, int]:
    """The time that is drawn: all of it, or the middle nine tenths where stragglers would squeeze that into a line."""
    first, last = int(days[0]), int(days[-1])
    twentieth = int(counts.sum()) // 20
    low, high = reach(days, counts, twentieth), reach(days[::-1], counts[::-1], twentieth)
    return (low, high) if last - first > 4 * (high - low + 1) else (first, last)


def reach(days: Array, counts: Array, left_out: int) -> int:
    """The first day after so many incidents were passed."""
    return int(days[np.searchsorted(np.cumsum(counts), left_out, side="right")])


def floor(days: Array, unit: str) -> Array:
    """The first day of the week, month or year that each day is in; day 1 of all was a Monday."""
    if unit == "day":
        return days
    if unit == "week":
        monday: Array = days - (days - 1) % 7
        return monday
    there = (days.astype(np.int64) - EPOCH).astype("datetime64[D]")
    whole = there.astype("datetime64[M]" if unit == "month" else "datetime64[Y]").astype("datetime64[D]")
    first: Array = whole.astype(np.int64) + EPOCH
    return first
