"""Discourse: how two tellings of one report stand to each other in its text."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.ledger.denials import MARK
from reportedly.ledger.tellings import Telling


def standing(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    """Signs of nearness: of the same sentence or paragraph, under one heading, and what their words point to."""
    first, later = sorted((a, b), key=lambda t: (t.at, t.event))
    if a.sentence == b.sentence:
        yield "text.sentence", 1.0
    elif a.paragraph == b.paragraph:
        yield "text.paragraph", 1.0
    elif later.paragraph - first.paragraph == 1:
        yield "text.next", 1.0
    if a.section != b.section:
        yield "text.section", 1.0
    if later.another or later.fresh:
        yield "text.another", 1.0
    if bare(later):
        yield ("text.echo" if later.echo else "text.bare"), 1.0
    if bare(first):
        yield "text.first", 1.0
    if denies(first) != denies(later):
        yield "text.denies", 1.0
    if first.event.startswith(MARK) and later.event.startswith(MARK):
        yield "text.silent", 1.0
    if later.figures and not later.start and later.row["mode"] is None:
        yield "text.tally", 1.0


def bare(telling: Telling) -> bool:
    return not telling.start and not any(s.own for s in telling.spots)


def denies(telling: Telling) -> bool:
    return telling.status == "negated" and not telling.harmless
