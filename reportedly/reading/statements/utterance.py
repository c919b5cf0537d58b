"""Utterance: whether what a cue tells happens.

did not say     could say     declined to say     if they say     neither confirmed nor denied      nothing is told
said            has said      went on to say      took to Twitter to say                            something is
"""

from __future__ import annotations

from reportedly.cues import Cues
from reportedly.reading.grammar import VERBS, child, first_conjunct
from reportedly.reading.negation import is_negated
from reportedly.reading.parse import Token
from reportedly.reading.statements.scope import to_do

UNREAL = frozenset({"may", "might", "could", "can", "should", "would", "must", "ca", "'d"})
CONDITIONS = frozenset({"if", "unless", "lest", "should"})
NOBODY = frozenset({"nobody", "none", "no-one"})
BETWEEN = frozenset({"AUX", "ADV", "PART", "VERB"})


def uttered(verb: Token, lexicon: Cues) -> int | None:
    """Where the cue begins if what it tells happens: None for "did not say", "could say", "declined to say"."""
    subject = child(verb, "nsubj", "nsubjpass")
    start = verb.i
    for c in verb.children:
        if c.dep == "neg" and c.i < verb.i and not (subject is not None and c.i < subject.i < verb.i):
            return None
        if c.dep in {"preconj", "advmod"} and c.i < verb.i and c.lower in {"never", "neither", "nor"}:
            return None
        if c.dep in {"aux", "auxpass"} and c.i < verb.i:
            if c.lower in UNREAL and not (c.lower == "would" and verb.lemma == "like"):
                return None
            if c.lower != "to":
                start = min(start, c.i)
    if subject is not None and (subject.lower in NOBODY or is_negated(subject)):
        return None
    if verb.dep == "conj" and any(
        c.lower in {"nor", "neither", "never"} for c in (*verb.children, *verb.head.children)
    ):
        return None
    first = (
        first_conjunct(verb) if verb.tag == "VB" else verb
    )  # "may leave and announce", "refused to stay and say"
    if first is not verb and (not to_do(verb) and not is_real(first)):
        return None
    if depends(verb) or depends(first):
        return None
    begins = governed(first, lexicon)
    if begins is None:
        return None
    start = min(start, begins) if first is verb else start
    tokens = verb.sent.doc.tokens
    if any(tokens[i].pos not in BETWEEN for i in range(start, verb.i)):
        start = verb.i  # "Has the army, X asked, ..."
    while start > verb.sent.start and tokens[start - 1].dep == "advmod" and tokens[start - 1].head is verb:
        start -= 1  # "now says", "also warned"
    return start


def is_real(verb: Token) -> bool:
    """Whether nothing at a verb makes it a mere possibility: "may", "will be able to"."""
    return not any((c.dep == "aux" and c.lower in UNREAL) or c.dep == "neg" for c in verb.children)


def depends(verb: Token) -> bool:
    """Whether a verb stands in a condition: "if a group announces an offer"."""
    return verb.dep == "advcl" and any(c.dep == "mark" and c.lower in CONDITIONS for c in verb.children)


def governed(verb: Token, lexicon: Cues) -> int | None:
    """The first word of the cue with the verbs over it: "went on to say"; None where these keep it from being said."""
    token = verb
    while token.dep in {"xcomp", "pcomp", "prep", "acl", "advcl"} and token.head is not token:
        head = token.head
        if head.lemma in lexicon.unsaid and token.dep != "advcl":
            return None
        if token is verb and verb.dep in {"xcomp", "acl", "advcl"} and to_do(verb):
            if is_negated(head) or any(c.lower in UNREAL for c in head.children):
                return None
            if verb.dep == "xcomp":
                return head.i if head.lemma in lexicon.said else None
            # "took to Twitter to accuse": a purpose that was carried out
            return verb.i if verb.dep == "advcl" and head.tag in {"VBD", "VBZ", "VBP", "VBN"} else None
        if head.pos in VERBS:
            break
        token = head
    return verb.i
