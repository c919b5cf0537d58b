from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.api.agreement import alpha
from reportedly.api.facets import Bits, bits_of, chosen_by, rows_of
from reportedly.api.picture import extent, fts_query


@given(st.lists(st.integers(0, 999)))
def test_bits_hold_rows(rows):
    assert list(rows_of(bits_of(rows, 1000), 1000)) == sorted(set(rows))


def test_a_facet_is_counted_without_its_own_filter():
    kind, place = Bits(), Bits()
    for row, (k, p) in enumerate([("strike", "Lviv"), ("strike", "Odesa"), ("talks", "Lviv")]):
        kind.add(row, [k])
        place.add(row, [p])
    for bits in (kind, place):
        bits.seal(3)
    facets = {"kind": kind, "place": place}
    left = chosen_by(facets, {"kind": ["strike"], "place": ["Lviv"]}, 0b111)
    assert left[""].bit_count() == 1
    assert kind.counts(left["kind"], 9) == [("strike", 1), ("talks", 1)]
    assert place.counts(left["place"], 9) == [("Lviv", 1), ("Odesa", 1)]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("shelling Bignona", '"shelling" "Bignona"'),
        ('"weekly market" shell*', '"weekly market" "shell"*'),
        ("NEAR( OR ) -x:y", '"NEAR" "OR" "-x y"'),
        ('"', ""),
        ("* ^ ( )", ""),
    ],
)
def test_nothing_that_is_typed_is_an_operator(typed, query):
    assert fts_query(typed) == query


def test_alpha_is_krippendorffs():
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", nominal data of two observers, no missing data
    one = "0 1 0 0 0 0 0 0 1 0".split()
    two = "1 1 1 0 0 1 0 0 0 0".split()
    assert alpha(zip(one, two, strict=True)) == pytest.approx(0.095, abs=0.001)


def test_alpha_needs_two_values_and_a_difference():
    assert alpha([["accept"], []]) is None
    assert alpha([["accept", "accept"]]) is None
    assert alpha([["accept", "accept"], ["reject", "reject"]]) == 1


def test_stragglers_do_not_squeeze_the_timeline():
    days = {date(2026, 3, n): 2 for n in range(1, 31)}
    assert extent({date(1982, 1, 1): 1} | days)[0] == date(2026, 3, 2)
    assert extent(days) == (date(2026, 3, 1), date(2026, 3, 30))


@given(st.lists(st.sets(st.sampled_from("abcdefgh")), max_size=60), st.data())
def test_counts_are_the_same_by_rows_and_by_values(rows, data):
    bits = Bits()
    for row, values in enumerate(rows):
        bits.add(row, sorted(values))
    bits.seal(len(rows))
    chosen = bits_of(data.draw(st.sets(st.sampled_from(range(len(rows))))) if rows else [], len(rows))
    for most in (None, 1, 3):
        plain = sorted(bits._counted(chosen, most).items(), key=lambda pair: (-pair[1], pair[0]))[:most]
        assert plain == bits.counts(chosen, most)
