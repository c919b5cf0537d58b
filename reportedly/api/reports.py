"""Reports and what is read in them: each article with its reading, and events, statements, figures as rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from reportedly.api.answers import as_csv, as_geojson, as_json, unchanged
from reportedly.api.holdings import Row
from reportedly.api.incidents import NotThere
from reportedly.api.params import EventsParams, FiguresParams, Nothing, RowsParams, StatementsParams
from reportedly.api.rows import (
    EVENT_COLUMNS,
    FIGURE_COLUMNS,
    STATEMENT_COLUMNS,
    event_rows,
    figure_rows,
    statement_rows,
)
from reportedly.api.state import Desk
from reportedly.errors import BadRequest

router = APIRouter(tags=["reports"])
REPORT_COLUMNS = [
    "report",
    "title",
    "publisher",
    "published",
    "url",
    "recorded_at",
    "state",
    "reason",
    "marks",
]


def heads_of(request: Request, *, out: bool = False, of: Collection[str] | None = None) -> list[Row]:
    """The publications that this person may see, or those `of` some reports; `out` leaves out what must not leave the desk."""
    desk: Desk = request.app.state.desk
    discretion = desk.going_out() if out else desk.shown_to(request.state.person)
    marks = desk.care().marks
    found = [
        {**head, "marks": marks.get(f"report:{head['report']}", [])}
        for head in desk.picture().heads
        if head["report"] not in discretion.hidden and (of is None or head["report"] in of)
    ]
    for head in found if discretion.veils else ():
        head["title"] = discretion.title(head["report"], head["title"], desk.holdings.reading)
    return found


@router.get("/api/reports")
def reports(request: Request, params: Annotated[RowsParams, Query()]) -> Response:
    """The publications in order of their day."""
    if same := unchanged(request):
        return same
    rows = sorted(
        heads_of(request, of=None if params.report is None else [params.report]),
        key=lambda head: (head["published"] or "9999", head["url"] or "", head["report"] or ""),
    )
    for at, row in enumerate(rows):
        row["id"] = f"{row['report']}/{at}"
    return as_json(request, page_of(rows, params, len(rows)))


@router.get("/api/reports.csv")
def reports_csv(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    return as_csv(request, REPORT_COLUMNS, heads_of(request, out=True), "reports")


@router.get("/api/reports/{id}")
def report(request: Request, id: str, params: Annotated[Nothing, Query()]) -> Response:
    """The article exactly as published, its reading, the incidents of its events, and what people decided."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    found, discretion = desk.holdings.reading(id), desk.shown_to(request.state.person)
    reading = found and discretion.reading(found)
    if not reading:
        raise NotThere(f"there is no report {id} in this ledger")
    picture = desk.picture()
    decisions = desk.decisions()
    marks, own = desk.care().marks, desk.judgement.marks()
    incidents = {}
    for event in reading["events"]:
        rows = [found for i in picture.incidents_of(id, event["id"]) if (found := picture.incident(i))]
        shown = [row for found in rows if (row := discretion.incident(found, desk.holdings.reading))]
        incidents[event["id"]] = [{"id": row["id"], "title": row["title"]} for row in shown]
    return as_json(
        request,
        {
            **reading,
            "heads": [head for head in heads_of(request) if head["report"] == id],
            "incidents": incidents,
            "decisions": {
                event["id"]: decisions.get(f"{id}/{event['id']}", {}) for event in reading["events"]
            },
            "marks": marks.get(f"report:{id}", []),
            "passages": {
                subject.removeprefix(f"span:{id}/"): held
                for subject, held in marks.items()
                if subject.startswith(f"span:{id}/")
            },
            "carried": [
                subject.removeprefix(f"span:{id}/")
                for subject in marks
                if subject.startswith(f"span:{id}/") and subject not in own
            ],
        },
    )


def page_of(rows: list[Row], params: RowsParams, total: int | None) -> Row:
    start = 0
    if params.after:
        at = next((n for n, row in enumerate(rows) if row["id"] == params.after), None)
        if at is None:
            raise BadRequest(f"after={params.after} is no row of this selection")
        start = at + 1
    page = rows[start : start + params.limit]
    more = start + params.limit < len(rows)
    return {"total": total, "next": page[-1]["id"] if page and more else None, "items": page}


def flow_page(rows: Iterator[Row], params: RowsParams) -> Row:
    """A page of rows that are made as they are asked for; how many there are in all is not counted."""
    if params.after:
        for row in rows:
            if row["id"] == params.after:
                break
        else:
            raise BadRequest(f"after={params.after} is no row of this selection")
    page = list(islice(rows, params.limit + 1))
    more = len(page) > params.limit
    page = page[: params.limit]
    return {"next": page[-1]["id"] if more else None, "items": page}


def offer(name: str, model: Any, rows: Callable[..., Iterator[Row]], columns: list[str], twins: str) -> None:
    """Three addresses over the same rows: /api/name, /api/name.csv and, where they have places, /api/name.geojson."""

    def page(request: Request, params: Annotated[model, Query()]) -> Response:
        return unchanged(request) or as_json(request, flow_page(rows(request, params), params))

    def csv(request: Request, params: Annotated[model, Query()]) -> Response:
        return as_csv(request, columns, rows(request, params, out=True), name)

    def geojson(request: Request, params: Annotated[model, Query()]) -> Response:
        return as_geojson(request, rows(request, params, out=True), name)

    for suffix, answer in (("", page), (".csv", csv), (".geojson", geojson)):
        answer.__annotations__["params"] = Annotated[model, Query()]
        if not suffix or suffix[1:] in twins:
            router.get(f"/api/{name}{suffix}", name=f"{name}{suffix}")(answer)


offer("events", EventsParams, event_rows, EVENT_COLUMNS, "csv geojson")
offer("statements", StatementsParams, statement_rows, STATEMENT_COLUMNS, "csv")
offer("figures", FiguresParams, figure_rows, FIGURE_COLUMNS, "csv")
