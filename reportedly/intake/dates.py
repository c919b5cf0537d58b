"""Dates as metadata writes them: ISO 8601, with or without a time, or the day and month in words, as mails and pages do."""

from __future__ import annotations

import re
from datetime import date

from reportedly.errors import BadRequest

ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\s*", re.DOTALL)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
WORDED = re.compile(
    rf"\s*(?:[a-z]{{3,9}}\.?,?\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{MONTH}|{MONTH.replace('month', 'name')}\s+(?P<number>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:\s+\d\d:\d\d(?::\d\d)?(?:\s+[a-z]{2,4}|\s+[+-]\d{4})?)?,?[\s-]+(?P<year>\d{4})\b.*",
    re.IGNORECASE | re.DOTALL,
)
EARLIEST = 1800  # newspapers; a year before is a slip


def read_day(words: str) -> date:
    """The day of "2023-09-21", "2023-09-21T14:05:00Z", "21 September 2023", "Thu, 21 Sep 2023 14:05:00 GMT", "September 21, 2023".

    Raises BadRequest for what is no date, for a day that the calendar does not have and for a year no report comes from.
    """
    if m := ISO.fullmatch(words):
        parts = int(m[1]), int(m[2]), int(m[3])
    elif m := WORDED.fullmatch(words):
        month = MONTHS.index((m["month"] or m["name"])[:3].lower()) + 1
        parts = int(m["year"]), month, int(m["day"] or m["number"])
    else:
        raise BadRequest(f"{words!r} is no date; write it as 2023-09-21")
    try:
        day = date(*parts)
    except ValueError:
        raise BadRequest(f"{words!r} is no day of the calendar; write it as 2023-09-21") from None
    if not EARLIEST <= day.year <= 2200:
        raise BadRequest(f"{words!r} is no date that a report can have; write it as 2023-09-21")
    return day
