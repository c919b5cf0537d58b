"""Nominals: lemma and number of nouns, and who is told beside them, where the parser leaves these open."""

from __future__ import annotations

from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

PLURAL = word_list("plural")
ALONG = frozenset({"along", "together"})


def lemma_of(token: Token) -> str:
    """The lemma in small letters; the parser leaves the plural of what it takes for a name ("Islamists")."""
    lemma = token.base
    if token.tag == "NNPS" and lemma.endswith("s") and lemma == token.lower:
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


def is_plural(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"} or lemma_of(token) in PLURAL


def companion(noun: Token) -> Token | None:
    """Who is told right behind a noun as taking part: "Benin, along with [Togo], condemned it", wherever the parser hangs it."""
    tokens, end = noun.sent.doc.tokens, noun.sent.end
    i = noun.i + (2 if noun.i + 1 < end and tokens[noun.i + 1].text == "," else 1)
    if i + 1 >= end or tokens[i].lower not in ALONG or tokens[i + 1].lower != "with":
        return None
    return next((c for c in tokens[i + 1].children if c.dep == "pobj"), None)
