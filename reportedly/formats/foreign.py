"""Files of others read in: ACLED, UCDP GED and GDELT events as rows that can be laid beside our own.

    their_events(Path("ged.csv"))   ->   ("ucdp", Foreign(id="530001", start=date(2026, 3, 3), killed=Toll(4, 4, 4), …), …)

The format shows by the header, GDELT's by its width, having none. Columns go by name, dates in any of the ways in which these files
have been published; a row that makes no sense is counted with its reason and left out, the others are read.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

from reportedly.actors import Directory
from reportedly.errors import BadReport
from reportedly.formats.codes import columns
from reportedly.formats.incident import Toll
from reportedly.formats.table_files import unsafe
from reportedly.name_forms import key

DATES = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%d-%B-%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%m/%d/%Y")
MARKS = {"acled": "event_id_cnty", "ucdp": "type_of_violence", "gdelt": "globaleventid"}
OLD_GDELT = 58  # GDELT 1.0: no codes of second-order divisions
LONGEST_CELL = 2**24


@dataclass(frozen=True, slots=True)
class Foreign:
    """An event as a data set has it. `deed`: violence, protest, words, force or other; `exact`: its point is a place, not an
    area; `slack`: by how many days its date may be out, as it says itself."""

    id: str
    deed: str
    kind: str
    start: date
    end: date
    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    exact: bool
    parties: tuple[str, ...]
    killed: Toll
    sources: str | None = None
    text: str | None = None
    slack: int = 0


@dataclass(slots=True)
class TheirFile:
    """What was read of a file: its format, its events, and why rows were left out."""

    format: str
    events: list[Foreign] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def their_file(path: Path) -> TheirFile:
    """Read a file. Raises BadReport where it is none of ACLED, UCDP GED or GDELT."""
    from reportedly.formats import acled, gdelt, ucdp

    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            head = stream.read(64_000)
            rows = io.StringIO(head, newline="") if len(head) < 64_000 else None
            if rows is None:
                stream.seek(0)
            format, table = recognised(rows or stream, head, path)
            found = TheirFile(format)
            read = {"acled": acled.theirs, "ucdp": ucdp.theirs, "gdelt": gdelt.theirs}[format]
            for row in table:
                try:
                    found.events.append(read(row))
                except BadRow as error:
                    found.left_out[str(error)] += 1
    except OSError as error:
        raise BadReport(f"{path} cannot be read: {error.strerror or error}") from error
    except csv.Error as error:
        raise BadReport(f"{path} is no table that can be read: {error}") from error
    return found


class BadRow(Exception):
    """A row that says nothing that could be compared."""


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


def cell(row: Mapping[str, str], name: str) -> str | None:
    return row.get(name, "").strip() or None


def number(row: Mapping[str, str], name: str) -> float | None:
    value = cell(row, name)
    try:
        found = float(value) if value else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 1e15 else None


def spot(row: Mapping[str, str], lat: str, lon: str) -> tuple[float | None, float | None]:
    y, x = number(row, lat), number(row, lon)
    return (y, x) if y is not None and x is not None and abs(y) <= 90 and abs(x) <= 180 else (None, None)


def when(row: Mapping[str, str], name: str) -> date:
    """A date in any of the ways in which these files give it. Raises BadRow."""
    value = cell(row, name)
    if value is None:
        raise BadRow(f"no {name}")
    short = value.split("T")[0].split(" 00:00")[0]
    for form in DATES:
        try:
            return datetime.strptime(short, form).date()
        except ValueError:
            continue
    raise BadRow(f"{name} is no date")


@cache
def _countries() -> Mapping[tuple[str, str], str]:
    """(system, code or name) -> alpha-3."""
    directory = Directory.load()
    out: dict[tuple[str, str], str] = {}
    for record in directory.countries():
        alpha3 = record.id.removeprefix("country:")
        facts = directory.facts(alpha3)
        for system in ("iso3n", "gw", "fips"):
            if facts.get(system):
                out.setdefault((system, str(facts[system])), alpha3)
        for name in record.names:
            out.setdefault(("name", key(name)), alpha3)
    return out


def country(system: str, code: str | float | None) -> str | None:
    """The alpha-3 code of a country by its number, FIPS code or name."""
    if code is None:
        return None
    text = f"{code:.0f}" if isinstance(code, float) else code
    return _countries().get((system, key(text) if system == "name" else text))
