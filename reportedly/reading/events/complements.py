"""Complements: what the words around a clause make of it.

refused   to go      nobody knows   who fired
          wanted                    it is told
"""

from __future__ import annotations

from reportedly.frames import Lexicon
from reportedly.reading.events.clauses import auxiliaries, effect_of
from reportedly.reading.grammar import child, is_passive
from reportedly.reading.negation import is_negated
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

ASKING = frozenset({"who", "what", "why", "where", "when", "how", "which"})
ORDERING = frozenset({"order", "instruct", "command", "direct"})
HAPPENING = frozenset({"take", "begin", "start", "be", "happen", "go", "continue", "resume"})
SEEMING = frozenset({"appear", "seem", "purport"})
SHOWING = word_list("showing")


def is_wanted(clause: Token) -> bool:
    """Whether a complement is what somebody wants: "refused to go", "demanded that they go", "a call that they go", "said they must go"."""
    if clause.dep == "xcomp":
        return True
    modals = [c.lower for c in auxiliaries(clause) if c.tag == "MD"]
    return clause.dep in {"ccomp", "acl"} and (
        "should" in modals
        or "must" in modals
        or (clause.tag in {"VB", "VBP"} and all(c.lower == "to" for c in auxiliaries(clause)))
    )


def is_seeming(verb: Token) -> bool:
    """ "footage appears to [show] troops firing": what something only seems to tell."""
    return verb.dep == "xcomp" and verb.head.lemma in SEEMING and verb.lemma in SHOWING


def is_unproved(verb: Token, lexicon: Lexicon) -> bool:
    """ "did not confirm", "was unable to verify", "refused to confirm"."""
    above = verb.head
    return is_negated(verb) or (
        verb.dep in {"xcomp", "ccomp", "acl"}
        and (is_negated(above) or effect_of(above, lexicon) == "negated")
    )


def asks_which(clause: Token) -> bool:
    """ "nobody knows [who fired]", "it is not clear [why they fled]": only the who or why is open."""
    return any(
        c.lower in ASKING and c.dep in {"nsubj", "nsubjpass", "dobj", "advmod"} for c in clause.children
    )


def is_so_that(clause: Token) -> bool:
    """ "change the law [so that rallies are banned]": what is to come of it; what has come of it stands in the past."""
    marks = {c.lower for c in clause.children if c.dep == "mark"}
    past = any(t.tag == "VBD" for t in (clause, *auxiliaries(clause)))
    return marks == {"so", "that"} and not past


def effect_on(token: Token, parent: Token, lexicon: Lexicon) -> str | None:
    """What a word makes of what hangs on it: who orders a raid has it done, who is ordered to raid has yet to do it."""
    if is_seeming(token):
        return "alleged"
    if parent.lemma in ORDERING and is_wanted(token):
        return "asked"
    if parent.lemma == "mean" and token.dep == "xcomp":
        return "planned"  # "had meant to [blow] it up", not "this means that they have left"
    return effect_of(parent, lexicon)


def come_about(verb: Token) -> list[Token]:
    """The verb under another that says when something happens: "talks are due [to open] on Friday", "is expected [to be held]"."""
    under = child(verb, "acomp") or verb
    return [
        c
        for c in under.children
        if c.dep == "xcomp" and c.tag == "VB" and (c.lemma in HAPPENING or is_passive(c))
    ]
