"""The application: every address, who may call it, and how a fault is told.

Every address answers JSON (or a twin of it); what a caller can mend is one sentence with 422, 404 or 403, never a trace.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from reportedly import __version__
from reportedly.api import (
    actors,
    changes,
    exports,
    incidents,
    metrics,
    reports,
    review,
    session,
    sources,
    threads,
    watch,
)
from reportedly.api.access import COOKIE, DESK, LOOPBACK, same_token
from reportedly.api.incidents import NotThere
from reportedly.api.review import Forbidden
from reportedly.api.state import Desk
from reportedly.errors import BadLedger, ReportedlyError

log = logging.getLogger(__name__)
OPEN = {"/api/me", "/api/login", "/api/logout"}  # what one may call before the log-in; pages and scripts too
CALLS = ("/api/", "/feeds", "/export/", "/openapi.json", "/metrics")
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Fault(BaseModel):
    """What is wrong and what to do about it, in one sentence."""

    error: str


FAULTS: dict[int | str, dict[str, Any]] = {
    code: {"model": Fault, "description": says}
    for code, says in {
        401: "log in first",
        403: "not with this role, or not from this page",
        404: "it is not in this ledger",
        415: "a change comes as JSON",
        421: "not under this host name",
        422: "a parameter is wrong",
        503: "the ledger cannot be used now",
    }.items()
}
Next = Callable[[Request], Awaitable[Response]]


def make_app(desk: Desk) -> FastAPI:
    """The API over a desk; with accounts nobody gets in without a log-in."""
    app = FastAPI(
        title="reportedly",
        version=__version__,
        description="What reports claim, by whom, contested by whom. Every filter is a parameter, every state a link.",
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = desk
    app.state.metrics = metrics.Metrics()
    for part in (
        incidents,
        reports,
        threads,
        actors,
        sources,
        review,
        watch,
        changes,
        exports,
        session,
        metrics,
    ):
        app.include_router(part.router, responses=FAULTS)

    @app.middleware("http")
    async def guard(request: Request, call: Next) -> Response:
        began = time.perf_counter()
        refused = admit(desk, request)
        response = refused or await call(request)
        app.state.metrics.note(request, response.status_code, time.perf_counter() - began)
        response.headers.update(HEADERS)
        if request.url.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-cache"  # the names carry no hash: ask whether it changed
        return response

    @app.exception_handler(RequestValidationError)
    async def wrong_parameter(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = [str(part) for part in first["loc"] if part not in {"query", "body", "path"}]
        if first["type"] == "json_invalid":
            sentence = "the request is not valid JSON"
        elif first["type"] == "extra_forbidden":
            sentence = f"there is no parameter {'.'.join(where)} here"
        else:
            sentence = f"{'.'.join(where) or 'the request'}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        return JSONResponse({"error": sentence[:500]}, 422)

    @app.exception_handler(ReportedlyError)
    async def told(request: Request, error: ReportedlyError) -> JSONResponse:
        codes = {NotThere: 404, Forbidden: 403, BadLedger: 503}
        code = next((code for kind, code in codes.items() if isinstance(error, kind)), 422)
        return JSONResponse({"error": str(error)}, code)

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> JSONResponse:
        code = 422 if error.status_code == 400 else error.status_code  # a body that no parser takes
        sentence = {
            404: "there is nothing at this address",
            405: "this address does not take that method",
            422: "the request cannot be read: it is broken off, not UTF-8 or nested too deep",
        }
        return JSONResponse({"error": sentence.get(code, str(error.detail))}, code, error.headers)

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> JSONResponse:
        log.error("%s %s", request.method, request.url.path, exc_info=error)
        return JSONResponse(
            {"error": "a fault of the program, not yours; its log has the rest"}, 500, HEADERS
        )

    return app


def admit(desk: Desk, request: Request) -> Response | None:
    """None for who may come in, else the refusal. A changing request has to come from the desk's own page."""
    path = request.url.path
    changing = request.method not in {"GET", "HEAD", "OPTIONS"}
    if changing and request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return refusal("requests from other sites are refused", 403)
    if desk.accounts is None:
        host = request.headers.get("host", "").rsplit(":", 1)[0] if request.headers.get("host") else ""
        if host.strip("[]") not in {name.strip("[]") for name in LOOPBACK} and host != "[::1]":
            return refusal(
                "this desk answers only under the name of this machine (127.0.0.1 or localhost)", 421
            )
        if (
            changing
            and not request.headers.get("content-type", "").startswith("application/json")
            and request.method != "DELETE"
        ):
            return refusal("a change comes as application/json", 415)
        request.state.person = DESK
        return None
    person = desk.accounts.person(request.cookies.get(COOKIE))
    request.state.person = person
    if not path.startswith(CALLS) or path in OPEN or (path == "/metrics" and is_from_here(request)):
        return None
    if person is None:
        return refusal("log in first", 401)
    if changing and not same_token(person, request.headers.get("x-csrf-token")):
        return refusal("the token against forged requests is missing or wrong: load the page again", 403)
    return None


def is_from_here(request: Request) -> bool:
    """Whether a request comes from this machine, and not for somebody behind a proxy on it."""
    here = request.client is not None and request.client.host in LOOPBACK
    return here and "x-forwarded-for" not in request.headers and "forwarded" not in request.headers


def refusal(sentence: str, code: int) -> JSONResponse:
    return JSONResponse({"error": sentence}, code)
