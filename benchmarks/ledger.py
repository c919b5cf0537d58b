"""How fast a big ledger answers: `python -m benchmarks.ledger [--events 1000000] [--url postgresql://…] [--incidents 20000]`.

It makes a ledger of synthetic reports (ten events each, over twelve years and 400 towns, words as uneven as in news), then asks
it what an analyst asks: words in a box over a time, counts by kind, one page of incidents, one incident, one more report.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from reportedly.ledger import Entry, Ledger, Query, audit, tables
from reportedly.ledger import search as searching
from reportedly.ledger.rows import canonical
from reportedly.report import Report

CHUNK = 2000
EACH = 10  # events of a report
FIRST = date(2012, 1, 1)
DAYS = 12 * 365
TYPES = ("ASSAULT", "CONSULT", "COERCE", "PROTEST", "AID", "AGREE", "MOBILIZE", "SANCTION")
OUTLETS = tuple(f"Outlet {n}" for n in range(60))
TARGETS = (("words + box + time", 150), ("facets", 500), ("incident page", 50))


BODY = canonical(
    {"id": "e1", "type": "ASSAULT", "mode": None, "contexts": [], "cameo": "190", "quad_class": 4, "goldstein": -10.0, "status": "occurred",
     "actors": [{"id": "a1", "name": "Rebels", "country": None, "sector": "REB", "code": "REB"}], "recipients": [],
     "time": {"start": "DAY", "end": "DAY", "time": None}, "place": {"id": "p1", "name": "Town1", "lat": 1.5, "lon": 2.5, "country": "C01"},
     "asserted_by": [], "disputed_by": [], "triggers": [{"start": 10, "end": 17, "text": "shelled"}], "evidence": [], "confidence": 0.5, "why": "made up"}
)  # fmt: skip


class World:
    """Towns, words and reports, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        letters = "abdefgiklmnorstuz"
        self.vocabulary = [
            "".join(self.chance.choices(letters, k=self.chance.randint(4, 9))) for _ in range(20_000)
        ]
        weights = [1 / (n + 10) for n in range(len(self.vocabulary))]  # as uneven as Zipf says
        self.weights = [*accumulate(weights)]
        self.towns = [
            (f"Town{n}", f"C{n % 40:02}", self.chance.uniform(-35, 60), self.chance.uniform(-120, 150))
            for n in range(400)
        ]

    def told(self, number: int) -> tuple[str, str, list[tuple[dict[str, Any], str]]]:
        """The day and outlet of a report, its events and the words around each."""
        chance = self.chance
        published = FIRST + timedelta(days=chance.randrange(DAYS))
        outlet = chance.choice(OUTLETS)
        words = chance.choices(self.vocabulary, cum_weights=self.weights, k=EACH * 22)
        found = []
        for n in range(EACH):
            town, land, lat, lon = chance.choice(self.towns)
            day = (published - timedelta(days=chance.randrange(5))).isoformat()
            narrow = {"name": f"e{n}", "type": chance.choice(TYPES), "mode": None, "status": "occurred", "country": land, "year": day[:4],
                      "start": day, "end": day, "lat": lat, "lon": lon, "publisher": outlet}  # fmt: skip
            found.append((narrow, f"rebels {town.lower()} shelled {' '.join(words[n * 22 : n * 22 + 22])}"))
        return published.isoformat(), outlet, found

    def report(self, number: int) -> Entry:
        chance = self.chance
        published = FIRST + timedelta(days=chance.randrange(DAYS))
        pieces: list[str] = []
        events, places, figures, at = [], [], [], 0
        words = chance.choices(self.vocabulary, cum_weights=self.weights, k=EACH * 14)
        for n in range(EACH):
            town, land, lat, lon = chance.choice(self.towns)
            killed = chance.randrange(1, 60)
            sentence = f"Report {number}: rebels shelled {town} {' '.join(words[n * 14 : n * 14 + 14])}, killing {killed}. "
            trigger, place, toll = (at + sentence.index(w) for w in ("shelled", town, f"{killed}. "))
            day = (published - timedelta(days=chance.randrange(5))).isoformat()
            span = {"start": trigger, "end": trigger + 7, "text": "shelled"}
            evidence = {"start": at, "end": at + len(sentence) - 1, "text": sentence[:-1]}
            events.append(
                {"id": f"e{n}", "type": chance.choice(TYPES), "mode": None, "contexts": [], "cameo": "190", "quad_class": 4, "goldstein": -10.0,
                 "actors": ["a1"], "recipients": [], "time": {"start": day, "end": day, "time": None}, "place": f"p{n}",
                 "status": "occurred", "asserted_by": [], "disputed_by": [], "triggers": [span], "evidence": [evidence],
                 "confidence": 0.5, "why": "made up"}
            )  # fmt: skip
            places.append(
                {"id": f"p{n}", "name": town, "lat": lat, "lon": lon, "country": land, "gazetteer": None, "feature": "PPL",
                 "precision": "settlement", "disputed": False, "mentions": [{"start": place, "end": place + len(town), "text": town}]}
            )  # fmt: skip
            figures.append(
                {"id": f"f{n}", "measure": "killed", "low": killed, "best": killed, "high": killed, "unit": "people", "approximate": False, "who": None,
                 "group": None, "event": f"e{n}", "statement": None, "span": {"start": toll, "end": toll + len(str(killed)), "text": str(killed)}}
            )  # fmt: skip
            pieces.append(sentence)
            at += len(sentence)
        report = Report("".join(pieces), f"Report {number}", chance.choice(OUTLETS), published, "given")
        head = {"id": report.id, "title": report.title, "publisher": report.publisher, "published": published.isoformat(),
                "published_from": "given", "dateline_place": None, "language": "en", "url": None, "text": report.text}  # fmt: skip
        start = report.text.index("rebels")
        actor = {"id": "a1", "name": "Rebels", "sector": "REB", "country": None, "code": "REB", "part_of": None,
                 "mentions": [{"start": start, "end": start + 6, "text": "rebels"}]}  # fmt: skip
        reading = {"schema": "reading/1", "report": head, "actors": [actor], "places": places, "times": [], "statements": [],
                   "events": events, "figures": figures, "meetings": [], "checks": []}  # fmt: skip
        return Entry(report, reading, name=f"report {number}")


def fill(ledger: Ledger, world: World, reports: int) -> None:
    """Rows of many reports as `add` would leave them, 2,000 reports a transaction; without their figures and their log."""
    at, nothing = audit.now(), zlib.compress(b"{}")
    with ledger.looking() as connection:
        row, event = (
            connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {t}")).scalar_one()
            for t in ("readings", "events")
        )
    for first in range(0, reports, CHUNK):
        rows: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("reports", "publications", "readings", "events", "event_texts")
        }
        for number in range(first, min(reports, first + CHUNK)):
            row += 1
            day, outlet, told = world.told(number)
            name = f"filled {number}"
            rows["reports"].append(
                {"id": row, "sha256": name, "text": name, "language": "en", "recorded_at": at}
            )
            rows["publications"].append(
                {
                    "id": row,
                    "report": row,
                    "mark": name,
                    "publisher": outlet,
                    "published": day,
                    "recorded_at": at,
                }
            )
            rows["readings"].append(
                {
                    "id": row,
                    "report": row,
                    "published": day,
                    "digest": name,
                    "content": nothing,
                    "recorded_at": at,
                }
            )
            for narrow, words in told:
                event += 1
                rows["events"].append({"id": event, "reading": row, **narrow})
                rows["event_texts"].append(
                    {"event": event, "words": words, "body": BODY.replace("DAY", narrow["start"])}
                )
        with ledger.writing() as connection:
            for name, several in rows.items():
                connection.execute(insert(getattr(tables, name)), several)
            searching.note(
                connection,
                "event_words",
                [{"id": r["event"], "words": r["words"]} for r in rows["event_texts"]],
            )
            if connection.dialect.name == "sqlite":
                searching.note_spots(connection, rows["events"])
            searching.count(connection, rows["events"])
    if ledger.engine.dialect.name == "postgresql":
        with ledger.writing() as connection:
            for name in ("reports", "publications", "readings", "events"):
                connection.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"
                    )
                )


def timed(what: Callable[[], Any], times: int) -> tuple[float, float]:
    """The median and the worst of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        what()
        found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found), max(found)


def queries(world: World, number: int) -> Iterator[Query]:
    """A common word, a rare one or two together, in a box of some degrees, over half a year to three years."""
    chance = random.Random(number)
    for n in range(number):
        rank = (30, 300, 3000)[n % 3]
        words = world.vocabulary[rank + chance.randrange(rank)]
        if n % 4 == 3:
            words += " " + world.vocabulary[chance.randrange(50)]
        west, south = chance.uniform(-100, 60), chance.uniform(-30, 10)
        since = FIRST + timedelta(days=chance.randrange(DAYS - 1100))
        until = since + timedelta(days=chance.randrange(180, 1100))
        yield Query(words, (west, south, west + 60, south + 40), since.isoformat(), until.isoformat())


def pretend_incidents(ledger: Ledger, number: int) -> None:
    """Rows of incidents as a build would leave them: pages are timed, not the grouping."""
    body = {
        "id": "",
        "title": "Rebels shelled Town1",
        "figures": [],
        "events": [{"report": "sha256:" + "0" * 64, "event": "e1"}] * 6,
    }
    with ledger.writing() as connection:
        build = connection.execute(
            insert(tables.builds).values(question="plain benchmark", upto="{}")
        ).inserted_primary_key[0]  # type: ignore[index]
        for first in range(0, number, 10_000):
            rows = []
            for n in range(first, min(number, first + 10_000)):
                day = (FIRST + timedelta(days=n % DAYS)).isoformat()
                item = {**body, "id": f"i{n:016x}", "start": day, "end": day}
                rows.append({"build": build, "incident": item["id"], "component": n, "start": day, "end": day,
                             "type": "ASSAULT", "status": "reported", "country": "C01", "body": canonical(item)})  # fmt: skip
            connection.execute(insert(tables.incidents), rows)


def pages(ledger: Ledger, number: int) -> None:
    from reportedly.ledger.adding_up import listed

    chance = random.Random(3)
    with ledger.looking() as connection:
        build = connection.execute(
            text("SELECT id FROM builds WHERE question = 'plain benchmark'")
        ).scalar_one()

    def page() -> None:
        with ledger.looking() as connection:
            assert (
                len([*listed(connection, [build], 50, chance.randrange(max(1, min(number, 1000) - 50)))])
                == 50
                or number < 100
            )

    def one() -> None:
        with ledger.looking() as connection:
            row = connection.execute(
                text("SELECT body FROM incidents WHERE build = :b AND incident = :i"),
                {"b": build, "i": f"i{chance.randrange(number):016x}"},
            ).scalar_one()
            json.loads(row)

    tell("incident page", *timed(page, 20))
    tell("one incident", *timed(one, 20))


def tell(name: str, median: float, worst: float) -> None:
    target = dict(TARGETS).get(name)
    print(
        f"{name:28} median {median:8.1f} ms   worst {worst:8.1f} ms"
        + (f"   (at most {target})" if target else ""),
        flush=True,
    )


def run(where: str, events: int, incidents: int) -> None:
    world = World()
    with Ledger.open(where, who="benchmark") as ledger:
        empty = timed(lambda: ledger.add(world.report(-world.chance.randrange(1 << 40))), 30)
        tell("add to an empty ledger", *empty)
        start = time.perf_counter()
        fill(ledger, world, events // EACH)
        print(f"{'fill':28} {events:,} events in {time.perf_counter() - start:.0f} s", flush=True)
        if ledger.engine.dialect.name == "postgresql":
            with ledger.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.execute(text("VACUUM ANALYZE"))
        else:
            with ledger.writing() as connection:
                connection.execute(text("ANALYZE"))
        full = timed(lambda: ledger.add(world.report(-world.chance.randrange(1 << 40))), 30)
        tell("add to the full ledger", *full)
        print(f"{'add, full against empty':28} {full[0] / empty[0]:.2f} times   (at most 2)")
        wanted = queries(world, 30)
        tell("words + box + time", *timed(lambda: ledger.search(next(wanted), facets=False), 30))
        wanted = queries(world, 30)
        tell("words + box + time, facets", *timed(lambda: ledger.search(next(wanted)), 30))
        tell("facets", *timed(lambda: ledger.search(Query()), 10))
        tell("facets of one type", *timed(lambda: ledger.search(Query(where={"type": ["ASSAULT"]})), 5))
        tell("facets of a common word", *timed(lambda: ledger.search(Query(world.vocabulary[0])), 5))
        tell(
            "facets of three years",
            *timed(lambda: ledger.search(Query(since="2014-01-01", until="2016-12-31")), 5),
        )
        pretend_incidents(ledger, incidents)
        pages(ledger, incidents)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--incidents", type=int, default=200_000)
    options.add_argument(
        "--url", help="an empty PostgreSQL database; SQLite in a temporary folder without it"
    )
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        run(chosen.url or str(path), chosen.events, chosen.incidents)
        if not chosen.url:
            print(f"{'size':28} {path.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
