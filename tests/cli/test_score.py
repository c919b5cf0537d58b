"""`reportedly score` and `reportedly bias`: what they print and write, and how they fail."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import reportedly.cli as cli
import reportedly.reading
from reportedly.model import Reading
from reportedly.report import Report
from tests.readings import example
from tests.scoring.test_reports import GOLD


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that knows one text; it reads any other as empty."""

    def read_all(reports: Iterable[Report], **options: object) -> Iterator[Reading]:
        for report in reports:
            yield example() if report.text == GOLD["text"] else Reading(report)

    monkeypatch.setattr(reportedly.reading, "read_all", read_all)


def test_score_prints_a_table_and_writes_json_page_and_misses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "mine.json"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    out, page, misses = tmp_path / "out.json", tmp_path / "page.md", tmp_path / "misses.txt"
    arguments = ["score", str(gold), "--json", str(out), "--page", str(page), "--misses", str(misses)]
    assert cli.run(arguments) == 0
    assert "headline" in capsys.readouterr().out
    (figures,) = json.loads(out.read_text(encoding="utf-8")).values()
    assert figures["figures"]["headline"] == 1.0
    assert page.read_text(encoding="utf-8").startswith("# Accuracy")
    assert misses.read_text(encoding="utf-8") == ""


def test_score_of_what_is_no_gold_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["score", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_bias_prints_the_rate_and_fails_above_most(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.yml"
    text = GOLD["text"].replace("The governor", "{W}").replace("\n", " ").strip()
    path.write_text(
        json.dumps({"wordings": [{"words": "w", "text": text}], "words": {"w": [["A", "B"]]}}),
        encoding="utf-8",
    )
    assert cli.run(["bias", "--sentences", str(path)]) == 0
    assert "0 of 1 pairs differ (0.0%)" in capsys.readouterr().out
    assert cli.run(["bias", "--sentences", str(path), "--most", "0"]) == 0
    assert cli.run(["bias", "--sentences", str(tmp_path / "none.yml")]) == 2
