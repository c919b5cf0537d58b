"""`reportedly compare`: the events of ACLED, UCDP GED or GDELT beside our own incidents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.export import COUNTRY, SINCE, UNTIL, asked
from reportedly.cli.incidents import AS_OF, LEDGER, Format, Policy, reading


def compare(
    theirs: Annotated[
        Path,
        typer.Argument(
            help="A file of ACLED, UCDP GED or GDELT events, as they publish it.", show_default=False
        ),
    ],
    ledger: LEDGER,
    format: Annotated[
        Format, typer.Option(help="text is for people; csv has one row an event.")
    ] = Format.text,
    policy: Annotated[Policy, typer.Option(help="How one number is made of several.")] = Policy.ucdp,
    days: Annotated[int, typer.Option(min=0, max=31, help="How many days apart two records may be.")] = 1,
    km: Annotated[
        float, typer.Option(min=0.0, help="How far apart their places may be, in kilometres.")
    ] = 50.0,
    as_of: AS_OF = None,
    since: SINCE = None,
    until: UNTIL = None,
    country: COUNTRY = None,
) -> int:
    """Lay the events of another data set beside our incidents: matched, only theirs, only ours, other figures."""
    from reportedly.formats import comparison_shown, format_named
    from reportedly.formats.compare import compare as lay_beside
    from reportedly.formats.foreign_files import their_file
    from reportedly.intake import read_day

    wanted = asked(since, until, country, None, None, background=True)
    found = their_file(theirs)
    found.events = [event for event in found.events if wanted.fits_foreign(event)]
    day = read_day(as_of).isoformat() if as_of is not None else None
    with reading(ledger) as book:
        incidents = book.incidents(policy=policy.value, as_of=day, speech=format_named(found.format).speech)
        ours, publications = wanted.of(incidents, book.publications(as_of=day))
        compared = lay_beside(found, ours, publications, policy=policy.value, days=days, km=km)
    match format:
        case Format.json:
            asked_for = {"policy": policy.value, "days": days, "km": km, "as_of": day, **wanted.query()}
            sys.stdout.write(comparison_shown.to_json(compared, theirs=theirs.name, query=asked_for))
        case Format.csv:
            sys.stdout.writelines(comparison_shown.to_csv(compared))
        case _:
            for line in comparison_shown.to_text(compared):
                print(line)
    return 0
