"""Keeping: one report goes into the ledger, in one transaction with its publication, reading, claims and audit entry.

known       this publication of these very words is there: nothing is written
reprint     the words are there, this publication is not: it is kept beside the others
added       new words, with what was read in them
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from reportedly.errors import BadRequest
from reportedly.ledger import audit, search, tables
from reportedly.ledger.model import Row
from reportedly.ledger.rows import Claims, canonical
from reportedly.report import Report

LOCK = 5_207_719  # PostgreSQL's advisory lock of whoever writes
FACTS = ("publisher", "published", "published_from", "title", "url")
READ = ("dateline", "inferred")  # where a day of publication was read in the words


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that goes in. `reading` is what it says, `original` the bytes that it came in, `name` the file and line."""

    report: Report
    reading: Row | None = None
    original: bytes | None = None
    made_by: Row = field(default_factory=dict)
    name: str | None = None


def lock(connection: Connection) -> None:
    """Wait until no other writer is at work. SQLite did that when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))


def mark(report: Report) -> str:
    """The identity of a publication: the words, and who printed them when, where and under which headline.

    A day that was read in the words themselves adds nothing to it.
    """
    told = report.published if report.published_from not in READ else None
    published = told.isoformat() if told else None
    facts = [report.id, report.publisher, published, report.url, report.title]
    return hashlib.sha256(canonical(facts).encode("utf-8", "surrogatepass")).hexdigest()


def packed(reading: Row) -> tuple[str, bytes]:
    """The digest and the compressed JSON of a reading without the text of its report, which is kept once."""
    head = {k: v for k, v in reading["report"].items() if k != "text"}
    content = canonical({**reading, "report": head}).encode()
    return hashlib.sha256(content).hexdigest(), zlib.compress(content, 6)


def unpacked(content: bytes, words: str) -> Row:
    reading: Row = json.loads(zlib.decompress(content))
    reading["report"]["text"] = words
    return reading


def known(connection: Connection, report: Report) -> str | None:
    """ "known" for a publication that is there, "reprint" for words that are there and read; None for what is new."""
    publications, reports = tables.publications, tables.reports
    if connection.execute(select(publications.c.id).where(publications.c.mark == mark(report))).first():
        return "known"
    row = connection.execute(select(reports.c.id).where(reports.c.sha256 == report.id)).first()
    if row is None:
        return None
    last = latest_reading(connection, row[0])
    # What was read without a date gains by one: relative days hang on it.
    return None if last is None or (last.published is None and report.published is not None) else "reprint"


def latest_reading(connection: Connection, report: int) -> Any:
    readings = tables.readings
    return connection.execute(
        select(readings).where(readings.c.report == report).order_by(readings.c.id.desc()).limit(1)
    ).first()


def keep(connection: Connection, entry: Entry, *, who: str, run: int | None) -> str:
    """Put one report in. The transaction must keep other writers out."""
    report = entry.report
    outcome = known(connection, report)
    if outcome == "known":
        return outcome
    if outcome is None and entry.reading is None:
        raise ValueError(f"{report.id} is new and comes without a reading")
    at = audit.now()
    what: Row = {"report": report.id, "run": run}
    number = keep_report(connection, report, at, what)
    publication = keep_publication(connection, number, entry, run, at, what)
    reading = entry.reading if outcome is None else None
    if reading is not None:
        keep_reading(connection, number, reading, entry.made_by, at, what)
    outcome = "added" if reading is not None else "reprint"
    if run is not None and publication is not None:
        connection.execute(
            insert(tables.arrivals).values(
                run=run,
                name=entry.name or report.id,
                outcome=outcome,
                publication=publication,
                recorded_at=at,
            )
        )
    audit.append(connection, who, "add" if outcome == "added" else "reprint", what, at=at)
    return outcome


def keep_report(connection: Connection, report: Report, at: str, what: Row) -> int:
    reports = tables.reports
    found = connection.execute(select(reports.c.id).where(reports.c.sha256 == report.id)).scalar()
    if found is not None:
        return int(found)
    what["new_report"] = True
    values = {"sha256": report.id, "text": report.text, "language": report.language, "recorded_at": at}
    number = new(connection, reports, values)
    search.note(connection, "report_words", [{"id": number, "text": report.text}])
    return number


def keep_publication(
    connection: Connection, number: int, entry: Entry, run: int | None, at: str, what: Row
) -> int:
    report, original, new_original = entry.report, None, False
    if entry.original is not None and entry.original != report.text.encode("utf-8", "surrogatepass"):
        original = "sha256:" + hashlib.sha256(entry.original).hexdigest()
        originals = tables.originals
        if not connection.execute(select(originals.c.sha256).where(originals.c.sha256 == original)).first():
            content = zlib.compress(entry.original, 6)
            connection.execute(insert(originals).values(sha256=original, content=content, recorded_at=at))
            new_original = True
    published = report.published.isoformat() if report.published else None
    published_from = report.published_from
    if published is None and (last := latest_reading(connection, number)) and last.published:
        # The same words show the same day, if it was read in them.
        head = json.loads(zlib.decompress(last.content))["report"]
        if head.get("published_from") in READ:
            published, published_from = head["published"], head["published_from"]
    values = {
        "report": number,
        "mark": mark(report),
        "publisher": report.publisher,
        "published": published,
        "published_from": published_from,
        "title": report.title,
        "url": report.url,
        "original": original,
        "name": entry.name,
        "run": run,
        "recorded_at": at,
    }
    publication = new(connection, tables.publications, values)
    what["publication"] = {
        "row": publication,
        "mark": values["mark"],
        "facts": {k: values[k] for k in FACTS},
        "original": original,
        "new_original": new_original,
    }
    return publication


def keep_reading(connection: Connection, number: int, reading: Row, made_by: Row, at: str, what: Row) -> None:
    """A reading and its claims. One that says the same as the last of this report adds nothing."""
    digest, content = packed(reading)
    before = latest_reading(connection, number)
    values = {
        "report": number,
        "published": reading["report"].get("published"),
        "code": made_by.get("code"),
        "model": made_by.get("model"),
        "data": made_by.get("data"),
        "digest": digest,
        "content": content,
        "replaces": before and before.id,
        "recorded_at": at,
    }
    row = new(connection, tables.readings, values)
    if before is not None:
        search.count(connection, connection.execute(
            select(tables.events).where(tables.events.c.reading == before.id)
        ).mappings().all(), -1)  # fmt: skip
    claims = Claims(reading)
    sizes = {
        "statements": keep_statements(connection, row, claims),
        "events": keep_events(connection, row, claims),
        "figures": keep_figures(connection, row, claims),
    }
    made = {k: made_by.get(k) for k in ("code", "model", "data")}
    what["reading"] = {"row": row, "digest": digest, "replaces": values["replaces"], "made_by": made, **sizes}


def keep_statements(connection: Connection, reading: int, claims: Claims) -> int:
    rows = numbered(
        connection, tables.statements, [{"reading": reading, **row} for row in claims.statements()]
    )
    words = [{"id": row["id"], "source": row["source"] or "", "words": row["words"]} for row in rows]
    search.note(connection, "statement_words", words)
    return len(rows)


def keep_events(connection: Connection, reading: int, claims: Claims) -> int:
    pairs = list(claims.events())
    rows = numbered(connection, tables.events, [{"reading": reading, **row} for row, _ in pairs])
    if rows:
        texts = [{"event": row["id"], **wide} for row, (_, wide) in zip(rows, pairs, strict=True)]
        connection.execute(insert(tables.event_texts), texts)
        search.note(connection, "event_words", [{"id": row["event"], "words": row["words"]} for row in texts])
        if connection.dialect.name == "sqlite":
            search.note_spots(connection, rows)
        search.count(connection, rows)
    return len(rows)


def keep_figures(connection: Connection, reading: int, claims: Claims) -> int:
    return len(
        numbered(connection, tables.figures, [{"reading": reading, **row} for row in claims.figures()])
    )


def new(connection: Connection, table: Any, values: Row) -> int:
    """Insert a row; its number comes back."""
    return int(connection.execute(insert(table).values(values)).inserted_primary_key[0])  # type: ignore[index]


def numbered(connection: Connection, table: Any, rows: list[Row]) -> list[Row]:
    """Insert rows with numbers that are known beforehand: nobody else writes now."""
    if not rows:
        return []
    first = (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
    rows = [{"id": first + n, **row} for n, row in enumerate(rows)]
    connection.execute(insert(table), rows)
    return rows


def keep_again(connection: Connection, report: str, reading: Row, made_by: Row, *, who: str) -> bool:
    """A new reading beside the old; False where it says the same, which the log notes."""
    number, at = report_number(connection, report), audit.now()
    what: Row = {"report": report}
    last = latest_reading(connection, number)
    same = last is not None and last.digest == packed(reading)[0]
    if same:
        what["same"] = {"row": last.id, "made_by": {k: made_by.get(k) for k in ("code", "model", "data")}}
    else:
        keep_reading(connection, number, reading, made_by, at, what)
    audit.append(connection, who, "reread", what, at=at)
    return not same


def withdraw(
    connection: Connection, report: str, statement: str | None, *, on: str, reason: str | None, who: str
) -> None:
    number, at = report_number(connection, report), audit.now()
    facts = {"statement": statement, "withdrawn_on": on, "reason": reason}
    row = new(connection, tables.withdrawals, {"report": number, **facts, "who": who, "recorded_at": at})
    audit.append(connection, who, "withdraw", {"report": report, "row": row, **facts}, at=at)


def report_number(connection: Connection, report: str) -> int:
    number = connection.execute(select(tables.reports.c.id).where(tables.reports.c.sha256 == report)).scalar()
    if number is None:
        raise BadRequest(f"{report} is not in this ledger")
    return int(number)
