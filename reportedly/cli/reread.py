"""`reportedly reread`: reports of a ledger read anew, the new readings beside the old, and what changed."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Annotated, Any

import typer

from reportedly.cli.incidents import LEDGER
from reportedly.cli.reader_options import ACTORS, FRAMES, MODEL

LAYERS = ("statements", "events", "figures")


def reread(
    ledger: LEDGER,
    report: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this report, sha256:…; may be repeated.")
    ] = None,
    model: MODEL = None,
    frames: FRAMES = None,
    actors: ACTORS = None,
    all: Annotated[
        bool, typer.Option("--all", help="Also what this very version of code, model and data has read.")
    ] = False,
    format: Annotated[str, typer.Option(metavar="text|json", help="json is one object a report.")] = "text",
) -> int:
    """Read the reports of a ledger again, with the program and data of today; what was read before is kept."""
    from reportedly.cli.add import progress
    from reportedly.engines.readers import Reader, read_in_order
    from reportedly.errors import BadRequest
    from reportedly.intake import Arrival
    from reportedly.ledger import Ledger
    from reportedly.report import Report
    from reportedly.version import MODEL, versions

    if format not in ("text", "json"):
        raise BadRequest(f"--format {format} is not known; there is text and json")
    made_by = versions(model or MODEL, [path for path in (frames, actors) if path])
    failed = 0
    with Ledger.open(ledger, make=False) as book:
        old = {reading["report"]["id"]: (facts, reading) for facts, reading in book.readings()}
        unknown = sorted(set(report or ()) - set(old))
        if unknown:
            raise BadRequest(f"{unknown[0]} is not in {book.shown}; `reportedly coverage` says what is")
        due = [
            id
            for id, (facts, _) in old.items()
            if (not report or id in report) and (all or any(facts[k] != v for k, v in made_by.items()))
        ]

        def arriving() -> Any:
            for id in due:
                head = old[id][1]["report"]
                given = head["published_from"] not in ("dateline", "inferred")
                day = date.fromisoformat(head["published"]) if head["published"] and given else None
                yield Arrival(
                    id,
                    Report(
                        head["text"],
                        head["title"],
                        head["publisher"],
                        day,
                        head["published_from"] if day else None,
                        head["url"],
                    ),
                )

        with progress([]) as tick:
            for arrival, reading in read_in_order(arriving(), Reader(model, frames, actors, False), 1):
                if reading is None:
                    failed += 1
                    print(f"reportedly: {arrival.fault}", file=sys.stderr)
                else:
                    made = reading.to_dict()
                    book.reread(arrival.name, made, made_by)
                    show(arrival.name, differences(old[arrival.name][1], made), format)
                tick(failed)
    print(f"reportedly: {len(due):,} read again, {len(old) - len(due):,} were up to date", file=sys.stderr)
    return 2 if failed else 0


def differences(old: dict[str, Any], new: dict[str, Any]) -> dict[str, list[str]]:
    """What the new reading says and the old did not, and the other way round, each in a line."""
    found = {}
    for layer in LAYERS:
        before, now = ([line(item, reading) for item in reading[layer]] for reading in (old, new))
        found[f"{layer} added"] = [x for x in now if x not in before]
        found[f"{layer} gone"] = [x for x in before if x not in now]
    return {name: lines for name, lines in found.items() if lines}


def line(item: dict[str, Any], reading: dict[str, Any]) -> str:
    actors = {a["id"]: a["name"] for a in reading["actors"]}

    def names(ids: list[str]) -> str:
        return ", ".join(actors.get(id, id) for id in ids) or "?"

    if "stance" in item:
        return f"{actors.get(item['source'], 'nobody named')} {item['stance']}: {' … '.join(s['text'] for s in item['content'])}"
    if "measure" in item:
        return f"{item['measure']} {item['low']}..{item['high']} “{item['span']['text']}”"
    time = item["time"] or {}
    kind = "/".join(filter(None, (item["type"], item["mode"])))
    words = ", ".join(s["text"] for s in item["triggers"])
    return f"{kind} {item['status']} “{words}” by {names(item['actors'])} on {names(item['recipients'])}, {time.get('start')}..{time.get('end')}"


def show(report: str, found: dict[str, list[str]], format: str) -> None:
    if format == "json":
        print(json.dumps({"report": report, "changed": found}, ensure_ascii=False), flush=True)
        return
    print(f"{report}: {'nothing changed' if not found else ''}")
    for name, lines in found.items():
        for text in lines:
            print(f"  {name}: {text}")
