"""Sidings: who fights in a fight that is told without its sides.

Burmese troops   captured   a guerrilla camp   after   five days of   fighting
one side                    the other                                 theirs
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.findings import Happening
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Token

THROUGH = frozenset({"after", "amid", "amidst", "during", "following", "in"})
HOSTILE = frozenset({"ASSAULT", "COERCE"})


def give_sides(events: Sequence[Happening]) -> None:
    """Gives a fight without parties those of the hostile act that it led to."""
    acts = {e.head.i: e for e in events if e.type in HOSTILE and e.head.pos in VERBS}
    for event in events:
        if event.type != "ASSAULT" or not event.frame.mutual or event.actors or event.recipients:
            continue
        act = acts.get(led_to(event.head))
        if act is not None and act.actors and act.recipients:
            event.actors = [*act.actors, *(p for p in act.recipients if p not in act.actors)]


def led_to(noun: Token) -> int:
    """The verb in whose circumstances a fight stands; -1 where it stands elsewhere."""
    token = noun
    while token.dep == "pobj":
        prep = token.head
        token = prep.head
        if prep.dep != "prep" or (prep.lower not in THROUGH and prep.lower != "of"):
            return -1
        if token.pos in VERBS:
            return token.i if prep.lower in THROUGH else -1
    return -1
