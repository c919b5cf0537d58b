"""Continuity: the day on which a story stands, for what it tells without a day of its own.

    Guerrillas ambushed a convoy on Tuesday. Six soldiers were killed. The rebels had warned ...
    Tuesday                                  Tuesday                   before that: not dated

A main clause in the past that has a day moves the story there; what follows in the simple past stands on that day, until
another day is told. A day that heads a paragraph ("12 March: ...") dates all that the paragraph tells; the day of the lead
dates the headline. What is told as earlier, as general, or as somebody's words of another time is left without a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.reading.attachment import top_of
from reportedly.reading.findings import Happening, Time
from reportedly.reading.grammar import VERBS
from reportedly.reading.likeness import is_definite
from reportedly.reading.parse import Doc, Token
from reportedly.reading.standings import SHORT, Days, Standing, stand
from reportedly.reading.telling import telling
from reportedly.reading.tenses import AUXILIARIES

SAID = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"}
)  # acts in words happen after what they are about
HAPPENED = frozenset({"occurred", "ongoing", "alleged", "negated"})
MONTH = 31  # days; what a sentence tells of a longer time is no day for the rest of it
BACK = frozenset({"simple", "progressive"})


def continue_days(
    events: Sequence[Happening], doc: Doc, times: Sequence[Time], published: date | None
) -> None:
    """Date the events that have no day by where the story stands; changes `events`."""
    standings = stand(doc, times, published)
    began = beginnings(doc, times)
    for event in events:
        if event.first is not None or event.status not in HAPPENED or is_vague(event):
            continue
        if published is not None and (start := lasting(event.head, began)) is not None and start <= published:
            date_event(event, (start, published), "dated from its beginning until now")
        elif not is_denied(event) and (days := day_of(event, standings)) is not None:
            date_event(event, days, "dated by where the story stands")
    for i, event in enumerate(events):
        if event.first is None and event.status in HAPPENED and not is_vague(event):
            if event.head.sent.kind == "headline":
                head_of_story(event, events, doc, standings)
            if event.first is None and is_echo(event):
                date_by_echo(event, events[:i])


def date_event(event: Happening, days: Days, why: str) -> None:
    event.first, event.last = days
    event.why += f"; {why}"


def is_vague(event: Happening) -> bool:
    """Whether a time is told that is no day: "recently", "in the past"."""
    return event.time is not None and event.time.first is None and event.time.relative_to is None


def is_denied(event: Happening) -> bool:
    """Whether somebody denies it: what he denies has been told before."""
    return bool(event.disputed_by) or (event.status == "negated" and bool(event.asserted_by))


def is_echo(event: Happening) -> bool:
    """Whether an event is taken for known: a deed that somebody says was not done, or "the attack"."""
    if event.type in SAID:
        return False
    if is_denied(event):
        return (
            any(s.stance == "deny" for s in [*event.asserted_by, *event.disputed_by])
            or telling(event.head) in BACK
        )
    return event.status != "negated" and is_definite(event.head)


def date_by_echo(event: Happening, earlier: Sequence[Happening]) -> None:
    """Date what is taken for known by the only day on which such a thing was told: "denied that it had shelled the market"."""
    place = event.place.name if event.place else None
    alike = [
        e
        for e in earlier
        if e.type == event.type
        and e.first
        and e.status in HAPPENED
        and (e.frame is event.frame or not event.frame.vague)
    ]
    there = [e for e in alike if place is not None and e.place is not None and e.place.name == place]
    days = {(e.first, e.last) for e in there or alike}
    if len(days) == 1 and (there or place is None or all(e.place is None for e in alike)):
        first, last = days.pop()
        if first and last and (last - first).days <= SHORT:
            date_event(event, (first, last), "dated as it was told before")


def beginnings(doc: Doc, times: Sequence[Time]) -> dict[int, date]:
    """The days since which something lasts, by the verb that they hang on: "have been killed since Monday"."""
    out: dict[int, date] = {}
    for time in times:
        link = top_of(doc, time.start, time.end).head
        if time.first and link.lower == "since" and link.dep in {"prep", "mark"}:
            out.setdefault(link.head.i, time.first)
    return out


def lasting(head: Token, began: dict[int, date]) -> date | None:
    """Since when an event in the present perfect lasts."""
    perfect = any(c.lower in {"have", "has", "'ve"} and c.dep in AUXILIARIES for c in head.children)
    return began.get(head.i) if perfect else None


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
    for head in event.heads:
        if head.sent.kind == "headline":
            continue
        at = standings[head.sent.i]
        tense = telling(head)
        if at.own is None and not at.mixed and at.header is not None and tense is not None:
            return at.header
        days = at.own or at.before
        if days is not None and (days[1] - days[0]).days > MONTH:
            return None
        if tense in BACK and days is not None and not at.mixed and event.type not in SAID:
            return days
        if head.pos in VERBS:
            return None  # told as of another time
    return None
