"""Decided: what people decided about events, carried into the incidents and readings that leave the desk.

    accept     as it is                       reject     the event is gone, and an incident of rejected events only
    correct    type, mode, status, start, end, place, actors and recipients as corrected

Several coders: an editor's adjudication holds; else what all of them say; where they disagree nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.ledger.model import Row

SCALARS = ("type", "mode", "status", "start", "end")


def final(decisions: Mapping[str, Row], adjudicated: Row | None) -> Row | None:
    """The decision that holds for one event; None where nobody decided, or where coders disagree and no editor has settled it."""
    if adjudicated is not None:
        return adjudicated
    given = [held for held in decisions.values() if held["verdict"] != "skip"]
    told = [(held["verdict"], held.get("fields") or {}) for held in given]
    return given[-1] if told and all(one == told[0] for one in told) else None


def decided(incident: Row, final: Mapping[str, Row]) -> Row | None:
    """The incident after the decisions, by "report/event"; None where nothing of it is left."""
    verdicts = {
        (m["report"], m["event"]): final.get(f"{m['report']}/{m['event']}") for m in incident["events"]
    }
    if not any(verdicts.values()):
        return incident
    gone = {key for key, held in verdicts.items() if held and held["verdict"] == "reject"}
    events = [m for m in incident["events"] if (m["report"], m["event"]) not in gone]
    if not events:
        return None
    left = {m["report"] for m in events}
    told = {m["report"] for m in incident["events"]}
    made = {**incident, "events": events}
    for side in ("asserted_by", "disputed_by"):
        made[side] = [c for c in incident[side] if c["report"] in left or c["report"] not in told]
    made["figures"] = [
        f
        for f in incident["figures"]
        if any(c["report"] in left or c["report"] not in told for c in f["claims"])
    ]
    for member in events:
        held = verdicts[member["report"], member["event"]]
        if held and held["verdict"] == "correct":
            correct(made, held.get("fields") or {})
    return made


def correct(incident: Row, fields: Mapping[str, Any]) -> None:
    """Values as a person gave them, or chose them in the words of the report."""
    for name, value in fields.items():
        if name in SCALARS:
            incident[name] = words(value)
        elif name == "place":
            nowhere = dict.fromkeys(("lat", "lon", "country", "gazetteer", "feature", "precision"))
            incident["place"] = {**nowhere, "name": words(value), "disputed": False} if value else None
        elif name in ("actors", "recipients"):
            unknown = dict.fromkeys(("country", "sector", "code"))
            incident[name] = [{**unknown, "name": words(one)} for one in listed(value)]
    recoded(incident, fields)


def recoded(told: Row, fields: Mapping[str, Any]) -> None:
    """A code is that of the type and mode that the machine read; corrected ones have none."""
    if {"type", "mode"} & set(fields):
        told["cameo"] = None


def listed(value: Any) -> list[Any]:
    return [one for one in (value if isinstance(value, list) else [value]) if one]


def decided_reading(reading: Row, final: Mapping[str, Row]) -> Row:
    """The reading after the decisions: rejected events are gone, corrected ones are as corrected."""
    report = reading["report"]["id"]
    held = {e["id"]: found for e in reading["events"] if (found := final.get(f"{report}/{e['id']}"))}
    if all(found["verdict"] == "accept" for found in held.values()):
        return reading
    gone = {id for id, found in held.items() if found["verdict"] == "reject"}
    made = {**reading, "actors": [*reading["actors"]], "places": [*reading["places"]]}
    made["events"] = [
        corrected(event, held[event["id"]].get("fields") or {}, made)
        if event["id"] in held and held[event["id"]]["verdict"] == "correct"
        else event
        for event in reading["events"]
        if event["id"] not in gone
    ]
    for kind in ("figures", "meetings"):
        made[kind] = [row | {"event": None} if row["event"] in gone else row for row in reading[kind]]
    return made


def corrected(event: Row, fields: Mapping[str, Any], reading: Row) -> Row:
    """An event as a person gave it; parties and places that the reading does not know are added to it."""
    made = {**event}
    for name, value in fields.items():
        if name in ("type", "mode", "status"):
            made[name] = words(value)
        elif name in ("start", "end"):
            time = made.get("time") or {"start": None, "end": None, "time": None}
            made["time"] = time | {name: words(value)}
        elif name == "place":
            made["place"] = known(reading["places"], value, "p", event["id"]) if value else None
        elif name in ("actors", "recipients"):
            made[name] = [
                known(reading["actors"], one, name[0], f"{event['id']}-{n}")
                for n, one in enumerate(listed(value))
            ]
    recoded(made, fields)
    return made


def known(held: list[Row], value: Any, letter: str, number: str) -> str:
    """The id of the actor or place of that name; a new one where there is none."""
    name = words(value)
    found = next((one["id"] for one in held if one["name"] == name), None)
    if found is None:
        found = f"{letter}-corrected-{number}"
        span = [value] if isinstance(value, dict) and "start" in value else []
        nothing = dict.fromkeys(
            ("lat", "lon", "country", "gazetteer", "feature", "precision")
            if letter == "p"
            else ("sector", "country", "code", "part_of")
        )
        held.append({**nothing, "id": found, "name": name, "disputed": False, "mentions": span})
    return str(found)


def words(value: Any) -> Any:
    return value.get("text") if isinstance(value, dict) else value
