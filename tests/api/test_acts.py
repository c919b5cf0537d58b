"""What people do is added to the log, can be taken back and brought back, and shows when somebody tampers with it."""

from __future__ import annotations

import csv
import io
import sqlite3
from xml.etree import ElementTree

from reportedly.ledger import Ledger
from tests.api.conftest import first_event


def decide(client, event, verdict="accept", **more):
    return client.post(
        "/api/acts",
        json={"kind": "decide", "subject": f"event:{event['id']}", "after": {"verdict": verdict, **more}},
    )


def verdicts(client, event):
    return next(
        row["verdicts"]
        for row in client.get("/api/events?limit=1000").json()["items"]
        if row["id"] == event["id"]
    )


def test_undo_and_redo_without_limit(client):
    event = first_event(client)
    for verdict in ("accept", "reject", "skip"):
        assert decide(client, event, verdict).status_code == 201
    seen = []
    for way in ("undo", "undo", "undo", "redo", "redo", "redo"):
        assert client.post(f"/api/{way}", json={}).status_code == 200
        seen.append(verdicts(client, event))
    assert seen == [
        ["desk: reject"],
        ["desk: accept"],
        [],
        ["desk: accept"],
        ["desk: reject"],
        ["desk: skip"],
    ]
    assert client.post("/api/redo", json={}).status_code == 404


def test_the_log_tells_who_when_before_and_after(client):
    event = first_event(client)
    decide(client, event, "accept")
    decide(client, event, "reject")
    last = client.get("/api/acts").json()["items"][0]
    assert (last["who"], last["kind"], last["before"], last["after"]) == (
        "desk",
        "decide",
        {"verdict": "accept"},
        {"verdict": "reject"},
    )
    assert client.get("/api/acts").json()["chain"] is None


def test_tampering_shows(client, ledger):
    event = first_event(client)
    decide(client, event, "accept")
    base = sqlite3.connect(ledger)
    for (trigger,) in base.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    ).fetchall():
        base.execute(f"DROP TRIGGER {trigger}")
    base.execute(
        "UPDATE audit SET entry = replace(entry, 'accept', 'reject') WHERE id = (SELECT max(id) FROM audit)"
    )
    base.commit()
    base.close()
    assert "was changed" in client.get("/api/acts").json()["chain"]


def test_the_ledger_verifies_after_acts(client, ledger):
    decide(client, first_event(client))
    with Ledger.look(ledger) as held:
        assert held.verify().wrong is None


def test_a_correction_quotes_the_report(client):
    event = first_event(client)
    text = client.get(f"/api/reports/{event['report']}").json()["report"]["text"]
    right = {"start": 0, "end": 4, "text": text[:4]}
    assert decide(client, event, "correct", fields={"words": right}).status_code == 201
    for wrong in ({**right, "text": "else"}, {**right, "end": 10**6}, {**right, "start": "0"}):
        answer = decide(client, event, "correct", fields={"words": wrong})
        assert answer.status_code == 422, wrong


def test_what_is_no_act_is_refused(client):
    event = first_event(client)
    assert decide(client, event, "perhaps").status_code == 422
    assert decide(client, event, "correct", fields={"colour": "red"}).status_code == 422
    for kind, subject, after in [
        ("decide", "event:nothing/e1", {"verdict": "accept"}),
        ("merge", "actor:A", {"into": "A"}),
        ("grade", "source:A", {"reliability": "Z"}),
        ("mark", "report:x", ["secret"]),
        ("drop", "x", None),
    ]:
        assert client.post(
            "/api/acts", json={"kind": kind, "subject": subject, "after": after}
        ).status_code in {404, 422}


def test_frozen_material_is_not_changed(client):
    event = first_event(client)
    mark = {"kind": "mark", "subject": f"report:{event['report']}", "after": ["frozen"]}
    client.post("/api/acts", json=mark)
    assert decide(client, event).status_code == 403
    client.post("/api/acts", json={**mark, "after": None})
    assert decide(client, event).status_code == 201


def test_the_queue_begins_with_what_is_disputed(client):
    items = client.get("/api/review?limit=500").json()["items"]
    contested = [item["disputed"] or item["status"] in {"alleged", "negated"} for item in items]
    assert contested == sorted(contested, reverse=True)
    assert any(contested)
    decide(client, items[0])
    assert items[0]["id"] not in {item["id"] for item in client.get("/api/review?limit=500").json()["items"]}


def test_a_merge_holds_until_it_is_split(client):
    names = [actor["name"] for actor in client.get("/api/actors").json()["actors"]][:2]
    client.post(
        "/api/acts", json={"kind": "merge", "subject": f"actor:{names[1]}", "after": {"into": names[0]}}
    )
    found = client.get("/api/actors").json()
    assert found["merged"] == {names[1]: names[0]}
    assert names[1] not in {tie["from"] for tie in found["edges"]} | {tie["to"] for tie in found["edges"]}
    client.post("/api/undo", json={})
    assert not client.get("/api/actors").json()["merged"]


def test_a_grade_stands_beside_the_numbers(client):
    before = client.get("/api/sources").json()["items"][0]
    client.post(
        "/api/acts",
        json={
            "kind": "grade",
            "subject": f"source:{before['name']}",
            "after": {"reliability": "B", "credibility": "2"},
        },
    )
    after = client.get("/api/sources").json()["items"][0]
    assert [(g["reliability"], g["credibility"], g["who"]) for g in after["grades"]] == [("B", "2", "desk")]
    assert {**after, "grades": []} == before


def test_a_saved_search_is_a_feed(client):
    saved = client.post("/api/searches", json={"name": "contested & co", "query": "status=contested"}).json()
    total = client.get("/api/situation?status=contested").json()["total"]
    feed = ElementTree.fromstring(client.get(f"/feeds/{saved['id']}.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{atom}entry")) == total > 0
    assert feed.findtext(f"{atom}title") == "reportedly: contested & co"
    assert client.post("/api/searches", json={"name": "x", "query": "colour=red"}).status_code == 422
    assert (
        client.delete(
            f"/api/searches/{saved['id']}", headers={"content-type": "application/json"}
        ).status_code
        == 200
    )
    assert client.get(f"/feeds/{saved['id']}.atom").status_code == 404


def test_changes_name_the_report_that_caused_them(client):
    everything = client.get("/api/changes?limit=2000").json()
    later = client.get("/api/changes?since=2026-03-09&limit=2000").json()
    assert 0 < later["total"] < everything["total"]
    assert all(change["day"] > "2026-03-09" and change["report"] for change in later["items"])


def test_a_few_changes_are_the_first_of_all(client):
    """Counted in the index, read day by day: the same as reading all of it."""
    everything = client.get("/api/changes?limit=2000").json()
    assert everything["total"] == len(everything["items"])
    few = client.get("/api/changes?limit=5").json()
    assert (few["items"], few["total"]) == (everything["items"][:5], everything["total"])
    table = csv.DictReader(io.StringIO(client.get("/api/changes.csv").text))
    assert [row["report"] for row in table] == [row["report"] for row in everything["items"]]


def test_what_is_marked_stays_out_of_feeds_and_exports(client):
    event = next(row for row in client.get("/api/events?limit=1000").json()["items"] if row["incident"])
    client.post(
        "/api/acts", json={"kind": "mark", "subject": f"report:{event['report']}", "after": ["sensitive"]}
    )
    for path in (
        "/api/events.csv",
        "/api/reports.csv",
        "/api/incidents.csv",
        "/feeds.atom",
        "/export/plover",
    ):
        assert event["report"] not in client.get(path).text, path
    assert client.get(f"/api/reports/{event['report']}").status_code == 200


def test_changes_by_the_day_on_which_they_came_in(client):
    """What was published long ago and came in today is news to whoever looked yesterday."""
    everything = client.get("/api/changes?limit=2000").json()["total"]
    recorded = client.get("/api/changes?since=2026-03-21&clock=recorded&limit=2000").json()
    assert recorded["total"] == everything > 0
    assert client.get("/api/changes?since=2099-01-01&clock=recorded").json()["total"] == 0
    assert client.get("/api/changes?clock=never").status_code == 422


def merge(client, name, into):
    return client.post(
        "/api/acts", json={"kind": "merge", "subject": f"actor:{name}", "after": {"into": into}}
    )


def test_a_merge_reaches_incidents_facets_and_exports_and_can_be_undone(client):
    before = client.get("/api/situation").json()
    (one, _), (other, _) = before["facets"]["actor"][:2]
    assert merge(client, one, other).status_code == 201
    after = dict(client.get("/api/situation").json()["facets"]["actor"])
    assert one not in after
    named = client.get("/api/incidents", params={"actor": other, "limit": 1000}).json()
    assert named["total"] == after[other]
    assert all(one not in row["actors"] + row["recipients"] for row in named["items"])
    told = [f["properties"] for f in exported(client)]
    assert all(one not in row["actors"] + row["recipients"] for row in told)
    assert any(other in row["actors"] for row in told)
    client.post("/api/undo", json={})
    assert client.get("/api/situation").json() == before


def exported(client, query=""):
    return client.get(f"/export/geojson{query}").json()["features"]


def test_an_export_holds_exactly_what_the_filter_shows(client):
    for query in (
        "?type=ASSAULT",
        "?status=contested&background=true",
        "?q=helicopter",
        "?box=-18,12,-14,14&since=2026-03-05",
    ):
        shown = {row["id"] for row in client.get(f"/api/incidents{query}&limit=1000").json()["items"]}
        told = {feature["id"] for feature in exported(client, query)}
        assert told == shown


def test_decisions_reach_the_exports(client):
    shown = exported(client)
    incident = client.get("/api/incidents?limit=1").json()["items"][0]
    members = client.get(f"/api/incidents/{incident['id']}").json()["events"]
    ids = [{"id": f"{m['report']}/{m['event']}"} for m in members]
    for event in ids:
        assert decide(client, event, "correct", fields={"mode": "as corrected"}).status_code == 201
    assert "as corrected" in client.get("/export/geojson").text
    for event in ids:
        assert decide(client, event, "reject").status_code == 201
    assert len(exported(client)) == len(shown) - 1


def test_an_editor_settles_what_coders_disagree_on():
    from reportedly.acts.decided import final

    amy, cal = {"verdict": "accept"}, {"verdict": "reject"}
    assert final({"amy": amy, "cal": cal}, None) is None
    assert final({"amy": amy, "cal": amy, "ray": {"verdict": "skip"}}, None) == amy
    assert final({"amy": amy, "cal": cal}, {"verdict": "reject", "who": "eva"}) == {
        "verdict": "reject",
        "who": "eva",
    }


def test_an_adjudication_takes_an_editor_and_empties_the_list_of_disagreements(client):
    event = first_event(client)
    body = {"kind": "adjudicate", "subject": f"event:{event['id']}", "after": {"verdict": "accept"}}
    assert client.post("/api/acts", json=body).status_code == 201
    queue = client.get("/api/review?show=all&limit=500").json()["items"]
    assert next(row for row in queue if row["id"] == event["id"])["final"]["verdict"] == "accept"
    body["after"] = {"verdict": "perhaps"}
    assert client.post("/api/acts", json=body).status_code == 422


def test_an_adjudication_is_taken_back_by_whoever_settles(client):
    event = first_event(client)
    body = {"kind": "adjudicate", "subject": f"event:{event['id']}", "after": {"verdict": "reject"}}
    client.post("/api/acts", json=body)
    assert client.post("/api/acts", json={**body, "after": None}).status_code == 201
    queue = client.get("/api/review?show=all&limit=500").json()["items"]
    assert next(row for row in queue if row["id"] == event["id"])["final"] is None


def test_a_page_of_the_queue_reads_no_more_reports_than_it_shows(client):
    holdings, asked = client.app.state.desk.holdings, set()
    first = client.get("/api/review?limit=500").json()
    reading = holdings.reading
    holdings.reading = lambda report: asked.add(report) or reading(report)
    page = client.get("/api/review?limit=3").json()
    assert [item["id"] for item in page["items"]] == [item["id"] for item in first["items"][:3]]
    assert (page["total"], page["counts"]["all"]) == (first["total"], len(first["items"]))
    assert asked == {item["report"] for item in page["items"]}
    ranks = [
        (not (i["disputed"] or i["status"] in {"alleged", "negated"}), i["confidence"])
        for i in first["items"]
    ]
    assert ranks == sorted(ranks)


def test_what_is_new_since_the_last_look_is_by_the_moment(client):
    assert client.get("/api/looked").json()["looked_at"] is None
    everything = client.get("/api/changes?limit=2000").json()
    client.post("/api/acts", json={"kind": "look", "subject": "changes", "after": {"at": everything["now"]}})
    moment = client.get("/api/looked").json()["looked_at"]
    assert client.get("/api/changes", params={"since": moment}).json()["total"] == 0
    before = client.get("/api/changes", params={"since": "2026-01-01T00:00:00Z", "limit": 2000}).json()
    assert {c["incident"] for c in before["items"]} == {c["incident"] for c in everything["items"]}
    assert all(len(change["day"]) == 10 for change in before["items"])
