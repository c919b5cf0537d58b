"""Tables as files: the same rows give the same bytes.

No cell starts a formula in a spreadsheet: a text that begins like one gets an apostrophe, which our readers take off again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.formats.reading_csv import FORMULA, safe


def csv_lines(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], tags: Sequence[str] | None = None
) -> Iterator[str]:
    """A header, the row of HXL tags where there is one, and the rows."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")

    def line(cells: Iterable[Any]) -> str:
        table.writerow(cells)
        written = out.getvalue()
        out.seek(0)
        out.truncate()
        return written

    yield line(columns)
    if tags is not None:
        yield line(tags)
    for row in rows:
        yield line(cell(row.get(name)) for name in columns)


def tsv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, header: bool) -> Iterator[str]:
    """Cells split by tabs, without quoting, as GDELT and POLECAT have it: no cell holds a tab or line break."""
    if header:
        yield "\t".join(columns) + "\n"
    for row in rows:
        yield "\t".join(str(cell(row.get(name))) for name in columns) + "\n"


def json_line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def cell(value: Any) -> Any:
    """Empty for what is unknown; whole numbers without ".0"; text on one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(one_line(value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def unsafe(text: str) -> str:
    """A cell as it was before `safe`."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1:].startswith(FORMULA) else text


def one_line(text: str) -> str:
    """Without line breaks and tabs, which would end a row or cell, and without halves of letters, which no file holds."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split())
