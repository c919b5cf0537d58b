"""Calendar: the words of time expressions, the holidays, and the words that look ahead (data/calendar/*.yml).

early   last   week       Eid al-Fitr        talks are scheduled for   Friday
edge    shift  unit       feast              looks ahead               weekday
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportedly.errors import BadData
from reportedly.knowledge import compiled

FOLDER = Path(__file__).parent / "data" / "calendar"
FILES = ("words.yml", "tenses.yml", "days.yml")
RULES = ("fixed", "nth", "easter", "orthodox", "islamic", "hebrew", "lunar")
UNITS = frozenset(
    ["S", "MIN", "H", "D", "NI", "MO", "AF", "EV", "WE", "W", "FN", "M", "Q", "Y", "E", "C", "L", "X"]
)

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
    """The words, each section by word. Phrases (`refs`, `comparatives`, `approximators`, `feasts`) are keyed by their first word, longest first.

    `triggers` are the words without one of which a sentence tells no time; `starts` those with which an expression may begin.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    capital: frozenset[str]
    seldom: frozenset[str]
    seasons: Mapping[str, str]
    parts: Mapping[str, tuple[str, int, int]]
    units: Mapping[str, str]
    plural: frozenset[str]
    frequencies: Mapping[str, str]
    deictics: Mapping[str, tuple[int, str]]
    refs: Mapping[str, list[tuple[Phrase, str]]]
    shifts: Mapping[str, int]
    anaphors: Mapping[str, int]
    edges: Mapping[str, str]
    early: Mapping[str, str]
    comparatives: Mapping[str, list[tuple[Phrase, str]]]
    approximators: Mapping[str, list[tuple[Phrase, str]]]
    feasts: Mapping[str, list[tuple[Phrase, Feast]]]
    vague: Mapping[str, int | None]
    between: frozenset[str]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    noons: Mapping[str, int]
    halves_of_day: Mapping[str, str]
    zones: frozenset[str]
    hours: frozenset[str]
    eras: Mapping[str, int]
    fiscal: frozenset[str]
    numbered: frozenset[str]
    holds_year: frozenset[str]
    triggers: frozenset[str]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tenses:
    """Words that say which way a time without a year or a date points; see tenses.yml."""

    future: frozenset[str]
    expecting: frozenset[str]
    ahead: frozenset[str]
    announced: frozenset[str]
    implicative: frozenset[str]
    scheduled: frozenset[str]
    prepositions: frozenset[str]
    until: frozenset[str]
    saying: frozenset[str]
    coming: frozenset[str]


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


@cache
def sources() -> dict[str, Any]:
    """The three files as they stand, from the compiled knowledge where it is there."""
    files = [FOLDER / name for name in FILES]
    found: dict[str, Any] = compiled(
        "calendar", [*files, Path(__file__)], lambda: {name: load(name) for name in FILES}
    )
    return found


def section(name: str, key: str, kind: type) -> Any:
    """One section of a file, checked. Raises BadData naming the file and the section."""
    found = sources()[name].get(key)
    if not isinstance(found, kind):
        raise BadData(f"{name}: section {key!r} is {type(found).__name__}, expected {kind.__name__}")
    return found


def numbered(key: str, size: int) -> dict[str, int]:
    """Word -> number, from a section that lists words by number."""
    out: dict[str, int] = {}
    for number, words in section("words.yml", key, dict).items():
        if not isinstance(number, int) or not 1 <= number <= size or not isinstance(words, list):
            raise BadData(
                f"words.yml: {key}: {number!r} is not a list of words under a number from 1 to {size}"
            )
        out.update((str(word), number) for word in words)
    return out


def phrases(lists: Iterable[tuple[str, Any]]) -> dict[str, list[tuple[Phrase, Any]]]:
    """(phrase, value) pairs by first word, the longest phrase first."""
    out: dict[str, list[tuple[Phrase, Any]]] = {}
    for text, value in lists:
        phrase = tuple(str(text).split())
        if not phrase:
            raise BadData("words.yml: a phrase is empty; take the entry out")
        out.setdefault(phrase[0], []).append((phrase, value))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


@cache
def feasts() -> tuple[Feast, ...]:
    """Every named day of days.yml."""
    out: list[Feast] = []
    for rule in RULES:
        for name, entry in section("days.yml", rule, dict).items():
            numbers = entry if isinstance(entry, list) else [0, entry]
            wanted = {"fixed": 2, "nth": 3, "islamic": 3, "hebrew": 3}.get(rule, 2)
            if len(numbers) != wanted or not all(isinstance(n, int) for n in numbers):
                raise BadData(
                    f"days.yml: {rule}: {name!r} is {entry!r}, expected {wanted} whole numbers or one"
                )
            if rule == "nth":
                out.append(Feast(name, rule, numbers[0], numbers[2], weekday=numbers[1]))
            else:
                out.append(Feast(name, rule, *numbers))
    return tuple(out)


@cache
def dated() -> Mapping[tuple[int, int], tuple[int, frozenset[str]]]:
    """Days that are called by their date alone, by (month, day): the year, and the words of which one must follow."""
    out = {}
    for text, (year, following) in section("days.yml", "dated", dict).items():
        month, _, day = str(text).partition("-")
        if not (month.isdecimal() and day.isdecimal() and isinstance(year, int)):
            raise BadData(f"days.yml: dated: {text!r} is no month and day such as 09-11 with its year")
        out[(int(month), int(day))] = (year, frozenset(map(str, following)))
    return out


@cache
def lunar_years() -> Mapping[int, tuple[int, int]]:
    """The month and day of each Chinese new year."""
    out = {}
    for year, text in section("days.yml", "lunar_years", dict).items():
        month, _, day = str(text).partition("-")
        if not (isinstance(year, int) and month.isdecimal() and day.isdecimal()):
            raise BadData(
                f"days.yml: lunar_years: {year!r} is {text!r}, expected a month and a day such as 02-05"
            )
        out[year] = (int(month), int(day))
    return out


@cache
def words() -> Words:
    """The words of words.yml and the feasts of days.yml."""

    def mapping(key: str) -> dict[str, Any]:
        return {str(word): value for word, value in section("words.yml", key, dict).items()}

    def listed(key: str) -> frozenset[str]:
        return frozenset(str(word) for word in section("words.yml", key, list))

    def by_kind(key: str) -> dict[str, list[tuple[Phrase, str]]]:
        return phrases((p, kind) for kind, ps in mapping(key).items() for p in ps)

    months, weekdays = numbered("months", 12), numbered("weekdays", 7)
    units: dict[str, str] = {}
    for code, forms in mapping("units").items():
        if code not in UNITS:
            raise BadData(
                f"words.yml: units: {code!r} is no unit, expected one of {', '.join(sorted(UNITS))}"
            )
        units.update((str(form), code) for form in forms)
    parts = {word: (str(p[0]), int(p[1]), int(p[2])) for word, p in mapping("parts").items()}
    refs, named = by_kind("refs"), phrases((f.name, f) for f in feasts())
    seasons, deictics, frequencies = mapping("seasons"), mapping("deictics"), mapping("frequencies")
    core = {
        *months,
        *weekdays,
        *seasons,
        *parts,
        *units,
        *deictics,
        *frequencies,
        *mapping("decades"),
        *mapping("noons"),
    }
    comparatives, approximators = phrases(mapping("comparatives").items()), by_kind("approximators")
    distinctive = {max(p, key=len) for options in (*refs.values(), *named.values()) for p, _ in options}
    openers = (refs, named, comparatives, approximators, mapping("shifts"), mapping("anaphors"), mapping("early"), mapping("vague"))
    return Words(
        months=months,
        weekdays=weekdays,
        capital=listed("capital"),
        seldom=listed("seldom"),
        seasons=seasons,
        parts=parts,
        units=units,
        plural=frozenset(w for w in units if w.rstrip(".").endswith("s") and w not in {"secs."})
        | {"millennia"},
        frequencies=frequencies,
        deictics={word: (int(days), str(part)) for word, (days, part) in deictics.items()},
        refs=refs,
        shifts=mapping("shifts"),
        anaphors=mapping("anaphors"),
        edges={str(word): kind for kind, ws in mapping("edges").items() for word in ws},
        early=mapping("early"),
        comparatives=comparatives,
        approximators=approximators,
        feasts=named,
        vague={word: value if isinstance(value, int) else None for word, value in mapping("vague").items()},
        between=listed("between"),
        ordinals=mapping("ordinals"),
        decades=mapping("decades"),
        noons=mapping("noons"),
        halves_of_day=mapping("halves_of_day"),
        zones=listed("zones"),
        hours=listed("hours"),
        eras=mapping("eras"),
        fiscal=listed("fiscal"),
        numbered=listed("numbered"),
        holds_year=listed("holds_year"),
        triggers=frozenset(core) | distinctive | listed("spoken") | listed("hinges"),
        starts=frozenset(core) | listed("openers").union(*openers),
    )


@cache
def tenses() -> Tenses:
    """The words of tenses.yml."""

    def listed(key: str) -> frozenset[str]:
        return frozenset(str(word) for word in section("tenses.yml", key, list))

    return Tenses(**{key: listed(key) for key in Tenses.__slots__})
