"""Verifying: proof that a ledger is what was put into it, or the first thing that is not.

the file itself  →  the chain of the log  →  each report, original, reading and claim that the log tells of  →  nothing beside it
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DatabaseError

from reportedly.errors import BadReport
from reportedly.ledger import audit, tables
from reportedly.ledger.model import Row
from reportedly.ledger.preparing import unpacked
from reportedly.ledger.rows import Claims, checked
from reportedly.report import report_id


@dataclass(slots=True)
class Proof:
    """What was looked at, and the first thing that is wrong; `head` is the last hash of the log, to be noted elsewhere."""

    wrong: str | None = None
    head: str = ""
    counts: Counter[str] = field(default_factory=Counter)


class Wrong(Exception):
    """What is wrong, in one sentence."""


def verify(connection: Connection) -> Proof:
    proof = Proof()
    try:
        whole(connection)
        told: Counter[str] = Counter()
        for number, entry in entries(connection):
            proof.counts["log entries"] += 1
            follow(connection, number, entry, told, proof.counts)
        for name in ("reports", "publications", "readings", "withdrawals", "runs", "run_ends", "originals"):
            table = getattr(tables, name)
            found = connection.execute(select(func.count()).select_from(table)).scalar() or 0
            if found != told[name]:
                raise Wrong(f"there are {found:,} {name}, and the log tells of {told[name]:,}")
        proof.head = audit.head(connection)[1]
    except Wrong as wrong:
        proof.wrong = str(wrong)
    except DatabaseError as error:
        proof.wrong = f"the file is damaged: {' '.join(str(error.orig).split())}"
    return proof


def whole(connection: Connection) -> None:
    """The database itself, as far as it can check that."""
    if connection.dialect.name != "sqlite":
        return
    first = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
    if first != "ok":
        raise Wrong(f"the file is damaged: {' '.join(str(first).split())}")
    lost = connection.execute(text("PRAGMA foreign_key_check")).first()
    if lost:
        raise Wrong(f"row {lost[1]} of {lost[0]} belongs to a row of {lost[2]} that is not there")


def entries(connection: Connection) -> Any:
    try:
        yield from audit.entries(connection)
    except ValueError as error:
        raise Wrong(str(error)) from None


def follow(connection: Connection, number: int, entry: Row, told: Counter[str], counts: Counter[str]) -> None:
    """What one entry of the log tells of is there, and is what it was."""
    what = entry["what"]
    if entry["act"] == "begin":
        told["runs"] += 1
    elif entry["act"] == "end":
        told["run_ends"] += 1
    elif entry["act"] == "withdraw":
        told["withdrawals"] += 1
    if "report" not in what or entry["act"] == "withdraw":
        return
    r = tables.reports
    report = connection.execute(select(r).where(r.c.sha256 == what["report"])).first()
    if report is None:
        raise Wrong(f"report {what['report']} of log entry {number} is not there")
    if "publication" in what:
        check_publication(connection, number, what, report, told, counts)
    if "reading" in what:
        check_reading(connection, number, what["reading"], report, told, counts)


def check_publication(
    connection: Connection, number: int, what: Row, report: Any, told: Counter[str], counts: Counter[str]
) -> None:
    p, o = tables.publications, tables.originals
    if what.get("new_report"):
        told["reports"] += 1
        counts["reports"] += 1
        if report_id(report.text) != report.sha256:
            raise Wrong(
                f"the text of report {report.sha256} was changed: it hashes to {report_id(report.text)}"
            )
    row = connection.execute(select(p).where(p.c.id == what["publication"]["row"])).first()
    if row is None or row.report != report.id or row.mark != what["publication"]["mark"]:
        raise Wrong(
            f"publication {what['publication']['row']} of log entry {number} is not there, or not what it was"
        )
    facts = {k: getattr(row, k) for k in what["publication"]["facts"]}
    if facts != what["publication"]["facts"]:
        raise Wrong(
            f"publication {row.id} was changed: it says {facts}, and log entry {number} {what['publication']['facts']}"
        )
    told["publications"] += 1
    original = row.original
    if original != what["publication"]["original"]:
        raise Wrong(f"publication {row.id} points to other bytes than those it came in")
    if original is None:
        return
    content = connection.execute(select(o.c.content).where(o.c.sha256 == original)).scalar()
    if content is None or "sha256:" + hashlib.sha256(inflated(content)).hexdigest() != original:
        raise Wrong(f"the bytes that report {report.sha256} came in are gone or were changed")
    told["originals"] += bool(what["publication"].get("new_original"))
    counts["originals"] += 1


def inflated(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error:
        return b""


def check_reading(
    connection: Connection, number: int, what: Row, report: Any, told: Counter[str], counts: Counter[str]
) -> None:
    """The reading hashes to what the log says, its spans stand in the text, and its claims are the rows that were made of it."""
    n = tables.readings
    row = connection.execute(select(n).where(n.c.id == what["row"])).first()
    if row is None or row.report != report.id:
        raise Wrong(f"reading {what['row']} of log entry {number} is not there")
    content = inflated(row.content)
    if hashlib.sha256(content).hexdigest() != what["digest"] or row.digest != what["digest"]:
        raise Wrong(
            f"reading {row.id} of report {report.sha256} was changed: its hash is not that of log entry {number}"
        )
    if {k: getattr(row, k) for k in what["made_by"]} != what["made_by"] or row.replaces != what["replaces"]:
        raise Wrong(f"what made reading {row.id}, or what it replaces, was changed")
    reading = unpacked(row.content, report.text)
    try:
        checked(reading)
    except BadReport as error:
        raise Wrong(f"reading {row.id} of report {report.sha256} {error}") from None
    claims = Claims(reading)
    check_claims(connection, tables.statements, row.id, [*claims.statements()])
    pairs = [*claims.events()]
    numbers = check_claims(connection, tables.events, row.id, [narrow for narrow, _ in pairs])
    t = tables.event_texts
    texts = {x.event: {"words": x.words, "body": x.body} for x in connection.execute(
        select(t).where(t.c.event.in_(numbers))
    )}  # fmt: skip
    for id, (narrow, wide) in zip(numbers, pairs, strict=True):
        if texts.get(id) != wide:
            raise Wrong(f"the words of event {narrow['name']} of reading {row.id} were changed")
    check_claims(connection, tables.figures, row.id, [*claims.figures()])
    told["readings"] += 1
    counts["readings"] += 1
    counts["claims"] += sum(what[k] for k in ("statements", "events", "figures"))


def check_claims(connection: Connection, table: Any, reading: int, expected: list[Row]) -> list[int]:
    rows = (
        connection.execute(select(table).where(table.c.reading == reading).order_by(table.c.id))
        .mappings()
        .all()
    )
    if len(rows) != len(expected):
        raise Wrong(f"reading {reading} has {len(rows)} {table.name}, and {len(expected)} were made of it")
    for row, wanted in zip(rows, expected, strict=True):
        for name, value in wanted.items():
            if row[name] != value:
                raise Wrong(
                    f"{table.name[:-1]} {wanted['name']} of reading {reading} was changed: {name} is {json.dumps(row[name])}"
                )
    return [row["id"] for row in rows]
