"""The cast: whom the words of a report stand for.

Each text goes with words of it ("they#2" is the second "they") and the names of the parties that each must stand for.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from reportedly.actors import Directory
from reportedly.errors import MissingPart
from reportedly.reading.layout import find_layout
from reportedly.reading.mentions import find_cast
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.names import find_names
from reportedly.reading.parse import Doc, Token, parse
from reportedly.reading.toponyms import find_toponyms
from reportedly.report import Report

DAY = date(2022, 3, 1)

STATES = {
    "Moscow rejected the offer, and Russia recalled its envoy.": {
        "Moscow": "Russia",
        "Russia": "Russia",
        "its": "Russia",
    },
    "The Kremlin praised Ankara for its help.": {"Kremlin": "Russia", "Ankara": "Turkey"},
    "The Ethiopian government blamed Eritrea.": {"government": "Ethiopia", "Eritrea": "Eritrea"},
    "A bomb went off in Baghdad on Monday.": {"Baghdad": ""},
    "Rebels shelled Kabul for three days.": {"Kabul": ""},
    "Talks between Cairo and Khartoum failed.": {"Cairo": "Egypt", "Khartoum": "Sudan"},
    "Kenya closed the border. The country has lost patience, Nairobi said.": {
        "country": "Kenya",
        "Nairobi": "Kenya",
    },
    "South Korea fired warning shots at the North.": {"North": "North Korea"},
    "Russian shelling killed six people.": {"Russian": "Russia"},
    "Syrias army advanced on Idlib.": {"Syrias": "Syria", "army": "Syrian Arab Army"},
    "The Turks said they would stay.": {"they": "Turks"},
    # without a comma the parser takes the end of the quotation for words about the speaker
    'The rebels fled. "Clashes are violent. Guards use the boats they own while regular forces target their pockets" activists told Xinhua.': {
        "rebels": "rebels"
    },
    'Herders blame the marines for the raid. "They burned our huts," their elder, Musa Ali, said.': {
        "They": "marines"
    },
    "Representatives of Armenia met a Georgian delegation.": {
        "Representatives": "Armenia",
        "delegation": "Georgia",
    },
}

FORCES = {
    "Sikh guerrillas shelled a fort.": {"guerrillas": "Sikh guerrillas"},
    "Georgian police and the army searched a valley in Abkhazia.": {"army": "Georgian Armed Forces"},
    "Cuba's top envoy at the conference, Carlos Vidal, walked out.": {"envoy": "Carlos Vidal"},
    "Ukrainian troops left Izium. The army said its soldiers were tired.": {
        "troops": "Armed Forces of Ukraine",
        "army": "Armed Forces of Ukraine",
    },
    "Russian forces fired at Ukrainian forces near Izium.": {
        "forces": "Russian Armed Forces",
        "forces#2": "Armed Forces of Ukraine",
    },
    "Two Russian soldiers died in Izium. Russian soldiers had held the town.": {
        "soldiers": "Two Russian soldiers",
        "soldiers#2": "Russian Armed Forces",
    },
    "M23 rebels took the hill. The group said its fighters were safe.": {
        "rebels": "M23",
        "group": "M23",
        "its": "M23",
    },
    "Boko Haram fighters raided a farm, and the militants burned it.": {
        "fighters": "Boko Haram",
        "militants": "Boko Haram",
    },
    "Insurgents attacked a post in Somalia. The rebels withdrew at night.": {
        "Insurgents": "Insurgents",
        "rebels": "Insurgents",
    },
    "Syrian rebels said government forces had shelled Idlib in Syria.": {
        "rebels": "Syrian rebels",
        "forces": "Syrian Arab Army",
    },
    "The army outpost was hit by rebel fire.": {"rebel": "rebel"},
}

PEOPLE = {
    "A nurse said boys robbed the mill. The abbot disputed her account.": {"her": "nurse"},
    "Ines Duarte was ill, but guards woke the 58-year-old surgeon.": {"surgeon": "Ines Duarte"},
    "Paul Biya dismissed two judges. Nobody had warned the president.": {"president": "Paul Biya"},
    "Captain Ilir Hoxha was freed on Monday. The officer had lost an eye.": {"officer": "Ilir Hoxha"},
    "Colonel Adam Keller said he had seen the fire. Keller is a gunner.": {
        "he": "Adam Keller",
        "Keller#2": "Adam Keller",
    },
    "Ilham Aliyev flew to Sochi. Aliev met nobody.": {"Aliev": "Ilham Aliyev"},
    "Mayor Olena Hrytsenko asked for help. She said the wells were dry.": {"She": "Olena Hrytsenko"},
    "Olena Hrytsenko, the mayor of Sumy, met Pavlo Bondar. He thanked her.": {
        "He": "Pavlo Bondar",
        "her": "Olena Hrytsenko",
        "mayor": "Olena Hrytsenko",
    },
    "The adviser to the French president, Luc Perrin, resigned.": {
        "adviser": "Luc Perrin",
        "Perrin": "Luc Perrin",
    },
    "An army spokesman, Major Tom Okello, denied it. The spokesman gave no figures.": {
        "spokesman": "Tom Okello",
        "spokesman#2": "Tom Okello",
    },
    "The army spokesman spoke at noon. M23 had its own view: its spokesman, Paul Habimana, blamed the army.": {
        "spokesman#2": "Paul Habimana"
    },
    "Joe Biden spoke first. The U.S. president then left.": {"president": "Joe Biden"},
    "The Russian president signed the decree.": {"president": "Vladimir Putin"},
    "Jens Stoltenberg arrived. The NATO chief urged calm; he had no doubt.": {
        "chief": "Jens Stoltenberg",
        "he": "Jens Stoltenberg",
    },
    "The chief prosecutor of the Lakeside region charged two men.": {
        "prosecutor": "chief prosecutor of the Lakeside region"
    },
    "Theresa May told reporters that the fleet would sail. May had flown in at dawn.": {
        "May#2": "Theresa May"
    },
    "Hundreds fled, Ahmed Said, a resident, said. He had lost his house.": {
        "He": "Ahmed Said",
        "resident": "Ahmed Said",
    },
    "A man was killed in Lagos. The man had been on his way home.": {"man#2": "man", "his": "man"},
    "Interior Minister Karim Daoud accused the smugglers. The minister named four men.": {
        "minister": "Karim Daoud"
    },
    "Foreign Secretary Sir Alan Green spoke. Green was calm.": {"Green#2": "Alan Green"},
}

BODIES = {
    "The Rapid Support Forces (RSF) denied the charge. The RSF said it had withdrawn.": {
        "RSF#2": "Rapid Support Forces",
        "it": "Rapid Support Forces",
    },
    "The Union of River Pilots (URP) called a strike, and the URP will hold it on Monday.": {
        "URP#2": "Union of River Pilots"
    },
    "The Azerbaijani Ministry of Defense called it false. The ministry gave no proof.": {
        "Ministry": "Azerbaijani Ministry of Defence",
        "ministry": "Azerbaijani Ministry of Defence",
    },
    "The Turkish presidency said talks went on.": {"presidency": "Turkish Presidency"},
    "Azerbaijan's official agency, Azertac, had pictures. The agency released them.": {
        "agency": "Azertac",
        "Azertac": "Azertac",
    },
    "The Lakeside Observatory for Human Rights counted ten dead. The Observatory relies on local sources.": {
        "Observatory#2": "Lakeside Observatory for Human Rights"
    },
    "The letter from Syria named no one. It is a lie, the letter said.": {"letter#2": "Syria"},
}

PLURALS = {
    "Armenia and Azerbaijan traded fire. Both sides denied it.": {"sides": "Armenia + Azerbaijan"},
    "Fighting between Ethiopia and Eritrea flared up. The two countries share a border.": {
        "countries": "Ethiopia + Eritrea"
    },
    "Anna Kovacs met Peter Varga. The two leaders shook hands.": {"leaders": "Anna Kovacs + Peter Varga"},
    "Two men refused to move.": {"men": "Two men"},
    "Two of the protesters were hurt in Accra.": {"Two": "protesters"},
    "Police arrested miners who had thrown stones.": {"who": "miners"},
    "Polish and Czech officers met in Brno. They agreed on a map.": {
        "officers": "Polish officers + Czech officers",
        "They": "Polish officers + Czech officers",
    },
    "The governments of Chad and Sudan signed a pact.": {"governments": "Chad + Sudan"},
    "Negotiators for Gazprom and Naftogaz met, both companies said.": {
        "Negotiators": "Gazprom + Naftogaz",
        "companies": "Gazprom + Naftogaz",
    },
    "The Russian and Turkish foreign ministers met.": {"ministers": "Mevlut Cavusoglu + Sergei Lavrov"},
}

TITLES = {
    "Defence Minister Lars Okoth met Foreign Minister Jana Ruto. The foreign minister left first.": {
        "minister": "Jana Ruto"
    },
    "Deputy Mayor Lars Okoth met Mayor Jana Ruto. The deputy mayor left first.": {"mayor": "Lars Okoth"},
    "Former Defence Minister Lars Okoth spoke. The defence minister left.": {"minister": "defence minister"},
    "Coastal Power Corporation (CPC) signed a contract. CPC paid at once.": {
        "CPC": "Coastal Power Corporation"
    },
}

PRONOUNS = {
    "Iran accused Israel of lying. It offered no proof.": {"It": "Iran"},
    "Iran said it would answer. Israel said its planes were ready.": {"it": "Iran", "its": "Israel"},
    "Protesters threw stones at police, and they answered with tear gas.": {"they": "Protesters"},
    "Hamas warned Israel that its patience was at an end.": {"its": "Hamas"},
    "It rained in Oslo. The envoy left.": {"It": ""},
    "Maria Lopez told Juan Perez that he was wrong.": {"he": "Juan Perez"},
    "Maria Lopez met Juan Perez. She wept.": {"She": "Maria Lopez"},
    '"Our men will stay," General Tom Okello said. "We are not afraid."': {
        "Our": "Tom Okello",
        "We": "Tom Okello",
    },
    '"The enemy fled at dawn," Major Tom Okello said. "I saw it." He had no doubt.': {
        "I": "Tom Okello",
        "He": "Tom Okello",
    },
    "Ethiopian troops began attacking them.": {"them": ""},
}

TABLES = {
    "states": STATES,
    "forces": FORCES,
    "people": PEOPLE,
    "bodies": BODIES,
    "plurals": PLURALS,
    "titles": TITLES,
    "pronouns": PRONOUNS,
}
CASES = [
    pytest.param(text, word, names, id=f"{table}: {text[:40]} {word}")
    for table, rows in TABLES.items()
    for text, words in rows.items()
    for word, names in words.items()
]


@cache
def parsed(text: str) -> Doc:
    try:
        return next(parse([(text, find_layout(text))]))
    except MissingPart as error:
        pytest.skip(str(error))


@cache
def cast_of(text: str) -> Cast:
    doc, directory = parsed(text), Directory.load()
    return find_cast(doc, find_names(doc, directory, DAY), [], Report(text, published=DAY), directory)


def token(doc: Doc, word: str) -> Token:
    form, _, number = word.partition("#")
    return [t for t in doc.tokens if t.text == form][int(number or 1) - 1]


@pytest.mark.parametrize(("text", "word", "names"), CASES)
def test_parties_of_gives_whom_a_word_stands_for(text: str, word: str, names: str) -> None:
    found = cast_of(text).parties_of(token(parsed(text), word))
    assert sorted(p.name for p in found) == sorted(filter(None, names.split(" + ")))


def test_forces_and_officials_are_part_of_their_state() -> None:
    text = "Turkish troops crossed the river, Turkish Defence Minister Hulusi Akar said."
    doc, cast = parsed(text), cast_of(text)
    for word in ("troops", "Akar"):
        (party,) = cast.parties_of(token(doc, word))
        assert party.part_of is not None
        assert (party.part_of.name, party.country) == ("Turkey", "TUR")


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("The vets met the Peruvian president, Ebou Sarr, at the mill.", "Sarr", "PER"),
        ("A vet met the aide of the Peruvian president, Ebou Sarr.", "Sarr", "PER"),
        ("The SLM/A burned the mill.", "A", "SDN"),
    ],
)
def test_the_country_of_somebody_unknown_is_in_the_words_beside(text: str, word: str, country: str) -> None:
    assert [p.country for p in cast_of(text).parties_of(token(parsed(text), word))] == [country]


def test_a_compound_name_is_a_home() -> None:
    text = "A militia based in Guinea-Bissau burned the mill."
    doc, directory, report = parsed(text), Directory.load(), Report(text, published=DAY)
    names = find_names(doc, directory, DAY)
    cast = find_cast(doc, names, find_toponyms(doc, names, report), report, directory)
    assert [p.country for p in cast.parties_of(token(doc, "militia"))] == ["GNB"]


def test_a_noun_that_is_no_party_is_made_one_on_request() -> None:
    text = "The storm damaged the lighthouse."
    doc, cast = parsed(text), cast_of(text)
    lighthouse = token(doc, "lighthouse")
    assert cast.parties_of(lighthouse) == []
    (party,) = cast.parties_of(lighthouse, create=True)
    assert party.name == "lighthouse"
    assert cast.parties_of(lighthouse) == [party]


def test_every_mention_leads_to_a_party_of_the_cast() -> None:
    text = " ".join(text for table in TABLES.values() for text in table)
    cast = cast_of(text)
    for party in cast.parties:
        assert all(mention.party is party for mention in party.mentions)
        assert all(member in cast.parties for member in party.members)
        assert party.part_of is not party
    assert all(mention.party in cast.parties for mention in cast.at.values())


@pytest.mark.parametrize(
    "text", ["", " ", "?!", "THE", "- - -", "al-", "of of of", "\u200b", "(RSF)", "Mr", "the the", "X " * 50]
)
def test_any_text_has_a_cast(text: str) -> None:
    assert cast_of(text).parties is not None
