"""How fast a big ledger answers: `python -m benchmarks.ledger [--events 1000000] [--ledger FILE|postgresql://…] [--keep]`.

It fills a ledger with invented reports (ten events each, over twelve years and 400 towns, words as uneven as in news) as `reportedly add`
would, multiplies them, then asks it what an analyst asks: words in a box over a time, counts by kind, one page of incidents, one incident, one more
report. A ledger that is there already and big enough is not filled again. --keep writes docs/results/ledger.md.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import text

from benchmarks.timing import Sheet, keep
from benchmarks.world import DAYS, EACH, FIRST, World, keep_incidents, multiply
from reportedly.ledger import Ledger, Query

INVENTED = 1000  # reports that are invented at a time
SAMPLE = 40_000  # events that are put in for true; of more than that, the rest are made of these
ONE = 30  # reports that are put in one by one, to see what one costs


def fill(ledger: Ledger, world: World, events: int, sheet: Sheet | None = None) -> None:
    """Put reports in; the time is that of the ledger, not of inventing them."""
    wall = cpu = 0.0
    for first in range(0, events // EACH, INVENTED):
        entries = [world.report(n) for n in range(first, min(events // EACH, first + INVENTED))]
        began, computed = time.perf_counter(), time.process_time()
        outcomes = [*ledger.load(entries)]
        wall += time.perf_counter() - began
        cpu += time.process_time() - computed
        assert set(outcomes) == {"added"}
    if sheet and events:
        rates = f"{events / wall:,.0f} a second", f"{events / cpu:,.0f} a second"
        sheet.note(f"put in {events:,} more events", rates[0], cpu=rates[1], most="5,000 a second at least")


def settle(ledger: Ledger) -> None:
    """What a database does by itself in a quiet hour."""
    if ledger.engine.dialect.name == "postgresql":
        with ledger.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))
        return
    with ledger.writing() as connection:
        connection.execute(text("ANALYZE"))


def queries(world: World, number: int, seed: int = 1) -> Iterator[Query]:
    """A common word, a rare one or two together, in a box of some degrees, over half a year to three years."""
    chance = random.Random(seed)
    for n in range(number):
        rank = (30, 300, 3000)[n % 3]
        words = world.vocabulary[rank + chance.randrange(rank)]
        if n % 4 == 3:
            words += " " + world.vocabulary[chance.randrange(50)]
        west, south = chance.uniform(-100, 60), chance.uniform(-30, 10)
        since = FIRST + timedelta(days=chance.randrange(DAYS - 1100))
        until = since + timedelta(days=chance.randrange(180, 1100))
        yield Query(words, (west, south, west + 60, south + 40), since.isoformat(), until.isoformat())


def shapes(world: World) -> dict[str, list[Query]]:
    """Questions that touch much of the ledger."""
    common, box = world.vocabulary[0], (-60.0, -30.0, 60.0, 50.0)
    years = {"since": "2014-01-01", "until": "2016-12-31"}
    return {
        "the commonest word + box + time": [Query(common, box, **years)],
        "a phrase + box + time": [Query(f'"shelled town{n}"', box, **years) for n in (1, 7, 23)],
        "two words, one or the other, not a third": [
            Query(f"{world.vocabulary[40]} or {world.vocabulary[90]} -{common}")
        ],
        "box + time": [Query(box=box, **years)],
        "time": [Query(**years)],
        "one type and one country": [Query(where={"type": ["ASSAULT"], "country": ["C07"]})],
    }


def facets(world: World) -> dict[str, list[Query]]:
    return {
        "facets of everything": [Query()],
        "facets of one type": [Query(where={"type": ["ASSAULT"]})],
        "facets of the commonest word": [Query(world.vocabulary[0])],
        "facets of a word that every event has": [Query("shelled")],
        "facets of three years": [Query(since="2014-01-01", until="2016-12-31")],
    }


def ask(ledger: Ledger, world: World, sheet: Sheet) -> None:
    def each(asked: list[Query], *, facets: bool, times: int = 1) -> Iterator[Callable[[], Any]]:
        return (partial(ledger.search, q, facets=facets) for _ in range(times) for q in asked)

    ledger.search(Query())
    sheet.time("words + box + time", each([*queries(world, 60)], facets=False), 150)
    sheet.time("words + box + time, with facets", each([*queries(world, 60, 2)], facets=True), 500)
    for name, asked in shapes(world).items():
        sheet.time(name, each(asked, facets=False, times=5), 150)
    for name, asked in facets(world).items():
        sheet.time(name, each(asked, facets=True, times=5), 500)


def pages(ledger: Ledger, number: int, sheet: Sheet) -> None:
    chance = random.Random(3)
    asked = [chance.randrange(max(1, min(number, 2000) - 50)) for _ in range(30)]
    ledger.incidents(limit=1)
    sheet.time("incident page of 50", (partial(ledger.incidents, limit=50, offset=n) for n in asked), 50)
    ids = [f"i{chance.randrange(number):016x}" for _ in range(30)]
    sheet.time("one incident", (partial(ledger.incident, id) for id in ids), 50)


def adds(ledger: Ledger, world: World, start: int) -> list[Callable[[], Any]]:
    return [partial(ledger.add, world.report(start + n)) for n in range(ONE)]


ALONE = """
import sys, time
from reportedly.ledger import Ledger, Query
began, computed = time.perf_counter(), time.process_time()
with Ledger.open(sys.argv[1]) as ledger:
    ledger.search(Query("shelled town7", since="2014-01-01", until="2016-12-31"))
    print(time.perf_counter() - began, time.process_time() - computed)
"""


def alone(where: str, sheet: Sheet) -> None:
    """The first question of a process that has just begun, from opening the ledger to the answer."""
    told = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", ALONE, where], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        told.append([1000 * float(part) for part in done.stdout.split()])
    (wall, cpu), worst = sorted(told)[1], max(told)[0]
    sheet.note("open and ask for the first time", f"{wall:.1f} ms", f"{worst:.1f} ms", f"{cpu:.1f} ms")


def size(ledger: Ledger) -> str:
    if ledger.engine.dialect.name != "postgresql":
        return f"{Path(ledger.where).stat().st_size / 1e6:,.0f} MB"
    with ledger.looking() as connection:
        total = "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
        return f"{connection.execute(text(total)).scalar_one() // 1_000_000:,} MB"


def run(where: str, events: int, incidents: int) -> tuple[str, Sheet]:
    world, sheet = World(), Sheet()
    salt = random.SystemRandom().randrange(1 << 40)  # reports that no run before has put in
    with Ledger.open(where, who="benchmark") as ledger:
        with ledger.looking() as connection:
            there = connection.execute(text("SELECT count(*) FROM events")).scalar_one()
        with beside(ledger) as place, Ledger.open(place, who="benchmark") as empty:
            adds(empty, world, -salt - ONE)[0]()
            costs = sheet.time("one more report, empty ledger", adds(empty, world, -salt))
        if there < events:
            fill(ledger, World(2), max(0, SAMPLE - there))
            multiply(ledger, events)
            settle(ledger)
        fill(ledger, World(salt), SAMPLE, sheet)
        adds(ledger, world, -salt - 3 * ONE)[0]()
        full = sheet.time("one more report, full ledger", adds(ledger, world, -salt - 2 * ONE))
        sheet.note("one more report, full against empty", f"{full / costs:.2f} times", most="2 times")
        ask(ledger, world, sheet)
        alone(where, sheet)
        keep_incidents(ledger, incidents)
        pages(ledger, incidents, sheet)
        sheet.note("size", size(ledger))
        kind = "PostgreSQL" if ledger.engine.dialect.name == "postgresql" else "SQLite"
        with ledger.looking() as connection:
            version = "SHOW server_version" if kind == "PostgreSQL" else "SELECT sqlite_version()"
            kind = f"{kind} {connection.execute(text(version)).scalar_one().split()[0]}"
    return f"{kind}, {events:,} events, {incidents:,} incidents", sheet


@contextmanager
def beside(ledger: Ledger) -> Iterator[str]:
    """A place for an empty ledger on the same database: a file in the same folder, or a schema."""
    if ledger.engine.dialect.name != "postgresql":
        with tempfile.TemporaryDirectory(dir=Path(ledger.where).absolute().parent) as folder:
            yield str(Path(folder) / "empty.db")
        return
    with ledger.writing() as connection:
        connection.execute(text("DROP SCHEMA IF EXISTS beside CASCADE"))
        connection.execute(text("CREATE SCHEMA beside"))
    yield f"{ledger.where}{'&' if '?' in ledger.where else '?'}options=-csearch_path%3Dbeside"
    with ledger.writing() as connection:
        connection.execute(text("DROP SCHEMA beside CASCADE"))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--incidents", type=int, default=200_000)
    options.add_argument("--ledger", help="a file or postgresql://…; a file in a temporary folder without it")
    options.add_argument("--keep", action="store_true", help="write docs/results/ledger.md")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        section, sheet = run(
            chosen.ledger or str(Path(folder) / "ledger.db"), chosen.events, chosen.incidents
        )
    if chosen.keep:
        where = "--ledger postgresql://… " if section.startswith("PostgreSQL") else ""
        keep(
            "ledger",
            "The ledger at scale",
            section,
            f"python -m benchmarks.ledger {where}--events {chosen.events}",
            sheet,
        )


if __name__ == "__main__":
    main()
