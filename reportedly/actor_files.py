"""The actor files, read and checked: `data/actors/`, and a user's own.

Every fault is a BadData that names the file, the entry and the remedy. What the columns and keys mean stands in
`data/actors/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly import actor_records, actor_table, knowledge, name_forms
from reportedly.actor_records import actor_code
from reportedly.actor_table import EXACT, Draft, problems, table_of
from reportedly.errors import BadData
from reportedly.knowledge import read_yaml
from reportedly.name_forms import folded_words, key, keys
from reportedly.ontology import sectors

FOLDER = Path(__file__).parent / "data" / "actors"

KINDS = frozenset({"country", "institution", "office", "person", "group", "organisation", "media", "company"})
ROLE_KINDS = ("person", "group", "weapon", "object")
VOCABULARIES = ("institutions.tsv", "offices.tsv", "roles.tsv")

# The keys of an entry that hold lists of words, and the form of name that each gives.
LISTS = {"names": "name", "cased": "name", "seats": "seat", "people": "people", "adjectives": "adjective", "capital": "capital", "surnames": "surname", "combining": "combining"}  # fmt: skip
CODES = ("iso2", "iso3n", "cow", "gw", "fips", "region")
ENTRY_KEYS = frozenset({"id", "name", "kind", "sector", "country", "code", "part_of", "since", "until", "wikidata", "offices", "note", *LISTS, *CODES})  # fmt: skip
PREFIX_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SLOT = re.compile(r"\{(capital|country|adjective)\} [^{]+$")
ID = re.compile(r"[a-z]+:[A-Za-z0-9][A-Za-z0-9:-]*")


def sources() -> list[Path]:
    """The shipped files, in a fixed order."""
    return sorted(p for p in FOLDER.rglob("*") if p.suffix in {".yml", ".tsv", ".txt"})


def own_modules() -> list[Path]:
    """What the compiled table depends on besides the data."""
    return [Path(str(m.__file__)) for m in (actor_records, actor_table, knowledge, name_forms)] + [
        Path(__file__)
    ]


def build(extra: Path | None = None) -> dict[str, Any]:
    """The table of the shipped files and those of the user. Raises BadData."""
    own = own_files(extra) if extra else []
    ActorFiles().add_files(own, replace=True)  # the user's faults first: they are found at once
    draft = ActorFiles()
    draft.add_files(sources(), replace=False)
    draft.add_files(own, replace=True)
    out = table_of(draft)
    if extra and (faults := problems(out)):  # a test holds that the shipped files have none
        raise BadData(f"{extra.name}: {faults[0]}")
    return out


def own_files(extra: Path) -> list[Path]:
    """The files of a user: one, or all of a folder. Raises BadData where there are none."""
    if not extra.exists():
        raise BadData(f"{extra}: no such actor file or folder")
    found = extra.iterdir() if extra.is_dir() else [extra]
    files = sorted(p for p in found if p.suffix in {".yml", ".yaml", ".tsv"})
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


class ActorFiles(Draft):
    """The draft, filled from files."""

    def add_files(self, paths: list[Path], *, replace: bool) -> None:
        """Entries first, then offices and the like, then who holds them."""
        for path in paths:
            if path.suffix in {".yml", ".yaml"}:
                self.add_entries(path, replace=replace)
        for path in sorted(paths, key=lambda p: p.name not in VOCABULARIES):
            if path.suffix == ".tsv":
                self.add_rows(path)
            elif path.name == "not_actors.txt":
                self.add_longer(path)

    # ---- YAML: countries, institutions, groups, organisations, media

    def add_entries(self, path: Path, *, replace: bool) -> None:
        loaded = read_yaml(path)
        is_file = isinstance(loaded.get("actors"), list)
        if not is_file or set(loaded) - {"defaults", "actors"}:
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
        lists = {k: self._strings(where, k, entry.get(k)) for k in LISTS}
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
        row = [id, entry["name"], kind, sector, country, code, entry.get("part_of"), (), entry["since"], entry["until"], entry.get("wikidata")]  # fmt: skip
        if id in self.ids and not replace:
            raise BadData(f"{where}: the id is there twice")
        i = self._put(row)
        self.forms[i] = [("name", entry["name"], None)]
        for k, form in LISTS.items():
            self.forms[i] += [(form, n, EXACT if k == "cased" else None) for n in lists[k]]
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

    def add_longer(self, path: Path) -> None:
        for number, line in _lines(path):
            if "{" in line and not SLOT.match(line):
                raise BadData(
                    f"{path.name}:{number}: {line!r} wants {{capital}}, {{country}} or {{adjective}} at its beginning, once"
                )
            self.longer.append(line.strip())

    def add_rows(self, path: Path) -> None:
        readers = dict(zip(VOCABULARIES, (self._institution, self._office, self._role), strict=True))
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
        id, sector, rank, title, institution, forms, stand_ins = _cells(path, line, number, 4, 7)
        where = f"{path.name}:{number}"
        if sector != "=":
            self._known_sector(where, sector)
        if not rank.isdigit():
            raise BadData(f"{where}: rank is {rank!r}, wants a number, 1 for the highest office")
        self.office_kinds[id] = (id, None if sector == "=" else sector, int(rank), title, institution or None)
        self.stand_ins[id] = _parted(stand_ins)
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
            i = self._put([id, full, "person", None, None, None, None, (), None, None, None])
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
