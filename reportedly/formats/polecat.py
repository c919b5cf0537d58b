"""POLECAT-shaped table: 40 columns, tab-separated with a header, one row an event of a report.

Several values of a cell stand apart by "; ". A future CONSULT is AGREE, as in PLOVER. POLECAT has neither words nor claims: who says
so and who denies it is in the file of details beside the table, under the same Event ID.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly import __version__
from reportedly.actors import Directory
from reportedly.formats.codes import Policy, columns
from reportedly.formats.events import TextEvent, dated_events_of
from reportedly.formats.incident import Losses, country_name
from reportedly.formats.table_files import one_line, tsv_lines
from reportedly.ledger.model import Publication, Row


def export_polecat(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for event in dated_events_of(incidents, publications, losses):
        losses.reduced["dates of more than a day"] += event.end != event.start
        losses.reduced["who says so"] += bool(event.row.get("asserted_by"))
        losses.reduced["somebody denies it"] += bool(event.row.get("disputed_by"))
        losses.reduced["figures"] += any(
            f.get("event") == event.row["id"] for f in event.publication.reading["figures"]
        )
        yield line(event)


def line(event: TextEvent) -> Row:
    row, place, where, publication = event.row, event.place, event.where, event.publication
    reading = publication.reading
    mentions = place.get("mentions") or []
    people = [a for a in reading["actors"] if is_person(a)]
    bodies = [a for a in reading["actors"] if not is_person(a) and (a.get("country") or a.get("code"))]
    return {
        "Event ID": event.number, "Event Date": str(event.start or event.published), "Event Type": event.type, "Event Mode": event.mode,
        "Event Intensity": event.score, "Quad Code": event.quad, "Contexts": "; ".join(row.get("contexts") or ()),
        **party("Actor", event.actors), **party("Recipient", event.recipients),
        "Placename": place.get("name"), "City": place.get("name") if place.get("precision") in ("settlement", "point") else None,
        "District": where.admin2, "Province": where.admin1, "Country": country_name(place.get("country")),
        "Latitude": where.lat, "Longitude": where.lon, "GeoNames ID": where.geonames,
        "Raw Placename": mentions[0]["text"] if mentions else None, "Feature Type": place.get("feature"),
        "Source": publication.publisher, "Publication Date": publication.published or event.published,
        "Story People": joined(people, "name"), "Story Organizations": joined(bodies, "name"), "Story Locations": joined(reading["places"], "name"),
        "Language": reading["report"].get("language"), "Version": f"reportedly-{__version__}",
    }  # fmt: skip


def is_person(actor: Row) -> bool:
    record = Directory.load().person(actor.get("name") or "")
    return record is not None and record.kind == "person"


def party(side: str, actors: list[Row]) -> Row:
    directory = Directory.load()
    cow = [directory.facts(a["country"]).get("cow") for a in actors if a.get("country")]
    raw = [a["mentions"][0]["text"] if a.get("mentions") else a.get("name") for a in actors]
    return {
        f"{side} Name": joined(actors, "name"), f"{side} Country": joined(actors, "country"),
        f"{side} COW": "; ".join(dict.fromkeys(str(c) for c in cow if c)), f"Primary {side} Sector": next((a["sector"] for a in actors if a.get("sector")), None),
        f"{side} Sectors": joined(actors, "sector"), f"{side} Name Raw": "; ".join(one_line(n) for n in dict.fromkeys(raw) if n),
        f"Wikipedia {side} ID": None,
    }  # fmt: skip


def joined(items: list[Row], name: str) -> str:
    return "; ".join(one_line(v) for v in dict.fromkeys(i.get(name) for i in items) if v)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    return tsv_lines(rows, columns("polecat"), header=True)
