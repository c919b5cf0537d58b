"""Wording: what the words of a telling say about which happening it is. Reads data/ledger/words.yml and common.tsv.

"Rockets slammed into a street market"  ->  weapons {rocket}, words {rocket, slamm, street, market}
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import read_yaml
from reportedly.name_forms import fold

SOURCE = Path(__file__).parent.parent / "data" / "ledger" / "words.yml"
COMMON = SOURCE.parent / "common.tsv"
LISTS = (
    "anyone",
    "stale",
    "replaced",
    "part",
    "share",
    "cancelled",
    "postponed",
    "anew",
    "retract",
    "stop",
    "denies",
    "silence",
    "excuse",
    "officials",
    "papers",
)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
STEM = 6  # letters of a word that are compared: "market" and "markets", "shelled" and "shelling"
ENDING = re.compile(r"(?:ings?|ed|ers?|es|e|s)$")
SINCE = re.compile(
    r"\bsince\s+(?:the\s+(?:start|beginning|outbreak|war|fighting|conflict|offensive|violence|shooting)|last\s|early\s|\d|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may\b|june|july|august|september|october|november|december|"
    r"(?:fighting|war|violence|shooting)\s+(?:began|started|broke))"
    r"|\bin the (?:past|last) (?:\w+ )?(?:days|weeks|months)\b|\bso far this (?:year|month|week)\b",
    re.IGNORECASE,
)
RECORD = re.compile(r"\b(?:first|only|\w{3,}est|most|second|worse|since)\b[^,.;]{0,45}$", re.IGNORECASE)


@cache
def words() -> dict[str, Any]:
    """The lists of words.yml."""
    table = read_yaml(SOURCE)
    for name in LISTS:
        if not isinstance(table.get(name), list) or not all(isinstance(w, str) for w in table[name]):
            raise BadData(f"ledger/words.yml: {name!r} must be a list of words")
    for name in ("weapons", "kin", "targets", "craft", "victims"):
        if not isinstance(table.get(name), dict):
            raise BadData(f"ledger/words.yml: {name!r} must map a class to its words")
    known = set(table["weapons"])
    for pair in table.get("near") or []:
        if not known.issuperset(pair):
            raise BadData(f"ledger/words.yml: near: {pair} names an unknown class of weapons")
    return table


@cache
def _classes(name: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Whole words and beginnings with their class."""
    whole, stems = {}, []
    for label, entries in words()[name].items():
        for entry in entries:
            if entry.endswith("*"):
                stems.append((entry[:-1], label))
            else:
                whole[entry] = label
    return whole, tuple(stems)


@lru_cache(maxsize=1 << 15)
def _class(name: str, word: str) -> str | None:
    whole, stems = _classes(name)
    return whole.get(word) or next((label for stem, label in stems if word.startswith(stem)), None)


def classes(name: str, tokens: Iterable[str]) -> frozenset[str]:
    """The classes ("weapons", "kin") that the words belong to."""
    return frozenset(label for token in tokens if (label := _class(name, token)))


@cache
def near() -> frozenset[frozenset[str]]:
    """Pairs of classes of weapons that reports use for one another."""
    return frozenset(frozenset(pair) for pair in words()["near"])


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(words()[name])


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(match.group().lower() for match in WORD.finditer(text))


@lru_cache(maxsize=1 << 12)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that say something."""
    stop = listed("stop")
    return frozenset(ENDING.sub("", fold(t))[:STEM] for t in tokens(text) if len(t) > 3 and t not in stop)


def since(text: str) -> re.Match[str] | None:
    """ "58 deaths since Sunday" counts a stretch of time; "the first attack since March" does not."""
    return next(
        (m for m in SINCE.finditer(text) if not RECORD.search(text[max(0, m.start() - 60) : m.start()])), None
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of a span begins and ends, roughly: it is only searched for cues."""
    left = max(text.rfind("\n", 0, start), *(text.rfind(stop, 0, start) for stop in (". ", "? ", "! ")))
    stops = [p for stop in (". ", "\n", "? ", "! ") if (p := text.find(stop, end)) >= 0]
    return left + 1, min(stops, default=len(text))


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    forms = sorted(words()[name], key=lambda w: (-len(w), w))
    parts = (re.escape(f[:-1]) + r"\w*" if f.endswith("*") else re.escape(f) for f in forms)
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b", re.IGNORECASE)


def found(name: str, text: str) -> re.Match[str] | None:
    """The first words of a list ("cancelled", "postponed", "stale") in a text."""
    return _pattern(name).search(text)


def last(name: str, text: str) -> re.Match[str] | None:
    """The last words of a list in a text."""
    hits = list(_pattern(name).finditer(text))
    return hits[-1] if hits else None


@cache
def _shares() -> dict[str, float]:
    """For each beginning the share of rarity that the stories which use it leave it (data/ledger/common.tsv)."""
    table = {}
    for n, line in enumerate(COMMON.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            stem, _, share = line.partition("\t")
            try:
                table[stem] = float(share)
            except ValueError:
                raise BadData(
                    f"ledger/common.tsv: line {n}: {share!r} must be a number; train the weights again"
                ) from None
    return table


def rarity(stem: str) -> float:
    """How much two texts that share a word are likely to speak of one thing: "bakery" 1, "soldiers" little."""
    return _shares().get(stem, 1.0)
