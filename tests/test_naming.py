"""Naming: the word lists load, hold what the steps ask of them, and name what is wrong in them."""

from __future__ import annotations

import pytest

from reportedly.naming import coreference, naming, sector_of_body
from reportedly.ontology import sectors


def test_every_body_has_a_sector_of_the_ontology() -> None:
    assert set(naming().bodies.values()) <= set(sectors())
    assert {sector for company in naming().companions.values() for sector in company} <= set(sectors())


def test_given_names_tell_he_from_she_or_neither() -> None:
    given = naming().given
    assert (given["sergei"], given["olena"], given["andrea"]) == ("m", "f", "")


def test_every_pronoun_has_a_person() -> None:
    assert set(coreference().pronouns.values()) == {"he", "she", "it", "they", "i", "we"}


def test_plural_parties_are_of_a_known_kind() -> None:
    assert set(coreference().plural_parties.values()) <= {"any", "state", "person", "body", "group"}


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("european mail union", "IGO"),
        ("union of village teachers", "LAB"),
        ("popular front liberation", "REB"),
        ("popular front", "PTY"),
        ("border agency", "GOV"),
        ("agency", "JRN"),
        ("mill", None),
    ],
)
def test_another_word_of_a_name_tells_which_union_it_is(name: str, sector: str | None) -> None:
    words = name.split()
    last = next((w for w in words if w in naming().companions), words[-1])
    assert sector_of_body(last, words) == sector
