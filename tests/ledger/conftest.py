"""Ledgers to test with: an SQLite file, and a database of a real PostgreSQL server where one is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from reportedly.ledger import Ledger

NUMBERS = count()


def as_postgres(*command: object) -> list[str]:
    """A command as the server's own user: PostgreSQL does not run as root."""
    words = [str(word) for word in command]
    return ["runuser", "-u", "postgres", "--", *words] if os.getuid() == 0 else words


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server that nobody else uses."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = programs[-1].parent if programs else Path(shutil.which("initdb") or "").parent
    pytest.importorskip("psycopg")
    if not (found / "initdb").exists():
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    quick = (
        f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )
    made = subprocess.run(
        as_postgres(found / "initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"),
        capture_output=True, text=True, cwd="/",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    start = as_postgres(found / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", quick, "start")
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd="/")
    try:
        yield str(folder)
    finally:
        stop = as_postgres(found / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def new_database(server: str) -> Callable[[], str]:
    """Makes a place for a ledger; its URL comes back."""
    import psycopg

    def make() -> str:
        name = f"ledger{next(NUMBERS)}"
        with psycopg.connect(f"host={server} user=desk dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")  # a database of its own takes a second
        return f"postgresql://desk@/postgres?host={server}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger can be made: on both databases, one after the other."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    make: Callable[[], str] = request.getfixturevalue("new_database")
    return make()


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, who="tester") as opened:
        yield opened
