"""`reportedly sources`: what each source claimed first, and what others then confirmed, denied or raised."""

from __future__ import annotations

import csv
import json
import sys
from typing import Annotated

import typer

from reportedly.cli.incidents import LEDGER, Format, reading


def sources(
    ledger: LEDGER,
    format: Annotated[
        Format, typer.Option(help="text is for people; json is one object a source or outlet.")
    ] = Format.text,
) -> int:
    """List sources and outlets with what became of their claims."""
    from reportedly.ledger.records import COUNTS

    with reading(ledger) as book:
        found = book.sources()
    if format is Format.json:
        for kind, rows in found.items():
            for row in rows:
                print(json.dumps({"kind": kind[:-1], **row}, ensure_ascii=False))
        return 0
    if format is Format.csv:
        table = csv.writer(sys.stdout)
        table.writerow(("source", "country", *COUNTS))
        table.writerows(
            [row["source"], row["country"], *(row[k] for k in COUNTS)] for row in found["sources"]
        )
        return 0
    print(f"{'source':40} {'  '.join(COUNTS)}")
    for row in found["sources"]:
        name = row["source"] + (f" ({row['country']})" if row["country"] else "")
        print(f"{name[:40]:40} {'  '.join(f'{row[k]:>{len(k)}}' for k in COUNTS)}")
    print(f"\n{'outlet':40} printed  first  days")
    for row in found["outlets"]:
        days = f"{row['first_day'] or '?'} – {row['last_day'] or '?'}"
        copied = (
            "; carries " + ", ".join(f"{k or 'no name'} ({n})" for k, n in row["copied_from"].items())
            if row["copied_from"]
            else ""
        )
        print(
            f"{(row['publisher'] or 'no name')[:40]:40} {row['publications']:7}  {row['told_first']:5}  {days}{copied}"
        )
    return 0
