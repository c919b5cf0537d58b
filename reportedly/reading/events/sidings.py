"""Sidings: who fights in a fight that is told without its sides.

Burmese troops   captured   a guerrilla camp   after   five days of   fighting
one side                    the other                                 theirs
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.events.casts import related
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

WARS = word_list("wars")
THROUGH = frozenset({"after", "amid", "amidst", "during", "following", "in"})
BROKERING = frozenset({"broker", "mediate", "facilitate", "arrange", "negotiate"})
FIGHTING = frozenset({"GOV", "MIL", "REB", "UAF", "OPP", "PTY", "PRM", "COP"})  # sectors of who makes truces
TWO_SIDED = frozenset({"ASSAULT", "AGREE", "CONSULT", "RETREAT", "CONCEDE"})
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


def give_partners(events: Sequence[Happening]) -> None:
    """Gives a truce that others brokered to the two sides last told of: "the truce was brokered by Oman"."""
    for i, event in enumerate(events):
        if event.mode != "ceasefire" or event.recipients or not event.actors or not is_brokered(event.head):
            continue
        for before in reversed(events[:i]):
            sides = [*before.actors, *before.recipients] if before.type in TWO_SIDED else []
            sides = [p for p in sides if p.sector in FIGHTING]
            if len(sides) == 2 and not any(related([p], event.actors) for p in sides):
                event.recipients = sides
                break


def is_brokered(noun: Token) -> bool:
    """Whether a truce is others' work, told by its verb or by what modifies it: "a Saudi-brokered truce"."""
    by = noun.lemma in BROKERING or (noun.head.lemma in BROKERING and noun.dep in {"dobj", "nsubjpass"})
    return by or any(c.lemma in BROKERING for c in noun.children if c.dep in {"amod", "acl"})


def share_wars(events: Sequence[Happening]) -> None:
    """Gives one of several wars the sides of them all: "two wars between Chad and Libya … the first war"."""
    for event in events:
        if event.type != "ASSAULT" or event.actors or event.recipients or event.head.lemma not in WARS:
            continue
        for other in events:
            many = any(h.lemma == event.head.lemma and h.tag == "NNS" for h in other.heads)
            if other is not event and many and len(other.actors) > 1:
                event.actors = list(other.actors)
                break


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
