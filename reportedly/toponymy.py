"""Toponymy: the words beside a place name that tell what it is (data/gazetteer/words.yml), and the English words that are also places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportedly.errors import BadData
from reportedly.knowledge import compiled

FOLDER = Path(__file__).parent / "data" / "gazetteer"
WORDS = FOLDER / "words.yml"
COMMON = FOLDER / "common.txt"
LISTS = ("locative", "directional", "directions", "company", "streets", "papers", "teams", "things")


@dataclass(frozen=True, slots=True)
class Toponymy:
    """Sets of lower-case words; what each means stands in words.yml. `kinds` gives the level of a place noun, `common` English words."""

    locative: frozenset[str]
    directional: frozenset[str]
    directions: frozenset[str]
    company: frozenset[str]
    streets: frozenset[str]
    papers: frozenset[str]
    teams: frozenset[str]
    things: frozenset[str]
    kinds: Mapping[str, str]
    common: frozenset[str]


@cache
def toponymy() -> Toponymy:
    table = compiled("toponymy", [WORDS, COMMON, Path(__file__)], _read)
    lists = {name: frozenset(table[name]) for name in LISTS}
    return Toponymy(kinds=table["kinds"], common=frozenset(table["common"]), **lists)


def _read() -> dict[str, Any]:
    content = yaml.load(WORDS.read_text(encoding="utf-8"), yaml.CSafeLoader)
    unknown = set(content) ^ {*LISTS, "kinds"}
    if unknown:
        raise BadData(f"words.yml: {', '.join(sorted(unknown))}: expected exactly the lists {', '.join(LISTS)} and kinds")
    table: dict[str, Any] = {name: sorted(set(content[name].split())) for name in LISTS}
    table["kinds"] = {word: level for level, words in content["kinds"].items() for word in words.split()}
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    table["common"] = [word for line in lines if not line.startswith("#") for word in line.split()]
    return table
