"""Stances: what a statement does. The cue says it; the content may say more.

warned that Azerbaijan was carrying out “ethnic cleansing”     accuse
vowed to “answer blood with blood”                             threaten
called the report “false”                                      deny
"""

from __future__ import annotations

from reportedly.cues import Cue, Cues
from reportedly.reading.findings import Attribution
from reportedly.reading.parse import Doc, Token


def stance_of(doc: Doc, cue: Cue, head: Token, said: Attribution, lexicon: Cues) -> str:
    """The stance of a statement."""
    words = [t for start, end in said.content for t in doc.tokens[start:end]]
    stance = cue.stance
    if (
        (stance in {"express", "deny", "accuse"}
        and ("predicate",) in cue.takes)
        or ("object", "as") in cue.takes
    ):
        if any(t.lemma in lexicon.untrue or t.lower in lexicon.untrue for t in words):
            return "deny"
    if stance == "promise" and head.lemma in {"vow", "pledge", "swear", "promise"}:
        if any(t.lemma in lexicon.hostile for t in words[:8]):
            return "threaten"
    if stance in {"assert", "warn", "express"}:
        negated = any(t.dep == "neg" for t in words)
        if not negated and any(t.lemma.lower() in lexicon.wrongs for t in words):
            return "accuse"
    return stance
