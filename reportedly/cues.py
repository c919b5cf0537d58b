"""Attribution cues: the words by which a report lays something at somebody's door.

    Kyiv    urged   Moscow to leave
            cue     content, by the pattern `object to`

Reads and checks `data/lexicon/cues.yml`, whose header says what the columns mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import read_yaml
from reportedly.model import STANCES

FILE = Path(__file__).parent / "data" / "lexicon" / "cues.yml"
LISTS = (
    "light",
    "phrases",
    "relays",
    "adverbs",
    "claims",
    "agency",
    "offers",
    "retracting",
    "untrue",
    "wrongs",
    "hostile",
    "unsaid",
    "said",
    "venues",
    "speakers",
    "texts",
    "passives",
    "days",
    "bare",
    "doubtful",
)

Pattern = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: `words` is the lemma and its particles, `takes` the patterns in which content comes, best first."""

    words: tuple[str, ...]
    stance: str
    takes: tuple[Pattern, ...]
    addressee: frozenset[str] = frozenset()
    weak: bool = False
    light: bool = False
    texts: bool = False

    @property
    def quotes(self) -> bool:
        """Whether it brings direct speech."""
        return ("quote",) in self.takes


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues; verbs, nouns and adjectives by the lemma of their first word, those of more words first."""

    verbs: dict[str, list[Cue]]
    nouns: dict[str, list[Cue]]
    adjectives: dict[str, list[Cue]]
    light: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    openers: frozenset[str]
    alone: frozenset[str]
    relays: frozenset[str]
    adverbs: frozenset[str]
    claims: frozenset[str]
    agency: frozenset[str]
    offers: frozenset[str]
    retracting: frozenset[str]
    untrue: frozenset[str]
    wrongs: frozenset[str]
    hostile: frozenset[str]
    unsaid: frozenset[str]
    said: frozenset[str]
    venues: frozenset[str]
    speakers: frozenset[str]
    texts: frozenset[str]
    passives: frozenset[str]
    days: frozenset[str]
    bare: frozenset[str]
    doubtful: frozenset[str]


@cache
def cues(path: Path = FILE) -> Cues:
    """The attribution cues. Raises BadData where the file cannot be used."""
    data = read_yaml(path)
    missing = [key for key in ("verbs", "nouns", "adjectives", *LISTS) if not isinstance(data.get(key), list)]
    if missing:
        raise BadData(f"{path.name}: there is no list {missing[0]!r}; add it")
    for key in LISTS:
        if odd := [item for item in data[key] if not isinstance(item, str)]:
            raise BadData(f'{path.name}: {key} has {odd[0]!r}; write words, and "false" in quotes')
    words = {key: frozenset(data[key]) for key in LISTS}
    verbs = grouped(path.name, data["verbs"], "verbs")
    return Cues(
        verbs=verbs,
        nouns=grouped(path.name, data["nouns"], "nouns"),
        adjectives=grouped(path.name, data["adjectives"], "adjectives"),
        alone=frozenset(
            v
            for v, found in verbs.items()
            if any(len(c.words) == 1 and not (c.weak or c.texts) for c in found)
        ),
        openers=frozenset(p.split()[0] for p in words["phrases"]),
        **{**words, "phrases": frozenset(tuple(p.split()) for p in words["phrases"])},
    )


def grouped(name: str, groups: list[Any], key: str) -> dict[str, list[Cue]]:
    """The cues of these groups by their first word."""
    found: dict[str, list[Cue]] = {}
    for n, group in enumerate(groups, 1):
        if not isinstance(group, dict) or not isinstance(group.get(key), list):
            raise BadData(f"{name}: {key} {n} has no list of {key}; add one")
        if group.get("stance") not in STANCES:
            raise BadData(
                f"{name}: {key} {n} has the stance {group.get('stance')!r}, expected one of {STANCES}"
            )
        for field in ("takes", "addressee", key):
            for item in group.get(field, []):
                if not isinstance(item, str):
                    raise BadData(f'{name}: {key} {n}: {field} has {item!r}; write words, "on" in quotes')
        takes = tuple(tuple(item.split()) for item in group.get("takes", []))
        for item in group[key]:
            words = tuple(item.split())
            cue = Cue(
                words,
                group["stance"],
                takes,
                frozenset(group.get("addressee", [])),
                bool(group.get("weak")),
                bool(group.get("light")),
                bool(group.get("texts")),
            )
            found.setdefault(words[0], []).append(cue)
    return {word: sorted(cues, key=lambda cue: -len(cue.words)) for word, cues in found.items()}
