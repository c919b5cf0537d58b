"""Arrivals: reports in the order in which they were named, the bad ones with their fault, so that one does not cost the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from reportedly.errors import BadReport, OtherLanguage, ReportedlyError
from reportedly.intake import addresses, jsonl
from reportedly.intake.addresses import Address, may_list, read_addresses
from reportedly.intake.dates import read_day
from reportedly.intake.documents import read_document
from reportedly.intake.feeds import is_feed, read_feed
from reportedly.intake.fetching import Fetcher
from reportedly.intake.html import is_html, read_html
from reportedly.intake.parquet import read_parquet
from reportedly.intake.text import MOST_BYTES, check
from reportedly.intake.warc import read_warc
from reportedly.report import Report

SINGLE = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx")
FEEDS, ARCHIVES = (".rss", ".atom", ".xml"), (".warc", ".warc.gz")
Item = TypeVar("Item")

PAGES = (".html", ".htm", ".xhtml")
LISTS = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".json.gz")
KNOWN = (*SINGLE, ".parquet", *LISTS, *FEEDS, *ARCHIVES)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about the reports. It goes before what a page says."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report, or why there is none. `name` is the file, with the line where it holds several."""

    name: str
    report: Report | None = None
    fault: ReportedlyError | None = None


NOTHING = Given()


def arrivals(
    paths: Iterable[str], given: Given = NOTHING, fetcher: Fetcher | None = None
) -> Iterator[Arrival]:
    """The reports of files, folders, JSONL and "-", in order; of addresses and lists of them where there is a fetcher."""
    for path in paths:
        if path == "-":
            yield attempt("standard input", lambda: from_bytes(sys.stdin.buffer.read(MOST_BYTES + 1), given))
        elif not path:
            yield Arrival(path, fault=BadReport("'' is no file; name a file or folder"))
        elif "://" in path:
            yield from from_address(Address("", path), path, given, fetcher)
        elif os.path.isdir(path):  # False for a name that no file can have
            yield from from_folder(Path(path), given, fetcher)
        else:
            yield from from_file(Path(path), given, fetcher)


def from_address(told: Address, name: str, given: Given, fetcher: Fetcher | None) -> Iterator[Arrival]:
    """The report at an address, or the entries of the feed there."""
    if fetcher is None:
        yield Arrival(name, fault=BadReport(f"{name} is an address, and nothing is fetched without --fetch"))
        return
    try:
        page = fetcher.get(told.url)
    except BadReport as error:
        yield Arrival(name, fault=BadReport(f"{name} {error}"))
        return
    listed = Given(told.published, told.publisher, None, told.title)
    if is_feed(page.data):
        yield from from_several(name, read_feed(page.data), lambda report: with_given(report, given))
    else:
        yield attempt(name, lambda: with_given(from_bytes(page.data, replace(listed, url=page.url)), given))


def attempt(name: str, make: Callable[[], Report]) -> Arrival:
    try:
        return Arrival(name, make())
    except ReportedlyError as error:
        kind = OtherLanguage if isinstance(error, OtherLanguage) else BadReport
        return Arrival(name, fault=kind(f"{name} {error}"))


def from_folder(folder: Path, given: Given, fetcher: Fetcher | None = None) -> Iterator[Arrival]:
    """What lies in a folder and below, by name. Files that a JSONL beside them names are read through it, once."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and not is_hidden(path.relative_to(folder))
    )
    listed = {named for path in files if path.name.lower().endswith(LISTS) for named in named_files(path)}
    kept = [path for path in files if path.name.lower().endswith(KNOWN) and path.resolve() not in listed]
    if not kept:
        yield Arrival(
            str(folder),
            fault=BadReport(f"{folder} holds no reports; it wants files that end in {', '.join(KNOWN)}"),
        )
    for path in kept:
        yield from from_file(path, given, fetcher)


def is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts) or path.name.lower() in {
        "readme.md",
        "license.txt",
        "licence.txt",
    }


def named_files(path: Path) -> Iterator[Path]:
    try:
        for _, item in jsonl.entries(path):
            if isinstance(item, dict) and item.get("file"):
                yield (path.parent / item["file"]).resolve()
    except (BadReport, OSError, ValueError):
        return


def from_file(path: Path, given: Given, fetcher: Fetcher | None = None) -> Iterator[Arrival]:
    name = path.name.lower()
    if name.endswith(addresses.LISTS) and (listed := addresses_in(path)):
        for told in listed:
            yield from from_address(told, f"{path}, {told.where}, {told.url}", given, fetcher)
    elif name.endswith(LISTS):
        lines = ((f"line {number}", item) for number, item in jsonl.entries(path))
        yield from from_several(path, lines, lambda item: from_entry(item, path.parent, given))
    elif name.endswith(".parquet"):
        yield from from_several(path, read_parquet(path), lambda item: from_entry(item, path.parent, given))
    elif name.endswith(ARCHIVES):
        yield from from_several(path, read_warc(path), lambda report: with_given(report, given))
    elif name.endswith(FEEDS):
        yield from from_several(path, feed(path), lambda report: with_given(report, given))
    else:
        yield attempt(str(path), lambda: from_bytes(content(path), given, is_page=name.endswith(PAGES)))


def addresses_in(path: Path) -> list[Address]:
    try:
        with path.open("rb") as stream:
            if not may_list(stream.read(4096)):
                return []
        return read_addresses(content(path))
    except (BadReport, OSError, ValueError):
        return []  # whoever reads it as a report says what is wrong


def from_several(
    path: Path | str, items: Iterable[tuple[str, Item | BadReport]], make: Callable[[Item], Report]
) -> Iterator[Arrival]:
    """The reports of a file that holds several; `items` are what they are made of, each with where it stands."""

    def made(item: Item | BadReport) -> Report:
        if isinstance(item, BadReport):
            raise item
        return make(item)

    found = False
    try:
        if isinstance(path, Path) and not os.path.exists(path):
            raise BadReport("is not there")
        for where, item in items:
            found = True
            yield attempt(f"{path}, {where},", partial(made, item))
    except BadReport as error:
        yield Arrival(str(path), fault=BadReport(f"{path} {error}"))
        return
    if not found:
        yield Arrival(str(path), fault=BadReport(f"{path} holds no report"))


def feed(path: Path) -> Iterator[tuple[str, Report | BadReport]]:
    data = content(path)
    if not is_feed(data) and is_html(data):
        yield "the page", read_html(data)
    else:
        yield from read_feed(data)


def content(path: Path) -> bytes:
    """The bytes of a file, if there are not too many of them."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadReport(
                f"has {size / 1e6:,.0f} MB, and a report may have {MOST_BYTES / 1e6:.0f}; split it into one file a report"
            )
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadReport("is not there") from None
    except OSError as error:
        raise BadReport(f"cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the name
        raise BadReport(f"is no name of a file: {error}") from error


def from_bytes(data: bytes, given: Given, *, is_page: bool = False) -> Report:
    report = read_document(data, is_page=is_page, url=given.url)
    if data != report.text.encode("utf-8", "surrogatepass"):
        report = replace(report, original=data)
    return with_given(report, given)


def from_entry(item: dict[str, Any], folder: Path, given: Given) -> Report:
    """The report of a line of JSONL."""
    told = Given(
        published=read_day(item["published"]) if item.get("published") else None,
        publisher=item.get("publisher") or None,
        url=item.get("url") or None,
        title=item.get("title") or None,
    )
    if item.get("file"):
        name = item["file"]
        try:
            report = from_bytes(content(folder / name), told, is_page=name.lower().endswith(PAGES))
        except BadReport as error:
            raise BadReport(f"names {name}, which {error}") from error
    else:
        text = item["text"]
        nul = text.find("\0")
        if nul >= 0:
            raise BadReport(f"holds a NUL at letter {nul + 1} of its text")
        check(text)
        report = Report(text)
    return with_given(with_given(report, told), given)


def with_given(report: Report, given: Given) -> Report:
    """The report with what was said about it in place of what the page says."""
    changes: dict[str, Any] = {
        key: value for key in ("publisher", "url", "title") if (value := getattr(given, key))
    }
    if given.published:
        changes |= {"published": given.published, "published_from": "given"}
    return replace(report, **changes) if changes else report
