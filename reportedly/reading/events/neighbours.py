"""Neighbours: the words around a trigger that its time and place may hang on.

carried out   a raid   in Bol on Monday
trigger       ←──────── a neighbour ───
"""

from __future__ import annotations

from reportedly.reading.events.complements import come_about
from reportedly.reading.events.factuality import Factuality
from reportedly.reading.grammar import VERBS, objects, subjects
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

CALLING = word_list("calling_together")


def neighbours(head: Token, light: Token | None, facts: Factuality, cues: frozenset[int]) -> list[Token]:
    """The tokens whose time and place are the event's, nearest first; "denied on Monday striking it" says only when it was denied."""
    out = [head]
    if light is not None:
        out.append(light)
    if head.pos in VERBS:
        out += objects(head)
        out += [c for c in head.children if c.dep == "xcomp" and c.tag == "VBG"]  # "stopped bombing Idlib"
        out += [s for s in subjects(head) if s.head is head]
        token = head
        while token.dep in {"conj", "xcomp"} and token.head.pos in VERBS:
            if token.dep == "xcomp" and token.tag == "VBG" and token.head.i in cues:
                break
            token = token.head
            out.append(token)
    if head.dep in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
        out += [c for c in (facts.clause, *come_about(head.head)) if c not in out]
    if head.pos not in VERBS:  # "the meeting which opened here today", "the truce announced on Saturday"
        out += [c for c in head.children if c.dep in {"relcl", "acl"} and c.pos in VERBS]
    if head.dep == "relcl" and any(c.lower in {"when", "where"} for c in head.children):
        out.append(head.head)  # "the 2020 war, when it retook the town", "Raqqa, where two boys died"
    if head.dep == "pobj" and head.head.lower == "for" and head.head.head.lemma in CALLING:
        out.append(head.head.head)  # "invited both sides to Jeddah for talks"
    return out


def beside(head: Token) -> list[Token]:
    """What a verb happens in or is done by, whose day is its own: "died in [clashes] on Monday", "killed by [shelling] on Monday"."""
    if head.pos not in VERBS:
        return []
    nouns = [
        n
        for c in head.children
        if c.dep in {"prep", "agent"} and c.lower in {"in", "by", "during"}
        for n in c.children
        if n.dep in {"pobj", "pcomp"}
    ]
    return [*nouns, *(c for n in nouns for c in n.children if c.dep in {"acl", "relcl"} and c.pos in VERBS)]
