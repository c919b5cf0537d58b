"""References: how a mention refers to what it tells, as something new or as something told before.

a raid        the raid, Sunday's raid     another raid       what they called a massacre
indefinite    definite                    other              an epithet
"""

from __future__ import annotations

from reportedly.calendar import WEEKDAYS
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import NOUNS, VERBS
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

DAYS = frozenset({*WEEKDAYS, "today", "yesterday", "weekend", "night"})  # "Sunday's raid"
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
OTHER = word_list("another_one")
ANY_DEED = frozenset({"attack", "assault", "incident", "violence"})  # nouns for any deed of their kind
NAMING = word_list("naming")
POINTING = frozenset({"this", "that", "it", "these", "those"})
ENDINGS = ("ing", "ation", "ion", "ment")  # of nouns made of verbs
SHORTEST_STEM = 3


def trigger_lemmas(event: Happening) -> set[str]:
    """The nouns and verbs that tell an event: "carried out a [raid]"."""
    tokens = event.head.sent.doc.tokens
    return {t.lemma for a, b in event.triggers for t in tokens[a:b] if t.pos in NOUNS or t.pos in VERBS}


def definites(event: Happening) -> list[Token]:
    """The definite nouns that the clause of a verb hangs on, or that tell its cause: "[the raid] left ten dead", "killed in [the raid]"."""
    clause = [c for c in event.head.children if c.dep in {"nsubj", "dobj"}]
    return [c for c in [*clause, *event.heads[1:]] if is_definite(c)]


def is_definite(head: Token) -> bool:
    return head.pos not in VERBS and any(
        c.dep in {"det", "poss"} and (c.lower in DEFINITE or (c.dep == "poss" and c.lower in DAYS))
        for c in head.children
    )


def is_given(head: Token) -> bool:
    """Whether a noun takes its deed for real: "the raid", "a raid that [killed] four"."""
    return head.pos in NOUNS and (
        is_definite(head) or any(c.dep == "relcl" and c.tag == "VBD" for c in head.children)
    )


def is_indefinite(head: Token) -> bool:
    """ "a raid", "three strikes", "further clashes" """
    return head.pos not in VERBS and any(
        (c.dep == "det" and c.lower in {"a", "an"}) or c.dep == "nummod" for c in head.children
    )


def is_epithet(head: Token) -> bool:
    """Whether a noun only says what the deed just told was: "what they called [a massacre]", "this was a deliberate [strike]"."""
    if head.pos in VERBS:
        return False
    verb = head.head
    if head.dep == "attr":
        return verb.lemma == "be" and any(c.dep == "nsubj" and c.lower in POINTING for c in verb.children)
    if head.dep == "pobj" and verb.lower == "as":
        verb = verb.head
    return (
        verb.lemma in NAMING
        and head.dep in {"oprd", "dobj", "pobj", "ccomp", "xcomp"}
        and is_indefinite(head)
    )


def is_other(head: Token) -> bool:
    """Whether words set it apart from what was told: "[another] attack"."""
    return any(c.lower in OTHER for c in head.children)


def is_bare_plural(head: Token) -> bool:
    return head.pos not in VERBS and not any(c.dep in {"det", "poss", "nummod"} for c in head.children)


def names_any_deed(noun: Token, event: Happening) -> bool:
    """Whether a noun for any deed of violence can mean this one: "abducted sixty cooks ... condemned [the attack]"; it is one
    deed, of one side, neither its kind nor its place among others told: no "explosions", no "clash", no "rocket attack" or
    "latest attack"."""
    return (
        noun.lemma in ANY_DEED
        and noun.tag == "NN"
        and is_definite(noun)
        and not any(c.dep == "compound" or c.tag == "JJS" for c in noun.children)
        and not event.frame.mutual
        and any(h.tag != "NNS" for h in event.heads)
    )


def takes_up_noun(event: Happening) -> bool:
    """Whether it is told by a definite noun, or happened in what one tells: "[the raid]", "six died in [the raid]"."""
    return is_definite(event.head) or any(is_definite(head) for head in event.heads[1:])


def is_named_after(noun: Token, lemmas: set[str]) -> bool:
    """Whether a noun is made of one of these verbs: "bombed a camp ... the [bombing]", "abducted two ... the [abduction]"."""
    if noun.pos in VERBS:
        return False
    ending = next((e for e in ENDINGS if noun.lemma.endswith(e)), None)
    if ending is None:
        return False
    stem = noun.lemma[: -len(ending)]
    return len(stem) >= SHORTEST_STEM and any(
        lemma in {stem, stem + "e", stem[:-1]} for lemma in lemmas
    )  # "shell", "raze", "stab"
