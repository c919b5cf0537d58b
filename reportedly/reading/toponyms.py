"""Toponyms: the places that a report names, each resolved to one place of the gazetteer.

    Clashes broke out in   Tripoli ,   in northern  Lebanon
                           34.4 N 35.9 E            LBN          and not the capital of Libya

All names are resolved together: a place speaks for its country, its division and its neighbourhood, a demonym for its country.
One name means one place in a report, but for "Paris, Texas" beside "Paris, France". What then has more against it than for it
(a surname, an English word, a body's name) is no place. Adjectives and demonyms are none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.gazetteer import ALTERNATE, Bearer, Gazetteer, PlaceRecord, gazetteer
from reportedly.naming import naming
from reportedly.reading.findings import Name, Toponym
from reportedly.reading.parse import Doc
from reportedly.reading.sightings import Sighting, find_sightings, pairs
from reportedly.report import Report
from reportedly.toponymy import toponymy

MOST = 40  # places of one name that are weighed
ROUNDS = 3
COUNTRY, ADMIN, NEAR = 1.0, 2.2, 1.2  # what a vote for the country, the division and the neighbourhood is worth, in orders of fame
FIT = 4.0  # what the word beside a name is worth: "Aleppo province"
ENOUGH = 5.0  # fame (orders of magnitude of people) at which a name needs no evidence
FEATURES = {
    "admin1": ("ADM1", "RGN"), "admin2": ("ADM2",), "settlement": ("PPL", "PPLA", "PPLC", "PPLX", "CMP"),
    "natural": ("STM", "LK", "ISL", "ISLS", "MT", "MTS", "VAL", "SEA", "GULF", "BAY", "STRT", "DSRT", "PRK", "FRST", "RSV", "DLTA", "CNL"),
    "built": ("AIRP", "MILB", "BDRC", "HSP", "DAM", "PRT", "BDG", "STDM", "BLDG", "MSQE", "CH"),
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Group:
    """All sightings of one name in one sense, with its possible places and how likely each is."""

    sightings: list[Sighting]
    bearers: list[Bearer]
    priors: list[float]
    odds: list[float] = field(default_factory=list)
    weight: float = 0.0

    @property
    def best(self) -> int:
        return max(range(len(self.odds)), key=lambda i: self.odds[i])


def find_toponyms(doc: Doc, names: Sequence[Name], report: Report, *, places: Gazetteer | None = None) -> list[Toponym]:
    """The places that the report names, in the order of the text.

    `record` is None where the words say that it is a place ("the village of X") and the gazetteer does not know it.
    Raises MissingPart where the gazetteer was never compiled.
    """
    places = places or gazetteer()
    sightings = find_sightings(doc, names, places, toponymy(), naming())
    groups = _grouped(sightings)
    context = Context(names)
    for group in groups:
        group.odds = _softmax(group.priors)
        group.weight = _trust(group)
        context.vote(group)
    for _ in range(ROUNDS):
        for group in groups:
            if len(group.bearers) > 1:
                context.vote(group, -1.0)
                group.odds = _softmax([p + context.score(b.record) for p, b in zip(group.priors, group.bearers, strict=True)])
                context.vote(group)
    out: list[Toponym] = []
    for group in groups:
        record = group.bearers[group.best].record
        support = _support(group, context)
        for s in group.sightings:
            if not s.barred and support + s.evidence >= 0:
                out.append(Toponym(s.start, s.end, record.name, record))
    out.sort(key=lambda t: t.start)
    return out


def _grouped(sightings: Sequence[Sighting]) -> list[Group]:
    """Sightings by name; where the words hold a name down to other places ("Paris, Texas"), a group of its own."""
    by_key: dict[tuple[str, str | None, str], list[Sighting]] = defaultdict(list)
    held: dict[str, Sighting] = {}
    for s in sightings:
        if s.within is not None:
            held.setdefault(s.key, s)
    for s in sightings:
        anchor = s if s.within is not None else held.get(s.key)
        by_key[s.key, s.level, anchor.within.key if anchor is not None and anchor.within is not None else ""].append(s)
    out = []
    for same in by_key.values():
        anchor = next((s for s in same if s.within is not None), held.get(same[0].key))
        bearers = list(same[0].bearers[:MOST])
        if anchor is not None and anchor.within is not None:
            inside = {id(x.record) for x, _ in pairs(anchor, anchor.within)}
            bearers = [b for b in anchor.bearers if id(b.record) in inside] or bearers
        level = same[0].level
        priors = [_prior(b, level) for b in bearers]
        out.append(Group(same, bearers, priors))
    for group in out:  # the state that holds a town is the state, not the country of its name
        for s in group.sightings:
            inner = next((a for a in sightings if a.within is s), None)
            if inner is not None:
                kept = {id(y.record) for _, y in pairs(inner, s)}
                group.priors = [p + (3.0 if id(b.record) in kept else 0.0) for p, b in zip(group.priors, group.bearers, strict=True)]
    return out


def _prior(bearer: Bearer, level: str | None) -> float:
    prior = bearer.record.fame - (1.5 if bearer.kind == ALTERNATE else 0.0)
    if level is not None and level != "built":
        prior += FIT if bearer.record.feature in FEATURES[level] else -FIT / 2 if level != "natural" else 0.0
    return prior


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    weights = [math.exp(1.6 * (s - top)) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def _trust(group: Group) -> float:
    """How far a name may speak for its surroundings before it is settled that it is a place."""
    if all(s.barred for s in group.sightings):
        return 0.0
    evidence = max(s.evidence for s in group.sightings if not s.barred)
    return min(1.0, max(0.0, 0.5 + 0.15 * (max(group.priors) - ENOUGH + evidence)))


def _support(group: Group, context: Context) -> float:
    """What speaks for a name being a place, whichever sighting: fame, the clearest sighting, and neighbours."""
    bearer = group.bearers[group.best]
    fame = bearer.record.fame - (1.5 if bearer.kind == ALTERNATE else 0.0)
    best = max((s.evidence for s in group.sightings if not s.barred), default=0.0)
    context.vote(group, -1.0)
    near = context.closeness(bearer.record)
    context.vote(group)
    return min(fame, 9.0) - ENOUGH + 0.6 * max(best, 0.0) + min(1.5, near)


class Context:
    """What the report is about: votes for countries, divisions and squares of one degree."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[str, float] = defaultdict(float)
        self.squares: dict[tuple[int, int], float] = defaultdict(float)
        for name in names:
            if name.kind in {"demonym", "country"} and name.record is not None and name.record.country:
                self.countries[name.record.country] += 0.3

    def vote(self, group: Group, sign: float = 1.0) -> None:
        weight = sign * group.weight * (1 + 0.3 * min(len(group.sightings) - 1, 4))
        if not weight:
            return
        for bearer, odds in zip(group.bearers, group.odds, strict=True):
            if odds < 0.02:
                continue
            record, share = bearer.record, weight * odds
            if record.country:
                self.countries[record.country] += share
            if record.admin1:
                self.divisions[record.admin1] += share
            if record.precision in {"settlement", "admin2", "point"}:
                self.squares[round(record.lat), round(record.lon)] += share

    def closeness(self, record: PlaceRecord) -> float:
        if record.precision not in {"settlement", "admin2", "point"}:
            return 0.0
        lat, lon = round(record.lat), round(record.lon)
        squares = self.squares
        return sum(squares.get((lat + a, lon + b), 0.0) for a in (-1, 0, 1) for b in (-1, 0, 1))

    def score(self, record: PlaceRecord) -> float:
        score = COUNTRY * math.log1p(max(0.0, self.countries.get(record.country or "", 0.0)))
        if record.admin1:
            score += ADMIN * math.log1p(max(0.0, self.divisions.get(record.admin1, 0.0)))
        return score + NEAR * math.log1p(max(0.0, self.closeness(record)))
