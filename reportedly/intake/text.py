"""Plain text: bytes decoded, and refused where they are no report.

b"Kyiv said \\xe2\\x80\\x9cno\\xe2\\x80\\x9d"    ->    Kyiv said “no”
"""

from __future__ import annotations

from reportedly.errors import BadReport, OtherLanguage
from reportedly.intake.languages import NAMES, language_of

MOST_BYTES = 20_000_000  # a page with its scripts; no report comes near
MOST_LETTERS = 3_000_000
LONGEST_LINE = 900_000  # letters; a book has no line like that
BINARY = {
    b"%PDF": "a PDF file", b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"PK\x03\x04": "a zip or Office file",
    b"\x1f\x8b": "a gzip file", b"\xd0\xcf\x11\xe0": "an old Office file", b"\x7fELF": "a program", b"SQLite format 3": "an SQLite database", b"{\\rtf": "an RTF file",
    b"RIFF": "a sound or video file", b"BZh": "a bzip2 file", b"7z\xbc\xaf": "a 7-Zip file", b"PAR1": "a Parquet file",
}  # fmt: skip
MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def read_text(data: bytes) -> str:
    """The text of a file. Raises BadReport for what is binary, badly encoded, empty, too big or not English."""
    text = decode(data)
    check(text)
    return text


def decode(data: bytes) -> str:
    """The letters of bytes: UTF-8, what a byte order mark says, or what the bytes look like."""
    if len(data) > MOST_BYTES:
        raise BadReport(
            f"has {len(data) / 1e6:.0f} MB, and a report may have {MOST_BYTES / 1e6:.0f}; split it into one file a report"
        )
    for magic, name in BINARY.items():
        if data.startswith(magic):
            raise BadReport(f"is {name}, not text")
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = detect(data, encoding, error)
    nul = text.find("\0")
    if nul >= 0:
        raise BadReport(f"holds a NUL at letter {nul + 1}: it is binary, or text that was damaged")
    return text


def detect(data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    """The letters of bytes that are not UTF-8; where they cannot be made out, a BadReport names the byte."""
    where = f"byte {error.start + 1} (0x{data[error.start]:02x})"
    if encoding != "utf-8":
        raise BadReport(
            f"says that it is {encoding.upper()} and is not: {where} does not fit; save it as UTF-8"
        )
    if b"\0" in data:
        raise BadReport(f"is binary: it holds a NUL at byte {data.index(0) + 1}")
    # Some of it is UTF-8, so the rest is damage and no other encoding.
    if not data.decode("utf-8", "ignore").isascii():
        raise BadReport(f"is damaged UTF-8: {where} does not fit; save it as UTF-8")
    from charset_normalizer import from_bytes

    best = from_bytes(data, threshold=0.1).best()
    text = str(best) if best else ""
    if not text or any(letter < " " and letter not in "\t\n\r\f\v" for letter in text):
        raise BadReport(
            f"is in no encoding that can be made out: {where} does not fit UTF-8; save it as UTF-8"
        )
    return text


def check(text: str) -> None:
    """Raises BadReport for a text that is empty, too long or not English."""
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        raise BadReport("is empty")
    if len(text) > MOST_LETTERS:
        raise BadReport(
            f"has {len(text):,} letters, and a report may have {MOST_LETTERS:,}; split it into one file a report"
        )
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > LONGEST_LINE:
                raise BadReport(f"has {len(line):,} letters in line {number}; no report has such a line")
    language = language_of(text)
    if language != "en":
        raise OtherLanguage(f"seems to be in {NAMES[language]}; only English is read")
