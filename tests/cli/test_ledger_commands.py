"""The commands of the ledger: what they print where, their exit codes, and that a second run adds nothing."""

import csv
import gzip
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import reportedly.cli as cli
import reportedly.reading
from reportedly.errors import BadReport
from reportedly.model import Reading
from reportedly.report import Report
from tests.ledger.told import week

Run = Callable[..., tuple[int, str, str]]
COMMANDS = (
    "add", "incidents", "changes", "ceasefires", "talks", "sources", "coverage", "reread", "verify", "withdraw",
)  # fmt: skip


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line with a reader that knows the reports of a week; "breaks" in a text breaks it."""
    known = {reading.report.text: reading for reading in week()}

    def read(report: Report) -> Reading:
        if "breaks" in report.text:
            raise BadReport("breaks the reader")
        made = known.get(report.text)
        return Reading(report) if made is None else replace_report(made, report)

    monkeypatch.setattr(reportedly.reading, "read_all", lambda reports, **options: (read(r) for r in reports))

    def call(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def replace_report(reading: Reading, report: Report) -> Reading:
    from dataclasses import replace

    return replace(reading, report=report)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A JSONL of a week's reports."""
    path = tmp_path / "week.jsonl"
    rows = [
        {"text": r.report.text, "published": str(r.report.published), "publisher": r.report.publisher}
        for r in week()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def book(run: Run, reports: Path, tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    assert run("add", reports, "--ledger", path)[0] == 0
    return path


def test_add_says_what_became_of_the_reports(run: Run, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    assert run("add", reports, "--ledger", path) == (0, "", f"reportedly: 10 added; ledger {path}\n")
    assert run("add", reports, "--ledger", path) == (0, "", f"reportedly: 0 added, 10 known; ledger {path}\n")


def test_what_is_known_is_not_read_again(
    run: Run, book: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(reports: object, **options: object) -> object:
        assert not list(reports)  # type: ignore[call-overload]
        return iter(())

    monkeypatch.setattr(reportedly.reading, "read_all", refuse)
    assert run("add", reports, "--ledger", book)[0] == 0


def test_a_reprint_is_added_beside_the_report(run: Run, book: Path, tmp_path: Path) -> None:
    text = tmp_path / "again.txt"
    text.write_text(week()[0].report.text, encoding="utf-8")
    code, _, err = run("add", text, "--ledger", book, "--publisher", "Copy Cat", "--published", "2024-05-09")
    assert (code, err) == (0, f"reportedly: 0 added, 1 reprints; ledger {book}\n")


def test_what_fails_is_named_and_the_rest_is_in(run: Run, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with reports.open("a", encoding="utf-8") as stream:
        stream.write('{"text": "It breaks."}\nno json\n')
        stream.write(json.dumps({"text": "La commission a dit que les rebelles ont attaqué le marché de la ville avec des armes dans la nuit."}) + "\n")  # fmt: skip
    code, out, err = run("add", reports, tmp_path / "none.txt", "--ledger", path)
    assert (code, out) == (2, "")
    assert "failed: " in err
    assert f"{reports}, line 11, breaks the reader" in err
    assert f"skipped: {reports}, line 13, seems to be in French" in err
    assert err.endswith(f"reportedly: 10 added, 1 skipped, 3 failed; ledger {path}\n")
    code, out, _ = run("coverage", "--ledger", path)
    assert "10 reports in 10 publications; 1 skipped, 3 failed" in out
    assert f"failed: {tmp_path / 'none.txt'} is not there" in out
    assert json.loads(run("coverage", "--ledger", path, "--format", "json")[1])["failed"] == 3


def test_what_read_printed_is_taken_as_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, path = tmp_path / "readings.jsonl", tmp_path / "l.db"
    rows = [reading.to_dict() for reading in week()]
    rows[3]["events"][0]["triggers"][0]["start"] = 0
    ready.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setattr(reportedly.reading, "read_all", None)
    code, _, err = run("add", ready, "--ledger", path)
    assert code == 2
    assert f"{ready}, line 4, is a reading whose event e1 has a span" in err
    assert "9 added, 1 failed" in err


def test_packed_readings_that_are_torn_or_too_long_cost_only_themselves(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "readings.jsonl.gz"
    rows = [json.dumps(reading.to_dict()) for reading in week()]
    monkeypatch.setattr("reportedly.intake.readings.LONGEST", 2 * max(map(len, rows)))
    rows[4] = '{"schema": "reading/1", "padding": "' + "0" * 9 * max(map(len, rows)) + '"}'
    whole = gzip.compress("".join(row + "\n" for row in rows).encode())
    packed.write_bytes(whole)
    code, _, err = run("add", packed, "--ledger", tmp_path / "long.db")
    assert code == 2
    assert f"failed: {packed}, line 5, is longer than" in err
    assert err.endswith(f"9 added, 1 failed; ledger {tmp_path / 'long.db'}\n")
    packed.write_bytes(whole[: len(whole) - 40])
    code, _, err = run("add", packed, "--ledger", tmp_path / "torn.db")
    assert code == 2
    assert "cannot be read: Compressed file ended" in err
    assert "fault of the program" not in err
    assert run("verify", "--ledger", tmp_path / "torn.db")[0] == 0


def test_readings_come_through_a_pipe(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = "".join(json.dumps(reading.to_dict()) + "\n" for reading in week()).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(piped))))
    code, _, err = run("add", "-", "--ledger", tmp_path / "l.db")
    assert (code, "10 added" in err) == (0, True)


def test_a_manifest_names_files_and_their_bytes_are_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(week()[0].report.text.replace("\n", "\r\n").encode("utf-16"))
    (tmp_path / "m.jsonl").write_text('{"file": "1.txt", "published": "2024-05-07"}\n')
    assert run("add", tmp_path / "m.jsonl", "--ledger", tmp_path / "l.db")[0] == 0
    from reportedly.ledger import Ledger

    with Ledger.open(tmp_path / "l.db") as ledger:
        (report,) = ledger.reports()
        original = ledger.original(report["publications"][0]["original"])
    assert original == (tmp_path / "1.txt").read_bytes()


def test_incidents_as_json_csv_and_text(run: Run, book: Path) -> None:
    code, out, err = run("incidents", "--ledger", book, "--format", "json")
    found = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [i["start"] for i in found] == sorted(i["start"] for i in found)
    table = list(csv.DictReader(io.StringIO(run("incidents", "--ledger", book, "--format", "csv")[1])))
    assert [row["id"] for row in table] == [i["id"] for i in found]
    text = run("incidents", "--ledger", book)[1]
    assert all(i["title"] in text for i in found)
    early = run("incidents", "--ledger", book, "--format", "json", "--as-of", "2024-05-07")[1].splitlines()
    assert 0 < len(early) < len(found)


def test_a_reader_that_has_seen_enough_is_no_fault(book: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "reportedly", "incidents", "--format", "csv", "--ledger", str(book)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_changes_since_a_day(run: Run, book: Path) -> None:
    out = run("changes", "--ledger", book, "--since", "2024-05-08", "--format", "json")[1]
    found = [json.loads(line) for line in out.splitlines()]
    assert {"new", "raised"} <= {c["change"] for c in found}
    text = run("changes", "--ledger", book, "--since", "2024-05-08")[1]
    assert "Nile Post, 2024-05-08" in text
    assert run("changes", "--ledger", book, "--since", "2025-01-01")[1] == ""


def test_sources_of_claims(run: Run, book: Path) -> None:
    out = run("sources", "--ledger", book, "--format", "json")[1]
    kinds = {json.loads(line)["kind"] for line in out.splitlines()}
    assert kinds == {"source", "outlet"}
    assert "Nile Post" in run("sources", "--ledger", book)[1]


def test_threads_are_empty_where_there_are_none(run: Run, book: Path) -> None:
    assert run("ceasefires", "--ledger", book) == (0, "", "")
    assert run("talks", "--ledger", book, "--format", "json") == (0, "", "")


def test_withdraw_takes_a_report_out_of_the_account(run: Run, book: Path) -> None:
    id = week()[3].report.id
    code, _, err = run("withdraw", id, "--ledger", book, "--on", "2024-05-20")
    assert (code, err) == (0, f"reportedly: {id} is withdrawn as of 2024-05-20\n")
    assert id not in run("incidents", "--ledger", book, "--format", "json")[1]
    assert run("withdraw", "sha256:0", "--ledger", book, "--on", "2024-05-20")[0] == 2


def test_reread_prints_what_changed(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def poorer(reports: list[Report], **options: object) -> object:
        for report in reports:
            known = next(reading for reading in week() if reading.report.text == report.text)
            known.events, known.figures = [], []
            yield replace_report(known, report)

    assert run("reread", "--ledger", book)[2] == "reportedly: 0 read again, 10 were up to date\n"
    monkeypatch.setattr(reportedly.reading, "read_all", poorer)
    id = week()[0].report.id
    code, out, err = run("reread", "--ledger", book, "--all", "--report", id, "--format", "json")
    assert (code, err) == (0, "reportedly: 1 read again, 9 were up to date\n")
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert row["report"] == id
    assert [len(lines) for name, lines in row["changed"].items()] == [1, 1]
    assert run("verify", "--ledger", book)[0] == 0
    assert run("reread", "--ledger", book, "--report", "sha256:0")[0] == 2


def test_what_is_whole_in_a_damaged_ledger_is_saved(run: Run, book: Path, tmp_path: Path) -> None:
    damaged, saved, new = tmp_path / "damaged.db", tmp_path / "saved.jsonl", tmp_path / "new.db"
    first = week()[0].report.text.encode()
    content = book.read_bytes().replace(first, b"?" + first[1:])
    damaged.write_bytes(content)
    assert run("verify", "--ledger", damaged)[0] == 1
    code, out, _ = run("verify", "--ledger", damaged, "--save", saved)
    assert code == 0
    assert "9 readings of" in out
    code, _, err = run("add", saved, "--ledger", new)
    assert code == 0
    assert "9 added" in err
    assert run("verify", "--ledger", new)[0] == 0
    assert run("verify", "--ledger", damaged, "--save", saved)[0] == 2  # nothing is written over
    assert run("verify", "--ledger", tmp_path / "none.db", "--save", saved)[0] == 2
    damaged.write_bytes(content[: len(content) // 2])
    assert run("verify", "--ledger", damaged)[0] != 0
    assert run("verify", "--ledger", damaged, "--save", tmp_path / "half.jsonl")[0] == 2  # nothing to save
    assert not (tmp_path / "half.jsonl").exists()


def test_verify_proves_or_names_what_is_wrong(run: Run, book: Path) -> None:
    code, out, err = run("verify", "--ledger", book)
    assert (code, err) == (0, "")
    assert re.fullmatch(r".* is whole: .*10 reports.*; the log ends in [0-9a-f]{64}\n", out)
    from tests.ledger.test_audit import tamper

    tamper(book, "UPDATE statements SET stance = 'deny' WHERE id = 1")
    code, out, err = run("verify", "--ledger", book)
    assert (code, out) == (1, "")
    assert "statement s1 of reading 1 was changed" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"Example: reportedly {command} " in " ".join(out.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("incidents", "--ledger", "{none}"),
        ("incidents", "--ledger", "{book}", "--as-of", "soon"),
        ("incidents", "--ledger", "{book}", "--as-of", ""),
        ("talks", "--ledger", "{book}", "--as-of", ""),
        ("export", "ucdp", "--ledger", "{book}", "--output", "{none}.csv", "--since", ""),
        ("compare", "{reports}", "--ledger", "{book}", "--as-of", ""),
        ("incidents", "--ledger", "{empty}"),
        ("changes", "--ledger", "{book}", "--since", "x"),
        ("coverage", "--ledger", "{reports}"),
        ("export", "ucdp", "--ledger", "{book}", "--output", ""),
        ("verify", "--ledger", "{none}"),
        ("verify", "--ledger", "{torn}", "--save", "{none}.jsonl"),
        ("withdraw", "sha256:0", "--ledger", "{book}", "--on", "2024-03-09"),
        ("withdraw", week()[0].report.id, "--ledger", "{book}", "--on", "2024-03-09", "--statement", "s99"),
        ("add", "{reports}", "--ledger", "{none}/x/l.db"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(run: Run, book: Path, reports: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:  # fmt: skip
    empty = tmp_path / "empty.db"
    empty.touch()
    torn = tmp_path / "torn.db"
    torn.write_bytes(book.read_bytes()[:4096])
    names = {
        "torn": str(torn),
        "none": str(tmp_path / "none.db"),
        "empty": str(empty),
        "book": str(book),
        "reports": str(reports),
    }
    code, out, err = run(*(argument.format(**names) for argument in arguments))
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert err.startswith("reportedly: ")
