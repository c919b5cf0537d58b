"""Listing: what the ledger keeps, read back as plain objects."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select

from reportedly.ledger import tables
from reportedly.ledger.model import Publication, Row
from reportedly.ledger.preparing import unpacked

MANY = 500  # rows asked for at a time


def publications(
    connection: Connection,
    *,
    as_of: str | None = None,
    clock: str = "said",
    reports: Collection[int] | None = None,
) -> Iterator[Publication]:
    """Every publication with the newest reading of its report, in the order in which they were recorded.

    `as_of` leaves out what was published (clock "said") or recorded (clock "recorded") after that day; what has no date of
    publication counts from the day it was recorded. `reports` are the numbers of those that are wanted.
    """
    if reports is not None:
        wanted = sorted(reports)
        for n in range(0, len(wanted), MANY):
            yield from _publications(connection, as_of, clock, wanted[n : n + MANY])
        return
    yield from _publications(connection, as_of, clock, None)


def _publications(
    connection: Connection, as_of: str | None, clock: str, reports: list[int] | None
) -> Iterator[Publication]:
    p, r, n = tables.publications, tables.reports, tables.readings
    last = select(func.max(n.c.id)).where(n.c.report == r.c.id)
    if as_of is not None and clock == "recorded":
        last = last.where(n.c.recorded_at < after(as_of))
    query = (
        select(p, r.c.sha256, r.c.text, n.c.id.label("reading"), n.c.content)
        .join(r, p.c.report == r.c.id)
        .join(n, and_(n.c.report == r.c.id, n.c.id == last.correlate(r).scalar_subquery()))
        .order_by(p.c.id)
    )
    if as_of is not None:
        query = query.where(happened_by(as_of, clock))
    if reports is not None:
        query = query.where(p.c.report.in_(reports))
    gone = withdrawn(connection, as_of, clock)
    shared: dict[int, Row] = {}  # reprints share one reading
    for row in connection.execute(query.execution_options(yield_per=100)):
        taken_back = gone.get(row.report, set())
        if None in taken_back:
            continue
        reading = shared.get(row.reading)
        if reading is None:
            reading = shared[row.reading] = without(unpacked(row.content, row.text), taken_back)
        yield Publication(
            row.sha256, reading, row.publisher, row.published, row.url, row.title, row.recorded_at
        )


def withdrawn(connection: Connection, as_of: str | None, clock: str) -> dict[int, set[str | None]]:
    """Reports of which something was taken back by that day: the statements; None for the whole report."""
    w = tables.withdrawals
    query = select(w.c.report, w.c.statement)
    if as_of is not None:
        query = query.where(
            w.c.recorded_at < after(as_of) if clock == "recorded" else w.c.withdrawn_on <= as_of
        )
    found: dict[int, set[str | None]] = defaultdict(set)
    for report, statement in connection.execute(query):
        found[report].add(statement)
    return found


def without(reading: Row, statements: Collection[str | None]) -> Row:
    """A reading without statements that were taken back, and without what was told on their word alone."""
    if not statements:
        return reading
    events = [
        {**e, "asserted_by": [s for s in e["asserted_by"] if s not in statements],
         "disputed_by": [s for s in e["disputed_by"] if s not in statements]}
        for e in reading["events"]
        if not e["asserted_by"] or any(s not in statements for s in e["asserted_by"])
    ]  # fmt: skip
    left = {e["id"] for e in events}
    return {
        **reading,
        "statements": [s for s in reading["statements"] if s["id"] not in statements],
        "events": events,
        "figures": [
            f
            for f in reading["figures"]
            if f["statement"] not in statements and (not f["event"] or f["event"] in left)
        ],
        "meetings": [m for m in reading["meetings"] if m["event"] in left],
    }


def after(day: str) -> str:
    """A moment after every moment of a day, as text that compares."""
    return day + "T99"


def happened_by(day: str, clock: str) -> Any:
    p = tables.publications
    recorded = p.c.recorded_at < after(day)
    if clock == "recorded":
        return recorded
    return or_(p.c.published <= day, and_(p.c.published.is_(None), recorded))


def numbers(connection: Connection, ids: list[str]) -> dict[str, int]:
    """The numbers of reports by their ids."""
    r = tables.reports
    return {
        sha256: number
        for n in range(0, len(ids), MANY)
        for number, sha256 in connection.execute(
            select(r.c.id, r.c.sha256).where(r.c.sha256.in_(ids[n : n + MANY]))
        )
    }


def printed(connection: Connection, ids: list[str]) -> dict[str, list[tuple[str | None, str | None]]]:
    """Who printed each of the reports, and on which day, in the order in which they came."""
    p, r = tables.publications, tables.reports
    found: dict[str, list[tuple[str | None, str | None]]] = {}
    for n in range(0, len(ids), MANY):
        query = (
            select(r.c.sha256, p.c.publisher, p.c.published).join(p, p.c.report == r.c.id).order_by(p.c.id)
        )
        for report, name, day in connection.execute(query.where(r.c.sha256.in_(ids[n : n + MANY]))):
            found.setdefault(report, []).append((name, day))
    return found


def texts_with(connection: Connection, word: str, *, after: int) -> Iterator[tuple[str, str]]:
    """The reports after a number whose text has a word, and the text."""
    r = tables.reports
    query = select(r.c.sha256, r.c.text).where(r.c.id > after, r.c.text.contains(word, autoescape=True))
    for row in connection.execute(query.order_by(r.c.id).execution_options(yield_per=100)):
        yield row.sha256, row.text


def kept_index(connection: Connection) -> bytes | None:
    return connection.execute(select(tables.desks.c.content)).scalar()


def keep_index(connection: Connection, content: bytes) -> None:
    connection.execute(delete(tables.desks))
    connection.execute(insert(tables.desks).values(id=1, content=content))


def reports(connection: Connection, *, limit: int | None = None, after: int = 0) -> Iterator[Row]:
    """Reports with their publications, in the order in which they came."""
    r, p = tables.reports, tables.publications
    query = select(r).where(r.c.id > after).order_by(r.c.id).limit(limit)
    for row in connection.execute(query):
        printed = connection.execute(select(p).where(p.c.report == row.id).order_by(p.c.id)).mappings()
        yield {
            "row": row.id,
            "id": row.sha256,
            "language": row.language,
            "text": row.text,
            "recorded_at": row.recorded_at,
            "publications": [public(item) for item in printed],
        }


def public(publication: Any) -> Row:
    """A publication without the numbers of its row and run."""
    hidden = {"id", "report", "mark", "run"}
    return {key: value for key, value in publication.items() if key not in hidden}


def readings(
    connection: Connection, report: str | None = None, *, all: bool = False
) -> Iterator[tuple[Row, Row]]:
    """Readings with what made them, oldest first; only the newest of each report, or `all`."""
    n, r = tables.readings, tables.reports
    query = select(n, r.c.sha256, r.c.text).join(r, n.c.report == r.c.id).order_by(n.c.id)
    if report is not None:
        query = query.where(r.c.sha256 == report)
    if not all:
        query = query.where(n.c.id.not_in(replaced()))
    for row in connection.execute(query.execution_options(yield_per=100)):
        facts = {
            k: getattr(row, k) for k in ("id", "published", "code", "model", "data", "digest", "recorded_at")
        }
        yield facts, unpacked(row.content, row.text)


def replaced() -> Select[Any]:
    return select(tables.readings.c.replaces).where(tables.readings.c.replaces.is_not(None))


def claims(
    connection: Connection, kind: str, *, limit: int | None = None, after: int = 0, **wanted: Any
) -> Iterator[Row]:
    """Statements, events or figures of the newest readings: each as its reading has it, with its `report` and `row`."""
    table = getattr(tables, kind)
    body = tables.event_texts.c.body if kind == "events" else table.c.body
    n, r = tables.readings, tables.reports
    query = (
        select(table.c.id, r.c.sha256, body.label("body"))
        .join(n, table.c.reading == n.c.id)
        .join(r, n.c.report == r.c.id)
        .where(table.c.reading.not_in(replaced()), table.c.id > after)
        .order_by(table.c.id)
        .limit(limit)
    )
    if kind == "events":
        query = query.join(tables.event_texts, tables.event_texts.c.event == table.c.id)
    for name, value in wanted.items():
        if value is None:
            continue
        if name == "report":
            query = query.where(r.c.sha256 == value)
        elif name == "since":
            query = query.where(table.c.end >= value)
        elif name == "until":
            query = query.where(table.c.start <= value)
        else:
            query = query.where(getattr(table.c, name) == value)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield {**json.loads(row.body), "report": row.sha256, "row": row.id}


def events_by_row(connection: Connection, rows: list[int]) -> list[Row]:
    """Events by their numbers, in the order of the numbers given."""
    e, t, n, r = tables.events, tables.event_texts, tables.readings, tables.reports
    found: dict[int, Row] = {}
    for start in range(0, len(rows), MANY):
        query = (
            select(e.c.id, e.c.start, r.c.sha256, t.c.body)
            .join(t, t.c.event == e.c.id)
            .join(n, e.c.reading == n.c.id)
            .join(r, n.c.report == r.c.id)
            .where(e.c.id.in_(rows[start : start + MANY]))
        )
        for row in connection.execute(query):
            found[row.id] = {**json.loads(row.body), "report": row.sha256, "row": row.id}
    return [found[row] for row in rows if row in found]


def original(connection: Connection, sha256: str) -> bytes | None:
    o = tables.originals
    content = connection.execute(select(o.c.content).where(o.c.sha256 == sha256)).scalar()
    return None if content is None else zlib.decompress(content)
