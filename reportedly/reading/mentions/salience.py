"""Salience: how present a mention makes its party, and who speaks.

Baku   said   its engineers had cleared the road   in Agdam.
strong: subject of the main clause, and a speaker     weak
"""

from __future__ import annotations

from functools import cache

from reportedly.cues import cues
from reportedly.reading.parse import Token

# How much a mention in this place of its clause keeps its party in mind.
WEIGHTS = {"nsubj": 3.0, "nsubjpass": 2.5, "csubj": 2.0, "agent": 2.0, "dobj": 1.5, "dative": 1.5, "pobj": 1.0, "poss": 1.0, "appos": 1.5, "attr": 1.0}  # fmt: skip
BACKGROUND = frozenset({"in", "at", "near", "on", "from", "since", "during", "inside", "across"})


def weight(token: Token) -> float:
    """How strongly a mention makes the next pronoun mean it: the subject of a main clause most."""
    head = token
    while head.dep == "conj" and head.head is not head:
        head = head.head
    value = WEIGHTS.get(head.dep, 0.5)
    if head.dep == "pobj":
        above = head.head
        value = 2.0 if above.dep == "agent" else 0.3 if above.lower in BACKGROUND else 1.0
    elif head.dep in {"nsubj", "nsubjpass"} and head.head.dep == "ROOT":
        value += 1.0
    return value


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs that bring somebody's own words: "say", "warn", "add"."""
    return frozenset(verb for verb, found in cues().verbs.items() if any(cue.quotes for cue in found))


def is_speaker(token: Token) -> bool:
    """Whether a noun or pronoun is the source of a statement: the subject of "said", the object of "according to"."""
    head = token.head
    if token.dep == "nsubj":
        return head.lemma in speech_verbs()
    return token.dep == "pobj" and head.lower == "to" and head.head.lower == "according"
