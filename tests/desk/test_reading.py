"""A report and an incident as the desk shows them: words, marks, claims, and what is veiled."""

from __future__ import annotations

from tests.desk.conftest import api
from tests.desk.pages import contested, contested_report, settle


def test_parties_are_gathered(page):
    found = api(page, "/api/incidents?limit=1000")["items"]
    most = max(found, key=lambda row: len(row["actors"]))
    settle(page, f"/incident/{most['id']}")
    shown = page.locator("dd", has=page.locator("ul.parties")).first
    assert 1 <= shown.locator("li").count() <= 4
    if (more := shown.get_by_role("button")).count():
        more.click()
    assert set(shown.locator("li a").all_inner_texts()) <= set(most["actors"])


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


def test_keys_walk_through_the_marks(page):
    settle(page, f"/report/{contested_report(page)}")
    page.keyboard.press("j")
    page.wait_for_url("**e=*")
    first = page.url
    page.keyboard.press("j")
    page.wait_for_function("url => location.href !== url", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("url => location.href === url", arg=first)


def test_blurred_until_asked_for(page):
    report = contested_report(page)
    mark = {"kind": "mark", "subject": f"report:{report}", "after": ["graphic"]}
    page.request.post("/api/acts", data=mark)
    settle(page, f"/report/{report}")
    assert page.locator(".blurred article").count() == 1
    page.get_by_role("button", name="Show it").click()
    assert page.locator(".blurred article").count() == 0
    page.request.post("/api/undo", data={})
