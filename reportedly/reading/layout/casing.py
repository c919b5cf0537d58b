"""Casing: copy that came in capitals, and headlines With a Capital in Every Word, written as news writes its sentences.

    GEORGIAN ARTILLERY SHELLED THE SETTLEMENT OF ZNAUR, THE UN SAID       Army Frees Hostages Near Znaur
    Georgian artillery shelled the settlement of Znaur, the UN said       Army frees hostages near Znaur

A word gets the case that the rest of the text gives it, else that of the names in the directory and the gazetteer; else it becomes small
in shouted copy, and in a headline if it is a word that the lexicon knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from functools import cache
from itertools import chain

from reportedly.actors import Directory
from reportedly.casualties import casualties
from reportedly.gazetteer import gazetteer
from reportedly.lexicon import lexicon
from reportedly.place_keys import fold
from reportedly.reading.layout.omissions import FUNCTION_WORDS
from reportedly.reading.layout.words import layout_words
from reportedly.word_forms import forms
from reportedly.word_lists import word_lists

WORD = re.compile(r"[^\W\d_]+(?:(?!'[sS]\b)['.-][^\W\d_]+)*\.?|'[sS]\b|\d+|[^\w\s]")
CAPITALS, SHARE = (
    12,
    0.8,
)  # fewer capitals in a row are an acronym or a label; a part of the letters may be small
LONG = 4  # letters of a word that a titled headline gives a capital to, and the least of such words
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


def truecase(words: str, blocks: list[tuple[int, int]], headlines: Container[tuple[int, int]] = ()) -> str:
    """The text with its shouted blocks and its titled headlines in plain case; every letter stays where it is."""
    shouted = {block for block in blocks if is_shouted(words[slice(*block)])}
    loud = shouted | {b for b in blocks if b in headlines and is_titled(words[slice(*b)])}
    if not loud:
        return words
    cases = cases_of(words, [block for block in blocks if block not in loud])
    out = list(words)
    for block in sorted(loud):
        found = list(WORD.finditer(words, *block))
        small = None if block in shouted else common_words()
        for m, case in zip(found, cased([m[0] for m in found], cases, small), strict=True):
            if len(case) == len(m[0]):
                out[m.start() : m.end()] = case
    return "".join(out)


def is_titled(words: str) -> bool:
    """Whether a headline gives a capital to nearly every word that is not one of the small ones."""
    long = [m[0] for m in WORD.finditer(words) if len(m[0]) >= LONG and m[0].lower() not in FUNCTION_WORDS]
    large = sum(word[0].isupper() for word in long)
    return len(long) >= LONG and large >= SHARE * len(long)


@cache
def common_words() -> frozenset[str]:
    """The words, in all their forms, that tell of events and people: no names, but where a name has them in it."""
    known = lexicon()
    listed = chain(*known.classes.values(), *word_lists().values(), casualties().people)
    words = {*known.verbs, *known.nouns, *known.modifiers, *listed, *PLACING}
    return frozenset(form for word in words if word.isalpha() and word.islower() for form in forms(word))


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


def cased(words: list[str], cases: dict[str, str], small: Container[str] | None = None) -> list[str]:
    """The words of a block, each as it would be written. `small`: the words that become so; all where nothing is given."""
    lowers = [word.lower() for word in words]
    titles = [title(word) for word in words]
    directory = Directory.load()
    out = [low if small is None or low in small else word for low, word in zip(lowers, words, strict=True)]
    i, opens = 0, True
    while i < len(words):
        bare = lowers[i].rstrip(".")
        end = i + 1
        if bare in cases:
            out[i] = cases[bare] + words[i][len(bare) :]
        elif bare in DAYS or (bare in {"may", "march"} and beside_number(lowers, i)):
            out[i] = titles[i]
        elif small is not None and len(bare) > 1 and words[i].isupper():
            out[i] = words[i]  # an acronym, among words that are not shouted
        elif not words[i][0].isalpha() or (bare in FUNCTION_WORDS and bare != "us"):
            out[i] = lowers[i]
        elif directory.match(lowers, i, lowers):
            out[i] = lowers[i]  # what may be written small: "rebels"
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
            out[i:end] = [
                w if w in FUNCTION_WORDS else t for w, t in zip(lowers[i:end], titles[i:end], strict=True)
            ]
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
