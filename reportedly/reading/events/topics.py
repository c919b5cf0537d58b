"""Topics: what is only talked about has not happened.

The envoys   discussed   a ceasefire          a prisoner swap   is   on   the table          the agenda   lists   a pullout
                         topic                topic                                                           topic
"""

from __future__ import annotations

from reportedly.frames import Lexicon
from reportedly.reading.grammar import subjects
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

# Types that talks aim at; an attack that is discussed has happened.
AIMED_AT = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "AGREE", "MOBILIZE"})
# Acts in words that a demand is about: "called for an inquiry by the police".
ASKED_FOR = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
LISTED = frozenset({"conj", "appos"})  # "two points: a ceasefire and [a swap]"
HOLDING = frozenset({"have", "include", "comprise", "contain", "cover", "list", "feature"})
DISCUSSING, TALKS, AGENDAS = word_list("discussing"), word_list("talks_and_plans"), word_list("agendas")


def is_topic(noun: Token, type_: str, lexicon: Lexicon) -> bool:
    """Whether a deed is only what talks or a demand are about: "talks on [a pullout]", "urged [an inquiry]"."""
    if type_ in ASKED_FOR and noun.pos == "NOUN" and noun.dep in {"dobj", "pobj"}:
        asking = noun.head.head if noun.head.lower == "for" else noun.head
        return asking.pos == "VERB" and lexicon.governors.get(asking.base) == "asked"
    if type_ not in AIMED_AT or noun.pos != "NOUN":
        return False
    while noun.dep in LISTED:
        noun = noun.head
    above = noun.head
    if noun.dep == "dobj":
        return above.lemma in DISCUSSING or (
            above.lemma in HOLDING and any(s.lemma in AGENDAS for s in subjects(above))
        )
    if noun.dep == "pobj":
        return above.lower in {"on", "about", "over"} and above.head.lemma in TALKS
    if noun.dep != "nsubj" or above.lemma not in {"be", "remain", "stay"}:
        return False
    told = [c for c in above.children if c.dep == "attr"]
    told += [d for at in (above, *told) for c in at.children if c.dep == "prep" for d in c.children]
    return any(t.lemma in AGENDAS for t in told)
