"""UCDP GED-shaped CSV: one row a lethal incident, 49 columns; ids are our own, those of UCDP's conflicts and dyads stay empty.

GED holds armed force of an organised actor with at least one dead, at a date. What else there is is left out and counted:
incidents without dead, deeds whose doer nobody names, riots, plans. `source_original` says who asserts it and who denies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportedly.actors import Directory
from reportedly.formats.codes import Policy, columns, date_codes, place_code, ucdp_region
from reportedly.formats.foreign import Foreign, cell, country, number, spot, when
from reportedly.formats.incident import Incident, Losses, Toll, incidents_of, kind, unfit
from reportedly.formats.places import prio_cell
from reportedly.formats.table_files import csv_lines, one_line
from reportedly.formats.victims import by_side
from reportedly.ledger.model import Publication, Row

FORCE = frozenset({"ASSAULT", "COERCE"})
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
WATERS = 7


def export_ucdp(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for incident in incidents_of(incidents, publications):
        toll = incident.toll("killed")
        deadly = any((n or 0) >= 1 for n in (toll.low, toll.best, toll.high))
        sides = sides_of(incident)
        why = unfit(incident)
        if not why and not deadly:
            why = "nobody is said to have been killed"
        elif not why and incident.type not in FORCE:
            why = f"{incident.type} is no armed force of an organised actor"
        elif not why and sides is None:
            why = "no organised actor is named"
        if why or sides is None:
            losses.left_out[str(why)] += 1
            continue
        losses.reduced["somebody denies it"] += incident.contested
        losses.reduced["how many were hurt, missing or displaced"] += any(
            incident.toll(m).known for m in ("injured", "missing", "displaced")
        )
        losses.reduced["no place"] += not incident.place
        yield event(incident, sides, policy)


def sides_of(incident: Incident) -> tuple[int, list[Row], list[Row]] | None:
    """The type of violence, and who stands on each side, a state first; None where no organised actor is named."""
    fighters = [a for a in incident.actors if kind(a) in ("state", "armed")]
    armed = [a for a in incident.recipients if kind(a) in ("state", "armed")]
    states = [a for a in (*fighters, *armed) if kind(a) == "state"]
    others = [a for a in (*fighters, *armed) if kind(a) == "armed"]
    if not fighters:
        return None
    if states and others and (armed or not incident.recipients):
        return STATE_BASED, states, others
    if armed:
        return (STATE_BASED if states else NON_STATE), fighters, armed
    if any(kind(a) == "civilian" for a in incident.recipients):
        return ONE_SIDED, fighters, []
    if len(fighters) > 1:  # "the two militias clashed": both of them are actors
        return (STATE_BASED if states else NON_STATE), fighters[:1], fighters[1:]
    return (STATE_BASED if states else NON_STATE), fighters, []


def event(incident: Incident, sides: tuple[int, list[Row], list[Row]], policy: Policy) -> Row:
    violence, side_a, side_b = sides
    assert incident.start is not None
    assert incident.end is not None
    toll, where, facts = incident.toll("killed"), incident.where, incident.facts
    best, low, high = toll.pick(policy.best) or 0, toll.pick(policy.low) or 0, toll.pick(policy.high) or 0
    dead = by_side(incident, best, side_a, side_b)
    name_a = names(side_a)
    name_b = "Civilians" if violence == ONE_SIDED else names(side_b)
    spot = place_code(incident.place.get("precision"))
    prec = WATERS if where.waters else spot.ucdp if spot else None
    outlets, printed = incident.outlets(), incident.printed
    return {
        "id": incident.number, "relid": f"{incident.country or 'XXX'}-{incident.start.year}-{violence}-{incident.id}",
        "year": incident.start.year, "active_year": None, "code_status": "Check" if incident.contested else "Clear",
        "type_of_violence": violence, "conflict_name": dyad(name_a, name_b), "dyad_name": dyad(name_a, name_b),
        "side_a": name_a, "side_b": name_b,
        "number_of_sources": len(outlets) or -1, "source_article": article(incident), "source_office": "; ".join(outlets),
        "source_date": "; ".join(dict.fromkeys(p.published for p in printed if p.published)),
        "source_headline": "; ".join(dict.fromkeys(one_line(p.title) for p in printed if p.title)),
        "source_original": one_line(f"{'Contested. ' if incident.contested else ''}{incident.told()}"),
        "where_prec": prec, "where_coordinates": incident.place.get("name"), "where_description": "; ".join(incident.written()),
        "adm_1": where.admin1, "adm_2": where.admin2, "latitude": where.lat, "longitude": where.lon,
        "geom_wkt": f"POINT ({where.lon} {where.lat})" if where.mapped else None,
        "priogrid_gid": prio_cell(where.lat, where.lon) if where.lat is not None and where.lon is not None else None,
        "country": incident.country_name, "country_id": facts.get("gw"), "region": ucdp_region(facts.get("gw")),
        "event_clarity": 1, "date_prec": date_codes(incident.days)[1],
        "date_start": f"{incident.start} 00:00:00.000", "date_end": f"{incident.end} 00:00:00.000",
        "deaths_a": dead["a"], "deaths_b": dead["b"], "deaths_civilians": dead["civilians"], "deaths_unknown": dead["unknown"],
        "best": best, "high": max(best, high), "low": min(best, low), "gwnoa": government(side_a), "gwnob": government(side_b),
    }  # fmt: skip


def names(side: list[Row]) -> str | None:
    """The names of a side; "gunmen" and "the patrol" only where nobody is known by more."""
    side = [a for a in side if a.get("country")] or side
    return ", ".join(dict.fromkeys(one_line(a["name"]) for a in side if a.get("name"))) or None


def dyad(a: str | None, b: str | None) -> str:
    return f"{a or 'unknown'} - {b or 'unknown'}"


def government(side: list[Row]) -> int | None:
    """The Gleditsch and Ward number of the state on a side."""
    states = [a for a in side if kind(a) == "state" and a.get("country")]
    number: int | None = Directory.load().facts(states[0]["country"]).get("gw") if states else None
    return number


def article(incident: Incident) -> str:
    """ "Meridian, 2026-03-03, Four soldiers killed"; "..."."""
    told = [", ".join(part for part in (p.publisher, p.published, p.title) if part) for p in incident.printed]
    return "; ".join('"' + one_line(t).replace('"', "'") + '"' for t in dict.fromkeys(told) if t)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    return csv_lines(rows, columns("ucdp"))


def theirs(row: Mapping[str, str]) -> Foreign:
    """A row of a UCDP GED or Candidate file; by name, since `best`, `high` and `low` have changed places."""
    start, end = when(row, "date_start"), when(row, "date_end" if cell(row, "date_end") else "date_start")
    lat, lon = spot(row, "latitude", "longitude")
    violence = {1: "state-based", 2: "non-state", 3: "one-sided"}.get(
        int(number(row, "type_of_violence") or 0), ""
    )
    return Foreign(
        id=cell(row, "id") or cell(row, "relid") or "", deed="violence", kind=f"{violence} violence".strip(), start=start, end=max(start, end),
        place=cell(row, "where_coordinates"), admin1=cell(row, "adm_1"),
        country=country("gw", number(row, "country_id")) or country("name", cell(row, "country")), lat=lat, lon=lon,
        exact=(number(row, "where_prec") or 9) <= 2, parties=tuple(p for p in (cell(row, "side_a"), cell(row, "side_b")) if p),
        killed=Toll(number(row, "low"), number(row, "best"), number(row, "high")),
        sources=cell(row, "source_office") or cell(row, "source_article"), text=cell(row, "source_headline"),
    )  # fmt: skip
