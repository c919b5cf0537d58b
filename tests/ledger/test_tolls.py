"""Claims in chains, groups that add up, bounds and the sources behind them."""

from __future__ import annotations

import pytest

from reportedly.ledger.claims import is_stale, label_of, uncounted
from reportedly.ledger.incidents import build_incidents
from reportedly.ledger.independence import copies, credit
from reportedly.ledger.model import Row
from reportedly.ledger.sources import same_name
from reportedly.ledger.threads import ceasefires, concerns, talks
from reportedly.ledger.wording import since
from tests.ledger.reports import Desk


def raid(
    day: str, words: str, *, publisher: str = "Nile Post", by: str = "the hospital", **counts: str
) -> Desk:
    sentence = f"The air raid on the market of Kassala on Monday killed {words}, {by} said."
    return Desk(day, publisher).tell(
        sentence, deed="air raid", on="2024-05-06", place="Kassala", by=by, mode="aerial", **counts
    )


def tolls(*desks: Desk) -> dict[tuple[str, str | None], Row]:
    (incident,) = build_incidents([d.publication() for d in desks])
    return {(f["measure"], f["group"]): f for f in incident["figures"]}


def test_a_later_claim_of_the_same_source_supersedes() -> None:
    toll = tolls(raid("2024-05-07", "12 people", killed="12"), raid("2024-05-09", "15 people", killed="15"))[
        "killed", None
    ]
    assert (toll["low"], toll["high"]) == (15, 15)
    assert [c["superseded_by"] for c in toll["claims"]] == [1, None]


def test_two_sources_are_a_range() -> None:
    toll = tolls(
        raid("2024-05-07", "12 people", killed="12"),
        raid("2024-05-07", "20 men", publisher="Gulf Wire", by="the mayor", killed="20"),
    )
    assert (toll["killed", None]["low"], toll["killed", None]["high"]) == (12, 20)


def test_open_bounds() -> None:
    toll = tolls(
        raid("2024-05-07", "at least 12 people", killed="at least 12"),
        raid("2024-05-07", "9 people", publisher="Gulf Wire", by="the mayor", killed="9"),
    )["killed", None]
    assert (toll["low"], toll["high"], toll["open_above"]) == (9, 12, True)
    alone = tolls(raid("2024-05-07", "at least 12 people", killed="at least 12"))["killed", None]
    assert (alone["low"], alone["high"]) == (12, None)


def test_an_outlet_that_names_nobody_gives_way_to_who_is_named() -> None:
    own = Desk("2024-05-07", "Gulf Wire").tell("The air raid on the market of Kassala on Monday killed 30 people.",
        deed="air raid", on="2024-05-06", place="Kassala", mode="aerial", killed="30")  # fmt: skip
    toll = tolls(own, raid("2024-05-08", "12 people", killed="12"))["killed", None]
    assert (toll["low"], toll["high"]) == (12, 12)


@pytest.mark.parametrize(
    ("before", "after", "stale"),
    [
        ("raising an earlier count of ", " in the town", True),
        ("lowered the toll from ", " to three", True),
        ("lowered the toll from four to ", "", False),
        ("killing ", " people", False),
        ("captured four men, not ", " as it had said", True),
    ],
)
def test_numbers_of_an_earlier_count(before: str, after: str, stale: bool) -> None:
    assert is_stale(before, after) is stale


@pytest.mark.parametrize(
    ("group", "label"),
    [
        ("three South Sudanese soldiers", "soldier"),
        ("people", None),
        ("two children", "children"),
        ("bodies", None),
        ("members of a militia", "member"),
    ],
)
def test_who_is_counted(group: str, label: str | None) -> None:
    assert label_of(group) == label


@pytest.mark.parametrize(
    ("text", "words", "skipped"),
    [
        ("A man of 41 died.", "41", True),
        ("the emergency service (112) said", "112", True),
        ("It killed 41 people.", "41", False),
    ],
)
def test_numbers_that_count_nobody(text: str, words: str, skipped: bool) -> None:
    at = text.index(words)
    assert uncounted(text, at, at + len(words)) is skipped


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("58 people have died since Sunday.", True),
        ("It was the deadliest attack since March, killing 9.", False),
        ("Two have since died.", False),
        ("So far this year 300 were killed.", True),
    ],
)
def test_stretches_of_time(text: str, found: bool) -> None:
    assert (since(text) is not None) is found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lieutenant General Sok Vannak", "Lt. Gen. Sok Vanak", True),
        ("Giorgi Beridze", "Vakhtang Beridze", False),
        ("Brigadier Osman Tariq", "Tariq", True),
    ],
)
def test_spellings_of_a_person(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_copies_and_credits() -> None:
    wire = "KASSALA, May 7 (Nile Wire) - Shells hit the grain market of Kassala while traders were packing up for the night, the mayor said."
    assert credit(wire) == "nile wire"
    assert copies(wire, wire.replace("Shells", "Rockets") + " Smoke rose over the town.")
    assert not copies(
        wire,
        "Parliament in Juba voted on the budget after a long debate about the price of bread and of fuel.",
    )


def truce_week() -> list[Desk]:
    pact = Desk("2024-05-11", "Nile Post").tell("The two sides signed a seven-day truce in Juba on May 10.", deed="truce", on="2024-05-10",
        place="Juba", kind="AGREE")  # fmt: skip
    fight = Desk("2024-05-13", "Nile Post").tell("Shells fell on Kassala on Sunday, the governor said.", deed="fell", on="2024-05-12",
        place="Kassala", by="the governor")  # fmt: skip
    longer = Desk("2024-05-16", "Nile Post").tell("The sides agreed to extend the truce until May 24.", deed="extend the truce", on="2024-05-15",
        until="2024-05-24", kind="AGREE")  # fmt: skip
    return [pact, fight, longer]


def test_a_ceasefire_with_its_extension_and_violation() -> None:
    publications = [d.publication() for d in truce_week()]
    incidents = build_incidents(publications)
    (truce,) = ceasefires(incidents, publications)
    assert (truce["start"], truce["end"]) == ("2024-05-10", "2024-05-24")
    assert [e["until"] for e in truce["extensions"]] == ["2024-05-24"]
    assert [(v["date"], v["alleged_by"], v["denied_by"]) for v in truce["violations"]] == [
        ("2024-05-12", ["governor"], [])
    ]
    assert truce["terms"]


@pytest.mark.parametrize(
    ("country", "side", "breaks"),
    [("SDN", "CHN", True), ("CHN", "SDN", False), (None, "SDN", True), (None, "CHN", False)],
)
def test_a_fight_without_a_known_place_breaks_the_truce_of_its_sides(
    country: str | None, side: str, breaks: bool
) -> None:
    party = {"name": "army", "country": side, "code": f"{side} MIL"}
    fight = {
        "events": [],
        "actors": [party],
        "recipients": [],
        "place": {"name": "Abu Hajar", "country": country},
    }
    pact = {"actors": [{"name": "Sudan", "country": "SDN"}], "recipients": [], "place": None}
    assert concerns(fight, ["Sudan"], pact, {}) is breaks


def test_rounds_of_one_negotiation() -> None:
    def session(day: str, which: str, on: str) -> Desk:
        return Desk(day, "Nile Post").tell(
            f"The {which} round of talks was held in Juba.", deed="talks", on=on, place="Juba", kind="CONSULT"
        )

    publications = [
        d.publication()
        for d in [
            session("2024-05-03", "first", "2024-05-02"),
            session("2024-05-10", "second", "2024-05-09"),
            *truce_week(),
        ]
    ]
    (negotiation,) = talks(build_incidents(publications), publications)
    assert [(r["start"], r["venue"]) for r in negotiation["rounds"]] == [
        ("2024-05-02", "Juba"),
        ("2024-05-09", "Juba"),
    ]
    assert [o["kin"] for o in negotiation["rounds"][1]["outcome"]] == ["truce"]
