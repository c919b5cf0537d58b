"""PDF, DOCX, feeds and web archives: what comes out of them, and what becomes of hostile ones."""

import contextlib
import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadReport
from reportedly.intake import arrivals
from reportedly.intake.docx import read_docx
from reportedly.intake.feeds import read_feed
from reportedly.intake.html import read_html
from reportedly.intake.pdf import read_pdf
from tests.intake.test_arrivals import PAGE

SENTENCE = "The army shelled the bridge on Monday, the mayor said."
DOCUMENT = """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Situation report</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">The army shelled </w:t></w:r><w:r><w:t>the bridge.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>killed</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title>
<item><title>Bridge falls</title><link>https://post.example/a</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;The army shelled the bridge on Monday.&lt;/p&gt;&lt;p&gt;Nobody died.&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</description></item>
<item><title>Empty</title><description></description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Truce</title><link href="https://wire.example/t"/>
<updated>2024-05-07T08:00:00Z</updated><content type="html">A truce began at midnight, both sides said.</content></entry></feed>"""


def pdf(text: str) -> bytes:
    """The smallest PDF that says it."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /MediaBox [0 0 612 792] >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out.encode()


def docx(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def archive(path: Path, *answers: tuple[str, str, str]) -> Path:
    """A web archive in which each record is packed by itself, as crawlers write them."""
    with path.open("wb") as stream:
        for status, kind, body in answers:
            content = body.encode()
            answer = (
                f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
                + content
            )
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2024-05-06T10:00:00Z\r\n"
                f"WARC-Target-URI: https://post.example/b\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    return path


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(SENTENCE))
    (arrival,) = arrivals([str(path)])
    assert arrival.report is not None
    assert arrival.report.text == SENTENCE


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF",
        b"%PDF-1.4\n%%EOF",
        pdf("x")[:150],
        pdf(""),
        pdf(SENTENCE).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    ],
)
def test_pdf_without_text_or_damaged(data: bytes) -> None:
    with pytest.raises(BadReport, match="is a PDF"):
        read_pdf(data)


def test_docx() -> None:
    core = '<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Report 4</dc:title></c:p>'
    report = read_docx(docx(word__document_xml=DOCUMENT, docProps__core_xml=core))
    assert report.text == "Situation report\nThe army shelled the bridge.\nkilled | 12"
    assert report.title == "Report 4"


def test_other_archives_are_refused() -> None:
    with pytest.raises(BadReport, match="zip or Office file"):
        read_docx(docx(a_txt="x"))


def test_docx_with_an_entity_bomb_or_a_huge_one() -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + DOCUMENT.split(
        "?>", 1
    )[1].replace("the bridge", "&b;")
    assert "xxxx" not in read_docx(docx(word__document_xml=bomb)).text
    with pytest.raises(BadReport, match="unpacks to more than"):
        read_docx(docx(word__document_xml=" " * 61_000_000))


def test_rss_and_atom() -> None:
    (_, first), (where, second) = read_feed(RSS.encode())
    assert not isinstance(first, BadReport)
    assert (first.text, first.title, first.publisher, first.published, first.url) == (
        "The army shelled the bridge on Monday.\nNobody died.", "Bridge falls", "The Post", date(2024, 5, 6), "https://post.example/a",
    )  # fmt: skip
    assert where == "entry 2"
    assert isinstance(second, BadReport)
    ((_, entry),) = read_feed(ATOM.encode())
    assert not isinstance(entry, BadReport)
    assert (entry.publisher, entry.published, entry.published_from) == ("Wire", date(2024, 5, 7), "metadata")


def test_feed_with_an_entity_bomb() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "' + "x" * 1000 + '">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "&a;" * 10}">' for i in range(12)
    ) + "]>" + RSS.split("?>", 1)[1].replace("Nobody died", "&a11;")  # fmt: skip
    try:
        found = list(read_feed(bomb.encode()))
    except BadReport:
        return
    assert all(isinstance(item, BadReport) or len(item.text) < 10_000 for _, item in found)


def test_web_archive(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc.gz",
        ("200 OK", "text/html", PAGE),
        ("404 Not Found", "text/html", PAGE),
        ("200 OK", "image/png", "x"),
        ("200 OK", "text/html", "<html></html>"),
    )
    first, second = arrivals([str(path)])
    assert first.report is not None
    assert (first.report.title, first.report.url) == ("Bridge falls", "https://post.example/b")
    assert "https://post.example/b" in first.name
    assert "no article" in str(second.fault)


def test_damaged_web_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\nContent-Length: 99\r\n\r\nxx")
    assert all(arrival.fault for arrival in arrivals([str(path)]))
    path.write_bytes(b"no archive at all")
    assert all(arrival.fault for arrival in arrivals([str(path)]))
    path.write_bytes(b"\xb4WARC\n\x00\xff\nmore" * 9)
    assert all(arrival.fault for arrival in arrivals([str(path)]))
    assert capsys.readouterr() == ("", "")  # what is wrong is in the faults


@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_a_bad_one(data: bytes) -> None:
    for read, magic in ((read_pdf, b"%PDF-1.4\n"), (read_docx, b"PK\x03\x04")):
        with contextlib.suppress(BadReport):
            assert read(magic + data).text
    with contextlib.suppress(BadReport):
        list(read_feed(b"<rss>" + data))


def test_a_page_laid_out_in_tables_has_paragraphs() -> None:
    paragraphs = [
        "Rebels shelled the market of Kassala on Monday, killing at least 12 people and wounding dozens more, the governor of the state told reporters.",
        "A spokesman for the rebels denied it and accused the army of having fired from its base at the edge of the town, where it keeps its artillery.",
        "The United Nations called on both sides to let ambulances through, and its envoy said by phone that nobody could reach the wounded.",
    ]
    page = f"<html><title>T</title><body><table><tr><td width=150><a href=/>Home</a></td><td><b>Shells</b><br><br>{'<br><br>'.join(paragraphs)}</td></tr></table></body></html>"
    text = read_html(page.encode()).text
    assert "|" not in text
    assert text.splitlines()[-3:] == paragraphs
