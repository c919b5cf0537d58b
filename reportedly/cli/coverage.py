"""`reportedly coverage`: what was read, skipped or failed, so that silence is not taken for calm."""

from __future__ import annotations

import csv
import json
import sys
from typing import Annotated

import typer

from reportedly.cli.incidents import LEDGER, Format, reading


def coverage(
    ledger: LEDGER,
    format: Annotated[
        Format, typer.Option(help="text is for people; json is one object; csv has a row a day.")
    ] = Format.text,
) -> int:
    """Show how many reports of which outlets and days are in, and what was left out and why."""
    with reading(ledger) as book:
        found = book.coverage()
    if format is Format.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    if format is Format.csv:
        table = csv.writer(sys.stdout)
        table.writerow(("day", "publications"))
        table.writerows(found["days"].items())
        return 0
    print(
        f"{found['reports']:,} reports in {found['publications']:,} publications; {found['skipped']:,} skipped, {found['failed']:,} failed"
    )
    for outlet in found["outlets"]:
        days = f"{outlet['first'] or '?'} – {outlet['last'] or '?'}"
        undated = f", {outlet['undated']:,} without a day" if outlet["undated"] else ""
        print(f"  {outlet['publications']:>7,}  {outlet['publisher'] or 'no publisher'}, {days}{undated}")
    if found["days"]:
        print(f"{len(found['days']):,} days with reports, {gaps(found['days'])} without one between them")
    for item in found["left_out"]:
        print(f"  {item['outcome']}: {item['name']} {item['reason']}")
    return 0


def gaps(days: dict[str, int]) -> int:
    from datetime import date

    named = sorted(days)
    try:
        return (date.fromisoformat(named[-1]) - date.fromisoformat(named[0])).days + 1 - len(named)
    except ValueError:
        return 0
