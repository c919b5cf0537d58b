"""Nominals: lemma and number of nouns, where the parser leaves them open."""

from __future__ import annotations

from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

PLURAL = word_list("plural")


def lemma_of(token: Token) -> str:
    """The lemma in small letters; the parser leaves the plural of what it takes for a name ("Islamists")."""
    lemma = token.base
    if token.tag == "NNPS" and lemma.endswith("s") and lemma == token.lower:
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


def is_plural(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"} or lemma_of(token) in PLURAL
