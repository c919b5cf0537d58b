"""Repairs of clauses: what hangs on which verb.

The day after   a blast   killed   12
                pobj      a clause with no subject     as parsed
                nsubj     what the clause opens with   as meant
"""

from __future__ import annotations

from reportedly.calendar import WEEKDAYS
from reportedly.cues import cues
from reportedly.reading.parse import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SPANS = frozenset({"year", "month", "week", "weekend", "night", "summer", "winter", "spring", "autumn", "morning", "evening", "afternoon", "decade", "century"})  # fmt: skip
DYING = frozenset({"die", "succumb", "perish"})
JOINED = frozenset({"nmod", "compound", "amod", "nsubj"})
POINTING = frozenset({"last", "next", "this", "that", "earlier", "late", "early"})
QUOTES = frozenset("\"'“”‘’")
TELLING = frozenset(
    {"deny", "say", "claim", "confirm", "announce", "admit", "declare", "insist", "add", "maintain"}
)  # that
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "advcl"})
OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
MODIFYING = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod"})


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token on another head, in the order of the text; not on one below it: a tree has no circles."""
    if head is token or any(t is token for t in head.ancestors()):
        return
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.i)


def put_over(verb: Token, top: Token) -> None:
    """Lets a verb stand where a word above it stands, and that word hang on it."""
    verb.head.children.remove(verb)
    verb.head, verb.dep = (verb, "ROOT") if top.head is top else (top.head, top.dep)
    if verb.head is not verb:
        verb.head.children = [verb if c is top else c for c in verb.head.children]
    top.head = verb
    verb.children = sorted([*verb.children, top], key=lambda t: t.i)


def mend_clause(prep: Token) -> None:
    """ "a day after [a blast] killed 12": a finite verb without a subject has that of the preposition that opens its clause."""
    above, noun = prep.head, prep.children[-1]
    verb = above if above.dep == "advcl" and above.tag == "VBD" else unjoined(above, noun)
    if verb is None or noun.dep != "pobj" or noun.i > verb.i or any(c.dep in SUBJECTS for c in verb.children):
        return
    if verb is not above:
        move(verb, above, "advcl")
        move(prep, verb, "mark")
    move(noun, verb, "nsubj")
    for c in list(prep.children):
        move(c, verb, c.dep)  # "a day"
    prep.dep = "mark"


def unjoined(above: Token, noun: Token) -> Token | None:
    """ "would not step down after the bureau on Sunday [named] him": a second verb that no "and" joins."""
    for head in (above, above.head):
        for c in head.children:
            if c.dep == "conj" and c.tag in FINITE and c.i > noun.i:
                joined = any(d.dep in {"cc", "punct"} and noun.i < d.i < c.i for d in head.children)
                return None if joined else c
    return None


def mend_when(noun: Token, first: Token) -> None:
    """ "[Last year] rebels freed a priest": a time at the head of a sentence modifies its verb, not its subject."""
    subject = noun.head
    verb = subject.head
    if (
        first.lower not in POINTING
        or first.head is not noun
        or subject.dep not in SUBJECTS
        or verb.pos != "VERB"
    ):
        return
    move(noun, verb, "npadvmod")


def mend_weekday(day: Token, on: Token) -> None:
    """ "On [Sunday] army planes killed six", "On [Friday] media reported": a day was read as one noun with the subject behind it."""
    noun, verb = day.head, on.head
    if on.lower != "on" or verb.pos != "VERB" or noun.lower in SPANS:
        return
    if noun.head is on and not any(c.dep in SUBJECTS for c in verb.children) and noun.i < verb.i:
        move(noun, verb, "nsubj")
    elif noun.dep not in SUBJECTS:
        return
    move(day, on, "pobj")
    on.dep = "prep"


def is_far_verb(verb: Token) -> bool:
    """ "Gunmen on a motorcycle [shot a judge]": a participle with an object of its own beside the last noun of a sentence that has no other verb."""
    noun, root = verb.head, verb.sent.root
    return (
        noun.dep == "pobj"
        and noun.head.head is root
        and root.pos in {"NOUN", "PROPN"}
        and verb.sent.kind != "headline"
        and any(c.dep == "dobj" for c in verb.children)
    )


def mend_goal(preposition: Token) -> None:
    """ "granted asylum [to] five officers holed up in a church": a participle took the object of a preposition for its subject."""
    doc = preposition.sent.doc
    if preposition.i + 1 >= preposition.sent.end:
        return
    noun = doc.tokens[preposition.i + 1]
    while noun.dep in MODIFYING and noun.head.i > noun.i:
        noun = noun.head
    verb = noun.head
    if (
        noun.dep != "nsubj"
        or verb.tag not in {"VBD", "VBN"}
        or verb.dep not in {"advcl", "ccomp", "acl", "conj"}
        or verb.i < noun.i
        or noun.edges()[0] != preposition.i + 1
        or any(c.dep in {"aux", "mark", "neg"} for c in verb.children)
    ):
        return
    move(noun, preposition, "pobj")
    move(verb, noun, "acl")
    verb.tag = "VBN"


def mend_shift(preposition: Token) -> None:
    """ "dismissed as baseless [allegations that ...]": a heavy object behind what it is called."""
    verb, lexicon = preposition.head, cues()
    noun = next((c for c in preposition.children if c.dep == "pobj"), None)
    if noun is not None and verb.pos == "VERB" and not any(c.dep in OBJECTS for c in verb.children):
        for c in noun.children:  # "denounced as a crime [Norway's expulsion of the students]"
            if c.dep == "appos" and any(d.dep == "poss" for d in c.children) and c.edges()[0] == noun.i + 1:
                move(c, verb, "dobj")
                return
    after = preposition.sent.doc.tokens[preposition.i + 1 : preposition.i + 3]
    label = next((t for t in after if t.text not in QUOTES), preposition)
    if (
        noun is None
        or verb.pos != "VERB"
        or noun.lemma not in lexicon.claims
        or label.head not in (noun, preposition)
        or not {label.base, label.lower} & lexicon.untrue
        or any(c.dep in {"dobj", "nsubjpass"} for c in verb.children)
    ):
        return
    move(noun, verb, "dobj")
    move(label, preposition, "pobj")
    clause = next((c for c in verb.children if c.dep == "ccomp" and c.i > noun.i), None)
    if clause is not None and any(c.lower == "that" and c.i == noun.i + 1 for c in clause.children):
        move(clause, noun, "acl")


def mend_pair(verb: Token) -> None:
    """ "accused Baku of breaking the truce [and demanded] talks": a past tense is no fellow of a gerund, but of the verb above."""
    gerund = verb.head
    above = next((t for t in gerund.ancestors() if t.tag in FINITE), None)
    if above is None or any(c.dep in SUBJECTS for c in [*verb.children, *gerund.children]):
        return
    for c in list(gerund.children):
        if c.dep == "cc" and c.i < verb.i:
            move(c, above, "cc")
    move(verb, above, "conj")


def mend_should(should: Token) -> None:
    """ "will escort them [should attacks resume]": a condition without "if", whose subject was read as its verb."""
    noun = should.head
    verb = next((c for c in noun.children if c.dep == "xcomp" and c.tag == "VB" and c.i > noun.i), None)
    if verb is None or should.i > noun.i or noun.pos not in {"NOUN", "PROPN"}:
        return
    put_over(verb, noun)
    noun.dep = "nsubj"
    move(should, verb, "aux")


def is_circumstanced(verb: Token) -> bool:
    """Whether nothing but when, where and by whom hangs on it."""
    return bool(verb.children) and all(
        c.dep in {"prep", "agent", "npadvmod", "advmod"} for c in verb.children
    )


def is_behind_name(verb: Token, noun: Token) -> bool:
    """ "The army's spokesman, Felix Oduya, [called] it a lie": what follows the name of whoever is told first is what he does."""
    tokens = verb.sent.doc.tokens
    return tokens[verb.i - 1].text == "," and any(
        c.dep == "appos" and c.pos == "PROPN" and c.edges()[1] == verb.i - 1 for c in noun.children
    )


def mend_sentence(verb: Token) -> None:
    """ "The rebels called on ...": a past tense with a complement is the sentence, not a clause beside its subject."""
    noun = verb.head if verb.head.is_root else verb.sent.root
    after = verb.sent.doc.tokens[verb.i + 1] if verb.i + 1 < verb.sent.end else verb
    says = verb.lemma in TELLING and any(c.dep == "ccomp" for c in verb.children)
    named = is_behind_name(verb, noun)
    if verb.tag == "VBN" and not says and not named and after.lower not in WEEKDAYS:
        return  # but "the paper [called Thursday] on", "a mayor, Ali Musa, [denied] that": no participle has such a day or clause
    whole = COMPLEMENTS | {"oprd"} if named else COMPLEMENTS
    if noun.pos not in {"NOUN", "PROPN", "PRON"} or not any(c.dep in whole for c in verb.children):
        return
    if any(c.dep in {"nsubj", "mark"} for c in verb.children) or any(c.dep == "cop" for c in noun.children):
        return
    late = [c for c in noun.children if c.i > verb.i or c.dep == "punct"]
    verb.head.children.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    for c in verb.children:
        if c.dep == "advcl" and any(d.dep == "aux" and d.lower == "to" for d in c.children):
            c.dep = "xcomp"
    noun.head, noun.dep = verb, "nsubj"
    for c in late:
        noun.children.remove(c)
        c.head = verb
    verb.children = sorted([*verb.children, noun, *late], key=lambda t: t.i)
