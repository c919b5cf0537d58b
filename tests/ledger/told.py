"""Readings made by hand for tests of the ledger: one text, one event, one toll, whoever says it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from reportedly.ledger import Entry
from reportedly.model import Actor, Event, EventTime, Figure, Interval, Place, Reading, Statement
from reportedly.report import Report
from reportedly.span import Span

PLACES = {
    "Kassala": ("SDN", 15.45, 36.4),
    "Nyala": ("SDN", 12.05, 24.88),
    "Suva": ("FJI", -18.14, 178.44),
    "Apia": ("WSM", -13.83, -171.76),
}
MADE_BY = {"code": "1", "model": "none", "data": "1"}


def told(
    day: str,
    publisher: str = "The Meridian",
    *,
    place: str = "Kassala",
    killed: int = 12,
    deed: str = "shelled",
    source: str = "The governor",
    ago: int = 1,
    more: str = "",
    title: str | None = None,
    url: str | None = None,
) -> Reading:
    """ "The governor said that rebels shelled Kassala, killing 12 people." with the shelling on the day before."""
    text = f"{source} said that rebels {deed} a market in {place}, killing {killed} people.{more}\n"

    def at(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    published = date.fromisoformat(day)
    happened = (published - timedelta(days=ago)).isoformat()
    land, lat, lon = PLACES[place]
    mode, cameo = ("aerial", "195") if deed == "bombed" else ("artillery", "194")
    return Reading(
        report=Report(text, title, publisher, published, "given", url),
        actors=[
            Actor("a1", f"{source.removeprefix('The ').capitalize()} of {place}", "GOV", land, f"{land}GOV", None, [at(source)]),
            Actor("a2", "Rebels", "REB", land, f"{land}REB", None, [at("rebels")]),
        ],
        places=[Place("p1", place, lat, lon, land, None, "PPL", "settlement", False, [at(place)])],
        statements=[
            Statement("s1", "a1", at("said"), [at(f"that rebels {deed} a market in {place}, killing {killed} people")], "accuse", said_on=Interval(day, day))
        ],
        events=[
            Event("e1", "ASSAULT", [at(deed)], mode, ["military"], cameo, 4, -10.0, ["a2"], [], EventTime(happened, happened, None), "p1", "alleged", ["s1"], [], [at(text.partition(".")[0])], 0.8, "by hand")
        ],
        figures=[Figure("f1", "killed", at(str(killed)), killed, killed, killed, "people", False, None, at("people"), "e1", "s1")],
    )  # fmt: skip


def entry(reading: Reading, **more: Any) -> Entry:
    return Entry(reading.report, reading.to_dict(), made_by=MADE_BY, **more)


def week() -> list[Reading]:
    """Ten reports of four happenings."""
    return [
        told("2024-05-07"),
        told("2024-05-07", "Nile Post", source="The hospital", killed=9, more=" Ambulances came late."),
        told("2024-05-08", "Nile Post", killed=14, ago=2, more=" The toll rose overnight."),
        told("2024-05-08", place="Nyala", killed=3),
        told("2024-05-09", "Nile Post", place="Nyala", killed=3, ago=2, source="The mayor"),
        told("2024-05-10", place="Kassala", killed=2, deed="bombed"),
        told(
            "2024-05-11",
            "Gulf Wire",
            place="Kassala",
            killed=2,
            deed="bombed",
            ago=2,
            more=" It was the second raid.",
        ),
        told("2024-05-11", "Gulf Wire", place="Suva", killed=1),
        told("2024-05-12", "Gulf Wire", place="Apia", killed=1, more=" The harbour was closed."),
        told("2024-05-13", "Nile Post", place="Suva", killed=2, ago=3, source="The mayor"),
    ]
