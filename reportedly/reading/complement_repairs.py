"""Repairs of complements: what is asked, promised, said or done to be had.

They   asked   the king   to      apologise
                          prep    pobj        as parsed
                          aux     xcomp       as meant
"""

from __future__ import annotations

from reportedly.calendar import tenses
from reportedly.cues import cues
from reportedly.reading.clause_repairs import FINITE, SUBJECTS, move
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

BRINGING, BROUGHT_TO = word_list("bringing"), word_list("brought_to")
CIRCUMSTANCES = frozenset({"prep", "npadvmod", "advmod", "advcl"})


def mend_account(noun: Token, clause: Token) -> None:
    """ "disputed the abbot's account [that novices were beaten]": what an account tells hangs on it, not on the verb."""
    verb = noun.head
    if clause.dep == "ccomp" and clause.head is verb and noun.lemma in cues().nouns and clause.i > noun.i:
        move(clause, noun, "acl")


def mend_infinitive(to: Token, verb: Token) -> None:
    """ "asked the king [to apologise]": what was asked, with "to" read as a preposition."""
    above = to.head
    if above.pos != "VERB" or verb.i < to.i or is_brought(above, verb):
        return
    move(verb, above, "xcomp")
    move(to, verb, "aux")
    to.pos, to.tag, verb.pos = "PART", "TO", "VERB"


def is_brought(above: Token, word: Token) -> bool:
    """Whether somebody is only taken there: "took the ministry to [task]", "hauled the firm to [court]"."""
    return above.lemma in BRINGING and word.lower in BROUGHT_TO


def mend_brought(to: Token) -> None:
    """ "took the ministry [to task]": where somebody is brought, read as what he should do."""
    word, above = to.head, to.head.head
    if is_brought(above, word) and word.dep in {"xcomp", "advcl", "acl", "relcl", "ccomp"}:
        move(to, above, "prep")
        move(word, to, "pobj")
        to.pos, to.tag, word.pos, word.tag = "ADP", "IN", "NOUN", "NN"


def mend_promise(verb: Token) -> None:
    """ "offered on Monday [to fly in tents]": behind a day, what is promised, asked or refused was taken for a purpose."""
    above = verb.head
    if (
        above.lemma in word_list("with_infinitive")
        and verb.i > above.i
        and any(c.dep == "aux" and c.lower == "to" for c in verb.children)
        and not any(c.dep in {"xcomp", "ccomp"} for c in above.children)
    ):
        verb.dep = "xcomp"


def mend_call(on: Token) -> None:
    """ "called Thursday [on the Kurds] to unite": whom a call is to is no subject of what it asks for."""
    clause = on.head
    noun = next((c for c in clause.children if c.dep == "nsubj" and c.i > on.i), None)
    if noun is not None and any(c.dep == "aux" and c.lower == "to" for c in clause.children):
        verb = clause.head
        move(on, verb, "prep")
        move(noun, on, "pobj")
        clause.dep = "xcomp"


def mend_content(that: Token) -> None:
    """ "confirmed, [on a visit on 27 April], that two were killed": what stands before "that" is told of the verb above."""
    clause, verb = that.head, that.head.head
    if not verb.i < that.i < clause.i or verb.pos != "VERB" or clause.dep not in {"ccomp", "conj", "advcl"}:
        return
    for c in list(clause.children):
        if c.i < that.i and c.dep in CIRCUMSTANCES:
            move(c, verb, c.dep)
    if verb.lemma in tenses().saying and not any(c.dep == "ccomp" for c in verb.children):
        clause.dep = "ccomp"


def mend_said(circumstance: Token, cue: Token) -> None:
    """ "said [on Tuesday] it had laid no mine": what stands between a verb of saying and the subject of its clause tells of the saying."""
    clause = circumstance.head
    if clause.dep == "ccomp" and cue.lemma in tenses().saying and clause.tag in {*FINITE, "VBN", "VBG", "VB"}:
        subject = next((c for c in clause.children if c.dep in SUBJECTS), None)
        if subject is not None and circumstance.i < subject.i:
            move(circumstance, cue, circumstance.dep)


def mend_early(circumstance: Token) -> None:
    """ "Officers who met [on Friday] left", "a mine killed two [early on Friday], the army said": what stands before a verb and no comma
    parts from the clause ahead of it is of that clause."""
    verb = circumstance.head
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    if subject is None:
        return
    if subject.i < circumstance.i:
        inner = [t for t in subject.subtree() if t.dep in {"relcl", "acl"} and t.i < circumstance.i]
        clause = inner[-1] if inner else None
    elif verb.lemma in tenses().saying:
        clause = next((c for c in verb.children if c.dep == "ccomp" and c.i < circumstance.i), None)
    else:
        return
    if clause is not None and clause.tag in {*FINITE, "VBN"}:
        move(circumstance, clause, circumstance.dep)


def mend_pointer(that: Token) -> None:
    """ "rejected [that]: “We were attacked.”": what points back opens no clause."""
    clause, verb = that.head, that.head.head
    if clause.dep == "ccomp" and verb.pos == "VERB" and verb.i < that.i and verb is not clause:
        move(that, verb, "dobj")
        that.tag, that.pos, clause.dep = "DT", "PRON", "parataxis"
