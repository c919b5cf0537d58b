"""The actor files, read and checked: `data/actors/` as one plain table that `actors.Directory` answers from.

Every fault is a BadData that names the file, the entry and the remedy. What the columns and keys mean stands in
`data/actors/README.md`; what is made of them here:

    records    one row an actor, in the order of `ActorRecord`, packed
    names      folded name → record, form and case in one number, or several such
    holders    "president|country:RUS" → [(since, until, record), ...]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from reportedly import knowledge, name_forms
from reportedly.errors import BadData
from reportedly.name_forms import folded_words, key, keys
from reportedly.ontology import sectors

FOLDER = Path(__file__).parent / "data" / "actors"

KINDS = frozenset({"country", "institution", "office", "person", "group", "organisation", "media", "company"})
ROLE_KINDS = ("person", "group", "weapon", "object")
FORMS = ("name", "seat", "adjective", "people", "capital", "surname", "combining")  # the first is the best
ANY_CASE, CAPITAL, EXACT = 0, 1, 2
FLAGS = 32  # a name's entry is its record's index times this, plus its form times four, plus its case
SHORT = (
    3  # letters up to which a name in capitals is taken for an acronym that may be a word: "US", "WHO", "IS"
)

ENTRY_KEYS = frozenset({"id", "name", "kind", "sector", "country", "code", "part_of", "names", "cased", "adjectives", "people", "surnames", "combining", "capital", "seats", "since", "until", "wikidata", "iso2", "iso3n", "cow", "gw", "fips", "region", "offices", "note"})  # fmt: skip
CODES = ("iso2", "iso3n", "cow", "gw", "fips", "region")
PREFIX_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ID = re.compile(r"[a-z]+:[A-Za-z0-9][A-Za-z0-9:-]*")
PARTICLES = frozenset({"al", "el", "von", "van", "der", "den", "de", "da", "dos", "del", "della", "di", "du", "bin", "ben", "la", "le", "ter", "ould", "ul"})  # fmt: skip

# CAMEO's role for a PLOVER sector, where the two differ.
ROLES = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "PRE": "SEP", "SOC": "CVL"}


def actor_code(country: str | None, sector: str | None, kind: str) -> str | None:
    """The CAMEO-style code: country and role, "RUSMIL"; a country itself is "RUS"."""
    if kind == "country" and sector == "GOV":
        return country
    role = ROLES.get(sector, sector) if sector else ""
    return f"{country or ''}{role}" or None


def sources() -> list[Path]:
    """The shipped files, in a fixed order."""
    return sorted(p for p in FOLDER.rglob("*") if p.suffix in {".yml", ".tsv", ".txt"})


def own_modules() -> list[Path]:
    """What the compiled table depends on besides the data."""
    return [Path(__file__), Path(name_forms.__file__), Path(knowledge.__file__)]


def build(extra: Path | None = None) -> dict[str, Any]:
    """The table of the shipped files and those of the user."""
    table = _Table()
    for folder, files in ((FOLDER, sources()), (extra, _files_of(extra) if extra else [])):
        shipped = folder is FOLDER
        for path in files:
            if path.suffix == ".yml":
                table.add_entries(path, replace=not shipped)
        for path in sorted(
            files, key=lambda p: p.name not in _Table.VOCABULARIES
        ):  # offices before those who hold them
            if path.suffix == ".tsv":
                table.add_rows(path)
    out = table.finish()
    if extra is not None:
        faults = [f for f in problems(out) if f not in problems(build())]
        if faults:
            raise BadData(f"{extra}: {faults[0]}")
    return out


def pack(row: Sequence[Any]) -> str:
    """A row as one string, which loads in a tenth of the time; the names in it are parted by bars."""
    return "\t".join("|".join(cell) if isinstance(cell, tuple) else cell or "" for cell in row)


def unpack(row: str) -> list[Any]:
    return [cell or None for cell in row.split("\t")]


def problems(table: dict[str, Any]) -> list[str]:
    """Links between entries that lead nowhere."""
    ids, offices = table["ids"], table["office_kinds"]
    out = []
    for row in map(unpack, table["records"]):
        if row[6] and row[6] not in ids:
            out.append(f"{row[0]}: part_of is {row[6]!r}, which is no id")
    places = dict.fromkeys(held.partition("|")[2] for held in table["holders"])
    out += [f"holders: {place!r} is no id" for place in places if place not in ids]
    return out + [
        f"roles.tsv: {r[0]}: no office {r[3]!r}"
        for r in table["roles"].values()
        if r[3] and r[3] not in offices
    ]


def _files_of(extra: Path) -> list[Path]:
    if not extra.exists():
        raise BadData(f"{extra}: no such actor file or folder")
    files = (
        sorted(p for p in extra.iterdir() if p.suffix in {".yml", ".yaml", ".tsv"})
        if extra.is_dir()
        else [extra]
    )
    if not files:
        raise BadData(f"{extra}: holds no .yml or .tsv file; see data/actors/README.md for their form")
    return files


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name}: cannot be read as UTF-8 ({error})") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _cells(path: Path, line: str, number: int, least: int, most: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("\t")]
    if not least <= len(cells) <= most:
        raise BadData(
            f"{path.name}:{number}: {len(cells)} columns, wants {least} to {most}, parted by tabs: {line[:60]!r}"
        )
    return cells + [""] * (most - len(cells))


def _parted(cell: str) -> list[str]:
    return [part for piece in cell.split(";") if (part := piece.strip())]


class _Table:
    """The table while it is being filled."""

    VOCABULARIES = ("institutions.tsv", "offices.tsv", "roles.tsv")

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
        self.titles: dict[str, str] = {}
        self.roles: dict[str, tuple[str, str | None, str, str | None]] = {}
        self.tenures: dict[str, list[tuple[str, str, str | None, str | None]]] = {}
        self.written: dict[str, str] = {}
        self.named_at: dict[str, str] = {}

    # ---- YAML: countries, institutions, groups, organisations, media

    def add_entries(self, path: Path, *, replace: bool) -> None:
        try:
            loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise BadData(f"{path.name}: no readable YAML: {' '.join(str(error).split())}") from error
        if (
            not isinstance(loaded, dict)
            or not isinstance(loaded.get("actors"), list)
            or set(loaded) - {"defaults", "actors"}
        ):
            raise BadData(
                f"{path.name}: wants `actors:`, a list of entries, and may have `defaults:` at its top level"
            )
        defaults = loaded.get("defaults") or {}
        for entry in loaded["actors"]:
            if not isinstance(entry, dict):
                raise BadData(f"{path.name}: {entry!r} is no entry; it wants at least `id:` and `name:`")
            self._add_entry(path.name, {**defaults, **entry}, replace=replace)

    def _add_entry(self, file: str, entry: dict[str, Any], *, replace: bool) -> None:
        id = entry.get("id")
        where = f"{file}: {id or entry.get('name')}"
        unknown = set(entry) - ENTRY_KEYS
        if unknown:
            raise BadData(f"{where}: unknown key {min(unknown)!r}; there are {', '.join(sorted(ENTRY_KEYS))}")
        if not isinstance(id, str) or not ID.fullmatch(id):
            raise BadData(f"{where}: id is {id!r}, wants a kind and a name in small letters, as group:m23")
        if not isinstance(entry.get("name"), str):
            raise BadData(f"{where}: wants a name (a string; quote words like No and On)")
        if entry.get("kind") not in KINDS:
            raise BadData(
                f"{where}: kind is {entry.get('kind')!r}, expected one of {', '.join(sorted(KINDS))}"
            )
        sector = entry.get("sector")
        if sector is not None and sector not in sectors():
            raise BadData(f"{where}: sector is {sector!r}, expected one of {', '.join(sorted(sectors()))}")
        lists = {k: self._strings(where, k, entry.get(k)) for k in ("names", "cased", "adjectives", "people", "surnames", "combining", "capital", "seats")}  # fmt: skip
        for k in ("since", "until"):
            entry[k] = self._date(where, k, entry.get(k))
        kind, country = entry["kind"], entry.get("country")
        if kind == "country" and "country" not in entry:
            country = id.removeprefix("country:")
        if country is not None and not re.fullmatch(r"[A-Z]{3}", str(country)):
            raise BadData(
                f"{where}: country is {country!r}, wants an ISO 3166 alpha-3 code (quote NO and the like)"
            )
        code = entry.get("code") or actor_code(country, sector, kind)
        row = [
            id,
            entry["name"],
            kind,
            sector,
            country,
            code,
            entry.get("part_of"),
            [],
            entry["since"],
            entry["until"],
            entry.get("wikidata"),
        ]
        if id in self.ids and not replace:
            raise BadData(f"{where}: the id is there twice")
        i = self._put(row)
        self.forms[i] = [("name", n, None) for n in [entry["name"], *lists["names"]]]
        self.forms[i] += [("name", n, EXACT) for n in lists["cased"]]
        for k, form in (("seats", "seat"), ("people", "people"), ("adjectives", "adjective"), ("capital", "capital"), ("surnames", "surname"), ("combining", "combining")):  # fmt: skip
            self.forms[i] += [(form, n, None) for n in lists[k]]
        if lists["adjectives"]:
            self.adjectives[id] = lists["adjectives"][0]
        facts = {k: entry[k] for k in CODES if entry.get(k) is not None}
        if facts:
            self.facts[id.removeprefix("country:")] = facts
        for held in entry.get("offices") or []:
            if (
                not isinstance(held, dict)
                or set(held) - {"office", "where", "since", "until"}
                or not {"office", "where"} <= set(held)
            ):
                raise BadData(
                    f"{where}: an office wants office and where, and may have since and until, not {held!r}"
                )
            since, until = (self._date(where, k, held.get(k)) for k in ("since", "until"))
            self._hold(where, id, str(held["office"]), str(held["where"]), since, until)

    def _put(self, row: list[Any]) -> int:
        i = self.ids.get(row[0])
        if i is None:
            i = self.ids[row[0]] = len(self.records)
            self.records.append(row)
        else:
            self.records[i] = row
        return i

    @staticmethod
    def _strings(where: str, name: str, value: Any) -> list[str]:
        if value is None:
            return []
        listed = value if isinstance(value, list) else [value]
        wrong = [v for v in listed if not isinstance(v, str) or not key(v)]
        if wrong:
            raise BadData(f"{where}: {name} holds {wrong[0]!r}, wants words (quote No, On and numbers)")
        return listed

    @staticmethod
    def _date(where: str, name: str, value: Any) -> str | None:
        if value is None or value == "":
            return None
        text = str(value)
        if not PREFIX_DATE.fullmatch(text):
            raise BadData(f"{where}: {name} is {text!r}, wants 2011, 2011-05 or 2011-05-07")
        return text

    # ---- tables

    def add_rows(self, path: Path) -> None:
        readers = dict(zip(self.VOCABULARIES, (self._institution, self._office, self._role), strict=True))
        reader = readers.get(path.name, self._holder)
        for number, line in _lines(path):
            reader(path, number, line)

    def _institution(self, path: Path, number: int, line: str) -> None:
        id, sector, pattern, forms = _cells(path, line, number, 4, 4)
        self._known_sector(f"{path.name}:{number}", sector)
        if not re.search(r"\{(adjective|country)\}", pattern):
            raise BadData(
                f"{path.name}:{number}: pattern {pattern!r} wants {{adjective}} or {{country}} in it"
            )
        self.institution_kinds[id] = (id, sector, pattern)
        self._phrases(f"{path.name}:{number}", self.institution_names, id, forms)

    def _office(self, path: Path, number: int, line: str) -> None:
        id, sector, rank, title, institution, forms = _cells(path, line, number, 4, 6)
        where = f"{path.name}:{number}"
        if "@" in id:
            self.titles[id] = title
            return
        if sector != "=":
            self._known_sector(where, sector)
        if not rank.isdigit():
            raise BadData(f"{where}: rank is {rank!r}, wants a number, 1 for the highest office")
        self.office_kinds[id] = (id, None if sector == "=" else sector, int(rank), title, institution or None)
        self._phrases(where, self.office_names, id, forms)

    def _role(self, path: Path, number: int, line: str) -> None:
        lemma, sector, kind, office = _cells(path, line, number, 3, 5)[:4]
        where = f"{path.name}:{number}"
        if sector not in {"", "-"}:
            self._known_sector(where, sector)
        if kind not in ROLE_KINDS:
            raise BadData(f"{where}: kind is {kind!r}, expected one of {', '.join(ROLE_KINDS)}")
        if lemma in self.roles:
            raise BadData(f"{where}: {lemma!r} is there twice")
        self.roles[lemma] = (lemma, None if sector in {"", "-"} else sector, kind, office or None)

    def _holder(self, path: Path, number: int, line: str) -> None:
        place, office, since, until, name, others = _cells(path, line, number, 5, 6)
        where = f"{path.name}:{number}"
        full, _, tag = name.partition("#")
        full = full.strip()
        id = "person:" + "-".join([*folded_words(full), *folded_words(tag)])
        dates = self._date(where, "since", since), self._date(where, "until", until)
        if dates[0] and dates[1] and dates[1] + "~" < dates[0]:
            raise BadData(f"{where}: {name} holds the office until {until}, before {since}")
        if self.written.setdefault(id, full) != full:
            raise BadData(
                f"{where}: {full!r} is written {self.written[id]!r} elsewhere; write one, or tell two people apart by #"
            )
        self._hold(where, id, office, place, *dates)
        i = self.ids.get(id)
        if i is None:
            i = self._put([id, full, "person", None, None, None, None, [], None, None, None])
            self.forms[i] = [("name", full, None)]
        for other in _parted(others):
            form = "surname" if len(folded_words(other)) == 1 and other != full else "name"
            self.forms[i].append((form, other, None))

    def _hold(
        self, where: str, person: str, office: str, place: str, since: str | None, until: str | None
    ) -> None:
        self.named_at.setdefault(office, where)
        self.tenures.setdefault(person, []).append(
            (office, place if ":" in place else f"country:{place}", since, until)
        )

    @staticmethod
    def _known_sector(where: str, sector: str) -> None:
        if sector not in sectors():
            raise BadData(f"{where}: sector is {sector!r}, expected one of {', '.join(sorted(sectors()))}")

    @staticmethod
    def _phrases(where: str, names: dict[str, str], id: str, forms: str) -> None:
        for form in _parted(forms):
            for name in keys(form):
                if names.setdefault(name, id) != id:
                    raise BadData(f"{where}: {form!r} is a form of {names[name]!r} too")

    # ---- what all of it comes to

    def finish(self) -> dict[str, Any]:
        for office, where in self.named_at.items():
            if office not in self.office_kinds:
                raise BadData(f"{where}: {office!r} is no office; offices.tsv has them")
        holders: dict[str, list[tuple[str | None, str | None, int]]] = {}
        for person, rows in self.tenures.items():
            rows.sort(key=lambda r: (r[2] or "", r[3] or "9"))
            i = self.ids[person]
            for office, place, since, until in rows:
                holders.setdefault(f"{office}|{place}", []).append((since, until, i))
            if self.records[i][3] is None:
                self._settle(self.records[i], rows)
        names: dict[str, dict[int, int]] = {}
        people: dict[str, list[int]] = {}
        for i, forms in self.forms.items():
            record = self.records[i]
            person = record[2] == "person"
            record[7] = tuple(
                dict.fromkeys(n for form, n, _ in forms if form not in {"capital", "combining"})
            )
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
        firsts: dict[str, int] = {}
        self._lengths(firsts, names)
        lengths: dict[str, dict[str, int]] = {"institution": {}, "office": {}}
        self._lengths(lengths["institution"], self.institution_names)
        self._lengths(lengths["office"], self.office_names)
        return {
            "records": [pack(r) for r in self.records],
            "ids": self.ids,
            "names": {
                n: _few([i * FLAGS + flags for i, flags in found.items()]) for n, found in names.items()
            },
            "firsts": firsts,
            "people": {n: _few(found) for n, found in people.items()},
            "facts": self.facts,
            "adjectives": self.adjectives,
            "institution_kinds": self.institution_kinds,
            "institution_names": self.institution_names,
            "institution_firsts": lengths["institution"],
            "office_kinds": self.office_kinds,
            "office_names": self.office_names,
            "office_firsts": lengths["office"],
            "titles": self.titles,
            "roles": self.roles,
            "tenures": {person: "\n".join(map(pack, rows)) for person, rows in self.tenures.items()},
            "holders": holders,
        }

    def _settle(self, record: list[Any], rows: Iterable[tuple[str, str, str | None, str | None]]) -> None:
        """A person known from the tables alone: sector, country and organisation of the highest office, the latest of such."""
        office, place, _, _ = min(reversed(list(rows)), key=lambda r: self.office_kinds[r[0]][2])
        i = self.ids.get(place)
        where = self.records[i] if i is not None else None
        sector = self.office_kinds[office][1] or (where[3] if where else None)
        country = where[4] if where else None
        record[3:7] = [sector, country, actor_code(country, sector, "person"), place]

    @staticmethod
    def _lengths(firsts: dict[str, int], names: Iterable[str]) -> None:
        for name in names:
            words = name.split(" ")
            firsts[words[0]] = max(firsts.get(words[0], 0), len(words))


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
