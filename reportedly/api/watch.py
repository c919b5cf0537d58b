"""Watch: saved searches, an Atom feed for each, and what changed since a day, with the report that caused it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import parse_qs
from xml.etree import ElementTree as xml

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportedly.api.answers import as_csv, as_json, tag, unchanged
from reportedly.api.holdings import Row
from reportedly.api.incidents import NotThere, discreet, seen
from reportedly.api.params import FilterParams, Nothing, SinceParams
from reportedly.api.reports import heads_of
from reportedly.api.review import allowed
from reportedly.api.state import Desk
from reportedly.errors import BadRequest

router = APIRouter(tags=["watch"])
ATOM = "http://www.w3.org/2005/Atom"
FEED_MOST = 200
CHANGE_COLUMNS = ["day", "kind", "incident", "title", "source", "words", "from", "to", "measure", "report"]


class NewSearch(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=120)
    query: str = Field(max_length=4000, description="The filter state as it stands behind the `?`")


def read_query(query: str) -> FilterParams:
    held: dict[str, Any] = {}
    for name, values in parse_qs(query.lstrip("?"), keep_blank_values=True).items():
        field = FilterParams.model_fields.get(name)
        held[name] = values if field is not None and field.annotation == list[str] else values[-1]
    try:
        params = FilterParams.model_validate(held)
        params.filters()
    except ValidationError as error:
        first = error.errors()[0]
        raise BadRequest(
            f"the search has a wrong {'.'.join(map(str, first['loc']))}: {first['msg']}"
        ) from None
    return params


@router.get("/api/searches")
def searches(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """The saved searches, with how many incidents each finds now."""
    desk: Desk = request.app.state.desk
    picture = desk.picture()
    items = []
    for id, held in saved(desk).items():
        items.append({"id": id, **held, "total": picture.ask(read_query(held["query"]).filters()).total})
    return as_json(request, {"items": items})


def saved(desk: Desk) -> dict[str, Row]:
    return {
        act.subject.removeprefix("search:"): {**act.after, "who": act.who, "at": act.at}
        for act in desk.acts.holding("search")
    }


@router.post("/api/searches", status_code=201)
def save(request: Request, new: NewSearch) -> Response:
    desk: Desk = request.app.state.desk
    person = allowed(request, "coder")
    read_query(new.query)
    id = hashlib.sha256(f"{person.name}\n{new.query}".encode("utf-8", "replace")).hexdigest()[:12]
    desk.acts.add(person.name, "search", f"search:{id}", {"name": new.name, "query": new.query.lstrip("?")})
    return as_json(request, {"id": id}, 201)


@router.delete("/api/searches/{id}")
def forget(request: Request, id: str) -> Response:
    desk: Desk = request.app.state.desk
    person = allowed(request, "coder")
    if saved(desk).get(id, {}).get("who") != person.name:
        raise NotThere(f"{person.name} has no saved search {id}")
    desk.acts.add(person.name, "search", f"search:{id}", None)
    return as_json(request, {"id": id})


@router.get("/feeds/{id}.atom")
def feed_of_search(request: Request, id: str, params: Annotated[Nothing, Query()]) -> Response:
    """A saved search as an Atom feed."""
    desk: Desk = request.app.state.desk
    held = saved(desk).get(id)
    if held is None:
        raise NotThere(f"there is no saved search {id}")
    return unchanged(request) or atom(request, read_query(held["query"]), held["name"])


@router.get("/feeds.atom")
def feed(request: Request, params: Annotated[FilterParams, Query()]) -> Response:
    """Any filter state as an Atom feed."""
    return unchanged(request) or atom(request, params, params.q or "all incidents")


def atom(request: Request, params: FilterParams, name: str) -> Response:
    """The newest incidents of a filter state; what is marked for care does not go out."""
    desk: Desk = request.app.state.desk
    picture = desk.picture()
    days = {head["report"]: head["published"] for head in picture.heads if head["published"]}
    xml.register_namespace("", ATOM)
    base = str(request.base_url).rstrip("/")
    root = xml.Element(f"{{{ATOM}}}feed")

    def add(parent: xml.Element, name: str, text: str | None = None, **attributes: str) -> xml.Element:
        child = xml.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        child.text = None if text is None else clean(text)
        return child

    entries = []
    for shown in discreet(desk, desk.in_feeds(), picture.ask(params.filters()).rows()):
        told = [days[m["report"]] for m in shown["events"] if m["report"] in days]
        entries.append((max(told, default="1970-01-01"), shown))
    entries.sort(key=lambda pair: (pair[0], pair[1]["id"]), reverse=True)
    add(root, "title", f"reportedly: {name}")
    add(
        root,
        "id",
        f"urn:reportedly:search:{hashlib.sha256(str(request.url.query).encode()).hexdigest()[:16]}:{name[:40]}",
    )
    add(root, "updated", stamp(entries[0][0] if entries else None))
    add(root, "link", rel="self", href=str(request.url))
    add(add(root, "author"), "name", "reportedly")
    for day, incident in entries[:FEED_MOST]:
        entry = add(root, "entry")
        add(entry, "title", incident["title"])
        add(entry, "id", f"urn:reportedly:incident:{incident['id']}")
        add(entry, "updated", stamp(day))
        add(entry, "link", rel="alternate", href=f"{base}/incident/{incident['id']}")
        add(entry, "category", term=incident["type"])
        add(entry, "category", term=incident["status"])
        add(entry, "summary", sentence(incident))
    body = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(body, media_type="application/atom+xml", headers={"ETag": tag(request)})


def sentence(incident: Row) -> str:
    """ "contested; says: the army; denies: the MFDC; 1 independent source" """
    parts = [incident["status"]]
    for word, side in (("says", "asserted_by"), ("denies", "disputed_by")):
        names = list(dict.fromkeys(claim["source"] or "an unnamed source" for claim in incident[side]))
        if names:
            parts.append(f"{word}: {', '.join(names[:6])}")
    number = incident["independent_sources"]
    return "; ".join([*parts, f"{number} independent source{'s' if number != 1 else ''}"])


def clean(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def stamp(day: str | None) -> str:
    return f"{day or '1970-01-01'}T00:00:00Z"


@router.get("/api/changes")
def changes(request: Request, params: Annotated[SinceParams, Query()]) -> Response:
    """What is new, raised, denied, withdrawn since a day, and the report that it comes from."""
    if same := unchanged(request):
        return same
    rows = change_rows(request, params)
    return as_json(
        request,
        {
            "since": params.since,
            "clock": params.clock,
            "looked_at": last_look(request),
            "now": datetime.now(UTC).date().isoformat(),
            "total": len(rows),
            "items": rows[: params.limit],
        },
    )


@router.get("/api/looked")
def looked(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """When this person last said to have looked at what changed; a moment that `since` takes."""
    return as_json(request, {"looked_at": last_look(request)})


def last_look(request: Request) -> str | None:
    desk: Desk = request.app.state.desk
    found = [act.at for act in desk.acts.holding("look") if act.who == request.state.person.name]
    return found[-1] if found else None


@router.get("/api/changes.csv")
def changes_csv(request: Request, params: Annotated[SinceParams, Query()]) -> Response:
    return as_csv(request, CHANGE_COLUMNS, change_rows(request, params, out=True), "changes")


def first_days(heads: list[Row], clock: str, *, exact: bool = False) -> dict[str, str]:
    """The day on which each report first came out, or into the ledger; what has no date counts from the day it came in.

    `exact` gives the moment of coming in.
    """
    found: dict[str, str] = {}
    for head in heads:
        recorded = (head["recorded_at"] or "")[: None if exact else 10]
        day = (recorded if clock == "recorded" else head["published"]) or recorded or head["published"] or ""
        if head["report"] and day:
            found[head["report"]] = min(day, found.get(head["report"], day))
    return found


def change_rows(request: Request, params: SinceParams, *, out: bool = False) -> list[Row]:
    desk: Desk = request.app.state.desk
    picture = desk.picture()
    exact = len(params.since or "") > len("2026-03-09")  # since a moment: by when reports came in
    clock = "recorded" if exact else params.clock
    day_of, printed = first_days(picture.heads, clock, exact=exact), first_days(picture.heads, "said")
    title_of = {head["report"]: head["title"] for head in heads_of(request, out=out)}
    after = params.since or ""
    rows: list[Row] = []
    incidents = (
        discreet(desk, desk.going_out(), picture.incidents) if out else seen(request, picture.incidents)
    )
    for incident in incidents:
        reports = {member["report"] for member in incident["events"]}
        told = sorted((day_of.get(id, ""), printed.get(id, ""), id) for id in reports)
        first = told[0][-1]
        base = {"incident": incident["id"], "title": incident["title"], "status": incident["status"]}

        def note(kind: str, report: str, base: Row = base, **more: Any) -> None:
            day = day_of.get(report, "")
            if day > after or not after:
                title = title_of.get(report)
                rows.append(
                    {**base, "day": day[:10], "kind": kind, "report": report, "report_title": title, **more}
                )

        note("new", first)
        for claim in incident["disputed_by"]:
            note("denied", claim["report"], source=claim["source"], words=claim["words"])
        for claim in incident["asserted_by"]:
            if claim["report"] != first and claim["source"]:
                note("asserted", claim["report"], source=claim["source"], words=claim["words"])
        for figure in incident["figures"]:
            claims = figure["claims"]
            for claim in claims:
                later = claim.get("superseded_by")
                if isinstance(later, int) and later < len(claims):
                    new = claims[later]
                    old_n, new_n = (
                        next((c[b] for b in ("best", "low", "high") if c[b] is not None), None)
                        for c in (claim, new)
                    )
                    if old_n is not None and new_n is not None and old_n != new_n:
                        note(
                            "raised" if new_n > old_n else "lowered",
                            new["report"],
                            source=new["source"],
                            measure=figure["measure"],
                            **{"from": old_n, "to": new_n},
                        )
                if claim.get("withdrawn"):
                    note("withdrawn", claim["report"], source=claim["source"], measure=figure["measure"])
    return sorted(rows, key=lambda row: (row["day"], row["incident"], row["kind"]), reverse=True)
