"""Merging: what grammar ties is one happening, what two sides do are two."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.reading.events.casts import same_count
from reportedly.report import Report
from tests.reading.sentences import parsed

# The sentence, the type looked at, the triggers of each event of it.
CASES = [
    (
        "Chad's army shot down a Sudanese drone, and Sudan's army shelled two villages on the Chadian side.",
        "ASSAULT",
        [["shot down"], ["shelled"]],
    ),
    (
        "Iran complained to the United Nations over two Iraqi air raids in which it said nine people were killed.",
        "ASSAULT",
        [["air raids", "killed"]],
    ),
    ("Nine pilgrims were killed when their bus plunged into a ravine.", "ASSAULT", []),
    ("The gang kept the driver in a bid to free a jailed cousin.", "RETREAT", []),
    ("Rising prices threaten farmers in Kenya.", "THREATEN", []),
    (
        "Pirates boarded a trawler. The pirates have attacked sixty boats since May.",
        "ASSAULT",
        [["Pirates boarded"], ["attacked"]],
    ),
    (
        "The bombings in Agadez, Niger that left forty cooks dead alarmed lawyers.",
        "ASSAULT",
        [["bombings", "left forty cooks dead"]],
    ),
    ("Marines shot dead two Tamil cooks.", "ASSAULT", [["shot dead"]]),
    (
        "Gunmen kidnapped nine cooks in Yola. Ghana condemned the attack.",
        "ASSAULT",
        [["kidnapped", "attack"]],
    ),
    (
        "Sailors blamed the bombing of a Malian seaport, which wounded nine cooks, on smugglers.",
        "ASSAULT",
        [["bombing", "wounded"]],
    ),
    (
        "An explosion killed two grocers in Jos on Sunday. The suicide bombing was the first since May.",
        "ASSAULT",
        [["explosion killed", "suicide bombing"]],
    ),
    (
        "A blast shook the port of Berbera on Monday. A blast occurred beside a crane at noon.",
        "ASSAULT",
        [["blast shook", "blast"]],
    ),
    (
        "The army killed nine rebels after a raid on its camp in which two soldiers died.",
        "ASSAULT",
        [["killed"], ["raid", "died"]],
    ),
    ("Six were killed after a mine went off.", "ASSAULT", [["killed", "mine went off"]]),
    (
        "Bomb kills six in Kaya\n\nKAYA, March 19 - A blast at a market left at least six traders dead on Tuesday.",
        "ASSAULT",
        [["Bomb kills", "blast", "left at least six traders dead"]],
    ),
    ("The envoys discussed a pullout of troops.", "RETREAT", []),
    ("Condoleezza Rice arrived, and clerks cheered.", "AID", []),
    ("Malian envoys discussed wells and grazing during talks in Dakar.", "CONSULT", [["discussed", "talks"]]),
    (
        "Joe Biden met Olaf Scholz on Monday. Olaf Scholz later met Mark Rutte.",
        "CONSULT",
        [["met"], ["met"]],
    ),
    ("A prisoner swap is on the table.", "RETREAT", []),
    (
        "Truce agreed in Kaya\n\nKAYA, March 19 - The herders and the army agreed on Tuesday to a ceasefire.",
        "RETREAT",
        [["Truce agreed", "agreed on Tuesday to a ceasefire"]],
    ),
    ("The agenda has two items: a pullout of garrisons and the release of hostages.", "RETREAT", []),
    ("The release of hostages is the second point on their agenda.", "RETREAT", []),
    ("The ministers welcomed the pullout of Kenyan troops.", "RETREAT", [["pullout"]]),
    ("Soldiers killed two herders and wounded a third.", "ASSAULT", [["killed", "wounded"]]),
    (
        "Rebels shelled a market on Monday. More than 5,000 people have died in the conflict.",
        "ASSAULT",
        [["shelled"], ["died"]],
    ),
    (
        "Helicopters bombed the port of Kismayo on Sunday. Elders called it a massacre.",
        "ASSAULT",
        [["Helicopters bombed", "massacre"]],
    ),
    (
        "Gunmen stormed a depot in Kaya on Friday. Seven guards were killed.",
        "ASSAULT",
        [["stormed", "killed"]],
    ),
    (
        "Gunmen stormed a depot in Kaya on Friday. Seven guards were killed in Fada on Sunday.",
        "ASSAULT",
        [["stormed"], ["killed"]],
    ),
    (
        "Helicopters bombed a camp near Kidal on Friday. The bombing destroyed a workshop.",
        "ASSAULT",
        [["Helicopters bombed", "bombing", "destroyed"]],
    ),
    (
        "The curfew in Wau, imposed by the governor on Friday, was to run until Sunday.",
        "COERCE",
        [["curfew", "curfew in Wau, imposed"]],
    ),
    (
        "A river patrol came under fire near Tefe on Friday. The patrol returned fire and killed two smugglers.",
        "ASSAULT",
        [["came under fire", "returned fire", "killed"]],
    ),
    (
        'Gunmen stormed the clinic in Gao on Sunday. "This was a planned attack," the nurse said.',
        "ASSAULT",
        [["stormed", "attack"]],
    ),
    (
        "Marines shot dead two smugglers and detained nine more during a raid on a wharf in Kasese.",
        "ASSAULT",
        [["shot dead", "raid"]],
    ),
    (
        "Marines shot dead two smugglers and pirates seized a tug during a raid on a wharf in Kasese.",
        "ASSAULT",
        [["shot dead"], ["raid"]],
    ),
]


def test_the_killed_and_the_hurt_are_counted_apart() -> None:
    one = same_count({"killed": {2.0}, "injured": {9.0}}, {"injured": {9.0}})
    assert (one, same_count({"killed": {2.0}}, {"killed": {3.0}})) == (True, False)
    assert same_count({"killed": {2.0}}, {"injured": {9.0}}) is None


@pytest.mark.parametrize(("text", "kind", "triggers"), CASES)
def test_one_happening_or_two(text: str, kind: str, triggers: list[list[str]]) -> None:
    doc = parsed(*(case[0] for case in CASES))[text]
    reading = read_parse(doc, Report(text, published=date(2019, 3, 20)))
    assert [[t.text for t in e.triggers] for e in reading.events if e.type == kind] == triggers
