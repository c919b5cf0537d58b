"""Belonging: numbers told of other days, of other towns, or of nobody since."""

from __future__ import annotations

from tests.ledger.reports import Desk
from tests.ledger.test_tolls import raid, tolls


def test_a_number_of_an_earlier_day_is_no_claim() -> None:
    desk = raid("2024-05-07", "12 people", killed="12")
    desk.rows["times"].append(
        {
            "id": "t9",
            "type": "DATE",
            "start": "2024-04-02",
            "end": "2024-04-02",
            "mention": desk.span("Monday", 0),
        }
    )
    assert ("killed", None) not in tolls(desk, raid("2024-05-08", "nobody", by="the mayor"))


def test_nobody_hurt_since_is_no_toll_of_the_day() -> None:
    calm = Desk("2024-05-09", "Gulf Wire").tell(
        "After the air raid on the market of Kassala on Monday nobody has been hurt there since, the mayor said.",
        deed="air raid", on="2024-05-06", place="Kassala", by="the mayor", mode="aerial", injured="nobody",
    )  # fmt: skip
    found = tolls(raid("2024-05-07", "12 people", killed="12", injured="12"), calm)["injured", None]
    assert (found["low"], found["high"]) == (12, 12)


def test_none_missing_where_nobody_was() -> None:
    desk = Desk("2024-05-07", "Gulf Wire").tell(
        "The air raid on the market of Kassala on Monday killed four people and nobody is missing, the mayor said.",
        deed="air raid", on="2024-05-06", place="Kassala", by="the mayor", mode="aerial", killed="four", missing="nobody",
    )  # fmt: skip
    assert set(tolls(desk)) == {("killed", None)}
