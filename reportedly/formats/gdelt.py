"""CAMEO events as GDELT 2.0 has them: 61 columns a row, an incident each, and a file of mentions with 16.

    3577008927470332  20260303  202603  2026  2026.1671  SENMIL  SENEGALESE ARMED FORCES  SEN …   190  190  19  4  -10.0 …

Tab-separated, without a header. What is planned is coded as CAMEO's intention to do it (036, 03x); where there is no code for it, it
is left out and counted, as is what is only hypothetical or cancelled. GDELT has no column for who says so or denies it: the file of
details beside it has. Tone is not measured; its columns are empty, as are all of unknown value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from reportedly.actors import Directory
from reportedly.formats.codes import Policy, columns, place_code
from reportedly.formats.foreign import Foreign, cell, country, number, spot, when
from reportedly.formats.incident import Incident, Losses, Toll, by_report, day, incidents_of
from reportedly.formats.places import fips_division
from reportedly.formats.table_files import one_line, tsv_lines
from reportedly.ledger.model import Publication, Row
from reportedly.ontology import cameo, while_planned

WEB, CITATION_ONLY = 1, 2


def export_gdelt(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for incident in incidents_of(incidents, publications):
        code, why = coded(incident)
        if code is None:
            losses.left_out[why] += 1
            continue
        losses.reduced["who says so"] += bool(incident.row.get("asserted_by"))
        losses.reduced["somebody denies it"] += incident.contested
        losses.reduced["planned, coded as an intention"] += incident.status == "planned"
        losses.reduced["date of publication, for want of another"] += incident.start is None
        losses.reduced["dates of more than a day"] += incident.days > 1
        losses.reduced["figures"] += bool(incident.figures)
        losses.reduced["more than one actor on a side"] += (
            len(incident.actors) > 1 or len(incident.recipients) > 1
        )
        yield event(incident, code)


def coded(incident: Incident) -> tuple[str | None, str]:
    """The CAMEO code of an incident, or why it has none."""
    if incident.status in ("cancelled", "hypothetical"):
        return None, f"{incident.status}: it has not happened"
    if dated(incident) is None:
        return None, "no date, and none of publication"
    if not incident.cameo or incident.cameo not in cameo():
        return None, "no CAMEO code"
    if incident.status != "planned":
        return incident.cameo, ""
    if incident.type == "CONSULT":
        return "036", ""
    planned = while_planned(incident.type, incident.cameo)
    if planned:
        return planned[1], ""
    spoken = cameo()[incident.cameo].quad_class in (1, 3) and incident.cameo[:2] in ("02", "03", "10", "13")
    return (incident.cameo, "") if spoken else (None, "planned: CAMEO has no code for the intention")


def dated(incident: Incident) -> date | None:
    return incident.start or day(incident.reported_on())


def event(incident: Incident, code: str) -> Row:
    when = dated(incident)
    assert when is not None
    known = cameo()[code]
    root = min(
        (n for n in (first_paragraph(p, incident) for p in incident.printed) if n is not None), default=None
    )
    added = day(incident.reported_on()) or when
    first, second = incident.actors[:1], incident.recipients[:1]
    if not second and len(incident.actors) > 1:  # "A and B met": CAMEO wants the two apart
        second = incident.actors[1:2]
    return {
        "GLOBALEVENTID": incident.number, "SQLDATE": f"{when:%Y%m%d}", "MonthYear": f"{when:%Y%m}", "Year": when.year,
        "FractionDate": fraction(when), **actor("Actor1", first), **actor("Actor2", second),
        "IsRootEvent": root, "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2],
        "QuadClass": known.quad_class, "GoldsteinScale": known.goldstein,
        "NumMentions": len(incident.row.get("events") or ()), "NumSources": len(incident.outlets()), "NumArticles": len(incident.printed),
        "AvgTone": None, **home("Actor1", first), **home("Actor2", second), **geography("ActionGeo", incident),
        "DATEADDED": f"{added:%Y%m%d}000000", "SOURCEURL": next(iter(incident.urls()), None),
    }  # fmt: skip


def fraction(when: date) -> float:
    """GDELT's year with a share of it: months of 30 days and the day, by 365."""
    return round(when.year + ((when.month - 1) * 30 + when.day) / 365, 4)


def first_paragraph(publication: Publication, incident: Incident) -> int | None:
    """1 where the report tells it in its first paragraph of text, which is what GDELT calls a root event."""
    text: str = publication.reading["report"].get("text") or ""
    at = offset(publication, incident)
    return None if at is None else int("\n\n" not in text[:at].strip() or text.count("\n\n", 0, at) <= 1)


def offset(publication: Publication, incident: Incident) -> int | None:
    """Where a report first tells the incident."""
    wanted = {
        e.get("event") for e in incident.row.get("events") or () if e.get("report") == publication.report
    }
    spots = [
        s["start"]
        for e in publication.reading["events"]
        if e["id"] in wanted
        for s in e.get("triggers") or ()
    ]
    return min(spots, default=None)


def actor(prefix: str, actors: list[Row]) -> Row:
    """The columns of an actor; its roles are what follows the country in its CAMEO code."""
    if not actors:
        return {}
    who = actors[0]
    code: str = who.get("code") or who.get("country") or ""
    country = who.get("country") if who.get("country") and code.startswith(who["country"]) else None
    roles = code[len(country or "") :]
    parts = [roles[n : n + 3] for n in range(0, len(roles), 3)]
    row: Row = {
        f"{prefix}Code": code or None,
        f"{prefix}Name": one_line(who.get("name") or "").upper() or None,
        f"{prefix}CountryCode": country,
    }
    return row | {f"{prefix}Type{n}Code": part for n, part in enumerate(parts[:3], 1)}


def home(prefix: str, actors: list[Row]) -> Row:
    """Where an actor is from, as far as its country says so."""
    country = actors[0].get("country") if actors else None
    record = Directory.load().country(country)
    fips = Directory.load().facts(country).get("fips") if country else None
    if record is None or not fips:
        return {}
    prefix += "Geo_"
    return {
        f"{prefix}Type": 1,
        f"{prefix}FullName": record.name,
        f"{prefix}CountryCode": fips,
        f"{prefix}ADM1Code": fips,
    }


def geography(prefix: str, incident: Incident) -> Row:
    place, where, prefix = incident.place, incident.where, prefix + "_"
    code = place_code(place.get("precision"))
    if code is None:
        return {}
    names = dict.fromkeys(n for n in (place.get("name"), where.admin1, incident.country_name) if n)
    return {
        f"{prefix}Type": code.gdelt_usa if incident.country == "USA" else code.gdelt, f"{prefix}FullName": ", ".join(names),
        f"{prefix}CountryCode": incident.facts.get("fips"), f"{prefix}ADM1Code": fips_division(where, incident.country),
        f"{prefix}Lat": where.lat, f"{prefix}Long": where.lon,
    }  # fmt: skip


def export_mentions(
    incidents: Iterable[Row], publications: Iterable[Publication], *, policy: Policy
) -> Iterator[Row]:
    """One row for each event of a report that tells an incident of the file of events."""
    printed = by_report(publications)
    for row in incidents:
        incident = Incident(row, printed)
        if coded(incident)[0] is None:
            continue
        for mention in row.get("events") or ():
            for publication in printed.get(mention.get("report") or "", ()):
                event = next(
                    (e for e in publication.reading["events"] if e["id"] == mention.get("event")), None
                )
                if event is not None:
                    yield mentioned(incident, event, publication)


def mentioned(incident: Incident, event: Row, publication: Publication) -> Row:
    report = publication.reading["report"]
    text: str = report.get("text") or ""
    at = min((s["start"] for s in event.get("triggers") or ()), default=None)
    published = day(publication.published) or dated(incident)
    firsts = {
        a["id"]: min((m["start"] for m in a.get("mentions") or ()), default=None)
        for a in publication.reading["actors"]
    }
    one, two = (
        next((firsts.get(i) for i in event.get(side) or ()), None) for side in ("actors", "recipients")
    )
    when = dated(incident)
    confidence = event.get("confidence")
    return {
        "GLOBALEVENTID": incident.number, "EventTimeDate": f"{when:%Y%m%d}000000", "MentionTimeDate": f"{published:%Y%m%d}000000",
        "MentionType": WEB if publication.url else CITATION_ONLY, "MentionSourceName": publication.publisher,
        "MentionIdentifier": publication.url or report.get("id"), "SentenceID": None if at is None else sentence(text, at),
        "Actor1CharOffset": one if one is not None else -1, "Actor2CharOffset": two if two is not None else -1,
        "ActionCharOffset": at if at is not None else -1, "InRawText": 1,
        "Confidence": round(confidence * 100) if confidence is not None else None, "MentionDocLen": len(text),
    }  # fmt: skip


def sentence(text: str, at: int) -> int:
    """The number of the sentence, from 1, by its full stops and paragraphs."""
    ends = (text.count(end, 0, at) for end in (". ", ".\n", "? ", "! ", '." ', ".” "))
    return 1 + sum(ends) + text[:at].count("\n\n")


def lines(rows: Iterable[Row]) -> Iterator[str]:
    return tsv_lines(rows, columns("gdelt_events"), header=False)


def mention_lines(rows: Iterable[Row]) -> Iterator[str]:
    return tsv_lines(rows, columns("gdelt_mentions"), header=False)


DEEDS = {
    "18": "violence",
    "19": "violence",
    "20": "violence",
    "14": "protest",
    "15": "force",
    "16": "force",
    "17": "force",
}


def theirs(row: Mapping[str, str]) -> Foreign:
    """A row of a GDELT event file. Codes are text: leading zeros count."""
    start = when(row, "sqldate")
    lat, lon = spot(row, "actiongeo_lat", "actiongeo_long")
    code = cell(row, "eventcode") or ""
    if code.isdigit() and code not in cameo() and f"0{code}" in cameo():  # a spreadsheet took the zero off
        code = f"0{code}"
    known = cameo().get(code)
    parties = [
        cell(row, name) for name in ("actor1name", "actor2name", "actor1countrycode", "actor2countrycode")
    ]
    place = cell(row, "actiongeo_fullname")
    return Foreign(
        id=cell(row, "globaleventid") or "", deed=DEEDS.get(code[:2], "words"), kind=f"{code} {known.name if known else ''}".strip(),
        start=start, end=start, place=place.split(",")[0] if place else None, admin1=None, country=country("fips", cell(row, "actiongeo_countrycode")),
        lat=lat, lon=lon, exact=number(row, "actiongeo_type") in (3, 4), parties=tuple(p for p in parties if p), killed=Toll(),
        sources=cell(row, "sourceurl"),
    )  # fmt: skip
