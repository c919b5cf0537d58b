"""The review loop: by keyboard alone, by several coders, in bulk."""

from __future__ import annotations

import re

from tests.desk.conftest import api
from tests.desk.pages import settle, until


def test_review_by_keyboard_alone(page):
    settle(page, "/review")

    def decided():
        return api(page, "/api/agreement")["coders"].get("desk", {})

    def shown():
        return page.locator(".queue button[aria-current]").get_attribute("aria-current") and page.locator(
            ".queue li:has(button[aria-current])"
        ).get_attribute("data-id")

    def press(key, verdict=None):
        page.keyboard.press(key)
        if verdict:
            page.wait_for_function(
                "v => document.querySelector('[role=status]').textContent.includes(v)", arg=verdict
            )

    before, first = decided(), shown()
    press("a", "accept")
    page.wait_for_function("id => document.querySelector('.queue li')?.dataset.id !== id", arg=first)
    press("x", "reject")
    press("s", "skip")
    # correct: status by list, words by choosing them
    press("c")
    press("8")
    page.locator("article .cursor").first.wait_for()
    press("ArrowRight")
    press("Shift+ArrowRight")
    chosen = page.locator("article .cursor").evaluate_all("all => all.map(s => s.textContent).join('')")
    press("Enter")
    press("Enter", "correct")
    until(page, lambda: decided().get("correct", 0) > before.get("correct", 0))  # the last of the four
    log = api(page, "/api/acts")["items"]
    assert [row["after"]["verdict"] for row in log[:4]] == ["correct", "skip", "reject", "accept"]
    words = log[0]["after"]["fields"]["words"]["text"]
    assert len(re.findall(r"\w[\w.,'’-]*", words)) == 2
    # A paragraph may end between them, which no element shows.
    assert "".join(words.split()) == "".join(chosen.split())
    for _ in range(4):
        press("u")
    until(page, lambda: decided() == before)
    assert first in [item["id"] for item in api(page, "/api/review?limit=500")["items"]]
    press("r")
    until(page, lambda: decided() != before)
    press("u")
    until(page, lambda: decided() == before)


def test_an_editor_settles_what_coders_disagree_on(page, act_as):
    event = api(page, "/api/review?limit=500")["items"][-1]
    for who, verdict in (("cal", "accept"), ("eva", "reject")):
        act_as(who, "decide", f"event:{event['id']}", {"verdict": verdict})
    settle(page, "/review?show=disagreed")
    page.get_by_text("Coders disagree.").wait_for()
    assert page.locator("section[aria-label=Decision]").get_by_text("Krippendorff").count() == 1
    page.get_by_role("button", name="reject, as eva").click()
    until(page, lambda: not api(page, "/api/review?show=disagreed")["items"])
    settle(page, f"/review?show=all&event={event['id']}")
    held = next(i for i in api(page, "/api/review?show=all&limit=500")["items"] if i["id"] == event["id"])
    assert (held["final"]["verdict"], held["final"]["who"]) == ("reject", "desk")
    page.request.post("/api/undo", data={})
    for who in ("cal", "eva"):
        act_as(who, "decide", f"event:{event['id']}", None)


def test_bulk_accepts_only_what_is_seen(page):
    settle(page, "/review")
    page.on("dialog", lambda dialog: dialog.accept())
    frame = page.locator(".queue").bounding_box()
    rows = page.locator(".queue li").evaluate_all(
        "all => all.map(li => [li.dataset.id, li.getBoundingClientRect().top, li.getBoundingClientRect().bottom])"
    )
    seen = [
        id
        for id, top, bottom in rows
        if top >= frame["y"] - 1 and bottom <= min(frame["y"] + frame["height"], 900) + 1
    ]
    assert 0 < len(seen) < len(rows)
    page.get_by_role("button", name="Accept visible").click()
    until(page, lambda: not {item["id"] for item in api(page, "/api/review?limit=500")["items"]} & set(seen))
    left = {item["id"] for item in api(page, "/api/review?limit=500")["items"]}
    assert {id for id, *_ in rows} - set(seen) <= left
    for _ in seen:
        page.request.post("/api/undo", data={})
