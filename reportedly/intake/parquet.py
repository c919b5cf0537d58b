"""Parquet: a table of reports, a row each, with the columns that a line of JSONL has as keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reportedly.errors import BadReport, MissingPart
from reportedly.intake.jsonl import KEYS, checked

ROWS = 256  # at a time


def read_parquet(path: Path) -> Iterator[tuple[str, dict[str, Any] | BadReport]]:
    """The rows, each with where it stands. Raises BadReport for a file that cannot be read or has no column `text`."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise MissingPart(
            "reading Parquet needs pyarrow; `pip install reportedly[parquet]` brings it"
        ) from error
    try:
        with parquet.ParquetFile(path) as table:
            columns = [name for name in KEYS if name in table.schema_arrow.names]
            if "text" not in columns:
                raise BadReport("has no column called text")
            number = 0
            for batch in table.iter_batches(ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield (
                        f"row {number}",
                        checked({key: plain(value) for key, value in row.items() if value is not None}),
                    )
    except (ArrowException, OSError) as error:
        raise BadReport(f"is no Parquet file that can be read: {' '.join(str(error).split())}") from error


def plain(value: Any) -> Any:
    """Days and times as the words that a line of JSONL has."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value
