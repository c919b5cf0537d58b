"""Scenes: reports, and the place of each event by the words of its triggers; "-" for none."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

SCENES = {
    # in the sentence
    "Artillery shelled the market of Avdiivka, in eastern Ukraine, on Sunday.": {"shelled": "Avdiivka"},
    "Rebels were driven from Kidal in March.": {"driven": "Kidal"},
    "A court in Tunis jailed five men for an attack on a police post in Kasserine.": {"jailed": "Tunis"},
    "The envoy has invited both sides to Muscat on Friday for talks.": {"talks": "Muscat"},
    "The ceasefire between Israel and Lebanon was broken by gunfire.": {"gunfire": "-"},
    "Mortars were fired from a quarry in Kasserine on Friday.": {"fired": "-"},
    "Two lorries were on their way from Gao to Ansongo when they came under fire.": {"came": "-"},
    "Neither envoy spoke of Gao, where two herders were shot.": {"shot": "Gao"},
    "Police arrested nine men in Gao for the burning of a mill.": {"burning": "-"},
    "A third guard died in a clinic in Gao after the raid.": {"raid": "-"},
    # the place told before
    "ADEN - Negotiators met here on Sunday.": {"met": "Aden"},
    "Gunmen entered Gao on Monday. They looted the town and two guards were killed there.": {"killed": "Gao"},
    "Shells fell on Gao. “We ran,” said Ali Maiga, a councillor in Kidal. The town was looted.": {"looted": "Gao"},
    # what goes on in one scene
    "A car bomb exploded in Kirkuk on Monday. Nine shoppers were killed.": {"killed": "Kirkuk"},
    "A car bomb exploded in Kirkuk on Monday. Elsewhere, two policemen were killed.": {"killed": "-"},
    "A bomb exploded in Kirkuk on Monday. Two policemen were killed in Mosul.": {"killed": "Mosul"},
}  # fmt: skip


@pytest.mark.parametrize("text", SCENES, ids=lambda text: text[:40])
def test_scene(text: str) -> None:
    reading = read_parse(parsed(*SCENES)[text], Report(text, published=date(2024, 5, 8)))
    names = {place.id: place.name for place in reading.places}
    found = {
        word: names.get(event.place or "", "-")
        for event in reading.events
        for trigger in event.triggers
        for word in trigger.text.split()
    }
    assert SCENES[text].items() <= found.items()
