"""Tables: how a ledger lies in SQLite and in PostgreSQL, one mapping for both.

    report ── publications   who printed it, when and where; the bytes as they came (originals)
       └──── readings ──┬── statements   who said what, in what stance
                        ├── events       who did what to whom, where and when; event_texts has their words
                        └── figures      how many
    runs, arrivals   what came in, what was known, skipped or failed and why
    withdrawals      what somebody took back
    audit            every act, chained by hashes

Rows of these tables are added, never updated: a trigger refuses everything else. What follows from them (incidents, columns)
is in tables of its own (`derived`), which may be emptied at any time. Days and times are ISO 8601 text in both databases.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

Number = BigInteger().with_variant(Integer, "sqlite")


def key() -> Column[int]:
    return Column("id", Number, primary_key=True, autoincrement=True)


def to(table: str, name: str | None = None, *, index: bool = True) -> Column[int]:
    return Column(name or table, Number, ForeignKey(f"{table}s.id"), nullable=False, index=index)


def text(name: str, *, optional: bool = True) -> Column[str]:
    return Column(name, Text, nullable=optional)


runs = Table(
    "runs",
    metadata,
    key(),
    text("who", optional=False),
    text("started_at", optional=False),
    text("what", optional=False),
)

run_ends = Table(
    "run_ends",
    metadata,
    Column("run", Number, ForeignKey("runs.id"), primary_key=True, autoincrement=False),
    text("ended_at", optional=False),
    text("counts", optional=False),  # JSON: added, reprints, known, skipped, failed
)

originals = Table(  # the bytes as they came, where they are not just the text in UTF-8
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),  # zlib
    text("recorded_at", optional=False),
)

reports = Table(
    "reports",
    metadata,
    key(),
    Column("sha256", Text, nullable=False, unique=True),  # "sha256:…" of the text
    text("text", optional=False),
    text("language"),
    text("recorded_at", optional=False),
)

publications = Table(
    "publications",
    metadata,
    key(),
    to("report"),
    Column("mark", Text, nullable=False, unique=True),  # hash of report, publisher, day, URL and title
    text("publisher"),
    text("published"),
    text("published_from"),
    text("title"),
    text("url"),
    Column("original", Text, ForeignKey("originals.sha256")),
    text("name"),  # the file and line that it came in
    Column("run", Number, ForeignKey("runs.id")),
    text("recorded_at", optional=False),
    Index("publications_by_day", "published"),
    Index("publications_by_url", "url"),
)

readings = Table(
    "readings",
    metadata,
    key(),
    to("report"),
    text("published"),  # the day that relative dates hang on
    text("code"),
    text("model"),
    text("data"),
    text("digest", optional=False),  # SHA-256 of the content
    Column("content", LargeBinary, nullable=False),  # zlib of the JSON, without the text of the report
    Column("replaces", Number, ForeignKey("readings.id"), unique=True),  # the reading of this report before
    text("recorded_at", optional=False),
)

statements = Table(
    "statements",
    metadata,
    key(),
    to("reading"),
    text("name", optional=False),  # its id in the reading
    text("source"),
    text("country"),
    text("stance"),
    text("said_start"),
    text("said_end"),
    text("words", optional=False),
    text("body", optional=False),  # JSON, with the actors that it names
    Index("statements_by_source", "source"),
)

events = Table(  # narrow, for filters and counts
    "events",
    metadata,
    key(),
    to("reading"),
    text("name", optional=False),
    text("type"),
    text("mode"),
    text("status"),
    text("country"),
    text("year"),
    text("start"),
    text("end"),
    Column("lat", Float),
    Column("lon", Float),
    text("publisher"),
)

event_texts = Table(  # wide, for words and pages
    "event_texts",
    metadata,
    Column("event", Number, ForeignKey("events.id"), primary_key=True, autoincrement=False),
    text("words", optional=False),  # folded, for search
    text("body", optional=False),  # JSON, with the actors and the place that it names
)

figures = Table(
    "figures",
    metadata,
    key(),
    to("reading"),
    text("name", optional=False),
    text("measure"),
    text("event"),
    text("source"),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    text("body", optional=False),
)

arrivals = Table(  # what came and was not known yet; with its reason where it did not get in
    "arrivals",
    metadata,
    key(),
    to("run", index=False),
    text("name", optional=False),
    text("outcome", optional=False),  # added, reprint, skipped, failed
    text("reason"),
    Column("publication", Number, ForeignKey("publications.id")),
    text("recorded_at", optional=False),
    UniqueConstraint("name", "outcome", "reason", "publication"),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    key(),
    to("report"),
    text("statement"),  # its id in the reading; null takes back the whole report
    text("withdrawn_on", optional=False),
    text("reason"),
    text("who", optional=False),
    text("recorded_at", optional=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),  # 1, 2, 3, … without a gap
    text("entry", optional=False),  # JSON: at, who, act, what
    text("hash", optional=False),  # SHA-256 of the hash before and of the entry
)

KEPT = (
    runs, run_ends, originals, reports, publications, readings, statements, events, event_texts, figures, arrivals, withdrawals, audit,
)  # fmt: skip

derived = MetaData()

accounts = (
    Table(  # what a report tells of one happening; those that may be the same happening are one component
        "accounts",
        derived,
        key(),
        Column("speech", Boolean, nullable=False),
        Column("report", Number, nullable=False),
        text("event", optional=False),  # the first of its events
        Column("component", Number, nullable=False),
        Index("accounts_by_report", "report"),
        Index("accounts_by_component", "component"),
    )
)

account_keys = Table(  # what another account has to share to be compared
    "account_keys",
    derived,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("account", Number, primary_key=True, autoincrement=False),
    Index("account_keys_by_account", "account"),
)

builds = Table(  # incidents of all components under one policy
    "builds",
    derived,
    key(),
    Column(
        "question", Text, nullable=False, unique=True
    ),  # plain or speech, and the policy; "graph" for the accounts
    text("upto", optional=False),  # JSON: the last rows that went in, and the code that put them together
)

stale = Table(  # components whose incidents have to be worked out again
    "stale",
    derived,
    Column("build", Number, primary_key=True, autoincrement=False),
    Column("component", Number, primary_key=True, autoincrement=False),
)

incidents = Table(
    "incidents",
    derived,
    key(),
    Column("build", Number, nullable=False),
    text("incident", optional=False),
    Column("component", Number, nullable=False),
    text("start"),
    text("end"),
    text("type"),
    text("status"),
    text("country"),
    text("body", optional=False),
    Index("incidents_by_id", "build", "incident"),
    Index("incidents_by_component", "component"),
    sqlite_autoincrement=True,  # no number is ever given twice: a desk knows incidents by them
)

# The order in which incidents are listed: by start and end, those without a day last.
IN_ORDER = "coalesce(start, '9999'), coalesce(\"end\", ''), incident"

columns = Table(  # the facts by which events are filtered, a stretch of events a row; see columns.py
    "columns",
    derived,
    Column("segment", Number, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)

desks = Table(  # the index over incidents that a desk has left for the next one, which takes over what still holds
    "desks",
    derived,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
