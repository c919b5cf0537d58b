"""PDF: situation reports and statements, page after page."""

from __future__ import annotations

import io
import logging

from reportedly.errors import BadReport
from reportedly.intake.text import MOST_LETTERS, check
from reportedly.report import Report

MAGIC = b"%PDF"
MOST_PAGES = 1000


def read_pdf(data: bytes) -> Report:
    """The text of all pages. Raises BadReport for a file that is locked, damaged, or holds pictures of pages only."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every oddity
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadReport("is a PDF that wants a password")
        if len(reader.pages) > MOST_PAGES:
            raise BadReport(f"has {len(reader.pages):,} pages, and a report may have {MOST_PAGES:,}")
        pages: list[str] = []
        size = 0
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            size += len(pages[-1])
            if size > MOST_LETTERS:
                raise BadReport(f"has more than {MOST_LETTERS:,} letters; no report has")
        title = reader.metadata.title if reader.metadata else None
    except BadReport:
        raise
    except Exception as error:  # a damaged file breaks pypdf in as many ways as there are damages
        raise BadReport(f"is a PDF that cannot be read ({type(error).__name__})") from error
    text = "\n\n".join(page.strip() for page in pages if page.strip()).replace("\0", "")
    if not text:
        raise BadReport("is a PDF without text; its pages may be pictures")
    check(text)
    return Report(text, title=str(title).strip() or None if title else None)
