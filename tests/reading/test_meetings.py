"""Meetings: delegations, head-counts, mediators, venue and agenda of a talk, given its event."""

from __future__ import annotations

import pytest

from reportedly.actors import Directory
from reportedly.gazetteer import PlaceRecord
from reportedly.lexicon import lexicon
from reportedly.reading.figures import find_figures
from reportedly.reading.findings import FoundMeeting, Happening, Toponym
from reportedly.reading.meetings import find_meetings
from reportedly.reading.mentions import find_cast
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.names import find_names
from reportedly.reading.parse import Doc
from reportedly.report import Report
from tests.reading.sentences import parsed

HOSTED = "Kenya hosted talks on Darfur in Mombasa last week. Chad, Egypt and Libya took part."
COUNTED = "Four Ukrainian and three Russian envoys met near Gomel to discuss a truce."
MEDIATED = "Sudan and Ethiopia held talks in Nairobi on Monday under Kenyan mediation."
AS_MEDIATOR = "Sudan and Ethiopia opened talks in Geneva, with Qatar as mediator."
BROKERED = "Sudan and Ethiopia held Norwegian-brokered talks in Geneva."
ALL = (HOSTED, COUNTED, MEDIATED, AS_MEDIATOR, BROKERED)


def meeting(text: str, trigger: str, actors: tuple[str, ...] = ()) -> tuple[Doc, FoundMeeting]:
    """The meeting that a trigger word tells, with the actors that the events step would give it."""
    doc = parsed(*ALL)[text]
    directory = Directory.load()
    cast: Cast = find_cast(doc, find_names(doc, directory), [], Report(text), directory)
    head = next(t for t in doc.tokens if t.text == trigger)
    found = [p for name in actors for t in doc.tokens if t.text == name for p in cast.parties_of(t)]
    frame = next(iter(lexicon().frames.values()))
    event = Happening(frame, head, [(head.i, head.i + 1)], [head], "CONSULT", actors=found)
    toponyms = [
        Toponym(
            t.i, t.i + 1, t.text, PlaceRecord(t.text, t.text, 0.0, 0.0, None, None, "PPL", 1, "settlement")
        )
        for t in doc.tokens
        if t.text in {"Mombasa", "Gomel", "Nairobi", "Geneva"}
    ]
    figures = find_figures(doc, cast, [], [event], [])
    (out,) = find_meetings(doc, cast, [event], figures, toponyms, [])
    return doc, out


def test_find_meetings_counts_heads_by_delegation() -> None:
    doc, found = meeting(COUNTED, "met", ("Ukrainian",))
    assert [(d.party.country, d.count) for d in found.delegations] == [("UKR", 4), ("RUS", 3)]
    assert [doc.span(*r).text for r in found.agenda] == ["a truce"]
    assert found.venue is not None
    assert found.venue.name == "Gomel"


def test_find_meetings_finds_who_took_part_and_leaves_out_the_host() -> None:
    doc, found = meeting(HOSTED, "talks", ("Kenya",))
    assert [d.party.country for d in found.delegations] == ["TCD", "EGY", "LBY"]
    assert [doc.span(*r).text for r in found.agenda] == ["Darfur"]


@pytest.mark.parametrize(("text", "country"), [(MEDIATED, "KEN"), (AS_MEDIATOR, "QAT"), (BROKERED, "NOR")])
def test_find_meetings_finds_the_mediator(text: str, country: str) -> None:
    _, found = meeting(text, "talks", ("Sudan", "Ethiopia"))
    assert [p.country for p in found.mediators] == [country]
    assert [d.party.country for d in found.delegations] == ["SDN", "ETH"]
