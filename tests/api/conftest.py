from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.api import make_app, open_desk
from reportedly.api.access import Accounts
from tests.desk_ledger import example_ledger
from tests.ledger.conftest import new_database, server

__all__ = ["new_database", "server"]  # fixtures of the ledger's tests


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return Path(shutil.copy(example_ledger(), tmp_path / "copy.db"))


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    desk = open_desk(str(ledger))
    with TestClient(make_app(desk), base_url="http://127.0.0.1") as client:
        yield client
    desk.holdings.ledger.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Accounts: amy edits, cal codes, ray reads."""
    path = tmp_path_factory.mktemp("accounts") / "accounts.json"
    held = Accounts(path)
    for name, role in (("amy", "editor"), ("cal", "coder"), ("ray", "reader")):
        held.set(name, f"{name}-has-a-long-password", role)
    return path


@pytest.fixture
def guarded(ledger: Path, accounts: Path) -> Iterator[TestClient]:
    """The API with accounts."""
    desk = open_desk(str(ledger), accounts)
    with TestClient(make_app(desk), base_url="http://desk.example") as client:
        yield client
    desk.holdings.ledger.close()  # type: ignore[attr-defined]


def first_event(client: TestClient, **headers: str) -> dict[str, Any]:
    row: dict[str, Any] = client.get("/api/events?limit=1", headers=headers).json()["items"][0]
    return row
