"""Joining: things that are linked, directly or through others, make one set (disjoint sets, by union and find).

1-2   4-5   2-4   →   {1, 2, 4, 5}, named 1
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator


class Union:
    """Things joined to sets; each set is named after its least member."""

    def __init__(self) -> None:
        self.parent: dict[tuple[str, int], tuple[str, int]] = {}

    def find(self, item: tuple[str, int]) -> tuple[str, int]:
        self.parent.setdefault(item, item)
        while self.parent[item] != item:
            self.parent[item] = item = self.parent[self.parent[item]]
        return item

    def join(self, one: tuple[str, int], other: tuple[str, int]) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self.parent[high] = low

    def sets(self) -> Iterator[list[tuple[str, int]]]:
        found: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for item in sorted(self.parent):
            found[self.find(item)].append(item)
        yield from found.values()
