"""Marks: the article cut where a mark begins or ends, so that overlapping marks can be shown.

Chad told the UN that Sudan was preparing a "campaign of terror"
        └s21┘              └────────── s21 ──────────  └── e9 ──┘
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import Reading

# What a mark shows, the innermost first.
KINDS = ("event", "figure", "cue", "content")


@dataclass(frozen=True, slots=True)
class Mark:
    """`ends` says whether the run of words is the last one of this mark, where its id is shown."""

    start: int
    end: int
    kind: str
    id: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under the same marks; `closed` are the marks that end with it."""

    text: str
    marks: tuple[Mark, ...]
    closed: tuple[Mark, ...]


def find_marks(reading: Reading) -> list[Mark]:
    """All marks in the order of the text; the longer before the shorter."""
    out: list[Mark] = []
    for event in reading.events:
        tone = {1: "verbal-good", 2: "good", 3: "verbal-bad", 4: "bad"}.get(event.quad_class or 0, "")
        out.extend(Mark(span.start, span.end, "event", event.id, tone) for span in event.triggers)
    for figure in reading.figures:
        out.append(Mark(figure.span.start, figure.span.end, "figure", figure.id))
    for statement in reading.statements:
        out.append(Mark(statement.cue.start, statement.cue.end, "cue", statement.id, statement.stance))
        out.extend(Mark(span.start, span.end, "content", statement.id) for span in statement.content)
    return sorted(set(out), key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind), mark.id))


def stretches(text: str, marks: list[Mark]) -> Iterator[Stretch]:
    """The text, whole and in order, in stretches under the same marks."""
    cuts = sorted({0, len(text), *(at for mark in marks for at in (mark.start, mark.end))})
    waiting = 0
    active: list[Mark] = []
    for start, end in pairwise(cuts):
        while waiting < len(marks) and marks[waiting].start <= start:
            active.append(marks[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > start]
        yield Stretch(text[start:end], tuple(active), tuple(mark for mark in active if mark.end == end))
