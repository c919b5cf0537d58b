"""How fast the desk is over a ledger of 100,000 events and as many incidents: opening it, the first view, a filter change, words, pages.

    python -m benchmarks.desk [--events 100000] [--ledger FILE|postgresql://…] [--browser] [--keep]

It fills a ledger of invented reports, leaves the incidents in it as `reportedly` does when it has worked them out, and asks the API as
the page asks it. --browser also opens the page in Chromium, and times what a person waits for. --keep writes docs/results/desk.md.
"""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import text

from benchmarks.ledger import SAMPLE, fill, settle
from benchmarks.page import look
from benchmarks.timing import Sheet, keep
from benchmarks.world import World, keep_incidents, multiply
from reportedly.api import Desk, make_app, open_desk
from reportedly.ledger import Ledger

WARM = 5
FILTER = 150
ASKED = {
    "first view": "/api/situation",
    "filter by type": "/api/situation?type=ASSAULT",
    "filter by type, status and time": "/api/situation?type=ASSAULT&status=contested&since=2014-03-01&until=2015-06-30",
    "filter by source": "/api/situation?source=Source+7",
    "the map of a filter by type": "/api/spots?type=ASSAULT",
    "filter by box": "/api/situation?box=20,40,40,60",
    "words": "/api/situation?q=shelling+village",
    "a phrase and the beginning of a word": "/api/situation?q=%22market+village%22+conv*",
    "page of the list": "/api/incidents?limit=200",
    "page of the list, filtered, backwards": "/api/incidents?limit=200&type=ASSAULT&order=desc",
}

VIEWS = {
    "sources": "/api/sources",
    "the incidents of one source": "/api/sources/incidents?source=Source+7&role=incidents",
    "what changed in the last month": "/api/changes?since=2023-11-30",
    "all that changed, the newest 200": "/api/changes",
    "coverage": "/api/coverage",
    "actors": "/api/actors",
    "talks": "/api/talks",
    "a feed": "/feeds.atom?type=ASSAULT",
}


def opened(where: str) -> Desk:
    desk = open_desk(where)
    desk.picture()
    return desk


def ask(desk: Desk, sheet: Sheet) -> None:
    client = TestClient(make_app(desk), base_url="http://127.0.0.1")
    for name, path in ASKED.items():
        assert client.get(path).status_code == 200
        sheet.time(name, [partial(fresh, desk, client, path)] * WARM, FILTER)
    for name, path in VIEWS.items():
        assert client.get(path).status_code == 200
        sheet.time(name, [partial(fresh, desk, client, path)] * WARM)
    held = client.get("/api/incidents?limit=20").json()["items"]
    client.get(f"/api/incidents/{held[0]['id']}")
    sheet.time("one incident", [partial(client.get, f"/api/incidents/{row['id']}") for row in held], FILTER)


def fresh(desk: Desk, client: TestClient, path: str) -> None:
    """Asked as if for the first time: the desk keeps its last answers."""
    desk.picture().forget()
    client.get(path)


def new_report(ledger: Ledger, desk: Desk, sheet: Sheet) -> None:
    """What a new incident costs who looks: the index grows by it."""
    with ledger.writing() as connection:
        last = connection.execute(text("SELECT max(id) FROM incidents")).scalar_one()
        connection.execute(
            text(
                "INSERT INTO incidents (build, incident, component, start, \"end\", type, status, country, body) SELECT build, incident || 'n', component, "
                'start, "end", type, status, country, body FROM incidents WHERE id = :last'
            ),
            {"last": last},
        )
    desk._picture.revision = ""  # type: ignore[union-attr]
    before = desk.picture().size
    sheet.time("the picture after a change of the ledger", [partial(grow, desk) for _ in range(WARM)])
    assert desk.picture().size == before


def grow(desk: Desk) -> None:
    desk._picture.revision = ""  # type: ignore[union-attr]
    desk.picture()


def run(where: str, events: int, browser: bool) -> tuple[str, Sheet]:
    sheet = Sheet()
    with Ledger.open(where, who="benchmark") as ledger:
        with ledger.looking() as connection:
            there = connection.execute(text("SELECT count(*) FROM events")).scalar_one()
        if there < events:
            fill(ledger, World(2), max(0, min(SAMPLE, events) - there))
            multiply(ledger, events)
            settle(ledger)
        keep_incidents(ledger, events)
        with ledger.writing() as connection:
            connection.execute(text("DELETE FROM desks"))
        sheet.time("index made for the first time", [partial(opened, where)])
        sheet.time("desk opened again", [partial(opened, where)] * 3, 1500)
        desk = opened(where)
        ask(desk, sheet)
        new_report(ledger, desk, sheet)
        if browser:
            look(desk, sheet)
        kind = "PostgreSQL" if ledger.engine.dialect.name == "postgresql" else "SQLite"
    return f"{kind}, {events:,} events, {events:,} incidents", sheet


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--ledger", help="a file or postgresql://…; a file in a temporary folder without it")
    options.add_argument("--browser", action="store_true", help="also time the page in Chromium")
    options.add_argument("--keep", action="store_true", help="write docs/results/desk.md")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = chosen.ledger or str(Path(folder) / "ledger.db")
        section, sheet = run(where, chosen.events, chosen.browser)
    if chosen.keep:
        more = " --ledger postgresql://…" if section.startswith("PostgreSQL") else ""
        more += " --browser" if chosen.browser else ""
        keep(
            "desk",
            "The desk at scale",
            section,
            f"python -m benchmarks.desk{more} --events {chosen.events}",
            sheet,
        )


if __name__ == "__main__":
    main()
