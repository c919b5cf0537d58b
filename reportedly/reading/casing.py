"""Casing: copy that came in capitals, written as news writes it.

    GEORGIAN ARTILLERY SHELLED THE SETTLEMENT OF ZNAUR
    Georgian artillery shelled the settlement of Znaur

A word gets the case that the rest of the text gives it, else that of the names in the data, else it becomes small.
"""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")
LETTERS = 12  # fewer capitals in a row are an acronym or a label
SHARE = 0.8


def truecase(words: str, blocks: list[tuple[int, int]]) -> str:
    """The text with its shouted blocks in plain case; every letter stays where it is."""
    shouted = [(start, end) for start, end in blocks if is_shouted(words[start:end])]
    if not shouted:
        return words
    plain = [(start, end) for start, end in blocks if (start, end) not in set(shouted)]
    cases = cases_of(words, plain)
    out = list(words)
    for start, end in shouted:
        lower_block(words, start, end, cases, out)
    return "".join(out)


def is_shouted(words: str) -> bool:
    sample = words[:40]
    if sum(map(str.islower, sample)) * 2 > len(sample):
        return False
    capitals = sum(map(str.isupper, words))
    if capitals < LETTERS:
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


def lower_block(words: str, start: int, end: int, cases: dict[str, str], out: list[str]) -> None:
    opens = True
    for m in WORD.finditer(words, start, end):
        word = m[0]
        lower = word.lower()
        if len(lower) != len(word):
            continue
        case = cases.get(lower.rstrip("."), lower)
        case = case + word[len(case) :] if len(case) < len(word) else case
        if opens:
            case = case[0].upper() + case[1:]
        if len(case) == len(word):
            out[m.start() : m.end()] = case
        opens = words[m.end() - 1 : m.end() + 1].rstrip('"')[-1:] in {".", "!", "?"} and len(word) > 2
