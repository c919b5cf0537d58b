"""Passages about something else: sport, markets, fiction and accidents, where "attack" and "strike" are no events.

    Arsenal attacked from the first whistle and their striker fired home the winner.      sport
"""

from __future__ import annotations

from collections import Counter

from reportedly.lexicon import Lexicon
from reportedly.reading.parse import Doc

LEAST = 2  # different words of a domain that a paragraph must hold
SHARE = 0.02  # and the share of its words that they must make up


def foreign_sentences(doc: Doc, lexicon: Lexicon) -> frozenset[int]:
    """Indices of the sentences whose paragraph is about sport, markets or fiction."""
    domains = lexicon.domains
    words: dict[int, Counter[str]] = {}
    different: dict[tuple[int, str], set[str]] = {}
    sizes: Counter[int] = Counter()
    for sent in doc.sentences:
        sizes[sent.block] += sent.end - sent.start
        for token in sent.tokens:
            domain = domains.get(token.lower) or domains.get(token.lemma)
            if domain and domain != "nature":
                words.setdefault(sent.block, Counter())[domain] += 1
                different.setdefault((sent.block, domain), set()).add(token.lemma)
    whole: Counter[str] = sum(words.values(), Counter())
    length = sum(sizes.values())
    for domain, n in whole.items():
        kinds: set[str] = set().union(*(d for (_, of), d in different.items() if of == domain))
        if len(kinds) >= 2 * LEAST and n >= SHARE * length:
            return frozenset(range(len(doc.sentences)))
    foreign = {
        block
        for block, found in words.items()
        for domain, n in found.items()
        if len(different[block, domain]) >= LEAST and n >= SHARE * sizes[block]
    }
    return frozenset(s.i for s in doc.sentences if s.block in foreign)
