"""Ties: whether the grammar of one sentence makes two mentions one happening.

At least 12 students were killed   when gunmen stormed the college
a result                           its cause: one event
"""

from __future__ import annotations

from reportedly.reading.events.agency import is_target
from reportedly.reading.events.dependents import PLACE
from reportedly.reading.events.likeness import contradicts
from reportedly.reading.events.uptake import LAGS
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import SUBJECTS, VERBS
from reportedly.reading.parse import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
JOINED = frozenset({"ASSAULT", "PROTEST"})  # types whose acts in one sentence may be one happening
LINKS = frozenset({"in", "by", "during", "after", "from", "when", "as", "with", "while", "due", "because"})
VENUES = frozenset({"at", "in", "during"})
KIN = {  # types between which a mention may change without being another happening
    "AGREE": {"AGREE", "RETREAT", "CONCEDE"},
    "RETREAT": {"AGREE", "RETREAT", "CONCEDE"},
    "CONCEDE": {"AGREE", "RETREAT", "CONCEDE"},
    "ASSAULT": {"ASSAULT"},
    "CONSULT": {"CONSULT"},
}


def in_one_clause(later: Happening, earlier: Happening) -> bool:
    """Whether grammar ties two acts in one sentence: "stoned the police during a march", "discussed it at a meeting in Oslo"."""
    if later.type != earlier.type or later.head.sent is not earlier.heads[-1].sent:
        return False
    if later.type == "CONSULT":
        return takes_place_at(later, earlier) and not contradicts(later, earlier)
    return (
        later.type in JOINED
        and not contradicts(later, earlier)
        and (tied(later, earlier) or shared_clause(later, earlier))
    )


def shares_words(later: Happening, earlier: Happening) -> bool:
    """Whether the same words tell both: "[the curfew], [imposed] on Friday, was to run until Sunday"."""
    return (
        earlier.type in KIN.get(later.type, {later.type})
        and not words_of(later).isdisjoint(words_of(earlier))
        and not contradicts(later, earlier)
    )


def tied(later: Happening, earlier: Happening) -> bool:
    """Whether grammar makes a result and its cause one: "the blast killed six", "killed when a mine went off", "fired, killing six"."""
    return any(
        hangs_on(a, words_of(two), one.frame.mutual)
        for one, two in ((later, earlier), (earlier, later))
        for a in one.heads
        if a.sent is later.head.sent
    )


def hangs_on(head: Token, told: frozenset[int], mutual: bool) -> bool:
    """Whether a word hangs on the words of another mention as a cause, a result or a circumstance does.

    A relative clause about a fight is about the fighters: "blamed the ambush on the front, which has fought since 1982".
    """
    token, through = head, ""
    said: Token | None = None  # a clause that another one only reports
    for _ in range(4):
        parent = token.head
        if parent is token:
            return False
        if token.dep in {"prep", "agent"}:
            through = token.lower
            if any(c.dep == "npadvmod" for c in token.children):
                return False  # "one day after an attack": two happenings
        if token.dep == "relcl":
            where = parent.head if parent.dep == "appos" else parent
            if where.dep == "pobj" and (is_target(where) or where.mark == PLACE):
                parent = where.head.head  # "the bombing of a hotel, which killed nine"
        if parent.i in told:
            if is_answer(token, parent):
                return False
            if token.dep in {"nsubj", "prep", "agent", "xcomp", "pobj"}:
                return token.dep == "nsubj" or through in LINKS
            if token.dep == "advcl":
                if any(c.dep == "npadvmod" and c.lemma in LAGS for c in token.children):
                    return False  # "a day after gunmen stormed a hotel"
                marks = {c.lower for c in token.children if c.dep in {"mark", "advmod"}}
                return bool(marks & LINKS) or token.tag in {"VBG", "VBN"}
            if token.dep == "conj":  # "killed two and held ten [during a raid]": so were the two killed
                return through in VENUES and token.pos in VERBS and not stands_apart(token)
            if token.dep == "relcl":
                return takes_up(token, mutual) or (said is not None and takes_up(said, mutual))
            return token.dep == "acl" and head.tag == "VBG"
        if token.dep == "ccomp" and parent.dep == "relcl":  # "raids in which it said 20 were killed"
            token, said = parent, token
            continue
        if token.dep == "relcl" or (parent.pos in VERBS and token.dep not in {"prep", "agent"}):
            return False
        token = parent
    return False


def is_answer(circumstance: Token, deed: Token) -> bool:
    """ "Troops [killed ten rebels] after an attack": what somebody did to somebody after a deed is another one."""
    opened = circumstance.lower == "after" or any(
        c.dep == "mark" and c.lower == "after" for c in circumstance.children
    )
    done = {"nsubj", "dobj"} <= {c.dep for c in deed.children}
    return opened and done and not any(c.dep == "pcomp" for c in circumstance.children)


def takes_up(clause: Token, mutual: bool) -> bool:
    """Whether a relative clause tells on: "the bombing that killed nine", "an ambush in which four died"."""
    for c in clause.children:
        if c.tag in {"WDT", "WP"} and c.dep in {"nsubj", "nsubjpass"}:
            return not mutual
        if c.tag == "WRB" or (c.dep == "prep" and any(d.tag in {"WDT", "WP"} for d in c.children)):
            return True
    return False


def shared_clause(later: Happening, earlier: Happening) -> bool:
    """Whether results are coordinated: "killed two and wounded a third", "left two dead and a third wounded".

    A clause with its own doer tells another deed: "Sudan shot down a drone, and Chad's army shelled a camp".
    """
    return any(
        a.head.dep in {"conj", "oprd"}
        and not stands_alone(a.head)
        and any(start <= a.head.head.i < end for start, end in b.triggers)
        for a, b in ((later, earlier), (earlier, later))
    )


def stands_alone(verb: Token) -> bool:
    """Whether a verb has its own subject and an object: a deed, and no result of the one before."""
    return verb.tag in FINITE and {"nsubj", "dobj"} <= {c.dep for c in verb.children}


def stands_apart(verb: Token) -> bool:
    """Whether a verb has a subject of its own: what it is told with is not shared by the verb before."""
    return any(c.dep in SUBJECTS for c in verb.children)


def takes_place_at(meeting: Happening, act: Happening) -> bool:
    """Whether somebody met, spoke or agreed at a meeting: "discussed the border [at talks]"."""
    prep = meeting.head.head
    return meeting.head.dep == "pobj" and prep.lower in VENUES and prep.head.i in words_of(act)


def words_of(event: Happening) -> frozenset[int]:
    """The words that tell an event: its heads, and what its patterns asked for."""
    told = {i for start, end in event.triggers for i in range(start, end)}
    return frozenset(told | {h.i for h in event.heads})
