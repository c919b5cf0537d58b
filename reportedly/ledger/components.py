"""Components: which accounts may be the same happening, so that a new report touches only what it concerns.

Two accounts are linked where they share a key and something speaks for them being one; incidents never reach beyond the accounts
that are linked, directly or through others. A component is worked out anew when one of its accounts comes, goes or changes.

    new report:  accounts  →  others with the same keys  →  links  →  components joined  →  their incidents are stale
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, text, update

from reportedly.ledger import tables
from reportedly.ledger.accounts import Account
from reportedly.ledger.crowds import components_with, crowded, keys_of, number
from reportedly.ledger.joining import Union
from reportedly.ledger.keys import candidate_keys
from reportedly.ledger.likeness import likeness
from reportedly.ledger.model import Row
from reportedly.ledger.rows import canonical
from reportedly.ledger.shelf import CHUNK, Shelf, first
from reportedly.version import digest

STEP = 200  # publications that are taken in at a time
PACKAGE = Path(__file__).parent.parent


@cache
def made_by() -> str:
    """The code and data that put accounts together; what other code made is made anew."""
    files = [*PACKAGE.joinpath("ledger").glob("*.py"), *PACKAGE.glob("*.py")]
    files += [f for f in PACKAGE.joinpath("data", "ledger").rglob("*") if f.is_file()]
    return digest(files, PACKAGE)[:16]


def graph_state(connection: Connection, speech: bool) -> Row:
    b = tables.builds
    question = f"graph {'speech' if speech else 'plain'}"
    row = connection.execute(select(b.c.upto).where(b.c.question == question)).scalar()
    state: Row = json.loads(row) if row else {}
    if state.get("made_by") != made_by():
        state = {"made_by": made_by(), "publications": 0, "readings": 0, "withdrawals": 0}
    return state


def waiting(connection: Connection, state: Row) -> bool:
    """Whether any report is new, or has a new publication, reading or withdrawal: in one question, for every look asks it."""
    p, n, w = tables.publications, tables.readings, tables.withdrawals
    new = [
        select(p.c.id).where(p.c.id > state["publications"]).exists(),
        select(n.c.id).where(n.c.id > state["readings"], n.c.replaces.is_not(None)).exists(),
        select(w.c.id).where(w.c.id > state["withdrawals"]).exists(),
    ]
    return bool(connection.execute(select(or_(*new))).scalar())


def touched(connection: Connection, state: Row) -> tuple[set[int], Row]:
    """The next reports that are new, or have a new publication, reading or withdrawal; and the state with them."""
    p, n, w = tables.publications, tables.readings, tables.withdrawals
    after = dict(state)
    reports: set[int] = set()
    for name, table, extra in (
        ("publications", p, None),
        ("readings", n, n.c.replaces.is_not(None)),
        ("withdrawals", w, None),
    ):
        query = (
            select(table.c.id, table.c.report)
            .where(table.c.id > state[name])
            .order_by(table.c.id)
            .limit(STEP)
        )
        for id, report in connection.execute(query if extra is None else query.where(extra)):
            reports.add(report)
            after[name] = id
    return reports, after


def refresh(connection: Connection, speech: bool) -> bool:
    """Take in some of the reports that came; True where there may be more."""
    state = graph_state(connection, speech)
    reports, after = touched(connection, state)
    if state["publications"] == 0:
        forget(connection, speech)
    if not reports:
        return False
    take_in(connection, sorted(reports), speech)
    b = tables.builds
    question = f"graph {'speech' if speech else 'plain'}"
    connection.execute(delete(b).where(b.c.question == question))
    connection.execute(insert(b).values(question=question, upto=canonical(after)))
    return True


def forget(connection: Connection, speech: bool) -> None:
    """Empty what was worked out: other code made it."""
    a, k, b = tables.accounts, tables.account_keys, tables.builds
    name = "speech" if speech else "plain"
    numbers = [id for (id,) in connection.execute(select(b.c.id).where(b.c.question.like(f"{name} %")))]
    connection.execute(delete(tables.incidents).where(tables.incidents.c.build.in_(numbers)))
    connection.execute(delete(tables.stale).where(tables.stale.c.build.in_(numbers)))
    connection.execute(delete(b).where(b.c.question.in_([f"graph {name}"]) | b.c.id.in_(numbers)))
    connection.execute(delete(k).where(k.c.account.in_(select(a.c.id).where(a.c.speech == speech))))
    connection.execute(delete(a).where(a.c.speech == speech))


def take_in(connection: Connection, reports: Sequence[int], speech: bool) -> None:
    a = tables.accounts
    shelf = Shelf(connection, speech=speech)
    before = rows_of(connection, a.c.report, reports, speech)
    shelf.fetch(reports)
    concerned = {
        number(key)
        for report in reports
        for account in shelf.accounts(report).values()
        for key in candidate_keys(account)
    }
    concerned |= keys_of(connection, [row.id for row in before])
    crowds = crowded(connection, concerned)
    remove(connection, [row.id for row in before])
    made = add(connection, shelf, reports, speech)
    # A key that became a crowd's, or is one no more, linked what it links no longer, or the reverse.
    turned = crowds ^ crowded(connection, concerned)
    broken = sorted({row.component for row in before} | components_with(connection, turned, speech))
    # What was linked through an account that went may now fall apart.
    kept = {row.id: row for row in rows_of(connection, a.c.component, broken, speech)}
    shelf.fetch({row.report for row in kept.values()})
    loose = {id: account for id, (_, account) in made.items()}
    loose |= {
        id: shelf.accounts(row.report)[row.event]
        for id, row in kept.items()
        if row.event in shelf.accounts(row.report)
    }
    link(connection, shelf, loose, broken, speech)


def rows_of(connection: Connection, column: Any, values: Sequence[int], speech: bool) -> list[Any]:
    a = tables.accounts
    return [
        row
        for n in range(0, len(values), CHUNK)
        for row in connection.execute(
            select(a).where(column.in_(values[n : n + CHUNK]), a.c.speech == speech).order_by(a.c.id)
        )
    ]


def remove(connection: Connection, ids: Sequence[int]) -> None:
    a, k = tables.accounts, tables.account_keys
    for n in range(0, len(ids), CHUNK):
        connection.execute(delete(k).where(k.c.account.in_(ids[n : n + CHUNK])))
        connection.execute(delete(a).where(a.c.id.in_(ids[n : n + CHUNK])))


def add(
    connection: Connection, shelf: Shelf, reports: Sequence[int], speech: bool
) -> dict[int, tuple[int, Account]]:
    """Rows for the accounts of reports, each a component of its own for now."""
    a, k = tables.accounts, tables.account_keys
    last = connection.execute(text("SELECT max(id) FROM accounts")).scalar() or 0
    made: dict[int, tuple[int, Account]] = {}
    for report in reports:
        for account in shelf.accounts(report).values():
            made[last + len(made) + 1] = report, account
    if made:
        connection.execute(
            insert(a),
            [
                {"id": id, "speech": speech, "report": report, "event": first(account), "component": id}
                for id, (report, account) in made.items()
            ],
        )
        keys = [
            {"key": key, "account": id}
            for id, (_, account) in made.items()
            for key in sorted({number(k) for k in candidate_keys(account)})
        ]
        if keys:
            connection.execute(insert(k), keys)
    return made


def link(
    connection: Connection, shelf: Shelf, loose: dict[int, Account], broken: Sequence[int], speech: bool
) -> None:
    """Join loose accounts with each other and with the components that they are like."""
    a = tables.accounts
    meeting = sharing(connection, loose)
    others = {id for ids in meeting.values() for id in ids if id not in loose}
    rows = {row.id: row for row in rows_of(connection, a.c.id, sorted(others), speech)}
    union = Union()
    for id in loose:
        union.find(("account", id))
    for id, account in sorted(loose.items()):
        shelf.fetch({rows[o].report for o in meeting[id] if o in rows})
        for other in sorted(meeting[id]):
            if other in loose:
                if other > id and likeness(account, loose[other]) > 0:
                    union.join(("account", id), ("account", other))
            elif (row := rows.get(other)) is not None:
                there = ("component", row.component)
                if union.find(("account", id)) == union.find(there):
                    continue
                theirs = shelf.accounts(row.report).get(row.event)
                if theirs is not None and likeness(account, theirs) > 0:
                    union.join(("account", id), there)
    settle(connection, union, broken, speech)


def sharing(connection: Connection, loose: dict[int, Account]) -> dict[int, set[int]]:
    """For each loose account the others that share a key with it; a key that a crowd shares tells nothing."""
    k = tables.account_keys
    mine: dict[int, list[int]] = defaultdict(list)
    for id, account in loose.items():
        for key in candidate_keys(account):
            mine[number(key)].append(id)
    meeting: dict[int, set[int]] = {id: set() for id in loose}
    keys = sorted(mine)
    crowds = crowded(connection, keys)
    keys = [key for key in keys if key not in crowds]
    for n in range(0, len(keys), CHUNK):
        found: dict[int, list[int]] = defaultdict(list)
        for shared, holder in connection.execute(select(k).where(k.c.key.in_(keys[n : n + CHUNK]))):
            found[shared].append(holder)
        for shared, members in found.items():
            for id in mine[shared]:
                meeting[id].update(m for m in members if m != id)
    return meeting


def settle(connection: Connection, union: Union, broken: Sequence[int], speech: bool) -> None:
    """Give each set its component, and note what of the incidents is stale."""
    a = tables.accounts
    gone, fresh = set(broken), set()
    for members in union.sets():
        ids = [id for kind, id in members if kind == "account"]
        joined = [id for kind, id in members if kind == "component"]
        if not ids:
            continue  # a component that was only compared
        component = min([*ids, *joined])
        fresh.add(component)
        gone.update(joined)
        for n in range(0, len(ids), CHUNK):
            connection.execute(update(a).where(a.c.id.in_(ids[n : n + CHUNK])).values(component=component))
        others = [id for id in joined if id != component]
        for n in range(0, len(others), CHUNK):
            connection.execute(
                update(a)
                .where(a.c.component.in_(others[n : n + CHUNK]), a.c.speech == speech)
                .values(component=component)
            )
    spoil(connection, sorted(gone | fresh), sorted(fresh), speech)


def spoil(connection: Connection, gone: Sequence[int], fresh: Sequence[int], speech: bool) -> None:
    """Drop the incidents of components, and note which have to be worked out again."""
    b, i, s = tables.builds, tables.incidents, tables.stale
    name = "speech" if speech else "plain"
    builds = [id for (id,) in connection.execute(select(b.c.id).where(b.c.question.like(f"{name} %")))]
    if not builds:
        return
    for n in range(0, len(gone), CHUNK):
        part = gone[n : n + CHUNK]
        connection.execute(delete(i).where(i.c.component.in_(part), i.c.build.in_(builds)))
        connection.execute(delete(s).where(s.c.component.in_(part), s.c.build.in_(builds)))
    rows = [{"build": build, "component": component} for build in builds for component in fresh]
    if rows:
        connection.execute(insert(s), rows)
