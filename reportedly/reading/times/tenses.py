"""Tenses: whether what a time expression dates lies behind or ahead.

met on Tuesday      will vote on Thursday     talks scheduled for Friday     expects a vote on Sunday     ahead of Monday's vote
past                future                    future                         future                       future
"""

from __future__ import annotations

from reportedly.calendar import tenses
from reportedly.reading.grammar import VERBS, first_conjunct
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

PAST, FUTURE = "past", "future"
AUXILIARIES = frozenset(["aux", "auxpass"])
OWNED = frozenset(["poss", "compound", "nmod"])
COUNTS = word_list("accounts")
SETTINGS = frozenset({"at", "during", "in"})  # "agreed on a wage [at] their third meeting on Monday"
DEPTH = 8  # how far a tense is looked for along a chain of verbs


def clauses(token: Token) -> list[Token]:
    """The verbs above a token, innermost first."""
    out = []
    while True:
        if token.pos in VERBS and token.dep not in AUXILIARIES:
            out.append(token)
        if token.head is token:
            return out
        token = token.head


def past_perfect(verb: Token) -> bool:
    """ "had been": what it tells lies before the past."""
    return any(c.lower in {"had", "'d"} and c.dep in AUXILIARIES for c in verb.children)


def reports(verb: Token) -> bool:
    """Whether a verb only tells of what happened: "said", "raised the toll to nine", "put the number at six"."""
    if verb.lemma in tenses().saying:
        return True
    return any(
        (c.dep in {"dobj", "nsubjpass"} and c.lemma in COUNTS) or (verb.lemma == "put" and c.lower == "at")
        for c in verb.children
    )


def is_reported(verb: Token) -> bool:
    """Whether a clause is what somebody says: there the past perfect is a plain past."""
    first = first_conjunct(verb)
    return first.dep == "ccomp" and (first.head.lemma in tenses().saying or first.i < first.head.i)


def tense_of(token: Token) -> str | None:
    """PAST or FUTURE by the verb that governs a time, or by the words around it; None where nothing says so."""
    known = tenses()
    if is_ahead_of(token):
        return FUTURE
    if token.dep in OWNED and token.head.lemma in known.unannounced:
        return PAST  # "will answer for Tuesday's attack"
    before = [t.lower for t in token.sent.doc.tokens[max(token.i - 3, token.sent.start) : token.i]]
    if "ended" in before or "ending" in before:  # "the year ended March 31"
        return PAST if "ended" in before else FUTURE
    node, preposition = token, ""
    noun: Token | None = None  # what the time is told of, where it is told of no verb
    until = False
    while node.head is not node:
        node = node.head
        if node.lemma in known.announced and any(c.lower in known.former for c in node.children):
            return PAST  # "originally set for April"
        if node.lower in known.prepositions:
            return FUTURE
        if node.pos == "ADJ" and node.lemma in known.announced:
            return PAST if past_perfect(node.head) else FUTURE
        until = until or node.lower in known.until
        if node.pos in VERBS and node.dep not in AUXILIARIES:
            if until and is_deferred(node):
                return FUTURE  # "put off until Thursday talks that ..."
            passing = (
                node.lemma in known.announced
                and node.dep in {"acl", "relcl"}
                and preposition == "on"
                and token.i - node.i > 2
            )
            if not passing or noun is not None:
                beside = token.sent.doc.tokens[max(token.i - 2, 0)]
                if (
                    preposition == "on"
                    and noun is None
                    and {beside.lemma, beside.lower} & known.coming
                    and beside.head.lower not in SETTINGS
                ):
                    noun = (
                        beside  # "asked the unions to a meeting on Monday", whatever the parser hangs it on
                    )
                return governed(node, noun, preposition)
            noun = node  # "missions planned for the north on Wednesday were refused": the refusal tells
        elif node.pos in {"NOUN", "PROPN", "PRON", "ADJ"} and node.dep != "acomp":
            noun = noun or node
        elif node.dep == "prep" and noun is None:
            preposition = node.lower
            if preposition == "since":
                return PAST
    return None


def is_ahead_of(token: Token) -> bool:
    """ "ahead of his funeral Wednesday": the words before it, whatever the parser hangs it on."""
    tokens, known = token.sent.doc.tokens, tenses()
    for i in range(token.i - 1, max(token.sent.start, token.i - 9) - 1, -1):
        if tokens[i].lower in known.prepositions:
            return True
        if tokens[i].pos in VERBS or tokens[i].text in {",", ";", ":", "."}:
            return False
    return False


def governed(verb: Token, noun: Token | None, preposition: str) -> str | None:
    """The tense of a time under a verb: its own, or that of the noun between them."""
    known = tenses()
    until = preposition in known.until
    if noun is not None and {noun.lemma, noun.lower} & known.coming and is_pending(verb):
        return FUTURE  # "Monday's meeting stands"
    if noun is None:
        if verb.lemma in known.expecting and is_planned(verb):
            return FUTURE  # "plan a march to the capital on Friday"
        if verb.lemma in known.ahead and (until or preposition == "for"):
            return FUTURE  # "agreed to wait until Friday"
        if verb.lemma in known.summoning and any(
            c.dep in {"prep", "dative"} and c.lower == "to" for c in verb.children
        ):
            return FUTURE  # "invited both sides to Geneva on Monday"
        if until and verb.tag in {"VBZ", "VBP"}:
            return FUTURE
        return verb_tense(verb)
    if verb.lemma in known.expecting or (
        verb.lemma in known.ahead
        and {noun.lemma, noun.lower} & known.coming
        and noun.head.lower not in SETTINGS
    ):
        return FUTURE  # "expects a vote on Friday", "called for protests on Friday"; not "asked about Friday's attack"
    if verb.tag in {"VBZ", "VBP", "VBG"} and not any(
        c.lower in known.future for c in verb.children if c.dep in AUXILIARIES
    ):
        return (
            PAST if verb.lemma in known.saying else None
        )  # a present says nothing of what its nouns are dated by
    return verb_tense(verb)


def is_planned(verb: Token) -> bool:
    """Whether a verb that looks ahead has one of the things that are set for a day as its object: "plan [a march]"."""
    coming = tenses().coming
    return any(c.dep == "dobj" and {c.lemma, c.lower} & coming for c in verb.children)


def is_deferred(verb: Token) -> bool:
    """ "postponed", "put off", "pushed back"."""
    known = tenses().deferring
    return verb.lemma in known or any(
        f"{verb.lemma} {c.lower}" in known for c in verb.children if c.dep in {"prt", "advmod", "prep"}
    )


def is_pending(verb: Token) -> bool:
    """Whether what a verb is said of is still to come: "stands", "will go ahead", "is still on", "remains in doubt"."""
    known = tenses()
    if verb.lemma == "be":
        return verb.tag in {"VBZ", "VBP"} and any(
            t.lower in known.undecided for t in verb.subtree() if t.i > verb.i
        )
    if verb.lemma == "go":
        return any(c.lower == "ahead" for c in verb.children)
    return verb.lemma in known.pending


def is_complete(verb: Token) -> bool:
    """ "set on fire", "set free", "set up": a deed, and no day to come that is set."""
    known = tenses().results
    below = [c for c in verb.children if c.dep not in AUXILIARIES]
    return any(
        c.lower in known or any(d.lower in known for d in c.children if d.dep == "pobj") for c in below
    )


def verb_tense(verb: Token, depth: int = 0) -> str | None:
    """Past or future of a verb with its auxiliaries, headlines' presents being past and timetables' presents future."""
    if depth > DEPTH:
        return None
    known, tag = tenses(), verb.tag
    auxiliaries = [c for c in verb.children if c.dep in AUXILIARIES]
    words = {c.lower for c in auxiliaries}
    if words & known.future:
        would_have = "have" in words and tag == "VBN" and not words & {"will", "'ll"}
        return PAST if would_have else FUTURE
    if verb.dep == "conj" and not words and tag in {"VB", "VBN", "VBG"} and verb.head.pos in VERBS:
        return verb_tense(verb.head, depth + 1)  # "will meet and vote"
    if (
        verb.lemma in known.announced
        and (tag == "VBN" or (tag in {"VBD", "JJ"} and verb.dep in {"acl", "amod"}))
        and not is_complete(verb)
    ):
        return FUTURE
    if "to" in words and tag in {"VB", "VBN"} and not words & {"had", "was", "were", "has"}:
        return infinitive_tense(verb, depth)
    if tag == "VB":
        if words & {"did", "does", "do"}:
            return PAST if "did" in words else None
        if verb.dep in {"ccomp", "xcomp"} and verb.head.lemma in known.implicative:
            return verb_tense(verb.head, depth + 1)
        return FUTURE if verb.dep in {"ROOT", "ccomp", "conj"} else None
    if verb.dep == "advcl" and any(c.dep == "mark" and c.lower in {"if", "unless"} for c in verb.children):
        return verb_tense(verb.head, depth + 1)
    if tag == "VBN" and words == {"be"}:
        return FUTURE  # "ordered that he be freed by Thursday"
    if tag == "VBD" or any(c.tag == "VBD" for c in auxiliaries):
        going = tag == "VBG" and verb.lemma == "go" and any(c.dep == "xcomp" for c in verb.children)
        return FUTURE if going else PAST
    if tag == "VBN":
        return PAST
    if tag == "VBG":
        if words & {"is", "are", "am", "'s", "'re", "'m", "be"}:
            return FUTURE
        above = next((a for a in verb.ancestors() if a.pos in VERBS), None)
        return verb_tense(above, depth + 1) if above is not None else None
    if tag in {"VBZ", "VBP"} and verb.lemma in known.saying:
        return PAST
    return FUTURE if tag in {"VBZ", "VBP"} and verb.lemma in known.scheduled else None


def undertaken_by(verb: Token) -> Token | None:
    """The verb that undertakes what an infinitive is the aim of: "[mounted] a raid to free the hostages on Friday"."""
    above, known = verb.head, tenses()
    if verb.tag != "VB" or verb.dep not in {"acl", "advcl"}:
        return None
    if verb.dep == "acl":
        above = above.head if above.lemma in known.missions and above.dep == "dobj" else verb
    if (
        above is verb
        or above.pos not in VERBS
        or above.lemma in known.announced
        or above.lemma in known.expecting
    ):
        return None  # "planned a raid to free them on Friday"
    missions = (c for c in above.children if c.dep == "dobj" and c.lemma in known.missions)
    return above if any(c.i < verb.i for c in missions) else None


def infinitive_tense(verb: Token, depth: int) -> str | None:
    """ "agreed to meet on Friday" lies ahead, "failed to meet on Friday" when they failed, "had been due to meet" behind."""
    if (undertaking := undertaken_by(verb)) is not None:
        return verb_tense(undertaking, depth + 1)
    above = verb.head
    while above.pos not in VERBS and above.dep in {"prep", "mark", "conj"} and above.head is not above:
        above = above.head
    if above is verb:
        return FUTURE
    implied = above.lemma in tenses().implicative or (above.lemma in tenses().missions and verb.dep == "acl")
    if above.pos in VERBS:
        if implied and not (above.lemma == "go" and above.tag == "VBG"):
            return verb_tense(above, depth + 1)
        return PAST if past_perfect(above) else FUTURE
    if above.pos == "ADJ" and past_perfect(above.head):
        return PAST
    if implied:  # "was unable to enter", "attempts to enter failed"
        upper = next((a for a in above.ancestors() if a.pos in VERBS), None)
        return verb_tense(upper, depth + 1) if upper is not None else None
    return FUTURE
