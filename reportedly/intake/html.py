"""Web pages: the article out of its page, with title, publisher, date and address as the page gives them.

The page goes through trafilatura; its extracted text is the text of the report, stored once, in which all offsets count.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from reportedly.errors import BadReport, BadRequest
from reportedly.intake.dates import read_day
from reportedly.intake.text import MOST_BYTES, check, decode
from reportedly.report import Report

OPENING = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)

LAYOUT_ROW = re.compile(
    r"^\|.{300}", re.MULTILINE
)  # a row of a table with an article in it: the table is the page's layout
TABLE_TAG = re.compile(r"<(/?)(?:table|tbody|thead|tr|td|th|font)\b[^>]*>", re.IGNORECASE)


def is_html(data: bytes) -> bool:
    """Whether bytes are a page, by how they begin."""
    return OPENING.match(data[:4096]) is not None


def read_html(data: bytes, *, url: str | None = None) -> Report:
    """The report that a page holds. Raises BadReport where no article is found in it."""
    page = decode_page(data)
    found = extract(page, url)
    if found is not None and LAYOUT_ROW.search(found.text or ""):
        found = extract(TABLE_TAG.sub(r"<\1div>", page), url)
    if found is None or not (found.text or "").strip():
        raise BadReport("holds no article that can be told from the page around it")
    check(found.text)
    published = day_of(found.date)
    address = url or found.url
    host = urlsplit(address).hostname if address else None
    return Report(
        text=found.text,
        title=found.title or None,
        publisher=found.sitename or (host.removeprefix("www.") if host else None),
        published=published,
        published_from="metadata" if published else None,
        url=address or None,
    )


def decode_page(data: bytes) -> str:
    """The letters of a page, in the encoding that it declares where it is not UTF-8."""
    if len(data) > MOST_BYTES:
        raise BadReport(f"has {len(data) / 1e6:.0f} MB, and a page may have {MOST_BYTES / 1e6:.0f}")
    declared = CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # it says one thing and is another
    return decode(data)


def extract(page: str, url: str | None) -> Any:
    """What trafilatura finds: text, title, sitename, date and url."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):  # what they have to say about a page is for their developers
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, include_tables=True, deduplicate=False
        )
    except (LxmlError, ValueError, RecursionError, AttributeError, TypeError) as error:
        raise BadReport(f"cannot be taken apart as a page ({type(error).__name__})") from error


def day_of(words: str | None) -> date | None:
    try:
        return read_day(words) if words else None
    except BadRequest:
        return None
