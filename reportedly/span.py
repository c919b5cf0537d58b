"""Span: a run of words in one report, and the check that it is really there."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of Unicode code points and the exact words it holds."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`; the only way that the package makes one.

        Raises ValueError for a range that is empty or outside of the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return tuple.__new__(cls, (start, end, text[start:end]))

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end
