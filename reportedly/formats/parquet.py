"""Parquet with GeoParquet metadata: a row an incident, lists as lists, claims as rows of their own, the point as WKB.

    SELECT title, killed_best, asserted_by FROM 'incidents.parquet' WHERE contested

Needs pyarrow: `pip install reportedly[parquet]`.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from reportedly.errors import MissingPart
from reportedly.formats.codes import Policy
from reportedly.formats.geojson import MEASURES, properties
from reportedly.formats.incident import Losses, incidents_of, whole
from reportedly.ledger.model import Publication, Row

if TYPE_CHECKING:
    import pyarrow

BATCH = 10_000
LISTS = ("place_written", "actors", "recipients", "asserted_by", "disputed_by", "outlets", "urls")
INT64 = 2**63 - 1
GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def export_parquet(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    for incident in incidents_of(incidents, publications):
        where = incident.where
        losses.reduced["no coordinates: a row without geometry"] += not where.mapped
        row = properties(incident, policy)
        for name in ("start", "end", "reported_on"):
            row[name] = text(row[name])
        claims = [
            {
                "measure": figure.get("measure"), "scope": figure.get("scope"), "group": claim.get("group") or figure.get("group"),
                "source": claim.get("source"), "low": number(claim.get("low")), "best": number(claim.get("best")), "high": number(claim.get("high")),
                "said_on": text(claim.get("said_on")), "report": claim.get("report"), "superseded": claim.get("superseded_by") is not None,
            }
            for figure in incident.figures for claim in figure.get("claims") or ()
        ]  # fmt: skip
        point = None
        if where.lat is not None and where.lon is not None:
            point = struct.pack("<BIdd", 1, 1, where.lon, where.lat)
        yield row | {"lat": where.lat, "lon": where.lon, "geometry": point, "claims": claims}


def text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def number(value: float | None) -> float | None:
    return None if whole(value) is None or value is None else float(value)


def schema() -> pyarrow.Schema:
    pa = arrow()
    string, strings, real = pa.string(), pa.list_(pa.string()), pa.float64()
    fields: dict[str, Any] = dict.fromkeys(("id", "title", "type", "mode", "cameo", "status"), string)
    fields |= (
        {"contested": pa.bool_()}
        | dict.fromkeys(("start", "end", "place"), string)
        | {"place_written": strings}
    )
    fields |= dict.fromkeys(("place_precision", "country", "admin1", "admin2"), string) | {
        "lat": real,
        "lon": real,
    }
    fields |= dict.fromkeys(LISTS[1:5], strings) | {"told": string, "independent_sources": pa.int64()}
    fields |= (
        {"background": pa.bool_(), "thread": pa.bool_()}
        | dict.fromkeys(LISTS[5:], strings)
        | {"reported_on": string}
    )
    fields |= {f"{measure}_{bound}": pa.int64() for measure in MEASURES for bound in ("low", "best", "high")}
    claim = dict.fromkeys(("measure", "scope", "group", "source"), string) | dict.fromkeys(
        ("low", "best", "high"), real
    )
    claim |= {"said_on": string, "report": string, "superseded": pa.bool_()}
    fields |= {"claims": pa.list_(pa.struct(list(claim.items()))), "geometry": pa.binary()}
    return pa.schema(list(fields.items()), metadata={"geo": json.dumps(GEO, separators=(",", ":"))})


def arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingPart(
            "Parquet files want pyarrow; `pip install reportedly[parquet]` brings it"
        ) from error
    return pyarrow


def blocks(rows: Iterable[Row]) -> Iterator[bytes]:
    """The file, a row group at a time."""
    pa = arrow()
    shape, rows, out = schema(), iter(rows), Blocks()
    with pa.parquet.ParquetWriter(out, shape, compression="zstd") as writer:
        while batch := [fitted(row) for row in islice(rows, BATCH)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=shape))
            yield out.taken()
    yield out.taken()


class Blocks(io.RawIOBase):
    """A stream that hands on what was written to it."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.parts.append(bytes(data))
        self.at += len(data)
        return len(data)

    def tell(self) -> int:
        return self.at

    def taken(self) -> bytes:
        parts, self.parts = self.parts, []
        return b"".join(parts)


def fitted(row: Row) -> Row:
    """Numbers that no column of whole numbers holds are its largest; text is text that can be written."""
    return {
        name: max(-INT64, min(value, INT64))
        if isinstance(value, int) and not isinstance(value, bool)
        else value
        for name, value in row.items()
    }
