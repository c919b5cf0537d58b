"""Checks: what a report says and what can be verified inside it, in the calendar or on the map.

six negotiators ... three of Azerbaijan, two of the Armenians and one Russian     sum       6 = 3 + 2 + 1
Yevlakh, about 300 kilometres west of Baku                                        distance  233 km on the map
Tuesday, 5 May 2014                                                               date      that was a Monday
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model import PEOPLE
from reportedly.reading.checks.bearings import distance_checks
from reportedly.reading.findings import FoundCheck, Number, Time, Toponym
from reportedly.reading.parse import Doc
from reportedly.reading.times.weekdays import date_checks
from reportedly.word_lists import word_list

EXHAUSTIVE = frozenset({":", "—", "–", "(", "-"})
PARTIAL = word_list("partial")
NEAR = 4  # sentences between a list and its total
LARGE = 30  # a sum that is no chance
ADDING = word_list("adding")


def find_checks(
    doc: Doc, figures: Sequence[Number], times: Sequence[Time] = (), toponyms: Sequence[Toponym] = ()
) -> list[FoundCheck]:
    """The checks of a report in the order of their words. What cannot be verified is passed over in silence."""
    checks = [
        *parts_checks(doc, figures),
        *list_checks(doc, figures),
        *running_checks(doc, figures),
        *distance_checks(doc, figures, toponyms),
        *date_checks(doc, times),
        *headline_checks(doc, figures),
    ]
    seen: set[tuple[object, ...]] = set()
    out = []
    for check in sorted(checks, key=lambda c: (c.spans[0], c.kind)):
        key = (check.kind, *check.spans)
        if key not in seen:
            seen.add(key)
            out.append(check)
    return out


def exact(number: Number) -> bool:
    return number.best is not None and number.low == number.best == number.high


def says(value: float | None) -> str:
    return "?" if value is None else f"{value:,.10g}"


def summed(doc: Doc, total: Number, parts: Sequence[Number], verdict: str) -> FoundCheck:
    values = " + ".join(says(p.best) for p in parts)
    named = doc.span(total.span[0], max(total.span[1], total.group[1] if total.group else 0)).text
    got = says(sum(p.best or 0 for p in parts))
    total_value = total.best if total.best is not None else total.low
    if verdict == "consistent":
        detail = f"“{named}” is the sum of its parts: {values} = {says(total_value)}."
    else:
        detail = f"“{named}” is {says(total_value)}, but its parts are {values} = {got}."
    return FoundCheck("sum", verdict, detail, [total.span, *(p.span for p in parts)])


def parts_checks(doc: Doc, figures: Sequence[Number]) -> Iterator[FoundCheck]:
    """A total and the parts that the same sentence gives: "14 bodies, nine of them civilians and five soldiers"."""
    parts: dict[int, list[Number]] = {}
    for number in figures:
        if number.whole is not None and exact(number):
            parts.setdefault(id(number.whole), []).append(number)
    for total in figures:
        found = parts.get(id(total))
        value = total.best if exact(total) else total.low
        if not found or value is None or (total.high is None and not exact(total) and len(found) < 2):
            continue
        got = sum(p.best or 0 for p in found)
        words = {t.lower for t in doc.tokens[total.span[1] : found[0].span[1] + 2]}
        if got == value and len(found) > 1:
            yield summed(doc, total, found, "consistent")
        elif not exact(total):
            continue
        elif got > value or (
            len(found) > 1 and not words & PARTIAL and (words & EXHAUSTIVE or "of" in words)
        ):
            yield summed(doc, total, found, "inconsistent")


def by_value(figures: Sequence[Number]) -> dict[tuple[str, float | None], list[Number]]:
    """Exact figures by measure and value."""
    out: dict[tuple[str, float | None], list[Number]] = {}
    for number in figures:
        if exact(number):
            out.setdefault((number.measure, number.best), []).append(number)
    return out


def lists_of(figures: Sequence[Number]) -> Iterator[list[Number]]:
    """Exact numbers of people that one word counts together: "three of A, two of B and one of C are taking part"."""
    run: list[Number] = []
    for number in figures:
        if number.measure in PEOPLE and exact(number) and number.whole is None and number.head is not None:
            if run and not (
                run[-1].measure == number.measure
                and run[-1].head is not None
                and run[-1].head.sent is number.head.sent
                and number.span[0] - run[-1].span[1] <= 12
            ):
                if len(run) > 1:
                    yield run
                run = []
            run.append(number)
        elif number.measure in PEOPLE:
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


def list_checks(doc: Doc, figures: Sequence[Number]) -> Iterator[FoundCheck]:
    """A list whose sum another sentence gives as a total. That a sum is nowhere in the report says nothing."""
    known = by_value(figures)
    for items in lists_of(figures):
        got = sum(p.best or 0 for p in items)
        at = doc.tokens[items[0].span[0]].sent.i
        totals = [
            n for n in known.get((items[0].measure, got), ())
            if n not in items and abs(doc.tokens[n.span[0]].sent.i - at) <= NEAR
        ]  # fmt: skip
        if totals and got > 1:
            total = min(totals, key=lambda n: abs(n.span[0] - items[0].span[0]))
            yield summed(doc, total, items, "consistent")


def running_checks(doc: Doc, figures: Sequence[Number]) -> Iterator[FoundCheck]:
    """Two numbers of one kind that add up to a third: "142 violations ... nine ... 151", "six ... three more ... nine".

    Small sums may be chance, so they need a word of adding.
    """
    kinds: dict[tuple[str, str | None], list[Number]] = {}
    for number in figures:
        if exact(number) and number.best and number.whole is None and number.measure in PEOPLE | {"other"}:
            kinds.setdefault((number.measure, number.unit), []).append(number)
    for numbers in kinds.values():
        for i, total in enumerate(numbers):
            value, at = total.best or 0, doc.tokens[total.span[0]].sent.i
            if value < 3:
                continue
            near = [
                n for n in numbers[max(0, i - 6) : i + 7]
                if (n.best or 0) < value and abs(doc.tokens[n.span[0]].sent.i - at) <= 2 * NEAR
            ]  # fmt: skip
            seen: dict[float, Number] = {}
            for number in near:
                other = seen.get(value - (number.best or 0))
                if other is not None and (value >= LARGE or adds(doc, (other, number, total))):
                    yield summed(doc, total, (other, number), "consistent")
                    break
                seen[number.best or 0] = number


def adds(doc: Doc, numbers: Sequence[Number]) -> bool:
    """Whether a word of adding stands at one of the numbers."""
    return any(
        t.lower in ADDING
        for number in numbers
        for t in doc.tokens[max(0, number.span[0] - 4) : number.span[1] + 3]
        if t.sent is doc.tokens[number.span[0]].sent
    )


def headline_checks(doc: Doc, figures: Sequence[Number]) -> Iterator[FoundCheck]:
    """The toll of a headline against that of the body below it: the same number, else the first of the same measure."""
    headlines: list[Number] = []
    for number in figures:
        if number.measure not in PEOPLE or not exact(number) or number.whole is not None:
            continue
        if doc.tokens[number.span[0]].sent.kind == "headline":
            headlines.append(number)
            continue
        for headline in headlines:
            if headline.measure == number.measure and headline.best == number.best:
                detail = f"Headline and body both say {says(number.best)} {number.measure}."
                yield FoundCheck("duplicate_figure", "consistent", detail, [headline.span, number.span])
            elif (
                headline.measure == number.measure
                and headline.event is not None
                and headline.event is number.event
            ):
                detail = (
                    f"The headline says {says(headline.best)} {number.measure}, the body {says(number.best)}."
                )
                yield FoundCheck("duplicate_figure", "inconsistent", detail, [headline.span, number.span])
        headlines = [h for h in headlines if h.measure != number.measure]
