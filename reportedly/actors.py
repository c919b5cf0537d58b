"""Who is who: states, their institutions and leaders from when to when, groups, organisations, media.

    The   Kremlin         denied   what   Azerbaijan's   defence ministry            said
          country:RUS                     country:AZE    institution:AZE:defence-ministry

Read from `data/actors/` (its README.md says what each file holds) by `actor_files`; a user's own file adds to it.
Names are compared as `name_forms` folds them, longest first, so that "South Korean" is never "Korean".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from reportedly import actor_files
from reportedly.actor_names import ActorNames, runs
from reportedly.actor_records import (
    ActorRecord,
    Institution,
    Match,
    Office,
    Role,
    Tenure,
    actor_code,
    sector_in,
)
from reportedly.actor_table import unpack
from reportedly.knowledge import compiled
from reportedly.name_forms import fold
from reportedly.naming import naming
from reportedly.officeholders import Officeholders

__all__ = ["ActorRecord", "Directory", "Institution", "Match", "Office", "Role", "Tenure", "actor_code"]


class Directory:
    """Everybody in the files, by name, by form, by office."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table
        self._records: dict[int, ActorRecord] = {}
        self._made: dict[str, ActorRecord] = {}
        self._roles: dict[str, Role] = {}
        self._role_rows: dict[str, tuple[Any, ...]] = table["roles"]
        self._titles: dict[str, tuple[dict[str, int], dict[str, str]]] = {
            what: (table[f"{what}_firsts"], table[f"{what}_names"]) for what in ("institution", "office")
        }
        self.people = Officeholders(table, self._record, self.get)
        self.names = ActorNames(table, self._record, self.people)

    @staticmethod
    @cache
    def load(extra: Path | None = None) -> Directory:
        """The shipped files, and those of `extra`, a YAML file or a folder of files as in `data/actors/`.

        An entry of `extra` with the id of a shipped one replaces it. Raises BadData.
        """
        sources = [*actor_files.sources(), *actor_files.own_modules()]
        if extra is None:
            return Directory(compiled("actors", sources, actor_files.build))
        own = [*sources, *actor_files.own_files(extra)]
        return Directory(compiled("own-actors", own, lambda: actor_files.build(extra)))

    # ---- by id

    def get(self, id: str) -> ActorRecord | None:
        """The record of an id: "country:RUS", "group:m23"."""
        i = self._table["ids"].get(id)
        return self._made.get(id) if i is None else self._record(i)

    def country(self, alpha3: str | None) -> ActorRecord | None:
        return self.get(f"country:{alpha3}") if alpha3 else None

    def adjective(self, record: ActorRecord) -> str:
        """ "Russian" for Russia; the name itself where there is no adjective."""
        found: str = self._table["adjectives"].get(record.id, record.name)
        return found

    def facts(self, alpha3: str) -> dict[str, Any]:
        """Codes of a country in other systems: iso2, iso3n, cow, gw, fips, and ACLED's region number; what there is."""
        found: dict[str, Any] = self._table["facts"].get(alpha3, {})
        return found

    def countries(self) -> list[ActorRecord]:
        """Every state, territory and former state, in the order of the file."""
        return [self._record(i) for id, i in self._table["ids"].items() if id.startswith("country:")]

    def _record(self, i: int) -> ActorRecord:
        found = self._records.get(i)
        if found is None:
            row = unpack(self._table["records"][i])
            row[7] = tuple(row[7].split("|"))
            found = self._records[i] = ActorRecord(*row)
        return found

    # ---- by name

    def match(
        self, lowers: Sequence[str], i: int, texts: Sequence[str] | None = None, on: date | None = None
    ) -> Match | None:
        """The longest name that starts at token `i`, given the lower-cased tokens; see `ActorNames.match`."""
        return self.names.match(lowers, i, texts, on)

    def demonym(self, words: str, on: date | None = None) -> ActorRecord | None:
        """The country or people of an adjective or noun: "Russian", "russians", "ivorian", "chechen"."""
        return self.names.of_form(words, ("adjective", "people"), on)

    def capital(self, words: str, on: date | None = None) -> ActorRecord | None:
        """The country of a capital: "addis ababa"."""
        return self.names.of_form(words, ("capital",), on)

    def seat(self, words: str, on: date | None = None) -> ActorRecord | None:
        """The country of a seat of power: "kremlin"."""
        return self.names.of_form(words, ("seat",), on)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words that the names of institutions and offices begin with, folded."""
        return frozenset(self._table["institution_firsts"]) | frozenset(self._table["office_firsts"])

    def is_given_name(self, lower: str) -> bool:
        return fold(lower) in naming().given

    # ---- institutions, offices, roles

    def institution(self, lowers: Sequence[str], i: int) -> tuple[int, Institution] | None:
        """The generic institution named from token `i` on: "defence ministry", "Ministry of Foreign Affairs", "air force"."""
        found = self._longest("institution", lowers, i)
        return found and (found[0], Institution(*self._table["institution_kinds"][found[1]]))

    def institution_of(self, institution: Institution | str, country: ActorRecord) -> ActorRecord:
        """The institution of a country: one of the files where there is one, else made ("Russian Ministry of Defence")."""
        kind = institution.id if isinstance(institution, Institution) else institution
        code = country.id.removeprefix("country:")
        id = f"institution:{code}:{kind}"
        known = self.get(id)
        if known is None:
            _, sector, pattern = self._table["institution_kinds"][kind]
            if pattern == "{country}":  # "the Iraqi government"
                return country
            name = pattern.format(adjective=self.adjective(country), country=country.name)
            own = sector_in(sector, country.sector)
            known = self._made[id] = ActorRecord(
                id, name, "institution", own, country.country, actor_code(country.country, own, "institution"), country.id, (name,), None, None, None
            )  # fmt: skip
        return known

    def office(self, lowers: Sequence[str], i: int) -> tuple[int, Office] | None:
        """The office named from token `i` on: "prime minister", "secretary of state", "chief of the general staff"."""
        found = self._longest("office", lowers, i)
        return found and (found[0], Office(*self._table["office_kinds"][found[1]]))

    def role(self, lemma: str) -> Role | None:
        """What a noun for people says of them: "soldier", "protester", "aid worker"."""
        if lemma not in self._role_rows:
            return None
        found = self._roles.get(lemma)
        if found is None:
            found = self._roles[lemma] = Role(*self._role_rows[lemma])
        return found

    def _longest(self, what: str, lowers: Sequence[str], i: int) -> tuple[int, str] | None:
        firsts, names = self._titles[what]
        first = fold(lowers[i])
        length = firsts.get(first)
        if length is None:
            return None
        for stop, name in runs(lowers, i, first, length):
            found = names.get(name)
            if found:
                return stop, found
        return None

    # ---- people in office, see officeholders.py

    def holder(self, office: Office | str, where: ActorRecord | str, on: date | None) -> ActorRecord | None:
        """Who held an office on a day: "the Russian president" of 2010-05-01 is Dmitry Medvedev.

        None without a day, where nobody or more than one is known.
        """
        return self.people.holder(office, where, on)

    def heads(self, country: ActorRecord, on: date | None) -> tuple[ActorRecord, ...]:
        """Who may be meant by "the Israeli leader" on a day, the highest office first."""
        return self.people.heads(country, on)

    def person(self, name: str, on: date | None = None) -> ActorRecord | None:
        """Somebody by full name or surname: "Clinton" in 2010 is Hillary, in 1998 Bill.

        Of several, the one in office on the day, the higher office first; without a day, only if there is just one.
        """
        return self.people.person(name, on)

    def tenures(self, person: ActorRecord) -> tuple[Tenure, ...]:
        """The offices that a person held, in order."""
        return self.people.tenures(person)

    def as_of(self, person: ActorRecord, on: date | None) -> ActorRecord:
        """The record with the sector, country and organisation of the office held on the day; after the last one, ELI."""
        return self.people.as_of(person, on)
