"""JSONL: a report a line, with `text` or `file`, and `published`, `publisher`, `url`, `title` where they are known.

    {"file": "3.txt", "published": "2025-11-10", "publisher": "Levant Mail"}

`file` is relative to the JSONL. A broken line is named by its number, and the others are read.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from reportedly.errors import BadReport

LONGEST = 40_000_000  # bytes of a line, escapes and all
KEYS = ("text", "file", "published", "publisher", "url", "title")

# The number of a line, and what it holds or what is wrong with it.
Entry = tuple[int, dict[str, Any] | BadReport]


def entries(path: Path) -> Iterator[Entry]:
    """The lines of a file, `.json` as a whole, `.gz` unpacked. Raises BadReport for a file that cannot be opened."""
    try:
        with opened(path) as stream:
            if path.name.removesuffix(".gz").endswith(".json"):
                yield from whole(stream)
            else:
                yield from lines(stream)
    except (OSError, EOFError, zlib.error) as error:
        raise BadReport(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if path.name.endswith(".gz") else path.open("rb")


def lines(stream: BinaryIO) -> Iterator[Entry]:
    for number, line in enumerate(raw_lines(stream, LONGEST), 1):
        if isinstance(line, BadReport):
            yield number, line
        elif line.strip():
            yield number, entry(line)


def raw_lines(stream: BinaryIO, longest: int) -> Iterator[bytes | BadReport]:
    """The lines of a stream, no more than `longest` bytes of one held at a time; a fault stands for a line that has more,
    or for all from where a packed file is torn."""
    try:
        while line := stream.readline(longest):
            if len(line) == longest and not line.endswith(b"\n"):
                yield BadReport(f"is longer than {longest / 1e6:.0f} MB")
                while line and not line.endswith(b"\n"):
                    line = stream.readline(longest)
            else:
                yield line
    except (OSError, EOFError, zlib.error) as error:
        yield BadReport(f"cannot be read: {getattr(error, 'strerror', None) or error}")


def whole(stream: BinaryIO) -> Iterator[Entry]:
    """A JSON file: one object, or a list of them."""
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        yield 1, BadReport(f"is longer than {LONGEST / 1e6:.0f} MB")
        return
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):
        yield from lines(io.BytesIO(data))
        return
    for number, item in enumerate(loaded if isinstance(loaded, list) else [loaded], 1):
        yield number, checked(item)


def entry(line: bytes) -> dict[str, Any] | BadReport:
    try:
        return checked(json.loads(line.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        return BadReport(f"is not UTF-8: byte {error.start + 1} (0x{line[error.start]:02x}) does not fit")
    except json.JSONDecodeError as error:
        return BadReport(f"is not valid JSON ({error.msg} at column {error.colno})")
    except (ValueError, RecursionError) as error:
        return BadReport(f"is not valid JSON ({error})")


def checked(item: Any) -> dict[str, Any] | BadReport:
    """The entry, if it has what a report needs, in the types that it needs."""
    if not isinstance(item, dict):
        return BadReport('is no JSON object; write {"text": "…", "published": "2023-09-21"}')
    nested = item.get("report")
    if "text" not in item and "file" not in item and isinstance(nested, dict):
        item = nested  # a reading: its report is read again
    for key in KEYS:
        if item.get(key) is not None and not isinstance(item[key], str):
            return BadReport(f"has {key} as {type(item[key]).__name__}; it wants a string")
    if item.get("text") is None and not item.get("file"):
        return BadReport("has neither text nor file")
    if item.get("text") is not None and item.get("file"):
        return BadReport("has both text and file; it wants one of them")
    return dict(item)
