"""Rows: a reading as rows of claims, each with the actors, places and words that it needs to stand alone.

{"id": "e1", "type": "ASSAULT", "actors": ["a2"], …}   ->   events: ASSAULT, SDN, 2024-05-06 …
                                                            event_texts: "rebels shell kassala …"
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import orjson

from reportedly.errors import BadReport
from reportedly.ledger.model import Row
from reportedly.report import report_id

LISTS = ("actors", "places", "times", "statements", "events", "figures", "meetings", "checks")
ACTOR = ("id", "name", "country", "sector", "code")
PLACE = ("id", "name", "lat", "lon", "country", "gazetteer", "feature", "precision", "disputed")
AROUND = 160  # letters before and after the trigger that an event can be found by


SLOW = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """JSON that is the same for the same value."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:  # a number of more than 64 bits, half a surrogate pair
        return SLOW.encode(value)


def fold(words: str) -> str:
    """Lower case without accents, as both databases search it."""
    if words.isascii():
        return words.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).lower()


def checked(reading: Any) -> Row:
    """A reading that fits the contract: its lists are there, its ids are, its spans are the words that they say.

    Raises BadReport with the first thing that does not fit.
    """
    if not isinstance(reading, dict) or not isinstance(reading.get("report"), dict):
        raise BadReport("is no reading: it wants a report and what it says")
    text = reading["report"].get("text")
    if not isinstance(text, str):
        raise BadReport("is a reading without the text of its report")
    if not keepable(text):
        raise BadReport("holds letters that no ledger can keep (NUL or half a surrogate pair)")
    if reading["report"].get("id") != report_id(text):
        raise BadReport("is a reading whose report id is not the hash of its text")
    for name in LISTS:
        items = reading.get(name)
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise BadReport(f"is a reading whose {name} are no list of objects")
        if name not in ("meetings",) and not all(isinstance(item.get("id"), str) for item in items):
            raise BadReport(f"is a reading with {name} that have no id")
    if not all(fits(reading[name], text) for name in LISTS):
        where, span = next(found for found in spans(reading) if not fits(found[1], text))
        at = f"{span['start']}:{span['end']}"
        raise BadReport(f"is a reading whose {where} has a span {at} that is not in its text")
    return reading


def fits(value: Any, text: str) -> bool:
    """Whether every span in a value is the words that it says; a hundred are looked at for each report."""
    if type(value) is dict:
        if "text" in value and "start" in value and "end" in value:
            start, end = value["start"], value["end"]
            whole = isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
            return whole and text[start:end] == value["text"]
        value = value.values()
    for item in value:  # noqa: SIM110 - a loop takes two thirds of the time of all()
        if (type(item) is dict or type(item) is list) and not fits(item, text):
            return False
    return True


def keepable(text: str) -> bool:
    """Both databases keep what UTF-8 can write, but for NUL."""
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def spans(reading: Row) -> Iterator[tuple[str, Row]]:
    """Every span of a reading, with the thing that it belongs to."""
    for name in LISTS:
        for item in reading.get(name) or ():
            found: list[Row] = []
            gather(item, found)
            if found:
                where = f"{name[:-1]} {item.get('id') or item.get('event')}"
                yield from ((where, span) for span in found)


def gather(value: Any, found: list[Row]) -> None:
    """The spans in a value; a hundred things are looked at for each report, so nothing is looked at twice."""
    if type(value) is dict:
        if "text" in value and "start" in value and "end" in value:
            found.append(value)
            return
        value = value.values()
    for item in value:
        if type(item) is dict or type(item) is list:
            gather(item, found)


class Claims:
    """The rows of one reading."""

    def __init__(self, reading: Row) -> None:
        self.reading = reading
        self.text: str = reading["report"]["text"]
        self.publisher: str | None = reading["report"].get("publisher")
        self.actors = {a["id"]: {k: a.get(k) for k in ACTOR} for a in reading["actors"]}
        self.places = {p["id"]: {k: p.get(k) for k in PLACE} for p in reading["places"]}
        self.sources = {s["id"]: s.get("source") for s in reading["statements"]}

    def party(self, id: str | None) -> Row | None:
        return self.actors.get(id) if id else None

    def parties(self, ids: Any) -> list[Row]:
        return [self.actors[id] for id in ids or () if id in self.actors]

    def statements(self) -> Iterator[Row]:
        for item in self.reading["statements"]:
            source = self.party(item.get("source"))
            said = item.get("said_on") or {}
            content = item.get("content") or []
            yield {
                "name": item["id"],
                "source": source and source["name"],
                "country": source and source["country"],
                "stance": item.get("stance"),
                "said_start": said.get("start"),
                "said_end": said.get("end"),
                "words": " … ".join(span["text"] for span in content),
                "body": canonical(
                    {
                        **item,
                        "source": source,
                        "via": self.parties(item.get("via")),
                        "addressee": self.party(item.get("addressee")),
                    }
                ),
            }

    def events(self) -> Iterator[tuple[Row, Row]]:
        """The row of each event and the row of its words."""
        for item in self.reading["events"]:
            place = self.places.get(item.get("place") or "")
            time = item.get("time") or {}
            start = time.get("start") or time.get("end")
            actors, recipients = self.parties(item.get("actors")), self.parties(item.get("recipients"))
            yield (
                {
                    "name": item["id"],
                    "type": item.get("type"),
                    "mode": item.get("mode"),
                    "status": item.get("status"),
                    "country": place and place["country"],
                    "year": start[:4] if start else None,
                    "start": start,
                    "end": time.get("end") or start,
                    "lat": place and place["lat"],
                    "lon": place and place["lon"],
                    "publisher": self.publisher,
                },
                {
                    "words": self.words(item, place, [*actors, *recipients]),
                    "body": canonical({**item, "place": place, "actors": actors, "recipients": recipients}),
                },
            )

    def words(self, event: Row, place: Row | None, parties: list[Row]) -> str:
        """What an event is found by: the words around it, who takes part and where."""
        triggers = event.get("triggers") or event.get("evidence") or []
        parts = [party["name"] or "" for party in parties]
        if place:
            parts.append(place["name"] or "")
        if triggers:
            start, end = triggers[0]["start"], triggers[0]["end"]
            first, last = max(0, start - AROUND), min(len(self.text), end + AROUND)
            around = self.text[first:last]
            cut = around.find(" ") + 1 if first else 0  # no half words at the edges
            parts.append(around[cut : around.rfind(" ") if last < len(self.text) else None])
        return fold(" ".join(part for part in parts if part))

    def figures(self) -> Iterator[Row]:
        for item in self.reading["figures"]:
            source = self.party(self.sources.get(item.get("statement") or ""))
            yield {
                "name": item["id"],
                "measure": item.get("measure"),
                "event": item.get("event"),
                "source": source and source["name"],
                "low": item.get("low"),
                "best": item.get("best"),
                "high": item.get("high"),
                "body": canonical({**item, "who": self.party(item.get("who")), "source": source}),
            }
