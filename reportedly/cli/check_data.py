"""`reportedly check-data`: every data file read afresh, so that whoever edits one learns what is wrong with it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

# What is checked: its name, the module that reads it, and the loader in it.
LOADERS = (
    ("event types", "reportedly.ontology", "event_types"),
    ("contexts", "reportedly.ontology", "contexts"),
    ("sectors", "reportedly.ontology", "sectors"),
    ("CAMEO codes", "reportedly.ontology", "cameo"),
    ("event frames", "reportedly.lexicon", "lexicon"),
    ("confidence weights", "reportedly.reading.events.confidence", "weights"),
    ("pairs of the bias report", "reportedly.scoring.bias", "pairs"),
    ("notes on gold sets", "reportedly.scoring.pages", "notes"),
    ("attribution cues", "reportedly.cues", "cues"),
    ("casualty words", "reportedly.casualties", "casualties"),
    ("small word lists", "reportedly.word_lists", "word_lists"),
    ("units", "reportedly.measures", "units"),
    ("calendar words", "reportedly.calendar", "words"),
    ("tenses", "reportedly.calendar", "tenses"),
    ("feasts", "reportedly.calendar", "feasts"),
    ("gazetteer", "reportedly.gazetteer", "gazetteer"),
    ("export policies", "reportedly.formats.codes", "policies"),
    ("columns of formats", "reportedly.formats.codes", "all_columns"),
    ("codes of places", "reportedly.formats.codes", "place_codes"),
    ("ACLED coding", "reportedly.formats.codes", "acled_coding"),
    ("ACLED actor types", "reportedly.formats.codes", "acled_inters"),
    ("sides of a fight", "reportedly.formats.codes", "kinds"),
    ("HXL hashtags", "reportedly.formats.codes", "hxl_tags"),
    ("layout words", "reportedly.reading.layout.words", "layout_words"),
    ("small words of languages", "reportedly.intake.languages", "small_words"),
)


def check_data(
    frames: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Your own event frames, checked with the shipped ones.")
    ] = None,
    actors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own actors, checked with the shipped ones.")
    ] = None,
) -> int:
    """Check all data files: each entry against what its file must hold."""
    from reportedly.errors import BadRequest, ReportedlyError

    for option, path in (("--frames", frames), ("--actors", actors)):
        if path is not None and not path.exists():
            raise BadRequest(f"{option} {path} is not there")
    faults = 0
    with fresh_cache():
        for name, load in checks(frames, actors):
            try:
                loaded = load()
            except ReportedlyError as error:
                faults += 1
                print(f"reportedly: {error}", file=sys.stderr)
            else:
                size = f"{len(loaded):>7,}" if hasattr(loaded, "__len__") else " " * 7
                print(f"ok {size}  {name}")
    return 2 if faults else 0


def checks(frames: Path | None, actors: Path | None) -> Iterator[tuple[str, Callable[[], Any]]]:
    for name, module, loader in LOADERS:
        yield name, getattr(import_module(module), loader)
    from reportedly.actors import Directory
    from reportedly.lexicon import lexicon

    yield "actors", Directory.load
    if frames is not None:
        yield f"event frames of {frames}", lambda: lexicon(frames)
    if actors is not None:
        yield f"actors of {actors}", lambda: Directory.load(actors)


@contextmanager
def fresh_cache() -> Iterator[None]:
    """Compiled data goes into a folder of its own, so that all is compiled, and so checked, again."""
    before = os.environ.get("REPORTEDLY_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REPORTEDLY_CACHE"] = folder
        try:
            yield
        finally:
            os.environ.pop("REPORTEDLY_CACHE")
            if before is not None:
                os.environ["REPORTEDLY_CACHE"] = before
