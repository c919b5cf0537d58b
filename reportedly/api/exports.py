"""Exports: every format that `reportedly.formats` can write, over the address bar."""

from __future__ import annotations

import importlib
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from reportedly.api.answers import as_json
from reportedly.api.incidents import NotThere
from reportedly.api.params import Nothing

router = APIRouter(tags=["exports"])


@router.get("/api/formats")
def formats(request: Request, params: Annotated[Nothing, Query()]) -> Response:
    """The formats that this installation can write."""
    return as_json(request, {"items": known()})


def known() -> list[str]:
    try:
        module = importlib.import_module("reportedly.formats.exporting")
    except ImportError:
        return []
    return sorted(getattr(module, "FORMATS", ()))


@router.get("/export/{format}")
def export(request: Request, format: str, params: Annotated[Nothing, Query()]) -> Response:
    """The ledger in one of the field's formats; `reportedly export` writes the same with a manifest."""
    if format not in known():
        raise NotThere(f"there is no format {format} here; there are: {', '.join(known()) or 'none'}")
    module = importlib.import_module("reportedly.formats.exporting")
    body, kind, name = module.export(format, request.app.state.desk.holdings)
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
