"""Scores of texts with marked spans, of coded records and of press releases."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.errors import BadReport
from reportedly.scoring.marks import score_attributions, score_places, score_times
from reportedly.scoring.records import published_of, score_records
from reportedly.scoring.releases import score_releases
from tests.readings import TEXT, example


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def reading() -> dict[str, Any]:
    return example().to_dict()


def test_attributions_by_overlap_and_exactly() -> None:
    gold = {
        "id": "a",
        "text": TEXT,
        "relations": [
            {"source": [at("The governor")], "cue": [at("said that")], "content": [at("that the rebels shelled Kassala on Monday, killing at least 12 people")]},
            {"source": [at("Both sides")], "cue": [at("will meet")], "content": [at("in Geneva")]},
        ],
    }  # fmt: skip
    table = score_attributions([gold], [reading()], misses := [])
    assert table["attribution"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "found": 2, "gold": 2}
    assert table["cue.overlap"]["r"] == 0.5
    assert table["cue.exact"]["r"] == 0.0
    assert table["source.exact"]["r"] == 0.5
    assert len(misses) == 1


def test_times_relaxed_strict_and_by_value() -> None:
    def mark(words: str, value: str) -> dict[str, Any]:
        start, end = at(words)
        return {"start": start, "end": end, "value": value}

    gold = {"id": "a", "text": TEXT, "timexes": [mark("on Monday", "2024-05-06")]}
    table = score_times([gold], [reading()], [])
    assert [table[k]["f1"] for k in ("relaxed", "strict", "value")] == [1.0, 0.0, 1.0]


def test_places_found_and_near() -> None:
    def mark(words: str, lat: float | None, lon: float | None) -> dict[str, Any]:
        start, end = at(words)
        return {"start": start, "end": end, "lat": lat, "lon": lon}

    gold = {"id": "a", "text": TEXT, "toponyms": [mark("Kassala", 15.4, 36.4), mark("Geneva", 41.9, -88.3)]}
    table = score_places([gold], [reading()], [])
    assert table["found"]["f1"] == 1.0
    assert table["within 161 km end to end"] == {"accuracy": 0.5, "n": 2}


def test_records_of_one_sentence_are_one_and_old_types_are_mapped() -> None:
    gold = [
        {"id": "a", "text": TEXT, "events": [{"source": "SDNREB", "target": "SDN", "code": "FIGHT"}]},
        {
            "id": "b",
            "text": TEXT,
            "events": [{"source": "SDN", "target": None, "code": "CONSULT"}],
            "reciprocal": True,
        },
    ]
    table = score_records(gold, [reading(), reading()], [])
    assert table["type"]["gold"] == 2
    assert table["type"]["found"] == 1  # what is planned is told as a fact; what is only alleged is not
    assert table["type"]["p"] == 1.0


def test_releases_count_the_least() -> None:
    gold = {
        "id": "a",
        "text": TEXT,
        "date": "2024-05-07",
        "gold": {"start_date": "2024-05-06", "min_killed": 12, "min_captured": 0},
    }
    table = score_releases([gold], [reading()], [])
    assert {name: told["accuracy"] for name, told in table.items()} == {
        "date": 1.0,
        "killed": 1.0,
        "captured": 1.0,
    }


def test_a_reading_of_another_text_is_told() -> None:
    with pytest.raises(BadReport, match="another text"):
        score_times([{"id": "a", "text": "Else.", "timexes": []}], [reading()], [])


@pytest.mark.parametrize(
    ("record", "day"),
    [
        ({"dct": "1998-01-08"}, "1998-01-08"),
        ({"date": "2009-03-20 12:24"}, "2009-03-20"),
        ({"date": "May"}, None),
        ({}, None),
    ],
)
def test_the_day_of_publication(record: dict[str, str], day: str | None) -> None:
    assert published_of(record) == day
