"""Report: an article exactly as published. Every offset in a reading counts in its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date


def report_id(text: str) -> str:
    """`sha256:` and the hash of the text in UTF-8: the same words have the same id wherever they appear."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """One published article, statement or situation report.

    `published_from` says where the date comes from: "given", "metadata", "dateline" or "inferred"; None without a date.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_from: str | None = None
    url: str | None = None
    language: str = "en"
    original: bytes | None = field(
        default=None, compare=False, repr=False
    )  # as it came, where that is not the text

    @property
    def id(self) -> str:
        return report_id(self.text)
