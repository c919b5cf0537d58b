"""Calendar: the words of time expressions, the holidays, and the words that look ahead (data/calendar/*.yml).

early   last   week       Eid al-Fitr        talks are scheduled for   Friday
edge    shift  unit       feast              looks ahead               weekday
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import compiled, read_yaml

FOLDER = Path(__file__).parent / "data" / "calendar"
FILES = ("words.yml", "tenses.yml", "days.yml")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RULES = {
    "fixed": 2,
    "nth": 3,
    "easter": 1,
    "orthodox": 1,
    "islamic": 3,
    "hebrew": 3,
    "lunar": 1,
}  # numbers in an entry
UNITS = ("S", "MIN", "H", "D", "NI", "MO", "AF", "EV", "WE", "W", "FN", "M", "Q", "Y", "E", "C", "L", "X")

COUNTED = 9  # "on the third" may be of three; a "twelfth" that stands alone is a day

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day: `rule` is the calendar that it follows, the other fields are what that rule needs."""

    name: str
    rule: str
    month: int
    day: int
    length: int = 1
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of words.yml by word; phrases are keyed by their first word, the longest first.

    `core` are the words that tell a time by themselves, `triggers` those without one of which a sentence tells no time; `starts` those with which an expression may begin.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    parts: Mapping[str, str]
    units: Mapping[str, str]
    plural: frozenset[str]
    frequencies: Mapping[str, str]
    deictics: Mapping[str, tuple[int, str]]
    shifts: Mapping[str, int]
    anaphors: Mapping[str, int]
    directions: Mapping[str, int]
    edges: Mapping[str, str]
    early: Mapping[str, str]
    halves: Mapping[str, str]
    vague: Mapping[str, int | None]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    noons: Mapping[str, int]
    halves_of_day: Mapping[str, str]
    eras: Mapping[str, int]
    refs: Mapping[str, list[tuple[Phrase, str]]]
    comparatives: Mapping[str, list[tuple[Phrase, str]]]
    approximators: Mapping[str, list[tuple[Phrase, str]]]
    feasts: Mapping[str, list[tuple[Phrase, Feast]]]
    core: frozenset[str]
    triggers: frozenset[str]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tenses:
    """Words that say which way a time without a year or a date points; see tenses.yml."""

    future: frozenset[str]
    expecting: frozenset[str]
    ahead: frozenset[str]
    announced: frozenset[str]
    results: frozenset[str]
    implicative: frozenset[str]
    scheduled: frozenset[str]
    prepositions: frozenset[str]
    until: frozenset[str]
    saying: frozenset[str]
    coming: frozenset[str]
    former: frozenset[str]
    unannounced: frozenset[str]
    summoning: frozenset[str]
    deferring: frozenset[str]
    pending: frozenset[str]
    undecided: frozenset[str]
    describing: frozenset[str]
    missions: frozenset[str]


@cache
def sources() -> dict[str, Any]:
    """The three files as they stand, from the compiled knowledge where it is there."""
    files = [FOLDER / name for name in FILES]
    found: dict[str, Any] = compiled(
        "calendar", [*files, Path(__file__)], lambda: {name: read_yaml(FOLDER / name) for name in FILES}
    )
    return found


def section(name: str, key: str, kind: type = dict) -> Any:
    """One section of a file, checked. Raises BadData naming the file and the section."""
    found = sources()[name].get(key)
    if not isinstance(found, kind):
        raise BadData(f"{name}: section {key!r} is {type(found).__name__}, expected {kind.__name__}")
    return found


def strings(name: str, key: str, found: Any) -> frozenset[str]:
    """A list of words as a set. Raises BadData for what YAML takes for something else."""
    if not isinstance(found, list):
        raise BadData(f"{name}: {key} is {type(found).__name__}, expected a list of words")
    for word in found:
        if not isinstance(word, str):
            raise BadData(
                f"{name}: {key}: {word!r} is no word; put it in quotes (YAML reads on, no, yes as true and false)"
            )
    return frozenset(found)


@cache
def listed(key: str) -> frozenset[str]:
    """One of the plain sets of words.yml."""
    return strings("words.yml", f"lists: {key}", section("words.yml", "lists").get(key))


def table(key: str, kind: type = str) -> dict[str, Any]:
    """A table of words.yml whose values are of one kind."""
    found = section("words.yml", key)
    for word, value in found.items():
        if not isinstance(word, str) or not isinstance(value, kind):
            raise BadData(f"words.yml: {key}: {word!r} is {value!r}, expected a word and {kind.__name__}")
    return dict(found)


def inverted(key: str) -> dict[str, Any]:
    """Word -> key, from a table that lists words by key."""
    return {
        word: code
        for code, found in section("words.yml", key).items()
        for word in strings("words.yml", f"{key}: {code}", found)
    }


def atomic(name: str) -> str:
    """A name as the parser's words, without hyphens: "veterans ' day", "eid al fitr"."""
    return re.sub(r"'s?(?= |$)", lambda m: " " + m[0], name.replace("-", " "))


def phrases(entries: Iterable[tuple[str, Any]]) -> dict[str, list[tuple[Phrase, Any]]]:
    """(phrase, value) pairs by first word, the longest phrase first."""
    out: dict[str, list[tuple[Phrase, Any]]] = {}
    for text, value in entries:
        phrase = tuple(text.split())
        out.setdefault(phrase[0], []).append((phrase, value))
    for options in out.values():
        options.sort(key=lambda option: (-len(option[0]), option[0]))
    return out


@cache
def feasts() -> tuple[Feast, ...]:
    """Every named day of days.yml."""
    out: list[Feast] = []
    for rule, wanted in RULES.items():
        for name, entry in section("days.yml", rule).items():
            numbers = entry if isinstance(entry, list) else [entry]
            if len(numbers) != wanted or not all(type(n) is int for n in numbers):
                raise BadData(
                    f"days.yml: {rule}: {name!r} is {entry!r}, expected whole numbers, {wanted} of them"
                )
            if rule == "nth":
                out.append(Feast(name, rule, numbers[0], numbers[2], weekday=numbers[1]))
            else:
                out.append(Feast(name, rule, *(numbers if wanted > 1 else [0, *numbers])))
    return tuple(out)


def month_day(key: str, text: Any) -> tuple[int, int]:
    """A date such as 02-05."""
    month, _, day = str(text).partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        raise BadData(f"days.yml: {key}: {text!r} is no month and day such as 02-05")
    return int(month), int(day)


@cache
def dated() -> Mapping[tuple[int, int], tuple[int, frozenset[str]]]:
    """Days that are called by their date alone, by (month, day): the year, and the words of which one must follow."""
    return {
        month_day("dated", text): (int(year), strings("days.yml", f"dated: {text}", following))
        for text, (year, following) in section("days.yml", "dated").items()
    }


@cache
def lunar_years() -> Mapping[int, tuple[int, int]]:
    """The month and day of each Chinese new year."""
    return {
        int(year): month_day("lunar_years", text) for year, text in section("days.yml", "lunar_years").items()
    }


@cache
def words() -> Words:
    """The words of words.yml and the feasts of days.yml."""
    units = inverted("units")
    if wrong := sorted(set(units.values()) - set(UNITS)):
        raise BadData(f"words.yml: units: {wrong[0]!r} is no unit, expected one of {', '.join(UNITS)}")
    tables: dict[str, Any] = {
        "months": inverted("months"),
        "weekdays": inverted("weekdays"),
        "units": units,
        "refs": phrases(inverted("refs").items()),
        "approximators": phrases(inverted("approximators").items()),
        "comparatives": phrases(table("comparatives").items()),
        "feasts": phrases((atomic(f.name), f) for f in feasts()),
        "deictics": {word: (int(days), str(part)) for word, (days, part) in table("deictics", list).items()},
        "vague": {
            word: value if type(value) is int else None for word, value in table("vague", object).items()
        },
    }
    numbers = ("seasons", "shifts", "anaphors", "directions", "ordinals", "decades", "noons", "eras")
    codes = ("parts", "frequencies", "edges", "early", "halves", "halves_of_day")
    tables |= {key: table(key, int) for key in numbers} | {key: table(key) for key in codes}
    core = frozenset().union(
        *(
            tables[key]
            for key in (
                "months",
                "weekdays",
                "seasons",
                "parts",
                "units",
                "deictics",
                "frequencies",
                "decades",
                "noons",
            )
        )
    )
    # "at present" is there where "present" is, "mother's day" where "day" is
    distinctive = {
        phrase[-1]
        for key in ("refs", "feasts")
        for options in tables[key].values()
        for phrase, _ in options
        if core.isdisjoint(phrase)
    }
    openers = (
        tables[key]
        for key in ("refs", "feasts", "comparatives", "approximators", "shifts", "anaphors", "early", "vague")
    )
    dates = {word for word, n in tables["ordinals"].items() if n > COUNTED}
    hinges = listed("hinges") | listed("spoken")
    return Words(
        **tables,
        plural=frozenset(w for w in units if w.rstrip(".").endswith("s")) | {"millennia"},
        core=core,
        triggers=core | distinctive | hinges | listed("marks") | dates,
        starts=core.union(listed("openers"), listed("fiscal"), listed("multitudes"), hinges, *openers),
    )


@cache
def tenses() -> Tenses:
    """The words of tenses.yml."""
    return Tenses(
        **{key: strings("tenses.yml", key, section("tenses.yml", key, list)) for key in Tenses.__slots__}
    )
