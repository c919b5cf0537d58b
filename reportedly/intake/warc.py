"""WARC: the pages of a web archive, each with the address that it was fetched from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import BadReport
from reportedly.intake.html import read_html
from reportedly.intake.text import MOST_BYTES
from reportedly.report import Report

PAGES = ("text/html", "application/xhtml+xml")


def read_warc(path: Path) -> Iterator[tuple[str, Report | BadReport]]:
    """The pages that were answered with 200, in the order of the archive. Raises BadReport where it cannot be read on."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with path.open("rb") as stream:
            records = ArchiveIterator(stream)
            records.INC_RECORD = ""  # it would print the bytes of what is damaged
            for record in records:
                if record.rec_type not in {"response", "resource", "conversion"}:
                    continue
                kind = (record.http_headers or record.rec_headers).get_header("Content-Type", "") or ""
                status = record.http_headers.get_statuscode() if record.http_headers else "200"
                if status != "200" or not kind.lower().startswith(PAGES):
                    continue
                address = record.rec_headers.get_header("WARC-Target-URI")
                yield (
                    address or "a page without address",
                    page(record.content_stream().read(MOST_BYTES + 1), address),
                )
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        raise BadReport(f"is a web archive that breaks off or is damaged ({type(error).__name__})") from error


def page(data: bytes, address: str | None) -> Report | BadReport:
    try:
        return read_html(data, url=address)
    except BadReport as error:
        return error
