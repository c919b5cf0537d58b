"""Watch: saved searches, and an Atom feed for each of them and for any filter state."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any
from urllib.parse import parse_qs
from xml.etree import ElementTree as xml

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportedly.api.answers import as_json, tag, unchanged
from reportedly.api.holdings import Row
from reportedly.api.incidents import NotThere
from reportedly.api.moments import Moments, first_days
from reportedly.api.params import FilterParams, Nothing
from reportedly.api.review import allowed
from reportedly.api.shown import discreet
from reportedly.api.state import Desk
from reportedly.errors import BadRequest

router = APIRouter(tags=["watch"])
ATOM = "http://www.w3.org/2005/Atom"
FEED_MOST = 200


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
    days = first_days(picture.heads, "said", undated=False)
    xml.register_namespace("", ATOM)
    base = str(request.base_url).rstrip("/")
    root = xml.Element(f"{{{ATOM}}}feed")

    def add(parent: xml.Element, name: str, text: str | None = None, **attributes: str) -> xml.Element:
        child = xml.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        child.text = None if text is None else clean(text)
        return child

    newest = Moments(picture, days).newest(picture.ask(params.filters()).chosen)
    entries: list[tuple[str, Row]] = []
    for at in range(0, len(newest), FEED_MOST):
        for shown in discreet(desk, desk.in_feeds(), picture.rows(newest[at : at + FEED_MOST])):
            told = [days[m["report"]] for m in shown["events"] if m["report"] in days]
            entries.append((max(told, default="1970-01-01"), shown))
        if len(entries) >= FEED_MOST:
            break
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
