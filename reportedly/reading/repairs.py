"""Repairs: a few things that the parser is known to get wrong, put right before anybody reads the tree.

had treated   26   wounded
              obj  advcl        as parsed: wounded while they treated
              ↑──  acl          as meant: the 26 who were wounded

The one walk over the tokens is here; what is mended stands in the modules for clauses, subjects, lists, counts, headlines and deeds.
"""

from __future__ import annotations

from reportedly.calendar import WEEKDAYS
from reportedly.reading.clause_repairs import (
    DYING,
    FINITE,
    OBJECTS,
    SPANS,
    SUBJECTS,
    is_far_verb,
    mend_account,
    mend_call,
    mend_clause,
    mend_content,
    mend_goal,
    mend_infinitive,
    mend_pair,
    mend_pointer,
    mend_promise,
    mend_said,
    mend_shift,
    mend_should,
    mend_weekday,
    mend_when,
    move,
)
from reportedly.reading.count_repairs import (
    COUNTING,
    mend_bound,
    mend_counted,
    mend_day,
    mend_later_death,
    mend_level,
    mend_national,
    mend_span,
)
from reportedly.reading.deed_repairs import (
    KNOWN,
    is_charge,
    mend_blame,
    mend_captive,
    mend_charge,
    mend_deed,
    mend_deed_noun,
    mend_gerund,
    mend_known,
    mend_listed_deed,
    mend_outcome,
    mend_relative,
    mend_second_charge,
)
from reportedly.reading.headline_repairs import (
    HARMED,
    mend_announced,
    mend_bare_passive,
    mend_given,
    mend_headline,
    mend_listed,
    mend_opening,
)
from reportedly.reading.list_repairs import mend_coupled, mend_named, mend_prefixed, mend_row
from reportedly.reading.parse import Doc, Token
from reportedly.reading.subject_repairs import (
    mend_cited,
    mend_described,
    mend_gap,
    mend_inverted,
    mend_reduced,
    mend_second,
    mend_shared_object,
    mend_speaker,
    mend_spoken,
    mend_subject,
    mend_telling,
    mend_whose,
)
from reportedly.word_lists import word_list

TELLING = frozenset(
    {"deny", "say", "claim", "confirm", "announce", "admit", "declare", "insist", "add", "maintain"}
)  # that
OPENING = frozenset({"after", "before", "since", "until"})  # of clauses
UNITS = frozenset({"hours", "days", "weeks", "months"})
WHEN = frozenset({"prep", "npadvmod"})
CAPTIVE = frozenset({"prisoner", "hostage", "captive"})
BLAMING = frozenset({"blame", "pin"})  # a deed on somebody
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "advcl"})
PLURAL = frozenset({"VBP", "VB"})  # how the parser tags a plural present
DEEDS = word_list("deeds_in_ing")
ANNOUNCED = frozenset({"relcl", "acl", "xcomp"})  # how a headline's "to" hangs on who is to do something
OUTCOMES = frozenset({"dead", "alive"})
INVERTING = frozenset({"was", "were"})
TOLD = FINITE | {"VBN"}
REDUCED = frozenset({"parataxis", "ccomp", "advcl", "csubj"})
COUPLED = frozenset({"nmod", "compound", "amod"})


# What is mostly hung right; of these only what stands behind a comma or "up" is looked at.
STILL = frozenset({"det", "punct", "pobj", "cc", "poss", "case", "nummod", "advmod", "ROOT", "ccomp", "neg", "prt", "attr", "acomp", "appos", "nmod", "quantmod", "predet", "preconj", "intj"})  # fmt: skip


def repair(doc: Doc) -> None:
    """Mend the tree in place."""
    tokens = doc.tokens
    for sentence in doc.sentences:
        if sentence.kind == "headline" or (len(doc.sentences) == 1 and tokens[-1].text.isalnum()):
            mend_headline(sentence)
        elif sentence.root.tag == "VBN" and sentence.root.lemma in HARMED:
            mend_bare_passive(sentence.root)
    for i, token in enumerate(tokens):
        if token.text == "-" and token.pos == "NOUN" and i:
            mend_prefixed(token)
        if token.lower in INVERTING:
            mend_inverted(token)
        elif token.lower == "should" and token.dep == "aux":
            mend_should(token)
        elif token.lower == "whose":
            mend_whose(token.head)
        elif token.lemma in KNOWN and token.dep in {"acl", "amod"}:
            mend_known(token)
        if token.tag == "JJ" and token.text[0].isupper() and i > token.sent.start:
            mend_national(token)
        if token.dep in STILL:
            if token.tag in FINITE and i and tokens[i - 1].text == ",":
                mend_speaker(token)
            if token.lower == "to" and i and tokens[i - 1].lower == "up":
                mend_bound(tokens[i - 1], token)
            elif token.dep == "appos" and len(token.children) > 2:
                mend_row(token)
            continue
        if token.dep == "mark" and token.head.dep == "relcl" and token.lower == "that":
            token.head.dep = "acl"  # "a demand [that it leave]": what is demanded, not which demand
        if token.tag == "VBD" and token.dep == "acl" and is_circumstanced(token):
            token.tag = "VBN"  # "a list of soldiers [captured] in May"
        if token.pos == "PROPN" and i == token.sent.start:
            mend_opening(token, tokens[i + 1 : i + 2])
        if token.dep == "nsubj" and token.head.dep in {"aux", "auxpass"}:
            move(token, token.head.head, "nsubjpass" if token.head.dep == "auxpass" else "nsubj")
        if token.dep in WHEN and i and token.head.head is tokens[i - 1]:
            mend_said(token, tokens[i - 1])
        if token.tag in FINITE and i and tokens[i - 1].text == ",":
            mend_speaker(token)
        if token.pos == "PROPN" and token.dep in SUBJECTS:
            mend_named(token)
        if token.tag == "VBG" and i:
            if token.dep in {"amod", "compound"}:
                mend_gerund(token, tokens[i - 1])
            elif token.dep == "pcomp":
                mend_charge(token.head)
            elif token.dep == "advcl":
                mend_second_charge(token)
            if token.lower in DEEDS and token.dep in {"pcomp", "advcl", "xcomp", "acl"}:
                mend_deed_noun(token, tokens[i - 1])
        elif token.dep == "prep" and token.children and is_charge(token):
            mend_charge(token)
        elif token.dep == "npadvmod" and token.pos == "PROPN":
            mend_subject(token)
        elif token.dep == "nsubj" and token.head.tag in PLURAL and token.head.children[0] is not token:
            mend_listed(token)
        elif token.dep == "compound" and token.tag == "NNP" and i > 1 and tokens[i - 1].tag == "CD":
            mend_day(token, tokens[i - 1], tokens[i - 2])
        elif token.lower in OUTCOMES and token.dep == "amod" and i:
            mend_outcome(token, tokens[i - 1])
        elif token.tag in {"VBN", "VBD"} and token.dep == "amod" and token.head.is_root and i:
            if token.head.i < i:
                mend_listed_deed(token)
            else:
                mend_deed(token, tokens[i - 1])
        elif token.tag == "VBN" and token.dep in {"advcl", "oprd"} and i and tokens[i - 1].tag == "CD":
            mend_counted(token, tokens[i - 1])
        elif token.tag == "VBN" and token.dep == "acl" and token.head.dep == "conj" and i:
            mend_gap(token, token.head)
        elif token.dep == "acl" and token.lemma in DYING and token.head.pos == "NUM":
            mend_later_death(token, token.head)
        elif token.tag in {"VBD", "VBN"} and token.dep == "acl" and token.head.is_root:
            mend_sentence(token)
        elif token.tag in {"VBD", "VBN"} and token.dep == "acl" and is_far_verb(token):
            token.tag = "VBD"
            mend_sentence(token)
        elif token.tag == "VBD" and token.dep == "conj" and token.head.tag == "VBG":
            mend_pair(token)
        elif token.tag in FINITE and token.dep == "conj" and i and tokens[i - 1].dep == "conj":
            mend_second(token, tokens[i - 1])
        elif token.tag in TOLD and token.dep == "conj" and token.head.dep == "ccomp":
            mend_spoken(token)
        elif token.dep == "compound" and token.lower in SPANS and i == token.sent.start + 1:
            mend_when(token, tokens[i - 1])
        elif token.dep == "compound" and token.lower in WEEKDAYS and i:
            mend_weekday(token, tokens[i - 1])
        elif token.lower == "as" and token.dep == "prep" and token.children:
            mend_shift(token)
        elif token.dep in {"prep", "dative"} and not token.children:
            mend_goal(token)
        elif token.lower in OPENING and token.dep == "prep" and token.head.tag == "VBD":
            mend_clause(token)
        elif token.dep == "prep" and token.lower == "to" and token.head.lower == "according":
            mend_cited(token)
        elif token.dep == "prep" and token.lower == "to" and token.children[0].tag == "VB":
            mend_infinitive(token, token.children[0])
        elif token.text == "IS" and token.dep in {"aux", "auxpass"} and token.head.tag in {"VBN", "VBD"}:
            token.pos, token.tag, token.dep, token.head.tag = "PROPN", "NNP", "nsubj", "VBD"
        elif (
            token.dep == "mark"
            and token.lower == "that"
            and i + 1 < len(tokens)
            and tokens[i + 1].text == ":"
        ):
            mend_pointer(token)
        elif token.dep == "mark" and token.lower == "that" and i and tokens[i - 1].dep == "dobj":
            mend_account(tokens[i - 1], token.head)
        elif token.dep == "mark" and token.lower == "that" and i and tokens[i - 1].dep == "pobj":
            mend_telling(tokens[i - 1], token.head)
        elif token.dep == "mark" and token.lower == "that" and token.head.children[0] is not token:
            mend_content(token)
        elif token.dep == "prep" and token.lower == "on" and token.head.head.lemma in BLAMING:
            mend_blame(token)
        elif token.dep == "prep" and token.lower in COUNTING and token.head.dep in {"acl", "pobj"}:
            mend_level(token)
        elif token.dep == "compound" and token.lower in UNITS:
            mend_span(token)
        elif (token.dep == "agent" and token.head.dep in REDUCED) or (
            token.dep == "nsubj"
            and (token.head.dep == "csubj" or (token.head.tag == "VBN" and token.head.dep in REDUCED))
        ):
            mend_reduced(token.head)
        elif token.dep == "nsubj" and token.head.dep == "conj" and token.head.tag in FINITE:
            mend_shared_object(token)
        elif token.dep == "advcl" and token.tag == "VB":
            mend_promise(token)
        elif token.tag == "VB" and token.dep in ANNOUNCED and token.head.is_root and token.head.pos != "VERB":
            mend_announced(token)
        elif token.dep == "relcl" and token.head.dep == "pobj":
            mend_relative(token)
        elif token.dep in OBJECTS and token.lower in CAPTIVE:
            mend_captive(token)
        elif token.dep == "dobj" and i > token.head.i + 1:
            mend_given(token)
        elif token.dep == "mark" and token.lower == "on" and token.head.head.lemma == "call":
            mend_call(token)
        if token.dep == "conj" and token.head.dep in COUPLED and token.head.head.i > i:
            mend_coupled(token)
        if token.lower == "to" and i and tokens[i - 1].lower == "up":
            mend_bound(tokens[i - 1], token)
        elif token.dep in {"nsubj", "csubj"} and token.tag == "VBG":
            mend_described(token)


def is_circumstanced(verb: Token) -> bool:
    """Whether nothing but when, where and by whom hangs on it."""
    return bool(verb.children) and all(
        c.dep in {"prep", "agent", "npadvmod", "advmod"} for c in verb.children
    )


def mend_sentence(verb: Token) -> None:
    """ "The rebels called on ...": a past tense with a complement is the sentence, not a clause beside its subject."""
    noun = verb.head if verb.head.is_root else verb.sent.root
    after = verb.sent.doc.tokens[verb.i + 1] if verb.i + 1 < verb.sent.end else verb
    says = verb.lemma in TELLING and any(c.dep == "ccomp" for c in verb.children)
    if verb.tag == "VBN" and not says and after.lower not in WEEKDAYS:
        return  # but "the paper [called Thursday] on", "a mayor, Ali Musa, [denied] that": no participle has such a day or clause
    if noun.pos not in {"NOUN", "PROPN", "PRON"} or not any(c.dep in COMPLEMENTS for c in verb.children):
        return
    if any(c.dep in {"nsubj", "mark"} for c in verb.children) or any(c.dep == "cop" for c in noun.children):
        return
    late = [c for c in noun.children if c.i > verb.i or c.dep == "punct"]
    verb.head.children.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    for c in verb.children:
        if c.dep == "advcl" and any(d.dep == "aux" and d.lower == "to" for d in c.children):
            c.dep = "xcomp"
    noun.head, noun.dep = verb, "nsubj"
    for c in late:
        noun.children.remove(c)
        c.head = verb
    verb.children = sorted([*verb.children, noun, *late], key=lambda t: t.i)
