"""Expressions: what a time expression says, before anybody asks when that is.

    late last week            the night of 8 February 1904     two days after
    END, week -1 from now     NI of the 8th of month 2, 1904   2 days on from what follows

The grammar is in `days`, `years`, `clocks`, `stretches`, `shifts` and, where they are put together, `composition`;
`anchors` knows what they count from, `resolution` which days they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from reportedly.calendar import Feast, words
from reportedly.reading.times.atoms import Atom


@dataclass(slots=True, eq=False)
class Expression:
    """`kind`: "point" (a stretch of the calendar), "nth" (the first week of something), "offset" (so long before or after
    something), "duration", "set" or "ref". `start` and `end` are tokens.

    A point has what the words give of it: `unit` is its finest unit, `n` the number of its month, quarter, season or half;
    `shift` how many units from `origin`: "now" (the day of speaking), "this", "text" (the time told last), "next" (either),
    "unknown" (the third day), "any" (at night); `base` what it lies in ("June | last year").
    An offset counts `count` units from `origin` ("base": from `base`, "event": from what follows).
    `mate` is the other end of a range.
    """

    kind: str
    start: int
    end: int
    unit: str = ""
    year: int | None = None
    n: int = 0
    day: int = 0
    swapped: tuple[int, int] | None = None
    weekday: int = 0
    part: str = ""
    clock: tuple[int, int, int] | None = None
    feast: Feast | None = None
    fiscal: bool = False
    shift: int | None = None
    origin: str = ""
    rolling: int = 0
    definite: bool = False
    vague: bool = False
    count: float | None = None
    sizes: tuple[tuple[float | None, str], ...] = ()
    mod: str = ""
    value: str = ""
    base: Expression | None = None
    mate: Expression | None = field(default=None, repr=False)


Found = tuple[list[Expression], int]  # the expressions read at an atom, and the atom after them
One = tuple[Expression, int]
Reader = Callable[[list[Atom], int], Found | None]

LONG = frozenset(["D", "W", "M", "Y", "E", "C", "H", "MIN", "FN", "Q", "L"])  # units that a duration counts


def opening(gates: Mapping[Reader, Callable[[str, str], bool]]) -> Callable[[Atom], tuple[Reader, ...]]:
    """A way to look up the readers that may begin at a word or a kind of number: most open nothing, few more than two things."""

    @cache
    def found(word: str, kind: str) -> tuple[Reader, ...]:
        return tuple(reader for reader, opens in gates.items() if opens(word, kind))

    def at(atom: Atom) -> tuple[Reader, ...]:
        # an ordinal keeps its word: "first" is also an edge
        return found(atom.word if atom.kind in {"", "ord"} else "", atom.kind)

    return at


# ---- what every reader of the grammar asks


def word(atoms: list[Atom], i: int) -> str:
    """The word at a position, "" outside of the sentence."""
    return atoms[i].word if 0 <= i < len(atoms) else ""


def matched(
    atoms: list[Atom], i: int, options: list[tuple[tuple[str, ...], Any]] | None
) -> tuple[Any, int] | None:
    """The longest phrase that begins at an atom, as (its value, the atom after it)."""
    for phrase, value in options or ():
        end = i + len(phrase)
        if end > len(atoms):
            continue
        for atom, wanted in zip(atoms[i:end], phrase, strict=True):
            if atom.word != wanted:
                break
        else:
            return value, end
    return None


def point(atoms: list[Atom], i: int, j: int, unit: str, **fields: Any) -> Expression:
    """A point over the atoms `i` to `j`."""
    return Expression("point", atoms[i].start, atoms[j - 1].end, unit=unit, **fields)


def single(atoms: list[Atom], i: int, j: int, unit: str, **fields: Any) -> Found:
    """One point over the atoms `i` to `j`, as a reader returns it."""
    return [point(atoms, i, j, unit, **fields)], j


def from_atom(atoms: list[Atom], i: int, expression: Expression, **fields: Any) -> Expression:
    """The expression, begun at an earlier atom."""
    return replace(expression, start=atoms[i].start, **fields)


def is_year(atom: Atom) -> bool:
    """A number that can be a year: four digits, or spelled out as one."""
    return atom.kind == "year" or (
        len(atom.word) == 4 and atom.kind == "num" and atom.word.isdecimal() and 1000 <= atom.n <= 2200
    )


def is_day(atom: Atom) -> bool:
    """A number or ordinal that can be a day of a month."""
    return (
        atom.kind in {"num", "ord"}
        and 1 <= atom.n <= 31
        and atom.n == int(atom.n)
        and not (len(atom.word) == 4 and atom.word.isdecimal())
    )


def unit_of(atoms: list[Atom], i: int) -> str:
    """The unit that an atom names, "" for others."""
    if i >= len(atoms) or atoms[i].kind == "num":
        return ""
    return words().units.get(atoms[i].word, "")


def is_plural(atoms: list[Atom], i: int) -> bool:
    """A unit in the plural."""
    return word(atoms, i) in words().plural


def has_capital(atoms: list[Atom], i: int) -> bool:
    return 0 <= i < len(atoms) and atoms[i].token.text[0].isupper()


def opens_sentence(atoms: list[Atom], i: int) -> bool:
    return atoms[i].token.i == atoms[i].token.sent.start


def is_name(atoms: list[Atom], i: int) -> bool:
    """A proper noun that names no part of a date."""
    if not has_capital(atoms, i) or atoms[i].token.pos != "PROPN":
        return False
    return atoms[i].word not in words().weekdays and atoms[i].word not in words().months
