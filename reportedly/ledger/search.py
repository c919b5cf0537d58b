"""Search: events by words, place, time and what they are, with counts of each kind.

"market shelling" in 12,20,38,40 since 2023-04-15   ->   the newest events, and how many by type, country, year, outlet, status

SQLite has FTS5 for words and an R*Tree for places and days in one; PostgreSQL has GIN, GiST and B-trees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from reportedly.errors import BadRequest
from reportedly.ledger.model import Row
from reportedly.ledger.rows import fold

FACETS = ("type", "status", "country", "year", "publisher")
TOKEN = re.compile(r'(-?)"([^"]*)"|(\S+)')
MOST = 50_000  # events that are counted one by one; of more, every n-th stands for n
WHOLE = 400_000  # letters of a report that PostgreSQL indexes; it refuses a megabyte

SQLITE = (
    "CREATE VIRTUAL TABLE event_words USING fts5(words, content='event_texts', content_rowid='event', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE statement_words USING fts5(source, words, content='statements', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE report_words USING fts5(text, content='reports', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE event_spots USING rtree(id, west, east, south, north, first, last)",
)  # fmt: skip
POSTGRESQL = (
    "CREATE INDEX event_words ON event_texts USING gin (to_tsvector('english', words))",
    "CREATE INDEX statement_words ON statements USING gin (to_tsvector('english', coalesce(source, '') || ' ' || words))",
    f"CREATE INDEX report_words ON reports USING gin (to_tsvector('english', left(text, {WHOLE})))",
    "CREATE INDEX event_spots ON events USING gist (point(lon, lat)) WHERE lon IS NOT NULL",
    "CREATE INDEX events_newest ON events (start DESC NULLS LAST, id DESC)",
)
# The order in which incidents are listed: by start and end, those without a day last.
ORDER = "coalesce(start, '9999'), coalesce(\"end\", ''), incident"
PAGES = f"CREATE INDEX incidents_in_order ON incidents (build, {ORDER})"


def index(connection: Connection) -> None:
    """Make the indexes, over the rows that are there."""
    lite = connection.dialect.name == "sqlite"
    for statement in SQLITE if lite else POSTGRESQL:
        connection.execute(text(statement))
    if lite:
        for table in ("event_words", "statement_words", "report_words"):
            connection.execute(text(f"INSERT INTO {table}({table}) VALUES ('rebuild')"))
        rows = connection.execute(
            text('SELECT id, lat, lon, start, "end" FROM events WHERE lat IS NOT NULL OR start IS NOT NULL')
        )
        note_spots(connection, rows.mappings().all())
    connection.execute(text(PAGES))
    for facet in FACETS:
        connection.execute(
            text(
                f"INSERT INTO counts (facet, value, number) SELECT '{facet}', coalesce({facet}, ''), count(*) FROM events "
                f"WHERE reading NOT IN {REPLACED} GROUP BY coalesce({facet}, '')"
            )
        )


REPLACED = "(SELECT replaces FROM readings WHERE replaces IS NOT NULL)"


def day_number(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def note_spots(connection: Connection, events: Iterable[Any]) -> None:
    """Put events into the R*Tree. What has no place lies at 999°, what has no day on day 0: no search goes there."""
    rows = []
    for item in events:
        lat, lon = item["lat"], item["lon"]
        first = day_number(item["start"]) or 0
        rows.append(
            {
                "id": item["id"],
                "lat": 999 if lat is None else lat,
                "lon": 999 if lon is None else lon,
                "first": first,
                "last": max(first, day_number(item["end"]) or 0),
            }
        )
    if rows:
        connection.execute(
            text("INSERT INTO event_spots VALUES (:id, :lon, :lon, :lat, :lat, :first, :last)"), rows
        )


def note(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Put new rows into the word index of SQLite; PostgreSQL does that by itself."""
    if not rows or connection.dialect.name != "sqlite":
        return
    columns = [name for name in rows[0] if name != "id"]
    connection.execute(
        text(
            f"INSERT INTO {table}(rowid, {', '.join(columns)}) VALUES (:id, {', '.join(':' + c for c in columns)})"
        ),
        rows,
    )


def count(connection: Connection, events: Iterable[Any], step: int = 1) -> None:
    """Add events to the counts, or take those of a replaced reading out again."""
    tally = Counter((facet, item[facet] or "") for item in events for facet in FACETS)
    rows = [
        {"facet": facet, "value": value, "number": step * n} for (facet, value), n in sorted(tally.items())
    ]
    if rows:
        connection.execute(
            text(
                "INSERT INTO counts (facet, value, number) VALUES (:facet, :value, :number) "
                "ON CONFLICT (facet, value) DO UPDATE SET number = counts.number + excluded.number"
            ),
            rows,
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `box` is west, south, east, north; `where` maps a facet to its wanted values."""

    words: str | None = None
    box: tuple[float, float, float, float] | None = None
    since: str | None = None
    until: str | None = None
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def check(self) -> None:
        for day in (self.since, self.until):
            if day is not None and day_number(day) is None:
                raise BadRequest(f"{day!r} is no day; write it as 2023-09-21")
        if self.box is not None:
            west, south, east, north = self.box
            if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
                raise BadRequest("a box is west,south,east,north in degrees, such as 12,20,38,40")
        for name in self.where:
            if name not in FACETS:
                raise BadRequest(f"{name!r} is nothing to search by; there is {', '.join(FACETS)}")


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    events: list[int]  # ids, the newest first
    facets: dict[str, dict[str, int]]
    exact: bool = True  # whether the facets were counted, or estimated from every n-th event


def search(
    connection: Connection,
    query: Query,
    *,
    limit: int = 50,
    after: tuple[str | None, int] | None = None,
    facets: bool = True,
) -> Found:
    """The newest events that fit, from after a given one on; how many there are and of what kind."""
    query.check()
    lite = connection.dialect.name == "sqlite"
    conditions, values = build(query, lite=lite)
    tally = count_all(connection) if not conditions else None
    current = f"e.reading NOT IN {REPLACED}"
    where = " AND ".join([*conditions, current])
    paged = where
    if after is not None:
        start, values_id = after
        values |= {"after_start": start, "after_id": values_id}
        paged += (
            " AND (e.start < :after_start OR e.start IS NULL OR (e.start = :after_start AND e.id < :after_id))"
            if start
            else " AND e.start IS NULL AND e.id < :after_id"
        )
    ids = connection.execute(
        text(
            f"SELECT e.id FROM events e WHERE {paged} ORDER BY e.start DESC NULLS LAST, e.id DESC LIMIT :limit"
        ),
        values | {"limit": limit},
    )
    found = [row[0] for row in ids]
    exact = True
    if tally is None:
        total = connection.execute(text(f"SELECT count(*) FROM events e WHERE {where}"), values).scalar_one()
        if not facets:
            return Found(total, found, {})
        step = -(-total // MOST) or 1
        exact = step == 1
        tally = count_some(connection, where if exact else f"{where} AND e.id % {step} = 0", values, step)
    else:
        total = sum(tally["type"].values())
    ordered = {
        facet: dict(sorted(numbers.items(), key=lambda item: (-item[1], item[0])))
        for facet, numbers in tally.items()
    }
    return Found(total, found, ordered if facets else {}, exact)


def count_some(connection: Connection, where: str, values: Row, step: int) -> dict[str, Counter[str]]:
    """How many events of each kind there are among those that fit; each stands for `step`."""
    columns = ", ".join(f"e.{facet}" for facet in FACETS)
    each = " UNION ALL ".join(
        f"SELECT '{facet}', coalesce({facet}, ''), count(*) FROM hits GROUP BY {facet}" for facet in FACETS
    )
    query = f"WITH hits AS MATERIALIZED (SELECT {columns} FROM events e WHERE {where}) {each}"
    tally: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for facet, value, number in connection.execute(text(query), values):
        tally[facet][value] += number * step
    return tally


def count_all(connection: Connection) -> dict[str, Counter[str]]:
    tally: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for facet, value, number in connection.execute(
        text("SELECT facet, value, number FROM counts WHERE number > 0")
    ):
        tally[facet][value] = number
    return tally


def build(query: Query, *, lite: bool) -> tuple[list[str], Row]:
    """The conditions of a query in SQL and the values in them."""
    conditions: list[str] = []
    sets: list[str] = []
    values: Row = {}
    if query.words and query.words.strip():
        expression = fts5(query.words)
        if lite:
            sets.append("SELECT rowid FROM event_words WHERE event_words MATCH :words")
            values["words"] = expression
        else:
            conditions.append(
                "e.id IN (SELECT event FROM event_texts WHERE to_tsvector('english', words) @@ websearch_to_tsquery('english', :words))"
            )
            values["words"] = fold(query.words).replace("\0", " ")
    if query.box is not None or query.since or query.until:
        condition = where_and_when(query, values, sets, lite=lite)
        if condition:
            conditions.append(condition)
    if sets:  # met as bare numbers first: half the time of looking each up in `events`
        conditions.insert(0, f"e.id IN ({' INTERSECT '.join(sets)})")
    for facet, wanted in query.where.items():
        names = [f"{facet}_{n}" for n in range(len(wanted))]
        conditions.append(f"e.{facet} IN ({', '.join(':' + name for name in names)})")
        values |= dict(zip(names, wanted, strict=True))
    return conditions, values


def where_and_when(query: Query, values: Row, sets: list[str], *, lite: bool) -> str:
    if query.since:
        values["since"] = day_number(query.since) if lite else query.since
    if query.until:
        values["until"] = day_number(query.until) if lite else query.until
    boxes = []
    if query.box is not None:
        west, south, east, north = query.box
        values |= {"south": south, "north": north}
        # Past the 180th meridian a box is two.
        for n, (left, right) in enumerate(
            [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
        ):
            values |= {f"west_{n}": left, f"east_{n}": right}
            boxes.append(
                f"east >= :west_{n} AND west <= :east_{n} AND north >= :south AND south <= :north"
                if lite
                else f"point(e.lon, e.lat) <@ box(point(:west_{n}, :south), point(:east_{n}, :north))"
            )
    if lite:
        days = [
            c
            for c, v in (("last >= :since", query.since), ("first <= :until AND first > 0", query.until))
            if v
        ]
        parts = [" AND ".join([*([box] if box else []), *days]) for box in boxes or [""]]
        spots = " UNION ALL ".join(f"SELECT id FROM event_spots WHERE {part}" for part in parts)
        exact = ""
        if query.box is not None:  # the R*Tree rounds degrees outwards
            lon = " OR ".join(f"e.lon BETWEEN :west_{n} AND :east_{n}" for n in range(len(boxes)))
            exact = f"e.lat BETWEEN :south AND :north AND ({lon})"
        sets.append(f"SELECT id FROM ({spots})")
        return exact
    conditions = [f"({' OR '.join(boxes)}) AND e.lon IS NOT NULL"] if boxes else []
    if query.since:
        conditions.append('e."end" >= :since')
    if query.until:
        conditions.append("e.start <= :until")
    return " AND ".join(conditions)


def fts5(words: str) -> str:
    """The words as FTS5 wants them: all of them, "phrases" as they stand, -not, or."""
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for minus, phrase, word in TOKEN.findall(words):
        if word.lower() == "or" and wanted:
            either = True
            continue
        negative = bool(minus) or (word.startswith("-") and len(word) > 1)
        body = fold(phrase or word.lstrip("-")).replace('"', " ").replace("\0", " ").strip()
        if not any(c.isalnum() for c in body):
            continue
        if negative:
            unwanted.append(f'"{body}"')
        elif either and wanted:
            wanted[-1] = f'({wanted[-1]} OR "{body}")'
        else:
            wanted.append(f'"{body}"')
        either = False
    if not wanted:
        raise BadRequest(f"{words!r} holds no word to look for")
    return " AND ".join(wanted) + "".join(f" NOT {word}" for word in unwanted)
