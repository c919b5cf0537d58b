"""Triage: what of a report can hold an event, told by its words alone, before anything is parsed.

    The cup final drew 40,000 fans.                         no word that an event frame begins with
    Rebels laid down their arms on Monday, Kyiv said.       "lay down {weapon}": "laid" stands with "down" and "arms"
    He called it a turning point.                           kept with the sentence before it

A frame's pattern is looked for as a bag of words: a form of its head and one of each word that it asks for, anywhere in the
sentence. So what the frames would find is kept, and some more. A sentence that can hold an event, or people who came to harm,
is kept with what coreference, dates and statements need around it: headline, dateline, lead, its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly import casualties as casualty_words
from reportedly import frame_files, frames, word_forms
from reportedly import lexicon as lexicon_module
from reportedly.casualties import casualties
from reportedly.cues import cues
from reportedly.frames import ANYTHING, NO_EVENT, ROLES, SCENE, Lexicon, Need
from reportedly.knowledge import compiled
from reportedly.lexicon import lexicon
from reportedly.measures import number_words
from reportedly.reading.layout import Block, Layout
from reportedly.reading.passages import NATURE, Said, foreign_blocks
from reportedly.word_forms import forms, plurals

WORD = re.compile(r"[^\W\d_]+|\d+")
# Where a sentence may end; an abbreviation or an initial before the stop is none. Too few ends only keep more text.
STOP = re.compile(r"(?<=[.!?])[\"')\]]* (?=[\"'(\[]?[A-Z0-9])")
SHORT = re.compile(
    r"(?:\b(?:[A-Z]|[A-Za-z]\.[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Adm|Brig|Gov|Sen|Rep|Rev|St|No|Jr|Sr|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Co|Corp|Inc|Ltd|Bros|approx|ca|al|etc|Hon|Pres|Supt|Insp|Amb|Fr|Msgr|Pvt))\.$"
)
PRONOUNS = frozenset("he she they it his her their its him them this these those".split())
FRAMING = frozenset({"headline", "dateline", "byline"})
MUTE = frozenset({"byline", "credit", "furniture", "dateline"})  # blocks in which no event is told

# What shows a complement of that role: "told them to go", "insisted that he should go", "that it be withdrawn".
SIGNS = {
    "inf": frozenset({"to"}),
    "should": frozenset({"should", "must", "ought", "be"}),
    "ought": frozenset({"should", "ought"}),
    "must": frozenset({"must"}),
}

# A way to tell an event: the sets of which a sentence must hold a word each, beside the head.
Way = tuple[frozenset[str], ...]
WORDLESS = 1.3  # tokens to a word: the parser counts marks and numbers too
Piece = tuple[int, int, int]  # a sentence: from, to, block


@dataclass(frozen=True, slots=True)
class Sieve:
    """Ways by each form of their heads; casualty words; the words of sport, markets and fiction by their domain."""

    ways: Mapping[str, tuple[Way, ...]]
    heads: frozenset[str]
    harm: frozenset[str]
    counts: frozenset[str]
    domains: Mapping[
        str, tuple[tuple[tuple[str, int], ...], str]
    ]  # what a form says of a passage, and its lemma
    conflict: frozenset[str]
    cues: frozenset[str]

    def tells(self, words: set[str]) -> bool:
        """Whether a sentence of these words can hold an event or a count of those who came to harm."""
        if not self.harm.isdisjoint(words) and (
            not self.counts.isdisjoint(words) or any(word[0].isdigit() for word in words)
        ):
            return True
        return any(
            all(not asked.isdisjoint(words) for asked in way)
            for head in self.heads & words
            for way in self.ways[head]
        )


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


def sentences(layout: Layout) -> list[Piece]:
    """The sentences of all blocks, by their punctuation."""
    clean, out = layout.clean, []
    for number, block in enumerate(layout.blocks):
        start = block.start
        for stop in STOP.finditer(clean, block.start, block.end):
            end = stop.end()
            if not SHORT.search(clean, max(start, stop.start() - 12), stop.start()):
                out.append((start, end - 1, number))
                start = end
        if start < block.end:
            out.append((start, block.end, number))
    return out


def words_of(layout: Layout, pieces: list[Piece]) -> list[list[str]]:
    lower = layout.clean.lower()
    if len(lower) != len(layout.clean):  # "İ" has two letters when small
        lower = "".join(c.lower()[:1] for c in layout.clean)
    return [WORD.findall(lower, start, end) for start, end, _ in pieces]


def telling(layout: Layout, pieces: list[Piece], words: list[list[str]], sieve: Sieve) -> list[bool]:
    """Which sentences can hold an event."""
    elsewhere = elsewhere_in(pieces, words, sieve)
    blocks = layout.blocks
    return [
        number not in elsewhere and blocks[number].kind not in MUTE and sieve.tells(set(found))
        for (_, _, number), found in zip(pieces, words, strict=True)
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
    """Which sentences to keep: those, the headline, dateline and lead, what a pronoun may look back to, and who said it ("..." he added)."""
    kept = list(told)
    lead = next((i for i, p in enumerate(pieces) if layout.blocks[p[2]].kind == "body"), 0)
    for i, (_, _, number) in enumerate(pieces):
        if i == lead or (i < lead and layout.blocks[number].kind in FRAMING):
            kept[i] = True
        if told[i] and i and not kept[i - 1]:
            kept[i - 1] = not PRONOUNS.isdisjoint(words[i])
        elif i and told[i - 1]:
            kept[i] = kept[i] or not (PRONOUNS.isdisjoint(words[i]) or sieve.cues.isdisjoint(words[i]))
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


def sieve(extra: Path | None = None) -> Sieve:
    """The sieve of the shipped frames and a user's own, compiled once."""
    return _sieve(extra)


@cache
def _sieve(extra: Path | None) -> Sieve:
    data = Path(word_forms.FILE).parent
    sources = [
        *sorted(data.rglob("*.yml")),
        word_forms.FILE,
        *(Path(m.__file__ or "") for m in (frames, frame_files, lexicon_module, casualty_words, word_forms)),
        Path(__file__),
    ]
    if extra is not None:
        sources += sorted(extra.glob("*.yml"))
    made = compiled("triage", sources, lambda: build(lexicon(extra)))
    ways, harm, counts, domains, conflict, said = made
    return Sieve(ways, frozenset(ways), harm, counts, domains, conflict, said)


def build(words: Lexicon) -> tuple[Any, ...]:
    """What a sieve is made of."""
    ways: dict[str, dict[Way, None]] = {}
    for index, shapes in ((words.verbs, forms), (words.nouns, plurals), (words.phrases, forms)):
        for head, patterns in index.items():
            for pattern in patterns:
                # A frame with an inner event is found by the words of that.
                if pattern.frame.type != NO_EVENT and not pattern.frame.inner:
                    carrier = essence(head)
                    rest = tuple(frozenset([part]) for part in re.split("[ -]", head) if part != carrier)
                    way = rest + tuple(s for need in pattern.needs if not need.negative for s in asked(need))
                    for form in shapes(carrier):
                        ways.setdefault(form, {})[way] = None
    plain: dict[str, tuple[Way, ...]] = {}
    for form, found in ways.items():
        plain[form] = ((),) if () in found else tuple(sorted(found, key=len))
    harmed = casualties()
    harm = frozenset(f for word in harmed.headlines for f in forms(word)) | frozenset(
        f
        for table in (harmed.strong, harmed.acts, harmed.states)
        for word in table
        if " " not in word
        for f in plurals(word)
    )
    counts = frozenset(number_words().cardinals) | frozenset(number_words().vague)
    shortest_last = sorted(
        words.domains.items(), key=lambda entry: -len(entry[0])
    )  # "shares" says no more than "share"
    domains = {f: (d, w) for w, d in shortest_last for f in (*forms(w), *plurals(w))}
    domains |= {w: (d, domains[w][1]) for w, d in words.domains.items()}
    said = frozenset(f for verb in cues().alone for f in forms(verb))
    return plain, harm, counts, domains, words.conflict, said


@cache
def asked(need: Need) -> list[frozenset[str]]:
    """The sets of which a sentence must hold a word each for a need to be met: its preposition, its words."""
    out: list[frozenset[str]] = []
    if need.role == SCENE:  # it may stand in the next sentence
        return out
    if need.role is not None and need.role not in ROLES:
        out.append(frozenset(need.role.split()[-1:]))
    elif need.role in SIGNS:
        out.append(SIGNS[need.role])
    if need.words != ANYTHING and not any(
        word.startswith("@") for word in need.words
    ):  # any name may be a place
        out.append(spelled(need.words))
    return out


@cache  # a word class is asked for by many frames, and is kept once
def spelled(words: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms(essence(word)))


def essence(words: str) -> str:
    """The word of a phrase that carries it: "human right" → "right", "exchange of fire" → "exchange"."""
    first, *rest = words.split()
    word = first if rest[:1] == ["of"] else (rest or [first])[-1]
    return max(word.split("-"), key=len)
