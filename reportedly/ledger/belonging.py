"""Belonging: whether a number is of the incident that it was put to, by the day and the town told with it.

"… shelled the port again; ten had drowned there in May": May's ten, whatever event they were read with
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.ledger.context import Context
from reportedly.ledger.model import Row
from reportedly.ledger.spots import SETTLED, WALK, Spot, one_place, spot, within
from reportedly.ledger.tellings import Telling
from reportedly.ledger.wording import sentence_around

SLACK = timedelta(days=1)  # a night is told of either of its days
MOVED = frozenset({"displaced", "released"})  # who goes from one place to another
NEWS = timedelta(days=3)  # so long ago a count is still said to have changed "on Monday"


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where an incident was, as far as its reports agree."""

    start: date | None = None
    end: date | None = None
    place: Row | None = None


NOWHERE = Setting()


def foreign(figure: Row, telling: Telling, context: Context, setting: Setting) -> bool:
    """Is the number told of another day or town than the incident's, or of what its event was read with besides?"""
    return (
        off(days_of(figure, context), context, setting)
        or (telling.exact and off((telling.start, telling.end or telling.start), context, setting))
        or (
            figure["measure"] not in MOVED
            and figure["event"] == telling.event
            and away([s for s in telling.spots if s.own], telling, setting)
        )
        or (figure["event"] is None and away(spots_of(figure, context), telling, setting))
    )


def off(told: tuple[date | None, date | None] | None, context: Context, setting: Setting) -> bool:
    """Other days than the incident's? A later day that the report tells as news is that of the count."""
    if told is None or setting.start is None:
        return False
    first, last = told
    if first is None or last is None:
        return False
    if last < setting.start - SLACK:
        return True
    said = date.fromisoformat(context.published) if context.published else None
    return first > (setting.end or setting.start) + SLACK and said is not None and said - first > NEWS


def away(named: Sequence[Spot], telling: Telling, setting: Setting) -> bool:
    """Towns that are none of the incident's, and none that the telling names beside them."""
    if setting.place is None or setting.place["precision"] not in SETTLED:
        return False
    here = spot(
        setting.place | {"mentions": [{"text": w, "start": -1} for w in setting.place["written"]]}, True
    )
    towns = [s for s in named if s.settled]
    return bool(towns) and not any(
        one_place(here, s) or within(here, s, WALK) for s in [*towns, *telling.spots]
    )


def spots_of(figure: Row, context: Context) -> list[Spot]:
    """The places that the sentence of a number names."""
    left, right = sentence_around(context.text, figure["span"]["start"], figure["span"]["end"])
    return [
        spot(p, False)
        for p in context.reading["places"]
        if any(left <= m["start"] < right for m in p["mentions"])
    ]


def days_of(figure: Row, context: Context) -> tuple[date, date] | None:
    """The days told with a number: the next behind it before another number of the kind, else the last before it."""
    if not context.days:
        return None
    at, stop = figure["span"]["start"], figure["span"]["end"]
    left, right = sentence_around(context.text, at, stop)
    following = min((n for n in context.counts[figure["measure"]] if n > at), default=right)
    n = bisect_left(context.days, (stop, date.min, date.min))
    if n < len(context.days) and context.days[n][0] < min(right, following):
        return context.days[n][1:]
    return context.days[n - 1][1:] if n and context.days[n - 1][0] >= left else None
