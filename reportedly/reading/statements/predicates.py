"""Predicates: what is called what.

    The ministry   called   the report   false.
    source         cue      thing        what it is called

The thing may stand before the cue: "an accusation that the ministry called false", "what Kyiv calls a provocation".
"""

from __future__ import annotations

from reportedly.cues import Pattern
from reportedly.reading.grammar import NOUNS, SUBJECTS
from reportedly.reading.parse import Token
from reportedly.reading.statements.contents import Match, is_bare_relative, object_of, short_phrase
from reportedly.reading.statements.scope import Scope, is_small
from reportedly.word_lists import word_list

NAMING = word_list("name_giving")


def of_predicate(scope: Scope, verb: Token, pattern: Pattern) -> Match | None:
    """ "called [the report false]"; a thing left out before ("what Kyiv calls ...", "a charge that Kyiv called ...") is its own range."""
    named = next(
        (
            c
            for c in verb.children
            if c.i > verb.i and (c.dep == "oprd" or (c.dep in {"ccomp", "xcomp"} and is_small(c)))
        ),
        None,
    )
    if named is not None and (
        that := next((c for c in named.children if c.dep == "mark" and c.lower == "that"), None)
    ):
        return Match([(that.i, named.edges()[1])], pattern, claim=that)  # "calls that a lie"
    thing = object_of(verb, verb)
    if thing is None and named is not None and named.dep == "oprd":
        second = next((c for c in verb.children if c.i > named.i and c.dep == "oprd"), None)
        if second is not None:  # "called Trump a liar", read as two names
            thing, named = named, second
    called = named is None and thing is not None and thing.dep == "dobj" and verb.lemma in NAMING
    if called and thing is not None and is_bare_relative(verb):
        return Match([thing.edges()], pattern, claim=verb.head)  # "a charge the ministry calls [a lie]"
    if named is None:
        if thing is None or thing.i < verb.i or thing.dep not in {"dobj", "dative", "nsubj"}:
            return None
        low, high = scope.phrase(thing)
        if verb.lemma in NAMING and names_itself(scope, low, high):
            return Match([(low, high)], pattern, claim=thing)
        named = next(
            (
                c
                for c in verb.children
                if c.i > thing.i and c.dep in {"dobj", "attr", "acomp", "appos", "npadvmod", "dep"}
            ),
            None,
        )
        if named is None:
            return None
    start, end = named.edges()[0], scope.rightward(verb, named)[1]
    if thing is None:
        inner = next((d for d in named.children if d.dep in SUBJECTS), None)
        return Match([(start, end)], pattern, claim=inner) if inner or verb.dep == "relcl" else None
    if thing.i > verb.i:
        return Match([(min(thing.edges()[0], start), end)], pattern, claim=thing)
    if thing.tag in {"WP", "WDT"}:
        return Match([(start, end)], pattern)
    return Match([short_phrase(thing), (start, end)], pattern, claim=thing)


def names_itself(scope: Scope, start: int, end: int) -> bool:
    """Whether one noun phrase behind "called" holds both the thing and its name: "the deal “outrageous”", "the citation a ploy"."""
    tokens = scope.tokens
    for i in range(start + 1, end):
        token = tokens[i]
        if i in scope.opening or (token.tag == "JJ" and token.dep == "amod" and token.head.i < i):
            return True
        if token.lower in {"a", "an"} and tokens[i - 1].pos in NOUNS:
            return True
    return False
