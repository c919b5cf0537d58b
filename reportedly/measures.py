"""Measures: the words of numbers, units and money (data/lexicon/numbers.yml, units.yml).

at least  12          1.5  billion  dollars      25     kilometres
bound     cardinal         scale    currency     number unit
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import load_yaml

FOLDER = Path(__file__).parent / "data" / "lexicon"
BOUNDS = ("least", "over", "most", "under", "almost", "about", "exact")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Cardinals, scales and vague numbers; bounds are keyed by the word that stands next to the number."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    glued: Mapping[str, int]
    groups: Mapping[str, int]
    vague: Mapping[str, int]
    few: Mapping[str, int]
    before: Mapping[str, list[tuple[Phrase, str]]]
    after: Mapping[str, list[tuple[Phrase, str]]]
    passing: frozenset[str]
    changes: frozenset[str]
    starts: frozenset[str]
    scaled: frozenset[
        str
    ]  # what may stand between "a" and the rest of a number: "a dozen", "a few hundred", "a half-dozen"


@dataclass(frozen=True, slots=True)
class LabelWords:
    """What stands beside a number that counts nothing; see numbers.yml."""

    labels: frozenset[str]
    clock: frozenset[str]
    months: frozenset[str]
    streets: frozenset[str]
    fractions: frozenset[str]
    back: frozenset[str]


@dataclass(frozen=True, slots=True)
class Units:
    """`words` is keyed by a unit's first word, the longest unit first; `signs`, `money` and `of` hold currencies."""

    words: Mapping[str, list[tuple[Phrase, str, str]]]
    kilometres: Mapping[str, float]
    signs: Mapping[str, str]
    letters: Mapping[str, str]
    money: Mapping[str, list[tuple[Phrase, str]]]
    of: Mapping[str, str]


def section(entries: dict[str, Any], name: str, key: str, kind: type) -> Any:
    """One section of a file, checked. Raises BadData naming the file and the section."""
    found = entries.get(key)
    if not isinstance(found, kind):
        raise BadData(f"{name}: section {key!r} is {type(found).__name__}, expected {kind.__name__}")
    if (
        isinstance(found, list)
        and (wrong := next((w for w in found if not isinstance(w, str)), None)) is not None
    ):
        raise BadData(f"{name}: {key}: {wrong!r} is no word; put it in quotes")
    return found


def counts(entries: dict[str, Any], name: str, key: str) -> dict[str, int]:
    found = section(entries, name, key, dict)
    for word, value in found.items():
        if not isinstance(word, str) or type(value) is not int:
            raise BadData(f"{name}: {key}: {word!r} is {value!r}, expected a word and a whole number")
    return dict(found)


@cache
def number_words() -> NumberWords:
    name = "numbers.yml"
    entries = load_yaml(FOLDER / name)
    before: dict[str, list[tuple[Phrase, str]]] = {}
    after: dict[str, list[tuple[Phrase, str]]] = {}
    for key, table, edge in (("bounds", before, -1), ("after", after, 0)):
        for kind, phrases in section(entries, name, key, dict).items():
            if kind not in BOUNDS:
                raise BadData(f"{name}: {key}: {kind!r} is no kind of bound, expected one of {BOUNDS}")
            for phrase in phrases:
                words = tuple(phrase.split())
                table.setdefault(words[edge], []).append((words, kind))
    for table in (before, after):
        for options in table.values():
            options.sort(key=lambda option: -len(option[0]))
    cardinals, scales, glued, groups, vague, few = (
        counts(entries, name, key) for key in ("cardinals", "scales", "glued", "groups", "vague", "few")
    )
    starts = {*cardinals, *scales, *groups, *vague, *few, "a", "an", "half"}
    scaled = frozenset({*scales, *groups, *few, "half", "quarter", "number"})
    passing, changes = (frozenset(section(entries, name, key, list)) for key in ("passing", "changes"))
    return NumberWords(
        cardinals,
        scales,
        glued,
        groups,
        vague,
        few,
        before,
        after,
        passing,
        changes,
        frozenset(starts),
        scaled,
    )


@cache
def label_words() -> LabelWords:
    name = "numbers.yml"
    entries = load_yaml(FOLDER / name)
    keys = ("labels", "clock", "months", "streets", "fractions", "back")
    return LabelWords(*(frozenset(section(entries, name, key, list)) for key in keys))


@cache
def units() -> Units:
    name = "units.yml"
    entries = load_yaml(FOLDER / name)
    words: dict[str, list[tuple[Phrase, str, str]]] = {}
    for measure in ("distance", "duration", "other"):
        for unit, forms in section(entries, name, measure, dict).items():
            for form in forms:
                phrase = tuple(form.split())
                words.setdefault(phrase[0], []).append((phrase, measure, unit))
    currencies = section(entries, name, "currencies", dict)
    signs, letters, names, of = (
        section(currencies, name, key, dict) for key in ("signs", "letters", "words", "of")
    )
    for table in (signs, letters, names, of):
        for word, code in table.items():
            if not (isinstance(code, str) and len(code) == 3 and code.isupper()):
                raise BadData(f"{name}: currencies: {word!r} is {code!r}, expected a code of ISO 4217")
    money: dict[str, list[tuple[Phrase, str]]] = {}
    for word, code in names.items():
        phrase = tuple(word.split())
        money.setdefault(phrase[0], []).append((phrase, code))
    for units_of in words.values():
        units_of.sort(key=lambda option: -len(option[0]))
    for sums_of in money.values():
        sums_of.sort(key=lambda option: -len(option[0]))
    return Units(words, section(entries, name, "kilometres", dict), signs, letters, money, of)
