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

PIECES = re.compile(
    r"'?\d{2,4}s(?![a-z])|\d+(?:st|nd|rd|th)(?![a-z])|\d{1,2}[:h]\d\d(?::\d\d)?|\d[\d,.]*\d|\d|[^\W\d]+(?:\.[^\W\d]+)*\.?|\S"
)
CLOCK = re.compile(r"(\d{1,2})[:h](\d\d)(?::(\d\d))?")
DATE = re.compile(r"(\d{1,4})([./])(\d{1,2})\2(\d{1,4})")
DECADE = re.compile(r"'?(\d{1,3})0'?s")
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
DOTTED = re.compile(r"(\d{1,2})\.(\d\d)")


class Atom:
    """`kind`: "num", "ord", "clock", "date", "decade", "year" (spelled out) or "" for a word. `n` is its number, `more` what else
    the kind needs; `glued` is true where no blank stands before it.
    """

    __slots__ = ("end", "glued", "kind", "more", "n", "start", "token", "word")

    def __init__(self, word: str, start: int, end: int, token: Token, glued: bool) -> None:
        self.word = word
        self.start = start
        self.end = end
        self.token = token
        self.glued = glued
        self.kind = ""
        self.n = 0.0
        self.more: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"{self.word}/{self.kind}" if self.kind else self.word

    def of(self, kind: str, n: float = 0, more: tuple[int, ...] = ()) -> None:
        self.kind, self.n, self.more = kind, n, more


def atoms_of(tokens: Sequence[Token]) -> list[Atom]:
    """The atoms of a sentence; `start` and `end` count in the document."""
    out: list[Atom] = []
    ordinals, starts = words().ordinals, number_starts()
    i, n, glued = 0, len(tokens), False
    while i < n:
        token = tokens[i]
        lower = token.lower
        if lower.isalpha() or not (any(c.isdecimal() or c == "½" for c in lower) or is_hyphen(tokens, i)):
            if not lower.strip():
                i, glued = i + 1, False
                continue
            atom = Atom(lower, token.i, token.i + 1, token, glued)
            step = i + 1
            if lower in ordinals:
                atom.of("ord", ordinals[lower])
            elif lower in starts:
                step = spelled(tokens, i, atom)
            out.append(atom)
            i, glued = step, False
        elif is_hyphen(tokens, i):
            i, glued = i + 1, bool(out)
        else:
            i, glued = numeric(tokens, i, out, glued=glued), False
    return out


def is_hyphen(tokens: Sequence[Token], i: int) -> bool:
    """A hyphen without blanks, between two words."""
    token = tokens[i]
    if token.text not in HYPHENS or not 0 < i < len(tokens) - 1:
        return False
    return tokens[i - 1].end == token.start and token.end == tokens[i + 1].start


@cache
def number_starts() -> frozenset[str]:
    """Words that may open a number."""
    return frozenset([*number_words().cardinals, "half", "a", "an", "hundred", "thousand"])


def spelled(tokens: Sequence[Token], i: int, atom: Atom) -> int:
    """Read the number in words that an atom opens, if it does; the index of the token after it."""
    year = spelled_year(tokens, i)
    found = year or read_number(tokens, i)
    if found is None:
        return i + 1
    value, step = found
    if year is not None:
        atom.of("year", value)
    elif (
        value in range(20, 100, 10)
        and (second := after_hyphen(tokens, step)) < len(tokens)
        and 0 < words().ordinals.get(tokens[second].lower, 10) < 10
    ):
        atom.of("ord", value + words().ordinals[tokens[second].lower])  # "twenty-first"
        step = second + 1
    else:
        atom.of("num", value)
    atom.end = atom.start + step - i
    return step


def after_hyphen(tokens: Sequence[Token], i: int) -> int:
    return i + (i < len(tokens) and tokens[i].text in HYPHENS)


def spelled_year(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A year as it is spoken: "nineteen ninety-six", "twenty ten"; and the token after it."""
    cardinals = number_words().cardinals
    century = cardinals.get(tokens[i].lower, 0)
    j = after_hyphen(tokens, i + 1)
    if not 13 < century <= 20 or j >= len(tokens):
        return None
    value = cardinals.get(tokens[j].lower, 0)
    if value < 10 or value > 99:
        return None
    k = after_hyphen(tokens, j + 1)
    if (
        value >= 20
        and value % 10 == 0
        and k < len(tokens)
        and 0 < (ones := cardinals.get(tokens[k].lower, 0)) < 10
    ):
        return century * 100 + value + ones, k + 1
    return century * 100 + value, j + 1


def numeric(tokens: Sequence[Token], i: int, out: list[Atom], *, glued: bool) -> int:
    """Append the atoms of a token with digits; the index of the token after what was read."""
    token = tokens[i]
    whole = Atom(token.lower, token.i, token.i + 1, token, glued)
    if recognise(whole):
        out.append(whole)
        return i + 1
    if len(token.text) != 4 or not token.text.isdecimal():
        found = read_number(tokens, i)
        if found is not None:
            clock = DOTTED.fullmatch(whole.word)
            whole.of("num", found[0], (int(clock[1]), int(clock[2])) if clock else ())
            whole.end = whole.start + found[1] - i
            out.append(whole)
            return found[1]
    for k, piece in enumerate(PIECES.findall(whole.word)):
        if piece[0] in "-–—":
            continue
        atom = Atom(piece, whole.start, whole.end, token, glued if k == 0 else True)
        if not recognise(atom):
            if piece.isdecimal():
                atom.of("num", int(piece))
            elif (pair := DOTTED.fullmatch(piece)) is not None:
                atom.of("num", float(piece), (int(pair[1]), int(pair[2])))
        out.append(atom)
    return i + 1


def recognise(atom: Atom) -> bool:
    """Whether a word is a date, a clock time, an ordinal or a decade in figures, and read it so."""
    text = atom.word
    if (date := DATE.fullmatch(text)) is not None and (parts := date_parts(*date.groups())) is not None:
        atom.of("date", more=parts)
    elif (clock := CLOCK.fullmatch(text)) is not None:
        atom.of("clock", more=(int(clock[1]), int(clock[2]), int(clock[3] or 0)))
    elif (ordinal := ORDINAL.fullmatch(text)) is not None:
        atom.of("ord", int(ordinal[1]))
    elif (decade := DECADE.fullmatch(text)) is not None:
        atom.of("decade", int(decade[1]) * 10)
    else:
        return False
    return True


def date_parts(a: str, mark: str, b: str, c: str) -> tuple[int, ...] | None:
    """(year, month, day) of a numeric date; (year, 0, first, second) where day and month may change places ("05/03/2019")."""
    first, second, third = int(a), int(b), int(c)
    if len(a) == 4:
        return (first, second, third) if 1 <= second <= 12 and 1 <= third <= 31 and len(c) <= 2 else None
    if len(c) not in {2, 4} or len(a) > 2 or min(first, second) < 1 or max(first, second) > 31:
        return None
    if len(c) == 2 and (mark == "." or third > 31):
        return None  # a number with dots, a score
    year = third if len(c) == 4 else (2000 if third < 70 else 1900) + third
    if mark == "." or first > 12:
        return (year, second, first) if second <= 12 else None
    if second > 12 or first == second:
        return (year, first, second)
    return (year, 0, first, second)
