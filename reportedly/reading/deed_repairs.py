"""Repairs of deeds: gerunds and charges that the parser takes for what they are not.

accused   soldiers   of   burning   homes
                          amod ──→  pobj          as parsed: homes that burn
                          pcomp     dobj          as meant: the burning of homes
"""

from __future__ import annotations

from reportedly.calendar import words
from reportedly.reading.clause_repairs import FINITE, SPANS, SUBJECTS, move, put_over
from reportedly.reading.headline_repairs import event_nouns
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

CHARGES = frozenset({"of", "for", "from"})
CHARGING = {"of": word_list("charging"), "for": word_list("answering")}
KNOWN = word_list("tied_to_deeds")
DEEDS = word_list("deeds_in_ing")
RESULTS = word_list("results")
OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
MOVING = frozenset({"retreat", "advance", "march", "pass", "protest", "rampage", "riot", "depart", "withdraw", "return", "arrive", "flee", "rebel", "mutiny", "warring"})  # fmt: skip
HAPPENING = word_list("of_happenings")


def mend_ing(gerund: Token, before: Token) -> None:
    """Gerunds: what somebody is charged with, and those that are nouns."""
    if gerund.dep in {"amod", "compound"}:
        mend_gerund(gerund, before)
    elif gerund.dep == "pcomp":
        mend_charge(gerund.head)
        if gerund.head.dep == "agent":
            mend_doer(gerund)
    elif gerund.dep == "advcl":
        mend_second_charge(gerund)
    elif gerund.dep == "acl" and gerund.lemma in RESULTS:
        mend_result(gerund)
    if gerund.lower in DEEDS and gerund.dep in {"pcomp", "advcl", "xcomp", "acl"}:
        mend_deed_noun(gerund, before)


def mend_result(gerund: Token) -> None:
    """ "shelled the post [killing one man]": what came of a deed hangs on it, not on the thing that it was done to."""
    noun = gerund.head
    if is_person(noun) or noun.lower in event_nouns() or noun.dep not in {"dobj", "pobj"}:
        return  # but "the rebels killing villagers", "the raid killing six"
    verb = next((t for t in noun.ancestors() if t.pos == "VERB"), noun)
    if verb.tag in {"VBD", "VBZ", "VBP"} and any(c.dep == "nsubj" for c in verb.children):
        move(gerund, verb, "advcl")


def mend_deed_noun(gerund: Token, before: Token) -> None:
    """ "killed in [rebel shelling of the town]": a gerund with "of" or "by" behind it is a noun, and what stands before it its modifier."""
    behind = next((c for c in gerund.children if c.i == gerund.i + 1 and c.lower in {"of", "by"}), None)
    if behind is None or any(c.dep in {"dobj", "nsubj", "aux", "mark"} for c in gerund.children):
        return
    if gerund.dep != "pcomp":
        if before.dep != "pobj" or before.pos not in {"NOUN", "PROPN"} or before.head.lower == "of":
            return
        move(gerund, before.head, "pobj")
        move(before, gerund, "compound")
    gerund.dep, gerund.pos, gerund.tag, behind.dep = "pobj", "NOUN", "NN", "prep"
    gerund.correct(gerund.lower)


def mend_gerund(token: Token, preposition: Token) -> None:
    """A gerund after a charge that was taken for an adjective."""
    noun = token.head
    if (
        noun.dep == "pobj"
        and noun.head is preposition
        and preposition.lower in CHARGES
        and (preposition.head.pos == "VERB" or preposition.head.dep == "dobj")
    ):
        verb = preposition.head
        if verb.pos != "VERB":  # "accused [soldiers of looting shops]"
            verb = verb.head
            if verb.lemma not in CHARGING.get(preposition.lower, ()):
                return
            move(preposition, verb, "prep")
        if any(c.dep in {"dobj", "nsubjpass"} for c in verb.children):
            move(token, preposition, "pcomp")
            token.pos = "VERB"
            move(noun, token, "dobj")


def mend_doer(gerund: Token) -> None:
    """ "blown up by [retreating Germans]": who did it, read as whom the doers' doing befell."""
    if gerund.lemma not in MOVING:
        return
    noun = next((c for c in gerund.children if c.dep == "dobj" and c.edges()[0] == gerund.i + 1), None)
    if (
        noun is None
        or noun.tag not in {"NNS", "NNPS"}
        or any(c.dep in {"det", "poss"} for c in noun.children)
    ):
        return
    by = gerund.head
    for c in [c for c in gerund.children if c.i > noun.i]:
        move(c, by.head, c.dep)
    move(noun, by, "pobj")
    move(gerund, noun, "amod")
    gerund.pos = "ADJ"


def is_charge(preposition: Token) -> bool:
    """ "for it", "of [raids]", but not "of the army": what somebody may be accused of or blamed for."""
    return preposition.lower == "for" or (
        preposition.lower == "of" and preposition.children[0].lower in event_nouns()
    )


def mend_charge(preposition: Token) -> None:
    """ "accused the rebels [of breaking the truce]", "blamed them [for it]": the deed hangs on the verb, not on whoever is charged."""
    noun = preposition.head
    if noun.dep == "dobj" and noun.head.lemma in CHARGING.get(preposition.lower, ()):
        move(preposition, noun.head, "prep")


def mend_known(word: Token) -> None:
    """ "held a smuggler linked to a murder [in January] in Agadez [on Monday]": of two days the first is that of what somebody is known for,
    the last that of what the sentence tells."""
    deed = next((c for p in word.children if p.dep == "prep" for c in p.children), None)
    if deed is None:
        return
    days = sorted(
        (c for t in (word, deed) for c in t.children if c.i > deed.i and is_day(c)), key=lambda t: t.i
    )
    if not days:
        return
    closing = days[-1].edges()[1] >= word.sent.end - 1
    over = next((t for t in word.ancestors() if t.tag in FINITE), None)
    if closing and (len(days) == 1 or over is None):
        return
    if closing and over is not None:
        move(days[-1], over, days[-1].dep)
    move(days[0], deed, days[0].dep)


def is_day(modifier: Token) -> bool:
    """ "on Monday", "yesterday", "during a raid on Monday": whether a modifier of a verb says when."""
    noun = modifier.children[-1] if modifier.dep == "prep" and modifier.children else modifier
    known = words()
    if noun.lower in known.deictics or noun.lower in known.weekdays or noun.lower in known.months:
        return True
    if modifier.lower == "during":
        return any(is_day(c) for c in noun.children)
    return noun.dep in {"npadvmod", "pobj"} and (
        noun.lower in SPANS or (noun.tag == "CD" and len(noun.text) == 4)
    )


def mend_second_charge(gerund: Token) -> None:
    """ "accused Chad of jailing monks, [closing papers and burning] books": what a list of charges goes on with is no deed of the accuser."""
    verb, before = gerund.head, gerund.sent.doc.tokens[gerund.i - 1]
    if before.text != "," or not any(c.dep == "conj" and c.tag == "VBG" for c in gerund.children):
        return
    for c in verb.children:
        if c.lower in CHARGING and verb.lemma in CHARGING[c.lower] and c.i < gerund.i:
            first = next((t for t in c.children if t.dep == "pcomp"), None)
            if first is not None and first.edges()[1] == before.i:
                return move(gerund, first, "conj")


def mend_blame(preposition: Token) -> None:
    """ "blamed the attack [on the rebels]": whoever is blamed hangs on the verb, unless somebody is blamed for it already."""
    noun, verb = preposition.head, preposition.head.head
    late = [c for c in noun.children if c.dep == "prep" and c.lower == "on"]
    blamed = any(c.dep == "prep" and c.lower in {"on", "for"} for c in verb.children)
    if noun.dep in OBJECTS and late[-1] is preposition and not blamed:
        move(preposition, verb, "prep")


def mend_deed(verb: Token, name: Token) -> None:
    """ "[Armenia] massed troops", "[the junta] dissolved parliament": in a sentence without a verb, a participle between somebody and a bare
    noun is the verb."""
    noun = verb.head
    is_subject = name.dep == "nsubj" and name.head in (verb, noun)
    if not is_subject and not (name.pos == "PROPN" and name.dep == "npadvmod" and name.head is verb):
        return
    if noun.i != verb.i + 1:
        return
    move(name, verb, "nsubj")
    late = [c for c in noun.children if c.i > noun.i]
    for c in (verb, *late):
        noun.children.remove(c)
        c.head = verb
    verb.dep, verb.tag, verb.pos = "ROOT", "VBD", "VERB"
    noun.head, noun.dep = verb, "dobj"
    verb.children = sorted([*verb.children, noun, *late], key=lambda t: t.i)


def mend_listed_deed(verb: Token) -> None:
    """ "Police [detained] and beat nine students": in a sentence without a verb, a participle that goes on with one that has an object."""
    noun = verb.head
    second = next((c for c in verb.children if c.dep == "conj" and c.tag in {"VBN", "VBD"}), None)
    if second is None or not any(c.dep == "dobj" for c in second.children):
        return
    late = [c for c in noun.children if c.i > verb.i]
    put_over(verb, noun)
    noun.dep, verb.pos, verb.tag, second.tag = "nsubj", "VERB", "VBD", "VBD"
    for c in late:
        move(c, verb, c.dep)


def mend_outcome(outcome: Token, verb: Token) -> None:
    """ "shot [dead] two smugglers", "burned [alive] six": what came of it is no word of those whom it befell."""
    if verb.pos == "VERB" and verb in outcome.ancestors():
        move(outcome, verb, "acomp")


def mend_captive(word: Token) -> None:
    """ "took [two soldiers] prisoner": whom they took, and what as."""
    held = next(
        (c for c in word.children if c.dep == "compound" and c.i == word.i - 1 and c.tag in {"NNS", "NNPS"}),
        None,
    )
    verb = word.head
    if (
        verb.lower == "taken"
        and word.dep == "dobj"
        and not any(c.dep.startswith("aux") for c in verb.children)
    ):
        return mend_taken(verb, word)
    if held is None or verb.pos != "VERB":
        return
    dep = word.dep
    for c in list(word.children):
        if c.i < held.i:
            move(c, held, c.dep)
    move(held, verb, dep)
    word.dep = "oprd"


def mend_taken(verb: Token, word: Token) -> None:
    """ "freed [nine monks taken] hostage": a participle that was read as what they did."""
    word.dep, verb.tag = "oprd", "VBN"
    above = verb.head
    for held in [c for c in verb.children if c.dep == "nsubj"]:
        held.dep = "nsubjpass"
        if verb.dep == "ccomp" and above.pos == "VERB" and not any(c.dep == "dobj" for c in above.children):
            move(held, above, "dobj")
            move(verb, held, "acl")


def mend_relative(verb: Token) -> None:
    """ "the siege of Harar, [which lasted] a year": what lasts or kills is the happening, not the place behind it."""
    place = verb.head
    happening = place.head.head
    if verb.lemma not in HAPPENING:
        return
    if place.dep == "pobj" and place.pos == "PROPN" and happening.lower in event_nouns():
        which = next((c for c in verb.children if c.dep in SUBJECTS), None)
        if which is not None and which.lower in {"which", "that"}:
            move(verb, happening, "relcl")
