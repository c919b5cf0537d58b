"""The desk in a real browser, on the bundled example with one hostile report among the others."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.desk.conftest import api
from tests.desk_ledger import HOSTILE

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"


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


def test_a_download_is_what_the_screen_shows(page):
    settle(page, "/situation?type=ASSAULT")
    shown = page.locator("li.item a").evaluate_all(
        "links => links.map(a => decodeURIComponent(a.pathname.split('/')[2]))"
    )
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    with open(started.value.path(), encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == shown


def saved(page, button, path):
    with page.expect_download() as started:
        button.click()
    started.value.save_as(path)
    return path


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


def test_parties_are_gathered(page):
    found = api(page, "/api/incidents?limit=1000")["items"]
    most = max(found, key=lambda row: len(row["actors"]))
    settle(page, f"/incident/{most['id']}")
    shown = page.locator("dd", has=page.locator("ul.parties")).first
    assert 1 <= shown.locator("li").count() <= 4
    if (more := shown.get_by_role("button")).count():
        more.click()
    assert set(shown.locator("li a").all_inner_texts()) <= set(most["actors"])


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


def test_a_denial_leads_to_what_it_denies(page):
    for head in api(page, "/api/reports?limit=1000")["items"]:
        reading = api(page, f"/api/reports/{head['report']}")
        if denial := next((s for s in reading["statements"] if s["denies"]), None):
            break
    settle(page, f"/report/{head['report']}?e={denial['id']}")
    page.locator(".detail .said").first.click()
    page.wait_for_url(f"**e={denial['denies'][0]}")
    page.locator(".detail", has_text="Denied by").wait_for()


def test_a_passage_is_veiled_until_it_is_chosen(page):
    report = contested_report(page)
    mark = {"kind": "mark", "subject": f"span:{report}/40-60", "after": ["graphic"]}
    page.request.post("/api/acts", data=mark)
    settle(page, f"/report/{report}")
    veiled = page.locator("article .veiled")
    assert "".join(veiled.all_inner_texts())
    veiled.first.click()
    page.wait_for_function("() => !document.querySelector('article .veiled')")
    page.request.post("/api/undo", data={})


def test_an_incident_sets_sources_against_each_other(page):
    settle(page, f"/incident/{contested(page)['id']}")
    table = page.locator("table.matrix")
    assert table.locator("td.denies").count() >= 1
    incident = api(page, f"/api/incidents/{contested(page)['id']}")
    assert table.locator("tbody tr").count() == len(
        {c["source"] for c in incident["asserted_by"] + incident["disputed_by"]}
        | {c["source"] for f in incident["figures"] for c in f["claims"]}
    )
    table.locator("td.denies a").first.click()
    page.wait_for_url("**/report/**")
    assert page.locator("article").inner_text()


def test_marks_point_at_the_exact_words(page):
    reading = api(page, f"/api/reports/{contested_report(page)}")
    settle(page, f"/report/{reading['report']['id']}")
    shown = page.locator("article").evaluate(
        """article => [...article.querySelectorAll('span[data-at]')].map(s => [Number(s.dataset.at), s.textContent])"""
    )
    text = reading["report"]["text"]
    assert all(text[at : at + len(piece)] == piece for at, piece in shown)
    event = reading["events"][0]
    page.goto(f"/report/{reading['report']['id']}?e={event['id']}")
    page.locator(".chosen").first.wait_for()
    marked = page.locator("article .chosen").evaluate_all("all => all.map(s => s.textContent).join('')")
    assert marked == "".join(span["text"] for span in event["triggers"])
    assert event["why"] in page.locator(".detail").inner_text()


def contested_report(page):
    return api(page, f"/api/incidents/{contested(page)['id']}")["heads"][0]["report"]


def test_keys_walk_through_the_marks(page):
    settle(page, f"/report/{contested_report(page)}")
    page.keyboard.press("j")
    page.wait_for_url("**e=*")
    first = page.url
    page.keyboard.press("j")
    page.wait_for_function("url => location.href !== url", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("url => location.href === url", arg=first)


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


def test_what_changed_since_the_last_look_is_remembered(page):
    settle(page, "/watch")
    assert page.locator("li.change").count() > 0
    page.get_by_role("button", name="I have looked").click()
    page.get_by_text("Nothing changed since you last looked").wait_for()
    settle(page, "/watch")
    page.get_by_text("Nothing changed since you last looked").wait_for()
    page.get_by_role("link", name="everything").click()
    page.locator("li.change").first.wait_for()


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


def test_blurred_until_asked_for(page):
    report = contested_report(page)
    mark = {"kind": "mark", "subject": f"report:{report}", "after": ["graphic"]}
    page.request.post("/api/acts", data=mark)
    settle(page, f"/report/{report}")
    assert page.locator(".blurred article").count() == 1
    page.get_by_role("button", name="Show it").click()
    assert page.locator(".blurred article").count() == 0
    page.request.post("/api/undo", data={})


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
