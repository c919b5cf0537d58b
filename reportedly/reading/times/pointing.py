"""Pointing: which period of the calendar a point means, given what it counts from.

bare weekday   the last one up to the day of publication, unless the verb looks ahead
bare date      this year's, if it is near; else the last or the next by the tense; in a history of the year told last
last week      the calendar week before, Monday to Sunday
that month     the one told last
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.reading.times.anchors import Anchors, is_day
from reportedly.reading.times.expressions import Expression
from reportedly.reading.times.feasts import feast_days
from reportedly.reading.times.periods import ORDER, Period, anniversary
from reportedly.reading.times.tenses import FUTURE, PAST

Resolve = Callable[[Expression], Period | None]

NEAR = {"D": 70, "Q": 120}  # days within which "Aug. 2" is of this year, whatever the tense
SOON = 46  # days ahead which beat most of a year back


def period_of(e: Expression, at: Anchors, resolve: Resolve) -> Period | None:
    """The period of a point; of year None where it stays open."""
    if e.unit == "Q":
        return quarter(e, at, resolve)
    return within_base(e, at, resolve) if e.base is not None else plain(e, at, resolve)


def plain(e: Expression, at: Anchors, resolve: Resolve) -> Period | None:
    """The period of a point that lies in no other."""
    now = at.now(e, resolve)
    if e.feast is not None:
        return feast(e, at, now)
    if e.swapped is not None:
        return unswapped(e, at)
    if e.year is not None and e.origin == "now":
        return anniversary(now, e.year)
    if e.year is not None:
        return Period(e.unit, e.year, e.n, e.day)
    if e.unit == "WE":
        return weekend(e, at, now)
    if e.weekday and not e.day:
        return weekday(e, at, now, resolve)
    if e.day and not e.n:
        return day_of_month(e, at, now)
    return named(e, at, now) if e.n else shifted(e, at, now)


def counted_from(e: Expression, at: Anchors, now: date | None) -> Period | None:
    """The day, or coarser, that a shifted expression counts from."""
    today = Period.of(now) if now else None
    if (
        e.origin == "text"
        or (e.origin == "next" and (at.story or e.unit == "D"))
        or (e.origin == "this" and at.story)
    ):
        return at.told_before(e, e.unit, bare=e.definite)
    if at.story and e.shift != 0 and (now is None or now == at.anchor):
        return at.last_told(e.unit) or today
    return today


def shifted(e: Expression, at: Anchors, now: date | None) -> Period | None:
    """ "today", "last week", "that day", "the following month", "the morning"."""
    if e.origin == "any":
        return Period("D", None)
    if e.part and e.origin == "text" and e.shift == 0 and is_overnight(e, at) and not at.story and at.anchor:
        return at.last("D", since=at.sentence) or Period.of(at.anchor).shifted(-1)
    reference = counted_from(e, at, now)
    if reference is None:
        return Period(e.unit, None)
    if ORDER[reference.unit] > ORDER[e.unit]:
        return Period(e.unit, reference.year, reference.n if reference.unit == "M" and e.unit == "D" else 0)
    return reference.within(e.unit).shifted(e.shift or 0)


def is_overnight(e: Expression, at: Anchors) -> bool:
    return any(at.doc.tokens[i].lower == "overnight" for i in range(e.start, e.end))


def night_towards(e: Expression, at: Anchors, resolve: Resolve) -> date | None:
    """The day on which a night begins that is told by the days around it.

    "in the night to Thursday", "overnight into Friday", "in an overnight raid on the camp on Monday"
    """
    if e.shift:
        return None
    back = {"to": 1, "into": 1, "toward": 1, "towards": 1, "from": 0, "between": 0}.get(at.behind(e))
    later = [o for o in at.expressions if o.start >= e.end and is_day(o) and not at.is_bound(o)]
    if back is not None:
        day = next((o for o in later if o.start - e.end <= 2), None)
    else:
        day = next((o for o in later if is_overnight(e, at) and at.beside(e, o)), None)
    found = resolve(day) if day is not None else None
    return found.first - timedelta(back or 0) if found and found.unit == "D" and found.first else None


def within_base(e: Expression, at: Anchors, resolve: Resolve) -> Period | None:
    """A point inside of another: "June last year", "Tuesday last week", "next year's first quarter"."""
    base = resolve(e.base) if e.base is not None else None
    if base is None:
        return None
    if e.unit == "W":
        return base.within("W")
    if e.weekday and base.unit == "W" and base.first:
        return Period.of(base.first + timedelta(e.weekday - 1))
    if e.feast is not None and base.year is not None:
        days = feast_days(e.feast, base.year)
        return Period.of(days[0]) if days else None
    if e.day and not e.n and base.unit == "M":
        return Period("D", base.year, base.n, e.day)
    if e.unit == "Q":
        return Period("Q", base.year, e.n or (at.quarter.n if at.quarter else 0))
    return Period(e.unit, base.year, e.n, e.day) if e.n else base


def quarter(e: Expression, at: Anchors, resolve: Resolve) -> Period | None:
    """A quarter: named, or the one that the report is about ("the quarter", "the latest period", "the 1988 quarter")."""
    if e.base is not None:
        found = within_base(e, at, resolve)
    elif e.n:
        found = plain(e, at, resolve)
    elif e.year is not None:
        return Period("Q", e.year, at.quarter.n) if at.quarter else Period("Y", e.year)
    else:
        now = at.now(e, resolve)
        latest = Period.of(now, "Q").shifted(-1) if now and not e.vague else None
        ends = next((o for o in at.expressions if 0 < o.start - e.end <= 2 and o.unit == "D"), None)
        end = resolve(ends) if ends is not None and at.behind(e) in {"ended", "ending"} else None
        if end is None or end.last is None:
            told = (e.shift == 0 and e.origin == "text") or at.doc.tokens[e.end - 2].lower == "latest"
            return at.quarter or latest if told else shifted(e, at, now)
        found = Period.of(end.last - timedelta(45), "Q")  # the quarter ended July 31 is mostly the second
    past = found is not None and found.last is not None and (at.anchor is None or found.last <= at.anchor)
    if past and e.year is None and (e.base is None or e.base.kind == "point"):
        at.quarter, at.quarter_at = found, at.sentence
    return found


def weekend(e: Expression, at: Anchors, now: date | None) -> Period | None:
    """The weekend just past, or this one by the tense and on its own days."""
    if now is None:
        return Period("WE", None)
    this, day = Period.of(now, "WE"), now.isoweekday()
    if e.shift:
        return this.shifted(-1 if e.shift < 0 else int(day >= 6))
    tense = at.tense(e)
    ahead = tense == FUTURE or (e.shift == 0 and (tense is None or day >= 3))
    return this if day >= 6 or ahead else this.shifted(-1)


def weekday(e: Expression, at: Anchors, now: date | None, resolve: Resolve) -> Period | None:
    """A weekday without a date."""
    if e.origin in {"text", "next"} or (at.story and at.last("D") is not None):
        told = at.last("D", since=-1 if at.story else at.sentence - 3)
        if told is None or told.first is None or told.unit != "D":
            return Period("W", None)
        ahead = (e.weekday - told.first.isoweekday()) % 7
        return Period.of(told.first + timedelta(ahead - 7 if e.shift == -1 else ahead or 7 * (e.shift == 1)))
    if now is None:
        return Period("W", None)
    ahead = (e.weekday - now.isoweekday()) % 7
    back = (now.isoweekday() - e.weekday) % 7
    if e.shift:
        return Period.of(now - timedelta(back or 7) if e.shift < 0 else now + timedelta(ahead or 7))
    opening = next((o for o in at.expressions if o.mate is e and o.weekday), None)
    start = resolve(opening) if opening is not None else None
    if start is not None and start.first is not None:  # "from Monday to Thursday"
        return Period.of(start.first + timedelta((e.weekday - start.first.isoweekday()) % 7))
    tense = at.tense(e)
    if e.shift == 0 and tense is None:
        return Period.of(now + timedelta(e.weekday - now.isoweekday()))
    return Period.of(now + timedelta(ahead) if tense == FUTURE else now - timedelta(back))


def named(e: Expression, at: Anchors, now: date | None) -> Period | None:
    """A month, day of a month, season or quarter without its year."""
    if e.origin in {"text", "next"} and e.shift is not None:
        return beside_told(e, at)
    here = Period(e.unit, now.year if now else None, e.n, e.day)
    told = at.told_year(e, now) if e.shift is None else None
    if now is not None and not at.story and e.shift is None:
        near = nearest(here, now, None)
        away = max((near.first - now).days, (now - near.last).days) if near.first and near.last else 999
        if away <= NEAR.get(e.unit, -1) and not (near.first and near.first > now and at.before(e) == "since"):
            return near
    if told is not None:
        return in_story(here, told)
    if now is None:
        return here
    if e.shift:
        return nearest(here, now, PAST if e.shift < 0 else FUTURE, strict=True)
    return nearest(here, now, at.tense(e), sure=at.dates_verb(e))


def beside_told(e: Expression, at: Anchors) -> Period:
    """ "that April", "the following January": of the year told last, or beside it."""
    told = at.last_told("Y")
    here = Period(e.unit, told.year if told else None, e.n, e.day)
    if told is None or not e.shift or not told.first or not here.first:
        return here
    wrong = here.first <= told.first if e.shift > 0 else here.first >= told.first
    return here.years_on(e.shift) if wrong else here


def nearest(
    here: Period, now: date, tense: str | None, *, strict: bool = False, sure: bool = False
) -> Period:
    """Of the year before, this year and the next, the one that the tense points at; without a tense the nearest.

    `strict` leaves out the one that holds now. A past that does not date its verb for `sure` yields to a date that comes soon.
    """
    options = [
        (p, days) for p in (here.years_on(-1), here, here.years_on(1)) if (days := p.days()) is not None
    ]
    past = [
        (p, (now - days[0]).days) for p, days in options if days[0] <= now and not (strict and days[1] >= now)
    ]
    future = [
        (p, (days[1] - now).days) for p, days in options if days[1] >= now and not (strict and days[0] <= now)
    ]
    if not past or not future:
        return (past or future or [(here, 0)])[-1][0]
    if tense == FUTURE:
        return future[0][0]
    if tense == PAST or strict:
        soon = past[-1][1] > 300 and 0 < future[0][1] < SOON and not strict and not sure
        return future[0][0] if soon else past[-1][0]
    return past[-1][0] if past[-1][1] <= future[0][1] else future[0][0]


def in_story(here: Period, told: Period) -> Period:
    """Of the year of the time told last; after its autumn the early months are those of the next year."""
    here = Period(here.unit, told.year, here.n, here.day)
    if told.unit in {"D", "M", "S"} and told.first and here.first:
        behind = (told.first - here.first).days
        return here.years_on(1 if behind > 240 else -1 if behind < -320 else 0)
    return here


def day_of_month(e: Expression, at: Anchors, now: date | None) -> Period | None:
    """ "on the 9th": of the month that the sentence is telling, in news else the last or the next such day."""
    told = at.last("M", since=-1 if at.story else at.sentence)
    if told is not None and told.year is not None and told.unit in {"D", "M"}:
        return Period("D", told.year, told.n, e.day)
    if now is None or at.story:
        return Period("D", None, 0, e.day)
    ahead = at.tense(e) == FUTURE
    month = Period.of(now, "M")
    for m in (month, month.shifted(1 if ahead else -1)):
        found = Period("D", m.year, m.n, e.day)
        if found.first and (found.first >= now if ahead else found.first <= now):
            return found
    return None


def feast(e: Expression, at: Anchors, now: date | None) -> Period | None:
    """A named day: of its year, of the year told last in a history, else by the tense."""
    named_day = e.feast
    assert named_day is not None

    def held(year: int) -> Period | None:
        days = feast_days(named_day, year)
        return Period.of(days[0]) if days else None

    if e.year is not None:
        return held(e.year) or Period("Y", e.year)
    told = at.told_year(e, now)
    if told is not None and told.year is not None:
        return held(told.year)
    if now is None:
        return Period("D", None)
    days = [
        (p, (p.first - now).days)
        for year in (now.year - 1, now.year, now.year + 1)
        if (p := held(year)) and p.first
    ]
    past, future = [d for d in days if d[1] <= 0], [d for d in days if d[1] >= 0]
    if not past or not future:
        return None
    tense = at.tense(e)
    if e.shift == 1 or tense == FUTURE:
        return future[0][0]
    if e.shift == -1 or tense == PAST:
        return past[-1][0]
    return min(days, key=lambda d: abs(d[1]))[0]


def unswapped(e: Expression, at: Anchors) -> Period | None:
    """ "05/03/2019": the reading that is near the day of publication; where none is, nobody knows."""
    first, second = e.swapped or (0, 0)
    for month, day in ((first, second), (second, first)):
        found = Period("D", e.year, month, day)
        if found.first and at.anchor is not None and abs((found.first - at.anchor).days) < 60:
            return found
    return Period("D", e.year)
