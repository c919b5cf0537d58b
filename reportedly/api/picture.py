"""The picture: all incidents of a ledger at one revision, indexed for filters, facets, words, box and time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from reportedly.api.facets import Bits, bits_of, chosen_by, rows_of
from reportedly.api.holdings import Holdings, Row

FACETS = ("type", "status", "actor", "country", "place", "source", "publisher", "measure", "precision")
MOST = 40  # values a facet shows
Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True)
class Filters:
    """One filter state: everything that a permalink of the situation holds."""

    words: str = ""
    since: str | None = None
    until: str | None = None
    box: Box | None = None
    background: bool = False
    facets: dict[str, list[str]] = field(default_factory=dict)


class Picture:
    """What the ledger says now. Built once a revision; asked often."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.revision = holdings.revision()
        self.incidents = sorted(holdings.incidents(), key=when)
        self.heads = holdings.heads()
        self.by_id = {incident["id"]: at for at, incident in enumerate(self.incidents)}
        self.size = len(self.incidents)
        self.facets = {name: Bits() for name in FACETS}
        self.publishers: dict[str, list[str]] = {}
        for head in self.heads:
            if head["publisher"] and head["report"]:
                self.publishers.setdefault(head["report"], []).append(head["publisher"])
        self.event_incidents: dict[tuple[str, str], list[str]] = {}
        for row, incident in enumerate(self.incidents):
            for name, bits in self.facets.items():
                bits.add(row, values_of(name, incident, self.publishers))
            for member in incident["events"]:
                self.event_incidents.setdefault((member["report"], member["event"]), []).append(
                    incident["id"]
                )
        for bits in self.facets.values():
            bits.seal(self.size)
        self._background = bits_of(
            (at for at, row in enumerate(self.incidents) if row.get("background")), self.size
        )

    def incident(self, id: str) -> Row | None:
        at = self.by_id.get(id)
        return None if at is None else self.incidents[at]

    def incident_of(self, report: str, event: str) -> str | None:
        """The incident that an event belongs to; None for a speech act, which is none."""
        return next(iter(self.event_incidents.get((report, event), [])), None)

    @cached_property
    def _words(self) -> sqlite3.Connection:
        """Full text over titles, names and the exact words of the claims, in memory."""
        base = sqlite3.connect(":memory:", check_same_thread=False)
        base.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 2\")"
        )
        base.executemany(
            "INSERT INTO words(rowid, text) VALUES (?, ?)",
            ((at + 1, " ".join(words_of(incident))) for at, incident in enumerate(self.incidents)),
        )
        return base

    def with_words(self, words: str) -> int:
        """The incidents that have all these words; "so written" are a phrase, a last star is any ending."""
        query = fts_query(words)
        if not query:
            return self.everything
        found = self._words.execute("SELECT rowid FROM words WHERE words MATCH ?", (query,))
        return bits_of((row - 1 for (row,) in found), self.size)

    @property
    def everything(self) -> int:
        return (1 << self.size) - 1

    def _base(self, filters: Filters) -> int:
        """What words, time, box and background leave; facets come on top."""
        bits = self.everything
        if not filters.background:
            bits &= ~self._background
        if filters.words.strip():
            bits &= self.with_words(filters.words)
        if filters.since or filters.until or filters.box:
            bits &= bits_of(
                (at for at in rows_of(bits, self.size) if within(self.incidents[at], filters)), self.size
            )
        return bits

    def ask(self, filters: Filters) -> Answer:
        left = chosen_by(self.facets, filters.facets, self._base(filters))
        counts = {name: bits.counts(left[name], MOST) for name, bits in self.facets.items()}
        return Answer(self, left[""], counts)


@dataclass(frozen=True)
class Answer:
    """The incidents that a filter state leaves, with the counts beside them."""

    picture: Picture
    bits: int
    counts: dict[str, list[tuple[str, int]]]

    @property
    def total(self) -> int:
        return self.bits.bit_count()

    def rows(self) -> Iterator[Row]:
        return (self.picture.incidents[at] for at in rows_of(self.bits, self.picture.size))

    def histogram(self) -> Row:
        """How many incidents begin in each day, week, month or year, and how many of them are contested.

        The bins are as wide as the whole needs to stay below 120 of them; what has no date is counted apart.
        """
        days: list[tuple[date, bool]] = []
        undated = 0
        for row in self.rows():
            day = read_day(row["start"])
            if day is None:
                undated += 1
            else:
                days.append((day, row["status"] == "contested"))
        if not days:
            return {"unit": "day", "bins": [], "undated": undated, "before": 0, "after": 0}
        first, last = extent([day for day, _ in days])
        width = (last - first).days + 1
        unit = "day" if width <= 120 else "week" if width <= 840 else "month" if width <= 3650 else "year"
        bins: dict[date, list[int]] = {}
        before = after = 0
        for day, contested in days:
            before += day < first
            after += day > last
            if first <= day <= last:
                held = bins.setdefault(floor(day, unit), [0, 0])
                held[0] += 1
                held[1] += contested
        rows = [
            {"start": day.isoformat(), "count": n, "contested": c} for day, (n, c) in sorted(bins.items())
        ]
        return {"unit": unit, "bins": rows, "undated": undated, "before": before, "after": after}


def extent(days: list[date]) -> tuple[date, date]:
    """The time that is drawn: all of it, or the middle nine tenths where stragglers would squeeze that into a line."""
    days = sorted(days)
    first, last = days[0], days[-1]
    low, high = days[len(days) // 20], days[-1 - len(days) // 20]
    if (last - first).days > 4 * ((high - low).days + 1):
        return low, high
    return first, last


def floor(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def read_day(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def when(incident: Row) -> tuple[str, str, str]:
    return incident["start"] or "9999", incident["end"] or "9999", incident["id"]


def within(incident: Row, filters: Filters) -> bool:
    """Whether the incident touches the time and lies in the box; what has no date or place is not there."""
    if filters.since or filters.until:
        start, end = incident["start"] or incident["end"], incident["end"] or incident["start"]
        if start is None or end is None:
            return False
        if (filters.since and end < filters.since) or (filters.until and start > filters.until):
            return False
    if filters.box:
        place = incident["place"]
        if not place or place.get("lat") is None or place.get("lon") is None:
            return False
        west, south, east, north = filters.box
        return bool(west <= place["lon"] <= east and south <= place["lat"] <= north)
    return True


def values_of(facet: str, incident: Row, publishers: dict[str, list[str]]) -> Iterable[str]:
    """The values of one facet that an incident has; each once."""
    place: dict[str, Any] = incident["place"] or {}
    match facet:
        case "type" | "status":
            return [incident[facet]]
        case "actor":
            return once(party["name"] for party in [*incident["actors"], *incident["recipients"]])
        case "country":
            return [place["country"]] if place.get("country") else []
        case "place":
            return [place["name"]] if place.get("name") else []
        case "precision":
            return [place["precision"]] if place.get("precision") else ["unknown"]
        case "source":
            return once(
                c["source"] for c in [*incident["asserted_by"], *incident["disputed_by"]] if c["source"]
            )
        case "publisher":
            return once(
                name for member in incident["events"] for name in publishers.get(member["report"], [])
            )
        case _:
            return once(figure["measure"] for figure in incident["figures"])


def once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def words_of(incident: Row) -> Iterator[str]:
    yield incident["title"]
    for party in [*incident["actors"], *incident["recipients"]]:
        yield party["name"]
    if incident["place"]:
        yield incident["place"]["name"]
        yield from incident["place"].get("written") or []
    for claim in [*incident["asserted_by"], *incident["disputed_by"]]:
        yield claim["source"] or ""
        yield claim["words"] or ""


def fts_query(words: str) -> str:
    """The words as FTS5 takes them: each quoted, so that nothing a person types is an operator or an error."""
    terms = []
    for at, part in enumerate(words.split('"')):
        if at % 2:
            terms += [f'"{part}"'] if part.strip() else []
            continue
        for word in part.split():
            bare = "".join(letter if letter.isalnum() or letter in "-'’" else " " for letter in word).strip()
            if bare:
                terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)
