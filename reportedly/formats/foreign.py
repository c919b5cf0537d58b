"""An event of another data set as a row that can be laid beside our own, and the cells that such files have in common.

Dates stand in any of the ways in which these files have been published; what makes no sense is unknown, and a row without a date is bad.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from reportedly.actors import Directory
from reportedly.formats.incident import Toll
from reportedly.name_forms import key

DATES = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%d-%B-%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%m/%d/%Y")


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


class BadRow(Exception):
    """A row that says nothing that could be compared."""


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
