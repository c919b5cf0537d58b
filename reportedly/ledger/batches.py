"""Batches: the rows of several reports, numbered before they are written; the writer keeps all others out.

Rows go in as each database takes them fastest: many at a time into SQLite, COPY into PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, func, select

from reportedly.ledger import columns, tables, words
from reportedly.ledger.audit import Chain
from reportedly.ledger.model import Row

NUMBERED = (
    tables.reports, tables.publications, tables.readings, tables.statements, tables.events, tables.figures, tables.arrivals,
)  # fmt: skip
# In the order in which one belongs to the other.
WRITTEN = (
    tables.originals, tables.reports, tables.publications, tables.readings, tables.statements, tables.events, tables.event_texts,
    tables.figures, tables.arrivals, tables.audit,
)  # fmt: skip


class Batch:
    """Rows that are still to be written, with the numbers that they will have."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rows: dict[str, list[Row]] = {table.name: [] for table in WRITTEN}
        last = connection.execute(
            select(*(select(func.max(t.c.id)).scalar_subquery().label(t.name) for t in NUMBERED))
        ).one()
        self.last = {name: number or 0 for name, number in last._mapping.items()}
        self.chain = Chain(connection)

    def put(self, table: Table, row: Row) -> int:
        """A row of a table that numbers its rows; its number comes back."""
        number = self.last[table.name] = self.last[table.name] + 1
        self.rows[table.name].append({"id": number, **row})
        return number

    def put_beside(self, table: Table, row: Row) -> None:
        """A row that has its own key."""
        self.rows[table.name].append(row)

    def log(self, who: str, act: str, what: Row, at: str) -> None:
        self.rows["audit"].append(self.chain.next(who, act, what, at))

    def write(self) -> None:
        for table in WRITTEN:
            write(self.connection, table, self.rows[table.name])
        words.note(self.connection, self.rows["event_texts"])
        if events := self.rows["events"]:
            columns.pack(self.connection, events[0]["id"], events[-1]["id"])


def write(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Rows into a table, in one stroke."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    listed = ", ".join(f'"{name}"' for name in names)
    tuples: Iterable[tuple[Any, ...]] = [tuple(map(row.get, names)) for row in rows]
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({listed}) VALUES ({marks})", [*tuples])
        return
    connection.exec_driver_sql("SELECT 1")  # the transaction has begun
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f"COPY {table.name} ({listed}) FROM STDIN") as copy:
        for values in tuples:
            copy.write_row(values)
