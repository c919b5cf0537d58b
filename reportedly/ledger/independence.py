"""Independence: reports that copy each other are one voice.

Two reports are copies when most five-word runs of the shorter stand in the longer, or when both credit the same agency
and share a good part; a rewrite that moves words about keeps runs of three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.name_forms import fold

RUN = 4
MOSTLY, CREDITED = 0.30, 0.12
HEAD = 400  # characters in which a credit stands
CREDIT = re.compile(r"[(/]\s*([A-Z][\w .&'’-]{1,38}?)\s*[)/]\.?\s*[-–—]{0,2}\s")
WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def runs(text: str) -> frozenset[int]:
    """The runs of words of a text, each as a number."""
    words = [fold(w) for w in WORD.findall(text)]
    return frozenset(hash_of(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def hash_of(run: str) -> int:
    """A number that is the same in every process, unlike `hash`."""
    value = 1469598103934665603
    for char in run:
        value = ((value ^ ord(char)) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


@lru_cache(maxsize=4096)
def credit(text: str) -> str | None:
    """ "GORI, Georgia, April 7 (Kestrel) - Rockets" credits Kestrel."""
    found = CREDIT.search(text[:HEAD])
    return fold(found.group(1)) if found else None


def copies(a: str, b: str) -> bool:
    """Does one of the two texts carry the other's copy?"""
    if a == b:
        return True
    ones, others = runs(a), runs(b)
    least = min(len(ones), len(others))
    if not least:
        return False
    share = len(ones & others) / least
    return share >= MOSTLY or (share >= CREDITED and credit(a) is not None and credit(a) == credit(b))


def voices(reports: Sequence[tuple[str, str, str | None]]) -> list[set[str]]:
    """Reports (id, text, publisher) that are one voice: copies of each other or of one outlet."""
    groups: list[list[tuple[str, str, str | None]]] = []
    for report in sorted(reports, key=lambda r: r[0]):
        touched = [
            g for g in groups if any(r[2] == report[2] is not None or copies(r[1], report[1]) for r in g)
        ]
        merged = [report, *(r for g in touched for r in g)]
        groups = [g for g in groups if g not in touched] + [merged]
    return [{r[0] for r in g} for g in groups]


def carried(reports: Sequence[tuple[str, str, str | None]]) -> list[dict[str, str | None]]:
    """Whose copy each outlet carries, of reports (id, text, publisher) in the order in which they came out: the first that it copies."""
    found: list[dict[str, str | None]] = []
    for n, (id, text, publisher) in enumerate(reports):
        for first, words, other in reports[:n]:
            if publisher != other and copies(words, text):
                found.append({"report": id, "publisher": publisher, "of": other, "of_report": first})
                break
    return found
