"""GeoJSON (RFC 7946): a FeatureCollection with a Point an incident; what has no place has no geometry, and stays in.

    {"type": "Feature", "id": "ib38f…", "geometry": {"type": "Point", "coordinates": [-16.2264, 12.8103]}, "properties": {…}}

A point stands for a whole country or region where no more is known: `place_precision` says so, and `place_written` how it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.formats.codes import Policy
from reportedly.formats.incident import Incident, Losses, incidents_of
from reportedly.formats.table_files import json_line
from reportedly.ledger.model import Publication, Row

MEASURES = ("killed", "injured", "missing", "displaced", "detained", "released", "participants")


def export_geojson(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for incident in incidents_of(incidents, publications):
        losses.reduced["no coordinates: a feature without geometry"] += not incident.where.mapped
        yield feature(incident, policy)


def feature(incident: Incident, policy: Policy) -> Row:
    where = incident.where
    point = {"type": "Point", "coordinates": [where.lon, where.lat]} if where.mapped else None
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": point,
        "properties": properties(incident, policy),
    }


def properties(incident: Incident, policy: Policy) -> dict[str, Any]:
    """All that the ledger says of an incident; unknown is null."""
    row, place, where = incident.row, incident.place, incident.where
    out: dict[str, Any] = {
        "id": incident.id, "title": incident.title, "type": incident.type or None, "mode": incident.mode, "cameo": incident.cameo,
        "status": incident.status, "contested": incident.contested, "start": row.get("start"), "end": row.get("end"),
        "place": place.get("name"), "place_written": incident.written(), "place_precision": place.get("precision"), "country": incident.country,
        "admin1": where.admin1, "admin2": where.admin2, "actors": incident.names("actors"), "recipients": incident.names("recipients"),
        "asserted_by": incident.sources("asserted_by"), "disputed_by": incident.sources("disputed_by"), "told": incident.told(),
        "independent_sources": row.get("independent_sources"), "background": bool(row.get("background")), "thread": bool(row.get("thread")),
        "outlets": incident.outlets(), "urls": incident.urls(), "reported_on": incident.reported_on(),
    }  # fmt: skip
    for measure in MEASURES:
        toll = incident.toll(measure)
        names = ("low", "best", "high")
        out |= {f"{measure}_{name}": toll.pick(getattr(policy, name)) for name in names}
    return out


def lines(rows: Iterable[Row]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for n, row in enumerate(rows):
        yield (",\n" if n else "\n") + json_line(row)
    yield "\n]}\n"
