"""Likeness: how much speaks for two accounts being the same happening, and in words what speaks for and against it.

the strike on Monday | the strike on Tuesday     same words, but other day
"Akhaldaba, 6 April" | "Akhal-Daba, 6 April"     same day, same place
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.ledger.accounts import Account
from reportedly.ledger.evidence import FACETS, STRONGEST, signs
from reportedly.ledger.linking import Shown
from reportedly.ledger.weights import base, reasons, weights

SILENT = 1.0  # a denial that names no day or place is of what its own report tells
LEAN = 0.5  # towards one happening, for contradictions weigh double
TOLD = 0.2  # what weighs less is not worth a word
SHOWN = 4  # words in common that are told
STEADY = frozenset({"kins", "days", "places", "means", "targets"})  # what each account of a group shows anew
BEST = frozenset(n for n, facet in enumerate(FACETS) if facet.__name__ in STRONGEST)
GAINING = frozenset(n for n, facet in enumerate(FACETS) if facet.__name__ in STEADY)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of two accounts: what speaks for one happening before they are known, and the points of each facet that both show."""

    base: float
    shown: Shown

    @property
    def points(self) -> float:
        return self.base + sum(points for _, points in self.shown)


def likeness(a: Account, b: Account) -> Likeness:
    weigh = weights()
    start = LEAN + base(a.kin, b.kin) - SILENT * ((a.silent and a.loose) + (b.silent and b.loose))
    shown = []
    for n, found in signs(a, b):
        points = 0.0
        for sign, much in found:
            points += weigh.get(sign, 0.0) * much
        shown.append((n, points))
    return Likeness(start, tuple(shown))


def why(a: Account, b: Account) -> list[str]:
    """In words what speaks for the two being one, and last, after "but", what most speaks against it."""
    weigh, words = weights(), reasons()
    found = [
        (sign, weigh.get(sign, 0.0) * much)
        for _, facet in signs(a, b)
        for sign, much in facet
        if sign in words
    ]
    told = [in_words(sign, words[sign], a, b) for sign, points in found if points >= TOLD]
    against = min((item for item in found if item[1] <= -TOLD), key=lambda item: item[1], default=None)
    told = list(dict.fromkeys(told))
    return [*told, f"but {words[against[0]]}"] if against else told


def in_words(sign: str, words: str, a: Account, b: Account) -> str:
    if sign.startswith("words."):
        shared = sorted(a.words & b.words or a.names & b.names or a.deeds & b.deeds)
        return f"{words} ({', '.join(shared[:SHOWN])})"
    if sign == "numbers.same":
        measure, number = max((n for n in a.numbers & b.numbers), key=lambda n: (n[1], n[0]))
        return f"{words} ({measure} {number:g})"
    return words
