"""Naming: one form for all the ways to write the name of somebody.

    Erdoğan   U.S.   Nagorno-Karabakh   Côte d’Ivoire   People's
    erdogan   us     nagorno karabakh   cote divoire    people s

Names from data are cut into words as the parser cuts a text, so that the two can be compared word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path

from reportedly.errors import BadData

SPELLINGS = Path(__file__).parent / "data" / "actors" / "spellings.txt"

# Letters that do not come apart into a letter and an accent.
LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ə": "a", "ħ": "h",
    "&": "and", **dict.fromkeys(".'’‘ʼʻ`´ʿʾ′-‐‑–—/", ""),
})  # fmt: skip

DASHES = re.compile(r"\s+|[-‐‑–—/]")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)

# Endings that change with the transliteration: Zelensky and Zelenskiy, Aliyev and Aliev.
ENDINGS = (
    ("skyy", "skiy", "skii", "skyi", "sky", "ski"),
    ("iyev", "yev", "iev", "ev"),
    ("iyeva", "yeva", "ieva", "eva"),
)
ARTICLES = frozenset({"al", "el", "ul"})
SMALL = frozenset({"of", "the", "for", "and", "de", "del", "la", "in", "to"})
MOST_VARIANTS = 48  # of one name; three words of four spellings each


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word without case, accents, dots, apostrophes and hyphens; a lone hyphen or stroke folds to nothing."""
    lower = word.lower()
    if lower.isascii():
        return lower if lower.isalnum() else lower.translate(LETTERS)
    split = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in split if not unicodedata.combining(c)).translate(LETTERS)


def folded_words(name: str) -> list[str]:
    """A name cut into words as the parser cuts text, each folded: "Israel's Mossad" is israel, s, mossad."""
    out: list[str] = []
    for chunk in DASHES.split(name):
        bare = chunk.strip(',;:()[]"“”«»')
        cut = POSSESSIVE.search(bare)
        parts = (bare[: cut.start()], "s") if cut else (bare,)
        out.extend(word for part in parts if (word := fold(part)))
    return out


def key(name: str) -> str:
    """The form in which names are compared."""
    return " ".join(folded_words(name))


def keys(name: str, *, person: bool = False) -> list[str]:
    """The keys of a name with those of its other spellings, its own first.

    "People's Army" is also "Peoples Army" (a lost apostrophe); a `person` may be Sergei or Sergey, al-Assad, el-Assad or Assad.
    """
    words = folded_words(name)
    out = [" ".join(words)]
    if "s" in words[1:]:
        out.append(re.sub(r" s\b", "s", out[0]))
    if person and len(words) > 1:
        spelled = [list(dict.fromkeys(_spellings(word, first=i == 0))) for i, word in enumerate(words)]
        out.extend(" ".join(filter(None, choice)) for choice in islice(product(*spelled), MOST_VARIANTS))
    return list(dict.fromkeys(out))


def initials(words: Sequence[str], acronym: str) -> bool:
    """Whether an acronym is made of the first letters of a name: rsf and rapid support forces."""
    return acronym in {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL)}


def _spellings(word: str, *, first: bool) -> Iterator[str]:
    yield word
    if word in ARTICLES and not first:
        yield from ("", "al", "el")
    elif word in variants():
        yield from variants()[word]
    else:
        for group in ENDINGS:
            ending = next((e for e in group if word.endswith(e) and len(word) > len(e) + 1), None)
            if ending:
                stem = word.removesuffix(ending)
                yield from (stem + other for other in group)
                return


@cache
def variants() -> Mapping[str, list[str]]:
    """Each word of spellings.txt with the words of its line."""
    table: dict[str, list[str]] = {}
    for number, line in enumerate(SPELLINGS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        group = [fold(word) for word in line.split()]
        for word in group:
            if word in table:
                raise BadData(
                    f"actors/spellings.txt:{number}: {word!r} stands in another line too; join the two"
                )
            table[word] = group
    return table
