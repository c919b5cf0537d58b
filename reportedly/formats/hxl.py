"""HXL-tagged CSV: a header, the row of hashtags below it, and a row an incident, planned ones among them.

id          year        side_a             best              asserted_by
#event+id   #date+year  #group+name+first  #affected+killed  #meta+claimant
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.formats.codes import Policy, acled_regions, hxl_tags
from reportedly.formats.incident import Incident, Losses, incidents_of
from reportedly.formats.table_files import csv_lines, one_line
from reportedly.formats.ucdp import article
from reportedly.ledger.model import Publication, Row


def export_hxl(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for incident in incidents_of(incidents, publications):
        losses.reduced["low and high of other figures than the dead"] += any(
            (toll := incident.toll(m)).known and toll.low != toll.high
            for m in ("injured", "missing", "detained", "displaced")
        )
        losses.reduced["the exact words of the claims"] += bool(incident.row.get("asserted_by"))
        yield line(incident, policy)


def line(incident: Incident, policy: Policy) -> Row:
    place, where, toll = incident.place, incident.where, incident.toll("killed")
    return {
        "id": incident.id, "year": incident.start.year if incident.start else None, "title": incident.title,
        "event_type": incident.type, "event_mode": incident.mode, "status": incident.status, "contested": str(incident.contested).lower(),
        "side_a": "; ".join(incident.names("actors")), "side_b": "; ".join(incident.names("recipients")),
        "source_article": article(incident), "source_url": " ".join(incident.urls()),
        "source_headline": "; ".join(dict.fromkeys(one_line(p.title) for p in incident.printed if p.title)),
        "where_coordinates": place.get("name"), "where_written": "; ".join(incident.written()), "where_precision": place.get("precision"),
        "adm_1": where.admin1, "adm_2": where.admin2, "latitude": where.lat, "longitude": where.lon,
        "country": incident.country_name, "iso3": incident.country, "region": acled_regions().get(incident.facts.get("region") or 0),
        "date_start": incident.row.get("start"), "date_end": incident.row.get("end"), "date_reported": incident.reported_on(),
        "best": toll.pick(policy.best), "low": toll.pick(policy.low), "high": toll.pick(policy.high),
        "injured": incident.number_by(policy, "injured"), "missing": incident.number_by(policy, "missing"),
        "abducted": incident.number_by(policy, "detained") if incident.mode == "abduct" else None,
        "displaced": incident.number_by(policy, "displaced"), "asserted_by": "; ".join(incident.sources("asserted_by")),
        "disputed_by": "; ".join(incident.sources("disputed_by")), "independent_sources": incident.row.get("independent_sources"),
        "note": incident.told(),
    }  # fmt: skip


def lines(rows: Iterable[Row]) -> Iterator[str]:
    tags = hxl_tags()
    return csv_lines(rows, list(tags), list(tags.values()))
