"""Grouping and slots of incidents, worked by hand."""

from __future__ import annotations

from typing import Any

from reportedly.report import report_id
from reportedly.scoring.clusters import Mention, b_cubed, count_pairs, end_to_end, score_clusters
from reportedly.scoring.incidents import group_fit, is_one_of, is_part

# Gold abc de, predicted ab cde; x was missed.
FOUND = [Mention("1", 1, 1, True), Mention("1", 1, 2, True), Mention("1", 2, 2, True), Mention("2", 2, 1, True), Mention("2", 2, 1, True)]  # fmt: skip
TEXTS = ["Shells hit Abyei on Monday.", "Two died in Abyei."]


def cluster() -> dict[str, Any]:
    incident = {
        "id": "i",
        "type": ["ASSAULT"],
        "events": [{"report": 1, "anchor": "hit"}, {"report": 2, "anchor": "died"}],
        "dates": [["2024-05-06", "2024-05-06"]],
        "place": ["Abyei"],
        "status": ["asserted"],
        "background": False,
        "asserted_by": [],
        "disputed_by": [],
        "independent_sources": [0, 1],
        "figures": [{"measure": "killed", "scope": ["incident"], "low": 2, "high": 2, "current_claims": []}],
        "optional": False,
    }
    return {"id": "abyei", "texts": TEXTS, "outlets": ["The Post"], "incidents": [incident]}


def read(text: str, word: str) -> dict[str, Any]:
    start = text.index(word)
    trigger = {"start": start, "end": start + len(word), "text": word}
    return {"report": {"text": text}, "events": [{"id": "e1", "type": "ASSAULT", "triggers": [trigger]}]}


def told() -> dict[str, Any]:
    return {
        "id": "x",
        "type": "ASSAULT",
        "status": "asserted",
        "background": False,
        "start": "2024-05-06",
        "end": None,
        "place": {"name": "Abyei"},
        "independent_sources": 1,
        "asserted_by": [{"source": "The Post"}],
        "events": [{"report": report_id(text), "event": "e1"} for text in TEXTS],
        "figures": [{"measure": "killed", "scope": "incident", "low": 2, "best": 2, "high": 2, "claims": []}],
    }


def test_pairs_and_b_cubed() -> None:
    assert b_cubed(FOUND) == {"p": 0.7333, "r": 0.7333, "f1": 0.7333}
    assert count_pairs(FOUND) == (2, 4, 4)
    assert count_pairs(FOUND, across=True) == (1, 3, 2)
    assert end_to_end([*FOUND, Mention("2", None, 3, True), Mention("3", None, 3, True)])["f1"] == 0.3636


def test_a_right_incident_scores_one() -> None:
    readings = [read(TEXTS[0], "hit"), read(TEXTS[1], "died")]
    misses: list[str] = []
    table = score_clusters([cluster()], readings, [told()], misses)
    assert misses == []
    assert table["headline"]["f1"] == 1.0
    assert table["incidents"] == {"matched": 1, "gold": 1, "beside": 0, "beside_share": 0.0}


def test_what_is_beside_and_what_is_wrong_is_counted() -> None:
    readings = [read(TEXTS[0], "hit"), read(TEXTS[1], "died")]
    wrong = told() | {"status": "contested", "place": {"name": "Nowhere"}, "start": "2024-01-01"}
    table = score_clusters([cluster()], readings, [wrong, {"id": "beside"}], [])
    assert table["status"]["accuracy"] == table["place"]["accuracy"] == table["dates"]["accuracy"] == 0.0
    assert table["incidents"]["beside"] == 1


def test_titles_do_not_count_and_groups_match_by_words() -> None:
    assert is_one_of("Brig. Óscar Sá", ["Oscar Sa"])
    assert not is_one_of("Oscar", ["Oscar Sa"])

    def figure(group: str | None, n: int = 2) -> dict[str, Any]:
        return {"measure": "killed", "group": group, "low": n, "best": n, "high": n}

    apart, whole = [figure("border policemen"), figure("soldiers")], [figure(None, 3), figure("children")]
    assert [bool(group_fit(g, figure("two policemen", 9), apart)) for g in apart] == [True, False]
    assert is_part(figure("women"), whole)
    assert not is_part(figure("Thais", 7), whole)
