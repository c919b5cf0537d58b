"""Phrases: points with their edges, what they lie in, and what follows them.

the end of | next week     June | last year     10 p.m. | on Wednesday     two days | after | Oct. 12
edge         point         month  base          clock     day              duration   base
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.clocks import read_clock, read_part
from reportedly.reading.times.days import (
    read_date,
    read_day,
    read_day_month,
    read_day_word,
    read_feast,
    read_month,
    read_numeric,
    read_weekday,
)
from reportedly.reading.times.edges import read_edge
from reportedly.reading.times.expressions import (
    Expression,
    Found,
    One,
    from_atom,
    opening,
    unit_of,
    word,
)
from reportedly.reading.times.following import read_offset, read_part_after
from reportedly.reading.times.shifts import POINTING, read_definite, read_shift
from reportedly.reading.times.stretches import COUNTERS, read_duration, read_units
from reportedly.reading.times.years import (
    read_century,
    read_decade,
    read_fiscal,
    read_quarter,
    read_season,
    read_year,
)

dated_at = opening(
    {
        read_numeric: lambda word, kind: kind in {"date", "num"},
        read_month: lambda word, kind: word in words().months,
        read_day_month: lambda word, kind: kind in {"num", "ord"} or word == "the",
        read_day: lambda word, kind: word == "the",
        read_weekday: lambda word, kind: word in words().weekdays,
        read_century: lambda word, kind: kind == "ord",
        read_quarter: lambda word, kind: (
            kind in {"ord", "num", "year"} or word == "q" or word in listed("fiscal")
        ),
        read_fiscal: lambda word, kind: word == "fy" or word in listed("fiscal"),
        read_decade: lambda word, kind: (
            kind in {"decade", "num", "year"} or word in words().decades or word in {"'", "’", "‘"}
        ),
        read_season: lambda word, kind: word in words().seasons,
        read_feast: lambda word, kind: word in words().feasts,
        read_year: lambda word, kind: kind in {"num", "year"} or word in {"the", "ad", "a.d."},
    }
)
simple_at = opening(
    {
        read_day_word: lambda word, kind: word == "the" or word in words().deictics,
        read_shift: lambda word, kind: word in POINTING or word in words().shifts or word in words().anaphors,
        read_part: lambda word, kind: word == "the" or word in words().parts,
        read_duration: lambda word, kind: (
            kind == "num" or word in COUNTERS or word in words().vague or word in listed("multitudes")
        ),
        read_units: lambda word, kind: word in words().units,
        read_definite: lambda word, kind: word in {"the", "its"},
    }
)
NAMED = (read_century, read_quarter, read_decade, read_season)  # take an article: "the 1990s"
COARSER = {
    "D": "WMY",
    "M": "Y",
    "S": "YE",
    "Q": "Y",
    "H": "Y",
    "W": "MY",
    "WE": "M",
}  # what a point can lie in


def read_dated(atoms: list[Atom], i: int) -> Found | None:
    """A point that names its place in the calendar: a date, year, season, quarter, feast."""
    if i >= len(atoms):
        return None
    for reader in dated_at(atoms[i]):
        found = reader(atoms, i)
        if found is not None:
            return found
    return None


def read_simple(atoms: list[Atom], i: int) -> Found | None:
    """A point or a stretch by itself."""
    if i >= len(atoms):
        return None
    clock = read_clock(atoms, i)
    if clock is not None:
        return with_day(atoms, clock)
    found = read_dated(atoms, i)
    if found is not None:
        return found
    if word(atoms, i) == "the" and (found := read_named(atoms, i + 1)) is not None:
        return [from_atom(atoms, i, found[0][0]), *found[0][1:]], found[1]
    for reader in simple_at(atoms[i]):
        found = reader(atoms, i)
        if found is not None:
            return found
    return None


def read_named(atoms: list[Atom], i: int) -> Found | None:
    """What takes an article: "the third quarter", "the 1990s", "the autumn of 2020"; not "the third-quarter results"."""
    for reader in NAMED:
        found = reader(atoms, i)
        if found is not None:
            last = atoms[found[1] - 1].token
            modifies = last.dep in {"compound", "amod", "nmod", "poss"} and last.head.i >= found[0][-1].end
            return None if modifies or found[0][0].kind != "point" else found
    return None


def read_edged(atoms: list[Atom], i: int) -> Found | None:
    """A point with its edge: "the end of next week"."""
    return read_edge(atoms, i, read_point)


def read_point(atoms: list[Atom], i: int) -> One | None:
    """One point, with its article and what belongs to it: what an edge or a base can be."""
    found = read_edged(atoms, i)
    if found is None and (clock := read_clock(atoms, i)) is not None:
        found = with_day(atoms, clock)
    if found is None:
        the = word(atoms, i) == "the"
        found = (
            read_dated(atoms, i)
            or (read_dated(atoms, i + 1) if the else None)
            or read_day_word(atoms, i)
            or read_shift(atoms, i)
            or read_part(atoms, i)
            or read_definite(atoms, i, within=True)
        )
    if not found or len(found[0]) != 1 or found[0][0].kind != "point":
        return None
    expressions, end = read_after(atoms, i, *found)
    return from_atom(atoms, i, expressions[0]), end


# ---- what may follow


def with_day(atoms: list[Atom], clock: One) -> Found:
    """ "10 p.m. Wednesday", "20:57 GMT on Monday", "midnight on Sunday", "9:34 p.m., March 19"."""
    found, end = clock
    j = end + (word(atoms, end) in {",", "on", "of"})
    j += word(atoms, j) == "on" and word(atoms, end) == ","
    day = (
        None
        if word(atoms, j) == "the"
        else read_day_word(atoms, j) or read_date(atoms, j) or read_weekday(atoms, j)
    )
    if day is None and word(atoms, j) in {"this", "that", "last", "next"}:
        day = read_shift(atoms, j)
    if day is None and word(atoms, end) == "in" and word(atoms, end + 1) == "the":
        day = read_part(atoms, end + 1)
    if day is None or len(day[0]) != 1 or not is_plain_day(day[0][0]):
        return [found], end
    tail, after = read_after(atoms, j, *day)
    if tail[0].kind == "point" and tail[0].unit == "D":
        day = tail, after
    return [
        replace(day[0][0], start=found.start, end=atoms[day[1] - 1].end, clock=found.clock, mod=found.mod)
    ], day[1]


def is_plain_day(e: Expression) -> bool:
    """A day without a clock time."""
    return e.kind == "point" and e.unit == "D" and not e.clock


def read_after(atoms: list[Atom], i: int, found: list[Expression], j: int) -> Found:
    """The expressions with what follows the last of them: part of the day, clock time, what it lies in, "ago", "after ..."."""
    last = found[-1]
    for _ in range(4):
        step = (
            read_offset(atoms, i, last, j, read_point)
            if last.kind in {"duration", "offset"}
            else read_point_after(atoms, last, j)
        )
        if step is None:
            break
        last, j = step
    return [*found[:-1], last], j


def read_point_after(atoms: list[Atom], last: Expression, j: int) -> One | None:
    """What makes a point more exact: "Tuesday | evening", "9 June | at 11.00 hours", "the morning | of 7 April", "June | last year"."""
    if last.kind != "point":
        return None
    if is_plain_day(last) and last.origin != "unknown":
        found = None if last.part else read_part_after(atoms, last, j)
        if found is None and last.part and last.origin in {"text", "any"} and not last.day:
            found = read_day_of_part(atoms, last, j)
        if found is not None:
            return found
    if (
        word(atoms, j) == "'s"
        and last.unit in {"Y", "D", "W"}
        and (last.origin in {"now", "this", "next", "text"} or last.year)
    ):
        inner = read_quarter(atoms, j + 1) or read_season(atoms, j + 1)
        if inner is not None and len(inner[0]) == 1 and inner[0][0].year is None:
            return replace(inner[0][0], start=last.start, base=last), inner[1]  # "next year's first quarter"
        if unit_of(atoms, j + 1) == "Q" and last.unit == "Y":
            return Expression(
                "point", last.start, atoms[j + 1].end, unit="Q", base=last, shift=0, origin="text"
            ), j + 2
    if last.year is None and last.base is None and last.shift is None:
        container = read_container(atoms, j, last)
        if container is not None:
            return replace(last, end=container[0].end, base=container[0]), container[1]
    return None


def read_day_of_part(atoms: list[Atom], last: Expression, j: int) -> One | None:
    """The day of a part of the day: "the morning | of 7 April", "the night | of 3-4 May", which begins on the 3rd."""
    k = j + (word(atoms, j) in {"of", "on", ","})
    days = read_day_month(atoms, k) if k > j else None
    if days is not None and len(days[0]) == 2:
        return replace(days[0][0], start=last.start, part=last.part, mate=None), k + 1
    inner = read_point(atoms, k)
    if inner is None or not is_plain_day(inner[0]) or inner[0].part:
        return None
    if k == j and inner[0].shift is None and not inner[0].weekday:
        return None
    return replace(inner[0], start=last.start, part=last.part, mod=last.mod), inner[1]


def read_container(atoms: list[Atom], j: int, last: Expression) -> One | None:
    """What a point lies in: "June | last year", "July 25 | of that year", "Tuesday | of last week", "the quarter | a year ago"."""
    k = j + (word(atoms, j) in {"of", "in"})
    if k >= len(atoms):
        return None
    found = read_shift(atoms, k) if word(atoms, k) in {"this", "last", "next", "that", "the"} else None
    if found is None and word(atoms, j) != "in":
        duration = read_duration(atoms, k)
        if duration is not None and duration[0] and word(atoms, duration[1]) in {"ago", "earlier"}:
            found = read_after(atoms, k, *duration)
    if found is None or len(found[0]) != 1:
        return None
    base, coarser = found[0][0], COARSER.get(last.unit, "")
    if base.kind == "offset":
        return (base, found[1]) if base.unit == "Y" and coarser else None
    plain = base.kind == "point" and not (base.rolling or base.n or base.weekday or base.part)
    return (base, found[1]) if plain and base.unit in coarser else None
