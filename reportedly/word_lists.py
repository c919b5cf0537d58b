"""Small classes of words that single steps of the reader ask for, from `data/lexicon/word_lists.yml`.

word_list("envoys")   ->   frozenset({"ambassador", "envoy", "consul", …})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from reportedly.errors import BadData
from reportedly.knowledge import load_yaml

FILE = Path(__file__).parent / "data" / "lexicon" / "word_lists.yml"


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """All lists by name. Raises BadData for one without a meaning or without words."""
    out: dict[str, list[str]] = {}
    for name, entry in load_yaml(FILE)["lists"].items():
        if not isinstance(entry, dict) or set(entry) != {"meaning", "words"}:
            raise BadData(f"lexicon/word_lists.yml: {name} wants a meaning and words, and nothing else")
        words = entry["words"]
        if not words or not all(isinstance(word, str) for word in words):
            raise BadData(
                f"lexicon/word_lists.yml: the words of {name} must be a list of words in quotation marks"
            )
        out[name] = words
    return expanded(out, "lexicon/word_lists.yml")


def expanded(lists: Mapping[str, Sequence[object]], file: str) -> dict[str, frozenset[str]]:
    """Each list with the words of those that it names ("{cardinal_points}"). Raises BadData where one does not stand above it."""
    out: dict[str, frozenset[str]] = {}
    for name, words in lists.items():
        held: set[str] = set()
        for word in map(str, words):
            if not word.startswith("{"):
                held.add(word)
            elif word[1:-1] in out:
                held |= out[word[1:-1]]
            else:
                raise BadData(f"{file}: {name} contains {word}, which is not defined above it")
        out[name] = frozenset(held)
    return out


def word_list(name: str) -> frozenset[str]:
    """The words of one list, in lower case. Raises BadData where the file has none of that name."""
    try:
        return word_lists()[name]
    except KeyError:
        raise BadData(f"lexicon/word_lists.yml has no list {name!r}") from None
