"""`reportedly score`: readings beside gold, layer by layer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from reportedly.cli.reader_options import ACTORS, FRAMES, MODEL


def score(
    gold: Annotated[
        list[Path],
        typer.Argument(
            help="Gold files or folders of them: reports (.json), cases, records, attributions, times, places, press releases (.jsonl), clusters (gold.json).",
            show_default=False,
        ),
    ],
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all figures and misses as JSON.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FILE", help="Write a page of Markdown.")
    ] = None,
    misses: Annotated[
        Path | None,
        typer.Option("--misses", metavar="FILE", help="Write a line for each thing that was wrong."),
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(
            "--floors", metavar="FILE", help="Floors to show on the page, as evals/floors.json has them."
        ),
    ] = None,
    model: MODEL = None,
    frames: FRAMES = None,
    actors: ACTORS = None,
) -> int:
    """Read the texts of gold sets and score the readings, layer by layer."""
    from reportedly.engines.readers import Reader
    from reportedly.reading import read_all
    from reportedly.scoring import pages
    from reportedly.scoring.gold import load_sets
    from reportedly.scoring.running import score_set

    kept = floors_in(floors) if floors is not None else None
    options = Reader(model, frames, actors, triage=False).options
    results = []
    for loaded in load_sets(gold):
        result = score_set(loaded, lambda reports: read_all(reports, **options))
        results.append(result)
        print(pages.table([result]), flush=True)
    if json_file is not None:
        write(json_file, json.dumps(pages.as_json(results), ensure_ascii=False, indent=1))
    if page is not None:
        write(page, pages.page(results, kept))
    if misses is not None:
        write(misses, "".join(f"{r.name}: {line}\n" for r in results for line in r.misses))
    return 0


def floors_in(path: Path) -> Any:
    """The floors of a file. Raises BadRequest where it is none."""
    from reportedly.errors import BadRequest

    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise BadRequest(f"{path} is no JSON: {error}") from error


def write(path: Path, text: str) -> None:
    from reportedly.errors import BadRequest

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{path} cannot be written: {error.strerror}") from error
    print(f"reportedly: wrote {path}", file=sys.stderr)
