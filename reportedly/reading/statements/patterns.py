"""Patterns: which words a cue lays at its source, one function for each pattern that `data/lexicon/cues.yml` knows.

    Armenia   warned   the United Nations   that   Azerbaijan was preparing an “assault”
    source    cue      addressee                   content, by the pattern `clause`

A content is the longest run attributed, without the cue and its source; it may be split by them. Clauses and quotations are
speech.py's.
"""

from __future__ import annotations

from reportedly.casualties import casualties
from reportedly.cues import Cue, Pattern
from reportedly.reading.grammar import NOUNS, child, is_passive
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.reading.statements.contents import (
    Match,
    addressee,
    belongs,
    object_of,
    short_phrase,
)
from reportedly.reading.statements.pairs import of_call, of_demand, of_pair
from reportedly.reading.statements.predicates import of_predicate
from reportedly.reading.statements.scope import Scope, to_do
from reportedly.reading.statements.speech import complement, said

LINKS = frozenset({"prep", "prt", "advmod", "mark", "agent", "dative"})


def content_of(scope: Scope, verb: Token, cue: Cue) -> Match | None:
    """The content of this cue at this verb, by the first of its patterns that fits."""
    last = particles(verb, cue)
    if last is None:
        return None
    if is_passive(verb) and verb.lemma in scope.lexicon.passives:
        rumoured = of_demand(scope, verb, last, ("object", "do"), cue)  # "is reported to have fled"
        if rumoured is not None:
            rumoured.content = [r for r in map(scope.trimmed, rumoured.content) if r]
            return rumoured
    spoken = False
    for pattern in answering_first(scope, verb, last, cue):
        if pattern in {("quote",), ("clause",)}:
            if spoken:
                continue
            spoken = True
        found = by_pattern(scope, verb, last, pattern, cue)
        if found is not None:
            found.content = [r for r in map(scope.trimmed, found.content) if r]
            if found.content:
                found.addressee = found.addressee or addressee(verb, cue, found, scope.lexicon)
                return found
    return None


def answering_first(scope: Scope, verb: Token, last: Token, cue: Cue) -> tuple[Pattern, ...]:
    """The patterns of a cue; for "rejected that: “...”" the words that it points at before those that it brings."""
    lexicon = scope.lexicon
    if cue.stance == "deny":
        thing = object_of(verb, last)
        end = thing.edges()[1] if thing is not None else 0
        if (
            thing is not None
            and thing.i > verb.i
            and (
                thing.lower != "that" or thing.i + 1 >= scope.end or scope.tokens[thing.i + 1].pos == "PUNCT"
            )
            and (
                thing.lemma in lexicon.claims
                or thing.lower in lexicon.claims
                or (end < len(scope.tokens) and scope.tokens[end].text == ":")
            )
        ):
            return tuple(sorted(cue.takes, key=lambda pattern: pattern[0] != "object"))
    behind = scope.tokens[last.i + 1] if last.i + 1 < scope.end else last
    if behind.dep == "prep" and (behind.lower,) in cue.takes and behind.i + 1 in scope.opening:
        return tuple(sorted(cue.takes, key=lambda pattern: pattern[0] != behind.lower))  # "spoke of [a plot]"
    return cue.takes


def particles(verb: Token, cue: Cue) -> Token | None:
    """The last word of the cue ("out" of "point out"); None where its particles are not there."""
    last = verb
    for word in cue.words[1:]:
        step = next(
            (c for holder in (last, verb) for c in holder.children if c.lower == word and c.i > verb.i), None
        )
        if step is None:
            return None
        last = step
    return last


def attitude_of(scope: Scope, word: Token, cue: Cue) -> Match | None:
    """What an adjective is about: "confident [that it will hold]", "worried about [the price]", "eager [to leave]"."""
    for pattern in cue.takes:
        if pattern == ("clause",):
            clause = complement(word, word, cue, scope.lexicon)
            if clause is None and word.dep == "acomp":
                clause = complement(word.head, word, cue, scope.lexicon)
            found = Match([scope.rightward(word, clause)], pattern) if clause is not None else None
        elif pattern == ("do",):
            found = of_deed(scope, word, "VB", pattern)
        else:
            found = of_preposition(scope, word, pattern[0], pattern)
        if found is not None:
            found.content = [r for r in map(scope.trimmed, found.content) if r]
            return found if found.content else None
    return None


def by_pattern(scope: Scope, verb: Token, last: Token, pattern: Pattern, cue: Cue) -> Match | None:
    head, tail = pattern[0], pattern[1] if len(pattern) > 1 else None
    if head in {"quote", "clause"}:
        speech = said(scope, verb, last, cue)
        if speech is None:
            return None
        return Match(speech[0], ("quote",) if speech[1] else ("clause",), source=speech[2])
    if head == "object":
        if tail is None:
            return of_object(scope, verb, last, pattern, cue)
        return (
            of_demand(scope, verb, last, pattern, cue)
            if tail == "do"
            else of_pair(scope, verb, last, tail, pattern, cue)
        )
    if tail is not None:
        return of_call(scope, verb, head, pattern)
    if head in {"do", "doing"}:
        return of_deed(scope, verb, "VB" if head == "do" else "VBG", pattern)
    if head == "claim":
        found = of_object(scope, verb, last, pattern, cue)
        known = scope.lexicon.claims
        return (
            found
            if found and found.claim and (found.claim.lemma in known or found.claim.lower in known)
            else None
        )
    if head == "count":
        return of_count(scope, verb, last, pattern)
    if head == "tally":
        return of_tally(scope, verb, last, pattern)
    if head == "predicate":
        return of_predicate(scope, verb, pattern)
    return of_preposition(scope, verb, head, pattern)


# ---- one pattern each


def of_deed(scope: Scope, verb: Token, tag: str, pattern: Pattern) -> Match | None:
    """ "vowed [to retaliate]", "denied [having sent troops]"."""
    for c in verb.children:
        if c.i < verb.i or c.dep not in {"xcomp", "ccomp", "advcl", "pcomp", "dobj", "acl"}:
            continue
        if tag == "VB":
            if to_do(c) or (c.dep == "xcomp" and any(d.lower == "to" for d in c.children)):
                return Match([scope.rightward(verb, c)], pattern)
            continue
        gerund = c.tag == "VBG" or any(d.tag == "VBG" and d.dep in {"aux", "auxpass"} for d in c.children)
        if gerund and not scope.pauses(min([d.i for d in c.children if d.i < c.i] or [c.i])):
            return Match([scope.rightward(verb, c)], pattern)
    return None


def of_object(scope: Scope, verb: Token, last: Token, pattern: Pattern, cue: Cue) -> Match | None:
    """ "rejected [the accusation of bias]"."""
    thing = object_of(verb, last)
    if thing is None or (cue.stance == "deny" and is_person(thing)):  # "dismissed the minister"
        return None
    if thing.i < verb.i and verb.dep in {"acl", "relcl"}:
        return Match([short_phrase(thing)], pattern, claim=thing)
    low, high = scope.phrase(thing)
    for c in thing.children:  # not ", the latest of its kind" and ", which ...", which the report adds
        if c.i > thing.i and c.dep in {"relcl", "appos", "acl"} and c.i < high and scope.pauses(c.edges()[0]):
            high = min(high, c.edges()[0] - 1)
    for c in verb.children:  # "criticism | by ...", "plans | to leave", hung on the verb
        start, end = c.edges()
        if start == high and ((c.dep in {"prep", "agent"} and belongs(scope, c, cue)) or to_do(c)):
            high = end
    return Match([(low, max(high, thing.i + 1))], pattern, claim=thing)


def of_count(scope: Scope, verb: Token, last: Token, pattern: Pattern) -> Match | None:
    """ "raised [the toll from nine to twelve]", "revised [the number of dead down to six]": a count of something, with the number it comes to."""
    thing = object_of(verb, last)
    if thing is None or thing.i < verb.i or thing.lemma not in casualties().tolls or not counts_people(thing):
        return None
    low, high = scope.phrase(thing)
    for c in verb.children:
        if c.i > thing.i and (c.dep in {"prep", "prt", "advmod"}) and c.edges()[0] <= high:
            high = max(high, scope.cut(c.i, c.edges()[1], c))
    high = next((t.i for t in scope.tokens[thing.i + 1 : high] if t.text == ","), high)
    numbers = [t for t in scope.tokens[thing.i + 1 : high] if t.pos == "NUM"]
    return Match([(low, high)], pattern, claim=thing) if numbers else None


def of_tally(scope: Scope, verb: Token, last: Token, pattern: Pattern) -> Match | None:
    """ "The clinic counts [five dead and a dozen injured]": those who came to harm, with their number."""
    thing = object_of(verb, last)
    words = casualties()
    if thing is None or thing.i < verb.i:
        return None
    known = thing.lemma in words.strong or thing.lower in words.states or thing.lemma in words.acts
    number = next((c for c in thing.children if c.pos == "NUM" and c.i < thing.i), None)
    if number is None or not (known or is_person(thing)):
        return None
    high = verb.edges()[1]
    stop = next((t.i for t in scope.tokens[thing.i + 1 : high] if opens(t)), high)
    return Match([(number.edges()[0], stop)], pattern, claim=thing)


def opens(token: Token) -> bool:
    """Does another clause begin here? "… while the army | says", not "five dead and nine | injured"."""
    return (
        token.text == ";"
        or token.dep == "mark"
        or (token.dep == "nsubj" and token.head.lower not in casualties().states)
    )


def counts_people(toll: Token) -> bool:
    """ "the number of dead", "its count for Monday's killings", "the toll"; not "the number of border posts"."""
    words = casualties()
    counted = [d for c in toll.children if c.dep == "prep" and c.lower == "of" for d in c.children]
    return (
        words.tolls[toll.lemma] is not None
        or not counted
        or any(
            d.lower in words.states
            or d.lemma in words.strong
            or d.lemma in words.weak
            or d.lemma in words.acts
            for d in counted
        )
    )


def of_preposition(scope: Scope, verb: Token, name: str, pattern: Pattern) -> Match | None:
    """ "called for [the guards to leave]", "warned of [an oil spill]", "told researchers of [the fire]"."""
    thing = child(verb, "dobj", "dative")
    hung = [c for c in thing.children if c.i > thing.i] if thing is not None else []
    for c in (*verb.children, *hung):
        if c.lower != name or c.i < verb.i or c.dep not in LINKS:
            continue
        inner = child(c, "pobj", "pcomp") or behind(verb, c)
        if inner is not None:
            low, high = scope.phrase(inner)
            deed = next(
                (
                    d
                    for holder in (verb, c, inner)
                    for d in holder.children
                    if to_do(d) and d.edges()[0] == high
                ),
                None,
            )
            claim = inner if inner.pos in NOUNS else None
            return Match([(low, deed.edges()[1] if deed is not None else high)], pattern, last=c, claim=claim)
    return None


def behind(verb: Token, prep: Token) -> Token | None:
    """ "called for | the files to be released": the clause behind a preposition, hung on the verb."""
    return next((c for c in verb.children if c.i > prep.i and to_do(c) and c.edges()[0] == prep.i + 1), None)
