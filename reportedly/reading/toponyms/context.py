"""Context: what a report is about decides which of several places of one name it means.

    "Richland" in six states  +  "Columbus"  +  "Colfax County"   ->   all three in Nebraska, where they lie side by side

Every name votes for the countries, divisions and neighbourhoods of the places that it may mean, as likely as each of them is;
from these votes follows how likely each of them is; a few rounds settle it. What other words say of the country (demonyms, an
outlet's home, the words that its papers use) votes too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log1p

from reportedly.gazetteer import NEIGHBOURS, Bearer, Gazetteer
from reportedly.reading.findings import Name
from reportedly.reading.parse import Doc
from reportedly.reading.toponyms.sightings import Sighting
from reportedly.report import Report
from reportedly.toponymy import Toponymy

HEATS = (0.6, 1.1, 1.8)  # how sharply each round tells likely from unlikely
COUNTRY, DIVISION, NEAR = (
    1.0,
    2.2,
    1.6,
)  # what a vote for the country, the division, the neighbourhood is worth, in orders of fame
WIDE = 2.2  # the same for what lies in no division, a country or a sea: it has no neighbours to vote for it
ENOUGH = 5.0  # fame (orders of magnitude of people) at which a name needs no evidence
LEAST = 0.02  # a chance smaller than this has no vote
STEPS = frozenset(NEIGHBOURS)
DEMONYM, REGISTER, OUTLET = 0.3, 0.4, 1.5
AT_HOME = 3  # words of local news that make a report local
ABROAD, UNHEARD = 3.0, 0.5  # what a place abroad loses in local news whose country nothing else speaks of
LITTLE = 4.0  # fame of a village or small town
STRANGE = 9.0  # what such a one loses under another spelling in a country that nothing else speaks of
MOST = 6.0  # what context can do at most: a village is not meant where the capital is named
TOP_LEVEL = {"uk": "GBR", "ca": "CAN", "au": "AUS", "nz": "NZL", "ie": "IRL", "in": "IND", "za": "ZAF", "pk": "PAK", "ng": "NGA", "ke": "KEN", "ph": "PHL", "us": "USA", "il": "ISR", "ae": "ARE", "ru": "RUS", "ua": "UKR", "tr": "TUR", "cn": "CHN", "jp": "JPN", "kr": "KOR", "de": "DEU", "fr": "FRA"}  # fmt: skip


@dataclass(slots=True, eq=False)
class Group:
    """All sightings of one name in one sense, with the places that it may mean and how likely each is."""

    sightings: list[Sighting]
    bearers: Sequence[Bearer]
    priors: list[float]
    odds: list[float] = field(default_factory=list)
    weight: float = 0.0
    shares: list[tuple[Bearer, float]] = field(default_factory=list)

    @property
    def best(self) -> int:
        return max(range(len(self.odds)), key=self.odds.__getitem__)


@dataclass(slots=True)
class Context:
    """Votes for countries, divisions and neighbourhoods (squares of one degree with those around them)."""

    countries: dict[str, float] = field(default_factory=dict)
    divisions: dict[str, float] = field(default_factory=dict)
    squares: dict[int, float] = field(default_factory=dict)
    home: str | None = None

    def copy(self) -> Context:
        return Context(dict(self.countries), dict(self.divisions), dict(self.squares), self.home)

    def add(self, group: Group) -> None:
        countries, divisions, squares = self.countries, self.divisions, self.squares
        group.shares = shares = []
        weight = group.weight
        if not weight:
            return
        for bearer, odds in zip(group.bearers, group.odds, strict=True):
            if odds < LEAST:
                continue
            record, share = bearer.record, weight * odds
            shares.append((bearer, share))
            if record.country:
                countries[record.country] = countries.get(record.country, 0.0) + share
            if record.admin1:
                divisions[record.admin1] = divisions.get(record.admin1, 0.0) + share
                if bearer.square is not None:
                    for step in NEIGHBOURS:
                        square = bearer.square + step
                        squares[square] = squares.get(square, 0.0) + share

    def score(self, bearer: Bearer, shares: Sequence[tuple[Bearer, float]]) -> float:
        """What the votes add to a place, without those of its own name."""
        record = bearer.record
        country, division, square = record.country, record.admin1, bearer.square
        if country is None:
            return 1.5
        for_country = self.countries.get(country, 0.0)
        if division is None:
            for other, share in shares:
                if other.record.country == country:
                    for_country -= share
            if self.home is not None and country != self.home and for_country < UNHEARD:
                return -ABROAD
            return WIDE * log1p(for_country) if for_country > 0 else 0.0
        for_division = self.divisions.get(division, 0.0)
        nearby = self.squares.get(square, 0.0) if square is not None else 0.0
        for other, share in shares:
            if other.record.country == country:
                for_country -= share
                if other.record.admin1 == division:
                    for_division -= share
            if square is not None and other.square is not None and other.square - square in STEPS:
                nearby -= share
        if self.home is not None and country != self.home and for_country < UNHEARD:
            return -ABROAD
        score = COUNTRY * log1p(for_country) if for_country > 0 else 0.0
        if for_division > 0:
            score += DIVISION * log1p(for_division)
        if nearby > 0:
            score += NEAR * log1p(nearby)
        return min(score, MOST)


def hints(doc: Doc, names: Sequence[Name], report: Report, words: Toponymy, places: Gazetteer) -> Context:
    """Votes for countries from what is no place name: demonyms, the words that a country's papers use, the outlet and its address."""
    votes: dict[str, float] = {}
    for name in names:
        if name.kind in {"demonym", "country"} and name.record is not None and name.record.country:
            votes[name.record.country] = votes.get(name.record.country, 0.0) + DEMONYM
    home = None
    for country, count in _registers(doc, words).items():
        votes[country] = votes.get(country, 0.0) + REGISTER * min(count, 8)
        if count >= AT_HOME:
            home = country
    host = (report.url or "").partition("//")[2].partition("/")[0]
    of_address = TOP_LEVEL.get(host.rpartition(".")[2])
    if of_address:
        votes[of_address] = votes.get(of_address, 0.0) + OUTLET
    if report.publisher:
        for word in report.publisher.split():
            for record in places.lookup(word)[:1]:
                if record.country and record.fame > ENOUGH:
                    votes[record.country] = votes.get(record.country, 0.0) + OUTLET
    return Context(countries=votes, home=home)


def _registers(doc: Doc, words: Toponymy) -> dict[str, int]:
    """How many words of each country's local news the report has."""
    registers = words.registers
    seen: dict[str, None] = {}
    before = ""
    for token in doc.tokens:
        word = token.lower
        if word in registers:
            seen[word] = None
        pair = f"{before}_{word}"
        if pair in registers:
            seen[pair] = None
        before = word
    counts: dict[str, int] = {}
    for word in seen:
        for country in registers[word]:
            counts[country] = counts.get(country, 0) + 1
    return counts


def settle(groups: Sequence[Group], certain: Context) -> Context:
    """Give every group its odds; returns the votes of the last round."""
    open_groups = []
    for group in groups:
        group.odds = _odds(group.priors, HEATS[0])
        group.weight = _trust(group) * (1 + 0.25 * min(len(group.sightings) - 1, 4))
        if len(group.bearers) > 1:
            open_groups.append(group)
        else:
            certain.add(group)
    for heat in HEATS:
        context = certain.copy()
        for group in open_groups:
            context.add(group)
        for group in open_groups:
            shares = group.shares
            scores = [p + context.score(b, shares) for p, b in zip(group.priors, group.bearers, strict=True)]
            group.odds = _odds(scores, heat)
    context = certain
    for group in open_groups:
        context.add(group)
    return context


def support(group: Group, context: Context) -> float:
    """What speaks for a name being a place, whichever sighting: fame, the clearest sighting, and what lies near it."""
    bearer = group.bearers[group.best]
    near = 0.0
    if bearer.square is not None:
        own = sum(
            share
            for other, share in group.shares
            if other.square is not None and other.square - bearer.square in STEPS
        )
        near = max(0.0, context.squares.get(bearer.square, 0.0) - own)
    best = max((s.evidence for s in group.sightings if not s.barred), default=0.0)
    strange = STRANGE if bearer.kind and bearer.fame < LITTLE and is_strange(bearer, group, context) else 0.0
    return min(bearer.fame, 9.0) - ENOUGH + 0.6 * max(best, 0.0) + min(1.5, near) - strange


def is_strange(bearer: Bearer, group: Group, context: Context) -> bool:
    """Whether a place lies in a country that nothing else speaks of, while others are spoken of: "the Foni districts" of no Sardinia."""
    country = bearer.record.country
    own = sum(share for other, share in group.shares if other.record.country == country)
    others = sum(context.countries.values()) - context.countries.get(country or "", 0.0)
    return context.countries.get(country or "", 0.0) - own < UNHEARD < others


def _odds(scores: Sequence[float], heat: float) -> list[float]:
    top = max(scores)
    weights = [exp(heat * (s - top)) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def _trust(group: Group) -> float:
    """How far a name may speak for its surroundings before it is settled that it is a place."""
    evidence = max((s.evidence for s in group.sightings if not s.barred), default=None)
    if evidence is None:
        return 0.0
    return min(1.0, max(0.0, 0.5 + 0.15 * (max(group.priors) - ENOUGH + evidence)))
