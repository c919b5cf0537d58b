"""Shifts: units counted from now or from the time told last, and units that the text has told before.

last week       this coming Sunday    the past three months    that same day    the following year    the quarter
week -1 (now)   Sunday +1 (now)       duration, up to now      day 0 (text)     year +1 (text)        told before
"""

from __future__ import annotations

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.clocks import HALVES, is_part_unit
from reportedly.reading.times.days import read_feast, with_date
from reportedly.reading.times.expressions import (
    LONG,
    Expression,
    Found,
    from_atom,
    has_capital,
    is_plural,
    is_year,
    opens_sentence,
    point,
    single,
    unit_of,
    word,
)
from reportedly.reading.times.months import month_at, weekday_at
from reportedly.reading.times.stretches import read_duration
from reportedly.reading.times.years import read_quarter

COUNTING = frozenset(
    ["first", "early", "final", "opening", "closing", "intervening", "later"]
)  # "the first nine months"
POINTING = COUNTING | {"the", "very", "these", "those", "recent"}  # what else a shift may begin with
NO_COUNT = frozenset(["this", "that", "current", "present", "upcoming"])  # no "the current three months"


def read_shift(atoms: list[Atom], i: int) -> Found | None:
    """What "last", "this", "the past", "that same", "the following" go with."""
    known = words()
    the = word(atoms, i) == "the"
    j = i + the
    lower, second = word(atoms, j), word(atoms, j + 1)
    if lower == "very" and second == "same":
        j, lower, second = j + 1, second, word(atoms, j + 2)
    pointing = lower in known.shifts or lower in known.anaphors
    if not pointing and lower not in COUNTING and lower not in {"these", "those", "recent"}:
        return None
    if lower == "that" and atoms[j].token.tag == "IN" and atoms[j].token.dep != "det":
        return None  # "said that Monday was quiet"
    if lower == "past" and not the and atoms[j].token.dep == "prep":
        return None
    shift = known.shifts.get(lower, known.anaphors.get(lower, 0))
    origin = "this" if lower == "this" else "now" if lower in known.shifts else "text"
    if lower == "this" and second in {"past", "coming", "last", "next"}:
        origin, shift, j = "now", known.shifts[second], j + 1
    elif lower in {"this", "that"} and second in {"very", "same", "particular"}:
        origin, shift, j = "text", 0, j + 1
        j += word(atoms, j) == "very" and word(atoms, j + 1) == "same"
    elif lower == "next" and the:
        origin = "next"
    j += 1
    if j >= len(atoms):
        return None
    if lower not in NO_COUNT:
        found = read_counted(atoms, i, j, origin, the=the)
        if found is not None:
            return found
    return shifted(atoms, i, j, shift, origin, the=the) if pointing else None


def read_counted(atoms: list[Atom], i: int, j: int, origin: str, *, the: bool) -> Found | None:
    """ "the past three months", "the next few days", "recent weeks and months"."""
    way = words().directions.get(atoms[j - 1].word, 0)
    if atoms[j].kind == "num" or atoms[j].word in words().vague:
        counted = read_duration(atoms, j)
        if counted is None or not counted[0] or (atoms[j].word == "one" and not the):
            return None
        rolling = way if word(atoms, counted[1]) != "of" else 0
        return [from_atom(atoms, i, counted[0][0], rolling=rolling, origin=origin)], counted[1]
    unit = unit_of(atoms, j)
    if unit not in LONG or not is_plural(atoms, j) or (unit == "H" and atoms[j - 1].word == "early"):
        return None
    end = j + 1
    if word(atoms, end) in {"and", "or"} and unit_of(atoms, end + 1) in LONG:
        end += 2
    return [
        Expression(
            "duration",
            atoms[i].start,
            atoms[end - 1].end,
            sizes=((None, unit),),
            unit=unit,
            rolling=way,
            origin=origin,
        )
    ], end


def shifted(atoms: list[Atom], i: int, j: int, shift: int, origin: str, *, the: bool) -> Found | None:
    """The unit, weekday, month, season or part of a day at atom `j`, so many of its kind away."""
    known = words()
    unit, target, lower, token = unit_of(atoms, j), atoms[j].word, atoms[j - 1].word, atoms[j].token
    if (
        unit
        and has_capital(atoms, j)
        and has_capital(atoms, j - 1)
        and not opens_sentence(atoms, j - 1)
        and not token.text.isupper()
    ):
        return None  # ABC's "This Week"
    if target in listed("fiscal") and word(atoms, j + 1) == "year":
        return single(atoms, i, j + 2, "Y", shift=shift, origin=origin, fiscal=True)
    if (weekday := weekday_at(atoms, j)) and not target.endswith("days"):
        return with_date(
            atoms, j + 1, point(atoms, i, j + 1, "D", weekday=weekday, shift=shift, origin=origin)
        )
    if month := month_at(atoms, j):
        return single(atoms, i, j + 1, "M", n=month, shift=shift, origin=origin)
    if target in known.seasons and token.pos not in {"VERB", "AUX"} and not target.endswith("s"):
        return single(atoms, i, j + 1, "S", n=known.seasons[target], shift=shift, origin=origin)
    named = read_quarter(atoms, j) or read_feast(atoms, j)
    if named is not None and named[0][0].kind == "point":
        return [from_atom(atoms, i, named[0][0], shift=shift, origin=origin)], named[1]
    if target in known.parts and (not unit or is_part_unit(atoms, j)) and not target.endswith("s"):
        return single(atoms, i, j + 1, "D", part=known.parts[target], shift=shift, origin=origin)
    if not unit or is_plural(atoms, j) or unit == "S" or is_part_unit(atoms, j):
        return None
    way = known.directions.get(lower, 0)
    if unit in {"MIN", "H", "FN"}:  # "the last hour" is a stretch, "last-minute" and "this hour" are none
        if not way or atoms[j].glued:
            return None
        return [
            Expression(
                "duration",
                atoms[i].start,
                atoms[j].end,
                sizes=((1, unit),),
                unit=unit,
                rolling=way,
                origin=origin,
            )
        ], j + 1
    if unit == "X":  # "the same period" is the quarter told last, "this period" nobody knows what
        if lower not in {"latest", "current", "same", "previous", "prior"}:
            return [Expression("ref", atoms[i].start, atoms[j].end)], j + 1
        return single(atoms, i, j + 1, "Q", shift=shift, origin=origin, vague=True)
    if (
        lower == "this"
        and unit == "D"
        and word(atoms, j + 1) == "in"
        and any(map(is_year, atoms[j + 2 : j + 3]))
    ):
        year = int(atoms[j + 2].n)  # "on this day in 1973"
        return single(atoms, i, j + 3, unit, shift=shift, origin="now", year=year)
    rolling = way if the and lower in {"past", "last", "next", "coming"} else 0
    return single(atoms, i, j + 1, unit, shift=shift, origin=origin, rolling=rolling)


def read_definite(atoms: list[Atom], i: int, *, within: bool = False) -> Found | None:
    """ "the weekend", "the quarter", "in the year", "the day before": a unit that the text has told before."""
    if word(atoms, i) not in {"the", "its"} or i + 1 >= len(atoms):
        return None
    qualifier = word(atoms, i + 1)
    j = i + 1
    if (
        qualifier in listed("latest")
        and unit_of(atoms, j + 1) in {"Q", "Y", "X", "M", "W"}
        and not is_plural(atoms, j + 1)
    ):
        j += 1
    compared = j > i + 1 and qualifier in listed("compared")
    unit, after = unit_of(atoms, j), word(atoms, j + 1)
    if unit == "X" and compared:
        return single(atoms, i, j + 1, "Q", shift=0, origin="text", vague=True)
    if (
        unit not in {"D", "WE", "W", "M", "Q", "Y", "E", "FN"} | HALVES
        or is_plural(atoms, j)
        or (word(atoms, i) == "its" and unit != "Q")
    ):
        return None
    if after in {"before", "after", "following", "earlier", "prior"} and unit not in {"Q", "E", "FN"}:
        step = 1 if after in {"after", "following"} else -1
        if word(atoms, j + 2) in {"last", "next"} and after in {"before", "after"}:
            return single(atoms, i, j + 3, unit, shift=2 * step, origin="now")
        part, size = (unit, "D") if unit in HALVES else ("", unit)
        return [
            Expression(
                "offset",
                atoms[i].start,
                atoms[j].end,
                unit=size,
                count=1,
                shift=step,
                origin="text",
                part=part,
                definite=True,
            )
        ], j + 1
    if unit in HALVES | {"FN"}:
        return None
    if unit == "WE":
        return single(atoms, i, j + 1, "WE")
    if within:
        return single(atoms, i, j + 1, unit, shift=0, origin="text", definite=True)
    if atoms[j].token.dep == "compound" or after in {"of", "that", "when"} or (after == "in" and unit != "Q"):
        return None
    if word(atoms, i - 1) in listed("within") or unit == "Q":
        origin = "text" if j == i + 1 or compared else "now"
        return single(atoms, i, j + 1, unit, shift=0, origin=origin, definite=True)
    return None


def read_compared(atoms: list[Atom], i: int) -> Found | None:
    """ "the year-ago quarter", "year-earlier results", "the comparable year-earlier period": business compared with the year before."""
    j = i + (word(atoms, i) in {"the", "its"})
    j += word(atoms, j) in {"comparable", "corresponding", "same"}
    if word(atoms, j) != "year" or word(atoms, j + 1) not in {"earlier", "ago"} or not atoms[j + 1].glued:
        return None
    end = j + 2
    before = Expression(
        "offset",
        atoms[j].start,
        atoms[j + 1].end,
        unit="Y",
        count=1,
        shift=-1,
        origin="text",
        sizes=((1, "Y"),),
    )
    quarter = read_quarter(atoms, end)
    if quarter is not None and len(quarter[0]) == 1:
        return [from_atom(atoms, i, quarter[0][0], base=before)], quarter[1]
    if word(atoms, end) in {"quarter", "period"}:
        return [from_atom(atoms, i, before, end=atoms[end].end)], end + 1
    return [before], end
