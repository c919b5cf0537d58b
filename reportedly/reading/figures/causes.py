"""Causes: the event that a figure came of.

Twelve students were killed when gunmen stormed a college. The toll rose to 14 on Monday.
12, of the killing                                         14, of the same
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.events.echoes import of_long
from reportedly.reading.findings import Happening, Number
from reportedly.reading.parse import Doc, Token
from reportedly.word_lists import word_list

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
TOLLS = frozenset({"killed", "injured"})  # measures whose word tells of a deed
LONG = 8  # sentences over which a toll is of the one deed told
HAPPENED = frozenset({"occurred", "ongoing", "alleged"})

FURTHER = word_list("further")

Key = tuple[str, str, float | None, float | None, float | None]


def key_of(number: Number) -> Key | None:
    """What a figure that is told again has in common; None where it counts more or tells a new item of a round-up."""
    head = number.head
    if head is None or head.sent.kind == "item" or any(c.lower in FURTHER for c in head.children):
        return None
    if not (number.low or number.best or number.high):
        return None
    return number.measure, head.base.removesuffix("s"), number.low, number.best, number.high


class Causes:
    """Looks up events by the words that tell them."""

    def __init__(self, doc: Doc, events: Sequence[Happening]) -> None:
        self.doc = doc
        self.told: dict[Key, Happening] = {}
        self.at: dict[int, Happening] = {}
        self.in_sentence: dict[int, list[tuple[int, Happening]]] = {}
        for event in events:
            for start, end in event.triggers:
                for i in range(start, end):
                    self.at.setdefault(i, event)
                sent = doc.tokens[start].sent.i
                self.in_sentence.setdefault(sent, []).append((start, event))

    def of(self, number: Number) -> Happening | None:
        """The event of the same figure told before, else the one that its own word tells, else the nearest that could cause it."""
        key = key_of(number)
        if key is not None and (told := self.told.get(key)) is not None:
            return told
        event = self.cause(number)
        if key is not None and event is not None:
            self.told[key] = event
        return event

    def again(self, number: Number) -> Happening | None:
        """The event of a figure that was told before its event was ("Two insurgents killed", in the headline)."""
        key = key_of(number)
        return self.told.get(key) if key is not None else None

    def cause(self, number: Number) -> Happening | None:
        """The event that a figure's own words lead to."""
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
        if number.head is not None and of_long(number.head.head):
            return None
        sent = self.doc.tokens[number.span[0]].sent
        here = self.nearest(sent.i, number.span[0], wanted)
        if here is not None or number.measure == "participants":
            return here
        for back in range(1, MEMORY + 1):
            before = self.nearest(sent.i - back, number.span[0], wanted[:1])
            if before is not None:
                return before
        return self.story(sent.i, wanted[0]) if number.measure in TOLLS and number.cue is not None else None

    def story(self, sentence: int, wanted: str) -> Happening | None:
        """The deed told last, where what the sentences before tell of its kind may be one: "The clinic says that three have died"."""
        told = [
            event
            for i in range(sentence - 1, sentence - 1 - LONG, -1)
            for _, event in sorted(self.in_sentence.get(i, ()), key=lambda item: -item[0])
            if event.type == wanted and event.status in HAPPENED
        ]
        days = {(e.first, e.last) for e in told if e.first}
        places = {e.place.name for e in told if e.place}
        return told[0] if told and len(days) <= 1 and len(places) <= 1 else None

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
