"""Alike: whether two names are one, spelled twice or shortened.

Ilham Aliev   Aliyev        Rapid Support Forces   RSF
one person                  one body
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance.Levenshtein import distance

from reportedly.name_forms import fold
from reportedly.reading.parse import Token


def name_words(tokens: Sequence[Token]) -> list[str]:
    """A name's words as they are compared: folded, without articles, possessives and hyphens."""
    return [w for t in tokens if t.tag != "POS" and t.lower != "the" and (w := fold(t.text))]


def compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names can be one person's: "Aliyev" and "Ilham Aliev", "J. Smith" and "John Smith"."""
    short, long = sorted((one, other), key=len)
    if not alike(short[-1], long[-1]):
        return len(short) == 1 and short[0] in long
    return all(
        any(alike(word, known) or (len(word) == 1 and known.startswith(word)) for known in long)
        for word in short[:-1]
    )


def alike(one: str, other: str) -> bool:
    """Whether two folded words are one name spelled twice: Aliev and Aliyev, Sergei and Sergey."""
    if one == other:
        return True
    longer = max(len(one), len(other))
    if longer < 5 or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    return distance(one, other) <= (1 if longer < 8 else 2)
