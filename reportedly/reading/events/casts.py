"""Casts: whether two mentions are of the same parties.

India's army   the army      may be one
gunmen         the army      may be one: nobody knows who they are
Chad's army    the rebels    are not
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.findings import Party
from reportedly.reading.grammar import SUBJECTS
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

FACELESS = word_list("faceless")
LEFT = frozenset({"ccomp", "xcomp", "oprd"})  # "left six [dead]"


def root_of(party: Party) -> Party:
    while party.part_of is not None:
        party = party.part_of
    return party


def related(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether two casts share somebody, or somebody's whole."""
    whole = {id(root_of(p)) for p in a} | {id(p) for p in a}
    return any(id(p) in whole or id(root_of(p)) in whole for p in b)


def cross(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether each of two casts has somebody named whom the other has not: "the Pope met Olmert, who was then to meet Prodi"."""
    return (
        len(a) > 1
        and len(b) > 1
        and all(
            are_named(own := [p for p in one if not related([p], other)]) and bool(own)
            for one, other in ((a, b), (b, a))
        )
    )


def are_named(parties: Sequence[Party]) -> bool:
    """Whether one of them is known by a name or for who they are: "India's army", but "gunmen" may be anybody."""
    return any(p.record is not None or m.kind == "name" for p in parties for m in p.mentions)


def is_faceless(parties: Sequence[Party]) -> bool:
    """Whether no more is said of them than that they did it: "the [attacker]"."""
    return all(m.kind != "name" and m.head.lemma in FACELESS for p in parties for m in p.mentions)


def alike(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether two descriptions have a noun in common: "an army [helicopter]", "the [helicopter]"."""
    nouns = {m.head.lemma for p in one for m in p.mentions if m.kind == "noun"}
    return any(m.head.lemma in nouns for p in other for m in p.mentions if m.kind == "noun")


def kinds(head: Token) -> set[str]:
    """What a noun says of its kind: "a [mortar] attack"."""
    return {c.base for c in head.children if c.dep == "compound" and c.pos == "NOUN"}


def numbers(heads: Sequence[Token]) -> set[str]:
    """The numbers of those it was done to: "killed [six] people", "[six] people killed", "kills [six]", "left [six] dead"."""
    hit = [h.head for h in heads if h.dep == "acl"]
    hit += [c for h in heads for c in h.children if c.dep in {"dobj", "nsubjpass"}]
    hit += [d for h in heads for c in h.children if c.dep in LEFT for d in c.children if d.dep in SUBJECTS]
    return {n.lower for c in hit for n in (c, *c.children) if n.pos == "NUM"}


def differ(a: set[str], b: set[str]) -> bool:
    """Whether both are told and share nothing."""
    return bool(a and b) and a.isdisjoint(b)
