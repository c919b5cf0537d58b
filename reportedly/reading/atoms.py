"""Atoms: the words of a sentence as a time grammar wants them, numbers read and glued tokens taken apart.

    mid - November    twenty - seven years    10.30am        1995–96          Nov.9
    mid November      27           years      10:30 am       1995 96          nov. 9

An atom knows its tokens, so that spans stay exact: a token may hold several atoms, an atom several tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.calendar import words
from reportedly.measures import number_words
from reportedly.reading.numbers import HYPHENS, read_number
from reportedly.reading.parse import Token

TEENS = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}  # fmt: skip
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}

PIECES = re.compile(
    r"\d+(?:st|nd|rd|th)(?![a-z])|\d{1,2}[:h]\d\d(?::\d\d)?|\d[\d,.]*\d|\d|[^\W\d]+(?:\.[^\W\d]+)*\.?|\S"
)
CLOCK = re.compile(r"(\d{1,2})[:h](\d\d)(?::(\d\d))?")
DATE = re.compile(r"(\d{1,4})([./])(\d{1,2})\2(\d{1,4})")
DECADE = re.compile(r"'?(\d{1,2}|\d{3})0'?s")
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
DOTTED = re.compile(r"(\d{1,2})\.(\d\d)")


class Atom:
    """`kind`: "num", "ord", "clock", "date", "decade", "year" (spelled out) or "" for a word. `n` is its number, `more` what else
    the kind needs; `glued` is true where no blank stands before it.
    """

    __slots__ = ("end", "glued", "kind", "more", "n", "start", "token", "word")

    def __init__(
        self,
        word: str,
        start: int,
        end: int,
        token: Token,
        kind: str = "",
        n: float = 0,
        more: tuple[int, ...] = (),
        *,
        glued: bool = False,
    ) -> None:
        self.word = word
        self.start = start
        self.end = end
        self.token = token
        self.kind = kind
        self.n = n
        self.more = more
        self.glued = glued

    def __repr__(self) -> str:
        return f"{self.word}/{self.kind}" if self.kind else self.word


def atoms_of(tokens: Sequence[Token]) -> list[Atom]:
    """The atoms of a sentence; `start` and `end` count in the document."""
    out: list[Atom] = []
    ordinals = words().ordinals
    starts = number_starts()
    base = tokens[0].i if tokens else 0
    i, n, glued = 0, len(tokens), False
    while i < n:
        token = tokens[i]
        lower = token.lower
        step = i + 1
        if token.pos == "SPACE" or not lower.strip():
            i, glued = step, False
            continue
        if (
            token.text in HYPHENS
            and out
            and i + 1 < n
            and tokens[i - 1].end == token.start
            and token.end == tokens[i + 1].start
        ):
            i, glued = step, True
            continue
        if lower in ordinals:
            out.append(Atom(lower, base + i, base + step, token, "ord", ordinals[lower], glued=glued))
        elif lower in starts:
            year = spelled_year(tokens, i)
            found = year or read_number(tokens, i)
            if found is None:
                out.append(Atom(lower, base + i, base + step, token, glued=glued))
            else:
                step = found[1]
                ordinal = compound_ordinal(tokens, i, found) if year is None else None
                if ordinal is not None:
                    out.append(
                        Atom(lower, base + i, base + ordinal[1], token, "ord", ordinal[0], glued=glued)
                    )
                    step = ordinal[1]
                else:
                    out.append(
                        Atom(
                            lower,
                            base + i,
                            base + step,
                            token,
                            "year" if year else "num",
                            found[0],
                            glued=glued,
                        )
                    )
        elif not lower.isalpha() and any(c.isdecimal() or c == "½" for c in lower):
            step = numeric(tokens, i, base, out, glued=glued)
        else:
            out.append(Atom(lower, base + i, base + step, token, glued=glued))
        i, glued = step, False
    return out


@cache
def number_starts() -> frozenset[str]:
    """Words that may open a number."""
    found = number_words()
    return frozenset([*found.cardinals, "half", "a", "an", "½", "hundred", "thousand"])


def spelled_year(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A year as it is spoken: "nineteen ninety-six", "twenty ten"; and the token after it."""
    century = TEENS.get(tokens[i].lower) or (20 if tokens[i].lower == "twenty" else None)
    n = len(tokens)
    if century is None or i + 1 >= n:
        return None
    j = i + 1 + (tokens[i + 1].text in HYPHENS)
    if j >= n:
        return None
    word = tokens[j].lower
    if word in TEENS and (century > 13):
        return century * 100 + TEENS[word], j + 1
    if word in TENS and century > 13:
        k = j + 1 + (j + 1 < n and tokens[j + 1].text in HYPHENS)
        if k < n and tokens[k].lower in ONES:
            return century * 100 + TENS[word] + ONES[tokens[k].lower], k + 1
        return century * 100 + TENS[word], j + 1
    return None


def compound_ordinal(tokens: Sequence[Token], i: int, found: tuple[float, int]) -> tuple[int, int] | None:
    """ "twenty-first", "thirty first": a number of tens and an ordinal."""
    value, end = found
    n = len(tokens)
    if value not in {20, 30, 40, 50, 60, 70, 80, 90} or end >= n:
        return None
    j = end + (tokens[end].text in HYPHENS)
    unit = words().ordinals.get(tokens[j].lower) if j < n else None
    return (int(value) + unit, j + 1) if unit and unit < 10 else None


def numeric(tokens: Sequence[Token], i: int, base: int, out: list[Atom], *, glued: bool) -> int:
    """Append the atoms of a token with digits; the index of the token after what was read."""
    token = tokens[i]
    text = token.lower
    start, end = base + i, base + i + 1
    if text.isdecimal() or (text[0].isdecimal() and text.replace(",", "").replace(".", "").isdecimal()):
        found = read_number(tokens, i) if not (len(text) == 4 and text.isdecimal()) else None
        if found is None and not text.isdecimal():
            found = dotted(text, i)
        if (date := DATE.fullmatch(text)) is not None and (parts := date_parts(date)) is not None:
            out.append(Atom(text, start, end, token, "date", more=parts, glued=glued))
            return i + 1
        value, step = found or (float(text) if text.isdecimal() else 0, i + 1)
        if found is None and not text.isdecimal():
            out.append(Atom(text, start, end, token, glued=glued))
            return i + 1
        clock = DOTTED.fullmatch(text)
        out.append(
            Atom(
                text,
                start,
                base + step,
                token,
                "num",
                value,
                (int(clock[1]), int(clock[2])) if clock else (),
                glued=glued,
            )
        )
        return step
    if (date := DATE.fullmatch(text)) is not None and (parts := date_parts(date)) is not None:
        out.append(Atom(text, start, end, token, "date", more=parts, glued=glued))
        return i + 1
    if (decade := DECADE.fullmatch(text)) is not None:
        tens = int(decade[1])
        if len(decade[1]) == 3 or tens < 100:
            out.append(Atom(text, start, end, token, "decade", tens * 10, glued=glued))
            return i + 1
    found = read_number(tokens, i)
    if found is not None:
        out.append(Atom(text, start, base + found[1], token, "num", found[0], glued=glued))
        return found[1]
    for k, piece in enumerate(PIECES.findall(text)):
        stuck = glued if k == 0 else True
        if (clock := CLOCK.fullmatch(piece)) is not None:
            more = (int(clock[1]), int(clock[2]), int(clock[3] or 0))
            out.append(Atom(piece, start, end, token, "clock", more=more, glued=stuck))
        elif (ordinal := ORDINAL.fullmatch(piece)) is not None:
            out.append(Atom(piece, start, end, token, "ord", int(ordinal[1]), glued=stuck))
        elif (date := DATE.fullmatch(piece)) is not None and (parts := date_parts(date)) is not None:
            out.append(Atom(piece, start, end, token, "date", more=parts, glued=stuck))
        elif piece.isdecimal():
            out.append(Atom(piece, start, end, token, "num", int(piece), glued=stuck))
        elif (pair := DOTTED.fullmatch(piece)) is not None:
            out.append(
                Atom(piece, start, end, token, "num", float(piece), (int(pair[1]), int(pair[2])), glued=stuck)
            )
        elif piece[0] not in "-–—":
            out.append(Atom(piece, start, end, token, glued=stuck))
    return i + 1


def dotted(text: str, i: int) -> tuple[float, int] | None:
    """A clock time such as "10.30" as a number."""
    return (float(text), i + 1) if DOTTED.fullmatch(text) else None


def date_parts(date: re.Match[str]) -> tuple[int, ...] | None:
    """(year, month, day) of a numeric date; (year, 0, first, second) where day and month may change places ("05/03/2019")."""
    a, mark, b, c = date.groups()
    first, second, third = int(a), int(b), int(c)
    if len(a) == 4:
        return (first, second, third) if 1 <= second <= 12 and 1 <= third <= 31 and len(c) <= 2 else None
    if len(c) not in {2, 4} or len(a) > 2:
        return None
    if len(c) == 2 and (mark == "." or third > 31):
        return None  # a number with dots, a score
    year = third if len(c) == 4 else (2000 if third < 70 else 1900) + third
    if mark == "." or first > 12:
        return (year, second, first) if 1 <= second <= 12 and 1 <= first <= 31 else None
    if second > 12:
        return (year, first, second) if second <= 31 else None
    return (year, first, second) if first == second else (year, 0, first, second)
