"""Contents: what of a clause a content can be made of, and who is spoken to.

    an accusation that   the ministry   called   false
    object               source         cue      predicate

patterns.py puts contents together from these.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.cues import Cue, Cues, Pattern
from reportedly.reading.findings import Range
from reportedly.reading.grammar import NOUNS, child, is_passive
from reportedly.reading.parse import Token
from reportedly.reading.statements.scope import Scope, is_small

# Prepositions that go with a noun before them: "criticism of ...", "talks between ...".
LOOSE = frozenset({"of", "about", "by", "against", "between", "regarding", "toward", "towards", "over"})
RELATIVE = frozenset({"WDT", "WP", "IN"})


@dataclass(slots=True)
class Match:
    """How a cue's content was found. `last` is the last word of the cue, `claim` the noun phrase that the content is about."""

    content: list[Range]
    pattern: Pattern
    last: Token | None = None
    addressee: Token | None = None
    source: Token | None = None  # where commas show it and the parse does not
    claim: Token | None = None


def object_of(verb: Token, last: Token) -> Token | None:
    """The object of the cue, or the subject of its passive; for "the claim that X called false" the claim."""
    if last is not verb and last.dep == "prep":
        return child(last, "pobj")
    of_noun = verb.dep in {"acl", "relcl"}
    if is_passive(verb):
        return child(verb, "nsubjpass", "nsubj") or (verb.head if of_noun else None)
    found = child(verb, "dobj", "dative")
    if found is not None and found.pos == "ADP":
        found = None
    if found is None:
        small = next(
            (c for c in verb.children if c.i > verb.i and c.dep in {"ccomp", "xcomp"} and is_small(c)), None
        )
        found = child(small, "nsubj") if small is not None else None
    if found is not None and found.tag in RELATIVE and verb.dep == "relcl":
        return verb.head if found.lower != "what" else found
    if (
        found is None
        and of_noun
        and (verb.head.pos == "NOUN" or verb.head.lower == "something")
        and (any(c.lower == "that" for c in verb.children) or is_bare_relative(verb))
    ):
        return verb.head
    return found


def is_bare_relative(verb: Token) -> bool:
    """ "a claim [Ankara denied]": a relative clause without a pronoun, whose noun is its object."""
    subject = child(verb, "nsubj")
    return verb.dep == "relcl" and subject is not None and verb.head.i < subject.i < verb.i


def short_phrase(thing: Token) -> Range:
    """A noun phrase up to its noun, before the clause that hangs on it."""
    low = min([c.i for c in thing.children if c.i < thing.i] or [thing.i])
    return low, thing.i + 1


def subject_range(verb: Token) -> list[Range]:
    subject = child(verb, "nsubjpass", "nsubj")
    if subject is None or subject.tag in {"WDT", "WP"} or subject.i > verb.i or subject.lower == "it":
        return []
    return [subject.edges()]


def belongs(scope: Scope, prep: Token, cue: Cue) -> bool:
    """Whether a preposition behind an object goes on with it: "a close race in the north", not "in a speech", "on Monday"."""
    inner = child(prep, "pobj", "pcomp")
    if inner is None or prep.lower in cue.addressee:
        return False
    return prep.lower in LOOSE or not (
        inner.lemma in scope.lexicon.venues or inner.lower in scope.lexicon.days or inner.pos == "NUM"
    )


def addressee(verb: Token, cue: Cue, match: Match, lexicon: Cues) -> Token | None:
    """Who is spoken to: "told reporters", "said to the council", "said in a letter to the council"; nobody inside the content."""
    found: list[Token | None] = []
    if "object" in cue.addressee:
        thing = child(verb, "dative", "dobj", "nsubjpass" if is_passive(verb) else "dobj")
        found.append(child(thing, "pobj") if thing is not None and thing.pos == "ADP" else thing)
    for c in verb.children:
        if c.i < verb.i or c.dep not in {"prep", "dative"}:
            continue
        inner = child(c, "pobj")
        if c.lower in cue.addressee:
            found.append(inner)
        elif inner is not None and inner.lemma in lexicon.venues:
            found.extend(child(d, "pobj") for d in inner.children if d.lower == "to" and d.dep == "prep")
    for token in found:
        if token is not None and token.pos in NOUNS and not any(s <= token.i < e for s, e in match.content):
            return token
    return None
