"""Dating: days that follow from other events.

    The decision   came   a day after   Chad closed the border
    Wednesday             offset 1      Tuesday

Runs after mentions are put together, since "the decision" is dated where it was first told.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from reportedly.reading.events.attachment import OWN
from reportedly.reading.events.owners import top_of
from reportedly.reading.events.references import is_definite
from reportedly.reading.findings import Happening, Time
from reportedly.reading.grammar import SUBJECTS, VERBS
from reportedly.reading.parse import Doc, Token
from reportedly.reading.times.moves import moved_by
from reportedly.reading.times.periods import Period
from reportedly.word_lists import word_list

TAKING_UP = word_list("taking_up")
TRUCE = "retreat.ceasefire"  # the frame of truces
TERMS = 3  # sentences behind a truce that may tell its terms
PACTS, LASTING = word_list("pacts"), word_list("lasting")
TOLD = frozenset({"occurred", "ongoing", "alleged"})
SCENES = frozenset({"on", "at", "during", "against"})  # what happens in or to another happening
LENGTH = re.compile(r"P(\d+)([YMWD])")
# "it is ten years since", "ten years have passed since", "Sunday marks ten years since"
GOING_BY = frozenset({"be", "pass", "elapse", "go", "mark", "commemorate", "celebrate", "observe"})
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
    """Date what lies as long back as a clause says: "it is ten years since troops [fired] on the crowd", "came a
    decade after rebels [sacked] it"."""
    if published is None:
        return
    by_head = {e.head.i: e for e in events}
    for time in times:
        length = LENGTH.fullmatch(time.value or "") if time.type == "DURATION" else None
        if length is None:
            continue
        verb = top_of(doc, time.start, time.end).head
        unit = length[2]
        clauses = [c for c in verb.children if verb.lemma in GOING_BY and is_opened(c, "since")]
        after = verb.head if verb.lower == "after" else verb
        if unit == "Y" and is_opened(after, "after") and is_of_now(after.head, times, published):
            clauses.append(after)
        for clause in clauses:
            event = by_head.get(clause.i)
            if event is not None and event.first is None:
                then = moved_by(Period.of(published), unit, -int(length[1]))
                if then is not None and (days := then.days()) is not None:
                    set_day(event, *days, "by how long ago it is")


def is_of_now(verb: Token, times: Sequence[Time], published: date) -> bool:
    """Whether a verb tells of the time of publication, by its tense ("has reopened") or by a day of that year in its sentence."""
    sent = verb.sent
    days = [t.last for t in times if t.last and sent.start <= t.start < sent.end]
    present = any(t.tag in {"VBZ", "VBP"} for t in (verb, *verb.children) if t.dep in {"ROOT", "aux"})
    return all(d.year == published.year for d in days) if days else present


def is_opened(clause: Token, by: str) -> bool:
    return clause.dep == "advcl" and any(c.dep == "mark" and c.lower == by for c in clause.children)


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
    """A truce begins when it takes effect, and lasts as long as its terms: "signed a seven-day truce that takes effect on Friday",
    "signed a truce on Monday. [It takes effect on Friday] and [will last for three months]"."""
    truces = [e for e in events if e.frame.id == TRUCE]
    if not truces:
        return
    for event in truces:
        starts: list[Time] = []
        lengths: list[Time] = []  # told of the truce: "it will last for three months"
        own: list[Time] = []  # of its name: "a seven-day truce", which counts where it is told when it begins
        for time in times:
            verb = term_of(time, event, truces)
            if verb is None:
                continue
            if time.first is not None and time.first == time.last and begins(verb):
                starts.append(time)
            elif LENGTH.fullmatch(time.value or ""):
                (own if verb in event.heads else lengths if lasts(verb) else []).append(time)
        lengths += own if starts else []
        first = starts[0].first if starts else event.first
        if first is None or not (starts or lengths):
            continue
        event.time = starts[0] if starts else event.time
        last = run_out(first, lengths[0]) if lengths else first
        set_day(event, first, last, "by when it takes effect" if starts else "until its terms run out")


def term_of(time: Time, event: Happening, truces: Sequence[Happening]) -> Token | None:
    """The word that a time in the terms of a truce hangs on: the truce itself, or a verb that tells of it, there or in what follows."""
    doc = event.head.sent.doc
    top = top_of(doc, time.start, time.end)
    own = next((h for h in event.heads if h in (top.head, top.head.head)), None)
    if own is not None and not (time.first or time.type != "DURATION"):
        return own
    verb = next((t for t in list(top.ancestors())[:4] if t.pos in VERBS), None)
    if verb is None:
        return None
    if any(h is verb or h in verb.ancestors() for h in event.heads):
        return verb
    before = [
        e for e in truces if any(0 <= verb.sent.i - h.sent.i <= TERMS for h in e.heads) and e.head.i < verb.i
    ]
    told = verb if verb.dep != "conj" else verb.head
    about = any(c.dep in SUBJECTS and c.lower in PACTS for c in (*verb.children, *told.children))
    return verb if about and before and before[-1] is event else None


def run_out(first: date, length: Time) -> date:
    """The last day of a truce of some days, weeks, months or years from its first."""
    m = LENGTH.fullmatch(length.value or "")
    if m is None:
        return first
    number, unit = int(m[1]), m[2]
    try:
        if unit in "DW":
            return first + timedelta(days=number * (7 if unit == "W" else 1))
        years, month = divmod(first.month - 1 + number * (12 if unit == "Y" else 1), 12)
        year = first.year + years
        return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return first  # beyond the calendar


def begins(verb: Token) -> bool:
    """ "takes effect", "came into force", "to begin"."""
    return verb.lemma in {"begin", "start", "commence"} or any(
        t.lemma in {"effect", "force"}
        for c in verb.children
        for t in (c, *c.children)
        if c.dep in {"dobj", "prep"}
    )


def lasts(verb: Token) -> bool:
    """ "will last", "is valid"; not "held for two years", "has lasted a week", which tell how it went."""
    if verb.tag not in {"VB", "VBZ", "VBP"} or any(c.lower in {"have", "has"} for c in verb.children):
        return False
    return verb.lemma in LASTING or any(c.dep == "acomp" and c.lemma in LASTING for c in verb.children)


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


def date_spells(doc: Doc, times: Sequence[Time], by_head: Mapping[int, Happening]) -> None:
    """Date what had gone on until another event: "signed a truce on Friday after two days of [talks]"."""
    for time in times:
        if time.type != "DURATION" or not time.value:
            continue
        spell = top_of(doc, time.start, time.end)
        ended = by_head.get(spell.head.head.i) if spell.head.lower == "after" else None
        event = next(
            (
                by_head[n.i]
                for of in spell.children
                if of.lower == "of"
                for n in of.children
                if n.i in by_head
            ),
            None,
        )
        if event is None or event.first or ended is None or ended.first is None or ended.first != ended.last:
            continue
        length = LENGTH.fullmatch(time.value)
        if length is None or length[2] == "D":  # hours, or days
            days = int(length[1]) - 1 if length else 0
            set_day(event, ended.first - timedelta(days=days), ended.first, "by what it ended in")


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
    date_spells(doc, times, by_head)
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
