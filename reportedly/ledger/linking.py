"""Linking: groups grow by what speaks for two of them being one, the likeliest first.

Two groups are as like as their pairs are on average, of those that were compared: one chance likeness joins no two crowds, and one
wrong day among many outvotes nobody. The outcome depends on the items alone, not on their order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

MOST = 6.0  # points that one pair may weigh: a reading may err


def grown(
    count: int, points: Mapping[tuple[int, int], float], hosts: Mapping[int, int] | None = None
) -> dict[int, list[int]]:
    """Groups of the items 0 … count-1 by their first one; `points` are the log odds of the pairs that were compared.

    An item that has a host goes where its host goes.
    """
    home = dict(hosts or {})
    links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for pair, value in sorted(points.items()):
        a, b = (home.get(n, n) for n in pair)
        if a != b:
            known = links[a].get(b, (0.0, 0))
            links[a][b] = links[b][a] = known[0] + max(-MOST, min(MOST, value)), known[1] + 1
    members: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        members[home.get(n, n)].append(n)
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
        members[a] += members.pop(b)
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
    return dict(members)
