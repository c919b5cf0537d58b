"""Pieces: the sentences of a report by its punctuation, and their words, before anything is parsed.

Gen. Burhan met Mr. J. Smith in the U.S. on Monday. | He left.
"""

from __future__ import annotations

import re

from reportedly.reading.layout import Layout

WORD = re.compile(r"[^\W\d_]+|\d+")
# Where a sentence may end; an abbreviation or an initial before the stop is none. Too few ends only keep more text.
STOP = re.compile(r"(?<=[.!?])[\"')\]]* (?=[\"'(\[]?[A-Z0-9])")
SHORT = re.compile(
    r"(?:\b(?:[A-Z]|[A-Za-z]\.[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Adm|Brig|Gov|Sen|Rep|Rev|St|No|Jr|Sr|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Co|Corp|Inc|Ltd|Bros|approx|ca|al|etc|Hon|Pres|Supt|Insp|Amb|Fr|Msgr|Pvt))\.$"
)
# A word with a capital behind another word, where no sentence, title or quotation begins.
CAPITAL = re.compile(r"(?<=[^\W_] )[A-Z][a-z]+")

Piece = tuple[int, int, int]  # a sentence: from, to, block


def sentences(layout: Layout) -> list[Piece]:
    """The sentences of all blocks, by their punctuation."""
    clean, out = layout.clean, []
    for number, block in enumerate(layout.blocks):
        start = block.start
        for stop in STOP.finditer(clean, block.start, block.end):
            end = stop.end()
            if not SHORT.search(clean, max(start, stop.start() - 12), stop.start()):
                out.append((start, end - 1, number))
                start = end
        if start < block.end:
            out.append((start, block.end, number))
    return out


def words_of(layout: Layout, pieces: list[Piece]) -> list[list[str]]:
    lower = layout.clean.lower()
    if len(lower) != len(layout.clean):  # "İ" has two letters when small
        lower = "".join(c.lower()[:1] for c in layout.clean)
    return [WORD.findall(lower, start, end) for start, end, _ in pieces]


def names_in(layout: Layout, piece: Piece, words: list[str]) -> frozenset[str]:
    """The words that only stand in names, by their capitals ("the House of Lords"); none where most have one, as in a title."""
    start, end, number = piece
    if layout.blocks[number].kind == "headline":
        return frozenset()
    found = [name.lower() for name in CAPITAL.findall(layout.clean, start, end)]
    if 2 * len(found) > len(words):
        return frozenset()
    return frozenset(name for name in found if words.count(name) == found.count(name))
