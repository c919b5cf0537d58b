"""Readings as the scorers want them: every field of the contract is there, None or empty where nothing is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.errors import BadReport

Reading = dict[str, Any]

# Of each layer the fields that hold one value, and those that hold a list.
FIELDS: Mapping[str, tuple[str, str]] = {
    "actors": ("id name sector country part_of", "mentions"),
    "places": ("id name country lat lon", "mentions"),
    "times": ("id type value start end mention", ""),
    "statements": ("id source addressee parent stance cue said_on", "via denies content"),
    "events": (
        "id type mode cameo status place time",
        "actors recipients asserted_by disputed_by contexts triggers",
    ),
    "figures": ("id measure low best high who event statement span group", ""),
    "meetings": ("event venue", "delegations mediators"),
    "checks": ("id kind verdict", "spans"),
}
INCIDENT = (
    "id type status start end independent_sources background place",
    "events asserted_by disputed_by actors recipients figures",
)
INCIDENT_PARTS: Mapping[str, tuple[str, str]] = {
    "events": ("report event", ""),
    "asserted_by": ("source country", ""),
    "disputed_by": ("source country", ""),
    "actors": ("name country", ""),
    "recipients": ("name country", ""),
    "figures": ("measure scope group low best high", "claims"),
}


def complete(reading: Any, name: str = "reading") -> Reading:
    """A reading with every field that a scorer looks at. Raises BadReport where it is none."""
    report = reading.get("report") if isinstance(reading, dict) else None
    if not isinstance(report, dict) or not isinstance(report.get("text"), str):
        raise BadReport(f"{name} is no reading: report.text is missing")
    out: Reading = {"report": report}
    for layer, fields in FIELDS.items():
        out[layer] = [
            filled(item, fields, f"{name}.{layer}") for item in reading.get(layer) or [] if item is not None
        ]
        ids = [item["id"] for item in out[layer] if item.get("id") is not None]
        if len(ids) > len(set(ids)):
            raise BadReport(f"{name}.{layer}: an id is there twice")
    return out


def complete_incident(incident: Any, name: str = "incident") -> Reading:
    """An incident with every field that its scorer looks at. Raises BadReport where it is none."""
    out = filled(incident, INCIDENT, name)
    for part, fields in INCIDENT_PARTS.items():
        out[part] = [filled(item, fields, f"{name}.{part}") for item in out[part]]
    for figure in out["figures"]:
        figure["claims"] = [
            filled(claim, ("source country low best high superseded_by", ""), f"{name}.figures.claims")
            for claim in figure["claims"]
        ]
    if out["place"] is not None:
        out["place"] = filled(out["place"], ("name", "written"), f"{name}.place")
    return out


def filled(item: Any, fields: tuple[str, str], where: str) -> Reading:
    if not isinstance(item, dict):
        raise BadReport(f"{where} wants objects, has {type(item).__name__}")
    single, several = fields
    out = {**item, **{field: item.get(field) for field in single.split()}}
    for field in several.split():
        value = item.get(field)
        if value is not None and not isinstance(value, list):
            raise BadReport(f"{where}.{field} wants a list, has {type(value).__name__}")
        out[field] = [each for each in value or [] if each is not None]
    return out
