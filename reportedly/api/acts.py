"""Acts of people: who decided what, when, with what before and after. Rows are added, never changed.

Each row carries the hash of the one before it, so that a row that was altered, left out or slipped in shows.
Undo is an act as well: it takes back an earlier one, and undoing the undo brings it back.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportedly.errors import BadLedger, BadRequest

KINDS = ("decide", "merge", "split", "grade", "mark", "search", "look", "undo")
SCHEMA = """
CREATE TABLE IF NOT EXISTS desk_acts (
    seq INTEGER PRIMARY KEY,   -- counts from 1 without a gap
    at TEXT NOT NULL,          -- UTC, ISO 8601
    who TEXT NOT NULL,         -- the account's name, or "desk" on an open desk
    kind TEXT NOT NULL,        -- one of KINDS
    subject TEXT NOT NULL,     -- what it is about: event:<report>/<event>, actor:<name>, source:<name>, act:<seq>
    before TEXT NOT NULL,      -- JSON: what held until now
    after TEXT NOT NULL,       -- JSON: what holds from now on; null takes it away
    prev TEXT NOT NULL,        -- hash of the row before
    hash TEXT NOT NULL         -- SHA-256 over all of the above
)
"""


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

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.RLock()
        try:
            self._base = sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=10)
            self._base.execute(SCHEMA)
            self._base.commit()
        except sqlite3.Error as error:
            raise BadLedger(f"{path} cannot hold the desk's log: {error}") from error
        self._acts: list[Act] = []
        self._undone: set[int] = set()
        self._current: dict[tuple[str, str, str], Act] = {}
        self._read_new()

    def _read_new(self) -> None:
        """Take in what was added since, by this process or another one."""
        after = self._acts[-1].seq if self._acts else 0
        found = self._base.execute(
            "SELECT seq, at, who, kind, subject, before, after, hash FROM desk_acts WHERE seq > ? ORDER BY seq",
            (after,),
        )
        fresh = [
            Act(seq, at, who, kind, subject, json.loads(before), json.loads(now), hash)
            for seq, at, who, kind, subject, before, now, hash in found
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
            try:
                self._base.execute("BEGIN IMMEDIATE")
                self._read_new()
                held = self._current.get((kind, subject, who))
                before = held.after if held else None
                last = self._acts[-1] if self._acts else None
                seq, prev = (last.seq + 1, last.hash) if last else (1, "")
                at = datetime.now(UTC).isoformat(timespec="milliseconds")
                row = (seq, at, who, kind, subject, dumped(before), dumped(after), prev)
                self._base.execute(
                    "INSERT INTO desk_acts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, hash_of(row))
                )
                self._base.commit()
            except sqlite3.Error as error:
                self._base.rollback()
                raise BadLedger(f"the act was not written: {error}") from error
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
        """The first thing that is wrong with the chain, in a sentence; None when all is well."""
        prev, expected = "", 1
        for row in self._base.execute("SELECT * FROM desk_acts ORDER BY seq"):
            if row[0] != expected:
                return f"act {expected} is missing from the log"
            if row[7] != prev or row[8] != hash_of(row[:8]):
                return f"act {row[0]} of {row[2]} ({row[3]}) was changed after it was written"
            prev, expected = row[8], expected + 1
        return None


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def hash_of(row: tuple[Any, ...]) -> str:
    return hashlib.sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()
