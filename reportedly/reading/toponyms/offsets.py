"""Offsets: a place told by its way from another, "25 km north-west of Homs".

    in the hamlet of Zardiant ,  12 km south-west of   Homs
    the named place is near 34.9 N 36.5 E              34.7 N 36.7 E

Where a name stands before the distance, the point helps to tell which place it is, or where one is that no gazetteer has.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import asin, atan2, cos, degrees, radians, sin

from reportedly.gazetteer import PlaceRecord
from reportedly.reading.findings import Toponym
from reportedly.reading.parse import Doc, Token

KILOMETRES = {"km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0, "mile": 1.609, "miles": 1.609, "mi": 1.609}  # fmt: skip
BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}  # fmt: skip
EARTH = 6371.0
FARTHEST = 300.0  # km; beyond, "600 km north of" tells little of where


def place_unknown(doc: Doc, toponyms: Sequence[Toponym]) -> None:
    """Give a place without a record the point that the words behind it tell; changes `toponyms`."""
    for place, anchor in pairwise(toponyms):
        if (
            place.record is not None
            or anchor.record is None
            or anchor.record.precision not in {"settlement", "point"}
        ):
            continue
        told = way_between(doc.tokens, place.end, anchor.start)
        if told is not None:
            place.record = point_at(place.name, anchor.record, *told)


def way_between(tokens: Sequence[Token], start: int, end: int) -> tuple[float, float] | None:
    """Kilometres and bearing that tokens between a place and its anchor tell: ", some 25 km north-west of"."""
    if not 4 <= end - start <= 12 or tokens[end - 1].lower != "of":
        return None
    words = [t.lower for t in tokens[start : end - 1]]
    for i, word in enumerate(words):
        factor = KILOMETRES.get(word)
        if factor is None or not i:
            continue
        number = words[i - 1].replace(",", "")
        bearing = BEARINGS.get("".join(w for w in words[i + 1 :] if w not in {"-", "to", "the", "away"}))
        if (
            number.replace(".", "", 1).isdigit()
            and bearing is not None
            and float(number) * factor <= FARTHEST
        ):
            return float(number) * factor, float(bearing)
        return None
    return None


def point_at(name: str, anchor: PlaceRecord, distance: float, bearing: float) -> PlaceRecord:
    """The point so far from a place, as a record of its own."""
    lat, lon, way, turn = radians(anchor.lat), radians(anchor.lon), distance / EARTH, radians(bearing)
    north = asin(sin(lat) * cos(way) + cos(lat) * sin(way) * cos(turn))
    east = lon + atan2(sin(turn) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(north))
    slug = "-".join(name.lower().split())
    return PlaceRecord(
        f"reportedly:near-{anchor.id.rpartition(':')[2]}-{slug}",
        name,
        round(degrees(north), 3),
        round((degrees(east) + 540) % 360 - 180, 3),
        anchor.country,
        anchor.admin1,
        "PPL",
        0,
        "point",
    )
