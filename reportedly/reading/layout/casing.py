"""Casing: copy that came in capitals, written as news writes it.

    GEORGIAN ARTILLERY SHELLED THE SETTLEMENT OF ZNAUR, THE UN SAID
    Georgian artillery shelled the settlement of Znaur, the UN said

A word gets the case that the rest of the text gives it, else that of the names in the directory and the gazetteer, else it becomes small.
"""

from __future__ import annotations

import re
from collections import Counter

from reportedly.actors import Directory
from reportedly.gazetteer import gazetteer
from reportedly.place_keys import fold
from reportedly.reading.layout.omissions import FUNCTION_WORDS
from reportedly.reading.layout.words import layout_words

WORD = re.compile(r"[^\W\d_]+(?:(?!'[sS]\b)['.-][^\W\d_]+)*\.?|'[sS]\b|\d+|[^\w\s]")
CAPITALS, SHARE = (
    12,
    0.8,
)  # fewer capitals in a row are an acronym or a label; a part of the letters may be small
KNOWN_TOWN, KNOWN_CITY = (
    4.0,
    5.0,
)  # fame in the gazetteer; a village called Reading or Split would turn every such word into a name
# Before a town, where a name is no surprise; before a person.
PLACING = frozenset("in at near from to of outside around between north south east west off for".split())
TITLES = frozenset(
    "mr mrs ms dr president minister premier general colonel major captain king queen sheikh senator judge spokesman spokeswoman".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december".split()
)


def truecase(words: str, blocks: list[tuple[int, int]]) -> str:
    """The text with its shouted blocks in plain case; every letter stays where it is."""
    shouted = [block for block in blocks if is_shouted(words[slice(*block)])]
    if not shouted:
        return words
    loud = set(shouted)
    cases = cases_of(words, [block for block in blocks if block not in loud])
    out = list(words)
    for start, end in shouted:
        found = list(WORD.finditer(words, start, end))
        for m, case in zip(found, cased([m[0] for m in found], cases), strict=True):
            if len(case) == len(m[0]):
                out[m.start() : m.end()] = case
    return "".join(out)


def is_shouted(words: str) -> bool:
    sample = words[:40]
    if sum(map(str.islower, sample)) * 2 > len(sample):
        return False
    capitals = sum(map(str.isupper, words))
    if capitals < CAPITALS:
        return False
    letters = sum(map(str.isalpha, words))
    return capitals >= SHARE * letters and len(words.split()) >= 3


def cases_of(words: str, blocks: list[tuple[int, int]]) -> dict[str, str]:
    """How the text writes its words where it does not shout, the first of a sentence left out."""
    seen: Counter[tuple[str, str]] = Counter()
    for start, end in blocks:
        for m in WORD.finditer(words, start, end):
            if m.start() > start and words[max(start, m.start() - 2) : m.start()].strip()[-1:] not in {
                ".",
                "!",
                "?",
                '"',
                ":",
            }:
                word = m[0].rstrip(".")
                seen[word.lower(), word] += 1
    out: dict[str, str] = {}
    for (lower, word), _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        out.setdefault(lower, word)
    return out


def cased(words: list[str], cases: dict[str, str]) -> list[str]:
    """The words of a shouted block, each as it would be written."""
    lowers = [word.lower() for word in words]
    titles = [title(word) for word in words]
    directory = Directory.load()
    out = list(lowers)
    i, opens = 0, True
    while i < len(words):
        bare = lowers[i].rstrip(".")
        end = i + 1
        if bare in cases:
            out[i] = cases[bare] + words[i][len(bare) :]
        elif bare in DAYS or (bare in {"may", "march"} and beside_number(lowers, i)):
            out[i] = titles[i]
        elif not words[i][0].isalpha() or (bare in FUNCTION_WORDS and bare != "us"):
            pass
        elif directory.match(lowers, i, lowers):
            pass  # what may be written small: "rebels"
        elif match := directory.match(lowers, i, titles):
            end = match[0]
            out[i:end] = [name_case(directory, words[k], titles[k], end - i) for k in range(i, end)]
        elif match := directory.match(lowers, i, words):
            end = match[0]
            out[i:end] = words[i:end]
        elif is_person(directory, lowers, i, out):
            out[i] = titles[i]
        elif (stop := town_at(lowers, i)) > i:
            end = stop
            out[i:end] = titles[i:end]
        if opens and words[i][0].isalpha():
            out[i] = out[i][0].upper() + out[i][1:]
            opens = False
        last = words[end - 1]
        opens = (
            opens
            or last in {".", "!", "?"}
            or (last[-1] == "." and (len(last) > 3 or last[:-1].lower() in FUNCTION_WORDS))
        )
        i = end
    return out


def beside_number(lowers: list[str], i: int) -> bool:
    return (i > 0 and lowers[i - 1].isdigit()) or (i + 1 < len(lowers) and lowers[i + 1].isdigit())


def name_case(directory: Directory, word: str, titled: str, size: int) -> str:
    """A word of a name of `size` words: "of" stays small, "UN" in "UN Security Council" large."""
    lower = word.lower()
    if lower in FUNCTION_WORDS:
        return lower
    if size > 1 and (
        not set(lower) & set("aeiouy")
        or (directory.match([lower], 0, [word]) and not directory.match([lower], 0, [titled]))
    ):
        return word
    return titled


def is_person(directory: Directory, lowers: list[str], i: int, out: list[str]) -> bool:
    """Whether a word that the directory does not hold is part of a person's name."""
    before = lowers[i - 1] if i else ""
    if directory.is_given_name(lowers[i]):
        return True
    if before in TITLES:
        return lowers[i] not in TITLES
    named = i > 0 and directory.is_given_name(before) and out[i - 1][0].isupper()
    return (
        named and lowers[i] not in TITLES and not directory.match([before], 0, [out[i - 1]])
    )  # Georgian is a given name too


def town_at(lowers: list[str], i: int) -> int:
    """Where the name of a town ends that begins at a word; the word's own place where none does."""
    least = KNOWN_TOWN if i and lowers[i - 1] in PLACING else KNOWN_CITY
    if lowers[i] in layout_words()["words_that_are_towns"]:
        return i
    for size in (3, 2, 1):
        name = lowers[i : i + size]
        if (
            len(name) < size
            or not all(word[0].isalpha() for word in name)
            or len(name[0]) < (4 if size == 1 else 2)
        ):
            continue
        key = fold(" ".join(name))
        bearers = gazetteer().bearers([key])[key]
        if bearers and bearers[0].fame >= least:
            return i + size
    return i


def title(word: str) -> str:
    """ "Al-Assad", "N'Djamena", "Assad's"."""
    return re.sub(
        r"[^\W\d_]+",
        lambda m: m[0].lower() if len(m[0]) == 1 and m.start() else m[0][0].upper() + m[0][1:].lower(),
        word,
    )
