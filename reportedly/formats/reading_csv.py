"""Readings as one table: a row for each statement, event, figure and check, with the exact words and where they stand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from reportedly.formats.reading_tables import Names, words
from reportedly.model import Reading
from reportedly.span import Span

COLUMNS = (
    "report", "title", "publisher", "published", "url", "kind", "id", "type", "mode", "cameo", "status", "source", "via", "actors", "recipients", "start_date", "end_date",
    "place", "lat", "lon", "measure", "low", "best", "high", "unit", "approximate", "event", "asserted_by", "disputed_by", "denies", "confidence", "start", "end", "words",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute


class Writer:
    """Writes readings to a stream, the header first."""

    def __init__(self, stream: IO[str]) -> None:
        self.rows = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
        self.rows.writeheader()

    def write(self, reading: Reading) -> None:
        self.rows.writerows({key: safe(value) for key, value in row.items()} for row in rows(reading))


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return "" if value is None else value


def rows(reading: Reading) -> Iterator[dict[str, object]]:
    names = Names(reading)
    places = {place.id: place for place in reading.places}
    report = reading.report
    head: dict[str, object] = {
        "report": report.id, "title": report.title, "publisher": report.publisher, "published": report.published.isoformat() if report.published else None, "url": report.url,
    }  # fmt: skip
    for statement in reading.statements:
        said = statement.said_on
        yield head | {
            "kind": "statement", "id": statement.id, "type": statement.stance, "source": names.actor(statement.source), "via": names.all(statement.via),
            "recipients": names.actor(statement.addressee), "start_date": said and said.start, "end_date": said and said.end, "denies": " ".join(statement.denies),
            **where(statement.content[0] if statement.content else statement.cue), "words": " … ".join(words(s) for s in statement.content) or words(statement.cue),
        }  # fmt: skip
    for event in reading.events:
        place = places.get(event.place or "")
        yield head | {
            "kind": "event", "id": event.id, "type": event.type, "mode": event.mode, "cameo": event.cameo, "status": event.status, "actors": names.all(event.actors),
            "recipients": names.all(event.recipients), "start_date": event.time and event.time.start, "end_date": event.time and event.time.end,
            "place": place and place.name, "lat": place and place.lat, "lon": place and place.lon, "asserted_by": names.sources(event.asserted_by),
            "disputed_by": names.sources(event.disputed_by), "confidence": event.confidence, **where(event.triggers[0]), "words": words(event.triggers[0]),
        }  # fmt: skip
    for figure in reading.figures:
        yield head | {
            "kind": "figure", "id": figure.id, "type": figure.measure, "measure": figure.measure, "low": figure.low, "best": figure.best, "high": figure.high, "unit": figure.unit,
            "approximate": figure.approximate, "recipients": names.actor(figure.who) or (words(figure.group) if figure.group else None), "event": figure.event,
            "source": names.sources([figure.statement]) if figure.statement else None, **where(figure.span), "words": words(figure.span),
        }  # fmt: skip
    for check in reading.checks:
        spot = where(check.spans[0]) if check.spans else {}
        yield head | {
            "kind": "check",
            "id": check.id,
            "type": check.kind,
            "status": check.verdict,
            **spot,
            "words": check.detail,
        }


def where(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end}
