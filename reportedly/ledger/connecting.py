"""Connecting: a path or URL becomes an engine, and every fault of a database one sentence.

events.db                        ->  SQLite, write-ahead log, waits for other writers
postgresql://desk@host/ledger    ->  PostgreSQL through psycopg
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from reportedly.errors import BadLedger, MissingPart

WAIT = 30.0  # seconds for another writer to finish one report
MAGIC = b"SQLite format 3\0"


def is_url(where: str) -> bool:
    return "://" in where


def shown(where: str) -> str:
    """The place as it may be printed: without a password."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", where)


def connect(where: str, *, read_only: bool = False, wait: float = WAIT) -> Engine:
    """The engine for a path or URL. Nothing is made or changed yet."""
    if is_url(where):
        return (
            postgresql(where)
            if not where.startswith("sqlite")
            else sqlite(where.split(":///", 1)[-1], read_only, wait)
        )
    return sqlite(where, read_only, wait)


def sqlite(path: str, read_only: bool, wait: float) -> Engine:
    file = Path(path)
    if read_only:
        # A file beside that still holds the newest rows has to be read too; only without one may the file be taken as fixed.
        wal = Path(f"{path}-wal")
        fixed = not writable(file) and not (wal.exists() and wal.stat().st_size)
        url = f"{file.absolute().as_uri()}?mode=ro" + ("&immutable=1" if fixed else "")
    else:
        url = file.absolute().as_uri()
    engine = create_engine(
        f"sqlite:///{url}{'&' if '?' in url else '?'}uri=true",
        poolclass=NullPool if read_only else None,
        connect_args={"timeout": wait, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so
        settings = ["foreign_keys=ON", "temp_store=MEMORY", "cache_size=-65536"]
        if not read_only:
            settings += ["journal_mode=WAL", "synchronous=NORMAL"]
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def writable(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)


def postgresql(where: str) -> Engine:
    scheme, _, rest = where.partition("://")
    if scheme.partition("+")[0] not in ("postgresql", "postgres"):
        raise BadLedger(
            f"{shown(where)} is of no known kind: a ledger is a file, or postgresql://user@host/name"
        )
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise MissingPart(
            "a ledger on PostgreSQL wants one more part: pip install 'reportedly[postgres]'"
        ) from None
    engine = create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")  # compiling a question takes longer than answering it
            cursor.execute("SET work_mem = '64MB'")  # the rows of a common word fit
            # A search for words also reads those that are not in their index yet: few, unless many reports are loaded.
            cursor.execute("SET gin_pending_list_limit = '256kB'")
        connection.commit()

    return engine


def look(path: str) -> str | None:
    """What is at a path: None for nothing yet, "ledger" for an SQLite file. Raises BadLedger for anything else."""
    file = Path(path)
    try:
        if not file.exists():
            return None
        if file.is_dir():
            raise BadLedger(f"{path} is a folder; a ledger is a file, such as {file / 'ledger.db'}")
        with file.open("rb") as stream:
            head = stream.read(len(MAGIC))
    except (OSError, ValueError) as error:
        raise BadLedger(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not head:
        return None  # made by somebody, still empty
    if head != MAGIC:
        raise BadLedger(f"{path} is no ledger: it is not an SQLite file, or its beginning is damaged")
    return "ledger"


SENTENCES = (
    ("database is locked", "{where} is locked by another program; nothing was lost, try again when that is done"),
    ("readonly database", "{where} may only be read: its file or folder cannot be written by you"),
    ("read-only", "{where} may only be read: its rows are kept as they are, or the database takes no writers"),
    ("database or disk is full", "the disk is full: {where} is whole, without what was just being written; make room and run the same again"),
    ("no space left", "the disk is full: {where} is whole, without what was just being written; make room and run the same again"),
    ("disk i/o error", "the disk failed while {where} was used: {detail}; what was added before is kept"),
    ("malformed", "{where} is damaged; `reportedly verify --ledger {where} --save saved.jsonl` writes down what can still be read"),
    ("not a database", "{where} is no ledger, or its beginning is damaged"),
    ("unable to open", "{where} cannot be opened: its folder is not there, or you may not write in it"),
    ("connection refused", "{where} does not answer: is PostgreSQL running there?"),
    ("connection failed", "{where} cannot be reached: {detail}"),
    ("no such table", "{where} is no ledger: it lacks a table ({detail})"),
    ("rows are added, never updated", "{where} refuses: its rows are added, never updated or deleted"),
)  # fmt: skip


@contextmanager
def faults(where: str) -> Iterator[None]:
    """What goes wrong with the database, as one sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        raise BadLedger(sentence(where, error)) from error


def sentence(where: str, error: SQLAlchemyError) -> str:
    origin = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    detail = " ".join(str(origin).split())
    for words, told in SENTENCES:
        if words in detail.lower():
            return told.format(where=shown(where), detail=detail)
    return f"{shown(where)} cannot be used: {detail}"
