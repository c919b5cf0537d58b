"""Ledger: what many reports claim, kept for good. The only door to it.

with Ledger.open("events.db") as ledger:
    ledger.add(report, reading, made_by=versions())
    for incident in ledger.incidents():
        print(incident["title"], incident["status"])

It keeps readings as plain objects (the contract's JSON) and never reads a text itself: no language model is needed here.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine

from reportedly.errors import BadLedger, BadReport
from reportedly.ledger import (
    adding_up,
    arriving,
    connecting,
    coverage,
    keeping,
    listing,
    loading,
    opening,
    records,
    verifying,
)
from reportedly.ledger import search as searching
from reportedly.ledger.columns import Columns
from reportedly.ledger.model import Publication, Row
from reportedly.ledger.preparing import Entry, Prepared, Told, prepared
from reportedly.ledger.search import Found, Query
from reportedly.ledger.verifying import Proof
from reportedly.ledger.words import Asked
from reportedly.report import Report

__all__ = ["Entry", "Found", "Ledger", "Proof", "Publication", "Query"]


class Ledger:
    """A ledger that is open. `note` is what happened at opening that its user should know: a backup that was made."""

    def __init__(self, engine: Engine, where: str, who: str, *, read_only: bool = False) -> None:
        self.engine, self.where, self.who, self.read_only = engine, where, who, read_only
        self.note: str | None = None
        self._columns, self._asked = Columns(), Asked()

    @classmethod
    def open(
        cls,
        where: str | Path,
        *,
        who: str | None = None,
        make: bool = True,
        read_only: bool = False,
        wait: float = connecting.WAIT,
    ) -> Ledger:
        """Open the ledger at a path or URL; make it where there is none. Raises BadLedger, in one sentence."""
        where = str(where)
        if not connecting.is_url(where):
            there = connecting.look(where)
            if there is None and (read_only or not make):
                fault = "is an empty file" if Path(where).exists() else "is not there"
                raise BadLedger(f"{where} {fault}; `reportedly add PATH --ledger {where}` makes it")
            if there is None and not Path(where).absolute().parent.is_dir():
                raise BadLedger(f"{where} cannot be made: the folder {Path(where).parent} is not there")
        engine = connecting.connect(where, read_only=read_only, wait=wait)
        ledger = cls(engine, where, who or user(), read_only=read_only)
        try:
            with connecting.faults(where):
                ledger.note = opening.prepare(ledger, make=make)
        except BaseException:
            engine.dispose()
            raise
        return ledger

    @classmethod
    def look(cls, where: str | Path, *, who: str | None = None) -> Ledger:
        """Open a ledger that is there, to look at it: for writing where that can be, so that what is worked out is kept."""
        path = str(where)
        fixed = not connecting.is_url(path) and Path(path).exists() and not connecting.writable(Path(path))
        return cls.open(where, who=who, make=False, read_only=fixed)

    @property
    def shown(self) -> str:
        """Where it is, as it may be printed: without a password."""
        return connecting.shown(self.where)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self, *, lock: bool = True) -> Iterator[Connection]:
        """A transaction that keeps other writers out: whole, or as if it had never been."""
        engine = self.engine.execution_options(begin="BEGIN IMMEDIATE")
        with connecting.faults(self.where), engine.begin() as connection:
            if lock:
                keeping.lock(connection)
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A transaction that reads: one state of the ledger, whatever others write meanwhile."""
        options = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        with connecting.faults(self.where), self.engine.execution_options(**options).connect() as connection:
            yield connection

    # ── what goes in ──────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, what: str) -> int:
        """Begin a run of an intake; its number goes with every report of it."""
        with self.writing() as connection:
            return arriving.begin(connection, self.who, what)

    def end(self, run: int, counts: Mapping[str, int]) -> None:
        with self.writing() as connection:
            arriving.end(connection, self.who, run, dict(counts))

    def knows(self, report: Report) -> str | None:
        """ "known" where this publication is in, "reprint" where its words are; None where it has to be read."""
        with self.looking() as connection:
            return keeping.known(connection, report)

    def add(self, entry: Entry, *, run: int | None = None) -> str:
        """Put one report in, whole or not at all: "added", "reprint" or "known".

        Raises BadReport where the reading does not fit its report.
        """
        ready = Prepared(entry)
        with self.writing() as connection:
            (outcome,) = keeping.keep(connection, [ready], who=self.who, run=run)
        return outcome

    def add_all(self, entries: Sequence[Entry], *, run: int | None = None) -> list[str | BadReport]:
        """Put several reports in, in one transaction; one that does not fit costs only itself. What became of each, in order."""
        ready = [prepared(entry) for entry in entries]
        with self.writing() as connection:
            return keeping.keep_fit(connection, ready, who=self.who, run=run)

    def load(self, entries: loading.Coming, *, run: int | None = None) -> Iterator[str | BadReport]:
        """Put many reports in, some hundred at once; what became of each, in their order. Faults come back as they are."""
        return loading.load(self, entries, run)

    def reread(self, report: str, reading: Row, made_by: Row) -> bool:
        """Put a new reading of a known report beside the old; False where it says just the same."""
        told = Told(reading, made_by)
        with self.writing() as connection:
            return keeping.keep_again(connection, report, told, who=self.who)

    def withdraw(
        self, report: str, *, on: str, reason: str | None = None, statement: str | None = None
    ) -> None:
        """Note that a report, or one statement of it, was taken back on a day; what was built on it no longer counts."""
        with self.writing() as connection:
            keeping.withdraw(connection, report, statement, on=on, reason=reason, who=self.who)

    def leave_out(self, run: int, name: str, outcome: str, reason: str) -> None:
        """Note what was "skipped" or "failed", and why."""
        with self.writing() as connection:
            arriving.leave_out(connection, self.who, run, name, outcome, reason)

    # ── what is there ─────────────────────────────────────────────────────────────────────────────────────────────────

    def publications(self, *, as_of: str | None = None, clock: str = "said") -> Iterator[Publication]:
        with self.looking() as connection:
            yield from listing.publications(connection, as_of=as_of, clock=clock)

    def reports(self, *, limit: int | None = None, after: int = 0) -> Iterator[Row]:
        with self.looking() as connection:
            yield from listing.reports(connection, limit=limit, after=after)

    def readings(self, report: str | None = None, *, all: bool = False) -> Iterator[tuple[Row, Row]]:
        """What made each reading, and the reading; the newest of each report, or `all`."""
        with self.looking() as connection:
            yield from listing.readings(connection, report, all=all)

    def statements(self, *, limit: int | None = None, after: int = 0, **wanted: str | None) -> Iterator[Row]:
        """Statements of the newest readings; `wanted`: report, source, country, stance."""
        with self.looking() as connection:
            yield from listing.claims(connection, "statements", limit=limit, after=after, **wanted)

    def events(self, *, limit: int | None = None, after: int = 0, **wanted: str | None) -> Iterator[Row]:
        """Events of the newest readings; `wanted`: report, type, mode, status, country, year, publisher, since, until."""
        with self.looking() as connection:
            yield from listing.claims(connection, "events", limit=limit, after=after, **wanted)

    def figures(self, *, limit: int | None = None, after: int = 0, **wanted: str | None) -> Iterator[Row]:
        """Figures of the newest readings; `wanted`: report, measure, source, event."""
        with self.looking() as connection:
            yield from listing.claims(connection, "figures", limit=limit, after=after, **wanted)

    def search(
        self,
        query: Query,
        *,
        limit: int = 50,
        after: tuple[str | None, int] | None = None,
        facets: bool = True,
    ) -> tuple[Found, list[Row]]:
        """The newest events that fit, with counts by what they are; `after` is the start and row of the last one seen."""
        with self.looking() as connection:
            self._columns = self._columns.grown(connection)
            found = searching.search(
                connection, self._columns, self._asked, query, limit=limit, after=after, facets=facets
            )
            return found, listing.events_by_row(connection, found.events)

    def original(self, sha256: str | None) -> bytes | None:
        """The bytes that a report came in, where they are not just its text in UTF-8."""
        with self.looking() as connection:
            return listing.original(connection, sha256) if sha256 else None

    def coverage(self) -> Row:
        with self.looking() as connection:
            return coverage.coverage(connection)

    def versions(self, url: str) -> list[Row]:
        """What was published under one URL, and what changed each time."""
        with self.looking() as connection:
            return coverage.versions_of(connection, url)

    def verify(self) -> Proof:
        """Prove spans, hashes and the chain of the log; or name the first thing that is wrong."""
        with self.looking() as connection:
            return verifying.verify(connection)

    # ── what follows from it ──────────────────────────────────────────────────────────────────────────────────────────

    def incidents(
        self,
        *,
        policy: str = "cautious",
        as_of: str | None = None,
        speech: bool = False,
        clock: str = "said",
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Row]:
        """What is said to have happened, by whom, and who denies it; as it stood on a day, or now; by start."""
        found = adding_up.incidents(
            self, policy=policy, as_of=as_of, speech=speech, clock=clock, limit=limit, offset=offset
        )
        return [*found]

    def incident(self, id: str, *, policy: str = "cautious") -> Row | None:
        return adding_up.incident(self, id, policy)

    def incident_rows(self, *, policy: str = "cautious") -> list[int]:
        """The numbers of the incidents as they are now; what is worked out again gets a new one."""
        return adding_up.rows(self, policy)

    def incident_bodies(self, numbers: Sequence[int]) -> dict[int, Row]:
        return adding_up.bodies(self, numbers)

    def printed(self, reports: Collection[str]) -> dict[str, list[tuple[str | None, str | None]]]:
        """Who printed each of the reports, and on which day."""
        with self.looking() as connection:
            return listing.printed(connection, sorted(reports))

    def changes(self, since: str, *, policy: str = "cautious", clock: str = "said") -> list[Row]:
        """What is different now from the end of the day before `since`, and because of which reports."""
        return adding_up.changes(self, since, policy=policy, clock=clock)

    def ceasefires(self, *, policy: str = "cautious", as_of: str | None = None) -> list[Row]:
        """Every truce with its terms, broker, extensions, alleged violations and end."""
        return adding_up.threads(self, "ceasefires", policy=policy, as_of=as_of)

    def talks(self, *, policy: str = "cautious", as_of: str | None = None) -> list[Row]:
        """Every negotiation with its rounds, venues, delegations, mediators, agenda and outcome."""
        return adding_up.threads(self, "talks", policy=policy, as_of=as_of)

    def sources(self, *, policy: str = "cautious") -> Row:
        """For each source and outlet, what it claimed first and what became of its claims."""
        return records.records(self.incidents(policy=policy), self.publications())


def user() -> str:
    """Who writes in the log: REPORTEDLY_USER, or the name that the system knows."""
    given = os.environ.get("REPORTEDLY_USER")
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
