"""Likeness: how much speaks for two accounts being the same happening, and in words what speaks for and against it.

the strike on Monday | the strike on Tuesday     same words, but other day
"Akhaldaba, 6 April" | "Akhal-Daba, 6 April"     same day, same place
"""

from __future__ import annotations

from reportedly.ledger.accounts import Account
from reportedly.ledger.evidence import contradicts, signs
from reportedly.ledger.weights import base, reasons, weights

SILENT = 1.0  # a denial that names no day or place is of what its own report tells
LEAN = (
    1.0  # towards one happening: two groups are as like as their pairs on average, and most pairs show little
)
APART = -1.0  # no words make one happening of what is told of two days, two far places or two peoples
TOLD = 0.2  # what weighs less is not worth a word
SHOWN = 4  # words in common that are told


def likeness(a: Account, b: Account) -> float:
    """The log odds that the two tell of one happening."""
    weigh = weights()
    points = LEAN + base(a.kin, b.kin)
    if a.report != b.report:
        points -= SILENT * ((a.silent and a.loose) + (b.silent and b.loose))
    told = [sign for _, found in signs(a, b) for sign in found]
    points += sum(weigh.get(sign, 0.0) * much for sign, much in told)
    return min(points, APART) if contradicts({sign for sign, _ in told}) else points


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
