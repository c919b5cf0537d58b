"""The desk's page in Chromium: what a person waits for, and for how long a script keeps the page from answering."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.timing import Sheet
from reportedly.api import Desk, make_app
from reportedly.desk import listening, serve_desk

CHROMIUM = "/usr/bin/chromium"
ROUNDS = 5
FIRST, FILTER, TASK = 1500, 150, 100  # milliseconds
COUNTS, MAP = 'strong.total:text-matches("[0-9]")', ".map .spot"
CHANGE = """async ([name, value]) => {
  const told = () => document.querySelector('%s')?.%s;
  const before = told(), began = performance.now();
  history.pushState({}, '', '?' + name + '=' + encodeURIComponent(value));
  dispatchEvent(new PopStateEvent('popstate'));
  while (told() === before && performance.now() - began < 10000) await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""
COUNTED, WHOLE = CHANGE % ("strong.total", "textContent"), CHANGE % ("li.item a", "href")
STATES = [
    ("type", "ASSAULT"),
    ("status", "contested"),
    ("q", "shelling village"),
    ("country", "C07"),
    ("type", "AID"),
]
TRACED = ["toplevel", "devtools.timeline", "v8"]
RUN = "ThreadControllerImpl::RunTask"


@dataclass(frozen=True)
class Task:
    """One turn of the page's thread: nothing else happens on the page in the meantime."""

    wall: float
    cpu: float
    mostly: str

    @classmethod
    def all_of(cls, trace: bytes) -> Iterator[Task]:
        events = json.loads(trace)["traceEvents"]
        mains = {
            (e["pid"], e["tid"])
            for e in events
            if e.get("name") == "thread_name" and e["args"]["name"] == "CrRendererMain"
        }
        held = [e for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) in mains]
        held.sort(key=lambda e: (e["pid"], e["ts"], -e["dur"]))
        at = [n for n, e in enumerate(held) if e["name"] == RUN]
        for n, after in zip(at, [*at[1:], len(held)], strict=True):
            within = sorted(held[n + 1 : after], key=lambda e: -e.get("tdur", 0))
            named = [
                e["name"] for e in within if e["name"].startswith(("v8.", "Layout", "Paint", "ParseHTML"))
            ]
            cpu = held[n].get("tdur", 0)
            yield cls(held[n]["dur"] / 1000, cpu / 1000, named[0] if named else "the browser's own work")


def traced(browser: Any, page: Any, act: Callable[[], Any]) -> list[Task]:
    browser.start_tracing(page=page, categories=TRACED)
    act()
    page.wait_for_timeout(500)
    return [*Task.all_of(browser.stop_tracing())]


def look(desk: Desk, sheet: Sheet) -> None:
    """Until the counts and the map stand on the page, and until they have changed after a click; no task may block."""
    from playwright.sync_api import sync_playwright

    def opened(page: Any) -> tuple[float, float]:
        began = time.perf_counter()
        page.goto("/", wait_until="commit")
        page.wait_for_selector(COUNTS)
        counted = time.perf_counter()
        page.wait_for_selector(MAP, state="attached")
        return 1000 * (counted - began), 1000 * (time.perf_counter() - began)

    with listening(serve_desk(make_app(desk))) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        waits = []
        for _ in range(ROUNDS + 1):
            page = browser.new_page(base_url=address)
            waits.append(opened(page))
            page.close()
        for name, walls in zip(("counts stand", "map is drawn"), zip(*waits[1:], strict=True), strict=True):
            tell(sheet, f"browser: first view, until the {name}", walls, FIRST)
        page = browser.new_page(base_url=address)
        first = traced(browser, page, lambda: opened(page))
        tell_longest(sheet, "the first view", first)
        tell(sheet, "browser: filter change", [page.evaluate(COUNTED, list(s)) for s in STATES], FILTER)
        whole = [page.evaluate(WHOLE, list(state)) for state in STATES]
        tell(sheet, "browser: filter change, until the list shows it", whole)
        changes = traced(browser, page, lambda: [page.evaluate(WHOLE, list(s)) for s in STATES])
        tell_longest(sheet, "filter changes", changes)
        browser.close()


def tell(sheet: Sheet, name: str, walls: Any, most: float | None = None) -> None:
    limit = f"{most:g} ms" if most else None
    sheet.note(name, f"{statistics.median(walls):.1f} ms", f"{max(walls):.1f} ms", most=limit)


def tell_longest(sheet: Sheet, where: str, tasks: list[Task]) -> None:
    """The longest task by its processor time: on a busy machine the clock also counts what others do."""
    worst = max(tasks, key=lambda task: task.cpu)
    name = f"browser: longest task of {where}, mostly {worst.mostly}"
    sheet.note(
        name,
        f"{worst.wall:.1f} ms",
        f"{max(task.wall for task in tasks):.1f} ms",
        f"{worst.cpu:.1f} ms",
        f"{TASK} ms",
    )
