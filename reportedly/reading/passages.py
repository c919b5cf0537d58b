"""Passages about something else: sport, markets and fiction, where "attack" and "strike" are no events.

Arsenal attacked from the first whistle and their striker fired home the winner.      sport
A bomb went off outside the stadium during the football match.                        conflict
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.frames import Lexicon
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.word_lists import word_list

LEAST = 2  # what the words of a domain must say, each word once
SHARE = 0.02  # and the share of a paragraph's words that they must make up
FICTION, NARRATING = word_list("fictions"), word_list("narrating")
PRESENT = frozenset({"VBZ", "VBP"})
NATURE = "nature"  # storms and accidents harm people; who harms is told by patterns


Said = dict[int, dict[str, dict[str, int]]]  # by block and domain: what each word says


def foreign_sentences(doc: Doc, lexicon: Lexicon) -> frozenset[int]:
    """Indices of the sentences that a work of fiction tells, or whose paragraph is about something else.

    Triage leaves such paragraphs out, having seen all their words; what it left of others would be judged by too few.
    """
    foreign = set[int]() if doc.layout.sifted else foreign_paragraphs(doc, lexicon)
    return frozenset(s.i for s in doc.sentences if s.block in foreign or is_plot(s))


def foreign_paragraphs(doc: Doc, lexicon: Lexicon) -> set[int]:
    """The blocks about sport, markets or fiction, and not as much about conflict."""
    domains, conflict = lexicon.domains, lexicon.conflict
    said: Said = {}
    against: dict[int, set[str]] = {}
    sizes: dict[int, float] = {}
    for sent in doc.sentences:
        block = sent.block
        sizes[block] = sizes.get(block, 0) + sent.end - sent.start
        for token in sent.tokens:
            lower = token.lower
            found = domains.get(lower) or domains.get(token.lemma)
            if found is None and token.text != lower:
                found = domains.get(token.text)
            for domain, weight in found or ():
                if domain != NATURE:
                    said.setdefault(block, {}).setdefault(domain, {})[token.base] = weight
            if lower in conflict:
                against.setdefault(block, set()).add(lower)
    return foreign_blocks(said, against, sizes)


def is_plot(sent: Sentence) -> bool:
    """Whether a work of fiction tells it: "The [novel] opens with soldiers burning a library", not "The film drew protests"."""
    root = sent.root
    if root.lemma in NARRATING and any(c.dep == "nsubj" and c.lemma in FICTION for c in root.children):
        return True
    first = sent.tokens[0]
    return (
        first.lower == "in"
        and root.tag in PRESENT
        and any(is_work(c) for c in first.children if c.dep == "pobj")
    )


def is_work(noun: Token) -> bool:
    """ "In [the new series], a captain fights pirates", "In [his second novel], ..."; no "in a series of raids"."""
    known = any(c.dep == "poss" or (c.dep == "det" and c.lower in {"the", "this"}) for c in noun.children)
    return noun.lemma in FICTION and known and not any(c.dep == "prep" for c in noun.children)


def foreign_blocks(said: Said, against: Mapping[int, set[str]], sizes: Mapping[int, float]) -> set[int]:
    """The blocks that the words of a domain decide against the words of conflict; all of them where they decide the whole report."""
    foreign: set[int] = set()
    totals: dict[str, dict[str, int]] = {}
    for block, by_domain in said.items():
        for domain, words in by_domain.items():
            totals.setdefault(domain, {}).update(words)
            weight = sum(words.values())
            if (
                weight >= LEAST
                and weight > len(against.get(block, ()))
                and len(words) >= SHARE * sizes[block]
            ):
                foreign.add(block)
    opposed = len(set().union(*against.values())) if against else 0
    length = sum(sizes.values())
    for words in totals.values():
        weight = sum(words.values())
        if len(words) >= 2 * LEAST and weight > opposed and weight >= SHARE * length:
            return set(sizes)
    return foreign
