"""What is marked for care stays out of every export and feed, passage by passage; restricted passages are for editors only."""

from __future__ import annotations

import json
from datetime import date

import pytest

from reportedly.cli import run
from reportedly.formats import FORMATS
from reportedly.ledger import Entry, Ledger
from reportedly.report import Report
from tests.api.test_access import log_in

LEAVING = (
    "/api/events.csv", "/api/statements.csv", "/api/figures.csv", "/api/incidents.csv", "/api/incidents.json", "/api/incidents.geojson",
    "/api/reports.csv", "/api/changes.csv", "/api/actors.csv", "/api/sources.csv", "/feeds.atom",
)  # fmt: skip


def test_only_what_is_there_is_marked(client):
    report = client.get("/api/reports").json()["items"][0]["report"]
    for subject, code in {
        "report:sha256:0": 404,
        "span:sha256:0/1-5": 404,
        f"span:{report}/5-1": 422,
        f"span:{report}/0-99999999": 422,
        f"span:{report}/x": 422,
        f"span:{report}/0-4": 201,
        f"report:{report}": 201,
    }.items():
        body = {"kind": "mark", "subject": subject, "after": ["sensitive"]}
        answer = client.post("/api/acts", json=body)
        assert answer.status_code == code, answer.text


def mark(client, subject, *marks, **more):
    body = {"kind": "mark", "subject": subject, "after": list(marks) or None}
    assert client.post("/api/acts", json=body, **more).status_code == 201


def sentence_of(client):
    """A sentence that the title of an incident quotes, and that only one report has."""
    heads = client.get("/api/reports?limit=1000").json()["items"]
    texts = [client.get(f"/api/reports/{head['report']}").json()["report"]["text"] for head in heads]
    for row in client.get("/api/incidents?limit=1000").json()["items"]:
        for event in client.get(f"/api/incidents/{row['id']}").json()["event_rows"]:
            words = event["evidence"][0]["text"][:40]
            if words in row["title"] and sum(words in text for text in texts) == 1:
                return event["report"], event["evidence"][0]
    raise AssertionError("no title quotes a report")


@pytest.mark.parametrize("kind", ["graphic", "sensitive", "restricted"])
def test_a_marked_passage_leaves_nowhere(client, ledger, tmp_path, kind):
    report, span = sentence_of(client)
    words = span["text"][:40]
    told = [path for path in LEAVING if words in client.get(path).text]
    assert {"/api/incidents.csv", "/api/incidents.json", "/feeds.atom"} <= set(told)
    mark(client, f"span:{report}/{span['start']}-{span['end']}", kind)
    for path in (*LEAVING, *(f"/export/{name}?background=true" for name in FORMATS if name != "parquet")):
        assert words not in client.get(path).text, path
    for path in ("/api/changes?limit=2000", "/api/talks", "/api/ceasefires"):
        assert words not in client.get(path).text, path
    assert words in client.get(f"/api/reports/{report}").text  # an editor sees it
    for name in ("geojson", "annotations", "prov", "plover"):
        path = tmp_path / name
        assert run(["export", name, "--ledger", str(ledger), "--output", str(path)]) == 0
        assert words not in path.read_text(encoding="utf-8")
        manifest = json.loads((tmp_path / f"{name}.manifest.json").read_text(encoding="utf-8"))
        assert manifest["people"] == {"reports with blacked-out words": 1}
    client.post("/api/undo", json={})
    assert words in client.get("/api/incidents.csv").text


def test_a_restricted_passage_is_for_editors(guarded):
    token = log_in(guarded, "amy")
    report, span = sentence_of(guarded)
    mark(guarded, f"span:{report}/{span['start']}-{span['end']}", "restricted", headers=token)
    words = span["text"][:40]
    paths = ("/api/incidents?limit=1000", f"/api/reports/{report}", "/api/events?limit=1000", "/api/changes?limit=2000", "/api/review?limit=500", "/api/talks")  # fmt: skip
    assert any(words in guarded.get(path).text for path in paths)
    log_in(guarded, "cal")
    for path in paths:
        assert words not in guarded.get(path).text, path


def test_the_command_line_carries_out_what_people_decided(client, ledger, tmp_path):
    rows = client.get("/api/events?limit=1000").json()["items"]
    event = next(row for row in rows if row["incident"] and row["type"] == "ASSAULT")
    members = client.get(f"/api/incidents/{event['incident']}").json()["events"]

    def exported(name, *more):
        path = tmp_path / name
        assert run(["export", name, "--ledger", str(ledger), "--output", str(path), *more]) == 0
        return path.read_text(encoding="utf-8"), json.loads(path.with_name(f"{name}.manifest.json").read_text(encoding="utf-8"))  # fmt: skip

    assert event["incident"] in exported("geojson")[0]
    for member in members:
        subject = f"event:{member['report']}/{member['event']}"
        body = {"kind": "decide", "subject": subject, "after": {"verdict": "reject"}}
        assert client.post("/api/acts", json=body).status_code == 201
    told, manifest = exported("geojson")
    assert event["incident"] not in told
    assert manifest["people"] == {
        "events rejected by a person": len(members),
        "incidents of rejected events only": 1,
    }
    before = len(exported("plover")[0].splitlines())
    for _ in members:
        client.post("/api/undo", json={})
    assert len(exported("plover")[0].splitlines()) > before


def test_background_goes_out_where_it_is_asked_for(client, ledger, tmp_path):
    def ids(path):
        return {feature["id"] for feature in client.get(path).json()["features"]}

    few, all_ = ids("/export/geojson"), ids("/export/geojson?background=true")
    assert few < all_
    assert few == {row["id"] for row in client.get("/api/incidents?limit=1000").json()["items"]}
    for more, expected in (([], few), (["--background"], all_)):
        path = tmp_path / "out.geojson"
        assert run(["export", "geojson", "--ledger", str(ledger), "--output", str(path), *more]) == 0
        told = json.loads(path.read_text(encoding="utf-8"))["features"]
        assert {feature["id"] for feature in told} == expected


def test_a_mark_is_carried_to_the_same_words_elsewhere(client, ledger):
    """Another outlet that prints the sentence again, in an article of its own and in other lines, is masked as well; undone, both stand."""
    report, span = sentence_of(client)
    reading = client.get(f"/api/reports/{report}").json()
    words = " ".join(span["text"].split())
    text = f"Late edition\n\nWhat was known by night. {words.replace(' ', chr(10), 1)}\n"
    start = text.index(words.split()[0], text.index("night."))
    with Ledger.open(ledger) as held:
        other = Report(text, "Late edition", "Evening Post", date(2026, 3, 21), "given")
        blank = {
            key: []
            for key in ("actors", "places", "times", "statements", "events", "figures", "meetings", "checks")
        }
        head = {**reading["report"], "id": other.id, "title": other.title, "publisher": other.publisher, "published": "2026-03-21",
                "text": text, "url": None, "dateline_place": None}  # fmt: skip
        assert held.add(Entry(other, {"schema": reading["schema"], "report": head, **blank})) == "added"
    assert client.get(f"/api/reports/{other.id}").json()["carried"] == []
    mark(client, f"span:{report}/{span['start']}-{span['end']}", "sensitive")
    shown = client.get(f"/api/reports/{other.id}").json()
    (carried,) = shown["carried"]
    assert carried.split("-")[0] == str(start)
    assert shown["passages"][carried] == ["sensitive"]
    assert client.get(f"/api/reports/{report}").json()["carried"] == []
    path = ledger.with_name("out.jsonl")
    assert run(["export", "annotations", "--ledger", str(ledger), "--output", str(path)]) == 0
    assert words[:40] not in path.read_text(encoding="utf-8")
    client.post("/api/undo", json={})
    assert client.get(f"/api/reports/{other.id}").json()["passages"] == {}
