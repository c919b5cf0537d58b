"""Resolution: which days an expression means, given what it counts from.

bare weekday   the last one up to the day of publication, unless the verb looks ahead
bare month     the same by months; in a history the year of the time told last
last week      the calendar week before, Monday to Sunday
a day earlier  from the time told last; in news without one, from the day of publication
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.calendar import tenses
from reportedly.reading.anchors import FUTURE, PAST, Memory, clauses, head_of, tense_of
from reportedly.reading.expressions import Expression
from reportedly.reading.feasts import feast_days
from reportedly.reading.findings import Time
from reportedly.reading.parse import Doc, Token
from reportedly.reading.periods import ORDER, Period, narrowed
from reportedly.reading.stretches import size_value

HOURS = {"H": 1, "MIN": 1 / 60, "S": 1 / 3600}
PERIOD_UNITS = {"FN": "W", "NI": "D", "X": "Q"}


@dataclass(slots=True)
class Resolved:
    """What an expression came to; `period` is what later ones may count from."""

    type: str
    value: str | None
    first: date | None = None
    last: date | None = None
    period: Period | None = None
    offset_days: int | None = None
    relative_to: Token | None = None


class Resolver:
    """Resolves the expressions of a report sentence by sentence, remembering what it has told."""

    def __init__(self, doc: Doc, anchor: date | None, *, story: bool) -> None:
        self.doc = doc
        self.anchor = anchor
        self.story = story
        self.memory = Memory()
        self.quarter: Period | None = None
        self.quarter_at = 0
        self.sentence = 0
        self.expressions: Sequence[Expression] = ()
        self.above: dict[Expression, list[Token]] = {}
        self.done: dict[Expression, Resolved] = {}

    def resolve(self, sentence: int, expressions: Sequence[Expression]) -> list[Time]:
        """The times of the expressions of one sentence."""
        self.sentence, self.expressions = sentence, expressions
        self.above, self.done = {}, {}
        tokens = self.doc.tokens
        link(self.doc, expressions)
        for e in expressions:
            self.above[e] = clauses(head_of(tokens, e))
        times: dict[Expression, Time] = {}
        for e in expressions:
            found = self.one(e)
            times[e] = Time(e.start, e.end, found.type, found.value, found.first, found.last)
            times[e].offset_days, times[e].relative_to = found.offset_days, found.relative_to
            times[e].stated_weekday = e.weekday or None
            if found.period is not None and self.is_told(e):
                self.memory.add(sentence, found.period)
        for e in expressions:
            span_range(e, times)
        return list(times.values())

    def is_told(self, e: Expression) -> bool:
        """Whether later times may count from an expression: not from "since 1990", nor in a history from what is only planned."""
        if e.kind not in {"point", "offset", "nth"}:
            return False
        if e.start and self.doc.tokens[e.start - 1].lower == "since":
            return False
        if e.shift is not None and e.shift < 0 and e.origin in {"text", "now"} and self.story:
            return False  # a look back
        return not (self.story and self.tense(e) == FUTURE)

    def one(self, e: Expression) -> Resolved:
        """What one expression means."""
        if e not in self.done:
            self.done[e] = Resolved("DATE", None)  # guards against a circle of references
            if e.kind == "point":
                self.done[e] = self.pointed(e)
            elif e.kind == "offset":
                self.done[e] = self.offset(e)
            elif e.kind == "nth":
                self.done[e] = self.nth(e)
            elif e.kind == "duration":
                self.done[e] = self.duration(e)
            elif e.kind == "set":
                self.done[e] = Resolved("SET", e.value)
            else:
                self.done[e] = self.referring(e)
        return self.done[e]

    # ---- what it counts from

    def now(self, e: Expression) -> date | None:
        """The day of speaking: that of the statement in whose content the words stand, else the day of publication."""
        saying = tenses().saying
        above = self.above.get(e, [])
        for verb in above[1:]:
            if verb.lemma in saying:
                for other in self.expressions:
                    if other is not e and self.is_day(other) and self.above[other][:1] == [verb]:
                        said = self.one(other)
                        if said.first is not None and said.first == said.last:
                            return said.first
            elif verb.lemma == "be" and verb.tag == "VBD" and above[0].dep == "xcomp":
                for other in self.expressions:  # "announced on Saturday, was to start on Sunday"
                    if other.end <= e.start and self.is_day(other) and (day := self.one(other).first) is not None:
                        return day
        return self.anchor

    def tense(self, e: Expression) -> str | None:
        """Whether an expression looks back or ahead."""
        if e not in self.above:
            return None
        head = head_of(self.doc.tokens, e)
        if any(o.start < e.start and self.above[o][:1] == self.above[e][:1] != [] and self.is_day(o) for o in self.expressions):
            noun = head.sent.doc.tokens[max(e.start - 1 - (self.doc.tokens[e.start - 1].pos == "ADP"), 0)]
            if noun.lemma in tenses().coming:  # "began on Wednesday celebrations of his birthday on Friday"
                return FUTURE
        return tense_of(head)

    def is_day(self, e: Expression) -> bool:
        """A day that the words tell by its name or from now."""
        return e.kind == "point" and e.unit == "D" and bool(e.day or e.weekday or e.origin == "now")

    def told(self, unit: str, e: Expression | None = None) -> Period | None:
        """The time told last that is no coarser than a unit; in news only of the sentences just before, else the day of publication."""
        if self.quarter is not None and unit == "Y" and self.anchor is not None:
            return self.quarter  # a report of a quarter means the year of that
        if self.story:
            found = self.memory.last(unit)
            if found is not None:
                return found
            return self.memory.last()
        found = self.memory.last(unit, since=self.sentence - 3)
        if found is None and self.anchor is not None:
            return Period.of(self.anchor)
        return found

    def reference(self, e: Expression, unit: str) -> Period | None:
        """The day, or coarser, that a shifted expression counts from."""
        if e.origin in {"text", "next"} or (e.origin == "this" and self.story):
            if not self.story and e.origin == "next" and unit != "D":
                now = self.now(e)
                return Period.of(now) if now else None
            return self.told(unit)
        now = self.now(e)
        if self.story and (now is None or now == self.anchor):
            told = self.told(unit)
            if told is not None and e.shift != 0:
                return told
        return Period.of(now) if now else None

    # ---- points

    def pointed(self, e: Expression) -> Resolved:
        if e.unit == "T":
            return self.clocked(e)
        if e.origin == "unknown":
            return Resolved("TIME" if e.part else "DATE", "XXXX-XX-XX" if e.unit == "D" else "XXXX-WXX")
        if e.rolling and (e.origin == "now" or (e.origin == "next" and e.unit != "D" and not self.story)):
            return self.rolling_unit(e)
        if self.story and e.origin == "now" and e.shift == 0 and e.unit == "D" and not e.weekday:
            return Resolved("DATE", "PRESENT_REF")  # a history's "today" is whenever it is read
        if e.unit == "Y" and e.origin == "text" and e.shift == 0 and self.follows(e, {"ended", "ending"}):
            return Resolved("DURATION", "P1Y")
        period = self.period(e)
        if period is None:
            return Resolved("DATE", None)
        if e.swapped and period.n == 0:
            return Resolved("DATE", period.value())
        return self.dressed(e, period)

    def dressed(self, e: Expression, period: Period) -> Resolved:
        """The period with the part of the day, the clock time and the modifier of the expression."""
        value = period.value()
        if e.weekday and period.year is None:
            value = f"XXXX-WXX-{e.weekday}"
        days = period.days() if not (e.fiscal and e.unit != "Y") else None
        first, last = days if days else (None, None)
        kind = "DATE"
        if e.feast is not None and period.year is not None and (held := feast_days(e.feast, period.year)):
            first, last = held
        if e.clock is not None:
            kind, value = "TIME", value + clock_value(e.clock)
        elif e.part:
            kind, value = "TIME", value + "T" + e.part
        if first is not None and last is not None:
            if e.part == "NI" and self.is_overnight(e):
                last = first + timedelta(1)
            if e.mod in {"BEFORE", "AFTER"}:
                first, last = self.before_after(e, first, last)
            else:
                first, last = narrowed(first, last, e.mod)
        return Resolved(kind, value, first, last, period)

    def follows(self, e: Expression, words: set[str]) -> bool:
        """One of these words stands right behind an expression."""
        return e.end < len(self.doc.tokens) and self.doc.tokens[e.end].lower in words

    def precedes(self, e: Expression, word: str) -> bool:
        return e.start > 0 and self.doc.tokens[e.start - 1].lower == word

    def is_overnight(self, e: Expression) -> bool:
        return any(self.doc.tokens[i].lower == "overnight" for i in range(e.start, e.end))

    def before_after(self, e: Expression, first: date, last: date) -> tuple[date, date]:
        """ "earlier this week" ends today, "later this week" begins today."""
        now = self.anchor
        if now is None or not first <= now <= last or first == last:
            return first, last
        return (first, now) if e.mod == "BEFORE" else (now, last)

    def period(self, e: Expression) -> Period | None:
        """The calendar period of a point; of year None where it stays open."""
        if e.unit == "Q":
            found = self.business(e)
            named = e.n or self.follows(e, {"ended", "ending"})
            if found is not None and e.base is None and found.n and named and e.year is None and not (self.anchor and found.last and found.last > self.anchor):
                self.quarter, self.quarter_at = found, self.sentence
            return found
        return self.within_base(e) if e.base is not None else self.plain(e)

    def plain(self, e: Expression) -> Period | None:
        """The period of a point that lies in no other."""
        if e.feast is not None:
            return self.feast(e)
        if e.unit in {"Y", "E", "C", "L"}:
            if e.year is not None:
                return Period(e.unit, e.year)
            reference = self.reference(e, e.unit)
            return reference.within(e.unit).shifted(e.shift or 0) if reference else Period(e.unit, None)
        if e.swapped is not None:
            return self.unswapped(e)
        if e.year is not None:
            return Period(e.unit, e.year, e.n, e.day)
        if e.unit == "WE":
            return self.weekend(e)
        if e.unit == "D" and e.weekday and not e.day:
            return self.weekday(e)
        if e.unit == "D" and e.day:
            return self.named(e)
        if e.n:
            return self.named(e)
        return self.shifted(e)

    def business(self, e: Expression) -> Period | None:
        """A quarter: named, or the one that the report is about ("the quarter", "the latest period", "the 1988 quarter")."""
        if e.base is not None:
            return self.within_base(e)
        if e.n:
            return self.plain(e)
        now = self.now(e)
        latest = Period.of(now, "Q").shifted(-1) if now and not e.vague else None
        if e.year is not None:
            return Period("Q", e.year, self.quarter.n) if self.quarter else Period("Y", e.year)
        if e.shift == 0 and e.origin == "text":
            ends = next((o for o in self.expressions if 0 < o.start - e.end <= 2 and o.unit == "D"), None)
            if ends is not None and self.follows(e, {"ended", "ending"}) and (end := self.one(ends).last):
                return Period.of(end - timedelta(45), "Q")
            return self.quarter or latest
        if e.shift == -1 and self.doc.tokens[e.end - 2].lower == "latest":
            return self.quarter or latest
        return self.plain(e)

    def shifted(self, e: Expression) -> Period | None:
        """ "today", "last week", "that day", "the following month", "the morning"."""
        if e.origin == "any":
            return Period("D", None)
        if e.part and e.shift == -1 and e.origin == "now" and self.reference(e, "D"):
            return self.before(e, "D", -1)
        if (
            e.part
            and e.origin == "text"
            and e.shift == 0
            and self.is_overnight(e)
            and not self.story
            and self.anchor
        ):
            told = self.memory.last("D", since=self.sentence)
            return told or Period.of(self.anchor).shifted(-1)
        reference = self.reference(e, e.unit)
        if reference is None:
            return Period(e.unit, None)
        if ORDER[reference.unit] > ORDER[e.unit]:
            return Period(
                e.unit, reference.year, reference.n if reference.unit == "M" and e.unit == "D" else 0
            )
        return reference.within(e.unit).shifted(e.shift or 0)

    def before(self, e: Expression, unit: str, by: int) -> Period | None:
        reference = self.reference(e, unit)
        return reference.within(unit).shifted(by) if reference else None

    def weekend(self, e: Expression) -> Period | None:
        now = self.now(e)
        if now is None:
            return Period("WE", None)
        this = Period.of(now, "WE")
        weekday = now.isoweekday()
        if e.shift == -1:
            return this.shifted(-1)
        if e.shift == 1:
            return this.shifted(1 if weekday >= 6 else 0)
        tense = self.tense(e)
        if weekday >= 6:
            return this
        if tense == FUTURE or (e.shift == 0 and (tense is None or weekday >= 3)):
            return this
        return this.shifted(-1)

    def weekday(self, e: Expression) -> Period | None:
        """A weekday without a date."""
        reference: date | None
        if e.origin in {"text", "next"} or (self.story and self.memory.last("D") is not None):
            told = self.told("D")
            reference = told.first if told and told.unit == "D" else None
            if reference is None:
                return Period("W", None)
            step = (e.weekday - reference.isoweekday()) % 7
            if e.shift == -1:
                return Period.of(reference - timedelta((reference.isoweekday() - e.weekday) % 7 or 7))
            return Period.of(reference + timedelta(step or (7 if e.shift == 1 else 0)))
        reference = self.now(e)
        if reference is None:
            return Period("W", None)
        back = (reference.isoweekday() - e.weekday) % 7
        ahead = (e.weekday - reference.isoweekday()) % 7
        if e.shift == -1:
            return Period.of(reference - timedelta(back or 7))
        if e.shift == 1:
            return Period.of(reference + timedelta(ahead or 7))
        mate = next((m for m in self.expressions if m.mate is e and m.weekday), None)
        if mate is not None and (start := self.one(mate).first) is not None:
            return Period.of(start + timedelta((e.weekday - start.isoweekday()) % 7))
        tense = self.tense(e)
        if e.shift == 0 and tense is None:
            return Period.of(reference + timedelta(e.weekday - reference.isoweekday()))
        return Period.of(reference + timedelta(ahead) if tense == FUTURE else reference - timedelta(back))

    def named(self, e: Expression) -> Period | None:
        """A month, day of a month, season or quarter without its year."""
        if e.day and not e.n:
            return self.day_of_month(e)
        if e.origin in {"text", "next"} and e.shift is not None:
            told = self.told("Y")
            if told is None or told.year is None:
                return Period(e.unit, None, e.n, e.day)
            here = Period(e.unit, told.year, e.n, e.day)
            if e.shift and told.first and here.first:
                if e.shift > 0 and here.first <= told.first:
                    return here.years_on(1)
                if e.shift < 0 and here.first >= told.first:
                    return here.years_on(-1)
            return here
        told_year = self.told_year(e) if e.shift is None else None
        now = self.now(e)
        here = Period(e.unit, now.year if now else None, e.n, e.day)
        if now is not None and not self.story and e.shift is None:
            near = self.nearest(here, now, None)
            reach = {"D": 70, "Q": 120}.get(e.unit, -1)
            away = max((near.first - now).days, (now - near.last).days, 0) if near.first and near.last else 999
            if away <= reach and not (near.first and near.first > now and self.precedes(e, "since")):
                return near  # "Aug. 2", said in August, is of this year whatever the tense
        if told_year is not None:
            return self.in_story(e, told_year)
        if now is None:
            return here
        if e.shift == -1:
            return self.nearest(here, now, PAST, strict=True)
        if e.shift == 1:
            return self.nearest(here, now, FUTURE, strict=True)
        return self.nearest(here, now, self.tense(e))

    def day_of_month(self, e: Expression) -> Period | None:
        """ "on the 9th": of the month that the text is telling, in news the last or the next such day."""
        now = self.now(e)
        told = self.memory.last("M", since=-1 if self.story else self.sentence)
        if told is not None and told.year is not None:
            return Period("D", told.year, told.n if told.unit == "M" else told.n, e.day) if told.unit in {"D", "M"} else None
        if now is None or self.story:
            return Period("D", None, 0, e.day)
        month = Period.of(now, "M")
        months = (month, month.shifted(-1)) if self.tense(e) != FUTURE else (month, month.shifted(1))
        for m in months:
            found = Period("D", m.year, m.n, e.day)
            if found.first and (found.first <= now if self.tense(e) != FUTURE else found.first >= now):
                return found
        return None

    def nearest(self, here: Period, now: date, tense: str | None, *, strict: bool = False) -> Period:
        """Of the year before, this year and the next, the one that the tense points at; without a tense the nearest."""
        options = [(p, p.days()) for p in (here.years_on(-1), here, here.years_on(1))]
        known = [(p, days) for p, days in options if days is not None]
        if not known:
            return here
        past = [
            (p, (now - days[0]).days)
            for p, days in known
            if days[0] <= now and not (strict and days[1] >= now)
        ]
        future = [
            (p, (days[1] - now).days)
            for p, days in known
            if days[1] >= now and not (strict and days[0] <= now)
        ]
        if tense == FUTURE:
            return future[0][0] if future else known[-1][0]
        if tense == PAST or strict:
            if past and not strict and future and past[-1][1] > 300 and 0 < future[0][1] < 46:
                return future[0][0]
            return past[-1][0] if past else known[0][0]
        if past and future:
            return past[-1][0] if past[-1][1] <= future[0][1] else future[0][0]
        return (past or future)[-1][0]

    def told_year(self, e: Expression) -> Period | None:
        """The time told last, where a date without its year takes the year from it: in a history always, in news where an earlier
        year has just been told in the past tense.
        """
        if self.story:
            return self.memory.last("Y")
        found = self.memory.last("Y", since=self.sentence - 1)
        if found is None or found.year is None:
            return None
        if self.anchor is None:
            return found if found.unit in {"D", "M"} and found.first else None
        if found.year >= self.anchor.year - 1 or found.unit not in {"D", "M", "S"}:
            return None
        return found if self.continues(e) else None

    def continues(self, e: Expression) -> bool:
        """Whether a clause goes on with what the text was just telling: "took the town in May 2015 and lost it in March"; in a new
        sentence only the past perfect does.
        """
        verb = next(iter(self.above.get(e, ())), None)
        if verb is None:
            return False
        for other in self.expressions:
            if other.start < e.start and other.year is not None and (above := self.above[other][:1]):
                return above[0] is verb or (verb.dep == "conj" and verb.head is above[0])
        return any(c.dep in {"aux", "auxpass"} and c.lower in {"had", "'d"} for c in verb.children)

    def in_story(self, e: Expression, told: Period) -> Period:
        """The year of the time told last; after its autumn the early months are those of the next year."""
        here = Period(e.unit, told.year, e.n, e.day)
        if told.unit in {"D", "M", "S"} and told.first and here.first:
            behind = (told.first - here.first).days
            if behind > 240:
                return here.years_on(1)
            if behind < -320:
                return here.years_on(-1)
        return here

    def feast(self, e: Expression) -> Period | None:
        feast = e.feast
        assert feast is not None

        def held(year: int) -> Period | None:
            days = feast_days(feast, year)
            return Period.of(days[0]) if days else None

        if e.year is not None:
            return held(e.year) or Period("Y", e.year)
        told = self.told_year(e)
        if told is not None and told.year is not None:
            return held(told.year)
        now = self.now(e)
        if now is None:
            return Period("D", None)
        options = [
            p for p in (held(now.year - 1), held(now.year), held(now.year + 1)) if p is not None and p.first
        ]
        past = [p for p in options if p.first and p.first <= now]
        future = [p for p in options if p.first and p.first >= now]
        tense = self.tense(e)
        if (e.shift == 1 or tense == FUTURE) and future:
            return future[0]
        if (e.shift == -1 or tense == PAST) and past:
            near = future and past and (now - past[-1].first).days > 300 and (future[0].first - now).days < 46  # type: ignore[operator]
            return future[0] if near and e.shift is None else past[-1]
        return min(options, key=lambda p: abs((p.first - now).days)) if options else None  # type: ignore[operator]

    def unswapped(self, e: Expression) -> Period | None:
        """ "05/03/2019": of the two readings the one nearest to the day of publication."""
        assert e.swapped is not None
        a, b = e.swapped
        if self.anchor is None:
            return Period("D", e.year, 0, 0)
        options = [p for p in (Period("D", e.year, b, a), Period("D", e.year, a, b)) if p.first]
        return min(options, key=lambda p: abs((p.first - self.anchor).days)) if options else None  # type: ignore[operator]

    def within_base(self, e: Expression) -> Period | None:
        """A point inside of another: "June last year", "Tuesday last week", "next year's first quarter"."""
        assert e.base is not None
        base = self.one(e.base).period
        if base is None:
            return None
        if e.weekday and base.unit == "W" and base.first:
            return Period.of(base.first + timedelta(e.weekday - 1))
        if e.feast is not None and base.year is not None:
            days = feast_days(e.feast, base.year)
            return Period.of(days[0]) if days else None
        if e.unit == "D" and e.day and not e.n and base.unit == "M":
            return Period("D", base.year, base.n, e.day)
        if e.n:
            return Period(e.unit, base.year, e.n, e.day)
        if e.unit == "Q":
            return Period("Q", base.year, self.quarter.n if self.quarter else 0)
        return base

    def clocked(self, e: Expression) -> Resolved:
        """A clock time without a date: of the day that the sentence tells, or that the text told just before."""
        assert e.clock is not None
        day: Period | None = None
        for other in self.expressions:
            if other is not e and self.is_day(other) and not self.is_bound(other):
                found = self.one(other).period
                if found is not None and found.unit == "D" and (day is None or other.start < e.start):
                    day = found
        if day is None and self.anchor is not None and not self.story and self.is_present(e):
            day = Period.of(self.anchor)
        if day is None:
            day = self.told("D")
        if day is None or day.unit != "D":
            day = Period("D", None)
        head = day.value() if day.year is not None else "XXXX-XX-XX"
        return Resolved("TIME", head + clock_value(e.clock), day.first, day.last, None)

    def is_present(self, e: Expression) -> bool:
        """ "The council reconvenes at 1500 hrs": a timetable of the day."""
        verb = next(iter(self.above.get(e, ())), None)
        return verb is not None and (verb.tag in {"VBZ", "VBP"} or self.tense(e) == FUTURE)

    def is_bound(self, e: Expression) -> bool:
        """ "since Monday", "until Friday": a day that bounds a stretch dates no clock time."""
        return e.start > 0 and self.doc.tokens[e.start - 1].lower in {
            "since",
            "until",
            "till",
            "by",
            "before",
        }

    def nth(self, e: Expression) -> Resolved:
        """ "the first week of March", "the last day of 1999"."""
        assert e.base is not None
        base = self.one(e.base)
        if base.first is None or base.last is None or base.period is None:
            return Resolved("DATE", base.value)
        if e.unit in {"D", "NI"}:
            day = base.last if e.n < 0 else base.first + timedelta(e.n - 1)
            period = Period.of(day)
            return Resolved("DATE", period.value(), day, day, period)
        if e.unit == "M" and base.period.unit in {"Y", "S"}:
            months = [Period.of(base.first, "M")]
            while months[-1].last and months[-1].last < base.last:
                months.append(months[-1].shifted(1))
            index = -1 if e.n < 0 else e.n - 1
            if index < len(months):
                return Resolved(
                    "DATE", months[index].value(), months[index].first, months[index].last, months[index]
                )
            return Resolved("DATE", base.value)
        start = base.last - timedelta(6) if e.n < 0 else base.first + timedelta(7 * (e.n - 1))
        if e.unit == "WE":
            start += timedelta((6 - start.isoweekday()) % 7)
        end = min(start + timedelta(1 if e.unit == "WE" else 6), base.last)
        return (
            Resolved("DATE", base.value, start, end, base.period)
            if start <= base.last
            else Resolved("DATE", base.value)
        )

    # ---- offsets, stretches, references

    def offset(self, e: Expression) -> Resolved:
        """ "two days ago", "three days earlier", "a week after Oct. 12", "a day after the invasion"."""
        unit, sign = PERIOD_UNITS.get(e.unit, e.unit), e.shift or 0
        count = e.count
        if count is not None and e.unit == "FN":
            count *= 2
        value = size_value(list(e.sizes) or [(count, unit)])
        if e.origin == "event":
            return self.from_event(e, unit, count, sign, value)
        if count is None:
            return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
        reference: Period | None
        if e.origin == "base" and e.base is not None:
            base = e.base
            reference = self.one(next((o for o in self.expressions if o.start == base.start), base)).period
        elif e.origin == "now":
            now = self.now(e)
            reference = Period.of(now) if now else None
            if self.story and (told := self.memory.last()) is not None:
                reference = told
        else:
            reference = self.counted_from(e, unit, count)
        if reference is None:
            return Resolved("DURATION", value)
        if unit in HOURS:
            return self.hours_from(reference, count * HOURS[unit] * sign, value)
        if (
            e.origin in {"now", "text"}
            and unit == "Y"
            and count == 1
            and self.quarter is not None
            and self.quarter.n
            and self.sentence - self.quarter_at < 6
        ):
            moved = self.quarter.years_on(sign)  # the report compares quarters
            return Resolved("DATE", moved.value(), moved.first, moved.last, moved)
        moved = moved_by(reference, unit, count * sign)
        if moved is None or moved.first is None:
            return self.blurred(reference, unit, count * sign, value)
        if e.part:
            return Resolved("TIME", f"{moved.value()}T{e.part}", moved.first, moved.last, moved)
        return Resolved("DATE", moved.value(), moved.first, moved.last, moved)

    def blurred(self, reference: Period, unit: str, count: float, value: str) -> Resolved:
        """Days or weeks from a month or a year: as blurred as that."""
        days = reference.days()
        if unit not in {"D", "W"} or days is None:
            return Resolved("DURATION", value)
        step = timedelta(round(count * (7 if unit == "W" else 1)))
        try:
            return Resolved("DATE", Period("D", reference.year, 0).value(), days[0] + step, days[1] + step)
        except OverflowError:
            return Resolved("DURATION", value)

    def counted_from(self, e: Expression, unit: str, count: float) -> Period | None:
        """The time that "two days later" counts from: one told before it, fine enough to count from."""
        same = [
            o for o in self.expressions if o is not e and o.end <= e.start and o.kind in {"point", "offset"}
        ]
        for other in reversed(same):
            period = self.one(other).period
            if period is not None and period.year is not None:
                return period
        return self.told(unit)

    def hours_from(self, reference: Period, hours: float, value: str) -> Resolved:
        if reference.first is None or reference.unit != "D":
            return Resolved("DURATION", value)
        if abs(hours) >= 24:
            day = Period.of(reference.first + timedelta(round(hours / 24)))
            return Resolved("DATE", day.value(), day.first, day.last, day)
        return Resolved("TIME", reference.value() + "TXX", reference.first, reference.last, None)

    def from_event(self, e: Expression, unit: str, count: float | None, sign: int, value: str) -> Resolved:
        """So long before or after something that happens: the clause's own day, or that of what happens, if the text tells it."""
        what = event_of(self.doc, e)
        days = {"D": 1, "W": 7, "NI": 1}.get(unit, 0) * (count or 0) * sign
        offset = (
            int(days)
            if days and days == int(days)
            else (0 if unit in HOURS and count is not None and count < 12 else None)
        )
        found = Resolved(
            "DURATION" if not e.definite else "DATE",
            value if not e.definite else "XXXX-XX-XX",
            offset_days=offset,
            relative_to=what,
        )
        own = self.above[e][:1] if e in self.above else []
        for other in self.expressions:
            if other is e or other.kind != "point" or other.unit != "D" or self.is_bound(other):
                continue
            resolved = self.one(other)
            if resolved.period is None or resolved.period.unit != "D" or resolved.first is None:
                continue
            if (
                what is not None
                and other.start > e.end
                and (
                    self.above[other][:1] == [what]
                    or head_of(self.doc.tokens, other).head.i == what.i
                    or what in head_of(self.doc.tokens, other).ancestors()
                )
            ):
                moved = (
                    moved_by(resolved.period, unit, (count or 0) * sign)
                    if count is not None and unit not in HOURS
                    else None
                )
                if moved is not None:
                    return Resolved("DATE", moved.value(), moved.first, moved.last, moved, offset, what)
            elif own and self.above[other][:1] == own and other.end <= e.start:
                return Resolved(
                    "DATE",
                    resolved.period.value(),
                    resolved.first,
                    resolved.last,
                    resolved.period,
                    offset,
                    what,
                )
        return found

    def rolling_unit(self, e: Expression) -> Resolved:
        """ "the past year", "the last week": as long as the unit, up to now or from now."""
        value = size_value([(1, e.unit)])
        now = self.now(e)
        if now is None or self.story:
            return Resolved("DURATION", value)
        first, last = rolled(now, e.unit, 1, e.rolling)
        return Resolved("DURATION", value, first, last)

    def duration(self, e: Expression) -> Resolved:
        value = size_value(list(e.sizes))
        if e.rolling and e.origin == "now" and len(e.sizes) == 1 and e.sizes[0][0] and not self.story:
            now = self.now(e)
            if now is not None:
                first, last = rolled(now, e.sizes[0][1], e.sizes[0][0], e.rolling)
                return Resolved("DURATION", value, first, last)
        return Resolved("DURATION", value)

    def referring(self, e: Expression) -> Resolved:
        """ "now" is the day of speaking; what is recent or in the future is no day."""
        if e.value == "PRESENT_REF" and not self.story:
            now = self.now(e)
            return Resolved("DATE", e.value, now, now)
        return Resolved("DURATION" if e.value.startswith("PX") else "DATE", e.value or None)


def clock_value(clock: tuple[int, int, int]) -> str:
    hour, minute, second = clock
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")


def rolled(now: date, unit: str, count: float, way: int) -> tuple[date | None, date | None]:
    """The stretch of so many units that ends or begins now."""
    unit = PERIOD_UNITS.get(unit, unit)
    if unit in HOURS:
        days = int(-(-count * HOURS[unit] // 24))
        edge: date | None = now + timedelta(days * way)
    elif unit in {"D", "W"}:
        edge = now + timedelta(round(count * (7 if unit == "W" else 1)) * way)
    elif unit in {"M", "Q", "Y", "E", "C"}:
        months = round(count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]) * way
        year, month = divmod(now.year * 12 + now.month - 1 + months, 12)
        last = Period("M", year, month + 1).last
        edge = min(date(year, month + 1, min(now.day, last.day)), last) if last else None
    else:
        edge = None
    if edge is None:
        return None, None
    return (edge, now) if way < 0 else (now, edge)


def moved_by(reference: Period, unit: str, count: float) -> Period | None:
    """The period so many units from another, as coarse as the unit: two days on is a day, five months back a month."""
    if unit in {"D", "W"}:
        if reference.unit == "D" and reference.first is not None:
            try:
                return Period.of(reference.first + timedelta(round(count * (7 if unit == "W" else 1))))
            except OverflowError:
                return None
        if unit == "W" and reference.unit in {"W", "WE"} and count == int(count):
            return Period("W", reference.year, reference.n).shifted(int(count))
        return (
            Period("D", reference.year, reference.n if reference.unit == "M" else 0)
            if reference.year
            else None
        )
    if unit == "WE":
        return reference.within("WE").shifted(round(count))
    if count != int(count) and unit == "Y":
        return moved_by(reference, "M", count * 12)
    if unit not in {"M", "Q", "Y", "E", "C", "L"}:
        return None
    if unit in {"E", "C"} and reference.year is not None:
        years = round(count * (10 if unit == "E" else 100))
        return Period("Y", reference.year).shifted(years).within("E")
    if ORDER[reference.unit] > ORDER[unit]:
        if unit == "M" and reference.unit == "Y" and reference.year is not None:
            return Period("M", reference.year, 0)
        return None
    return reference.within(unit).shifted(round(count))


def event_of(doc: Doc, e: Expression) -> Token | None:
    """What an offset counts from: the verb or noun behind "after" ("two days after a drone killed the general")."""
    link = doc.tokens[e.end - 1]
    if link.dep == "mark" and link.head.i > link.i:
        return link.head  # also where the parser hangs the subject on the conjunction
    for c in link.children:
        if c.dep in {"pobj", "pcomp"} and c.i > link.i:
            return c
    if link.dep == "advmod" and link.head.i > link.i:
        return link.head
    return None


def span_range(e: Expression, times: dict[Expression, Time]) -> None:
    """Both ends of a range cover all of it."""
    if e.mate is None or any(o.mate is e for o in times):
        return
    chain = [e]
    while (after := chain[-1].mate) is not None and after in times and len(chain) < 9:
        chain.append(after)
    found = [times[c] for c in chain if c in times]
    firsts = [t.first for t in found if t.first is not None]
    lasts = [t.last for t in found if t.last is not None]
    if len(firsts) == len(found) == len(lasts) and min(firsts) == firsts[0] and max(lasts) == lasts[-1]:
        for t in found:
            t.first, t.last = firsts[0], lasts[-1]


RANGE_LINKS = frozenset(["to", "until", "till", "through", "-", "–", "—"])


def link(doc: Doc, expressions: Sequence[Expression]) -> None:
    """Tell the ends of ranges of each other, and give the first what only the second says: "from 27 September to 10 November 2020"."""
    for a, b in zip(expressions, list(expressions)[1:], strict=False):
        if a.kind != "point" or b.kind != "point":
            continue
        between = [doc.tokens[i].lower for i in range(a.end, b.start)]
        words = [w for w in between if w not in {"on", "in", "the", "of"}]
        before = [doc.tokens[i].lower for i in range(max(a.start - 2, 0), a.start)]
        if a.mate is b or a.end >= b.start:
            joined, ranged = True, a.mate is b
        else:
            joined = len(words) == 1 and words[0] in RANGE_LINKS | {"and", "or", ",", "/"}
            ranged = joined and (words[0] in RANGE_LINKS or (words[0] == "and" and "between" in before))
        if not joined:
            continue
        if (
            a.year is None
            and b.year is not None
            and a.shift is None
            and not a.weekday
            and a.base is None
            and a.n
            and b.n
            and a.unit in {"D", "M", "S", "Q"}
            and b.unit in {"D", "M", "S", "Q"}
        ):
            a.year = b.year - (a.unit == b.unit and (a.n, a.day) > (b.n, b.day))
        elif (
            b.year is None
            and a.year is not None
            and b.shift is None
            and not b.weekday
            and b.base is None
            and a.n
            and b.n
            and ranged
        ):
            b.year = a.year + (a.unit == b.unit and (b.n, b.day) < (a.n, a.day))
        if ranged and a.mate is None:
            a.mate = b


_: tuple[type, ...] = (Iterable,)  # type: ignore[type-arg]
