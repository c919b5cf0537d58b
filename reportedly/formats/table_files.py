"""Tables as files: the same rows give the same bytes.

No cell starts a formula in a spreadsheet: a text that begins like one gets an apostrophe, which our readers take off again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from reportedly.formats.incident import one_line
from reportedly.formats.reading_csv import FORMULA, safe


def write_csv(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: IO[str], tags: Sequence[str] | None = None
) -> int:
    """A header, the row of HXL tags where there is one, and the rows; how many rows comes back."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(columns)
    if tags is not None:
        table.writerow(tags)
    count = 0
    for row in rows:
        table.writerow([cell(row.get(name)) for name in columns])
        count += 1
    return count


def write_tsv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: IO[str], *, header: bool) -> int:
    """Cells split by tabs, without quoting, as GDELT and POLECAT have it: no cell holds a tab or line break."""
    if header:
        stream.write("\t".join(columns) + "\n")
    count = 0
    for row in rows:
        stream.write("\t".join(str(cell(row.get(name))) for name in columns) + "\n")
        count += 1
    return count


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
