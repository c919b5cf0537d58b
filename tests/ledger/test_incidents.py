"""Many reports, one account of each happening."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import BadRequest
from reportedly.ledger.incidents import build_incidents
from reportedly.ledger.model import Publication, Row
from tests.ledger.reports import Desk


def market() -> Desk:
    return Desk("2024-05-07", "Nile Post").tell(
        "Shells hit the grain market of Kassala on Monday, the governor said, killing 12 people.",
        deed="hit", on="2024-05-06", place="Kassala", by="the governor", killed="12",
    )  # fmt: skip


def hospital() -> Desk:
    return Desk("2024-05-08", "Gulf Wire").tell(
        "Fourteen bodies, or 14, came in after the shelling of the market of Kassala on Monday, the hospital said.",
        deed="shelling", on="2024-05-06", place="Kassala", by="the hospital", killed="14",
    )  # fmt: skip


def build(*desks: Desk, policy: str = "cautious") -> list[Row]:
    return build_incidents([d.publication() for d in desks], policy=policy)


def test_two_reports_of_one_shelling() -> None:
    (incident,) = build(market(), hospital())
    assert incident["status"] == "corroborated"
    assert incident["independent_sources"] == 2
    assert (incident["start"], incident["end"], incident["place"]["name"]) == (
        "2024-05-06",
        "2024-05-06",
        "Kassala",
    )
    assert [(e["report"][:7], e["event"]) for e in incident["events"]] == [("sha256:", "e1")] * 2
    (toll,) = incident["figures"]
    assert (toll["low"], toll["high"], toll["best"], toll["scope"]) == (12, 14, 12, "incident")
    assert "same day" in incident["events"][0]["why"]


@pytest.mark.parametrize(
    ("day", "place", "deed"),
    [("2024-05-07", "Kassala", "hit"), ("2024-05-06", "Nyala", "hit")],
    ids=["the next day", "another town"],
)
def test_what_stays_apart(day: str, place: str, deed: str) -> None:
    other = Desk("2024-05-08", "Gulf Wire").tell(
        f"Shells {deed} the grain market of {place}, the mayor said.",
        deed=deed,
        on=day,
        place=place,
        by="the mayor",
    )
    first, second = build_incidents([market().publication(), other.publication()], neighbours=True)
    assert "but other" in first["apart"][0]["why"]
    assert first["apart"][0]["report"] == second["events"][0]["report"]


def test_a_bare_toll_is_of_what_its_own_report_tells() -> None:
    other = Desk("2024-05-07", "Gulf Wire").tell(
        "A bus overturned after a blast in Nyala on Monday.", deed="blast", on="2024-05-06", place="Nyala"
    )
    other.tell("Some 9 people were injured.", deed="injured", injured="9")
    homes = [{e["report"] for e in i["events"]} for i in build(market(), other)]
    assert sorted(map(len, homes)) == [1, 1]


def test_an_undated_mention_goes_with_the_latest() -> None:
    later = Desk("2024-05-08", "Gulf Wire").tell(
        "The shelling of the grain market in Kassala shocked many.", deed="shelling", place="Kassala"
    )
    (incident,) = build(market(), later)
    assert len(incident["events"]) == 2


def test_a_denial_joins_what_it_denies() -> None:
    denial = Desk("2024-05-08", "Gulf Wire").tell(
        "The army said that it had not shelled the grain market of Kassala on Monday.",
        deed="shelled", on="2024-05-06", place="Kassala", by="The army", status="negated",
    )  # fmt: skip
    (incident,) = build(market(), denial)
    assert incident["status"] == "contested"
    assert [d["source"] for d in incident["disputed_by"]] == ["army"]
    assert [a["source"] for a in incident["asserted_by"] if a["statement"]] == ["governor"]


def test_a_denial_that_is_no_event() -> None:
    denial = market().say(
        "The army said it had nothing to do with the shells that hit the grain market.",
        by="The army", content="it had nothing to do with the shells that hit the grain market",
    )  # fmt: skip
    (incident,) = build(denial)
    assert incident["status"] == "contested"
    assert all(e["event"] == "e1" for e in incident["events"])


def test_a_denial_alone_is_no_incident() -> None:
    denial = Desk("2024-05-08", "Gulf Wire").tell(
        "The army said that it had not shelled Kassala.",
        deed="shelled",
        place="Kassala",
        by="The army",
        status="negated",
    )
    assert build(denial) == []


def test_nobody_hurt_denies_nothing() -> None:
    desk = market().tell("In Gedaref rebels fired at a post on Monday; nobody was hurt, the mayor said.",
        deed="fired", on="2024-05-06", place="Gedaref", by="the mayor", status="negated", injured="nobody")  # fmt: skip
    places = {i["place"]["name"]: i for i in build(desk)}
    assert places["Gedaref"]["status"] == "reported"
    assert places["Gedaref"]["figures"][0]["high"] == 0


def test_a_meeting_announced_and_held_is_one() -> None:
    plan = Desk("2024-05-02", "Nile Post").tell(
        "The two sides will hold talks in Juba on May 9, the ministry said.",
        deed="talks", on="2024-05-09", place="Juba", by="the ministry", kind="CONSULT", status="planned",
    )  # fmt: skip
    held = Desk("2024-05-11", "Gulf Wire").tell(
        "The talks in Juba took place on May 10.", deed="talks", on="2024-05-10", place="Juba", kind="CONSULT"
    )
    (alone,) = build(plan)
    assert alone["status"] == "planned"
    (incident,) = build(plan, held)
    assert (incident["status"], incident["start"]) == ("reported", "2024-05-10")


def test_a_meeting_called_off() -> None:
    plan = Desk("2024-05-02", "Nile Post").tell(
        "Talks are due in Juba on May 9.",
        deed="Talks",
        on="2024-05-09",
        place="Juba",
        kind="CONSULT",
        status="planned",
    )
    off = Desk("2024-05-09", "Gulf Wire").tell(
        "The Juba talks were called off.", deed="called off", kind="REJECT"
    )
    (incident,) = build(plan, off)
    assert (incident["status"], incident["start"]) == ("cancelled", "2024-05-09")


def test_rounds_of_talks_stay_apart() -> None:
    def round_of(day: str, which: str, on: str) -> Desk:
        sentence = f"The {which} round of talks was held in Juba."
        return Desk(day, "Nile Post").tell(sentence, deed="talks", on=on, place="Juba", kind="CONSULT")

    assert (
        len(
            build(
                round_of("2024-05-03", "first", "2024-05-02"), round_of("2024-05-10", "second", "2024-05-09")
            )
        )
        == 2
    )


def test_speech_is_listed_only_when_asked_for() -> None:
    desk = Desk("2024-05-02", "Nile Post").tell("The army condemned it.", deed="condemned", kind="ACCUSE")
    assert build(desk) == []
    assert [i["type"] for i in build_incidents([desk.publication()], speech=True)] == ["ACCUSE"]


def test_background_of_earlier_years() -> None:
    desk = market().tell("In 2011 shells killed 40 people in Kassala.", deed="killed", on="2011-01-01", until="2011-12-31",
        place="Kassala", status="historical", killed="40")  # fmt: skip
    old, new = build(desk)
    assert (old["background"], new["background"]) == (True, False)
    assert [f["high"] for f in new["figures"]] == [12]


def test_a_toll_since_monday_is_no_toll_of_the_day() -> None:
    desk = market().tell(
        "The union has counted 58 deaths across the state since Friday.",
        deed="deaths",
        on="2024-05-03",
        until="2024-05-07",
        killed="58",
    )
    day, thread = sorted(build(desk), key=lambda i: i["thread"])
    assert [f["high"] for f in day["figures"]] == [12]
    assert thread["figures"][0]["scope"] == "cumulative"
    assert thread["figures"][0]["since"]


def test_agency_copy_is_one_voice() -> None:
    wire = "KASSALA (Nile Wire) - Shells hit the grain market of Kassala on Monday while traders were packing up their stalls for the night."

    def carry(publisher: str, end: str) -> Desk:
        return Desk("2024-05-07", publisher).tell(
            f"{wire} {end}", deed="hit", on="2024-05-06", place="Kassala"
        )

    (incident,) = build(carry("Nile Post", "Smoke rose."), carry("Gulf Wire", "Fires burned."))
    assert (incident["independent_sources"], incident["status"]) == (1, "reported")


def test_reprints_keep_every_publication() -> None:
    first = market().publication()
    again = Publication(first.report, first.reading, "Gulf Wire", "2024-05-08")
    (incident,) = build_incidents([first, again])
    assert len(incident["events"]) == 1


def test_a_later_version_replaces_the_earlier() -> None:
    def version(day: str, killed: str, more: str) -> Desk:
        desk = Desk(day, "Nile Post", url="https://post.example/market", title="Market shelled")
        return desk.tell(f"Shells hit the grain market of Kassala on Monday, killing {killed} people. {more}", deed="hit",
                         on="2024-05-06", place="Kassala", killed=killed)  # fmt: skip

    (incident,) = build(version("2024-05-07", "12", ""), version("2024-05-08", "9", "(Updates toll)"))
    (toll,) = incident["figures"]
    assert (toll["low"], toll["high"]) == (9, 9)
    assert [a["said_on"] for a in incident["asserted_by"]] == ["2024-05-08"]


def test_an_outlet_that_retracts_leaves() -> None:
    told = Desk("2024-05-07", "Nile Post").tell("A drone hit the depot in Kassala on Monday, residents said.",
        deed="hit", on="2024-05-06", place="Kassala", mode="drone")  # fmt: skip
    wire = Desk("2024-05-07", "Gulf Wire").tell("A drone hit the depot in Kassala on Monday, the mayor said.",
        deed="hit", on="2024-05-06", place="Kassala", mode="drone", by="the mayor")  # fmt: skip
    sorry = Desk("2024-05-09", "Nile Post").tell("No drone hit the depot in Kassala on Monday. We retract the report.",
        deed="hit", on="2024-05-06", place="Kassala", mode="drone", status="negated")  # fmt: skip
    (incident,) = build(told, wire, sorry)
    assert [a["source"] for a in incident["asserted_by"]] == ["mayor"]
    assert incident["disputed_by"] == []


def test_any_policy_and_no_other() -> None:
    assert [
        build(market(), hospital(), policy=p)[0]["figures"][0]["best"]
        for p in ("cautious", "ucdp", "latest-official")
    ] == [12, 12, 14]
    with pytest.raises(BadRequest, match="unknown policy"):
        build(market(), policy="boldest")


def week() -> list[Publication]:
    desks = [market(), hospital()]
    for n, place in enumerate(["Kassala", "Gedaref", "Nyala", "Khartoum"]):
        for day in (4, 6, 9):
            sentence = (
                f"A drone struck the depot in {place} on May {day}, the mayor said, killing {n + day} men."
            )
            desks.append(Desk(f"2024-05-{day + 1:02}", f"Post {n}").tell(sentence, deed="struck", on=f"2024-05-{day:02}", place=place,
                         by="the mayor", mode="drone", killed=str(n + day)))  # fmt: skip
    return [d.publication() for d in desks]


WEEK = week()
EXPECTED = build_incidents(WEEK)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_reports_does_not_matter(seed: int) -> None:
    shuffled = list(WEEK)
    random.Random(seed).shuffle(shuffled)
    assert build_incidents(shuffled) == EXPECTED


def test_an_unrelated_report_changes_no_other_incident() -> None:
    other = Desk("2024-06-20", "Gulf Wire").tell("Police arrested 4 men in Juba on Wednesday.", deed="arrested", on="2024-06-19",
        place="Juba", kind="COERCE", mode="arrest", detained="4")  # fmt: skip
    after = build_incidents([*WEEK, other.publication()])
    assert [i for i in after if i["kin"] != "custody"] == EXPECTED
