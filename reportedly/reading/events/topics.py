"""Topics: what is only talked about has not happened.

The envoys   discussed   a ceasefire          a prisoner swap   is   on   the table
                         topic                topic
"""

from __future__ import annotations

from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

# Types that talks aim at; an attack that is discussed has happened.
AIMED_AT = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "AGREE", "MOBILIZE"})
DISCUSSING, TALKS, AGENDAS = word_list("discussing"), word_list("talks_and_plans"), word_list("agendas")


def is_topic(noun: Token, type_: str) -> bool:
    """Whether a deed is only what talks are about: "talks on [a pullout]", "[a truce] is on the agenda"."""
    if type_ not in AIMED_AT or noun.pos != "NOUN":
        return False
    while noun.dep == "conj":
        noun = noun.head
    above = noun.head
    if noun.dep == "dobj":
        return above.lemma in DISCUSSING
    if noun.dep == "pobj":
        return above.lower in {"on", "about", "over"} and above.head.lemma in TALKS
    if noun.dep != "nsubj" or above.lemma not in {"be", "remain", "stay"}:
        return False
    told = [c for c in above.children if c.dep == "attr"]
    told += [d for c in above.children if c.dep == "prep" for d in c.children if d.dep == "pobj"]
    return any(t.lemma in AGENDAS for t in told)
