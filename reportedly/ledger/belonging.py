"""Belonging: whether a number is of the incident that it was put to, by the day that is told with it.

"…, the second raid on the town since Tuesday, when rockets killed six people": Tuesday's six, whatever event they were read with
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from reportedly.ledger.context import Context
from reportedly.ledger.model import Row
from reportedly.ledger.wording import sentence_around

SLACK = timedelta(days=1)  # a night is told of either of its days
NEWS = timedelta(days=3)  # so long ago a count is still said to have changed "on Monday"


def elsewhen(figure: Row, context: Context, start: date | None, end: date | None) -> bool:
    """Is the number told of other days than the incident's? A later day that the report tells as news is that of the count."""
    told = days_of(figure, context) if start else None
    if told is None or start is None:
        return False
    first, last = told
    if last < start - SLACK:
        return True
    said = date.fromisoformat(context.published) if context.published else None
    return first > (end or start) + SLACK and said is not None and said - first > NEWS


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
