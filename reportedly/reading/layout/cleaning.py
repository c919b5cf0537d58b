"""Cleaning: a paragraph as the parser should see it, letter for letter tied to the text as given.

    Nagorno -Karabakh     treated as such.”he warned     Syrias Idlib      “lasting”        informa-⏎tion
    Nagorno-Karabakh      treated as such," he warned    Syria's Idlib     "lasting"        information

What is put in is tied to a neighbour: a space to the letter before it, an apostrophe to the letter after it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reportedly.reading.layout.paragraphs import Line

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĬİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚƏ"
LOWER = "a-zß-öø-ÿāăąćčďđēęěğģīĭıķĺļłńņňōőœŕřśşšţťūůűųźżžșțə"
DROPPED = (
    r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
)
QUOTES = '"“”„‟«»'
OPENING, CLOSING = frozenset("“„‟«"), frozenset("”»")
MARKS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "−": "-",
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl",
}  # fmt: skip

# Most lines have only letters to be replaced; a pattern that begins with a set of letters finds those fast.
LETTER = re.compile(rf"[{QUOTES}{''.join(MARKS)}'&]")
SPACING = re.compile(rf"[^\S ]|[{DROPPED}]")
SEAM = re.compile(rf"[.!?][{UPPER}][{LOWER}\s]")
FAULT = re.compile(
    rf"""
      (?P<space>  (?:[^\S\ ]|\ (?=[\s{DROPPED}])) [\s{DROPPED}]* )                # tabs, no-break spaces, runs of spaces
    | (?P<drop>   [{DROPPED}]+ )
    | (?P<letter> [{QUOTES}{"".join(MARKS)}'&] )
    | (?P<glued>  (?<=[{LOWER}]{{2}}[.!?])(?=[{UPPER}][{LOWER}\s]) )              # "the blast.Azamat Tazhayakov"
    | (?P<stray>  (?<=[{LOWER}])\ -(?=[{UPPER}][{LOWER}]) )                       # "Nagorno -Karabakh"
    | (?P<torn>   (?<=[{LOWER}]-)\ (?=[{LOWER}])(?!(?:and|or|to|nor|but|then)\b) )  # "multi- purpose", not "two- and three-day"
    """,
    re.VERBOSE,
)  # fmt: skip
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-fA-F]{2,5}|[a-zA-Z]{2,8});")


@dataclass
class Source:
    """A text with what its writer left out, by the offset that it belongs before."""

    text: str
    missing: Mapping[int, str]

    @cached_property
    def places(self) -> list[int]:
        return sorted(self.missing)

    @cached_property
    def words(self) -> set[str]:
        return set(re.findall(r"\w+", self.text))


def clean(source: Source, lines: list[Line]) -> tuple[str, list[int]]:
    """The lines of a paragraph as one string, and for each of its letters the offset in the text."""
    if len(lines) == 1 and is_plain(source.text, lines[0], source.places):
        start, end = lines[0].start, lines[0].end
        return source.text[start:end], list(range(start, end))
    copy = _Copy(source)
    for i, line in enumerate(lines):
        if i:
            copy.join(line)
        copy.stretch(line)
    return "".join(copy.parts), copy.offsets


def is_plain(text: str, line: Line, places: list[int]) -> bool:
    """Whether a line can stay as it is."""
    if places and bisect_left(places, line.start) < bisect_left(places, line.end):
        return False
    return LETTER.search(text, line.start, line.end) is None and not has_faults(text, line.start, line.end)


def has_faults(text: str, start: int, end: int) -> bool:
    """Whether anything but single letters may be amiss."""
    return (
        any(text.find(pair, start, end) >= 0 for pair in ("  ", " -", "- "))
        or SPACING.search(text, start, end) is not None
        or SEAM.search(text, start, end) is not None
    )


class _Copy:
    """The cleaned copy of a paragraph while it is written."""

    __slots__ = ("at", "end", "is_open", "missing", "offsets", "parts", "places", "source", "start", "text")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text, self.missing, self.places = source.text, source.missing, source.places
        self.parts: list[str] = []
        self.offsets: list[int] = []
        self.is_open = False  # a quotation
        self.start = self.end = self.at = 0

    def put(self, letters: str, offset: int) -> None:
        self.parts.append(letters)
        self.offsets.extend([offset] * len(letters))

    def keep(self, stop: int) -> None:
        """Copy the text up to `stop`, with what was left out put in."""
        low = self.at
        if low >= stop:
            return
        if self.places:
            for place in self.places[bisect_left(self.places, low + 1) : bisect_left(self.places, stop)]:
                self.parts.append(self.text[low:place])
                self.offsets.extend(range(low, place))
                what = self.missing[place]
                self.put(what, place - 1 if what == " " else place)
                low = place
        self.parts.append(self.text[low:stop])
        self.offsets.extend(range(low, stop))

    def unput(self, letter: str, instead: str = "") -> None:
        """Take back the last letter, if it is this one."""
        if self.parts and self.parts[-1].endswith(letter):
            self.parts[-1] = self.parts[-1][:-1] + instead
            if not instead:
                self.offsets.pop()

    def join(self, line: Line) -> None:
        """Between two lines: a space, or nothing after a hyphen ("informa-" / "tion", "multi-" / "purpose")."""
        last = self.parts[-1] if self.parts else ""
        if last.endswith("-") and last[-2:-1].isalpha() and self.text[line.start].isalpha():
            head = re.split(r"[\s\"'(]", last[:-1])[-1]
            tail = re.match(r"\w+", self.text[line.start : line.end])
            if tail and head + tail[0] in self.source.words:
                self.unput("-")
        elif self.offsets:
            self.put(" ", self.offsets[-1])

    def stretch(self, line: Line) -> None:
        self.start, self.end, self.at = line.start, line.end, line.start
        pattern = FAULT if has_faults(self.text, line.start, line.end) else LETTER
        for fault in pattern.finditer(self.text, line.start, line.end):
            low, high = fault.span()
            if low < self.at:
                continue
            match fault.lastgroup:
                case "letter" | None:
                    self.letter(low)
                    continue
                case "space":
                    self.keep(low)
                    self.put(" ", low)
                case "glued":
                    self.keep(low)
                    self.put(" ", low - 1)
                case "stray":
                    self.keep(low)
                    self.put("-", high - 1)
                case _:  # dropped, or the space of a torn word
                    self.keep(low)
            self.at = high
        self.keep(line.end)

    def letter(self, low: int) -> None:
        """A quotation mark, an apostrophe, a dash, a ligature, an entity."""
        mark = self.text[low]
        high = low + 1
        if mark in "'`" and self.text[low : min(low + 2, self.end)] == mark * 2:
            high += 1
        elif mark == "'":
            return
        if mark == "&":
            entity = ENTITY.match(self.text, low, self.end)
            meant = html.unescape(entity[0]) if entity else ""
            if entity and len(meant) == 1:
                self.keep(low)
                self.put(" " if meant.isspace() else '"' if meant in QUOTES else MARKS.get(meant, meant), low)
                self.at = entity.end()
            return
        self.keep(low)
        self.at = high
        if mark in QUOTES or high - low == 2:
            self.quote(low, high)
        else:
            self.put(MARKS[mark], low)

    def quote(self, low: int, high: int) -> None:
        mark = self.text[low]
        before = self.text[low - 1] if low > self.start else " "
        after = self.text[high] if high < self.end else " "
        self.is_open = opens(mark, before, after, self.is_open)
        if self.is_open:
            if before.isalnum() or before in ".,!?":
                self.put(" ", low - 1)  # `said,"We are`
            self.put('"', low)
            if mark == "«" and after.isspace():
                self.at = high + 1
            return
        if mark == "»":
            self.unput(" ")
        if goes_on(self.text, low, high, self.start, self.end):
            self.unput(".", ",")  # `treated as such." he warned`: one sentence
        self.put('"', high - 1)
        if after.isalnum():
            self.put(" ", high - 1)  # `treated as such.”he warned`


def goes_on(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether a sentence goes on small after a quotation that ends in a full stop (not in "U.S.")."""
    if low - start < 3 or text[low - 1] != "." or not text[low - 3 : low - 1].islower():
        return False
    return text[high : min(high + 2, end)].lstrip()[:1].islower()


def opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    """Whether a quotation mark opens a quotation; a straight one tells by the spaces around it, else by what is open."""
    if mark in OPENING or mark in CLOSING:
        return mark in OPENING
    if before.isspace() or before in "([-–—/":
        return not (is_open and (after.isspace() or after in ",.;:)"))
    if after.isspace() or not after.isalnum():
        return False
    return not is_open
