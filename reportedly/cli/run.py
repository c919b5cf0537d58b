"""`reportedly run`: folders of reports in, shards of readings out, on all cores or a cluster; a killed run goes on where it was."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    local = "local"
    ray = "ray"


def run(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="INPUT", help="A JSONL, Parquet or WARC file, or a folder of them.", show_default=False
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(
            metavar="OUTPUT", help="A folder for the readings; all workers must see it.", show_default=False
        ),
    ],
    engine: Annotated[
        Engine, typer.Option(help="ray runs on the cluster of RAY_ADDRESS, or starts one here.")
    ] = Engine.local,
    workers: Annotated[int, typer.Option(min=0, help="Processes that read; 0 takes one for each core.")] = 0,
    triage: Annotated[
        bool, typer.Option("--triage/--no-triage", help="Read only what can hold an event.")
    ] = True,
    size: Annotated[
        int, typer.Option(min=1, metavar="N", help="Reports a shard, where files hold lines.")
    ] = 1000,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Another installed English spaCy pipeline.")
    ] = None,
    frames: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Your own event frames, added to the shipped ones.")
    ] = None,
    actors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own actors, added to the shipped ones.")
    ] = None,
) -> int:
    """Read many reports, shard by shard; shards that are done are not read again."""
    from reportedly.engines.readers import Reader
    from reportedly.engines.run import run_shards
    from reportedly.engines.shards import find_shards
    from reportedly.errors import BadRequest

    for option, path in (("--frames", frames), ("--actors", actors)):
        if path is not None and not path.exists():
            raise BadRequest(f"{option} {path} is not there")
    shards = find_shards(source, size)
    began = time.perf_counter()
    reports = events = failed = skipped = kept = 0
    reader = Reader(model, frames, actors, triage)
    for n, done in enumerate(run_shards(shards, target, reader, engine=engine.value, workers=workers), 1):
        reports, events, skipped = reports + done.reports, events + done.events, skipped + done.skipped
        failed, kept = failed + len(done.failed), kept + (not done.fresh)
        for fault in done.failed:
            print(f"reportedly: {fault['why']}", file=sys.stderr, flush=True)
        if sys.stderr.isatty():
            print(f"\r{n}/{len(shards)} shards, {reports:,} reports", end="", file=sys.stderr, flush=True)
    seconds = time.perf_counter() - began
    print(
        f"reportedly: {len(shards):,} shards ({kept:,} done before), {reports:,} reports, {events:,} events, "
        f"{skipped:,} skipped, {failed:,} failed; {seconds:.1f} s, {reports / seconds:,.0f} reports/s",
        file=sys.stderr,
    )
    return 2 if failed else 0
