"""Names: tables of sentences with the names that each must give, and no other."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache

import pytest

from reportedly.actors import Directory
from reportedly.errors import MissingPart
from reportedly.reading.layout import find_layout
from reportedly.reading.names import find_names
from reportedly.reading.parse import Doc, parse

CASES = {
    "Turkish President Recep Tayyip Erdogan flew to Sochi.": "Turkish demonym, President office, Recep Tayyip Erdogan person, Sochi other",
    "Interior Minister Karim Daoud met U.S. Secretary of State John Kerry.": "Interior Minister office, Karim Daoud person, U.S. country, Secretary of State office, John Kerry person",
    "The Lakeside Network for Human Rights counted ten dead.": "Lakeside Network for Human Rights organisation",
    "The Syrian Network for River Safety counted ten dead.": "Syrian Network for River Safety organisation",
    "He works for the Bank of England.": "Bank of England organisation",
    "Theresa May told reporters in March. May had flown in.": "Theresa May person, May person",
    "Jordan Peterson and Paris Hilton met in Jordan.": "Jordan Peterson person, Paris Hilton person, Jordan country",
    "Nasr al-Amrani spoke; al-Amrani left on Monday.": "Nasr al-Amrani person, al-Amrani person",
    "Syrias army fled on Tuesday.": "Syrias country",
    "Citizens in the south fled.": "",
    "The Army said nothing.": "",
    "Western Aleppo was shelled.": "Aleppo other",
    "Sergeant Sharon Bentley fired twice.": "Sergeant office, Sharon Bentley person",
    "A resident, Olumide Adeyemo-Cole, said so.": "Olumide Adeyemo-Cole person",
    "The ministry spoke on Thursday in January.": "",
}


@cache
def parsed(text: str) -> Doc:
    try:
        return next(parse([(text, find_layout(text))]))
    except MissingPart as error:
        pytest.skip(str(error))


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_find_names_gives_each_name_its_kind(text: str, expected: str) -> None:
    doc = parsed(text)
    names = find_names(doc, Directory.load(), date(2016, 6, 1))
    assert ", ".join(f"{doc.span(n.start, n.end).text} {n.kind}" for n in names) == expected


@pytest.mark.parametrize("text", [*CASES, "THE UN SAID NO TO THE KREMLIN", "", "X. Y.", "al- al- bin"])
def test_names_are_in_order_and_apart(text: str) -> None:
    names = find_names(parsed(text), Directory.load())
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    assert all(n.start < n.end for n in names)
