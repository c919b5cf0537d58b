"""Resolution: the TIMEX3 type and value of an expression, and the days it covers.

Tuesday evening    TIME 2023-09-19TEV     the day and the part of it
two days earlier   DATE 2013-07-06        from the time told last
a day after it     DURATION P1D           unless the text dates what happened: then that day and one
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.reading.findings import Time
from reportedly.reading.parse import Doc, Token
from reportedly.reading.times.anchors import Anchors, event_of, is_day
from reportedly.reading.times.expressions import Expression
from reportedly.reading.times.feasts import feast_days
from reportedly.reading.times.moves import COARSE, HOURS, blurred, moved_by, rolled
from reportedly.reading.times.periods import Period, clock_value, narrowed
from reportedly.reading.times.pointing import is_overnight, night_towards, period_of
from reportedly.reading.times.ranges import cover, link
from reportedly.reading.times.stretches import size_value
from reportedly.reading.times.tenses import FUTURE

RECENT = 6  # sentences for which a report that named its quarter compares quarters


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression came to; `period` is what later ones may count from."""

    type: str
    value: str | None
    first: date | None = None
    last: date | None = None
    period: Period | None = None
    offset_days: int | None = None
    relative_to: Token | None = None


def of_period(period: Period) -> Resolved:
    """A period as a date."""
    return Resolved("DATE", period.value(), period.first, period.last, period)


class Resolver:
    """Resolves the expressions of a report, sentence by sentence."""

    def __init__(self, doc: Doc, anchor: date | None, *, story: bool) -> None:
        self.at = Anchors(doc, anchor, story)
        self.done: dict[Expression, Resolved] = {}

    def resolve(self, sentence: int, expressions: Sequence[Expression]) -> list[Time]:
        """The times of the expressions of one sentence."""
        self.done = {}
        link(self.at.doc, expressions)
        self.at.enter(sentence, expressions)
        times: dict[Expression, Time] = {}
        for e in expressions:
            found = self.one(e)
            times[e] = Time(
                e.start,
                e.end,
                found.type,
                found.value,
                found.first,
                found.last,
                found.offset_days,
                found.relative_to,
                e.weekday or None,
            )
            if found.period is not None:
                self.at.remember(e, found.period)
        for e in expressions:
            cover(e, times)
        return list(times.values())

    def one(self, e: Expression) -> Resolved:
        """What one expression means."""
        if e not in self.done:
            self.done[e] = Resolved("DATE", None)  # guards against a circle of references
            readers = {"point": self.pointed, "nth": self.nth, "offset": self.offset, "duration": self.duration, "set": self.repeated, "ref": self.referred}  # fmt: skip
            self.done[e] = readers[e.kind](e)
        return self.done[e]

    def period(self, e: Expression) -> Period | None:
        return self.one(e).period

    def now(self, e: Expression) -> date | None:
        return self.at.now(e, self.period)

    # ---- points

    def pointed(self, e: Expression) -> Resolved:
        story = self.at.story
        if e.unit == "T":
            return self.clocked(e)
        if e.origin == "unknown":
            return Resolved("TIME" if e.part else "DATE", "XXXX-XX-XX" if e.unit == "D" else "XXXX-WXX")
        if e.rolling and (e.origin == "now" or (e.origin == "next" and e.unit != "D" and not story)):
            return self.duration(replace(e, sizes=((1, e.unit),), origin="now"))
        if story and e.origin == "now" and e.shift == 0 and e.unit == "D" and not e.weekday:
            return Resolved("DATE", "PRESENT_REF")  # a history's "today" is whenever it is read
        if e.unit == "Y" and e.origin == "text" and e.shift == 0 and self.at.behind(e) in {"ended", "ending"}:
            return Resolved("DURATION", "P1Y")
        if e.part == "NI" and (start := night_towards(e, self.at, self.period)) is not None:
            night = Period.of(start)
            return Resolved("TIME", f"{night.value()}TNI", start, start + timedelta(1), night)
        period = period_of(e, self.at, self.period)
        return Resolved("DATE", None) if period is None else self.dressed(e, period)

    def dressed(self, e: Expression, period: Period) -> Resolved:
        """The period with the part of the day, the clock time and the modifier of the expression."""
        kind, value = "DATE", period.value()
        if e.weekday and period.year is None:
            value = f"XXXX-WXX-{e.weekday}"
        if e.clock is not None or e.part:
            kind, value = "TIME", value + (clock_value(e.clock) if e.clock is not None else f"T{e.part}")
        days = period.days() if not (e.fiscal and e.unit != "Y") else None
        if e.feast is not None and period.year is not None:
            days = feast_days(e.feast, period.year)
        if days is None:
            return Resolved(kind, value, period=period)
        first, last = days
        if e.part == "NI" and is_overnight(e, self.at):
            last = first + timedelta(1)
        now = self.at.anchor
        if e.mod in {"BEFORE", "AFTER"} and now is not None and first <= now <= last:
            first, last = (first, now) if e.mod == "BEFORE" else (now, last)  # "earlier this week" ends today
        first, last = narrowed(first, last, e.mod)
        return Resolved(kind, value, first, last, period)

    def clocked(self, e: Expression) -> Resolved:
        """A clock time without a date: of the day that the sentence tells, or that the text told just before."""
        day: Period | None = None
        for other in self.at.expressions:
            near = other.start < e.start or (day is None and self.at.beside(e, other))
            if near and is_day(other) and not self.at.is_bound(other):
                found = self.period(other)
                day = found if found is not None and found.unit == "D" else day
        heads = self.at.doc.sentences[self.at.sentence].kind == "dateline"  # "16:45 GMT —" in a live blog
        if (
            day is None
            and self.at.anchor is not None
            and not self.at.story
            and (heads or self.is_timetable(e))
        ):
            day = Period.of(self.at.anchor)
        if day is None:
            day = self.at.last_happened() or self.at.last_told("D")
        if day is None or day.unit != "D":
            day = Period("D", None)
        return Resolved("TIME", day.value() + clock_value(e.clock or (0, 0, 0)), day.first, day.last)

    def is_timetable(self, e: Expression) -> bool:
        """ "The council reconvenes at 1500 hrs": of the day of publication."""
        verb = next(iter(self.at.above.get(e, ())), None)
        return verb is not None and (verb.tag in {"VBZ", "VBP"} or self.at.tense(e) == FUTURE)

    def nth(self, e: Expression) -> Resolved:
        """ "the first week of March", "the last day of 1999"."""
        base = self.one(e.base) if e.base is not None else None
        if base is None or base.first is None or base.last is None or base.period is None:
            return Resolved("DATE", base.value if base else None)
        last = e.n < 0
        if e.unit in {"D", "NI"}:
            return of_period(Period.of(base.last if last else base.first + timedelta(e.n - 1)))
        if e.unit == "M":
            month = Period.of(base.last, "M") if last else Period.of(base.first, "M").shifted(e.n - 1)
            return (
                of_period(month) if month.first and month.first <= base.last else Resolved("DATE", base.value)
            )
        start = base.last - timedelta(6) if last else base.first + timedelta(7 * (e.n - 1))
        if e.unit == "WE":
            start += timedelta((6 - start.isoweekday()) % 7)
        if start > base.last:
            return Resolved("DATE", base.value)
        end = start + timedelta(1 if e.unit == "WE" else 6)
        return Resolved("DATE", base.value, start, min(end, base.last), base.period)

    # ---- offsets, stretches, references

    def offset(self, e: Expression) -> Resolved:
        """ "two days ago", "three days earlier", "a week after Oct. 12", "a day after the invasion"."""
        sign, unit = e.shift or 0, COARSE.get(e.unit, e.unit)
        count = e.count if e.count is None or e.unit != "FN" else e.count * 2
        value = size_value(e.sizes or [(count, unit)])
        if e.origin == "event":
            return self.from_event(e, unit, count, sign, value)
        if count is None:
            return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
        reference = self.counted_from(e)
        if reference is None:
            return Resolved("DURATION", value)
        if unit in HOURS:
            return self.hours_from(reference, count * HOURS[unit] * sign, value)
        quarter = self.at.quarter
        if (
            unit == "Y"
            and count == 1
            and e.origin != "base"
            and quarter is not None
            and self.at.sentence - self.at.quarter_at < RECENT
        ):
            return of_period(quarter.years_on(sign))  # the report compares quarters
        moved = moved_by(reference, unit, count * sign)
        if moved is None or (moved.first is None and reference.first is not None):
            days = blurred(reference, unit, count * sign)
            return (
                Resolved("DATE", Period("D", reference.year).value(), *days)
                if days
                else Resolved("DURATION", value)
            )
        return (
            replace(of_period(moved), type="TIME", value=f"{moved.value()}T{e.part}")
            if e.part
            else of_period(moved)
        )

    def counted_from(self, e: Expression) -> Period | None:
        """The time that an offset counts from: its base, the day of speaking, or one told before it."""
        if e.origin == "base" and e.base is not None:
            start = e.base.start
            return self.period(next((o for o in self.at.expressions if o.start == start), e.base))
        if e.origin == "now":
            now = self.now(e)
            told = self.at.last() if self.at.story else None
            return told or (Period.of(now) if now else None)
        for other in reversed(self.at.expressions):
            if other.end <= e.start and other.kind in {"point", "offset"}:
                found = self.period(other)
                if found is not None and found.year is not None:
                    return found
        return self.at.told_before(e, COARSE.get(e.unit, e.unit))

    def hours_from(self, reference: Period, hours: float, value: str) -> Resolved:
        """Hours from a day: of that day, unless they are days."""
        if reference.first is None or reference.unit != "D":
            return Resolved("DURATION", value)
        if abs(hours) >= 24:
            moved = moved_by(reference, "D", hours / 24)
            return of_period(moved) if moved is not None else Resolved("DURATION", value)
        return Resolved("TIME", reference.value() + "TXX", reference.first, reference.last)

    def from_event(self, e: Expression, unit: str, count: float | None, sign: int, value: str) -> Resolved:
        """So long before or after something that happens: the clause's own day, or counted from the day of what happens, if told."""
        at, what = self.at, event_of(self.at.doc, e)
        days = {"D": 1, "W": 7}.get(unit, 0) * (count or 0) * sign
        soon = unit in HOURS and (count is None or count < 12)
        offset = int(days) if days and days == int(days) else 0 if soon else None
        own = at.above.get(e, [])[:1]
        for other in at.expressions:
            if other is e or not is_day(other) or at.is_bound(other):
                continue
            told = self.period(other)
            if told is None or told.unit != "D" or told.first is None:
                continue
            head = at.heads[other]
            if (
                what is not None
                and other.start > e.end
                and (at.above[other][:1] == [what] or what in head.ancestors())
            ):
                moved = (
                    moved_by(told, unit, count * sign) if count is not None and unit not in HOURS else None
                )
                if moved is not None:
                    return replace(of_period(moved), offset_days=offset, relative_to=what)
            elif own and at.above[other][:1] == own and other.end <= e.start:
                return replace(of_period(told), offset_days=offset, relative_to=what)
        if e.definite:
            return Resolved("DATE", "XXXX-XX-XX", offset_days=offset, relative_to=what)
        return Resolved("DURATION", value, offset_days=offset, relative_to=what)

    def duration(self, e: Expression) -> Resolved:
        """How long; with its days where it ends or begins now ("the past 24 hours"), as a date where it says when ("in two weeks")."""
        value = size_value(e.sizes)
        count, unit = e.sizes[0] if len(e.sizes) == 1 else (None, "")
        now = self.now(e) if count and not self.at.story else None
        if now is None or count is None:
            return Resolved("DURATION", value)
        if e.rolling and e.origin == "now":
            days = rolled(now, unit, count, e.rolling)
            return Resolved("DURATION", value, *days) if days else Resolved("DURATION", value)
        if self.at.before(e) == "in" and not e.origin and self.at.tense(e) == FUTURE:
            moved = moved_by(Period.of(now), COARSE.get(unit, unit), count)
            if moved is not None:
                return of_period(moved)
        return Resolved("DURATION", value)

    def repeated(self, e: Expression) -> Resolved:
        return Resolved("SET", e.value)

    def referred(self, e: Expression) -> Resolved:
        """ "now" is the day of speaking; what is recent or in the future is no day."""
        if e.value == "PRESENT_REF" and not self.at.story:
            now = self.now(e)
            return Resolved("DATE", e.value, now, now)
        return Resolved("DURATION" if e.value.startswith("PX") else "DATE", e.value or None)
