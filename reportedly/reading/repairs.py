"""Repairs: a few things that the parser is known to get wrong, put right before anybody reads the tree.

had treated   26   wounded
              obj  advcl        as parsed: wounded while they treated
              ↑──  acl          as meant: the 26 who were wounded

The one walk over the tokens is here, and for each kind of arc what may be wrong with it; how it is mended stands in the modules
for clauses, subjects, lists, counts, headlines and deeds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.calendar import WEEKDAYS
from reportedly.reading.clause_repairs import (
    BROUGHT_TO,
    DYING,
    FINITE,
    SPANS,
    SUBJECTS,
    is_circumstanced,
    is_far_verb,
    mend_account,
    mend_brought,
    mend_call,
    mend_clause,
    mend_content,
    mend_early,
    mend_goal,
    mend_infinitive,
    mend_pair,
    mend_pointer,
    mend_promise,
    mend_said,
    mend_sentence,
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
    mend_ing,
    mend_known,
    mend_listed_deed,
    mend_outcome,
    mend_relative,
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

OPENING = frozenset({"after", "before", "since", "until"})  # of clauses
UNITS = frozenset({"hours", "days", "weeks", "months"})
WHEN = frozenset({"prep", "npadvmod", "advmod"})
CAPTIVE = frozenset({"prisoner", "hostage", "captive"})
BLAMING = frozenset({"blame", "pin"})  # a deed on somebody
PLURAL = frozenset({"VBP", "VB"})  # how the parser tags a plural present
PASTS = frozenset({"VBD", "VBN"})
TOLD = FINITE | {"VBN"}
OUTCOMES = frozenset({"dead", "alive"})
INVERTING = frozenset({"was", "were"})
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
    before = tokens[0] if tokens else None
    for token in tokens:
        assert before is not None  # the first token stands before itself
        if token.text == "-" and token.pos == "NOUN" and token is not before:
            mend_prefixed(token)
        if token.lower in INVERTING:
            mend_inverted(token)
        elif token.lower == "should" and token.dep == "aux":
            mend_should(token)
        elif token.lower == "whose":
            mend_whose(token.head)
        elif token.lemma in KNOWN and token.dep in {"acl", "amod"}:
            mend_known(token)
        if token.tag == "JJ" and token.text[0].isupper() and token.i > token.sent.start:
            mend_national(token)
        if token.dep in WHEN and token.children and token.head.i > token.i and before.dep != "punct":
            mend_early(token)
        if token.dep not in STILL:
            mend_arc(token, before)
        elif token.tag in FINITE and before.text == ",":
            mend_speaker(token)
        elif token.tag == "VBZ" and token.dep == "pobj":
            token.pos, token.tag = "NOUN", "NNS"  # "between Fatah and Hamas [envoys]"
            token.correct(token.lower.removesuffix("s"))
        if token.lower == "to" and before.lower == "up":
            mend_bound(before, token)
        elif token.dep == "appos" and len(token.children) > 2:
            mend_row(token)
        elif token.dep in {"nsubj", "csubj"} and token.tag == "VBG":
            mend_described(token)
        before = token


def mend_arc(token: Token, before: Token) -> None:
    """What a word shows by itself, then what its kind of arc is known to get wrong; `before` is the word before."""
    if token.dep == "mark" and token.head.dep == "relcl" and token.lower == "that":
        token.head.dep = "acl"  # "a demand [that it leave]": what is demanded, not which demand
    if token.tag == "VBD" and token.dep == "acl" and is_circumstanced(token):
        token.tag = "VBN"  # "a list of soldiers [captured] in May"
    if token.pos == "PROPN" and token.i == token.sent.start:
        mend_opening(token, token.sent.doc.tokens[token.i + 1 : token.i + 2])
    if token.dep == "nsubj" and token.head.dep in {"aux", "auxpass"}:
        for c in [c for c in token.head.children if c.dep == "neg"]:
            move(c, token.head.head, "neg")  # "did [not], as they have it, fire"
        move(token, token.head.head, "nsubjpass" if token.head.dep == "auxpass" else "nsubj")
    if token.dep in WHEN and token.head.head is before:
        mend_said(token, before)
    if token.tag in FINITE and before.text == ",":
        mend_speaker(token)
    if token.pos == "PROPN" and token.dep in SUBJECTS:
        mend_named(token)
    if token.tag == "VBG" and before is not token:
        mend_ing(token, before)
    elif (mend := ARCS.get(token.dep)) is not None:
        mend(token, before)
    if token.dep == "conj" and token.head.dep in COUPLED and token.head.head.i > token.i:
        mend_coupled(token)


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


# What is looked at, by how a word hangs.
ARCS: Mapping[str, Callable[[Token, Token], None]] = {
    "acl": mend_acl, "advcl": mend_advcl, "agent": mend_agent, "amod": mend_amod, "aux": mend_aux, "auxpass": mend_aux,
    "compound": mend_compound, "conj": mend_conj, "dative": mend_dative, "dobj": mend_object, "mark": mend_mark,
    "npadvmod": mend_npadvmod, "nsubj": mend_subject_of, "nsubjpass": mend_object, "obj": mend_object, "oprd": mend_advcl,
    "prep": mend_prep, "relcl": mend_relcl, "xcomp": mend_to_come,
}  # fmt: skip
