"""Roles: who does it and to whom, whatever stands between them in the sentence."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

# The sentence, the type of the event, the countries of who acts and of whom it concerns.
CASES = [
    (
        "Sudan's army shelled a camp in Sudan. Khartoum rejoiced. Chadian opposition leader Succes Masra accused the government of raids.",
        {"ACCUSE"},
        ["TCD"],
        ["TCD"],
    ),
    ("Norway lifted most of the tariffs on salmon from Chile.", {"CONCEDE", "RETREAT"}, ["NOR"], ["CHL"]),
    ("Police in Oslo held one Samoan and six Maltese for theft.", {"COERCE"}, ["NOR"], ["WSM", "MLT"]),
    ("Gabonese bakers fled Bata on Friday.", {"COERCE"}, [], ["GAB"]),
    ("Latvia is opposed to the plan of Estonia.", {"REJECT"}, ["LVA"], ["EST"]),
    ("Peru recalled its ambassador from Quito on Monday.", {"SANCTION"}, ["PER"], ["ECU"]),
    ("Kenya barred its banks from lending money to Burundi.", {"SANCTION"}, ["KEN"], ["BDI"]),
    ("Nuns in Lima wept over the Peruvian bishop's murder.", {"ASSAULT"}, [], ["PER"]),
    ("The Maltese skipper's arrest by Libyan soldiers stunned the island.", {"COERCE"}, ["LBY"], ["MLT"]),
    ("The Chadian rebels' murder of a Malian nurse stunned the town.", {"ASSAULT"}, ["TCD"], ["MLI"]),
    ("The raid drew condemnation from Portugal.", {"ACCUSE"}, ["PRT"], []),
    ("Malta complained to the United Nations over a Libyan raid.", {"ACCUSE"}, ["MLT"], ["LBY"]),
    ("A camp was shelled and burned on Friday by Chadian troops.", {"ASSAULT"}, ["TCD"], None),
    ("Kenyan gunboats inflicted heavy losses on the Somali fleet.", {"ASSAULT"}, ["KEN"], ["SOM"]),
    ("Togo refused to free the pilot despite calls from Benin.", {"REJECT"}, ["TGO"], ["BEN"]),
    ("Kenya threatened to shut the port if Somalia raised its tariffs.", {"THREATEN"}, ["KEN"], ["SOM"]),
    ("Latvian dockers collected signatures to persuade Estonia to pay.", {"REQUEST"}, ["LVA"], ["EST"]),
    ("The Eritrean army prepared to resume shelling Ethiopian villages.", {"MOBILIZE"}, ["ERI"], ["ETH"]),
    ("Malta's invasion by Libya was short.", {"ASSAULT"}, ["LBY"], ["MLT"]),
    ("Greek gunmen beat Albanian Muslim pilgrims.", {"ASSAULT"}, ["GRC"], ["ALB"]),
    ("A Peruvian banker's trial began in Lima.", {"ACCUSE"}, [], ["PER"]),
    ("Police in Lima arrested forty students.", {"COERCE"}, ["PER"], ["PER"]),
    (
        "The Democratic Party paraded through Tbilisi. The police jailed six singers.",
        {"COERCE"},
        ["GEO"],
        ["GEO"],
    ),
    ("Six Peruvian bankers went on trial in Lima.", {"ACCUSE"}, [], ["PER"]),
    ("Police in Lima found the body of a Chilean banker.", {"ASSAULT"}, [], ["CHL"]),
    ("The police of Cyprus beat ethnic Turks in Nicosia.", {"ASSAULT"}, ["CYP"], ["CYP"]),
    ("US-British air strikes hit a port in Yemen.", {"ASSAULT"}, ["USA", "GBR"], None),
    ("Greek helicopters and tanks shelled a Turkish post.", {"ASSAULT"}, ["GRC", "GRC"], ["TUR"]),
    ("Syrian-led troops stormed a Lebanese village.", {"ASSAULT"}, ["SYR"], ["LBN"]),
    (
        "Six rebels killed and many wounded in Sudanese and Chadian air strikes on a training camp.",
        {"ASSAULT"},
        ["SDN", "TCD"],
        None,
    ),
    ("Togo, along with Benin, condemned the raid.", {"ACCUSE"}, ["TGO", "BEN"], []),
    ("Police in Tunis foiled a plot by Libyans to bomb a ferry.", {"ASSAULT"}, ["LBY"], None),
    ("Kidal is under heavy shelling by the Chadian army.", {"ASSAULT"}, ["TCD"], None),
    ("The Sudanese army repelled Chadian raiders near Tine.", {"ASSAULT"}, ["SDN"], ["TCD"]),
    ("Sudan said it would retaliate for the Chadian raid.", {"THREATEN"}, ["SDN"], []),
    ("Oman and its neighbour Yemen deny shelling the islet.", {"REJECT"}, ["OMN", "YEM"], []),
    ("A Malian jihadist attack killed three Nigerien herders.", {"ASSAULT"}, ["MLI"], ["NER"]),
    ("The Eritrean army is guilty of shelling Ethiopian villages.", {"ASSAULT"}, ["ERI"], ["ETH"]),
    (
        "Two Kenyan farmers were killed and five others injured in shelling by Ethiopian troops.",
        {"ASSAULT"},
        ["ETH"],
        ["KEN"],
    ),
    ("Four Malian nurses lost their lives in an attack by Chadian rebels.", {"ASSAULT"}, ["TCD"], ["MLI"]),
    (
        "Three Thai teachers were killed in a Burmese regime airstrike on a school.",
        {"ASSAULT"},
        ["MMR"],
        ["THA"],
    ),
    ("Two Thai monks were found shot dead beside a canal in Pattani.", {"ASSAULT"}, [], ["THA"]),
    ("Two Kenyan wardens died in an ambush by Somali poachers.", {"ASSAULT"}, ["SOM"], ["KEN"]),
    ("On Friday Malian planes bombed a Nigerien depot.", {"ASSAULT"}, ["MLI"], ["NER"]),
    ("Chadian rebels shot six Malian clerks taken hostage at a bank.", {"ASSAULT"}, ["TCD"], ["MLI"]),
    ('"We found the bodies of two Malian boys," a Kenyan ranger said.', {"ASSAULT"}, [], ["MLI"]),
    ("Kenyan rangers found the bodies of nine Somali herders.", {"ASSAULT"}, [], ["SOM"]),
    ("An Afghan student died in Greek custody after a beating.", {"ASSAULT"}, ["GRC"], ["AFG"]),
    ("Denmark is willing to send material to help defend Latvia.", {"AGREE"}, ["DNK"], ["LVA"]),
    ("The Chadian army prepared to attack Sudanese villages.", {"MOBILIZE"}, ["TCD"], ["SDN"]),
    ("Sweden denounced as a cruel act Norway's expulsion of the students.", {"ACCUSE"}, ["SWE"], ["NOR"]),
    ("A Turkish newspaper called Thursday on Greeks to unite.", {"REQUEST"}, ["TUR"], ["GRC"]),
    ("Malian herders are starving as Chadian troops keep blocking the road.", {"COERCE"}, ["TCD"], ["MLI"]),
    (
        "Chadian rebels attacked Nigerien troops. The truce was brokered by Oman.",
        {"RETREAT"},
        ["OMN"],
        ["NER", "TCD"],
    ),
    (
        "A Danish skipper went on hunger strike after his arrest by Icelandic gendarmes.",
        {"COERCE"},
        ["ISL"],
        ["DNK"],
    ),
    ("Crowds in Lima wept at a Bolivian poet's abduction.", {"ASSAULT"}, [], ["BOL"]),
    ("Chad regretted its deportation of a Libyan singer.", {"COERCE"}, ["TCD"], ["LBY"]),
    ("Omani jets dropped a dozen bombs on a Yemeni depot in an hour.", {"ASSAULT"}, ["OMN"], None),
    ("Gunmen tried to assassinate Ghanaian ministers.", {"ASSAULT"}, ["GHA"], ["GHA"]),
]


@pytest.mark.parametrize(("text", "types", "actors", "recipients"), CASES)
def test_who_does_it_to_whom(
    text: str, types: set[str], actors: list[str], recipients: list[str] | None
) -> None:
    doc = parsed(*(case[0] for case in CASES))[text]
    reading = read_parse(doc, Report(text, published=date(2019, 3, 20)))
    country = {actor.id: actor.country for actor in reading.actors}
    found = [
        (sorted(country[a] or "" for a in e.actors), sorted(country[a] or "" for a in e.recipients))
        for e in reading.events
        if e.type in types
    ]
    assert any(
        who == sorted(actors) and (recipients is None or whom == sorted(recipients)) for who, whom in found
    ), found


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Kenyan rockets hit a jetty in Lamu.", "Kenya"),
        ("Police drones struck a barn near Lamu.", "National Police Service of Kenya"),
        ("Kenyan units raided a barn near Lamu.", "Kenyan units"),
    ],
)
def test_what_strikes_is_whose_arm_it_is(text: str, doer: str) -> None:
    reading = read_parse(parsed(text)[text], Report(text, published=date(2024, 3, 20)))
    names = {a.id: a.name for a in reading.actors}
    assert [names[a] for e in reading.events for a in e.actors] == [doer]
