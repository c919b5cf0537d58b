"""Toponyms: the places that a report names, each resolved to one place of the gazetteer.

    A train was halted in   Tripoli ,  in northern  Lebanon
                           34.4 N 35.9 E            LBN          and not the capital of Libya

All names are resolved together (`reportedly.reading.toponyms.context`). One name means one place in a report, but for "Paris, Texas"
beside "Paris, France". What then has more against it than for it (a surname, an English word, a body's name) is no place.
Adjectives and demonyms are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.gazetteer import Bearer, Gazetteer, PlaceRecord, gazetteer
from reportedly.naming import naming
from reportedly.reading.findings import Name, Toponym
from reportedly.reading.parse import Doc
from reportedly.reading.toponyms.containment import link, pairs, share
from reportedly.reading.toponyms.context import Group, hints, settle, support
from reportedly.reading.toponyms.offsets import place_unknown
from reportedly.reading.toponyms.sightings import Sighting, find_sightings
from reportedly.reading.toponyms.signs import Signs
from reportedly.reading.toponyms.unknowns import find_unknown
from reportedly.report import Report
from reportedly.toponymy import Toponymy, toponymy

MOST = 30  # places of one name that are weighed
FIT = 4.0  # what the word beside a name is worth: "Aleppo province"
HOLDER = 3.0  # the state that holds a town is the state, not the country of that name
PEER = 2.0  # a state among states
OWNED, BY, SAME_SENTENCE = (
    4.0,
    1.2,
    0.5,
)  # "the Honduran town of Trujillo"; a country some words before; elsewhere in the sentence
Beside = dict[int, list[tuple[int, int, str]]]
FEATURES = {
    "area": frozenset({"ADM1", "ADM2", "RGN"}),
    "admin1": frozenset({"ADM1", "RGN"}),
    "admin2": frozenset({"ADM2"}),
    "settlement": frozenset({"PPL", "PPLA", "PPLC", "PPLX", "CMP"}),
    "natural": frozenset({"STM", "LK", "ISL", "ISLS", "MT", "MTS", "VAL", "SEA", "GULF", "BAY", "STRT", "DSRT", "PRK", "FRST", "RSV", "DLTA", "CNL"}),
    "built": frozenset({"AIRP", "MILB", "BDRC", "DAM", "PRT", "BDG"}),
}  # fmt: skip


def find_toponyms(
    doc: Doc, names: Sequence[Name], report: Report, *, places: Gazetteer | None = None
) -> list[Toponym]:
    """The places that the report names, in the order of the text. Raises MissingPart where the gazetteer was never compiled."""
    places = places or gazetteer()
    words = toponymy()
    sightings = find_sightings(doc, places, words, naming())
    signs = Signs(doc.tokens, names, words, naming())
    for sighting in sightings:
        signs.weigh(sighting)
    link(doc.tokens, sightings, words)
    share(doc.tokens, sightings)
    groups = _grouped(sightings, _beside(doc, names, words))
    context = settle(groups, hints(doc, names, report, words, places))
    out: list[Toponym] = []
    for group in groups:
        record = _at_level(group, places)
        base = support(group, context)
        for s in group.sightings:
            if not s.barred and base + s.evidence >= 0:
                out.append(Toponym(s.start, s.end, record.name, record))
    out.extend(find_unknown(doc, names, sightings, out, context, places, words))
    out.sort(key=lambda t: t.start)
    place_unknown(doc, out)
    return out


def _at_level(group: Group, places: Gazetteer) -> PlaceRecord:
    """The likeliest place; of "Deir al-Zor province" the division where only the town bears the name in that spelling."""
    record = group.bearers[group.best].record
    if group.sightings[0].level == "admin1" and record.feature[:3] == "PPL":
        return places.division(record.admin1) or record
    return record


def _beside(doc: Doc, names: Sequence[Name], words: Toponymy) -> Beside:
    """By sentence, where a country is spoken of by name or adjective, and how far its word reaches: "the Yemeni port of"."""
    out: Beside = {}
    for name in names:
        if name.record is not None and name.record.country and name.kind in {"demonym", "country"}:
            sent, end = doc.tokens[name.start].sent, name.end
            while end < sent.end and (doc.tokens[end].lower in words.kinds or doc.tokens[end].lower == "of"):
                end += 1
            reach = end if name.kind == "demonym" else -1
            out.setdefault(sent.i, []).append((name.end, reach, name.record.country))
    return out


def _nearness(same: Sequence[Sighting], beside: Beside) -> dict[str, float]:
    """What the sentences of a name add to places in the countries that they speak of."""
    near: dict[str, float] = {}
    for s in same:
        for end, reach, country in beside.get(s.sent.i, ()):
            worth = OWNED if s.start == reach else BY if 0 <= s.start - end <= 4 else SAME_SENTENCE
            near[country] = max(near.get(country, 0.0), worth)
    return near


def _grouped(sightings: Sequence[Sighting], beside: Beside) -> list[Group]:
    """Sightings by name; where the words hold a name down to other places ("Paris, Texas"), a group of its own."""
    held: dict[str, Sighting] = {}
    holds: dict[Sighting, Sighting] = {}
    for s in sightings:
        if s.within is not None:
            held.setdefault(s.key, s)
            holds.setdefault(s.within, s)
    by_key: dict[tuple[str, str | None, str], list[Sighting]] = defaultdict(list)
    for s in sightings:
        anchor = s if s.within is not None else held.get(s.key)
        by_key[s.key, s.level, anchor.within.key if anchor and anchor.within else ""].append(s)
    out = []
    for same in by_key.values():
        bearers: Sequence[Bearer] = same[0].bearers[:MOST]
        anchor = next((s for s in same if s.within is not None), held.get(same[0].key))
        if anchor is not None and anchor.within is not None:
            inside = {id(x.record) for x, _ in pairs(anchor, anchor.within)}
            bearers = [b for b in anchor.bearers if id(b.record) in inside] or bearers
        level = same[0].level
        priors = [b.fame + _fit(b, level) for b in bearers]
        holder = next((s for s in same if s in holds), None)
        if holder is not None:  # "Atarib in Aleppo" may be in the town's surroundings too
            kept = {(y.record.country, y.record.admin1) for _, y in pairs(holds[holder], holder)}
            priors = [
                p + HOLDER * ((b.record.country, b.record.admin1) in kept)
                for p, b in zip(priors, bearers, strict=True)
            ]
        near = _nearness(same, beside)
        if near and len(bearers) > 1:
            priors = [
                p + near.get(b.record.country or "", 0.0) * (b.record.feature[:3] != "PCL")
                for p, b in zip(priors, bearers, strict=True)
            ]
        peers = next((s.peers for s in same if s.peers), None)
        if peers is not None:  # "Ohio, Georgia and Iowa"
            priors = [
                p + PEER * (b.record.feature == "ADM1" and b.record.country == peers)
                for p, b in zip(priors, bearers, strict=True)
            ]
        if any(s.is_town for s in same):
            priors = [p - 4.0 * (b.record.feature[:3] == "PCL") for p, b in zip(priors, bearers, strict=True)]
        out.append(Group(same, bearers, priors))
    return out


def _fit(bearer: Bearer, level: str | None) -> float:
    if level is None or level == "built":
        return 0.0
    if bearer.record.feature in FEATURES[level]:
        # ~ "Webster County" says what "Webster" alone left open
        return (
            FIT if level == "settlement" else FIT / (1 + (level == "area")) + bearer.record.fame - bearer.fame
        )
    return 0.0 if level in {"natural", "area"} else -FIT / 2
