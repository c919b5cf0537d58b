"""Likeness: how much speaks for two accounts being the same happening, and what speaks against it.

Each comparison gives points and a reason. A conflict (FORBID) keeps two accounts apart whatever else agrees:

    the strike on Monday | the strike on Tuesday     other day      FORBID
    "Akhaldaba, 6 April" | "Akhal-Daba, 6 April"     same day +2, same place +2
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from rapidfuzz.fuzz import ratio

from reportedly.ledger.accounts import Account
from reportedly.ledger.tellings import Spot
from reportedly.ledger.wording import near, stems

RECENT = (
    (1, 0.9),
    (2, 0.4),
    (4, 0.2),
    (7, 0.0),
    (14, -0.2),
    (1 << 20, -0.4),
)  # days since; what is told without a day is mostly new
FORBID = -100.0
MOVABLE = frozenset(
    {"talks", "truce", "release", "deal", "extension"}
)  # what is announced for one day and held on another
UNBACKED = 1.0  # the same day alone says little
DENIABLE = frozenset({"violence", "custody", "release", "protest"})
BIAS, LOOSE = -1.6, -1.2
EARTH = 6371.0


def likeness(a: Account, b: Account) -> tuple[float, list[str]]:
    """Points for and against, with the reasons that carry weight."""
    total = LOOSE if a.kin in MOVABLE and a.kin != "deal" else BIAS
    why: list[str] = []
    backed = False
    if a.negated != b.negated and a.kin in DENIABLE:
        total += 1.0  # what is denied has been told by somebody
    if a.fated != b.fated:
        total += 0.8  # what is called off has been announced
    forbidden = []
    for compare in (days, places, weapons, rounds, wording, numbers, parties):
        points, reason = compare(a, b)
        if points <= FORBID:
            forbidden.append(f"but {reason}")
            continue
        total += points
        backed = backed or (points > 0 and compare is not days)
        if reason:
            why.append(reason)
    if forbidden:
        return FORBID, [*why, *forbidden]
    return (total if backed else total - UNBACKED), why


def days(a: Account, b: Account) -> tuple[float, str]:
    if a.background != b.background:
        return FORBID, "background of an earlier year"
    movable = a.kin in MOVABLE and (a.planned or b.planned)
    if a.start and b.start:
        a_end, b_end = a.end or a.start, b.end or b.start
        apart = max((b.start - a_end).days, (a.start - b_end).days)
        if apart <= 0:
            width = max((a_end - a.start).days, (b_end - b.start).days)
            if width <= 1:
                return 2.0, "same day"
            if a.start == b.start and a_end == b_end:
                return 2.0, "same dates"
            return (0.8 if width <= 8 else 0.2), "dates meet"
        if (a.vague or b.vague) and apart == 7:
            return 1.5, "the weekday to come"
        if a.kin == "truce" and apart <= 3:
            return 0.5, "signed and in force"
        if movable or a.vague or b.vague:
            return (-0.5 if apart <= 21 else -2.0), "other day, but announced before"
        if a.kin == "extension":
            return (0.0 if apart <= 21 else FORBID), ""
        if apart == 1 and a.night and b.night:
            return -0.8, "neighbouring day, by night"
        if not (a.sure and b.sure):
            return (-2.5 if apart == 1 else -3.5), "other day"
        return FORBID, "other day"
    dated, undated = (a, b) if a.start else (b, a)
    if dated.start and undated.told:
        lag = (undated.told - dated.start).days
        if lag < 0 and not undated.planned:
            return (-1.0 if movable else FORBID), "told before it happened"
        if dated.background:
            return -1.5, ""
        return next(points for most, points in RECENT if lag <= most), ""
    if a.told and b.told:
        return (0.2 if abs((a.told - b.told).days) <= 2 else -0.6), ""
    return 0.0, ""


def places(a: Account, b: Account) -> tuple[float, str]:
    if not a.spots or not b.spots:
        if a.lands and b.lands and a.lands.isdisjoint(b.lands):
            return -2.0, "reports of other countries"
        there, bare = (a, b) if a.spots else (b, a)
        named = any(
            s.own and s.settled and not stems(s.row["name"]).isdisjoint(bare.around) for s in there.spots
        )
        return (0.8, "place named") if named else (0.0, "")
    best = (0.0, "")
    apart = False
    for one in a.spots:
        for other in b.spots:
            near_by = distance(one, other)
            same = one.row["name"] == other.row["name"] or alike_names(one.names, other.names)
            weight = 1.0 if one.own and other.own else 0.6 if one.own or other.own else 0.4
            if one.settled or other.settled:
                if same or (one.settled and other.settled and near_by is not None and near_by < 6):
                    best = max(best, (2.0 * weight, "same place"))
                elif one.own and other.own and one.settled and other.settled:
                    apart = True
            elif same:
                best = max(best, (0.7 * weight, "same region"))
    if best[0] > 0:
        return best
    if apart:
        return FORBID, "other place"
    lands_a, lands_b = a.countries, b.countries
    if lands_a and lands_b and not lands_a & lands_b:
        own = all(any(s.own for s in x.spots) for x in (a, b))
        return (FORBID if own else -2.0), "other country"
    if (any(s.own and s.settled for s in a.spots) and any(s.settled for s in b.spots)) or (
        any(s.own and s.settled for s in b.spots) and any(s.settled for s in a.spots)
    ):
        return -0.6, "other places named"
    return 0.0, ""


def distance(one: Spot, other: Spot) -> float | None:
    """Kilometres between two places."""
    lat, lon, lat2, lon2 = (one.row["lat"], one.row["lon"], other.row["lat"], other.row["lon"])
    if None in (lat, lon, lat2, lon2):
        return None
    p, q = radians(lat), radians(lat2)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(h)))


def alike_names(ones: frozenset[str], others: frozenset[str]) -> bool:
    return not ones.isdisjoint(others) or any(spelled(a, b) for a in ones for b in others)


@lru_cache(maxsize=1 << 16)
def spelled(a: str, b: str) -> bool:
    """Are these two spellings of one name (Akhaldaba and Ahaldaba, Kornisi and Znauri not)?"""
    a, b = a.replace(" ", ""), b.replace(" ", "")
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and ratio(a, b) >= 86


def weapons(a: Account, b: Account) -> tuple[float, str]:
    if not a.weapons or not b.weapons:
        return 0.0, ""
    if a.weapons & b.weapons:
        return 0.7, "same weapon"
    if any(frozenset((x, y)) in near() for x in a.weapons for y in b.weapons):
        return 0.2, ""
    return -1.8, "other weapon"


def rounds(a: Account, b: Account) -> tuple[float, str]:
    if a.rounds and b.rounds and not a.rounds & b.rounds and "next" not in a.rounds | b.rounds:
        return FORBID, "other round"
    return 0.0, ""


def wording(a: Account, b: Account) -> tuple[float, str]:
    shared = a.core & b.core
    points = min(1.6, 0.8 * len(shared))
    both = len(a.around & b.around)
    share = both / max(1, min(len(a.around), len(b.around)))
    if both >= 4:
        points += 3.0 * max(0.0, share - 0.15)
    return (
        points,
        f"same words ({', '.join(sorted(shared or a.around & b.around)[:4])})" if points >= 0.5 else "",
    )


def numbers(a: Account, b: Account) -> tuple[float, str]:
    shared = [n for n in a.numbers & b.numbers if n[1]]
    if shared:
        measure, number = max(shared, key=lambda n: (n[1], n[0]))
        return (
            1.0 if number >= 10 else 0.8 if number >= 3 else 0.4 if number > 1 else 0.0
        ), f"same figure ({measure} {number:g})"
    return 0.0, ""


def parties(a: Account, b: Account) -> tuple[float, str]:
    if a.parties & b.parties:
        return (1.0 if a.kin == "talks" else 0.5), "same parties"
    if a.parties and b.parties and a.kin in MOVABLE:
        return -0.5, "other parties"
    return 0.0, ""
