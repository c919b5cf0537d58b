"""People: whether a noun is one of people. Twelve miners are, twelve mines and three UN bodies are not."""

from __future__ import annotations

from reportedly.casualties import casualties
from reportedly.reading.parse import Token


def is_person(noun: Token) -> bool | None:
    """Whether a noun is one of people; None where its form does not tell."""
    words = casualties()
    lemma = noun.base
    if not lemma.isalpha() and any(c.isdecimal() for c in lemma):  # "AK-47s"
        return False
    if lemma in words.people or noun.lower in words.people or lemma in words.weak or lemma in words.strong:
        return True
    if lemma in words.things or noun.lower in words.things:
        return False
    if (
        noun.tag == "NNPS"
        or lemma.endswith(words.endings)
        or (noun.tag == "NNS" and noun.text[0].isupper() and noun.i > noun.sent.start)
    ):
        return True
    return None


def is_institution(noun: Token) -> bool:
    """ "three UN bodies", "governing bodies"."""
    words = casualties()
    return any(
        c.lower in words.no_bodies for c in noun.children if c.dep in {"amod", "compound", "nmod", "poss"}
    )
