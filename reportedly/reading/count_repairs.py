"""Repairs of counts: a number, its bound and its day hang on what they count or on who counts.

raised   the number of people killed   to 11   on Monday
                               acl ──→ prep    prep         as parsed: killed on Monday
prep  ←──────────────────────────────  prep    prep         as meant: raised on Monday
"""

from __future__ import annotations

from reportedly.measures import label_words
from reportedly.reading.clause_repairs import FINITE, SUBJECTS, move, put_over
from reportedly.reading.parse import Token

OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
COUNTING = {
    "at": frozenset({"put", "estimate", "set", "peg", "place"}),
    "to": frozenset(
        {
            "raise",
            "lower",
            "revise",
            "bring",
            "cut",
            "reduce",
            "increase",
            "correct",
            "update",
            "take",
            "push",
            "double",
        }
    ),
}


def mend_counted(participle: Token, number: Token) -> None:
    """ "had treated [26 wounded]", "received 40 injured": what is counted by what was done to it."""
    if number.dep in {"dobj", "pobj", "nsubj"} and not any(c.i < number.i for c in participle.children):
        move(participle, number, "acl")


def mend_national(adjective: Token) -> None:
    """ "held [one Iranian] and four Lebanese": a capitalised adjective behind its number or article is who is counted."""
    number = adjective.head
    noun = number.head
    if adjective.dep == "amod" and number.tag == "CD" and number.i == adjective.i - 1:
        listed = number.dep == "nummod" and noun.i > adjective.i
        if listed and not any(c.dep == "cc" for c in adjective.children):
            return
        put_over(adjective, noun if listed else number)
        if listed:
            noun.dep = "conj"
            move(number, adjective, "nummod")
        number.dep = "nummod"
    elif adjective.dep not in NOMINAL or not any(
        c.dep in {"det", "nummod"} and c.i < adjective.i for c in adjective.children
    ):
        return
    adjective.pos, adjective.tag = "PROPN", "NNP"


def mend_bound(up: Token, to: Token) -> None:
    """ "kidnapped [up to] 16 engineers": a bound of a number, no particle of the verb."""
    verb = up.head
    noun = next((c for c in to.children if c.dep == "pobj"), None)
    if noun is None or to.head not in (up, verb) or verb.pos != "VERB" or up.i < verb.i:
        return
    number = next((c for c in noun.children if c.dep == "nummod" and c.i > to.i), None)
    if number is None or number.edges()[0] != to.i + 1 or any(c.dep in OBJECTS for c in verb.children):
        return
    move(noun, verb, "dobj")
    move(to, number, "quantmod")
    move(up, number, "quantmod")


def mend_day(month: Token, day: Token, before: Token) -> None:
    """ "since [4 March] units of the army have held the hill": a day behind a preposition is no part of the next noun."""
    noun = month.head
    if before.tag == "IN" and month.lower in label_words().months and day.head is noun and noun.i > month.i:
        move(day, month, "nummod")
        move(month, noun.head, "npadvmod")


def mend_level(preposition: Token) -> None:
    """ "put the number of those held [at 25]", "raised the number of the dead [to 11 on Monday]": what a count is put at and what stands
    behind it belong to the putting."""
    if not preposition.children or preposition.children[0].pos != "NUM":
        return
    below = node = preposition.head
    while node.dep in {"acl", "pobj", "prep"}:
        node = node.head
    if node.dep != "dobj" or node.head.lemma not in COUNTING.get(preposition.lower, ()):
        return
    for later in [t for t in below.children if t.i >= preposition.i and t.dep in {"prep", "npadvmod"}]:
        move(later, node.head, later.dep)


def mend_later_death(verb: Token, number: Token) -> None:
    """ "rose to six [after one of the wounded died]": who dies is no part of the number before."""
    after = next(
        (c for c in number.children if c.dep == "prep" and c.lower == "after" and c.i < verb.i), None
    )
    who = after.children[0] if after is not None and after.children else None
    above = next((t for t in number.ancestors() if t.pos == "VERB"), None)
    if after is None or who is None or who.pos != "NUM" or above is None:
        return
    verb.tag = "VBD"
    move(verb, above, "advcl")
    move(who, verb, "nsubj")
    move(after, verb, "mark")


def mend_span(unit: Token) -> None:
    """ "Over the past 24 hours [troops] killed three": the subject right behind a span of time was read as one noun with it."""
    noun, prep = unit.head, unit.head.head
    verb = prep.head
    spoken = any(c.dep in SUBJECTS for c in verb.children)
    if noun.dep != "pobj" or not prep.i < noun.i < verb.i or verb.tag not in FINITE or spoken:
        return
    if any(c.dep == "nummod" for c in (*noun.children, *unit.children)):
        for c in [c for c in noun.children if c.i < unit.i]:
            move(c, unit, c.dep)
        move(noun, verb, "nsubj")
        move(unit, prep, "pobj")
