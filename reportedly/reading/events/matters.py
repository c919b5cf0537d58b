"""Matters: what a thing or an act is about is taken for granted, whatever becomes of the thing.

called for an inquiry into   the raid          nobody was tried for   the raid          called for   a raid
                             it took place                            it took place                  wanted
"""

from __future__ import annotations

from reportedly.frames import Lexicon
from reportedly.reading.events.clauses import effect_of
from reportedly.reading.events.references import is_given
from reportedly.reading.grammar import is_passive
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

ABOUT = frozenset({"of", "for", "about", "over", "into", "behind"})
NOT_YET = word_list("not_yet")


def is_matter(head: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is what another is about, where that is itself no plan, demand, fear or part of the deed: "victims of [the raid]"."""
    link = head.head
    if head.dep != "pobj" or link.lower not in ABOUT:
        return False
    above = link.head
    if above.pos == "NOUN":
        about = above.lemma not in NOT_YET and effect_of(above, lexicon) is None
    else:
        about = is_passive(above) and effect_of(above, lexicon) in {None, "tried"}  # "was tried for the raid"
    return about and is_given(head)
