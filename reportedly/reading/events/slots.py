"""Slots: which words stand where a frame looks for somebody.

"subj" and "obj" are logical; a preposition is looked for on the head, on its object and on the verb that carries it:
granted   asylum   to   five officers         launched   an attack   on   the camp
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.frames import Lexicon
from reportedly.reading.events.triggers import OUTSIDE
from reportedly.reading.grammar import (
    SUBJECTS,
    VERBS,
    agents,
    conjuncts,
    is_passive,
    objects,
    patients,
    prep_objects,
    subjects,
)
from reportedly.reading.negation import is_negated
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

LIGHT_LINKS = frozenset({"dobj", "obj", "nsubjpass", "nsubj", "pobj", "attr", "conj"})
LIGHT_PREPOSITIONS = frozenset({"against", "on", "with", "to", "at", "between", "from", "by", "into"})
CIRCUMSTANCES = frozenset({"after", "before", "when", "while", "as", "since", "because", "if", "unless", "until", "although", "though", "once", "where", "whenever"})  # fmt: skip
AIMS = frozenset({"on", "into", "at", "to"})  # "a march [on the palace] by students"
CARRYING = word_list("carrying")
TOLD = word_list("bearing")


def governor(noun: Token, lexicon: Lexicon) -> Token | None:
    """The light verb that carries an event noun: "launched an attack", "took part in talks", "an attack took place"."""
    token = noun
    while token.dep == "conj" and token.head.pos not in VERBS:
        token = token.head
    if token.dep in {"pobj", "prep"}:
        while token.dep in {"pobj", "prep"} and token.head is not token:
            token = token.head
            if token.lower in OUTSIDE:
                return None
            if token.pos in VERBS:
                return token if token.base in lexicon.light_verbs else None
            if (
                token.pos == "NOUN"
                and token.dep in {"dobj", "nsubjpass"}
                and lexicon.governors.get(token.base) in {"aspect", "caused"}
            ):
                head = token.head
                if is_negated(head) or any(is_negated(c) for c in head.children if c.dep in SUBJECTS):
                    return None  # "no group has claimed responsibility for the attack"
                return head if head.base in lexicon.light_verbs else None
            if token.pos == "NOUN":
                return None
        return None
    if token.dep in LIGHT_LINKS and token.head.pos in VERBS and token.head.base in lexicon.light_verbs:
        return token.head
    return None


def is_mutual(thing: Token) -> bool:
    """ "expelled [each other's] envoys": nobody but those who do it."""
    return any(c.dep == "poss" and c.lower in {"other", "another"} for c in thing.children)


def slot_tokens(head: Token, slot: str, light: Token | None) -> Iterator[Token]:
    """The tokens that stand in a slot of a trigger: of its own, and for a noun of the verb that carries it."""
    is_verb = head.pos in VERBS
    if slot == "subj":
        if is_verb:
            done_by = agents(head)
            yield from done_by
            if not done_by and is_passive(
                head
            ):  # "was called a thief by his rivals": hung on what he was called
                called = [*objects(head), *(c for c in head.children if c.dep in {"oprd", "acomp", "advmod"})]
                yield from (t for thing in called for name, t in prep_objects(thing) if name == "by")
        elif light is not None and light.lemma in TOLD:
            pass
        elif light is not None and head.dep == "pobj" and head.head.lower == "in" and is_passive(light):
            yield from subjects(light)  # "were involved in the attack"
        elif light is not None and (
            any(t is head for t in patients(light)) or not any(t is head for t in subjects(light))
        ):
            yield from agents(light)
        else:
            yield from charged(head)
    elif slot == "obj":
        if is_verb:
            yield from (t for t in patients(head) if not is_mutual(t))
    elif slot == "iobj":
        for c in head.children:
            if c.dep == "dative" and c.pos != "ADP":
                yield from conjuncts(c)
        if is_verb and is_passive(head) and objects(head):  # "[the envoys] were given access to the camp"
            yield from subjects(head)
    elif slot == "comp-subj":
        for c in head.children:
            if c.dep in {"ccomp", "xcomp", "advcl"} and not (c.dep == "advcl" and circumstance(c)):
                before = c.dep == "ccomp" and c.i < head.i  # "Nigeria should let it float, the bank advised"
                yield from (t for t in subjects(c) if t.i > head.i or (before and t.head is c))
    elif slot == "poss":
        for c in head.children:
            if c.dep == "poss":
                yield from conjuncts(c)
                verb = next((t for t in head.ancestors() if t.pos in VERBS), None)
                if c.lower == "their" and verb is not None and len(whose := subjects(verb)) > 1:
                    yield from whose  # "A and B failed to agree at their summit"
    elif slot == "adj":
        for c in head.children:
            if c.dep in {"amod", "compound", "nmod"}:
                if is_homeland(c):
                    continue
                yield from linked(c)
                yield from conjuncts(c)
    else:
        for name, token in prep_objects(head):
            if name == slot:
                yield token
        if not is_verb and slot in {"from", "by", "on", "against"}:  # "a hail of stones from a crowd"
            for name, thing in prep_objects(head):
                if (name == "of" or (slot == "by" and name in AIMS)) and not is_person(thing):
                    yield from (token for other, token in prep_objects(thing) if other == slot)
        if slot == "by" and not is_verb:  # "a demonstration staged by students"
            for c in head.children:
                if c.dep == "acl" and c.tag == "VBN" and c.lemma in CARRYING:
                    yield from agents(c)
        if is_verb and slot in LIGHT_PREPOSITIONS:
            # "granted asylum to the officers", "fired with rifles on the growers": the phrase hangs on the object or the means
            means = [t for name, t in prep_objects(head) if name == "with" != slot and t.pos == "NOUN"]
            for thing in (
                [*objects(head), *means] if slot != "by" else ()
            ):  # "recognised a victory by the party"
                yield from (token for name, token in prep_objects(thing) if name == slot)
        if light is not None and slot in LIGHT_PREPOSITIONS and not (slot == "by" and light.lemma in TOLD):
            for name, token in prep_objects(light):
                if name == slot and token is not head:
                    yield token


def circumstance(clause: Token) -> bool:
    """Whether a clause only says when or why: "demanded elections [after a court cleared him]"."""
    return any(c.dep in {"mark", "advmod"} and c.lower in CIRCUMSTANCES for c in clause.children)


def is_homeland(word: Token) -> bool:
    """ "a [Malian] rebel attack": of two modifiers in a row the first says whose men the second are."""
    after = word.sent.doc.tokens[word.i + 1]
    return (
        word.dep == "amod"
        and word.text[:1].isupper()
        and after.head is word.head
        and after.pos in {"NOUN", "ADJ"}
        and is_person(after) is True
    )


def linked(token: Token) -> Iterator[Token]:
    """The first half of a compound of two names: "[US]-Russia talks"."""
    tokens = token.sent.doc.tokens
    for c in token.children:
        if (
            c.dep in {"compound", "nmod", "amod", "npadvmod"}
            and c.pos == "PROPN"
            and tokens[c.i + 1].text in {"-", "–", "/"}
        ):
            yield c


def charged(noun: Token) -> Sequence[Token]:
    """Who is held to have done it: "blamed [the rebels] for the attack"."""
    prep = noun.head
    verb = prep.head
    if noun.dep == "pobj" and prep.lower == "for" and verb.lemma in {"blame", "fault"}:
        return patients(verb)
    return []
