"""The actor files as one plain table, which `actors.Directory` answers from and `knowledge` keeps.

records    one row an actor, in the order of `ActorRecord`, packed
names      folded name → record, form and case in one number, or several such
people     folded name or surname → the records of people
holders    "president|country:RUS" → [(since, until, record), ...]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.actor_records import actor_code, sector_in
from reportedly.errors import BadData
from reportedly.name_forms import folded_words, keys

FORMS = ("name", "seat", "adjective", "people", "capital", "surname", "combining")  # the first is the best
ANY_CASE, CAPITAL, EXACT = 0, 1, 2
FLAGS = 32  # a name's entry is its record's index times this, plus its form times four, plus its case
SHORT = (
    3  # letters up to which a name in capitals is taken for an acronym that may be a word: "US", "WHO", "IS"
)
PARTICLES = frozenset({"al", "el", "von", "van", "der", "den", "de", "da", "dos", "del", "della", "di", "du", "bin", "ben", "la", "le", "ter", "ould", "ul"})  # fmt: skip


Held = tuple[str, str, str | None, str | None]  # office, where, since, until


class Draft:
    """All that the files say, before names and offices are indexed."""

    def __init__(self) -> None:
        self.records: list[list[Any]] = []
        self.ids: dict[str, int] = {}
        self.forms: dict[int, list[tuple[str, str, int | None]]] = {}
        self.facts: dict[str, dict[str, Any]] = {}
        self.adjectives: dict[str, str] = {}
        self.institution_kinds: dict[str, tuple[str, str, str]] = {}
        self.institution_names: dict[str, str] = {}
        self.office_kinds: dict[str, tuple[str, str | None, int, str, str | None]] = {}
        self.office_names: dict[str, str] = {}
        self.stand_ins: dict[str, list[str]] = {}
        self.roles: dict[str, tuple[str, str | None, str, str | None]] = {}
        self.tenures: dict[str, list[Held]] = {}
        self.written: dict[str, str] = {}  # the one spelling of each holder's name
        self.named_at: dict[str, str] = {}  # where each office is first held
        self.longer: list[str] = []  # names in which an actor's is no mention of it


def pack(row: Sequence[Any]) -> str:
    """A row as one string, which loads in a tenth of the time; the names in it are parted by bars."""
    return "\t".join("|".join(cell) if isinstance(cell, tuple) else cell or "" for cell in row)


def unpack(row: str) -> list[Any]:
    return [cell or None for cell in row.split("\t")]


def table_of(draft: Draft) -> dict[str, Any]:
    """The table of all that was read."""
    for office, where in draft.named_at.items():
        if office not in draft.office_kinds:
            raise BadData(f"{where}: {office!r} is no office; offices.tsv has them")
    holders = _holders(draft)
    names, people = _names(draft)
    return {
        "records": [pack(r) for r in draft.records],
        "ids": draft.ids,
        "names": {n: _few([i * FLAGS + flags for i, flags in found.items()]) for n, found in names.items()},
        "firsts": _lengths(names),
        "small_firsts": frozenset(
            _lengths(n for n, found in names.items() if any(f % 4 == ANY_CASE for f in found.values()))
        ),
        "people": {n: _few(found) for n, found in people.items()},
        "facts": draft.facts,
        "adjectives": draft.adjectives,
        "institution_kinds": draft.institution_kinds,
        "institution_names": draft.institution_names,
        "institution_firsts": _lengths(draft.institution_names),
        "office_kinds": draft.office_kinds,
        "office_names": draft.office_names,
        "office_firsts": _lengths(draft.office_names),
        "stand_ins": draft.stand_ins,
        "roles": draft.roles,
        "tenures": {person: "\n".join(map(pack, rows)) for person, rows in draft.tenures.items()},
        "holders": holders,
        **_longer(draft.longer),
    }


def problems(table: Mapping[str, Any]) -> list[str]:
    """Links between entries that lead nowhere."""
    ids, offices = table["ids"], table["office_kinds"]
    out = []
    for row in map(unpack, table["records"]):
        if row[6] and row[6] not in ids:
            out.append(f"{row[0]}: part_of is {row[6]!r}, which is no id")
        if row[4] and f"country:{row[4]}" not in ids:
            out.append(f"{row[0]}: country is {row[4]!r}, which countries.yml does not have")
    places = dict.fromkeys(held.partition("|")[2] for held in table["holders"])
    out += [f"holders: {place!r} is no id" for place in places if place not in ids]
    out += [
        f"offices.tsv: stand-in {o!r} is no office"
        for found in table["stand_ins"].values()
        for o in found
        if o not in offices
    ]
    out += [
        f"offices.tsv: {k[0]}: no institution {k[4]!r}"
        for k in offices.values()
        if k[4] and k[4] not in table["institution_kinds"]
    ]
    return out + [
        f"roles.tsv: {r[0]}: no office {r[3]!r}"
        for r in table["roles"].values()
        if r[3] and r[3] not in offices
    ]


def _holders(draft: Draft) -> dict[str, list[tuple[str | None, str | None, int]]]:
    """Who held what; people known from the tables alone get the sector and country of their highest office."""
    holders: dict[str, list[tuple[str | None, str | None, int]]] = {}
    for person, rows in draft.tenures.items():
        rows.sort(key=lambda r: (r[2] or "", r[3] or "9"))
        i = draft.ids[person]
        for office, place, since, until in rows:
            holders.setdefault(f"{office}|{place}", []).append((since, until, i))
        record = draft.records[i]
        if record[3] is None:  # the latest of the highest offices
            office, place, _, _ = min(
                reversed(rows), key=lambda r: (draft.office_kinds[r[0]][2], not r[1].startswith("country:"))
            )
            where = draft.records[draft.ids[place]] if place in draft.ids else None
            sector = sector_in(draft.office_kinds[office][1], where[3] if where else None)
            country = where[4] if where else None
            record[3:7] = [sector, country, actor_code(country, sector, "person"), place]
    return holders


def _names(draft: Draft) -> tuple[dict[str, dict[int, int]], dict[str, list[int]]]:
    """name → {record: form and case}, and name or surname → people."""
    names: dict[str, dict[int, int]] = {}
    people: dict[str, list[int]] = {}
    for i, forms in draft.forms.items():
        record = draft.records[i]
        person = record[2] == "person"
        record[7] = tuple(dict.fromkeys(n for form, n, _ in forms if form not in {"capital", "combining"}))
        for form, written, case in forms:
            flags = FORMS.index(form) * 4 + (_case(written) if case is None else case)
            for name in keys(written, person=person):
                known = names.setdefault(name, {})
                known[i] = min(known.get(i, flags), flags)
                if person:
                    _once(people, name, i)
        if person:
            for name in _surnames(record[1]):
                _once(people, name, i)
    return names, people


def _longer(lines: list[str]) -> dict[str, Any]:
    """Phrases by each of their words, "gulf of mexico" under mexico as (2, words); and what follows a capital, a country, an adjective."""
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    after: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for line in lines:
        slot = re.match(r"\{(\w+)\} ", line)
        words = tuple(folded_words(line[slot.end() :] if slot else line))
        if slot:
            after.setdefault(slot[1], {}).setdefault(words[0], []).append(words)
            continue
        for at, word in enumerate(words):
            phrases.setdefault(word, []).append((at, words))
    return {"longer": phrases, "after": after}


def _lengths(names: Iterable[str]) -> dict[str, int]:
    """First word → number of words in the longest name that begins with it."""
    firsts: dict[str, int] = {}
    for name in names:
        words = name.split(" ")
        firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    return firsts


def _few(numbers: list[int]) -> int | tuple[int, ...]:
    """Most names are of one record; a bare number loads in half the time of a tuple."""
    return numbers[0] if len(numbers) == 1 else tuple(numbers)


def _once(index: dict[str, list[int]], name: str, i: int) -> None:
    found = index.setdefault(name, [])
    if i not in found:
        found.append(i)


def _case(written: str) -> int:
    """How a name has to be written in a text: "US" just so, "Turkey" with a capital, "the rebels" anyhow."""
    letters = [c for c in written if c.isalpha()]
    if written.islower() or not letters:
        return ANY_CASE
    return EXACT if len(letters) <= SHORT and written.isupper() else CAPITAL


def _surnames(name: str) -> list[str]:
    """The last word, with and without the particles before it: "von der Leyen", "Leyen". Kings have none."""
    words = folded_words(name)
    start = len(words) - 1
    if start < 1 or re.fullmatch("[ivx]+|jr|sr", words[-1]):
        return []
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return list(dict.fromkeys([" ".join(words[start:]), words[-1]]))
