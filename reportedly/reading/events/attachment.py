"""Attachment: which time belongs to which event; placing.py has the places.

    Troops  shelled   the port of Odesa     on Tuesday
            event     in its object          on its verb

What hangs on the event's own words goes before what merely stands in its sentence, and of that only what no speech cue and
no other reading claims.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.calendar import tenses
from reportedly.reading.events.exclusions import REASONS, is_aside, is_bound, is_cause, is_parted, is_state
from reportedly.reading.events.owners import (
    before_break,
    clause_above,
    clause_before,
    is_closing,
    is_known_by,
    is_last,
    owner_of,
    top_of,
    verb_over,
)
from reportedly.reading.events.surroundings import APART, surroundings
from reportedly.reading.findings import Time
from reportedly.reading.grammar import SUBJECTS, VERBS
from reportedly.reading.parse import Doc, Token

TIME_PATH = frozenset(
    {
        "pobj",
        "pcomp",
        "npadvmod",
        "advmod",
        "prep",
        "nummod",
        "amod",
        "compound",
        "poss",
        "tmod",
        "appos",
        "nmod",
        "mark",
        "dep",
        "agent",
        "oprd",
        "acomp",
    }
)
WITHIN = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
REACH = 9  # words
# How sure a time or place is an event's own.
OWN, NEARBY = 2, 1


class Times:
    """Time expressions by the tokens that they modify, and by sentence with the verb that they hang on."""

    def __init__(self, doc: Doc, times: Sequence[Time]) -> None:
        self.by_token: dict[int, list[Time]] = {}
        self.starts = {t.start: t for t in times if t.first and t.type == "DATE"}
        self.by_sentence: dict[int, list[tuple[Time, Token]]] = {}
        self.owned: set[int] = set()  # first tokens of the times that belong to a noun: "Monday's raid"
        inside = {i: time for time in times for i in range(time.start, time.end)}
        for time in times:
            if time.type == "DURATION" and time.first is None:
                continue
            token = top_of(doc, time.start, time.end)
            if token.pos not in VERBS:
                self.by_token.setdefault(token.i, []).append(time)
            if is_bound(token, time) or is_state(token, time):
                continue
            owner = owner_of(token)
            if owner is not None:
                self.owned.add(time.start)
            apart = False
            while token.head is not token and token.dep in TIME_PATH:
                apart = token.lower in APART and token.dep == "prep" and token.i < time.start - 1
                if apart:
                    break  # "talks ahead of her visit next week"
                around = inside.get(token.head.i, time)
                if around is not time and (around.first or around.relative_to):
                    break  # "the day before the vote of 3 June": the day belongs to the election
                if token is owner and token.dep == "pobj" and token.head.lower in REASONS:
                    break  # "the anniversary of the raid of 9 April", "arrested four over Monday's raid"
                if token.dep == "pobj" and is_known_by(token) and not is_last(doc, time):
                    break  # "killed a warlord blamed for an attack on Jan. 7 in a raid"
                token = token.head
                self.by_token.setdefault(token.i, []).append(time)
                if token.pos in VERBS:
                    known = token.dep == "pcomp" and is_known_by(token) and not is_last(doc, time)
                    token = token if known else clause_above(token)
                    self.by_token.setdefault(token.i, []).append(time)
                    break
            if (verb := clause_before(doc, time, token)) is not None:
                token = verb
                self.by_token.setdefault(token.i, []).append(time)
            elif (
                token.pos not in VERBS and not apart and is_closing(doc, time) and (verb := verb_over(token))
            ):
                token = clause_above(verb)
                self.by_token.setdefault(token.i, []).append(time)
            if token.pos not in VERBS and (verb := before_break(doc, token)) is not None:
                token = verb
                self.by_token.setdefault(token.i, []).append(time)
            if not apart:
                self.by_sentence.setdefault(token.sent.i, []).append((time, token))

    def of(self, heads: Sequence[Token], *, words: bool = False) -> Time | None:
        """The time that hangs on one of the tokens, the first token first; of several the resolved, the day and the nearest.

        `words`: of an act in words, which "Monday's raid" that it is about does not date.
        """
        for head in heads:
            found = [t for t in self.by_token.get(head.i, ()) if not (words and t.start in self.owned)]
            if found:
                return min(
                    found,
                    key=lambda t: (
                        t.first is None and t.relative_to is None,
                        t.value == "PRESENT_REF",
                        is_stretch(t),
                        abs(t.start - head.i),
                    ),
                )
        return None

    def near(self, head: Token, cues: frozenset[int], *, words: bool = False) -> Time | None:
        """The only day that the clauses around an event name, apart from when somebody spoke."""
        if is_aside(head):
            return None
        above = surroundings(head, in_time=True)
        here = self.by_sentence.get(head.sent.i, ())
        found = [
            t
            for t, verb in here
            if t.first
            and t.value != "PRESENT_REF"
            and not is_parted(head, t.start)
            and not is_cause(head, t)
            and not (words and t.start in self.owned)
            and (
                (
                    verb.i in above
                    and (
                        verb.i not in cues
                        or is_within(t, head)
                        or is_behind(t, verb, head)
                        or is_second(t, verb, head, here)
                    )
                )
                or is_fronted(t, verb, head)
            )
        ]
        return narrowest(found)

    def trailing(self, noun: Token) -> Time | None:
        """The day behind a happening in which something else is done: "spoke at talks [in Berlin on Wednesday]"."""
        if noun.pos != "NOUN" or noun.dep != "pobj" or noun.head.lower not in {"at", "during", "in"}:
            return None
        tokens = noun.sent.doc.tokens
        for i in range(noun.i + 1, min(noun.i + REACH, noun.sent.end)):
            if i in self.starts:
                return self.starts[i]
            if tokens[i].pos not in WITHIN or tokens[i].lower in APART:
                return None
        return None

    def shared(self, verb: Token) -> Time | None:
        """The day behind the last of several verbs, which is that of all: "killed two and captured a third on Friday"."""
        out: list[Time] = []
        while (
            after := next((c for c in verb.children if c.dep == "conj" and c.pos in VERBS), None)
        ) is not None:
            if (
                any(c.dep in SUBJECTS or c.tag == "MD" for c in after.children)
                or after.lemma in tenses().saying
            ):
                break
            verb = after
            out = [t for t in self.by_token.get(verb.i, ()) if t.first and t.start > verb.i]
        return narrowest(out)


def narrowest(times: Sequence[Time]) -> Time | None:
    """The shortest of times that lie in one another: "an [overnight] raid in Goma on [Monday]"; none if they are of different days."""
    days = [(t.first, t.last) for t in times if t.first and t.last]
    if not days:
        return None
    first, last = max(d[0] for d in days), min(d[1] for d in days)
    return next((t for t in times if (t.first, t.last) == (first, last)), None)


def is_stretch(time: Time) -> bool:
    """More than a night: "those seized [this month] were freed on Friday" tells of the month only whom it means."""
    return time.first is not None and time.last is not None and (time.last - time.first).days > 1


def is_within(time: Time, head: Token) -> bool:
    """ "confirmed the arrest of two men during a raid on Friday": the day of what something happened in, whatever the parser hangs it on."""
    tokens = head.sent.doc.tokens
    token = tokens[time.end - 1]
    while token.head is not token and token.pos not in VERBS:
        if (
            token.dep == "prep"
            and token.lower in {"during", "in", "amid"}
            and token.i < time.start - 1
            and token.i > head.i
        ):
            return any(c.dep == "pobj" and c.lemma in tenses().missions for c in token.children)
        token = token.head
    return False


def is_behind(time: Time, cue: Token, head: Token) -> bool:
    """ "denied striking the market on Sunday": behind the deed a day is the deed's, whatever the parser hangs it on."""
    return time.start > head.i > cue.i and head.dep == "xcomp" and head.head is cue


def is_second(time: Time, cue: Token, head: Token, here: Sequence[tuple[Time, Token]]) -> bool:
    """ "[today] confirmed the arrest of a guide in Bria on 6 March": of two days that hang on a cue the one behind the deed is the deed's."""
    return time.start > head.i > cue.i and any(verb is cue and t.start < head.i for t, verb in here)


def is_fronted(time: Time, cue: Token, head: Token) -> bool:
    """ "On Thursday, the agency said, shells killed three": a day ahead of a cue between commas is that of what is said."""
    if not time.end < cue.i < head.i or (cue.head is not head and cue not in head.ancestors()):
        return False
    tokens = cue.sent.doc.tokens
    return tokens[cue.i + 1].text == "," and tokens[time.end].text == ","
