"""Every filter is a parameter; pages are stable; the same rows leave as JSON, CSV and GeoJSON; a fault is a sentence."""

from __future__ import annotations

import csv
import io

import pytest

from reportedly.api.incidents import toll_of

LISTS = ["/api/incidents", "/api/events", "/api/statements", "/api/figures", "/api/reports"]


def all_pages(client, path, limit):
    rows, after = [], None
    while True:
        page = client.get(path, params={"limit": limit} | ({"after": after} if after else {})).json()
        rows += page["items"]
        after = page["next"]
        if after is None:
            return rows


@pytest.mark.parametrize("path", LISTS)
def test_pages_put_together_are_the_whole(client, path):
    rows = all_pages(client, path, 7)
    assert [row["id"] for row in rows] == [row["id"] for row in all_pages(client, path, 1000)]
    assert len({row["id"] for row in rows}) == len(rows) > 10


def test_facet_counts_are_what_the_filter_gives(client):
    facets = client.get("/api/situation").json()["facets"]
    for name in ("type", "status", "source", "publisher", "precision"):
        for value, count in facets[name][:3]:
            assert client.get("/api/situation", params={name: value}).json()["total"] == count


def test_filters_are_joined_by_and_their_values_by_or(client):
    def total(**params):
        return client.get("/api/situation", params=params).json()["total"]

    assert total(type=["ASSAULT", "CONSULT"]) == total(type="ASSAULT") + total(type="CONSULT")
    assert total(type="ASSAULT", status="contested") <= min(total(type="ASSAULT"), total(status="contested"))
    assert 0 < total(since="2026-03-05", until="2026-03-05") < total()
    assert total(q="helicopter") >= 1
    assert total(q="no such word anywhere") == 0
    assert 0 < total(box="-18,12,-14,14") < total()


def test_a_download_has_the_rows_that_the_screen_counts(client):
    for query in ("", "?status=contested", "?type=ASSAULT&since=2026-03-05"):
        total = client.get("/api/situation" + query).json()["total"]
        rows = list(csv.DictReader(io.StringIO(client.get("/api/incidents.csv" + query).text)))
        features = client.get("/api/incidents.geojson" + query).json()["features"]
        listed = client.get("/api/incidents" + query).json()["items"]
        assert len(rows) == len(features) == len(listed) == total
        assert [row["id"] for row in rows] == [row["id"] for row in listed] == [f["id"] for f in features]


def test_a_spreadsheet_runs_nothing(client):
    text = client.get("/api/reports.csv").text + client.get("/api/events.csv").text
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(("=", "@", "+")) for cell in row)


def test_an_incident_brings_the_exact_words(client):
    for row in client.get("/api/incidents?status=contested").json()["items"]:
        incident = client.get(f"/api/incidents/{row['id']}").json()
        assert incident["disputed_by"]
        for claim in incident["asserted_by"] + incident["disputed_by"]:
            text = client.get(f"/api/reports/{claim['report']}").json()["report"]["text"]
            if claim["statement"]:
                assert all(part.strip() in text for part in claim["words"].split(" … ") if part)
        for figure in incident["figures"]:
            for claim in figure["claims"]:
                text = client.get(f"/api/reports/{claim['report']}").json()["report"]["text"]
                assert text[claim["span"]["start"] : claim["span"]["end"]] == claim["span"]["text"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/api/incidents?limit=0", "limit: input should be greater than or equal to 1"),
        ("/api/incidents?colour=red", "there is no parameter colour here"),
        ("/api/incidents?since=yesterday", "since: "),
        (
            "/api/incidents?since=2026-03-09&until=2026-03-01",
            "since 2026-03-09 is later than until 2026-03-01",
        ),
        ("/api/incidents?box=1,2,3", "box is west,south,east,north in degrees, not '1,2,3'"),
        ("/api/incidents?box=nan,1,2,3", "box nan,1,2,3 is not on the map"),
        ("/api/incidents?after=nothing", "after=nothing is no incident of this selection"),
        ("/api/events?after=nothing", "after=nothing is no row of this selection"),
        ("/export/acled?policy=best", "policy: "),
        ("/export/acled?since=yesterday", "since: "),
        ("/export/acled?colour=red", "there is no parameter colour here"),
        ("/export/acled?box=1,2", "box is west,south,east,north in degrees"),
        ("/api/situation?q=" + "a" * 501, "q: string should have at most 500 characters"),
        ("/api/situation?" + "type=X&" * 51, "type: list should have at most 50 items"),
        ("/api/situation?background=perhaps", "background: "),
        ("/api/situation?box=1,2,3,91", "box 1,2,3,91 is not on the map"),
        ("/api/incidents.json?box=1,2,3,91", "box 1,2,3,91 is not on the map"),
        ("/api/incidents.csv?box=1,2,3,91", "box 1,2,3,91 is not on the map"),
        ("/api/incidents.geojson?box=x", "box is west,south,east,north"),
        ("/api/incidents?order=sideways", "order: "),
        ("/api/incidents?limit=many", "limit: "),
        ("/api/changes?clock=never", "clock: "),
        ("/api/changes?since=2026-02-30", "since: input is no day or moment"),
        ("/api/changes?since=", "since: input is no day or moment"),
        ("/api/changes?since=0001-01-01T00:00:00%2B14:00", "since: input is no day or moment"),
        ("/api/incidents?q=%F0%9F%8C%8B+%22", "q: '🌋 \"' holds no word to look for"),
        ("/api/review?show=odd", "show: "),
        ("/api/acts?since=-1", "since: "),
        ("/api/events?after=" + "x" * 301, "after: "),
        ("/api/figures?measure=killed&colour=red", "there is no parameter colour here"),
        ("/feeds.atom?until=never", "until: "),
    ],
)
def test_a_bad_parameter_is_told_in_a_sentence(client, path, sentence):
    answer = client.get(path)
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(sentence)


@pytest.mark.parametrize("body", [b"{", b"[" * 50_000, b"\xff\xfe", b""])
def test_a_body_that_cannot_be_read_is_told_in_a_sentence(client, body):
    answer = client.post("/api/acts", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("the request")


def test_one_report_can_be_asked_for(client):
    rows = client.get("/api/reports").json()["items"]
    found = client.get("/api/reports", params={"report": rows[3]["report"]}).json()
    assert [row["report"] for row in found["items"]] == [rows[3]["report"]]
    assert client.get("/api/reports?report=none").json()["total"] == 0


@pytest.mark.parametrize(
    "path",
    ["/api/incidents/nothing", "/api/reports/sha256:0", "/feeds/nothing.atom", "/export/doc", "/nothing"],
)
def test_what_is_not_there_is_404(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "error" in answer.json()


def test_what_did_not_change_is_not_sent_again(client):
    first = client.get("/api/situation?type=ASSAULT")
    again = client.get("/api/situation?type=ASSAULT", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    other = client.get("/api/situation?type=CONSULT", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_threads_have_steps(client):
    truces = client.get("/api/ceasefires").json()["items"]
    assert any(truce["under"] for truce in truces)
    known = {row["id"] for row in client.get("/api/incidents?limit=1000&background=true").json()["items"]}
    assert all(step["id"] in known for truce in truces for step in (truce["truce"], *truce["under"]))
    assert any(
        step["meetings"] for talk in client.get("/api/talks").json()["items"] for step in talk["steps"]
    )


def test_actors_are_tied_by_evidence(client):
    ties = client.get("/api/actors").json()["edges"]
    assert {"accuses", "denies", "meets", "attacks"} <= {tie["relation"] for tie in ties}
    for tie in ties:
        query = {"from": tie["from"], "relation": tie["relation"], "to": tie["to"]}
        found = client.get("/api/actors/evidence", params=query).json()
        assert found["total"] == tie["count"] >= len(found["items"]) >= min(tie["count"], 50)
        assert all(item.get("words") or item["incident"] for item in found["items"])


def test_every_number_of_a_source_has_its_incidents(client):
    for row in client.get("/api/sources").json()["items"]:
        for role in ("incidents", "first_with", "confirmed", "denied", "denies", "raised", "withdrew"):
            query = {"source": row["name"], "role": role}
            found = client.get("/api/sources/incidents", params=query).json()
            assert len(found["items"]) >= found["total"]
            assert (row[role], found["total"]) == (
                len(found["items"]),
                len({i["incident"] for i in found["items"]}),
            )


def test_coverage_says_what_was_read(client):
    cells = client.get("/api/coverage").json()["cells"]
    assert sum(cell["read"] for cell in cells) == 16


def test_openapi_lists_every_filter(client):
    paths = client.get("/openapi.json").json()["paths"]
    names = {parameter["name"] for parameter in paths["/api/incidents"]["get"]["parameters"]}
    assert {"q", "since", "until", "box", "type", "status", "actor", "source", "limit", "after"} <= names


def test_the_json_of_a_situation_is_all_of_it(client):
    for query in ("?order=desc", "?status=contested&order=asc"):
        listed = client.get(f"/api/incidents{query}&limit=1000").json()["items"]
        rows = client.get("/api/incidents.json" + query).json()["items"]
        table = csv.DictReader(io.StringIO(client.get("/api/incidents.csv" + query).text))
        assert [row["id"] for row in rows] == [row["id"] for row in listed] == [row["id"] for row in table]


def test_a_line_tells_the_dead_that_most_claims_count() -> None:
    def figure(measure: str, best: int, group: str | None, claims: int) -> dict[str, object]:
        return {
            "measure": measure,
            "best": best,
            "group": group,
            "scope": "incident",
            "claims": [{}] * claims,
        }

    figures = [
        figure("injured", 6, None, 5),
        figure("killed", 2, "the raiders", 1),
        figure("killed", 4, "guards", 3),
    ]
    toll = toll_of({"figures": figures})
    assert toll is not None
    assert (toll["best"], toll["group"]) == (4, "guards")
