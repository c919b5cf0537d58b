"""Moments: which report told what of which incident, and on which day, over all incidents at once.

a strike, told on 4 March, denied on 5 March   →   (4 March, new), (5 March, denied)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

import numpy as np

from reportedly.api import facts
from reportedly.api.facets import Array
from reportedly.api.holdings import Row
from reportedly.api.picture import Picture

KINDS = ("asserted", "denied", "lowered", "new", "raised", "withdrawn")  # of changes, in their order
NEW, ASSERTED = KINDS.index("new"), KINDS.index("asserted")
TELLS = -1  # no change: that a report tells of it


def first_days(heads: list[Row], clock: str, *, exact: bool = False, undated: bool = True) -> dict[str, str]:
    """The day on which each report first came out, or into the ledger; what has no date counts from the day it came in.

    `exact` gives the moment of coming in; without `undated` what has no date is left out.
    """
    found: dict[str, str] = {}
    for head in heads:
        recorded = (head["recorded_at"] or "")[: None if exact else 10] if undated else ""
        day = (recorded if clock == "recorded" else head["published"]) or recorded or head["published"] or ""
        if head["report"] and day:
            found[head["report"]] = min(day, found.get(head["report"], day))
    return found


class Moments:
    """By a day for each report. `printed` tells which of two that came in together was out first."""

    def __init__(
        self, picture: Picture, days: Mapping[str, str], printed: Mapping[str, str] | None = None
    ) -> None:
        self.picture, self.printed = picture, days if printed is None else printed
        self.calendar = ["", *sorted(set(days.values()))]
        rank = {day: n for n, day in enumerate(self.calendar)}
        self.told = picture.index.many["told"]
        kinds = {facts.TOLD: TELLS, **{kind: n for n, kind in enumerate(KINDS)}}
        parts = [value.split("\t", 1) for value in self.told.values]
        self.kinds = np.array([kinds.get(kind, -2) for kind, _ in parts], np.int8)[self.told.codes]
        self.reports = [report for _, report in parts]
        self.ranks = np.array([rank.get(days.get(report, ""), 0) for report in self.reports], np.int32)
        self.days = self.ranks[self.told.codes]

    def newest(self, chosen: Array) -> Array:
        """The places of the chosen incidents, those first of which a report told last."""
        last = np.zeros(self.told.size, np.int32)
        there = self.kinds == TELLS
        np.maximum.at(last, self.told.rows[there], self.days[there])
        places = np.flatnonzero(chosen)
        found: Array = places[np.lexsort((self.picture.name_order[places], last[places]))[::-1]]
        return found

    def changes(self) -> tuple[Array, Array]:
        """(place, rank of the day) of each change. That an incident is new is told by its first report, which asserts nothing more."""
        order = {report: n for n, report in enumerate(sorted(set(self.reports)))}
        names = np.array([order[report] for report in self.reports], np.int32)[self.told.codes]
        outs = ["", *sorted(set(self.printed.values()))]
        rank = {day: n for n, day in enumerate(outs)}
        printed = np.array([rank.get(self.printed.get(r, ""), 0) for r in self.reports], np.int32)[
            self.told.codes
        ]
        tells = np.flatnonzero(self.kinds == TELLS)
        tells = tells[np.lexsort((names[tells], printed[tells], self.days[tells], self.told.rows[tells]))]
        rows = self.told.rows[tells]
        first = tells[np.flatnonzero(np.diff(rows, prepend=-1))]
        by = np.full(self.told.size, -1, np.int32)
        by[self.told.rows[first]] = names[first]
        more = (self.kinds >= 0) & ~((self.kinds == ASSERTED) & (names == by[self.told.rows]))
        there = np.concatenate([first, np.flatnonzero(more)])
        return self.told.rows[there], self.days[there]

    def after(self, day: str) -> int:
        """The rank of the last day that is not after a day; -1 where all are wanted."""
        return bisect_right(self.calendar, day) - 1 if day else -1

    def runs(self, days: Array, together: int) -> Iterator[tuple[int, int]]:
        """Stretches of days from the newest back (first and last rank), each with so many changes or a single day."""
        counts = np.bincount(days, minlength=len(self.calendar))
        last, held = len(counts) - 1, 0
        for day in range(len(counts) - 1, -1, -1):
            held += int(counts[day])
            if held >= together or (day == 0 and held):
                yield day, last
                last, held = day - 1, 0
