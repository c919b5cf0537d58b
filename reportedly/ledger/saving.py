"""Saving: what can still be read of an SQLite file that is damaged, reading by reading, for a new ledger to take.

A file is a tree for each table: where one branch is broken the others hold, so each row is asked for by its number.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import BadReport
from reportedly.ledger.model import Row
from reportedly.ledger.preparing import MADE_BY, unpacked
from reportedly.ledger.rows import checked

LEAST = 200  # bytes of a reading: its digest, its day, its content
WANTED = f"SELECT r.text, n.content, {', '.join(f'n.{name}' for name in MADE_BY)} FROM readings n JOIN reports r ON r.id = n.report WHERE n.id = ?"


def readable(path: str | Path) -> Iterator[Row]:
    """The readings whose words and spans are whole, with what made them, the newest first: a new ledger keeps the newest."""
    connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    try:
        for number in range(last(connection, Path(path).stat().st_size), 0, -1):
            if reading := whole(connection, number):
                yield reading
    finally:
        connection.close()


def last(connection: sqlite3.Connection, size: int) -> int:
    """The highest number of a reading; where that cannot be read, the highest that a file of this size has room for."""
    try:
        return connection.execute("SELECT max(id) FROM readings").fetchone()[0] or 0
    except sqlite3.DatabaseError as error:
        return 0 if "no such table" in str(error) else size // LEAST


def whole(connection: sqlite3.Connection, number: int) -> Row | None:
    """One reading, if it can be read and fits its report."""
    try:
        row = connection.execute(WANTED, (number,)).fetchone()
        if row is None:
            return None
        text, content, *made_by = row
        return {**checked(unpacked(content, text)), "made_by": dict(zip(MADE_BY, made_by, strict=True))}
    except (sqlite3.DatabaseError, zlib.error, BadReport, ValueError, KeyError, TypeError):
        return None
