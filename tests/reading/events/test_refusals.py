"""Refusals and threats that no verb of refusing or threatening tells."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

# The sentence, and the type, status and countries of who acts of each event.
CASES = [
    ("Peru rejected a call that it withdraw its troops from Leticia.", [("REJECT", "occurred", ["PER"])]),
    (
        "Chad's proposal that both sides lift the blockade was refused by Mali.",
        [("REJECT", "occurred", ["MLI"])],
    ),
    (
        "Kenya dismissed a demand that it stop arming the rebels.",
        [("REJECT", "occurred", ["KEN"]), ("AID", "occurred", ["KEN"])],
    ),
    (
        "Iran will not give up its missiles, its foreign minister said on Monday.",
        [("REJECT", "occurred", ["IRN"])],
    ),
    ("Hungary said it would not take in any refugees.", [("REJECT", "occurred", ["HUN"])]),
    (
        "Removing the tariffs on Peru is out of the question, Chilean officials said.",
        [("REJECT", "occurred", ["CHL"])],
    ),
    (
        "Afghan voters will be bombed if they go to the polls, the Taliban warned.",
        [("THREATEN", "occurred", ["AFG"])],
    ),
    (
        "Chad will withdraw its troops from Mali unless the junta calls an election, its president said.",
        [("THREATEN", "occurred", ["TCD"])],
    ),
    ("There will be no amnesty for the plotters, Gabon's president said.", [("REJECT", "occurred", ["GAB"])]),
    ("Niger is not going to meet the Benin envoy, its premier said.", [("REJECT", "occurred", ["NER"])]),
    ("We will not lay down our guns, the Chadian rebel leader said.", [("REJECT", "occurred", ["TCD"])]),
    ("The Malian rebels have no intention of freeing the doctor.", [("REJECT", "occurred", ["MLI"])]),
    (
        "Serbia will not share its fingerprints with Kosovo, its minister said.",
        [("REJECT", "occurred", ["SRB"])],
    ),
    ("Kenya rejected a call for its troops to be deployed in Haiti.", [("REJECT", "occurred", ["KEN"])]),
    (
        "Norway is pushing hard for the Colombian rebels to release the miners.",
        [("REQUEST", "occurred", ["NOR"])],
    ),
    (
        "Twenty Yemeni prisoners to be freed under the deal were moved to Sanaa.",
        [("CONCEDE", "planned", [])],
    ),
    (
        "A newspaper based in Aleppo has defied a ban by President Bashar Assad.",
        [("REJECT", "occurred", ["SYR"])],
    ),
    ("The Tunisian premier vowed not to resign.", [("REJECT", "occurred", ["TUN"])]),
    ("Chadian rebels pledged not to attack convoys.", [("AGREE", "occurred", ["TCD"])]),
    ("Malta's parliament voted not to renew the treaty.", [("REJECT", "occurred", ["MLT"])]),
    ("Togo will extend the curfew in response to unrest.", [("COERCE", "planned", ["TGO"])]),
    (
        "Burundi captured a Rwandan town after five days of fighting.",
        [("COERCE", "occurred", ["BDI"]), ("ASSAULT", "occurred", ["BDI", "RWA"])],
    ),
]


@pytest.mark.parametrize(("text", "events"), CASES)
def test_what_is_told_between_the_lines(text: str, events: list[tuple[str, str, list[str]]]) -> None:
    doc = parsed(*(case[0] for case in CASES))[text]
    reading = read_parse(doc, Report(text, published=date(2019, 3, 20)))
    country = {actor.id: actor.country for actor in reading.actors}
    assert [(e.type, e.status, sorted(country[a] or "" for a in e.actors)) for e in reading.events] == events
