"""Days: dates with their month, weekday or number, and days that have a name.

    Tuesday, 5 May 2014      March 5-9      the night of 3 and 4 May      05/03/2019     Good Friday
    weekday  day month year  two days       a list                        two readings   feast

Each reader gives the expressions that begin at an atom (several for a list) and the atom after them.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.calendar import COUNTED, dated, listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.expressions import (
    Expression,
    Found,
    has_capital,
    is_day,
    is_name,
    matched,
    opens_sentence,
    point,
    single,
    unit_of,
    word,
)
from reportedly.reading.times.months import month_at, read_year_after, weekday_at


def day_list(atoms: list[Atom], i: int, *, before_month: bool) -> list[int]:
    """The positions of the days of a list that begins at an atom: "5-9", "4 and 5", "19/20"."""
    out, links = [i], listed("links")
    while True:
        k = out[-1] + 1
        linked = word(atoms, k) in links or word(atoms, k) == ","
        j = k + linked
        if j >= len(atoms) or not is_day(atoms[j]) or not (linked or atoms[j].glued):
            return out
        if not before_month and (month_at(atoms, j + 1) or word(atoms, k) == "," or counts(atoms, j)):
            return out
        out.append(j)


def counts(atoms: list[Atom], j: int) -> bool:
    """A number behind a month that counts something: "in May 12 people were", "May 4 and 5 policemen", "June 30 per cent"."""
    after, token = word(atoms, j + 1), atoms[j].token
    if after in listed("counted") or after in words().halves_of_day:
        return True
    if atoms[j].kind != "num":
        return False
    if unit_of(atoms, j + 1) and not has_capital(atoms, j + 1):
        return True
    near = (
        token.i < token.head.i <= token.i + 2
        and token.head.tag == "NNS"
        and token.head.lower not in listed("holds_year")
    )
    return token.dep == "nummod" and near and (token.head.i > token.i + 1 or not month_at(atoms, j - 1))


def days_of(
    atoms: list[Atom], places: list[int], start: int, end: int, year: int | None, month: int
) -> Found:
    """The days at these places as expressions, the first from `start`, the last to `end`; the ends of a range know each other."""
    out = []
    for k, place in enumerate(places):
        stop = end if k == len(places) - 1 else place + 1
        out.append(
            point(atoms, start if k == 0 else place, stop, "D", year=year, n=month, day=int(atoms[place].n))
        )
    between = "between" in {word(atoms, start - 1), word(atoms, start - 2)}
    for k in range(len(places) - 1):
        second = places[k + 1]
        link = "-" if atoms[second].glued else word(atoms, second - 1)
        if link in listed("ranges") or (link == "and" and between):
            out[k].mate = out[k + 1]
    known = dated().get((month, out[0].day))
    if (
        known is not None
        and year is None
        and len(out) == 1
        and {word(atoms, end), word(atoms, end + 1)} & known[1]
    ):
        out[0].year = known[0]  # "the Sept. 11 attacks"
    return out, end


def read_month(atoms: list[Atom], i: int) -> Found | None:
    """ "March 3, 2011", "April 6-7", "May 4 and 5", "February of 1940", "March"."""
    month = month_at(atoms, i)
    if not month:
        return None
    j = i + 1
    if word(atoms, j) == "." and j + 1 < len(atoms) and is_day(atoms[j + 1]):
        j += 1
    if (
        word(atoms, j) == "the"
        and j + 1 < len(atoms)
        and atoms[j + 1].kind == "ord"
        and not has_capital(atoms, j + 1)
    ):
        j += 1
    if j < len(atoms) and is_day(atoms[j]) and not counts(atoms, j):
        places = day_list(atoms, j, before_month=False)
        year, end = read_year_after(atoms, places[-1] + 1)
        return days_of(atoms, places, i, end, year, month)
    year, end = read_year_after(atoms, i + 1)
    return single(atoms, i, end, "M", year=year, n=month)


def read_day_month(atoms: list[Atom], i: int) -> Found | None:
    """ "3 March 1918", "the 3rd of March", "5 to 9 March", "19/20 May"."""
    start = i + (word(atoms, i) == "the")
    if start >= len(atoms) or not is_day(atoms[start]):
        return None
    places = day_list(atoms, start, before_month=True)
    number = atoms[start].kind == "num"
    while places:
        j = places[-1] + 1
        k = j + (word(atoms, j) == "of")
        k += word(atoms, k) == "the"
        month = month_at(atoms, k)
        if month and not (k > j and len(places) > 1 and number):
            follows = k == j and k + 1 < len(atoms) and is_day(atoms[k + 1]) and not atoms[k + 1].glued
            if follows and number and len(places) == 1 and word(atoms, k + 2) in {",", "and"}:
                return None  # "12 May 3, ..." reads as month and day
            year, end = read_year_after(atoms, k + 1)
            return days_of(atoms, places, i, end, year, month)
        places.pop()
    return None


def read_day(atoms: list[Atom], i: int) -> Found | None:
    """ "on the 9th", "on the twelfth": a day of a month that the text tells."""
    if (
        word(atoms, i) != "the"
        or i + 1 >= len(atoms)
        or not is_day(atoms[i + 1])
        or atoms[i + 1].kind != "ord"
    ):
        return None
    atom = atoms[i + 1]
    told = atom.word[0].isdecimal() or (atom.n > COUNTED and word(atoms, i - 1) == "on")
    if not told or atom.token.dep != "pobj" or word(atoms, i - 1) not in listed("day_openers"):
        return None
    return single(atoms, i, i + 2, "D", day=int(atom.n))


def read_date(atoms: list[Atom], i: int) -> Found | None:
    """A month and day, either way round, or a numeric date."""
    return read_month(atoms, i) or read_day_month(atoms, i) or read_numeric(atoms, i)


def read_weekday(atoms: list[Atom], i: int) -> Found | None:
    """ "Tuesday, 5 May 2014", "Saturday, April 25", "Friday"."""
    weekday = weekday_at(atoms, i)
    if not weekday:
        return None
    j = i + 1
    while word(atoms, j) in {",", ".", "the"} and j - i < 4:
        j += 1
    found = read_date(atoms, j)
    if found is not None and found[0][0].unit == "D" and (found[0][0].day or found[0][0].swapped):
        first, *others = found[0]
        return [replace(first, start=atoms[i].start, weekday=weekday), *others], found[1]
    if word(atoms, i + 1) in listed("papers") and has_capital(atoms, i + 1):
        return None  # the Sunday Times
    return single(atoms, i, i + 1, "D", weekday=weekday)


def read_numeric(atoms: list[Atom], i: int) -> Found | None:
    """ "2023-09-21", "15.09.2023", "05/03/2019", "9/11", with a clock time in ISO form."""
    if i >= len(atoms):
        return None
    atom = atoms[i]
    if atom.word == "9" and word(atoms, i + 1) == "/" and word(atoms, i + 2) == "11":
        return single(atoms, i, i + 3, "D", year=2001, n=9, day=11)
    if atom.kind == "date":
        if len(atom.more) == 4:
            return single(atoms, i, i + 1, "D", year=atom.more[0], swapped=(atom.more[2], atom.more[3]))
        return single(atoms, i, i + 1, "D", year=atom.more[0], n=atom.more[1], day=atom.more[2])
    three = atoms[i : i + 3]
    if len(three) < 3 or any(a.kind != "num" for a in three) or not (three[1].glued and three[2].glued):
        return None
    year, month, day = (int(a.n) for a in three)
    if len(three[2].word) == 4:
        year, day = day, year
    elif len(atom.word) != 4:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    end = i + 3
    clock: tuple[int, ...] | None = None
    if word(atoms, end) == "t" and end + 1 < len(atoms) and atoms[end + 1].kind == "clock":
        clock = atoms[end + 1].more
        end += 2 + (word(atoms, end + 2) == "z")
    return single(atoms, i, end, "D", year=year, n=month, day=day, clock=clock)


def read_feast(atoms: list[Atom], i: int) -> Found | None:
    """ "Good Friday", "Christmas Day", "Easter 2021"; neither the Yom Kippur War nor "White Christmas"."""
    found = matched(atoms, i, words().feasts.get(word(atoms, i))) if has_capital(atoms, i) else None
    if found is None or (is_name(atoms, i - 1) and not opens_sentence(atoms, i - 1)):
        return None
    feast, end = found
    year, after = read_year_after(atoms, end)
    end = end if year is None else after
    return None if is_name(atoms, end) else single(atoms, i, end, "D", year=year, feast=feast)


def read_day_word(atoms: list[Atom], i: int) -> Found | None:
    """ "today", "yesterday", "the day after tomorrow"; no USA Today."""
    if word(atoms, i) == "the" and word(atoms, i + 1) == "day" and word(atoms, i + 2) in {"before", "after"}:
        step = {"yesterday": -2, "tomorrow": 2}.get(word(atoms, i + 3))
        return single(atoms, i, i + 4, "D", shift=step, origin="now") if step else None
    found = words().deictics.get(word(atoms, i))
    if found is None:
        return None
    token = atoms[i].token
    title = has_capital(atoms, i) and not token.text.isupper() and token.pos == "PROPN"
    if title and has_capital(atoms, i - 1) and not opens_sentence(atoms, i - 1):
        return None
    return single(atoms, i, i + 1, "D", shift=found[0], origin="now", part=found[1])


def with_date(atoms: list[Atom], j: int, weekday: Expression) -> Found:
    """ "this coming Sunday, March 8": a date says more than the words before it."""
    k = j + (word(atoms, j) == ",")
    found = read_month(atoms, k) or read_day_month(atoms, k)
    if found is not None and len(found[0]) == 1 and found[0][0].day:
        return [replace(found[0][0], start=weekday.start, weekday=weekday.weekday)], found[1]
    return [weekday], j
