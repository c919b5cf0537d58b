"""Addresses: lists of articles to fetch, as people and as Media Cloud and GDELT write them.

https://one.example/a          an address a line
title,url,publish_date,media_name          Media Cloud's table, GDELT's (URL, Title, Date) and any with such columns
{"articles": [{"url": …, "title": …, "seendate": "20260311T120000Z", "domain": …}]}          GDELT's DOC service
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

LISTS = (".csv", ".tsv", ".urls", ".txt", ".json")
MOST = 20_000_000  # bytes of a list
ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
# The columns that lists use, the first that is there.
DATES = ("publish_date", "published", "seendate", "date")
PUBLISHERS = ("media_name", "publisher", "outlet", "source", "domain")


@dataclass(frozen=True, slots=True)
class Address:
    """An article to fetch, with what the list says of it."""

    where: str
    url: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


def may_list(start: bytes) -> bool:
    """Whether a file that begins so may be a list: what is none is not read whole to find out."""
    text = start.decode("utf-8-sig", "ignore").lstrip()
    return (
        text.startswith(("#", "{"))
        or ADDRESS.match(text.split(maxsplit=1)[0] if text else "") is not None
        or "url" in text.split("\n", 1)[0].lower()
    )


def read_addresses(data: bytes) -> list[Address]:
    """The addresses in a list; none where the bytes are no list of addresses."""
    if len(data) > MOST:
        return []
    text = data.decode("utf-8-sig", "replace")
    first = text.lstrip()[:1]
    if first == "{":
        return list(of_articles(text))
    lines = [line.strip() for line in text.splitlines()]
    told = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if told and all(ADDRESS.match(line) for _, line in told):
        return [Address(f"line {n}", line) for n, line in told]
    return list(of_table(text))


def of_articles(text: str) -> Iterator[Address]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return
    rows = told.get("articles") if isinstance(told, dict) else None
    if isinstance(rows, list):
        yield from of_rows((f"article {n}", row) for n, row in enumerate(rows, 1) if isinstance(row, dict))


def of_table(text: str) -> Iterator[Address]:
    header = text.split("\n", 1)[0]
    try:
        columns = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in header else ",")
        if "url" in {(name or "").strip().lower() for name in columns.fieldnames or ()}:
            yield from of_rows((f"row {n}", row) for n, row in enumerate(columns, 2))
    except csv.Error:
        return  # no table, or one that ends here


def of_rows(rows: Iterable[tuple[str, Mapping[Any, Any]]]) -> Iterator[Address]:
    for where, row in rows:
        told = {str(key).strip().lower(): str(value).strip() for key, value in row.items() if key and value}
        url = told.get("url", "")
        if ADDRESS.match(url):
            publisher = next((told[key] for key in PUBLISHERS if told.get(key)), None)
            yield Address(where, url, told.get("title"), publisher, day_of(told))


def day_of(told: Mapping[str, str]) -> date | None:
    """The day that a row gives: "2026-03-11 12:00:00", "20260311T120000Z"; None for one that is no day."""
    m = next((found for key in DATES if (found := DAY.match(told.get(key, "")))), None)
    try:
        return date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
