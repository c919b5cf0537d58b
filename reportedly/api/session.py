"""Coming in and going out, and who one is."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from reportedly.api.access import COOKIE, HOURS, Accounts
from reportedly.api.state import Desk

router = APIRouter(tags=["session"])


class LogIn(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(max_length=64)
    password: str = Field(max_length=1024)


@router.get("/api/me")
def me(request: Request) -> dict[str, object]:
    """Who one is, what one may do, and the token that changing requests have to bring."""
    desk: Desk = request.app.state.desk
    person = request.state.person
    return {
        "accounts": desk.accounts is not None,
        "name": person.name if person else None,
        "role": person.role if person else None,
        "token": person.token if person else None,
    }


@router.post("/api/login")
def log_in(request: Request, given: LogIn, response: Response) -> object:
    from fastapi.responses import JSONResponse

    accounts: Accounts | None = request.app.state.desk.accounts
    if accounts is None:
        return {"name": "desk", "role": "editor"}
    address = request.client.host if request.client else "?"
    keys = [f"name:{given.name}", f"address:{address}"]
    if accounts.limited(keys):
        return JSONResponse(
            {"error": "too many failed log-ins: wait five minutes"}, 429, {"Retry-After": "300"}
        )
    found = accounts.log_in(given.name, given.password, keys)
    if found is None:
        return JSONResponse({"error": "the name or the password is wrong"}, 401)
    session, person = found
    response.set_cookie(
        COOKIE,
        session,
        max_age=HOURS * 3600,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return {"name": person.name, "role": person.role, "token": person.token}


@router.post("/api/logout")
def log_out(request: Request, response: Response) -> dict[str, bool]:
    accounts: Accounts | None = request.app.state.desk.accounts
    if accounts:
        accounts.log_out(request.cookies.get(COOKIE))
    response.delete_cookie(COOKIE)
    return {"out": True}
