"""The desk in a real browser, on the bundled example: its situation, its keys, what it remembers."""

from __future__ import annotations

import re

from tests.desk.conftest import api
from tests.desk.pages import settle


def test_the_situation_counts_filters_and_links(page):
    settle(page, "/")
    total = api(page, "/api/situation")["total"]
    page.wait_for_function(f"() => document.querySelector('strong.total')?.textContent === '{total}'")
    page.get_by_label("◐ contested").check()
    page.wait_for_url("**status=contested*")
    few = api(page, "/api/situation?status=contested")["total"]
    page.wait_for_function(f"() => document.querySelector('strong.total').textContent === '{few}'")
    link = page.url
    page.get_by_placeholder("Search titles").fill("market")
    page.wait_for_url("**q=market*")
    page.go_back()
    page.wait_for_url(lambda url: "q=market" not in url)
    settle(page, link)
    page.wait_for_function(f"() => document.querySelector('strong.total')?.textContent === '{few}'")
    page.wait_for_function(f"() => document.querySelectorAll('li.item').length === {few}")


def test_dragging_over_time_filters(page):
    settle(page, "/situation")
    box = page.locator("section[aria-label=Timeline] svg[role=img]").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 30, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=2026-03-\d\d.*until=2026-03-\d\d"))
    total = api(page, "/api/situation?" + page.url.split("?")[1])["total"]
    page.wait_for_function(f"() => document.querySelector('strong.total').textContent === '{total}'")


def test_keys_are_shown_and_go_everywhere(page):
    settle(page, "/situation")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").count()
    page.keyboard.press("g")
    page.keyboard.press("v")
    page.wait_for_url("**/review")
    page.keyboard.press("g")
    page.keyboard.press("s")  # goes, and skips nothing
    page.wait_for_url("**/situation")
    assert not api(page, "/api/agreement")["coders"].get("desk")
    page.keyboard.press("/")
    page.wait_for_function("() => document.activeElement.type === 'search'")


def test_what_changed_since_the_last_look_is_remembered(page):
    settle(page, "/watch")
    assert page.locator("li.change").count() > 0
    page.get_by_role("button", name="I have looked").click()
    page.get_by_text("Nothing changed since you last looked").wait_for()
    settle(page, "/watch")
    page.get_by_text("Nothing changed since you last looked").wait_for()
    page.get_by_role("link", name="everything").click()
    page.locator("li.change").first.wait_for()


def test_a_saved_search_is_a_feed(page):
    settle(page, "/situation?status=contested")
    page.on("dialog", lambda dialog: dialog.accept("Contested"))
    page.get_by_role("button", name="Save search").click()
    page.get_by_text("Kept; see Watch.").wait_for()
    settle(page, "/watch")
    feed = page.get_by_role("link", name="Atom").get_attribute("href")
    assert "<entry" in page.request.get(feed).text()
    page.get_by_role("button", name="Forget Contested").click()
    page.get_by_text("None yet").wait_for()
