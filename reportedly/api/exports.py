"""Exports: every format that `reportedly.formats` can write, over the address bar."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from reportedly.api.answers import as_json
from reportedly.api.decided import decided
from reportedly.api.incidents import NotThere
from reportedly.api.merges import renamed
from reportedly.api.params import FilterParams, Nothing
from reportedly.api.state import Desk, seen_incident
from reportedly.formats import FORMATS
from reportedly.formats.exporting import stream

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
    """What a filter state shows in one of the field's formats; without any filter the whole ledger, background and speech too.

    Reports that are marked sensitive or restricted stay out, and what people decided is carried out: a rejected event is gone, a
    corrected one is as corrected. `reportedly export` writes the same with a manifest.
    """
    if format not in FORMATS:
        raise NotThere(f"there is no format {format} here; there are: {', '.join(FORMATS)}")
    desk: Desk = request.app.state.desk
    kind, holdings = FORMATS[format], desk.holdings
    left_out = desk.kept_in({"sensitive", "restricted"})
    filtered = params.model_fields_set & set(FilterParams.model_fields)
    shown = desk.picture().shown(params.filters()) if filtered else None
    final, into = desk.final(), desk.merged()
    incidents = []
    for told in holdings.incidents(policy=params.policy, speech=kind.speech and not filtered):
        if shown is None or told["id"] in shown:
            kept = seen_incident(renamed(told, into), left_out)
            kept = kept and decided(kept, final)
            incidents += [kept] if kept else []
    reports = {m["report"] for incident in incidents for m in incident["events"]}
    publications = [
        entry
        for entry in holdings.publications()
        if entry.report not in left_out and (not filtered or entry.report in reports)
    ]
    body = stream(format, incidents, publications, policy=params.policy)
    name = f"reportedly-{format}{kind.suffix}"
    return StreamingResponse(
        body, media_type=kind.media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
