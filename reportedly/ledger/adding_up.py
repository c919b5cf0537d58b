"""Adding up: incidents as they follow from the rows, kept until new rows come."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select

from reportedly.ledger import listing, tables
from reportedly.ledger.changes import changes as compared
from reportedly.ledger.model import Publication, Row
from reportedly.ledger.rows import canonical

if TYPE_CHECKING:
    from reportedly.ledger import Ledger


def incidents(ledger: Ledger, *, policy: str, as_of: str | None, speech: bool, clock: str) -> list[Row]:
    if as_of is not None:
        return worked_out(ledger, policy=policy, as_of=as_of, speech=speech, clock=clock)
    question = canonical({"policy": policy, "speech": speech})
    with ledger.looking() as connection:
        kept = recall(connection, question)
    if kept is not None:
        return kept
    with ledger.looking() as connection:
        upto = state(connection)
        found = build([*listing.publications(connection)], policy, speech)
    remember(ledger, question, upto, found)
    return found


def changes(ledger: Ledger, since: str, *, policy: str, clock: str) -> list[Row]:
    day_before = (date.fromisoformat(since) - timedelta(days=1)).isoformat()
    before = incidents(ledger, policy=policy, as_of=day_before, speech=False, clock=clock)
    return compared(before, incidents(ledger, policy=policy, as_of=None, speech=False, clock=clock))


def worked_out(ledger: Ledger, *, policy: str, as_of: str | None, speech: bool, clock: str) -> list[Row]:
    with ledger.looking() as connection:
        return build([*listing.publications(connection, as_of=as_of, clock=clock)], policy, speech)


def build(publications: list[Publication], policy: str, speech: bool) -> list[Row]:
    from reportedly.ledger.incidents import build_incidents

    return build_incidents(publications, policy=policy, speech=speech)


def state(connection: Connection) -> str:
    """The rows that incidents follow from, by the last of each kind."""
    numbers = {
        table.name: connection.execute(select(func.max(table.c.id))).scalar() or 0
        for table in (tables.publications, tables.readings, tables.withdrawals)
    }
    return canonical(numbers)


def recall(connection: Connection, question: str) -> list[Row] | None:
    b, i = tables.builds, tables.incidents
    build = connection.execute(select(b.c.id, b.c.upto).where(b.c.question == question)).first()
    if build is None or build.upto != state(connection):
        return None
    rows = connection.execute(select(i.c.body).where(i.c.build == build.id).order_by(i.c.id))
    return [json.loads(row.body) for row in rows]


def remember(ledger: Ledger, question: str, upto: str, found: list[Row]) -> None:
    b, i = tables.builds, tables.incidents
    with ledger.writing() as connection:
        old = connection.execute(select(b.c.id).where(b.c.question == question)).scalar()
        if old is not None:
            connection.execute(delete(i).where(i.c.build == old))
            connection.execute(delete(b).where(b.c.id == old))
        number = connection.execute(insert(b).values(question=question, upto=upto)).inserted_primary_key[0]  # type: ignore[index]
        rows = [
            {
                "build": number,
                "incident": item["id"],
                "component": item["id"],
                "start": item["start"],
                "type": item["type"],
                "status": item["status"],
                "country": (item["place"] or {}).get("country"),
                "body": canonical(item),
            }
            for item in found
        ]
        if rows:
            connection.execute(insert(i), rows)
