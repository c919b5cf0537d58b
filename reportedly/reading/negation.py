"""Negation: what a word of its own denies.

Nobody   was hurt.    No: a mine killed them.
negated               an answer, which negates nothing behind it
"""

from __future__ import annotations

from reportedly.reading.parse import Token


def is_answer(no: Token) -> bool:
    """ "[No]: a fresh mine killed them", "[No], they fled": a word by itself, which denies nothing behind it."""
    tokens, after = no.sent.doc.tokens, no.i + 1
    return (
        no.i == no.sent.start and after < no.sent.end and tokens[after].text in {",", ":", "-", "–", "—", ";"}
    )


def is_negated(token: Token) -> bool:
    """ "did not", "no", "never", "nobody": a negation on the word itself or in its subject or object."""
    for c in token.children:
        if c.dep == "neg" or (
            c.dep in {"det", "preconj", "advmod"}
            and c.i < token.i
            and c.lower in {"no", "neither", "never", "nor"}
            and not is_answer(c)
        ):
            return True
    return False
