"""Groups grow by what their pairs show on average; the order of things does not matter."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ledger.linking import grown


def test_an_item_that_was_not_compared_with_all_joins_by_those_it_was_compared_with() -> None:
    assert grown(3, {(0, 1): 2.0, (0, 2): 1.5}) == {0: [0, 1, 2]}


def test_one_chance_likeness_joins_no_two_groups() -> None:
    pairs = {(0, 1): 3.0, (2, 3): 3.0, (0, 2): 1.5, (0, 3): -1.0, (1, 2): -1.0, (1, 3): -1.0}
    assert sorted(map(sorted, grown(4, pairs).values())) == [[0, 1], [2, 3]]


def test_one_contradiction_outvotes_nobody() -> None:
    pairs = {(a, b): 4.0 for a in range(5) for b in range(a + 1, 5)} | {(1, 2): -60.0}
    assert sorted(map(sorted, grown(5, pairs).values())) == [[0, 1, 2, 3, 4]]


def test_an_item_goes_where_its_host_goes() -> None:
    pairs = {(0, 1): 1.0, (1, 2): 4.0, (0, 2): -1.0}
    assert sorted(map(sorted, grown(3, pairs).values())) == [[0], [1, 2]]
    assert sorted(map(sorted, grown(3, pairs, {1: 0}).values())) == [[0, 1, 2]]
    assert sorted(map(sorted, grown(3, pairs | {(1, 2): 0.5}, {1: 0}).values())) == [[0, 1], [2]]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_pairs_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    pairs = {
        (a, b): chance.uniform(-3, 3) for a in range(8) for b in range(a + 1, 8) if chance.random() < 0.8
    }
    items = list(pairs.items())
    chance.shuffle(items)
    assert sorted(map(sorted, grown(8, dict(items)).values())) == sorted(
        map(sorted, grown(8, pairs).values())
    )
