"""Context: what a report is about decides which of several places of one name it means.

    "Richland" in six states  +  "Columbus"  +  "Colfax County"   ->   all three in Nebraska, where they lie side by side

Every name votes for the countries, divisions and neighbourhoods of the places that it may mean, as likely as each of them is;
from these votes follows how likely each of them is; a few rounds settle it. What other words say of the country (demonyms, an
outlet's home, the words that its papers use) votes too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.gazetteer import Bearer, Gazetteer, PlaceRecord
from reportedly.reading.findings import Name
from reportedly.reading.parse import Doc
from reportedly.reading.sightings import Sighting
from reportedly.report import Report
from reportedly.toponymy import Toponymy

HEATS = (0.6, 1.0, 1.4, 1.8)  # how sharply each round tells likely from unlikely
COUNTRY, DIVISION, NEAR = (
    1.0,
    2.2,
    1.6,
)  # what a vote for the country, the division, the neighbourhood is worth, in orders of fame
WIDE = 2.2  # the same for what lies in no division, a country or a sea: it has no neighbours to vote for it
ENOUGH = 5.0  # fame (orders of magnitude of people) at which a name needs no evidence
LEAST = 0.02  # a chance smaller than this has no vote
NEIGHBOURS = (-362, -361, -360, -1, 0, 1, 360, 361, 362)
DEMONYM, REGISTER, OUTLET = 0.3, 0.25, 1.5
TOP_LEVEL = {"uk": "GBR", "ca": "CAN", "au": "AUS", "nz": "NZL", "ie": "IRL", "in": "IND", "za": "ZAF", "pk": "PAK", "ng": "NGA", "ke": "KEN", "ph": "PHL", "us": "USA", "il": "ISR", "ae": "ARE", "ru": "RUS", "ua": "UKR", "tr": "TUR", "cn": "CHN", "jp": "JPN", "kr": "KOR", "de": "DEU", "fr": "FRA"}  # fmt: skip


@dataclass(slots=True, eq=False)
class Group:
    """All sightings of one name in one sense, with the places that it may mean and how likely each is."""

    sightings: list[Sighting]
    bearers: Sequence[Bearer]
    priors: list[float]
    odds: list[float] = field(default_factory=list)
    weight: float = 0.0

    @property
    def best(self) -> int:
        return max(range(len(self.odds)), key=self.odds.__getitem__)


@dataclass(slots=True)
class Context:
    """Votes for countries, divisions and neighbourhoods (squares of one degree with those around them)."""

    countries: dict[str, float] = field(default_factory=dict)
    divisions: dict[str, float] = field(default_factory=dict)
    squares: dict[int, float] = field(default_factory=dict)

    def add(self, group: Group, sign: float = 1.0) -> None:
        weight = sign * group.weight
        if not weight:
            return
        countries, divisions, squares = self.countries, self.divisions, self.squares
        for bearer, odds in zip(group.bearers, group.odds, strict=True):
            if odds < LEAST:
                continue
            record, share = bearer.record, weight * odds
            if record.country:
                countries[record.country] = countries.get(record.country, 0.0) + share
            if record.admin1:
                divisions[record.admin1] = divisions.get(record.admin1, 0.0) + share
                if record.precision in LOCAL:
                    square = square_of(record)
                    for step in NEIGHBOURS:
                        squares[square + step] = squares.get(square + step, 0.0) + share

    def score(self, record: PlaceRecord) -> float:
        """What the votes add to a place."""
        votes = self.countries.get(record.country or "", 0.0)
        if record.admin1 is None:
            return WIDE * math.log1p(votes) if record.country else 1.5
        score = COUNTRY * math.log1p(votes) if votes > 0 else 0.0
        votes = self.divisions.get(record.admin1, 0.0)
        if votes > 0:
            score += DIVISION * math.log1p(votes)
        if record.precision in LOCAL:
            votes = self.squares.get(square_of(record), 0.0)
            if votes > 0:
                score += NEAR * math.log1p(votes)
        return score


LOCAL = frozenset({"settlement", "admin2", "point"})


def square_of(record: PlaceRecord) -> int:
    return (round(record.lat) + 90) * 361 + round(record.lon) + 180


def hints(
    doc: Doc, names: Sequence[Name], report: Report, words: Toponymy, places: Gazetteer
) -> dict[str, float]:
    """Votes for countries from what is no place name: demonyms, the words that a country's papers use, the outlet and its address."""
    votes: dict[str, float] = {}
    for name in names:
        if name.kind in {"demonym", "country"} and name.record is not None and name.record.country:
            votes[name.record.country] = votes.get(name.record.country, 0.0) + DEMONYM
    registers = words.registers
    for word in dict.fromkeys(t.lower for t in doc.tokens if t.lower in registers):
        for country in registers[word]:
            votes[country] = votes.get(country, 0.0) + REGISTER / len(registers[word])
    host = (report.url or "").partition("//")[2].partition("/")[0]
    home = TOP_LEVEL.get(host.rpartition(".")[2])
    if home:
        votes[home] = votes.get(home, 0.0) + OUTLET
    if report.publisher:
        for word in report.publisher.split():
            for record in places.lookup(word)[:1]:
                if record.country and record.fame > ENOUGH:
                    votes[record.country] = votes.get(record.country, 0.0) + OUTLET
    return votes


def settle(groups: Sequence[Group], given: dict[str, float]) -> Context:
    """Give every group its odds; returns the votes of the last round."""
    for group in groups:
        group.odds = _odds(group.priors, HEATS[0])
        group.weight = _trust(group) * (1 + 0.25 * min(len(group.sightings) - 1, 4))
    context = Context()
    for heat in HEATS:
        context = Context(countries=dict(given))
        for group in groups:
            context.add(group)
        for group in groups:
            if len(group.bearers) > 1:
                context.add(group, -1.0)
                odds = _odds(
                    [p + context.score(b.record) for p, b in zip(group.priors, group.bearers, strict=True)],
                    heat,
                )
                context.add(group)
                group.odds = odds  # ~ the votes of this round stay those of its start
    context = Context(countries=dict(given))
    for group in groups:
        context.add(group)
    return context


def support(group: Group, context: Context) -> float:
    """What speaks for a name being a place, whichever sighting: fame, the clearest sighting, and what lies near it."""
    bearer = group.bearers[group.best]
    context.add(group, -1.0)
    near = context.squares.get(square_of(bearer.record), 0.0) if bearer.record.precision in LOCAL else 0.0
    context.add(group)
    best = max((s.evidence for s in group.sightings if not s.barred), default=0.0)
    return min(bearer.fame, 9.0) - ENOUGH + 0.6 * max(best, 0.0) + min(1.5, near)


def _odds(scores: Sequence[float], heat: float) -> list[float]:
    top = max(scores)
    weights = [math.exp(heat * (s - top)) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def _trust(group: Group) -> float:
    """How far a name may speak for its surroundings before it is settled that it is a place."""
    evidence = max((s.evidence for s in group.sightings if not s.barred), default=None)
    if evidence is None:
        return 0.0
    return min(1.0, max(0.0, 0.5 + 0.15 * (max(group.priors) - ENOUGH + evidence)))
