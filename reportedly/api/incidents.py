"""Incidents: the situation at a glance, the list behind it, and each one by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from reportedly.acts.care import Discretion, cited
from reportedly.api.answers import (
    INCIDENT_COLUMNS,
    as_csv,
    as_file,
    as_geojson,
    as_json,
    flat_incident,
    unchanged,
)
from reportedly.api.holdings import Row
from reportedly.api.params import FilterParams, ListParams, OutParams, PageParams
from reportedly.api.shown import discreet, seen
from reportedly.api.state import Desk
from reportedly.errors import ReportedlyError

router = APIRouter(tags=["incidents"])
SPOTS = 3000  # places that the map draws


class NotThere(ReportedlyError):
    """Something that was asked for by its id and is not in the ledger."""


@router.get("/api/situation")
def situation(request: Request, params: Annotated[FilterParams, Query()]) -> Response:
    """Total, facets with counts and histogram in time of what the filters leave."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    picture = desk.picture()
    answer = picture.ask(params.filters())
    return as_json(
        request,
        {
            "total": answer.total,
            "all": picture.size,
            "facets": {name: [list(pair) for pair in pairs] for name, pairs in answer.counts.items()},
            "histogram": answer.histogram(),
        },
    )


@router.get("/api/spots")
def spots(request: Request, params: Annotated[FilterParams, Query()]) -> Response:
    """Places on the map of what the filters leave, the most frequent first; how many incidents have none."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    drawn, unplaced = desk.picture().ask(params.filters()).spots(SPOTS)
    return as_json(request, {"spots": drawn, "unplaced": unplaced})


@router.get("/api/incidents")
def incidents(request: Request, params: Annotated[PageParams, Query()]) -> Response:
    """A page of incidents in order of their first day. `next` is the `after` of the following page."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    picture = desk.picture()
    found = picture.ask(params.filters()).ordered
    if params.order == "desc":
        found = found[::-1]
    places, more = picture.page(found, params.after, params.limit)
    decisions, veiling = desk.decisions(), desk.veiling()
    rows = (veiling.marked(row, desk.holdings.reading) for row in seen(request, picture.rows(places)))
    items = [
        {
            "veiled": bool(row.get("veiled")),
            **{k: row.get(k) for k in ("id", "title", "type", "mode", "status", "start", "end", "place")},
            "background": bool(row.get("background")),
            "thread": bool(row.get("thread")),
            "independent_sources": row["independent_sources"],
            "asserts": len({c["source"] for c in row["asserted_by"]}),
            "disputes": len({c["source"] for c in row["disputed_by"]}),
            "actors": [party["name"] for party in row["actors"]],
            "recipients": [party["name"] for party in row["recipients"]],
            "toll": toll_of(row),
            "review": desk.review_of(row, decisions),
        }
        for row in rows
    ]
    return as_json(request, {"total": len(found), "next": more, "items": items})


def toll_of(row: Row) -> Row | None:
    """The dead first, of several groups those that most claims count: what a line of a list has room for."""
    figures = [figure for figure in row["figures"] if figure["scope"] == "incident"]
    figures.sort(key=lambda f: (f["measure"] != "killed", bool(f.get("group")), -len(f["claims"])))
    if not figures:
        return None
    return {name: figures[0].get(name) for name in ("measure", "low", "best", "high", "group")}


def with_words(desk: Desk, discretion: Discretion, figure: Row) -> Row:
    """The figure whose claims have their exact words, which the ledger leaves in the report."""
    claims = []
    for claim in figure["claims"]:
        span, held = claim.get("span"), desk.holdings.reading(claim["report"])
        reading = held and discretion.reading(held)
        if span and reading and "text" not in span:
            span = {**span, "text": reading["report"]["text"][span["start"] : span["end"]]}
        claims.append({**claim, "span": span})
    return {**figure, "claims": claims}


@router.get("/api/incidents.json")
def incidents_json(request: Request, params: Annotated[ListParams, Query()]) -> Response:
    """All incidents that the filters leave, however many, with the keys of the table; what is marked for care as in it."""
    return as_file(request, table(request, params), "incidents")


@router.get("/api/incidents.csv")
def incidents_csv(request: Request, params: Annotated[ListParams, Query()]) -> Response:
    """All incidents that the filters leave, one a row; reports marked sensitive or restricted are left out."""
    return as_csv(request, INCIDENT_COLUMNS, table(request, params), "incidents")


@router.get("/api/incidents.geojson")
def incidents_geojson(request: Request, params: Annotated[ListParams, Query()]) -> Response:
    """The same as GeoJSON; an incident without a known place has null geometry."""
    return as_geojson(request, table(request, params), "incidents")


def table(request: Request, params: ListParams) -> Iterator[Row]:
    """The rows of a download, made as they go out. Raises BadRequest at once, before the answer begins."""
    desk: Desk = request.app.state.desk
    picture, decisions, discretion = desk.picture(), desk.decisions(), desk.going_out()
    found = picture.ask(params.filters()).ordered
    rows = picture.in_turn(found[::-1] if params.order == "desc" else found)
    shown = discreet(desk, discretion, rows) if discretion.veils else rows
    return (flat_incident(row, desk.review_of(row, decisions)) for row in shown)


@router.get("/api/incidents/{id}")
def incident(request: Request, id: str, params: Annotated[OutParams, Query()]) -> Response:
    """One incident with its claims, figures, reports and what people decided about its events.

    `veiled` are claims, events and titles whose words are marked for care; with `out` they are blacked out, as in every file.
    """
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    found = desk.picture().incident(id)
    discretion = desk.going_out() if params.out else desk.shown_to(request.state.person)
    shown = found and discretion.incident(found, desk.holdings.reading)
    if not shown:
        raise NotThere(f"there is no incident {id} in this ledger")
    return as_json(request, whole(desk, discretion, desk.veiling().marked(shown, desk.holdings.reading)))


def whole(desk: Desk, discretion: Discretion, shown: Row) -> Row:
    """An incident with the publications, events and checks behind it, and the exact words of its numbers."""
    marks, decisions = desk.care().marks, desk.decisions()
    members = list(dict.fromkeys(member["report"] for member in shown["events"]))
    told = {*members, *cited(shown)}
    heads = [
        {
            **head,
            "title": discretion.title(head["report"], head["title"], desk.holdings.reading),
            "marks": marks.get(f"report:{head['report']}", []),
        }
        for head in desk.picture().heads
        if head["report"] in told
    ]
    readings = {
        report: reading
        for report in members
        if (held := desk.holdings.reading(report)) and (reading := discretion.reading(held))
    }
    events = [
        {
            "report": report,
            **{
                name: event.get(name)
                for name in ("id", "triggers", "evidence", "status", "confidence", "why")
            },
            "decisions": decisions.get(f"{report}/{event['id']}", {}),
        }
        for report, name in ((member["report"], member["event"]) for member in shown["events"])
        if report in readings
        for event in readings[report]["events"]
        if event["id"] == name
    ]
    checks = [
        {"report": report, **check}
        for report, reading in readings.items()
        for check in reading["checks"]
        if check["verdict"] == "inconsistent"
    ]
    return {
        **shown,
        "figures": [with_words(desk, discretion, figure) for figure in shown["figures"]],
        "heads": heads,
        "event_rows": events,
        "checks": checks,
        "review": desk.review_of(shown, decisions),
    }
