"""Casts: whether two mentions are of the same parties.

India's army   the army      may be one
gunmen         the army      may be one: nobody knows who they are
Chad's army    the rebels    are not
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.casualties import casualties
from reportedly.reading.findings import Party
from reportedly.reading.grammar import SUBJECTS
from reportedly.reading.numbers import read_number
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

FACELESS = word_list("faceless")
KILLED = "killed"
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


def numbers(heads: Sequence[Token]) -> dict[str, set[float]]:
    """By what was done the numbers of those it was done to: "killed [six] people", "kills [six]", "left [six] dead"."""
    out: dict[str, set[float]] = {}
    for h in heads:
        left = [c for c in h.children if c.dep in LEFT]
        hit = [h.head] if h.dep == "acl" else []
        hit += [c for c in h.children if c.dep in {"dobj", "nsubjpass"}]
        hit += [d for c in left for d in c.children if d.dep in SUBJECTS]
        for n in (n for c in hit for n in (c, *c.children) if n.pos == "NUM"):
            if (read := read_number(n.sent.doc.tokens, n.i)) is not None:
                out.setdefault(outcome((h, *left)), set()).add(read[0])
    return out


def outcome(told: Sequence[Token]) -> str:
    """What became of those counted: "wounded" injures, "left dead" kills; a deed that does not say ("shot") is taken to kill."""
    words = casualties()
    for token in told:
        if measures := {use.measure for use in words.verbs.get(token.lemma, ()) if not use.words}:
            return min(measures)
        if state := words.states.get(token.lower):
            return state
    return KILLED


def same_count(one: Mapping[str, set[float]], other: Mapping[str, set[float]]) -> bool | None:
    """Whether two tellings count as many killed, or as many hurt; None where they count nothing alike."""
    both = one.keys() & other.keys()
    return any(one[k] & other[k] for k in both) if both else None


def differ(a: set[str], b: set[str]) -> bool:
    """Whether both are told and share nothing."""
    return bool(a and b) and a.isdisjoint(b)
