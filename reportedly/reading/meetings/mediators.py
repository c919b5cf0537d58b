"""Mediators: whose a mediation is.

under Omani mediation      the Qatari-brokered talks      with Qatar as mediator      the mediator, Olusegun Obasanjo
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.grammar import VERBS, agents, conjuncts, subjects
from reportedly.reading.parse import Token
from reportedly.talks import talk_words

THROUGH = frozenset({"under", "through", "with", "by", "via"})


def mediator_heads(token: Token) -> Sequence[Token]:
    """Who mediates, if a word says that somebody does."""
    words = talk_words()
    if (
        token.lower in words.mediated
        and token.pos in {*VERBS, "ADJ"}
        and (left := compounded(token)) is not None
    ):
        return [left]
    if token.lemma in words.mediate and token.pos in VERBS:
        return agents(token)
    if token.lemma in words.mediation and token.dep == "pobj" and token.head.lower in THROUGH:
        return owners(token)
    return mediating(token) if token.lemma in words.mediator else []


def compounded(token: Token) -> Token | None:
    """The name in "Qatari-brokered"."""
    tokens = token.sent.doc.tokens
    if token.i - 2 >= token.sent.start and tokens[token.i - 1].text == "-":
        return tokens[token.i - 2]
    return None


def owners(noun: Token) -> list[Token]:
    """Whose a mediation is: "Omani mediation", "Oman's mediation", "the auspices of Oman"."""
    out = [c for c in noun.children if c.dep in {"amod", "compound", "nmod", "poss"}]
    for c in noun.children:
        if c.dep == "prep" and c.lower in {"of", "by", "from"}:
            out += [item for d in c.children if d.dep == "pobj" for item in conjuncts(d)]
    return out


def mediating(noun: Token) -> Sequence[Token]:
    """Who the mediator is: "with Qatar as mediator", "mediator Obasanjo", "Qatari mediators"."""
    if noun.dep == "pobj" and noun.head.lower == "as":
        above = noun.head.head
        for c in above.children:
            if c.dep == "prep" and c.lower == "with":
                return [item for d in c.children if d.dep == "pobj" for item in conjuncts(d)]
            if c.dep == "pobj":
                return conjuncts(c)
        return subjects(above) if above.pos in VERBS else [above]
    if noun.dep in {"compound", "appos"}:
        return [noun.head]
    if noun.dep == "attr":
        return subjects(noun.head)
    return [noun, *(c for c in noun.children if c.dep in {"amod", "compound", "appos"})]
