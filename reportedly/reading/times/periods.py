"""Periods: stretches of the calendar, how TIMEX3 writes them and which days they cover.

    1998-01-14  1998-W03  1998-W03-WE  1998-01  1998-Q1  1998-H1  1998-FA  1998  199 (the nineties)  19 (the century)

Years before Christ count downwards (-490 is 490 BC); they have a value and no days, since Python's dates begin in the year 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")
# From fine to coarse: what can lie in what, and how two periods compare.
ORDER = {"D": 0, "WE": 1, "W": 2, "M": 3, "S": 4, "Q": 4, "H": 5, "Y": 6, "E": 7, "C": 8, "L": 9}
MONTHS_IN = {"M": 1, "Q": 3, "H": 6}


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit: `unit` is a key of ORDER; `n` the month, quarter, half, season (1 to 4) or ISO week, `day` that of a month.

    A year of None is not known: the value then reads XXXX, and there are no days.
    """

    unit: str
    year: int | None
    n: int = 0
    day: int = 0

    @classmethod
    def of(cls, day: date, unit: str = "D") -> Period:
        """The period of that unit which holds a day."""
        if unit == "D":
            return cls("D", day.year, day.month, day.day)
        if unit in {"W", "WE"}:
            year, week, _ = day.isocalendar()
            return cls(unit, year, week)
        if unit == "S":  # December opens a winter that ends in the next year
            if day.month < 3:
                return cls("S", day.year - 1, 4)
            return cls("S", day.year, day.month // 3)
        if unit in MONTHS_IN:
            return cls(unit, day.year, (day.month - 1) // MONTHS_IN[unit] + 1)
        return cls.of_year(day.year, unit)

    @classmethod
    def of_year(cls, year: int, unit: str = "Y") -> Period:
        """The year, decade, century or millennium that holds a year."""
        size = {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
        return cls(unit, year // size * size if year > 0 else -(-year // size * size))

    @property
    def first(self) -> date | None:
        bounds = self.days()
        return bounds[0] if bounds else None

    @property
    def last(self) -> date | None:
        bounds = self.days()
        return bounds[1] if bounds else None

    def days(self) -> tuple[date, date] | None:
        """The first and the last day; None where the year is unknown or outside of Python's calendar, or the day does not exist."""
        year, n = self.year, self.n
        if year is None or not 1 < year < 9990:
            return None
        try:
            if self.unit == "D":
                found = date(year, n, self.day)
                return found, found
            if self.unit in {"W", "WE"}:
                monday = date.fromisocalendar(year, n, 1)
                return monday + timedelta(5 * (self.unit == "WE")), monday + timedelta(6)
            if self.unit == "S":
                start = date(year, 3 * n, 1)
                return start, month_end(year + (n == 4), (3 * n + 1) % 12 + 1)
            if self.unit in MONTHS_IN:
                size = MONTHS_IN[self.unit]
                return date(year, (n - 1) * size + 1, 1), month_end(year, n * size)
            size = {"Y": 1, "E": 10, "C": 100, "L": 1000}[self.unit]
            return date(max(year, 1), 1, 1), date(min(year + size - 1, 9999), 12, 31)
        except ValueError:
            return None

    def value(self) -> str:
        """As TIMEX3 writes it."""
        year, unit = self.year, self.unit
        if year is None:
            head = "XXXX"
        else:
            width = {"E": 3, "C": 2, "L": 1}.get(unit, 4)
            head = ("BC" if year < 0 else "") + f"{abs(year):04d}"[:width]
        if unit == "D":
            month, day = (f"{n:02d}" if n else "XX" for n in (self.n, self.day))
            return f"{head}-{month}-{day}"
        if unit == "W":
            return f"{head}-W{self.n:02d}" if self.n else f"{head}-WXX"
        if unit == "WE":
            return f"{head}-W{self.n:02d}-WE" if self.n else f"{head}-WXX-WE"
        if unit == "M":
            return f"{head}-{self.n:02d}" if self.n else f"{head}-XX"
        if unit in {"Q", "H"}:
            return f"{head}-{unit}{self.n or 'X'}"
        if unit == "S":
            return f"{head}-{SEASONS[self.n - 1]}"
        return head

    def shifted(self, by: int) -> Period:
        """The period so many of its own units later."""
        if by == 0 or self.year is None:
            return self
        if self.unit in {"D", "W", "WE"}:
            start = self.first
            if start is None:
                return Period(self.unit, self.year)
            try:
                return Period.of(start + timedelta(by * (1 if self.unit == "D" else 7)), self.unit)
            except OverflowError:
                return Period(self.unit, None)
        per_year = {"M": 12, "Q": 4, "H": 2, "S": 4}.get(self.unit)
        if per_year is not None:
            years, n = divmod(self.n - 1 + by, per_year)
            return Period(self.unit, stepped(self.year, years), n + 1)
        size = {"Y": 1, "E": 10, "C": 100, "L": 1000}[self.unit]
        return Period(self.unit, stepped(self.year, by * size))

    def years_on(self, by: int) -> Period:
        """The same period of another year: the third quarter of the year before."""
        if self.year is None:
            return self
        moved = Period(self.unit, stepped(self.year, by), self.n, self.day)
        if self.unit == "D" and (self.n, self.day) == (2, 29) and moved.days() is None:
            return Period("D", moved.year, 2, 28)
        return moved

    def within(self, unit: str) -> Period:
        """The coarser period that holds this one; itself where it is not finer."""
        if ORDER[unit] <= ORDER[self.unit]:
            return self
        if self.year is None:
            return Period(unit, None)
        if self.unit in {"D", "W", "WE"} or unit in {"M", "Q", "H", "S"}:
            start = self.first
            if start is not None:
                return Period.of(start, unit)
            if unit in MONTHS_IN and self.unit in {"D", "M"}:
                return Period(unit, self.year, (self.n - 1) // MONTHS_IN[unit] + 1)
            if unit not in {"Y", "E", "C", "L"}:
                return Period(unit, self.year)
        return Period.of_year(self.year, unit)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def stepped(year: int, by: int) -> int:
    """A year so many later; there is no year 0."""
    found = year + by
    if year < 0 <= found:
        return found + 1 if by else found
    if found <= 0 < year:
        return found - 1
    return found


def narrowed(first: date, last: date, mod: str | None) -> tuple[date, date]:
    """Early, middle or late in a stretch: ten days of a month, three months of a year, three years of a decade, the rest being its middle.

    Weeks and shorter stretches stay whole: "the end of next week" is no day in particular.
    """
    length = (last - first).days + 1
    if mod == "H1":
        return first, first + timedelta((length + 1) // 2 - 1)
    if mod == "H2":
        return first + timedelta(length // 2), last
    if mod not in {"START", "MID", "END"} or length < 28:
        return first, last
    if length <= 31:
        early, late = first + timedelta(9), last - timedelta(length - 21)
    else:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        edge = months * 3 // 120 * 12 if months >= 120 else max(1, months // 4)
        early, late = _end_of(first, edge), _start_of(last, edge)
    if mod == "START":
        return first, early
    if mod == "END":
        return late, last
    return early + timedelta(1), late - timedelta(1)


def _end_of(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months - 1, 12)
    return month_end(year, month + 1)


def _start_of(last: date, months: int) -> date:
    year, month = divmod(last.year * 12 + last.month - 1 - months + 1, 12)
    return date(year, month + 1, 1)


def clock_value(clock: tuple[int, int, int]) -> str:
    """A clock time as TIMEX3 writes it: T15:30."""
    hour, minute, second = clock
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")


def anniversary(day: date | None, year: int) -> Period:
    """ "on this day in 1973"; of the 29th of February nobody knows which day is meant in another year."""
    if day is None or (day.month, day.day) == (2, 29):
        return Period("Y", year)
    return Period("D", year, day.month, day.day)
