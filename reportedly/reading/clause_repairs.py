"""Repairs of clauses: whose subject a noun is, and which verb a time or an infinitive belongs to.

Oslo   expelled   two envoys   and   Moscow   answered.
                  dobj         ──→   conj               as parsed: two envoys and Moscow were expelled
                                     nsubj              as meant
"""

from __future__ import annotations

from reportedly.calendar import WEEKDAYS, tenses
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SPANS = frozenset({"year", "month", "week", "weekend", "night", "summer", "winter", "spring", "autumn", "morning", "evening", "afternoon", "decade", "century"})  # fmt: skip
DYING = frozenset({"die", "succumb", "perish"})
PUTTING = frozenset({"put", "estimate", "set", "peg", "place"})
POINTING = frozenset({"last", "next", "this", "that", "earlier", "late", "early"})


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token on another head, in the order of the text; not on one below it: a tree has no circles."""
    if head is token or any(t is token for t in head.ancestors()):
        return
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.i)


def mend_gap(participle: Token, noun: Token) -> None:
    """ "Two men were killed and [three others injured]": a second passive whose auxiliary is left out."""
    verb = noun.head
    if verb.pos == "VERB" and noun.i == participle.i - 1 and any(c.dep == "auxpass" for c in verb.children):
        move(participle, verb, "conj")
        move(noun, participle, "nsubjpass")


def mend_level(preposition: Token) -> None:
    """ "put the number of those held [at 25]": what a count is put at belongs to the putting."""
    if not preposition.children or preposition.children[0].pos != "NUM":
        return
    node = preposition.head
    while node.dep in {"acl", "pobj", "prep"}:
        node = node.head
    if node.dep == "dobj" and node.head.lemma in PUTTING:
        move(preposition, node.head, "prep")


def mend_later_death(verb: Token, number: Token) -> None:
    """ "rose to six [after one of the wounded died]": who dies is no part of the number before."""
    after = next(
        (c for c in number.children if c.dep == "prep" and c.lower == "after" and c.i < verb.i), None
    )
    who = after.children[0] if after is not None and after.children else None
    above = next((t for t in number.ancestors() if t.pos == "VERB"), None)
    if after is None or who is None or who.pos != "NUM" or above is None:
        return
    verb.tag = "VBD"
    move(verb, above, "advcl")
    move(who, verb, "nsubj")
    move(after, verb, "mark")


def mend_speaker(verb: Token) -> None:
    """ "Rebels killed ten people, [a nurse, Ada Obi,] said": who speaks, read as another name of the last noun that is told."""
    tokens = verb.sent.doc.tokens
    if verb.lemma not in tenses().saying or any(c.dep in SUBJECTS for c in verb.children):
        return
    top = None
    node = tokens[verb.i - 2]
    while node.head is not node and node.head is not verb and node.pos not in {"VERB", "AUX"}:
        second = node.dep == "dobj" and any(c.dep == "dobj" and c.i < node.i for c in node.head.children)
        if (node.dep == "appos" or second) and node.edges()[1] >= verb.i - 1:
            top = node
        node = node.head
    if top is None or not any(c.dep == "appos" and c is not top for c in top.subtree()):
        return
    if any(t is verb for t in node.ancestors()) and tokens[top.edges()[0] - 1].text == ",":
        move(top, verb, "nsubj")
        move(tokens[verb.i - 1], verb, "punct")


def mend_second(verb: Token, noun: Token) -> None:
    """ "Oslo expelled two envoys and [Moscow] answered": what stands between "and" and a verb without a subject is its subject."""
    above, shared = verb.head, noun.head
    low = noun.edges()[0]
    link = verb.sent.doc.tokens[low - 1]
    if (
        noun.edges()[1] != verb.i
        or link.dep != "cc"
        or shared.head is not above
        or shared.dep not in {"dobj", "pobj", "attr"}
        or noun.pos not in {"NOUN", "PROPN"}
        or any(c.dep in SUBJECTS for c in verb.children)
    ):
        return
    move(noun, verb, "nsubj")
    if link.head is shared:
        move(link, above, "cc")


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


def mend_infinitive(to: Token, verb: Token) -> None:
    """ "asked the king [to apologise]": what was asked, with "to" read as a preposition."""
    above = to.head
    if above.pos != "VERB" or verb.i < to.i:
        return
    move(verb, above, "xcomp")
    move(to, verb, "aux")
    to.pos, to.tag, verb.pos = "PART", "TO", "VERB"


def mend_promise(verb: Token) -> None:
    """ "offered on Monday [to fly in tents]": behind a day, what is promised, asked or refused was taken for a purpose."""
    above = verb.head
    if (
        above.lemma in word_list("with_infinitive")
        and verb.i > above.i
        and any(c.dep == "aux" and c.lower == "to" for c in verb.children)
        and not any(c.dep in {"xcomp", "ccomp"} for c in above.children)
    ):
        verb.dep = "xcomp"


def mend_captive(word: Token) -> None:
    """ "took [two soldiers] prisoner": whom they took, and what as."""
    held = next(
        (c for c in word.children if c.dep == "compound" and c.i == word.i - 1 and c.tag in {"NNS", "NNPS"}),
        None,
    )
    verb = word.head
    if held is None or verb.pos != "VERB":
        return
    dep = word.dep
    for c in list(word.children):
        if c.i < held.i:
            move(c, held, c.dep)
    move(held, verb, dep)
    word.dep = "oprd"


def mend_described(gerund: Token) -> None:
    """ "[The Red Cross] operating in Iraq said": who speaks is whoever does so, not the doing."""
    verb = gerund.head
    noun = next((c for c in gerund.children if c.dep == "nsubj" and c.i < gerund.i), None)
    if noun is None or verb.tag not in FINITE or noun.tag in {"PRP$", "WP", "WDT"} or verb.i < gerund.i:
        return
    move(noun, verb, "nsubj")
    move(gerund, noun, "acl")


def mend_subject(name: Token) -> None:
    """ "[Azerbaijan] massed troops": a name right before a finite verb without a subject is its subject, no adverb."""
    verb = name.head
    finite = verb.tag in FINITE and name.lower not in WEEKDAYS
    if finite and verb.i == name.edges()[1] and not any(c.dep in SUBJECTS for c in verb.children):
        name.dep = "nsubj"


def mend_reduced(participle: Token) -> None:
    """ "The army, [said by villagers to have burned huts], dismissed it": what stands between commas and names its agent is no clause."""
    verb = participle.head
    noun = next((c for c in participle.children if c.dep in SUBJECTS and c.i < participle.i), None)
    if noun is None or noun.edges()[1] > participle.i or not noun.i < participle.i < verb.i:
        return
    tokens = participle.sent.doc.tokens
    if tokens[participle.i - 1].text != "," or any(c.dep in SUBJECTS for c in verb.children):
        return
    move(noun, verb, "nsubj")
    move(participle, noun, "acl")
    participle.tag = "VBN"


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
