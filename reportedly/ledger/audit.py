"""Audit: every act in a log that is only added to, each entry chained to the one before by its hash.

1  {"act":"add","at":"2024-05-08T09:12:44Z","who":"desk","what":{"report":"sha256:…", …}}   hash 1 = sha256("" + entry 1)
2  {"act":"add", …}                                                                        hash 2 = sha256(hash 1 + entry 2)

Change an entry, or take one out of the middle, and every hash after it is wrong. Cutting off the end shows by the rows that
no entry tells of, or by comparing `head` with one that was noted elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from reportedly.ledger.model import Row
from reportedly.ledger.rows import canonical
from reportedly.ledger.tables import audit

START = ""


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def chained(before: str, entry: str) -> str:
    return hashlib.sha256(f"{before}\n{entry}".encode()).hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """The number and hash of the last entry."""
    last = connection.execute(select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1)).first()
    return (last[0], last[1]) if last else (0, START)


class Chain:
    """The next entries of the log, each with its number and hash. The transaction must be one that keeps other writers out."""

    def __init__(self, connection: Connection) -> None:
        self.number, self.hash = head(connection)

    def next(self, who: str, act: str, what: Row, at: str) -> Row:
        entry = canonical({"at": at, "who": who, "act": act, "what": what})
        self.number, self.hash = self.number + 1, chained(self.hash, entry)
        return {"id": self.number, "entry": entry, "hash": self.hash}


def append(connection: Connection, who: str, act: str, what: Row, *, at: str | None = None) -> None:
    """Add an entry."""
    connection.execute(insert(audit).values(Chain(connection).next(who, act, what, at or now())))


def entries(connection: Connection) -> Iterator[tuple[int, Row]]:
    """The log from its beginning; raises ValueError at the first entry that does not fit the chain."""
    before, expected = START, 1
    for number, entry, found in connection.execute(
        select(audit.c.id, audit.c.entry, audit.c.hash).order_by(audit.c.id)
    ).yield_per(1000):
        if number != expected:
            raise ValueError(f"audit entry {expected} is missing")
        if chained(before, entry) != found:
            raise ValueError(f"audit entry {number} was changed, or one before it: its hash does not follow")
        loaded: Any = json.loads(entry)
        yield number, loaded
        before, expected = found, number + 1
