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
EVENT_COLUMNS = [
    "report", "id", "publisher", "published", "type", "mode", "contexts", "cameo", "quad_class", "goldstein",
    "actors", "recipients", "start", "end", "place", "lat", "lon", "country", "precision", "status", "asserted_by",
    "disputed_by", "words", "start_offset", "end_offset", "confidence", "why", "incident", "verdicts",
]  # fmt: skip
STATEMENT_COLUMNS = [
    "report", "id", "publisher", "published", "source", "via", "stance", "cue", "content", "said_on", "addressee",
    "denies",
]  # fmt: skip
FIGURE_COLUMNS = [
    "report", "id", "publisher", "published", "measure", "low", "best", "high", "unit", "approximate", "group",
    "source", "event", "words", "start_offset", "end_offset",
]  # fmt: skip


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
        heads_of(request),
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


def readings_of(request: Request, only: str | None, *, out: bool = False) -> Iterator[Row]:
    """The readings of the reports that are seen, each once."""
    desk: Desk = request.app.state.desk
    discretion = desk.going_out() if out else desk.shown_to(request.state.person)
    for id in dict.fromkeys(head["report"] for head in desk.picture().heads):
        if id is None or (only and id != only):
            continue
        reading = desk.holdings.reading(id)
        shown = reading and discretion.reading(reading)
        if shown:
            yield shown


def event_rows(request: Request, params: EventsParams, *, out: bool = False) -> Iterator[Row]:
    desk: Desk = request.app.state.desk
    picture = desk.picture()
    decisions = desk.decisions()
    for reading in readings_of(request, params.report, out=out):
        names, places, sources = (
            Names(reading),
            {p["id"]: p for p in reading["places"]},
            statement_sources(reading),
        )
        head = reading["report"]
        for event in reading["events"]:
            if (params.type and event["type"] not in params.type) or (
                params.status and event["status"] not in params.status
            ):
                continue
            place = places.get(event["place"]) or {}
            time = event["time"] or {}
            trigger = event["triggers"][0]
            yield {
                "id": f"{head['id']}/{event['id']}",
                "report": head["id"],
                "publisher": head["publisher"],
                "published": head["published"],
                **{
                    key: event[key]
                    for key in (
                        "type",
                        "mode",
                        "contexts",
                        "cameo",
                        "quad_class",
                        "goldstein",
                        "status",
                        "confidence",
                        "why",
                    )
                },
                "actors": names(event["actors"]),
                "recipients": names(event["recipients"]),
                "start": time.get("start"),
                "end": time.get("end"),
                "place": place.get("name"),
                **{key: place.get(key) for key in ("lat", "lon", "country", "precision")},
                "asserted_by": [sources.get(s) or "unnamed" for s in event["asserted_by"]],
                "disputed_by": [sources.get(s) or "unnamed" for s in event["disputed_by"]],
                "words": trigger["text"],
                "start_offset": trigger["start"],
                "end_offset": trigger["end"],
                "incident": picture.incident_of(head["id"], event["id"]),
                "verdicts": [
                    f"{who}: {held['verdict']}"
                    for who, held in decisions.get(f"{head['id']}/{event['id']}", {}).items()
                ],
            }


def statement_rows(request: Request, params: StatementsParams, *, out: bool = False) -> Iterator[Row]:
    for reading in readings_of(request, params.report, out=out):
        names, head = Names(reading), reading["report"]
        for statement in reading["statements"]:
            source = names.one(statement["source"])
            if (params.stance and statement["stance"] not in params.stance) or (
                params.source and source not in params.source
            ):
                continue
            yield {
                "id": f"{head['id']}/{statement['id']}",
                "report": head["id"],
                "publisher": head["publisher"],
                "published": head["published"],
                "source": source,
                "via": names(statement["via"]),
                "stance": statement["stance"],
                "cue": statement["cue"]["text"],
                "content": " … ".join(span["text"] for span in statement["content"]),
                "said_on": (statement["said_on"] or {}).get("start"),
                "addressee": names.one(statement["addressee"]),
                "denies": statement["denies"],
            }


def figure_rows(request: Request, params: FiguresParams, *, out: bool = False) -> Iterator[Row]:
    for reading in readings_of(request, params.report, out=out):
        sources, head = statement_sources(reading), reading["report"]
        for figure in reading["figures"]:
            if params.measure and figure["measure"] not in params.measure:
                continue
            yield {
                "id": f"{head['id']}/{figure['id']}",
                "report": head["id"],
                "publisher": head["publisher"],
                "published": head["published"],
                **{
                    key: figure[key]
                    for key in ("measure", "low", "best", "high", "unit", "approximate", "event")
                },
                "group": figure["group"]["text"] if figure["group"] else None,
                "source": sources.get(figure["statement"]),
                "words": figure["span"]["text"],
                "start_offset": figure["span"]["start"],
                "end_offset": figure["span"]["end"],
            }


class Names:
    """Ids of a reading's actors → names."""

    def __init__(self, reading: Row) -> None:
        self._names = {actor["id"]: actor["name"] for actor in reading["actors"]}

    def __call__(self, ids: list[str]) -> list[str]:
        return [self._names[id] for id in ids if id in self._names]

    def one(self, id: str | None) -> str | None:
        return self._names.get(id or "")


def statement_sources(reading: Row) -> dict[str | None, str | None]:
    names = Names(reading)
    return {statement["id"]: names.one(statement["source"]) for statement in reading["statements"]}


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
