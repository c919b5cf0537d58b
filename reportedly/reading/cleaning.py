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

from reportedly.reading.paragraphs import Line

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĬİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚƏ"
LOWER = "a-zß-öø-ÿāăąćčďđēęěğģīĭıķĺļłńņňōőœŕřśşšţťūůűųźżžșțə"
DROPPED = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
OPENING, CLOSING = frozenset("“„‟«"), frozenset("”»")
MARKS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "−": "-",
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl",
}  # fmt: skip

FAULT = re.compile(
    rf"""
      (?P<space>  [{DROPPED}]* (?:[^\S\ ]|\ (?=[\s{DROPPED}])) [\s{DROPPED}]* )   # tabs, no-break spaces, runs of spaces
    | (?P<drop>   [{DROPPED}]+ )
    | (?P<quote>  ["“”„‟«»]|''|`` )
    | (?P<mark>   [{"".join(MARKS)}] )
    | (?P<entity> &(?:\#\d{{2,6}}|\#x[\da-fA-F]{{2,5}}|[a-zA-Z]{{2,8}}); )
    | (?P<glued>  (?<=[{LOWER}]{{2}}[.!?])(?=[{UPPER}][{LOWER}\s]) )              # "the blast.Azamat Tazhayakov"
    | (?P<stray>  (?<=[{LOWER}])\ -(?=[{UPPER}][{LOWER}]) )                       # "Nagorno -Karabakh"
    | (?P<torn>   (?<=[{LOWER}]-)\ (?=[{LOWER}])(?!(?:and|or|to|nor|but|then)\b) )  # "multi- purpose", not "two- and three-day"
    """,
    re.VERBOSE,
)  # fmt: skip


def clean(
    text: str, lines: list[Line], missing: Mapping[int, str], places: list[int]
) -> tuple[str, list[int]]:
    """The lines of a paragraph as one string, and for each of its letters the offset in the text.

    `missing` holds what the writer left out, by the offset that it belongs before (`places` are those offsets in order).
    """
    parts: list[str] = []
    offsets: list[int] = []
    is_open = False
    for i, line in enumerate(lines):
        if i:
            _join(text, line, parts, offsets)
        is_open = _stretch(text, line, parts, offsets, is_open, missing, places)
    return "".join(parts), offsets


def _join(text: str, line: Line, parts: list[str], offsets: list[int]) -> None:
    """Between two lines: a space, or nothing after a hyphen ("informa-" / "tion", "multi-" / "purpose")."""
    last = parts[-1] if parts else ""
    if last.endswith("-") and last[-2:-1].isalpha() and text[line.start].isalpha():
        head = re.split(r"[\s\"'(]", last[:-1])[-1]
        tail = re.match(r"\w+", text[line.start : line.end])
        if tail and re.search(rf"\b{re.escape(head + tail[0])}\b", text):
            parts[-1] = last[:-1]
            offsets.pop()
        return
    if offsets:
        parts.append(" ")
        offsets.append(offsets[-1])


def _stretch(
    text: str,
    line: Line,
    parts: list[str],
    offsets: list[int],
    is_open: bool,
    missing: Mapping[int, str],
    places: list[int],
) -> bool:
    """One line; `is_open` says whether a quotation runs on into it, and the answer whether one runs on after it."""
    at = line.start

    def put(letters: str, offset: int) -> None:
        parts.append(letters)
        offsets.extend([offset] * len(letters))

    def keep(stop: int) -> None:
        low = at
        if places and low < stop:
            for place in places[bisect_left(places, low + 1) : bisect_left(places, stop)]:
                parts.append(text[low:place])
                offsets.extend(range(low, place))
                put(missing[place], place if missing[place] != " " else place - 1)
                low = place
        if low < stop:
            parts.append(text[low:stop])
            offsets.extend(range(low, stop))

    for fault in FAULT.finditer(text, line.start, line.end):
        low, high = fault.span()
        if low < at:
            continue
        keep(low)
        at = high
        match fault.lastgroup:
            case "space":
                put(" ", low)
            case "mark":
                put(MARKS[fault[0]], low)
            case "glued":
                put(" ", low - 1)
            case "stray":
                put("-", high - 1)
            case "entity":
                meant = html.unescape(fault[0])
                if len(meant) == 1:
                    put(" " if meant.isspace() else '"' if meant in "“”«»" else MARKS.get(meant, meant), low)
                else:
                    parts.append(fault[0])
                    offsets.extend(range(low, high))
            case "quote":
                before = text[low - 1] if low > line.start else " "
                after = text[high] if high < line.end else " "
                if opens(fault[0], before, after, is_open):
                    if before.isalnum() or before in ".,!?":
                        put(" ", low - 1)  # `said,"We are`
                    put('"', low)
                    if fault[0] == "«" and after.isspace():
                        at = high + 1
                    is_open = True
                else:
                    if fault[0] == "»" and parts and parts[-1].endswith(" "):
                        parts[-1] = parts[-1][:-1]
                        offsets.pop()
                    if goes_on(text, low, high, line) and parts and parts[-1].endswith("."):
                        parts[-1] = parts[-1][:-1] + ","  # `treated as such." he warned`: one sentence
                    put('"', high - 1)
                    if after.isalnum():
                        put(" ", high - 1)  # `treated as such.”he warned`
                    is_open = False
    keep(line.end)
    return is_open


def goes_on(text: str, low: int, high: int, line: Line) -> bool:
    """Whether a sentence goes on small after a quotation that ends in a full stop (not in "U.S.")."""
    if low - line.start < 3 or text[low - 1] != "." or not text[low - 3 : low - 1].islower():
        return False
    return text[high : min(high + 2, line.end)].lstrip()[:1].islower()


def opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    """Whether a quotation mark opens a quotation; a straight one tells by the spaces around it, else by what is open."""
    if mark in OPENING or mark in CLOSING:
        return mark in OPENING
    if before.isspace() or before in "([-–—/":
        return not (is_open and (after.isspace() or after in ",.;:)"))
    if after.isspace() or not after.isalnum():
        return False
    return not is_open
