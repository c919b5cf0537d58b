"""Surroundings: the clauses in which a word stands, whose time and place it shares.

Two paramedics who were [killed] in a raid   were buried in Tyre on Friday
a clause that only says which two            not when and where they were killed
"""

from __future__ import annotations

from reportedly.calendar import tenses
from reportedly.reading.parse import Token

APART = frozenset({"after", "before", "following", "since", "until", "till", "despite", "over", "ahead"})
RELATIVES = frozenset({"who", "whom", "where", "that", "which"})
WHICH = frozenset({"nsubj", "nsubjpass", "dobj", "advmod"})  # how "who" or "where" hangs on its clause


def is_apart(token: Token) -> bool:
    """Whether the word sets what is below it at another time: "after", "since", "following"."""
    if token.dep in {"prep", "mark"}:
        return token.lower in APART
    return any(c.dep == "mark" and c.lower in APART for c in token.children)


def surroundings(head: Token, *, in_time: bool) -> set[int]:
    """The token, what it hangs on and the clauses right below it.

    `in_time`: what is told as earlier or later than its clause ("talks following an offensive") shares no day with it.
    """
    above: list[int] = []
    token = head
    while token.head is not token:
        if in_time and is_apart(token):
            break
        known = in_time and tells_which(token)
        token = token.head
        above.append(token.i)
        if known:
            break
    return {
        head.i,
        *above,
        *(
            c.i
            for c in head.children
            if (c.dep in {"advcl", "acl", "prep"} and not (in_time and lasting_since(c)))
            or (c.dep == "xcomp" and not looks_ahead(head))
        ),
    }


def lasting_since(told: Token) -> Token | None:
    """The verb of which a clause or a noun tells since when: "90 have [died] since the war broke out in March", "since the raid on Monday"."""
    if told.dep == "advcl" and any(c.dep == "mark" and c.lower == "since" for c in told.children):
        return told.head
    return told.head.head if told.dep == "pobj" and told.head.lower == "since" else None


def tells_which(verb: Token) -> bool:
    """Whether a clause only says which people or place are meant, whose day is not that of what is told of them:
    "two paramedics [killed] in a raid were buried on Friday", "the prison where 22 men [died] was closed on Monday"."""
    if verb.dep == "acl":
        bare = verb.tag == "VBN" and all(c.dep not in {"aux", "auxpass"} for c in verb.children)
        return bare and verb.sent.kind != "headline"  # "24 May: Two men [held] in Kidal"
    return verb.dep == "relcl" and any(
        (c.lower in RELATIVES and c.dep in WHICH)
        or (c.dep == "prep" and any(d.lower in RELATIVES for d in c.children))  # "in which"
        for c in verb.children
    )


def looks_ahead(verb: Token) -> bool:
    """ "agreed to meet on Friday": the day is not that of the agreement."""
    return verb.lemma in tenses().ahead or verb.lemma in tenses().expecting
