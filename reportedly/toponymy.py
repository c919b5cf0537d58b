"""Toponymy: the words beside a place name that tell what it is (data/gazetteer/words.yml), and the English words that are also places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import compiled, read_yaml

FOLDER = Path(__file__).parent / "data" / "gazetteer"
WORDS = FOLDER / "words.yml"
COMMON = FOLDER / "common.txt"
LISTS = (
    "locative", "directional", "directions", "company", "townspeople", "streets", "papers", "teams", "things", "products", "royal",
    "sites", "outskirts", "parties", "months", "openings", "languages",
)  # fmt: skip
ARTICLES = "al el as ash at ar az ad an ed es ez ul".split()


@dataclass(frozen=True, slots=True)
class Toponymy:
    """Sets of lower-case words; what each means stands in words.yml. `openers` are the small words that a name may begin with, `kinds` gives the level of a place noun, `registers` the countries whose papers use a word, `common` English words."""

    locative: frozenset[str]
    directional: frozenset[str]
    directions: frozenset[str]
    company: frozenset[str]
    townspeople: frozenset[str]
    streets: frozenset[str]
    papers: frozenset[str]
    teams: frozenset[str]
    things: frozenset[str]
    products: frozenset[str]
    royal: frozenset[str]
    sites: frozenset[str]
    outskirts: frozenset[str]
    parties: frozenset[str]
    months: frozenset[str]
    openings: frozenset[str]
    languages: frozenset[str]
    openers: frozenset[str]
    kinds: Mapping[str, str]
    common: frozenset[str]
    registers: Mapping[str, tuple[str, ...]]


@cache
def toponymy() -> Toponymy:
    table = compiled("toponymy", [WORDS, COMMON, Path(__file__)], _read)
    lists = {name: frozenset(table[name]) for name in LISTS}
    openers = lists["directions"] | set(ARTICLES)
    return Toponymy(
        openers=openers,
        kinds=table["kinds"],
        registers=table["registers"],
        common=frozenset(table["common"]),
        **lists,
    )


def _read() -> dict[str, Any]:
    content = read_yaml(WORDS)
    unknown = set(content) ^ {*LISTS, "kinds", "registers"}
    if unknown:
        raise BadData(
            f"words.yml: {', '.join(sorted(unknown))}: expected exactly the lists {', '.join(LISTS)}, kinds and registers"
        )
    table: dict[str, Any] = {name: sorted(set(content[name].split())) for name in LISTS}
    table["kinds"] = {}
    for level, words in content["kinds"].items():
        for word in words.split():
            plural = word[:-1] + "ies" if word.endswith("y") and not word.endswith("ey") else word + "s"
            table["kinds"].update({word: level, plural: level})
    at_home: dict[str, list[str]] = {}
    for country, words in content["registers"].items():
        for word in words.split():
            at_home.setdefault(word, []).append(country)
    table["registers"] = {word: tuple(dict.fromkeys(countries)) for word, countries in at_home.items()}
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    table["common"] = [word for line in lines if not line.startswith("#") for word in line.split()]
    return table
