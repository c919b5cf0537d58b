"""Measures: the words that count people, and the words of numbers, units and money (data/lexicon/{numbers,units,casualties}.yml).

at least  12        students  were killed        1.5  billion  dollars
bound     cardinal  people    measure            scale         currency
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportedly.errors import BadData
from reportedly.model import PEOPLE

FOLDER = Path(__file__).parent / "data" / "lexicon"
BOUNDS = ("least", "over", "most", "under", "almost", "about", "exact")
ROLES = ("object", "active", "passive", "subject")

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
class Units:
    """`words` is keyed by a unit's first word, the longest unit first; `signs`, `money` and `of` hold currencies."""

    words: Mapping[str, list[tuple[Phrase, str, str]]]
    kilometres: Mapping[str, float]
    signs: Mapping[str, str]
    letters: Mapping[str, str]
    money: Mapping[str, list[tuple[Phrase, str]]]
    of: Mapping[str, str]


def load(name: str) -> dict[str, Any]:
    """A file of the folder as a mapping. Raises BadData where it is none."""
    try:
        entries = yaml.load((FOLDER / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise BadData(
            f"{name}: cannot be read ({error}); mend the file or install the package again"
        ) from error
    if not isinstance(entries, dict):
        raise BadData(f"{name}: is {type(entries).__name__}, expected a mapping of sections")
    return entries


def section(entries: dict[str, Any], name: str, key: str, kind: type) -> Any:
    """One section of a file, checked. Raises BadData naming the file and the section."""
    found = entries.get(key)
    if not isinstance(found, kind):
        raise BadData(f"{name}: section {key!r} is {type(found).__name__}, expected {kind.__name__}")
    if (
        isinstance(found, list)
        and (wrong := next((w for w in found if not isinstance(w, str)), None)) is not None
    ):
        raise BadData(f"{name}: {key}: {wrong!r} is no word; put words such as on, off, yes and no in quotes")
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
    entries = load(name)
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
def units() -> Units:
    name = "units.yml"
    entries = load(name)
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
    lives: frozenset[str]
    real: frozenset[str]
    sentences: frozenset[str]
    armed: frozenset[str]
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
    entries = load(name)
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
                verb, *words = phrase.rstrip("?").split()
                verbs.setdefault(verb, []).append(
                    VerbUse(measure, role, frozenset(words), phrase.endswith("?"))
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
        lives=words("lives"),
        real=words("real"),
        sentences=words("sentences"),
        armed=words("armed"),
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


@dataclass(frozen=True, slots=True)
class TalkWords:
    """The words of talks.yml; see its head."""

    mediate: frozenset[str]
    mediation: frozenset[str]
    mediator: frozenset[str]
    mediated: frozenset[str]
    attend: Mapping[str, tuple[frozenset[str], ...]]
    host: frozenset[str]
    about: frozenset[str]
    discuss: frozenset[str]
    delegates: frozenset[str]


@cache
def talk_words() -> TalkWords:
    name = "talks.yml"
    entries = load(name)
    attend: dict[str, list[frozenset[str]]] = {}
    for phrase in section(entries, name, "attend", list):
        verb, *words = phrase.split()
        if verb == "be":
            verb, words = words[0], []
        attend.setdefault(verb, []).append(frozenset(words))
    keys = ("mediate", "mediation", "mediator", "mediated", "host", "about", "discuss", "delegates")
    mediate, mediation, mediator, mediated, host, about, discuss, delegates = (
        frozenset(section(entries, name, key, list)) for key in keys
    )
    return TalkWords(
        mediate,
        mediation,
        mediator,
        mediated,
        {v: tuple(w) for v, w in attend.items()},
        host,
        about,
        discuss,
        delegates,
    )
