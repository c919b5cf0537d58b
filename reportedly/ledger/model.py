"""What the ledger works on: readings as the contract prints them, with the facts of their publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]  # one object of a reading or of an incident, as the contract prints it


@dataclass(frozen=True, slots=True)
class Publication:
    """One appearance of a report: who published it, when and where.

    Several publications may share one report (byte-identical reprints) and so one `report` id and reading.
    """

    report: str
    reading: Row
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    recorded_at: str | None = None
