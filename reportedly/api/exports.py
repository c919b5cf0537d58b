"""Exports: every format that `reportedly.formats` can write, over the address bar."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from reportedly.acts.leaving import Leaving
from reportedly.api.answers import as_json
from reportedly.api.incidents import NotThere
from reportedly.api.params import FilterParams, Nothing
from reportedly.api.state import Desk
from reportedly.formats import FORMATS
from reportedly.formats.exporting import stream
from reportedly.formats.wanted import Wanted, telling

router = APIRouter(tags=["exports"])


@router.get("/api/formats")
def formats(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """The formats that this installation can write."""
    return as_json(request, {"items": known()})


def known() -> list[str]:
    return list(FORMATS)


class ExportParams(FilterParams):
    """How an export is made, and of which incidents."""

    policy: Literal["ucdp", "cautious", "latest-official"] = Field(
        "ucdp", description="How one number is made of several"
    )


@router.get("/export/{format}")
def export(request: Request, format: str, params: Annotated[ExportParams, Query()]) -> StreamingResponse:
    """What a filter state shows in one of the field's formats; without any filter the whole ledger, speech too.

    What earlier years brought is in it where `background` asks for it. What people marked for care stays in or is blacked out, and
    what they decided is carried out: a rejected event is gone, a corrected one is as corrected. `reportedly export` writes the same with
    a manifest.
    """
    if format not in FORMATS:
        raise NotThere(f"there is no format {format} here; there are: {', '.join(FORMATS)}")
    desk: Desk = request.app.state.desk
    kind, holdings = FORMATS[format], desk.holdings
    filtered = params.model_fields_set & (set(FilterParams.model_fields) - {"background"})
    told = holdings.incidents(policy=params.policy, speech=kind.speech and not filtered)
    if filtered:
        shown = desk.picture().shown(params.filters())
        chosen = [row for row in told if row["id"] in shown]
        printed = [*telling(chosen, holdings.publications())]
    else:
        chosen, printed = Wanted(background=params.background).of(told, holdings.publications())
    incidents, publications = Leaving(desk.judgement).all(chosen, printed)
    body = stream(format, incidents, publications, policy=params.policy)
    name = f"reportedly-{format}{kind.suffix}"
    return StreamingResponse(
        body, media_type=kind.media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
