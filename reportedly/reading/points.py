"""Points: the dates that say themselves where they lie in the calendar, as far as they do.

    Tuesday, 5 May 2014     the autumn of 2020     the third quarter     10.30 p.m. GMT     the late 1970s
    weekday day month year  season        year     quarter               clock              decade

Every function reads at one atom and gives the expressions (several for a list: "May 4 and 5") and the atom after them.
"""

from __future__ import annotations

from reportedly.calendar import dated, words
from reportedly.reading.atoms import Atom
from reportedly.reading.expressions import Expression, is_year, point, unit_of, word

Found = tuple[list[Expression], int]

LINKS = frozenset(["and", "to", "or", "through", "until", "till", "&", "/", "–", "—", "-"])
SEASON_NUMBER = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}
MONTH_PREPOSITIONS = frozenset(["in", "since", "until", "till", "by", "during", "of", "from", "last", "next", "this", "through", "throughout", "before", "after", "between", "early", "late", "mid", "earlier", "later", "to", "and", "until", "end", "beginning", "around", "every", "each", "that", "on", "for", "following", "previous", "or"])  # fmt: skip
YEAR_PREPOSITIONS = frozenset(["in", "since", "until", "till", "by", "during", "from", "to", "before", "after", "between", "early", "late", "mid", "around", "about", "circa", "through", "throughout", "year", "years", "summer", "spring", "autumn", "fall", "winter", "and", "or", "(", "–", "—", "/", "'s", "end", "for", "into", "of", "the", "re-elected", "elected", "born", "as"])  # fmt: skip


def is_day(atom: Atom) -> bool:
    """A number or ordinal that can be a day of a month."""
    return atom.kind in {"num", "ord"} and 1 <= atom.n <= 31 and atom.n == int(atom.n) and len(atom.word) != 4


def month_at(atoms: list[Atom], i: int) -> int:
    """The month that an atom names, 0 for others: no verb "may", no march, nobody called April."""
    if i >= len(atoms):
        return 0
    atom, known = atoms[i], words()
    month = known.months.get(atom.word, 0)
    if not month:
        return 0
    text = atom.token.text
    if atom.word in known.capital and text[0].islower():
        return 0
    before, after = word(atoms, i - 1), word(atoms, i + 1)
    dated = i + 1 < len(atoms) and (is_day(atoms[i + 1]) or is_year(atoms[i + 1]))
    if atom.word == "march" and not dated and (before == "the" or after == "to" or is_name(atoms, i - 1)):
        return 0  # the Long March
    if atom.word in known.seldom:
        beside = (i + 1 < len(atoms) and (is_day(atoms[i + 1]) or is_year(atoms[i + 1]))) or (
            i > 0 and is_day(atoms[i - 1])
        )
        if beside and not (atom.token.tag == "MD" and i + 1 < len(atoms) and atoms[i + 1].kind == ""):
            return month
        if before == "of" and i > 1 and atoms[i - 2].kind == "ord":
            return month
        if len(atom.word) == 3 and atom.word != "may":
            return 0
        if atom.token.tag != "MD" and (before in {"mid", "early", "late"} or (j := i + 1) < len(atoms) and (atoms[j].glued or word(atoms, j) in LINKS) and known.months.get(word(atoms, j + (not atoms[j].glued)))):
            return month
        if atom.token.tag == "MD" or (
            i > 0 and atoms[i - 1].token.pos == "PROPN" and atoms[i - 1].word not in known.weekdays
        ):
            return 0
        if before in {"a", "an", "the", "its", "their"} and atom.token.dep in {"compound", "nmod"} and atom.word != "may":
            return month  # "under a June agreement"
        if after == "'s" or before in {
            "mr",
            "mr.",
            "mrs",
            "mrs.",
            "ms",
            "ms.",
            "miss",
            "lady",
            "sir",
            "dr.",
            "dr",
        }:
            return month if after == "'s" and atom.word != "may" else 0
        if before in MONTH_PREPOSITIONS or (after == "of" and i + 2 < len(atoms) and is_year(atoms[i + 2])):
            return month
        return (
            month
            if atom.word in {"june", "april", "august"}
            and atom.token.dep not in {"nsubj", "compound", "nsubjpass", "dobj"}
            else 0
        )
    return month


def is_name(atoms: list[Atom], i: int) -> bool:
    """A word with a capital inside of a sentence that names no part of a date."""
    if i < 0:
        return False
    token, known = atoms[i].token, words()
    return token.pos == "PROPN" and token.text[0].isupper() and atoms[i].word not in known.weekdays and atoms[i].word not in known.months


def weekday_at(atoms: list[Atom], i: int) -> int:
    """The weekday that an atom names, 0 for others: neither the sun nor "he sat"."""
    if i >= len(atoms):
        return 0
    atom, known = atoms[i], words()
    weekday = known.weekdays.get(atom.word, 0)
    if weekday and (atom.word in known.capital or atom.word in known.seldom):
        j = i + 1 + (word(atoms, i + 1) in {".", ","})
        if atom.token.text[0].islower() or not (
            j < len(atoms) and (month_at(atoms, j) or is_day(atoms[j]) or atoms[j].kind == "date")
        ):
            return 0
    return weekday


def read_year_after(atoms: list[Atom], j: int) -> tuple[int | None, int]:
    """The year that may follow a month or day: ", 1998", "of 1998", "'98", with its era; and the atom after it."""
    k = j
    if word(atoms, k) in {",", "of"}:
        k += 1
    if word(atoms, k) in {"the"} and word(atoms, k + 1) == "year":
        k += 2
    if (
        k < len(atoms)
        and word(atoms, k) in {"'", "’", "'"}
        and k + 1 < len(atoms)
        and atoms[k + 1].kind == "num"
        and len(atoms[k + 1].word) == 2
    ):
        return century_of(int(atoms[k + 1].n)), k + 2
    if k < len(atoms) and (word(atoms, k) != "of") and atoms[k].kind in {"num", "year"}:
        era = words().eras.get(word(atoms, k + 1))
        if era is not None and atoms[k].n == int(atoms[k].n):
            return era * int(atoms[k].n), k + 2
        if is_year(atoms[k]) and not (k == j + 1 and word(atoms, j) == "," and counts_things(atoms, k)):
            return int(atoms[k].n), k + 1
    return None, j


def century_of(two_digits: int) -> int:
    return (2000 if two_digits < 40 else 1900) + two_digits


def counts_things(atoms: list[Atom], i: int) -> bool:
    """A number that counts: "2000 troops", "1500 metres", "$1990"."""
    token = atoms[i].token
    if word(atoms, i - 1) in {"$", "£", "€", "#"} or word(atoms, i + 1) in {
        "%",
        "percent",
        "per",
        "km",
        "miles",
        "metres",
        "meters",
        "tonnes",
        "tons",
        "feet",
        "kilometers",
        "kilometres",
    }:
        return True
    if i + 1 < len(atoms) and unit_of(atoms, i + 1):
        return True
    if token.dep == "nummod" and token.head.i > token.i and token.head.tag in {"NNS", "NNPS"}:
        return token.head.lower not in words().holds_year and atoms[i].n % 100 == 0
    return False


def day_list(atoms: list[Atom], i: int, *, before_month: bool) -> list[int]:
    """The positions of the days of a list that begins at an atom: "5-9", "4 and 5", "19/20"; the last is what ends it."""
    out = [i]
    k = i + 1
    while True:
        linked = k < len(atoms) and word(atoms, k) in LINKS | {","}
        j = k + linked
        if j >= len(atoms) or not is_day(atoms[j]) or not (linked or atoms[j].glued):
            break
        if not before_month and (
            month_at(atoms, j + 1)
            or (
                atoms[j].token.dep == "nummod"
                and atoms[j].token.head.i > atoms[j].token.i
                and atoms[j].kind == "num"
            )
        ):
            break
        if not before_month and (
            word(atoms, k) == ","
            or unit_of(atoms, j + 1)
            or word(atoms, j + 1) in words().halves_of_day
        ):
            break
        out.append(j)
        k = j + 1
    return out


def read_month(atoms: list[Atom], i: int) -> Found | None:
    """ "March 3, 2011", "April 6-7", "May 4 and 5", "February of 1940", "March"."""
    month = month_at(atoms, i)
    if not month:
        return None
    j = i + 1
    if word(atoms, j) == "." and j + 1 < len(atoms) and is_day(atoms[j + 1]):
        j += 1
    if word(atoms, j) == "the" and j + 1 < len(atoms) and atoms[j + 1].kind == "ord" and not atoms[j + 1].token.text[0].isupper():
        j += 1
    if j < len(atoms) and is_day(atoms[j]) and not day_counts(atoms, j):
        places = day_list(atoms, j, before_month=False)
        end = places[-1] + 1
        year, end = read_year_after(atoms, end)
        out = []
        for k, place in enumerate(places):
            last = end if k == len(places) - 1 else place + 1
            out.append(
                point(atoms, i if k == 0 else place, last, "D", year=year, n=month, day=int(atoms[place].n))
            )
        pair_up(out)
        return out, end
    year, end = read_year_after(atoms, i + 1)
    return [point(atoms, i, end, "M", year=year, n=month)], end


def by_date(atoms: list[Atom], found: list[Expression], end: int) -> None:
    """The year of a day that is called by its date: "the Sept. 11 attacks"."""
    known = dated().get((found[0].n, found[0].day))
    if known is not None and found[0].year is None and len(found) == 1 and (word(atoms, end) in known[1] or word(atoms, end + 1) in known[1]):
        found[0].year = known[0]


def day_counts(atoms: list[Atom], j: int) -> bool:
    """A number behind a month that counts something: "in May 12 people were", "June 30 per cent"."""
    token = atoms[j].token
    if (
        word(atoms, j + 1) in {"%", "percent", "per", "people", "million", "billion"}
        or word(atoms, j + 1) in words().halves_of_day
    ):
        return True
    if (
        j + 1 < len(atoms)
        and unit_of(atoms, j + 1) in {"D", "W", "M", "Y", "H", "MIN"}
        and not atoms[j + 1].token.text[0].isupper()
        and atoms[j].kind == "num"
    ):
        return True
    return (
        token.dep == "nummod"
        and token.head.i > token.i + 1
        and token.head.tag == "NNS"
        and atoms[j].kind == "num"
        and month_at(atoms, j - 1) > 0
        and token.head.lower not in words().holds_year
        and word(atoms, j + 1) not in {",", "."}
        and token.head.i - token.i <= 2
    )


def pair_up(found: list[Expression]) -> None:
    """The ends of a range know each other, so that they stand for the whole of it."""
    for a, b in zip(found, found[1:], strict=False):
        a.mate = b


def read_day_month(atoms: list[Atom], i: int) -> Found | None:
    """ "3 March 1918", "the 3rd of March", "5 to 9 March", "19/20 May"."""
    start = i + (word(atoms, i) == "the")
    if start >= len(atoms) or not is_day(atoms[start]):
        return None
    places = day_list(atoms, start, before_month=True)
    for count in range(len(places), 0, -1):
        j = places[count - 1] + 1
        k = j + (word(atoms, j) == "of")
        k += word(atoms, k) == "the"
        month = month_at(atoms, k)
        if not month or (k > j and count > 1 and atoms[start].kind == "num"):
            continue
        if (
            k == j
            and k + 1 < len(atoms)
            and is_day(atoms[k + 1])
            and not is_year(atoms[k + 1])
            and atoms[start].kind == "num"
            and not atoms[k + 1].glued
            and word(atoms, k + 2) in {",", "and"}
            and count == 1
        ):
            return None  # "the 12 May 3 ..." reads as month and day
        year, end = read_year_after(atoms, k + 1)
        out = []
        for index, place in enumerate(places[:count]):
            first = i if index == 0 else place
            last = end if index == count - 1 else place + 1
            out.append(point(atoms, first, last, "D", year=year, n=month, day=int(atoms[place].n)))
        by_date(atoms, out, end)
        pair_up(out)
        return out, end
    return None


def read_day(atoms: list[Atom], i: int) -> Found | None:
    """ "on the 9th": a day of a month that the text tells."""
    if word(atoms, i) != "the" or i + 1 >= len(atoms) or not atoms[i + 1].word[0].isdecimal() or atoms[i + 1].kind != "ord":
        return None
    token = atoms[i + 1].token
    if not 1 <= atoms[i + 1].n <= 31 or token.dep != "pobj" or word(atoms, i - 1) not in {"on", "by", "until", "since", "from", "to", "of"}:
        return None
    return [point(atoms, i, i + 2, "D", day=int(atoms[i + 1].n))], i + 2


def read_weekday(atoms: list[Atom], i: int) -> Found | None:
    """ "Tuesday, 5 May 2014", "Saturday, April 25", "Friday"."""
    weekday = weekday_at(atoms, i)
    if not weekday:
        return None
    j = i + 1
    while word(atoms, j) in {",", ".", "the"} and j - i < 4:
        j += 1
    found = read_month(atoms, j) or read_day_month(atoms, j) or read_numeric(atoms, j)
    if found is not None and found[0][0].unit == "D" and found[0][0].day:
        first = found[0][0]
        first.start, first.weekday = atoms[i].start, weekday
        return found
    return [point(atoms, i, i + 1, "D", weekday=weekday)], i + 1


def read_numeric(atoms: list[Atom], i: int) -> Found | None:
    """ "2023-09-21", "15.09.2023", "05/03/2019", with a clock time in ISO form."""
    if i >= len(atoms):
        return None
    atom = atoms[i]
    if atom.word == "9" and word(atoms, i + 1) == "/" and word(atoms, i + 2) == "11":
        return [point(atoms, i, i + 3, "D", year=2001, n=9, day=11)], i + 3
    if atom.kind == "date":
        more = atom.more
        swapped = (more[2], more[3]) if len(more) == 4 else None
        month, day = (0, 0) if swapped else (more[1], more[2])
        return [point(atoms, i, i + 1, "D", year=more[0], n=month, day=day, swapped=swapped)], i + 1
    if (
        atom.kind == "num"
        and i + 2 < len(atoms)
        and atoms[i + 1].kind == atoms[i + 2].kind == "num"
        and atoms[i + 1].glued
        and atoms[i + 2].glued
    ):
        a, b, c = int(atom.n), int(atoms[i + 1].n), int(atoms[i + 2].n)
        end = i + 3
        if len(atom.word) == 4 and 1 <= b <= 12 and 1 <= c <= 31:
            year, month, day = a, b, c
        elif len(atoms[i + 2].word) == 4 and 1 <= b <= 12 and 1 <= a <= 31:
            year, month, day = c, b, a
        else:
            return None
        found = point(atoms, i, end, "D", year=year, n=month, day=day)
        if word(atoms, end) == "t" and end + 1 < len(atoms) and atoms[end + 1].kind == "clock":
            clock = atoms[end + 1].more
            end += 2 + (word(atoms, end + 2) == "z")
            found.clock, found.end = (clock[0], clock[1], clock[2]), atoms[end - 1].end
        return [found], end
    return None


def read_year(atoms: list[Atom], i: int) -> Found | None:
    """ "1994", "499 BC", "AD 45", "1995-96", "the year 2000"; a number is a year only where the words around it say so."""
    if word(atoms, i) == "the" and word(atoms, i + 1) in {"year", "years"} and i + 2 < len(atoms):
        atom = atoms[i + 2]
        if is_year(atom) or (atom.kind == "num" and 1000 <= atom.n <= 2200):
            return [point(atoms, i, i + 3, "Y", year=int(atom.n))], i + 3
        return None
    eras = words().eras
    if (
        word(atoms, i) in {"ad", "a.d."}
        and i + 1 < len(atoms)
        and atoms[i + 1].kind == "num"
        and atoms[i].token.text.isupper()
    ):
        return [point(atoms, i, i + 2, "Y", year=int(atoms[i + 1].n))], i + 2
    if i >= len(atoms) or atoms[i].kind not in {"num", "year"} or atoms[i].n != int(atoms[i].n):
        return None
    atom = atoms[i]
    if word(atoms, i + 1) in eras and atoms[i + 1].token.text.isupper() and "," not in atom.word:
        return [point(atoms, i, i + 2, "Y", year=eras[word(atoms, i + 1)] * int(atom.n))], i + 2
    pair = read_years(atoms, i)
    if pair is not None:
        return pair
    if word(atoms, i + 1) in {"to", "and", "or", "until"} and i + 3 < len(atoms) and atoms[i + 2].kind == "num" and eras.get(word(atoms, i + 3)) == -1 and atoms[i + 3].token.text.isupper() and 0 < atom.n and "," not in atom.word and word(atoms, i - 1) in {"from", "between", "of", "in", "during", "("}:
        return [point(atoms, i, i + 1, "Y", year=-int(atom.n))], i + 1  # "from 499 to 493 BC"
    if not is_year(atom) or not year_fits(atoms, i):
        return None
    return [point(atoms, i, i + 1, "Y", year=int(atom.n))], i + 1


def read_years(atoms: list[Atom], i: int) -> Found | None:
    """Two years as one word: "1975-1990", "1995-96", "2003/04", "499-493 BC"; the hyphen may be a dash."""
    j = i + 1
    if j < len(atoms) and not atoms[j].glued and word(atoms, j) in {"–", "—", "/"}:
        j += 1
    elif j < len(atoms) and word(atoms, j) == "/":
        j += 1
    elif j < len(atoms) and not atoms[j].glued:
        return None
    if j >= len(atoms) or atoms[j].kind != "num" or counts_things(atoms, j):
        return None
    a, b = int(atoms[i].n), int(atoms[j].n)
    era = words().eras.get(word(atoms, j + 1))
    if era == -1 and a > b:
        found = [point(atoms, i, i + 1, "Y", year=-a), point(atoms, j, j + 2, "Y", year=-b)]
        pair_up(found)
        return found, j + 2
    if not is_year(atoms[i]):
        return None
    if (
        len(atoms[j].word) == 2
        and a // 100 * 100 + b > a
        and not (b <= 12 and word(atoms, j + 1) in {"-", "/"})
    ):
        b += a // 100 * 100
    elif not is_year(atoms[j]) or b < a:
        return None
    found = [point(atoms, i, i + 1, "Y", year=a), point(atoms, j, j + 1, "Y", year=b)]
    pair_up(found)
    return found, j + 1


def year_fits(atoms: list[Atom], i: int) -> bool:
    """Whether a number of four digits is a year where it stands."""
    atom = atoms[i]
    if atom.kind == "year":
        return True
    before, after, known = word(atoms, i - 1), word(atoms, i + 1), words()
    if (
        before in known.numbered
        or before in {"$", "£", "€", "#", "-", "+", "no", "us$", "rs"}
        or counts_things(atoms, i)
    ):
        return False
    if (
        after in known.hours
        or (after in known.zones and atoms[i + 1].token.text.isupper())
        or after in {"million", "billion", "x"}
    ):
        return False
    if (
        atom.glued
        and before
        and (i < 2 or not known.months.get(before))
        and before not in {"mid", "early", "late", "pre", "post", "fy", "(", "'s", "inter"}
    ):
        return is_year(atoms[i - 1])
    if i + 1 < len(atoms) and atoms[i + 1].glued and atoms[i + 1].kind == "num":
        return False  # "2011-03-S-076"
    token = atom.token
    year = int(atom.n)
    likely = 1700 <= year <= 2060
    if before in YEAR_PREPOSITIONS:
        return likely or (token.dep in {"pobj", "npadvmod", "conj", "appos", "nsubj"} and before != "of")
    if not likely:
        return False
    if before in {"", ",", ";", ":", "-", '"'} or month_at(atoms, i - 1):
        return True
    if token.dep == "nummod" and token.head.i > token.i:
        return True
    return token.dep in {
        "npadvmod",
        "appos",
        "pobj",
        "conj",
        "nsubj",
        "nmod",
        "dep",
        "ROOT",
        "compound",
        "attr",
        "dobj",
    }


def read_decade(atoms: list[Atom], i: int) -> Found | None:
    """ "1990s", "the '80s", "the nineties", "the nineteen eighties", "470s BC"."""
    start = i
    j = i + (word(atoms, i) in {"'", "’", "‘"})
    if j >= len(atoms):
        return None
    atom, known = atoms[j], words()
    if is_year(atom) and atom.n % 10 == 0 and word(atoms, j + 1) == "'s" and word(atoms, j - 1) in {"the", "early", "late", "mid"} and not (j + 2 < len(atoms) and atoms[j].token.dep == "poss"):
        return [point(atoms, start, j + 2, "E", year=int(atom.n))], j + 2  # "the 1990's"
    if atom.kind == "decade":
        year = int(atom.n)
        if 100 <= year < 1000 and known.eras.get(word(atoms, j + 1)) != -1:
            return None
        if 10 <= year <= 90:  # "'80s", "80s"
            if word(atoms, i - 1) in {"his", "her", "their", "my", "your", "our"}:
                return None
            year += 1900 if year >= 30 else 2000
        if word(atoms, j + 1) in known.eras and known.eras[word(atoms, j + 1)] == -1:
            return [point(atoms, start, j + 2, "E", year=-int(atom.n))], j + 2
        return [point(atoms, start, j + 1, "E", year=year)], j + 1
    if atom.kind == "num" and atom.n in {17, 18, 19} and word(atoms, j + 1) in known.decades:
        return [
            point(atoms, start, j + 2, "E", year=int(atom.n) * 100 + known.decades[word(atoms, j + 1)])
        ], j + 2
    if (
        atom.word in known.decades
        and word(atoms, j - 1) in {"the", "early", "late", "mid", "roaring", "swinging"}
        and atom.kind == ""
    ):
        decade = known.decades[atom.word]
        return [point(atoms, start, j + 1, "E", year=(2000 if decade < 20 else 1900) + decade)], j + 1
    return None


def read_century(atoms: list[Atom], i: int) -> Found | None:
    """ "the 20th century", "18th and 19th centuries", "the 4th century BC"."""
    j = i
    places = []
    while j < len(atoms) and atoms[j].kind == "ord" and atoms[j].n <= 30:
        places.append(j)
        j += 1
        if word(atoms, j) in LINKS and j + 1 < len(atoms) and atoms[j + 1].kind == "ord":
            j += 1
        else:
            break
    if not places or unit_of(atoms, j) != "C":
        return None
    end = j + 1
    era = words().eras.get(word(atoms, end), 1)
    end += word(atoms, end) in words().eras
    out = []
    for k, place in enumerate(places):
        nth = int(atoms[place].n)
        year = (nth - 1) * 100 if era == 1 else -(nth - 1) * 100 - 1
        out.append(point(atoms, place, end if k == len(places) - 1 else place + 1, "C", year=year))
    return out, end


def read_season(atoms: list[Atom], i: int) -> Found | None:
    """ "the autumn of 2020", "summer 2007", "this spring"; no verb that falls or springs, no Arab Spring."""
    if i >= len(atoms):
        return None
    atom, known = atoms[i], words()
    season = known.seasons.get(atom.word)
    if season is not None and atom.word in {"summers", "winters", "autumns"}:
        return [Expression("set", atom.start, atom.end, value=f"XXXX-{season}")], i + 1
    if (
        season is None
        or atom.token.pos in {"VERB", "AUX"}
        or (
            i > 0
            and atom.token.text[0].isupper()
            and atoms[i - 1].token.text[0].isupper()
            and atoms[i - 1].token.pos == "PROPN"
        )
    ):
        return None
    j = i + 1
    k = j + (word(atoms, j) in {"of", ","})
    k += word(atoms, k) == "the" and word(atoms, k + 1) == "year" and 2
    year, end = None, j
    if k < len(atoms) and (
        is_year(atoms[k]) or (atoms[k].kind == "num" and word(atoms, k + 1) in known.eras)
    ):
        year, end = read_year_after(atoms, k)
        if (
            year is not None
            and word(atoms, j) == ","
            and k > j
            and atoms[k].kind == "num"
            and counts_things(atoms, k)
        ):
            year, end = None, j
        pair = read_years(atoms, k)  # "the winter of 1916-17"
        if pair is not None and season == "WI":
            end = pair[1]
    before = word(atoms, i - 1)
    if year is None:
        if atom.word in {"fall", "falls", "spring", "springs"} and (
            before
            not in {
                "the",
                "this",
                "last",
                "next",
                "that",
                "early",
                "late",
                "mid",
                "in",
                "each",
                "every",
                "by",
                "until",
                "since",
                "past",
                "coming",
                "following",
                "previous",
                "same",
                "and",
            }
            or word(atoms, j) in {"of", "in", "to", "from"}
        ):
            return None
        if (
            atom.word in {"fall", "spring"}
            and before == "the"
            and word(atoms, i - 2)
            not in {
                "in",
                "during",
                "by",
                "until",
                "since",
                "of",
                "this",
                "through",
                "throughout",
                "for",
                "before",
                "from",
                "spent",
            }
        ):
            return None
    return [point(atoms, i, end, "S", year=year, n=SEASON_NUMBER[season])], end


def read_quarter(atoms: list[Atom], i: int) -> Found | None:
    """ "third-quarter", "the fiscal first quarter", "Q3 2015", "the fourth quarter of 1990", "second and fourth quarters"."""
    known = words()
    j, fiscal = i, False
    if word(atoms, j) in known.fiscal:
        j, fiscal = j + 1, True
    if j >= len(atoms):
        return None
    if word(atoms, j) == "q" and j + 1 < len(atoms) and atoms[j + 1].glued and atoms[j + 1].n in {1, 2, 3, 4}:
        year, end = read_year_after(atoms, j + 2)
        return [point(atoms, i, end, "Q", year=year, n=int(atoms[j + 1].n), fiscal=fiscal)], end
    early = None
    if is_year(atoms[j]) and j + 1 < len(atoms) and (atoms[j + 1].kind == "ord" or word(atoms, j + 1) in {"quarter", "period"}):
        early = int(atoms[j].n)  # "the 1988 third quarter", "the 1989 period"
        if word(atoms, j + 1) in {"quarter", "period"}:
            return [point(atoms, i, j + 2, "Q", year=early, fiscal=fiscal)], j + 2
        j += 1
    if atoms[j].kind != "ord" or not 1 <= atoms[j].n <= 4:
        return None
    places = [j]
    k = j + 1
    while (
        word(atoms, k) in {"and", "or", ","}
        and k + 1 < len(atoms)
        and atoms[k + 1].kind == "ord"
        and 1 <= atoms[k + 1].n <= 4
    ):
        places.append(k + 1)
        k += 2
    if word(atoms, k) in known.fiscal:
        k, fiscal = k + 1, True
    if word(atoms, k) not in {"quarter", "quarters"} or unit_of(atoms, k) != "Q":
        return None
    end = k + 1
    year, after = read_fiscal_year(atoms, end)
    end = after if year is not None else end
    year = year if early is None else early
    plural = word(atoms, k) == "quarters" and year is None
    out = []
    for index, place in enumerate(places):
        stop = end if index == len(places) - 1 else place + 1
        found = point(
            atoms, i if index == 0 else place, stop, "Q", year=year, n=int(atoms[place].n), fiscal=fiscal
        )
        if plural:
            found.kind, found.value = "set", f"XXXX-Q{int(atoms[place].n)}"
        out.append(found)
    return out, end


def read_fiscal_year(atoms: list[Atom], j: int) -> tuple[int | None, int]:
    """The year of a quarter: "of 1990", "of fiscal 1990", "1990"."""
    k = j + (word(atoms, j) == "of")
    k += word(atoms, k) in words().fiscal
    k += word(atoms, k) == "year" and k > j
    return (int(atoms[k].n), k + 1) if k < len(atoms) and is_year(atoms[k]) else (None, j)


def read_fiscal(atoms: list[Atom], i: int) -> Found | None:
    """ "fiscal 1989", "fiscal year 2005", "financial year 2012-13", "FY2010", "the fiscal year"."""
    known = words()
    if word(atoms, i) == "fy" and i + 1 < len(atoms) and atoms[i + 1].kind == "num":
        n = int(atoms[i + 1].n)
        return [point(atoms, i, i + 2, "Y", year=century_of(n) if n < 100 else n, fiscal=True)], i + 2
    if word(atoms, i) not in known.fiscal:
        return None
    j = i + 1
    if word(atoms, j) == "year":
        j += 1
    elif word(atoms, i) not in {"fiscal", "calendar"}:
        return None
    if j < len(atoms) and is_year(atoms[j]):
        pair = read_years(atoms, j)
        return [point(atoms, i, pair[1] if pair else j + 1, "Y", year=int(atoms[j].n), fiscal=True)], pair[
            1
        ] if pair else j + 1
    if j > i + 1 and word(atoms, i) in {"fiscal", "financial"}:
        return [point(atoms, i, j, "Y", shift=0, origin="text", fiscal=True)], j
    return None


def read_clock(atoms: list[Atom], i: int) -> tuple[Expression, int] | None:
    """ "10:30 a.m. EST", "0540 GMT", "11.00 hours", "5 o'clock", "noon", "half past three"."""
    if i >= len(atoms):
        return None
    atom, known = atoms[i], words()
    if atom.word in known.noons and atom.kind == "":
        return point(atoms, i, i + 1, "T", clock=(known.noons[atom.word], 0, 0)), i + 1
    if (
        word(atoms, i) in {"half", "quarter"}
        and word(atoms, i + 1) in {"past", "to"}
        and i + 2 < len(atoms)
        and atoms[i + 2].kind == "num"
        and 1 <= atoms[i + 2].n <= 12
    ):
        minute = 30 if atom.word == "half" else 15
        hour = int(atoms[i + 2].n)
        if word(atoms, i + 1) == "to":
            hour, minute = hour - 1, 60 - minute
        return finish_clock(atoms, i, i + 3, hour, minute)
    j = i + 1
    after = word(atoms, j)
    zoned = after in known.zones and j < len(atoms) and (atoms[j].token.text.isupper() or atoms[j].glued)
    if atom.kind == "clock":
        hour, minute = atom.more[0], atom.more[1]
        return finish_clock(atoms, i, j, hour, minute, atom.more[2] if len(atom.more) > 2 else 0)
    if atom.kind != "num":
        return None
    if atom.more and (after in known.halves_of_day or after in known.hours or zoned):
        return finish_clock(atoms, i, j, *atom.more)
    if (
        len(atom.word) == 4
        and atom.word.isdecimal()
        and (after in known.hours or zoned)
        and atom.n < 2460
        and atom.n % 100 < 60
    ):
        return finish_clock(atoms, i, j, int(atom.n) // 100, int(atom.n) % 100)
    if (
        1 <= atom.n <= 12
        and atom.n == int(atom.n)
        and (after in known.halves_of_day or after in {"o'clock", "oclock"})
    ):
        if (
            after == "am"
            and atoms[j].token.pos in {"VERB", "AUX"}
            and not atoms[j].glued
            and atoms[i].token.pos != "NUM"
        ):
            return None
        return finish_clock(atoms, i, j, int(atom.n), 0)
    if atom.word.isdecimal() and zoned and atom.n <= 24 and after in {"gmt", "utc"}:
        return finish_clock(atoms, i, j, int(atom.n), 0)
    return None


def finish_clock(
    atoms: list[Atom], i: int, j: int, hour: int, minute: int, second: int = 0
) -> tuple[Expression, int] | None:
    """A clock time with what follows it: the half of the day, "hours", the zone."""
    known = words()
    half = known.halves_of_day.get(word(atoms, j))
    if half is not None:
        j += 1
        if half == "PM" and hour < 12:
            hour += 12
        elif half == "AM" and hour == 12:
            hour = 0
    elif word(atoms, j) in known.hours:
        j += 1
    if word(atoms, j) in known.zones and j < len(atoms) and (atoms[j].token.text.isupper() or atoms[j].glued):
        j += 1
    elif word(atoms, j) == "local" and word(atoms, j + 1) == "time":
        j += 2
    elif word(atoms, j + 1) == "time" and j < len(atoms) and atoms[j].token.pos in {"PROPN", "ADJ"}:
        j += 2
    if hour > 24 or minute > 59 or second > 59:
        return None
    return point(atoms, i, j, "T", clock=(hour, minute, second)), j


def read_feast(atoms: list[Atom], i: int) -> Found | None:
    """ "Good Friday", "Christmas Day", "Easter 2021"."""
    options = words().feasts.get(word(atoms, i))
    if options is None or atoms[i].token.text[0].islower():
        return None
    for phrase, feast in options:
        end = i + len(phrase)
        # hyphens are no atoms of their own
        bare = tuple(w for w in phrase if w != "-")
        if bare != phrase:
            end = i + len(bare)
        if end <= len(atoms) and all(
            atoms[i + k].word.rstrip(".") == w.rstrip(".") for k, w in enumerate(bare)
        ):
            year, after = read_year_after(atoms, end)
            if year is None:
                after = end
            if is_name(atoms, after) or (is_name(atoms, i - 1) and atoms[i - 1].token.i > atoms[i].token.sent.start):
                return None  # the Yom Kippur War, "White Christmas"
            return [point(atoms, i, after, "D", year=year, feast=feast)], after
    return None
