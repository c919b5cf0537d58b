"""Figures: tables of sentences with the figures that each must give, and no other."""

from __future__ import annotations

import pytest

from reportedly.reading.figures import find_figures
from reportedly.reading.findings import Number
from tests.reading.sentences import parsed

PEOPLE = {
    # verbs, active and passive
    "Gunmen killed nine policemen in a market near Kirkuk.": "killed 9",
    "Forty-two villagers were killed by shelling in the night.": "killed 42",
    "At least 15 commuters were killed and more than 60 hurt when a train was bombed.": "killed 15+, injured 61+",
    "No fewer than 27 divers are unaccounted for.": "missing 27+",
    "The raid killed six and wounded 20 others.": "killed 6, injured 20",
    "Police arrested 31 students and detained two reporters.": "detained 31, detained 2",
    "The army captured three deserters and freed eleven hostages.": "detained 3, released 11",
    "A patrol shot dead two smugglers; five more were taken into custody.": "killed 2, detained 5",
    "Kidnappers took four engineers hostage and released a nurse.": "detained 4, released 1",
    "Nearly 900 families fled the valley, and 4,000 people were evacuated.": "displaced -900, displaced 4000",
    "The flood has driven 20,000 from their homes.": "displaced 20000",
    "Three prisoners were beaten to death and one was hanged.": "killed 3",
    "Some 2,000 teachers marched through the capital.": "participants ~2000",
    "Thousands of miners rallied, and dozens were arrested.": "participants 2000+, detained 24+",
    "Six climbers went missing and two died.": "missing 6, killed 2",
    "Rebels forced 300 herders to flee.": "displaced 300",
    "Thirty sailors are missing, the navy said.": "missing 30",
    "The militants surrendered: 40 men laid down their arms.": "",
    "Fifty rebels surrendered on Sunday.": "detained 50",
    # states and headlines
    "The blast left 18 dead and 75 wounded.": "killed 18, injured 75",
    "Bomb kills 12 in Peshawar, 30 injured": "killed 12, injured 30",
    "Seven dead in bus attack": "killed 7",
    "Twelve remained in custody and eight were in hospital.": "detained 12, injured 8",
    "Two wounded soldiers were flown home.": "injured 2",
    "The fire made 500 people homeless.": "displaced 500",
    # nouns
    "The death toll rose to 31 on Monday.": "killed 31",
    "Officials put the number of dead at 17.": "killed 17",
    "The war has claimed over 90,000 lives.": "killed 90001+",
    "The clinic put the dead at 26; the ministry put the number of arrested at 40.": "killed 26, detained 40",
    "The toll of the bombing rose overnight. The consul put it at 33.": "killed 33",
    "The count from the raid grew. A nurse put it at 19.": "killed 19",
    "Six guards were killed and nine hurt. The rebels gave a figure of eleven.": "killed 6, injured 9, killed 11",
    "In October more than 300 settlers died.": "killed 301+",
    "Last June 70 recruits died.": "killed 70",
    "Rescuers recovered three bodies from the river.": "killed 3",
    "The ministry reported 27 deaths and 140 injuries.": "killed 27, injured 140",
    "The killing of five aid workers shocked the town.": "killed 5",
    "Police made 14 arrests.": "detained 14",
    "The crash has cost the lives of 22 people.": "killed 22",
    "Three UN bodies warned of famine.": "",
    # coordination and ellipsis
    "Four soldiers and a child were killed.": "killed 4, killed 1",
    "One soldier was killed and another wounded.": "killed 1, injured 1",
    "Ten civilians, six policemen and four gunmen have been killed since Friday.": "killed 10, killed 6, killed 4",
    "The strike killed and wounded dozens of people.": "",
    # totals and parts
    "Eighteen people, including five women, were killed.": "killed 18, killed 5/18",
    "Nineteen people died in the raid, eleven of them children.": "killed 19, killed 11/19",
    "Seven hostages were freed on Sunday: four women and three men.": "released 7, released 4/7, released 3/7",
    "Five of the 20 detainees were released.": "released 5/20, detained 20",
    # nobody
    "There were no casualties.": "injured 0, killed 0",
    "Nobody was hurt and no one was killed.": "injured 0, killed 0",
    "No arrests were made.": "detained 0",
    "The protest ended without injuries.": "injured 0",
    # bounds
    "Up to 40 miners were killed.": "killed -40",
    "Between 20 and 30 fighters were killed.": "killed 20..30",
    "As many as 200 were injured.": "injured -200",
    "Fewer than 50 protesters were arrested.": "detained -49",
    "Half a million people have been displaced.": "displaced 500000",
    "Tens of thousands were displaced.": "displaced 20000+",
    # what is meant and did not happen
    "The group threatened to kill three hostages.": "detained 3",
    "Police foiled a plot to kill 30 tourists.": "",
    "He was sentenced to death for killing two guards.": "killed 2",
    # more of what news says
    "The four boys, aged six, seven, nine and 12, were wounded.": "injured 4",
    "A total of 42 patients have been examined.": "",
    "The quake, of magnitude 6.4, left 600 dead.": "killed 600",
    "Forty were treated and released from hospital.": "injured 40",
    "The clash killed Sheikh Omar and two of his guards.": "killed 1, killed 2",
    "The commander was captured along with five of his men.": "detained 1, detained 5",
    "A number of villagers were wounded.": "injured 3+",
    "Two men were held while raids, including one in the capital, went on.": "detained 2",
    "Rights groups commemorate the execution in 1988 of 150 prisoners.": "killed 150",
    "Prosecutors said he had planned the murder of two judges.": "",
    "The dead included six soldiers.": "killed 6",
    "Among those killed were two journalists.": "killed 2",
    "Of the 12 killed, nine were women.": "killed 12, killed 9",
    "Two nurses were among the five dead.": "killed 2/5, killed 5",
    "The army handed over six hostages.": "released 6",
    "The bus plunged into a gorge, killing all but three.": "",
    "A third of the town's 9,000 residents have fled.": "",
    "Nine were killed in Herat, seven in Kunduz and three in Kabul.": "killed 9, killed 7, killed 3",
    "The blast left eight dead and another 15 with serious injuries.": "killed 8, injured 15",
    "Fighting has driven 1.2m people from their homes.": "displaced 1200000",
    "The toll has passed 300.": "killed 301+",
    "A war could kill 10,000 people, he warned.": "",
    "Twelve delegations attended the talks.": "",
    "The man lunged at the guards, who shot and killed him.": "killed 1",
    "The commander was arrested on Monday.": "detained 1",
    "A gunman was killed. The police said the gunman was killed at dawn.": "killed 1",
    "Wardens arrested several poachers near Arusha. After a search they arrested eight poachers.": "detained 8",
    "Several poachers were arrested near Arusha. Several men were taken into custody after a search.": "detained 3+",
    "Several nurses were killed at the clinic. Four guards were killed at the gate.": "killed 3+, killed 4",
    "The strike killed twenty-two (22) raiders.": "killed 22",
    "A ferryman was shot in the chest and died in hospital.": "killed 1",
    "Nine rangers laid down their lives.": "killed 9",
    "Six cadets embraced martyrdom.": "killed 6",
    "The ambush put four raiders out of action.": "killed 4",
    "The explosives expert was arrested along with two other smugglers.": "detained 1, detained 2",
    "The raid killed Rahimov.": "killed 1",
    # no people, no figures
    "A 40-year-old man from Brigade 12 won 3-1 in 2014.": "",
    "The missile destroyed four houses and killed 30 cows.": "",
    "Shares fell 12 percent and the army held two positions.": "",
    "Ali Hassan, 34, was unharmed.": "",
    "He lives at 12 Baker Street, Flat 4.": "",
}
AMOUNTS = {
    "The village lies 25 km west of Homs.": "distance 25 km",
    "They walked about 30 miles.": "distance ~30 mile",
    "A 24-hour offensive followed three weeks of talks.": "duration 24 hour, duration 3 week",
    "The rescue took two and a half hours.": "duration 2.5 hour",
    "Damage is put at $1.5 billion.": "money 1500000000 USD",
    "Donors pledged 500,000 euros and £2m.": "money 500000 EUR, money 2000000 GBP",
    "Tea worth 90 million U.S. dollars left the port.": "money 90000000 USD",
    "It cost between 10 and 15 million Canadian dollars.": "money 10000000..15000000 CAD",
    "The ship sank 60 nautical miles off Aden.": "distance 60 nautical mile",
    "They seized 150 pounds of explosives.": "",
    "The attack came two days ago.": "",
}


def told(number: Number, unit: bool) -> str:
    low, best, high = number.low, number.best, number.high
    mark = "~" if number.approximate else ""
    if best is not None:
        value = f"{best:.10g}"
    elif low is not None and high is not None:
        value = f"{low:.10g}..{high:.10g}"
    else:
        value = f"{low:.10g}+" if low is not None else f"-{high:.10g}"
    out = f"{number.measure} {mark}{value}"
    if unit:
        return f"{out} {number.unit}"
    return f"{out}/{number.whole.best:.10g}" if number.whole and number.whole.best else out


@pytest.mark.parametrize("text", PEOPLE)
def test_find_figures_counts_people(text: str) -> None:
    numbers = [n for n in find_figures(parsed(*PEOPLE)[text]) if n.measure not in {"other", "duration"}]
    assert ", ".join(told(n, unit=False) for n in numbers) == PEOPLE[text]


@pytest.mark.parametrize("text", AMOUNTS)
def test_find_figures_measures_amounts(text: str) -> None:
    numbers = [
        n for n in find_figures(parsed(*AMOUNTS)[text]) if n.measure in {"distance", "duration", "money"}
    ]
    assert ", ".join(told(n, unit=True) for n in numbers) == AMOUNTS[text]


def test_find_figures_gives_the_people_counted() -> None:
    text = "Four members of the Red Crescent and dozens of worshippers were killed."
    doc = parsed(text)[text]
    groups = [doc.span(*n.group).text for n in find_figures(doc) if n.group]
    assert groups == ["members of the Red Crescent", "worshippers"]


def test_a_part_is_called_by_what_stands_behind_it() -> None:
    text = "Fourteen people, six of them young nurses, were killed."
    doc = parsed(text)[text]
    _, part = find_figures(doc)
    assert part.group is not None
    assert doc.span(*part.group).text == "young nurses"


def test_find_figures_repeats_what_was_counted_before() -> None:
    text = "The blast wounded 12 people. Police put the number at 15. Earlier they had spoken of nine."
    numbers = find_figures(parsed(text)[text])
    assert [(n.measure, n.best) for n in numbers] == [("injured", 12), ("injured", 15), ("injured", 9)]


def test_find_figures_knows_a_sum_of_money_by_its_value() -> None:
    text = "Players were paid 70,000 pounds each. The club denied it had promised 70,000 to anybody."
    numbers = find_figures(parsed(text)[text])
    assert [(n.measure, n.best, n.unit) for n in numbers] == [
        ("money", 70000, "GBP"),
        ("money", 70000, "GBP"),
    ]
