"""Months: which words name a month or a weekday, which numbers behind them are years, and which count something.

in May   Mrs May   they may   the Long March   a June agreement     May 4, 1998   in May, 2000 troops
month    -         -          -                month                a year        a number
"""

from __future__ import annotations

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.expressions import has_capital, is_day, is_name, is_year, unit_of, word


def month_at(atoms: list[Atom], i: int) -> int:
    """The month that an atom names, 0 for others: no verb "may", no march, nobody called April."""
    month = words().months.get(word(atoms, i), 0)
    if not month:
        return 0
    atom, lower, before, after = atoms[i], atoms[i].word, word(atoms, i - 1), word(atoms, i + 1)
    if lower in listed("capital") and not has_capital(atoms, i):
        return 0
    dates = i + 1 < len(atoms) and (is_day(atoms[i + 1]) or is_year(atoms[i + 1]))
    if lower == "march" and not dates and (before == "the" or after == "to" or is_name(atoms, i - 1)):
        return 0  # the Long March
    if lower not in listed("seldom"):
        return month
    modal = atom.token.tag == "MD"
    if (dates or (i > 0 and is_day(atoms[i - 1]))) and not (
        modal and i + 1 < len(atoms) and not atoms[i + 1].kind
    ):
        return month
    if before == "of" and i > 1 and atoms[i - 2].kind == "ord":
        return month
    if (len(lower) == 3 and lower != "may") or modal:
        return 0
    if before in {"mid", "early", "late"} or links_months(atoms, i):
        return month
    if is_name(atoms, i - 1) or before in listed("titles"):
        return 0
    if lower != "may" and (
        after == "'s"
        or (before in {"a", "an", "the", "its", "their"} and atom.token.dep in {"compound", "nmod"})
    ):
        return month  # "under a June agreement"
    if after != "'s" and (
        before in listed("month_openers") or (after == "of" and i + 2 < len(atoms) and is_year(atoms[i + 2]))
    ):
        return month
    return (
        month
        if lower in listed("calm") and atom.token.dep not in {"nsubj", "compound", "nsubjpass", "dobj"}
        else 0
    )


def links_months(atoms: list[Atom], i: int) -> bool:
    """ "May-August 1950": another month stands right behind."""
    j = i + 1
    return (
        j < len(atoms)
        and (atoms[j].glued or atoms[j].word in listed("links"))
        and word(atoms, j + (not atoms[j].glued)) in words().months
    )


def weekday_at(atoms: list[Atom], i: int) -> int:
    """The weekday that an atom names, 0 for others: neither the sun nor "he sat"."""
    weekday = words().weekdays.get(word(atoms, i), 0)
    if weekday and (atoms[i].word in listed("capital") or atoms[i].word in listed("seldom")):
        j = i + 1 + (word(atoms, i + 1) in {".", ","})
        beside = j < len(atoms) and (month_at(atoms, j) or is_day(atoms[j]) or atoms[j].kind == "date")
        return weekday if beside and has_capital(atoms, i) else 0
    return weekday


def century_of(two_digits: int) -> int:
    """The year that two digits stand for."""
    return (2000 if two_digits < 40 else 1900) + two_digits


def read_year_after(atoms: list[Atom], j: int) -> tuple[int | None, int]:
    """The year that may follow a month or day: ", 1998", "of 1998", "'98", with its era; and the atom after it."""
    k = j + (word(atoms, j) in {",", "of"})
    k += 2 * (word(atoms, k) == "the" and word(atoms, k + 1) == "year")
    if k >= len(atoms):
        return None, j
    if (
        atoms[k].word in {"'", "’"}
        and k + 1 < len(atoms)
        and atoms[k + 1].kind == "num"
        and len(atoms[k + 1].word) == 2
    ):
        return century_of(int(atoms[k + 1].n)), k + 2
    if atoms[k].kind not in {"num", "year"} or atoms[k].n != int(atoms[k].n):
        return None, j
    era = words().eras.get(word(atoms, k + 1))
    if era is not None:
        return era * int(atoms[k].n), k + 2
    if is_year(atoms[k]) and not (k == j + 1 and word(atoms, j) == "," and counts_things(atoms, k)):
        return int(atoms[k].n), k + 1
    return None, j


def counts_things(atoms: list[Atom], i: int) -> bool:
    """A number that counts: "2000 troops", "1500 metres", "$1990"."""
    token = atoms[i].token
    if (
        word(atoms, i - 1) in listed("money")
        or word(atoms, i + 1) in listed("counted")
        or unit_of(atoms, i + 1)
    ):
        return True
    if token.dep == "nummod" and token.head.i > token.i and token.head.tag in {"NNS", "NNPS"}:
        return token.head.lower not in listed("holds_year") and atoms[i].n % 100 == 0
    return False
