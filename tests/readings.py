"""A reading made by hand, for tests of what prints readings: one claim, its denial, an event, a figure, a meeting, a check."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportedly.model import (
    Actor,
    Check,
    Delegation,
    Event,
    EventTime,
    Figure,
    Interval,
    Meeting,
    Place,
    Reading,
    Statement,
    Timex,
)  # fmt: skip
from reportedly.report import Report
from reportedly.span import Span

TEXT = (
    "The governor said that the rebels shelled Kassala on Monday, killing at least 12 people.\n"
    "A rebel spokesman denied it. Both sides will meet in Geneva.\n"
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def example(
    text: str = TEXT,
    *,
    title: str | None = "Shells fall on Kassala",
    url: str | None = "https://example.org/a?b=1&c=2",
) -> Reading:
    """The reading of TEXT; with another text that holds the same words, its spans move along."""

    def at(words: str) -> Span:
        return span(words, text)

    return Reading(
        report=Report(text, title, "The Meridian", date(2024, 5, 7), "metadata", url),
        actors=[
            Actor("a1", "Governor of Kassala", "GOV", "SDN", "SDNGOV", None, [at("The governor")]),
            Actor("a2", "Rebels", "REB", "SDN", "SDNREB", None, [at("the rebels")]),
            Actor("a3", "Rebel spokesman", "REB", "SDN", "SDNREB", "a2", [at("A rebel spokesman")]),
        ],
        places=[
            Place("p1", "Kassala", 15.45, 36.4, "SDN", "geonames:372753", "PPLA", "settlement", False, [at("Kassala")]),
            Place("p2", "Geneva", 46.2, 6.15, "CHE", "geonames:2660646", "PPLA", "settlement", False, [at("Geneva")]),
        ],
        times=[Timex("t1", "DATE", "2024-05-06", "2024-05-06", "2024-05-06", at("Monday"))],
        statements=[
            Statement("s1", "a1", at("said"), [at("that the rebels shelled Kassala on Monday, killing at least 12 people")], "accuse", said_on=Interval("2024-05-07", "2024-05-07")),
            Statement("s2", "a3", at("denied"), [at("it.")], "deny", denies=["s1"]),
        ],
        events=[
            Event("e1", "ASSAULT", [at("shelled"), at("killing")], "artillery", ["military"], "194", 4, -10.0, ["a2"], [], EventTime("2024-05-06", "2024-05-06", "t1"), "p1", "alleged", ["s1"], ["s2"], [at("the rebels shelled Kassala")], 0.8, "frame shell, verb"),
            Event("e2", "CONSULT", [at("meet")], None, [], "036", 1, 2.5, ["a2"], [], None, "p2", "planned", [], [], [], 0.4, "frame meet, verb"),
        ],
        figures=[Figure("f1", "killed", at("at least 12"), 12, None, None, "people", False, None, at("people"), "e1", "s1")],
        meetings=[Meeting("e2", "p2", [Delegation("a2", 3, ["a3"])], [], [at("Both sides")])],
        checks=[Check("c1", "date", "consistent", "6 May 2024 was a Monday.", [at("Monday")])],
    )  # fmt: skip


def assert_exact(value: object, text: str) -> None:
    """Every span, however deep, is what the text holds there."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            assert text[value["start"] : value["end"]] == value["text"] != ""
        else:
            for part in value.values():
                assert_exact(part, text)
    elif isinstance(value, list):
        for part in value:
            assert_exact(part, text)


REFERENCES = {
    "actor": "actors", "part_of": "actors", "via": "actors", "addressee": "actors", "recipients": "actors", "party": "actors", "members": "actors",
    "mediators": "actors", "who": "actors", "source": "actors", "place": "places", "venue": "places", "dateline_place": "places", "time": "times",
    "denies": "statements", "parent": "statements", "asserted_by": "statements", "disputed_by": "statements", "statement": "statements", "event": "events",
}  # fmt: skip


def assert_linked(reading: dict[str, Any]) -> None:
    """No id twice, none that is missing, no interval that ends before it starts, no low above its high."""
    known = {}
    for kind in ("actors", "places", "times", "statements", "events", "figures", "checks"):
        known[kind] = [item["id"] for item in reading[kind]]
        assert len(known[kind]) == len(set(known[kind])), kind

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for part in value:
                walk(part)
        elif isinstance(value, dict):
            for key, part in value.items():
                kind = REFERENCES.get(key, key)
                if kind in known and (
                    isinstance(part, str)
                    or (isinstance(part, list) and all(isinstance(i, str) for i in part))
                ):
                    for id in [part] if isinstance(part, str) else part:
                        assert id in known[kind], (key, id)
                walk(part)
            for low, high in (("start", "end"), ("low", "best"), ("best", "high"), ("low", "high")):
                if value.get(low) is not None and value.get(high) is not None:
                    assert value[low] <= value[high], value

    walk(reading)
    for statement in reading["statements"]:
        assert statement["id"] not in [statement["parent"], *statement["denies"]], statement
    for actor in reading["actors"]:
        assert actor["id"] != actor["part_of"], actor
