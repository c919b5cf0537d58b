"""Events of readings as the event formats (PLOVER, POLECAT) see them: each with its parties, its place and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.formats.incident import Losses, day, last_day, listed, number_of
from reportedly.formats.places import Located, located
from reportedly.formats.table_files import one_line
from reportedly.ledger.model import Publication, Row
from reportedly.ontology import cameo, event_types, plover_score, while_planned

REAL = frozenset({"occurred", "ongoing", "alleged", "historical", "planned"})


@dataclass(frozen=True, slots=True)
class TextEvent:
    """One event of a report. `type`, `mode` and `cameo` are as PLOVER writes them: a future CONSULT is AGREE."""

    publication: Publication
    row: Row
    type: str
    mode: str | None
    cameo: str | None
    actors: list[Row]
    recipients: list[Row]
    place: Row
    where: Located
    incident: str | None

    @property
    def id(self) -> str:
        return f"{self.publication.report}/{self.row['id']}"

    @property
    def number(self) -> int:
        return number_of(f"{self.id} {self.publication.publisher} {self.publication.url}")

    @property
    def start(self) -> date | None:
        time = self.row.get("time") or {}
        return day(time.get("start")) or day(time.get("end"))

    @property
    def end(self) -> date | None:
        return last_day((self.row.get("time") or {}).get("end")) or self.start

    @property
    def published(self) -> date | None:
        return day(self.publication.published or self.publication.reading["report"].get("published"))

    @property
    def quad(self) -> int:
        return event_types()[self.type].quad

    @property
    def score(self) -> float:
        return plover_score(self.type, self.mode)

    def sources(self, side: str) -> list[str]:
        """Who makes the statements that assert or dispute it; the unnamed as such."""
        reading = self.publication.reading
        names = {a["id"]: a["name"] for a in reading["actors"]}
        said = {s["id"]: s for s in reading["statements"]}
        found = [
            names.get(said[i].get("source"), "an unnamed source")
            for i in self.row.get(side) or ()
            if i in said
        ]
        return [one_line(name) for name in dict.fromkeys(found)]

    def told(self) -> str:
        """Its status, who says so and who denies it, in one line."""
        says, denies = self.sources("asserted_by"), self.sources("disputed_by")
        parts = [self.row.get("status") or "occurred"]
        parts += [f"according to {listed(says)}"] if says else []
        parts += [f"denied by {listed(denies)}"] if denies else []
        return "; ".join(parts)

    def words(self) -> list[str]:
        """The sentences that tell it, as they stand in the report."""
        return [s["text"] for s in self.row.get("evidence") or self.row.get("triggers") or ()]


def events_of(
    incidents: Iterable[Row], publications: Iterable[Publication], losses: Losses
) -> Iterator[TextEvent]:
    """The events that have happened or are told to come, report by report; what is denied outright or imagined is counted."""
    joined = {
        (e.get("report"), e.get("event")): str(i["id"]) for i in incidents for e in i.get("events") or ()
    }
    for publication in publications:
        reading = publication.reading
        actors = {a["id"]: a for a in reading["actors"]}
        places = {p["id"]: p for p in reading["places"]}
        for row in reading["events"]:
            status = row.get("status") or "occurred"
            if row.get("type") not in event_types():
                losses.left_out["no PLOVER type"] += 1
                continue
            if status not in REAL:
                losses.left_out[f"{status}: it has not happened"] += 1
                continue
            type_, mode, code = as_plover(row)
            place = places.get(row.get("place") or "") or {}
            yield TextEvent(
                publication, row, type_, mode, code,
                [actors[a] for a in row.get("actors") or () if a in actors],
                [actors[a] for a in row.get("recipients") or () if a in actors],
                place, located(place), joined.get((publication.report, row["id"])),
            )  # fmt: skip


def as_plover(row: Row) -> tuple[str, str | None, str | None]:
    """Type, mode and code. PLOVER: "future consultations are coded as AGREE"; other promises have types of their own already."""
    type_, mode, code = row["type"], row.get("mode"), row.get("cameo")
    if row.get("status") == "planned":
        if type_ == "CONSULT":
            return "AGREE", None, "036"
        planned = while_planned(type_, code)
        if planned:
            return planned[0], None, planned[1]
    return type_, mode, code if code in cameo() else None


def dated_events_of(
    incidents: Iterable[Row], publications: Iterable[Publication], losses: Losses
) -> Iterator[TextEvent]:
    """The same for formats that need a day: that of publication, where the event has none."""
    for event in events_of(incidents, publications, losses):
        if event.start is None and event.published is None:
            losses.left_out["no date, and none of publication"] += 1
            continue
        losses.reduced["date of publication, for want of another"] += event.start is None
        yield event
