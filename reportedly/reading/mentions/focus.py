"""Focus: the state that a word without an owner belongs to, as "the government" and "the president" do.

Juba signed the deal. South Sudan's rebels did not. The president called it a start.
a scene                a scene                     South Sudan's
"""

from __future__ import annotations

from bisect import bisect_left

from reportedly.reading.findings import Party
from reportedly.reading.mentions.parties import Register
from reportedly.reading.parse import Sentence

NEAR = 3  # what a state counts for that is spoken of in the sentence or the two before
DOMESTIC = frozenset({"OPP", "LEG", "PTY"})  # who speaks of "the government" as their own


def focus(register: Register, at: int) -> Party | None:
    """The state that a word at token `at` without an owner belongs to: that of its subject's politics, else the one most spoken of,
    here and in all the report."""
    scenes = register.scenes
    if not scenes:
        return None
    here = register.doc.tokens[at].sent
    if (home := at_home(register, here)) is not None:
        return home
    near = register.doc.sentences[max(0, here.i - 2)].start
    scores = dict(register.spoken_of)
    for _, alpha3, value in scenes[bisect_left(scenes, (near,)) : bisect_left(scenes, (here.end,))]:
        scores[alpha3] += (NEAR - 1) * value
    best = max(scores, key=scores.__getitem__)
    return register.state(best) if 2 * scores[best] >= sum(scores.values()) else None


def at_home(register: Register, sent: Sentence) -> Party | None:
    """The state in whose politics the subject of a sentence takes part: "[opposition leader Ali Rand] accused the government"."""
    subject = next((c for c in sent.root.children if c.dep == "nsubj"), None)
    mention = register.cast.at.get(subject.i) if subject is not None else None
    party = mention.party if mention is not None else None
    if party is None or party.sector not in DOMESTIC or party.country is None:
        return None
    return register.state(party.country)
