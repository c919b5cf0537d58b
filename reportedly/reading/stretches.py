"""Stretches: how long something lasts, how often it comes, and units counted from now or from the time told last.

more than four hours    the past three months    every Friday    last week        the following day
duration PT4H           duration P3M             set             week -1 (now)    day +1 (text)
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.calendar import words
from reportedly.reading.atoms import Atom
from reportedly.reading.expressions import Expression, point, unit_of, word
from reportedly.reading.points import (
    SEASON_NUMBER,
    month_at,
    read_clock,
    read_day_month,
    read_feast,
    read_month,
    read_quarter,
    weekday_at,
)

Found = tuple[list[Expression], int]

SIZES = {"NI": "D", "MO": "D", "AF": "D", "EV": "D"}
MULTITUDES = frozenset(
    [
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "tens",
        "handful",
        "number",
        "matter",
        "series",
        "couple",
        "string",
    ]
)
ENDLESS = frozenset(["for", "in", "within", "over", "after", "during", "throughout", "through", "spent", "spend", "took", "take", "takes", "taken", "lasted", "last", "lasts", "lasting", "of", "about", "mere", "just", "only", "these", "all", "and", "or", "follows", "until", "waited", "by", "into", "with"])  # fmt: skip
LATER = frozenset(
    [
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "of",
        "ahead",
        "afterwards",
        "afterward",
        "previously",
        "or",
        "and",
        "on",
        "to",
        "long",
        "from",
        "into",
    ]
)
LONG = frozenset(["D", "W", "M", "Y", "E", "C", "H", "MIN", "FN", "Q", "L"])


def read_count(atoms: list[Atom], i: int) -> tuple[float | None, int] | None:
    """How many: a number, "a few", "several", "a couple of", "dozens of"; None is many."""
    if i >= len(atoms):
        return None
    atom, known = atoms[i], words()
    if atom.kind == "num":
        j = i + 1
        if word(atoms, j) == "½":
            return atom.n + 0.5, j + 1
        if word(atoms, j) == "of" and atom.end - atom.start > 1 and unit_of(atoms, j + 1):
            j += 1  # "a couple of years"
        return atom.n, j
    lower = atom.word
    if lower in {"a", "an", "the"} and (
        word(atoms, i + 1) in known.vague or word(atoms, i + 1) in MULTITUDES
    ):
        inner = read_count(atoms, i + 1)
        return inner if inner is not None and lower != "the" else None
    if lower in {"a", "an", "another", "one"}:
        return 1, i + 1
    if lower == "half":
        return 0.5, i + 1 + (word(atoms, i + 1) in {"a", "an"})
    if lower == "couple":
        return 2, i + 1 + (word(atoms, i + 1) == "of")
    if lower in known.vague:
        count = known.vague[lower]
        j = i + 1
        if word(atoms, j) in {"hundred", "thousand", "dozen"}:
            j += 1
        return count, j + (word(atoms, j) == "of")
    if lower in MULTITUDES and word(atoms, i + 1) == "of":
        j = i + 2
        if word(atoms, j) in {"thousands", "hundreds"} and word(atoms, j + 1) == "of":
            j += 2
        return None, j
    return None


def read_duration(atoms: list[Atom], i: int) -> Found | None:
    """ "two and a half years", "nearly two months", "12 to 18 months", "a three-year period". An age is read over, and gives nothing."""
    found = read_count(atoms, i)
    if found is None:
        return None
    count, j = found
    first = word(atoms, i)
    if word(atoms, j) in {"or", "to", "–", "and"} or (
        j < len(atoms) and atoms[j].glued and atoms[j].kind == "num"
    ):
        k = j + (not (atoms[j].glued and atoms[j].kind == "num"))
        second = read_count(atoms, k)
        if (
            second is not None
            and word(atoms, j) != "and"
            and first not in {"a", "an"}
            and word(atoms, k) not in {"a", "an"}
        ):
            j = second[1]
    known = words()
    steps = 0
    while j < len(atoms) and word(atoms, j) in known.between and steps < 2:
        j, steps = j + 1, steps + 1
    unit = unit_of(atoms, j)
    if not unit or not unit_fits(atoms, i, j, count, unit):
        return None
    sizes = [(count, unit)]
    end = j + 1
    if word(atoms, end) == "and" and word(atoms, end + 1) == "a" and word(atoms, end + 2) == "half":
        sizes, end = [((count or 0) + 0.5, unit)], end + 3
    while word(atoms, end) in {"and", ","} and (more := read_count(atoms, end + 1)) is not None:
        smaller = unit_of(atoms, more[1])
        if smaller not in LONG or atoms[end + 1].kind != "num" or smaller == unit or sizes[-1][1] == smaller:
            break
        sizes.append((more[0], smaller))
        end = more[1] + 1
    if (
        word(atoms, end) == "old"
        or (word(atoms, end) == "of" and word(atoms, end + 1) == "age")
        or word(atoms, end) in {"olds", "older", "younger"}
    ):
        return [], end + 1
    if word(atoms, i - 1) in {"aged", "age"}:
        return [], end
    if word(atoms, end) == "or" and word(atoms, end + 1) in {"so", "more", "less", "two", "longer"}:
        end += 2
    elif word(atoms, end) in {"long", "period"} and (
        atoms[end].glued or (word(atoms, end) == "period" and atoms[j].glued)
    ):
        end += 1
    elif (
        unit_of(atoms, end + 1) in LONG
        and word(atoms, end) in {"or", "and"}
        and count is None
        and word(atoms, end + 1) in known.plural
    ):
        end += 2  # "weeks or months"
    return [
        Expression("duration", atoms[i].start, atoms[end - 1].end, sizes=tuple(sizes), count=count, unit=unit)
    ], end


def unit_fits(atoms: list[Atom], i: int, j: int, count: float | None, unit: str) -> bool:
    """Whether a unit behind a count is one: "a second chance", "a quarter of all", "one night stand" are none."""
    lower, first = word(atoms, j), word(atoms, i)
    plural = lower in words().plural
    if unit == "X":
        return False
    if (
        unit in {"S", "Q"}
        and not plural
        and not (unit == "Q" and first not in {"a", "an", "one", "another"} and word(atoms, j + 1) != "of")
        and not (unit == "S" and atoms[j].glued and count not in {1, None})
    ):
        return False
    if unit == "Q" and word(atoms, j + 1) in {"of", "past", "to"}:
        return False
    if unit in {"MO", "AF", "EV", "WE", "NI"} and (
        first in {"a", "an", "some", "another", "one"} or atoms[j].token.dep == "compound"
    ):
        return False
    if first in {"a", "an", "some", "another"} and plural and atoms[i].kind != "num" and j == i + 1:
        return first == "some"
    if first == "some" and not plural:
        return False
    if (
        first in {"a", "an"}
        and not plural
        and atoms[j].token.dep == "compound"
        and atoms[j].token.head.i > atoms[j].token.i
        and count == 1
        and word(atoms, j + 1) != "long"
    ):
        return False
    return not (
        atoms[i].kind == "num" and len(atoms[i].word) == 4 and 1500 <= atoms[i].n <= 2100 and not plural
    )


def read_units(atoms: list[Atom], i: int) -> Found | None:
    """Plural units without a number: "within days", "years of war", "months later"."""
    unit = unit_of(atoms, i)
    if unit not in LONG or word(atoms, i) not in words().plural:
        return None
    before, after = word(atoms, i - 1), word(atoms, i + 1)
    if before not in ENDLESS and after not in LATER:
        return None
    if (
        (unit == "Q" and after == "of")
        or after == "old"
        or (
            unit == "H"
            and before in {"working", "office", "opening", "visiting", "business", "after"}
            and after not in {"of", "later"}
        )
        or before in {"their", "his", "her", "early", "my"}
    ):
        return None
    end = i + 1
    if (
        word(atoms, end) in {"or", "and"}
        and unit_of(atoms, end + 1) in LONG
        and word(atoms, end + 1) in words().plural
    ):
        end += 2
    elif after in {"on", "to", "long", "from", "into", "or", "and"} and before not in ENDLESS:
        return None
    return [Expression("duration", atoms[i].start, atoms[end - 1].end, sizes=((None, unit),), unit=unit)], end


def read_set(atoms: list[Atom], i: int) -> Found | None:
    """ "every Friday", "each month", "daily", "a day" (thirty attacks a day), "on Tuesdays"."""
    known, lower = words(), word(atoms, i)
    if lower in known.frequencies and atoms[i].kind == "":
        token = atoms[i].token
        if token.text[0].isupper() and token.pos in {"PROPN", "NOUN"} and token.i > token.sent.start:
            return None
        return [Expression("set", atoms[i].start, atoms[i].end, value=known.frequencies[lower])], i + 1
    if lower in {"every", "each"}:
        j = i + 1
        if word(atoms, j) in {"of", "other", "single", "passing", "new"}:
            if word(atoms, j) == "of":
                return None
            j += 1
        count = 2 if word(atoms, i + 1) == "other" else 1
        found = (
            read_count(atoms, j)
            if j < len(atoms) and atoms[j].kind == "num" or word(atoms, j) in {"few", "couple"}
            else None
        )
        if found is not None:
            count, j = int(found[0] or 0), found[1]
        return repeated(atoms, i, j, count)
    if lower in {"per", "/"} and unit_of(atoms, i + 1) in LONG and word(atoms, i + 1) not in known.plural:
        return repeated(atoms, i, i + 1, 1)
    if (
        lower in {"a", "an"}
        and unit_of(atoms, i + 1) in LONG - {"Q", "C"}
        and word(atoms, i + 1) not in known.plural
        and is_rate(atoms, i)
    ):
        return repeated(atoms, i, i + 1, 1)
    weekday = known.weekdays.get(lower, 0)
    if weekday and lower.endswith("days"):
        return [Expression("set", atoms[i].start, atoms[i].end, value=f"XXXX-WXX-{weekday}")], i + 1
    if weekday and (part := known.parts.get(word(atoms, i + 1))) and word(atoms, i + 1).endswith("s"):
        return [
            Expression("set", atoms[i].start, atoms[i + 1].end, value=f"XXXX-WXX-{weekday}T{part[0]}")
        ], i + 2
    return None


def is_rate(atoms: list[Atom], i: int) -> bool:
    """ "30 attacks a day", "three times a week", "$5 billion a year"; not "a day after", "in a week"."""
    after = word(atoms, i + 2)
    if (
        after
        in {
            "ago",
            "earlier",
            "later",
            "before",
            "after",
            "and",
            "or",
            "from",
            "of",
            "old",
            "long",
            "since",
            "ahead",
        }
        or i == 0
        or (i + 2 < len(atoms) and atoms[i + 2].glued)
    ):
        return False
    unit, before = atoms[i + 1].token, atoms[i - 1]
    if before.token.pos in {
        "ADP",
        "VERB",
        "AUX",
        "PUNCT",
        "CCONJ",
        "SCONJ",
        "ADV",
        "DET",
    } and before.word not in {"once", "twice"}:
        return False
    return (
        before.token.pos in {"NOUN", "NUM", "PROPN", "SYM"}
        or before.word in {"once", "twice", "times", "$", "%"}
        or unit.dep == "npadvmod"
    )


def repeated(atoms: list[Atom], i: int, j: int, count: int) -> Found | None:
    """The set of what stands at atom `j`."""
    known = words()
    if j >= len(atoms):
        return None
    j += word(atoms, j) in known.fiscal
    unit = unit_of(atoms, j)
    weekday, month, lower = weekday_at(atoms, j), month_at(atoms, j), word(atoms, j)
    end, value = j + 1, ""
    if weekday:
        part = known.parts.get(word(atoms, end))
        value = f"XXXX-WXX-{weekday}" + (f"T{part[0]}" if part else "")
        end += part is not None
    elif month:
        value = f"XXXX-{month:02d}"
    elif lower in known.seasons and known.seasons[lower]:
        value = f"XXXX-{known.seasons[lower]}"
    elif lower in known.parts:
        value = f"XXXX-XX-XXT{known.parts[lower][0]}"
    elif unit in LONG or unit == "WE":
        value = "XXXX-WXX-WE" if unit == "WE" else size_value([(count or None, unit)])
    else:
        return None
    return [Expression("set", atoms[i].start, atoms[end - 1].end, value=value, unit=unit)], end


def size_value(sizes: list[tuple[float | None, str]]) -> str:
    """A duration as TIMEX3 writes it: P3D, PT30M, P2Y6M, PXW."""
    days, hours = "", ""
    for count, unit in sizes:
        unit = SIZES.get(unit, unit)
        if count is not None and count != int(count):
            for name, size, finer in (
                ("C", 100, "Y"),
                ("E", 10, "Y"),
                ("Y", 12, "M"),
                ("H", 60, "MIN"),
                ("D", 24, "H"),
                ("MIN", 60, "S"),
                ("W", 7, "D"),
            ):
                if unit == name:
                    whole, rest = divmod(count, 1)
                    pair: list[tuple[float | None, str]] = [(round(rest * size), finer)]
                    if whole:
                        pair = [(round(count * size), finer)] if name in "CE" else [(whole, unit), *pair]
                    inner = size_value(pair)
                    inner_days, _, inner_hours = inner[1:].partition("T")
                    days, hours = days + inner_days, hours + inner_hours
                    break
            else:
                days += f"{count}{unit}"
            continue
        number = "X" if count is None else str(int(count))
        if unit == "E" and count is not None and count > 1:
            number, unit = str(int(count) * 10), "Y"
        if unit == "FN":
            number, unit = ("X" if count is None else str(int(count) * 2)), "W"
        if unit in {"H", "MIN", "S"}:
            hours += number + unit[0]
        else:
            days += number + {"E": "DE", "C": "CE", "L": "ML"}.get(unit, unit)
    return "P" + days + ("T" + hours if hours else "")


def read_shift(atoms: list[Atom], i: int) -> Found | None:
    """ "last week", "this coming Sunday", "the past three months", "that same day", "the following year", "recent years"."""
    known = words()
    j = i + (word(atoms, i) == "the")
    the = j > i
    lower = word(atoms, j)
    if (
        lower not in known.shifts
        and lower not in known.anaphors
        and lower
        not in {
            "these",
            "those",
            "recent",
            "coming",
            "final",
            "very",
            "first",
            "early",
            "intervening",
            "later",
            "opening",
            "closing",
        }
    ):
        return None
    if lower == "that" and atoms[j].token.tag == "IN":
        return None
    second = word(atoms, j + 1)
    origin = "this" if lower == "this" else "now" if lower in known.shifts else "text"
    shift = known.shifts.get(lower, known.anaphors.get(lower, 0))
    if lower == "past" and not the and atoms[j].token.dep == "prep" and word(atoms, i - 1) != "this":
        return None
    if lower == "this" and second in {"past", "coming", "last", "next"}:
        origin = "now"
        shift, second, j = known.shifts[second], word(atoms, j + 2), j + 1
    elif lower in {"this", "that", "the", "very"} and second in {"very", "same", "particular"}:
        origin, shift, j = "text", 0, j + 1
        second = word(atoms, j + 1)
        if second == "same":
            j += 1
    elif lower == "next" and the:
        origin = (
            "next"  # the next day is the one after the day told; the next week may also be this coming one
        )
    elif lower == "last" and the and second == "few":
        pass
    j += 1
    if j >= len(atoms):
        return None
    if lower in {"first", "early", "final", "opening", "closing", "intervening", "later", "recent"} or (
        lower
        in {
            "last",
            "past",
            "next",
            "coming",
            "following",
            "previous",
            "subsequent",
            "preceding",
            "succeeding",
            "ensuing",
            "same",
            "these",
            "those",
            "latest",
            "prior",
        }
    ):
        counted = (
            read_duration(atoms, j)
            if word(atoms, j) not in {"a", "an", "another", "one"} or atoms[j].kind == "num"
            else None
        )
        if counted is not None and counted[0] and (atoms[j].kind == "num" or word(atoms, j) in known.vague):
            if word(atoms, j) == "one" and the is False:
                return None
            found = counted[0][0]
            found.start = atoms[i].start
            found.rolling = direction(lower)
            found.origin = origin
            return [found], counted[1]
        unit = unit_of(atoms, j)
        if unit in LONG and word(atoms, j) in known.plural:
            end = j + 1
            if word(atoms, end) in {"and", "or"} and unit_of(atoms, end + 1) in LONG:
                end += 2
            if lower == "early" and unit == "H":
                return None
            return [
                Expression(
                    "duration",
                    atoms[i].start,
                    atoms[end - 1].end,
                    sizes=((None, unit),),
                    unit=unit,
                    rolling=direction(lower),
                    origin=origin,
                )
            ], end
    if lower not in known.shifts and lower not in known.anaphors:
        return None
    return shifted(atoms, i, j, shift, origin, the, lower)


def with_date(atoms: list[Atom], j: int, weekday: Expression) -> Found:
    """ "this coming Sunday, March 8": a date says more than the words before it."""
    k = j + 1 + (word(atoms, j + 1) == ",")
    found = read_month(atoms, k) or read_day_month(atoms, k)
    if found is not None and len(found[0]) == 1 and found[0][0].day:
        return [replace(found[0][0], start=weekday.start, weekday=weekday.weekday)], found[1]
    return [weekday], j + 1


def direction(lower: str) -> int:
    """Which way a stretch runs from now: the past week, the coming days."""
    return {
        "last": -1,
        "past": -1,
        "recent": -1,
        "previous": -1,
        "preceding": -1,
        "prior": -1,
        "latest": -1,
        "next": 1,
        "coming": 1,
        "following": 1,
        "upcoming": 1,
        "subsequent": 1,
        "ensuing": 1,
        "succeeding": 1,
    }.get(lower, 0)


def shifted(
    atoms: list[Atom], i: int, j: int, shift: int, origin: str, the: bool, lower: str
) -> Found | None:
    """The unit, weekday, month, season or part of a day at atom `j`, so many of its kind away."""
    known = words()
    unit, target = unit_of(atoms, j), word(atoms, j)
    if atoms[j].token.text[0].isupper() and atoms[j - 1].token.text[0].isupper() and atoms[j - 1].token.i > atoms[j].token.sent.start and unit:
        return None  # ABC's "This Week"
    if unit in {"MIN", "S", "H"} and atoms[j].glued:
        return None  # "last-minute"
    if target in known.fiscal and word(atoms, j + 1) == "year":
        return [point(atoms, i, j + 2, "Y", shift=shift, origin=origin, fiscal=True)], j + 2
    if target in {"year", "calendar"} and word(atoms, j) == "calendar":
        return None
    if (weekday := weekday_at(atoms, j)) and not target.endswith("days"):
        return with_date(atoms, j, point(atoms, i, j + 1, "D", weekday=weekday, shift=shift, origin=origin))
    if (month := month_at(atoms, j)) or (target == "may" and atoms[j].token.text == "May"):
        return [point(atoms, i, j + 1, "M", n=month or 5, shift=shift, origin=origin)], j + 1
    if target in known.seasons and atoms[j].token.pos not in {"VERB", "AUX"} and not target.endswith("s"):
        return [
            point(atoms, i, j + 1, "S", n=SEASON_NUMBER[known.seasons[target]], shift=shift, origin=origin)
        ], j + 1
    if (quarter := read_quarter(atoms, j)) is not None and quarter[0][0].kind == "point":
        found = quarter[0][0]
        found.start, found.shift, found.origin = atoms[i].start, shift, origin
        return [found], quarter[1]
    if (feast := read_feast(atoms, j)) is not None:
        found = feast[0][0]
        found.start, found.shift, found.origin = atoms[i].start, shift, origin
        return [found], feast[1]
    if target in known.parts and unit in {"", "NI", "MO", "AF", "EV"} and not target.endswith("s"):
        part = known.parts[target][0]
        return [point(atoms, i, j + 1, "D", part=part, shift=shift, origin=origin)], j + 1
    if target == "time" and lower in {"this", "that", "same"}:
        return None
    if unit and target not in known.plural and unit not in {"S", "NI", "MO", "AF", "EV"}:
        if unit == "X" and lower not in {"latest", "current", "same", "previous", "year", "prior"}:
            return [Expression("ref", atoms[i].start, atoms[j].end, value="")], j + 1 if the or lower in {
                "this",
                "that",
            } else j + 1
        if atoms[j].token.dep == "compound" and lower in {"this", "that"} and False:
            return None
        rolling = direction(lower) if the and lower in {"past", "last", "next", "coming"} else 0
        found = point(atoms, i, j + 1, "Q" if unit == "X" else unit, shift=shift, origin=origin, rolling=rolling)
        found.vague = unit == "X"
        return [found], j + 1
    if (
        (clock := read_clock(atoms, j)) is not None
        and atoms[j].word in known.noons
        and lower in {"this", "next"}
    ):
        found = clock[0]
        found.start = atoms[i].start
        return [found], clock[1]
    return None
