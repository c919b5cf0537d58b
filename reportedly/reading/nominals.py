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


def companions(noun: Token) -> list[Token]:
    """Who is told right behind a noun as taking part: "Benin, along with [Togo], condemned it", "Benin, with [Togo and Mali], quit",
    wherever the parser hangs them."""
    tokens, end = noun.sent.doc.tokens, noun.sent.end
    comma = noun.i + 1 < end and tokens[noun.i + 1].text == ","
    i = noun.i + (2 if comma else 1)
    along = i < end and tokens[i].lower in ALONG
    i += along
    if i >= end or tokens[i].lower != "with" or not (along or comma):
        return []
    first = next((c for c in tokens[i].children if c.dep == "pobj"), None)
    if first is None or not (along or is_set_off(noun, first)):
        return []
    found = [first]
    for item in found:
        found.extend(c for c in item.children if c.dep == "conj")
    return found


def is_set_off(noun: Token, other: Token) -> bool:
    """Whether somebody named between commas takes part with somebody named: no "Kyiv, with [tanks] from Oslo, attacked"."""
    tokens, after = noun.sent.doc.tokens, other.edges()[1]
    closed = after < noun.sent.end and tokens[after].text == ","
    return closed and noun.pos == other.pos == "PROPN" and noun.dep == "nsubj"
