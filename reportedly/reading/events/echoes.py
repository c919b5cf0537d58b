"""Echoes: words that only tell a deed again, by what came of it.

Gunmen   stormed   a college on Friday.   Twelve students   died.      Three had   died   there on Sunday.
         the deed                                           an echo                another day's deed
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.events.attachment import OWN
from reportedly.reading.events.casts import are_named, related
from reportedly.reading.events.likeness import REAL, contradicts
from reportedly.reading.events.references import is_definite
from reportedly.reading.events.surroundings import lasting_since
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

ECHO = "echo"  # the sense of frames that only tell again
ECHO_REACH = 2  # sentences
WARS = word_list("wars")


def tell_again(echo: Happening, events: list[Happening]) -> None:
    """Let an echo be a mention of what it tells again, or, on another day, an event of its own; changes `events`."""
    told = echoed(echo, events)
    if told is not None:
        told.triggers += echo.triggers
        told.heads += echo.heads
        told.evidence += [e for e in echo.evidence if e not in told.evidence]
        told.recipients = told.recipients or [p for p in echo.recipients if p not in told.actors]
        told.why += f"; told again by “{echo.head.text}”"
    elif of_long(echo.head) or is_other_day(echo, events):
        events.append(echo)


def echoed(echo: Happening, events: Sequence[Happening]) -> Happening | None:
    """The event that an echo tells again: of its sentence, else the last one told in the two before."""
    if of_long(echo.head):
        return None
    near = [
        (echo.head.sent.i - head.sent.i, abs(echo.head.i - head.i), i)
        for i, event in enumerate(events)
        if event.type == echo.type
        for head in event.heads
        if 0 <= echo.head.sent.i - head.sent.i <= ECHO_REACH
        and (head.i < echo.head.i or not is_definite(echo.head))  # "who looked into [the deaths] was shot"
        and {event.status, echo.status} <= REAL | {"historical"}
        and not contradicts(echo, event)
        and not is_of_another(echo, event)
        and not (head.head.lower == "behind" and echo.head in head.ancestors())  # "the man behind the attack"
    ]
    return events[min(near)[2]] if near else None


def is_of_another(echo: Happening, event: Happening) -> bool:
    """Whether somebody named died who is none of those it was done to: "the death of Diallo, who led the attack on [a base]"."""
    hit = event.recipients
    return bool(hit) and are_named(echo.recipients) and not related(echo.recipients, hit)


def is_other_day(echo: Happening, events: Sequence[Happening]) -> bool:
    """Whether an echo tells the like of a day before: "was shelled on Friday, a day after three people [died] there". Who dies later
    has died of his wounds."""
    return (
        echo.last is not None
        and echo.time_rank == OWN
        and echo.head.pos in VERBS
        and any(
            event.type == echo.type
            and event.status in REAL
            and event.first is not None
            and echo.last < event.first
            and 0 <= echo.head.sent.i - event.heads[-1].sent.i <= ECHO_REACH
            for event in events
        )
    )


def of_long(head: Token) -> bool:
    """Whether a toll is of a whole war or of all that came since: "5,000 have died [in the conflict]", "have died [since it began]"."""
    return any(lasting_since(c) for c in head.children) or any(
        d.dep == "pobj" and d.lemma in WARS
        for c in head.children
        if c.dep == "prep" and c.lower in {"in", "during", "since"}
        for d in c.children
    )
