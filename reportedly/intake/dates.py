"""Dates as metadata writes them: ISO 8601, with or without a time."""

from __future__ import annotations

import re
from datetime import date

from reportedly.errors import BadRequest

ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\s*", re.DOTALL)
EARLIEST = 1800  # newspapers; a year before is a slip


def read_day(words: str) -> date:
    """The day of "2023-09-21" or "2023-09-21T14:05:00Z".

    Raises BadRequest for what is no date, for a day that the calendar does not have and for a year no report comes from.
    """
    m = ISO.fullmatch(words)
    if m is None:
        raise BadRequest(f"{words!r} is no date; write it as 2023-09-21")
    try:
        day = date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        raise BadRequest(f"{words!r} is no day of the calendar; write it as 2023-09-21") from None
    if not EARLIEST <= day.year <= 2200:
        raise BadRequest(f"{words!r} is no date that a report can have; write it as 2023-09-21")
    return day
