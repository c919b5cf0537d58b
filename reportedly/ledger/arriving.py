"""Arriving: a run of an intake, and what of it did not get in, with its reason. A run that is cut off has no end."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from reportedly.ledger import audit, tables
from reportedly.ledger.batches import Batch
from reportedly.ledger.model import Row
from reportedly.ledger.rows import canonical


def begin(connection: Connection, who: str, what: str) -> int:
    at = audit.now()
    row = connection.execute(insert(tables.runs).values(who=who, started_at=at, what=what))
    number = int(row.inserted_primary_key[0])  # type: ignore[index]
    audit.append(connection, who, "begin", {"run": number, "what": what}, at=at)
    return number


def end(connection: Connection, who: str, run: int, counts: Row) -> None:
    at = audit.now()
    connection.execute(insert(tables.run_ends).values(run=run, ended_at=at, counts=canonical(counts)))
    audit.append(connection, who, "end", {"run": run, "counts": counts}, at=at)


def leave_out(connection: Connection, who: str, run: int, name: str, outcome: str, reason: str) -> None:
    """Note a report that was skipped or failed; once, however often it is tried."""
    a = tables.arrivals
    there = select(a.c.id).where(a.c.name == name, a.c.outcome == outcome, a.c.reason == reason)
    if connection.execute(there).first():
        return
    at, batch = audit.now(), Batch(connection)
    row = {"run": run, "name": name, "outcome": outcome, "reason": reason, "recorded_at": at}
    batch.put(tables.arrivals, row)
    batch.log(who, outcome, {"run": run, "name": name, "reason": reason}, at)
    batch.write()
