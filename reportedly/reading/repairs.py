"""Repairs: a few things that the parser is known to get wrong, put right before anybody reads the tree.

    accused   soldiers   of   burning   homes
                              amod ──→  pobj          as parsed: homes that burn
                              pcomp     dobj          as meant: the burning of homes
"""

from __future__ import annotations

from reportedly.reading.parse import Doc, Token

CHARGES = frozenset({"of", "for", "from"})


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token on another head, in the order of the text."""
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.i)


def repair(doc: Doc) -> None:
    """Mend the tree in place: gerunds after a charge that were taken for adjectives."""
    tokens = doc.tokens
    for i, token in enumerate(tokens):
        if token.tag != "VBG" or token.dep != "amod" or i == 0:
            continue
        noun, preposition = token.head, tokens[i - 1]
        if noun.dep == "pobj" and noun.head is preposition and preposition.lower in CHARGES and preposition.head.pos == "VERB":
            verb = preposition.head
            if any(c.dep in {"dobj", "nsubjpass"} for c in verb.children):
                move(token, preposition, "pcomp")
                token.pos = "VERB"
                move(noun, token, "dobj")


