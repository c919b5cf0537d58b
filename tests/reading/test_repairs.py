"""Repairs: what the parser is known to get wrong comes out right, and what it has right stays."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

# The sentence, the type of the event, who acts.
CASES = [
    ("Gunners shelled the mill killing two porters.", "ASSAULT", ["Gunners"]),
    ("According to the abbot, deserting gunners shelled the mill.", "ASSAULT", ["gunners"]),
    ("Guards beat and arrested nine porters.", "COERCE", ["Guards"]),
    ("The mill was blown up by retreating gunners.", "ASSAULT", ["gunners"]),
    ("Armenia massed troops along the river on Friday.", "MOBILIZE", ["Armenia"]),
    ("Azerbaijan massed troops along the river on Friday.", "MOBILIZE", ["Azerbaijan"]),
    ("The rebels called on the government to stop the offensive.", "REQUEST", ["rebels"]),
    ("The government accused the rebels of breaking the ceasefire.", "ASSAULT", ["rebels"]),
    ("Residents accused the fighters of burning the market.", "ASSAULT", ["fighters"]),
    ("The mayor blamed the attack on the rebels.", "ASSAULT", ["rebels"]),
    ("The mayor blamed the attack on the market on the rebels.", "ASSAULT", ["rebels"]),
    ("Niger, Benin discuss pipeline in Cotonou", "CONSULT", ["Niger", "Benin"]),
    ("Clashes between rebels and the army displaced nine families.", "ASSAULT", ["rebels", "army"]),
    ("Malta, Libya to share coastguard files", "AGREE", ["Malta", "Libya"]),
    ("Gabon, Togo trade accusations over poached tuna", "ACCUSE", ["Gabon", "Togo"]),
    ("Serbia sends Armenia 30 howitzers", "AID", ["Serbia"]),
    ("Chile, Peru hold naval drill off Iquique", "COOPERATE", ["Chile", "Peru"]),
    ("On Sunday Seleka fighters took control of the mine.", "COERCE", ["Seleka"]),
    ("The governor was called a liar by his deputies on Friday.", "ACCUSE", ["deputies"]),
    ("The shelling of the regional capital Goma by the brigade wounded six.", "ASSAULT", ["brigade"]),
    ("Raiders ambush mail train, torch wagons", "ASSAULT", ["Raiders"]),
    ("Togo expels consul, recalls trade envoy", "SANCTION", ["Togo"]),
    ("Miners seize depot, free foremen", "RETREAT", ["Miners"]),
    ("Navy shells islet, kills four", "ASSAULT", ["Navy"]),
    ("Lawyers in Accra allege that soldiers flogged two nurses.", "ASSAULT", ["soldiers"]),
    ("Herders questioned in Adre told envoys that gunners shelled the wells.", "ASSAULT", ["gunners"]),
    ("The mayor blamed the rebels for the mine that killed a nurse.", "ASSAULT", ["rebels"]),
    ("The envoy laid the raid at the door of the rebels.", "ASSAULT", ["rebels"]),
    ("The navy detained Ruvo Hambe. It let him go, and rebels shot him.", "ASSAULT", ["rebels"]),
    ("Herders were fired on by rebels.", "ASSAULT", ["rebels"]),
    ("The abbot would not step down after the bureau on Sunday accused him.", "ACCUSE", ["bureau"]),
    ("The divers' success in seizing the ferry stunned the harbour.", "COERCE", ["divers"]),
    ("The bishop told pilgrims during a visit to Lourdes that he was ill.", "CONSULT", ["bishop"]),
    ("Nurse Obi conceded that the wards were full but thanked the donors.", "SUPPORT", ["Obi"]),
    ("The guerrillas shelled Uvira and Zambian jets bombed Kalemie.", "ASSAULT", ["Zambian jets"]),
    ("Oslo and Malmo, but not Riga, closed their borders.", "COERCE", ["Norway"]),
    ("Free the sailors at once, the envoy told Jakarta.", "REQUEST", ["envoy"]),
    ("The Gambian vice-president, Ebou Sarr, accused the miners of fraud.", "ACCUSE", ["Ebou Sarr"]),
    ("The auditor took the harbour board to task over its cranes.", "ACCUSE", ["auditor"]),
    ("Miner Ebou Sarr met the ex-senator in Banjul.", "CONSULT", ["Sarr", "ex-senator"]),
]


@pytest.mark.parametrize(("text", "type_", "actors"), CASES)
def test_who_acts_is_found_whatever_the_parser_made_of_it(text: str, type_: str, actors: list[str]) -> None:
    doc = parsed(*(case[0] for case in CASES))[text]
    reading = read_parse(doc, Report(text, published=date(2024, 3, 20)))
    names = {actor.id: actor.name for actor in reading.actors}
    found = [[names[a] for a in event.actors] for event in reading.events if event.type == type_]
    assert found
    assert any(all(a.lower() in " ".join(who).lower() for a in actors) for who in found)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in rebel shelling of the market.",
        "Deputies from Kano walked out. Later they came back.",
    ],
)
def test_a_word_whose_lemma_is_put_right_is_known_by_it(text: str) -> None:
    doc = parsed(text)[text]
    read_parse(doc, Report(text))
    assert [t.base for t in doc.tokens] == [t.lemma.lower() for t in doc.tokens]


def test_who_dies_later_is_no_part_of_the_toll_before() -> None:
    text = "Colonel Diallo said the number of rangers killed in Sunday's clash had risen to four after one of the injured died overnight."
    reading = read_parse(parsed(text)[text], Report(text, published=date(2024, 3, 20)))
    assert [(f.measure, f.best) for f in reading.figures] == [("killed", 4), ("killed", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The governor raised the number of miners killed in the pit of Kipushi to 14 on Monday.",
        "The governor put the number of miners killed in the pit of Kipushi at 14 on Monday.",
    ],
)
def test_the_day_of_a_count_is_not_that_of_the_deed(text: str) -> None:
    reading = read_parse(parsed(text)[text], Report(text, published=date(2024, 3, 20)))
    assert [(e.type, e.time) for e in reading.events] == [("ASSAULT", None)]


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        ("Officials confirmed to nuns, on a call on 12 March, that ten people were killed by shelling on 2 March.", "ASSAULT", 2),
        ("Since the port was bombed a week ago it has handled no grain.", "ASSAULT", 13),
        ("The guild said on Monday it had torched no mill on 3 March.", "ASSAULT", 3),
        ("The ferrymen who marched through Lamu on Sunday went home.", "PROTEST", 17),
    ],
)  # fmt: skip
def test_a_day_is_that_of_the_clause_in_which_it_stands(text: str, type_: str, day: int) -> None:
    reading = read_parse(parsed(text)[text], Report(text, published=date(2024, 3, 20)))
    assert [e.time and e.time.start for e in reading.events if e.type == type_] == [f"2024-03-{day:02}"]


def test_who_stands_before_a_bare_participle_in_a_headline_suffers_it() -> None:
    text = "Four rangers killed in ambush in eastern Congo\n\nGOMA - The park said on Monday that it had closed its gates.\n"
    reading = read_parse(parsed(text)[text], Report(text, published=date(2024, 3, 20)))
    names = {actor.id: actor.name for actor in reading.actors}
    deed = next(e for e in reading.events if e.type == "ASSAULT")
    assert ([names[i] for i in deed.actors], [names[i] for i in deed.recipients]) == ([], ["Four rangers"])


# The sentence, whom it happened to.
INVERTED = {
    "Also hurt in the blast were two nurses.": ["two nurses"],
    "Among the dead were two nurses.": ["two nurses"],
    "Among those detained was the mayor.": ["mayor"],
    "Two nurses were among those killed.": ["Two nurses"],
}


@pytest.mark.parametrize("text", INVERTED)
def test_a_subject_behind_its_verb_is_found(text: str) -> None:
    reading = read_parse(parsed(*INVERTED)[text], Report(text, published=date(2024, 3, 20)))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[a] for a in event.recipients] for event in reading.events] == [INVERTED[text]]
