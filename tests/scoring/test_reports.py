"""Scores of whole reports: worked by hand on a reading made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.errors import BadReport
from reportedly.scoring.complete import complete
from reportedly.scoring.matching import locate, pair_off, touch
from reportedly.scoring.reports import headline, score_report
from reportedly.scoring.tally import Tally
from reportedly.scoring.wording import forms, words
from tests.readings import TEXT, example

GOLD: dict[str, Any] = {
    "id": "kassala",
    "text": TEXT,
    "published": "2024-05-07",
    "entities": {
        "gov": {"names": ["The governor", "Governor of Kassala"]},
        "reb": {"names": ["the rebels", "rebels"]},
        "spo": {"names": ["A rebel spokesman", "Rebel spokesman"], "part_of": "reb"},
    },
    "statements": [
        {"source": "gov", "cue": "said", "content": ["that the rebels shelled Kassala on Monday"], "stance": ["assert", "accuse"]},
        {"source": "spo", "cue": "denied", "content": ["it."], "stance": "deny", "denies": ["said"]},
    ],
    "events": [
        {"id": "shell", "type": ["ASSAULT"], "actors": ["reb"], "recipients": [], "triggers": ["shelled"], "date": ["2024-05-06", "2024-05-06"], "status": ["alleged"], "by": ["gov"], "disputed_by": ["spo"]},
        {"id": "meet", "type": ["CONSULT"], "actors": ["reb"], "recipients": [], "triggers": ["will meet"], "date": None, "status": ["planned"], "by": []},
    ],
    "figures": [{"measure": "killed", "anchor": "at least 12", "low": 12, "best": None, "high": None, "by": "gov"}],
    "times": [{"anchor": "on Monday", "text": "Monday", "start": "2024-05-06", "end": "2024-05-06"}],
    "places": [{"text": "Kassala", "lat": 15.45, "lon": 36.4, "within_km": 25}],
    "checks": [{"kind": "date", "verdict": "consistent", "anchors": ["Monday"]}],
}  # fmt: skip


def score(gold: dict[str, Any], reading: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    tally, misses = Tally(), list[str]()
    score_report(gold, reading, tally, misses)
    return tally.figures(), misses


def test_a_right_reading_scores_one_everywhere() -> None:
    figures, misses = score(GOLD, example().to_dict())
    assert misses == []
    assert headline(figures) == 1.0
    assert all(f.get("f1", f.get("accuracy")) == 1.0 for f in figures.values())


def test_a_missed_event_costs_its_slots_end_to_end() -> None:
    reading = example().to_dict()
    del reading["events"][0]
    reading["figures"], reading["meetings"] = [], []
    figures, misses = score(GOLD, reading)
    assert figures["events"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "gold": 2, "found": 1}
    assert figures["events.status"] == {"accuracy": 1.0, "n": 1, "end_to_end": 0.5}
    assert "events: missed ASSAULT 'shelled'" in misses


def test_what_is_optional_counts_for_nobody() -> None:
    gold = {**GOLD, "events": [{**GOLD["events"][0]}, {**GOLD["events"][1], "optional": True}]}
    for kept in (2, 1):
        reading = example().to_dict()
        reading["events"] = reading["events"][:kept]
        assert score(gold, reading)[0]["events"]["f1"] == 1.0


def test_a_wrong_type_is_found_and_no_match() -> None:
    reading = example().to_dict()
    reading["events"][0]["type"] = "COERCE"
    figures, misses = score(GOLD, reading)
    assert figures["events.found"]["f1"] == 1.0
    assert figures["events"]["f1"] == 0.5
    assert "events: invented COERCE 'shelled'" in misses


def test_a_passage_touches_nothing() -> None:
    assert touch((10, 17), [{"start": 0, "end": 100}]) == 0
    assert touch((10, 17), [{"start": 12, "end": 30}]) == 5


def test_anchors_are_whole_words_first() -> None:
    assert locate("The Omani envoy left Oman.", "Oman") == (21, 25)
    assert locate("two\n lines", "two lines") == (0, 10)
    assert locate("nothing", "else") is None


def test_names_are_compared_without_articles_accents_and_counts() -> None:
    assert words("The U.S. Army") == ("us", "army")
    assert frozenset({"soldiers"}) in forms("At least 12 soldiers")
    assert words("Łódź São") == words("Łódz Sao")


def test_pairs_go_to_the_best_first() -> None:
    assert pair_off([(0.5, 0, 0), (0.9, 0, 1), (0.8, 1, 1), (0.0, 1, 0)]) == {0: 1}


@pytest.mark.parametrize(
    "broken", [{}, {"report": {}}, {"report": {"text": "a"}, "events": [{"id": "e1", "triggers": 3}]}]
)
def test_what_is_no_reading_is_told(broken: dict[str, Any]) -> None:
    with pytest.raises(BadReport):
        complete(broken)
