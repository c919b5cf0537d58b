"""Adding up: incidents as they follow from the rows, kept, and worked out again only where new rows touch them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Text, cast, delete, func, insert, literal, select, text

from reportedly.ledger import components, crowds, listing, tables
from reportedly.ledger.changes import changes as compared
from reportedly.ledger.grouping import group
from reportedly.ledger.incidents import build as build_one
from reportedly.ledger.incidents import build_incidents
from reportedly.ledger.model import Row
from reportedly.ledger.rows import canonical
from reportedly.ledger.shelf import Shelf
from reportedly.ledger.threads import FIGHTS, STEPS, ceasefires, talks, watched

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

STEP = 200  # components that are worked out at a time


def incidents(
    ledger: Ledger,
    *,
    policy: str,
    as_of: str | None,
    speech: bool,
    clock: str,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Row]:
    if as_of is not None or ledger.read_only:
        with ledger.looking() as connection:
            publications = [*listing.publications(connection, as_of=as_of, clock=clock)]
        found = build_incidents(publications, policy=policy, speech=speech)
        yield from found[offset : None if limit is None else offset + limit]
        return
    builds = [up_to_date(ledger, policy, speech=kind) for kind in ([False, True] if speech else [False])]
    with ledger.looking() as connection:
        yield from listed(connection, builds, limit, offset)


def up_to_date(ledger: Ledger, policy: str, *, speech: bool) -> int:
    """The number of the build whose incidents hold for all the rows that are there."""
    b, s = tables.builds, tables.stale
    question = f"{'speech' if speech else 'plain'} {policy}"
    stale = select(s.c.build).where(s.c.build == b.c.id).exists()
    with ledger.looking() as connection:
        held = connection.execute(select(b.c.id, stale).where(b.c.question == question)).first()
        reports = components.waiting(connection, components.graph_state(connection, speech))
    if held is not None and not reports and not held[1]:
        return int(held[0])
    more = True
    while more:
        with ledger.writing() as connection:
            more = components.refresh(connection, speech)
    with ledger.writing() as connection:
        number = build_number(connection, question, speech)
    more = True
    while more:
        with ledger.writing() as connection:
            more = work_out(connection, number, policy, speech)
    return int(number)


def build_number(connection: Connection, question: str, speech: bool) -> int:
    """The build that answers a question; a new one has all to work out."""
    a, b, s = tables.accounts, tables.builds, tables.stale
    number = connection.execute(select(b.c.id).where(b.c.question == question)).scalar()
    if number is None:
        row = connection.execute(insert(b).values(question=question, upto="{}"))
        number = row.inserted_primary_key[0]  # type: ignore[index]
        every = select(literal(number), a.c.component).where(a.c.speech == speech).distinct()
        connection.execute(insert(s).from_select(["build", "component"], every))
    return int(number)


def work_out(connection: Connection, build: int, policy: str, speech: bool) -> bool:
    """The incidents of some components that are stale; True where there may be more."""
    s = tables.stale
    query = select(s.c.component).where(s.c.build == build).order_by(s.c.component).limit(STEP)
    due = [component for (component,) in connection.execute(query)]
    if not due:
        return False
    rows = components.rows_of(connection, tables.accounts.c.component, due, speech)
    shelf = Shelf(connection, speech=speech)
    shelf.fetch({row.report for row in rows})
    found = []
    for component in due:
        members = [row for row in rows if row.component == component]
        told = [a for row in members if (a := shelf.accounts(row.report).get(row.event))]
        table = {context.report: context for row in members for context in [shelf.held[row.report][0]]}
        found += [
            (component, item)
            for g in group(told, crowded=crowds.crowded_keys(connection, told))
            if (item := build_one(g, table, policy))
        ]
    connection.execute(delete(s).where(s.c.build == build, s.c.component.in_(due)))
    if found:
        connection.execute(
            insert(tables.incidents), [kept(build, component, item) for component, item in found]
        )
    return True


def kept(build: int, component: int, incident: Row) -> Row:
    return {
        "build": build,
        "incident": incident["id"],
        "component": component,
        **{k: incident[k] for k in ("start", "end", "type", "status")},
        "country": (incident["place"] or {}).get("country"),
        "body": canonical(incident),
    }


def listed(connection: Connection, builds: Sequence[int], limit: int | None, offset: int) -> Iterator[Row]:
    i = tables.incidents
    query = (
        select(i.c.body)
        .where(i.c.build.in_(builds))
        .order_by(text(tables.IN_ORDER))
        .limit(limit)
        .offset(offset or None)
    )
    for row in connection.execute(query.execution_options(yield_per=500)):
        yield json.loads(row.body)


def incident(ledger: Ledger, id: str, policy: str) -> Row | None:
    i = tables.incidents
    if ledger.read_only:
        return next((x for x in ledger.incidents(policy=policy, speech=True) if x["id"] == id), None)
    builds = [up_to_date(ledger, policy, speech=kind) for kind in (False, True)]
    with ledger.looking() as connection:
        query = select(i.c.body).where(i.c.build.in_(builds), i.c.incident == id).limit(1)
        body = connection.execute(query).scalar()
    return json.loads(body) if body else None


def rows(ledger: Ledger, policy: str) -> list[int]:
    """The numbers of the incidents as they are now, without speech. No number is ever given twice."""
    build = up_to_date(ledger, policy, speech=False)
    i = tables.incidents
    listed = select(func.aggregate_strings(cast(i.c.id, Text), ",")).where(i.c.build == build)
    with (
        ledger.looking() as connection
    ):  # in one value: 100,000 rows would take longer to hand over than to find
        told = connection.execute(listed).scalar()
    return [int(number) for number in told.split(",")] if told else []


def bodies(ledger: Ledger, numbers: Sequence[int]) -> dict[int, Row]:
    i = tables.incidents
    found: dict[int, Row] = {}
    with ledger.looking() as connection:
        for at in range(0, len(numbers), listing.MANY):
            query = select(i.c.id, i.c.body).where(i.c.id.in_(numbers[at : at + listing.MANY]))
            found |= {number: json.loads(body) for number, body in connection.execute(query)}
    return found


def changes(ledger: Ledger, since: str, *, policy: str, clock: str) -> list[Row]:
    day_before = (date.fromisoformat(since) - timedelta(days=1)).isoformat()
    before = ledger.incidents(policy=policy, as_of=day_before, clock=clock)
    return compared(before, ledger.incidents(policy=policy, clock=clock))


def threads(ledger: Ledger, kind: str, *, policy: str, as_of: str | None) -> list[Row]:
    """Ceasefires or talks; only the readings of what they are made of are looked at, and of fights under a truce."""
    found = ledger.incidents(policy=policy, as_of=as_of)
    when = watched(found) if kind == "ceasefires" else None
    steps = [i for i in found if i["kin"] in STEPS]
    if when:
        first, last = (day.isoformat() for day in when)
        steps = [
            i
            for i in found
            if i["kin"] in STEPS or (i["kin"] in FIGHTS and first <= (i["start"] or "") <= last)
        ]
    reports = {e["report"] for i in steps for e in i["events"]}
    with ledger.looking() as connection:
        numbers = listing.numbers(connection, sorted(reports))
        publications = [*listing.publications(connection, as_of=as_of, reports=numbers.values())]
    make = ceasefires if kind == "ceasefires" else talks
    return make(steps, publications)
