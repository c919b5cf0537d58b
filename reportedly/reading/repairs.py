"""Repairs: a few things that the parser is known to get wrong, put right before anybody reads the tree.

had treated   26   wounded
              obj  advcl        as parsed: wounded while they treated
              ↑──  acl          as meant: the 26 who were wounded

The one walk over the tokens is here, and for each kind of arc what may be wrong with it; how it is mended stands in the modules
for clauses, subjects, lists, counts, headlines and deeds.
"""

from __future__ import annotations

from reportedly.reading.arcs import ARCS
from reportedly.reading.clause_repairs import (
    FINITE,
    SUBJECTS,
    is_circumstanced,
    mend_should,
    move,
)
from reportedly.reading.complement_repairs import (
    mend_early,
    mend_said,
)
from reportedly.reading.count_repairs import (
    mend_bound,
    mend_national,
)
from reportedly.reading.deed_repairs import (
    KNOWN,
    mend_ing,
    mend_known,
)
from reportedly.reading.headline_repairs import (
    HARMED,
    mend_bare_passive,
    mend_headline,
    mend_opening,
)
from reportedly.reading.list_repairs import mend_coupled, mend_named, mend_prefixed, mend_row
from reportedly.reading.parse import Doc, Token
from reportedly.reading.subject_repairs import (
    mend_described,
    mend_inverted,
    mend_speaker,
    mend_whose,
)

WHEN = frozenset({"prep", "npadvmod", "advmod"})
INVERTING = frozenset({"was", "were"})
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
        before = tokens[max(0, i - 1)]  # the first token stands before itself
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
