"""Words: which events are told in the words that somebody looks for.

    kassala -bombed "a market"   ->   the numbers of the events

SQLite has FTS5 for that, PostgreSQL a GIN index; either answers with all numbers in one value, for a million rows one by one
would cost more than finding them.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, text

from reportedly.errors import BadRequest
from reportedly.ledger.columns import Array
from reportedly.ledger.model import Row
from reportedly.ledger.rows import fold

KEPT = 16  # questions whose answers are kept
WAITING = "16MB"  # the words of some ten thousand events
TOKEN = re.compile(r'(-?)"([^"]*)"|(\S+)')
LITE = "SELECT group_concat(rowid) FROM event_words WHERE event_words MATCH :words AND rowid > :after"
POSTGRESQL = (
    "SELECT string_agg(int8send(event), '') FROM worded "
    "WHERE words_of(event) @@ websearch_to_tsquery('english', :words) AND event > :after"
)
SETTLE = "SELECT gin_clean_pending_list(oid) FROM pg_class WHERE oid = 'event_words'::regclass AND pg_has_role(relowner, 'USAGE')"


class Asked:
    """Questions for words with their answers: who changes a filter asks for the same words again."""

    def __init__(self) -> None:
        self.held: OrderedDict[str, tuple[int, Array]] = OrderedDict()

    def having(self, connection: Connection, words: str, size: int) -> Array:
        """The numbers of the events up to `size` with these words; only events that are new are looked for again."""
        upto, found = self.held.pop(words, (0, np.zeros(0, np.int32)))
        if upto < size:
            found = np.concatenate([found, having(connection, words, upto).astype(np.int32)])
        self.held[words] = max(upto, size), found
        if len(self.held) > KEPT:
            self.held.popitem(last=False)
        return found[found <= size] if upto > size else found


def having(connection: Connection, words: str, after: int) -> Array:
    """The numbers of the events after a number that have these words, in no order."""
    expression = fts5(words)  # says what is no word on either database
    if connection.dialect.name == "sqlite":
        listed = connection.execute(text(LITE), {"words": expression, "after": after}).scalar()
        return np.fromstring(listed or "", np.int64, sep=",")
    # The planner takes the words of a row for cheap to parse, and would parse those of all rows for a common word.
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    values = {"words": fold(words).replace("\0", " "), "after": after}
    packed = connection.execute(text(POSTGRESQL), values).scalar()
    connection.execute(text("SET LOCAL enable_seqscan = on"))
    return np.frombuffer(packed or b"", ">i8")


def note(connection: Connection, rows: Sequence[Row]) -> None:
    """Put the words of new events into the index."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO event_words(rowid, words) VALUES (?, ?)",
            [(row["event"], row["words"]) for row in rows],
        )
    else:
        connection.execute(
            text("INSERT INTO worded SELECT generate_series(CAST(:first AS bigint), :last)"),
            {"first": rows[0]["event"], "last": rows[-1]["event"]},
        )


def gather(connection: Connection) -> None:
    """Have the words of some thousand events wait before they go into the index, in the transaction of a load.

    Each common word has one list of all its events: it costs as much to put one more into it as a hundred.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL gin_pending_list_limit = '{WAITING}'"))


def settle(connection: Connection) -> None:
    """Put into the index what waits, so that neither the next report nor the next search has to; its owner may."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(SETTLE))


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
