"""Who is who: states, their institutions and leaders from when to when, groups, organisations, media.

    The   Kremlin         denied   what   Azerbaijan's   defence ministry            said
          country:RUS                     country:AZE    institution:AZE:defence-ministry

Read from `data/actors/` (its README.md says what each file holds) by `actor_files`; a user's own file adds to it.
Names are compared as `name_forms` folds them, longest first, so that "South Korean" is never "Korean".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from reportedly import actor_files
from reportedly.actor_records import ActorRecord, Institution, Match, Office, Role, Tenure, actor_code, within
from reportedly.actor_table import ANY_CASE, EXACT, FLAGS, FORMS, unpack
from reportedly.knowledge import compiled
from reportedly.name_forms import fold, key
from reportedly.naming import naming
from reportedly.officeholders import Officeholders

__all__ = ["ActorRecord", "Directory", "Institution", "Match", "Office", "Role", "Tenure", "actor_code"]


NAME = FORMS.index("name")


class Directory:
    """Everybody in the files, by name, by form, by office."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table
        self._records: dict[int, ActorRecord] = {}
        self._made: dict[str, ActorRecord] = {}
        self._names: dict[str, int | tuple[int, ...]] = table["names"]
        self._firsts: dict[str, int] = table["firsts"]
        self._small_firsts: frozenset[str] = table["small_firsts"]
        self.people = Officeholders(table, self._record, self.get)

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
        """The longest name that starts at token `i`, given the lower-cased tokens.

        With `texts`, the tokens as written, a name counts only where it is written like one: "Turkey", not "turkey",
        "US" and "WHO", never "us" and "Who". With `on`, names that passed from one state to another go to the one of that day.
        A name that is only part of another ("Mexico" in "New Mexico", not_actors.txt) is none.
        "U.S.-led" and "U.N.-backed" are one token to the parser and match as such.
        """
        first = lowers[i]
        length = self._firsts.get(first)
        if (
            length is not None
            and texts is not None
            and first not in self._small_firsts
            and _is_small(texts, i)
        ):
            return None
        if length is None:
            if first.isalnum() and first.isascii():
                return None
            first = fold(first)
            length = self._firsts.get(first)
        if length is not None:
            for stop, name in _runs(lowers, i, first, length):
                entry = self._names.get(name)
                if entry is not None:
                    found = self._fitting(name, entry, lowers, i, stop, texts, on)
                    if found:
                        return None if self._is_inside(lowers, i, found) else found
        head, dash, _ = lowers[i].partition("-")
        if dash and head:
            name = fold(head)
            entry = self._names.get(name)
            if entry is not None:
                cut = None if texts is None else [*texts[:i], texts[i].partition("-")[0]]
                return self._fitting(name, entry, lowers, i, i + 1, cut, on)
        return None

    def _fitting(
        self,
        name: str,
        entry: int | tuple[int, ...],
        lowers: Sequence[str],
        i: int,
        stop: int,
        texts: Sequence[str] | None,
        on: date | None,
    ) -> Match | None:
        """The records of a name that the writing allows, those of its best form."""
        chosen: list[int] = []
        best = len(FORMS)
        for index, form, case in _entries(entry):
            if form > best or (texts is not None and not _written(texts, i, stop, case)):
                continue
            if form == NAME and name.startswith("the ") and texts is not None and _goes_on(texts, stop):
                continue  # "The National Guard" is no newspaper
            if FORMS[form] == "combining" and (stop >= len(lowers) or fold(lowers[stop])):
                continue
            if form < best:
                best = form
                chosen.clear()
            chosen.append(index)
        if not chosen:
            return None
        if FORMS[best] == "surname" and on is not None:  # "Assad" of 1990 is the father
            records = self.people.likeliest(self._table["people"][name], on)
        else:
            records = _existing([self._record(index) for index in chosen], on)
            if all(r.kind == "person" for r in records):
                records = self.people.likeliest(tuple(chosen), on)
        return Match(stop, tuple(records), FORMS[best]) if records else None

    def _is_inside(self, lowers: Sequence[str], i: int, found: Match) -> bool:
        """Whether the name is only part of a longer one, of something else: "Mexico" in "New Mexico"."""
        for at, phrase in self._table["longer"].get(fold(lowers[i]), ()):
            before = _words(lowers, i - 1, -1, at)
            after = _words(lowers, i, 1, len(phrase) - at)
            if (*before[::-1], *after) == phrase and (at or len(phrase) > found.end - i):
                return True
        kind = (
            found.form
            if found.form in {"capital", "adjective"}
            else "country"
            if found.records[0].kind == "country"
            else ""
        )
        follow = self._table["after"].get(kind)
        if not follow or found.end >= len(lowers):
            return False
        return any(
            tuple(_words(lowers, found.end, 1, len(words))) == words
            for words in follow.get(fold(lowers[found.end]), ())
        )

    def _form(self, words: str, *forms: str) -> list[ActorRecord]:
        entry = self._names.get(key(words))
        if entry is None:
            return []
        return [self._record(index) for index, form, _ in _entries(entry) if FORMS[form] in forms]

    def demonym(self, words: str, on: date | None = None) -> ActorRecord | None:
        """The country or people of an adjective or noun: "Russian", "russians", "ivorian", "chechen"."""
        return next(iter(_existing(self._form(words, "adjective", "people"), on)), None)

    def capital(self, words: str, on: date | None = None) -> ActorRecord | None:
        """The country of a capital: "addis ababa"."""
        return next(iter(_existing(self._form(words, "capital"), on)), None)

    def seat(self, words: str, on: date | None = None) -> ActorRecord | None:
        """The country of a seat of power: "kremlin"."""
        return next(iter(_existing(self._form(words, "seat"), on)), None)

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
            state = country.sector if country.sector in {"REB", "PRE"} else None
            own = state or sector
            known = self._made[id] = ActorRecord(
                id, name, "institution", own, country.country, actor_code(country.country, own, "institution"), country.id, (name,), None, None, None
            )  # fmt: skip
        return known

    def office(self, lowers: Sequence[str], i: int) -> tuple[int, Office] | None:
        """The office named from token `i` on: "prime minister", "secretary of state", "chief of the general staff"."""
        found = self._longest("office", lowers, i)
        return found and (found[0], Office(*self._table["office_kinds"][found[1]]))

    def office_kind(self, id: str) -> Office | None:
        row = self._table["office_kinds"].get(id)
        return Office(*row) if row else None

    def office_of(self, office: Office | str, where: ActorRecord) -> ActorRecord:
        """An office as an actor, for when nobody knows who holds it: "President of Russia"."""
        kind = office if isinstance(office, Office) else Office(*self._table["office_kinds"][office])
        code = where.id.removeprefix("country:")
        id = f"office:{code}:{kind.id}"
        known = self._made.get(id)
        if known is None:
            title = self._table["titles"].get(f"{kind.id}@{code}", kind.title)
            sector = kind.sector or where.sector
            name = f"{title} of {where.name}"
            known = self._made[id] = ActorRecord(
                id, name, "office", sector, where.country, actor_code(where.country, sector, "office"), where.id, (name,), None, None, None
            )  # fmt: skip
        return known

    def role(self, lemma: str) -> Role | None:
        """What a noun for people says of them: "soldier", "protester", "aid worker"."""
        row = self._table["roles"].get(lemma)
        return Role(*row) if row else None

    def _longest(self, what: str, lowers: Sequence[str], i: int) -> tuple[int, str] | None:
        length = self._table[f"{what}_firsts"].get(fold(lowers[i]))
        if length is None:
            return None
        names: dict[str, str] = self._table[f"{what}_names"]
        for stop, name in _runs(lowers, i, fold(lowers[i]), length):
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


def _runs(lowers: Sequence[str], i: int, first: str, length: int) -> list[tuple[int, str]]:
    """(end, key) of the runs of up to `length` words from token `i` on, longest first; hyphens count for nothing."""
    if length == 1:
        return [(i + 1, first)]
    runs = [(i + 1, first)]
    words = 1
    name = first
    for j in range(i + 1, min(len(lowers), i + 2 * length + 1)):
        word = fold(lowers[j])
        if word:
            name = f"{name} {word}"
            runs.append((j + 1, name))
            words += 1
            if words == length:
                break
    runs.reverse()
    return runs


def _words(lowers: Sequence[str], i: int, step: int, most: int) -> list[str]:
    """Up to `most` folded words from token `i` on, forwards or backwards; hyphens count for nothing."""
    out: list[str] = []
    while len(out) < most and 0 <= i < len(lowers):
        word = fold(lowers[i])
        if word:
            out.append(word)
        i += step
    return out


def _written(texts: Sequence[str], i: int, stop: int, case: int) -> bool:
    """Whether the tokens are written as a name of this kind is."""
    if case == ANY_CASE:
        return True
    if case == EXACT:
        return all(t.isupper() or t.lower() == t.upper() for t in texts[i:stop])  # "DR", never "Dr."
    own = i + 1 if stop - i > 1 and texts[i] in {"The", "the"} else i
    if own > i and stop < len(texts) and texts[stop][:1].isupper():
        return False  # "The Guardian said", not "the Guardian Council", nor "The guardian"
    return any(not t.islower() and t[:1].isalpha() for t in texts[own:stop])


def _is_small(texts: Sequence[str], i: int) -> bool:
    """Whether no name with a capital begins here: "the army", but not "the Army" and not "al-Qaeda"."""
    return texts[i].islower() and (i + 1 == len(texts) or texts[i + 1].islower())


def _goes_on(texts: Sequence[str], stop: int) -> bool:
    return stop < len(texts) and texts[stop][:1].isupper()


def _existing(records: list[ActorRecord], on: date | None) -> list[ActorRecord]:
    """Of several, those that exist on the day (or still do). An acronym of 1987 is no party that was founded in 1997."""
    if on is not None:  # founding years are rough; states bore their names before they were independent
        records = [
            r for r in records if r.kind == "country" or r.since is None or int(r.since[:4]) <= on.year + 1
        ]
    if len(records) < 2:
        return records
    day = on.isoformat() if on else None
    alive = [r for r in records if (within(day, r.since, r.until) if day else r.until is None)]
    return alive or records


def _entries(entry: int | tuple[int, ...]) -> Iterator[tuple[int, int, int]]:
    """(record, form, case) of each reading of a name."""
    for number in (entry,) if isinstance(entry, int) else entry:
        index, flags = divmod(number, FLAGS)
        yield index, flags // 4, flags % 4
