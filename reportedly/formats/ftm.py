"""FollowTheMoney entities as JSON Lines: an Event for each incident, an Article for each publication, actors, addresses, mentions.

    {"id": "…", "schema": "Event", "properties": {"name": ["…"], "startDate": ["2026-03-03"], "involved": ["…"], "proof": ["…"]}}

Every value is text in a list. FollowTheMoney has no property for a status or a denial: `notes` and `keywords` say it. Texts of reports
do not go along (rights), nor offsets (Mention has none).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.actors import Directory
from reportedly.formats.codes import Policy
from reportedly.formats.incident import Incident, Losses, incidents_of, kind
from reportedly.formats.table_files import json_line, one_line
from reportedly.ledger.model import Publication, Row
from reportedly.name_forms import key

BODIES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
LANGUAGES = {"en": "eng"}


def export_ftm(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    """Each entity once, after those that it points to."""
    losses = losses if losses is not None else Losses()
    publications = list(publications)
    seen: set[str] = set()

    def fresh(entity: Row) -> Iterator[Row]:
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield entity

    articles = {id(publication): article(publication) for publication in publications}
    for entity in articles.values():
        yield from fresh(entity)
    for incident in incidents_of(incidents, publications):
        losses.reduced["figures, in words only"] += bool(incident.figures)
        losses.reduced["who says so and who denies it, in words only"] += bool(
            incident.row.get("asserted_by")
        )
        parties = [party(a) for a in (*incident.actors, *incident.recipients) if a.get("name")]
        places = [address(incident)] if incident.place else []
        for entity in (*parties, *places):
            yield from fresh(entity)
        proof = [articles[id(p)]["id"] for p in incident.printed]
        yield from fresh(event(incident, parties, places, proof, policy))
        for publication in incident.printed:
            names = {key(a["name"]) for a in publication.reading["actors"] if a.get("name")}
            for entity in parties:
                if key(entity["properties"]["name"][0]) in names:
                    yield from fresh(mention(articles[id(publication)]["id"], entity))


def made(schema: str, identity: str, **properties: Any) -> Row:
    """An entity; what is unknown is left out."""
    values: dict[str, list[str]] = {}
    for name, value in properties.items():
        found = [str(v) for v in (value if isinstance(value, list) else [value]) if v not in (None, "")]
        if found:
            values[name] = list(dict.fromkeys(found))
    return {"id": f"reportedly-{digest(schema + ' ' + identity)}", "schema": schema, "properties": values}


def digest(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8", "surrogatepass")).hexdigest()


def article(publication: Publication) -> Row:
    report = publication.reading["report"]
    text: str = report.get("text") or ""
    return made(
        "Article", f"{publication.report} {publication.publisher} {publication.url} {publication.published}",
        title=publication.title and one_line(publication.title), publishedAt=publication.published, publisher=publication.publisher,
        sourceUrl=web(publication.url), language=LANGUAGES.get(report.get("language") or ""), contentHash=digest(text),
        retrievedAt=publication.recorded_at and publication.recorded_at[:10],
    )  # fmt: skip


def web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def party(actor: Row) -> Row:
    """An actor by its name: a Person where the actor files know one, a body of a state, else an organisation or just somebody."""
    name = one_line(actor["name"])
    record = Directory.load().person(name)
    if record is not None and record.kind == "person":
        schema = "Person"
    elif actor.get("sector") in BODIES:
        schema = "PublicBody"
    elif kind(actor) == "armed" or actor.get("sector") in ("IGO", "NGO", "IMG", "MNC", "PTY"):
        schema = "Organization"
    else:
        schema = "LegalEntity"
    return made(
        schema, f"{key(name)} {actor.get('country')}", name=name, country=iso2(actor.get("country")), notes=actor.get("code") and f"CAMEO {actor['code']}",
    )  # fmt: skip


def iso2(alpha3: str | None) -> str | None:
    code = Directory.load().facts(alpha3).get("iso2") if alpha3 else None
    return str(code).lower() if code else None


def address(incident: Incident) -> Row:
    place, where = incident.place, incident.where
    name = one_line(place.get("name") or "")
    full = ", ".join(dict.fromkeys(n for n in (name, where.admin1, incident.country_name) if n))
    return made(
        "Address", f"{full} {where.lat} {where.lon}", full=full, city=name if place.get("precision") == "settlement" else None,
        state=where.admin1, country=iso2(incident.country), latitude=where.lat, longitude=where.lon,
        remarks=f"precision: {place.get('precision')}; written {', '.join(incident.written()) or 'as named'}",
    )  # fmt: skip


def event(incident: Incident, parties: list[Row], places: list[Row], proof: list[str], policy: Policy) -> Row:
    row = incident.row
    single = row.get("start") and row.get("start") == row.get("end")
    numbers = [
        f"{measure}: {number:,}"
        for measure in ("killed", "injured", "missing", "displaced", "detained")
        if (number := incident.number_by(policy, measure)) is not None
    ]
    kinds = [
        incident.type,
        incident.mode,
        f"CAMEO {incident.cameo}" if incident.cameo else None,
        incident.status,
    ]
    return made(
        "Event", incident.id, name=incident.title, recordId=incident.id, date=row.get("start") if single else None,
        startDate=None if single else row.get("start"), endDate=None if single else row.get("end"),
        summary=incident.told(), description="; ".join(numbers), keywords=kinds + (["contested"] if incident.contested else []),
        notes=f"Status: {incident.status}. {incident.told()}".strip(), country=iso2(incident.country), location=[", ".join(p["properties"].get("full", [])) for p in places],
        addressEntity=[p["id"] for p in places], involved=[p["id"] for p in parties], proof=proof,
        publisher=incident.outlets(), sourceUrl=[u for u in incident.urls() if web(u)],
    )  # fmt: skip


def mention(document: str, entity: Row) -> Row:
    return made(
        "Mention", f"{document} {entity['id']}", document=document, name=entity["properties"]["name"], resolved=entity["id"], detectedSchema=entity["schema"],
        contextCountry=entity["properties"].get("country"),
    )  # fmt: skip


def lines(rows: Iterable[Row]) -> Iterator[str]:
    return (json_line(row) + "\n" for row in rows)
