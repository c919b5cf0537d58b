"""Feeds: RSS and Atom files, an entry a report, with its title, address and date; the feed is the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from reportedly.errors import BadReport
from reportedly.intake.text import check
from reportedly.report import Report

OPENING = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
BREAKS = frozenset(
    "p div br li h1 h2 h3 h4 h5 h6 blockquote tr ul ol table section article figure figcaption".split()
)


def is_feed(data: bytes) -> bool:
    """Whether bytes are a feed, by how they begin."""
    return OPENING.match(data[:4096]) is not None


def read_feed(data: bytes) -> Iterator[tuple[str, Report | BadReport]]:
    """The entries in the order of the feed. Raises BadReport for what is no feed, or an empty one."""
    import feedparser

    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        raise BadReport("is a feed without entries" if found.version else "is no feed that can be read")
    publisher = plain(found.feed.get("title", "")) or None
    for number, entry in enumerate(found.entries, 1):
        try:
            yield f"entry {number}", report_of(entry, publisher)
        except BadReport as error:
            yield f"entry {number}", error


def report_of(entry: Any, publisher: str | None) -> Report:
    bodies = [part.get("value", "") for part in entry.get("content", ())]
    text = plain(max([*bodies, entry.get("summary", "")], key=len))
    check(text)
    source = entry.get("source") or {}
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    day = date(*when[:3]) if when else None
    return Report(
        text=text, title=plain(entry.get("title", "")) or None, publisher=plain(source.get("title", "")) or publisher, published=day,
        published_from="metadata" if day else None, url=entry.get("link") or None,
    )  # fmt: skip


def plain(markup: str) -> str:
    """The words of a piece of HTML, a line a paragraph."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from lxml import html
    from lxml.etree import LxmlError

    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (LxmlError, ValueError, RecursionError):
        return re.sub(r"<[^>]*>", " ", markup).strip()
    parts: list[str] = []
    for event, element in _walk(tree):
        if event == "start":
            if element.tag in BREAKS:
                parts.append("\n")
            if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
                parts.append(element.text or "")
        else:
            if element.tag in BREAKS:
                parts.append("\n")
            parts.append(element.tail or "" if element is not tree else "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    from lxml.etree import iterwalk

    return iter(iterwalk(tree, events=("start", "end")))
