"""The audit: `verify` proves a ledger, and names the first thing that somebody changed behind its back."""

import re
import sqlite3
from pathlib import Path

import pytest

from reportedly.errors import BadLedger
from reportedly.ledger import Ledger
from tests.ledger.told import entry, told, week


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, who="tester") as ledger:
        run = ledger.begin("reports/")
        for reading in week()[:4]:
            ledger.add(entry(reading, name="x"), run=run)
        ledger.add(entry(told("2024-05-20"), original=b"<p>page</p>"), run=run)
        ledger.reread(week()[0].report.id, {**week()[0].to_dict(), "figures": []}, {"code": "2"})
        ledger.withdraw(week()[1].report.id, on="2024-05-21")
        ledger.end(run, {"added": 5})
    return path


def tamper(path: Path, *statements: str) -> None:
    """Change rows as somebody with the file would: the triggers are dropped first."""
    with sqlite3.connect(path) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def verdict(path: Path) -> str | None:
    with Ledger.open(path) as ledger:
        return ledger.verify().wrong


def test_a_ledger_that_nobody_touched_is_whole(ledger: Ledger) -> None:
    for reading in week():
        ledger.add(entry(reading, original=b"<p>page</p>"))
    proof = ledger.verify()
    assert proof.wrong is None
    assert proof.counts["reports"] == proof.counts["readings"] == 10
    assert proof.counts["claims"] == 30
    assert len(proof.head) == 64


def test_every_act_of_the_fixture_is_followed(path: Path) -> None:
    assert verdict(path) is None


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE reports SET text = replace(text, 'rebels', 'robbers') WHERE id = 2", "text of report sha256:.* was changed"),
        ("UPDATE publications SET publisher = 'Other' WHERE id = 3", "publication 3 was changed"),
        ("UPDATE publications SET report = 1 WHERE id = 3", "publication 3 .* not what it was"),
        ("UPDATE originals SET content = x'00'", "bytes that report .* were changed"),
        ("UPDATE readings SET content = x'00' WHERE id = 2", "reading 2 .* was changed"),
        ("UPDATE readings SET code = '9' WHERE id = 2", "what made reading 2"),
        ("UPDATE statements SET stance = 'deny' WHERE id = 1", "statement s1 of reading 1 was changed: stance"),
        ("UPDATE events SET start = '2020-01-01' WHERE id = 1", "event e1 of reading 1 was changed: start"),
        ("UPDATE event_texts SET words = 'x' WHERE event = 1", "words of event e1"),
        ("UPDATE figures SET low = 99 WHERE id = 1", "figure f1 of reading 1 was changed: low"),
        ("DELETE FROM figures WHERE id = 1", "reading 1 has 0 figures, and 1 were made"),
        ("DELETE FROM withdrawals", "there are 0 withdrawals, and the log tells of 1"),
        ("DELETE FROM run_ends", "there are 0 run_ends, and the log tells of 1"),
        ("UPDATE audit SET entry = replace(entry, 'tester', 'nobody') WHERE id = 3", "audit entry 3 was changed"),
        ("DELETE FROM audit WHERE id = 3", "audit entry 3 is missing"),
        ("DELETE FROM audit WHERE id > 3", "there are .*, and the log tells of"),
    ],
)  # fmt: skip
def test_the_first_wrong_thing_is_named(path: Path, statement: str, fault: str) -> None:
    tamper(path, statement)
    wrong = verdict(path)
    assert wrong is not None
    assert re.search(fault, wrong), wrong


def test_a_damaged_page_is_named(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(size // 2)
        stream.write(b"\xff" * 4096)
    try:
        wrong = verdict(path)
    except BadLedger as error:  # so badly that it cannot be opened
        wrong = str(error)
    assert wrong is not None
    assert "damaged" in wrong or "changed" in wrong
