"""Bad days: killed writers, two writers, files that are locked, read-only, full, broken, too old or too new."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import event, text

from reportedly.errors import BadLedger
from reportedly.ledger import Entry, Ledger, connecting, loading, migrations
from tests.ledger.told import entry, told, week

MANY = 40


def batch(name: str, number: int = MANY) -> list:
    return [
        told(f"2024-06-{n % 28 + 1:02}", name, killed=n + 2, more=f" {name} heard of case {n}.")
        for n in range(number)
    ]


def write(where: str, name: str, number: int = MANY, pause: float = 0.0) -> None:
    """What a writer does, in a process of its own."""
    with Ledger.open(where) as ledger:
        run = ledger.begin(name)
        for n, reading in enumerate(batch(name, number)):
            ledger.add(entry(reading, name=f"{name} {n}"), run=run)
            time.sleep(pause)
        ledger.end(run, {"added": number})


def pour(where: str, name: str, number: int = MANY, pause: float = 0.0) -> None:
    """The same, some at once."""
    loading.TOGETHER = 3  # in this process

    def coming() -> Iterator[Entry]:
        for n, reading in enumerate(batch(name, number)):
            time.sleep(pause)
            yield entry(reading, name=f"{name} {n}")

    with Ledger.open(where) as ledger:
        assert len([*ledger.load(coming(), run=ledger.begin(name))]) == number


def start(*arguments: object, how: Callable[..., None] = write) -> object:
    process = get_context("fork").Process(target=how, args=arguments)
    process.start()
    return process


def intact(where: str | Path, reports: int | None = None) -> int:
    with Ledger.open(where) as ledger:
        assert ledger.verify().wrong is None
        found = len([*ledger.publications()])
        assert found == len([*ledger.readings()])
    assert reports is None or found == reports
    return found


@pytest.mark.parametrize(("seed", "how"), [(1, write), (2, write), (3, pour)])
def test_a_killed_writer_loses_and_doubles_nothing(where: str, seed: int, how: Callable[..., None]) -> None:
    Ledger.open(where).close()
    chance = random.Random(seed)
    process = start(where, "Nile Post", MANY, 0.005, how=how)
    deadline = time.monotonic() + 20
    wanted = chance.randrange(1, MANY - 5)
    while time.monotonic() < deadline:  # killed in the middle, wherever that is
        with Ledger.open(where) as ledger, ledger.looking() as connection:
            if (connection.execute(text("SELECT count(*) FROM reports")).scalar() or 0) >= wanted:
                break
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert wanted <= intact(where) <= MANY
    how(where, "Nile Post")
    assert intact(where, MANY) == MANY


def test_two_writers_take_turns(where: str) -> None:
    Ledger.open(where).close()
    writers = [start(where, name, 15) for name in ("Nile Post", "Gulf Wire")]
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    intact(where, 15 + 15)


def test_two_who_make_the_same_ledger(where: str) -> None:
    writers = [start(where, name, 2) for name in ("Nile Post", "Gulf Wire")]
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    intact(where, 4)


def test_a_fault_in_the_middle_of_a_report_leaves_nothing_of_it(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add(entry(week()[0]))

    def fail(*arguments: object) -> int:
        raise RuntimeError("power")

    monkeypatch.setattr("reportedly.ledger.words.note", fail)
    with pytest.raises(RuntimeError):
        ledger.add(entry(week()[1]))
    assert len([*ledger.publications()]) == 1
    assert ledger.verify().wrong is None


def test_a_locked_file_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Ledger.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        Ledger.open(path, wait=0.1) as ledger,
        pytest.raises(BadLedger, match=r"l\.db is locked by another program"),
    ):
        ledger.add(entry(week()[0]))
    other.execute("ROLLBACK")
    other.close()
    write(str(path), "Nile Post", 1)
    intact(path, 1)


def test_a_full_disk_is_said_so_and_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    write(str(path), "Nile Post", 3)
    with Ledger.open(path) as ledger:

        @event.listens_for(ledger.engine, "begin")
        def fill(connection: object) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are

        def add_until_full() -> None:
            for reading in batch("Gulf Wire"):
                ledger.add(entry(reading))

        with pytest.raises(
            BadLedger, match=r"the disk is full: .*l\.db is whole, without what was just being written"
        ):
            add_until_full()
        before = len([*ledger.publications()])
    assert intact(path) == before >= 3


def test_a_file_that_may_only_be_read_can_be_looked_at_but_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        for reading in week():
            ledger.add(entry(reading))
        expected = ledger.incidents()
    before = path.read_bytes()
    monkeypatch.setattr(connecting, "writable", lambda file: False)  # root may write everywhere
    with Ledger.look(path) as ledger:
        assert ledger.incidents() == expected
        assert ledger.incidents(limit=2, offset=1) == expected[1:3]
        assert ledger.incident(expected[0]["id"]) == expected[0]
        assert ledger.verify().wrong is None
        with pytest.raises(BadLedger, match=r"l\.db may only be read"):
            ledger.begin("x")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["l.db"]


def test_a_broken_file_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    for content, words in ((b"no ledger at all", "no ledger"), (b"SQLite format 3\0" + b"x" * 5000, "l.db")):
        path.write_bytes(content)
        with pytest.raises(BadLedger, match=words) as caught:
            Ledger.open(path)
        assert "\n" not in str(caught.value)


def test_a_torn_file_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    write(str(path), "Nile Post", 20)
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size // 2)
    with pytest.raises(BadLedger, match="damaged"), Ledger.open(path) as ledger:
        assert [*ledger.readings()]


def test_an_older_ledger_is_brought_up_to_date_and_kept(where: str) -> None:
    with Ledger.open(where, who="tester") as ledger:
        for reading in week():
            ledger.add(entry(reading))
        expected = ledger.incidents()
    engine = connecting.connect(where)
    age(engine)
    engine.dispose()
    with pytest.raises(BadLedger, match="of an older version"):
        Ledger.open(where, read_only=True)
    with Ledger.open(where) as ledger:
        assert ledger.note is not None
        assert "as it was before it is kept as" in ledger.note
        assert ledger.incidents() == expected
        assert ledger.verify().wrong is None
        from reportedly.ledger import Query

        assert ledger.search(Query("bombed"))[0].total == 2
        assert ledger.search(Query())[0].facets["country"]["SDN"] == 7
    copy = ledger.note.rpartition(" ")[2]
    if not copy.startswith("ledger_"):
        assert sqlite3.connect(copy).execute("SELECT count(*) FROM reports").fetchone() == (10,)


def age(engine: object) -> None:
    """Take a ledger back to its first version: what follows from the rows is not there yet."""
    from reportedly.ledger.tables import derived

    with engine.begin() as connection:
        derived.drop_all(connection)
        connection.execute(
            text(f"DROP TABLE {'event_words' if connection.dialect.name == 'sqlite' else 'worded'}")
        )
        if connection.dialect.name == "postgresql":
            connection.execute(text("DROP FUNCTION words_of"))
        for column in ("type", "status", "country", "year", "publisher", "start"):
            connection.execute(text(f"CREATE INDEX events_by_{column} ON events ({column})"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))


def test_a_newer_ledger_is_refused(where: str) -> None:
    Ledger.open(where).close()
    engine = connecting.connect(where)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(BadLedger, match="made by a newer reportedly"):
        Ledger.open(where)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name)")
    connection.close()
    for where, words in (
        (other, "holds other tables"),
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "l.db", "the folder .* is not there"),
        ("mysql://host/x", "is of no known kind"),
    ):
        with pytest.raises(BadLedger, match=words):
            Ledger.open(where)
    with pytest.raises(BadLedger, match="is not there"):
        Ledger.look(tmp_path / "l.db")


def test_a_server_that_does_not_answer_is_said_so_without_the_password(server: str) -> None:
    with pytest.raises(BadLedger) as caught:
        Ledger.open("postgresql://desk:secret@127.0.0.1:1/ledger")
    assert "secret" not in str(caught.value)


def test_the_newest_migration_is_the_one_that_is_asked_for() -> None:
    files = sorted((Path(migrations.__file__).parent / "versions").glob("0*.py"))
    assert files[-1].name[:4] == migrations.HEAD


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")  # of indexes over expressions
def test_the_tables_are_what_the_migrations_make(where: str, new_database: Callable[[], str]) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from reportedly.ledger.tables import derived, metadata

    with Ledger.open(where) as ledger, ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, [metadata, derived])
    ours = {"event_words", "worded", "incidents_in_order", "alembic_version"}
    left = [d for d in found if not any(str(getattr(x, "name", x)).startswith(tuple(ours)) for x in d[1:])]
    assert left == []
