"""`reportedly read`: reports in, readings out, in the same order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.reader_options import (
    ACTORS,
    FETCH,
    FRAMES,
    MODEL,
    PROFILE,
    TRIAGE,
    WORKERS,
    check_own_data,
    check_profile,
    fetcher_for,
)
from reportedly.engines.readers import Reader, read_in_order

if TYPE_CHECKING:
    from reportedly.model import Reading


class Format(StrEnum):
    text = "text"
    json = "json"
    csv = "csv"
    md = "md"
    html = "html"


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Text, HTML or JSONL files, folders of them, - for standard input; with --fetch addresses and lists of them.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication, as 2023-09-21; relative dates hang on it."),
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")] = None,
    format: Annotated[
        Format, typer.Option(help="text is for people; json is one object a report.")
    ] = Format.text,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show for each event the rule, the arguments and the words.")
    ] = False,
    model: MODEL = None,
    frames: FRAMES = None,
    actors: ACTORS = None,
    least: Annotated[
        float, typer.Option(metavar="0.x", min=0.0, max=1.0, help="Leave out events below this confidence.")
    ] = 0.0,
    workers: WORKERS = 1,
    triage: TRIAGE = False,
    fetch: FETCH = False,
    profile: PROFILE = False,
) -> int:
    """Read reports: who did what to whom, when, where, according to whom, and who denies it."""
    from reportedly.errors import BadRequest
    from reportedly.intake import Given, arrivals, read_day

    if explain and format in {Format.json, Format.csv}:
        raise BadRequest("--explain goes with --format text, md or html; json has it as `why` already")
    check_own_data(frames, actors)
    given = Given(read_day(published) if published is not None else None, publisher, url, title)
    reader = Reader(model, frames, actors, triage)
    show = writer(format, explain)
    failed = left_out = 0
    check_profile(profile, workers)
    from reportedly.engines.profile import profiled

    with progress(paths) as tick, profiled() if profile else nullcontext():
        for arrival, reading in read_in_order(arrivals(paths, given, fetcher_for(fetch)), reader, workers):
            if reading is None:
                failed += 1
                print(f"reportedly: {' '.join(str(arrival.fault).split())}", file=sys.stderr, flush=True)
            else:
                shown = confident(reading, least) if least else reading
                left_out += len(reading.events) - len(shown.events)
                show(shown)
            tick(failed)
    show(None)
    if least:
        print(f"reportedly: left out {left_out:,} events below {least:g}", file=sys.stderr)
    return 2 if failed else 0


def confident(reading: Reading, least: float) -> Reading:
    """The reading without the events below a confidence, and without what hangs on them."""
    from dataclasses import replace

    events = [event for event in reading.events if event.confidence >= least]
    kept = {event.id for event in events}
    figures = [figure if figure.event in kept else replace(figure, event=None) for figure in reading.figures]
    return replace(
        reading, events=events, figures=figures, meetings=[m for m in reading.meetings if m.event in kept]
    )


def writer(format: Format, explain: bool) -> Callable[[Reading | None], None]:
    """What prints a reading; None ends the output."""
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="surrogatepass" if format is Format.json else "replace")
    match format:
        case Format.json:
            import json

            def show_json(reading: Reading | None) -> None:
                if reading is not None:
                    print(json.dumps(reading.to_dict(), ensure_ascii=False), flush=True)

            return show_json
        case Format.csv:
            from reportedly.formats.reading_csv import Writer

            table = Writer(out)
            return lambda reading: None if reading is None else table.write(reading)
        case Format.md:
            from reportedly.formats.reading_markdown import render as markdown

            return lambda reading: (
                None if reading is None else print(markdown(reading, explain=explain), flush=True)
            )
        case Format.html:
            from reportedly.formats.reading_html import page

            held: list[Reading] = []  # one page holds them all

            def show_page(reading: Reading | None) -> None:
                if reading is not None:
                    held.append(reading)
                elif held:
                    print(page(held, explain=explain), end="", flush=True)

            return show_page
        case _:
            return terminal(explain)


def terminal(explain: bool) -> Callable[[Reading | None], None]:
    from rich.console import Console

    from reportedly.formats.reading_terminal import render

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    shown = 0

    def show(reading: Reading | None) -> None:
        nonlocal shown
        if reading is None:
            return
        if shown:
            console.rule(style="dim")
        shown += 1
        render(reading, console, explain=explain)

    return show


def progress(paths: list[str]) -> Any:
    """A bar on standard error for several reports, where somebody watches it and no text runs through it."""
    several = len(paths) > 1 or any(os.path.isdir(path) or ".json" in path for path in paths)
    if not several or not sys.stderr.isatty() or sys.stdout.isatty():
        return nullcontext(lambda failed: None)
    from reportedly.cli.progress import Bar

    plain = all(os.path.isfile(path) and ".json" not in path for path in paths)
    return Bar("reading", len(paths) if plain else None)
