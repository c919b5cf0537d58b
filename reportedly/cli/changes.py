"""`reportedly changes`: what is new, raised, denied or withdrawn since a day, and because of which report."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from reportedly.cli.incidents import CLOCK, LEDGER, Format, Policy, reading


def changes(
    ledger: LEDGER,
    since: Annotated[str, typer.Option(metavar="DATE", help="The first day whose news counts.")],
    format: Annotated[
        Format, typer.Option(help="text is for people; json is one object a change.")
    ] = Format.text,
    policy: Annotated[
        Policy, typer.Option(help="How the best figure of several is chosen.")
    ] = Policy.cautious,
    recorded: CLOCK = False,
) -> int:
    """List what became different since a day."""
    from reportedly.intake import read_day

    day = read_day(since).isoformat()
    with reading(ledger) as book:
        found = book.changes(day, policy=policy.value, clock="recorded" if recorded else "said")
        titles = {r["id"]: r for r in book.reports()} if found and format is Format.text else {}
    match format:
        case Format.json:
            for change in found:
                print(json.dumps(change, ensure_ascii=False))
        case Format.csv:
            import csv
            import sys

            table = csv.writer(sys.stdout)
            table.writerow(("change", "incident", "title", "start", "detail", "reports"))
            for change in found:
                table.writerow(
                    [
                        *(change[k] for k in ("change", "incident", "title", "start", "detail")),
                        " ".join(change["reports"]),
                    ]
                )
        case _:
            for change in found:
                print(
                    f"{change['change']:9}  {change['title']}\n           {change['detail']}{because(change['reports'], titles)}"
                )
    return 0


def because(reports: list[str], titles: dict[str, dict[str, object]]) -> str:
    """Which reports, as a person names them."""
    named = []
    for report in reports[:3]:
        publications = titles.get(report, {}).get("publications")
        first = publications[0] if isinstance(publications, list) and publications else {}
        facts = [first.get("publisher"), first.get("published"), first.get("title")]
        named.append(", ".join(str(fact) for fact in facts if fact) or report)
    more = f" and {len(reports) - 3} more" if len(reports) > 3 else ""
    return f" ({'; '.join(named)}{more})" if named else ""
