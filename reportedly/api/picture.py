"""The picture: all incidents of a ledger at one revision, asked by filters, facets, words, box and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from reportedly.acts.merges import renamed
from reportedly.api import facts
from reportedly.api.facets import Array, chosen_by
from reportedly.api.histogram import histogram, stretches
from reportedly.api.holdings import Holdings, Row
from reportedly.api.index import FACETS, Index, spot
from reportedly.api.wording import having
from reportedly.errors import BadRequest
from reportedly.ledger.columns import NEVER, day_number

__all__ = ["FACETS", "Box", "Filters", "Picture"]

MOST = 40  # values a facet shows
TOGETHER = 5000  # incidents that are looked at at a time
KEPT = 8  # answers
WORTH = 1000  # new incidents that are worth keeping for the next process
LAST = date.max.toordinal()
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
    """What the ledger says now. Made once a revision, out of the one before; asked often."""

    def __init__(self, holdings: Holdings, before: Picture | None = None) -> None:
        self.holdings = holdings
        self.revision = holdings.revision()
        numbers = np.array(holdings.numbers(), np.int64)
        index: Index = before.whole if before else held_index(holdings)
        index = index.only(np.isin(index.plain["number"], numbers))
        self.whole: Index = with_new(index, holdings, numbers[~np.isin(numbers, index.plain["number"])])
        self._view({})

    def _view(self, into: dict[str, str]) -> None:
        """Look at the incidents under merged names: those that have one of them are indexed again."""
        self.into = into
        self.forget()
        self.index = self.whole
        if into:
            many = self.whole.many
            touched = many["actor"].any_of(into) | many["source"].any_of(into)
            numbers = self.whole.plain["number"][touched].tolist()
            rows = self.bodies(numbers)
            told = {member["report"] for row in rows for member in row["events"]}
            again = Index.of(numbers, rows, self.holdings.printed(told))
            self.index = Index.joined([self.whole.only(~touched), again])
        plain = self.index.plain
        self.first = np.where(plain["start"] > NEVER, plain["start"], plain["end"])
        self.last = np.where(plain["end"] > NEVER, plain["end"], plain["start"])
        ends = np.where(plain["end"] > NEVER, plain["end"], LAST)
        begins = np.where(self.first > NEVER, self.first, LAST)
        self.order = np.lexsort((np.array(self.index.ids, "U"), ends, begins))

    def named(self, into: dict[str, str]) -> Picture:
        """The same under other merged names."""
        if into == self.into:
            return self
        other = copy(self)
        for name in ("by_id", "name_order"):
            other.__dict__.pop(name, None)
        other._view(into)
        return other

    def bodies(self, numbers: list[int]) -> list[Row]:
        found = self.holdings.bodies(numbers)
        return [renamed(found[number], self.into) for number in numbers]

    @property
    def size(self) -> int:
        return self.index.size

    @cached_property
    def heads(self) -> list[Row]:
        return self.holdings.heads()

    @cached_property
    def titles(self) -> dict[str, str | None]:
        """The title of each report, as it was printed last."""
        return {head["report"]: head["title"] for head in self.heads}

    @cached_property
    def name_order(self) -> Array:
        """Where each incident stands in the order of ids."""
        order = np.empty(self.size, np.int32)
        order[np.argsort(np.array(self.index.ids, "U"))] = np.arange(self.size, dtype=np.int32)
        return order

    @cached_property
    def by_id(self) -> dict[str, int]:
        return {id: at for at, id in enumerate(self.index.ids)}

    def rows(self, places: Array) -> list[Row]:
        """The incidents at some places of the index."""
        return self.bodies(self.index.plain["number"][places].tolist())

    def in_turn(self, places: Array) -> Iterator[Row]:
        """The incidents at many places of the index, some at a time."""
        for at in range(0, len(places), TOGETHER):
            yield from self.rows(places[at : at + TOGETHER])

    def page(self, found: Array, after: str | None, limit: int) -> tuple[Array, str | None]:
        """Some of the places found, those behind the incident `after`; and the last one's id where there are more."""
        start = 0
        if after:
            there = (found == self.by_id.get(after, -1)).nonzero()[0]
            if not len(there):
                raise BadRequest(f"after={after} is no incident of this selection")
            start = int(there[0]) + 1
        page = found[start : start + limit]
        return page, self.index.ids[page[-1]] if start + len(page) < len(found) else None

    def told_by(self, reports: Iterable[str]) -> Array:
        """The incidents that some reports tell of, or are quoted in."""
        kinds, many = (facts.TOLD, facts.CITED), self.index.many["told"]
        return many.any_of(facts.value((kind, report)) for report in reports for kind in kinds)

    def shown(self, filters: Filters) -> set[str]:
        """The ids of the incidents that a filter state leaves."""
        return {self.index.ids[at] for at in np.flatnonzero(self.chosen(filters)).tolist()}

    def incident(self, id: str) -> Row | None:
        at = self.by_id.get(id)
        return None if at is None else self.rows(np.array([at]))[0]

    def incidents_of(self, report: str, event: str) -> list[str]:
        return self.index.of_event(report, event)

    def incident_of(self, report: str, event: str) -> str | None:
        """The incident that an event belongs to; None for a speech act, which is none."""
        return next(iter(self.incidents_of(report, event)), None)

    def _base(self, filters: Filters) -> Array:
        """What words, time, box and background leave; facets come on top."""
        plain = self.index.plain
        left = np.ones(self.size, bool) if filters.background else ~plain["background"]
        if filters.words.strip():
            left &= having(self.index.many["word"], filters.words)
        if filters.since:
            left &= self.last >= day_number(filters.since)
        if filters.until:
            left &= (self.first > NEVER) & (self.first <= day_number(filters.until))
        if filters.box:
            west, south, east, north = filters.box
            lat, lon = plain["lat"], plain["lon"]
            left &= (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        return left

    def chosen(self, filters: Filters) -> Array:
        """The incidents that a filter state leaves, without counts."""
        facets = {name: self.index.many[name] for name in FACETS}
        return chosen_by(facets, filters.facets, self._base(filters))[""]

    def in_order(self, chosen: Array) -> Array:
        """Their places in the index, in the order in which they are listed."""
        ordered: Array = self.order[chosen[self.order]]
        return ordered

    def ask(self, filters: Filters) -> Answer:
        """The answer to a filter state. The last ones are kept: counts, map and list of one view are asked one after the other."""
        key = repr(filters)
        answer = self._answers.pop(key, None) or self._asked(filters)
        self._answers[key] = answer
        for old in [*self._answers][:-KEPT]:
            self._answers.pop(old, None)
        return answer

    def forget(self) -> None:
        """Keep no answer."""
        self._answers: dict[str, Answer] = {}

    def _asked(self, filters: Filters) -> Answer:
        facets = {name: self.index.many[name] for name in FACETS}
        return Answer(self, chosen_by(facets, filters.facets, self._base(filters)))


def held_index(holdings: Holdings) -> Index:
    """What another process has left."""
    content = holdings.kept_index()
    return (content and Index.unpacked(content)) or Index.empty()


def with_new(index: Index, holdings: Holdings, fresh: Array) -> Index:
    """The index with the incidents that are new; many of them are kept for the next process."""
    parts = [index]
    for at in range(0, len(fresh), TOGETHER):
        numbers = fresh[at : at + TOGETHER].tolist()
        bodies = holdings.bodies(numbers)
        told = {member["report"] for row in bodies.values() for member in row["events"]}
        rows = [bodies[number] for number in numbers]
        parts.append(Index.of(numbers, rows, holdings.printed(told)))
    if len(parts) == 1:
        return index
    index = Index.joined(parts)
    if len(fresh) >= WORTH:
        holdings.keep_index(index.packed())
    return index


@dataclass(frozen=True)
class Answer:
    """The incidents that a filter state leaves, with the counts beside them."""

    picture: Picture
    left: dict[str, Array]  # by all filters under "", and for each facet by all others

    @property
    def chosen(self) -> Array:
        return self.left[""]

    @cached_property
    def total(self) -> int:
        return int(self.chosen.sum())

    @cached_property
    def ordered(self) -> Array:
        """Their places in the index, in the order in which they are listed."""
        return self.picture.in_order(self.chosen)

    @cached_property
    def counts(self) -> dict[str, list[tuple[str, int]]]:
        return {name: self.picture.index.many[name].counts(self.left[name], MOST) for name in FACETS}

    def rows(self) -> Iterator[Row]:
        return self.picture.in_turn(self.ordered)

    @cached_property
    def contested(self) -> Array:
        return self.chosen & self.picture.index.many["status"].any_of(["contested"])

    def spots(self, most: int) -> tuple[list[Row], int]:
        """The places of the chosen incidents, the most frequent first, and how many incidents have none."""
        many = self.picture.index.many["spot"]
        counts, contested = many.counts(self.chosen), dict(many.counts(self.contested))
        drawn = [
            {**spot(value), "count": count, "contested": contested.get(value, 0)}
            for value, count in counts[:most]
        ]
        return drawn, self.total - sum(count for _, count in counts)

    def histogram(self) -> Row:
        """How many incidents begin in each day, week, month or year, and how many of them are contested."""
        days = self.picture.index.plain["start"]
        counts = np.bincount(days[self.chosen])
        contested = np.bincount(days[self.contested], minlength=len(counts))
        counts[:1] = 0
        there = np.flatnonzero(counts)
        first, last = self.picture.first, self.picture.last
        wide = self.chosen & (first > NEVER) & (last > first)
        return {
            **histogram(there, counts[there], contested[there], self.total),
            "spans": stretches(first[wide], last[wide], self.contested[wide]),
        }
