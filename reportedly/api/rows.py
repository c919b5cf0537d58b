"""Rows: the events, statements and figures of readings laid out flat, with who printed them and when."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Request

from reportedly.api.holdings import Row
from reportedly.api.params import EventsParams, FiguresParams, StatementsParams
from reportedly.api.state import Desk

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
