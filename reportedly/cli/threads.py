"""`reportedly ceasefires` and `reportedly talks`: what goes on over weeks, out of single incidents."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from reportedly.cli.incidents import AS_OF, LEDGER, reading


class Format(StrEnum):
    text = "text"
    json = "json"


FORMAT = Annotated[Format, typer.Option(help="text is for people; json is one object a line.")]


def ceasefires(ledger: LEDGER, format: FORMAT = Format.text, as_of: AS_OF = None) -> int:
    """List truces: terms, broker, start, extensions, alleged violations and end."""
    return show(found("ceasefires", ledger, as_of), format, truce)


def talks(ledger: LEDGER, format: FORMAT = Format.text, as_of: AS_OF = None) -> int:
    """List negotiations: rounds, venues, delegations, mediators, agenda and outcome."""
    return show(found("talks", ledger, as_of), format, negotiation)


def found(kind: str, ledger: str, as_of: str | None) -> list[dict[str, Any]]:
    from reportedly.intake import read_day

    day = read_day(as_of).isoformat() if as_of is not None else None
    with reading(ledger) as book:
        threads: list[dict[str, Any]] = getattr(book, kind)(as_of=day)
    return threads


def show(threads: list[dict[str, Any]], format: Format, tell: Any) -> int:
    for thread in threads:
        print(json.dumps(thread, ensure_ascii=False) if format is Format.json else tell(thread))
    return 0


def truce(thread: dict[str, Any]) -> str:
    """
    2023-05-22 – 2023-06-03  Army, RSF; brokered by Saudi Arabia: contested
        until 2023-06-03 by an extension agreed on 2023-05-29
        2023-05-24 Khartoum: shelling, alleged by Army, denied by RSF
    """
    broker = f"; brokered by {', '.join(thread['broker'])}" if thread["broker"] else ""
    lines = [
        f"{days(thread)}  {', '.join(thread['parties']) or 'parties not named'}{broker}: {thread['status']}"
    ]
    lines += [f"terms: {words}" for words in thread["terms"]]
    lines += [
        f"extended until {item['until'] or 'an unknown day'}, agreed on {item['agreed'] or 'an unknown day'}"
        for item in thread["extensions"]
    ]
    for item in thread["violations"]:
        who = f", alleged by {', '.join(item['alleged_by'])}" if item["alleged_by"] else ""
        who += f", denied by {', '.join(item['denied_by'])}" if item["denied_by"] else ""
        lines.append(f"violation: {item['title']}{who}")
    return "\n    ".join(lines) + "\n"


def negotiation(thread: dict[str, Any]) -> str:
    mediators = f"; mediated by {', '.join(thread['mediators'])}" if thread["mediators"] else ""
    lines = [f"{days(thread)}  {', '.join(thread['parties']) or 'parties not named'}{mediators}"]
    for item in thread["rounds"]:
        venue = f" in {item['venue']}" if item["venue"] else ""
        agenda = f", on {', '.join(item['agenda'])}" if item["agenda"] else ""
        outcome = (
            f"; agreed: {'; '.join(deal['title'] for deal in item['outcome'])}" if item["outcome"] else ""
        )
        lines.append(f"{days(item)}{venue}: {item['status']}{agenda}{outcome}")
    return "\n    ".join(lines) + "\n"


def days(item: dict[str, Any]) -> str:
    start, end = item["start"], item["end"]
    return (start or "undated") + (f" – {end}" if end and end != start else "")
