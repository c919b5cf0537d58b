"""PROV-JSON: where each incident comes from, back to the report and its publisher.

    incident --wasDerivedFrom--> reading --wasDerivedFrom--> report --wasAttributedTo--> publisher
    claim    --wasQuotedFrom-->  report,   claim --wasAttributedTo--> its source;   the denial of a claim is a claim, too

Times are days of publication; when an export was made is not in it, so that the same ledger gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.formats.codes import Policy
from reportedly.formats.incident import Incident, Losses, incidents_of, number_of
from reportedly.formats.table_files import one_line
from reportedly.ledger.model import Publication, Row

PREFIXES = {"reportedly": "urn:reportedly:", "dcterms": "http://purl.org/dc/terms/"}
SOFTWARE, CODING, JOINING = "reportedly:software", "reportedly:reading", "reportedly:joining"


def export_prov(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    """Records as {"section", "id", "about"}: entities, activities and agents first, each once, then what joins them."""
    losses = losses if losses is not None else Losses()
    publications = list(publications)
    seen: set[tuple[str, str]] = set()

    def fresh(section: str, id: str, **about: Any) -> Iterator[Row]:
        if (section, id) not in seen:
            seen.add((section, id))
            yield {
                "section": section,
                "id": id,
                "about": {k: v for k, v in about.items() if v not in (None, "")},
            }

    if not publications:
        return
    yield from fresh("agent", SOFTWARE, **{"prov:type": typed("SoftwareAgent"), "prov:label": "reportedly"})
    yield from fresh("activity", CODING, **{"prov:label": "reading of a report"})
    yield from fresh("activity", JOINING, **{"prov:label": f"incidents by the policy {policy.name}"})
    for n, activity in enumerate((CODING, JOINING)):
        yield from fresh(
            "wasAssociatedWith", f"_:software{n}", **{"prov:activity": activity, "prov:agent": SOFTWARE}
        )
    for publication in publications:
        for record in report_records(publication):
            yield from fresh(record["section"], record["id"], **record["about"])
    for incident in incidents_of(incidents, publications):
        losses.reduced["figures"] += bool(incident.figures)
        for record in incident_records(incident):
            yield from fresh(record["section"], record["id"], **record["about"])


def typed(name: str) -> Row:
    return {"$": f"prov:{name}", "type": "prov:QUALIFIED_NAME"}


def record(section: str, id: str, **about: Any) -> Row:
    return {"section": section, "id": id, "about": about}


def named(kind: str, what: str) -> str:
    """An id that PROV takes for a qualified name, whatever letters are in it."""
    return f"reportedly:{kind}-{number_of(what):x}"


def relation(kind: str, **ends: str) -> Row:
    return record(
        kind, f"_:{kind}{number_of(' '.join(ends.values())):x}", **{f"prov:{k}": v for k, v in ends.items()}
    )


def report_records(publication: Publication) -> Iterator[Row]:
    report, reading = named("report", publication.report), named("read", publication.report)
    printed = named(
        "publication",
        f"{publication.report} {publication.publisher} {publication.url} {publication.published}",
    )
    yield record(
        "entity",
        report,
        **{
            "prov:label": publication.title and one_line(publication.title),
            "dcterms:identifier": publication.report,
        },
    )
    yield record("entity", reading, **{"prov:label": "reading", "dcterms:source": publication.report})
    yield record(
        "entity",
        printed,
        **{
            "dcterms:publisher": publication.publisher,
            "dcterms:issued": publication.published,
            "dcterms:source": publication.url,
        },
    )
    yield relation("wasDerivedFrom", generatedEntity=reading, usedEntity=report)
    yield relation("wasDerivedFrom", generatedEntity=printed, usedEntity=report)
    yield relation("wasGeneratedBy", entity=reading, activity=CODING)
    yield relation("used", activity=CODING, entity=report)
    if publication.publisher:
        outlet = named("agent", publication.publisher)
        yield record("agent", outlet, **{"prov:label": one_line(publication.publisher)})
        yield relation("wasAttributedTo", entity=printed, agent=outlet)


def incident_records(incident: Incident) -> Iterator[Row]:
    whole = named("incident", incident.id)
    yield record("entity", whole, **{
        "prov:label": incident.title, "dcterms:identifier": incident.id, "reportedly:status": incident.status,
        "reportedly:contested": incident.contested, "dcterms:description": incident.told(),
    })  # fmt: skip
    yield relation("wasGeneratedBy", entity=whole, activity=JOINING)
    for report in dict.fromkeys(p.report for p in incident.printed):
        yield relation("wasDerivedFrom", generatedEntity=whole, usedEntity=named("read", report))
    known = {p.report for p in incident.printed}
    for side, stance in (("asserted_by", "asserts"), ("disputed_by", "denies")):
        for claim in incident.row.get(side) or ():
            source, report = claim.get("source"), claim.get("report")
            told = named("claim", f"{incident.id} {side} {source} {report} {claim.get('statement')}")
            words = one_line(claim["words"]) if claim.get("words") else None
            yield record(
                "entity",
                told,
                **{"reportedly:stance": stance, "prov:value": words, "dcterms:date": claim.get("said_on")},
            )
            yield relation("wasInfluencedBy", influencee=whole, influencer=told)
            if report in known:
                quoted = {"prov:type": typed("Quotation")}
                derived = relation("wasDerivedFrom", generatedEntity=told, usedEntity=named("report", report))
                yield record("wasDerivedFrom", derived["id"], **derived["about"], **quoted)
            if source:
                who = named("agent", source)
                yield record("agent", who, **{"prov:label": one_line(source)})
                yield relation("wasAttributedTo", entity=told, agent=who)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """One object with a section a kind of record."""
    document: dict[str, Any] = {"prefix": PREFIXES}
    for row in rows:
        document.setdefault(row["section"], {})[row["id"]] = row["about"]
    yield json.dumps(document, ensure_ascii=False, indent=1) + "\n"
