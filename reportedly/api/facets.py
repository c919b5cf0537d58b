"""Facets with counts: which incidents have which value.

A facet knows for each value the rows that have it, and for each row its values. A set of rows is one whole number whose
n-th bit stands for the n-th row: a filter is `and` and `or` of numbers, a count is the number of ones. Few chosen rows are
counted row by row; many are counted value by value, the frequent values first, until no value that is left can be among the
most frequent. So a filter change over 100,000 incidents costs milliseconds, and rare values cost no memory.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

FEW = 4000  # chosen rows that are counted one by one
DENSE = 64  # a value that one row in so many has is kept as a number at once


class Bits:
    """Which rows have which value of one facet."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}
        self._values: list[tuple[str, ...]] = []
        self._same: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._bits: dict[str, int] = {}
        self._by_size: list[str] = []
        self._size = 0

    def add(self, row: int, values: Iterable[str]) -> None:
        """The values of the next row; each once."""
        held = tuple(values)
        held = self._same.setdefault(held, held)
        while len(self._values) <= row:
            self._values.append(())
        self._values[row] = held
        for value in held:
            self._rows.setdefault(value, array("I")).append(row)

    def seal(self, size: int) -> None:
        """Make ready for questions, once all rows are there."""
        self._size = size
        self._values += [()] * (size - len(self._values))
        self._by_size = sorted(self._rows, key=lambda value: (-len(self._rows[value]), value))
        for value in self._by_size:
            if len(self._rows[value]) * DENSE < size:
                break
            self._bits[value] = bits_of(self._rows[value], size)

    def of(self, value: str) -> int:
        """The rows that have a value."""
        found = self._bits.get(value)
        return bits_of(self._rows.get(value, ()), self._size) if found is None else found

    def values(self) -> Iterable[str]:
        return self._rows.keys()

    def any_of(self, values: Iterable[str]) -> int:
        bits = 0
        for value in values:
            bits |= self.of(value)
        return bits

    def counts(self, chosen: int, most: int | None = None) -> list[tuple[str, int]]:
        """The values that the chosen rows have, with how many, the most frequent first."""
        if chosen.bit_count() <= FEW:
            counted = Counter(value for row in rows_of(chosen, self._size) for value in self._values[row])
        else:
            counted = self._counted(chosen, most)
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def _counted(self, chosen: int, most: int | None) -> Counter[str]:
        there = chosen.to_bytes((self._size + 7) // 8, "little")
        counted: Counter[str] = Counter()
        best: list[int] = []
        for value in self._by_size:
            rows = self._rows[value]
            if most is not None and len(best) >= most and len(rows) < best[most - 1]:
                break
            bits = self._bits.get(value)
            if bits is None:
                number = sum(there[row >> 3] >> (row & 7) & 1 for row in rows)
            else:
                number = (bits & chosen).bit_count()
            if number:
                counted[value] = number
                if most is not None:
                    best.append(number)
                    best.sort(reverse=True)
                    del best[most:]
        return counted


def bits_of(rows: Iterable[int], size: int) -> int:
    held = bytearray((size + 7) // 8)
    for row in rows:
        held[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(held, "little")


def rows_of(bits: int, size: int) -> Iterator[int]:
    """The numbers of the rows whose bit is set, in order."""
    for at, byte in enumerate(bits.to_bytes((size + 7) // 8, "little")):
        base = at << 3
        while byte:
            low = byte & -byte
            yield base + low.bit_length() - 1
            byte ^= low


def chosen_by(facets: Mapping[str, Bits], wanted: Mapping[str, list[str]], everything: int) -> dict[str, int]:
    """For each facet the rows that all the *other* filters leave, and under "" those that all leave.

    A facet's own counts are taken without its own filter: else choosing one value would hide its siblings.
    """
    passing = {name: facets[name].any_of(values) for name, values in wanted.items() if values}
    left = {}
    for name in ["", *facets]:
        bits = everything
        for other, allowed in passing.items():
            if other != name:
                bits &= allowed
        left[name] = bits
    return left
