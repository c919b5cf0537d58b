"""PLOVER events as JSON Lines, one a line, under the field names of the PLOVER manual 2.0.

    {"id": "sha256:…/e2", "date": "2026-03-03", "event": ["ASSAULT"], "mode": ["firearms"], "actor": [{"code": "SENREB", …}], …}

Each event of each report is a line; `link` is the incident that several of them tell. A future CONSULT is AGREE, as the manual has
it. `comment` says status, who asserts and who denies; `auxiliary` has PLOVER's auxiliary modes, which the manual names without a field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.formats.codes import Policy, place_code
from reportedly.formats.events import TextEvent, dated_events_of
from reportedly.formats.incident import Losses, country_name
from reportedly.formats.table_files import json_line
from reportedly.ledger.model import Publication, Row

AUXILIARY = {"historical": "historical", "planned": "future"}
SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}


def export_plover(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for event in dated_events_of(incidents, publications, losses):
        losses.reduced["figures with bounds, as one number"] += any(
            f.get("low") != f.get("high") for f in figures(event)
        )
        yield line(event, policy)


def line(event: TextEvent, policy: Policy) -> Row:
    row, publication = event.row, event.publication
    when = event.start or event.published
    report = publication.reading["report"]
    spans = row.get("evidence") or row.get("triggers") or []
    counted: dict[str, float] = {}
    for figure in figures(event):
        number = picked(figure, policy)
        if number is not None:  # of several for one event, groups among them, the largest
            size = SIZES[figure["measure"]]
            counted[size] = max(number, counted.get(size, number))
    full: dict[str, Any] = {
        "id": event.id, "has_event": True, "date": str(when), "enddate": str(event.end) if event.end and event.end != when else None,
        "date_type": "published" if event.start is None else "exact" if event.end == event.start else "range",
        "actor": [entity(a) for a in event.actors], "recipient": [entity(a) for a in event.recipients],
        "event": [event.type], "mode": [event.mode] if event.mode else [], "context": list(row.get("contexts") or ()),
        "auxiliary": [AUXILIARY[row["status"]]] if row.get("status") in AUXILIARY else [],
        "quad_code": event.quad, "event_scale": event.score, "cameo": event.cameo, "event_loc": location(event), "event_text": event.words(),
        "link": event.incident, "size": counted, "comment": event.told(), "status": row.get("status"),
        "asserted_by": event.sources("asserted_by"), "disputed_by": event.sources("disputed_by"),
        "text_info": {"sequence": None, "start": spans[0]["start"], "end": spans[0]["end"]} if spans else None,
        "cite_info": {
            "url": publication.url, "title": publication.title, "language": report.get("language"), "publication": publication.publisher,
            "citation": report.get("id"), "coder": "reportedly", "codebook": "PLOVER", "version": "2.0",
        },
    }  # fmt: skip
    return {k: kept(v) for k, v in full.items() if v not in (None, [], {})}


def kept(value: Any) -> Any:
    """Without what is unknown: PLOVER leaves fields out rather than empty."""
    return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


def entity(actor: Row) -> Row:
    mentions = actor.get("mentions") or []
    full = {
        "code": actor.get("code"), "sector": actor.get("sector"), "entity_text": mentions[0]["text"] if mentions else actor.get("name"),
        "entity_name": actor.get("name"), "wikidata_id": actor.get("wikidata"), "country_name": country_name(actor.get("country")),
    }  # fmt: skip
    return {k: v for k, v in full.items() if v is not None}


def location(event: TextEvent) -> Row:
    place, where = event.place, event.where
    if not place:
        return {}
    mentions = place.get("mentions") or []
    precision, spot = place.get("precision"), place_code(place.get("precision"))
    full = {
        "extracted_place": mentions[0]["text"] if mentions else None, "resolved_place": place.get("name"), "geonameid": where.geonames,
        "lat": where.lat, "lon": where.lon, "city": place.get("name") if precision in ("settlement", "point") else None,
        "district": where.admin2, "province": where.admin1, "country": country_name(place.get("country")), "country_code": place.get("country"),
        "feature_code": place.get("feature"), "resolution": spot and spot.plover,
    }  # fmt: skip
    return {k: v for k, v in full.items() if v is not None}


def figures(event: TextEvent) -> list[Row]:
    found = [f for f in event.publication.reading["figures"] if f.get("event") == event.row["id"]]
    return [f for f in found if f.get("measure") in SIZES]


def picked(figure: Row, policy: Policy) -> float | None:
    return next((n for name in policy.number if (n := figure.get(name)) is not None), None)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    return (json_line(row) + "\n" for row in rows)
