"""Documents: what goes into a spaCy document before it is parsed, and what is taken out of it.

the places at which blocks begin   ->   document   ->   a row for each token
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from reportedly.reading.parse.lemmas import Lemmas

# A token as a row: start and end in the cleaned text, lemma, part of speech, tag, dependency, index of the head, opens a sentence.
Row = tuple[int, int, str, str, str, str, int, bool]
CELLS = ["ORTH", "TAG", "DEP", "LEMMA", "POS", "IDX", "LENGTH", "HEAD", "SENT_START"]


def open_sentences(doc: Any, starts: Sequence[int]) -> None:
    """Have a sentence begin with the first word at or behind each of these places, and not end with a number there.

    "- 12 farmers have drowned": the parser would take the number for that of an item.
    """
    if not len(doc):
        return
    ends = doc.to_array(["IDX", "LENGTH"]).astype("int64").sum(axis=1).tolist()
    for start in starts:
        i = bisect_right(ends, start)
        while i < len(ends) and doc[i].is_space:
            i += 1
        if i < len(ends):
            doc[i].is_sent_start = True
            if i + 1 < len(ends) and doc[i].like_num and not doc[i + 1].is_space:
                doc[i + 1].is_sent_start = False


def table(parsed: Any, lemmas: Lemmas | None = None) -> list[Row]:
    """The rows of a spaCy document."""
    if not len(parsed):
        return []
    cells = parsed.to_array(CELLS)
    places = cells[:, 5:].astype("int64").tolist()
    uses = list(map(tuple, cells[:, :3].tolist()))
    if lemmas is not None:
        found = lemmas.find(parsed, uses)
    else:
        words = parsed.vocab.strings
        given = cells[:, 1:5].tolist()
        names = {code: words[code] for code in {code for row in given for code in row}}
        found = [(names[lemma], names[pos], names[tag], names[dep]) for tag, dep, lemma, pos in given]
    return [
        (start, start + length, lemma, pos, tag, dep, i + head, opens == 1)
        for i, ((start, length, head, opens), (lemma, pos, tag, dep)) in enumerate(
            zip(places, found, strict=True)
        )
    ]
