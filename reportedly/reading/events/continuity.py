"""Continuity: the day on which a story stands, for what it tells without a day of its own.

    Guerrillas ambushed a convoy on Tuesday. Six soldiers were killed. The rebels had warned ...
    Tuesday                                  Tuesday                   before that: not dated

A main clause in the past that has a day moves the story there; what follows in the simple past stands on that day, until
another day is told. A day that heads a paragraph ("12 March: ...") dates all that the paragraph tells; the day of the lead
dates the headline. What is told as earlier, as general, or as somebody's words of another time is left without a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportedly.reading.events.dating import PERFORMED
from reportedly.reading.events.exclusions import is_aside
from reportedly.reading.events.owners import top_of
from reportedly.reading.events.references import definites, is_definite
from reportedly.reading.events.standings import SHORT, Days, Standing, is_soon
from reportedly.reading.events.surroundings import is_apart, lasting_since
from reportedly.reading.events.telling import telling
from reportedly.reading.findings import Happening, Time
from reportedly.reading.grammar import SUBJECTS, VERBS
from reportedly.reading.parse import Doc, Token
from reportedly.reading.times.tenses import AUXILIARIES, is_reported

STATES = frozenset(
    {"acl", "nsubj", "attr", "conj", "pobj", "prep", "acomp"}
)  # how a deed hangs on what lasts: "is [under siege]"
PERFECT = frozenset({"have", "has", "'ve"})
SAID = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"}
)  # acts in words happen after what they are about
HAPPENED = frozenset({"occurred", "ongoing", "alleged", "negated"})
REAL = HAPPENED - {"negated"}  # "no shot has been fired since Friday" answers what was told of these days
FAR = 12  # sentences back to which "the attack" may refer
MONTH = 31  # days; what a sentence tells of a longer time is no day for the rest of it
BACK = frozenset({"simple", "progressive"})


def stand_on_story(events: Sequence[Happening], standings: Sequence[Standing]) -> None:
    """Date what the story tells by where it stands; changes `events`."""
    for event in events:
        if event.first is not None or event.status not in HAPPENED or is_vague(event):
            continue
        days = day_of(event, standings)
        if days is not None and not told_before(event, days):
            date_event(event, days, "dated by where the story stands")


def told_before(event: Happening, days: Days) -> bool:
    """Whether somebody told it before those days: what was said on Tuesday did not happen on Wednesday."""
    return any(s.said_last is not None and s.said_last < days[0] for s in event.asserted_by)


def continue_days(
    events: Sequence[Happening],
    doc: Doc,
    times: Sequence[Time],
    published: date | None,
    standings: Sequence[Standing],
) -> None:
    """Date the events that have no day by where the story stands and by one another; changes `events`."""
    began = beginnings(doc, times)
    by_head = {h.i: e for e in events for h in e.heads}
    for event in events:
        if event.first is None and event.status in REAL and published is not None and not is_vague(event):
            start = lasting(event.head, began)
            if start is not None and start <= published:
                date_event(event, (start, published), "dated from its beginning until now")
    stand_on_story(events, standings)
    for i, event in enumerate(events):
        if event.first is not None or event.status not in HAPPENED or is_vague(event):
            continue
        told = next((by_head[i] for i in antecedents(event.head) if i in by_head), None)
        if told is not None and told.first and told.last:
            date_event(event, (told.first, told.last), "dated by what it is told of")
        elif event.head.sent.kind == "headline":
            head_of_story(event, events, doc, standings)
        elif is_echo(event):
            date_by_echo(event, events[:i], standings)


def antecedents(verb: Token) -> Iterator[int]:
    """Where the nouns stand of which a relative clause may tell: "[clashes] with [troops] in which two men were shot"."""
    while verb.dep in {"conj", "advcl"} and verb.head.pos in VERBS and not is_apart(verb):
        verb = verb.head
    noun = verb.head
    if verb.dep != "relcl":
        return
    yield noun.i
    if not any(c.dep == "prep" and any(d.tag in {"WDT", "WP"} for d in c.children) for c in verb.children):
        return  # "talks on aid, [which] doctors call vital": of the aid
    while noun.dep == "pobj" and noun.head.dep == "prep" and noun.head.head.pos == "NOUN":
        noun = noun.head.head
        yield noun.i


def date_event(event: Happening, days: Days, why: str) -> None:
    event.first, event.last = days
    event.why += f"; {why}"


def is_vague(event: Happening) -> bool:
    """Whether a time is told that is no day: "recently", "in the past"; but "hours later" is on the day of the story."""
    time = event.time
    return (
        time is not None
        and time.first is None
        and time.relative_to is None
        and not is_soon(event.head.sent.doc, time)
    )


def is_denied(event: Happening) -> bool:
    """Whether it is told in a denial: what somebody denies has been told before."""
    answers = any(
        s.stance == "deny" and s.holds(event.head.i) for s in [*event.asserted_by, *event.disputed_by]
    )
    return answers or (event.status == "negated" and bool(event.asserted_by))


def is_charge(event: Happening) -> bool:
    """Whether somebody is accused of it: what is brought against him has been told before."""
    return any(s.stance == "accuse" for s in event.asserted_by)


def is_new(event: Happening) -> bool:
    """Whether a mention tells something new, so that its day is one by which to tell it from others: not "the attack killed six"."""
    return event.type not in PERFORMED and not is_definite(event.head) and not definites(event)


def is_echo(event: Happening) -> bool:
    """Whether an event is taken for known: what somebody is accused of or denies, or "the attack"."""
    if event.type in SAID or event.frame.vague:
        return False
    stances = {s.stance for s in [*event.asserted_by, *event.disputed_by]}
    if stances & {"deny", "accuse"}:
        return event.head.tag != "VB"  # "denied plans to attack"
    if event.status == "negated":
        return bool(event.asserted_by) and telling(event.head) in BACK
    return is_definite(event.head)


def date_by_echo(event: Happening, earlier: Sequence[Happening], standings: Sequence[Standing]) -> None:
    """Date what is taken for known by the only day on which such a thing was told: "denied that it had shelled the market".

    "That raid" is the one of the sentence before.
    """
    place = event.place.name if event.place else None
    at = event.head.sent.i
    pointing = any(c.lower in {"that", "this"} and c.dep == "det" for c in event.head.children)
    if pointing and at and (named := standings[at - 1].named) is not None:
        date_event(event, named, "dated by the sentence before")
        return
    alike = [
        e
        for e in earlier
        if e.type == event.type
        and e.first
        and e.status in HAPPENED
        and at - e.heads[-1].sent.i <= FAR
        and (e.frame is event.frame or not e.frame.vague)
    ]
    there = [e for e in alike if place is not None and e.place is not None and e.place.name == place]
    days = {(e.first, e.last) for e in there or alike}
    if len(days) == 1 and (there or place is None or all(e.place is None for e in alike)):
        first, last = days.pop()
        if first and last and (last - first).days <= SHORT:
            date_event(event, (first, last), "dated as it was told before")
    elif not alike and is_denied(event) and (named := answered(at, standings)) is not None:
        date_event(event, named, "dated by what the denial answers")


def answered(at: int, standings: Sequence[Standing]) -> Days | None:
    """The only day that a denial names, or the words that go on with it: "denied a raid. 'Nobody left the camp on Sunday,' he said." """
    if standings[at].named is not None:
        return standings[at].named
    after = standings[at + 1] if at + 1 < len(standings) else None
    return after.own if after is not None and after.block == standings[at].block else None


def beginnings(doc: Doc, times: Sequence[Time]) -> dict[int, date]:
    """The days since which something lasts, by the verb that they hang on: "have been killed since Monday"; a bare "since" counts
    from what the sentence before told last.
    """
    out: dict[int, date] = {}
    last: dict[int, date] = {}
    for time in times:
        if time.first is None:
            continue
        top = top_of(doc, time.start, time.end)
        link = top.head
        last[top.sent.i] = time.first
        if link.lower == "since" and link.dep in {"prep", "mark"}:
            out.setdefault(link.head.i, time.first)
        else:  # "have been killed since a truce collapsed on Monday"
            verb = lasting_since(link.head if link.dep == "prep" else link)
            if verb is not None:
                out.setdefault(verb.i, time.first)
    for token in doc.tokens:
        if (
            token.lower == "since"
            and not token.children
            and token.sent.i - 1 in last
            and token.dep in {"advmod", "prep"}
        ):
            out.setdefault(token.head.i, last[token.sent.i - 1])
    return out


def lasting(head: Token, began: dict[int, date]) -> date | None:
    """Since when an event goes on until now: "have been killed since", "has been under siege since", "there are nine killed since 2003".

    A beginning behind the last of several verbs is that of all: "have killed nine and wounded 30 since Friday".
    """
    token = head
    while token.i not in began and token.dep in STATES and token.head is not token:
        token = token.head
    last = token
    while last.i not in began and (after := next((c for c in last.children if is_further(c)), None)):
        last = after
    start = began.get(last.i)
    while start is not None and token.pos not in VERBS and token.head is not token:
        token = token.head
    while is_further(token):
        token = token.head
    have = next((c.lower for c in token.children if c.lemma == "have" and c.dep in AUXILIARIES), "")
    perfect = have in PERFECT or (have == "had" and is_reported(token))  # "said 900 had fled since Sunday"
    now = token.lemma == "be" and token.tag in {"VBZ", "VBP"} and head.dep == "acl"
    return start if perfect or now else None


def is_further(verb: Token) -> bool:
    """Whether a verb goes on with the one before, whose subject and auxiliaries it shares."""
    return verb.dep == "conj" and verb.pos in VERBS and all(c.dep not in SUBJECTS for c in verb.children)


def head_of_story(
    event: Happening, events: Sequence[Happening], doc: Doc, standings: Sequence[Standing]
) -> None:
    """Date a headline by the lead: by what it tells of the same kind, else by its main clause."""
    lead = [s.i for s in doc.sentences if s.kind in {"body", "item"}][:2]
    if not lead or event.head.sent.i > lead[0] or event.time is not None:
        return
    alike = next(
        (e for e in events if e.first and e.type == event.type and any(h.sent.i in lead for h in e.heads)),
        None,
    )
    own = standings[lead[0]].own
    if alike is not None and alike.first and alike.last:
        days = alike.first, alike.last
    elif own is not None and event.head.pos in VERBS and event.type not in SAID and event.head.sent.i == 0:
        days = own
    else:
        return
    date_event(event, days, "dated by the lead")


def day_of(event: Happening, standings: Sequence[Standing]) -> Days | None:
    """The day of an event by where its first mention stands, or the next that tells it as part of the story."""
    # "two victims of [the attack] died on Monday": of the attack that is no day
    of_others = {t.i for h in event.heads if is_aside(h) for t in h.ancestors()}
    for head in event.heads:
        if head.sent.kind == "headline" or is_aside(head) or head.i in of_others:
            continue
        at = standings[head.sent.i]
        tense = telling(head)
        if at.own is None and not at.mixed and at.header is not None and tense is not None:
            return at.header
        days = at.day(event, head)
        if days is not None and (days[1] - days[0]).days > MONTH:
            return None
        if (
            tense in BACK
            and days is not None
            and not at.mixed
            and event.type not in SAID
            and not (is_denied(event) or is_charge(event))
        ):
            return days
        if head.pos in VERBS:
            return None  # told as of another time
    return None
