"""Ranges: the two ends of "from 3 May to 9 August 2017" know each other, share what one of them says, and cover the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportedly.calendar import listed
from reportedly.reading.findings import Time
from reportedly.reading.parse import Doc
from reportedly.reading.times.expressions import Expression

SHARING = frozenset(["D", "M", "S", "Q"])  # units that lack their year where the other end has it


def link(doc: Doc, expressions: Sequence[Expression]) -> None:
    """Make neighbours mates where words of a range stand between them, and share years between them."""
    ranges, passing = listed("ranges"), {"on", "in", "the", "of"}
    for a, b in pairwise(expressions):
        if a.kind != "point" or b.kind != "point":
            continue
        between = [w for i in range(a.end, b.start) if (w := doc.tokens[i].lower) not in passing]
        opening = {doc.tokens[i].lower for i in range(max(a.start - 2, 0), a.start)}
        alike = a.unit == b.unit or {a.unit, b.unit} <= {"D", "M"}
        ranged = a.mate is b or (
            alike
            and len(between) == 1
            and (between[0] in ranges or (between[0] == "and" and "between" in opening))
        )
        listing = a.end >= b.start or between in (["and"], ["or"], [","])
        if listing:
            share_week(a, b)
        if not ranged and not listing:
            continue
        if a.unit in SHARING and b.unit in SHARING and a.n and b.n:
            if lacks_year(a) and b.year is not None:
                a.year = b.year - (a.unit == b.unit and (a.n, a.day) > (b.n, b.day))
            elif ranged and lacks_year(b) and a.year is not None:
                b.year = a.year + (a.unit == b.unit and (b.n, b.day) < (a.n, a.day))
        if ranged:
            a.mate = b


def share_week(a: Expression, b: Expression) -> None:
    """ "last week, on Tuesday and Friday", "Tuesday and Friday last week": the days of one list are of one week."""
    if is_bare_weekday(b):
        if a.unit == "W" and a.shift is not None and not a.weekday:
            b.base = a
        elif a.weekday and a.base is not None and a.base.unit == "W":
            b.base = a.base
    elif is_bare_weekday(a) and b.weekday and b.base is not None and b.base.unit == "W":
        a.base = b.base


def is_bare_weekday(e: Expression) -> bool:
    """A weekday with nothing beside it that says of which week."""
    return bool(e.weekday) and not e.day and e.base is None and e.shift is None and e.year is None


def lacks_year(e: Expression) -> bool:
    """A month, day or season that nothing but its neighbour gives a year."""
    return e.year is None and e.shift is None and not e.weekday and e.base is None


def cover(e: Expression, times: Mapping[Expression, Time]) -> None:
    """Give both ends of the range that begins with an expression the days of all of it."""
    if e.mate is None or any(other.mate is e for other in times):
        return
    chain = [e]
    while (after := chain[-1].mate) is not None and after in times and after not in chain:
        chain.append(after)
    found = [times[c] for c in chain]
    first, last = found[0].first, found[-1].last
    if (
        first is None
        or last is None
        or first > last
        or any(t.first is None or not first <= t.first <= last for t in found)
    ):
        return
    for t in found:
        t.first, t.last = first, last
