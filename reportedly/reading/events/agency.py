"""Agency: who can do a deed, or have one done to them.

A shell   hit   the clinic          rising prices   threaten   the harvest
nobody's tool                       no event: nothing of will
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.naming import coreference, naming
from reportedly.reading.findings import Mention, Party
from reportedly.reading.grammar import agents, is_passive
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

Parties = Callable[[Token], list[Party]]
NAMING = frozenset(
    {"poss", "amod", "compound", "nmod"}
)  # how a thing has the name of whose it is: "police drones"
ABSTRACTIONS = word_list("abstractions")


def is_tool(party: Party) -> bool:
    """Whether a doer is a thing that nobody is known to own: "a shell hit the clinic", "the plan calls for"."""
    if party.sector or party.record or party.part_of is not None:
        return False
    return all(is_thing(m.head) if m.kind == "noun" else is_named_thing(m) for m in party.mentions[:1])


def is_named_thing(mention: Mention) -> bool:
    """Whether a name is that of a weapon, a treaty, a crisis: "an [IED] killed two"."""
    return mention.kind == "name" and mention.head.lower in naming().things


def wielder(party: Party, parties: Parties) -> Party:
    """Who strikes with what seems to strike: "[police] drones hit the barn"; a body, "police units", is somebody itself."""
    mention = party.mentions[0] if party.mentions else None
    if mention is None or mention.kind != "noun" or not is_thing(mention.head):
        return party
    if mention.head.lemma in coreference().hypernyms:
        return party
    names = (c for c in mention.head.children if c.dep in NAMING and c.tag != "PRP$")
    return next((p for c in names for p in parties(c) if p is not party), party)


def is_thing(noun: Token) -> bool:
    return is_person(noun) is False or noun.lemma in ABSTRACTIONS


def is_told_of_thing(verb: Token) -> bool:
    """Whether only a thing is said to do what takes somebody who speaks: "rising prices threaten the plan"."""
    own = [s for s in agents(verb) if s.head is verb]
    return bool(own) and all(s.pos == "NOUN" and s.lemma in ABSTRACTIONS for s in own)


def is_somebody(party: Party) -> bool:
    """Whether a party can be dealt with: a thing, which nobody is known for, cannot."""
    if party.sector or party.record:
        return True
    return any(m.kind == "name" or (m.kind == "noun" and is_person(m.head)) for m in party.mentions[:1])


def is_own_part(token: Token, head: Token) -> bool:
    """Whether what seems to do it is a part of who suffers it: "were hung [by their wrists]"."""
    return (
        token.head.dep == "agent"
        and is_passive(head)
        and any(c.tag == "PRP$" for c in token.children)
        and not is_person(token)
    )


def is_deed(party: Party, head: Token) -> bool:
    """Whether what looks like somebody is the deed itself: "a coalition air strike" is nobody who strikes, a bomber is."""
    return party.record is None and not is_person(head) and any(m.head is head for m in party.mentions)


def is_target(token: Token) -> bool:
    """Whether a word is one for what gets hit, and not the name of a body."""
    return token.pos != "PROPN" and token.base in coreference().targets
