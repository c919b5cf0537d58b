"""Withdrawals: what an outlet takes back of what it told.

An earlier version of this article said that guards had fired.    The weekly apologised for a report that guards had fired.
the version is no longer what it says                             it is sorry for the report, not for the shots
"""

from __future__ import annotations

from reportedly.reading.findings import Attribution
from reportedly.reading.grammar import VERBS, subjects
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

WRONGLY = frozenset({"wrongly", "incorrectly", "erroneously", "mistakenly", "falsely", "inaccurately"})
EARLIER = frozenset({"earlier", "previous", "original", "first", "initial", "prior"})
VERSIONS = frozenset({"version", "edition"})
TAKING_BACK, PIECES = word_list("taking_back"), word_list("pieces")


def is_withdrawn(statement: Attribution) -> bool:
    """Whether the outlet says that what a statement tells is not so."""
    cue = statement.cue_head
    if cue.pos in VERBS:
        if any(c.lower in WRONGLY for c in cue.children):
            return True
        speak = (
            *subjects(cue),
            *(c for c in cue.children if c.dep == "nsubj"),
        )  # "Correction: An earlier ..."
        return any(is_old_version(s) for s in speak) or (cue.dep == "pcomp" and is_regretted(cue))
    return cue.lemma in PIECES and is_regretted(cue)


def is_old_version(noun: Token) -> bool:
    """ "[an earlier version] of this article", "[an earlier story]"; but "initial reports", "an earlier report" are anybody's."""
    old = noun.tag == "NN" and any(c.lower in EARLIER for c in noun.children)
    of_piece = any(d.lemma in PIECES for c in noun.children if c.lower == "of" for d in c.children)
    own = noun.lemma in PIECES and noun.lemma != "report"
    return old and (own or (noun.lemma in VERSIONS and of_piece))


def is_regretted(told: Token) -> bool:
    """ "apologised for [a report] that", "corrected [its story] that", "a correction to [an article] saying that"."""
    above = told.head
    if told.dep in {"pobj", "pcomp"}:
        return above.lower in {"for", "to", "of"} and above.head.lemma in TAKING_BACK
    return told.dep in {"dobj", "nsubjpass"} and above.lemma in TAKING_BACK
