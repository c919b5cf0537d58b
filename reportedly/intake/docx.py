"""DOCX: the paragraphs and table rows of a Word document, in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from reportedly.errors import BadReport
from reportedly.intake.text import check
from reportedly.report import Report

MAGIC = b"PK\x03\x04"
MOST_BYTES = 60_000_000  # of XML, unpacked
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_docx(data: bytes) -> Report:
    """The text of a document. Raises BadReport for what is another kind of archive, or damaged."""
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "word/document.xml" not in names:
                raise BadReport("is a zip or Office file, not text; unpack it or save it as DOCX")
            body = parsed(archive, "word/document.xml")
            core = parsed(archive, "docProps/core.xml") if "docProps/core.xml" in names else None
    except (
        zipfile.BadZipFile,
        XMLSyntaxError,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise BadReport(f"is a document that cannot be opened ({type(error).__name__})") from error
    text = "\n".join(paragraphs(body))
    check(text)
    title = core.findtext(TITLE) if core is not None else None
    return Report(text, title=title.strip() or None if title else None)


def parsed(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if archive.getinfo(name).file_size > MOST_BYTES:
        raise BadReport(f"unpacks to more than {MOST_BYTES / 1e6:.0f} MB; no report does")
    with archive.open(name) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise BadReport(f"unpacks to more than {MOST_BYTES / 1e6:.0f} MB; no report does")
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def paragraphs(body: Any) -> Iterator[str]:
    """Each paragraph; the cells of a table row stand side by side."""
    for element in body.iter(f"{WORD}p", f"{WORD}tr"):
        if element.tag == f"{WORD}tr":
            yield " | ".join(
                " ".join(words(p) for p in cell.iter(f"{WORD}p")).strip()
                for cell in element.iter(f"{WORD}tc")
            )
        elif not any(parent.tag == f"{WORD}tr" for parent in element.iterancestors()):
            yield words(element)


def words(paragraph: Any) -> str:
    parts = []
    for element in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br"):
        parts.append(
            element.text or "" if element.tag == f"{WORD}t" else "\t" if element.tag == f"{WORD}tab" else "\n"
        )
    return "".join(parts)
