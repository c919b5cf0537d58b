"""How answers go out: JSON with an ETag, and the same rows as CSV and GeoJSON."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from reportedly.api.holdings import Row
from reportedly.api.state import Desk

RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run as a formula


def tag(request: Request, *more: str) -> str:
    """Changes with the ledger, the log, the address and who asks."""
    desk: Desk = request.app.state.desk
    person = request.state.person
    parts = (desk.picture().revision, str(desk.acts.revision), str(request.url.path), str(request.url.query))
    whose = (person.name, person.role, *more)
    return '"' + hashlib.sha256("\n".join([*parts, *whose]).encode()).hexdigest()[:24] + '"'


def unchanged(request: Request) -> Response | None:
    """304 when the client has it already."""
    known = request.headers.get("if-none-match", "")
    etag = tag(request)
    return Response(status_code=304, headers={"ETag": etag}) if etag in known else None


def as_json(request: Request, content: Any, status: int = 200) -> Response:
    text = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return Response(
        text,
        status,
        media_type="application/json",
        headers={"ETag": tag(request), "Cache-Control": "no-cache"},
    )


def as_file(request: Request, rows: Iterable[Row], name: str) -> Response:
    """All rows as one JSON file, written as they come."""

    def pieces() -> Iterator[bytes]:
        held = ['{"items": [']
        for n, row in enumerate(rows):
            held.append((",\n" if n else "\n") + json.dumps(row, ensure_ascii=False))
            if len(held) > 500:
                yield "".join(held).encode("utf-8", "replace")
                held = []
        yield "".join([*held, "\n]}\n"]).encode("utf-8", "replace")

    return StreamingResponse(
        pieces(),
        media_type="application/json",
        headers={"ETag": tag(request), "Content-Disposition": f'attachment; filename="{name}.json"'},
    )


def as_csv(request: Request, columns: list[str], rows: Iterable[Row], name: str) -> Response:
    def lines() -> Iterator[bytes]:
        held = io.StringIO()
        table = csv.writer(held)
        table.writerow(columns)
        for row in rows:
            table.writerow([cell(row.get(column)) for column in columns])
            if held.tell() > 65536:
                yield held.getvalue().encode("utf-8", "replace")
                held.seek(0)
                held.truncate()
        yield held.getvalue().encode("utf-8", "replace")

    return StreamingResponse(
        lines(),
        media_type="text/csv; charset=utf-8",
        headers={"ETag": tag(request), "Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        value = (
            "; ".join(map(str, value)) if isinstance(value, list) else json.dumps(value, ensure_ascii=False)
        )
    if isinstance(value, str) and value.startswith(RISKY):
        return "'" + value
    return value


def as_geojson(request: Request, rows: Iterable[Row], name: str) -> Response:
    """One Feature a row; what has no known place has null geometry and is not left out."""
    features = []
    for row in rows:
        lat, lon = row.pop("lat", None), row.pop("lon", None)
        where = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
        features.append({"type": "Feature", "id": row["id"], "geometry": where, "properties": row})
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return Response(
        text.encode("utf-8", "replace"),
        media_type="application/geo+json",
        headers={"ETag": tag(request), "Content-Disposition": f'attachment; filename="{name}.geojson"'},
    )


INCIDENT_COLUMNS = [
    "id", "title", "type", "mode", "cameo", "status", "background", "start", "end", "place", "country", "precision",
    "disputed", "lat", "lon", "actors", "recipients", "asserted_by", "disputed_by", "independent_sources", "reports",
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "review",
]  # fmt: skip


def flat_incident(incident: Row, review: str | None = None) -> Row:
    """An incident as one row of a table."""
    place = incident["place"] or {}
    row = {
        **{name: incident.get(name) for name in INCIDENT_COLUMNS[:9]},
        "background": bool(incident.get("background")),
        "place": place.get("name"),
        "country": place.get("country"),
        "precision": place.get("precision"),
        "disputed": bool(place.get("disputed")),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "actors": [party["name"] for party in incident["actors"]],
        "recipients": [party["name"] for party in incident["recipients"]],
        "asserted_by": list(dict.fromkeys(c["source"] or "unnamed" for c in incident["asserted_by"])),
        "disputed_by": list(dict.fromkeys(c["source"] or "unnamed" for c in incident["disputed_by"])),
        "independent_sources": incident["independent_sources"],
        "reports": list(dict.fromkeys(member["report"] for member in incident["events"])),
        "review": review,
    }
    for measure in ("killed", "injured"):
        for figure in incident["figures"]:
            if figure["measure"] == measure and figure["scope"] == "incident" and f"{measure}_low" not in row:
                row |= {f"{measure}_{bound}": figure[bound] for bound in ("low", "best", "high")}
    return row
