"""`reportedly bias`: whether it matters to the coding who acts and in which words."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.reader_options import ACTORS, FRAMES, MODEL


class Format(StrEnum):
    text = "text"
    json = "json"


def bias(
    sentences: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own sentences, as data/scoring/bias.yml has them."),
    ] = None,
    format: Annotated[
        Format, typer.Option(help="text is for people; json is one object a differing pair.")
    ] = Format.text,
    most: Annotated[
        float | None,
        typer.Option(
            metavar="0.x", min=0.0, max=1.0, help="Exit with 1 if a larger share of the pairs differs."
        ),
    ] = None,
    model: MODEL = None,
    frames: FRAMES = None,
    actors: ACTORS = None,
) -> int:
    """Read the same sentences with parties exchanged and with loaded words, and show where the coding differs."""
    from reportedly.engines.readers import Reader
    from reportedly.reading import read_all
    from reportedly.report import Report
    from reportedly.scoring.bias import FILE, PUBLISHED, differences, pairs

    found = pairs(sentences or FILE)
    reports = [
        Report(text, published=date.fromisoformat(PUBLISHED), published_from="given")
        for pair in found
        for text, _ in (pair.first, pair.second)
    ]
    options = Reader(model, frames, actors, triage=False).options
    differing = differences(found, list(read_all(reports, **options)))
    kinds = Counter(pair.kind for pair in found)
    wrong = Counter(difference.pair.kind for difference in differing)
    share = len(differing) / max(1, len(found))
    for difference in differing:
        told = {
            "kind": difference.pair.kind,
            "first": difference.pair.first[0],
            "second": difference.pair.second[0],
            "only_first": difference.only_first,
            "only_second": difference.only_second,
        }
        if format is Format.json:
            print(json.dumps(told, ensure_ascii=False))
            continue
        print(f"{told['first']}\n{told['second']}")
        for sign, lines in (("-", difference.only_first), ("+", difference.only_second)):
            for line in lines:
                print(f"  {sign} {line}")
    if format is Format.text:
        for kind, n in kinds.items():
            print(f"{wrong[kind]:4} of {n:4} differ  {kind}")
        print(f"{len(differing)} of {len(found)} pairs differ ({share:.1%})")
    return 1 if most is not None and share > most else 0
