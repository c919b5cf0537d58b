"""Times: every time expression, its TIMEX3 type and value, and the days it covers.

Tuesday evening            two days earlier              the autumn of 2020            a day after Azerbaijan launched
TIME 2023-09-19TEV         DATE 2013-07-06               DATE 2020-FA                  DURATION P1D, offset_days 1
2023-09-19                 from the time told last       2020-09-01 to 2020-11-30      relative_to "launched"
"""

from __future__ import annotations

from datetime import date

from reportedly.calendar import words
from reportedly.reading.findings import Time
from reportedly.reading.parse import Doc
from reportedly.reading.times.anchors import is_story
from reportedly.reading.times.atoms import atoms_of
from reportedly.reading.times.composition import find_expressions
from reportedly.reading.times.expressions import Expression
from reportedly.reading.times.resolution import Resolver


def find_times(doc: Doc, *, anchor: date | None) -> list[Time]:
    """The time expressions of a report in the order of the text; `anchor` is the day of publication.

    Without it, what counts from that day stays unresolved: `first` and `last` are None, never a guess. Both ends of a range
    ("between 1988 and 1994") are times with their own values that cover the whole range. Ages are no times.
    """
    if anchor is not None and not 10 <= anchor.year <= 9980:
        anchor = None  # no report is of then, and dates must stay inside of Python's calendar
    triggers = words().triggers
    found: list[tuple[int, list[Expression]]] = []
    tokens = doc.tokens
    for sent in doc.sentences:
        for i in range(sent.start, sent.end):
            lower = tokens[i].lower
            if lower in triggers or (not lower.isalpha() and is_dated(lower)):
                expressions = find_expressions(atoms_of(sent.tokens))
                if expressions:
                    found.append((sent.i, expressions))
                break
    story = is_story([e for _, expressions in found for e in expressions], anchor)
    resolver = Resolver(doc, anchor, story=story)
    out: list[Time] = []
    for i, expressions in found:
        out.extend(resolver.resolve(i, expressions))
    return out


def is_dated(word: str) -> bool:
    """Digits that may be a time by themselves: a year, date, clock time or ordinal; a plain number is one only beside other words."""
    if word.isdecimal():
        return len(word) == 4
    return any("0" <= c <= "9" for c in word) and not word.replace(",", "").replace(".", "", 1).isdecimal()
