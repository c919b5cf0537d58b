"""Context: a report with its reading and all its publications, ready to be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reportedly.ledger.model import Publication, Row

UPDATE = re.compile(r"\bupdat(?:es?|ed)\b|\badds\b|\bcorrect(?:s|ed|ion)\b", re.IGNORECASE)
HEAD = 600


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
