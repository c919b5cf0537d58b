"""Following: what makes a time more exact from behind.

Tuesday | evening     9 June | at 11.00 hours     two days | ago     a week | after | Oct. 12     a day | after the invasion
part of the day       clock time                  from now           from a base                  from what happens
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.calendar import listed, words
from reportedly.reading.grammar import FINITE
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.clocks import read_clock
from reportedly.reading.times.edges import PointReader
from reportedly.reading.times.expressions import Expression, One, word


def read_part_after(atoms: list[Atom], last: Expression, j: int) -> One | None:
    """The part of the day or the clock time behind a day."""
    known, after = words(), word(atoms, j)
    k = j + 2 * (after == "in" and word(atoms, j + 1) == "the") + (after in known.early)
    part = known.parts.get(word(atoms, k))
    if (
        part is not None
        and not word(atoms, k).endswith("s")
        and not (word(atoms, k) in listed("twilights") and word(atoms, k + 1) == "of")
    ):
        return replace(last, end=atoms[k].end, part=part, mod=known.early.get(after, last.mod)), k + 1
    comma = after == ","
    clock = read_clock(atoms, j + (after in {"at", ","})) if after != "in" else None
    if (
        clock is None
        or (comma and word(atoms, j + 1) in known.noons)
        or (not comma and after != "at" and atoms[j].kind != "clock" and after not in known.noons)
    ):
        return None
    return replace(last, end=clock[0].end, clock=clock[0].clock), clock[1]


def read_offset(atoms: list[Atom], i: int, last: Expression, j: int, read_point: PointReader) -> One | None:
    """A duration with what it counts from: "ago", "earlier", "before that", "after Oct. 12", "after the invasion"."""
    after = word(atoms, j)
    if last.kind == "offset":
        if not last.definite or last.origin != "text":
            return None
        count, sizes = last.count, last.sizes
    else:
        if last.rolling or len(last.sizes) != 1 or last.unit in {"MO", "AF", "EV", "X"}:
            return None
        count, sizes = last.sizes[0][0], last.sizes

    def offset(end: int, shift: int, origin: str, base: Expression | None = None) -> One:
        return Expression("offset", last.start, atoms[end - 1].end, unit=last.unit, count=count, shift=shift, origin=origin, base=base, mod=last.mod, part=last.part, sizes=sizes, definite=last.definite), end  # fmt: skip

    if last.kind == "duration":
        if after == "ago":  # "two weeks ago today"
            return offset(j + 1 + (last.unit in {"D", "W"} and word(atoms, j + 1) == "today"), -1, "now")
        if after == "hence" or (after == "from" and word(atoms, j + 1) in {"now", "today"}):
            return offset(j + 1 + (after == "from"), 1, "now")
        if after in listed("ago_from_text") or (after == "prior" and word(atoms, j + 1) != "to"):
            return offset(j + 1, -1, "text")
        if after in listed("on_from_text"):
            return offset(j + 1, 1, "text")
        if after == "from" and word(atoms, i - 1) not in {"for", "than"}:
            found = read_point(atoms, j + 1)
            bounded = found is not None and word(atoms, found[1]) in {"to", "until", "through"}
            return (
                offset(j + 1, 1, "base", found[0])
                if found is not None and found[0].unit == "D" and not bounded
                else None
            )
        if after == "since":
            return None
    if after not in listed("around"):
        return None
    k = j + 1 + (after == "prior" and word(atoms, j + 1) == "to")
    sign = -1 if after in listed("back") else 1
    if word(atoms, k) == "that" and atoms[k].token.tag == "DT":
        return offset(k + 1, sign, "text")
    if (
        k >= len(atoms)
        or word(atoms, k) in listed("stops")
        or (after == "following" and atoms[k].token.pos in {"VERB", "AUX"})
        or atoms[k].token.tag
        in FINITE  # "the shells that fell the day before killed two": no clause opens here
    ):
        return offset(j + 1, sign, "text")
    base = read_point(atoms, k)
    if base is not None and base[0].unit in {"D", "W", "M", "Y"} and base[0].origin != "unknown":
        return offset(k, sign, "base", base[0])  # the base is a time of its own
    link = atoms[j].token
    clause = link.dep in {"prep", "mark", "advmod", "pcomp"} or link.pos in {"ADP", "SCONJ"}
    return offset(j + 1, sign, "event" if clause else "text")
