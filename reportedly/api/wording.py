"""Wording: which incidents have the words that a person types; nothing that is typed is an operator or an error.

shelling "weekly market" biogn*     all of them: a word, a phrase, any word that begins so
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reportedly.api.facets import Array, Many
from reportedly.api.index import LONGEST, WORD
from reportedly.ledger.rows import fold

Phrase = tuple[list[str], bool]  # words that follow each other; whether the last may go on


def phrases(typed: str) -> Iterator[Phrase]:
    for at, part in enumerate(typed.split('"')):
        for piece in [part] if at % 2 else part.split():
            words = [word[:LONGEST] for word in WORD.findall(fold(piece))]
            if words:
                yield words, not at % 2 and piece.endswith("*")


def having(many: Many, typed: str) -> Array:
    """The rows with all of the words; everything where nothing is a word."""
    left = np.ones(many.size, bool)
    for words, open_end in phrases(typed):
        left &= with_phrase(many, words, open_end)
    return left


def with_phrase(many: Many, words: list[str], open_end: bool) -> Array:
    """The rows in which the words follow each other. A gap stands after each text, so no phrase runs over its end."""
    last = len(words) - 1
    begins = np.ones(len(many.codes) - last if len(many.codes) > last else 0, bool)
    for at, word in enumerate(words):
        if at == last and open_end:
            table = np.array([value.startswith(word) for value in many.values], bool)
            fits = table[many.codes] if len(table) else np.zeros(0, bool)
        else:
            fits = many.codes == many.known.get(word, -1)
        begins &= fits[at : at + len(begins)]
    found = np.zeros(many.size, bool)
    found[many.rows[: len(begins)][begins]] = True
    return found
