"""Sources and outlets over time, a person's grade beside them, and coverage: what was read at all."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from reportedly.api.answers import as_csv, as_json, unchanged
from reportedly.api.holdings import Row
from reportedly.api.incidents import seen
from reportedly.api.params import Nothing
from reportedly.api.reports import heads_of
from reportedly.api.state import Desk

router = APIRouter(tags=["sources"])
SOURCE_COLUMNS = [
    "name", "kind", "claims", "incidents", "first_with", "confirmed", "denied", "denies", "raised", "withdrew",
    "reports", "copies_of",
]  # fmt: skip


def source_rows(request: Request) -> list[Row]:
    """For each source what it claims and what became of it; every number has the incidents behind it."""
    desk: Desk = request.app.state.desk
    picture = desk.picture()
    rows: dict[str, Row] = {}
    published = {head["report"]: head["published"] or "" for head in picture.heads}
    outlets = {head["publisher"] for head in picture.heads if head["publisher"]}

    def row(name: str) -> Row:
        return rows.setdefault(
            name,
            {
                "name": name,
                "kind": "outlet" if name in outlets else "source",
                "claims": 0,
                "reports": 0,
                "copies_of": {},
                **{key: [] for key in SOURCE_COLUMNS[3:10]},
            },
        )

    for head in heads_of(request):
        if head["publisher"]:
            row(head["publisher"])["reports"] += 1
    for incident in seen(request, picture.incidents):
        ref = {"incident": incident["id"], "title": incident["title"]}
        asserts = sorted(
            (claim for claim in incident["asserted_by"] if claim["source"]),
            key=lambda claim: claim["said_on"] or published.get(claim["report"], "") or "9999",
        )
        order = list(dict.fromkeys(claim["source"] for claim in asserts))
        deniers = list(dict.fromkeys(c["source"] for c in incident["disputed_by"] if c["source"]))
        for claim in asserts:
            row(claim["source"])["claims"] += 1
        for at, name in enumerate(order):
            found = row(name)
            found["incidents"].append(ref)
            if at == 0 and len(order) > 1:
                found["first_with"].append(ref)
                if incident["independent_sources"] > 1:
                    found["confirmed"].append({**ref, "by": order[1:]})
            if others := [d for d in deniers if d != name]:
                found["denied"].append({**ref, "by": others})
        for name in deniers:
            row(name)["denies"].append(ref)
        for figure in incident["figures"]:
            revise(row, figure, ref)
        for copy in incident.get("copies") or []:  # (outlet, whose copy it carries), where the ledger says so
            if isinstance(copy, dict) and copy.get("publisher") and copy.get("of"):
                held = row(copy["publisher"])["copies_of"]
                held[copy["of"]] = held.get(copy["of"], 0) + 1
    return sorted(rows.values(), key=lambda held: (-held["claims"], -held["reports"], held["name"]))


def revise(row: object, figure: Row, ref: Row) -> None:
    """What a source raised or took back in one figure."""
    assert callable(row)
    claims = figure["claims"]
    for claim in claims:
        later = claim.get("superseded_by")
        if later is None or not claim["source"] or not isinstance(later, int) or later >= len(claims):
            if claim.get("withdrawn") and claim["source"]:
                row(claim["source"])["withdrew"].append({**ref, "measure": figure["measure"]})
            continue
        old, new = size(claim), size(claims[later])
        if old is not None and new is not None and old != new:
            key = "raised" if new > old else "withdrew"
            row(claim["source"])[key].append({**ref, "measure": figure["measure"], "from": old, "to": new})


def size(claim: Row) -> float | None:
    for bound in ("best", "low", "high"):
        if claim[bound] is not None:
            return float(claim[bound])
    return None


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
    return as_json(
        request, {"items": [{**row, "grades": grades.get(row["name"], [])} for row in source_rows(request)]}
    )


@router.get("/api/sources.csv")
def sources_csv(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    rows = (
        {key: len(value) if isinstance(value, list) else value for key, value in row.items()}
        for row in source_rows(request)
    )
    return as_csv(request, SOURCE_COLUMNS, rows, "sources")


@router.get("/api/coverage")
def coverage(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """Which outlets were read on which day, what was skipped or failed, and how many incidents began that day."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
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
    days: dict[str, int] = {}
    for incident in seen(request, desk.picture().incidents):
        if incident["start"] and not incident.get("background"):
            days[incident["start"]] = days.get(incident["start"], 0) + 1
    return as_json(
        request,
        {
            "cells": sorted(cells.values(), key=lambda cell: (cell["publisher"], cell["day"])),
            "incidents": [{"day": day, "count": count} for day, count in sorted(days.items())],
            "faults": faults,
        },
    )
