"""Spots: the places that a telling names, and whether two of them are one.

Akhaldaba and Ahaldaba are one village in two spellings; Kornisi and Znauri are two names that only the gazetteer joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from rapidfuzz.fuzz import ratio

from reportedly.ledger.model import Row
from reportedly.name_forms import key

SETTLED = frozenset({"point", "settlement"})
EARTH = 6371.0
FAR = 50.0  # kilometres
ONE = 1.0  # kilometres within which two settlements are one place under two names
WALK = 6.0  # and within which they are neighbours


@dataclass(slots=True)
class Spot:
    """A place that a telling names: `names` are its names folded, `own` says that the reading ties it to the event,
    `said` that it is named in a sentence that tells of it."""

    row: Row
    names: frozenset[str]
    own: bool
    said: bool = False

    @property
    def settled(self) -> bool:
        return self.row["precision"] in SETTLED


def spot(place: Row, own: bool, sentences: Sequence[Row] = ()) -> Spot:
    names = {key(place["name"])} | {key(m["text"]) for m in place["mentions"]}
    said = any(s["start"] <= m["start"] < s["end"] for m in place["mentions"] for s in sentences)
    return Spot(place, frozenset(n for n in names if n), own, said)


def one_place(one: Spot, other: Spot) -> bool:
    """Are these the same place, by name or because they lie together?"""
    if one.row["name"] == other.row["name"] or alike_names(one.names, other.names):
        return True
    if not (one.settled and other.settled):
        return False
    return within(one, other, ONE)


def within(one: Spot, other: Spot, most: float) -> bool:
    apart = distance(one, other)
    return apart is not None and apart < most


def distance(one: Spot, other: Spot) -> float | None:
    """Kilometres between two places."""
    lat, lon, lat2, lon2 = (one.row["lat"], one.row["lon"], other.row["lat"], other.row["lon"])
    return None if None in (lat, lon, lat2, lon2) else kilometres(lat, lon, lat2, lon2)


@lru_cache(maxsize=1 << 16)
def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    p, q = radians(lat), radians(lat2)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(h)))


@lru_cache(maxsize=1 << 16)
def alike_names(ones: frozenset[str], others: frozenset[str]) -> bool:
    return not ones.isdisjoint(others) or any(spelled(a, b) for a in ones for b in others)


@lru_cache(maxsize=1 << 16)
def spelled(a: str, b: str) -> bool:
    """Are these two spellings of one name (Akhaldaba and Ahaldaba, Kornisi and Znauri not)?"""
    a, b = a.replace(" ", ""), b.replace(" ", "")
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and ratio(a, b) >= 86
