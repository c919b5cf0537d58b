"""Anchors: what a time counts from. The day of publication, the day on which the words were said, or the time told last.

"We leave tomorrow," he said on Monday.                    tomorrow counts from Monday
In May 1940 ... On June 10 Italy declared war.             June 10 of the year told last
The mayor was shot on Thursday. A day earlier, ...         the day before Thursday
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.calendar import tenses
from reportedly.reading.parse import Doc, Token
from reportedly.reading.times.expressions import Expression
from reportedly.reading.times.periods import ORDER, Period
from reportedly.reading.times.tenses import FUTURE, PAST, clauses, past_perfect, reports, tense_of
from reportedly.word_lists import word_list

TIED = word_list("tied_to_deeds")
NEAR = 3  # sentences back to which "a day earlier" may refer in news
FAR = 8  # sentences back to which it may where a main clause told the day


def head_of(tokens: Sequence[Token], expression: Expression) -> Token:
    """The token of an expression by which the rest of the sentence governs it."""
    start, end = expression.start, expression.end
    for i in range(end - 1, start - 1, -1):
        head = tokens[i].head.i
        if (not start <= head < end or head == i) and tokens[i].dep not in {"punct", "case", "det"}:
            return tokens[i]
    return tokens[start]


def event_of(doc: Doc, e: Expression) -> Token | None:
    """What an offset counts from: the verb or noun behind "after" ("two days after a drone killed the general")."""
    conjunction = doc.tokens[e.end - 1]
    clause = conjunction.head if conjunction.head.i > conjunction.i else None
    if conjunction.dep == "mark" and clause is not None:
        return clause  # also where the parser hangs the subject on the conjunction
    for c in conjunction.children:
        if c.dep in {"pobj", "pcomp"} and c.i > conjunction.i:
            return c
    return clause if conjunction.dep == "advmod" else None


def is_day(e: Expression) -> bool:
    """A day that the words tell by its name or from now."""
    return e.kind == "point" and e.unit == "D" and bool(e.day or e.weekday or e.origin in {"now", "this"})


@dataclass(slots=True)
class Anchors:
    """Where a report stands: its day, what it has told so far (in `told`, with its sentence; `said` are the
    places in it of days on which somebody spoke, `mains` of those that date a main verb), and the sentence that is being read.

    `story`: it is a history, not news. `quarter`: the quarter that a business report is about, and where it named it.
    `main`: the sentence whose main verb was last dated with a year.
    """

    doc: Doc
    anchor: date | None
    story: bool
    told: list[tuple[int, Period]] = field(default_factory=list)
    said: set[int] = field(default_factory=set)
    mains: set[int] = field(default_factory=set)
    quarter: Period | None = None
    quarter_at: int = -9
    main: int = -9
    sentence: int = 0
    expressions: Sequence[Expression] = ()
    heads: dict[Expression, Token] = field(default_factory=dict)
    above: dict[Expression, list[Token]] = field(default_factory=dict)

    def enter(self, sentence: int, expressions: Sequence[Expression]) -> None:
        """Go on to a sentence."""
        self.sentence, self.expressions = sentence, expressions
        self.heads = {e: head_of(self.doc.tokens, e) for e in expressions}
        self.above = {e: clauses(self.heads[e]) for e in expressions}

    def before(self, e: Expression) -> str:
        """The word before an expression."""
        return self.doc.tokens[e.start - 1].lower if e.start else ""

    def behind(self, e: Expression) -> str:
        """The word behind an expression."""
        return self.doc.tokens[e.end].lower if e.end < len(self.doc.tokens) else ""

    def beside(self, e: Expression, other: Expression) -> bool:
        """Whether a later time dates the same verb: "at 4 p.m. in the centre of Goma on Monday"."""
        return other.start - e.end <= 2 or self.above[other][:1] == self.above[e][:1] != []

    def is_bound(self, e: Expression) -> bool:
        """ "since Monday", "until Friday": a day that bounds a stretch."""
        return self.before(e) in {"since", "until", "till", "by", "before"}

    def dates_verb(self, e: Expression) -> bool:
        """ "elected in January": nothing stands between the verb and when it was, and no bound ("until January")."""
        above = self.above.get(e)
        link = self.heads[e].head if above else None
        return (
            link is not None
            and link.dep == "prep"
            and [link.head] == (above or [])[:1]
            and not self.is_bound(e)
        )

    def tense(self, e: Expression) -> str | None:
        """Whether an expression looks back or ahead."""
        if e not in self.above:
            return None
        verb = self.above[e][:1]
        if verb and any(
            o.start < e.start and self.above[o][:1] == verb and is_day(o) for o in self.expressions
        ):
            tokens = self.doc.tokens
            noun = tokens[max(e.start - 1 - (tokens[e.start - 1].pos == "ADP"), 0)]
            if noun.lemma in tenses().coming:  # "began on Wednesday celebrations of his birthday on Friday"
                return FUTURE
        return tense_of(self.heads[e])

    def now(self, e: Expression, resolve: Callable[[Expression], Period | None]) -> date | None:
        """The day of speaking: that of the statement in whose content the words stand, else the day of publication."""
        saying, above = tenses().saying, self.above.get(e, [])
        for verb in above[1:]:
            if verb.dep == "acl" and verb.lemma in TIED:
                continue  # "a warlord blamed for an attack on 7 May was held yesterday"
            if any(t.text == ";" for t in self.doc.tokens[e.end : verb.i]):
                break  # another sentence, whatever the parser makes of it
            for other in self.expressions:
                if other is e or not is_day(other):
                    continue
                said = verb.lemma in saying and self.above[other][:1] == [verb]
                # "announced on Saturday, was to start on Sunday"
                ahead = (
                    verb.lemma == "be"
                    and verb.tag == "VBD"
                    and above[0].dep == "xcomp"
                    and other.end <= e.start
                )
                if said or ahead:
                    found = resolve(other)
                    if found is not None and found.unit == "D" and found.first is not None:
                        return found.first
        return self.anchor

    def remember(self, e: Expression, period: Period) -> None:
        """Keep what later times may count from: not "since 1990", nor in a history looks back and plans."""
        if e.kind not in {"point", "offset", "nth"} or self.before(e) == "since":
            return
        if self.story and ((e.shift or 0) < 0 or self.tense(e) == FUTURE):
            return
        above = self.above[e]
        if above and reports(above[0]):
            self.said.add(len(self.told))
        elif len(above) == 1:
            self.mains.add(len(self.told))
            if e.year is not None and e.unit in {"D", "M", "S"}:
                self.main = self.sentence
        self.told.append((self.sentence, period))

    def last(self, unit: str = "L", *, since: int = -1, until: date | None = None) -> Period | None:
        """The time told last that is no coarser than a unit, not before sentence `since`, nor of a day after `until`."""
        limit = ORDER.get(unit, 9)
        for sentence, period in reversed(self.told):
            if sentence < since:
                return None
            if ORDER[period.unit] <= limit and not (until and period.first and period.first > until):
                return period
        return None

    def last_happened(self) -> Period | None:
        """The day told last on which something happened, rather than was said: of a main clause a while back, of any just before."""
        found: Period | None = None
        for i in range(len(self.told) - 1, -1, -1):
            sentence, period = self.told[i]
            if sentence < self.sentence - FAR:
                break
            if period.unit != "D" or i in self.said:
                continue
            if i in self.mains:
                return period
            if found is None and sentence >= self.sentence - NEAR:
                found = period
        return found

    def last_told(self, unit: str, *, bare: bool = False) -> Period | None:
        """What a time counts from that the text has told; in news only of the sentences just before, else the day of publication."""
        if self.quarter is not None and unit == "Y" and self.anchor is not None:
            return self.quarter
        if self.story:
            return self.last(unit) or self.last()
        since = self.sentence - NEAR
        found = self.last_year(since) if bare and unit == "Y" else self.last(unit, since=since)
        if unit == "D" and (found is None or len(self.told) - 1 in self.said):
            found = self.last_happened() or found  # "said on Wednesday ... the next day": of what happened
        return Period.of(self.anchor) if found is None and self.anchor is not None else found

    def told_before(self, e: Expression, unit: str, *, bare: bool = False) -> Period | None:
        """What a time counts from that the text has told; what lies behind counts from nothing still to come: "said talks would
        resume on Friday ... was freed the next day"."""
        found = self.last_told(unit, bare=bare)
        ahead = found is not None and found.first and self.anchor and found.first > self.anchor
        if ahead and self.tense(e) == PAST:
            return self.last(unit, since=self.sentence - FAR, until=self.anchor)
        return found

    def last_year(self, since: int) -> Period | None:
        """What "the year" counts from in news: a date told just before, or a bare year if a main clause told it."""
        for i in range(len(self.told) - 1, -1, -1):
            sentence, period = self.told[i]
            if sentence < since:
                return None
            if ORDER[period.unit] < ORDER["Y"] or (period.unit == "Y" and i in self.mains):
                return period
        return None

    def told_year(self, e: Expression, now: date | None) -> Period | None:
        """The time told last, where a date without its year takes the year from it: in a history always, in news where an earlier
        year has just been told and the clause goes on with it.
        """
        if self.story:
            return self.last("Y")
        found = self.last("Y", since=self.sentence - 1)
        if found is None or found.year is None or found.unit not in {"D", "M", "S"} or found.first is None:
            return None
        if self.anchor is None:
            return found if found.unit != "S" else None
        return found if found.year < self.anchor.year - 1 and now == self.anchor and self.goes_on(e) else None

    def goes_on(self, e: Expression) -> bool:
        """Whether a clause goes on with what the text was just telling: "took the town in May 2015 and lost it in March"; in a new
        sentence the past perfect does, and a main clause in the past behind another.
        """
        verb = next(iter(self.above.get(e, ())), None)
        if verb is None or self.tense(e) != PAST:
            return False
        for other in self.expressions:
            if other.start < e.start and other.year is not None and (above := self.above[other][:1]):
                return above[0] is verb or (verb.dep == "conj" and verb.head is above[0])
        if past_perfect(verb):
            return True
        main = verb is self.doc.sentences[self.sentence].root and verb.lemma not in tenses().saying
        return main and self.main == self.sentence - 1


def is_story(expressions: Sequence[Expression], anchor: date | None) -> bool:
    """A history rather than news: dates with their years, years back, and hardly a "yesterday" or a bare weekday."""
    dated = near = spoken = 0
    for e in expressions:
        if e.kind != "point":
            spoken += e.kind == "offset" and e.origin == "now"
        elif e.year is not None and e.unit in {"D", "M", "Y", "S"}:
            if anchor is None or e.year < anchor.year - 1 or (e.year == anchor.year - 1 and e.unit == "D"):
                dated += 1
            elif e.unit == "D":
                near += 1
        elif e.origin in {"now", "this"} or (e.weekday and not e.day) or e.unit == "T":
            spoken += 1
    if anchor is None:
        return dated >= 2 and dated >= 2 * spoken
    return dated >= 4 and dated >= 3 * spoken and dated > 2 * near
