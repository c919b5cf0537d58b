"""Pairs: patterns of two parts, somebody or something and what is said of it.

    The guild   accused   the mayor   of hiding the toll
    source      cue       both parts are the content

patterns.py has those of one part.
"""

from __future__ import annotations

from reportedly.cues import Cue, Pattern
from reportedly.reading.grammar import FINITE, child, is_passive
from reportedly.reading.parse import Token
from reportedly.reading.statements.contents import Match, belongs, object_of, short_phrase, subject_range
from reportedly.reading.statements.scope import Scope, to_do

LOOSELY = frozenset({"to", "for", "against", "towards", "toward", "on", "over", "between"})


def of_demand(scope: Scope, verb: Token, last: Token, pattern: Pattern, cue: Cue) -> Match | None:
    """ "urged [Moscow to leave]"; of a passive subject and infinitive: "[Moscow] was urged [to leave]"."""
    thing = object_of(verb, last)
    deed = next(
        (
            c
            for c in verb.children
            if c.i > verb.i and c.dep in {"xcomp", "ccomp", "advcl", "acl"} and to_do(c)
        ),
        None,
    )
    if deed is None and thing is not None and cue.stance != "assert":
        # "asked the council to act", with the infinitive hung on the noun; not "found a way to end it"
        deed = next((c for c in thing.children if c.dep in {"acl", "relcl"} and to_do(c)), None)
    if deed is None:
        return None
    end = scope.rightward(verb, deed)[1]
    if is_passive(verb):
        return Match([*subject_range(verb), (deed.edges()[0], end)], pattern)
    owner = child(deed, "nsubj", "nsubjpass")
    if owner is not None and owner.i > verb.i:
        thing = owner
    if thing is None or not verb.i < thing.i < deed.i:
        return None
    return Match([(thing.edges()[0], end)], pattern, addressee=thing)


def of_pair(scope: Scope, verb: Token, last: Token, name: str, pattern: Pattern, cue: Cue) -> Match | None:
    """ "accused [Baku of firing]", "dismissed [the report as false]"."""
    thing = object_of(verb, last)
    prep = next(
        (
            c
            for holder in dict.fromkeys((verb, last))  # "held them [responsible] for"
            for c in holder.children
            if c.lower == name and c.i > verb.i and c.dep in {"prep", "mark", "advmod"} and c.children
        ),
        None,
    )
    if prep is None and thing is not None:
        prep = next(
            (
                c
                for c in thing.children
                if c.lower == name and c.i > thing.i and c.dep == "prep" and c.children
            ),
            None,
        )
        if prep is None:
            prep = distant(scope, verb if is_passive(verb) else thing, name)
    if prep is None:
        return None
    end = max(prep.edges()[1], thing.edges()[1] if thing is not None and prep.i < thing.i else 0)
    for c in verb.children:  # "saw it as a signal | to Beijing", hung on the verb
        if c.dep == "prep" and c.i == end and c.lower in LOOSELY and belongs(scope, c, cue):
            end = c.edges()[1]
    end = scope.cut(prep.i, end, prep)
    if is_passive(verb):
        return Match([*subject_range(verb), (prep.edges()[0], end)], pattern, claim=thing)
    if thing is None:
        return None
    if thing.i < verb.i:
        return Match([short_phrase(thing), (prep.edges()[0], end)], pattern, claim=thing)
    return Match([(min(thing.edges()[0], prep.edges()[0]), end)], pattern, claim=thing)


def distant(scope: Scope, thing: Token, name: str) -> Token | None:
    """The preposition that a cue needs, hung by the parser on another word: "accused the rebels and “their sponsors” of shelling"."""
    for i in range(thing.i + 1, min(thing.i + 16, scope.end)):
        token = scope.tokens[i]
        if token.tag in FINITE or token.text == ";":
            return None
        if (
            token.lower == name
            and token.dep == "prep"
            and (name == "as" or child(token, "pcomp") is not None)
        ):
            return token
    return None


def of_call(scope: Scope, verb: Token, name: str, pattern: Pattern) -> Match | None:
    """ "called on [both sides to stop]": the one called upon and what to do."""
    prep = next((c for c in verb.children if c.lower == name and c.i > verb.i), None)
    target = child(prep, "pobj") if prep is not None else None
    if prep is None or target is None:
        return None
    deed = next(
        (c for holder in (verb, target, prep) for c in holder.children if c.i > target.i and to_do(c)), None
    )
    if deed is None:
        return None
    end = max(scope.rightward(verb, deed)[1], target.edges()[1])
    return Match([(target.edges()[0], end)], pattern, last=prep, addressee=target)
