"""Stretches: how long something lasts, and how often it comes.

two and a half years    nearly two months    within days    every Friday    thirty attacks a day    on Tuesdays
P2Y6M                   P2M                  PXD            XXXX-WXX-5      P1D                     XXXX-WXX-2
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.expressions import (
    LONG,
    Expression,
    Found,
    has_capital,
    is_plural,
    opens_sentence,
    unit_of,
    word,
)
from reportedly.reading.times.months import month_at, weekday_at

Size = tuple[float | None, str]

FINER = {
    "L": (1000, "Y"),
    "C": (100, "Y"),
    "E": (10, "Y"),
    "Y": (12, "M"),
    "W": (7, "D"),
    "D": (24, "H"),
    "H": (60, "MIN"),
    "MIN": (60, "S"),
}
CODES = {"E": "DE", "C": "CE", "L": "ML", "NI": "D", "MO": "D", "AF": "D", "EV": "D"}
COUNTERS = frozenset({"a", "an", "another", "one", "half"})


def read_count(atoms: list[Atom], i: int) -> tuple[float | None, int] | None:
    """How many: a number, "a few", "several", "a couple of", "dozens of"; None is many. And the atom after it."""
    if i >= len(atoms):
        return None
    atom, after = atoms[i], word(atoms, i + 1)
    vague, multitudes = words().vague, listed("multitudes")
    if atom.kind == "num":
        if after == "½":
            return atom.n + 0.5, i + 2
        of = after == "of" and atom.end - atom.start > 1 and unit_of(atoms, i + 2)  # "a couple of years"
        return atom.n, i + 1 + bool(of)
    if atom.word in {"a", "an"} and (after in vague or after in multitudes):
        return read_count(atoms, i + 1)
    if atom.word in {"a", "an", "another", "one"}:
        return 1, i + 1
    if atom.word == "half":
        return 0.5, i + 1 + (after in {"a", "an"})
    if atom.word in vague and not (atom.word == "many" and word(atoms, i - 1) == "as"):
        j = i + 1 + (after in {"hundred", "thousand", "dozen"})
        return vague[atom.word], j + (word(atoms, j) == "of")
    if atom.word in multitudes and after == "of":
        further = word(atoms, i + 2) in {"thousands", "hundreds"} and word(atoms, i + 3) == "of"
        return None, i + 2 + 2 * further
    return None


def read_duration(atoms: list[Atom], i: int) -> Found | None:
    """ "two and a half years", "12 to 18 months", "a three-year period". An age is read over, and gives nothing."""
    found = read_count(atoms, i)
    if found is None:
        return None
    count, j = found
    glued = j < len(atoms) and atoms[j].glued and atoms[j].kind == "num"
    if (glued or word(atoms, j) in {"or", "to", "–"}) and word(atoms, i) not in {"a", "an"}:
        k = j + (not glued)
        second = read_count(atoms, k)
        if second is not None and word(atoms, k) not in {"a", "an"}:
            j = second[1]
    for _ in range(2):
        j += word(atoms, j) in listed("between")
    unit = unit_of(atoms, j)
    if not unit or not unit_fits(atoms, i, j, count, unit):
        return None
    sizes, end = read_sizes(atoms, j, count, unit)
    after = word(atoms, end)
    if after == "old" or (after == "of" and word(atoms, end + 1) == "age") or after in listed("age_closers"):
        return [], end + 1
    if word(atoms, i - 1) in {"aged", "age"}:
        return [], end
    if after == "or" and word(atoms, end + 1) in {"so", "more", "less", "two", "longer"}:
        end += 2
    elif (after == "long" and atoms[end].glued) or (
        after == "period" and (atoms[end].glued or atoms[j].glued)
    ):
        end += 1
    elif (
        after in {"or", "and"}
        and count is None
        and unit_of(atoms, end + 1) in LONG
        and is_plural(atoms, end + 1)
    ):
        end += 2  # "several weeks or months"
    return [
        Expression("duration", atoms[i].start, atoms[end - 1].end, sizes=tuple(sizes), count=count, unit=unit)
    ], end


def read_sizes(atoms: list[Atom], j: int, count: float | None, unit: str) -> tuple[list[Size], int]:
    """The unit at an atom and what is added to it: "a year and a half", "two hours and ten minutes"."""
    end = j + 1
    if [word(atoms, end + k) for k in range(3)] == ["and", "a", "half"]:
        return [((count or 0) + 0.5, unit)], end + 3
    sizes: list[Size] = [(count, unit)]
    while word(atoms, end) in {"and", ","} and end + 1 < len(atoms) and atoms[end + 1].kind == "num":
        more = read_count(atoms, end + 1)
        smaller = unit_of(atoms, more[1]) if more else ""
        if more is None or smaller not in LONG or smaller in {u for _, u in sizes}:
            break
        sizes.append((more[0], smaller))
        end = more[1] + 1
    return sizes, end


def unit_fits(atoms: list[Atom], i: int, j: int, count: float | None, unit: str) -> bool:
    """Whether a unit behind a count is one: "a second chance", "a quarter of all", "one night stand" are none."""
    first, after, plural, token = word(atoms, i), word(atoms, j + 1), is_plural(atoms, j), atoms[j].token
    article = first in {"a", "an", "another"}
    if unit == "X" or (unit == "Q" and after in {"of", "past", "to"}):
        return False
    if unit == "Q" and not plural and (article or first == "one"):
        return False
    if unit == "S" and not plural and not (atoms[j].glued and count not in {1, None}):
        return False
    modifies = token.dep == "compound" and token.head.i > token.i
    if unit in {"MO", "AF", "EV", "WE", "NI"} and (article or first in {"some", "one"} or modifies):
        return False
    if atoms[i].kind == "num":  # "1998 year" counts nothing, unless in the plural
        return plural or len(first) != 4 or not 1500 <= atoms[i].n <= 2100
    if first == "some":
        return plural
    if article and j == i + 1 and plural:
        return False
    return not (article and count == 1 and not plural and modifies and after != "long")


def read_units(atoms: list[Atom], i: int) -> Found | None:
    """Plural units without a number: "within days", "years of war", "months later"."""
    unit, before, after = unit_of(atoms, i), word(atoms, i - 1), word(atoms, i + 1)
    if (
        unit not in LONG
        or not is_plural(atoms, i)
        or (before not in listed("plural_openers") and after not in listed("plural_closers"))
    ):
        return None
    if (
        after == "old"
        or (unit == "Q" and after == "of")
        or (unit == "H" and before in listed("working") and after not in {"of", "later"})
    ):
        return None
    if before in listed("possessives") or before == "early":
        return None
    end = i + 1
    if after in {"or", "and"} and unit_of(atoms, end + 1) in LONG and is_plural(atoms, end + 1):
        end += 2
    return [Expression("duration", atoms[i].start, atoms[end - 1].end, sizes=((None, unit),), unit=unit)], end


def read_set(atoms: list[Atom], i: int) -> Found | None:
    """ "every Friday", "each month", "daily", "a day" (thirty attacks a day), "on Tuesdays"."""
    known, lower = words(), word(atoms, i)
    if lower in known.frequencies:
        if has_capital(atoms, i) and atoms[i].token.pos in {"PROPN", "NOUN"} and not opens_sentence(atoms, i):
            return None  # the Daily Star
        return [Expression("set", atoms[i].start, atoms[i].end, value=known.frequencies[lower])], i + 1
    if lower in {"every", "each"} and word(atoms, i + 1) != "of":
        other = word(atoms, i + 1) == "other"
        j = i + 1 + (other or word(atoms, i + 1) in {"single", "passing", "new"})
        counted = (
            read_count(atoms, j)
            if j < len(atoms) and (atoms[j].kind == "num" or atoms[j].word in {"few", "couple"})
            else None
        )
        count, j = counted or (2 if other else 1, j)
        return repeated(atoms, i, j, count)
    long = unit_of(atoms, i + 1) in LONG and not is_plural(atoms, i + 1)
    if long and (lower in {"per", "/"} or (lower in {"a", "an"} and is_rate(atoms, i))):
        return repeated(atoms, i, i + 1, 1)
    weekday = known.weekdays.get(lower)
    part = known.parts.get(word(atoms, i + 1)) if word(atoms, i + 1).endswith("s") else None
    if weekday and part:
        return [
            Expression("set", atoms[i].start, atoms[i + 1].end, value=f"XXXX-WXX-{weekday}T{part}")
        ], i + 2
    if weekday and lower.endswith("days"):
        return [Expression("set", atoms[i].start, atoms[i].end, value=f"XXXX-WXX-{weekday}")], i + 1
    return None


def is_rate(atoms: list[Atom], i: int) -> bool:
    """ "30 attacks a day", "three times a week", "$5 billion a year"; not "a day after", "in a week"."""
    if (
        unit_of(atoms, i + 1) in {"Q", "C"}
        or word(atoms, i + 2) in listed("no_rate")
        or i == 0
        or (i + 2 < len(atoms) and atoms[i + 2].glued)
    ):
        return False
    before = atoms[i - 1]
    if before.word in listed("rates"):
        return True
    return before.token.pos in {"NOUN", "NUM", "PROPN", "SYM"}


def repeated(atoms: list[Atom], i: int, j: int, count: float | None) -> Found | None:
    """The set of what stands at atom `j`."""
    known = words()
    j += word(atoms, j) in listed("fiscal")
    if j >= len(atoms):
        return None
    unit, lower, end = unit_of(atoms, j), atoms[j].word, j + 1
    if weekday := weekday_at(atoms, j):
        part = known.parts.get(word(atoms, end))
        value, end = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), end + (part is not None)
    elif month := month_at(atoms, j):
        value = f"XXXX-{month:02d}"
    elif lower in known.seasons:
        value = f"XXXX-{('SP', 'SU', 'FA', 'WI')[known.seasons[lower] - 1]}"
    elif lower in known.parts:
        value = f"XXXX-XX-XXT{known.parts[lower]}"
    elif unit == "WE":
        value = "XXXX-WXX-WE"
    elif unit in LONG:
        value = size_value([(count, unit)])
    else:
        return None
    return [Expression("set", atoms[i].start, atoms[end - 1].end, value=value, unit=unit)], end


def size_value(sizes: Iterable[Size]) -> str:
    """A duration as TIMEX3 writes it: P3D, PT30M, P2Y6M, PXW."""
    days, hours = "", ""
    for count, unit in simple(sizes):
        number = "X" if count is None else str(int(count) if count == int(count) else count)
        if unit in {"H", "MIN", "S"}:
            hours += number + unit[0]
        else:
            days += number + CODES.get(unit, unit)
    return f"P{days}T{hours}" if hours else f"P{days}"


def simple(sizes: Iterable[Size]) -> Iterable[Size]:
    """Sizes without fractions, fortnights and counted decades: two and a half years are 2Y 6M, half a century 50Y."""
    for count, unit in sizes:
        if unit == "FN":
            yield None if count is None else count * 2, "W"
        elif count is None or unit not in FINER or (count == int(count) and not (unit == "E" and count > 1)):
            yield count, unit
        else:
            size, finer = FINER[unit]
            whole, rest = (
                (count * size, 0.0) if finer == "Y" else (int(count), round((count - int(count)) * size))
            )
            if whole:
                yield whole, finer if finer == "Y" else unit
            if rest:
                yield rest, finer
