"""Clues: which patterns of a head can fit at all, told by a word that each of them asks for.

"take" has more than a hundred patterns; in "took the town" the words "the" and "town" leave a handful to look at.
"""

from __future__ import annotations

from collections.abc import Set

from reportedly.frames import ANYTHING, SCENE, Pattern

FEW = 4  # patterns that are sooner tried than looked up

Patterns = tuple[Pattern, ...]


class Clues:
    """The patterns of a head by the words of their narrowest need; `open` are those that no word gives away."""

    __slots__ = ("by_word", "open", "patterns")

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns  # kept, so that no other tuple takes its place in memory
        self.open: list[int] = []
        self.by_word: dict[str, list[int]] = {}
        for n, pattern in enumerate(patterns):
            asked = [
                need.words
                for need in pattern.needs
                if not need.negative and need.role != SCENE and need.words != ANYTHING
            ]
            if not asked:
                self.open.append(n)
                continue
            for word in min(asked, key=len):
                self.by_word.setdefault(word, []).append(n)

    def likely(self, present: Set[str]) -> list[Pattern]:
        """The patterns that these words may fit, in their order."""
        by_word = self.by_word
        found = set(self.open)
        for word in by_word.keys() & present:
            found.update(by_word[word])
        return [self.patterns[n] for n in sorted(found)]


_clues: dict[int, Clues] = {}
_outer: dict[int, tuple[Patterns, Patterns]] = {}


def likely(patterns: Patterns, present: Set[str]) -> Patterns | list[Pattern]:
    """Of the patterns of a head in the lexicon those that may fit, given the words around it."""
    if len(patterns) <= FEW:
        return patterns
    found = _clues.get(id(patterns))
    if found is None:
        found = _clues[id(patterns)] = Clues(patterns)
    return found.likely(present)


def without_inner(patterns: Patterns) -> Patterns:
    """The patterns that ask for no event in what is said; one tuple for each head."""
    found = _outer.get(id(patterns))
    if found is None:
        found = _outer[id(patterns)] = patterns, tuple(p for p in patterns if not p.frame.inner)
    return found[1]
