"""`reportedly export` and `compare` on a small ledger."""

from __future__ import annotations

import json

import pytest

from reportedly.cli import run
from reportedly.ledger import Entry, Ledger
from reportedly.report import Report
from tests.formats import happenings as told


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    from datetime import date

    path = tmp_path_factory.mktemp("ledger") / "events.db"
    report = Report(
        text=told.TEXT, title="Soldiers killed in ambush", publisher="Meridian", published=date(2026, 3, 4), url="https://meridian.example/ambush"
    )  # fmt: skip
    made = {"code": "1", "model": "m", "data": "d"}
    with Ledger.open(path) as book:
        assert book.add(Entry(report, told.reading(), made_by=made)) == "added"
    return str(path)


def test_export_writes_the_file_its_details_and_its_manifest(ledger, tmp_path, capsys):
    path = tmp_path / "events.csv"
    assert (
        run(
            [
                "export",
                "acled",
                "--ledger",
                ledger,
                "--output",
                str(path),
                "--country",
                "sen",
                "--since",
                "2026-03-01",
            ]
        )
        == 0
    )
    said = capsys.readouterr()
    assert said.out == ""
    assert "events.csv: 2 rows by the policy ucdp" in said.err
    manifest = json.loads((tmp_path / "events.csv.manifest.json").read_text(encoding="utf-8"))
    assert manifest["query"] == {
        "as_of": None,
        "clock": "said",
        "since": "2026-03-01",
        "country": ["SEN"],
        "background": False,
    }
    assert manifest["versions"]["readings"] == [{"code": "1", "model": "m", "data": "d"}]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    "name",
    ["gdelt", "polecat", "plover", "geojson", "annotations", "ftm", "prov", "hxl", "ceasefires", "ucdp"],
)
def test_every_format_comes_out_of_a_ledger(ledger, tmp_path, name):
    path = tmp_path / name
    assert run(["export", name, "--ledger", ledger, "--output", str(path), "--policy", "cautious"]) == 0
    assert path.stat().st_size > 0


def test_as_of_an_earlier_day_there_is_nothing(ledger, tmp_path, capsys):
    path = tmp_path / "x.geojson"
    assert run(["export", "geojson", "--ledger", ledger, "--output", str(path), "--as-of", "2026-03-01"]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["features"] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["export", "docx", "--output", "x"], "there is no format 'docx'; take one of acled,"),
        (["export", "ucdp", "--output", "x", "--country", "ZZZ"], "--country ZZZ fits nothing"),
        (["export", "ucdp", "--output", "x", "--type", "WAR"], "--type WAR fits nothing; take one of ACCUSE"),
        (["export", "ucdp", "--output", "x", "--since", "yesterday"], "is no date"),
        (["export", "ucdp", "--output", "/nowhere/x.csv"], "/nowhere/x.csv cannot be written"),
        (["compare", "/nowhere/x.csv"], "/nowhere/x.csv cannot be read"),
    ],
)
def test_what_cannot_be_is_one_sentence(ledger, capsys, arguments, sentence):
    assert run([*arguments, "--ledger", ledger]) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1


def test_compare_with_our_own_export_matches_all(ledger, tmp_path, capsys):
    path = tmp_path / "ged.csv"
    run(["export", "ucdp", "--ledger", ledger, "--output", str(path)])
    assert run(["compare", str(path), "--ledger", ledger, "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["matched"], summary["only_theirs"], summary["only_ours"], summary["figures_differ"]) == (
        1,
        0,
        0,
        0,
    )
