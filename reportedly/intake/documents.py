"""Documents: bytes that hold one report, told apart by how they begin."""

from __future__ import annotations

from reportedly.errors import BadReport
from reportedly.intake import docx, pdf
from reportedly.intake.html import is_html, read_html
from reportedly.intake.text import read_text
from reportedly.report import Report


def read_document(data: bytes, *, is_page: bool = False, url: str | None = None) -> Report:
    """A PDF, a DOCX, a page or a plain text; `is_page` says that the name ends as a page's does."""
    if data.startswith(pdf.MAGIC):
        return pdf.read_pdf(data)
    if data.startswith(docx.MAGIC):
        return docx.read_docx(data)
    if is_page or is_html(data):
        if not data.strip():
            raise BadReport("is empty")
        return read_html(data, url=url)
    return Report(read_text(data))
