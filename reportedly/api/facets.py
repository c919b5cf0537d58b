"""Facets with counts: which rows have which value.

    row    place               Many("place"):  values   Kassala  Nyala
    0      Kassala                             codes    0  1  0
    1      Nyala, Kassala                      rows     0  1  1

A filter is a column of yes and no, a count is how often each code stands in the rows that are left: over 100,000 incidents each
takes a millisecond, however many values there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True)
class Many:
    """Any number of values for each of `size` rows, in their order."""

    size: int
    values: list[str]
    codes: Array
    rows: Array

    @classmethod
    def of(cls, rows: Iterable[Iterable[str]]) -> Many:
        known: dict[str, int] = {}
        codes: list[int] = []
        counts: list[int] = []
        for values in rows:
            before = len(codes)
            codes += [known.setdefault(value, len(known)) for value in values]
            counts.append(len(codes) - before)
        at = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        return cls(len(counts), list(known), np.array(codes, np.int32), at)

    def having(self, wanted: Array) -> Array:
        """The rows with one of the values whose codes are wanted."""
        found = np.zeros(self.size, bool)
        found[self.rows[wanted[self.codes]]] = True
        return found

    def any_of(self, wanted: Iterable[str]) -> Array:
        table = np.zeros(len(self.values), bool)
        table[[code for value in wanted if (code := self.known.get(value)) is not None]] = True
        return self.having(table)

    @cached_property
    def known(self) -> dict[str, int]:
        return {value: code for code, value in enumerate(self.values)}

    def counts(self, chosen: Array, most: int | None = None) -> list[tuple[str, int]]:
        """The values that the chosen rows have, with how many, the most frequent first."""
        numbers = np.bincount(self.codes[chosen[self.rows]], minlength=len(self.values))
        there = np.flatnonzero(numbers)
        if most is not None and len(there) > most:  # those that tie with the last wanted are sorted by name
            least = np.partition(numbers[there], -most)[-most]
            there = there[numbers[there] >= least]
        pairs = zip((self.values[code] for code in there), numbers[there].tolist(), strict=True)
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:most]

    def tally(self, chosen: Array) -> dict[str, int]:
        """The same in no order, for values by the hundred thousand."""
        numbers = np.bincount(self.codes[chosen[self.rows]], minlength=len(self.values))
        there = np.flatnonzero(numbers)
        return dict(zip((self.values[code] for code in there.tolist()), numbers[there].tolist(), strict=True))

    @classmethod
    def joined(cls, parts: Sequence[Many]) -> Many:
        """The rows of several, one after the other."""
        known = dict(parts[0].known)
        codes, rows, size = [parts[0].codes], [parts[0].rows], parts[0].size
        for part in parts[1:]:
            table = np.array([known.setdefault(value, len(known)) for value in part.values], np.int32)
            codes.append(table[part.codes] if len(table) else part.codes)
            rows.append(part.rows + np.int32(size))
            size += part.size
        return cls(size, list(known), np.concatenate(codes), np.concatenate(rows))

    def only(self, kept: Array) -> Many:
        """Only the rows that are kept."""
        there = kept[self.rows]
        place = np.cumsum(kept, dtype=np.int32) - 1
        return Many(int(kept.sum()), self.values, self.codes[there], place[self.rows[there]])


def chosen_by(
    facets: Mapping[str, Many], wanted: Mapping[str, list[str]], everything: Array
) -> dict[str, Array]:
    """For each facet the rows that all the *other* filters leave, and under "" those that all leave.

    A facet's own counts are taken without its own filter: else choosing one value would hide its siblings.
    """
    passing = {name: facets[name].any_of(values) for name, values in wanted.items() if values}
    left = {}
    for name in ["", *facets]:
        rows = everything
        for other, allowed in passing.items():
            if other != name:
                rows = rows & allowed
        left[name] = rows
    return left
