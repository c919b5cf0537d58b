"""Decided: what people decided about events, carried into the incidents that leave the desk.

    accept     as it is                       reject     the event is gone, and an incident of rejected events only
    correct    type, mode, status, start, end, place, actors and recipients as corrected

Several coders: an editor's adjudication holds; else what all of them say; where they disagree nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.api.holdings import Row

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
            given = value if isinstance(value, list) else [value]
            incident[name] = [{**unknown, "name": words(one)} for one in given if one]


def words(value: Any) -> Any:
    return value.get("text") if isinstance(value, dict) else value
