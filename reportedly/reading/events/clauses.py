"""Clauses: what a single word or clause says of whether something happens; factuality.py walks from one to the next.

The ministers   are        to meet          planned
They            have yet   to release him   negated
He              may        have left        possible
"""

from __future__ import annotations

from collections.abc import Container

from reportedly.frames import Lexicon
from reportedly.reading.grammar import SUBJECTS, child, first_conjunct, subjects
from reportedly.reading.negation import is_answer, is_negated
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

CONDITIONS = frozenset({"if", "unless", "lest", "provided", "should", "whether"})
AHEAD = frozenset({"before", "until", "till", "once"})  # before the present tense they look ahead
REACHED = frozenset(
    {"first", "second", "third", "last", "latest", "only", "next", "fourth", "fifth"}
)  # "the first to be freed"
PRESENT = frozenset({"VBZ", "VBP"})
RAISING = word_list("raising")
ABSTRACT = word_list("abstractions")  # "since the war erupted"
MISHAPS = word_list("mishaps")
ATTRIBUTIVE = frozenset({"amod", "advmod", "compound", "nmod", "det"})
NOBODY = frozenset({"nobody", "no", "none", "nothing", "neither", "no-one", "nor"})
NOT_ONE = frozenset({"a", "an", "one", "any", "even"})
NOTHING = frozenset({"nothing", "little"})  # done against a deed
NO_TIME = word_list("no_time")
# Adverbs before "of", "from", "than": what follows did not happen.
SHORT_OF = frozenset({"instead", "far", "short", "shy", "rather"})
INVERTED = frozenset({"had", "were", "should"})  # "[had] the shell hit it": a condition without "if"


def auxiliaries(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep in {"aux", "auxpass"}]


def modality(verb: Token, lexicon: Lexicon) -> tuple[str, Token] | None:
    """What the auxiliaries of a verb say: "will" planned, "may" possible, "would" conditional, "to be" to."""
    aux = auxiliaries(verb)
    for a in aux:
        effect = lexicon.modals.get(a.lower)
        if effect and a.tag == "MD":
            if effect == "asked" and any(b.lemma == "have" for b in aux):
                return "negated", a  # "should have left"
            if effect == "conditional" and is_reported(verb) and not has_condition(verb):
                effect = "planned"
            return effect, a
    return None


def is_present(verb: Token) -> bool:
    """Whether a clause is told in the present tense: "they disarm", "aid is released"."""
    return verb.tag in PRESENT or any(c.tag in PRESENT for c in auxiliaries(verb))


def is_order(verb: Token) -> bool:
    """ "[Leave] the island, the navy told them", "[burn] it, he vowed": a base form that somebody utters, without a subject."""
    return (
        verb.tag == "VB"
        and verb.dep in {"ccomp", "advcl"}
        and verb.i < verb.head.i
        and not any(c.dep in SUBJECTS or c.dep in {"aux", "auxpass", "mark"} for c in verb.children)
    )


def has_condition(verb: Token, words: frozenset[str] = CONDITIONS) -> bool:
    """Whether an if-clause hangs on the verb."""
    return any(
        c.dep == "advcl" and any(d.dep in {"mark", "advmod"} and d.lower in words for d in c.children)
        for c in verb.children
    )


def effect_of(word: Token, lexicon: Lexicon) -> str | None:
    """What a word makes of what it governs; with its particle first ("call off" before "call")."""
    lemma = word.base
    for c in word.children:
        if c.dep in {"prt", "advmod"} and (effect := lexicon.governors.get(f"{lemma} {c.lower}")):
            return effect
    return lexicon.governors.get(lemma)


def is_reported(verb: Token) -> bool:
    """Whether "would" is the future of what somebody said: "said that it would attack"."""
    token = verb
    while token.dep in {"conj", "xcomp", "pcomp"} and token.head is not token:
        token = token.head
    return token.dep == "ccomp" or any(c.dep in {"ccomp", "parataxis"} for c in token.children)


def is_to_come(verb: Token) -> Token | None:
    """ "is [to take] effect", "are [to begin]": what is arranged."""
    if verb.lemma != "be" or any(c.dep in {"acomp", "attr"} for c in verb.children):
        return None
    deed = child(verb, "xcomp")
    return (
        deed if deed is not None and any(c.lower == "to" and c.dep == "aux" for c in deed.children) else None
    )


def is_generic(noun: Token) -> bool:
    """ "any soldier who", "whoever", "those who": nobody in particular."""
    return noun.lower in {"whoever", "anyone", "anybody", "those"} or any(
        c.dep == "det" and c.lower in {"any", "every"} for c in noun.children
    )


def is_any(noun: Token) -> bool:
    return any(c.dep == "det" and c.lower == "any" for c in noun.children)


def is_vain(verb: Token, lexicon: Lexicon) -> bool:
    """ "did not [stop] the looting", "failed to [avert] it", "did nothing to [prevent] it": it went on all the same."""
    above = verb.head
    nothing = any(t.lower in NOTHING for t in (above, *above.children))
    vain = nothing or is_negated(above) or effect_of(above, lexicon) == "negated"
    return is_negated(verb) or (vain and verb.dep in {"xcomp", "acl", "relcl", "advcl", "pcomp"})


def is_indefinite(noun: Token) -> bool:
    return any(c.dep == "det" and c.lower in {"a", "an", "any"} for c in noun.children)


def is_not_one(subject: Token) -> bool:
    """ "[Not a single] round was fired", "[not one] shell left our positions"."""
    tokens, start = subject.sent.doc.tokens, subject.edges()[0]
    return tokens[start].lower == "not" and tokens[start + 1].lower in NOT_ONE


def is_at_no_time(prep: Token) -> bool:
    """ "[at no time] did our guns open fire", "it had [at no point] entered the village"."""
    return prep.dep == "prep" and any(
        c.dep == "pobj" and c.lemma in NO_TIME and any(d.lower == "no" for d in c.children)
        for c in prep.children
    )


def climbs(clause: Token) -> bool:
    """Whether a clause before the verb above it is one of its parts: "[That they fled] is denied", not "they fled; nobody was hurt"."""
    return any(c.dep == "mark" for c in clause.children)


def asserts_anyway(verb: Token, lexicon: Lexicon) -> bool:
    """ "did not say what had caused the blast", "nobody knows who fired": the blast is told all the same."""
    return is_negated(verb) and verb.lemma not in RAISING and effect_of(verb, lexicon) in {None, "caused"}


def own_modifiers(head: Token, lexicon: Lexicon) -> tuple[list[tuple[str, Token]], str | None]:
    """What adjectives and adverbs on the word say: "alleged", "planned", "failed", "ongoing"."""
    found: list[tuple[str, Token]] = []
    aspect = None
    for c in head.children:
        if c.dep in ATTRIBUTIVE:
            effect = lexicon.modifiers.get(c.lower)
            if c.dep == "advmod" and effect in {"historical", "planned", "possible"}:
                continue  # "earlier in the day", "further implicating"
            if effect in {"historical", "ongoing"}:
                aspect = effect
            elif effect:
                found.append((effect, c))
    return found, aspect


def is_mishap(head: Token, deeds: Container[int]) -> bool:
    """Whether a clause beside a deed tells of an accident: "were killed [when a bus plunged into a ravine]"; no "[protests] erupted"."""
    return any(
        c.dep == "advcl"
        and c.lemma in MISHAPS
        and all(s.lemma not in ABSTRACT and s.i not in deeds for s in subjects(c))
        for c in head.children
    )


def of_clause(verb: Token, lexicon: Lexicon) -> list[tuple[str, Token]]:
    """What the clause of a verb says of it: its auxiliaries, a subject that is nobody, a condition, "are to meet", "but did not"."""
    found: list[tuple[str, Token]] = []
    if (said := modality(verb, lexicon)) is not None:
        found.append(said)
    for subject in subjects(verb)[:1]:
        words = [c for c in subject.children if c.dep in {"det", "neg", "preconj", "cc", "advmod"}]
        if (
            subject.lower in NOBODY
            or any(c.lower in NOBODY and not is_answer(c) for c in words)
            or is_not_one(subject)
        ):
            found.append(("negated", subject))
    if (never := next((c for c in verb.children if is_at_no_time(c)), None)) is not None:
        found.append(("negated", never))
    condition = next(
        (c for c in verb.children if c.dep in {"mark", "advmod"} and c.lower in CONDITIONS), None
    )
    if condition is not None:
        found.append(("conditional", condition))
    elif (inverted := inversion(verb)) is not None:
        found.append(("conditional", inverted))
    elif verb.dep == "advcl" and is_present(verb):
        marks = [c for c in verb.children if c.dep in {"mark", "advmod"} and c.i < verb.i]
        if (ahead := next((c for c in marks if c.lower in AHEAD), None)) is not None:
            found.append(("conditional", ahead))  # "must sign it before aid is released"
        elif len(marks) > 1 and [c.lower for c in marks[:2]] == ["so", "that"]:
            found.append(("purpose", marks[0]))  # "want a law so that tourists are banned"
    if (kept := forestalled(verb)) is not None:
        found.append(("negated", kept))
    if is_order(verb):
        vowed = effect_of(verb.head, lexicon) == "planned"
        found.append(("planned" if vowed else "asked", verb))
    aux, above = auxiliaries(verb), verb.head
    to_do = (verb.tag == "VB" or any(c.lower == "be" for c in aux)) and any(c.lower == "to" for c in aux)
    if to_do and verb.dep == "relcl" and verb.tag == "VBN":
        if not any(c.lower in REACHED for c in above.children):
            asked = effect_of(above, lexicon) == "asked"  # "a call for troops to be sent"
            found.append(("asked" if asked else "planned", verb))  # "the captives to be freed"
    elif to_do and verb.dep in {"advcl", "relcl"}:
        found.append(("purpose", verb))
    elif to_do and verb.is_root and child(verb, "nsubj") is not None:
        found.append(("planned", verb))  # a headline's "Kenya [to send] police to Haiti"
    if to_do and verb.dep == "xcomp":
        if above.lemma == "be" and not any(c.dep in {"acomp", "attr"} for c in above.children):
            found.append(("planned", above))  # "the ministers are to meet"
        elif above.lemma in {"have", "be"} and any(c.lower == "yet" for c in above.children):
            found.append(("negated", above))  # "they have yet to release him"
    thing = child(verb, "dobj")
    if thing is not None and any(c.lower == "no" for c in thing.children) and thing.lower != "doubt":
        found.append(("negated", thing))  # "fired no shots"
    if verb.dep == "conj" and any(c.lower == "nor" and above.i < c.i < verb.i for c in above.children):
        found.append(("negated", above))  # "did not find it, nor did they ask"
    undone = next((c for c in first_conjunct(verb).children if is_undone(c)), None)
    if undone is not None:
        found.append(("negated", undone))
    return found


def inversion(verb: Token) -> Token | None:
    """ "[had] the shell hit the tank, ...": an auxiliary ahead of its subject in a clause that hangs on another."""
    if verb.dep == "xcomp" and verb.head.lower == "were":  # "[were] the army to attack, ..."
        above = verb.head
        subject = child(above, "nsubj")
        return (
            above if above.dep == "advcl" and subject is not None and above.i < subject.i < verb.i else None
        )
    if verb.i > verb.head.i or verb.dep not in {"advcl", "ccomp"}:
        return None
    if verb.dep == "ccomp" and not any(c.tag == "MD" for c in auxiliaries(verb.head)):
        return None  # `"Had they fled?" he asked`
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return None
    first = subject.edges()[0]
    return next((c for c in auxiliaries(verb) if c.i < first and c.lower in INVERTED), None)


def forestalled(verb: Token) -> Token | None:
    """ "gave up [before any] guest was hurt", "[before] guards [could] shoot": what was about to happen and did not."""
    before = next((c for c in verb.children if c.dep == "mark" and c.lower == "before"), None)
    if before is None or verb.dep != "advcl":
        return None
    things = [c for c in verb.children if c.dep in SUBJECTS or c.dep == "dobj"]
    unreal = any(c.lower in {"could", "can"} for c in auxiliaries(verb)) or any(
        d.lower in {"any", "anyone", "anybody"} for c in things for d in (c, *c.children)
    )
    return before if unreal else None


def falls_short(link: Token) -> bool:
    """ "[without] firing", "[instead of] arresting them", "stopped [short of] imposing it", "[rather than] fight"."""
    if link.lower == "without":
        return True
    words = [c.lower for c in link.children if c.dep in {"advmod", "pcomp", "npadvmod"}]
    return link.lower in {"of", "from", "than"} and (
        link.head.lower in SHORT_OF or any(w in SHORT_OF for w in words)
    )


def is_undone(verb: Token) -> bool:
    """ "was due to leave [but did not]": a verb that only takes back the one before it."""
    bare = (
        verb.dep == "conj"
        and verb.lemma in {"do", "have", "be"}
        and any(c.dep == "neg" for c in verb.children)
    )
    return bare and all(c.dep in {"neg", "aux", "advmod", "punct", "cc"} for c in verb.children)
