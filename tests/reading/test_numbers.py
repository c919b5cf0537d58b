"""Numbers: words and numerals with the bounds around them."""

from __future__ import annotations

import pytest

from reportedly.reading.figures.quantities import Quantity, find_quantities
from reportedly.reading.numbers import read_number, read_numeral
from tests.reading.sentences import parsed

NUMERALS = {
    "25": 25, "6,000": 6000, "1,234,567": 1234567, "1.2": 1.2, "5bn": 5000000000, "300000": 300000, "2.5": 2.5,
    "4th": None, "24/7": None, "10:30": None, "1990s": None, "40m": None, "M23": None, "": None, "12,34": None, "٣": None,
}  # fmt: skip
NUMBERS = {
    "Twenty-five men came.": 25,
    "Two hundred and six women came.": 206,
    "Half a million people came.": 500000,
    "A dozen men came.": 12,
    "Half a dozen men came.": 6,
    "Two thousand three hundred men came.": 2300,
    "Six hundred thousand people came.": 600000,
    "A hundred and twenty people came.": 120,
    "1.2 million people came.": 1200000,
    "One and a half million people came.": 1500000,
    "A quarter of a million people came.": 250000,
    "6 000 people came.": 6000,
}
BOUNDS = {
    "It hit 12 men.": (12, 12, 12),
    "It hit at least 12 men.": (12, None, None),
    "It hit no fewer than 12 men.": (12, None, None),
    "It hit more than 12 men.": (13, None, None),
    "It hit upwards of 12 men.": (13, None, None),
    "It hit up to 12 men.": (None, None, 12),
    "It hit as many as 12 men.": (None, None, 12),
    "It hit nearly 12 men.": (None, None, 12),
    "It hit fewer than 12 men.": (None, None, 11),
    "It hit about 12 men.": (None, 12, None),
    "It hit an estimated 12 men.": (None, 12, None),
    "It hit 12 or so men.": (None, 12, None),
    "It hit 12 or more men.": (12, None, None),
    "It hit between 12 and 20 men.": (12, None, 20),
    "It hit 12 to 20 men.": (12, None, 20),
    "It hit two or three men.": (2, None, 3),
    "It hit at least another 12 men.": (12, None, None),
    "It hit dozens of men.": (24, None, None),
    "It hit scores of men.": (40, None, None),
    "It hit hundreds of men.": (200, None, None),
    "It hit tens of thousands of men.": (20000, None, None),
    "It hit several hundred men.": (200, None, None),
    "It hit more than a dozen men.": (13, None, None),
}


def only(text: str, *others: str) -> Quantity:
    (found,) = find_quantities(parsed(*others)[text])
    return found


@pytest.mark.parametrize("text", NUMERALS)
def test_read_numeral(text: str) -> None:
    assert read_numeral(text) == NUMERALS[text]


@pytest.mark.parametrize("text", NUMBERS)
def test_read_number_adds_up_words(text: str) -> None:
    found = read_number(parsed(*NUMBERS)[text].tokens, 0)
    assert found is not None
    assert found[0] == NUMBERS[text]


@pytest.mark.parametrize("text", BOUNDS)
def test_find_quantities_bounds_a_number_by_its_words(text: str) -> None:
    found = only(text, *BOUNDS)
    assert (found.low, found.best, found.high) == BOUNDS[text]


def test_a_change_is_two_numbers_and_no_range() -> None:
    text = "The toll rose from 64 to 74."
    assert [q.best for q in find_quantities(parsed(text)[text])] == [64, 74]


def test_a_currency_belongs_to_its_number() -> None:
    text = "It cost US$3 million, N5.7bn and A$40m."
    found = [(q.best, q.currency) for q in find_quantities(parsed(text)[text])]
    assert found == [(3000000, "USD"), (5700000000, "NGN"), (40000000, "AUD")]
