"""`reportedly run`: folders of reports in, shards of readings out, on all cores or a cluster; a killed run goes on where it was."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.reader_options import ACTORS, FRAMES, MODEL, TRIAGE, WORKERS, check_own_data


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
    workers: WORKERS = 0,
    triage: TRIAGE = True,
    size: Annotated[
        int, typer.Option(min=1, metavar="N", help="Reports a shard, where files hold lines.")
    ] = 1000,
    model: MODEL = None,
    frames: FRAMES = None,
    actors: ACTORS = None,
) -> int:
    """Read many reports, shard by shard; shards that are done are not read again."""
    from reportedly.engines.readers import Reader
    from reportedly.engines.run import run_shards
    from reportedly.engines.shards import find_shards

    check_own_data(frames, actors)
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
