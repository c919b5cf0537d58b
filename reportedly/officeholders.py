"""People in office: who was what on a day, and which of several people of one name is in the news.

The Russian president   (2010-05-01)   Dmitry Medvedev
Clinton                 (1998)         Bill; in 2010 Hillary
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from reportedly.actor_records import ActorRecord, Office, Tenure, actor_code, sector_in, within
from reportedly.actor_table import unpack
from reportedly.name_forms import key

FORMER = "ELI"  # PLOVER's sector of those who no longer hold an office
RISE = 3  # years before their first office in which people are in the news already
HEADS = ("supreme-leader", "leader", "president", "head-of-state", "prime-minister", "monarch")


class Officeholders:
    """The part of the directory that answers by office and by name of person."""

    def __init__(
        self,
        table: dict[str, Any],
        record: Callable[[int], ActorRecord],
        get: Callable[[str], ActorRecord | None],
    ) -> None:
        self._table = table
        self._record = record
        self._get = get
        self._tenures: dict[str, tuple[Tenure, ...]] = {}

    def tenures(self, person: ActorRecord) -> tuple[Tenure, ...]:
        """The offices that a person held, in order."""
        found = self._tenures.get(person.id)
        if found is None:
            rows = [unpack(row) for row in self._table["tenures"].get(person.id, "").split("\n") if row]
            found = self._tenures[person.id] = tuple(Tenure(*row) for row in rows)
        return found

    def holder(self, office: Office | str, where: ActorRecord | str, on: date | None) -> ActorRecord | None:
        """Who held an office on a day: "the Russian president" of 2010-05-01 is Dmitry Medvedev.

        None without a day, where nobody or more than one is known.
        """
        if on is None:
            return None
        kind = office.id if isinstance(office, Office) else office
        place = where.id if isinstance(where, ActorRecord) else where if ":" in where else f"country:{where}"
        for name in (kind, *self._table["stand_ins"].get(kind, ())):
            people = self._in(name, place, on.isoformat())
            if people:
                return people[0] if len(people) == 1 else None
        return None

    def heads(self, country: ActorRecord, on: date | None) -> tuple[ActorRecord, ...]:
        if on is None:
            return ()
        found = (person for office in HEADS for person in self._in(office, country.id, on.isoformat()))
        return tuple(dict.fromkeys(found))

    def _in(self, office: str, place: str, day: str) -> list[ActorRecord]:
        rows = [r for r in self._table["holders"].get(f"{office}|{place}", ()) if within(day, r[0], r[1])]
        if len(rows) > 1:  # on the day of a handover, the new one
            rows = [r for r in rows if r[1] != day] or rows
        return [self._record(i) for i in dict.fromkeys(r[2] for r in rows)]

    def person(self, name: str, on: date | None = None) -> ActorRecord | None:
        """Somebody by full name or surname: "Clinton" in 2010 is Hillary, in 1998 Bill.

        Of several, the one in office on the day, the higher office first; without a day, only if there is just one.
        """
        found = self._table["people"].get(key(name))
        if found is None:
            return None
        likeliest = self.likeliest(found, on)
        return likeliest[0] if len(likeliest) == 1 else None

    def likeliest(self, found: int | tuple[int, ...], on: date | None) -> list[ActorRecord]:
        """Of several people of one name, those most in the news on the day; without a day, all.

        Nobody is in the news long before the first office: the Ben Wallace of 2006 is no minister of 2019.
        """
        people = [self._record(i) for i in ((found,) if isinstance(found, int) else found)]
        if on is None:
            return people
        day = on.isoformat()
        people = [person for person in people if self._is_known(person, on)]
        if len(people) < 2:
            return people
        ranks = [self._distance(person, day) for person in people]
        return [person for person, rank in zip(people, ranks, strict=True) if rank == min(ranks)]

    def _is_known(self, person: ActorRecord, on: date) -> bool:
        firsts = [t.since for t in self.tenures(person)]
        return not firsts or any(since is None or int(since[:4]) <= on.year + RISE for since in firsts)

    def _distance(self, person: ActorRecord, day: str) -> tuple[int, int]:
        """(years out of office, rank of the office): smaller is likelier to be in the news."""
        year = int(day[:4])
        best = (99, 99)
        for t in self.tenures(person):
            gap = 0
            if not t.holds(day):
                after = t.until and day > t.until
                edge = t.until if after else t.since
                gap = max(1, abs(year - int(edge[:4]))) if edge else 50
            best = min(best, (gap, self._table["office_kinds"][t.office][2]))
        return best

    def as_of(self, person: ActorRecord, on: date | None) -> ActorRecord:
        """The record with the sector, country and organisation of the office held on the day; after the last one, ELI."""
        rows = self.tenures(person)
        if on is None or not rows:
            return person
        day = on.isoformat()
        held = [t for t in rows if t.holds(day)]
        if held:
            return self._in_office(person, min(held, key=self._rank))
        before = [t for t in rows if t.until and t.until < day]
        if not before:
            return self._in_office(person, rows[0])
        last = self._in_office(person, before[-1])
        if last.sector in {"GOV", "LEG", "IGO", "IMG", "NGO"}:
            code = actor_code(last.country, FORMER, "person")
            return replace(last, sector=FORMER, code=code, part_of=last.part_of if last.country else None)
        return last

    def _rank(self, tenure: Tenure) -> tuple[int, bool]:
        """The higher the office, the smaller; a state comes before a party."""
        return self._table["office_kinds"][tenure.office][2], not tenure.where.startswith("country:")

    def _in_office(self, person: ActorRecord, tenure: Tenure) -> ActorRecord:
        where = self._get(tenure.where)
        sector = self._table["office_kinds"][tenure.office][1]
        if where is None:
            return person
        own = sector_in(sector, where.sector)
        return replace(
            person,
            sector=own,
            country=where.country,
            code=actor_code(where.country, own, "person"),
            part_of=where.id,
        )
