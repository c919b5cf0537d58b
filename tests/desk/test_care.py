"""A marked passage is blurred wherever the desk shows it, and black in every file and picture of it."""

from __future__ import annotations

import csv
import io

import pytest

from tests.desk.conftest import api
from tests.desk.pages import saved, settle


def quoted(page):
    """An incident, and a sentence of a report that both its title and one of its claims quote."""
    for row in api(page, "/api/incidents?limit=1000")["items"]:
        incident = api(page, f"/api/incidents/{row['id']}")
        for event in incident["event_rows"]:
            words = event["evidence"][0]["text"]
            claims = [claim["words"] or "-" for claim in incident["asserted_by"]]
            if words[:40] in row["title"] and any(claim in words for claim in claims):
                return incident["id"], event["report"], event["evidence"][0]
    raise AssertionError("no title and claim quote one sentence")


@pytest.fixture
def marked(page):
    """An incident, and the words that are marked in one of its reports."""
    id, report, span = quoted(page)
    subject = f"span:{report}/{span['start']}-{span['end']}"
    page.request.post("/api/acts", data={"kind": "mark", "subject": subject, "after": ["sensitive"]})
    yield id, span["text"]
    page.request.post("/api/undo", data={})


def test_the_words_of_a_marked_passage_are_blurred_in_the_incident(page, marked):
    id, _ = marked
    shown = api(page, f"/api/incidents/{id}")
    veiled = [
        claim for side in ("asserted_by", "disputed_by") for claim in shown[side] if claim.get("veiled")
    ]
    assert veiled
    assert shown["veiled"]
    settle(page, f"/incident/{id}")
    blurred = page.locator("table.matrix a.blurred").count() + page.locator("h1.blurred").count()
    assert blurred == len({(c["source"], c["words"], c["report"]) for c in veiled}) + shown["veiled"]


def test_files_of_an_incident_are_without_the_marked_words(page, marked, tmp_path):
    id, words = marked
    settle(page, f"/incident/{id}")
    files = page.get_by_role("group", name="Downloads")
    told = page.request.get(files.get_by_role("link", name="JSON").get_attribute("href")).text()
    table = saved(page, files.get_by_role("button", name="CSV", exact=True), tmp_path / "a.csv").read_text(
        encoding="utf-8"
    )
    places = saved(page, files.get_by_role("button", name="GeoJSON"), tmp_path / "a.geojson").read_text(
        encoding="utf-8"
    )
    for content in (told, table, places):
        assert words[:30] not in content
    assert "█" in told
    assert [row["words"] for row in csv.DictReader(io.StringIO(table))]


def test_a_picture_has_black_where_the_screen_is_blurred(page, marked, tmp_path):
    """What would be drawn is looked at as it is drawn: the picture's own copy of the page."""
    id, words = marked
    page.add_init_script(
        "const real = XMLSerializer.prototype.serializeToString;"
        "XMLSerializer.prototype.serializeToString = function (n) { return (window.drawn = real.call(this, n)); };"
    )
    for path in (f"/incident/{id}", "/situation"):
        settle(page, path)
        files = page.get_by_role("group", name="Downloads")
        saved(page, files.get_by_role("button", name="PNG", exact=True), tmp_path / "a.png")
        drawn = page.evaluate("window.drawn")
        assert "█" in drawn, path
        assert words[:30] not in drawn, path
