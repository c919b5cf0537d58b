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
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import text

from benchmarks.ledger import SAMPLE, fill, settle
from benchmarks.timing import Sheet, keep
from benchmarks.world import World, keep_incidents, multiply
from reportedly.api import Desk, make_app, open_desk
from reportedly.desk import listening, serve_desk
from reportedly.ledger import Ledger

CHROMIUM = "/usr/bin/chromium"
WARM = 5
FILTER = 150
CHANGE = """async ([name, value]) => {
  const told = () => document.querySelector('%s')?.%s;
  const before = told(), began = performance.now();
  history.pushState({}, '', '?' + name + '=' + encodeURIComponent(value));
  dispatchEvent(new PopStateEvent('popstate'));
  while (told() === before && performance.now() - began < 10000) await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""
COUNTED, WHOLE = CHANGE % ("strong.total", "textContent"), CHANGE % ("li.item a", "href")
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


def opened(where: str) -> Desk:
    desk = open_desk(where)
    desk.picture()
    return desk


def ask(desk: Desk, sheet: Sheet) -> None:
    client = TestClient(make_app(desk), base_url="http://127.0.0.1")
    for name, path in ASKED.items():
        assert client.get(path).status_code == 200
        sheet.time(name, [partial(fresh, desk, client, path)] * WARM, FILTER)
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


def look(desk: Desk, sheet: Sheet) -> None:
    """In the browser: until the counts stand on the page, and until they have changed after a click; no script may block."""
    from playwright.sync_api import sync_playwright

    def first(browser: Any, address: str) -> None:
        page = browser.new_page(base_url=address)
        page.goto("/")
        page.wait_for_selector("strong.total")
        page.close()

    with listening(serve_desk(make_app(desk))) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        first(browser, address)
        sheet.time("browser: first view", [partial(first, browser, address)] * WARM, 1500)
        page = browser.new_page(base_url=address)
        page.add_init_script(
            "window.blocked = [0]; new PerformanceObserver((l) => l.getEntries().forEach((e) => window.blocked.push(e.duration)))"
            ".observe({entryTypes: ['longtask']})"
        )
        page.goto("/")
        page.wait_for_selector("strong.total")
        states = [
            ("type", "ASSAULT"),
            ("status", "contested"),
            ("q", "shelling village"),
            ("country", "C07"),
            ("type", "AID"),
        ]
        waits = sorted(page.evaluate(COUNTED, list(state)) for state in states)
        sheet.note("browser: filter change", f"{waits[2]:.1f} ms", f"{waits[-1]:.1f} ms", most=f"{FILTER} ms")
        whole = sorted(page.evaluate(WHOLE, list(state)) for state in states)
        sheet.note(
            "browser: filter change, until the list shows it", f"{whole[2]:.1f} ms", f"{whole[-1]:.1f} ms"
        )
        blocked = page.evaluate("Math.max(...window.blocked)")
        sheet.note("browser: longest task of a script", f"{blocked:.1f} ms", most="100 ms")
        browser.close()


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
