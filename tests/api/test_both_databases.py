"""The API answers alike on SQLite and on PostgreSQL, and so do acts and what follows from them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.api import make_app, open_desk
from reportedly.intake.readings import report_of
from reportedly.ledger import Entry, Ledger
from tests.api.conftest import first_event
from tests.ledger.told import entry
from tests.ledger.told import told as reading_told

ADDRESSES = (
    "/api/situation", "/api/situation?type=ASSAULT&since=2026-03-05", "/api/situation?q=helicopter", "/api/situation?box=-18,12,-14,14",
    "/api/incidents?limit=1000", "/api/incidents?order=desc&limit=5", "/api/incidents.csv", "/api/incidents.geojson?status=contested",
    "/api/events?limit=1000", "/api/statements?limit=1000", "/api/figures?limit=1000", "/api/reports", "/api/ceasefires", "/api/talks",
    "/api/actors", "/api/sources", "/api/coverage", "/api/review?limit=500", "/api/changes?limit=2000", "/api/agreement", "/feeds.atom",
    "/export/acled", "/export/gdelt", "/export/geojson?type=ASSAULT", "/export/plover?status=contested",
)  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z|\b1[789]\d{8}\b")  # when something came in


@pytest.fixture(scope="module")
def both(
    new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory, whole: Path
) -> Iterator[tuple[TestClient, TestClient]]:
    """The same reports in a ledger on either database, in the same order."""
    clients = []
    with Ledger.open(whole) as held:
        readings = [reading for _, reading in held.readings()]
    for where in (str(tmp_path_factory.mktemp("both") / "l.db"), new_database()):
        with Ledger.open(where, who="tester") as ledger:
            ledger.add_all([Entry(report_of(reading), reading) for reading in readings])
        clients.append(TestClient(make_app(open_desk(where)), base_url="http://127.0.0.1"))
    yield clients[0], clients[1]
    for client in clients:
        client.app.state.desk.holdings.ledger.close()


@pytest.fixture(scope="module")
def whole() -> Path:
    from tests.desk_ledger import example_ledger

    return example_ledger()


def told(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return MOMENT.sub("", answer.text)


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_answer_is_the_same(both, path):
    lite, server = (told(client, path) for client in both)
    assert lite == server
    assert len(lite) > 20


def test_acts_and_their_undoing_are_the_same(both):
    answers = []
    for client in both:
        event = first_event(client)
        body = {"kind": "decide", "subject": f"event:{event['id']}", "after": {"verdict": "reject"}}
        assert client.post("/api/acts", json=body).status_code == 201
        without = told(client, "/export/geojson")
        assert client.post("/api/undo", json={}).status_code == 200
        log = client.get("/api/acts").json()
        assert log["chain"] is None
        answers.append((without, [(row["kind"], row["undone"]) for row in log["items"]]))
    assert answers[0] == answers[1]
    assert json.loads(answers[0][0])["features"]


def test_a_new_report_shows_on_both(both):

    for client in both:
        before = client.get("/api/situation").json()["total"]
        client.app.state.desk.holdings.ledger.add(entry(reading_told("2024-05-07")))
        assert client.get("/api/situation?background=true&q=Kassala").json()["total"] == 1
        assert client.get("/api/situation?background=true").json()["all"] > before
