"""Clocks: clock times, and the parts of a day.

10.30 p.m. GMT    11.00 hours    noon    half past three    |    the morning    overnight    at night    since dawn
"""

from __future__ import annotations

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.expressions import (
    Found,
    One,
    has_capital,
    opens_sentence,
    point,
    single,
    unit_of,
    word,
)

HALVES = frozenset({"MO", "AF", "EV", "NI"})  # of a day


def is_zone(atoms: list[Atom], i: int) -> bool:
    """ "GMT"; a zone in small letters only where it sticks to its number."""
    return word(atoms, i) in listed("zones") and (atoms[i].token.text.isupper() or atoms[i].glued)


def read_clock(atoms: list[Atom], i: int) -> One | None:
    """ "10:30 a.m. EST", "0540 GMT", "11.00 hours", "5 o'clock", "noon", "half past three"."""
    if i >= len(atoms):
        return None
    atom, after, noons = atoms[i], word(atoms, i + 1), words().noons
    if atom.word in noons and not atom.kind:
        return point(atoms, i, i + 1, "T", clock=(noons[atom.word], 0, 0)), i + 1
    if (
        atom.word in {"half", "quarter"}
        and after in {"past", "to"}
        and i + 2 < len(atoms)
        and atoms[i + 2].kind == "num"
        and 1 <= atoms[i + 2].n <= 12
    ):
        minutes = int(atoms[i + 2].n) * 60 + {"half": 30, "quarter": 15}[atom.word] * (
            1 if after == "past" else -1
        )
        return finish_clock(atoms, i, i + 3, minutes // 60, minutes % 60)
    if atom.kind == "clock":
        return finish_clock(atoms, i, i + 1, *atom.more)
    if atom.kind != "num" or (atom.n != int(atom.n) and not atom.more):
        return None
    halved, counted, zoned = after in words().halves_of_day, after in listed("hours"), is_zone(atoms, i + 1)
    if atom.more:
        return finish_clock(atoms, i, i + 1, *atom.more) if halved or counted or zoned else None
    if not atom.word.isdecimal() and not halved and after != "o'clock":
        return None
    n = int(atom.n)
    if len(atom.word) == 4 and (counted or zoned):
        return finish_clock(atoms, i, i + 1, n // 100, n % 100)
    if 1 <= n <= 12 and (halved or after in {"o'clock", "oclock"}):
        return finish_clock(atoms, i, i + 1, n, 0)
    return finish_clock(atoms, i, i + 1, n, 0) if n <= 24 and zoned and after in {"gmt", "utc"} else None


def finish_clock(atoms: list[Atom], i: int, j: int, hour: int, minute: int, second: int = 0) -> One | None:
    """A clock time with what follows it: the half of the day, "hours", the zone."""
    half = words().halves_of_day.get(word(atoms, j))
    if half is not None:
        j += 1
        if half == "PM" and hour < 12:
            hour += 12
        elif half == "AM" and hour == 12:
            hour = 0
    elif word(atoms, j) in listed("hours"):
        j += 1
    if is_zone(atoms, j):
        j += 1
    elif word(atoms, j + 1) == "time" and (
        word(atoms, j) == "local" or atoms[j].token.pos in {"PROPN", "ADJ"}
    ):
        j += 2
    if hour > 24 or minute > 59 or second > 59:
        return None
    return point(atoms, i, j, "T", clock=(hour, minute, second)), j


def read_part(atoms: list[Atom], i: int) -> Found | None:
    """ "the morning", "overnight", "at night", "since dawn": a part of a day that is told elsewhere."""
    the = word(atoms, i) == "the"
    j = i + the
    part = words().parts.get(word(atoms, j))
    if part is None:
        return None
    lower, before, after, token = atoms[j].word, word(atoms, i - 1), word(atoms, j + 1), atoms[j].token
    if lower.endswith("s") or (has_capital(atoms, j) and not the and not opens_sentence(atoms, j)):
        return None
    if the and after in {"before", "after"} and part in HALVES:
        return None  # "the evening before" counts from a day
    if (
        the
        and token.dep == "compound"
        and after not in {"of", "hours"}
        and lower not in {"morning", "afternoon", "evening"}
    ):
        return None
    if lower in listed("twilights"):
        if (not the and before not in listed("part_openers")) or after == "of" or has_capital(atoms, j):
            return None
    elif lower not in listed("lone_parts"):
        if before == "at" and lower == "night" and not the:
            return single(atoms, j, j + 1, "D", part="NI", origin="any")
        if the and before not in listed("within") | {"", ","} and after not in {"of", "before", "after"}:
            return None
        if (
            not the
            and before not in {"by", "since", "until", *words().early}
            and after not in {"yesterday", "today"}
        ):
            return None
    end = j + 1 + (after == "hours")
    return single(atoms, i, end, "D", part=part, origin="text", shift=0)


def is_part_unit(atoms: list[Atom], i: int) -> bool:
    """A unit that is also a part of the day."""
    return unit_of(atoms, i) in HALVES
