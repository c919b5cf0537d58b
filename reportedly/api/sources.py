"""Sources and outlets over time, a person's grade beside them, and coverage: what was read at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Request, Response

from reportedly.api import facts
from reportedly.api.answers import as_csv, as_json, unchanged
from reportedly.api.facts import Fact
from reportedly.api.holdings import Row
from reportedly.api.params import Nothing, RoleParams
from reportedly.api.reports import heads_of
from reportedly.api.shown import discreet, having, tallied, veiled
from reportedly.api.state import Desk
from reportedly.ledger.columns import NEVER

router = APIRouter(tags=["sources"])
COUNTED = ("claims", "incidents", "first_with", "confirmed", "denied", "denies", "raised", "withdrew")
SOURCE_COLUMNS = ["name", "kind", *COUNTED, "reports", "copies_of"]


def roles(desk: Desk, incident: Row) -> Iterator[tuple[Fact, Row]]:
    told = {member["report"] for member in incident["events"]}
    return facts.roles(incident, desk.holdings.printed(told))


def role_facts(desk: Desk, incident: Row) -> Iterator[Fact]:
    return (fact for fact, _ in roles(desk, incident))


def source_rows(request: Request, *, out: bool = False) -> list[Row]:
    """For each source what it claims and what became of it, in numbers."""
    desk: Desk = request.app.state.desk
    discretion = desk.going_out() if out else desk.shown_to(request.state.person)
    heads = heads_of(request, out=out)
    outlets = Counter(head["publisher"] for head in heads if head["publisher"])
    rows: dict[str, Row] = {}

    def row(name: str) -> Row:
        kind = "outlet" if name in outlets else "source"
        return rows.setdefault(
            name, {"name": name, "kind": kind, **dict.fromkeys(COUNTED, 0), "reports": 0, "copies_of": {}}
        )

    for name, number in outlets.items():
        row(name)["reports"] = number
    tally = tallied(desk, discretion, "role", partial(role_facts, desk))
    for told, number in sorted(tally.items(), key=lambda pair: (-pair[1], pair[0])):
        role, name, *of = told.split("\t")
        if role == "copies":
            row(name)["copies_of"][of[0]] = number
        else:
            row(name)[role] = number
    return sorted(rows.values(), key=lambda held: (-held["claims"], -held["reports"], held["name"]))


@router.get("/api/sources")
def sources(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """Who claims what and what became of it, with the grade that a person gave (Admiralty, A-F and 1-6)."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    grades: dict[str, list[Row]] = {}
    for act in desk.acts.holding("grade"):
        grades.setdefault(act.subject.removeprefix("source:"), []).append(
            {**act.after, "who": act.who, "at": act.at}
        )
    rows = [{**row, "grades": grades.get(row["name"], [])} for row in source_rows(request)]
    return as_json(request, {"items": rows})


@router.get("/api/sources.csv")
def sources_csv(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    return as_csv(request, SOURCE_COLUMNS, source_rows(request, out=True), "sources")


@router.get("/api/sources/incidents")
def incidents_of_a_source(request: Request, params: Annotated[RoleParams, Query()]) -> Response:
    """The incidents behind one number of a source, the newest first, with who denied it or what was raised."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    picture, discretion = desk.picture(), desk.at_a_glance(request.state.person)
    wanted = (params.role, params.source)
    there = having(desk, discretion, "role", facts.value(wanted), partial(role_facts, desk))
    places, more = picture.page(picture.in_order(there)[::-1], params.after, params.limit)
    items = [
        {"incident": row["id"], "title": row["title"], "day": row["start"], **told}
        for row in discreet(desk, discretion, picture.rows(places))
        for fact, told in roles(desk, row)
        if fact == wanted
    ]
    for item in items:
        item.pop("later", None)
    return as_json(request, {"total": int(there.sum()), "next": more, "items": items})


@router.get("/api/coverage")
def coverage(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """Which outlets were read on which day, what was skipped or failed, and how many incidents began that day."""
    if same := unchanged(request):
        return same
    cells: dict[tuple[str, str], Row] = {}
    faults = []
    for head in heads_of(request):
        state = head.get("state") or "read"
        key = (head["publisher"] or "unnamed outlet", head["published"] or "no date")
        cell = cells.setdefault(
            key, {"publisher": key[0], "day": key[1], "read": 0, "skipped": 0, "failed": 0}
        )
        cell[state if state in cell else "failed"] += 1
        if state != "read":
            faults.append(
                {key: head[key] for key in ("title", "publisher", "published", "url", "state", "reason")}
            )
    return as_json(
        request,
        {
            "cells": sorted(cells.values(), key=lambda cell: (cell["publisher"], cell["day"])),
            "incidents": [{"day": day, "count": count} for day, count in sorted(begun(request).items())],
            "faults": faults,
        },
    )


def begun(request: Request) -> Counter[str]:
    """How many incidents began on each day."""
    desk: Desk = request.app.state.desk
    plain = desk.picture().index.plain
    touched, left = veiled(desk, desk.shown_to(request.state.person))
    days, counts = np.unique(plain["start"][~plain["background"] & ~touched], return_counts=True)
    numbers = zip(days.tolist(), counts.tolist(), strict=True)
    found = Counter({date.fromordinal(day).isoformat(): n for day, n in numbers if day > NEVER})
    found.update(row["start"] for _, row in left if row["start"] and not row.get("background"))
    return found
