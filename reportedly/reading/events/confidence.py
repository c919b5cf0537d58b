"""Confidence: how often an event that looks like this one is right.

    Rebels   shelled   the town on Monday,   the army said.
             a verb with both parties and a day of its own: most of such are right
    the violence
             a noun without parties, time or place of its own: few are

What is looked at are signs of the grammar and of how much was found, never words; the weights are in
`data/lexicon/confidence.yml`, learnt from texts written and coded for it by `tools/train_confidence.py`. A figure of 0.9 means that of ten such
events about nine are right in type and trigger.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.errors import BadData
from reportedly.knowledge import load_yaml
from reportedly.ontology import SPEECH
from reportedly.reading.events.attachment import OWN
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Doc

FILE = Path(__file__).parent.parent.parent / "data" / "lexicon" / "confidence.yml"
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "pcomp", "csubj"})
LONG, DEEP = 40, 4
# What the weights may be of, in the order in which they are told.
SIGNS = (
    "noun", "wide", "second_mention", "more_mentions", "actor", "recipient", "both_parties", "named_party",
    "own_time", "near_time", "own_place", "near_place", "speech", "vague", "topic", "has_mode", "attributed", "disputed",
    "planned", "hypothetical", "alleged", "negated", "historical", "ongoing", "root", "clause", "modifier", "object",
    "deep", "headline", "item", "first_sentences", "long_sentence", "no_verb", "crowded", "same_type_beside", "bare_noun",
    "definite_noun", "in_quote",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the log odds, by sign and by "type NAME"; `base` is what they are without any."""

    base: float
    signs: Mapping[str, float]


@cache
def weights() -> Weights:
    """The shipped weights. Raises BadData for a sign that this module does not know."""
    loaded = load_yaml(FILE)
    known = {name: float(value) for name, value in loaded["signs"].items()}
    for name in known:
        if name not in SIGNS and not name.startswith("type "):
            raise BadData(f"lexicon/confidence.yml: there is no sign {name!r}; train the weights again")
    return Weights(float(loaded["base"]), known)


def signs(event: Happening, beside: Sequence[Happening]) -> list[str]:
    """What can be seen of an event; `beside` are the events of its sentence, itself included."""
    head, sent = event.head, event.head.sent
    noun = head.pos not in VERBS
    depth, token = 0, head
    while token.head is not token and depth <= DEEP:
        token, depth = token.head, depth + 1
    determiners = {c.lower for c in head.children if c.dep in {"det", "poss", "nummod"}}
    named = any(m.kind == "name" for p in (*event.actors, *event.recipients) for m in p.mentions)
    seen = {
        "noun": noun,
        "wide": event.triggers[0][1] - event.triggers[0][0] > 1,
        "second_mention": len(event.triggers) == 2,
        "more_mentions": len(event.triggers) > 2,
        "actor": bool(event.actors),
        "recipient": bool(event.recipients),
        "both_parties": bool(event.actors and event.recipients),
        "named_party": named,
        "own_time": event.first is not None and event.time_rank == OWN,
        "near_time": event.first is not None and event.time_rank != OWN,
        "own_place": event.place is not None and event.place_rank == OWN,
        "near_place": event.place is not None and event.place_rank != OWN,
        "speech": event.type in SPEECH,
        "vague": event.frame.vague,
        "topic": event.frame.topic is not None,
        "has_mode": event.mode is not None,
        "attributed": bool(event.asserted_by),
        "disputed": bool(event.disputed_by),
        "root": head.head is head,
        "clause": head.dep in CLAUSES,
        "modifier": head.dep in {"compound", "amod", "nmod", "poss"},
        "object": head.dep in {"dobj", "pobj"},
        "deep": depth > DEEP,
        "headline": sent.kind == "headline",
        "item": sent.kind == "item",
        "first_sentences": sent.i < 3,
        "long_sentence": sent.end - sent.start > LONG,
        "no_verb": sent.root.pos not in VERBS,
        "crowded": len(beside) > 3,
        "same_type_beside": sum(e.type == event.type for e in beside) > 1,
        "bare_noun": noun and not determiners,
        "definite_noun": noun and "the" in determiners,
        "in_quote": any(start <= head.i < end for s in event.asserted_by for start, end in s.quotes),
    }
    seen[event.status] = True
    return [name for name in SIGNS if seen.get(name)] + [f"type {event.type}"]


def rate_events(doc: Doc, events: Sequence[Happening]) -> None:
    """Give every event its confidence."""
    model = weights()
    for event, seen in zip(events, signs_of(doc, events), strict=True):
        odds = model.base + sum(model.signs.get(name, 0.0) for name in seen)
        event.confidence = round(1 / (1 + math.exp(-odds)), 2)


def signs_of(doc: Doc, events: Sequence[Happening]) -> list[list[str]]:
    """The signs of all events of a report."""
    crowd: dict[int, list[Happening]] = {}
    for event in events:
        crowd.setdefault(event.head.sent.i, []).append(event)
    return [signs(event, crowd[event.head.sent.i]) for event in events]
