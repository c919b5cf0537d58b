"""Talks and ceasefires as threads in time: the rounds of the same parties, a truce with what was alleged under it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from reportedly.api.answers import as_json, unchanged
from reportedly.api.holdings import Row
from reportedly.api.params import Nothing
from reportedly.api.shown import discreet
from reportedly.api.state import Desk
from reportedly.ledger import Publication, threads

router = APIRouter(tags=["threads"])


def parties(incident: Row) -> list[str]:
    return list(dict.fromkeys(party["name"] for party in [*incident["actors"], *incident["recipients"]]))


def known(request: Request, *, fights: bool = False) -> tuple[dict[str, Row], list[Publication]]:
    """What threads are made of, as far as this person may see it: incidents and their publications; `fights` that may break a truce."""
    desk: Desk = request.app.state.desk
    picture, discretion = desk.picture(), desk.at_a_glance(request.state.person)
    kin = picture.index.many["kin"]
    wanted = kin.any_of(threads.STEPS)
    rows = discreet(desk, discretion, picture.in_turn(picture.in_order(wanted)))
    if fights and (when := threads.watched(rows)):
        first, last = (day.toordinal() for day in when)
        start = picture.index.plain["start"]
        broken = kin.any_of(threads.FIGHTS) & (start >= first) & (start <= last)
        rows = discreet(desk, discretion, picture.in_turn(picture.in_order(wanted | broken)))
    told = {member["report"] for row in rows for member in row["events"]}
    entries = [*desk.holdings.publications(told)]
    return (
        {row["id"]: row for row in rows},
        [replace(e, reading=shown) for e in entries if (shown := discretion.reading(e.reading))],
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
    """Negotiations: their rounds in order of time, and what was agreed at them."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    rows, publications = known(request)
    shown = []
    for talk in threads.talks(list(rows.values()), publications):
        steps: dict[str, Row] = {}
        for meeting in talk["rounds"]:
            steps[meeting["incident"]] = line(desk, rows[meeting["incident"]])
            for deal in meeting["outcome"]:
                steps.setdefault(deal["incident"], {**line(desk, rows[deal["incident"]]), "outcome": True})
        keys = ("id", "title", "parties", "mediators", "start", "end")
        shown.append({**{key: talk[key] for key in keys}, "steps": list(steps.values())})
    return as_json(request, {"items": sorted(shown, key=lambda talk: -len(talk["steps"]))})


@router.get("/api/ceasefires")
def ceasefires(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """Each truce with its terms and extensions, and with what is said to have broken it, and who denies that."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    rows, publications = known(request, fights=True)
    shown = []
    for truce in threads.ceasefires(list(rows.values()), publications):
        keys = ("id", "title", "parties", "broker", "start", "end", "terms")
        shown.append(
            {
                **{key: truce[key] for key in keys},
                "truce": line(desk, rows[truce["id"]]),
                "extensions": [line(desk, rows[step["incident"]]) for step in truce["extensions"]],
                "under": [line(desk, rows[step["incident"]]) for step in truce["violations"]],
            }
        )
    return as_json(request, {"items": sorted(shown, key=lambda truce: -len(truce["under"]))})
