"""Changes: what is new, denied, asserted by one more, raised, lowered or withdrawn since a day, and the report that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Request, Response

from reportedly.acts.care import Discretion
from reportedly.api import facts
from reportedly.api.answers import as_csv, as_json, unchanged
from reportedly.api.holdings import Row
from reportedly.api.moments import Moments, first_days
from reportedly.api.params import Nothing, SinceParams
from reportedly.api.shown import veiled
from reportedly.api.state import Desk

router = APIRouter(tags=["watch"])
COLUMNS = ["day", "kind", "incident", "title", "source", "words", "from", "to", "measure", "report"]
TOGETHER = 2000  # changes that are read at a time


@router.get("/api/changes")
def changes(request: Request, params: Annotated[SinceParams, Query()]) -> Response:
    """What is new, raised, denied, withdrawn since a day, and the report that it comes from."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    found = Changes(desk, desk.at_a_glance(request.state.person), params)
    return as_json(
        request,
        {
            "since": params.since,
            "clock": params.clock,
            "looked_at": last_look(request),
            "now": datetime.now(UTC).date().isoformat(),
            "total": found.total,
            "items": [*islice(found.rows(params.limit), params.limit)],
        },
    )


@router.get("/api/changes.csv")
def changes_csv(request: Request, params: Annotated[SinceParams, Query()]) -> Response:
    desk: Desk = request.app.state.desk
    return as_csv(request, COLUMNS, Changes(desk, desk.going_out(), params).rows(TOGETHER), "changes")


@router.get("/api/looked")
def looked(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """When this person last said to have looked at what changed; a moment that `since` takes."""
    return as_json(request, {"looked_at": last_look(request)})


def last_look(request: Request) -> str | None:
    desk: Desk = request.app.state.desk
    found = [act.at for act in desk.acts.holding("look") if act.who == request.state.person.name]
    return found[-1] if found else None


class Changes:
    """What changed, as far as it may be seen: counted in the index, and read day by day from the newest back."""

    def __init__(self, desk: Desk, discretion: Discretion, params: SinceParams) -> None:
        self.desk, self.discretion = desk, discretion
        self.picture = desk.picture()
        exact = len(params.since or "") > len("2026-03-09")  # since a moment: by when reports came in
        heads, clock = self.picture.heads, "recorded" if exact else params.clock
        self.days = first_days(heads, clock, exact=exact)
        self.printed = first_days(heads, "said")
        self.moments = Moments(self.picture, self.days, self.printed)
        self.since = params.since or ""
        touched, left = veiled(desk, discretion)
        self.left = [row for _, incident in left for row in self.of(incident)]
        places, days = self.moments.changes()
        kept = (days > self.moments.after(self.since)) & ~touched[places]
        self.places, self.ranks = places[kept], days[kept]

    @property
    def total(self) -> int:
        return len(self.places) + len(self.left)

    def rows(self, together: int) -> Iterator[Row]:
        """The newest first, so many read at a time; a report's title is as it may be seen."""
        rank = {day: n for n, day in enumerate(self.moments.calendar)}
        left = [rank.get(self.days.get(row["report"], ""), 0) for row in self.left]
        for first, last in self.moments.runs(
            np.concatenate([self.ranks, np.array(left, np.int32)]), together
        ):
            there = (self.ranks >= first) & (self.ranks <= last)
            incidents = self.picture.rows(np.unique(self.places[there]))
            rows = [row for incident in incidents for row in self.of(incident)]
            rows = [row for row in rows if first <= rank.get(self.days.get(row["report"], ""), 0) <= last]
            rows += [row for row, day in zip(self.left, left, strict=True) if first <= day <= last]
            for row in sorted(rows, key=lambda row: (row["day"], row["incident"], row["kind"]), reverse=True):
                title = self.picture.titles.get(row["report"])
                shown = self.discretion.title(row["report"], title, self.desk.holdings.reading)
                yield {**row, "report_title": shown}

    def of(self, incident: Row) -> Iterator[Row]:
        """The changes of one incident since the day that was asked for."""
        reports = {member["report"] for member in incident["events"]}
        first = min((self.days.get(id, ""), self.printed.get(id, ""), id) for id in reports)[-1]
        about = {"incident": incident["id"], "title": incident["title"], "status": incident["status"]}
        for (kind, report), more in [(("new", first), {}), *facts.moments(incident)]:
            day = self.days.get(report, "")
            if (day > self.since or not self.since) and not (kind == "asserted" and report == first):
                yield {**about, "day": day[:10], "kind": kind, "report": report, **more}
