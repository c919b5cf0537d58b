"""Repairs of subjects: who does what a verb tells, where the parser hung him on another word.

Refugees   met in Adre   told   us
nsubj ──→  met                         as parsed: that they met told us
nsubj ──────────────────→ told         as meant
"""

from __future__ import annotations

from reportedly.calendar import WEEKDAYS, tenses
from reportedly.reading.clause_repairs import FINITE, JOINED, SUBJECTS, move, put_over
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person


def mend_gap(participle: Token, noun: Token) -> None:
    """ "Two men were killed and [three others injured]": a second passive whose auxiliary is left out."""
    verb = noun.head
    if verb.pos == "VERB" and noun.i == participle.i - 1 and any(c.dep == "auxpass" for c in verb.children):
        move(participle, verb, "conj")
        move(noun, participle, "nsubjpass")


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


def mend_cited(prep: Token) -> None:
    """ "According to the priest, [rebel gunmen] set fire to the mill": the subject behind the comma, read as one noun with the source."""
    noun = next((c for c in prep.children if c.dep == "pobj"), None)
    verb = prep.head.head
    if noun is None or verb.i < noun.i or any(c.dep in SUBJECTS for c in verb.children):
        return
    tokens = prep.sent.doc.tokens
    for other in (
        noun.children
    ):  # "According to the daily Baz, [an aide] said": the subject as another name of the source
        low, high = other.edges()
        if other.dep == "appos" and tokens[low - 1].text == "," and high == verb.i:
            move(other, verb, "nsubj")
            return
    for source in noun.children:
        end = source.i + 1
        if source.i < noun.i and source.dep in JOINED and tokens[end].text == ",":
            for c in [c for c in noun.children if c.i <= end and c is not source]:
                move(c, source, c.dep)
            move(noun, verb, "nsubj")
            move(source, prep, "pobj")
            return


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


def mend_spoken(verb: Token) -> None:
    """ "said [two bridges were blown up] and threatened to shell the port": what no thing can say goes on with who spoke before."""
    clause, above = verb.head, verb.head.head
    saying = tenses().saying
    subject = next(
        (c for c in clause.children if c.dep == "nsubjpass" or (c.dep == "nsubj" and clause.lemma == "be")),
        None,
    )
    if verb.lemma not in saying or above.lemma not in saying or subject is None or is_person(subject):
        return
    if subject.pos != "NOUN" or any(c.dep in SUBJECTS or c.dep in {"aux", "auxpass"} for c in verb.children):
        return
    if verb.tag not in {above.tag, "VBN"}:
        return
    verb.tag = above.tag
    for c in [c for c in clause.children if c.dep == "cc" and c.i < verb.i]:
        move(c, above, "cc")
    move(verb, above, "conj")


def mend_shared_object(noun: Token) -> None:
    """ "Rebels shelled [Marib] and army jets struck Saada": the object of the first verb, read as one noun with the subject of the next."""
    above = noun.head.head
    tokens, low = noun.sent.doc.tokens, noun.edges()[0]
    first = next((c for c in noun.children if c.dep in JOINED and c.i < noun.i), None)
    if (
        noun.head.dep != "conj"
        or first is None
        or above.tag not in FINITE
        or low != above.i + 1
        or any(c.dep == "dobj" for c in above.children)
    ):
        return
    link = next((c for c in first.children if c.dep == "cc" and c.i < noun.i - 1), None)
    if link is None or tokens[link.i + 1].text == ",":
        return
    for c in [c for c in first.children if c.i > link.i]:
        move(c, noun, "amod")
    move(link, above, "cc")
    move(first, above, "dobj")


def mend_whose(noun: Token) -> None:
    """ "a boy whose father [the rebels] shot": who did it, read as another name of whom it was done to."""
    verb = noun.head
    doer = next((c for c in noun.children if c.dep == "appos" and c.edges()[0] == noun.i + 1), None)
    if doer is not None and noun.dep in SUBJECTS and verb.i > doer.i and verb.dep == "relcl":
        move(doer, verb, "nsubj")
        noun.dep, verb.tag = "dobj", "VBD"


def mend_telling(verb: Token, clause: Token) -> None:
    """ "Prosecutors in Lima [allege] that ...": a plural present behind a name, read as a noun that bears it."""
    prep, noun = verb.head, verb.head.head
    name = next((c for c in verb.children if c.i == verb.i - 1 and c.tag == "NNP"), None)
    top = noun if noun.is_root else clause if noun.head is clause else None
    if top is None or name is None or noun.tag not in {"NNS", "NNPS"}:
        return
    if verb.tag != "NN" or verb.lower not in tenses().saying:
        return
    for c in [c for c in verb.children if c is not name]:
        move(c, name, c.dep)
    verb.pos, verb.tag = "VERB", "VBP"
    verb.correct(verb.lower)
    move(name, prep, "pobj")
    put_over(verb, top)
    move(noun, verb, "nsubj")
    move(clause, verb, "ccomp")
    noun.dep, clause.dep = "nsubj", "ccomp"
    for mark in [c for c in top.children if c.dep == "punct"]:
        move(mark, verb, "punct")


def mend_described(gerund: Token) -> None:
    """ "[The Red Cross] operating in Iraq said": who speaks is whoever does so, not the doing."""
    verb = gerund.head
    noun = next((c for c in gerund.children if c.dep == "nsubj" and c.i < gerund.i), None)
    if noun is None or verb.tag not in FINITE or noun.tag in {"PRP$", "WP", "WDT"} or verb.i < gerund.i:
        return
    move(noun, verb, "nsubj")
    move(gerund, noun, "acl")


def mend_inverted(verb: Token) -> None:
    """ "Also hurt were [two nurses]", "Among the dead were [two nurses]": a subject that follows its verb."""
    top = verb.head if verb.dep == "auxpass" and verb.head.i < verb.i else verb
    after = next((c for c in verb.children if c.dep == "attr" and c.i > verb.i), None)
    if after is None or any(c.dep in SUBJECTS for c in top.children):
        return
    if top is not verb:
        move(after, top, "nsubjpass")
    elif any(c.dep == "prep" and c.i < verb.i and c.children for c in verb.children):
        after.dep = "nsubj"


def mend_subject(name: Token) -> None:
    """ "[Azerbaijan] massed troops": a name right before a finite verb without a subject is its subject, no adverb."""
    verb = name.head
    finite = verb.tag in FINITE and name.lower not in WEEKDAYS
    if finite and verb.i == name.edges()[1] and not any(c.dep in SUBJECTS for c in verb.children):
        name.dep = "nsubj"


def mend_reduced(participle: Token) -> None:
    """ "The army, [said by villagers to have burned huts], dismissed it", "refugees [met in Adre] told us": a participle that is no clause."""
    verb = participle.head
    noun = next((c for c in participle.children if c.dep in SUBJECTS and c.i < participle.i), None)
    if noun is None or noun.edges()[1] > participle.i or not noun.i < participle.i < verb.i:
        return
    tokens = participle.sent.doc.tokens
    bare = (participle.tag == "VBN" or participle.dep == "csubj") and not any(
        c.dep in {"aux", "auxpass", "dobj", "mark"} for c in participle.children
    )
    set_off = tokens[participle.i - 1].text == ","
    if not (set_off or (bare and verb.tag in FINITE)) or any(c.dep in SUBJECTS for c in verb.children):
        return
    move(noun, verb, "nsubj")
    move(participle, noun, "acl")
    participle.tag = "VBN"
