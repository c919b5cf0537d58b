"""Linking: groups grow by what speaks for two of them being one, the likeliest first.

For each facet two groups have the mean of what their pairs show; of words and figures, the mean of what each account of the smaller
group shows with its like in the other. Pairs that show nothing of
a facet do not count: an account without a day weakens nothing, and one wrong day among many outvotes nobody. That many accounts
on both sides contradict each other weighs more than that two do. The outcome depends on the items alone, not on their order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log2
from typing import Protocol

Shown = tuple[tuple[int, float], ...]  # of a pair: facets with their points
CONTRA = 2.0  # a contradiction weighs more than a likeness: two happenings are alike in much
GAIN = 1.0  # how much more it weighs when the smaller group doubles


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
    """What two groups show together: of each facet the sum of points and the number of pairs, and what each item's best pair shows.

    `met` says whether any pair by itself speaks for one happening; groups without such a pair are never joined.
    """

    base: float
    pairs: int
    met: bool
    facets: dict[int, tuple[float, int]]
    bests: dict[int, dict[int, float]]

    @classmethod
    def of(cls, a: int, b: int, pair: Pair, rule: Rule) -> Link:
        facets = {facet: (points, 1) for facet, points in pair.shown if facet not in rule.best}
        bests = {facet: {a: points, b: points} for facet, points in pair.shown if facet in rule.best}
        return cls(pair.base, 1, pair.points > 0, facets, bests)

    def with_(self, other: Link) -> Link:
        facets = dict(self.facets)
        for facet, (points, count) in other.facets.items():
            mine = facets.get(facet, (0.0, 0))
            facets[facet] = mine[0] + points, mine[1] + count
        bests = dict(self.bests)
        for facet, items in other.bests.items():
            known = dict(bests.get(facet, {}))
            for item, points in items.items():
                known[item] = max(points, known.get(item, points))
            bests[facet] = known
        return Link(self.base + other.base, self.pairs + other.pairs, self.met or other.met, facets, bests)

    def points(self, smaller: Collection[int], rule: Rule) -> float:
        """The log odds; `smaller` are the items of the smaller group, each of which looks for its like in the other."""
        if not self.met:
            return -1.0
        gain = CONTRA * (1 + GAIN * log2(len(smaller)))
        total = self.base / self.pairs
        for facet, (points, count) in self.facets.items():
            total += points / count * (gain if points < 0 and facet in rule.gaining else 1.0)
        for items in self.bests.values():
            found = [items[n] for n in smaller if n in items]
            total += sum(found) / len(found) if found else 0.0
        return total


def grown(count: int, pairs: Mapping[tuple[int, int], Pair], rule: Rule) -> dict[int, list[int]]:
    """Groups of the items 0 … count-1 by their first one; `pairs` are those that were compared."""
    links: dict[int, dict[int, Link]] = defaultdict(dict)
    for (a, b), pair in pairs.items():
        links[a][b] = links[b][a] = Link.of(a, b, pair, rule)
    members = {n: [n] for n in range(count)}
    queue = [
        (-points, a, b, 1, 1)
        for a, row in links.items()
        for b, link in row.items()
        if a < b and (points := link.points((a,), rule)) > 0
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
            link = mine.with_(other) if mine and other else mine or other
            assert link is not None
            row[c] = links[c][a] = link
            links[c].pop(b, None)
            smaller = min(members[a], members[c], key=lambda ns: (len(ns), min(ns)))
            if (points := link.points(smaller, rule)) > 0:
                low, high = min(a, c), max(a, c)
                heapq.heappush(queue, (-points, low, high, len(members[low]), len(members[high])))
        row.pop(b, None)
    return members
