"""Edges: the beginning, middle or end of a time, its halves, and the n-th of what it holds.

    the beginning of this year    the second half of 2008    the small hours of Sunday    the first week of March
    START                         H2                         START                        week 1

What the edge belongs to is read by `read_point`, which itself reads edges ("the end of the first week of May").
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.expressions import (
    Expression,
    Found,
    One,
    from_atom,
    is_plural,
    single,
    unit_of,
    word,
)

PointReader = Callable[[list[Atom], int], One | None]


def read_edge(atoms: list[Atom], i: int, read_point: PointReader) -> Found | None:
    """ "the beginning of this year", "the second half of 2008", "the early part of the decade", "the rest of 1996", "the week of May 6"."""
    known = words()
    k = i + (word(atoms, i) in {"the", "its"})
    k += word(atoms, k) == "very"
    lower, after = word(atoms, k), word(atoms, k + 1)
    mod, half = known.edges.get(lower, ""), 0
    if mod:
        k += 1
    elif lower in known.halves and after in listed("part_nouns"):
        mod = known.halves[lower]
        half = {"START": 1, "END": 2}.get(mod, 0) if after == "half" else 0
        k += 2
    elif lower in {"first", "last"} and after in {"two", "2"} and word(atoms, k + 2) == "quarters":
        mod, half = ("START", 1) if lower == "first" else ("END", 2)
        k += 3
    elif lower in listed("wholes") or lower in {"most", "much"}:
        k += 1
    elif lower in {"good", "better"} and after == "part":
        k += 2
    elif lower == "week" and k > i:
        return read_week_of(atoms, i, k, read_point)
    else:
        return read_nth(atoms, i, k, read_point)
    inner = read_point(atoms, k + 1) if word(atoms, k) in {"of", "to"} else None
    if inner is None or inner[0].unit == "T":
        return None
    if half and inner[0].unit == "Y":
        return [from_atom(atoms, i, inner[0], unit="H", n=half)], inner[1]
    return [from_atom(atoms, i, inner[0], mod=f"H{half}" if half else mod or inner[0].mod)], inner[1]


def read_week_of(atoms: list[Atom], i: int, k: int, read_point: PointReader) -> Found | None:
    """ "the week of May 6", "the week beginning 6 May"."""
    if word(atoms, k + 1) not in {"of", "beginning", "starting", "ending", "ended"}:
        return None
    inner = read_point(atoms, k + 2)
    return (
        single(atoms, i, inner[1], "W", base=inner[0])
        if inner is not None and inner[0].unit == "D" and inner[0].day
        else None
    )


def read_nth(atoms: list[Atom], i: int, k: int, read_point: PointReader) -> Found | None:
    """ "the first week of March", "the third day of the talks", "the fourth straight day": the n-th of its kind, day known or not."""
    if k >= len(atoms) or (atoms[k].kind != "ord" and atoms[k].word not in {"last", "final", "opening"}):
        return None
    j = k + 1
    while word(atoms, j) in listed("between") and j - k < 3:
        j += 1
    unit, after = unit_of(atoms, j), word(atoms, j + 1)
    if unit not in {"D", "W", "M", "WE", "NI", "MO", "EV", "AF"} or is_plural(atoms, j):
        return None
    if after == "of":
        inner = read_point(atoms, j + 2)
        if inner is not None and inner[0].unit in {"W", "M", "Y", "S", "E"}:
            n = int(atoms[k].n) if atoms[k].kind == "ord" else -1
            return [Expression("nth", atoms[i].start, inner[0].end, unit=unit, n=n, base=inner[0])], inner[1]
    elif atoms[j].token.dep == "compound":
        return None
    if atoms[k].kind != "ord" or unit == "M":
        return None
    part = unit if unit in {"NI", "MO", "EV", "AF"} else ""
    return single(atoms, i, j + 1, "W" if unit in {"W", "WE"} else "D", origin="unknown", part=part)
