"""The store: what goes in comes out, once, on SQLite and on PostgreSQL, and nothing there is ever changed."""

import random
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from reportedly.errors import BadLedger, BadReport, BadRequest
from reportedly.ledger import Entry, Ledger, Query
from reportedly.ledger.incidents import build_incidents
from reportedly.ledger.tables import KEPT
from reportedly.report import Report
from tests.ledger.told import MADE_BY, entry, told, week
from tests.readings import example


def fill(ledger: Ledger, readings: list) -> None:
    for reading in readings:
        ledger.add(entry(reading))


def test_a_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    reading = example()
    assert ledger.add(entry(reading)) == "added"
    ((facts, kept),) = ledger.readings()
    assert kept == reading.to_dict()
    assert {k: facts[k] for k in MADE_BY} == MADE_BY


def test_claims_stand_alone(ledger: Ledger) -> None:
    ledger.add(entry(example()))
    statements, events, figures = [*ledger.statements()], [*ledger.events()], [*ledger.figures()]
    assert [(s["source"]["name"], s["stance"]) for s in statements] == [
        ("Governor of Kassala", "accuse"),
        ("Rebel spokesman", "deny"),
    ]
    assert [(e["type"], e["actors"][0]["name"], e["place"]["name"]) for e in events] == [
        ("ASSAULT", "Rebels", "Kassala"),
        ("CONSULT", "Rebels", "Geneva"),
    ]
    assert [(f["measure"], f["low"], f["source"]["name"]) for f in figures] == [
        ("killed", 12, "Governor of Kassala")
    ]
    assert [e["id"] for e in ledger.events(type="CONSULT")] == ["e2"]
    assert [e["id"] for e in ledger.events(since="2024-05-06", until="2024-05-06")] == ["e1"]


def test_the_same_again_adds_nothing(ledger: Ledger) -> None:
    assert [ledger.add(entry(told("2024-05-07"))) for _ in range(2)] == ["added", "known"]
    assert ledger.knows(told("2024-05-07").report) == "known"
    assert len([*ledger.publications()]) == 1


def test_a_reprint_is_one_report_in_two_publications(ledger: Ledger) -> None:
    first = told("2024-05-07").report
    again = Report(first.text, "Shells", "Nile Post", date(2024, 5, 8), "given", "https://nile.example/1")
    ledger.add(entry(told("2024-05-07")))
    assert ledger.knows(again) == "reprint"
    assert ledger.add(Entry(again)) == "reprint"
    assert [(p.publisher, p.published) for p in ledger.publications()] == [
        ("The Meridian", "2024-05-07"),
        ("Nile Post", "2024-05-08"),
    ]
    assert len([*ledger.readings()]) == 1
    assert len(ledger.incidents()) == 1


def test_a_day_read_in_the_words_is_no_second_publication(ledger: Ledger) -> None:
    reading = told("2024-05-07")
    dated = Report(reading.report.text, published=date(2024, 5, 7), published_from="dateline")
    reading.report = dated
    assert ledger.add(entry(reading)) == "added"
    assert ledger.knows(Report(dated.text)) == "known"


def test_original_bytes_are_kept_where_they_are_not_the_text(ledger: Ledger) -> None:
    page = b"<html><p>Shells fell on Kassala.</p></html>"
    ledger.add(entry(told("2024-05-07"), original=page))
    ledger.add(entry(told("2024-05-08"), original=told("2024-05-08").report.text.encode()))
    assert [ledger.original(p["original"]) for r in ledger.reports() for p in r["publications"]] == [
        page,
        None,
    ]


def test_a_later_version_lies_beside_the_earlier(ledger: Ledger) -> None:
    url = "https://meridian.example/kassala"
    ledger.add(entry(told("2024-05-07", url=url)))
    ledger.add(entry(told("2024-05-08", url=url, killed=15)))
    first, second = ledger.versions(url)
    assert first["changed"] == []
    assert [line[0] for line in second["changed"]] == ["@", "-", "+"]
    assert "killing 15 people" in second["changed"][2]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda r: r["report"].update(id="sha256:0"), "not the hash"),
        (lambda r: r["events"][0]["triggers"][0].update(start=0), "span 0:"),
        (lambda r: r.update(events=None), "events are no list"),
        (lambda r: r["report"].update(text="a\ud800"), "no ledger can keep"),
        (lambda r: r["report"].update(text="a\0"), "no ledger can keep"),
    ],
)
def test_a_reading_that_does_not_fit_its_text_is_refused(ledger: Ledger, spoil, fault: str) -> None:
    reading = told("2024-05-07")
    made = reading.to_dict()
    spoil(made)
    with pytest.raises(BadReport, match=fault):
        ledger.add(Entry(reading.report, made))
    assert [*ledger.publications()] == []


def test_reread_puts_a_new_reading_beside_the_old(ledger: Ledger) -> None:
    reading = told("2024-05-07")
    ledger.add(entry(reading))
    id = reading.report.id
    assert not ledger.reread(id, reading.to_dict(), {"code": "2"})
    reading.events[0].type = "COERCE"
    assert ledger.reread(id, reading.to_dict(), {"code": "2"})
    assert [facts["code"] for facts, _ in ledger.readings(all=True)] == ["1", "2"]
    assert [facts["code"] for facts, _ in ledger.readings()] == ["2"]
    assert [e["type"] for e in ledger.events()] == ["COERCE"]
    assert [i["type"] for i in ledger.incidents()] == ["COERCE"]
    assert ledger.verify().wrong is None


def test_what_is_taken_back_no_longer_counts(ledger: Ledger) -> None:
    fill(ledger, week()[:3])
    before = ledger.incidents()
    last = week()[2].report.id
    ledger.withdraw(last, on="2024-05-09", reason="the outlet retracted it")
    assert last in {e["report"] for i in before for e in i["events"]}
    assert last not in {e["report"] for i in ledger.incidents() for e in i["events"]}
    assert last in {e["report"] for i in ledger.incidents(as_of="2024-05-08") for e in i["events"]}
    with pytest.raises(BadRequest, match="not in this ledger"):
        ledger.withdraw("sha256:0", on="2024-05-09")


def test_a_statement_taken_back_takes_its_claims_along(ledger: Ledger) -> None:
    fill(ledger, week()[:1])
    ledger.withdraw(week()[0].report.id, on="2024-05-09", statement="s1")
    assert ledger.incidents() == []
    assert len([*ledger.events()]) == 1  # the row stays


def test_as_of_shows_the_picture_of_that_day(ledger: Ledger) -> None:
    fill(ledger, week())
    reports = {i.report for i in ledger.publications(as_of="2024-05-08")}
    assert reports == {r.report.id for r in week()[:4]}
    told_then = {e["report"] for i in ledger.incidents(as_of="2024-05-08") for e in i["events"]}
    assert told_then == reports
    assert ledger.incidents(as_of="2024-05-08", clock="recorded") == []


def test_changes_name_what_and_because_of_which_report(ledger: Ledger) -> None:
    fill(ledger, week()[:2])
    fill(ledger, week()[2:4])
    found = {(c["change"], c["reports"][0]) for c in ledger.changes("2024-05-08")}
    assert ("new", week()[3].report.id) in found
    assert ("raised", week()[2].report.id) in found


@pytest.mark.parametrize("speech", [False, True])
def test_incidents_do_not_depend_on_the_order_or_steps_of_adding(ledger: Ledger, speech: bool) -> None:
    readings = week()
    random.Random(7).shuffle(readings)
    for reading in readings:
        ledger.add(entry(reading))
        ledger.incidents(speech=speech)  # worked out after every report
    expected = build_incidents([*ledger.publications()], policy="cautious", speech=speech)
    assert ledger.incidents(speech=speech) == expected
    assert ledger.incidents(speech=speech) == expected  # and from what was kept


def test_incidents_of_one_policy_and_a_page(ledger: Ledger) -> None:
    fill(ledger, week())
    every = ledger.incidents(policy="ucdp")
    assert ledger.incidents(policy="ucdp", limit=2, offset=1) == every[1:3]
    assert ledger.incident(every[0]["id"], policy="ucdp") == every[0]
    assert ledger.incident("i0") is None


def test_coverage_counts_what_came_and_what_did_not(ledger: Ledger) -> None:
    run = ledger.begin("reports/")
    ledger.add(entry(told("2024-05-07"), name="1.txt"), run=run)
    for _ in range(2):
        ledger.leave_out(run, "2.txt", "failed", "is empty")
    ledger.leave_out(run, "3.txt", "skipped", "seems to be in French")
    found = ledger.coverage()
    assert (found["reports"], found["read"], found["skipped"], found["failed"]) == (1, 1, 1, 1)
    assert found["days"] == {"2024-05-07": 1}
    assert [item["reason"] for item in found["left_out"]] == ["is empty", "seems to be in French"]


def test_sources_and_outlets(ledger: Ledger) -> None:
    fill(ledger, week()[:3])
    found = ledger.sources()
    assert {row["publisher"]: row["publications"] for row in found["outlets"]} == {
        "Nile Post": 2,
        "The Meridian": 1,
    }
    assert any("governor" in row["source"].lower() for row in found["sources"])


def test_the_database_refuses_to_change_what_is_kept(ledger: Ledger) -> None:
    fill(ledger, week()[:1])
    run = ledger.begin("x")
    ledger.end(run, {})
    ledger.leave_out(run, "2.txt", "failed", "is empty")
    ledger.add(entry(told("2024-05-08"), original=b"<p>"))
    ledger.withdraw(week()[0].report.id, on="2024-05-09")
    for table in KEPT:
        column = table.columns.keys()[-1]
        for act in (f"UPDATE {table.name} SET {column} = {column}", f"DELETE FROM {table.name}"):
            with pytest.raises(BadLedger, match="added, never updated"), ledger.writing() as connection:
                connection.execute(text(act))
    assert ledger.verify().wrong is None


def test_many_at_once_are_what_they_are_one_by_one(where: str, tmp_path: Path) -> None:
    first, *rest = week()
    broken = told("2024-05-08", "Gulf Wire").to_dict()
    broken["events"][0]["triggers"][0]["start"] = 0
    reprint = Report(first.report.text, "Shells", "Nile Post", date(2024, 5, 8), "given")
    later = [*map(entry, rest), entry(first), Entry(reprint), entry(rest[0])]
    faulty = Entry(told("2024-05-08", "Gulf Wire").report, broken)
    with Ledger.open(where) as many, Ledger.open(tmp_path / "one.db") as one:
        many.add(entry(first))
        outcomes = many.add_all([*later, faulty])
        expected = [one.add(entry(first)), *map(one.add, later)][1:]
        assert outcomes[:-1] == expected == ["added"] * 9 + ["known", "reprint", "known"]
        assert isinstance(outcomes[-1], BadReport)
        assert many.verify().wrong is None
        assert [p.report for p in many.publications()] == [p.report for p in one.publications()]
        assert many.incidents() == one.incidents()


def test_a_load_tells_what_became_of_each_in_their_order(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.ledger.loading.TOGETHER", 3)
    first, *rest = week()
    broken = {**told("2024-05-09", "Gulf Wire").to_dict(), "schema": "reading/1", "places": "none"}
    coming = [
        entry(first),
        BadReport("is not valid JSON"),
        *map(entry, rest[:4]),
        Entry(told("2024-05-09", "Gulf Wire").report, broken),
        entry(first),
        *map(entry, rest[4:]),
    ]
    with Ledger.open(where) as many, Ledger.open(tmp_path / "one.db") as one:
        outcomes = [str(outcome) for outcome in many.load(iter(coming))]
        assert outcomes == [
            "added", "is not valid JSON", *["added"] * 4, "is a reading whose places are no list of objects", "known",
            *["added"] * (len(rest) - 4),
        ]  # fmt: skip
        fill(one, [first, *rest])
        assert many.incidents() == one.incidents()
        assert many.search(Query("bombed"))[0].total == one.search(Query("bombed"))[0].total > 0
        assert many.verify().wrong is None
