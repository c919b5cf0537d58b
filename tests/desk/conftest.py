from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.api import Desk, make_app, open_desk
from reportedly.desk import listening, serve_desk
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
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on the example; what a test does at it stays for the next one."""
    held = open_desk(str(shutil.copy(example_ledger(), tmp_path_factory.mktemp("desk") / "copy.db")))
    yield held
    held.holdings.ledger.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def address(desk: Desk) -> Iterator[str]:
    """Where it listens."""
    with listening(serve_desk(make_app(desk))) as where:
        yield where


@pytest.fixture
def act_as(desk: Desk) -> Callable[[str, str, str, Any], None]:
    """Acts of other people, as they would be added at other desks on the same ledger."""

    def act(who: str, kind: str, subject: str, after: Any) -> None:
        desk.acts.add(who, kind, subject, after)

    return act


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
