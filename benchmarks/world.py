"""Invented reports and incidents in numbers: only their amount and variety matter, and that the same seed makes the same."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import insert, text

from reportedly.ledger import Entry, Ledger, columns, components, tables
from reportedly.ledger.rows import canonical
from reportedly.report import Report

EACH = 10  # events of a report
FIRST = date(2012, 1, 1)
DAYS = 12 * 365
TYPES = ("ASSAULT", "CONSULT", "COERCE", "PROTEST", "AID", "AGREE", "MOBILIZE", "SANCTION")
STATUSES = ("reported", "reported", "corroborated", "contested")
OUTLETS = tuple(f"Outlet {n}" for n in range(60))
WORDS = "shelling raid talks village army convoy drone truce market border prisoners crossing".split()


class World:
    """Towns and words, the same always, and reports, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        fixed, letters = random.Random(2), "abdefgiklmnorstuz"
        self.vocabulary = ["".join(fixed.choices(letters, k=fixed.randint(4, 9))) for _ in range(20_000)]
        weights = [1 / (n + 10) for n in range(len(self.vocabulary))]  # as uneven as Zipf says
        self.weights = [*accumulate(weights)]
        self.towns = [
            (f"Town{n}", f"C{n % 40:02}", fixed.uniform(-35, 60), fixed.uniform(-120, 150))
            for n in range(400)
        ]

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


def incidents(number: int, reports: list[str]) -> Iterator[dict[str, Any]]:
    """Incidents as the grouping prints them, each told by one to three of the reports."""
    chance = random.Random(11)
    places = [
        {"name": f"Place {n}", "lat": chance.uniform(-60, 60), "lon": chance.uniform(-180, 180), "country": f"C{n % 90:02}", "precision": "settlement"}
        for n in range(2000)
    ]  # fmt: skip
    actors = [{"name": f"Actor {n}", "country": None, "sector": None, "code": None} for n in range(500)]
    for n in range(number):
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        told = [chance.choice(reports) for _ in range(chance.randrange(1, 4))]
        claims = [
            {"source": f"Source {chance.randrange(300)}", "country": None, "report": report, "statement": "s1", "said_on": day,
             "words": " ".join(chance.choices(WORDS, k=12))}
            for report in told
        ]  # fmt: skip
        status = chance.choice(STATUSES)
        denied = claims[:1] if status == "contested" else []
        low = chance.randrange(1, 40)
        claim = {"source": claims[0]["source"], "country": None, "report": told[0], "low": low, "best": low, "high": low,
                 "span": {"start": 0, "end": 4}, "superseded_by": None, "withdrawn": False}  # fmt: skip
        yield {
            "id": f"i{n:016x}", "title": " ".join(chance.choices(WORDS, k=6)), "type": chance.choice(TYPES), "mode": None, "cameo": "190",
            "events": [{"report": report, "event": f"e{n % EACH}", "why": "same day and place"} for report in told], "start": day, "end": day,
            "place": chance.choice(places), "actors": [chance.choice(actors)], "recipients": [chance.choice(actors)], "status": status,
            "asserted_by": claims, "disputed_by": denied,
            "figures": [{"measure": "killed", "scope": "incident", "low": low, "best": low, "high": low, "group": None, "claims": [claim]}],
            "independent_sources": len(told), "background": False, "thread": False, "kin": "violence",
        }  # fmt: skip


COPIES = (
    "INSERT INTO reports (id, sha256, text, language, recorded_at) "
    "SELECT id + :reports, 'copy {n} of ' || sha256, text, language, recorded_at FROM reports WHERE id <= :several",
    "INSERT INTO publications (id, report, mark, publisher, published, published_from, title, recorded_at) "
    "SELECT id + :reports, report + :reports, 'copy {n} of ' || mark, publisher, published, published_from, title, recorded_at "
    "FROM publications WHERE id <= :several",
    "INSERT INTO readings (id, report, published, digest, content, recorded_at) "
    "SELECT id + :reports, report + :reports, published, digest, content, recorded_at FROM readings WHERE id <= :several",
    'INSERT INTO events (id, reading, name, type, mode, status, country, year, start, "end", lat, lon, publisher) '
    'SELECT e.id + :events, e.reading + :reports, e.name, o.type, o.mode, o.status, o.country, o.year, o.start, o."end", o.lat, o.lon, '
    "o.publisher FROM events e JOIN events o ON o.id = (e.id * 7919 + :events) % :many + 1 WHERE e.id <= :many",
    "INSERT INTO event_texts (event, words, body) SELECT event + :events, words, body FROM event_texts WHERE event <= :many",
    "INSERT INTO figures (id, reading, name, measure, event, source, low, best, high, body) "
    "SELECT id + :events, reading + :reports, name, measure, event, source, low, best, high, body FROM figures WHERE id <= :many",
)  # fmt: skip


def multiply(ledger: Ledger, events: int) -> None:
    """A ledger of so many events out of one of some thousand: the words of one event with the day, place and kind of another.

    Rows, indexes and columns become what adding the reports would have made them; their log is left out.
    """
    lite = ledger.engine.dialect.name == "sqlite"
    with ledger.writing() as connection:
        many = connection.execute(text("SELECT max(id) FROM events")).scalar_one() // EACH * EACH
        if not lite:
            made = connection.execute(text("SELECT pg_get_indexdef('event_words'::regclass)")).scalar_one()
            connection.execute(text("DROP INDEX event_words"))
    for n in range(1, -(-events // many)):
        sizes = {"many": many, "several": many // EACH, "events": n * many, "reports": n * many // EACH}
        with ledger.writing() as connection:
            for copy in COPIES:
                connection.execute(text(copy.format(n=n)), sizes)
            if lite:
                connection.execute(
                    text("INSERT INTO event_words(rowid, words) SELECT event, words FROM event_texts WHERE event > :events AND event <= :events + :many"),
                    sizes,
                )  # fmt: skip
            else:
                connection.execute(
                    text(
                        "INSERT INTO worded SELECT generate_series(CAST(:events AS bigint) + 1, CAST(:events AS bigint) + :many)"
                    ),
                    sizes,
                )
            columns.pack(connection, n * many + 1, (n + 1) * many)
        print(f"\r{(n + 1) * many:,} events", end="", file=sys.stderr, flush=True)
    print("\r", end="", file=sys.stderr)
    if not lite:
        with ledger.writing() as connection:
            connection.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
            connection.execute(text(made))


def keep_incidents(ledger: Ledger, number: int) -> None:
    """Incidents as `reportedly` leaves them when it has worked them out; the working out is not what is measured."""
    with ledger.looking() as connection:
        reports = [*connection.execute(text("SELECT sha256 FROM reports ORDER BY id LIMIT 50000")).scalars()]
        upto = {
            name: connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {name}")).scalar_one()
            for name in ("publications", "readings", "withdrawals")
        }
    state = canonical({"made_by": components.made_by(), **upto})
    with ledger.writing() as connection:
        for name in ("incidents", "builds", "stale"):
            connection.execute(text(f"DELETE FROM {name}"))
        for question in ("graph plain", "graph speech", "speech cautious"):
            connection.execute(insert(tables.builds).values(question=question, upto=state))
        row = connection.execute(insert(tables.builds).values(question="plain cautious", upto="{}"))
        build = row.inserted_primary_key[0]  # type: ignore[index]
        rows = []
        for n, item in enumerate(incidents(number, reports)):
            rows.append(
                {"build": build, "incident": item["id"], "component": n, "start": item["start"], "end": item["end"], "type": item["type"],
                 "status": item["status"], "country": item["place"]["country"], "body": canonical(item)}
            )  # fmt: skip
            if len(rows) == 10_000:
                connection.execute(insert(tables.incidents), rows)
                rows = []
        if rows:
            connection.execute(insert(tables.incidents), rows)
