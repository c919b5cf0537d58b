"""Senses: nouns for a body of people that here mean something else.

The law   came into   force          opposition   to   the law          the   opposition   walked out
                      nobody         nobody                                   somebody
"""

from __future__ import annotations

from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

BARE_ABSTRACT = word_list("bare_abstract")
# what is done, and nobody who does it: "the formation of a cabinet"
DOING = {
    "formation": frozenset({"of"}),
    "opposition": frozenset({"to"}),
    "resistance": frozenset({"to", "against"}),
}


def is_nobody(noun: Token) -> bool:
    """ "came into [force]", "shared [intelligence]", "took it by [force]", "[opposition] to the plan"."""
    lower = noun.lower
    if not noun.children:
        by_force = lower == "force" and noun.dep == "pobj" and noun.head.lower in {"in", "into", "by"}
        return by_force or (lower in BARE_ABSTRACT and noun.dep in {"pobj", "dobj"})
    return lower in DOING and any(c.lower in DOING[lower] for c in noun.children)
