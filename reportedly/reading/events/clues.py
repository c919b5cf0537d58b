"""Clues: which patterns of a head can fit at all, told by a word that each of them asks for.

"take" has more than a hundred patterns; in "took the town" the words "the" and "town" leave a handful to look at.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from reportedly.frames import ANYTHING, SCENE, Pattern

FEW, MANY = 4, 12  # patterns that are sooner tried than looked up, and that are looked up word by word
MARK = "@"  # before what is asked for by its kind, not by a word: "@person"

Patterns = tuple[Pattern, ...]


class Clues:
    """The patterns of a head with the words of the narrowest need of each, None where no word gives it away.

    `words` are the words of which a sentence holds one if any other fits; `loose` are the patterns that may fit without.
    """

    __slots__ = ("asked", "by_word", "loose", "open", "patterns", "words")

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns  # kept, so that no other tuple takes its place in memory
        self.asked = [narrowest(pattern) for pattern in patterns]
        self.loose = [
            p for p, asked in zip(patterns, self.asked, strict=True) if asked is None or marked(asked)
        ]
        self.by_word: dict[str, tuple[int, ...]] = {}  # made when it is asked for
        self.open = [n for n, asked in enumerate(self.asked) if asked is None]
        told = {asked for asked in self.asked if asked is not None}
        self.words: frozenset[str] = frozenset().union(*(ends_of(asked) for asked in told))

    def likely(self, present: Set[str]) -> Patterns | list[Pattern]:
        """The patterns that these words may fit, in their order."""
        if len(self.patterns) <= FEW:
            return self.patterns
        if len(self.patterns) < MANY:
            return [
                pattern
                for pattern, asked in zip(self.patterns, self.asked, strict=True)
                if asked is None or not asked.isdisjoint(present)
            ]
        by_word = self.by_word or self._index()
        found = set(self.open)
        for word in by_word.keys() & present:
            found.update(by_word[word])
        return [self.patterns[n] for n in sorted(found)]

    def _index(self) -> dict[str, tuple[int, ...]]:
        for n, asked in enumerate(self.asked):
            for word in asked or ():
                self.by_word[word] = (*self.by_word.get(word, ()), n)
        return self.by_word


def narrowest(pattern: Pattern) -> frozenset[str] | None:
    """The words of the need that the fewest words meet."""
    asked = [
        need.words
        for need in pattern.needs
        if not need.negative and need.role != SCENE and need.words is not ANYTHING and need.words != ANYTHING
    ]
    return min(asked, key=len) if asked else None


@cache  # a word class is asked for by many patterns
def marked(words: frozenset[str]) -> bool:
    """Whether some of them are no words but kinds of what is asked for."""
    return any(word[0] == MARK for word in words)


@cache
def ends_of(words: frozenset[str]) -> frozenset[str]:
    """What a sentence may hold as a word where a dependent is listed so: "arm" of "small arm", "sit-in" or "in" of "night sit-in"."""
    return frozenset(
        end
        for word in words
        for last in [word.rpartition(" ")[2]]
        for end in (word, last, last.rpartition("-")[2])
    )


_clues: dict[int, Clues] = {}
_outer: dict[int, tuple[Patterns, Patterns]] = {}


def clues_of(patterns: Patterns) -> Clues:
    """The clues of the patterns of a head in the lexicon."""
    found = _clues.get(id(patterns))
    if found is None:
        found = _clues[id(patterns)] = Clues(patterns)
    return found


def without_inner(patterns: Patterns) -> Patterns:
    """The patterns that ask for no event in what is said; one tuple for each head."""
    found = _outer.get(id(patterns))
    if found is None:
        found = _outer[id(patterns)] = patterns, tuple(p for p in patterns if not p.frame.inner)
    return found[1]
