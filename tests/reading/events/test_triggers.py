"""Triggers: which words evoke a frame, and what only sounds like an event."""

from __future__ import annotations

import pytest

from reportedly.lexicon import lexicon
from reportedly.reading.events.triggers import find_triggers
from reportedly.reading.passages import foreign_sentences
from tests.reading.sentences import parsed

EVOKED = [
    ("The students staged a sit-in at the faculty.", ["protest.demonstrate"]),
    ("The kidnappers let the engineer go on Monday.", ["retreat.release"]),
    ("Tehran barred the inspectors from the site.", ["reject.reject"]),
    ("The president vowed to bomb the camps.", ["threaten.vow", "assault.bomb_from_air"]),
    ("The president vowed to help the farmers.", ["agree.promise"]),
    ("The council requires Eritrea to withdraw.", ["request.demand", "retreat.withdraw"]),
    ("The warlord visited Lisbon in the spring.", ["consult.visit"]),
    ("A rocket left five wounded in Sidon.", ["assault.wound"]),
    ("Peacekeepers protected the families.", ["aid.peacekeeping"]),
    ("The preacher had recruited suicide bombers.", ["mobilize.deploy"]),
    ("Rebels laid down their weapons in the square.", ["retreat.disarm"]),
    ("A warrant for the banker's arrest was issued in Praia.", ["threaten.warrant", "coerce.arrest"]),
]

INNOCENT = [
    "The regatta kicked off at noon.",
    "His alibi fell apart under scrutiny.",
    "The abbey occupies a quiet corner of the valley.",
    "The cook was caught off guard.",
    "A storm killed two people in Aarhus.",
    "Wolves attacked a flock near Trento.",
    "The dollar retreated against the yen.",
    "A vaccine attacks the virus.",
    "Doctors bombarded the tumour with protons.",
    "The company fired forty workers.",
    "The spokesman declined to comment.",
    "The agency released the name of the winner.",
    "He left after hearing the sound of the sea.",
    "The bank will meet its costs.",
    "A child was clad in blue.",
    "The Pensions Act requires employers to keep a register.",
    "The charter guarantees the right to strike pay.",
    "Nine miners are being treated in a Lusaka hospital.",
    "The driver was treated for burns.",
    "The pass provides the smugglers with a route into Chad.",
    "The mayor was shielded by a brick wall.",
    "Her cousins visited Lisbon in the spring.",
    "We were deeply shocked to hear the news.",
    "A convoy of nine buses arrived in Gulu with evacuees.",
    "The senator was holding a political rally in Jos.",
    "The maker will idle its glass factory in May.",
    "The ministry raised its support for teachers.",
    "A tip-off led them to the barn.",
    "Tainted liquor killed nine men in Lusaka.",
    "Four hikers were killed by mushrooms.",
    "Nine of the wounded were at the gate.",
    "They spoke of the number of wounded.",
]

FOREIGN = [
    ("The striker shot wide and the goalkeeper smiled.", True),
    ("The batsman was bowled in the first over.", True),
    ("Her novel opens with soldiers burning a mill.", True),
    ("The novel drew protests in Oran.", False),
    ("A bomb killed three soldiers at the stadium during a football match.", False),
    ("Troops fired on the crowd.", False),
]


@pytest.mark.parametrize(("text", "frames"), EVOKED)
def test_words_evoke_frames(text: str, frames: list[str]) -> None:
    found = [t.pattern.frame.id for t in find_triggers(parsed(text)[text], lexicon())]
    assert found[: len(frames)] == frames or set(frames) <= set(found)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_sounds_like_an_event_evokes_none(text: str) -> None:
    assert find_triggers(parsed(text)[text], lexicon()) == []


def test_far_words_of_a_pattern_are_ranges_of_their_own() -> None:
    text = "A warrant for the capture of a Moldovan tycoon living abroad was issued by prosecutors."
    trigger = next(t for t in find_triggers(parsed(text)[text], lexicon()) if t.head.text == "issued")
    words = {token.text for low, high in trigger.ranges for token in trigger.head.sent.doc.tokens[low:high]}
    assert {"issued", "warrant"} <= words


@pytest.mark.parametrize(("text", "foreign"), FOREIGN)
def test_passages_about_something_else(text: str, foreign: bool) -> None:
    assert bool(foreign_sentences(parsed(text)[text], lexicon())) is foreign
