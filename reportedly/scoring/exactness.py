"""Exactness: every span of a reading is the text that it says it is, `text[start:end]`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.scoring.complete import Reading
from reportedly.scoring.tally import Tally


def score_spans(reading: Reading, tally: Tally) -> None:
    """Count the spans of a reading, and those that are exact."""
    text = reading["report"]["text"]
    right = n = 0
    for span in spans_in({k: v for k, v in reading.items() if k != "report"}):
        n += 1
        right += text[span["start"] : span["end"]] == span["text"]
    tally.slot("spans.exact", right, n)


def spans_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """All spans in a reading, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and type(value["start"]) is type(value["end"]) is int:
            yield value
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)
