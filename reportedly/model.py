"""The contract, typed: what a reading holds, under the names that READING 1 fixes.

A step of the reader makes these; the ledger and the formats read them. Nothing here knows how a report is read.
A value that is not known is None (or an empty list), never a guess. Ids are unique in a reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from reportedly.report import Report
from reportedly.span import Span

SCHEMA = "reading/1"

STANCES = (
    "assert",
    "confirm",
    "deny",
    "accuse",
    "demand",
    "promise",
    "threaten",
    "support",
    "warn",
    "express",
)
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "alleged", "negated", "historical")
MEASURES = (
    "killed", "injured", "missing", "displaced", "detained", "released", "participants",
    "distance", "duration", "money", "other",
)  # fmt: skip
PEOPLE = frozenset(MEASURES[:7])
PRECISIONS = ("point", "settlement", "admin2", "admin1", "region", "country")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included, as ISO 8601; None is open or unknown."""

    start: str | None
    end: str | None


@dataclass(slots=True)
class Actor:
    """Who: `sector` and `code` as in PLOVER and CAMEO, `country` ISO 3166 alpha-3."""

    id: str
    name: str
    sector: str | None = None
    country: str | None = None
    code: str | None = None
    part_of: str | None = None
    mentions: list[Span] = field(default_factory=list)
    wikidata: str | None = None


@dataclass(slots=True)
class Place:
    """Where: WGS 84 degrees; `precision` is one of PRECISIONS."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    gazetteer: str | None = None
    feature: str | None = None
    precision: str = "point"
    disputed: bool = False
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Timex:
    """When: TIMEX3 type (DATE, TIME, DURATION, SET) and value, and the days it covers."""

    id: str
    type: str
    value: str | None
    start: str | None
    end: str | None
    mention: Span


@dataclass(slots=True)
class Statement:
    """An attribution relation: source, cue and content (Pareti's terms), with its stance."""

    id: str
    source: str | None
    cue: Span
    content: list[Span]
    stance: str = "assert"
    via: list[str] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    said_on: Interval | None = None
    addressee: str | None = None
    denies: list[str] = field(default_factory=list)
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class EventTime:
    start: str | None
    end: str | None
    time: str | None


@dataclass(slots=True)
class Event:
    """Who did what to whom: a PLOVER event with its CAMEO code, and who asserts and who disputes it."""

    id: str
    type: str
    triggers: list[Span]
    mode: str | None = None
    contexts: list[str] = field(default_factory=list)
    cameo: str | None = None
    quad_class: int | None = None
    goldstein: float | None = None
    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    time: EventTime | None = None
    place: str | None = None
    status: str = "occurred"
    asserted_by: list[str] = field(default_factory=list)
    disputed_by: list[str] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    confidence: float = 0.5
    why: str = ""


@dataclass(slots=True)
class Figure:
    """A number with its bounds: "more than 400" is 401..None, best None."""

    id: str
    measure: str
    span: Span
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False
    who: str | None = None
    group: Span | None = None
    event: str | None = None
    statement: str | None = None


@dataclass(slots=True)
class Delegation:
    party: str
    count: int | None = None
    members: list[str] = field(default_factory=list)
    statement: str | None = None


@dataclass(slots=True)
class Meeting:
    """A talk, call or session: the CONSULT event `event`, with who came and what about."""

    event: str
    venue: str | None = None
    delegations: list[Delegation] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    agenda: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Check:
    """Something that the report says and that can be verified inside it or on the map."""

    id: str
    kind: str
    verdict: str
    detail: str
    spans: list[Span]


@dataclass(slots=True)
class Reading:
    """What one report says. `skipped` tells what triage did not read, and why."""

    report: Report
    dateline_place: str | None = None
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """The reading as the contract prints it: plain dicts, lists, strings and numbers."""
        report = self.report
        head = {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "published_from": report.published_from,
            "dateline_place": self.dateline_place,
            "language": report.language,
            "url": report.url,
            "text": report.text,
        }
        layers = {f.name: plain(getattr(self, f.name)) for f in fields(self)[2:]}
        return {"schema": SCHEMA, "report": head, **layers}


def plain(value: Any) -> Any:
    """Dataclasses as dicts, all the way down."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Span):
        return value._asdict()
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value
