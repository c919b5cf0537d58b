"""The picture: all incidents of a ledger at one revision, indexed for filters, facets, words, box and time."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        self._starts, self._ends, self._spots = Bits(), Bits(), Bits()
        self.spots: dict[str, Row] = {}  # by name and precision
        self.event_incidents: dict[tuple[str, str], list[str]] = {}
        for row, incident in enumerate(self.incidents):
            for name, bits in self.facets.items():
                bits.add(row, values_of(name, incident, self.publishers))
            for member in incident["events"]:
                self.event_incidents.setdefault((member["report"], member["event"]), []).append(
                    incident["id"]
                )
            self._starts.add(row, [incident["start"]] if read_day(incident["start"]) else [])
            last = incident["end"] or incident["start"]
            self._ends.add(row, [last] if last else [])
            place = incident["place"]
            if place and place.get("lat") is not None and place.get("lon") is not None:
                key = f"{place['name']}\t{place['precision']}"
                self.spots.setdefault(key, place)
                self._spots.add(row, [key])
        for bits in (*self.facets.values(), self._starts, self._ends, self._spots):
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
        if since := filters.since:
            bits &= self._ends.any_of(day for day in self._ends.values() if day >= since)
        if until := filters.until:
            begun = bisect_right(self.incidents, until, key=lambda row: when(row)[0])
            bits &= (1 << begun) - 1
        if box := filters.box:
            bits &= self._spots.any_of(key for key, place in self.spots.items() if inside(place, box))
        return bits

    def starts(self, chosen: int) -> dict[date, tuple[int, int]]:
        """On how many chosen incidents each day saw the beginning, and how many of those are contested."""
        contested = dict(self._starts.counts(chosen & self.facets["status"].of("contested")))
        counts = self._starts.counts(chosen)
        return {date.fromisoformat(day): (count, contested.get(day, 0)) for day, count in counts}

    def spots_of(self, chosen: int, most: int) -> tuple[list[Row], int]:
        """The places of the chosen incidents, the most frequent first, and how many incidents have none."""
        contested = dict(self._spots.counts(chosen & self.facets["status"].of("contested")))
        counts = self._spots.counts(chosen)
        names = ("name", "lat", "lon", "country", "precision")
        drawn = [
            {
                **{name: self.spots[key].get(name) for name in names},
                "disputed": bool(self.spots[key].get("disputed")),
                "count": count,
                "contested": contested.get(key, 0),
            }
            for key, count in counts[:most]
        ]
        return drawn, chosen.bit_count() - sum(count for _, count in counts)

    def chosen(self, filters: Filters) -> int:
        """The incidents that a filter state leaves, without counts."""
        return chosen_by(self.facets, filters.facets, self._base(filters))[""]

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
        held = self.picture.starts(self.bits)
        undated = self.total - sum(count for count, _ in held.values())
        if not held:
            return {"unit": "day", "bins": [], "undated": undated, "before": 0, "after": 0}
        first, last = extent({day: count for day, (count, _) in held.items()})
        width = (last - first).days + 1
        unit = "day" if width <= 120 else "week" if width <= 840 else "month" if width <= 3650 else "year"
        bins: dict[date, list[int]] = {}
        before = after = 0
        for day, (count, contested) in held.items():
            before += count if day < first else 0
            after += count if day > last else 0
            if first <= day <= last:
                both = bins.setdefault(floor(day, unit), [0, 0])
                both[0] += count
                both[1] += contested
        rows = [
            {"start": day.isoformat(), "count": n, "contested": c} for day, (n, c) in sorted(bins.items())
        ]
        return {"unit": unit, "bins": rows, "undated": undated, "before": before, "after": after}


def extent(days: Mapping[date, int]) -> tuple[date, date]:
    """The time that is drawn: all of it, or the middle nine tenths where stragglers would squeeze that into a line."""
    ordered = sorted(days)
    first, last = ordered[0], ordered[-1]
    twentieth = sum(days.values()) // 20
    low, high = reach(ordered, days, twentieth), reach(ordered[::-1], days, twentieth)
    return (low, high) if (last - first).days > 4 * ((high - low).days + 1) else (first, last)


def reach(ordered: Sequence[date], days: Mapping[date, int], left_out: int) -> date:
    """The first day after so many incidents were passed."""
    passed = 0
    for day in ordered:
        passed += days[day]
        if passed > left_out:
            return day
    return ordered[-1]


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
    return incident["start"] or incident["end"] or "9999", incident["end"] or "9999", incident["id"]


def inside(place: Row, box: Box) -> bool:
    west, south, east, north = box
    return bool(west <= place["lon"] <= east and south <= place["lat"] <= north)


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
