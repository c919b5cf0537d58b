"""Weekdays: a weekday that stands beside its date, and an hour beside the same hour in GMT.

The pact was signed on Tuesday, 5 May 2014.      5 May 2014 was a Monday
at 8:25 am (0525 GMT)                            three hours apart: possible
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportedly.calendar import WEEKDAYS
from reportedly.measures import label_words
from reportedly.reading.findings import FoundCheck, Time
from reportedly.reading.parse import Doc

POINTING = frozenset({"next", "last", "coming", "following", "this", "past"})
CLOCKS = re.compile(
    r"\b(\d{1,2})(?:[.:](\d\d))?\s*([ap])\.?\s?m\b\.?[^()\n]{0,20}\(\s*(\d\d)[.:]?(\d\d)\s*(?:GMT|UTC)", re.I
)


def date_checks(doc: Doc, times: Sequence[Time]) -> Iterator[FoundCheck]:
    """Every weekday with its date, weekdays and dates that are the same day, and local hours with their GMT."""
    tokens = doc.tokens
    months = label_words().months
    weekdays: dict[date, Time] = {}
    dates: list[Time] = []
    for time in times:
        if time.first is None or time.first != time.last or time.type not in {"DATE", "TIME"}:
            continue
        sent = tokens[time.start].sent
        window = range(max(sent.start, time.start - 3), min(sent.end, time.end + 3))
        inside = [tokens[i].lower for i in range(time.start, time.end)]
        dated = any(w in months for w in inside) and any(w[:1].isdecimal() for w in inside)
        own = [
            i
            for i in window
            if tokens[i].lower in WEEKDAYS and (time.start <= i < time.end or joined(doc, i, time))
        ]
        if dated and own:
            said, real = WEEKDAYS.index(tokens[own[0]].lower), time.first.weekday()
            day = f"{time.first.day} {time.first:%B %Y}"
            spans = [(min(time.start, own[0]), max(time.end, own[0] + 1))]
            if said == real:
                yield FoundCheck("date", "consistent", f"{day} was a {WEEKDAYS[real].capitalize()}.", spans)
            else:
                detail = f"{day} was a {WEEKDAYS[real].capitalize()}, the report says {WEEKDAYS[said].capitalize()}."
                yield FoundCheck("date", "inconsistent", detail, spans)
        elif dated:
            dates.append(time)
        elif any(w in WEEKDAYS for w in inside) and any(w in POINTING for w in inside):
            weekdays.setdefault(time.first, time)
    for time in dates:
        same = weekdays.get(time.first) if time.first is not None else None
        if same is not None and time.first is not None:
            a, b = (doc.span(t.start, t.end).text for t in (same, time))
            first, second = sorted([(same.start, same.end), (time.start, time.end)])
            yield FoundCheck(
                "date",
                "consistent",
                f"“{a}” and “{b}” are the same day, {time.first.day} {time.first:%B %Y}.",
                [first, second],
            )
    yield from clock_checks(doc)


def joined(doc: Doc, i: int, time: Time) -> bool:
    """Whether only commas and brackets stand between a weekday and a date."""
    between = doc.tokens[i + 1 : time.start] if i < time.start else doc.tokens[time.end : i]
    return all(t.text in {",", "(", ")"} or t.lower in {"the", "on"} for t in between)


def clock_checks(doc: Doc) -> Iterator[FoundCheck]:
    """A local hour with its GMT: their difference must be the offset of some zone."""
    if "GMT" not in doc.text and "UTC" not in doc.text:
        return
    for sent in doc.sentences:
        if not any(t.text in {"GMT", "UTC"} for t in sent.tokens):
            continue
        first = sent.tokens[0]
        text = doc.text[first.start : sent.tokens[-1].end]
        for m in CLOCKS.finditer(text):
            hour, minute, half, gmt_hour, gmt_minute = m.groups()
            if not (0 < int(hour) <= 12 and int(gmt_hour) < 24):
                continue
            local = (int(hour) % 12 + 12 * (half.lower() == "p")) * 60 + int(minute or 0)
            apart = (local - int(gmt_hour) * 60 - int(gmt_minute) + 720) % 1440 - 720
            possible = apart % 15 == 0
            held = [
                t.i
                for t in sent.tokens
                if t.start >= first.start + m.start() and t.end <= first.start + m.end()
            ]
            if held:
                sign = "ahead of" if apart >= 0 else "behind"
                detail = f"The local time is {abs(apart) / 60:g} hours {sign} GMT" + (
                    "." if possible else ", which no zone is."
                )
                yield FoundCheck(
                    "date", "consistent" if possible else "inconsistent", detail, [(held[0], held[-1] + 1)]
                )
