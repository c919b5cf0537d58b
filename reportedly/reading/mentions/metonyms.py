"""Metonyms: where the name of a capital stands for the government, and where it is a town.

Baku   said it   thanked   Ankara.      Hail broke the windows of   Baku.
a party                    a party                                    a place
"""

from __future__ import annotations

from reportedly.naming import coreference
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

FACING = frozenset({"by", "with", "against", "for", "between", "than", "among"})
GIVEN = word_list("given_things")
PRESSING = word_list("pressing")
RECALLING = word_list("recalling")
ENVOYS = word_list("envoys")
STATIC = frozenset({"be", "lie", "fall", "remain"})


def speaks(head: Token) -> bool:
    """Whether the name of a capital acts or is acted upon, by its place in the clause."""
    words = coreference()
    token = head
    while token.dep == "conj" and token.head is not token:
        token = token.head
    above = token.head
    match token.dep:
        case "nsubj":
            return above.lemma not in STATIC or any(
                c.dep in {"acomp", "attr", "ccomp"} for c in above.children
            )
        case "nsubjpass" | "dobj" | "dative":
            return above.lemma not in words.place_verbs
        case "poss":
            return above.pos in {"NOUN", "PROPN"} and above.lemma not in words.place_nouns
        case "pobj":
            return _behind(above)
        case _:
            return False


def _behind(preposition: Token) -> bool:
    words, lower, governor = coreference(), preposition.lower, preposition.head
    if lower in {"on", "upon"} and governor.lemma in PRESSING:
        return True  # "a call on Washington to end it"
    if lower in words.place_prepositions:
        return False
    if lower == "from" and governor.lemma in RECALLING:  # "called its ambassador home from Pretoria"
        return any(c.lemma in ENVOYS and c.dep in {"dobj", "nsubjpass"} for c in governor.children)
    if lower == "of":
        return governor.lemma not in words.place_nouns
    if lower == "to" and any(c.dep == "dobj" and c.lemma in GIVEN for c in governor.children):
        return True  # "cut its aid to Nairobi"
    if lower in {"to", "from"} and governor.pos in {
        "VERB",
        "AUX",
    }:  # "sold arms to Moscow", never "flew to Moscow"
        return governor.lemma in (words.giving if lower == "to" else words.getting)
    if lower in {"to", "from"}:
        return governor.lemma not in words.travel
    return lower in FACING
