"""Every view for every reader: a hostile report does nothing, axe finds nothing, nothing runs off a small screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import api
from tests.desk.pages import hostile, settle, views
from tests.desk_ledger import HOSTILE

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"


def test_a_hostile_report_does_nothing(page):
    report = hostile(page)["report"]
    paths = [
        f"/report/{report}",
        "/reports",
        "/situation",
        "/sources",
        "/coverage",
        "/watch",
        "/actors",
        "/review",
    ]
    for incident in api(page, f"/api/reports/{report}")["incidents"].values():
        paths += [f"/incident/{found['id']}" for found in incident]
    for path in paths:
        settle(page, path)
        assert page.evaluate("window.harmed") is None, path
        assert (
            page.locator(
                "main script, main iframe, main img, main [onerror], main [onload], main a[href^='javascript:']"
            ).count()
            == 0
        ), path
    settle(page, f"/report/{report}")
    assert "<script>window.harmed = 1</script>" in page.locator("article").inner_text()


def test_characters_that_turn_text_are_shown_not_obeyed(page):
    settle(page, f"/report/{hostile(page)['report']}")
    signs = page.locator("article .trick").all_inner_texts()
    assert signs == ["RLO", "PDF"]
    assert "\u202e" not in page.locator("article").inner_text()
    assert "\u202e" in HOSTILE
    arabic = page.locator("article p").last
    assert arabic.evaluate("p => getComputedStyle(p).unicodeBidi") == "plaintext"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(page, theme):
    if not AXE.exists():
        pytest.skip("axe-core is not installed (scripts/web)")
    page.emulate_media(color_scheme=theme)
    found = []
    for path in views(page):
        settle(page, path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        found += [
            (
                path,
                rule["id"],
                rule["nodes"][0]["html"][:160],
                rule["nodes"][0]["any"][0]["message"][:160] if rule["nodes"][0]["any"] else "",
            )
            for rule in result["violations"]
            if rule["impact"] in {"serious", "critical"}
        ]
    assert not found


def test_nothing_runs_off_a_small_screen(page):
    page.set_viewport_size({"width": 360, "height": 780})
    for path in views(page):
        settle(page, path)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, path
