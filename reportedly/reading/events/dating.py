"""Dating: days that follow from other events.

    The decision   came   a day after   Chad closed the border
    Wednesday             offset 1      Tuesday

Runs after mentions are put together, since "the decision" is dated where it was first told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.reading.events.attachment import OWN
from reportedly.reading.events.owners import top_of
from reportedly.reading.events.references import is_definite
from reportedly.reading.findings import Happening, Time
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Doc, Token
from reportedly.reading.times.moves import moved_by
from reportedly.reading.times.periods import Period
from reportedly.word_lists import word_list

TAKING_UP = word_list("taking_up")
TRUCE = "retreat.ceasefire"  # the frame of truces
TOLD = frozenset({"occurred", "ongoing", "alleged"})
SCENES = frozenset({"on", "at", "during", "against"})  # what happens in or to another happening
DAYS_LONG = re.compile(r"P(\d+)([DW])")
LENGTH = re.compile(r"P(\d+)([YMWD])")
GOING_BY = frozenset({"be", "pass", "elapse", "go"})  # "it is ten years since", "ten years have passed since"
# Acts that are done by saying them: their day is the day of the words.
PERFORMED = frozenset({"AGREE", "CONCEDE", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})


def event_at(token: Token, by_head: dict[int, Happening]) -> Happening | None:
    """The event that a token evokes, or that the clause below it does."""
    if token.i in by_head:
        return by_head[token.i]
    return next((by_head[t.i] for t in token.subtree() if t.i in by_head), None)


def anchor_of(doc: Doc, time: Time, by_head: dict[int, Happening]) -> Happening | None:
    """The event whose day a time counts from or to: the one of the clause it stands in."""
    token = top_of(doc, time.start, time.end)
    for _ in range(6):
        if (
            token is time.relative_to
        ):  # "a day after Azerbaijan launched": the phrase hangs on what it counts from
            token = token.head
            continue
        if token.i in by_head:
            return by_head[token.i]
        for c in token.children:
            if c.dep in {"nsubj", "nsubjpass", "dobj"} and c.i in by_head:
                return by_head[c.i]
            if c.dep == "nsubj" and c.lemma in TAKING_UP and (told := last_before(c, by_head)):
                return told
        if token.head is token:
            return None
        token = token.head
    return None


def last_before(noun: Token, by_head: dict[int, Happening]) -> Happening | None:
    """The first dated event of the sentence before: what "the decision", "the move" takes up."""
    before = noun.sent.i - 1
    return next(
        (e for i, e in sorted(by_head.items()) if e.first and noun.sent.doc.tokens[i].sent.i == before), None
    )


def set_day(event: Happening, first: date, last: date, why: str) -> None:
    event.first, event.last = first, last
    event.why += f"; dated {why}"


def count_back(events: Sequence[Happening], doc: Doc, times: Sequence[Time], published: date | None) -> None:
    """Date what lies as long back as a clause says: "it is ten years since troops [fired] on the crowd"."""
    if published is None:
        return
    by_head = {e.head.i: e for e in events}
    for time in times:
        length = LENGTH.fullmatch(time.value or "") if time.type == "DURATION" else None
        if length is None:
            continue
        verb = top_of(doc, time.start, time.end).head
        if verb.lemma not in GOING_BY:
            continue
        for clause in verb.children:
            event = by_head.get(clause.i)
            since = clause.dep == "advcl" and any(
                c.dep == "mark" and c.lower == "since" for c in clause.children
            )
            if since and event is not None and event.first is None:
                then = moved_by(Period.of(published), length[2], -int(length[1]))
                if then is not None and (days := then.days()) is not None:
                    set_day(event, *days, "by how long ago it is")


def look_ahead(events: Sequence[Happening], published: date | None) -> None:
    """What lies after the day of publication is planned; of what is done by saying it the day is that of what it is about."""
    for event in events:
        if published is None or event.first is None or event.first <= published or event.status != "occurred":
            continue
        if event.type in PERFORMED or is_over(event.head):
            event.time, event.first, event.last, event.time_rank = None, None, None, 0
        else:
            event.status = "planned"
            event.why += "; planned, by its day"


def is_over(head: Token) -> bool:
    """Whether a verb tells what is past, so that no day ahead is its own: "a week later they [killed] him", "she was [freed]"."""
    aux = [c for c in head.children if c.dep in {"aux", "auxpass"}]
    return head.tag == "VBD" if not aux else head.tag == "VBN" and all(c.tag == "VBD" for c in aux)


def take_effect(events: Sequence[Happening], times: Sequence[Time]) -> None:
    """A truce begins when it takes effect, and lasts as long as its terms: "signed a seven-day truce that takes effect on Friday"."""
    for event in events:
        if event.frame.id != TRUCE:
            continue
        for time in times:
            if time.first is None or time.first != time.last:
                continue
            verb = next((t for t in ancestry(time, event) if t.pos in VERBS), None)
            if (
                verb is not None
                and begins(verb)
                and any(h is verb or h in verb.ancestors() for h in event.heads)
            ):
                last = time.first + timedelta(days=days_long(event, times))
                event.time = time
                set_day(event, time.first, last, "by when it takes effect")
                break


def ancestry(time: Time, event: Happening) -> list[Token]:
    """What a time of the event's own sentences hangs on, upwards."""
    tokens = event.head.sent.doc.tokens
    sents = {h.sent.i for h in event.heads}
    if tokens[time.start].sent.i not in sents:
        return []
    return list(top_of(event.head.sent.doc, time.start, time.end).ancestors())[:4]


def begins(verb: Token) -> bool:
    """ "takes effect", "came into force", "to begin"."""
    return verb.lemma in {"begin", "start", "commence"} or any(
        t.lemma in {"effect", "force"}
        for c in verb.children
        for t in (c, *c.children)
        if c.dep in {"dobj", "prep"}
    )


def days_long(event: Happening, times: Sequence[Time]) -> int:
    """The days that the terms of a truce give: "a seven-day truce"."""
    doc = event.head.sent.doc
    for time in times:
        m = DAYS_LONG.fullmatch(time.value or "")
        top = top_of(doc, time.start, time.end)
        if m and any(top.head is h or top.head.head is h for h in event.heads):
            return int(m[1]) * (7 if m[2] == "W" else 1)
    return 0


def same_day(
    event: Happening, before: Sequence[Happening], by_head: dict[int, Happening]
) -> Happening | None:
    """The dated event that an undated one happened in, or that its definite noun takes up: "the attack on a [rally]", "blamed him for [the attack]"."""
    noun = event.head
    if noun.pos != "NOUN":
        return None
    link = noun.head
    if noun.dep == "pobj" and link.lower in SCENES and (other := by_head.get(link.head.i)) is not None:
        return other if other is not event and other.first else None
    if event.status != "alleged" or not is_definite(noun):
        return None
    told = (
        e for e in reversed(before) if e.type == event.type and any(h.lemma == noun.lemma for h in e.heads)
    )
    return next((e for e in told if e.first), None)


def date_by_others(events: Sequence[Happening], doc: Doc, times: Sequence[Time]) -> None:
    """Give days to events that are told relative to others, and to acts done by saying them."""
    by_head = {h.i: e for e in events for h in e.heads}
    for event in events:
        if event.first is None and event.type in PERFORMED:
            said = next((s for s in event.asserted_by if s.said_first and s.source in event.actors), None)
            if said is not None and said.said_first and event.status in {"occurred", "planned"}:
                set_day(event, said.said_first, said.said_last or said.said_first, "by when it was said")
    for i, event in enumerate(events):
        if (
            event.first is None
            and event.status in TOLD
            and (other := same_day(event, events[:i], by_head)) is not None
            and other.first
            and other.last
        ):
            set_day(event, other.first, other.last, "by another event")
    count_between(events, doc, times)


def count_between(events: Sequence[Happening], doc: Doc, times: Sequence[Time]) -> None:
    """Date one of two events by the other and the days between them: "a bomb went off on Friday, a day after gunmen [stormed] a hotel"."""
    by_head = {h.i: e for e in events for h in e.heads}
    for time in times:
        if time.relative_to is None or time.offset_days is None:
            continue
        other = event_at(time.relative_to, by_head)
        dated = anchor_of(doc, time, by_head)
        if other is None or dated is None or dated is other:
            continue
        step = timedelta(days=time.offset_days)
        if other.first and other.last and dated.first is None:
            count(dated, time, other.first + step, other.last + step)
        elif dated.first and dated.last and other.first is None:
            count(other, time, dated.first - step, dated.last - step)


def count(event: Happening, time: Time, first: date, last: date) -> None:
    """The day that so many words give: as much its own as one that is named."""
    event.time, event.time_rank = time, OWN
    set_day(event, first, last, "by another event")
