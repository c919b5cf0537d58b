"""Linking: groups grow by what speaks for two of them being one, the likeliest first; then each item goes where it belongs.

Two groups are as like as their pairs are on average, of those that were compared: one chance likeness joins no two crowds, and one
wrong day among many outvotes nobody. Groups whose members name other days stay apart, however like their words are. At last an item
whose pairs in sum speak more for another group goes there, and one that its own group speaks against stands alone: correlation
clustering (Bansal, Blum and Chawla 2004) by local search. The outcome depends on the items alone, not on their order.

    ["shelled" Mon] ["the shelling" Mon] | ["shells fell" Tue]      two groups, though the words are the same
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

MOST = 6.0  # points that one pair may weigh: a reading may err
SHARED = 1 / 3  # of the days that two groups name, at least as many have to meet
ROUNDS = 10  # of moving; what still moves then goes to and fro

Points = Mapping[tuple[int, int], float]
Span = tuple[date, date]


def grown(
    count: int,
    points: Points,
    hosts: Mapping[int, int] | None = None,
    days: Mapping[int, Sequence[Span]] | None = None,
) -> dict[int, list[int]]:
    """Groups of the items 0 … count-1 by their first one; `points` are the log odds of the pairs that were compared.

    An item that has a host grows with its host; `days` are those that an item names so that they tell it from the next day's.
    """
    home = dict(hosts or {})
    links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for pair, value in sorted(points.items()):
        a, b = (home.get(n, n) for n in pair)
        if a != b:
            known = links[a].get(b, (0.0, 0))
            links[a][b] = links[b][a] = known[0] + held(value), known[1] + 1
    members: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        members[home.get(n, n)].append(n)
    named = {
        first: Counter(span for n in ns for span in (days or {}).get(n, ())) for first, ns in members.items()
    }
    queue = [
        (-total / pairs, a, b, len(members[a]), len(members[b]))
        for a, row in links.items()
        for b, (total, pairs) in row.items()
        if a < b and total > 0
    ]
    heapq.heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if a not in members or b not in members or len(members[a]) != size_a or len(members[b]) != size_b:
            continue
        if other_days(named[a], named[b]):
            continue
        members[a] += members.pop(b)
        named[a] += named.pop(b)
        row, merged = links[a], links.pop(b)
        for c in sorted((set(row) | set(merged)) - {a, b}):
            mine, other = row.get(c, (0.0, 0)), merged.get(c, (0.0, 0))
            total, pairs = mine[0] + other[0], mine[1] + other[1]
            row[c] = links[c][a] = total, pairs
            links[c].pop(b, None)
            if total > 0:
                low, high = min(a, c), max(a, c)
                heapq.heappush(queue, (-total / pairs, low, high, len(members[low]), len(members[high])))
        row.pop(b, None)
    return moved(dict(members), points)


def held(value: float) -> float:
    return max(-MOST, min(MOST, value))


def other_days(ones: Mapping[Span, int], others: Mapping[Span, int]) -> bool:
    """Whether both groups name days and hardly any of either meets one of the other."""
    return bool(ones and others) and min(met(ones, others), met(others, ones)) < SHARED


def met(ones: Mapping[Span, int], others: Mapping[Span, int]) -> float:
    """The share of the days of one group that meet one of the other's."""
    meeting = sum(n for (a, b), n in ones.items() if any(a <= d and c <= b for c, d in others))
    return meeting / sum(ones.values())


def moved(members: Mapping[int, Sequence[int]], points: Points) -> dict[int, list[int]]:
    """The groups after each item went, one after the other, to that for which its pairs in sum speak most."""
    home = {n: first for first, numbers in members.items() for n in numbers}
    size = Counter(home.values())
    beside: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), value in sorted(points.items()):
        beside[a].append((b, held(value)))
        beside[b].append((a, held(value)))
    new = len(home)  # names of groups that begin with one who stands alone
    for _ in range(ROUNDS):
        still = True
        for n in sorted(beside):
            speaks: dict[int, float] = defaultdict(float)
            for other, value in beside[n]:
                speaks[home[other]] += value
            mine = speaks.get(home[n], 0.0)
            best = max(sorted(speaks), key=lambda group: speaks[group])
            goal = best if speaks[best] > max(mine, 0.0) else home[n]
            if goal == home[n] and mine < 0 and size[home[n]] > 1:
                goal, new = new, new + 1
            if goal != home[n]:
                size[home[n]] -= 1
                size[goal] += 1
                home[n] = goal
                still = False
        if still:
            break
    out: dict[int, list[int]] = defaultdict(list)
    for n in sorted(home):
        out[home[n]].append(n)
    return {numbers[0]: numbers for numbers in out.values()}
