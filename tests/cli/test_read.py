"""`reportedly read`: what it prints where, and that every fault is one sentence and exit code 2."""

import csv
import io
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reportedly.cli as cli
import reportedly.reading
from reportedly.errors import BadReport, MissingPart
from reportedly.model import Reading
from reportedly.report import Report
from tests.formats.test_reading_formats import SCHEMA
from tests.readings import TEXT, assert_exact, example

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line with a reader that knows one text; any other gets an empty reading."""

    def read(report: Report, **options: object) -> Reading:
        made = example() if report.text == TEXT else Reading(report)
        made.skipped = [f"{name}={value}" for name, value in sorted(options.items())]
        return replace(made, report=report)

    monkeypatch.setattr(
        reportedly.reading,
        "read_all",
        lambda reports, **options: (read(report, **options) for report in reports),
    )

    def call(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_is_one_object_a_line_in_order(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("It rained – in Łódź.", encoding="utf-8")
    code, out, err = run(
        "read", other, report, other, "--format", "json", "--published", "2024-05-07", "--publisher", "P"
    )
    made = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [m["report"]["text"] for m in made] == ["It rained – in Łódź.", TEXT, "It rained – in Łódź."]
    assert made[1]["report"]["published"] == "2024-05-07"
    assert made[1]["report"]["published_from"] == "given"
    assert [event["id"] for event in made[1]["events"]] == ["e1", "e2"]


def test_text_is_the_default(run: Run, report: Path) -> None:
    code, out, _ = run("read", report)
    assert code == 0
    assert "shelled[e1] Kassala" in out
    assert "Statements" in out


def test_csv_md_and_html(run: Run, report: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", report, report, "--format", "csv")[1])))
    assert len([row for row in rows if row["kind"] == "event"]) == 4
    assert "**shelled**" in run("read", report, "--format", "md")[1]
    assert run("read", report, report, "--format", "html")[1].count("<main>") == 2


def test_explain(run: Run, report: Path) -> None:
    for format in ("text", "md", "html"):
        assert "frame shell, verb" in run("read", report, "--format", format, "--explain")[1]
    code, out, err = run("read", report, "--format", "json", "--explain")
    assert (code, out) == (2, "")
    assert "--explain" in err


def test_least_says_how_many_it_left_out(run: Run, report: Path) -> None:
    assert "left out 2 events below 0.9" in run("read", report, "--format", "json", "--least", "0.9")[2]


def test_least_leaves_out_events_and_what_hangs_on_them(run: Run, report: Path) -> None:
    made = json.loads(run("read", report, "--format", "json", "--least", "0.9")[1])
    assert (made["events"], made["meetings"]) == ([], [])
    assert made["figures"][0]["event"] is None
    assert [
        e["id"] for e in json.loads(run("read", report, "--format", "json", "--least", "0.5")[1])["events"]
    ] == ["e1"]


def test_options_reach_the_reader(run: Run, report: Path, tmp_path: Path) -> None:
    arguments = ("--model", "en_x", "--frames", tmp_path, "--actors", report, "--triage")
    made = json.loads(run("read", report, "--format", "json", *arguments)[1])
    assert made["skipped"] == [f"actors={report}", f"frames={tmp_path}", "model=en_x", "triage=True"]
    assert json.loads(run("read", report, "--format", "json")[1])["skipped"] == []


def test_a_bad_report_is_a_sentence_and_the_rest_is_done(run: Run, report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    code, out, err = run("read", bad, report, tmp_path / "none.txt", "--format", "json")
    assert code == 2
    assert len(out.splitlines()) == 1
    assert err.splitlines() == [
        f"reportedly: {bad} is empty",
        f"reportedly: {tmp_path / 'none.txt'} is not there",
    ]


def test_a_report_that_cannot_be_read_is_named_and_its_batch_done(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_all(reports: list[Report], **options: object) -> Iterator[Reading]:
        for report in reports:
            if report.text == "bad":
                raise BadReport("cannot be read")
            yield Reading(report)

    monkeypatch.setattr(reportedly.reading, "read_all", read_all)
    bad = tmp_path / "bad.txt"
    bad.write_text("bad", encoding="utf-8")
    code, out, err = run("read", report, report, bad, report, "--format", "json")
    assert (code, len(out.splitlines()), err) == (2, 3, f"reportedly: {bad} cannot be read\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--published", "2023-02-30"), "2023-02-30"),
        (("--published", "soon"), "write it as 2023-09-21"),
        (("--frames", "/nowhere/frames"), "/nowhere/frames is not there"),
        (("--actors", "/nowhere/a.yml"), "/nowhere/a.yml is not there"),
        (("--format", "xml"), "xml"),
        (("--least", "2"), "--least"),
        (("--workers", "-1"), "--workers"),
        (("--colour",), "--colour"),
    ],
)
def test_bad_requests(run: Run, report: Path, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run("read", report, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


def test_a_missing_part_ends_the_run(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_all(reports: list[Report], **options: object) -> Iterator[Reading]:
        raise MissingPart("the language pipeline 'x' is not installed")

    monkeypatch.setattr(reportedly.reading, "read_all", read_all)
    assert run("read", report) == (2, "", "reportedly: the language pipeline 'x' is not installed\n")


def test_a_fault_of_the_program_costs_one_report_and_shows_no_traceback(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_all(reports: list[Report], **options: object) -> Iterator[Reading]:
        for report in reports:
            if report.text == "odd":
                raise ZeroDivisionError("division\nby zero")
            yield Reading(report)

    monkeypatch.setattr(reportedly.reading, "read_all", read_all)
    odd = tmp_path / "odd.txt"
    odd.write_text("odd", encoding="utf-8")
    code, out, err = run("read", report, report, odd, report, "--format", "json")
    assert (code, len(out.splitlines())) == (2, 3)
    assert "odd.txt met a fault of the program, ZeroDivisionError: division by zero" in err
    assert len(err.splitlines()) == 1


def test_every_command_has_help_with_an_example(run: Run) -> None:
    assert "read" in run("--help")[1]
    for command in cli.app.registered_commands:
        code, out, _ = run(command.name, "--help")
        assert code == 0
        assert f"Example: reportedly {command.name}" in out


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"reportedly {reportedly.__version__}\n", "")


def test_check_data(run: Run) -> None:
    code, out, err = run("check-data")
    assert (code, err) == (0, "")
    assert "CAMEO codes" in out
    assert run("check-data", "--actors", "/nowhere.yml")[0] == 2


def test_help_is_quick() -> None:
    def seconds(*arguments: str) -> float:
        """Time on the processor, whatever else the machine is doing."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    script = "import sys; from reportedly.cli import run; run(['--help']); sys.exit(bool({'spacy', 'rich', 'trafilatura', 'yaml'} & set(sys.modules)))"
    assert min(seconds("-c", script) for _ in range(3)) - seconds("-c", "pass") < 0.3


def test_real_readings_in_order_on_two_workers(tmp_path: Path) -> None:
    """The whole way, with the parser, through a process of its own."""
    examples = Path(reportedly.__file__).parent / "data" / "examples" / "casamance"
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-c", "from reportedly.cli import main; main()", "read", str(examples), str(bad), "--format", "json", "--workers", "2"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    listed = [
        json.loads(line) for line in (examples / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    made = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (2, f"reportedly: {bad} is empty\n")
    assert [m["report"]["title"] for m in made] == [entry["title"] for entry in listed]
    validator = Draft202012Validator(SCHEMA)
    for reading in made:
        validator.validate(reading)
        assert_exact(reading, reading["report"]["text"])
