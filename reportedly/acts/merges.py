"""Merges: names that a person said are one, carried through incidents; undone, everything is as it was.

"Casamance rebels" into "MFDC":    actors, recipients and sources of every incident say MFDC
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.ledger.model import Row


def ends(direct: Mapping[str, str]) -> dict[str, str]:
    """Name → the name that it was merged into; a chain is followed to its end."""
    into = {}
    for name in direct:
        end, met = name, {name}
        while direct.get(end) and direct[end] not in met:
            end = direct[end]
            met.add(end)
        into[name] = end
    return into


def renamed(incident: Row, into: Mapping[str, str]) -> Row:
    """The incident under the merged names. Two sources that are one count once."""
    if not into or not any(name in into for name in names(incident)):
        return incident

    def claims(told: list[Row]) -> list[Row]:
        return [{**claim, "source": into.get(claim["source"], claim["source"])} for claim in told]

    made = {
        **incident,
        **{side: parties(incident[side], into) for side in ("actors", "recipients")},
        **{side: claims(incident[side]) for side in ("asserted_by", "disputed_by")},
        "figures": [{**figure, "claims": claims(figure["claims"])} for figure in incident["figures"]],
    }
    lost = len(sources(incident)) - len(sources(made))
    if lost and incident["independent_sources"]:
        made["independent_sources"] = max(1, incident["independent_sources"] - lost)
        if made["status"] == "corroborated" and made["independent_sources"] == 1:
            made["status"] = "reported"
    return made


def parties(told: list[Row], into: Mapping[str, str]) -> list[Row]:
    """Each party once, under its merged name; the first keeps its facts."""
    found: dict[str, Row] = {}
    for party in told:
        name = into.get(party["name"], party["name"])
        found.setdefault(name, {**party, "name": name})
    return list(found.values())


def names(incident: Row) -> list[str]:
    found = [party["name"] for side in ("actors", "recipients") for party in incident[side]]
    found += [claim["source"] for side in ("asserted_by", "disputed_by") for claim in incident[side]]
    return found + [claim["source"] for figure in incident["figures"] for claim in figure["claims"]]


def sources(incident: Row) -> set[str]:
    return {claim["source"] for claim in incident["asserted_by"] if claim["source"]}


def renamed_reading(reading: Row, into: Mapping[str, str]) -> Row:
    """The reading under the merged names."""
    if not into or not any(actor["name"] in into for actor in reading["actors"]):
        return reading
    actors = [{**actor, "name": into.get(actor["name"], actor["name"])} for actor in reading["actors"]]
    return {**reading, "actors": actors}
