"""Files of others read in: ACLED, UCDP GED and GDELT events as rows that can be laid beside our own.

    their_file(Path("ged.csv"))   ->   TheirFile("ucdp", [Foreign(id="530001", start=date(2026, 3, 3), killed=Toll(4, 4, 4), …), …])

The format shows by the header, GDELT's by its width, having none. Columns go by name; a row that makes no sense is counted with its
reason and left out, the others are read.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.errors import BadReport
from reportedly.formats import acled, gdelt, ucdp
from reportedly.formats.codes import columns
from reportedly.formats.foreign import BadRow, Foreign
from reportedly.formats.table_files import unsafe

MARKS = {"acled": "event_id_cnty", "ucdp": "type_of_violence", "gdelt": "globaleventid"}
OLD_GDELT = 58  # GDELT 1.0: no codes of second-order divisions
LONGEST_CELL = 2**24
READERS: Mapping[str, Callable[[Mapping[str, str]], Foreign]] = {
    "acled": acled.theirs, "ucdp": ucdp.theirs, "gdelt": gdelt.theirs,
}  # fmt: skip


@dataclass(slots=True)
class TheirFile:
    """What was read of a file: its format, its events, and why rows were left out."""

    format: str
    events: list[Foreign] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def their_file(path: Path) -> TheirFile:
    """Read a file. Raises BadReport where it is none of ACLED, UCDP GED or GDELT."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            head = stream.read(64_000)
            rows = io.StringIO(head, newline="") if len(head) < 64_000 else None
            if rows is None:
                stream.seek(0)
            format, table = recognised(rows or stream, head, path)
            found = TheirFile(format)
            for row in table:
                try:
                    found.events.append(READERS[format](row))
                except BadRow as error:
                    found.left_out[str(error)] += 1
    except OSError as error:
        raise BadReport(f"{path} cannot be read: {error.strerror or error}") from error
    except csv.Error as error:
        raise BadReport(f"{path} is no table that can be read: {error}") from error
    return found


def recognised(
    stream: io.TextIOBase | Iterator[str], head: str, path: Path
) -> tuple[str, Iterator[Mapping[str, str]]]:
    csv.field_size_limit(LONGEST_CELL)
    first = head.split("\n", 1)[0].rstrip("\r")
    delimiter = max("\t,;", key=first.count)
    cells = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    for format, mark in MARKS.items():
        if mark in cells:
            table = csv.DictReader(stream, delimiter=delimiter)
            return format, named(table)
    if delimiter == "\t" and len(cells) in (OLD_GDELT, len(columns("gdelt_events"))) and cells[0].isdigit():
        names = [c.lower() for c in columns("gdelt_events")]
        if len(cells) == OLD_GDELT:
            names = [n for n in names if not n.endswith("adm2code")]
        plain = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return "gdelt", (dict(zip(names, row, strict=False)) for row in plain if row)
    raise BadReport(
        f"{path} is none of the files that can be compared: ACLED has a column event_id_cnty, UCDP GED type_of_violence, "
        "GDELT events 61 columns split by tabs"
    )


def named(table: csv.DictReader[str]) -> Iterator[Mapping[str, str]]:
    for row in table:
        yield {
            name.strip().lower(): unsafe(cell or "") for name, cell in row.items() if isinstance(name, str)
        }
