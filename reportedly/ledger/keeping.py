"""Keeping: reports go into the ledger, in one transaction with their publications, readings, claims and audit entries.

known       this publication of these very words is there: nothing is written
reprint     the words are there, this publication is not: it is kept beside the others
added       new words, with what was read in them
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, text

from reportedly.errors import BadReport, BadRequest
from reportedly.ledger import audit, tables
from reportedly.ledger.batches import Batch
from reportedly.ledger.model import Row
from reportedly.ledger.preparing import READ, Entry, Prepared, Told
from reportedly.report import Report

LOCK = 5_207_719  # PostgreSQL's advisory lock of whoever writes
FACTS = ("publisher", "published", "published_from", "title", "url")


def lock(connection: Connection) -> None:
    """Wait until no other writer is at work. SQLite did that when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))


@dataclass(frozen=True, slots=True)
class Last:
    """The newest reading of a report."""

    id: int
    published: str | None
    digest: str
    content: bytes


class Before:
    """What is there already of the reports that come: in the ledger, and then in the batch that they are put in."""

    def __init__(self, connection: Connection, entries: Sequence[Prepared] = ()) -> None:
        self.marks = there(connection, tables.publications.c.mark, [e.mark for e in entries])
        self.originals = there(connection, tables.originals.c.sha256, [e.original for e in entries])
        r = tables.reports
        ids = sorted({e.entry.report.id for e in entries})
        query = select(r.c.sha256, r.c.id).where(r.c.sha256.in_(ids))
        self.reports: dict[str, int] = (
            {row.sha256: row.id for row in connection.execute(query)} if ids else {}
        )
        self.last = newest(connection, sorted(self.reports.values()))

    def outcome(self, entry: Prepared) -> str | None:
        """ "known" for a publication that is there, "reprint" for words that are there and read; None for what is new."""
        if entry.mark in self.marks:
            return "known"
        report = entry.entry.report
        last = self.last.get(self.reports.get(report.id, 0))
        # What was read without a date gains by one: relative days hang on it.
        return (
            None if last is None or (last.published is None and report.published is not None) else "reprint"
        )


class Keeper:
    """Puts reports into a batch."""

    def __init__(self, connection: Connection, who: str, before: Before) -> None:
        self.who, self.batch, self.before = who, Batch(connection), before

    def keep(self, entry: Prepared, run: int | None) -> str:
        report = entry.entry.report
        outcome = self.before.outcome(entry)
        if outcome == "known":
            return outcome
        if outcome is None and entry.reading is None:
            raise ValueError(f"{report.id} is new and comes without a reading")
        at = audit.now()
        what: Row = {"report": report.id, "run": run}
        number = self.keep_report(report, at, what)
        publication = self.keep_publication(number, entry, run, at, what)
        if outcome is None and entry.reading is not None:
            self.keep_reading(number, entry.reading, at, what)
        outcome = outcome or "added"
        if run is not None:
            arrival = {"run": run, "name": entry.entry.name or report.id, "outcome": outcome}
            self.batch.put(tables.arrivals, {**arrival, "publication": publication, "recorded_at": at})
        self.batch.log(self.who, "add" if outcome == "added" else "reprint", what, at)
        return outcome

    def keep_report(self, report: Report, at: str, what: Row) -> int:
        number = self.before.reports.get(report.id)
        if number is None:
            what["new_report"] = True
            row = {"sha256": report.id, "text": report.text, "language": report.language, "recorded_at": at}
            number = self.before.reports[report.id] = self.batch.put(tables.reports, row)
        return number

    def keep_publication(self, number: int, entry: Prepared, run: int | None, at: str, what: Row) -> int:
        report, new_original = entry.entry.report, False
        if entry.original is not None and entry.original not in self.before.originals:
            content = zlib.compress(entry.entry.original or b"", 6)
            self.batch.put_beside(
                tables.originals, {"sha256": entry.original, "content": content, "recorded_at": at}
            )
            self.before.originals.add(entry.original)
            new_original = True
        published = report.published.isoformat() if report.published else None
        published_from = report.published_from
        if published is None and (last := self.before.last.get(number)) and last.published:
            # The same words show the same day, if it was read in them.
            head = json.loads(zlib.decompress(last.content))["report"]
            if head.get("published_from") in READ:
                published, published_from = head["published"], head["published_from"]
        facts = (report.publisher, published, published_from, report.title, report.url)
        told = dict(zip(FACTS, facts, strict=True))
        mine = {"report": number, "mark": entry.mark, "original": entry.original, "name": entry.entry.name}
        row = self.batch.put(tables.publications, {**mine, **told, "run": run, "recorded_at": at})
        self.before.marks.add(entry.mark)
        what["publication"] = {
            "row": row, "mark": entry.mark, "facts": told, "original": entry.original, "new_original": new_original,
        }  # fmt: skip
        return row

    def keep_reading(self, number: int, told: Told, at: str, what: Row) -> None:
        """A reading and its claims, beside the one that it replaces."""
        before = self.before.last.get(number)
        replaces = before.id if before else None
        facts = {"report": number, "published": told.published, **told.made_by, "digest": told.digest}
        row = self.batch.put(
            tables.readings, {**facts, "content": told.content, "replaces": replaces, "recorded_at": at}
        )
        self.before.last[number] = Last(row, told.published, told.digest, told.content)
        for statement in told.statements:
            self.batch.put(tables.statements, {"reading": row, **statement})
        for narrow, wide in told.events:
            event = self.batch.put(tables.events, {"reading": row, **narrow})
            self.batch.put_beside(tables.event_texts, {"event": event, **wide})
        for figure in told.figures:
            self.batch.put(tables.figures, {"reading": row, **figure})
        sizes = {name: len(getattr(told, name)) for name in ("statements", "events", "figures")}
        what["reading"] = {
            "row": row,
            "digest": told.digest,
            "replaces": replaces,
            "made_by": told.made_by,
            **sizes,
        }


def there(connection: Connection, column: Any, values: Sequence[str | None]) -> set[str]:
    """Which of the values a column has."""
    wanted = sorted({value for value in values if value is not None})
    return set(connection.execute(select(column).where(column.in_(wanted))).scalars()) if wanted else set()


def newest(connection: Connection, reports: Sequence[int]) -> dict[int, Last]:
    """The newest reading of each report."""
    n = tables.readings
    query = select(n.c.report, n.c.id, n.c.published, n.c.digest, n.c.content).order_by(n.c.id)
    if not reports:
        return {}
    return {report: Last(*rest) for report, *rest in connection.execute(query.where(n.c.report.in_(reports)))}


def known(connection: Connection, report: Report) -> str | None:
    """ "known" where this publication is in, "reprint" where its words are; None where it has to be read."""
    entry = Prepared(Entry(report))
    return Before(connection, [entry]).outcome(entry)


def keep(connection: Connection, entries: Sequence[Prepared], *, who: str, run: int | None) -> list[str]:
    """Put reports in. The transaction must keep other writers out."""
    keeper = Keeper(connection, who, Before(connection, entries))
    outcomes = [keeper.keep(entry, run) for entry in entries]
    keeper.batch.write()
    return outcomes


def keep_fit(
    connection: Connection, entries: Sequence[Prepared | BadReport], *, who: str, run: int | None
) -> list[str | BadReport]:
    """Put in those that are fit to go in; what became of each, in their order."""
    fit = [entry for entry in entries if isinstance(entry, Prepared)]
    outcomes = iter(keep(connection, fit, who=who, run=run))
    return [next(outcomes) if isinstance(entry, Prepared) else entry for entry in entries]


def keep_again(connection: Connection, report: str, told: Told, *, who: str) -> bool:
    """A new reading beside the old; False where it says the same, which the log notes."""
    number, at = report_number(connection, report), audit.now()
    what: Row = {"report": report}
    keeper = Keeper(connection, who, Before(connection))
    keeper.before.last = newest(connection, [number])
    last = keeper.before.last.get(number)
    if last is not None and last.digest == told.digest:
        what["same"] = {"row": last.id, "made_by": told.made_by}
    else:
        keeper.keep_reading(number, told, at, what)
    keeper.batch.log(who, "reread", what, at)
    keeper.batch.write()
    return "same" not in what


def withdraw(
    connection: Connection, report: str, statement: str | None, *, on: str, reason: str | None, who: str
) -> None:
    number, at = report_number(connection, report), audit.now()
    if statement is not None and not has_statement(connection, number, statement):
        raise BadRequest(f"{report} has no statement {statement}")
    facts = {"statement": statement, "withdrawn_on": on, "reason": reason}
    row = connection.execute(
        insert(tables.withdrawals).values(report=number, **facts, who=who, recorded_at=at)
    ).inserted_primary_key[0]  # type: ignore[index]
    audit.append(connection, who, "withdraw", {"report": report, "row": row, **facts}, at=at)


def has_statement(connection: Connection, report: int, statement: str) -> bool:
    """Whether some reading of a report has the statement."""
    held, made = tables.statements.c, tables.readings.c
    wanted = select(held.id).join(tables.readings, made.id == held.reading)
    return connection.execute(wanted.where(made.report == report, held.name == statement)).first() is not None


def report_number(connection: Connection, report: str) -> int:
    number = connection.execute(select(tables.reports.c.id).where(tables.reports.c.sha256 == report)).scalar()
    if number is None:
        raise BadRequest(f"{report} is not in this ledger")
    return int(number)
