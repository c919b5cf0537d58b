"""Formats: one file a format. Exports are projections of incidents and readings by a named policy; some formats are read, too.

    acled ucdp gdelt ceasefires   tables of incidents, as those data sets have them, with a file of details beside them
    polecat plover                events of the reports, one by one
    hxl geojson parquet           incidents with all that is known of them
    annotations                   the words of the reports that everything was read from
    ftm prov                      entities and lineage
    reading_*                     one reading for a person or a spreadsheet (`reportedly read`)

Each module has `export_<format>(incidents, publications, *, policy, losses)`, which yields rows, and `lines(rows)`, the text of its file.
`exporting` makes files of them with a manifest; `compare` lays the files of others beside our own incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from reportedly.errors import BadRequest
from reportedly.ledger.model import Row

__all__ = ["FORMATS", "Format", "format_named"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that incidents go out in. `speech`: speech acts are in it, too; `binary`: its file is bytes, not text."""

    name: str
    about: str
    media_type: str
    suffix: str
    speech: bool = False
    binary: bool = False
    details: str | None = None

    def export(self, *arguments: Any, **options: Any) -> Iterator[Row]:
        made: Iterator[Row] = getattr(self._module(), f"export_{self.name}")(*arguments, **options)
        return made

    def pieces(self, rows: Iterable[Row]) -> Iterator[bytes]:
        """The bytes of the file, piece by piece, as the rows come."""
        if self.binary:
            yield from self._module().blocks(rows)
        else:
            yield from encoded(self._module().lines(rows))

    def _module(self) -> Any:
        return import_module(f"reportedly.formats.{self.name}")


def encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (line.encode("utf-8", "replace") for line in lines)


CSV, TSV, JSONL = "text/csv", "text/tab-separated-values", "application/jsonl"

FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        Format("acled", "ACLED-shaped CSV, 31 columns", CSV, ".csv", details="incidents"),
        Format("ucdp", "UCDP GED-shaped CSV, 49 columns, lethal incidents", CSV, ".csv", details="incidents"),
        Format("gdelt", "CAMEO events as GDELT 2.0 has them, 61 columns, with mentions", TSV, ".csv", speech=True, details="incidents"),
        Format("polecat", "POLECAT-shaped table, 40 columns, events one by one", TSV, ".txt", speech=True, details="events"),
        Format("plover", "PLOVER events as JSON Lines", JSONL, ".jsonl", speech=True),
        Format("ceasefires", "ceasefires in the shape of the ETH/PRIO data", CSV, ".csv", details="incidents"),
        Format("hxl", "HXL-tagged CSV", CSV, ".csv"),
        Format("geojson", "GeoJSON features", "application/geo+json", ".geojson"),
        Format("parquet", "Parquet with GeoParquet metadata", "application/vnd.apache.parquet", ".parquet", binary=True),
        Format("annotations", "W3C Web Annotations (JSON-LD)", "application/ld+json", ".jsonld", speech=True),
        Format("ftm", "FollowTheMoney entities as JSON Lines", JSONL, ".jsonl"),
        Format("prov", "PROV-JSON lineage", "application/json", ".json"),
    )
}  # fmt: skip


def format_named(name: str) -> Format:
    found = FORMATS.get(name)
    if found is None:
        raise BadRequest(f"there is no format {name!r}; take one of {', '.join(FORMATS)}")
    return found
