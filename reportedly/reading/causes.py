"""Causes: the event that a figure came of.

Twelve students were killed when gunmen stormed a college. The toll rose to 14 on Monday.
12, of the killing                                         14, of the same
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.findings import Happening, Number
from reportedly.reading.parse import Doc, Token

# the types of event that a measure comes of, best first
TYPES = {
    "killed": ("ASSAULT", "COERCE", "PROTEST"),
    "injured": ("ASSAULT", "COERCE", "PROTEST"),
    "missing": ("ASSAULT", "COERCE"),
    "detained": ("COERCE", "ASSAULT", "SANCTION"),
    "released": ("RETREAT", "CONCEDE", "AID", "COOPERATE", "AGREE"),
    "displaced": ("ASSAULT", "COERCE", "RETREAT", "AID"),
    "participants": ("PROTEST", "CONSULT", "MOBILIZE", "COOPERATE", "ASSAULT"),
}
MEMORY = 2  # sentences


class Causes:
    """Looks up events by the words that tell them."""

    def __init__(self, doc: Doc, events: Sequence[Happening]) -> None:
        self.doc = doc
        self.at: dict[int, Happening] = {}
        self.in_sentence: dict[int, list[tuple[int, Happening]]] = {}
        for event in events:
            for start, end in event.triggers:
                for i in range(start, end):
                    self.at.setdefault(i, event)
                sent = doc.tokens[start].sent.i
                self.in_sentence.setdefault(sent, []).append((start, event))

    def of(self, number: Number) -> Happening | None:
        """The event that the figure's own word tells, else one above it, else the nearest that could have caused it."""
        wanted = TYPES.get(number.measure)
        if wanted is None or not self.at:
            return self.governing(number.head, None) if number.head is not None else None
        if (
            number.cue is not None
            and (event := self.at.get(number.cue.i)) is not None
            and event.type in wanted
        ):
            return event
        above = self.governing(number.head, wanted)
        if above is not None:
            return above
        sent = self.doc.tokens[number.span[0]].sent
        here = self.nearest(sent.i, number.span[0], wanted)
        if here is not None or number.measure == "participants":
            return here
        for back in range(1, MEMORY + 1):
            before = self.nearest(sent.i - back, number.span[0], wanted[:1])
            if before is not None:
                return before
        return None

    def governing(self, token: Token | None, wanted: tuple[str, ...] | None) -> Happening | None:
        """The event of the nearest word above."""
        if token is None:
            return None
        for above in token.ancestors():
            event = self.at.get(above.i)
            if event is not None and (wanted is None or event.type in wanted):
                return event
        return None

    def nearest(self, sentence: int, at: int, wanted: tuple[str, ...]) -> Happening | None:
        found = [
            (abs(start - at), start, event)
            for start, event in self.in_sentence.get(sentence, ())
            if event.type in wanted
        ]
        return min(found, key=lambda item: item[:2])[2] if found else None
