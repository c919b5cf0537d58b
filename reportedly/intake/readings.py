"""Ready readings: what `reportedly read --format json` printed, a reading a line, for a ledger to take as it is."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.errors import BadReport
from reportedly.report import Report

ENDS = (".jsonl", ".ndjson", ".jsonl.gz")
SCHEMA = "reading/1"
LONGEST = 200_000_000  # bytes of a line


def holds_readings(path: Path) -> bool:
    """Whether the first line of a JSONL is a reading."""
    if not path.name.lower().endswith(ENDS):
        return False
    try:
        with gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb") as stream:
            return is_reading(stream.readline(LONGEST))
    except (OSError, EOFError, zlib.error):
        return False


def is_reading(line: bytes) -> bool:
    if not line.lstrip().startswith(b"{") or b'"reading/1"' not in line:
        return False
    try:
        return bool(json.loads(line).get("schema") == SCHEMA)
    except (ValueError, RecursionError, AttributeError):
        return False


def read_readings(
    lines: Iterator[bytes | BadReport], name: str
) -> Iterator[tuple[str, tuple[Report, dict[str, Any]] | BadReport]]:
    """The place of each line, with the reading and its report, or with what is wrong with it."""
    for number, line in enumerate(lines, 1):
        where = f"{name}, line {number},"
        if isinstance(line, BadReport):
            yield where, line
            continue
        if not line.strip():
            continue
        try:
            reading = json.loads(line)
            yield where, (report_of(reading), reading)
        except BadReport as error:
            yield where, error
        except (ValueError, RecursionError) as error:
            yield where, BadReport(f"is not valid JSON ({error})")


def report_of(reading: Any) -> Report:
    head = reading.get("report") if isinstance(reading, dict) else None
    if not isinstance(head, dict) or not isinstance(head.get("text"), str) or reading.get("schema") != SCHEMA:
        raise BadReport("is no reading as `reportedly read --format json` prints it")
    for key in ("title", "publisher", "published", "published_from", "url", "language"):
        if head.get(key) is not None and not isinstance(head[key], str):
            raise BadReport(f"is a reading whose {key} is no string")
    try:
        published = date.fromisoformat(head["published"]) if head.get("published") else None
    except ValueError:
        raise BadReport(f"is a reading published on {head['published']!r}, which is no day") from None
    return Report(
        head["text"],
        head.get("title"),
        head.get("publisher"),
        published,
        head.get("published_from"),
        head.get("url"),
        head.get("language") or "en",
    )
