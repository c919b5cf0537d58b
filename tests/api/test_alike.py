"""Names that may be one are offered, and only those."""

from __future__ import annotations

import pytest

from reportedly.api.alike import alike


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (
            ["Front for the Liberation of the Hills", "FLH"],
            [("FLH", "Front for the Liberation of the Hills", "its first letters")],
        ),
        (["the miners", "Miners"], [("Miners", "the miners", "written the same")]),
        (["Odile Ferrand", "Ferrand"], [("Ferrand", "Odile Ferrand", "the last name of nobody else here")]),
        (["Odile Ferrand", "Paul Ferrand", "Ferrand"], []),  # of which of them?
        (["Hill Farmers Union", "Hauliers Freight Union", "HFU"], []),
        (["market of Kessel", "kessel"], []),  # no name of a person
        (["army", "police", "Kessel"], []),
        (["Ministry of Mines of Kessel", "Kessel"], []),
    ],
)
def test_names_that_may_be_one(names, pairs):
    assert [(row["name"], row["into"], row["why"]) for row in alike(names)] == pairs


def test_what_is_offered_can_be_merged_and_is_offered_no_more(client):
    offered = client.get("/api/actors").json()["alike"]
    assert {
        "name": "MFDC",
        "into": "Movement of Democratic Forces of Casamance",
        "why": "its first letters",
    } in offered
    act = {"kind": "merge", "subject": "actor:MFDC", "after": {"into": offered[0]["into"]}}
    assert client.post("/api/acts", json=act).status_code == 201
    assert "MFDC" not in {row["name"] for row in client.get("/api/actors").json()["alike"]}
