"""Gapped: a second speaker whose cue is left out.

Organisers   put   the crowd at 50,000,   police    at 8,000.
source       cue                          source    the same cue, its content the other number
"""

from __future__ import annotations

from reportedly.reading.grammar import NOUNS
from reportedly.reading.parse import Token
from reportedly.reading.statements.draft import Draft
from reportedly.reading.statements.scope import Scope

REACH = 4  # words from the speaker to the number: "at fewer than 900"
BREAKS = frozenset({",", ";", "and", "while", "but"})
CLOSING = frozenset({".", ",", ";", "!"})
HEDGES = frozenset({"at", "about", "around", "some", "only", "just", "over", "nearly", "almost", "under", "least", "most", "more", "fewer", "less", "than", "as", "many", "up", "to", "roughly", "no"})  # fmt: skip


def gapped(drafts: list[Draft], scope: Scope) -> list[Draft]:
    """The statements of those who give another number behind a statement that gives one; the first loses these words."""
    found: list[Draft] = []
    for draft in drafts:
        for n, (low, high) in enumerate(draft.content):
            numbers = [t for t in scope.tokens[low:high] if t.pos == "NUM"]
            if not numbers or draft.head.i > numbers[0].i:
                continue
            for i in range(numbers[0].i + 1, scope.end - 1):
                if scope.tokens[i].lower in BREAKS and (other := second(scope, i)) is not None:
                    speaker, end = other
                    if i < high:
                        draft.content[n] = (low, i)
                    found.append(
                        Draft(
                            draft.cue,
                            speaker,
                            draft.where,
                            [(speaker.i + 1, end)],
                            [speaker],
                            after=draft.head,
                        )
                    )
                    break
    return found


def second(scope: Scope, i: int) -> tuple[Token, int] | None:
    """The speaker behind a comma and the end of the number: ", the union [50]", ", police [at fewer than 900]"."""
    tokens, end = scope.tokens, scope.end
    k = i + 1
    if k < end and tokens[k].lower in BREAKS:
        k += 1
    if k < end and tokens[k].lower == "the":
        k += 1
    while k + 1 < end and tokens[k].dep in {"compound", "amod"} and tokens[k + 1].pos in NOUNS:
        k += 1
    if k + 1 >= end or tokens[k].pos not in NOUNS:
        return None
    speaker = tokens[k]
    if speaker.pos != "PROPN" and speaker.base not in scope.lexicon.speakers:
        return None
    if tokens[k + 1].lower == "that":  # ", Washington [that it killed 14]"
        return speaker, next((t.i for t in tokens[k + 2 : end] if t.text in {";", "."}), end)
    for j in range(k + 1, min(k + 2 + REACH, end)):
        if tokens[j].pos == "NUM":
            closes = j + 1 >= end or tokens[j + 1].text in CLOSING
            return (speaker, j + 1) if closes else None
        if tokens[j].lower not in HEDGES:
            return None
    return None
