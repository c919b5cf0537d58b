from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import make_app, open_desk
from reportedly.desk import serve_desk
from tests.desk_ledger import example_ledger

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with playwright.sync_playwright() as started:
        held = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield held
        held.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk on the example, listening; what a test does at it stays for the next one."""
    import uvicorn

    ledger = shutil.copy(example_ledger(), tmp_path_factory.mktemp("desk") / "copy.db")
    desk = open_desk(str(ledger))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    server = uvicorn.Server(uvicorn.Config(serve_desk(make_app(desk)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)
    listening.close()
    desk.holdings.ledger.close()  # type: ignore[attr-defined]


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page that fails its test when a script throws, when the policy is broken, or when anything asks another host."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 900}, accept_downloads=True
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(f"thrown: {error}"))
    opened.on(
        "console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None
    )
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else faults.append(f"asked {request.url}")
        ),
    )
    yield opened
    context.close()
    assert not faults


def api(page: Any, path: str) -> Any:
    return page.request.get(path).json()
