"""Linking: groups grow by what speaks for two of them being one, the likeliest first.

For each facet two groups have the mean of what their pairs show (the best pair, for words and figures). Pairs that show nothing of
a facet do not count: an account without a day weakens nothing, and one wrong day among many outvotes nobody. That many accounts
on both sides contradict each other weighs more than that two do. The outcome depends on the items alone, not on their order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from typing import Protocol

Shown = tuple[tuple[int, float], ...]  # of a pair: facets with their points
GAIN = 1.0  # how much more a contradiction weighs when the smaller group doubles


class Pair(Protocol):
    @property
    def base(self) -> float: ...
    @property
    def shown(self) -> Shown: ...
    @property
    def points(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """Facets of which the best pair counts instead of the mean, and facets that gain by the number of accounts."""

    best: frozenset[int]
    gaining: frozenset[int]


@dataclass(slots=True)
class Link:
    """What two groups show together: of each facet the sum of points and the number of pairs, or the best of them.

    `met` says whether any pair by itself speaks for one happening; groups without such a pair are never joined.
    """

    base: float
    pairs: int
    met: bool
    facets: dict[int, tuple[float, int]]

    def with_(self, other: Link, rule: Rule) -> Link:
        facets = dict(self.facets)
        for facet, (points, count) in other.facets.items():
            mine = facets.get(facet)
            if mine is None:
                facets[facet] = points, count
            elif facet in rule.best:
                facets[facet] = max(mine[0], points), 1
            else:
                facets[facet] = mine[0] + points, mine[1] + count
        return Link(self.base + other.base, self.pairs + other.pairs, self.met or other.met, facets)

    def points(self, least: int, rule: Rule) -> float:
        """The log odds; `least` is the size of the smaller group."""
        if not self.met:
            return -1.0
        gain = 1 + GAIN * log2(least)
        return self.base / self.pairs + sum(
            points / count * (gain if points < 0 and facet in rule.gaining else 1.0)
            for facet, (points, count) in self.facets.items()
        )


def grown(count: int, pairs: Mapping[tuple[int, int], Pair], rule: Rule) -> dict[int, list[int]]:
    """Groups of the items 0 … count-1 by their first one; `pairs` are those that were compared."""
    links: dict[int, dict[int, Link]] = defaultdict(dict)
    for (a, b), pair in pairs.items():
        facets = {facet: (points, 1) for facet, points in pair.shown}
        links[a][b] = links[b][a] = Link(pair.base, 1, pair.points > 0, facets)
    members = {n: [n] for n in range(count)}
    queue = [
        (-points, a, b, 1, 1)
        for a, row in links.items()
        for b, link in row.items()
        if a < b and (points := link.points(1, rule)) > 0
    ]
    heapq.heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if a not in members or b not in members or len(members[a]) != size_a or len(members[b]) != size_b:
            continue
        members[a] += members.pop(b)
        row, merged = links[a], links.pop(b)
        for c in sorted((set(row) | set(merged)) - {a, b}):
            mine, other = row.get(c), merged.get(c)
            link = mine.with_(other, rule) if mine and other else mine or other
            assert link is not None
            row[c] = links[c][a] = link
            links[c].pop(b, None)
            if (points := link.points(min(len(members[a]), len(members[c])), rule)) > 0:
                low, high = min(a, c), max(a, c)
                heapq.heappush(queue, (-points, low, high, len(members[low]), len(members[high])))
        row.pop(b, None)
    return members
