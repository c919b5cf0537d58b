"""Toponyms: sentences, and where on the globe each of their places is.

A place is written `words: latitude longitude`, within half a degree (countries and regions: three), or `words: -` without coordinates.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reportedly.actors import Directory
from reportedly.errors import MissingPart
from reportedly.gazetteer import gazetteer
from reportedly.reading.findings import Toponym
from reportedly.reading.layout import Layout, find_layout
from reportedly.reading.names import find_names
from reportedly.reading.parse import Doc
from reportedly.reading.toponyms import find_toponyms
from reportedly.report import Report
from tests.reading.sentences import parsed

PLAIN = {
    "Rebels seized the port of Bosaso on Monday.": ["Bosaso: 11.3 49.2"],
    "The convoy left Port Sudan for Kassala.": ["Port Sudan: 19.6 37.2", "Kassala: 15.45 36.4"],
    "Troops crossed the Dnieper near Nova Kakhovka.": ["Dnieper: 48 34.8", "Nova Kakhovka: 46.75 33.35"],
    "He was held at Bagram and later at Guantanamo.": ["Bagram: 34.95 69.3", "Guantanamo: 19.9 -75.1"],
    "Fighting went on in eastern Ghouta.": ["eastern Ghouta: 33.5 36.4"],
    "Ships were attacked in the southern Red Sea.": ["Red Sea: 20 38.5"],
}
BY_CONTEXT = {
    "Police in Augusta, Georgia, closed a bridge.": ["Augusta: 33.4 -82", "Georgia: 32.9 -83.5"],
    "Police in Kutaisi, Georgia, closed a bridge.": ["Kutaisi: 42.25 42.7", "Georgia: 42 43.5"],
    "A fire broke out in London, Ontario.": ["London: 43 -81.2", "Ontario: 49.6 -84.8"],
    "Shells fell on Tripoli, in northern Lebanon.": ["Tripoli: 34.4 35.85", "Lebanon: 33.8 35.8"],
    "Syria's Tartus was calm.": ["Syria: 35 38", "Tartus: 34.9 35.9"],
    "The Honduran town of Trujillo was flooded.": ["Trujillo: 15.9 -85.95"],
    "Gunmen attacked a school in Nigeria's Niger State.": ["Nigeria: 10 8", "Niger State: 9.9 5.6"],
    "Voters in Paris, Texas, and in Paris, France, stayed at home.": [
        "Paris: 33.66 -95.55", "Texas: 31.25 -99.25", "Paris: 48.85 2.35", "France: 46.5 2.2",
    ],
    "It rained in Ohio, Georgia and Iowa.": ["Ohio: 40.3 -83", "Georgia: 32.9 -83.5", "Iowa: 42 -93.5"],
}  # fmt: skip
LEVELS = {
    "Clashes were reported in Homs province.": ["Homs: 34.65 37.4"],
    "Clashes were reported in Homs.": ["Homs: 34.72 36.73"],
    "Drones hit the Kursk region.": ["Kursk region: 51.7 36"],
    "Deputies in Madison County, Kentucky, found the car.": [
        "Madison County: 37.7 -84.3",
        "Kentucky: 37.9 -84.9",
    ],
}
NO_PLACES = {
    "Jordan Whitfield addressed voters on Wednesday.": [],
    "Victoria Holt and Chad Mercer were charged.": [],
    "The Sydney Morning Herald reported the deal.": [],
    "The Treaty of Lisbon was signed in 2007.": [],
    "He lives on Berlin Street.": [],
    "The Albanian presidency of the council ends in June.": [],
    "Nice weather helped the rescuers.": [],
    "Mr. Houston said he would resign.": [],
    "They fired Grad rockets at the Syrians.": [],
    "The West Nile virus spread in May.": [],
    "Prince of Wales visits troops.": [],
    "Reading the report took an hour.": [],
}
NOT_LISTED = {
    "Soldiers burned the village of Qarmazoun near Raqqa.": ["Qarmazoun: -", "Raqqa: 35.95 39"],
    "A mortar hit the Bab Zuhur district of Aleppo.": ["Bab Zuhur: -", "Aleppo: 36.2 37.15"],
    "A mine killed two herders near Zardobin.": ["Zardobin: -"],
    "Soldiers searched houses in Zardobin. Zardobin has no school.": ["Zardobin: -", "Zardobin: -"],
    "Pamphlets in Kinyarwanda were thrown from cars.": [],
    "Six Killed in Airstrike": [],
    "Jets struck Deir ez-Zor on Monday.": ["Deir ez-Zor: 35.3 40.15"],
    "The towns of Zarbatun and Karmilo in Syria were shelled.": ["Zarbatun: -", "Karmilo: -", "Syria: 35 38"],
}
SPELLED_ELSEHOW = {
    "Jets struck Jisr al-Shaghour in Syria, near Idlib.": [
        "Jisr al-Shaghour: 35.8 36.3",
        "Syria: 35 38",
        "Idlib: 35.9 36.6",
    ],
}
TOLD_BY_DISTANCE = {
    "Soldiers burned the village of Qarmazoun, 30 km south of Raqqa.": [
        "Qarmazoun: 35.68 39.0",
        "Raqqa: 35.95 39",
    ],
    "A shell hit the village of Zarbatun, about 20 miles north-east of Homs.": [
        "Zarbatun: 34.95 36.97",
        "Homs: 34.73 36.7",
    ],
}
TABLES = (PLAIN, BY_CONTEXT, LEVELS, NO_PLACES, NOT_LISTED, SPELLED_ELSEHOW, TOLD_BY_DISTANCE)
SENTENCES = [text for table in TABLES for text in table]
WIDE = frozenset({"country", "region", "admin1"})


def toponyms(doc: Doc, report: Report) -> list[Toponym]:
    try:
        gazetteer()
    except MissingPart as error:
        pytest.skip(str(error))
    return find_toponyms(doc, find_names(doc, Directory.load(), report.published), report)


@pytest.mark.parametrize(("text", "wanted"), [pair for table in TABLES for pair in table.items()])
def test_sentence(text: str, wanted: list[str]) -> None:
    doc = parsed(*SENTENCES)[text]
    found = toponyms(doc, Report(text, published=date(2024, 3, 7)))
    assert [doc.span(t.start, t.end).text for t in found] == [w.partition(":")[0] for w in wanted]
    for toponym, want in zip(found, wanted, strict=True):
        where = want.partition(": ")[2]
        if where == "-":
            assert toponym.record is None
            continue
        assert toponym.record is not None, want
        lat, lon = map(float, where.split())
        reach = 3.0 if toponym.record.precision in WIDE else 0.5
        assert abs(toponym.record.lat - lat) < reach, toponym
        assert abs(toponym.record.lon - lon) < reach, toponym


def test_the_address_of_an_outlet_speaks_for_its_country() -> None:
    text = "A man was held in Newcastle after a crash."
    doc = parsed(text)[text]
    for address, country in (("https://news.example.uk/1", "GBR"), ("https://news.example.au/1", "AUS")):
        (here,) = toponyms(doc, Report(text, url=address))
        assert here.record is not None
        assert here.record.country == country


def test_places_do_not_overlap_and_come_in_order() -> None:
    for doc in parsed(*SENTENCES).values():
        found = toponyms(doc, Report(doc.text))
        assert all(a.end <= b.start for a, b in pairwise(found))


TAGS = some.sampled_from(["PROPN", "NOUN", "ADP", "VERB", "PUNCT", "ADJ", "DET"])
WORDS = some.sampled_from(
    "in Paris , Texas U.S. Ky. the town of al - Tanf Jordan 's ( Mr. North Sea River city İzmir Straße ' . DC".split()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(some.tuples(WORDS, TAGS), max_size=14))
def test_no_words_raise(pairs: list[tuple[str, str]]) -> None:
    text = " ".join(word for word, _ in pairs)
    layout = find_layout(text) if text else Layout("", [], [])
    rows, at = [], 0
    for i, (word, tag) in enumerate(pairs):
        start = layout.clean.find(word, at)
        if start < 0:
            return
        at = start + len(word)
        rows.append((start, at, word.lower(), tag, "NNP", "dep", max(i - 1, 0), i == 0))
    doc = Doc.build(text, layout, rows)
    for toponym in toponyms(doc, Report(text)):
        assert 0 <= toponym.start < toponym.end <= len(rows)
