"""ACLED-shaped CSV: one row an incident, 31 columns; and its reader.

    2026-03-03,…,Battles,Armed clash,Military Forces of Senegal,…,"On 3 March 2026, near Sindian … Denied by the MFDC."

What is only planned, undated or told as one account of many happenings is left out and counted. `fatalities` is one number by
policy; who asserts and who denies is in `notes`, "contested" in `tags`. No row of ACLED itself is in here: their coding is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from reportedly.formats.codes import (
    AcledType,
    Policy,
    acled_inter,
    acled_regions,
    acled_type,
    columns,
    date_codes,
    place_code,
)
from reportedly.formats.foreign import Foreign, cell, country, number, spot, when
from reportedly.formats.incident import Incident, Losses, Toll, incidents_of, kind, unfit
from reportedly.formats.table_files import csv_lines, one_line
from reportedly.ledger.model import Publication, Row

PROTEST_INTER, RIOT_INTER, CIVILIANS, UNIDENTIFIED = 6, 5, 7, 3
DEMONSTRATIONS = {"Protests": ("Protesters", PROTEST_INTER), "Riots": ("Rioters", RIOT_INTER)}


def export_acled(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for incident in incidents_of(incidents, publications):
        why = unfit(incident)
        coded = acled_type(incident.type, incident.mode, incident.cameo, by(incident), against(incident))
        if why or isinstance(coded, str):
            losses.left_out[why or str(coded)] += 1
        else:
            reduced(incident, losses)
            yield event(incident, coded, policy)


def reduced(incident: Incident, losses: Losses) -> None:
    """Count what the columns cannot hold; the file of details beside the table has it."""
    toll = incident.toll("killed")
    losses.reduced["low and high of the dead differ"] += toll.known and toll.low != toll.high
    losses.reduced["how many were hurt, missing or displaced"] += any(
        incident.toll(m).known for m in ("injured", "missing", "displaced")
    )
    losses.reduced["only its country or region is known"] += incident.place.get("precision") in (
        "country",
        "region",
    )
    losses.reduced["no place"] += not incident.place
    losses.reduced["dates of more than a day"] += incident.days > 1


def by(incident: Incident) -> str:
    return "state" if any(kind(a) == "state" for a in incident.actors) else "other"


def against(incident: Incident) -> str:
    """Who suffers. Of several, somebody armed makes it a fight."""
    found = {kind(r) for r in incident.recipients}
    return "armed" if found & {"state", "armed"} else "civilian" if "civilian" in found else ""


def event(incident: Incident, coded: AcledType, policy: Policy) -> Row:
    assert incident.start is not None
    facts, where = incident.facts, incident.where
    name1, assoc1, inter1 = side(incident, incident.actors, coded, first=True)
    name2, assoc2, inter2 = side(incident, incident.recipients, coded, first=False)
    spot = place_code(incident.place.get("precision"))
    civilians = coded.disorder_type.startswith("Political violence") and CIVILIANS in (inter1, inter2)
    return {
        "event_id_cnty": f"{incident.country or 'XXX'}{incident.number}",
        "event_date": incident.start.isoformat(), "year": incident.start.year,
        "time_precision": date_codes(incident.days)[0],
        "disorder_type": coded.disorder_type, "event_type": coded.event_type, "sub_event_type": coded.sub_event_type,
        "actor1": name1, "assoc_actor_1": assoc1, "inter1": inter1,
        "actor2": name2, "assoc_actor_2": assoc2, "inter2": inter2 or 0, "interaction": interaction(inter1, inter2),
        "civilian_targeting": "Civilian targeting" if civilians else None,
        "iso": facts.get("iso3n"), "region": acled_regions().get(facts.get("region") or 0), "country": incident.country_name,
        "admin1": where.admin1, "admin2": where.admin2, "admin3": None, "location": incident.place.get("name"),
        "latitude": where.lat, "longitude": where.lon, "geo_precision": spot and spot.acled,
        "source": "; ".join(incident.outlets()), "source_scale": None, "notes": notes(incident),
        "fatalities": incident.number_by(policy, "killed") or 0, "tags": "; ".join(tags(incident)), "timestamp": timestamp(incident),
    }  # fmt: skip


def side(
    incident: Incident, actors: list[Row], coded: AcledType, *, first: bool
) -> tuple[str | None, str | None, int | None]:
    """Name, associated actors and type of one side: civilians and crowds are generic in ACLED, those named are associated."""
    where = f" ({incident.country_name})" if incident.country else ""
    names = [one_line(a["name"]) for a in actors if a.get("name")]
    if first and coded.event_type in DEMONSTRATIONS:
        crowd, number = DEMONSTRATIONS[coded.event_type]
        return crowd + where, "; ".join(names) or None, number
    if not names:
        violent = first and coded.disorder_type == "Political violence"
        return (f"Unidentified Armed Group{where}", None, UNIDENTIFIED) if violent else (None, None, None)
    types = [inter(a, incident) for a in actors if a.get("name")]
    lead = next((n for n, found in enumerate(types) if found and found < RIOT_INTER), 0)
    if types[lead] == CIVILIANS and not coded.event_type.startswith("Strategic"):
        return f"Civilians{where}", "; ".join(names), CIVILIANS
    others = [name for n, name in enumerate(names) if n != lead]
    return names[lead], "; ".join(others) or None, types[lead]


def inter(actor: Row, incident: Incident) -> int | None:
    """The type of an actor; state forces in another country are "external". None where nobody says what it is."""
    if not actor.get("sector"):
        return None
    home, place = actor.get("country"), incident.country
    return acled_inter(actor["sector"], abroad=bool(home and place and home != place))


def interaction(inter1: int | None, inter2: int | None) -> int | None:
    """Both types, the smaller first; one alone is followed by 0."""
    known = sorted(i for i in (inter1, inter2) if i)
    return None if not known else known[0] * 10 if len(known) == 1 else known[0] * 10 + known[1]


def notes(incident: Incident) -> str:
    """ "On 3 March 2026, in Sindian (Ziguinchor), …": what is told, by whom, and who denies it."""
    start, end = incident.start, incident.end
    assert start is not None
    when = f"On {start.day} {start:%B} {start.year}"
    if end and end != start:
        when = f"Between {start.day} {start:%B} {start.year} and {end.day} {end:%B} {end.year}"
    name, admin1 = incident.place.get("name"), incident.where.admin1
    where = f", in {name}" + (f" ({admin1})" if admin1 and admin1 != name else "") if name else ""
    written = [w for w in incident.written() if w != name]
    also = f" (written {', '.join(written)})" if written else ""
    toll = incident.toll("killed")
    spread = f" Killed, by source: {shown(toll.low)} to {shown(toll.high)}." if toll.low != toll.high else ""
    return one_line(f"{when}{where}{also}: {ended(incident.words)} {incident.told()}{spread}")


def ended(words: str) -> str:
    return words if words.endswith((".", "…", "!", "?", '"', "”")) else words + "."


def shown(number: float | None) -> str:
    return "unknown" if number is None else f"{number:,.15g}"


def tags(incident: Incident) -> list[str]:
    out = ["contested"] if incident.contested else []
    crowd = incident.toll("participants")
    if incident.type == "PROTEST":
        out.append(
            f"crowd size={shown(crowd.best if crowd.best is not None else crowd.low)}"
            if crowd.known
            else "crowd size=no report"
        )
    dead = incident.toll("killed")
    if not dead.known:
        out.append("fatalities=no report")  # ACLED's own way is 0
    elif dead.open_above:
        out.append("fatalities=at least")
    return out


def timestamp(incident: Incident) -> int | None:
    """When the newest report of it was recorded, else published."""
    moments = [m for p in incident.printed if (m := p.recorded_at or p.published)]
    try:
        latest = datetime.fromisoformat(max(moments))
    except ValueError:
        return None
    return int((latest if latest.tzinfo else latest.replace(tzinfo=UTC)).timestamp())


def lines(rows: Iterable[Row]) -> Iterator[str]:
    return csv_lines(rows, columns("acled"))


SLACK = {1: 0, 2: 6, 3: 30}  # days, by time_precision
DEEDS = {
    "battles": "violence",
    "explosions/remote violence": "violence",
    "violence against civilians": "violence",
    "protests": "protest",
    "riots": "protest",
}


def theirs(row: Mapping[str, str]) -> Foreign:
    """A row of an ACLED file. Its spelling of types has varied, so they are compared in lower case."""
    start = when(row, "event_date")
    lat, lon = spot(row, "latitude", "longitude")
    kind_, sub = cell(row, "event_type") or "", cell(row, "sub_event_type") or ""
    parties = [cell(row, name) for name in ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")]
    dead = number(row, "fatalities")
    return Foreign(
        id=cell(row, "event_id_cnty") or cell(row, "data_id") or "", deed=DEEDS.get(kind_.lower(), "other"),
        kind=": ".join(k for k in (kind_, sub) if k), start=start, end=start, place=cell(row, "location"), admin1=cell(row, "admin1"),
        country=country("iso3n", number(row, "iso")) or country("name", cell(row, "country")), lat=lat, lon=lon,
        exact=number(row, "geo_precision") == 1, parties=tuple(p for p in parties if p), killed=Toll(best=dead),
        sources=cell(row, "source"), text=cell(row, "notes"), slack=SLACK.get(int(number(row, "time_precision") or 1), 0),
    )  # fmt: skip
