"""Calendar: the data files hold together, and the rules of the feasts give the known days."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly import calendar
from reportedly.errors import BadData
from reportedly.reading.times.feasts import feast_days


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        ("good friday", 2021, date(2021, 4, 2)),
        ("orthodox easter", 2021, date(2021, 5, 2)),
        ("thanksgiving", 2023, date(2023, 11, 23)),
        ("memorial day", 2023, date(2023, 5, 29)),
        ("eid al-fitr", 2021, date(2021, 5, 13)),
        ("yom kippur", 1973, date(1973, 10, 6)),
        ("passover", 2024, date(2024, 4, 23)),
        ("chinese new year", 2020, date(2020, 1, 25)),
    ],
)
def test_feasts_fall_on_their_known_days(name: str, year: int, first: date) -> None:
    feast = next(f for f in calendar.feasts() if f.name == name)
    days = feast_days(feast, year)
    assert days is not None
    assert days[0] == first


def test_a_year_beyond_the_tables_has_no_lunar_feast() -> None:
    feast = next(f for f in calendar.feasts() if f.rule == "lunar")
    assert feast_days(feast, 1700) is None


def test_words_that_yaml_takes_for_truth_values_are_refused() -> None:
    with pytest.raises(BadData, match="put it in quotes"):
        calendar.strings("words.yml", "lists: day_openers", [True, "by"])
