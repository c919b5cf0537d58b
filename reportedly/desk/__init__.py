"""The desk: the built page, shipped as static files, and what serves it beside the API."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles

from reportedly.desk.listening import listening

__all__ = ["STATIC", "VIEWS", "listening", "serve_desk"]
STATIC = Path(__file__).parent / "static"
VIEWS = (
    "", "situation", "incident", "report", "talks", "actors", "review", "watch", "sources", "coverage", "login", "reports",
)  # fmt: skip


def serve_desk(app: FastAPI) -> FastAPI:
    """Add the desk's page to an API: each view is an address of its own that opens the same page."""

    def page(request: Request) -> Response:
        return FileResponse(
            STATIC / "index.html", media_type="text/html", headers={"Cache-Control": "no-cache"}
        )

    for view in VIEWS:
        app.add_api_route(f"/{view}", page, include_in_schema=False)
        if view:
            app.add_api_route(f"/{view}/{{rest:path}}", page, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")
    return app
