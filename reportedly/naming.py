"""Naming: the words that names, titles, pronouns and plural parties are made of.

data/lexicon/names.yml         titles, particles, what the last word of a body's name says of it
data/lexicon/given_names.yml   given names, by the pronoun that stands for them
data/lexicon/coreference.yml   pronouns, descriptions, plural parties
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import compiled, read_yaml
from reportedly.name_forms import fold

FOLDER = Path(__file__).parent / "data" / "lexicon"
GENDERS = {"he": "m", "she": "f", "either": ""}


@dataclass(frozen=True, slots=True)
class Naming:
    """Word lists, lower case. `titles` and `given` say "m", "f" or "" for either; `bodies` gives a PLOVER sector, `companions` that
    of a body by another word of its name."""

    titles: Mapping[str, str]
    given: Mapping[str, str]
    particles: frozenset[str]
    owners: frozenset[str]
    bodies: Mapping[str, str]
    companions: Mapping[str, Mapping[str, frozenset[str]]]
    places_last: frozenset[str]
    places_first: frozenset[str]
    things: frozenset[str]
    calendar: frozenset[str]


@dataclass(frozen=True, slots=True)
class Coreference:
    """Words that stand for somebody named elsewhere; what each list means stands in coreference.yml."""

    pronouns: Mapping[str, str]
    stand_ins: frozenset[str]
    stand_ins_plural: frozenset[str]
    forces: frozenset[str]
    members: frozenset[str]
    hypernyms: Mapping[str, frozenset[str]]
    rebels: frozenset[str]
    plural_parties: Mapping[str, str]
    pair_words: frozenset[str]
    always_plural: frozenset[str]
    place_prepositions: frozenset[str]
    place_verbs: frozenset[str]
    place_nouns: frozenset[str]
    travel: frozenset[str]
    giving: frozenset[str]
    getting: frozenset[str]
    generic: frozenset[str]
    targets: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    leaders: frozenset[str]
    many: frozenset[str]
    anaphors: frozenset[str]


LISTS = ("stand_ins", "stand_ins_plural", "forces", "members", "rebels", "pair_words", "always_plural", "place_prepositions", "place_verbs", "place_nouns", "travel", "giving", "getting", "generic", "targets", "male", "female", "leaders", "many", "anaphors")  # fmt: skip


@cache
def coreference() -> Coreference:
    """The word lists of coreference.yml, compiled once."""
    path = FOLDER / "coreference.yml"
    kept = compiled("coreference", [path, Path(__file__)], lambda: _read_coreference(read_yaml(path)))
    return Coreference(
        pronouns=kept["pronouns"],
        hypernyms={word: frozenset(kinds) for word, kinds in kept["hypernyms"].items()},
        plural_parties=kept["plural_parties"],
        **{name: frozenset(kept[name]) for name in LISTS},
    )


def _read_coreference(content: dict[str, Any]) -> dict[str, Any]:
    missing = {*LISTS, "pronouns", "hypernyms", "plural_parties"} - content.keys()
    if missing:
        raise BadData(f"lexicon/coreference.yml: there is no list {min(missing)!r}; add it")
    hypernyms: dict[str, list[str]] = {}
    for kind, words in content["hypernyms"].items():
        for word in words.split():
            hypernyms.setdefault(word, []).append(kind)
    return {
        "pronouns": {word: who for who, words in content["pronouns"].items() for word in words.split()},
        "hypernyms": hypernyms,
        "plural_parties": {
            word: kind for kind, words in content["plural_parties"].items() for word in words.split()
        },
        **{name: content[name].split() for name in LISTS},
    }


def sector_of_body(last: str, words: Collection[str]) -> str | None:
    """What a body is by its name, of which `last` is the head: a Union is of many states, a Teachers' Union of teachers."""
    company = naming().companions.get(last, {})
    said = (sector for sector, beside in company.items() if not beside.isdisjoint(words))
    return next(said, None) or naming().bodies.get(last)


@cache
def naming() -> Naming:
    """The word lists, compiled once."""
    names, given = FOLDER / "names.yml", FOLDER / "given_names.yml"
    kept = compiled("naming", [names, given, Path(__file__)], lambda: _read(names, given))
    return Naming(
        titles=kept["titles"],
        given=kept["given"],
        bodies=kept["bodies"],
        companions=kept["companions"],
        **{
            name: frozenset(kept[name])
            for name in ("particles", "owners", "places_last", "places_first", "things", "calendar")
        },
    )


def _read(names: Path, given: Path) -> dict[str, Any]:
    content, people = read_yaml(names), read_yaml(given)
    return {
        "titles": _gendered(content["titles"], "names.yml: titles"),
        "given": {fold(w): g for w, g in _gendered(people, "given_names.yml").items()},
        "bodies": {
            word: sector for sector, words in content["organisations"].items() for word in words.split()
        },
        "companions": {
            last: {sector: frozenset(words.split()) for sector, words in by_sector.items()}
            for last, by_sector in content["companions"].items()
        },
        "particles": content["particles"].split(),
        "owners": content["owners"].split(),
        "places_last": content["places"]["last"].split(),
        "places_first": content["places"]["first"].split(),
        "things": content["things"].split(),
        "calendar": content["calendar"].split(),
    }


def _gendered(table: dict[str, str], where: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for who, words in table.items():
        if who not in GENDERS:
            raise BadData(f"lexicon/{where}: {who!r} is no pronoun, expected one of {', '.join(GENDERS)}")
        for word in words.split():
            out[word] = GENDERS[who] if out.get(word, GENDERS[who]) == GENDERS[who] else ""
    return out
