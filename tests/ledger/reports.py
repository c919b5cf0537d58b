"""Publications made by hand, sentence by sentence, for tests of what the ledger makes of them.

Desk("2024-05-07", "Nile Post").tell("Shells hit the market of Kassala on Monday, the governor said, killing 12 people.",
    deed="hit", on="2024-05-06", place="Kassala", by="the governor", killed="12").publication()
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reportedly.ledger.model import Publication, Row
from reportedly.report import report_id

LAND = {
    "Kassala": (15.45, 36.40), "Gedaref": (14.03, 35.38), "Nyala": (12.05, 24.88), "Juba": (4.85, 31.58), "Khartoum": (15.55, 32.53),
}  # fmt: skip
NUMBERS = {"nobody": 0, "four": 4, "three": 3, "a": 1}


class Desk:
    """One report that grows by sentences; what is not said of an event is unknown."""

    def __init__(
        self, day: str, publisher: str, *, url: str | None = None, title: str | None = None, head: str = ""
    ) -> None:
        self.day, self.publisher, self.url, self.title = day, publisher, url, title
        self.text = head
        self.rows: dict[str, list[Row]] = {
            k: []
            for k in ("actors", "places", "times", "statements", "events", "figures", "meetings", "checks")
        }

    def span(self, words: str, start: int) -> Row:
        at = self.text.index(words, start)
        return {"start": at, "end": at + len(words), "text": words}

    def actor(self, words: str, start: int, *, sector: str = "GOV", country: str | None = "SDN") -> str:
        name = words.removeprefix("the ").removeprefix("The ")
        for row in self.rows["actors"]:
            if row["name"] == name:
                row["mentions"].append(self.span(words, start))
                return str(row["id"])
        number = f"a{len(self.rows['actors']) + 1}"
        self.rows["actors"].append({
            "id": number, "name": name, "sector": sector, "country": country, "code": f"{country}{sector}" if country else sector,
            "part_of": None, "mentions": [self.span(words, start)],
        })  # fmt: skip
        return number

    def place(self, name: str, start: int) -> str:
        for row in self.rows["places"]:
            if row["name"] == name:
                return str(row["id"])
        number = f"p{len(self.rows['places']) + 1}"
        lat, lon = LAND[name]
        self.rows["places"].append({
            "id": number, "name": name, "lat": lat, "lon": lon, "country": "SDN", "gazetteer": None, "feature": "PPL",
            "precision": "settlement", "disputed": False, "mentions": [self.span(name, start)] if name in self.text[start:] else [],
        })  # fmt: skip
        return number

    def say(self, sentence: str, *, by: str, stance: str = "assert", cue: str = "said", content: str) -> Desk:
        """A statement without an event."""
        start = self._add(sentence)
        self._statement(start, by, stance, cue, content)
        return self

    def tell(self, sentence: str, *, deed: str, on: str | None = None, until: str | None = None, place: str | None = None, by: str | None = None,
             kind: str = "ASSAULT", mode: str | None = None, status: str = "occurred", cue: str = "said", stance: str = "assert", **counts: str) -> Desk:  # fmt: skip
        """A sentence with one event; `counts` are its figures by measure, "12" or "at least 12"."""
        start = self._add(sentence)
        said = [self._statement(start, by, stance, cue, deed)] if by else []
        number = f"e{len(self.rows['events']) + 1}"
        self.rows["events"].append({
            "id": number, "type": kind, "mode": mode, "contexts": [], "cameo": "190", "quad_class": 4, "goldstein": -10.0, "actors": [], "recipients": [],
            "time": self._time(deed, on, until or on, start) if on else None, "place": self.place(place, start) if place else None,
            "status": status, "asserted_by": said, "disputed_by": [], "triggers": [self.span(deed, start)],
            "evidence": [self.span(sentence, start)], "confidence": 0.8, "why": "by hand",
        })  # fmt: skip
        for measure, words in counts.items():
            self._figure(measure, words, number, said, start)
        return self

    def _time(self, words: str, first: str, last: str | None, start: int) -> Row:
        """A day that stands in the sentence of an event."""
        number = f"t{len(self.rows['times']) + 1}"
        self.rows["times"].append(
            {"id": number, "type": "DATE", "start": first, "end": last, "mention": self.span(words, start)}
        )
        return {"start": first, "end": last, "time": number}

    def _add(self, sentence: str) -> int:
        start = len(self.text)
        self.text += sentence + "\n"
        return start

    def _statement(self, start: int, by: str, stance: str, cue: str, content: str) -> str:
        number = f"s{len(self.rows['statements']) + 1}"
        self.rows["statements"].append({
            "id": number, "source": self.actor(by, start), "cue": self.span(cue, start), "content": [self.span(content, start)], "stance": stance,
            "via": [], "quotes": [], "said_on": {"start": self.day, "end": self.day}, "addressee": None, "denies": [], "parent": None,
        })  # fmt: skip
        return number

    def _figure(self, measure: str, words: str, event: str, said: list[str], start: int) -> None:
        digits = words.split()[-1]
        value = NUMBERS[digits] if digits in NUMBERS else int(digits)
        least = words.startswith("at least")
        self.rows["figures"].append({
            "id": f"f{len(self.rows['figures']) + 1}", "measure": measure, "low": value, "best": None if least else value, "high": None if least else value,
            "unit": None, "approximate": False, "who": None, "group": None, "event": event, "statement": said[0] if said else None,
            "span": self.span(words, start),
        })  # fmt: skip

    def publication(self, **more: Any) -> Publication:
        number = report_id(self.text)
        head = {"id": number, "title": self.title, "publisher": self.publisher, "published": self.day, "published_from": "given", "dateline_place": None,
                "language": "en", "url": self.url, "text": self.text}  # fmt: skip
        assert date.fromisoformat(self.day)
        reading = {"schema": "reading/1", "report": head, **self.rows}
        return Publication(number, reading, self.publisher, self.day, self.url, self.title, **more)
