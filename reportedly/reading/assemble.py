"""Assembly: findings become the model's types, with ids and exact spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.model import (
    Actor,
    Check,
    Delegation,
    Event,
    EventTime,
    Figure,
    Interval,
    Meeting,
    Place,
    Reading,
    Statement,
    Timex,
)
from reportedly.ontology import cameo, plover_score
from reportedly.reading.findings import (
    Attribution,
    FoundCheck,
    FoundMeeting,
    Happening,
    Number,
    Party,
    Range,
    Time,
    Toponym,
)
from reportedly.reading.layout import find_dateline
from reportedly.reading.parse import Doc
from reportedly.report import Report
from reportedly.span import Span


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class Assembly:
    """Gives ids in the order of the text; the same finding keeps its id."""

    def __init__(self, doc: Doc, report: Report) -> None:
        self.doc = doc
        self.reading = Reading(report)
        self.actor_ids: dict[int, str] = {}
        self.place_ids: dict[str, str] = {}
        self.time_ids: dict[int, str] = {}
        self.statement_ids: dict[int, str] = {}
        self.event_ids: dict[int, str] = {}

    def span(self, r: Range) -> Span:
        return self.doc.span(*r)

    def spans(self, ranges: Iterable[Range]) -> list[Span]:
        span = self.doc.span
        return list(dict.fromkeys([span(start, end) for start, end in ranges if end > start]))

    def actors(self, parties: Sequence[Party]) -> None:
        """Parties with what they are part of; a party that stands for several is told as these."""
        queue = list(parties)
        for party in queue:
            if id(party) in self.actor_ids:
                continue
            self.actor_ids[id(party)] = f"a{len(self.actor_ids) + 1}"
            if party.part_of is not None:
                queue.append(party.part_of)
        known: dict[int, Party] = {id(p): p for p in queue}
        for key, party in known.items():
            self.reading.actors.append(
                Actor(
                    id=self.actor_ids[key],
                    name=party.name,
                    sector=party.sector,
                    country=party.country,
                    code=party.code,
                    part_of=self.actor_ids[id(party.part_of)] if party.part_of is not None else None,
                    mentions=self.spans([(m.start, m.end) for m in party.mentions]),
                    wikidata=party.record.wikidata if party.record else None,
                )
            )

    def who(self, party: Party | None) -> str | None:
        return self.actor_ids.get(id(party)) if party is not None else None

    def all_of(self, parties: Iterable[Party]) -> list[str]:
        return list(dict.fromkeys(self.actor_ids[id(p)] for p in parties))

    def place_of(self, toponym: Toponym | None) -> str | None:
        return self.place_ids.get(key_of(toponym)) if toponym is not None else None

    def places(self, toponyms: Sequence[Toponym]) -> None:
        by_id: dict[str, Place] = {}
        for toponym in toponyms:
            record, key = toponym.record, key_of(toponym)
            place = by_id.get(key)
            if place is None:
                place = by_id[key] = Place(
                    id=f"p{len(by_id) + 1}", name=record.name if record else toponym.name
                )
                if record:
                    place.lat, place.lon, place.country = record.lat, record.lon, record.country
                    place.gazetteer, place.feature = record.gazetteer, record.feature
                    place.precision, place.disputed = record.precision, record.disputed
                self.reading.places.append(place)
            place.mentions.append(self.span((toponym.start, toponym.end)))
            self.place_ids[key] = place.id
        dateline = find_dateline(self.reading.report.text, self.doc.layout)
        if dateline and (spot := dateline.place):  # "KASSALA, Sudan": the first of its places
            named = [(m.start, p.id) for p in self.reading.places for m in p.mentions if spot.holds(m)]
            self.reading.dateline_place = min(named)[1] if named else None

    def times(self, times: Sequence[Time]) -> None:
        for time in times:
            key = self.time_ids[id(time)] = f"t{len(self.time_ids) + 1}"
            self.reading.times.append(
                Timex(
                    key,
                    time.type,
                    time.value,
                    iso(time.first),
                    iso(time.last),
                    self.span((time.start, time.end)),
                )
            )

    def statements(self, statements: Sequence[Attribution]) -> None:
        for s in statements:
            self.statement_ids[id(s)] = f"s{len(self.statement_ids) + 1}"
        ids = self.statement_ids
        for s in statements:
            said = Interval(iso(s.said_first), iso(s.said_last or s.said_first)) if s.said_first else None
            self.reading.statements.append(
                Statement(
                    id=ids[id(s)],
                    source=self.who(s.source),
                    cue=self.span(s.cue),
                    content=self.spans(s.content),
                    stance=s.stance,
                    via=self.all_of(s.via),
                    quotes=self.spans(s.quotes),
                    said_on=said,
                    addressee=self.who(s.addressee),
                    denies=[ids[id(d)] for d in s.denies if id(d) in ids],
                    parent=ids.get(id(s.parent)) if s.parent else None,
                )
            )

    def events(self, events: Sequence[Happening]) -> None:
        codes = cameo()
        said = self.statement_ids
        for e in events:
            key = self.event_ids[id(e)] = f"e{len(self.event_ids) + 1}"
            code = codes.get(e.cameo or "")
            time = None
            if e.time is not None or e.first is not None:
                time = EventTime(
                    iso(e.first), iso(e.last or e.first), self.time_ids.get(id(e.time)) if e.time else None
                )
            self.reading.events.append(
                Event(
                    id=key,
                    type=e.type,
                    triggers=self.spans(e.triggers),
                    mode=e.mode,
                    contexts=e.contexts,
                    cameo=e.cameo,
                    quad_class=code.quad_class if code else None,
                    goldstein=code.goldstein if code else plover_score(e.type, e.mode),
                    actors=self.all_of(e.actors),
                    recipients=self.all_of(e.recipients),
                    time=time,
                    place=self.place_of(e.place),
                    status=e.status,
                    asserted_by=[said[id(s)] for s in e.asserted_by if id(s) in said],
                    disputed_by=[said[id(s)] for s in e.disputed_by if id(s) in said],
                    evidence=self.spans(e.evidence),
                    confidence=round(e.confidence, 2),
                    why=e.why,
                )
            )

    def figures(self, figures: Sequence[Number]) -> None:
        for n, f in enumerate(figures, 1):
            self.reading.figures.append(
                Figure(
                    id=f"f{n}",
                    measure=f.measure,
                    span=self.span(f.span),
                    low=f.low,
                    best=f.best,
                    high=f.high,
                    unit=f.unit,
                    approximate=f.approximate,
                    who=self.who(f.who),
                    group=self.span(f.group) if f.group else None,
                    event=self.event_ids.get(id(f.event)) if f.event else None,
                    statement=self.statement_ids.get(id(f.statement)) if f.statement else None,
                )
            )

    def meetings(self, meetings: Sequence[FoundMeeting]) -> None:
        for m in meetings:
            if id(m.event) not in self.event_ids:
                continue
            self.reading.meetings.append(
                Meeting(
                    event=self.event_ids[id(m.event)],
                    venue=self.place_of(m.venue),
                    delegations=[
                        Delegation(
                            self.actor_ids[id(d.party)],
                            d.count,
                            self.all_of(d.members),
                            self.statement_ids.get(id(d.statement)) if d.statement else None,
                        )
                        for d in m.delegations
                    ],
                    mediators=self.all_of(m.mediators),
                    agenda=self.spans(m.agenda),
                )
            )

    def checks(self, checks: Sequence[FoundCheck]) -> None:
        for n, c in enumerate(checks, 1):
            self.reading.checks.append(Check(f"c{n}", c.kind, c.verdict, c.detail, self.spans(c.spans)))


def key_of(toponym: Toponym) -> str:
    """What mentions of one place share: the gazetteer's id, else the name."""
    return toponym.record.id if toponym.record else f"name:{toponym.name}"
