"""Paragraphs: which lines of a text belong together.

    Rescue workers planned to evacuate wounded from      ┐ one paragraph: a line ends where the next word
    Palestinian refugee settlements in Beirut in a bid   │ did not fit
    to relieve the plight of the community.              ┘
        CAIRO - Egypt's opposition charged that ...        indented: the next one

News comes with blank lines between paragraphs, with a paragraph a line, or wrapped at a width; often mixed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
BLANK = "".join(map(chr, [*range(0x21), 0x7F, *range(0x80, 0xA1), 0xAD, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, 0x2060, 0x3000, 0xFEFF]))  # fmt: skip
BULLET = re.compile(r"(?:[-–—*+•●▪■◦‣·]|\d{1,2}[.)]|\([a-z\d]\))\s+(?=\S)")
SENTENCE_END = frozenset(".!?:;\"'”’»)]")
# A line that ends in one of these goes on in the next.
OPEN_WORDS = frozenset(
    "a an the of in on at to for from by with and or but that which who as into than between against under over "
    "its his her their our his this these those was were is are be been has have had will would not".split()
)
WIDTHS = range(30, 131)  # of wrapped copy; longer lines are paragraphs


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where its words start and end, how far it is indented, how many blank lines stand before it."""

    start: int
    end: int
    indent: int
    gap: int
    bullet: bool

    @property
    def width(self) -> int:
        return self.end - self.start + self.indent


def find_paragraphs(text: str) -> list[list[Line]]:
    """The paragraphs in order, each with its lines."""
    lines = find_lines(text)
    if not lines:
        return []
    wrap = wrapping(text, lines)
    out = [[lines[0]]]
    for line, nxt in pairwise(lines):
        if continues(text, line, nxt, wrap):
            out[-1].append(nxt)
        else:
            out.append([nxt])
    return out


def find_lines(text: str) -> list[Line]:
    out, at, gap = [], 0, 0
    ends = [(m.start(), m.end()) for m in LINE_END.finditer(text)]
    for end, after in [*ends, (len(text), len(text))]:
        words = text[at:end].lstrip(BLANK)
        start = end - len(words)
        stop = start + len(words.rstrip(BLANK))
        if start < stop:
            bullet = BULLET.match(text, start, stop) is not None
            out.append(Line(start, stop, start - at, gap, bullet))
            gap = 0
        else:
            gap += 1
        at = after
    return out


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: its width and left margin, and whether a paragraph shows by its indented first line."""

    width: int
    margin: int
    is_indented: bool


def wrapping(text: str, lines: list[Line]) -> Wrapping | None:
    """The wrapping of a text; None where a line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if len(pairs) < 3:
        return None
    widths = sorted(line.width for line in lines)
    width = widths[int(0.95 * (len(widths) - 1))]
    if width not in WIDTHS:
        return None
    full = [a for a, b in pairs if is_full(text, a, b, width)]
    mid_sentence = sum(text[a.end - 1] not in SENTENCE_END for a in full)
    if len(full) < 0.6 * len(pairs) or mid_sentence < max(2, 0.4 * len(pairs)):
        return None
    margin, _ = min(Counter(line.indent for line in lines).items(), key=lambda item: (-item[1], item[0]))
    return Wrapping(width, margin, any(b.indent > margin == a.indent for a, b in pairs))


def is_full(text: str, line: Line, nxt: Line, width: int) -> bool:
    """Whether the first word of the next line did not fit any more."""
    word = text[nxt.start : min(nxt.end, nxt.start + width)].split(None, 1)[0]
    return line.width + 1 + len(word) > width


def continues(text: str, line: Line, nxt: Line, wrap: Wrapping | None) -> bool:
    ended = text[line.end - 1] in SENTENCE_END
    if nxt.gap > 1 or (nxt.bullet and (not wrap or ended or nxt.gap or nxt.indent > wrap.margin)):
        return False
    if wrap and not nxt.gap and nxt.indent <= max(wrap.margin, line.indent):
        fits_on = wrap.is_indented and nxt.indent <= wrap.margin
        if fits_on or is_full(text, line, nxt, wrap.width):
            return True
    if line.width < 15 or ended or nxt.bullet or (wrap and nxt.indent > wrap.margin):
        return False
    word = text[nxt.start : min(nxt.end, nxt.start + 40)].split(None, 1)[0]
    if "." in word[:-1] or "|" in text[nxt.start : nxt.end]:  # "kartlitoday.example | 11.04.2027"
        return False
    if word[0].islower():  # "a report criticizing the U.S.-led "War / on Terror""
        return True
    last = text[max(line.start, line.end - 8) : line.end].rsplit(None, 1)[-1]
    return not nxt.gap and last in OPEN_WORDS
