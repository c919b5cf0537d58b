"""Actors: who accuses, denies, meets, attacks whom, and which names a person said are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from reportedly.api import facts
from reportedly.api.alike import alike
from reportedly.api.answers import as_csv, as_json, unchanged
from reportedly.api.facts import Fact
from reportedly.api.holdings import Row
from reportedly.api.params import ActorsParams, Nothing, TieParams
from reportedly.api.reports import heads_of
from reportedly.api.shown import discreet, having, tallied
from reportedly.api.state import Desk
from reportedly.errors import BadRequest

router = APIRouter(tags=["actors"])
Tie = tuple[str, str, str]  # one, relation, other


def tie_facts(incident: Row) -> Iterator[Fact]:
    return (fact for fact, _ in facts.ties(incident))


def ties(request: Request) -> Counter[Tie]:
    """How often who accuses, denies, meets or attacks whom."""
    desk: Desk = request.app.state.desk
    found: Counter[Tie] = Counter()
    for told, number in tallied(desk, desk.at_a_glance(request.state.person), "tie", tie_facts).items():
        one, relation, other = told.split("\t")
        found[one, relation, other] = number
    found.update(tie for tie, _ in accusations(request))
    return found


def accusations(request: Request) -> Iterator[tuple[Tie, Row]]:
    """Who accuses whom, with the words, from the events of that type alone; a report that has marked passages is read for what it may show."""
    desk: Desk = request.app.state.desk
    into, discretion = desk.judgement.merged(), desk.at_a_glance(request.state.person)
    events = [*desk.holdings.events_of("ACCUSE")]
    reports = {event["report"] for event in events}
    heads = {head["report"]: head for head in reversed(heads_of(request, of=reports))}
    for event in events:
        head = heads.get(event["report"])
        if head is None:
            continue
        report, row = event["report"], event
        if report in discretion.veils:
            held = desk.holdings.reading(report)
            reading = held and discretion.reading(held)
            if not reading:
                continue
            row = next(e for e in reading["events"] if e["id"] == event["id"])
            known = {actor["id"]: actor for actor in reading["actors"]}
            sides = {
                side: [known[id] for id in row[side] if id in known] for side in ("actors", "recipients")
            }
            row = {**row, **sides}
        told = row["evidence"] or row["triggers"]
        evidence = {
            "report": report,
            "title": head["title"],
            "day": head["published"],
            "event": event["id"],
            "words": told[0]["text"],
            "start": row["triggers"][0]["start"],
        }
        for accuser in row["actors"]:
            for accused in row["recipients"]:
                one, other = (into.get(side["name"], side["name"]) for side in (accuser, accused))
                if one != other:
                    yield (one, "accuses", other), evidence


@router.get("/api/actors")
def actors(request: Request, params: Annotated[ActorsParams, Query()]) -> Response:
    """The most involved names, the ties between them, and what was merged."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    discretion, into = desk.at_a_glance(request.state.person), desk.judgement.merged()
    found = ties(request)
    weight: Counter[str] = Counter()
    for (one, _, other), number in found.items():
        weight[one] += number
        weight[other] += number
    known: dict[str, Row] = {}
    for told, _ in sorted(
        tallied(desk, discretion, "party", facts.parties).items(), key=lambda p: (-p[1], p[0])
    ):
        name, *rest = told.split("\t")
        known.setdefault(
            name, dict(zip(("country", "sector", "code"), (part or None for part in rest), strict=True))
        )
    names = sorted({*weight, *known} - {*into}, key=lambda name: (-weight[name], name))
    listed = {*names[: params.most]}
    among = Counter({tie: n for tie, n in found.items() if tie[0] in listed and tie[2] in listed})
    nothing = dict.fromkeys(("country", "sector", "code"))
    return as_json(
        request,
        {
            "total": len(names),
            "actors": [
                {"name": name, "weight": weight[name], **known.get(name, nothing)}
                for name in names[: params.most]
            ],
            "edges": edges(among),
            "merged": into,
            "alike": alike(names[: params.most]),
        },
    )


def edges(found: Counter[Tie]) -> list[Row]:
    """The ties as rows, the most frequent first."""
    keys = sorted(found, key=lambda tie: (-found[tie], tie))
    return [
        {"from": one, "relation": relation, "to": other, "count": found[one, relation, other]}
        for one, relation, other in keys
    ]


@router.get("/api/actors/evidence")
def evidence(request: Request, params: Annotated[TieParams, Query()]) -> Response:
    """What a tie between two actors stands on: the incidents, the newest first, and the words of who denies or accuses."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    picture, discretion = desk.picture(), desk.at_a_glance(request.state.person)
    tie = (params.from_, params.relation, params.to)
    words = [told for one, told in accusations(request) if one == tie]
    there = having(desk, discretion, "tie", facts.value(tie), tie_facts)
    places = picture.in_order(there)[::-1][: params.limit]
    items = [
        {"incident": row["id"], "title": row["title"], "day": row["start"], **told}
        for row in discreet(desk, discretion, picture.rows(places))
        for fact, told in facts.ties(row)
        if fact == tie
    ]
    total = len(words) + tallied(desk, discretion, "tie", tie_facts)[facts.value(tie)]
    return as_json(request, {"total": total, "items": [*words, *items][: params.limit]})


@router.get("/api/actors.csv")
def actors_csv(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """All ties, however many."""
    return as_csv(request, ["from", "relation", "to", "count"], edges(ties(request)), "actors")


def check_merge(subject: str, after: Row | None) -> None:
    """A merge names another actor."""
    if after is not None and (not after.get("into") or f"actor:{after['into']}" == subject):
        raise BadRequest('a merge needs another actor: {"into": name}')


__all__ = ["check_merge", "router"]
