"""Facets with counts: which incidents have which value, as bits.

A facet value owns one whole number whose n-th bit says whether the n-th incident has it. A filter is then `and` and
`or` of numbers, and a count is the number of ones: a filter change over 100,000 incidents costs a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class Bits:
    """Which rows have which value of one facet."""

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}
        self._bits: dict[str, int] = {}

    def add(self, row: int, values: Iterable[str]) -> None:
        for value in values:
            rows = self._rows.setdefault(value, [])
            if not rows or rows[-1] != row:
                rows.append(row)

    def seal(self, size: int) -> None:
        """Turn the lists of rows into numbers, once all are there."""
        for value, rows in self._rows.items():
            self._bits[value] = bits_of(rows, size)
        self._rows.clear()

    def any_of(self, values: Iterable[str]) -> int:
        bits = 0
        for value in values:
            bits |= self._bits.get(value, 0)
        return bits

    def counts(self, chosen: int, most: int) -> list[tuple[str, int]]:
        """The values that the chosen rows have, with how many, the most frequent first."""
        counted = [(value, (bits & chosen).bit_count()) for value, bits in self._bits.items()]
        found = [pair for pair in counted if pair[1]]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]


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
