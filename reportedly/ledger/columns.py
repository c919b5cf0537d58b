"""Columns: the few facts of every event that filters and counts need, side by side in memory.

    event   first     last      lat    lon     type      country   …
    1       2024-05-06 …  06    15.45  36.40   ASSAULT   SDN
    2       –         –         –      –       CONSULT   –

A million of them are filtered and counted in some milliseconds, on either database. Each SEGMENT of events is packed into one row
of the table `columns` when it is full, so that a new process reads 30 rows and not a million; the rest comes from `events`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

FACETS = ("type", "status", "country", "year", "publisher")
SEGMENT = 1 << 15
NEVER = 0  # the day of what has no day
PLAIN = {"first": np.int32, "last": np.int32, "lat": np.float64, "lon": np.float64}
SELECT = f'SELECT id, start, "end", lat, lon, {", ".join(FACETS)} FROM events'

Array = NDArray[Any]


def day_number(day: str | None) -> int:
    """A day as a number that compares; NEVER for none, and for what is no day."""
    try:
        return date.fromisoformat(day).toordinal() if day else NEVER
    except ValueError:
        return NEVER


@dataclass(frozen=True)
class Columns:
    """The events up to number `size`; event n stands at place n. Never changed: what grows is a new one."""

    size: int = 0
    readings: int = 0  # the last reading whose predecessor was taken out
    counts: Array = field(
        default_factory=lambda: np.zeros(1, bool)
    )  # whether the event is of the newest reading
    plain: dict[str, Array] = field(
        default_factory=lambda: {name: np.zeros(1, kind) for name, kind in PLAIN.items()}
    )
    codes: dict[str, Array] = field(default_factory=lambda: {name: np.zeros(1, np.int32) for name in FACETS})
    values: dict[str, list[str]] = field(default_factory=lambda: {name: [""] for name in FACETS})

    @cached_property
    def everything(self) -> Array:
        """All numbers."""
        return np.arange(self.size + 1)

    def grown(self, connection: Connection) -> Columns:
        """With what was added to the ledger since; itself where that is nothing."""
        last, readings = connection.execute(
            text("SELECT (SELECT max(id) FROM events), (SELECT max(id) FROM readings)")
        ).one()
        if (last or 0) <= self.size and (readings or 0) <= self.readings:
            return self
        found = self.with_parts(parts(connection, self.size, last or 0))
        replaced = connection.execute(
            text("SELECT e.id FROM readings r JOIN events e ON e.reading = r.replaces WHERE r.replaces IS NOT NULL AND r.id > :seen"),
            {"seen": self.readings},
        )  # fmt: skip
        gone = np.fromiter((id for (id,) in replaced), np.int64)
        counts = found.counts.copy()
        counts[gone] = False
        return Columns(found.size, readings or 0, counts, found.plain, found.codes, found.values)

    def with_parts(self, fresh: Sequence[Part]) -> Columns:
        """With more events after its last. Numbers that no event has count for nothing."""
        if not fresh:
            return self
        size = max(int(part["id"][-1]) for part in fresh)
        at = np.concatenate([part["id"] for part in fresh])
        counts, codes, plain, values = longer(self.counts, size), {}, {}, {}
        counts[at] = True
        for name in PLAIN:
            plain[name] = longer(self.plain[name], size)
            plain[name][at] = np.concatenate([part[name] for part in fresh])
        for name in FACETS:
            known = dict(zip(self.values[name], range(len(self.values[name])), strict=True))
            theirs = []
            for part in fresh:
                table = [known.setdefault(value, len(known)) for value in part[f"{name}_values"].tolist()]
                theirs.append(np.array(table, np.int32)[part[name]])
            codes[name] = longer(self.codes[name], size)
            codes[name][at] = np.concatenate(theirs)
            values[name] = list(known)
        return Columns(size, self.readings, counts, plain, codes, values)


Part = dict[
    str, Array
]  # the columns of some events: their numbers, PLAIN, and each facet as codes and values


def longer(column: Array, size: int) -> Array:
    made = np.zeros(size + 1, column.dtype)
    made[: len(column)] = column
    return made


def parts(connection: Connection, after: int, last: int) -> list[Part]:
    """The events after a number: as they are packed, and the rest row by row."""
    found = []
    if last - after >= SEGMENT:
        query = text("SELECT segment, content FROM columns WHERE segment >= :first ORDER BY segment")
        for segment, content in connection.execute(query, {"first": -(-after // SEGMENT)}):
            if segment * SEGMENT != after:
                break  # one is missing: the rest row by row
            found.append(unpacked(content))
            after += SEGMENT
    rows = connection.execute(text(f"{SELECT} WHERE id > :after ORDER BY id"), {"after": after}).all()
    return [*found, part(rows)] if rows else found


def part(rows: Iterable[Any]) -> Part:
    """Rows of `SELECT` as columns."""
    id, start, end, lat, lon, *facets = zip(*rows, strict=True)
    first = np.array([day_number(day) for day in start], np.int32)
    made: Part = {
        "id": np.array(id, np.int64),
        "first": first,
        "last": np.maximum(first, np.array([day_number(day) for day in end], np.int32)),
        "lat": np.array(lat, np.float64),  # None becomes NaN, which lies in no box
        "lon": np.array(lon, np.float64),
    }
    for name, column in zip(FACETS, facets, strict=True):
        known: dict[str, int] = {}
        made[name] = np.array([known.setdefault(value or "", len(known)) for value in column], np.int32)
        made[f"{name}_values"] = np.array(list(known))
    return made


def packed(made: Part) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, **made)  # type: ignore[arg-type]
    return stream.getvalue()


def unpacked(content: bytes) -> Part:
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        return {name: held[name] for name in held.files}


def pack(connection: Connection, first: int, last: int) -> None:
    """Pack the segments that the events from `first` to `last` have filled. Segment n holds the numbers after n * SEGMENT."""
    for segment in range((first - 1) // SEGMENT, last // SEGMENT):
        rows = connection.execute(
            text(f"{SELECT} WHERE id > :low AND id <= :high ORDER BY id"),
            {"low": segment * SEGMENT, "high": (segment + 1) * SEGMENT},
        ).all()
        if rows:
            connection.execute(
                text("INSERT INTO columns (segment, content) VALUES (:segment, :content) ON CONFLICT (segment) DO NOTHING"),
                {"segment": segment, "content": packed(part(rows))},
            )  # fmt: skip
