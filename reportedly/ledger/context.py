"""Context: a report with its reading and all its publications, ready to be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from reportedly.ledger.model import Publication, Row

UPDATE = re.compile(r"\bupdat(?:es?|ed)\b|\badds\b|\bcorrect(?:s|ed|ion)\b", re.IGNORECASE)
HEAD = 600
DAYS = frozenset({"DATE", "TIME"})
SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
WHEN = re.compile(r",?\s+when\b")


@dataclass
class Context:
    """One report: `publications` in the order of their day."""

    report: str
    reading: Row
    publications: list[Publication] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return str(self.reading["report"]["text"])

    @cached_property
    def actors(self) -> dict[str, Row]:
        return {a["id"]: a for a in self.reading["actors"]}

    @cached_property
    def statements(self) -> dict[str, Row]:
        return {s["id"]: s for s in self.reading["statements"]}

    @cached_property
    def counts(self) -> dict[str, list[int]]:
        """Where the numbers of each measure stand."""
        table: dict[str, list[int]] = {}
        for row in self.reading["figures"]:
            table.setdefault(row["measure"], []).append(row["span"]["start"])
        return table

    @cached_property
    def days(self) -> list[tuple[int, date, date]]:
        """Where the report names a day or a stretch of days, and which; "since Monday" names only where one begins."""
        named = []
        for row in self.reading["times"]:
            at, end = row["mention"]["start"], row["mention"]["end"]
            if row["type"] not in DAYS or not row["start"]:
                continue
            if SINCE.search(self.text[max(0, at - 12) : at]) and not WHEN.match(self.text[end : end + 8]):
                continue
            first = date.fromisoformat(row["start"])
            named.append((at, first, date.fromisoformat(row["end"]) if row["end"] else first))
        return sorted(named)

    @property
    def published(self) -> str | None:
        return self.publications[0].published or self.reading["report"]["published"]

    @property
    def publisher(self) -> str | None:
        return self.publications[0].publisher or self.reading["report"]["publisher"]

    @cached_property
    def rank(self) -> tuple[str, bool, int, str]:
        """The order of reports: by day; of one day the update comes after what it updates."""
        return self.published or "", UPDATE.search(self.text[:HEAD]) is not None, len(self.text), self.report


def contexts(publications: Sequence[Publication]) -> dict[str, Context]:
    """The reports of the publications, each with its own in order."""
    table: dict[str, Context] = {}
    for item in sorted(
        publications, key=lambda p: (p.published or "9999", p.publisher or "", p.url or "", p.report)
    ):
        table.setdefault(item.report, Context(item.report, item.reading)).publications.append(item)
    return dict(sorted(table.items()))


def replaced(table: dict[str, Context]) -> frozenset[str]:
    """Earlier versions: reports that their outlet published again under the same title and address."""
    versions: dict[tuple[str, str, str], list[Context]] = {}
    for context in table.values():
        for item in context.publications:
            if item.url and item.title:
                versions.setdefault((item.publisher or "", item.url, item.title), []).append(context)
    return frozenset(
        c.report for group in versions.values() for c in sorted(group, key=lambda c: c.rank)[:-1]
    )
