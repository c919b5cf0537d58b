"""Expressions: what a time expression says, before anybody asks when that is.

    late last week            the night of 8 February 1904     two days after
    END, week -1 from now     NI of the 8th of month 2, 1904   2 days on from what follows

Found by a small grammar over atoms; `reading/anchors.py` finds what they count from, `reading/times.py` resolves them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportedly.calendar import Feast, words
from reportedly.reading.atoms import Atom

Read = tuple["Expression", int]

REACH = 6  # atoms from the first word of an expression to its first core word, at most: "at least the past few ... years"


@dataclass(slots=True, eq=False)
class Expression:
    """`kind`: "point" (a stretch of the calendar), "offset" (so long before or after something), "duration", "set" or "ref".

    A point has what the words give of it: `unit` is its finest unit, `shift` how many units from `origin` ("now": from the day of
    speaking, "text": from the time told last), `base` what it lies in ("June | last year"). An offset counts `count` units from
    `origin` ("event": from what follows) or from `base`.
    """

    kind: str
    start: int
    end: int
    unit: str = ""
    year: int | None = None
    n: int = 0
    day: int = 0
    weekday: int = 0
    part: str = ""
    clock: tuple[int, int, int] | None = None
    shift: int | None = None
    origin: str = ""
    count: float | None = None
    sizes: tuple[tuple[float | None, str], ...] = ()
    mod: str = ""
    value: str = ""
    feast: Feast | None = None
    base: Expression | None = None
    fiscal: bool = False
    definite: bool = False
    swapped: tuple[int, int] | None = None
    rolling: int = 0
    vague: bool = False
    mate: Expression | None = field(default=None, repr=False)


def find_expressions(atoms: list[Atom]) -> list[Expression]:
    """The time expressions of a sentence, in order and without overlaps."""
    from reportedly.reading.composition import read_expression

    known = words()
    starts, cores = known.starts, known.triggers
    out: list[Expression] = []
    n = len(atoms)
    core, reach = n + REACH, [0] * n
    for i in range(n - 1, -1, -1):
        if atoms[i].kind or atoms[i].word in cores:
            core = i
        reach[i] = core - i
    i = 0
    while i < n:
        # nothing begins here that says when: most words of a sentence end at this line
        if reach[i] > REACH or not (atoms[i].kind or atoms[i].word in starts):
            i += 1
            continue
        found = read_expression(atoms, i)
        if found is None or found[1] <= i:
            i += 1
            continue
        out.extend(found[0])
        i = found[1]
    return out


# ---- small helpers of the grammar


def word(atoms: list[Atom], i: int) -> str:
    """The word at a position, "" outside of the sentence."""
    return atoms[i].word if 0 <= i < len(atoms) else ""


def matched(
    atoms: list[Atom], i: int, options: list[tuple[tuple[str, ...], str]] | None
) -> tuple[str, int] | None:
    """The longest phrase that begins at an atom, as (its value, the atom after it)."""
    for phrase, value in options or ():
        end = i + len(phrase)
        if end <= len(atoms) and all(atoms[i + k].word == w for k, w in enumerate(phrase)):
            return value, end
    return None


def over(atoms: list[Atom], i: int, j: int, expression: Expression) -> Expression:
    """The expression, stretched over the atoms `i` to `j`."""
    return replace(expression, start=atoms[i].start, end=atoms[j - 1].end)


def point(atoms: list[Atom], i: int, j: int, unit: str, **fields: object) -> Expression:
    return Expression("point", atoms[i].start, atoms[j - 1].end, unit=unit, **fields)  # type: ignore[arg-type]


def is_year(atom: Atom) -> bool:
    """A number that can be a year: four digits, or spelled out as one."""
    if atom.kind == "year":
        return True
    return atom.kind == "num" and len(atom.word) == 4 and atom.word.isdecimal() and 1000 <= atom.n <= 2200


def unit_of(atoms: list[Atom], i: int) -> str:
    """The unit that an atom names, "" for others. The ordinal "second" is none."""
    atom = atoms[i] if i < len(atoms) else None
    if atom is None or atom.kind == "num":
        return ""
    return words().units.get(atom.word, "")
