"""Where the pages of the example are, and waiting for them."""

from __future__ import annotations

from tests.desk.conftest import api


def contested(page):
    rows = api(page, "/api/incidents?status=contested")["items"]
    return next(row for row in rows if row["start"] == "2026-03-05")


def hostile(page):
    return next(
        row for row in api(page, "/api/reports?limit=1000")["items"] if "script" in (row["publisher"] or "")
    )


def views(page):
    incident, report = contested(page)["id"], api(page, "/api/reports")["items"][3]["report"]
    views = [
        "/situation",
        f"/incident/{incident}",
        f"/report/{report}",
        "/reports",
        "/talks",
        "/actors",
        "/review",
        "/watch",
    ]
    return [*views, "/sources", "/coverage"]


def until(page, holds):
    """Wait for what follows from something that was sent."""
    for _ in range(150):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come about")


def settle(page, path):
    page.goto(path)
    page.wait_for_load_state("networkidle")


def saved(page, button, path):
    with page.expect_download() as started:
        button.click()
    started.value.save_as(path)
    return path


def contested_report(page):
    return api(page, f"/api/incidents/{contested(page)['id']}")["heads"][0]["report"]
