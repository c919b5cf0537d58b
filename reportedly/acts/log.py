"""Acts of people: who decided what, when, with what before and after. Rows are added, never changed.

They stand in the ledger's own log (act "desk"), each entry chained to the one before by its hash, beside what came in.
Undo is an act as well: it takes back an earlier one, and undoing the undo brings it back.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, func, select

from reportedly.errors import BadRequest
from reportedly.ledger import Ledger, audit, tables

KINDS = ("decide", "adjudicate", "merge", "grade", "mark", "search", "look", "undo")
Entry = tuple[int, dict[str, Any], str]  # number, {at, who, act, what}, hash
Found = tuple[
    list[Entry], int
]  # acts at the desk after a number, and the number up to which the log was looked through
Append = Callable[[str, dict[str, Any]], None]


class Log(Protocol):
    """Where acts are kept."""

    def entries(self, after: int) -> Found: ...

    def writing(self) -> Any:
        """A context in which nobody else writes; it gives (entries, append)."""
        ...

    def verify(self) -> str | None: ...


class LedgerLog:
    """The log of a ledger, as far as it tells of acts at the desk."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def entries(self, after: int) -> Found:
        with self.ledger.looking() as connection:
            return desk_entries(connection, after)

    @contextmanager
    def writing(self) -> Iterator[tuple[Callable[[int], Found], Append]]:
        with self.ledger.writing() as connection:
            yield (
                lambda after: desk_entries(connection, after),
                lambda who, what: audit.append(connection, who, "desk", what),
            )

    def verify(self) -> str | None:
        with self.ledger.looking() as connection:
            try:
                for _ in audit.entries(connection):
                    pass
            except ValueError as error:
                return str(error)
        return None


def desk_entries(connection: Connection, after: int) -> Found:
    a = tables.audit
    last = connection.execute(select(func.max(a.c.id))).scalar() or 0
    if last <= after:
        return [], after
    query = select(a.c.id, a.c.entry, a.c.hash).where(a.c.id > after, a.c.entry.like('%"act":"desk"%'))
    found = [
        (number, json.loads(entry), hash)
        for number, entry, hash in connection.execute(query.order_by(a.c.id))
    ]
    return [entry for entry in found if entry[1].get("act") == "desk"], last


class HeldLog:
    """A log in memory, for readings that belong to no ledger."""

    def __init__(self) -> None:
        self._held: list[Entry] = []

    def entries(self, after: int) -> Found:
        return self._held[after:], len(self._held)

    @contextmanager
    def writing(self) -> Iterator[tuple[Callable[[int], Found], Append]]:
        def append(who: str, what: dict[str, Any]) -> None:
            entry = {"at": audit.now(), "who": who, "act": "desk", "what": what}
            before = self._held[-1][2] if self._held else audit.START
            text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
            self._held.append((len(self._held) + 1, entry, audit.chained(before, text)))

        yield self.entries, append

    def verify(self) -> str | None:
        return None


@dataclass(frozen=True, slots=True)
class Act:
    seq: int
    at: str
    who: str
    kind: str
    subject: str
    before: Any
    after: Any
    hash: str


class Acts:
    """The log, and what follows from it."""

    def __init__(self, log: Log) -> None:
        self._lock = threading.RLock()
        self._log = log
        self._acts: list[Act] = []
        self._undone: set[int] = set()
        self._current: dict[tuple[str, str, str], Act] = {}
        self._seen = 0
        self._read_new()

    def _read_new(self, entries: Callable[[int], Found] | None = None) -> None:
        """Take in what was added since, by this process or another one."""
        found, self._seen = (entries or self._log.entries)(self._seen)
        fresh = [
            Act(seq, e["at"], e["who"], what["kind"], what["subject"], what["before"], what["after"], hash)
            for seq, e, hash in found
            if (what := e["what"])
        ]
        self._acts += fresh
        if any(act.kind == "undo" for act in fresh):
            self._settle()
        else:
            for act in fresh:
                self._current[act.kind, act.subject, act.who] = act

    def _settle(self) -> None:
        """What holds after all undoing, from the start."""
        undone: set[int] = set()
        for act in self._acts:
            if act.kind == "undo":
                target = int(act.subject.removeprefix("act:"))
                (undone.discard if act.after is None else undone.add)(target)
        self._undone = undone
        self._current = {
            (act.kind, act.subject, act.who): act
            for act in self._acts
            if act.kind != "undo" and act.seq not in undone
        }

    def add(self, who: str, kind: str, subject: str, after: Any) -> Act:
        if kind not in KINDS:
            raise BadRequest(f"there is no act {kind!r}")
        with self._lock:
            with self._log.writing() as (entries, append):
                self._read_new(entries)
                held = self._current.get((kind, subject, who))
                before = held.after if held else None
                append(who, {"kind": kind, "subject": subject, "before": before, "after": after})
            self._read_new()
            return self._acts[-1]

    def undo(self, who: str, seq: int | None = None) -> Act | None:
        """Take back an act: the given one, or this person's last that still holds."""
        with self._lock:
            self._read_new()
            holding = [
                act
                for act in self._acts
                if act.kind not in {"undo", "look"} and act.seq not in self._undone and act.who == who
            ]
            if seq is not None:
                holding = [act for act in holding if act.seq == seq]
            return self.add(who, "undo", f"act:{holding[-1].seq}", True) if holding else None

    def redo(self, who: str) -> Act | None:
        """Bring back what this person undid last."""
        with self._lock:
            self._read_new()
            undos = [act for act in self._acts if act.kind == "undo" and act.who == who and act.after]
            for act in reversed(undos):
                target = int(act.subject.removeprefix("act:"))
                if target in self._undone:
                    return self.add(who, "undo", act.subject, None)
            return None

    def holding(self, kind: str) -> list[Act]:
        """The acts of a kind that hold: for each subject and person the last that was not undone, in order."""
        with self._lock:
            self._read_new()
            found = [act for (k, _, _), act in self._current.items() if k == kind and act.after is not None]
            return sorted(found, key=lambda act: act.seq)

    def log(self, after: int = 0, most: int = 500) -> list[dict[str, Any]]:
        with self._lock:
            self._read_new()
            return [
                {
                    "seq": act.seq,
                    "at": act.at,
                    "who": act.who,
                    "kind": act.kind,
                    "subject": act.subject,
                    "before": act.before,
                    "after": act.after,
                    "undone": act.seq in self._undone,
                    "hash": act.hash,
                }
                for act in self._acts
                if act.seq > after
            ][-most:]

    @property
    def revision(self) -> int:
        with self._lock:
            self._read_new()
            return self._acts[-1].seq if self._acts else 0

    def verify(self) -> str | None:
        """The first thing that is wrong with the chain of the log, in a sentence; None when all is well."""
        return self._log.verify()
