"""Talks and ceasefires as threads in time: the rounds of the same parties, a truce with what was alleged under it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from reportedly.api.answers import as_json, unchanged
from reportedly.api.holdings import Row
from reportedly.api.incidents import seen
from reportedly.api.params import Nothing
from reportedly.api.state import Desk

router = APIRouter(tags=["threads"])
TRUCE = ("ceasefire", "truce")
FIGHTING = {"ASSAULT", "COERCE", "MOBILIZE"}


def parties(incident: Row) -> list[str]:
    return list(dict.fromkeys(party["name"] for party in [*incident["actors"], *incident["recipients"]]))


def same_side(one: Row, other: Row) -> bool:
    """Whether two incidents have parties in common: two, or one where either names only one; by country too."""
    a = {party["country"] or party["name"] for party in [*one["actors"], *one["recipients"]]}
    b = {party["country"] or party["name"] for party in [*other["actors"], *other["recipients"]]}
    return len(a & b) >= min(2, len(a), len(b)) > 0


def is_truce(incident: Row) -> bool:
    title = incident["title"].lower()
    return incident.get("mode") == "ceasefire" or (
        incident["type"] in {"AGREE", "RETREAT"} and any(word in title for word in TRUCE)
    )


def line(desk: Desk, incident: Row) -> Row:
    """One step of a thread, with what the meetings of its events say."""
    meetings = []
    for member in incident["events"]:
        reading = desk.holdings.reading(member["report"])
        if reading is None:
            continue
        names = {actor["id"]: actor["name"] for actor in reading["actors"]}
        places = {place["id"]: place["name"] for place in reading["places"]}
        for meeting in reading["meetings"]:
            if meeting["event"] == member["event"]:
                meetings.append(
                    {
                        "report": member["report"],
                        "venue": places.get(meeting["venue"]),
                        "mediators": [names[id] for id in meeting["mediators"] if id in names],
                        "agenda": meeting["agenda"],
                        "delegations": [
                            {
                                "party": names.get(d["party"]),
                                "count": d["count"],
                                "members": [names[id] for id in d["members"] if id in names],
                            }
                            for d in meeting["delegations"]
                        ],
                    }
                )
    keys = (
        "id",
        "title",
        "type",
        "mode",
        "status",
        "start",
        "end",
        "place",
        "asserted_by",
        "disputed_by",
        "figures",
    )
    return {
        **{key: incident.get(key) for key in keys},
        "independent_sources": incident["independent_sources"],
        "parties": parties(incident),
        "meetings": meetings,
    }


@router.get("/api/talks")
def talks(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """Rounds of talks between the same parties, with what they agreed, in order of time."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    rows = [row for row in seen(request, desk.picture().incidents) if not row.get("background")]
    threads: list[list[Row]] = []
    for row in rows:
        if row["type"] not in {"CONSULT", "AGREE"} or is_truce(row):
            continue
        for thread in threads:
            if any(same_side(row, step) for step in thread):
                thread.append(row)
                break
        else:
            threads.append([row])
    shown = [
        {
            "id": thread[0]["id"],
            "parties": list(dict.fromkeys(name for step in thread for name in parties(step)))[:8],
            "steps": [line(desk, step) for step in thread],
        }
        for thread in threads
    ]
    return as_json(request, {"items": sorted(shown, key=lambda thread: -len(thread["steps"]))})


@router.get("/api/ceasefires")
def ceasefires(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """Each truce with what is said to have happened under it between the same parties, and who denies that."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    rows = [row for row in seen(request, desk.picture().incidents) if not row.get("background")]
    shown = []
    for truce in filter(is_truce, rows):
        begin = truce["start"] or ""
        under = [
            row
            for row in rows
            if row is not truce
            and begin
            and row["type"] in FIGHTING
            and (row["start"] or "") >= begin
            and (not truce["end"] or (row["start"] or "") <= truce["end"] or truce["end"] == truce["start"])
            and same_side(row, truce)
        ]
        shown.append(
            {"id": truce["id"], "truce": line(desk, truce), "under": [line(desk, row) for row in under]}
        )
    return as_json(request, {"items": shown})
