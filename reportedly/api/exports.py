"""Exports: every format that `reportedly.formats` can write, over the address bar."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from reportedly.api.answers import as_json
from reportedly.api.incidents import NotThere
from reportedly.api.params import Nothing
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


class ExportParams(Nothing):
    """How an export is made."""

    policy: Literal["ucdp", "cautious", "latest-official"] = Field(
        "ucdp", description="How one number is made of several"
    )


@router.get("/export/{format}")
def export(request: Request, format: str, params: Annotated[ExportParams, Query()]) -> StreamingResponse:
    """The ledger in one of the field's formats; `reportedly export` writes the same with a manifest.

    Reports that are marked sensitive or restricted stay out.
    """
    if format not in FORMATS:
        raise NotThere(f"there is no format {format} here; there are: {', '.join(FORMATS)}")
    desk: Desk = request.app.state.desk
    kind, holdings = FORMATS[format], desk.holdings
    left_out = desk.kept_in({"sensitive", "restricted"})
    told = holdings.incidents(policy=params.policy, speech=kind.speech)
    incidents = [kept for incident in told if (kept := seen_incident(incident, left_out))]
    publications = [entry for entry in holdings.publications() if entry.report not in left_out]
    body = stream(format, incidents, publications, policy=params.policy)
    name = f"reportedly-{format}{kind.suffix}"
    return StreamingResponse(
        body, media_type=kind.media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
