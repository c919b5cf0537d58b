"""Clues: which patterns of a head can fit at all, told by a word that each of them asks for.

"take" has more than a hundred patterns; in "took the town" the words "the" and "town" leave a handful to look at.
"""

from __future__ import annotations

from collections.abc import Set

from reportedly.frames import ANYTHING, SCENE, Pattern

FEW = 4  # patterns that are sooner tried than looked up
MARK = "@"  # before what is asked for by its kind, not by a word: "@person"

Patterns = tuple[Pattern, ...]


class Clues:
    """The patterns of a head by the words of their narrowest need; `open` are those that no word gives away.

    `words` are the words of which a sentence holds one if any other fits; `loose` are the patterns that may fit without.
    """

    __slots__ = ("by_word", "loose", "open", "patterns", "words")

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns  # kept, so that no other tuple takes its place in memory
        self.open: list[int] = []
        self.by_word: dict[str, list[int]] = {}
        self.loose: list[Pattern] = []
        for n, pattern in enumerate(patterns):
            asked = [
                need.words
                for need in pattern.needs
                if not need.negative and need.role != SCENE and need.words != ANYTHING
            ]
            if not asked:
                self.open.append(n)
                self.loose.append(pattern)
                continue
            narrowest = min(asked, key=len)
            for word in narrowest:
                self.by_word.setdefault(word, []).append(n)
            if any(word[0] == MARK for word in narrowest):
                self.loose.append(pattern)
        self.words = frozenset(part for word in self.by_word for part in ends_of(word))

    def likely(self, present: Set[str]) -> Patterns | list[Pattern]:
        """The patterns that these words may fit, in their order."""
        if len(self.patterns) <= FEW:
            return self.patterns
        by_word = self.by_word
        found = set(self.open)
        for word in by_word.keys() & present:
            found.update(by_word[word])
        return [self.patterns[n] for n in sorted(found)]


def ends_of(words: str) -> tuple[str, str, str]:
    """What a sentence may hold as a word where a dependent is listed so: "arm" of "small arm", "sit-in" or "in" of "night sit-in"."""
    last = words.rpartition(" ")[2]
    return words, last, last.rpartition("-")[2]


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
