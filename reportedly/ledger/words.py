"""Words: which events are told in the words that somebody looks for.

    kassala -bombed "a market"   ->   the numbers of the events

SQLite has FTS5 for that, PostgreSQL a GIN index; either answers with all numbers in one value, for a million rows one by one
would cost more than finding them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, text

from reportedly.errors import BadRequest
from reportedly.ledger.columns import Array
from reportedly.ledger.model import Row
from reportedly.ledger.rows import fold

TOKEN = re.compile(r'(-?)"([^"]*)"|(\S+)')
LITE = "SELECT group_concat(rowid) FROM event_words WHERE event_words MATCH :words"
POSTGRESQL = (
    "SELECT string_agg(int8send(event), '') FROM event_texts "
    "WHERE to_tsvector('english', words) @@ websearch_to_tsquery('english', :words)"
)


def having(connection: Connection, words: str) -> Array:
    """The numbers of the events with these words, in no order."""
    expression = fts5(words)  # says what is no word on either database
    if connection.dialect.name == "sqlite":
        listed = connection.execute(text(LITE), {"words": expression}).scalar()
        return np.fromstring(listed or "", np.int64, sep=",")
    # The planner takes the words of a row for cheap to parse, and would parse all of them for a common one.
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    packed = connection.execute(text(POSTGRESQL), {"words": fold(words).replace("\0", " ")}).scalar()
    connection.execute(text("SET LOCAL enable_seqscan = on"))
    return np.frombuffer(packed or b"", ">i8").astype(np.int64)


def note(connection: Connection, rows: Sequence[Row]) -> None:
    """Put the words of new events into the index of SQLite; PostgreSQL does that by itself."""
    if rows and connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO event_words(rowid, words) VALUES (?, ?)",
            [(row["event"], row["words"]) for row in rows],
        )


def fts5(words: str) -> str:
    """The words as FTS5 wants them: all of them, "phrases" as they stand, -not, or."""
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for minus, phrase, word in TOKEN.findall(words):
        if word.lower() == "or" and wanted:
            either = True
            continue
        negative = bool(minus) or (word.startswith("-") and len(word) > 1)
        body = fold(phrase or word.lstrip("-")).replace('"', " ").replace("\0", " ").strip()
        if not any(c.isalnum() for c in body):
            continue
        if negative:
            unwanted.append(f'"{body}"')
        elif either and wanted:
            wanted[-1] = f'({wanted[-1]} OR "{body}")'
        else:
            wanted.append(f'"{body}"')
        either = False
    if not wanted:
        raise BadRequest(f"{words!r} holds no word to look for")
    return " AND ".join(wanted) + "".join(f" NOT {word}" for word in unwanted)
