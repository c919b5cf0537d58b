"""What the actor files hold, as records: an actor, a name found in a text, and the kinds of role, institution and office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# CAMEO's role for a PLOVER sector, where the two differ.
ROLES = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "PRE": "SEP", "SOC": "CVL"}


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """Somebody in the files. `since` and `until` are ISO dates or the beginnings of such: 2011, 2011-05, 2011-05-07."""

    id: str
    name: str
    kind: str
    sector: str | None
    country: str | None
    code: str | None
    part_of: str | None
    names: tuple[str, ...]
    since: str | None
    until: str | None
    wikidata: str | None


class Match(NamedTuple):
    """A name from the files in a text: the token after it, whom it may mean (most likely first), and what kind of form it is.

    `form`: "name"; "seat" (Kremlin), "capital" (Moscow); "adjective" (Russian, which may be a noun too), "people" (Russians, a Turk), "combining" (Russo-);
    "surname" (Putin), for people so well known that it stands alone.
    """

    end: int
    records: tuple[ActorRecord, ...]
    form: str


class Role(NamedTuple):
    """A noun for people: "soldier" is a person of the sector MIL, "rebels" a group of REB; some are offices.

    A "weapon" stands for those who use it ("Russian artillery"), an "object" only suffers ("a hospital").
    """

    lemma: str
    sector: str | None
    kind: str
    office: str | None


class Institution(NamedTuple):
    """A kind of institution that every state has, as "defence ministry"; `pattern` makes its name."""

    id: str
    sector: str
    pattern: str


class Office(NamedTuple):
    """A kind of office, as "prime minister"; `sector` is None where it is that of the organisation it is held in."""

    id: str
    sector: str | None
    rank: int
    title: str
    institution: str | None


class Tenure(NamedTuple):
    """An office held at a place (the id of a country or an organisation)."""

    office: str
    where: str
    since: str | None
    until: str | None

    def holds(self, day: str) -> bool:
        return within(day, self.since, self.until)


def actor_code(country: str | None, sector: str | None, kind: str) -> str | None:
    """The CAMEO-style code: country and role, "RUSMIL"; a country itself is "RUS"."""
    if kind == "country" and sector == "GOV":
        return country
    role = ROLES.get(sector, sector) if sector else ""
    return f"{country or ''}{role}" or None


def sector_in(office: str | None, where: str | None) -> str | None:
    """The sector of an office or institution at a place: what belongs to rebels, a de facto state or the United Nations is theirs, not a government's."""
    if office is None or where in {"REB", "PRE"}:
        return where
    return where if where in {"IGO", "NGO", "IMG"} and office in {"GOV", "LEG", "MIL", "COP"} else office


def within(day: str, since: str | None, until: str | None) -> bool:
    """Whether an ISO day lies between two prefix dates: "2008" reaches to the end of that year."""
    return (since is None or since <= day) and (until is None or day <= until + "~")
