"""Repairs of headlines, which leave out verbs, articles and "and".

Two officers   killed   in ambush        Sweden, Finland   to pool radar data
nsubj          as if they had killed     as if something beside them were to be pooled
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.calendar import WEEKDAYS
from reportedly.lexicon import lexicon
from reportedly.reading.clause_repairs import SUBJECTS, move
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list


def mend_opening(word: Token, after: Sequence[Token]) -> None:
    """ "[Truce] agreed": the word that opens a headline has its capital from there and is no name if it tells of an event."""
    if (
        word.dep in {"nsubj", "nsubjpass"}
        and word.lower in lexicon().nouns
        and not any(t.pos == "PROPN" for t in after)
    ):
        word.pos, word.tag, word.lemma = "NOUN", "NN", word.lower


def mend_bare_passive(participle: Token) -> None:
    """A headline's "Two officers [killed] in ambush": who stands before a bare participle suffers it."""
    children = participle.children
    if any(c.dep in {"aux", "auxpass", "dobj"} for c in children):
        return
    for c in children:
        if c.dep == "nsubj":
            c.dep = "nsubjpass"


def mend_listed(second: Token) -> None:
    """A headline's "[Sudan, Chad] agree", "[Rebels, army] sign": two subjects with only a comma between them are one."""
    verb = second.head
    low = second.edges()[0]
    start = verb.sent.start
    tokens = verb.sent.doc.tokens
    if low - start not in {2, 3, 4} or tokens[low - 1].text != ",":
        return
    first = tokens[low - 2]
    named = first.dep == "nsubj" or (first.dep in {"npadvmod", "dep"} and first.pos == "PROPN")
    if named and first.head is verb and first.edges()[0] == start and first.lower not in WEEKDAYS:
        first.dep = "nsubj"
        move(second, first, "conj")


def mend_announced(verb: Token) -> None:
    """A headline's "[Sweden, Finland] to pool radar data": what somebody is to do is the sentence, not a clause beside him."""
    noun = verb.head
    tokens = verb.sent.doc.tokens
    to = tokens[verb.i - 1]
    shown = {c.dep for c in noun.children if c.i < noun.i}
    if to.lower != "to" or not (noun.pos == "PROPN" or (is_person(noun) and "det" not in shown)):
        return
    listed = [c.edges()[1] for c in noun.children if c.dep == "conj" and c.i < verb.i]
    if to.i not in {noun.i + 1, *listed} or any(c.dep in SUBJECTS for c in verb.children):
        return
    for c in [c for c in noun.children if c is verb or c.i > verb.i]:
        noun.children.remove(c)
        c.head = verb
        if c is not verb:
            verb.children.append(c)
    noun.head, noun.dep = verb, "nsubj"
    verb.dep = "ROOT"
    verb.children = sorted([*verb.children, noun], key=lambda t: t.i)


def mend_given(thing: Token) -> None:
    """A headline's "Poland sends [Ukraine] tanks": of two objects a name right behind the verb is who gets the other."""
    verb = thing.head
    first = next((c for c in verb.children if c.dep == "dobj"), None)
    if first is None or first is thing or first.pos != "PROPN" or verb.lemma not in word_list("giving"):
        return
    if first.edges()[0] == verb.i + 1:
        first.dep = "dative"
