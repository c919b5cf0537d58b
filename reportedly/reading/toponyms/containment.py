"""Containment: which place of a report is said to lie in which, and which stand in one list.

Savannah , Georgia        Tripoli , in northern Lebanon        Niger 's Diffa        but not: Iowa , Georgia and Ohio
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportedly.gazetteer import ALTERNATE, Bearer
from reportedly.reading.parse import Token
from reportedly.reading.toponyms.sightings import Sighting
from reportedly.toponymy import Toponymy

IN_BETWEEN = frozenset({",", "in", "the", "part", "of"})
SHORT = frozenset({"^US", "^UK", "^USA", "^UAE"})
HOLDERS = frozenset({"ADM1", "ADM2", "PCLI", "PCLD", "PCLH", "RGN"})
UNHELD = frozenset({"PCLI", "PCLD", "PCLH", "CONT"})
STATE = 7.0  # fame from which a name is likely that of a state


def link(tokens: Sequence[Token], found: Sequence[Sighting], words: Toponymy) -> None:
    """ "Savannah, Georgia", "Tripoli, in northern Lebanon", "Niger's Diffa": a place and the one it lies in; not "Indiana, Ohio and Iowa"."""
    for k, (a, b) in enumerate(pairwise(found)):
        if b.sent is not a.sent or a.barred or b.barred or b.start - a.end > 5:
            continue
        between = [t.lower for t in tokens[a.end : b.start]]
        if not between:
            if b.key[0] not in "^~" or b.key in SHORT:
                continue
            inner, outer = a, b
        elif between in ([","], ["("]):
            inner, outer = a, b
            if tokens[b.end - 1].dep in {"nsubj", "nsubjpass"}:
                continue  # "in London, Canada said"
            if a.bearers[0].fame > STATE and _is_listed(tokens, found, k):
                continue
            if b.key in SHORT and b.end < b.sent.end and tokens[b.end].pos not in {"PUNCT", "CCONJ"}:
                continue  # "in Geneva, US officials said"
        elif "in" in between and all(w in IN_BETWEEN or w in words.directions for w in between):
            inner, outer = a, b
        elif between[0] in {"'s", "’s"} and all(
            w in words.directions or w in words.kinds for w in between[1:]
        ):
            inner, outer = b, a
        else:
            continue
        if inner.within is None and pairs(inner, outer):
            inner.within = outer
            inner.add(3.0, f"in {outer.key}")
            outer.add(1.5, f"holds {inner.key}")


def _is_listed(tokens: Sequence[Token], found: Sequence[Sighting], k: int) -> bool:
    """Whether two names joined by a comma stand in a longer list of states: "Iowa, Georgia, Ohio", "Georgia, Ohio and Iowa"."""
    a, b = found[k], found[k + 1]
    if (
        k
        and found[k - 1].sent is a.sent
        and found[k - 1].bearers[0].fame > STATE
        and _joined(tokens, found[k - 1], a)
    ):
        return True
    return (
        k + 2 < len(found)
        and found[k + 2].sent is a.sent
        and found[k + 2].bearers[0].fame > STATE
        and _joined(tokens, b, found[k + 2])
    )


def _joined(tokens: Sequence[Token], a: Sighting, b: Sighting) -> bool:
    """Whether only commas and "and" stand between."""
    between = tokens[a.end : b.start]
    return 0 < len(between) <= 2 and all(t.text in {",", "and", "or", "&", ";"} for t in between)


def share(tokens: Sequence[Token], found: Sequence[Sighting]) -> None:
    """In a list of places each is one: "including Harwinton, Bantam and Litchfield"."""
    i = 0
    while i < len(found):
        j = i + 1
        while (
            j < len(found)
            and found[j].sent is found[i].sent
            and (_joined(tokens, found[j - 1], found[j]) or found[j - 1].within is found[j])
        ):
            j += 1
        run = [s for s in found[i:j] if not s.barred]
        if len(run) > 1:
            best = max(s.evidence + min(s.bearers[0].fame - 5.0, 2.0) for s in run)
            for s in run:
                if best >= 1.5 and s.evidence < 1.5:
                    s.add(min(1.5, 0.5 * best), "among places")
            states = [s.bearers[0].record.country for s in run if s.bearers[0].record.feature == "ADM1"]
            for s in run:
                if states and s.within is None:
                    s.peers = max(states, key=states.count)
        i = j


def pairs(a: Sighting, b: Sighting) -> list[tuple[Bearer, Bearer]]:
    """The places of the first name that lie in a state, country or county of the second."""
    return [(x, y) for y in b.bearers[:12] if _may_hold(y, b.level) for x in a.bearers if _lies_in(x, y)]


def _may_hold(outer: Bearer, level: str | None) -> bool:
    feature = outer.record.feature
    if feature == "ADM2":
        return level == "admin2"
    return feature in HOLDERS and outer.kind != ALTERNATE


def _lies_in(inner: Bearer, outer: Bearer) -> bool:
    a, b = inner.record, outer.record
    if a.country is None or a.country != b.country or a is b or a.feature in UNHELD:
        return False
    if b.feature[:3] == "PCL":
        return True
    if a.admin1 != b.admin1 or b.admin1 is None or a.feature == "ADM1":
        return False
    if b.feature == "ADM2":
        return a.feature != "ADM2" and abs(a.lat - b.lat) < 1.2 and abs(a.lon - b.lon) < 1.5
    return True
