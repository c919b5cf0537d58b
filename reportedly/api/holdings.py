"""What the API asks of a ledger: the one seam between the two.

    heads      → who published which report, when; what was skipped or failed
    reading    → what one report says, as the contract prints it
    incidents  → the happenings that the reports tell together, as the contract prints them

Whatever answers these can be served.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import func, select

from reportedly.ledger import Ledger, Publication, doubts, listing, tables
from reportedly.ledger.doubts import Doubts, Named

Row = dict[str, Any]
TOGETHER = 500  # events that are named at a time


class Holdings(Protocol):
    """A ledger, as far as the API sees it."""

    def revision(self) -> str:
        """Changes whenever something in the ledger does."""
        ...

    def heads(self) -> list[Row]:
        """One row a publication: report, title, publisher, published, url, recorded_at, state and reason."""
        ...

    def reading(self, report: str) -> Row | None: ...

    def incidents(self, *, policy: str = "cautious", speech: bool = False) -> list[Row]: ...

    def publications(self, reports: Collection[str] | None = None) -> Iterator[Publication]:
        """All publications with their readings, or those of some reports."""
        ...

    def numbers(self) -> list[int]:
        """The numbers of the incidents as they are now. An incident that is worked out again gets a new one."""
        ...

    def bodies(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Incidents by their numbers."""
        ...

    def printed(self, reports: Collection[str]) -> dict[str, list[tuple[str | None, str | None]]]:
        """Who printed each of the reports, and on which day."""
        ...

    def doubtful(self) -> Doubtful:
        """All events, the contested and the uncertain first, as many at a time as are asked for."""
        ...

    def events_in(self, reports: Collection[str]) -> set[Named]:
        """The events of some reports."""
        ...

    def events_of(self, type: str) -> Iterator[Row]:
        """The events of one type, each with its `report`; actors and recipients are told with their names."""
        ...

    def kept_index(self) -> bytes | None:
        """What `keep_index` was given last."""
        ...

    def keep_index(self, content: bytes) -> None: ...


@dataclass(frozen=True)
class Doubtful:
    """Events in the order in which a person should look at them."""

    size: int
    events: Iterator[Named]


class Kept:
    """A ledger. Readings are unpacked as they are asked for; the last few hundred stay at hand."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._unpacked = lru_cache(maxsize=400)(self._unpack)
        self._worked_out: list[Row] = []
        self._doubts = Doubts()

    def revision(self) -> str:
        grown = (tables.publications, tables.readings, tables.withdrawals, tables.arrivals)
        with self.ledger.looking() as connection:
            last = [connection.execute(select(func.max(table.c.id))).scalar() or 0 for table in grown]
        return ".".join(map(str, last))

    def heads(self) -> list[Row]:
        p, r = tables.publications, tables.reports
        query = select(p, r.c.sha256).join(r, p.c.report == r.c.id).order_by(p.c.id)
        with self.ledger.looking() as connection:
            rows = connection.execute(query).mappings().all()
        read = [
            {
                "report": row["sha256"],
                **{key: row[key] for key in ("title", "publisher", "published", "url", "recorded_at")},
                "state": "read",
                "reason": None,
            }
            for row in rows
        ]
        return read + [
            {
                **dict.fromkeys(("report", "publisher", "published", "url")),
                "title": item["name"],
                "recorded_at": item["recorded_at"],
                "state": item["outcome"],
                "reason": item["reason"],
            }
            for item in self.ledger.coverage()["left_out"]
        ]

    def reading(self, report: str) -> Row | None:
        return self._unpacked(report, self.revision())

    def _unpack(self, report: str, revision: str) -> Row | None:
        for _, reading in [
            *self.ledger.readings(report)
        ]:  # to its end: a cursor of PostgreSQL must not stay open
            return reading
        return None

    def incidents(self, *, policy: str = "cautious", speech: bool = False) -> list[Row]:
        return self.ledger.incidents(policy=policy, speech=speech)

    def publications(self, reports: Collection[str] | None = None) -> Iterator[Publication]:
        if reports is None:
            yield from self.ledger.publications()
            return
        with self.ledger.looking() as connection:
            numbers = listing.numbers(connection, sorted(reports))
            yield from listing.publications(connection, reports=numbers.values())

    def numbers(self) -> list[int]:
        if self.ledger.read_only:  # worked out in memory, once a revision
            self._worked_out = self.incidents()
            return list(range(len(self._worked_out)))
        return self.ledger.incident_rows()

    def bodies(self, numbers: Sequence[int]) -> dict[int, Row]:
        if self.ledger.read_only:
            return {number: self._worked_out[number] for number in numbers}
        return self.ledger.incident_bodies(numbers)

    def printed(self, reports: Collection[str]) -> dict[str, list[tuple[str | None, str | None]]]:
        return self.ledger.printed(reports)

    def doubtful(self) -> Doubtful:
        with self.ledger.looking() as connection:
            held = self._doubts = self._doubts.grown(connection)

        def events() -> Iterator[Named]:
            for at in range(0, len(held), TOGETHER):
                with self.ledger.looking() as connection:
                    found = doubts.named(connection, held.events[at : at + TOGETHER].tolist())
                yield from found

        return Doubtful(len(held), events())

    def events_in(self, reports: Collection[str]) -> set[Named]:
        with self.ledger.looking() as connection:
            return set(doubts.in_reports(connection, sorted(reports)))

    def events_of(self, type: str) -> Iterator[Row]:
        return self.ledger.events(type=type)

    def kept_index(self) -> bytes | None:
        if self.ledger.read_only:
            return None
        with self.ledger.looking() as connection:
            return listing.kept_index(connection)

    def keep_index(self, content: bytes) -> None:
        if not self.ledger.read_only:
            with self.ledger.writing() as connection:
                listing.keep_index(connection, content)
