"""Shared heads: one noun for people of several owners.

The   Russian   and   Turkish   foreign ministers   met   negotiators for   Hamas   and   Fatah.
Sergei Lavrov + Hakan Fidan                              Hamas + Fatah
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.reading.findings import Party
from reportedly.reading.grammar import conjuncts, first_conjunct
from reportedly.reading.mentions.parties import Register
from reportedly.reading.parse import Token

MODIFIERS = frozenset({"amod", "nmod", "compound", "poss"})
BEHIND = frozenset({"of", "for", "from"})

Owners = list[tuple[Token, Party]]


def owners_of(register: Register, head: Token, owner: Party | None) -> Owners:
    """The coordinated owners of a plural noun, before it or behind, in order; empty unless there are two or more."""
    for c in head.children:
        if c.i < head.i and c.lower == "whose":
            row: Sequence[Token] = _antecedents(c)
        elif c.i < head.i and c.dep in MODIFIERS and c.i in register.owners:
            row = [t for t in conjuncts(c) if t.i < head.i]
        elif c.dep == "prep" and c.lower in BEHIND:
            row = [t for o in c.children if o.dep == "pobj" for t in conjuncts(o)]
        else:
            continue
        found = _joined(register, row)
        if found:
            return found
    return [(head, member) for member in owner.members] if owner is not None else []


def _antecedents(relative: Token) -> Sequence[Token]:
    clause = next((t for t in relative.ancestors() if t.dep == "relcl"), None)
    return conjuncts(first_conjunct(clause.head)) if clause is not None else ()


def _joined(register: Register, row: Sequence[Token]) -> Owners:
    """The parties of coordinated tokens, if every one has one of its own and "and" joins them."""
    found = [(t, p) for t in row if (p := register.owners.get(t.i) or register.cast.named_by(t)) is not None]
    if len(found) < len(row) or len(found) < 2 or len({id(p) for _, p in found}) < len(found):
        return []
    return found if _has_and(row) else []


def _has_and(row: Iterable[Token]) -> bool:
    return any(c.dep == "cc" and c.lower == "and" for t in row for c in t.children)
