"""Repairs of headlines, which leave out verbs, articles and "and".

Two officers   killed   in ambush        Sweden, Finland   to pool radar data
nsubj          as if they had killed     as if something beside them were to be pooled
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.calendar import WEEKDAYS
from reportedly.lexicon import lexicon
from reportedly.reading.clause_repairs import SUBJECTS, move, put_over
from reportedly.reading.parse import Sentence, Token
from reportedly.reading.people import is_person
from reportedly.word_forms import plurals
from reportedly.word_lists import word_list

PILED = frozenset({"compound", "amod", "nmod"})
PLURAL = frozenset({"NNS", "NNPS"})
MANY = frozenset({"police", "taliban"})  # plural by sense
HARMED = frozenset({"kill", "wound", "injure", "hurt", "arrest", "detain", "abduct", "kidnap", "execute", "jail", "imprison", "behead", "murder", "assassinate", "lynch", "rescue", "evacuate"})  # fmt: skip
MADE = frozenset({"agree", "sign", "seal", "ink", "reach", "broker", "negotiate", "extend", "renew", "prolong", "declare", "announce", "ratify", "approve", "violate", "breach"})  # fmt: skip
PACTS = frozenset({"truce", "ceasefire", "cease-fire", "armistice", "lull", "deal", "agreement", "accord", "pact", "treaty"})  # fmt: skip
LOOSE = frozenset({"appos", "dep", "conj"})


def mend_headline(sentence: Sentence) -> None:
    """The verbs of a headline that were read as nouns, and those that go on from one another with only a comma between."""
    root = sentence.root
    for word in [root, *(t for t in sentence.tokens if t.dep == "advcl")]:
        mend_unverbed(word)
    mend_two(root)
    if root.tag == "VBN" or is_bare_past(root):
        mend_bare_passive(root)
    elif root.pos in {"NOUN", "PROPN"}:
        mend_pile(root)
        for beside in [c for c in root.children if c.dep in LOOSE and c.i > root.i and root.is_root]:
            mend_beside(beside)
    else:
        pile = next((c for c in root.children if c.dep == "nsubj" and c.i == root.i - 2), None)
        if pile is not None and sentence.doc.tokens[root.i - 1].text == ",":
            mend_pile(pile)
    if sentence.root.pos == "VERB":
        mend_next_deed(sentence.root)


def told_by(word: Token, many: bool, by_person: bool = False) -> str | None:
    """The verb that a headline's word can be behind a subject, in the plural or in the singular: "rebels ambush", "army shells",
    "gang kidnaps"; what is also a noun ("attacks") is one behind somebody only."""
    known, lower = lexicon().verbs, word.lower
    if many:
        return lower if lower in known else None
    base = next((b for b in (lower[:-1], lower[:-2], lower[:-3] + "y") if b in known), None)
    sure = word.tag == "VBZ" or by_person or base not in lexicon().nouns
    return base if lower.endswith("s") and sure else None


def is_somebody(noun: Token) -> bool:
    return is_person(noun) is True or noun.lemma in word_list("bands")


def mend_unverbed(word: Token) -> None:
    """ "Blast toll [climbs] to 19", "as gunmen [storm] court": a noun with a subject of its own is a verb."""
    subject = next((c for c in word.children if c.dep == "nsubj" and c.i < word.i), None)
    if subject is None or word.pos != "NOUN" or subject.edges()[1] != word.i:
        return
    many = subject.tag in PLURAL or subject.lower in MANY
    lemma = word.lower if many else word.lower.removesuffix("s")
    if many or word.lower != lemma:
        become(word, lemma, many)


def mend_two(verb: Token) -> None:
    """ "Malta, [Libya] to share files": of two names with no comma behind them the second is no other name of the first."""
    tokens = verb.sent.doc.tokens
    first = tokens[verb.sent.start]
    if (
        first.dep != "nsubj"
        or first.head is not verb
        or first.pos != "PROPN"
        or verb.tag not in {"VB", "VBP"}
    ):
        return
    for c in first.children:
        low, high = c.edges()
        if (
            c.dep == "appos"
            and c.pos == "PROPN"
            and low == first.i + 2
            and high <= verb.i
            and tokens[high].text != ","
        ):
            c.dep = "conj"


def is_bare_past(verb: Token) -> bool:
    """Whether a past tense is a participle: "Lawmaker [shot] dead", "Truce [extended]"; headlines tell in the present."""
    if verb.lemma in MADE and any(c.dep == "nsubj" and c.lower in PACTS for c in verb.children):
        return verb.tag == "VBD"  # a pact makes no pact
    killed = verb.lemma in HARMED or any(c.lower == "dead" and c.i == verb.i + 1 for c in verb.children)
    return verb.tag == "VBD" and killed


def become(verb: Token, lemma: str, many: bool) -> None:
    verb.pos, verb.tag = "VERB", "VBP" if many else "VBZ"
    verb.correct(lemma)


def mend_pile(thing: Token) -> None:
    """A headline's "Militants [ambush] convoy", "Army [shells] village, kills nine": a verb read as one of the nouns before its object."""
    tokens, start = thing.sent.doc.tokens, thing.edges()[0]
    if thing.is_root and goes_on(thing):
        return
    for verb in tokens[start + 1 : thing.i]:
        before = tokens[verb.i - 1]
        if verb.dep not in PILED or before.pos not in {"NOUN", "PROPN"}:
            continue
        listed = verb.i == start + 1 and is_listed(before, thing)
        many = listed or before.tag in PLURAL or before.lower in MANY
        lemma = told_by(verb, many, before.pos == "NOUN" and is_somebody(before))
        if lemma is None:
            continue
        become(verb, lemma, many)
        ahead = [t for t in tokens[start : before.i] if t.head.i >= verb.i]
        put_over(verb, thing)
        thing.dep = "dobj"
        move(before, verb, "nsubj")
        for c in ahead:
            move(c, before, c.dep)
        if verb.head is not verb:
            top = verb.head
            put_over(verb, top)
            top.dep = "nsubj" if listed else "conj"
            if listed:
                move(before, top, "conj")
        return


def is_listed(second: Token, thing: Token) -> bool:
    """Whether a name before a headline's verb is the second of two: "Serbia, [Kosovo] trade insults"."""
    first, tokens = thing.head, second.sent.doc.tokens
    return first.pos == second.pos == "PROPN" and first.i == second.i - 2 and tokens[second.i - 1].text == ","


def mend_beside(noun: Token) -> None:
    """ "Houthi envoy [rebuffs] UN": what stands behind somebody, with a name right behind it that is not part of it, is a verb."""
    mend_pile(noun)
    tokens, top = noun.sent.doc.tokens, noun.head
    before = tokens[noun.i - 1]
    thing = next((c for c in top.children if c.dep in LOOSE and c.edges()[0] == noun.i + 1), None)
    if thing is None or before.head is not noun or before.dep not in PILED or noun.pos != "NOUN":
        return
    many = before.tag in PLURAL or before.lower in MANY
    lemma = told_by(noun, many, is_somebody(before))
    if lemma is None:
        return
    become(noun, lemma, many)
    for c in [c for c in noun.children if c.i < before.i]:
        move(c, before, c.dep)
    before.dep = "nsubj"
    move(thing, noun, "dobj")
    put_over(noun, top)
    top.dep = "ccomp"


def goes_on(verb: Token) -> bool:
    """ "Police [fire] on marchers": a verb without an object, read as the noun of all; put right if it is one."""
    tokens = verb.sent.doc.tokens
    before, after = tokens[verb.i - 1], tokens[verb.i + 1 : verb.i + 2]
    many = before.tag in PLURAL or before.lower in MANY
    led = before.head is verb and before.dep in PILED and verb.tag == "NN"
    lemma = told_by(verb, many) if led and many else None
    if lemma is None or not any(t.dep == "prep" and t.head is verb for t in after):
        return False
    become(verb, lemma, many)
    for c in [c for c in verb.children if c.i < before.i]:
        move(c, before, c.dep)
    before.dep = "nsubj"
    return True


def mend_next_deed(verb: Token) -> None:
    """A headline's "Rebels seize town, [free] prisoners": what the same people do next."""
    tokens, many = verb.sent.doc.tokens, verb.tag != "VBZ"
    for thing in [t for t in verb.subtree() if t.dep in LOOSE and t.i > verb.i]:
        deed = tokens[thing.edges()[0]]
        if tokens[deed.i - 1].text != ",":
            continue
        if thing.pos == "VERB" and deed is thing and not any(c.dep in SUBJECTS for c in thing.children):
            thing.dep = "conj"
        elif deed.head is thing and deed.dep in PILED and (lemma := told_by(deed, many)) is not None:
            become(deed, lemma, many)
            put_over(deed, thing)
            thing.dep = "dobj"
            move(deed, verb, "conj")


@cache
def event_nouns() -> Mapping[str, str]:
    """The nouns that tell of events by their forms."""
    nouns = lexicon().nouns
    return {form: noun for noun in nouns for form in plurals(noun)} | {noun: noun for noun in nouns}


def mend_opening(word: Token, after: Sequence[Token]) -> None:
    """ "[Truce] agreed", "[Clashes] displaced nine families": what opens a sentence has its capital from there and is no name if it tells of an event."""
    noun = event_nouns().get(word.lower)
    if noun is None or word.dep not in SUBJECTS or any(t.pos == "PROPN" for t in after):
        return
    plural = word.lower != noun and not word.text.isupper()
    if not plural and word.sent.kind != "headline" and word.lower not in lexicon().conflict:
        return  # "Ban took office", "State said"
    word.pos, word.tag = "NOUN", "NNS" if plural else "NN"
    word.correct(noun)


def mend_bare_passive(participle: Token) -> None:
    """A headline's "Two officers [killed] in ambush", wherever it stands: who stands before a bare participle suffers it."""
    children = participle.children
    if any(c.dep in {"aux", "auxpass", "dobj"} for c in children):
        return
    for c in children:
        if c.dep == "nsubj":
            c.dep = "nsubjpass"


def mend_listed(second: Token) -> None:
    """A headline's "[Sudan, Chad] agree", "[Rebels, army] sign": two subjects with only a comma between them are one."""
    verb = second.head
    low = second.edges()[0]
    start = verb.sent.start
    tokens = verb.sent.doc.tokens
    if low - start not in {2, 3, 4} or tokens[low - 1].text != ",":
        return
    first = tokens[low - 2]
    named = first.dep == "nsubj" or (first.dep in {"npadvmod", "dep"} and first.pos == "PROPN")
    if named and first.head is verb and first.edges()[0] == start and first.lower not in WEEKDAYS:
        first.dep = "nsubj"
        move(second, first, "conj")


def mend_announced(verb: Token) -> None:
    """A headline's "[Sweden, Finland] to pool radar data": what somebody is to do is the sentence, not a clause beside him."""
    noun = verb.head
    tokens = verb.sent.doc.tokens
    to = tokens[verb.i - 1]
    shown = {c.dep for c in noun.children if c.i < noun.i}
    if to.lower != "to" or not (noun.pos == "PROPN" or (is_person(noun) and "det" not in shown)):
        return
    listed = [c.edges()[1] for c in noun.children if c.dep == "conj" and c.i < verb.i]
    if to.i not in {noun.i + 1, *listed} or any(c.dep in SUBJECTS for c in verb.children):
        return
    for c in [c for c in noun.children if c is verb or c.i > verb.i]:
        noun.children.remove(c)
        c.head = verb
        if c is not verb:
            verb.children.append(c)
    noun.head, noun.dep = verb, "nsubj"
    verb.dep = "ROOT"
    verb.children = sorted([*verb.children, noun], key=lambda t: t.i)


def mend_given(thing: Token) -> None:
    """A headline's "Poland sends [Ukraine] tanks": of two objects a name right behind the verb is who gets the other."""
    verb = thing.head
    first = next((c for c in verb.children if c.dep == "dobj"), None)
    if first is None or first is thing or first.pos != "PROPN" or verb.lemma not in word_list("giving"):
        return
    if first.edges()[0] == verb.i + 1:
        first.dep = "dative"
