"""Ceasefires in the shape of the ETH/PRIO data: one row for each actor of each truce, declared or in force.

    cf_id  actor_name  cf_effect_yr  cf_effect_month  cf_effect_day  mediator_nego  p_humanitarian  evidence_onset …

-1 is unknown and 0 none, as there. A truce is declared on the day on which a party of it first speaks of it; that its terms run to a
day is its end. What a coder has to judge (class, side, links to UCDP and PA-X) stays empty; breaches are incidents of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.formats.codes import Policy, ceasefire_words, columns, ucdp_region
from reportedly.formats.incident import Incident, Losses, day, incidents_of, number_of
from reportedly.formats.table_files import csv_lines, one_line
from reportedly.ledger.model import Publication, Row
from reportedly.name_forms import key

UNKNOWN = -1
PURPOSES = ("p_humanitarian", "p_peaceprocess", "p_holiday", "p_election")


def export_ceasefires(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for incident in incidents_of(incidents, publications):
        if not is_truce(incident):
            losses.left_out["no ceasefire"] += 1
        elif incident.status in ("cancelled", "hypothetical"):
            losses.left_out[f"a ceasefire that is {incident.status}"] += 1
        else:
            parties = [*incident.actors, *incident.recipients]
            losses.reduced["no party is named"] += not parties
            losses.reduced["somebody denies it"] += incident.contested
            for party in parties or [{}]:
                yield line(incident, party, len(parties))


def is_truce(incident: Incident) -> bool:
    return incident.mode == "ceasefire" or (incident.cameo or "").startswith("0871")


def line(incident: Incident, party: Row, parties: int) -> Row:
    sentences = evidence(incident)
    words = {
        word.strip(".,;:()\"'“”").lower() for text in (incident.title, *sentences) for word in text.split()
    }
    about = {column: int(bool(words & known)) for column, known in ceasefire_words().items()}
    name = one_line(party.get("name") or "") or None
    gw = incident.facts.get("gw")
    declared = declared_on(incident, party)
    # A truce that lasts a day or has no end given runs on: only a later last day is a term.
    ends = incident.end if incident.start and incident.end and incident.end > incident.start else None
    mediators = mediated_by(incident)
    return {
        "cc": gw, "cf_id": incident.number, "uniq_id": number_of(f"{incident.id} {name}"), "id": incident.id,
        "location": incident.country_name, "region": ucdp_region(gw), "actor_name": name,
        **ymd("cf_dec", declared), **ymd("cf_effect", incident.start), "written": about["written"] or UNKNOWN,
        "fixed": int(ends is not None) or UNKNOWN, "fixed_time": (ends - incident.start).days + 1 if ends and incident.start else None,
        **{column: about[column] for column in PURPOSES}, "p_unclear": int(not any(about[column] for column in PURPOSES)),
        "mediator_nego": "; ".join(mediators) or UNKNOWN, "implement": about["implement"] or UNKNOWN, "enforcement": UNKNOWN,
        "ended": None, **ymd("end", ends), "evidence_onset": one_line(" … ".join(sentences)),
        "comment": one_line(f"{incident.status}. {incident.told()} {parties} parties named. Place as written: {', '.join(incident.written()) or 'none'}."),
        "coder": "reportedly",
    }  # fmt: skip


def ymd(prefix: str, when: date | None) -> Row:
    names = ("yr", "month", "day")
    values = (when.year, when.month, when.day) if when else (UNKNOWN,) * 3
    return {f"{prefix}_{name}": value for name, value in zip(names, values, strict=True)}


def declared_on(incident: Incident, party: Row) -> date | None:
    """The first day on which this party itself speaks of the truce."""
    if not party.get("name"):
        return None
    own = key(party["name"])
    days = [
        found
        for claim in incident.row.get("asserted_by") or ()
        if claim.get("source") and key(claim["source"]) == own and (found := day(claim.get("said_on")))
    ]
    return min(days, default=None)


def wanted(incident: Incident, publication: Publication) -> set[str]:
    return {e["event"] for e in incident.row.get("events") or () if e.get("report") == publication.report}


def evidence(incident: Incident) -> list[str]:
    found: dict[str, None] = {}
    for publication in incident.printed:
        ids = wanted(incident, publication)
        for event in publication.reading["events"]:
            if event["id"] in ids:
                found |= {one_line(s["text"]): None for s in event.get("evidence") or ()}
    return list(found)


def mediated_by(incident: Incident) -> list[str]:
    """Who mediates, as the meetings of its reports have it."""
    found: dict[str, None] = {}
    for publication in incident.printed:
        ids = wanted(incident, publication)
        names = {a["id"]: a["name"] for a in publication.reading["actors"]}
        for meeting in publication.reading.get("meetings") or ():
            if meeting.get("event") in ids:
                found |= {one_line(names[m]): None for m in meeting.get("mediators") or () if m in names}
    return list(found)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    return csv_lines(rows, columns("ceasefires"))
