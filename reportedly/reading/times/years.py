"""Years: years, decades and centuries, and the seasons and quarters that lie in them.

    1975-1990    499 BC    the late 1970s    the 20th century    the autumn of 2020    the third quarter    fiscal 1989

A number is a year only where the words around it say so.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.expressions import (
    Expression,
    Found,
    has_capital,
    is_year,
    point,
    single,
    unit_of,
    word,
)
from reportedly.reading.times.months import century_of, counts_things, month_at, read_year_after


def era_at(atoms: list[Atom], i: int) -> int:
    """1 or -1 for the era that an atom names, 0 for others."""
    return words().eras.get(word(atoms, i), 0) if i < len(atoms) and atoms[i].token.text.isupper() else 0


def read_year(atoms: list[Atom], i: int) -> Found | None:
    """ "1994", "499 BC", "AD 45", "1995-96", "the year 2000"."""
    if word(atoms, i) == "the" and word(atoms, i + 1) in {"year", "years"} and i + 2 < len(atoms):
        atom = atoms[i + 2]
        year = is_year(atom) or (atom.kind == "num" and 1000 <= atom.n <= 2200)
        return single(atoms, i, i + 3, "Y", year=int(atom.n)) if year else None
    if (
        word(atoms, i) in {"ad", "a.d."}
        and era_at(atoms, i)
        and i + 1 < len(atoms)
        and atoms[i + 1].kind == "num"
    ):
        return single(atoms, i, i + 2, "Y", year=int(atoms[i + 1].n))
    if (
        i >= len(atoms)
        or atoms[i].kind not in {"num", "year"}
        or atoms[i].n != int(atoms[i].n)
        or "," in atoms[i].word
    ):
        return None
    number = int(atoms[i].n)
    if era_at(atoms, i + 1) and number:
        return single(atoms, i, i + 2, "Y", year=era_at(atoms, i + 1) * number)
    pair = read_years(atoms, i)
    if pair is not None:
        return pair
    before_christ = era_at(atoms, i + 3) == -1 and atoms[i + 2].kind == "num" and number > 0
    if (
        before_christ
        and word(atoms, i + 1) in {"to", "and", "or", "until"}
        and word(atoms, i - 1) in listed("within") | {"between", "("}
    ):
        return single(atoms, i, i + 1, "Y", year=-number)  # "from 499 to 493 BC"
    return single(atoms, i, i + 1, "Y", year=number) if is_year(atoms[i]) and year_fits(atoms, i) else None


def read_years(atoms: list[Atom], i: int) -> Found | None:
    """Two years as one word: "1975-1990", "1995-96", "2003/04", "499-493 BC"; the hyphen may be a dash."""
    j = i + 1
    if word(atoms, j) in {"–", "—", "/"}:
        j += 1
    elif j < len(atoms) and not atoms[j].glued:
        return None
    if j >= len(atoms) or atoms[j].kind != "num" or counts_things(atoms, j):
        return None
    a, b = int(atoms[i].n), int(atoms[j].n)
    if era_at(atoms, j + 1) == -1 and a > b:
        return both(point(atoms, i, i + 1, "Y", year=-a), point(atoms, j, j + 2, "Y", year=-b), j + 2)
    if not is_year(atoms[i]):
        return None
    short = a // 100 * 100 + b
    if (
        len(atoms[j].word) == 2
        and short > a
        and not (b <= 12 and j + 1 < len(atoms) and (atoms[j + 1].glued or word(atoms, j + 1) == "/"))
    ):
        b = short
    elif not is_year(atoms[j]) or b < a:
        return None
    return both(point(atoms, i, i + 1, "Y", year=a), point(atoms, j, j + 1, "Y", year=b), j + 1)


def both(first: Expression, second: Expression, end: int) -> Found:
    """The two ends of a range."""
    first.mate = second
    return [first, second], end


def year_fits(atoms: list[Atom], i: int) -> bool:
    """Whether a number of four digits is a year where it stands."""
    atom, before, after = atoms[i], word(atoms, i - 1), word(atoms, i + 1)
    if atom.kind == "year":
        return True
    if (
        before in listed("numbered")
        or before in listed("money")
        or before in {"-", "+"}
        or counts_things(atoms, i)
    ):
        return False
    zoned = after in listed("zones") and atoms[i + 1].token.text.isupper()
    if after in listed("hours") or zoned or after == "x":
        return False
    if (
        atom.glued
        and before
        and (i < 2 or not words().months.get(before))
        and before not in listed("year_prefixes")
    ):
        return is_year(atoms[i - 1])
    if i + 1 < len(atoms) and atoms[i + 1].glued and atoms[i + 1].kind == "num":
        return False  # a number of a document: "2011-03-S-076"
    token = atom.token
    likely = 1700 <= atom.n <= 2060
    if before in listed("year_openers"):
        return likely or (token.dep in {"pobj", "npadvmod", "conj", "appos", "nsubj"} and before != "of")
    if not likely:
        return False
    if before in {"", ",", ";", ":", '"'} or month_at(atoms, i - 1):
        return True
    return (token.dep == "nummod" and token.head.i > token.i) or token.dep in listed("year_deps")


def read_decade(atoms: list[Atom], i: int) -> Found | None:
    """ "1990s", "the '80s", "the nineties", "the nineteen eighties", "the 1990's", "470s BC"."""
    j = i + (word(atoms, i) in {"'", "’", "‘"})
    if j >= len(atoms):
        return None
    atom, decades, before = atoms[j], words().decades, word(atoms, j - 1)
    opened = before == "the" or before in words().early
    if (
        is_year(atom)
        and atom.n % 10 == 0
        and word(atoms, j + 1) == "'s"
        and opened
        and atom.token.dep != "poss"
    ):
        return single(atoms, i, j + 2, "E", year=int(atom.n))
    if atom.kind == "decade":
        year = int(atom.n)
        if era_at(atoms, j + 1) == -1:
            return single(atoms, i, j + 2, "E", year=-year)
        if year < 100 and word(atoms, i - 1) not in listed("possessives"):
            year += 1900 if year >= 30 else 2000
        return single(atoms, i, j + 1, "E", year=year) if year >= 1000 else None
    if atom.kind == "num" and atom.n in {17, 18, 19} and word(atoms, j + 1) in decades:
        return single(atoms, i, j + 2, "E", year=int(atom.n) * 100 + decades[atoms[j + 1].word])
    if atom.word in decades and opened:
        year = decades[atom.word]
        return single(atoms, i, j + 1, "E", year=(2000 if year < 20 else 1900) + year)
    return None


def ordinals_at(atoms: list[Atom], i: int, most: int) -> list[int]:
    """The positions of the ordinals of a list: "18th and 19th", "second and fourth"."""
    out: list[int] = []
    j = i
    while j < len(atoms) and atoms[j].kind == "ord" and 1 <= atoms[j].n <= most:
        out.append(j)
        j += 1
        if (
            (word(atoms, j) in listed("links") or word(atoms, j) == ",")
            and j + 1 < len(atoms)
            and atoms[j + 1].kind == "ord"
        ):
            j += 1
    return out


def read_century(atoms: list[Atom], i: int) -> Found | None:
    """ "the 20th century", "18th and 19th centuries", "the 4th century BC"."""
    places = ordinals_at(atoms, i, 30)
    if not places or unit_of(atoms, places[-1] + 1) != "C":
        return None
    end = places[-1] + 2
    era = era_at(atoms, end)
    end += era != 0
    out = []
    for place in places:
        hundreds = int(atoms[place].n - 1) * 100
        stop = end if place == places[-1] else place + 1
        out.append(point(atoms, place, stop, "C", year=-hundreds - 1 if era == -1 else hundreds))
    return out, end


def read_season(atoms: list[Atom], i: int) -> Found | None:
    """ "the autumn of 2020", "summer 2007", "this spring"; no verb that falls or springs, no Arab Spring."""
    season = words().seasons.get(word(atoms, i))
    if season is None or atoms[i].token.pos in {"VERB", "AUX"}:
        return None
    if has_capital(atoms, i) and has_capital(atoms, i - 1) and atoms[i - 1].token.pos == "PROPN":
        return None
    lower, before, j = atoms[i].word, word(atoms, i - 1), i + 1
    if lower.endswith("s"):
        return [
            Expression(
                "set", atoms[i].start, atoms[i].end, value=f"XXXX-{('SP', 'SU', 'FA', 'WI')[season - 1]}"
            )
        ], j
    k = j + (word(atoms, j) in {"of", ","})
    k += 2 * (word(atoms, k) == "the" and word(atoms, k + 1) == "year")
    year, end = (
        read_year_after(atoms, k)
        if k < len(atoms) and (is_year(atoms[k]) or era_at(atoms, k + 1))
        else (None, j)
    )
    if year is not None and word(atoms, j) == "," and counts_things(atoms, k):
        year, end = None, j
    if year is not None:
        pair = read_years(atoms, k)  # "the winter of 1916-17"
        end = pair[1] if pair is not None and season == 4 else end
    elif lower in {"fall", "spring"}:
        if before not in listed("season_openers") or word(atoms, j) in {"of", "in", "to", "from"}:
            return None
        if before == "the" and word(atoms, i - 2) not in listed("season_frames"):
            return None
    return single(atoms, i, end, "S", year=year, n=season)


def read_quarter(atoms: list[Atom], i: int) -> Found | None:
    """ "third-quarter", "Q3 2015", "the fourth quarter of 1990", "the 1988 third quarter", "second and fourth quarters"."""
    fiscal_words = listed("fiscal")
    j = i + (word(atoms, i) in fiscal_words)
    if j >= len(atoms):
        return None
    fiscal = j > i
    if word(atoms, j) == "q" and j + 1 < len(atoms) and atoms[j + 1].glued and atoms[j + 1].n in {1, 2, 3, 4}:
        year, end = read_year_after(atoms, j + 2)
        return single(atoms, i, end, "Q", year=year, n=int(atoms[j + 1].n), fiscal=fiscal)
    year = None
    if is_year(atoms[j]) and j + 1 < len(atoms):
        year = int(atoms[j].n)
        if word(atoms, j + 1) in {"quarter", "period"}:
            return single(atoms, i, j + 2, "Q", year=year, fiscal=fiscal)
        j += 1
    places = ordinals_at(atoms, j, 4)
    if not places:
        return None
    k = places[-1] + 1
    if word(atoms, k) in fiscal_words:
        k, fiscal = k + 1, True
    if unit_of(atoms, k) != "Q":
        return None
    end = k + 1
    if year is None:
        year, end = read_fiscal_year(atoms, end)
    out = []
    for place in places:
        stop = end if place == places[-1] else place + 1
        found = point(
            atoms,
            i if place == places[0] else place,
            stop,
            "Q",
            year=year,
            n=int(atoms[place].n),
            fiscal=fiscal,
        )
        if atoms[k].word == "quarters" and year is None:
            found = replace(found, kind="set", value=f"XXXX-Q{found.n}")
        out.append(found)
    return out, end


def read_fiscal_year(atoms: list[Atom], j: int) -> tuple[int | None, int]:
    """The year of a quarter: "of 1990", "of fiscal 1990", "1990"."""
    k = j + (word(atoms, j) == "of")
    k += word(atoms, k) in listed("fiscal")
    k += word(atoms, k) == "year" and k > j
    return (int(atoms[k].n), k + 1) if k < len(atoms) and is_year(atoms[k]) else (None, j)


def read_fiscal(atoms: list[Atom], i: int) -> Found | None:
    """ "fiscal 1989", "fiscal year 2005", "financial year 2012-13", "FY2010", "the fiscal year"."""
    lower = word(atoms, i)
    if lower == "fy" and i + 1 < len(atoms) and atoms[i + 1].kind == "num":
        n = int(atoms[i + 1].n)
        return single(atoms, i, i + 2, "Y", year=century_of(n) if n < 100 else n, fiscal=True)
    if lower not in listed("fiscal"):
        return None
    j = i + 1 + (word(atoms, i + 1) == "year")
    if j == i + 1 and lower not in {"fiscal", "calendar"}:
        return None
    if j < len(atoms) and is_year(atoms[j]):
        pair = read_years(atoms, j)
        return single(atoms, i, pair[1] if pair else j + 1, "Y", year=int(atoms[j].n), fiscal=True)
    if j > i + 1 and lower in {"fiscal", "financial"}:
        return single(atoms, i, j, "Y", shift=0, origin="text", fiscal=True)
    return None
