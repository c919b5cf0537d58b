"""`reportedly export`: the ledger in a format of the field, with a manifest of what is in it and what is not."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.incidents import AS_OF, CLOCK, LEDGER, Policy, reading

if TYPE_CHECKING:
    from reportedly.formats.wanted import Wanted

SINCE = Annotated[str | None, typer.Option(metavar="DATE", help="Only what had not ended before that day.")]
UNTIL = Annotated[str | None, typer.Option(metavar="DATE", help="Only what began on that day or before.")]
COUNTRY = Annotated[
    list[str] | None, typer.Option(metavar="CODE", help="Only there, as SEN; give it again for more.")
]


def export(
    format: Annotated[
        str,
        typer.Argument(
            help="acled, ucdp, gdelt, polecat, plover, ceasefires, hxl, geojson, parquet, annotations, ftm or prov.",
            show_default=False,
        ),
    ],
    ledger: LEDGER,
    output: Annotated[
        Path, typer.Option(metavar="PATH", help="The file to write; its manifest comes beside it.")
    ],
    policy: Annotated[Policy, typer.Option(help="How one number is made of several.")] = Policy.ucdp,
    as_of: AS_OF = None,
    since: SINCE = None,
    until: UNTIL = None,
    country: COUNTRY = None,
    type: Annotated[
        list[str] | None, typer.Option(metavar="TYPE", help="Only this PLOVER type, as ASSAULT.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Only this status, as contested.")
    ] = None,
    background: Annotated[
        bool, typer.Option("--background/--no-background", help="Also what earlier years brought.")
    ] = False,
    recorded: CLOCK = False,
) -> int:
    """Write the ledger in a format of the field, and say what the format cannot hold.

    What people decided at the desk is carried out, and what they marked for care stays in or is blacked out.
    """
    from reportedly.acts.copies import Copies
    from reportedly.acts.judgement import Judgement
    from reportedly.acts.leaving import Leaving
    from reportedly.acts.log import Acts, LedgerLog
    from reportedly.formats import format_named
    from reportedly.formats.exporting import export as write
    from reportedly.formats.exporting import made_by
    from reportedly.intake import read_day

    kind = format_named(format)
    wanted = asked(since, until, country, type, status, background=background)
    day = read_day(as_of).isoformat() if as_of is not None else None
    clock = "recorded" if recorded else "said"
    with reading(ledger) as book:
        found = book.incidents(policy=policy.value, as_of=day, speech=kind.speech, clock=clock)
        leaving = Leaving(Judgement(Acts(LedgerLog(book)), Copies(book)))
        incidents, publications = leaving.all(*wanted.of(found, book.publications(as_of=day, clock=clock)))
        query = {"as_of": day, "clock": clock, **wanted.query()}
        manifest = write(
            format,
            incidents,
            publications,
            policy=policy.value,
            path=output,
            query=query,
            made_by=made_by(book),
            people=leaving.counts,
        )
    for line in manifest.summary():
        print(line, file=sys.stderr)
    return 0


def asked(
    since: str | None,
    until: str | None,
    country: list[str] | None,
    type: list[str] | None,
    status: list[str] | None,
    *,
    background: bool,
) -> Wanted:
    """The filters, checked: a word that nothing can fit is said rather than answered with an empty file."""
    from reportedly.actors import Directory
    from reportedly.errors import BadRequest
    from reportedly.formats.wanted import STATUSES, Wanted
    from reportedly.intake import read_day
    from reportedly.ontology import event_types

    def known(option: str, given: list[str] | None, words: Collection[str], upper: bool) -> tuple[str, ...]:
        found = tuple(word.upper() if upper else word.lower() for word in given or ())
        for word in found:
            if word not in words:
                some = ", ".join(sorted(words)[:20])
                raise BadRequest(
                    f"--{option} {word} fits nothing; take one of {some}{' …' if len(words) > 20 else ''}"
                )
        return found

    codes = {record.id.removeprefix("country:") for record in Directory.load().countries()}
    return Wanted(
        read_day(since) if since is not None else None,
        read_day(until) if until is not None else None,
        known("country", country, codes, True),
        known("type", type, event_types(), True),
        known("status", status, STATUSES, False),
        background,
    )
