"""What the API asks of a ledger: the one seam between the two.

    heads      → who published which report, when; what was skipped or failed
    reading    → what one report says, as the contract prints it
    incidents  → the happenings that the reports tell together, as the contract prints them

Whatever answers these can be served: a ledger, or readings and incidents as JSON lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from reportedly.errors import BadLedger

Row = dict[str, Any]


class Holdings(Protocol):
    """A ledger, as far as the API sees it."""

    def revision(self) -> str:
        """Changes whenever something in the ledger does."""
        ...

    def heads(self) -> list[Row]:
        """One row a publication: report, title, publisher, published, url, recorded_at, state and reason."""
        ...

    def reading(self, report: str) -> Row | None: ...

    def incidents(self) -> list[Row]: ...


class Lines:
    """Readings and incidents that were printed as JSON lines; nothing is ever added to them."""

    def __init__(self, readings: Iterable[Row], incidents: Iterable[Row]) -> None:
        self._readings = {reading["report"]["id"]: reading for reading in readings}
        self._incidents = list(incidents)

    @classmethod
    def from_files(cls, readings: Path, incidents: Path) -> Lines:
        return cls(read_lines(readings), read_lines(incidents))

    def revision(self) -> str:
        return f"{len(self._readings)}.{len(self._incidents)}"

    def heads(self) -> list[Row]:
        return [head_of(reading) for reading in self._readings.values()]

    def reading(self, report: str) -> Row | None:
        return self._readings.get(report)

    def incidents(self) -> list[Row]:
        return self._incidents


def head_of(reading: Row) -> Row:
    """The facts of publication that a reading itself carries."""
    report = reading["report"]
    return {
        "report": report["id"],
        "title": report["title"],
        "publisher": report["publisher"],
        "published": report["published"],
        "url": report["url"],
        "recorded_at": None,
        "state": "read",
        "reason": None,
    }


def read_lines(path: Path) -> list[Row]:
    """One JSON object a line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise BadLedger(f"{path} cannot be read: {error}") from error
