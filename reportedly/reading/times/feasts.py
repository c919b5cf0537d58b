"""Feasts: on which days a named day falls in a year, by the rules of its calendar (data/calendar/days.yml).

Good Friday 2021   two days before the Easter of 2021   2021-04-02
Eid al-Fitr 2021   Shawwal 1 of the Islamic year 1442   2021-05-13 to 05-15
"""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.calendar import Feast, lunar_years


def feast_days(feast: Feast, year: int) -> tuple[date, date] | None:
    """First and last day of a feast that begins in a (Gregorian) year; None where the tables do not reach."""
    if not 1 < year < 9990:
        return None
    try:
        first = RULES[feast.rule](feast, year)
        return (first, first + timedelta(feast.length - 1)) if first else None
    except (ValueError, OverflowError):
        return None


def fixed(feast: Feast, year: int) -> date | None:
    return date(year, feast.month, feast.day)


def nth(feast: Feast, year: int) -> date | None:
    """The n-th weekday of a month, counted from its end if n is negative."""
    weekday, n = feast.weekday, feast.day
    if n > 0:
        start = date(year, feast.month, 1)
        return start + timedelta((weekday - start.isoweekday()) % 7 + 7 * (n - 1))
    end = date(year + feast.month // 12, feast.month % 12 + 1, 1) - timedelta(1)
    return end - timedelta((end.isoweekday() - weekday) % 7 - 7 * (n + 1))


def easter(feast: Feast, year: int) -> date | None:
    """Easter by the Gregorian rule (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1) + timedelta(feast.day)


def orthodox(feast: Feast, year: int) -> date | None:
    """Easter by the Julian rule, in the Gregorian calendar."""
    a = (19 * (year % 19) + 15) % 30
    b = (2 * (year % 4) + 4 * (year % 7) - a + 34) % 7
    month, day = divmod(a + b + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2 + feast.day)


def islamic(feast: Feast, year: int) -> date | None:
    """By the tabular calendar; a feast that falls twice in a year is the first of them."""
    about = int((year - 622) * 33 / 32)
    for hijri in range(about - 1, about + 3):
        days = hijri * 354 - 354 + (3 + 11 * hijri) // 30 + (59 * (feast.month - 1) + 1) // 2 + feast.day - 1
        found = date(622, 7, 19) + timedelta(days)
        if found.year == year:
            return found
    return None


def hebrew(feast: Feast, year: int) -> date | None:
    """By the fixed Hebrew calendar; months count from Nisan, the last of a leap year is its second Adar."""
    hebrew_year = year + 3760 + (feast.month >= 7)
    for candidate in (hebrew_year, hebrew_year - 1, hebrew_year + 1):
        new_year = hebrew_new_year(candidate)
        length = (hebrew_new_year(candidate + 1) - new_year).days
        leap = length > 380
        # Tishri, Heshvan, Kislev, Tevet, Shevat, Adar (I, II), Nisan, Iyar, Sivan, Tammuz, Av, Elul
        lengths = [
            30,
            29 + (length % 10 == 5),
            30 - (length % 10 == 3),
            29,
            30,
            *([30, 29] if leap else [29]),
            30,
            29,
            30,
            29,
            30,
            29,
        ]
        months = feast.month - 7 if feast.month >= 7 else feast.month + 5 + leap
        if feast.month == 12:
            months = 5 + leap
        found = new_year + timedelta(sum(lengths[:months]) + feast.day - 1)
        if found.year == year:
            return found
    return None


def hebrew_new_year(year: int) -> date:
    """The first of Tishri."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    if 3 * (day + 1) % 7 < 3:
        day += 1
    return date(1, 1, 1) + timedelta(day - 1373428 + corrected(year))


def corrected(year: int) -> int:
    """Days by which a new year moves so that no year is of a forbidden length."""

    def delay(y: int) -> int:
        months = (235 * y - 234) // 19
        day = 29 * months + (12084 + 13753 * months) // 25920
        return day + 1 if 3 * (day + 1) % 7 < 3 else day

    last, this, after = delay(year - 1), delay(year), delay(year + 1)
    if after - this == 356:
        return 2
    return 1 if this - last == 382 else 0


def lunar(feast: Feast, year: int) -> date | None:
    found = lunar_years().get(year)
    return date(year, *found) + timedelta(feast.day) if found else None


RULES = {
    "fixed": fixed,
    "nth": nth,
    "easter": easter,
    "orthodox": orthodox,
    "islamic": islamic,
    "hebrew": hebrew,
    "lunar": lunar,
}
