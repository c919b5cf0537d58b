"""What an export is asked for: days, countries, types, status. The manifest repeats it.

Wanted(since=date(2026, 3, 1), countries=("SEN",))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reportedly.formats.foreign import Foreign
from reportedly.formats.incident import Incident
from reportedly.ledger.model import Publication, Row

STATUSES = ("reported", "corroborated", "contested", "planned", "cancelled", "hypothetical")


@dataclass(frozen=True, slots=True)
class Wanted:
    """None and empty ask for everything. An incident without a date fits no days, one without a place no country."""

    since: date | None = None
    until: date | None = None
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    background: bool = True

    @property
    def everything(self) -> bool:
        return self == Wanted()

    def fits(self, row: Row) -> bool:
        incident = Incident(row, {})
        if self.since and (incident.end is None or incident.end < self.since):
            return False
        if self.until and (incident.start is None or incident.start > self.until):
            return False
        return (
            (not self.countries or incident.country in self.countries)
            and (not self.types or incident.type in self.types)
            and (not self.statuses or incident.status in self.statuses)
            and (self.background or not row.get("background"))
        )

    def fits_foreign(self, event: Foreign) -> bool:
        """The same question to an event of another data set, as far as it has days and a country."""
        if (self.since and event.end < self.since) or (self.until and event.start > self.until):
            return False
        return not self.countries or event.country in self.countries

    def of(
        self, incidents: Iterable[Row], publications: Iterable[Publication]
    ) -> tuple[list[Row], list[Publication]]:
        """The incidents that fit, and the publications that tell them, with no events but theirs."""
        given = list(incidents)
        kept = [row for row in given if self.fits(row)]
        if replace(self, background=True).everything:  # what belongs to no incident stays in
            gone = members(given) - members(kept)
            return kept, [without(publication, gone) for publication in publications]
        return kept, list(telling(kept, publications))

    def query(self) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "country": list(self.countries),
            "type": list(self.types),
            "status": list(self.statuses),
            "background": self.background,
        }
        return {name: value for name, value in asked.items() if value not in (None, [])}


def members(incidents: Iterable[Row]) -> set[tuple[str, str]]:
    return {(e.get("report"), e.get("event")) for i in incidents for e in i.get("events") or ()}


def without(publication: Publication, gone: set[tuple[str, str]]) -> Publication:
    """The publication without some events."""
    reading = publication.reading
    events = [e for e in reading["events"] if (publication.report, e["id"]) not in gone]
    if len(events) == len(reading["events"]):
        return publication
    return replace(publication, reading={**reading, "events": events})


def telling(incidents: Sequence[Row], publications: Iterable[Publication]) -> Iterable[Publication]:
    told = members(incidents)
    reports = {report for report, _ in told}
    for publication in publications:
        if publication.report in reports:
            events = [e for e in publication.reading["events"] if (publication.report, e["id"]) in told]
            yield replace(publication, reading={**publication.reading, "events": events})
