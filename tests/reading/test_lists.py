"""Lists, captives, epithets and towns: who is a party of his own, who is meant again, and which object is a place."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.model import Reading
from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

# The text, a type of event, who acts and whom it befalls.
ROLES = [
    ("Police and gang members clashed in Carrefour.", "ASSAULT", {"police", "gang members"}, set()),
    ("Police and army officers arrested him.", "COERCE", {"police", "army officers"}, set()),
    ("The president of Togo and Benin-based rebels met.", "CONSULT", {"togo", "rebels"}, set()),
    ("Gunmen kidnapped a priest, two nuns and a driver in Jos.", "ASSAULT", {"gunmen"}, {"priest", "two nuns", "driver in jos"}),
    ("Rebels held five engineers in Oksibil. They were freed on Sunday.", "RETREAT", set(), {"five engineers"}),
    ("The Togolese army, said by herders to have burned huts at Koundoga, dismissed the tale.", "ASSAULT", {"togo"}, set()),
]  # fmt: skip
SAME = [
    ("Rosa Quiel threatened the mayor. The former policewoman said she would march.", "former policewoman"),
    ("Amina Sow was freed on Sunday. The 34-year-old had been held for a month.", "34-year-old"),
]
PLACES = [
    ("Rebels attacked Macomia on Sunday.", "Macomia"),
    ("Militants stormed Turbat at dawn.", "Turbat"),
    ("Insurgents struck Mocímboa da Praia twice.", "Mocimboa da Praia"),
    ("A bomb went off in Croix-des-Bouquets.", "Croix-des-Bouquets"),
]
DAYS = [
    ("Drones struck the port twice last week, on Tuesday and Friday.", ["2023-10-10", "2023-10-13"]),
    ("Rebels shelled the town on Tuesday and Friday last week.", ["2023-10-10", "2023-10-13"]),
]
TEXTS = [row[0] for row in (*ROLES, *SAME, *PLACES, *DAYS)]


def read(text: str) -> Reading:
    return read_parse(parsed(*TEXTS)[text], Report(text, published=date(2023, 10, 18)))


@pytest.mark.parametrize(("text", "type_", "actors", "recipients"), ROLES)
def test_parties_of_a_list_are_apart(text: str, type_: str, actors: set[str], recipients: set[str]) -> None:
    reading = read(text)
    names = {actor.id: actor.name.lower() for actor in reading.actors}
    [event] = [event for event in reading.events if event.type == type_][:1]
    for wanted, ids in ((actors, event.actors), (recipients, event.recipients)):
        found = {names[i] for i in ids}
        assert all(any(want in name for name in found) for want in wanted)
        assert len(found) >= len(wanted)


@pytest.mark.parametrize(("text", "epithet"), SAME)
def test_an_epithet_is_of_who_was_just_named(text: str, epithet: str) -> None:
    [first, *_] = [actor for actor in read(text).actors if text.startswith(actor.name)]
    assert any(epithet in mention.text for mention in first.mentions)


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_what_is_attacked_or_reached_is_a_place(text: str, name: str) -> None:
    assert name in {place.name for place in read(text).places}


def test_who_is_attacked_is_no_place() -> None:
    text = "The party attacked Milton over the bill."
    doc = parsed(text)[text]
    assert not read_parse(doc, Report(text)).places


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_the_days_of_one_list_are_of_one_week(text: str, days: list[str]) -> None:
    found = [time.start for time in read(text).times if time.start == time.end]
    assert found == days


def test_a_quotation_before_its_relay_is_of_who_is_quoted() -> None:
    text = "“The ferry stays here,” Radio Comoros quoted the harbour master as saying."
    reading = read_parse(parsed(text)[text], Report(text))
    names = {actor.id: actor.name for actor in reading.actors}
    [said] = [s for s in reading.statements if s.source is not None]
    assert "harbour master" in names[said.source or ""]
    assert [span.text for span in said.content] == ["The ferry stays here"]


def test_what_others_make_of_a_claim_is_not_said_with_it() -> None:
    text = "Rebels said they had seized Birao, a claim the army rejected."
    reading = read_parse(parsed(text)[text], Report(text))
    assert [span.text for span in reading.statements[0].content] == ["they had seized Birao"]
