"""Deeds: what a verb does to the people who are its subject or object.

Gunmen killed six and wounded 20 others.      300 herders were forced to flee.      It left 200 dead.
       verb   object                          subject of the inner verb                    state
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.casualties import Casualties, casualties
from reportedly.reading.grammar import OBJECTS, VERBS, child, is_passive
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

# harm that is only meant harms nobody; a promise to release 50 tells of 50 all the same
MEANT = frozenset({"killed", "injured", "missing", "detained", "displaced"})
HURTS = word_list("hurts")
LISTING = frozenset({"be", "include", "comprise", "number"})
COMPLEMENTS = frozenset({"oprd", "acomp", "xcomp", "attr", "ccomp", "advcl"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a number counts. `cue` is the word that says so; `repeats`: only what was counted before says it."""

    measure: str
    cue: Token
    repeats: bool = False


def modifier(noun: Token) -> Sense | None:
    """What a participle, adjective or relative clause says of a noun: "16 people killed", "wounded soldiers"."""
    words = casualties()
    for c in noun.children:
        if c.dep in {"amod", "acomp", "oprd"}:
            measure = words.states.get(c.lower)
            if measure is not None:
                return Sense(measure, c)
        elif c.dep == "prep" and c.lower == "with":  # "15 with serious injuries"
            for d in c.children:
                if d.dep == "pobj" and d.lemma in HURTS:
                    return Sense("injured", d)
        elif c.dep in {"acl", "relcl"} and c.pos in VERBS | {"ADJ"}:
            found = clause_of(noun, c)
            if found is not None and (
                noun.pos != "NUM" or found.measure in MEANT
            ):  # "one [poll] released Thursday"
                return found
    return None


def clause_of(noun: Token, verb: Token) -> Sense | None:
    """A clause that hangs on a noun: "people who died", "held in Iraq", "marching on the capital"."""
    if verb.dep == "relcl":
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is None or subject.tag in {"WDT", "WP"}:
            return from_subject(verb, noun)
        # "the men they killed"; but "three hotels in which 57 people were killed"
        return from_object(verb, noun) if subject.dep == "nsubj" and is_person(noun) else None
    if verb.tag == "VBN":
        return from_object(verb, noun)
    return from_subject(verb, noun) if verb.tag == "VBG" else None


def uses(verb: Token, role: str, noun: Token | None) -> Sense | None:
    """The first use of a verb in this role whose words are there."""
    words = casualties()
    options = words.verbs.get(verb.lemma)
    if role == "object" and verb.lemma not in words.sentences and (found := to_death(verb)) is not None:
        return found
    if options is None:
        return None
    near: set[str] | None = None
    for use in options:
        if use.role != role and not (
            role == "object" and use.role == ("passive" if is_passive(verb) else "active")
        ):
            continue
        if (
            use.people_only
            and not (noun is not None and is_person(noun))
            and not (noun is None and role == "object" and is_passive(verb))
        ):
            continue
        if use.words:
            if near is None:
                near = set(below(verb))
            if not use.words <= near:
                continue
        if use.measure in MEANT and is_unreal(verb, words):
            return None
        if noun is not None and noun.lemma in (words.armed if use.measure == "displaced" else ()):
            return None
        if noun is not None and use.measure == "participants" and noun.lemma in words.collectives:
            return None
        return Sense("other" if is_joint(verb, use.measure) else use.measure, verb)
    return None


def is_joint(verb: Token, measure: str) -> bool:
    """ "killed and wounded hundreds": one number for both, which tells neither."""
    words = casualties()
    if measure not in {"killed", "injured"}:
        return False
    partners = [c for c in verb.children if c.dep == "conj"] + ([verb.head] if verb.dep == "conj" else [])
    if not partners or partners[0].pos not in VERBS:
        return False
    partner = partners[0]
    other = next(
        (u.measure for u in words.verbs.get(partner.lemma, ()) if u.role == "object" and not u.words), None
    )
    if other not in {"killed", "injured"} or other == measure:
        return False
    earlier, later = (verb, partner) if verb.i < partner.i else (partner, verb)
    if any(t.pos == "NUM" for t in verb.sent.doc.tokens[earlier.i : later.i]):
        return False  # "15 were killed and 60 hurt"
    if is_passive(earlier):
        return not any(c.dep.startswith("nsubj") or c.dep in OBJECTS for c in later.children)
    return later.i - earlier.i <= 3 and not any(c.dep in OBJECTS for c in earlier.children)


def to_death(verb: Token) -> Sense | None:
    """ "stoned to death", whatever the verb."""
    for c in verb.children:
        if c.dep == "prep" and c.lower == "to" and any(d.lower == "death" for d in c.children):
            return Sense("killed", verb)
    return None


def below(verb: Token) -> Iterator[str]:
    """Lemmas and forms of what hangs on a verb, prepositional objects included."""
    for c in verb.children:
        yield c.lower
        yield c.lemma
        links = c.children if c.dep in OBJECTS else [c]  # "treated 34 people | for wounds": hung on either
        for link in links:
            if link.dep in {"prep", "prt", "advmod", "agent"}:
                yield link.lower
                inner = [e for d in link.children if d.dep == "prep" for e in d.children]
                for d in (*link.children, *inner):  # "put three | out of action"
                    yield d.lower
                    yield d.lemma


def is_unreal(verb: Token, words: Casualties) -> bool:
    """ "threatened to kill four", "a plot to kill them", "could kill thousands": an infinitive under no verb that vouches for it."""
    if any(c.dep == "neg" for c in verb.children):
        return not any(c.lower == "only" for c in verb.children)  # "not only killed 12"
    if any(c.dep == "aux" and c.lower in words.modals for c in verb.children):
        return not any(c.lemma == "have" for c in verb.children)
    if verb.tag != "VB" or not any(c.lower == "to" for c in verb.children):
        return False
    if any(c.lemma in {"have", "be"} and c.dep in {"aux", "auxpass"} for c in verb.children):
        return False
    return verb.head.lemma not in words.real


def among(verb: Token) -> Sense | None:
    """ "Among the dead were two women", "of the 12 killed, nine were women": the words before "be" say what became of them."""
    words = casualties()
    if verb.lemma not in LISTING:
        return None
    for c in verb.children:
        if c.dep == "nsubj" and (named := words.strong.get(c.lemma) or words.states.get(c.lower)) is not None:
            return Sense(named, c)  # "the dead included six soldiers"
        if c.dep == "prep" and (c.lower in {"among", "amongst"} or (c.lower == "of" and c.i < verb.i)):
            for d in c.children:
                measure = words.strong.get(d.lemma) or words.states.get(d.lower)
                if measure is not None:
                    return Sense(measure, d)
                if (found := modifier(d)) is not None:
                    return found
    return None


def from_object(verb: Token, noun: Token | None) -> Sense | None:
    """What a verb says of those it is done to, by itself or by a complement ("left 200 dead", "forced 40 to flee")."""
    if verb.pos not in VERBS and verb.pos not in {"ADJ", "NOUN", "PROPN"}:
        return None
    words = casualties()
    if verb.tag == "JJ" and verb.lower in words.states:  # "27 are unaccounted for", read as a passive
        return Sense(words.states[verb.lower], verb)
    if noun is not None and noun.lemma == "life" and verb.lemma in words.lives:
        return Sense("killed", verb)
    found = uses(verb, "object", noun) or state_of(verb, noun) or among(verb)
    if found is not None:
        return found
    for c in verb.children:
        if (
            c.dep == "conj"
            and c.pos in VERBS
            and not any(d.dep.startswith("nsubj") or d.dep in OBJECTS for d in c.children)
        ):
            found = uses(c, "object", noun) or state_of(c, noun)
            if found is not None:
                return found
    return None


def from_subject(verb: Token, noun: Token | None) -> Sense | None:
    """What a verb says of its subject: "six died", "30 are missing", "two were forced to flee", "12 killed in blast"."""
    words = casualties()
    if is_passive(verb):
        return from_object(verb, noun)
    if verb.pos not in VERBS:
        measure = words.states.get(verb.lower)
        return Sense(measure, verb) if measure is not None else None
    found = uses(verb, "subject", noun)
    if found is not None:
        return found
    if verb.lower == "missing" and not any(c.dep in OBJECTS for c in verb.children):  # read as a verb
        return Sense("missing", verb)
    if not any(c.dep in OBJECTS for c in verb.children) and verb.tag in {"VBN", "VBD"}:
        found = uses(verb, "object", noun)  # "30 Terrorists Killed"
        if found is not None:
            return found
    found = state_of(verb, noun) or among(verb)
    if found is not None:
        return found
    for c in verb.children:
        if c.dep == "conj" and c.pos in VERBS and not any(d.dep.startswith("nsubj") for d in c.children):
            found = from_subject(c, noun)
            if found is not None:
                return found
    return None


def state_of(verb: Token, noun: Token | None) -> Sense | None:
    """A complement: "are missing", "remain in custody", "were believed to have been killed"."""
    words = casualties()
    for c in verb.children:
        if c.dep in COMPLEMENTS:
            if c.pos in VERBS and any(d.dep.startswith("nsubj") for d in c.children):
                continue
            measure = words.states.get(c.lower)
            if measure is not None and not (c.pos in VERBS and any(d.dep in OBJECTS for d in c.children)):
                return Sense(measure, c)
            if c.dep in {"xcomp", "oprd", "ccomp"} and c.pos in VERBS:
                found = from_subject(c, noun)
                if found is not None:
                    return found
        elif c.dep == "prep" and c.i > verb.i:
            for d in c.children:
                measure = words.states.get(f"{c.lower} {d.lower}")
                if measure is not None:
                    return Sense(measure, d)
    return None
