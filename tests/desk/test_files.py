"""What a view gives as a file is what it shows, and no more."""

from __future__ import annotations

import csv

import pytest

from tests.desk.pages import contested, contested_report, saved, settle, views


def test_a_download_is_what_the_screen_shows(page):
    settle(page, "/situation?type=ASSAULT")
    shown = page.locator("li.item a").evaluate_all(
        "links => links.map(a => decodeURIComponent(a.pathname.split('/')[2]))"
    )
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    with open(started.value.path(), encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == shown


@pytest.mark.parametrize("view", ["situation", "incident", "report", "reports", "talks", "actors", "review", "watch", "sources", "coverage"])  # fmt: skip
def test_a_view_is_drawn_as_a_picture(page, view, tmp_path):
    path = next(path for path in views(page) if path.split("/")[1] == view)
    settle(page, path)
    files = page.get_by_role("group", name="Downloads")
    picture = saved(page, files.get_by_role("button", name="PNG", exact=True), tmp_path / "view.png")
    image = pytest.importorskip("PIL.Image").open(picture).convert("L")
    assert image.width > 2000
    assert len(image.getcolors(256)) > 20  # something is drawn on it


def test_a_drawing_is_a_picture_of_its_own(page, tmp_path):
    settle(page, "/situation")
    for name in ("Map", "Timeline"):
        button = page.get_by_role("button", name=f"PNG of {name}")
        assert saved(page, button, tmp_path / f"{name}.png").read_bytes()[:4] == b"\x89PNG"


def test_claims_are_saved_as_they_stand_in_the_matrix(page, tmp_path):
    settle(page, f"/incident/{contested(page)['id']}")
    page.locator("table.matrix").wait_for()
    path = saved(page, page.get_by_role("button", name="CSV"), tmp_path / "claims.csv")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == page.locator("table.matrix a.claim").count()
    denied = page.locator("table.matrix td.denies .sign").filter(has_text="denies").count()
    assert sum(row["side"] == "denies" for row in rows) == denied


def test_what_is_veiled_is_blacked_out_of_files(page, tmp_path):
    """A blur can be undone; the file has black instead of the words, until they are asked for."""
    report = contested_report(page)
    page.request.post("/api/acts", data={"kind": "mark", "subject": f"report:{report}", "after": ["graphic"]})
    settle(page, f"/report/{report}")
    button = page.get_by_role("group", name="Downloads").get_by_role("button", name="CSV", exact=True)
    veiled = saved(page, button, tmp_path / "veiled.csv").read_text(encoding="utf-8")
    page.get_by_role("button", name="Show it").click()
    shown = saved(page, button, tmp_path / "shown.csv").read_text(encoding="utf-8")
    page.request.post("/api/undo", data={})
    words = [row["words"] for row in csv.DictReader(shown.splitlines())]
    blacked = [row["words"] for row in csv.DictReader(veiled.splitlines())]
    assert "█" not in "".join(words)
    assert all(set(told) <= set("█ …") for told in blacked)
    assert len(words) == len(blacked) > 3
