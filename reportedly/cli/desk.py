"""`reportedly desk`, `reportedly serve`, `reportedly example`: a ledger in the browser and over HTTP."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import BadRequest, MissingPart

if TYPE_CHECKING:
    from fastapi import FastAPI

LEDGER = Annotated[
    str, typer.Option(metavar="FILE", help="The ledger: a file or postgresql://user@host/name.")
]
PORT = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")]
QUIET = Annotated[bool, typer.Option("--no-browser", help="Open no browser; only print the address.")]
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def desk(ledger: LEDGER, port: PORT = 8642, no_browser: QUIET = False) -> int:
    """Open the desk on a ledger: a page on this machine, for this machine only."""
    return show(application(ledger, None), "127.0.0.1", port, browser=not no_browser)


def serve(
    ledger: LEDGER,
    port: PORT = 8642,
    host: Annotated[
        str, typer.Option(help="The address to listen on; any but this machine's own needs --accounts.")
    ] = "127.0.0.1",
    accounts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Let in only who has an account in this file.")
    ] = None,
    add_account: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Add an account or change its password, asked for on the way; then end."
        ),
    ] = None,
    role: Annotated[
        str, typer.Option(help="The role of the account to add: reader, coder or editor.")
    ] = "coder",
) -> int:
    """Serve a ledger over HTTP: the API with /openapi.json, the feeds and the desk."""
    if add_account is not None:
        if accounts is None:
            raise BadRequest("--add-account goes with --accounts FILE")
        from reportedly.api.access import Accounts

        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        Accounts(accounts).set(add_account, password, role)
        print(f"{add_account} may come in as {role}", file=sys.stderr)
        return 0
    if host not in LOOPBACK and accounts is None:
        raise BadRequest(f"on {host} others could read and change the ledger: give --accounts FILE as well")
    return show(application(ledger, accounts), host, port, browser=False)


def example(
    ledger: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Where to write the ledger; without it, to a temporary folder."),
    ] = None,
    port: PORT = 8642,
    no_browser: QUIET = False,
) -> int:
    """Open the desk on the bundled example: fifteen reports of one invented situation in Casamance."""
    import tempfile

    from reportedly.cli.add import add

    reports = Path(__file__).parents[1] / "data" / "examples" / "casamance"
    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        where = ledger or str(Path(folder) / "casamance.db")
        code = add([str(reports / "manifest.jsonl")], ledger=where)
        return code or show(application(where, None), "127.0.0.1", port, browser=not no_browser)


def application(ledger: str, accounts: Path | None) -> FastAPI:
    try:
        from reportedly.api import make_app, open_desk
        from reportedly.desk import serve_desk
    except ModuleNotFoundError as error:
        raise MissingPart(f"the desk needs {error.name}: pip install {error.name}") from None
    return serve_desk(make_app(open_desk(ledger, accounts)))


def show(app: FastAPI, host: str, port: int, *, browser: bool) -> int:
    """Listen until Control-C; the address goes to standard output once it answers."""
    import socket
    import webbrowser

    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        raise BadRequest(
            f"cannot listen on {host}, port {port}: {error.strerror or error}; --port 0 takes one that is free"
        ) from None
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    listening.listen(128)
    print(address, flush=True)
    print("reportedly: Control-C ends it", file=sys.stderr)
    if browser:
        webbrowser.open(address)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[listening])
    return 0
