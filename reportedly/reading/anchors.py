"""Anchors: what a time counts from. The day of publication, the day on which the words were said, or the time told last.

The assembly met on Tuesday and will vote on Thursday.     past: the Tuesday before; future: the Thursday after
"We leave tomorrow," he said on Monday.                    tomorrow counts from Monday
In May 1940 ... On June 10 Italy declared war.             June 10 of the year told last
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.calendar import tenses
from reportedly.reading.expressions import Expression
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Token
from reportedly.reading.periods import ORDER, Period

PAST, FUTURE = "past", "future"
AUXILIARIES = frozenset(["aux", "auxpass"])


def head_of(tokens: Sequence[Token], expression: Expression) -> Token:
    """The token of an expression by which the rest of the sentence governs it."""
    start, end = expression.start, expression.end
    for i in range(end - 1, start - 1, -1):
        head = tokens[i].head.i
        if (not start <= head < end or head == i) and tokens[i].dep not in {"punct", "case", "det"}:
            return tokens[i]
    return tokens[start]


def clauses(token: Token) -> list[Token]:
    """The verbs above a token, innermost first."""
    out = []
    while True:
        if token.pos in VERBS and token.dep not in AUXILIARIES:
            out.append(token)
        if token.head is token:
            return out
        token = token.head


def tense_of(token: Token) -> str | None:
    """Whether what a time expression dates lies behind or ahead, by the verb that governs it; None where nothing says so."""
    known = tenses()
    if is_ahead_of(token):
        return FUTURE
    before = token.sent.doc.tokens[max(token.i - 3, token.sent.start) : token.i]
    if any(t.lower in {"ended", "ending"} for t in before):  # "the year ended March 31"
        return PAST if any(t.lower == "ended" for t in before) else FUTURE
    node, direct, preposition = token, True, ""
    noun: Token | None = None
    for _ in range(40):
        if node is not token:
            if node.pos in VERBS and node.dep not in AUXILIARIES:
                if direct and node.lemma in known.ahead and (preposition in known.until or preposition == "for"):
                    return FUTURE
                if noun is not None and (node.lemma in known.expecting or (node.lemma in known.ahead and noun.lemma in known.coming)):
                    return FUTURE  # "expects a vote on Friday", "called for protests on Friday"; not "asked about Friday's attack"
                if node.lemma in known.announced and node.dep in {"acl", "relcl"} and preposition == "on" and token.i - node.i > 2:
                    node, direct = node.head, False  # "missions planned for the north on Wednesday were refused"
                    continue
                if not direct and node.tag in {"VBZ", "VBP", "VBG"} and not any(c.lower in known.future for c in node.children if c.dep in AUXILIARIES):
                    return None if node.lemma not in known.saying else PAST  # what a noun of a present clause is dated by says nothing
                if preposition in known.until and node.tag in {"VBZ", "VBP"}:
                    return FUTURE
                return verb_tense(node)
            if node.lower in known.prepositions:
                return FUTURE
            if node.pos == "ADJ" and node.lemma in known.announced:
                return PAST if past_perfect(node.head) else FUTURE
            if node.pos in {"NOUN", "PROPN", "PRON", "ADJ"}:
                direct = False
                noun = noun or node
            elif node.dep == "prep" and direct:
                preposition = node.lower
                if preposition == "since":
                    return PAST
        if node.head is node:
            return None
        node = node.head
    return None


def is_ahead_of(token: Token) -> bool:
    """ "ahead of his funeral Wednesday": the words before it, whatever the parser hangs it on."""
    tokens, known = token.sent.doc.tokens, tenses()
    for i in range(token.i - 1, max(token.sent.start, token.i - 9) - 1, -1):
        if tokens[i].lower in known.prepositions:
            return True
        if tokens[i].pos in VERBS or tokens[i].text in {",", ";", ":", "."}:
            return False
    return False


def verb_tense(verb: Token, depth: int = 0) -> str | None:
    """Past or future of a verb with its auxiliaries, headlines' presents being past and timetables' presents future."""
    known = tenses()
    auxiliaries = [c for c in verb.children if c.dep in AUXILIARIES]
    words = {c.lower for c in auxiliaries}
    tag = verb.tag
    if words & known.future:
        if words & {"have"} and tag == "VBN" and not words & {"will", "'ll"}:
            return PAST
        return FUTURE
    if (
        depth < 8
        and verb.dep == "conj"
        and not words
        and tag in {"VB", "VBN", "VBG"}
        and verb.head.pos in VERBS
    ):
        return verb_tense(verb.head, depth + 1)
    if verb.lemma in known.announced and (
        tag == "VBN" or (tag in {"VBD", "JJ"} and verb.dep in {"acl", "amod"})
    ):
        return FUTURE
    if "to" in words and tag in {"VB", "VBN"} and not words & {"had", "was", "were", "has"}:
        return infinitive_tense(verb, depth)
    if tag == "VB":
        if words & {"did", "does", "do"}:
            return PAST if "did" in words else None
        if verb.dep in {"ccomp", "xcomp"} and verb.head.lemma in known.implicative and depth < 8:
            return verb_tense(verb.head, depth + 1)
        return FUTURE if verb.dep in {"ROOT", "ccomp", "conj"} else None
    if any(c.tag == "VBD" for c in auxiliaries) or tag == "VBD":
        if tag == "VBG" and verb.lemma == "go" and any(c.dep == "xcomp" for c in verb.children):
            return FUTURE
        return PAST
    if tag == "VBN":
        return PAST
    if tag == "VBG":
        if words & {"is", "are", "am", "'s", "'re", "'m", "be"}:
            return FUTURE
        if depth < 8 and verb.head is not verb:
            above = next((a for a in verb.ancestors() if a.pos in VERBS), None)
            if above is not None:
                return verb_tense(above, depth + 1)
        return None
    if tag in {"VBZ", "VBP"}:
        if verb.lemma in known.saying:
            return PAST
        return FUTURE if verb.lemma in known.scheduled else None
    return None


def past_perfect(verb: Token) -> bool:
    """ "had been": what it tells lies before the past."""
    return any(c.lower in {"had", "'d"} and c.dep in AUXILIARIES for c in verb.children)


def infinitive_tense(verb: Token, depth: int) -> str | None:
    """ "agreed to meet on Friday" lies ahead, "failed to meet on Friday" when they failed."""
    above = verb.head
    while above.dep in {"prep", "mark", "conj"} and above.head is not above and above.pos not in VERBS:
        above = above.head
    if above is verb or depth > 8:
        return FUTURE
    if above.pos == "ADJ" and past_perfect(above.head):
        return PAST  # "had been due to begin on Monday"
    if above.pos not in VERBS and above.lemma in tenses().implicative:  # "was unable to enter", "attempts to enter failed"
        verb_above = next((a for a in above.ancestors() if a.pos in VERBS), None)
        return verb_tense(verb_above, depth + 1) if verb_above is not None else None
    if above.pos in VERBS:
        if above.lemma in tenses().implicative and not (above.lemma == "go" and above.tag == "VBG"):
            return verb_tense(above, depth + 1)
        if past_perfect(above):
            return PAST
    return FUTURE


@dataclass(slots=True)
class Memory:
    """The times that a text has told so far, in order: (sentence, period)."""

    told: list[tuple[int, Period]] = field(default_factory=list)

    def add(self, sentence: int, period: Period) -> None:
        self.told.append((sentence, period))

    def last(self, unit: str = "L", *, since: int = -1) -> Period | None:
        """The time told last that is no coarser than a unit, not before sentence `since`."""
        limit = ORDER.get(unit, 9)
        for sentence, period in reversed(self.told):
            if sentence < since:
                return None
            if ORDER[period.unit] <= limit:
                return period
        return None


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
        elif e.origin == "now" or (e.weekday and not e.day) or e.unit == "T":
            spoken += 1
    if anchor is None:
        return dated >= 2 and dated >= 2 * spoken
    return dated >= 4 and dated >= 3 * spoken and dated > 2 * near
