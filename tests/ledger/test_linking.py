"""Groups grow by evidence: unknown is neutral, contradictions keep apart, the order of things does not matter."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ledger.linking import Rule, Shown, grown

DAYS, WORDS = 0, 1
RULE = Rule(best=frozenset({WORDS}), gaining=frozenset({DAYS}))


@dataclass(frozen=True)
class Shows:
    base: float
    shown: Shown

    @property
    def points(self) -> float:
        return self.base + sum(points for _, points in self.shown)


def pair(days: float | None, words: float = 0.0, base: float = -1.0) -> Shows:
    return Shows(base, tuple((n, v) for n, v in ((DAYS, days), (WORDS, words)) if v is not None))


def test_an_item_without_a_day_joins_by_its_words_and_weakens_nothing() -> None:
    pairs = {(0, 1): pair(2.0, 0.5), (0, 2): pair(None, 2.0), (1, 2): pair(None, 0.0)}
    assert grown(3, pairs, RULE) == {0: [0, 1, 2]}


def test_what_many_contradict_stays_apart_whatever_one_pair_shows() -> None:
    near, far = pair(2.0, 1.0), pair(-1.0, 0.0)
    pairs = {(0, 1): near, (2, 3): near, (0, 2): pair(-1.0, 2.5), (0, 3): far, (1, 2): far, (1, 3): far}
    assert sorted(map(sorted, grown(4, pairs, RULE).values())) == [[0, 1], [2, 3]]


def test_groups_without_a_pair_that_speaks_for_them_are_never_joined() -> None:
    pairs = {(0, 1): pair(2.0), (0, 2): pair(0.9), (1, 2): pair(0.9)}
    assert grown(3, pairs, RULE) == {0: [0, 1], 2: [2]}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_pairs_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    pairs = {
        (a, b): pair(chance.choice([None, 2.0, 1.0, -1.5]), chance.choice([0.0, 0.5, 1.5]))
        for a in range(8)
        for b in range(a + 1, 8)
    }
    items = list(pairs.items())
    chance.shuffle(items)
    assert sorted(map(sorted, grown(8, dict(items), RULE).values())) == sorted(
        map(sorted, grown(8, pairs, RULE).values())
    )
