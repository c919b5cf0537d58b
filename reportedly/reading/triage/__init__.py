"""Triage: what of a report can hold an event, told by its words alone, before anything is parsed.

    The cup final drew 40,000 fans.                         no word that an event frame begins with
    Rebels laid down their arms on Monday, Kyiv said.       "lay down {weapon}": "laid" stands with "down" and "arms"
    He called it a turning point.                           kept with the sentence before it

A sentence that can hold an event, or people who came to harm, as the sieve tells by its words, is kept with what coreference,
dates and statements need around it: headline, dateline, lead, its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.reading.layout import Block, Layout
from reportedly.reading.passages import NATURE, Said, foreign_blocks
from reportedly.reading.triage.pieces import Piece, names_in, sentences, words_of
from reportedly.reading.triage.sieves import Sieve, sieve

__all__ = ["cut", "runs", "sentences", "sieve", "triaged"]

PRONOUNS = frozenset("he she they it his her their its him them this these those".split())
OPENING = 4  # words; a pronoun further on mostly means somebody of its own sentence
FRAMING = frozenset({"headline", "dateline", "byline"})
MUTE = frozenset({"byline", "credit", "furniture", "dateline"})  # blocks in which no event is told

WORDLESS = 1.3  # tokens to a word: the parser counts marks and numbers too


def triaged(layout: Layout, sieve: Sieve) -> tuple[Layout, list[str]]:
    """The layout of what can hold an event, and what was left out and why. Nothing is left where no sentence can."""
    pieces = sentences(layout)
    words = words_of(layout, pieces)
    told = telling(layout, pieces, words, sieve)
    if not any(told):
        return Layout("", [], []), ["the whole report: no words of an event or of people who came to harm"]
    kept = around(layout, pieces, words, told, sieve)
    if all(kept):
        return layout, []
    out = ", ".join(span(layout, piece) for piece in runs(pieces, (not k for k in kept)))
    return cut(layout, runs(pieces, kept)), [
        f"no words of an event or of people who came to harm, nor beside any: {out}"
    ]


def telling(layout: Layout, pieces: list[Piece], words: list[list[str]], sieve: Sieve) -> list[bool]:
    """Which sentences can hold an event."""
    elsewhere = elsewhere_in(pieces, words, sieve)
    blocks = layout.blocks
    return [
        piece[2] not in elsewhere
        and blocks[piece[2]].kind not in MUTE
        and sieve.tells(found, names_in(layout, piece, found))
        for piece, found in zip(pieces, words, strict=True)
    ]


def elsewhere_in(pieces: list[Piece], words: list[list[str]], sieve: Sieve) -> set[int]:
    """The blocks about sport, markets or fiction, as `passages` will find them in the parse."""
    sizes: dict[int, float] = {}
    said: Said = {}
    against: dict[int, set[str]] = {}
    for (_, _, number), spoken in zip(pieces, words, strict=True):
        sizes[number] = sizes.get(number, 0.0) + WORDLESS * len(spoken)
        for word in spoken:
            if word in sieve.domains:
                about, lemma = sieve.domains[word]
                for domain, weight in about:
                    if domain != NATURE:
                        said.setdefault(number, {}).setdefault(domain, {})[lemma] = weight
            if word in sieve.conflict:
                against.setdefault(number, set()).add(word)
    return foreign_blocks(said, against, sizes)


def around(
    layout: Layout, pieces: list[Piece], words: list[list[str]], told: list[bool], sieve: Sieve
) -> list[bool]:
    """Which sentences to keep: those, the headline, dateline and lead, what an opening pronoun may look back to, and who said it ("..." he added)."""
    kept = list(told)
    lead = next((i for i, p in enumerate(pieces) if layout.blocks[p[2]].kind == "body"), 0)
    for i, (_, _, number) in enumerate(pieces):
        if i == lead or (i < lead and layout.blocks[number].kind in FRAMING):
            kept[i] = True
        looks_back = not PRONOUNS.isdisjoint(words[i][:OPENING])
        if told[i] and i and not kept[i - 1]:
            kept[i - 1] = looks_back
        elif i and told[i - 1]:
            kept[i] = kept[i] or (looks_back and not sieve.cues.isdisjoint(words[i]))
    return kept


def runs(pieces: list[Piece], marks: Iterable[bool]) -> list[Piece]:
    """The marked sentences, those that follow one another in a block as one."""
    out: list[Piece] = []
    joined = False
    for piece, marked in zip(pieces, marks, strict=True):
        if marked and joined and out[-1][2] == piece[2]:
            out[-1] = (out[-1][0], piece[1], piece[2])
        elif marked:
            out.append(piece)
        joined = marked
    return out


def cut(layout: Layout, pieces: list[Piece]) -> Layout:
    """The layout of these pieces alone."""
    parts: list[str] = []
    offsets: list[int] = []
    blocks: list[Block] = []
    for start, end, number in pieces:
        if parts:
            parts.append(" ")
            offsets.append(offsets[-1])
        blocks.append(Block(len(offsets), len(offsets) + end - start, layout.blocks[number].kind))
        parts.append(layout.clean[start:end])
        offsets += layout.offsets[start:end]
    return Layout("".join(parts), offsets, blocks, sifted=True)


def span(layout: Layout, piece: Piece) -> str:
    return f"{layout.offsets[piece[0]]}-{layout.offsets[piece[1] - 1] + 1}"
