"""Details: the file beside a table whose columns cannot hold them, under the id that the row has there.

row, incident, status, asserted_by, disputed_by, place_written, place_precision, killed_low, killed_high, claims, …
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reportedly.formats.events import events_of
from reportedly.formats.incident import Incident, Losses, incidents_of
from reportedly.formats.table_files import csv_lines, json_line
from reportedly.ledger.model import Publication, Row

MEASURES = ("killed", "injured", "missing", "displaced", "detained", "released", "participants")
FIGURES = tuple(f"{measure}_{bound}" for measure in MEASURES for bound in ("low", "best", "high"))
COLUMNS = (
    "row", "incident", "status", "contested", "title", "type", "mode", "cameo", "date_start", "date_end", "place", "place_written",
    "place_precision", "lat", "lon", "country", "actors", "recipients", "independent_sources", "asserted_by", "disputed_by", *FIGURES, "killed_open_above",
    "claims", "words", "reports", "urls",
)  # fmt: skip
EVENT_COLUMNS = (
    "row", "incident", "report", "event", "status", "confidence", "date_start", "date_end", "place_written", "place_precision",
    "asserted_by", "disputed_by", "words", "url", "why",
)  # fmt: skip


def incident_details(incidents: Iterable[Row], publications: Iterable[Publication]) -> Iterator[Row]:
    for incident in incidents_of(incidents, publications):
        yield {"row": incident.number, **facts(incident)}


def facts(incident: Incident) -> dict[str, Any]:
    """All that is known of an incident, flat; several values stand apart by "; ", claims are JSON."""
    row, where = incident.row, incident.where
    out: dict[str, Any] = {
        "incident": incident.id, "status": incident.status, "contested": str(incident.contested).lower(), "title": incident.title,
        "type": incident.type, "mode": incident.mode, "cameo": incident.cameo, "date_start": row.get("start"), "date_end": row.get("end"),
        "place": incident.place.get("name"), "place_written": "; ".join(incident.written()), "place_precision": incident.place.get("precision"),
        "lat": where.lat, "lon": where.lon, "country": incident.country, "actors": "; ".join(incident.names("actors")),
        "recipients": "; ".join(incident.names("recipients")), "independent_sources": row.get("independent_sources"),
        "asserted_by": "; ".join(incident.sources("asserted_by")), "disputed_by": "; ".join(incident.sources("disputed_by")),
        "claims": as_json(incident.figures), "words": as_json(said(row)),
        "reports": " ".join(dict.fromkeys(p.report for p in incident.printed)), "urls": " ".join(incident.urls()),
    }  # fmt: skip
    for measure in MEASURES:
        toll = incident.toll(measure)
        out |= {f"{measure}_low": toll.low, f"{measure}_best": toll.best, f"{measure}_high": toll.high}
        if measure == "killed" and toll.known:
            out["killed_open_above"] = str(toll.open_above).lower()
    return out


def said(row: Row) -> list[Row]:
    """The exact words of those who assert and dispute it."""
    return [
        {"side": side, "source": claim.get("source"), "words": claim["words"]}
        for side in ("asserted_by", "disputed_by")
        for claim in row.get(side) or ()
        if claim.get("words")
    ]


def as_json(value: Any) -> str | None:
    return json_line({"list": value})[8:-1] if value else None


def event_details(incidents: Iterable[Row], publications: Iterable[Publication]) -> Iterator[Row]:
    for event in events_of(incidents, publications, Losses()):
        time = event.row.get("time") or {}
        yield {
            "row": event.number, "incident": event.incident, "report": event.publication.report, "event": event.row["id"],
            "status": event.row.get("status"), "confidence": event.row.get("confidence"), "date_start": time.get("start"), "date_end": time.get("end"),
            "place_written": "; ".join(m["text"] for m in event.place.get("mentions") or ()), "place_precision": event.place.get("precision"),
            "asserted_by": "; ".join(event.sources("asserted_by")), "disputed_by": "; ".join(event.sources("disputed_by")),
            "words": " … ".join(event.words()), "url": event.publication.url, "why": event.row.get("why"),
        }  # fmt: skip


def incident_lines(rows: Iterable[Row]) -> Iterator[str]:
    return csv_lines(rows, COLUMNS)


def event_lines(rows: Iterable[Row]) -> Iterator[str]:
    return csv_lines(rows, EVENT_COLUMNS)


def beside(
    what: str, incidents: Iterable[Row], publications: Iterable[Publication]
) -> tuple[Iterator[Row], Callable[[Iterable[Row]], Iterator[str]]]:
    """The rows of a file of details and what makes lines of them: of "incidents" or of "events"."""
    if what == "events":
        return event_details(incidents, publications), event_lines
    return incident_details(incidents, publications), incident_lines
