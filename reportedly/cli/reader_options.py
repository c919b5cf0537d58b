"""The options of every command that reads reports: with which parser, and with whose knowledge beside ours.

reportedly read report.txt --frames my-frames/ --actors my-actors.yml
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reportedly.intake.fetching import Fetcher

MODEL = Annotated[str | None, typer.Option(metavar="NAME", help="Another installed English spaCy pipeline.")]
FRAMES = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Your own event frames, added to the shipped ones.")
]
ACTORS = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Your own actors, added to the shipped ones.")
]
WORKERS = Annotated[int, typer.Option(min=0, help="Processes that read; 0 takes one for each core.")]
TRIAGE = Annotated[
    bool,
    typer.Option(
        "--triage/--no-triage", help="Read only what can hold an event; the reading says what was skipped."
    ),
]
FETCH = Annotated[
    bool,
    typer.Option(
        "--fetch",
        help="Fetch addresses, and articles that a list of addresses names (lines, Media Cloud, GDELT); robots.txt is obeyed.",
    ),
]
PROFILE = Annotated[bool, typer.Option("--profile", help="Print where the time went; goes with one worker.")]


def check_own_data(frames: Path | None, actors: Path | None) -> None:
    """Raises BadRequest where what --frames or --actors names is not there: before the model is loaded, not after."""
    from reportedly.errors import BadRequest

    for option, path in (("--frames", frames), ("--actors", actors)):
        if path is not None and not path.exists():
            raise BadRequest(f"{option} {path} is not there")


def check_profile(profile: bool, workers: int) -> None:
    """Raises BadRequest where --profile would watch a process that does not read."""
    from reportedly.errors import BadRequest

    if profile and workers != 1:
        raise BadRequest("--profile watches one process; it goes with --workers 1")


def fetcher_for(fetch: bool) -> Fetcher | None:
    """What fetches pages, where the user asked for it."""
    from reportedly.intake.fetching import Fetcher

    return Fetcher() if fetch else None
