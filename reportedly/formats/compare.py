"""Compare: the events of another data set beside our own incidents: matched, only theirs, only ours, figures that differ.

    matched   2026-03-03 Sindian   theirs: 4 killed   ours: 4 to 5   same day; 3 km apart; both name Senegal
    theirs    2026-03-09 Kabadio   2 killed
    ours      2026-03-14 Suelle    contested

Ours are taken as the other format would hold them, so that nothing is missed that it never codes. Two events may be the same where
their kind, country and days do not speak against it and place, parties or dead speak for it; of all such pairs the best are taken
first, each event once. A match says that two records may be of one happening; it says nothing on who of the two is right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from reportedly.actors import Directory
from reportedly.formats import format_named
from reportedly.formats.codes import policy_named
from reportedly.formats.foreign import Foreign, country
from reportedly.formats.foreign_files import READERS, TheirFile
from reportedly.formats.incident import Incident, Losses, Toll, by_report, country_name
from reportedly.formats.table_files import cell
from reportedly.ledger.model import Publication, Row
from reportedly.name_forms import key

EARTH = 6371.0
ENOUGH = 5  # points from which two records are taken for one happening
VAGUE = frozenset(
    "forces armed military police group groups unidentified unknown civilians protesters rioters government militia army rebels the of and in".split()
)


@dataclass(frozen=True, slots=True)
class Pair:
    ours: Foreign
    theirs: Foreign
    points: int
    why: tuple[str, ...]
    differ: tuple[Mapping[str, Any], ...] = ()


@dataclass(slots=True)
class Comparison:
    """`outside`: theirs before the first or after the last day of ours; `not_held`: ours that their format does not code, by reason."""

    format: str
    matched: list[Pair] = field(default_factory=list)
    only_theirs: list[Foreign] = field(default_factory=list)
    only_ours: list[Foreign] = field(default_factory=list)
    outside: int = 0
    not_held: Mapping[str, int] = field(default_factory=dict)
    unread: Mapping[str, int] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)


def compare(
    theirs: TheirFile, incidents: Sequence[Row], publications: Iterable[Publication], *, policy: str, days: int = 1, km: float = 50.0
) -> Comparison:  # fmt: skip
    publications = list(publications)
    losses = Losses()
    printed = by_report(publications)
    known = {str(i.number): i for i in (Incident(row, printed) for row in incidents)}
    ours = [
        with_toll(event, known[number])
        for event, number in as_theirs(theirs.format, incidents, publications, policy, losses)
    ]
    out = Comparison(theirs.format, not_held=dict(losses.left_out), unread=dict(theirs.left_out))
    out.incidents = {i.id: i for i in known.values()}
    pairs = sorted(candidates(ours, theirs.events, days, km), key=lambda p: (-p[0], p[1], p[2]))
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    for points, n, m, why in pairs:
        if n not in taken_ours and m not in taken_theirs:
            taken_ours.add(n)
            taken_theirs.add(m)
            out.matched.append(
                Pair(ours[n], theirs.events[m], points, why, tuple(differences(ours[n], theirs.events[m])))
            )
    out.matched.sort(key=lambda p: (p.theirs.start, p.theirs.id))
    out.only_ours = sorted((e for n, e in enumerate(ours) if n not in taken_ours), key=by_day)
    first = min((e.start for e in ours), default=date.max)
    last = max((e.end for e in ours), default=date.min)
    alone = [e for m, e in enumerate(theirs.events) if m not in taken_theirs]
    slack = timedelta(days=days)
    inside = [e for e in alone if within(e, first, last, slack)]
    out.only_theirs, out.outside = sorted(inside, key=by_day), len(alone) - len(inside)
    return out


def by_day(event: Foreign) -> tuple[date, str]:
    return event.start, event.id


def within(event: Foreign, first: date, last: date, slack: timedelta) -> bool:
    return (
        first <= last
        and event.end >= max(first, date.min + slack) - slack
        and event.start <= min(last, date.max - slack) + slack
    )


def as_theirs(
    name: str, incidents: Sequence[Row], publications: Sequence[Publication], policy: str, losses: Losses
) -> Iterator[tuple[Foreign, str]]:
    """Our incidents as the other format would hold them and as its reader reads them, each with its number."""
    rows = format_named(name).export(incidents, publications, policy=policy_named(policy), losses=losses)
    for row in rows:
        event = READERS[name]({column.lower(): str(cell(value)) for column, value in row.items()})
        number = event.id.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        yield event, number


def with_toll(event: Foreign, incident: Incident) -> Foreign:
    """With all that our sources say of the dead, the days and the parties, beyond what the format holds."""
    return replace(
        event, id=incident.id, killed=incident.toll("killed"), end=incident.end or event.end, sources="; ".join(incident.outlets()),
        parties=tuple(dict.fromkeys([*incident.names("actors"), *incident.names("recipients"), *event.parties])), text=incident.title,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sketch:
    """An event with what it is compared by, worked out once."""

    event: Foreign
    place: str
    admin1: str
    words: frozenset[str]

    @classmethod
    def of(cls, event: Foreign) -> Sketch:
        return cls(event, key(event.place or ""), key(event.admin1 or ""), words_of(event.parties))


def candidates(
    ours: Sequence[Foreign], theirs: Sequence[Foreign], days: int, km: float
) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """(points, number of ours, number of theirs, why) of all pairs that may be one happening."""
    mine = [Sketch.of(event) for event in ours]
    spread: dict[tuple[date, str], list[int]] = {}
    for n, event in enumerate(ours):
        for day in span(event, days):
            spread.setdefault((day, event.deed), []).append(n)
    for m, event in enumerate(theirs):
        near = {n: None for day in span(event, event.slack) for n in spread.get((day, event.deed), ())}
        sketch = Sketch.of(event) if near else None
        for n in near:
            if sketch is not None and not apart(mine[n], sketch, km):
                points, why = judged(mine[n], sketch)
                if points >= ENOUGH:
                    yield points, n, m, why


def span(event: Foreign, slack: int, most: int = 400) -> Iterator[date]:
    first = max(event.start.toordinal() - slack, 1)
    last = min(event.end.toordinal() + slack, date.max.toordinal())
    return (date.fromordinal(n) for n in range(first, min(last, first + most) + 1))


def apart(ours: Sketch, theirs: Sketch, km: float) -> bool:
    """Does country or map speak against their being one?"""
    a, b = ours.event, theirs.event
    if a.country and b.country and a.country != b.country:
        return True
    if not (a.exact and b.exact) or (ours.place and ours.place == theirs.place):
        return False
    if a.lat is not None and b.lat is not None and abs(a.lat - b.lat) * 111 > km:
        return True
    away = distance(a, b)
    return away is not None and away > km


def judged(ours: Sketch, theirs: Sketch) -> tuple[int, tuple[str, ...]]:
    """Points and reasons for two events being one."""
    a, b = ours.event, theirs.event
    gap = max((b.start - a.end).days, (a.start - b.end).days, 0)
    points, why = max(3 - gap, 1), ["same day" if gap == 0 else f"{gap} day{'s' if gap > 1 else ''} apart"]
    if (a.end - a.start).days > 6 or b.slack > 6:
        points, why = 1, ["days overlap"]
    more, reason = placed(ours, theirs)
    points += more
    why += [reason] if reason else []
    shared = sorted(ours.words & theirs.words)
    if shared:
        points += min(len(shared), 2)
        why.append("both name " + ", ".join(shared[:3]))
    dead = same_dead(a.killed, b.killed)
    if dead:
        points += 2
        why.append(dead)
    return points, tuple(why)


def placed(ours: Sketch, theirs: Sketch) -> tuple[int, str]:
    """Points for the place. An area says less than a spot."""
    exact = ours.event.exact and theirs.event.exact
    if ours.place and ours.place == theirs.place:
        return (3 if exact else 2), f"same place ({theirs.event.place})"
    away = distance(ours.event, theirs.event) if exact else None
    if away is not None:
        return (3 if away <= 5 else 2 if away <= 25 else 1), f"{away:.0f} km apart"
    if ours.admin1 and ours.admin1 == theirs.admin1:
        return 1, f"both in {theirs.event.admin1}"
    return 0, ""


def distance(a: Foreign, b: Foreign) -> float | None:
    """Kilometres on the sphere."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2, lon = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(lon / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def same_dead(ours: Toll, theirs: Toll) -> str | None:
    number = theirs.best if theirs.best is not None else theirs.low
    if not number or not ours.known:
        return None
    low, high = ours.low if ours.low is not None else 0, ours.high
    if number == ours.best:
        return f"{number:,.0f} killed in both"
    inside = low <= number and (number <= high if high is not None else ours.open_above)
    return "their dead lie within ours" if inside else None


def words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in party_words(name))


@lru_cache(maxsize=100_000)
def party_words(name: str) -> tuple[str, ...]:
    """What names a party apart from what all parties are called; "Senegalese" and "Senegal" are one."""
    directory = Directory.load()
    out: dict[str, None] = {}
    for word in key(name).split():
        nation = directory.demonym(word)
        alpha3 = nation.country if nation else country("name", word)
        if alpha3:
            out[country_name(alpha3) or alpha3] = None
        elif len(word) > 2 and word not in VAGUE and not word.isdigit():
            out[word] = None
    return tuple(out)


def differences(ours: Foreign, theirs: Foreign) -> Iterator[Mapping[str, Any]]:
    """What the two records say differently of what both say."""
    for name in ("low", "best", "high"):
        mine, other = getattr(ours.killed, name), getattr(theirs.killed, name)
        if ours.killed.known and other is not None and mine != other:
            yield {"what": f"killed_{name}", "ours": mine, "theirs": other}
    if not ours.killed.known and theirs.killed.best:
        yield {"what": "killed_best", "ours": None, "theirs": theirs.killed.best}
    if ours.start != theirs.start:
        yield {"what": "start", "ours": ours.start.isoformat(), "theirs": theirs.start.isoformat()}
    if ours.end != theirs.end and theirs.end != theirs.start:
        yield {"what": "end", "ours": ours.end.isoformat(), "theirs": theirs.end.isoformat()}
    if ours.place and theirs.place and key(ours.place) != key(theirs.place):
        away = distance(ours, theirs)
        yield {
            "what": "place",
            "ours": ours.place,
            "theirs": theirs.place,
            "km": None if away is None else round(away, 1),
        }
    if ours.kind != theirs.kind:
        yield {"what": "kind", "ours": ours.kind, "theirs": theirs.kind}
