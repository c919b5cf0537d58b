"""Counted: a number with the token that stands for it in the grammar and the noun that it counts.

two    Russian soldiers were killed      dozens of worshippers      six Ukrainian and five Russian negotiators
number         noun                      number    noun             number                         shared noun
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.casualties import casualties
from reportedly.reading.figures.deeds import Sense
from reportedly.reading.figures.quantities import Quantity
from reportedly.reading.findings import Number
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person

COUNTING = frozenset(
    {"nummod", "nmod", "amod", "quantmod", "compound", "det", "npadvmod", "predet", "advmod", "nsubj", "dep"}
)
BEING = frozenset({"were", "are", "being", "was", "is"})
PLURALS = frozenset({"NNS", "NNPS"})


@dataclass(slots=True)
class Counted:
    """A quantity with the token that stands for it, the noun that it counts and what that says about people.

    `shared`: the noun of a number whose own noun is an adjective ("six Ukrainian and five Russian negotiators");
    `called`: what a part is called behind it ("five of them children").
    """

    quantity: Quantity
    token: Token
    noun: Token | None
    shared: Token | None = None
    called: Token | None = None
    sense: Sense | None = None
    whole: Counted | None = None
    number: Number | None = None


def counted_by(doc: Doc, quantity: Quantity) -> Counted:
    """A quantity with its token and noun: "two Russian soldiers" counts soldiers, "dozens of worshippers" worshippers."""
    tokens = doc.tokens
    inside = range(quantity.start, quantity.end)
    token = tokens[quantity.end_number - 1]
    for i in range(quantity.number, quantity.end_number):
        if tokens[i].head.i not in inside or tokens[i].is_root:
            token = tokens[i]
    head = token.head
    if (
        head is not token
        and head.i > token.i
        and head.pos in {"NOUN", "PROPN", "ADJ"}
        and token.dep in COUNTING
    ):
        between = tokens[quantity.end : head.i]
        if token.dep != "nsubj" and not any(
            t.pos in {"VERB", "AUX"} and t.tag not in {"VBN", "VBG"} for t in between
        ):
            while head.dep == "compound" and head.head.i > head.i and head.head.pos in {"NOUN", "PROPN"}:
                head = head.head  # "seven aid missions"
            if head.pos == "ADJ" and head.head.i > head.i and head.head.pos in {"NOUN", "PROPN"}:
                head = head.head
            return Counted(quantity, token, head, shared_noun(head))
    for c in token.children:
        if c.dep == "prep" and c.lower == "of" and c.i >= quantity.end:
            for d in c.children:
                if d.dep == "pobj":
                    pointing = d.pos == "PRON" and d.lower != "those"
                    return Counted(
                        quantity, token, None if pointing else d, called=called(d) if pointing else None
                    )
    follower = tokens[quantity.end] if quantity.end < token.sent.end else None
    if (
        follower is not None
        and follower.tag in PLURALS
        and follower.head is not token
        and is_person(follower)
    ):
        return Counted(quantity, token, follower)  # a number that the parser hung elsewhere
    return Counted(quantity, token, None)


def called(pronoun: Token) -> Token | None:
    """ "two of whom were | Kenyan children": what the part is called, right behind "of them"."""
    tokens, end = pronoun.sent.doc.tokens, pronoun.sent.end
    i = pronoun.i + 1
    while i < end and (tokens[i].pos in {"ADJ", "PROPN"} or tokens[i].lower in BEING):
        i += 1
    return tokens[i] if i < end and tokens[i].tag in {"NN", "NNS"} and is_person(tokens[i]) else None


def headline_verb(doc: Doc, item: Counted) -> Sense | None:
    """The verb right before a number that the parser took for a noun: "Syrian Army Kills 10 Terrorists"."""
    start = item.quantity.start
    if start == item.token.sent.start or (item.noun is not None and is_person(item.noun) is False):
        return None
    before = doc.tokens[start - 1]
    measure = casualties().headlines.get(before.lower)
    return Sense(measure, before) if measure is not None and before.pos in {"NOUN", "PROPN"} else None


def shared_noun(head: Token) -> Token | None:
    """The noun behind the last of several adjectives: "six Ukrainian and five Russian | negotiators"."""
    if head.tag not in {"NNP", "JJ"}:
        return None
    return next((c for c in head.children if c.dep == "conj" and c.tag in PLURALS), None)
