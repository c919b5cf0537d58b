"""Gold files: which format they are in, and that they score as the reference scorers do where those are there."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import BadReport, BadRequest
from reportedly.model import Reading
from reportedly.report import Report
from reportedly.scoring import pages
from reportedly.scoring.clusters import load_cluster, score_clusters
from reportedly.scoring.gold import load_sets
from reportedly.scoring.running import judge, score_set
from tests.readings import TEXT, example
from tests.scoring.test_reports import GOLD

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "score"
KINDS = {
    "cases": {"expect": [], "category": "plain"},
    "attributions": {"relations": []},
    "times": {"timexes": []},
    "places": {"toponyms": []},
    "releases": {"gold": {"start_date": None, "min_killed": 12, "min_captured": 0}},
    "records": {"events": []},
}


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_line_tells_its_format(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "set_dev.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, **KINDS[kind]}) + "\n", encoding="utf-8")
    (loaded,) = load_sets([path])
    assert (loaded.name, loaded.kind, loaded.texts[0].text) == ("set", kind, TEXT)
    result = score_set(loaded, lambda reports: [example() for _ in reports])
    assert result.size == 1


def test_reports_of_a_folder_are_one_set_and_texts_may_lie_beside(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    apart = {k: v for k, v in GOLD.items() if k != "text"} | {"id": "two", "text_file": "two.txt"}
    (folder / "two.json").write_text(json.dumps(apart), encoding="utf-8")
    (folder / "two.txt").write_text(TEXT, encoding="utf-8")
    (loaded,) = load_sets([folder])
    result = score_set(loaded, read_example)
    assert (result.name, result.size, result.figures["headline"]) == ("mine", 2, 1.0)
    assert "| mine | 2 reports | headline | 1.000 | 0.900 |" in pages.page(
        [result], {"sets": {"mine": {"figures": {"headline": 0.9}}}}
    )
    assert "headline" in pages.table([result])


def test_a_digest_changes_with_the_corpus(tmp_path: Path) -> None:
    digests = set()
    for text in ("a", "b"):
        path = tmp_path / "x.jsonl"
        path.write_text(
            json.dumps({"id": "a", "text": text, "expect": [], "category": "c"}), encoding="utf-8"
        )
        digests.add(load_sets([path])[0].digest)
    assert len(digests) == 2


@pytest.mark.parametrize("text", ["{}", "[1]", "not json"])
def test_what_is_no_gold_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadReport, match=r"x\.json"):
        load_sets([path])


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="is not there"):
        load_sets([tmp_path / "none"])


def as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def test_own_sets_load_and_every_anchor_is_in_its_text() -> None:
    sets = {loaded.name: loaded for loaded in load_sets([ROOT / "evals" / "own"])}
    assert len(sets["reports"].items) >= 12
    assert len(sets["cases"].items) >= 60
    assert len(sets["ontology"].items) >= 120
    for item in sets["ontology"].items:
        near = [n for clause in item["expect"] for n in as_list(clause["event"]["near"])]
        assert [n for n in near if n not in item["text"]] == [], item["id"]
    for item in sets["reports"].items:
        anchors = [a for s in item["statements"] for a in (s["cue"], *s["content"])]
        anchors += [a for e in item["events"] for a in e["triggers"]]
        anchors += [f["anchor"] for f in (*item["figures"], *item["times"])]
        assert [a for a in anchors if a not in item["text"]] == [], item["id"]


def read_example(reports: Any) -> list[Reading]:
    return [example() for _ in reports]


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference scorers are not here")
def test_scores_equal_those_of_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(REFERENCE), *sys.path])
    score, challenge, public = (import_module(name) for name in ("score", "challenge", "public"))
    gold = REFERENCE.parent / "gold"
    for loaded in load_sets([ROOT / "evals" / "own" / "reports", gold / "challenge_dev.jsonl"]):
        readings = [read_plainly(item) for item in loaded.items]
        figures, details = judge(loaded, [], readings, [])
        if loaded.kind == "reports":
            tally = score.Tally()
            for item, reading in zip(loaded.items, readings, strict=True):
                score.score(item, reading, tally, [])
            assert tally.table() == {k: v for k, v in details.items() if k != "each"}
            assert score.headline(tally.table()) == figures["headline"]
        else:
            failed = [challenge.failures(c, r) for c, r in zip(loaded.items, readings, strict=True)]
            assert figures["rate"] == round(sum(not f for f in failed) / len(failed), 4)
    (records,) = load_sets([gold / "public" / "plover_gsr_dev.jsonl"])
    readings = [read_plainly(item) for item in records.items]
    told = public.gsr(records.items, readings)
    assert {k: v["f1"] for k, v in told.items()} == judge(records, [], readings, [])[0]


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference scorers are not here")
def test_incidents_score_as_by_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(REFERENCE), *sys.path])
    clusters = import_module("clusters")
    for path in sorted((REFERENCE.parent / "gold" / "clusters").glob("*/gold.json"))[:2]:
        theirs, ours = clusters.load(path), load_cluster(path)
        readings, incidents = clusters.perfect(theirs)
        apart = [i | {"events": [event]} for i in incidents for event in i["events"]]
        wrong = [i | {"status": "?", "asserted_by": [{"source": "Nobody At All"}]} for i in incidents]
        for told in (incidents, apart, [*wrong, {"id": "beside"}], incidents[1:]):
            assert clusters.score([theirs], readings, told)[0] == score_clusters([ours], readings, told, [])


def read_plainly(item: dict[str, Any]) -> dict[str, Any]:
    """A reading without a model: every capital word an actor, every word in -ed an event between its neighbours."""
    text = item["text"]
    reading = Reading(Report(text)).to_dict()
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append({"start": start, "end": at, "text": word})
    names = [w for w in words if w["text"][:1].isupper()]
    for n, w in enumerate(names):
        reading["actors"].append(
            {
                "id": f"a{n}",
                "name": w["text"].strip(".,"),
                "sector": None,
                "country": "USA",
                "part_of": None,
                "mentions": [w],
            }
        )
    for n, w in enumerate(words):
        if w["text"].endswith("ed") and names:
            before = max((i for i, m in enumerate(names) if m["start"] < w["start"]), default=0)
            reading["events"].append(
                {
                    "id": f"e{n}",
                    "type": ("ASSAULT", "ACCUSE", "COERCE")[n % 3],
                    "status": "occurred",
                    "mode": None,
                    "cameo": "190",
                    "contexts": [],
                    "place": None,
                    "time": None,
                    "actors": [f"a{before}"],
                    "recipients": [f"a{(before + 1) % len(names)}"],
                    "asserted_by": [],
                    "disputed_by": [],
                    "triggers": [w],
                }
            )
            rest = words[n + 1 : n + 7]
            if rest:
                content = {
                    "start": rest[0]["start"],
                    "end": rest[-1]["end"],
                    "text": text[rest[0]["start"] : rest[-1]["end"]],
                }
                reading["statements"].append(
                    {
                        "id": f"s{n}",
                        "source": f"a{before}",
                        "cue": w,
                        "content": [content],
                        "stance": "assert",
                        "via": [],
                        "denies": [],
                        "parent": None,
                        "addressee": None,
                        "said_on": None,
                    }
                )
    return reading
