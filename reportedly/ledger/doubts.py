"""Doubts: in which order a person should look at the events: what is contested first, then what the reader was least sure of.

Two facts of each event are taken out of its row by the database, once; after that only those of new events are. A page of the queue
costs a page, however many events there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy import Connection, func, select, text

from reportedly.ledger import tables
from reportedly.ledger.columns import Array
from reportedly.ledger.listing import MANY, replaced

UNREAL = ("alleged", "negated")  # told, and perhaps not so
FACTS = {
    "sqlite": "coalesce(json_extract(t.body, '$.confidence'), 0), coalesce(json_array_length(t.body, '$.disputed_by'), 0)",
    "postgresql": "coalesce((t.body::json ->> 'confidence')::float, 0), coalesce(json_array_length(t.body::json -> 'disputed_by'), 0)",
}
Named = tuple[str, str]  # report, event


@dataclass(frozen=True)
class Doubts:
    """The numbers of the events in the order in which they are looked at. Never changed: what grows is a new one."""

    last: int = 0  # the last event that was taken in
    readings: int = 0  # the last reading whose predecessor was taken out
    events: Array = field(default_factory=lambda: np.zeros(0, np.int64))
    ranks: Array = field(default_factory=lambda: np.zeros(0, np.float64))

    def __len__(self) -> int:
        return len(self.events)

    def grown(self, connection: Connection) -> Doubts:
        e, n = tables.events, tables.readings
        last, readings = connection.execute(
            select(select(func.max(e.c.id)).scalar_subquery(), select(func.max(n.c.id)).scalar_subquery())
        ).one()
        if (last or 0) <= self.last and (readings or 0) <= self.readings:
            return self
        facts = FACTS[connection.dialect.name]
        query = text(
            f"SELECT e.id, e.status, {facts} FROM events e JOIN event_texts t ON t.event = e.id WHERE e.id > :last"
        )
        fresh = [
            (id, confidence + (not (disputed or status in UNREAL)) * 2)
            for id, status, confidence, disputed in connection.execute(query, {"last": self.last})
        ]
        gone = connection.execute(
            select(e.c.id).join(n, e.c.reading == n.c.replaces).where(n.c.id > self.readings)
        ).scalars()
        events = np.concatenate([self.events, np.array([id for id, _ in fresh], np.int64)])
        ranks = np.concatenate([self.ranks, np.array([rank for _, rank in fresh], np.float64)])
        stays = ~np.isin(events, np.array([*gone], np.int64))
        events, ranks = events[stays], ranks[stays]
        order = np.lexsort((events, ranks))
        return Doubts(last or 0, readings or 0, events[order], ranks[order])


def named(connection: Connection, numbers: Sequence[int]) -> list[Named]:
    """The report and id of each of the events, in the order given."""
    e, n, r = tables.events, tables.readings, tables.reports
    found: dict[int, Named] = {}
    for at in range(0, len(numbers), MANY):
        query = (
            select(e.c.id, r.c.sha256, e.c.name)
            .join(n, e.c.reading == n.c.id)
            .join(r, n.c.report == r.c.id)
            .where(e.c.id.in_(numbers[at : at + MANY]))
        )
        found |= {id: (report, name) for id, report, name in connection.execute(query)}
    return [found[number] for number in numbers if number in found]


def in_reports(connection: Connection, reports: Sequence[str]) -> Iterator[Named]:
    """The events of some reports."""
    e, n, r = tables.events, tables.readings, tables.reports
    for at in range(0, len(reports), MANY):
        query = (
            select(r.c.sha256, e.c.name)
            .join(n, e.c.reading == n.c.id)
            .join(r, n.c.report == r.c.id)
            .where(r.c.sha256.in_(reports[at : at + MANY]), n.c.id.not_in(replaced()))
        )
        yield from ((report, name) for report, name in connection.execute(query).all())
