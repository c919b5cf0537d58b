"""Incidents as the formats see them: dates with their precision, places with their codes, one number by a named policy.

    incident = Incident(row, publications)
    incident.told()   ->   "According to the Senegalese Armed Forces; denied by MFDC."

What a format has no room for is never dropped in silence: `Losses` counts it, with the reason, for the manifest.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from reportedly.actors import Directory
from reportedly.formats.codes import Policy, kinds
from reportedly.formats.places import Located, located
from reportedly.formats.table_files import one_line
from reportedly.ledger.model import Publication, Row

HAPPENED = frozenset({"reported", "corroborated", "contested"})
HEAD = re.compile(r"^(?:.{1,80}?, )?\d{4}-\d{2}-\d{2}: ")
INT53 = 1 << 53  # ids stay whole numbers in every reader, JavaScript's and pandas' floats included


@dataclass(slots=True)
class Losses:
    """What did not go into a file. `left_out`: incidents or events, by reason; `reduced`: details that the format cannot hold."""

    left_out: Counter[str] = field(default_factory=Counter)
    reduced: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Toll:
    """How many, across the sources; None is unknown. `open_above`: somebody says "at least"."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    open_above: bool = False

    @property
    def known(self) -> bool:
        return any(n is not None for n in (self.low, self.best, self.high))

    def pick(self, order: Iterable[str]) -> int | None:
        """The first of low, best, high that is known, in that order."""
        return next((whole(n) for name in order if (n := getattr(self, name)) is not None), None)


def whole(number: float | None) -> int | None:
    return None if number is None or not math.isfinite(number) else round(number)


def number_of(text: str) -> int:
    """A whole number that is always the same for the same id."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big") % INT53


def day(value: object) -> date | None:
    """A day; the first one of a bare year or month."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value[:10])
    except ValueError:
        return None


def last_day(value: object) -> date | None:
    """A day; the last one of a bare year or month."""
    first = day(value)
    if first is None or not isinstance(value, str) or len(value) not in (4, 7):
        return first
    if len(value) == 4:
        return date(first.year, 12, 31)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


class Incident:
    """One incident with the publications of the reports that tell it, the oldest first."""

    def __init__(self, row: Row, printed: Mapping[str, list[Publication]]) -> None:
        self.row = row
        self.id: str = str(row.get("id") or "")
        self.type: str = row.get("type") or ""
        self.mode: str | None = row.get("mode")
        self.cameo: str | None = row.get("cameo")
        self.status: str = row.get("status") or "reported"
        self.actors: list[Row] = [named(a) for a in row.get("actors") or ()]
        self.recipients: list[Row] = [named(a) for a in row.get("recipients") or ()]
        self.place: Row = named(row.get("place") or {})
        self.figures: list[Row] = [finite(f) for f in row.get("figures") or ()]
        self.start = day(row.get("start")) or day(row.get("end"))
        self.end = last_day(row.get("end")) or last_day(row.get("start"))
        if self.start and self.end and self.end < self.start:
            self.end = self.start
        reports = dict.fromkeys(e.get("report") for e in row.get("events") or ())
        found = [p for report in reports for p in printed.get(report or "", ())]
        self.printed = sorted(
            found, key=lambda p: (p.published or "9999", p.publisher or "", p.url or "", p.report)
        )

    @property
    def number(self) -> int:
        return number_of(self.id)

    @property
    def happened(self) -> bool:
        """Is it told as something that took place? A plan is not, however firm."""
        return self.status in HAPPENED

    @property
    def contested(self) -> bool:
        return bool(self.row.get("disputed_by")) or self.status == "contested"

    @property
    def days(self) -> int:
        """Of how many days the date may be one, or how many it lasted: the reports rarely say which."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0

    @cached_property
    def where(self) -> Located:
        return located(self.place)

    @property
    def country(self) -> str | None:
        return self.place.get("country")

    @property
    def facts(self) -> Row:
        """The codes of its country in other systems."""
        return Directory.load().facts(self.country) if self.country else {}

    @property
    def country_name(self) -> str | None:
        return country_name(self.country)

    def names(self, side: str) -> list[str]:
        return [a["name"] for a in getattr(self, side) if a.get("name")]

    def sources(self, side: str) -> list[str]:
        """Who asserts it, or who disputes it, each once."""
        return list(dict.fromkeys(one_line(c["source"]) for c in self.row.get(side) or () if c.get("source")))

    def told(self) -> str:
        """Who says so and who denies it, in one sentence: no format states a claim as plain fact."""
        says, denies = self.sources("asserted_by"), self.sources("disputed_by")
        parts = []
        if says:
            parts.append("according to " + listed(says))
        elif self.contested:
            parts.append("its claimants are not named")
        if denies:
            parts.append("denied by " + listed(denies))
        elif self.status == "contested":
            parts.append("contested")
        sentence = "; ".join(parts)
        return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""

    def toll(self, measure: str) -> Toll:
        """How many, of the incident itself: what is counted over a longer time never enters.

        Groups ("2 soldiers", "3 policemen") are added up where nobody counts them all together.
        """
        own = [f for f in self.figures if f.get("measure") == measure and f.get("scope") != "cumulative"]
        parts = [f for f in own if not f.get("group")] or own
        if not parts:
            return Toll()

        def total(name: str, fallback: str) -> float | None:
            known = [n for f in parts if (n := f.get(name)) is not None or (n := f.get(fallback)) is not None]
            return sum(known) if known and any(f.get(name) is not None for f in parts) else None

        open_above = any(
            f.get("open_above") or (f.get("high") is None and f.get("low") is not None) for f in parts
        )
        return Toll(total("low", "best"), total("best", "low"), total("high", "best"), open_above)

    def number_by(self, policy: Policy, measure: str) -> int | None:
        return self.toll(measure).pick(policy.number)

    @cached_property
    def title(self) -> str:
        return one_line(self.row.get("title") or f"{self.type} {self.mode or ''}".strip() or self.id)

    @property
    def words(self) -> str:
        """The title without the place and day that it begins with."""
        return HEAD.sub("", self.title, count=1)

    def outlets(self) -> list[str]:
        return list(dict.fromkeys(one_line(p.publisher) for p in self.printed if p.publisher))

    def urls(self) -> list[str]:
        return list(dict.fromkeys(p.url for p in self.printed if p.url))

    def reported_on(self) -> str | None:
        """The day of the earliest report."""
        return next((p.published for p in self.printed if p.published), None)

    def written(self) -> list[str]:
        """The names of the place as the reports write them."""
        return [one_line(name) for name in self.place.get("written") or ()]


def incidents_of(rows: Iterable[Row], publications: Iterable[Publication]) -> Iterator[Incident]:
    printed = by_report(publications)
    for row in rows:
        yield Incident(row, printed)


def by_report(publications: Iterable[Publication]) -> dict[str, list[Publication]]:
    printed: dict[str, list[Publication]] = {}
    for publication in publications:
        printed.setdefault(publication.report, []).append(publication)
    return printed


def country_name(alpha3: str | None) -> str | None:
    record = Directory.load().country(alpha3)
    return record.name if record else alpha3


def kind(actor: Row) -> str:
    """state, armed or civilian; "" for what is no side in a fight or unknown."""
    return kinds().get(actor.get("sector") or "", "")


def listed(names: list[str]) -> str:
    """ "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def finite(figure: Row) -> Row:
    """A figure and its claims without numbers that are none."""
    clean = {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in figure.items()}
    return (
        clean | {"claims": [finite(c) for c in figure.get("claims") or ()]} if "claims" in figure else clean
    )


def named(row: Row) -> Row:
    """A party or place whose name can stand in a cell."""
    return row | {"name": one_line(row["name"])} if row.get("name") else row


def unfit(incident: Incident) -> str | None:
    """Why a table of what happened has no row for it."""
    if not incident.happened:
        return f"{incident.status}: it has not happened"
    if incident.row.get("thread"):
        return "an account of many happenings together"
    if incident.start is None:
        return "no date"
    return None
