"""Bearings: a distance between two places that a report gives, against the map.

The talks will take place in Yevlakh, about 300 kilometres west of Baku.
                             from     stated distance      direction  to
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.measures import units
from reportedly.reading.findings import FoundCheck, Number, Toponym
from reportedly.reading.parse import Doc

DIRECTIONS = {
    "north": 0, "northeast": 45, "north-east": 45, "east": 90, "southeast": 135, "south-east": 135,
    "south": 180, "southwest": 225, "south-west": 225, "west": 270, "northwest": 315, "north-west": 315,
}  # fmt: skip
LINKS = frozenset({"of", "from"})
# settlements have an extent, and a report rounds: within these shares (or kilometres) of the map's distance
CONSISTENT = (0.12, 5.0)
APPROXIMATE = (0.25, 10.0)
VAST = frozenset({"country", "region"})
SPREAD = {"admin1": 60.0, "admin2": 20.0}  # kilometres by which the middle of a province may miss its town


Point = tuple[float, float]
Located = tuple[Toponym, Point]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def bearing(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The direction in which `b` lies seen from `a`, in degrees from north."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    y = math.sin(lon2 - lon1) * math.cos(lat2)
    x = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(y, x)) % 360


def point(toponym: Toponym) -> tuple[float, float] | None:
    """Where a place is, if it is small enough to measure from."""
    record = toponym.record
    if record is None or record.precision in VAST:
        return None
    return record.lat, record.lon


def distance_checks(doc: Doc, figures: Sequence[Number], toponyms: Sequence[Toponym]) -> Iterator[FoundCheck]:
    """Every "A, N km west of B" where the map knows A and B, and every length given in two units."""
    yield from conversions(doc, figures)
    if not toponyms:
        return
    places: dict[int, list[Toponym]] = {}
    capitals: dict[str, Toponym] = {}
    for toponym in toponyms:
        places.setdefault(doc.tokens[toponym.start].sent.i, []).append(toponym)
        if toponym.record and toponym.record.feature == "PPLC" and toponym.record.country:
            capitals.setdefault(toponym.record.country, toponym)
    for number in figures:
        factor = units().kilometres.get(number.unit or "")
        if number.measure != "distance" or factor is None:
            continue
        sent = doc.tokens[number.span[0]].sent
        direction, anchor = towards(doc, number.span[1], sent.end)
        if anchor is None:
            continue
        here = places.get(sent.i, [])
        goal = next((t for t in here if anchor <= t.start <= anchor + 5), None)
        start = next((t for t in reversed(here) if t.end <= number.span[0] and t is not goal), None)
        if (
            goal is None
            and start is not None
            and any(t.lower == "capital" for t in doc.tokens[anchor : anchor + 3])
        ):
            goal = capitals.get(
                (start.record.country if start.record else None) or ""
            )  # "west of the capital"
        if goal is None or start is None:
            continue
        a, b = point(start), point(goal)
        stated = number.best if number.best is not None else number.low or number.high
        if a is not None and b is not None and stated is not None and a != b:
            yield judged(number, ((start, a), (goal, b)), stated * factor, direction)


def conversions(doc: Doc, figures: Sequence[Number]) -> Iterator[FoundCheck]:
    """ "20 kilometres (13 miles)": the second must be the first, rounded."""
    lengths = [n for n in figures if n.measure == "distance" and n.unit in units().kilometres]
    for first, second in pairwise(lengths):
        between = doc.tokens[first.span[1] : second.span[0]]
        if first.unit == second.unit or not between or between[0].text != "(" or len(between) > 2:
            continue
        a, b = (n.best if n.best is not None else n.low or n.high for n in (first, second))
        if a is None or b is None:
            continue
        factors = units().kilometres
        x, y = a * factors[first.unit or ""], b * factors[second.unit or ""]
        step = factors[second.unit or ""]  # the second is rounded to a whole
        said = f"{a:.10g} {first.unit} and {b:.10g} {second.unit}"
        if abs(x - y) <= max(0.1 * x, step):
            yield FoundCheck(
                "distance", "consistent", f"{said} are the same length.", [first.span, second.span]
            )
        else:
            detail = (
                f"{said} are not the same length: {a:.10g} {first.unit} are {x / step:.3g} {second.unit}."
            )
            yield FoundCheck("distance", "inconsistent", detail, [first.span, second.span])


def towards(doc: Doc, i: int, end: int) -> tuple[str | None, int | None]:
    """The direction behind a distance and where the name of its goal may begin: "(13 miles) west of | the capital"."""
    tokens = doc.tokens
    direction: str | None = None
    depth = 0
    for j in range(i, min(end, i + 12)):
        word = tokens[j].lower
        if tokens[j].text == "(":
            depth += 1
        elif tokens[j].text == ")":
            depth -= 1
        elif depth:
            continue
        elif word in LINKS:
            return direction, j + 1
        elif (joined := (direction or "") + word.replace("ern", "")) in DIRECTIONS or joined.replace(
            "-", ""
        ) in DIRECTIONS:
            direction = joined.replace("-", "")
        elif tokens[j].text not in {"-", "to", "the"} and word not in {
            "away",
            "outside",
            "inland",
            "due",
            "further",
            "up",
            "down",
        }:
            return None, None
    return None, None


def judged(
    number: Number, places: tuple[Located, Located], stated: float, direction: str | None
) -> FoundCheck:
    """The verdict on one distance."""
    (start, a), (goal, b) = places
    real = kilometres(a, b)
    off = abs(real - stated)
    spread = sum(SPREAD.get(p.record.precision, 0.0) for p in (start, goal) if p.record is not None)
    verdict = "inconsistent"
    for name, (share, slack) in (("consistent", CONSISTENT), ("approximate", APPROXIMATE)):
        if off <= max(share * real, slack) + spread:
            verdict = name
            break
    detail = f"{start.name} is {real:.0f} km from {goal.name} on the map; the report says {stated:.4g} km"
    if direction is not None and direction in DIRECTIONS and real > 5 and not spread:
        turned = abs((bearing(b, a) - DIRECTIONS[direction] + 180) % 360 - 180)
        if turned > 90:
            verdict = "inconsistent"
            detail += f" {direction}, which is the wrong direction"
    return FoundCheck(
        "distance", verdict, detail + ".", [number.span, (start.start, start.end), (goal.start, goal.end)]
    )
