"""What stands of a deed: whether it came about, is to come, or is what one side lays at another's door."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

# The sentence, a word of a trigger, and the status of its event.
CASES = [
    ("Guards found no trace of shelling at the silo.", "shelling", "negated"),
    ("There is no proof that the scouts burned the chapel.", "burned", "negated"),
    ("Instead of arresting the nuns, the sergeant drove them home.", "arresting", "negated"),
    ("The cabinet stopped short of imposing a curfew.", "curfew", "negated"),
    ("The gang gave up before any nurse was wounded.", "wounded", "negated"),
    ("Customs men did not search the barge, nor did they arrest its pilot.", "arrest", "negated"),
    ("No group claimed responsibility for the bombing.", "bombing", "occurred"),
    ("Nobody has been charged over the murder.", "murder", "occurred"),
    ("Had the soldiers opened fire, dozens would have died.", "opened fire", "hypothetical"),
    ("Were the navy to attack, the islanders would flee.", "attack", "hypothetical"),
    ("A new round of talks is due to open in Lagos.", "talks", "planned"),
    ("Talks are expected to resume in Lomé on Friday.", "Talks", "planned"),
    ("The last round of talks in Lomé failed to yield a deal.", "talks", "occurred"),
    ("Lomé claimed that Accra had shelled its customs post.", "shelled", "alleged"),
    ("Widows said soldiers beat the teacher.", "beat", "alleged"),
    ("Lomé accused Accra of backing the rebels.", "backing", "alleged"),
    ("A monitor said the jihadists and the army fought near the mill.", "fought", "occurred"),
    ("The deadline for withdrawing the marines passed on Sunday.", "withdrawing", "planned"),
    ("Fishermen laughed off a threat issued by the pirates.", "threat issued", "occurred"),
]


@pytest.mark.parametrize(("text", "word", "status"), CASES)
def test_what_stands_of_a_deed(text: str, word: str, status: str) -> None:
    doc = parsed(*(case[0] for case in CASES))[text]
    reading = read_parse(doc, Report(text, published=date(2022, 3, 9)))
    assert [e.status for e in reading.events if any(word in t.text for t in e.triggers)][:1] == [status]


# The sentence, a word of a trigger, and who acts.
WHO = [
    ("Oslo expelled two envoys and Minsk replied with an embargo.", "expelled", ["Norway"]),
    ("Last year rebels freed a monk in the same valley.", "freed", ["rebels"]),
    ("The army fought rebels near the mill.", "fought", ["army", "rebels"]),
    ("Togo has threatened to cut its aid to Nairobi.", "threatened", ["Togo"]),
    ("IS said it had burned the depot.", "burned", ["Islamic State"]),
]


@pytest.mark.parametrize(("text", "word", "names"), WHO)
def test_who_acts(text: str, word: str, names: list[str]) -> None:
    doc = parsed(*(case[0] for case in WHO))[text]
    reading = read_parse(doc, Report(text, published=date(2022, 3, 9)))
    known = {actor.id: actor.name for actor in reading.actors}
    event = next(e for e in reading.events if any(word in t.text for t in e.triggers))
    assert sorted(known[a] for a in (*event.actors, *(event.recipients if "fought" in text else []))) == names


# What only sounds like a deed.
NOTHING = [
    "Six pilgrims died when their ferry capsized off the cape.",
    "The budget speech was met with jeers.",
    "Nurses are battling an outbreak of measles in the camp.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_deed(text: str) -> None:
    doc = parsed(*NOTHING)[text]
    assert not read_parse(doc, Report(text, published=date(2022, 3, 9))).events
