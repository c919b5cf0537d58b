"""Search: events by words, place, time and what they are, with counts of each kind.

"market shelling" in 12,20,38,40 since 2023-04-15   ->   the newest events, and how many by type, country, year, outlet, status

The database finds the words; place, time, kinds and counts come from the columns in memory, so that both databases answer alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy import Connection

from reportedly.errors import BadRequest
from reportedly.ledger.columns import FACETS, NEVER, Array, Columns, day_number
from reportedly.ledger.words import Asked


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `box` is west, south, east, north; `where` maps a facet to its wanted values."""

    words: str | None = None
    box: tuple[float, float, float, float] | None = None
    since: str | None = None
    until: str | None = None
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def check(self) -> None:
        for day in (self.since, self.until):
            if day is not None and day_number(day) == NEVER:
                raise BadRequest(f"{day!r} is no day; write it as 2023-09-21")
        if self.box is not None:
            west, south, east, north = self.box
            if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
                raise BadRequest("a box is west,south,east,north in degrees, such as 12,20,38,40")
        for name in self.where:
            if name not in FACETS:
                raise BadRequest(f"{name!r} is nothing to search by; there is {', '.join(FACETS)}")


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    events: list[int]  # numbers, the newest first
    facets: dict[str, dict[str, int]]


def search(
    connection: Connection,
    columns: Columns,
    asked: Asked,
    query: Query,
    *,
    limit: int = 50,
    after: tuple[str | None, int] | None = None,
    facets: bool = True,
) -> Found:
    """The newest events that fit, from after a given one on; how many there are and of what kind."""
    query.check()
    told = None
    if query.words and query.words.strip():
        told = asked.having(connection, query.words, columns.size)
    events = fitting(columns, query, told)
    newest = newness(columns, events)
    if after is not None:
        day, number = after
        left = newest < (day_number(day) << 32 | number)
        shown, newest = events[left], newest[left]
    else:
        shown = events
    if 0 < limit < len(shown):
        first = np.argpartition(newest, -limit)[-limit:]
        shown, newest = shown[first], newest[first]
    page = shown[np.argsort(-newest)][:limit].tolist()
    return Found(len(events), page, counted(columns, events) if facets else {})


def newness(columns: Columns, events: Array) -> Array:
    """The order of events as one number: by their day, then as they came; what has no day is the oldest."""
    days = columns.plain["first"][events].astype(np.int64)
    return days << 32 | events


def fitting(columns: Columns, query: Query, told: Array | None) -> Array:
    """The numbers of the events that fit; `told` are those that have the words."""
    events = columns.everything if told is None else told
    at = slice(None) if told is None else events
    first, last, lat, lon = (columns.plain[name][at] for name in ("first", "last", "lat", "lon"))
    fits = columns.counts[at].copy()
    if query.since:
        fits &= last >= day_number(query.since)
    if query.until:
        fits &= (first <= day_number(query.until)) & (first > NEVER)
    if query.box is not None:
        west, south, east, north = query.box
        # Past the 180th meridian a box is two.
        across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
        fits &= (lat >= south) & (lat <= north) & across
    for name, wanted in query.where.items():
        among = np.isin(np.array(columns.values[name], object), list(wanted))
        fits &= among[columns.codes[name][at]]
    return events[fits]


def counted(columns: Columns, events: Array) -> dict[str, dict[str, int]]:
    """How many of the events there are of each kind, the most frequent kinds first."""
    tally = {}
    for name in FACETS:
        numbers = np.bincount(columns.codes[name][events], minlength=1).tolist()
        found = {value: n for value, n in zip(columns.values[name], numbers, strict=False) if n}
        tally[name] = dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
    return tally
