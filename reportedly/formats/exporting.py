"""Exporting: a format's file, the files beside it and their manifest, whole or not at all.

export("ucdp", incidents, publications, policy="ucdp", path=Path("ged.csv"))
ged.csv   ged.csv.details.csv   ged.csv.manifest.json
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import BadRequest
from reportedly.formats import details, encoded, format_named, gdelt, parquet
from reportedly.formats.codes import policy_named
from reportedly.formats.incident import Losses
from reportedly.formats.manifest import Manifest, Written
from reportedly.ledger.model import Publication, Row

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

Pieces = Callable[[Iterable[Row]], Iterator[bytes]]


def export(
    name: str, incidents: Sequence[Row], publications: Sequence[Publication], *, policy: str, path: Path,
    query: Mapping[str, Any] | None = None, made_by: Sequence[Mapping[str, Any]] = (), people: Mapping[str, int] | None = None,
) -> Manifest:  # fmt: skip
    """Write `path` and what goes with it. Raises BadRequest where it cannot be written; then nothing is left behind."""
    if not path.name:
        raise BadRequest(f"{path} is a folder; name the file to write")
    format, rules, losses = format_named(name), policy_named(policy), Losses()
    with Files() as files:
        written = [
            files.write(
                path,
                "rows",
                format.pieces,
                format.export(incidents, publications, policy=rules, losses=losses),
            )
        ]
        if name == "gdelt":
            rows = gdelt.export_mentions(incidents, publications, policy=rules)
            written.append(
                files.write(beside(path, "mentions.csv"), "mentions", text(gdelt.mention_lines), rows)
            )
        if format.details is not None:
            rows, lines = details.beside(format.details, incidents, publications)
            written.append(
                files.write(beside(path, "details.csv"), "what the columns cannot hold", text(lines), rows)
            )
        manifest = Manifest(
            format,
            rules,
            query or {},
            written,
            len(incidents),
            used(incidents, publications),
            losses,
            made_by,
            Counter(people or {}),
        )
        files.write(
            beside(path, "manifest.json"), "manifest", text(lambda _: iter([manifest.to_json()])), iter(())
        )
        files.keep()
    return manifest


def stream(
    name: str,
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: str,
    losses: Losses | None = None,
) -> Iterator[bytes]:
    """The bytes of the main file, piece by piece, as an HTTP answer wants them."""
    format, rules = format_named(name), policy_named(policy)
    if format.binary:
        parquet.arrow()  # what is missing is said before the first byte goes out
    return format.pieces(format.export(incidents, publications, policy=rules, losses=losses))


def made_by(ledger: Ledger) -> list[Row]:
    """What the readings of a ledger were made by: code, model and data, each combination once."""
    from sqlalchemy import select

    from reportedly.ledger import tables

    n = tables.readings.c
    with ledger.looking() as connection:
        found = connection.execute(
            select(n.code, n.model, n.data).distinct().order_by(n.code, n.model, n.data)
        )
        return [dict(row) for row in found.mappings()]


def text(lines: Callable[[Iterable[Row]], Iterator[str]]) -> Pieces:
    return lambda rows: encoded(lines(rows))


def used(incidents: Iterable[Row], publications: Iterable[Publication]) -> int:
    """How many publications tell these incidents."""
    told = {e.get("report") for i in incidents for e in i.get("events") or ()}
    return sum(p.report in told for p in publications)


def beside(path: Path, ending: str) -> Path:
    """A file that goes with another: "ged.csv.manifest.json". The whole name stays, so that no two exports share one."""
    return path.with_name(f"{path.name}.{ending}")


class Files:
    """Files under passing names that get their own when all are written."""

    def __init__(self) -> None:
        self.parts: list[tuple[Path, Path]] = []

    def __enter__(self) -> Files:
        return self

    def __exit__(self, *_: object) -> None:
        for part, _path in self.parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def write(self, path: Path, holds: str, pieces: Pieces, rows: Iterable[Row]) -> Written:
        """Write the pieces that are made of the rows, and count, measure and hash what goes by."""
        count, size, sum_ = 0, 0, hashlib.sha256()

        def counted() -> Iterator[Row]:
            nonlocal count
            for row in rows:
                count += 1
                yield row

        try:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
            self.parts.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                for piece in pieces(counted()):
                    file.write(piece)
                    sum_.update(piece)
                    size += len(piece)
            os.chmod(name, 0o666 & ~umask())
        except OSError as error:
            raise BadRequest(f"{path} cannot be written: {error.strerror or error}") from error
        return Written(path.name, count, sum_.hexdigest(), size, holds)

    def keep(self) -> None:
        for part, path in self.parts:
            try:
                part.replace(path)
            except OSError as error:
                raise BadRequest(f"{path} cannot be written: {error.strerror or error}") from error


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
