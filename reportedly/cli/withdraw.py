"""`reportedly withdraw`: note that an outlet took a report back, or a source one of its statements."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli.incidents import LEDGER


def withdraw(
    report: Annotated[str, typer.Argument(metavar="ID", help="The report, sha256:…", show_default=False)],
    ledger: LEDGER,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day on which it was taken back.")],
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, or where that is said.")] = None,
    statement: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this statement of its reading, such as s3.")
    ] = None,
) -> int:
    """Note that a report or a statement was taken back; it stays in the history, and nothing is built on it any more."""
    from reportedly.intake import read_day
    from reportedly.ledger import Ledger

    day = read_day(on).isoformat()
    with Ledger.open(ledger, make=False) as book:
        book.withdraw(report, on=day, reason=reason, statement=statement)
    print(
        f"reportedly: {report}{f', {statement},' if statement else ''} is withdrawn as of {day}",
        file=sys.stderr,
    )
    return 0
