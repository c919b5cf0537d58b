"""Shared heads: one noun for people of several owners.

The   Russian   and   Turkish   foreign ministers   met   Hezbollah   and   Amal   leaders.
Sergei Lavrov + Hakan Fidan                              Hezbollah leaders + Amal leaders
"""

from __future__ import annotations

from reportedly.reading.findings import Party
from reportedly.reading.grammar import conjuncts
from reportedly.reading.parse import Token
from reportedly.reading.parties import Register

MODIFIERS = frozenset({"amod", "nmod", "compound", "poss"})


def owners_of(register: Register, head: Token) -> list[tuple[Token, Party]]:
    """The owners that stand coordinated before a plural noun, in order; empty unless there are two or more."""
    for c in head.children:
        if c.i < head.i and c.dep in MODIFIERS and c.i in register.owners:
            row = [t for t in conjuncts(c) if t.i < head.i]
            found = [(t, register.owners[t.i]) for t in row if t.i in register.owners]
            joined = any(d.dep == "cc" and d.lower == "and" for t in row for d in t.children)
            if joined and len(found) == len(row) > 1 and len({id(p) for _, p in found}) == len(found):
                return found
    return []
