"""Preparing: all that can be made of a report before other writers have to wait: its marks, its reading as rows and bytes."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass, field

from reportedly.errors import BadReport
from reportedly.ledger.model import Row
from reportedly.ledger.rows import Claims, canonical, checked
from reportedly.report import Report

READ = ("dateline", "inferred")  # where a day of publication was read in the words
MADE_BY = ("code", "model", "data")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that goes in. `reading` is what it says, `original` the bytes that it came in, `name` the file and line."""

    report: Report
    reading: Row | None = None
    original: bytes | None = None
    made_by: Row = field(default_factory=dict)
    name: str | None = None


def mark(report: Report) -> str:
    """The identity of a publication: the words, and who printed them when, where and under which headline.

    A day that was read in the words themselves adds nothing to it.
    """
    told = report.published if report.published_from not in READ else None
    published = told.isoformat() if told else None
    facts = [report.id, report.publisher, published, report.url, report.title]
    return hashlib.sha256(canonical(facts).encode("utf-8", "surrogatepass")).hexdigest()


def packed(reading: Row) -> tuple[str, bytes]:
    """The digest and the compressed JSON of a reading without the text of its report, which is kept once."""
    head = {k: v for k, v in reading["report"].items() if k != "text"}
    content = canonical({**reading, "report": head}).encode()
    return hashlib.sha256(content).hexdigest(), zlib.compress(content, 3)


def unpacked(content: bytes, words: str) -> Row:
    reading: Row = json.loads(zlib.decompress(content))
    reading["report"]["text"] = words
    return reading


class Prepared:
    """An entry with all that can be made of it before other writers have to wait. Raises BadReport where it does not fit."""

    def __init__(self, entry: Entry) -> None:
        self.entry, self.mark = entry, mark(entry.report)
        self.original: str | None = None
        if entry.original is not None and entry.original != entry.report.text.encode(
            "utf-8", "surrogatepass"
        ):
            self.original = "sha256:" + hashlib.sha256(entry.original).hexdigest()
        self.reading = None if entry.reading is None else Told(entry.reading, entry.made_by)


class Told:
    """A reading as the rows that it becomes."""

    def __init__(self, reading: Row, made_by: Row) -> None:
        claims = Claims(checked(reading))
        self.published: str | None = reading["report"].get("published")
        self.made_by = {name: made_by.get(name) for name in MADE_BY}
        self.digest, self.content = packed(reading)
        self.statements = [*claims.statements()]
        self.events = [*claims.events()]
        self.figures = [*claims.figures()]


def prepared(entry: Entry | BadReport) -> Prepared | BadReport:
    """A fault is handed on: it costs only itself."""
    if isinstance(entry, BadReport):
        return entry
    try:
        return Prepared(entry)
    except BadReport as error:
        return error
