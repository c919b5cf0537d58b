"""Draft: a statement by its tokens, before anybody knows who its parties are."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.cues import Cue, Pattern
from reportedly.reading.findings import Range
from reportedly.reading.parse import Token


@dataclass(slots=True)
class Draft:
    """A statement by its tokens: cue, content, source, relayers and addressee."""

    cue: Cue
    head: Token
    where: Range
    content: list[Range]
    source: list[Token]
    via: list[Token] = field(default_factory=list)
    addressee: Token | None = None
    pattern: Pattern = ("clause",)
    after: Token | None = None  # the cue from which this one goes on

    def holds(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.content)
