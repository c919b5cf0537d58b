"""Ledger: what many reports claim, kept for good. The only door to it.

with Ledger.open("events.db") as ledger:
    ledger.add(report, reading, made_by=versions())
    for incident in ledger.incidents():
        print(incident["title"], incident["status"])

It keeps readings as plain objects (the contract's JSON) and never reads a text itself: no language model is needed here.
"""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, text

from reportedly.errors import BadLedger
from reportedly.ledger import audit, connecting, keeping, search as searching
from reportedly.ledger.keeping import Entry
from reportedly.ledger.migrations import HEAD, back_up, upgrade, version
from reportedly.ledger.model import Publication, Row
from reportedly.ledger.search import Found, Query

__all__ = ["Entry", "Found", "Ledger", "Publication", "Query"]


class Ledger:
    """A ledger that is open. `note` is what happened at opening that its user should know: a backup that was made."""

    def __init__(self, engine: Engine, where: str, who: str, note: str | None = None) -> None:
        self.engine, self.where, self.who, self.note = engine, where, who, note

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
                raise BadLedger(f"{where} is not there; `reportedly add PATH --ledger {where}` makes it")
            if there is None and not Path(where).absolute().parent.is_dir():
                raise BadLedger(f"{where} cannot be made: the folder {Path(where).parent} is not there")
        engine = connecting.connect(where, read_only=read_only, wait=wait)
        ledger = cls(engine, where, who or user())
        try:
            with connecting.faults(where):
                ledger.note = ledger._prepare(read_only=read_only, make=make)
        except BaseException:
            engine.dispose()
            raise
        return ledger

    def _prepare(self, *, read_only: bool, make: bool) -> str | None:
        shown = connecting.shown(self.where)
        with self.engine.connect() as connection:
            try:
                found = version(connection)
            except BadLedger as error:
                raise BadLedger(f"{shown} {error}") from None
        if found == HEAD:
            return None
        if found is not None and found > HEAD:
            raise BadLedger(
                f"{shown} was made by a newer reportedly (version {found}, this one knows {HEAD}); update the program"
            )
        if found is None:
            if read_only or not make:
                raise BadLedger(f"{shown} holds no ledger yet; `reportedly add PATH --ledger {shown}` makes it")
            with self.writing(lock=False) as connection:
                keeping.lock(connection)
                if version(connection) is None:  # another writer may have been first
                    upgrade(connection)
            return None
        if read_only:
            raise BadLedger(
                f"{shown} is of an older version ({found}); open it once for writing, and it is brought up to date"
            )
        copy = back_up(self.engine, found)
        with self.writing(lock=False) as connection:
            keeping.lock(connection)
            if version(connection) != HEAD:
                upgrade(connection)
            audit.append(connection, self.who, "migrate", {"from": found, "to": HEAD, "backup": copy})
        return f"the ledger was of version {found} and is now of {HEAD}; as it was before it is kept as {copy}"

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
        with connecting.faults(self.where):
            with self.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
                if lock:
                    keeping.lock(connection)
                yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A transaction that reads: one state of the ledger, whatever others write meanwhile."""
        with connecting.faults(self.where), self.engine.connect() as connection:
            yield connection
