"""Uptake: deeds that a promise, refusal or threat right above them tells already, and those only mentioned in passing.

agreed   to   lay down their arms        lifting the ban   is out of the question
the promise takes up the deed            the refusal takes up what is judged
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.reading.events.attachment import OWN
from reportedly.reading.events.references import is_definite
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Token

LAGS = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "conj", "pcomp", "prep", "acl", "pobj"})


def taken_up(event: Happening, by_head: Mapping[int, Happening], denials: frozenset[int]) -> bool:
    """Whether a promise, refusal or threat right above already tells the event: "agreed to lay down their arms".

    The act takes over the words, and whom they concern. A meeting that is agreed on, and what has a day of its own, stays.
    """
    above = by_head.get(event.head.head.i)
    ruled_out = (
        event.head.dep in {"csubj", "nsubj"}
        and above is not None
        and above.type == "REJECT"
        and above.head.lemma == "be"
    )  # "[lifting the ban] is out of the question"
    if not ruled_out and (
        event.status not in {"planned", "hypothetical", "negated"}
        or event.type == "CONSULT"
        or (event.time_rank == OWN and (above is None or event.time is not above.time))
    ):
        return False
    token = event.head
    for _ in range(3):
        if not ruled_out and (token.dep not in GOVERNED or token.head is token):
            return False
        token = token.head
        other = by_head.get(token.i)
        if other is not None and other.frame.topic and token.i not in denials:
            other.triggers += event.triggers
            other.heads.append(event.head)
            if not other.recipients:
                other.recipients = [p for p in event.recipients if p not in other.actors]
            other.why += f"; takes up “{event.head.text}”"
            return True
    return False


def in_passing(event: Happening) -> bool:
    """Whether a deed is told once, by a bare noun, and nobody's: "extended the curfew in response to [unrest]"."""
    head = event.head
    return (
        event.type in {"PROTEST", "ASSAULT"}
        and event.status == "occurred"
        and len(event.heads) == 1
        and head.pos not in VERBS
        and head.dep in {"pobj", "conj"}
        and not (event.actors or event.recipients or is_definite(head) or is_described(head))
        and not (event.place and event.place_rank == OWN)
        and not (event.time and event.first and event.time_rank == OWN)
    )


def is_described(noun: Token) -> bool:
    """ "[a riot] that left 19 dead", "two riots", "a day after [a shoot-out]": told as one of its own."""
    if any(c.dep in {"relcl", "acl", "nummod"} for c in noun.children):
        return True
    link = noun.head
    return noun.dep == "pobj" and (link.head.lemma in LAGS or any(c.dep == "npadvmod" for c in link.children))
