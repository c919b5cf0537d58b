"""Actors: who accuses, denies, meets, attacks whom, and which names a person said are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from reportedly.api.answers import as_csv, as_json, unchanged
from reportedly.api.holdings import Row
from reportedly.api.incidents import seen
from reportedly.api.params import Nothing
from reportedly.api.reports import heads_of
from reportedly.api.state import Desk
from reportedly.errors import BadRequest

router = APIRouter(tags=["actors"])
RELATIONS = {
    "ASSAULT": "attacks", "COERCE": "attacks", "CONSULT": "meets", "AGREE": "meets",
}  # fmt: skip
STANCES = {"accuse": "accuses"}


def edges(request: Request) -> tuple[list[Row], dict[str, int]]:
    """(from, relation, to) with the evidence of each, and how often each name takes part."""
    desk: Desk = request.app.state.desk
    into = desk.judgement.merged()
    held: dict[tuple[str, str, str], list[Row]] = {}
    weight: dict[str, int] = {}

    def tie(one: str, relation: str, other: str, evidence: Row) -> None:
        one, other = into.get(one, one), into.get(other, other)
        if one == other:
            return
        held.setdefault((one, relation, other), []).append(evidence)
        for name in (one, other):
            weight[name] = weight.get(name, 0) + 1

    for row in seen(request, desk.picture().incidents):
        relation = RELATIONS.get(row["type"])
        evidence = {"incident": row["id"], "title": row["title"], "day": row["start"]}
        if relation == "meets":
            names = list(dict.fromkeys(p["name"] for p in [*row["actors"], *row["recipients"]]))
            for at, one in enumerate(names):
                for other in names[at + 1 :]:
                    tie(one, "meets", other, evidence)
                    tie(other, "meets", one, evidence)
        elif relation:
            for one in row["actors"]:
                for other in row["recipients"]:
                    tie(one["name"], relation, other["name"], evidence)
        asserting = list(dict.fromkeys(c["source"] for c in row["asserted_by"] if c["source"]))
        for denial in row["disputed_by"]:
            for source in asserting:
                if denial["source"]:
                    words = {**evidence, "report": denial["report"], "words": denial["words"]}
                    tie(denial["source"], "denies", source, words)
    for event in accusations(request):
        words = event["evidence"][0]["text"] if event["evidence"] else event["triggers"][0]["text"]
        evidence = {
            **{key: event[key] for key in ("report", "title", "day")},
            "event": event["id"],
            "words": words,
            "start": event["triggers"][0]["start"],
        }
        for accuser in event["actors"]:
            for accused in event["recipients"]:
                tie(accuser["name"], "accuses", accused["name"], evidence)
    rows = [
        {"from": one, "relation": relation, "to": other, "count": len(evidence), "evidence": evidence[:50]}
        for (one, relation, other), evidence in held.items()
    ]
    return sorted(rows, key=lambda row: (-row["count"], row["from"], row["relation"], row["to"])), weight


def accusations(request: Request) -> Iterator[Row]:
    """Who accuses whom, from the events of that type alone; a report that has marked passages is read for what it may show."""
    desk: Desk = request.app.state.desk
    discretion = desk.shown_to(request.state.person)
    heads = {head["report"]: head for head in reversed(heads_of(request))}
    for event in desk.holdings.events_of("ACCUSE"):
        head = heads.get(event["report"])
        if head is None:
            continue
        facts = {"title": head["title"], "day": head["published"]}
        if event["report"] not in discretion.veils:
            yield {**event, **facts}
        elif (held := desk.holdings.reading(event["report"])) and (reading := discretion.reading(held)):
            row = next(e for e in reading["events"] if e["id"] == event["id"])
            known = {actor["id"]: actor for actor in reading["actors"]}
            sides = {
                side: [known[id] for id in row[side] if id in known] for side in ("actors", "recipients")
            }
            yield {**row, **sides, **facts, "report": event["report"]}


@router.get("/api/actors")
def actors(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """The names, the most involved first, the ties between them with their evidence, and what was merged."""
    if same := unchanged(request):
        return same
    desk: Desk = request.app.state.desk
    into = desk.judgement.merged()
    ties, weight = edges(request)
    known: dict[str, Row] = {}
    for row in seen(request, desk.picture().incidents):
        for party in [*row["actors"], *row["recipients"]]:
            known.setdefault(party["name"], party)
    names = sorted({*weight, *known}, key=lambda name: (-weight.get(name, 0), name))
    return as_json(
        request,
        {
            "actors": [
                {
                    "name": name,
                    "weight": weight.get(name, 0),
                    **{key: known.get(name, {}).get(key) for key in ("country", "sector", "code")},
                }
                for name in names
                if name not in into
            ],
            "edges": ties,
            "merged": into,
        },
    )


@router.get("/api/actors.csv")
def actors_csv(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    ties, _ = edges(request)
    return as_csv(request, ["from", "relation", "to", "count"], ties, "actors")


def check_merge(subject: str, after: Row | None) -> None:
    """A merge names another actor."""
    if after is not None and (not after.get("into") or f"actor:{after['into']}" == subject):
        raise BadRequest('a merge needs another actor: {"into": name}')


__all__ = ["check_merge", "router"]
