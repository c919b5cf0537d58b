"""Telling: whether words tell the story, and in which tense.

Six soldiers were killed.    He said that two had died.    It has been shelled.    the man who was wounded    before it fell
simple                       simple                        perfect                 None                       simple
"""

from __future__ import annotations

from reportedly.calendar import tenses
from reportedly.reading.events.exclusions import is_known
from reportedly.reading.events.surroundings import APART
from reportedly.reading.grammar import NOUNS, VERBS
from reportedly.reading.parse import Token
from reportedly.reading.times.tenses import AUXILIARIES, is_reported
from reportedly.word_lists import word_list

ANTERIOR = word_list("anterior")
AMID = frozenset(
    {"in", "during", "by", "with", "amid", "into", "under"}
)  # what a noun under them happens with: "died in clashes"
SPARKING = word_list("sparking")
TOGETHER = frozenset({"when", "as", "while", "where", "before", "and", "because", "whereupon"})


def telling(head: Token) -> str | None:
    """How an event is told: "simple" past, "progressive", "perfect", "present"; None where it is no telling of the story."""
    verb = head
    if head.pos not in VERBS:
        found = verb_above(head)
        if found is None:
            return None
        verb = found
    for _ in range(8):
        if any(c.lower in ANTERIOR and c.dep in {"advmod", "npadvmod", "prep"} for c in verb.children):
            return None
        auxiliaries = {c.lower for c in verb.children if c.dep in AUXILIARIES}
        finite = verb.tag in {"VBD", "VBZ", "VBP"} or bool(auxiliaries - {"to", "being", "having"})
        if "to" in auxiliaries or (verb.tag == "VB" and not auxiliaries & {"did"}):
            return None
        if finite:
            return tense_told(verb, auxiliaries) if is_told(verb) else None
        apart = any(c.lower in APART for c in verb.children if c.dep == "mark")
        listed = (
            verb.dep == "xcomp" and verb.tag == "VBG" and not goes_on(verb.head)
        )  # "the plans included freeing"
        together = verb.dep in {"conj", "xcomp"} or (verb.dep == "advcl" and not apart)
        if verb.head.pos in VERBS and together and not listed:
            verb = verb.head
        elif verb.dep == "pcomp" and verb.head.lower in AMID and verb.head.head.pos in VERBS:
            verb = verb.head.head
        else:
            return None
    return None


def goes_on(verb: Token) -> bool:
    """Whether what hangs on a verb is done or said to be done: "kept firing", "admits firing"."""
    return verb.lemma in tenses().implicative or verb.lemma in tenses().saying or verb.lemma == "keep"


def tense_told(verb: Token, auxiliaries: set[str]) -> str | None:
    """The tense of a finite verb by its auxiliaries."""
    if auxiliaries & {"had", "'d"}:
        running = verb.tag == "VBG"  # "had been shelling for weeks"
        return "simple" if is_reported(verb) and not running else None  # "said that two had died": two died
    if auxiliaries & {"have", "has", "'ve"}:
        return "perfect"
    if verb.tag == "VBD" or auxiliaries & {"was", "were", "did"}:
        return "progressive" if verb.tag == "VBG" else "simple"
    return "present" if verb.tag in {"VBZ", "VBP"} or auxiliaries & {"is", "are"} else None


def is_told(verb: Token) -> bool:
    """Whether a finite clause tells the story: a main clause, what is said, or what happens together with it."""
    for _ in range(8):
        if verb.head is verb:
            return True
        dep, head = verb.dep, verb.head
        if dep in {"conj", "parataxis"} and head.pos in VERBS:
            verb = head
        elif dep == "ccomp" and head.pos in VERBS:
            if verb.i > head.i:
                return head.lemma in tenses().saying
            verb = head  # "they fired at the crowd, reporters saw"
        elif dep == "advcl" and head.pos in VERBS:
            marks = {c.lower for c in verb.children if c.dep in {"mark", "advmod"}}
            if marks and not marks & TOGETHER:
                return False
            verb = head
        else:
            return False
    return False


def verb_above(noun: Token) -> Token | None:
    """The verb in whose clause a noun happens: its subject or object, or under "in", "during"; plain plurals and what is known happen elsewhere."""
    bare = noun.tag in {"NNS", "NNPS"} and not any(c.dep in {"det", "nummod", "poss"} for c in noun.children)
    if bare and noun.dep != "nsubj" and noun.head.lemma not in SPARKING:
        return None  # "directed attacks on the army": nobody tells of one day
    token = noun
    for _ in range(4):
        head = token.head
        if head is token or (token.dep == "prep" and head.pos in NOUNS and is_known(noun)):
            return None  # "arrested in connection with the massacre"
        if head.pos in VERBS:
            return head if token.dep in {"nsubj", "nsubjpass", "dobj", "attr", "prep", "agent"} else None
        if token.dep not in {"conj", "prep"} and not (token.dep == "pobj" and head.lower in AMID):
            return None
        token = head
    return None
