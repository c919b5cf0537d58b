"""`reportedly incidents`: what is said to have happened, by whom, and who denies it."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

LEDGER = Annotated[
    str, typer.Option(metavar="FILE", help="The ledger: a file or postgresql://user@host/name.")
]
AS_OF = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As it stood at the end of that day.")
]
CLOCK = Annotated[
    bool,
    typer.Option(
        "--recorded", help="Days are those on which reports came into the ledger, not of publication."
    ),
]


class Format(StrEnum):
    text = "text"
    json = "json"
    csv = "csv"


class Policy(StrEnum):
    """How the best figure is chosen: as UCDP does, no more than all agree on, or what the last official said."""

    ucdp = "ucdp"
    cautious = "cautious"
    latest_official = "latest-official"


def incidents(
    ledger: LEDGER,
    format: Annotated[
        Format, typer.Option(help="text is for people; json is one object an incident.")
    ] = Format.text,
    as_of: AS_OF = None,
    policy: Annotated[
        Policy, typer.Option(help="How the best figure of several is chosen.")
    ] = Policy.cautious,
    speech: Annotated[
        bool,
        typer.Option("--speech", help="List also who accused, rejected, demanded, threatened or supported."),
    ] = False,
    recorded: CLOCK = False,
) -> int:
    """List incidents: one happening each, as all the reports together tell it."""
    from reportedly.intake import read_day

    day = read_day(as_of).isoformat() if as_of is not None else None
    with reading(ledger) as book:
        found = book.incidents(
            policy=policy.value, as_of=day, speech=speech, clock="recorded" if recorded else "said"
        )
    show(found, format)
    return 0


def reading(ledger: str) -> Any:
    """The ledger, for commands that look: where it cannot be written, it is read all the same."""
    from reportedly.ledger import Ledger

    return Ledger.look(ledger)


def show(found: list[dict[str, Any]], format: Format) -> None:
    match format:
        case Format.json:
            for incident in found:
                print(json.dumps(incident, ensure_ascii=False))
        case Format.csv:
            table = csv.writer(sys.stdout)
            table.writerow(COLUMNS)
            for incident in found:
                table.writerow(row(incident))
        case _:
            for incident in found:
                print(paragraph(incident))


COLUMNS = (
    "id", "title", "type", "mode", "cameo", "status", "start", "end", "place", "country", "lat", "lon", "actors", "recipients",
    "independent_sources", "asserted_by", "disputed_by", "killed_low", "killed_best", "killed_high", "reports",
)  # fmt: skip


def row(incident: dict[str, Any]) -> list[Any]:
    place = incident["place"] or {}
    killed: dict[str, Any] = next(
        (f for f in incident["figures"] if f["measure"] == "killed" and f["scope"] == "incident"), {}
    )
    return [
        *(incident[k] for k in ("id", "title", "type", "mode", "cameo", "status", "start", "end")),
        *(place.get(k) for k in ("name", "country", "lat", "lon")),
        "; ".join(a["name"] for a in incident["actors"]),
        "; ".join(a["name"] for a in incident["recipients"]),
        incident["independent_sources"],
        "; ".join(names(incident["asserted_by"])),
        "; ".join(names(incident["disputed_by"])),
        *(killed.get(k) for k in ("low", "best", "high")),
        len({e["report"] for e in incident["events"]}),
    ]


def names(told: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(item["source"] for item in told if item["source"]))


def paragraph(incident: dict[str, Any]) -> str:
    """
    2024-05-06  ASSAULT artillery, Kassala (SDN): contested
                Rebels shelled Kassala
                said by Governor of Kassala; denied by Rebels; killed 12 or more
    """
    start, end = incident["start"], incident["end"]
    days = start if start == end or not end else f"{start} – {end}"
    place = incident["place"]
    where = f", {place['name']}" + (f" ({place['country']})" if place["country"] else "") if place else ""
    kind = " ".join(filter(None, (incident["type"], incident["mode"])))
    told = [f"said by {', '.join(names(incident['asserted_by']))}" if names(incident["asserted_by"]) else ""]
    told.append(
        f"denied by {', '.join(names(incident['disputed_by']))}" if names(incident["disputed_by"]) else ""
    )
    told += [amount(figure) for figure in incident["figures"]]
    lines = [
        f"{days or 'undated':10}  {kind}{where}: {incident['status']}",
        incident["title"],
        "; ".join(filter(None, told)),
    ]
    return "\n            ".join(line for line in lines if line) + "\n"


def amount(figure: dict[str, Any]) -> str:
    low, high = figure["low"], figure["high"]
    number = (
        f"{low:g}"
        if low == high
        else f"{low:g} or more"
        if high is None
        else f"{low:g}–{high:g}"
        if low is not None
        else f"up to {high:g}"
    )
    group = f" ({figure['group']})" if figure.get("group") else ""
    scope = "" if figure["scope"] == "incident" else f", {figure['scope']}"
    return f"{figure['measure']} {number}{group}{scope}"
