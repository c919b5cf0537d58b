"""Casualties: the words that say what happened to the people whom a number counts (data/lexicon/casualties.yml).

12 students were killed      200 dead      the death toll rose to 31      no injuries
                 verb            noun          toll                          zero
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import load_yaml
from reportedly.measures import FOLDER, section
from reportedly.model import PEOPLE

ROLES = ("object", "active", "passive", "subject")


@dataclass(frozen=True, slots=True)
class VerbUse:
    """What a verb does to the people it counts: in `role` of it, where `words` hang on it."""

    measure: str
    role: str
    words: frozenset[str]
    people_only: bool


@dataclass(frozen=True, slots=True)
class Casualties:
    """The words of casualties.yml, by lemma; see its head for what each table means.

    `headlines` holds the forms of plain verbs of harm, for words that the parser did not take for verbs.
    """

    verbs: Mapping[str, tuple[VerbUse, ...]]
    headlines: Mapping[str, str]
    strong: Mapping[str, str]
    weak: Mapping[str, str]
    no_bodies: frozenset[str]
    acts: Mapping[str, str]
    states: Mapping[str, str]
    tolls: Mapping[str, str | None]
    counts: frozenset[str]
    deadly: frozenset[str]
    lives: frozenset[str]
    real: frozenset[str]
    sentences: frozenset[str]
    armed: frozenset[str]
    collectives: frozenset[str]
    modals: frozenset[str]
    unreal: frozenset[str]
    parts: frozenset[str]
    zero: Mapping[str, tuple[str, ...]]
    things: frozenset[str]
    people: frozenset[str]
    endings: tuple[str, ...]
    agents: tuple[str, ...]
    titles: frozenset[str]


def measured(entries: dict[str, Any], name: str, key: str) -> dict[str, str]:
    """A table of measure → words, turned round. Raises BadData for what is no measure of people."""
    out: dict[str, str] = {}
    for measure, words in section(entries, name, key, dict).items():
        if measure not in PEOPLE:
            raise BadData(
                f"{name}: {key}: {measure!r} is no measure of people, expected one of {sorted(PEOPLE)}"
            )
        for word in words:
            out.setdefault(word, measure)
    return out


def finite_forms(verb: str) -> list[str]:
    """ "kills", "killed", "killing": what a parser may take for nouns in a headline."""
    stem = verb.removesuffix("e")
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return [verb, third, f"{stem}ed", f"{stem}ing"]


@cache
def casualties() -> Casualties:
    name = "casualties.yml"
    entries = load_yaml(FOLDER / name)
    verbs: dict[str, list[VerbUse]] = {}
    for measure, roles in section(entries, name, "verbs", dict).items():
        if measure not in PEOPLE:
            raise BadData(
                f"{name}: verbs: {measure!r} is no measure of people, expected one of {sorted(PEOPLE)}"
            )
        for role, phrases in roles.items():
            if role not in ROLES:
                raise BadData(f"{name}: verbs: {measure}: {role!r} is no role, expected one of {ROLES}")
            for phrase in phrases:
                verb, *rest = phrase.rstrip("?").split()
                verbs.setdefault(verb, []).append(
                    VerbUse(measure, role, frozenset(rest), phrase.endswith("?"))
                )
    for uses in verbs.values():
        uses.sort(key=lambda use: -len(use.words))
    headlines = {
        form: use.measure
        for verb, uses in verbs.items()
        for use in uses
        if use.role == "object"
        and not use.words
        and not use.people_only
        and use.measure in {"killed", "injured", "detained"}
        for form in finite_forms(verb)
    }
    nouns = section(entries, name, "nouns", dict)
    zero = {word: tuple(found) for word, found in section(entries, name, "zero", dict).items()}

    def words(key: str, source: dict[str, Any] = entries) -> frozenset[str]:
        return frozenset(section(source, name, key, list))

    return Casualties(
        verbs={verb: tuple(uses) for verb, uses in verbs.items()},
        strong=measured(nouns, name, "strong"),
        weak=measured(nouns, name, "weak"),
        no_bodies=words("no_bodies", nouns),
        acts=measured(entries, name, "acts"),
        states=measured(entries, name, "states"),
        tolls=section(entries, name, "tolls", dict),
        counts=words("counts"),
        deadly=words("deadly"),
        lives=words("lives"),
        real=words("real"),
        sentences=words("sentences"),
        armed=words("armed"),
        collectives=words("collectives"),
        modals=words("modals"),
        unreal=words("unreal"),
        headlines=headlines,
        parts=words("parts"),
        zero=zero,
        things=words("things"),
        people=words("people"),
        endings=tuple(section(entries, name, "endings", list)),
        agents=tuple(section(entries, name, "agents", list)),
        titles=words("titles"),
    )
