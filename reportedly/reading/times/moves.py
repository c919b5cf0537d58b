"""Moves: so many days, months or years from a period, and stretches that end or begin on a day.

two days after 2013-03-05    2013-03-07       eleven days after November 2012   2012-11-12 to 2012-12-11
five months before 1998-03   1997-10          the past three weeks              up to now
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.reading.times.periods import ORDER, Period

HOURS = {"H": 1.0, "MIN": 1 / 60, "S": 1 / 3600}
COARSE = {"FN": "W", "NI": "D", "X": "Q"}  # how a unit counts that the calendar does not have
FAR = 10**6  # days; further than any report looks
MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def safely(move: Callable[[], date]) -> date | None:
    """A date, None outside of Python's calendar."""
    try:
        return move()
    except (OverflowError, ValueError):
        return None


def days_in(unit: str, count: float) -> timedelta | None:
    """So many days or weeks; None for units that are counted by the calendar."""
    if unit not in {"D", "W"}:
        return None
    return timedelta(max(-FAR, min(FAR, round(count * (7 if unit == "W" else 1)))))


def moved_by(reference: Period, unit: str, count: float) -> Period | None:
    """The period so many units from another, as coarse as the unit: two days on is a day, five months back a month."""
    step = days_in(unit, count)
    if step is not None:
        start = reference.first if reference.unit == "D" else None
        found = safely(lambda: start + step) if start is not None else None
        if found is not None:
            return Period.of(found)
        if unit == "W" and reference.unit in {"W", "WE"} and count == int(count):
            return Period("W", reference.year, reference.n).shifted(int(count))
        return None
    if unit == "WE":
        return reference.within("WE").shifted(round(count))
    if unit not in MONTHS or reference.year is None or abs(count * MONTHS[unit]) > FAR // 30:
        return None
    if count != int(count) and unit == "Y":
        return moved_by(reference, "M", count * 12)
    if unit in {"E", "C", "L"}:  # "a decade ago" is no year in particular
        return Period("Y", reference.year).shifted(round(count * MONTHS[unit] / 12)).within("E")
    if ORDER[reference.unit] > ORDER[unit]:
        return None
    return reference.within(unit).shifted(round(count))


def blurred(reference: Period, unit: str, count: float) -> tuple[date, date] | None:
    """Days or weeks from a month or a year: as blurred as that."""
    step, days = days_in(unit, count), reference.days()
    if step is None or days is None:
        return None
    first, last = safely(lambda: days[0] + step), safely(lambda: days[1] + step)
    return (first, last) if first is not None and last is not None else None


def rolled(now: date, unit: str, count: float, way: int) -> tuple[date, date] | None:
    """The stretch of so many units that ends (`way` -1) or begins (1) now."""
    unit = COARSE.get(unit, unit)
    if unit in HOURS:
        unit, count = "D", -(-count * HOURS[unit] // 24)
    step = days_in(unit, count * way)
    if step is not None:
        edge = safely(lambda: now + step)
    elif unit in MONTHS and count * MONTHS[unit] < FAR // 30:
        year, month = divmod(now.year * 12 + now.month - 1 + round(count * MONTHS[unit]) * way, 12)
        last = Period("M", year, month + 1).last
        edge = min(last, last.replace(day=min(now.day, last.day))) if last is not None else None
    else:
        edge = None
    if edge is None:
        return None
    return (edge, now) if way < 0 else (now, edge)
