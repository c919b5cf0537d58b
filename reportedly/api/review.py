"""Review: the contested and the uncertain first; every decision is an act in the log and can be taken back."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain, islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from reportedly.acts.care import CARE
from reportedly.api.access import Person
from reportedly.api.actors import check_merge
from reportedly.api.agreement import alpha
from reportedly.api.answers import as_csv, as_json, unchanged
from reportedly.api.holdings import Doubtful, Row
from reportedly.api.incidents import NotThere
from reportedly.api.params import Nothing
from reportedly.api.rows import Names
from reportedly.api.state import Desk
from reportedly.errors import BadRequest, ReportedlyError
from reportedly.ledger.doubts import Named

router = APIRouter(tags=["review"])
VERDICTS = ("accept", "reject", "correct", "skip")
FIELDS = {"type", "mode", "status", "actors", "recipients", "place", "start", "end", "words"}
LOG_COLUMNS = ["seq", "at", "who", "kind", "subject", "before", "after", "undone", "hash"]
NEEDS = {"merge": "editor", "mark": "editor", "adjudicate": "editor"}  # what more than a coder is needed for


class Forbidden(ReportedlyError):
    """Something that this person's role does not allow."""


class QueueParams(Nothing):
    show: Literal["open", "mine", "disagreed", "all"] = Field(
        "open", description="What is left; decided; disputed"
    )
    limit: int = Field(50, ge=1, le=500)


class NewAct(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["decide", "adjudicate", "merge", "grade", "mark", "look"]
    subject: str = Field(min_length=1, max_length=400)
    after: dict[str, Any] | list[str] | None = None


class Which(BaseModel):
    model_config = ConfigDict(extra="forbid")
    seq: int | None = Field(None, ge=1, le=2**53)


@router.get("/api/review")
def queue(request: Request, params: Annotated[QueueParams, Query()]) -> Response:
    """Events to decide on: where coders disagree, then the disputed, then those that the reader was least sure of."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    found = Queue(desk, request.state.person)
    shown = found.choose(params.show)
    items = [row for id in islice(shown.events, params.limit) if (row := found.item(*id))]
    return as_json(request, {"total": shown.size, "counts": found.counts, "items": items})


class Queue:
    """The events that one person may decide on, without reading more of them than are shown."""

    def __init__(self, desk: Desk, person: Person) -> None:
        self.desk, self.picture, self.discretion = desk, desk.picture(), desk.shown_to(person)
        self.decisions = desk.decisions()
        self.final = desk.judgement.final(self.decisions)
        self.frozen = desk.care().reports({"frozen"})
        self.all = desk.holdings.doubtful()
        self.mine = {
            named(id): held[person.name] for id, held in self.decisions.items() if person.name in held
        }
        self.disagreed = [
            named(id)
            for id, by in self.decisions.items()
            if id not in self.final and sum(held["verdict"] != "skip" for held in by.values()) > 1
        ]
        hidden = self.discretion.hidden
        self.unseen = desk.holdings.events_in(hidden) if hidden else set()
        self.counts = {
            "all": self.all.size - len(self.unseen),
            "decided": sum(held["verdict"] != "skip" for held in self.mine.values()),
            "disagreed": len(self.disagreed),
        }

    def choose(self, show: str) -> Doubtful:
        """The events of one kind, those that coders disagree on first."""
        if show == "mine":
            seen = [id for id in self.mine if id not in self.unseen]
            return Doubtful(len(seen), iter(seen))
        first = [id for id in self.disagreed if id not in self.unseen]
        if show == "disagreed":
            return Doubtful(len(first), iter(first))
        left_out = set(self.unseen)
        if show == "open":
            left_out |= {*self.mine, *self.desk.holdings.events_in(self.frozen)}
        first = [id for id in first if id not in left_out]
        met = {*left_out, *first}
        rest = (id for id in self.all.events if id not in met)
        return Doubtful(self.all.size - len(left_out), chain(first, rest))

    def item(self, report: str, event: str) -> Row | None:
        held = self.desk.holdings.reading(report)
        reading = held and self.discretion.reading(held)
        row = next((e for e in reading["events"] if e["id"] == event), None) if reading else None
        if not reading or row is None:
            return None
        head, names, id = reading["report"], Names(reading), f"{report}/{event}"
        places = {place["id"]: place["name"] for place in reading["places"]}
        time = row["time"] or {}
        return {
            "id": id,
            "report": report,
            "event": event,
            **{key: head[key] for key in ("title", "publisher", "published")},
            **{key: row[key] for key in ("type", "mode", "status", "confidence", "why", "triggers", "evidence")},
            "actors": names(row["actors"]),
            "recipients": names(row["recipients"]),
            "place": places.get(row["place"]),
            "start": time.get("start"),
            "end": time.get("end"),
            "disputed": bool(row["disputed_by"]),
            "incident": self.picture.incident_of(report, event),
            "decisions": self.decisions.get(id, {}),
            "final": self.final.get(id),
            "frozen": report in self.frozen,
        }  # fmt: skip


def named(id: str) -> Named:
    """ "report/event" as a pair."""
    report, _, event = id.rpartition("/")
    return report, event


@router.post("/api/acts", status_code=201)
def act(request: Request, new: NewAct) -> Response:
    """Decide, merge, grade, mark: one row in the log."""
    desk: Desk = request.app.state.desk
    person = allowed(request, NEEDS.get(new.kind, "reader" if new.kind == "look" else "coder"))
    check = {
        "decide": check_decision,
        "adjudicate": check_decision,
        "grade": check_grade,
        "mark": check_mark,
    }.get(new.kind)
    if check:
        check(desk, person, new.subject, new.after)
    if new.kind == "merge":
        if not new.subject.startswith("actor:") or isinstance(new.after, list):
            raise BadRequest('a merge is about "actor:NAME" and says {"into": NAME}')
        check_merge(new.subject, new.after)
    if new.kind == "look" and new.subject != "changes":
        raise BadRequest('a look is about "changes"')
    done = desk.acts.add(person.name, new.kind, new.subject, new.after)
    return as_json(request, {"seq": done.seq, "at": done.at, "hash": done.hash}, 201)


def allowed(request: Request, role: str) -> Person:
    person: Person = request.state.person
    if not person.may(role):
        raise Forbidden(f"that takes the role {role}; {person.name} is a {person.role}")
    return person


def check_decision(desk: Desk, person: Person, subject: str, after: Any) -> None:
    report, _, event = subject.removeprefix("event:").rpartition("/")
    reading = None if report in desk.shown_to(person).hidden else desk.holdings.reading(report)
    found = next((e for e in reading["events"] if e["id"] == event), None) if reading else None
    if not subject.startswith("event:") or reading is None or found is None:
        raise NotThere(f"there is no event {subject.removeprefix('event:')} in this ledger")
    if report in desk.care().reports({"frozen"}):
        raise Forbidden("this report is frozen: nothing about it can be changed until an editor lifts that")
    if after is None:  # no longer decided
        return
    if not isinstance(after, dict) or after.get("verdict") not in VERDICTS:
        raise BadRequest(f"a decision has a verdict, one of {', '.join(VERDICTS)}")
    fields = after.get("fields", {})
    if not isinstance(fields, dict) or set(fields) - FIELDS or set(after) - {"verdict", "fields", "note"}:
        raise BadRequest(f"a correction names fields among {', '.join(sorted(FIELDS))}")
    if len(str(after)) > 20_000:
        raise BadRequest("a decision holds 20,000 characters at most")
    text = reading["report"]["text"]
    for name, value in fields.items():
        if isinstance(value, dict) and "start" in value:
            start, end = value.get("start"), value.get("end")
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
                raise BadRequest(f"{name} points outside of the report")
            if text[start:end] != value.get("text"):
                raise BadRequest(f"the words of {name} are not what stands at {start}:{end}")


def check_grade(desk: Desk, person: Person, subject: str, after: Any) -> None:
    if not subject.startswith("source:"):
        raise BadRequest('a grade is about "source:NAME"')
    if after is not None and not (
        isinstance(after, dict)
        and set(after) <= {"reliability", "credibility"}
        and str(after.get("reliability", "F")) in tuple("ABCDEF")
        and str(after.get("credibility", "6")) in tuple("123456")
    ):
        raise BadRequest("a grade has a reliability from A to F and a credibility from 1 to 6")


def check_mark(desk: Desk, person: Person, subject: str, after: Any) -> None:
    if not subject.startswith(("report:", "span:")):
        raise BadRequest('a care mark is about "report:ID" or "span:ID/START-END"')
    kind, _, about = subject.partition(":")
    report, _, span = about.rpartition("/") if kind == "span" else (about, "", "")
    reading = desk.holdings.reading(report)
    if reading is None:
        raise NotThere(f"there is no report {report} in this ledger")
    start, _, end = (span if kind == "span" else "0-1").partition("-")
    if not (
        start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(reading["report"]["text"])
    ):
        raise BadRequest(f"{span} is no part of the report")
    if after is not None and (not isinstance(after, list) or set(after) - set(CARE)):
        raise BadRequest(f"care marks are {', '.join(CARE)}")


@router.post("/api/undo")
def undo(request: Request, which: Which) -> Response:
    """Take back one's last act that still holds, or the named one; as often as there are acts."""
    desk: Desk = request.app.state.desk
    person = allowed(request, "coder")
    done = desk.acts.undo(person.name, which.seq)
    if done is None:
        raise NotThere("there is nothing to undo")
    target = int(done.subject.removeprefix("act:"))
    held = next(row for row in desk.acts.log(target - 1, 10**9) if row["seq"] == target)
    return as_json(request, {"seq": done.seq, "undone": held})


@router.post("/api/redo")
def redo(request: Request, which: Which) -> Response:
    """Bring back what one undid last."""
    desk: Desk = request.app.state.desk
    done = desk.acts.redo(allowed(request, "coder").name)
    if done is None:
        raise NotThere("there is nothing to bring back")
    return as_json(request, {"seq": done.seq})


class LogParams(Nothing):
    since: int = Field(0, ge=0, le=2**53, description="The number of the last act that you have")
    limit: int = Field(200, ge=1, le=5000)


@router.get("/api/acts")
def log(request: Request, params: Annotated[LogParams, Query()]) -> Response:
    """Who did what, when, with what before and after; `chain` says whether the log is whole."""
    desk: Desk = request.app.state.desk
    rows = visible_log(request, params.since, params.limit)
    return as_json(request, {"items": rows[::-1], "chain": desk.acts.verify()})


@router.get("/api/acts.csv")
def log_csv(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    return as_csv(request, LOG_COLUMNS, visible_log(request, 0, 10**9), "log")


def visible_log(request: Request, since: int, most: int) -> list[Row]:
    desk: Desk = request.app.state.desk
    hidden = desk.shown_to(request.state.person).hidden
    return [row for row in desk.acts.log(since, most) if not any(id in row["subject"] for id in hidden)]


@router.get("/api/agreement")
def agreement(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """Krippendorff's alpha over the verdicts of all coders, and what each of them did."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    decisions = desk.decisions()
    units = [
        [held["verdict"] for held in by.values() if held["verdict"] != "skip"] for by in decisions.values()
    ]
    coders: dict[str, Counter[str]] = {}
    for by in decisions.values():
        for who, held in by.items():
            coders.setdefault(who, Counter())[held["verdict"]] += 1
    found = alpha(units)
    return as_json(
        request,
        {
            "alpha": None if found is None or math.isnan(found) else round(found, 4),
            "units": sum(len(unit) > 1 for unit in units),
            "coders": {who: dict(counted) for who, counted in sorted(coders.items())},
        },
    )
