"""Arcs: for each way that a word may hang, what the parser is known to get wrong there, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.calendar import WEEKDAYS
from reportedly.reading.clause_repairs import (
    DYING,
    FINITE,
    SPANS,
    is_far_verb,
    mend_clause,
    mend_goal,
    mend_pair,
    mend_sentence,
    mend_shift,
    mend_weekday,
    mend_when,
)
from reportedly.reading.complement_repairs import (
    BROUGHT_TO,
    mend_account,
    mend_brought,
    mend_call,
    mend_content,
    mend_infinitive,
    mend_pointer,
    mend_promise,
)
from reportedly.reading.count_repairs import (
    COUNTING,
    mend_counted,
    mend_day,
    mend_later_death,
    mend_level,
    mend_span,
)
from reportedly.reading.deed_repairs import (
    is_charge,
    mend_blame,
    mend_captive,
    mend_charge,
    mend_deed,
    mend_listed_deed,
    mend_outcome,
    mend_relative,
)
from reportedly.reading.headline_repairs import (
    mend_announced,
    mend_given,
    mend_listed,
)
from reportedly.reading.parse import Token
from reportedly.reading.subject_repairs import (
    mend_cited,
    mend_gap,
    mend_reduced,
    mend_second,
    mend_shared_object,
    mend_spoken,
    mend_subject,
    mend_telling,
)

OPENING = frozenset({"after", "before", "since", "until"})  # of clauses
UNITS = frozenset({"hours", "days", "weeks", "months"})
CAPTIVE = frozenset({"prisoner", "hostage", "captive"})
BLAMING = frozenset({"blame", "pin"})  # a deed on somebody
PLURAL = frozenset({"VBP", "VB"})  # how the parser tags a plural present
PASTS = frozenset({"VBD", "VBN"})
TOLD = FINITE | {"VBN"}
OUTCOMES = frozenset({"dead", "alive"})
REDUCED = frozenset({"parataxis", "ccomp", "advcl", "csubj"})


def mend_acl(verb: Token, before: Token) -> None:
    if verb.tag == "VBN" and verb.head.dep == "conj":
        mend_gap(verb, verb.head)
    elif verb.lemma in DYING and verb.head.pos == "NUM":
        mend_later_death(verb, verb.head)
    elif verb.tag in PASTS and verb.head.is_root:
        mend_sentence(verb)
    elif verb.tag in PASTS and is_far_verb(verb):
        verb.tag = "VBD"
        mend_sentence(verb)
    else:
        mend_to_come(verb, before)


def mend_advcl(verb: Token, before: Token) -> None:
    if verb.tag == "VBN" and before.tag == "CD":
        mend_counted(verb, before)
    elif verb.dep == "advcl" and verb.tag == "VB":
        mend_promise(verb)


def mend_agent(by: Token, before: Token) -> None:
    if by.head.dep in REDUCED:
        mend_reduced(by.head)


def mend_amod(word: Token, before: Token) -> None:
    if word.lower in OUTCOMES:
        mend_outcome(word, before)
    elif word.tag in PASTS and word.head.is_root:
        if word.head.i < word.i:
            mend_listed_deed(word)
        else:
            mend_deed(word, before)


def mend_aux(word: Token, before: Token) -> None:
    if word.text == "IS" and word.head.tag in PASTS:  # the Islamic State
        word.pos, word.tag, word.dep, word.head.tag = "PROPN", "NNP", "nsubj", "VBD"
    elif word.lower == "to" and word.head.lower in BROUGHT_TO:
        mend_brought(word)


def mend_compound(word: Token, before: Token) -> None:
    if word.tag == "NNP" and word.i > 1 and before.tag == "CD":
        mend_day(word, before, word.sent.doc.tokens[word.i - 2])
    elif word.lower in SPANS and word.i == word.sent.start + 1:
        mend_when(word, before)
    elif word.lower in WEEKDAYS:
        mend_weekday(word, before)
    elif word.lower in UNITS:
        mend_span(word)


def mend_conj(word: Token, before: Token) -> None:
    if word.tag == "VBD" and word.head.tag == "VBG":
        mend_pair(word)
    elif word.tag in FINITE and before.dep == "conj":
        mend_second(word, before)
    elif word.tag in TOLD and word.head.dep == "ccomp":
        mend_spoken(word)


def mend_object(word: Token, before: Token) -> None:
    if word.lower in CAPTIVE:
        mend_captive(word)
    elif word.dep == "dobj" and word.i > word.head.i + 1:
        mend_given(word)


def mend_mark(word: Token, before: Token) -> None:
    clause, tokens = word.head, word.sent.doc.tokens
    if word.lower == "on" and clause.head.lemma == "call":
        mend_call(word)
    elif word.lower != "that":
        return
    elif word.i + 1 < len(tokens) and tokens[word.i + 1].text == ":":
        mend_pointer(word)
    elif before.dep == "dobj":
        mend_account(before, clause)
    elif before.dep == "pobj":
        mend_telling(before, clause)
    elif clause.children[0] is not word:
        mend_content(word)


def mend_npadvmod(word: Token, before: Token) -> None:
    if word.pos == "PROPN":
        mend_subject(word)


def mend_prep(word: Token, before: Token) -> None:
    lower, head = word.lower, word.head
    if word.children and is_charge(word):
        mend_charge(word)
    elif lower == "as" and word.children:
        mend_shift(word)
    elif not word.children:
        mend_goal(word)
    elif lower in OPENING and word.children and head.pos == "VERB":
        mend_clause(word)
    elif lower == "to" and head.lower == "according":
        mend_cited(word)
    elif lower == "to" and word.children[0].tag == "VB":
        mend_infinitive(word, word.children[0])
    elif lower == "on" and head.head.lemma in BLAMING:
        mend_blame(word)
    elif lower in COUNTING and head.dep in {"acl", "pobj"}:
        mend_level(word)


def mend_dative(word: Token, before: Token) -> None:
    if not word.children:
        mend_goal(word)


def mend_subject_of(noun: Token, before: Token) -> None:
    verb = noun.head
    if verb.tag in PLURAL and verb.children[0] is not noun:
        mend_listed(noun)
    elif verb.dep == "csubj" or (verb.tag == "VBN" and verb.dep in REDUCED):
        mend_reduced(verb)
    elif verb.dep == "conj" and verb.tag in FINITE:
        mend_shared_object(noun)


def mend_relcl(verb: Token, before: Token) -> None:
    if verb.tag == "VB" and verb.head.is_root and verb.head.pos != "VERB":
        mend_announced(verb)
    elif verb.head.dep == "pobj":
        mend_relative(verb)


def mend_to_come(verb: Token, before: Token) -> None:
    """A headline's "to" hangs in several ways on who is to do something."""
    if verb.tag == "VB" and verb.head.is_root and verb.head.pos != "VERB":
        mend_announced(verb)


# By how a word hangs; each is given the word and the one before.
ARCS: Mapping[str, Callable[[Token, Token], None]] = {
    "acl": mend_acl, "advcl": mend_advcl, "agent": mend_agent, "amod": mend_amod, "aux": mend_aux, "auxpass": mend_aux,
    "compound": mend_compound, "conj": mend_conj, "dative": mend_dative, "dobj": mend_object, "mark": mend_mark,
    "npadvmod": mend_npadvmod, "nsubj": mend_subject_of, "nsubjpass": mend_object, "obj": mend_object, "oprd": mend_advcl,
    "prep": mend_prep, "relcl": mend_relcl, "xcomp": mend_to_come,
}  # fmt: skip
