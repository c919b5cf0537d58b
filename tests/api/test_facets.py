from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.api.agreement import alpha
from reportedly.api.facets import Many, chosen_by
from reportedly.api.histogram import extent, histogram, stretches
from reportedly.api.index import Index, words_in
from reportedly.api.wording import having

ROWS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=4, unique=True), max_size=40)


@given(ROWS, ROWS, st.data())
def test_counts_are_those_of_the_chosen_rows(rows, more, data):
    many = Many.joined([Many.of(rows), Many.of(more)])
    whole = rows + more
    chosen = np.array(data.draw(st.lists(st.booleans(), min_size=len(whole), max_size=len(whole))), bool)
    left = [values for values, there in zip(whole, chosen, strict=True) if there]
    counted = sorted(Counter(v for values in left for v in values).items(), key=lambda p: (-p[1], p[0]))
    for most in (None, 1, 3):
        assert many.counts(chosen, most) == counted[:most]
        assert many.only(chosen).counts(np.ones(len(left), bool), most) == counted[:most]
    assert many.any_of("ab").tolist() == [bool({"a", "b"} & set(values)) for values in whole]


def test_a_facet_is_counted_without_its_own_filter():
    kind, place = Many.of([["strike"], ["strike"], ["talks"]]), Many.of([["Lviv"], ["Odesa"], ["Lviv"]])
    facets = {"kind": kind, "place": place}
    left = chosen_by(facets, {"kind": ["strike"], "place": ["Lviv"]}, np.ones(3, bool))
    assert left[""].tolist() == [True, False, False]
    assert kind.counts(left["kind"]) == [("strike", 1), ("talks", 1)]
    assert place.counts(left["place"]) == [("Lviv", 1), ("Odesa", 1)]


TEXTS = [
    ["Shelling of the weekly market", "Bignona, near the line"],
    ["Shells fell", "A market, weekly"],
    ["L'État nie"],
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("shelling Bignona", [0]),
        ("market", [0, 1]),
        ('"weekly market" shell*', [0]),
        ('"market bignona"', []),  # no phrase runs from one text into the next
        ("weekly market", [0, 1]),
        ("shell*", [0, 1]),
        ("etat", [2]),
        ("NEAR( ) -x:y", []),
        ("near -line", [0]),
        ('"', [0, 1, 2]),
        ("* ^ ( )", [0, 1, 2]),
    ],
)
def test_nothing_that_is_typed_is_an_operator(typed, found):
    many = Many.of(words_in(texts) for texts in TEXTS)
    assert np.flatnonzero(having(many, typed)).tolist() == found


def test_an_index_comes_back_as_it_was_packed(client):
    index = client.app.state.desk.picture().index
    again = Index.unpacked(index.packed())
    assert again.ids == index.ids
    assert again.packed() == index.packed()


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
    days = np.array([date(2026, 3, n).toordinal() for n in range(1, 31)])
    far = np.array([date(1982, 1, 1).toordinal(), *days])
    assert extent(far, np.array([1] + [2] * 30))[0] == days[1]
    assert extent(days, np.full(30, 2)) == (days[0], days[-1])


@pytest.mark.parametrize(
    ("last", "unit", "starts"),
    [
        (date(2026, 3, 6), "day", ["2026-03-04", "2026-03-06"]),
        (date(2026, 9, 2), "week", ["2026-03-02", "2026-08-31"]),
        (date(2030, 2, 28), "month", ["2026-03-01", "2030-02-01"]),
        (date(2044, 12, 31), "year", ["2026-01-01", "2044-01-01"]),
    ],
)
def test_the_timeline_has_bins_as_wide_as_it_needs(last, unit, starts):
    days = np.array([date(2026, 3, 4).toordinal(), last.toordinal()])
    found = histogram(days, np.array([3, 1]), np.array([1, 0]), 6)
    assert (found["unit"], [row["start"] for row in found["bins"]]) == (unit, starts)
    assert [(row["count"], row["contested"]) for row in found["bins"]] == [(3, 1), (1, 0)]
    assert found["undated"] == 2


def test_what_is_dated_to_a_stretch_is_counted_by_stretch():
    first, last = date(2026, 3, 1).toordinal(), date(2026, 3, 31).toordinal()
    found = stretches(
        np.array([first, first, first]), np.array([last, last, first + 2]), np.array([True, False, False])
    )
    assert found == [
        {"start": "2026-03-01", "end": "2026-03-31", "count": 2, "contested": 1},
        {"start": "2026-03-01", "end": "2026-03-03", "count": 1, "contested": 0},
    ]
