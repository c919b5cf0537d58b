"""Care: reports and passages that people marked, and what is blacked out because of it.

    graphic      the words are veiled in the desk and leave it only blacked out; what they tell stays
    sensitive    a report stays out of exports and feeds; a passage is blacked out there, with the names that only it gives
    restricted   as sensitive, and in the desk for editors only
    frozen       nothing about it can be changed

"Awa Diatta, 9, died" with her name marked   →   "███ ██████, 9, died": as long as before, so that every span stays exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.ledger.model import Row

CARE = ("graphic", "sensitive", "restricted", "frozen")
KEPT_IN = frozenset({"sensitive", "restricted"})  # reports that stay out of exports
OUT_OF_FEEDS = KEPT_IN | {"graphic"}
BLACKED_OUT = frozenset({"graphic", "sensitive", "restricted"})
SHORT = 3  # letters: a shorter passage is blacked out only where it stands
BLACK = "█"
PARTS = re.compile(r"(?:(?!\s*…\s*).)+", re.DOTALL)  # quoted passages are joined by " … "
Stretch = tuple[int, int]
WHOLE: tuple[Stretch, ...] = ((0, 10**9),)
Find = Callable[[str], Row | None]  # the reading of a report


@dataclass(frozen=True)
class Veil:
    """What is blacked out of one report: stretches of its text, and those that hide names as well."""

    words: tuple[Stretch, ...]
    names: tuple[Stretch, ...] = ()

    def of(self, text: str) -> str:
        """The text itself, blacked out."""
        return blacked(text, self.words)

    def over(self, told: str, text: str) -> str:
        """Something that was written from the text: its passages, joined by " … ", or words that quote it."""
        out = list(told)
        for part in PARTS.finditer(told):
            cover(out, part.start(), part.group(), text, self.words)
        left = "".join(out)
        for start, end in self.words:
            passage = text[start:end].strip()
            if len(passage) >= SHORT and passage in left:
                left = left.replace(passage, blacked(passage, [(0, len(passage))]))
        return left


def cover(out: list[str], at: int, part: str, text: str, stretches: Sequence[Stretch]) -> None:
    """Black out a part of something told, wherever in the text it may have been taken from; line ends count as blanks."""
    (flat, there), (words, here) = flattened(text), flattened(part)
    for begin in (0, words.find(": ") + 2):  # a title begins with place and day
        core = words[begin:].strip()
        found = flat.find(core) if core else -1
        begin = words.find(core, begin) if core else 0
        while found >= 0:
            for n in range(len(core)):
                if core[n] != " " and any(start <= there[found + n] < end for start, end in stretches):
                    out[at + here[begin + n]] = BLACK
            found = flat.find(core, found + 1)


def flattened(text: str) -> tuple[str, list[int]]:
    """A text with one blank for each stretch of them, and where each of its characters stands."""
    kept = [n for n, c in enumerate(text) if not (c.isspace() and n and text[n - 1].isspace())]
    return "".join(" " if text[n].isspace() else text[n] for n in kept), kept


def blacked(text: str, stretches: Iterable[Stretch]) -> str:
    out = list(text)
    for start, end in stretches:
        out[start:end] = [c if c.isspace() else BLACK for c in out[start:end]]
    return "".join(out)


@dataclass
class Care:
    """Marks by subject, asked by report."""

    marks: Mapping[str, Sequence[str]]
    passages: dict[str, list[tuple[int, int, frozenset[str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for subject, held in self.marks.items():
            if subject.startswith("span:"):
                report, _, stretch = subject.removeprefix("span:").rpartition("/")
                start, _, end = stretch.partition("-")
                if start.isdigit() and end.isdigit():
                    self.passages.setdefault(report, []).append((int(start), int(end), frozenset(held)))

    def reports(self, marks: Iterable[str]) -> set[str]:
        """Reports that carry one of these marks."""
        wanted = frozenset(marks)
        return {
            subject.removeprefix("report:")
            for subject, held in self.marks.items()
            if subject.startswith("report:") and wanted.intersection(held)
        }

    def discretion(self, kept_in: Iterable[str], marks: Iterable[str]) -> Discretion:
        """What stays in because of some marks on reports, and what other marks black out."""
        hidden, wanted = self.reports(kept_in), frozenset(marks)
        held: dict[str, Veil] = {}
        for report, passages in self.passages.items():
            words = tuple(sorted((s, e) for s, e, marked in passages if marked & wanted))
            names = tuple(sorted((s, e) for s, e, marked in passages if marked & wanted & KEPT_IN))
            if words:
                held[report] = Veil(words, names)
        for report in sorted(self.reports({"graphic"} & wanted)):
            held[report] = Veil(WHOLE, held[report].names if report in held else ())
        return Discretion(hidden, held | {report: Veil(WHOLE, WHOLE) for report in hidden})


@dataclass(frozen=True)
class Discretion:
    """Reports that are hidden, and the veils of others, drawn over readings and incidents."""

    hidden: set[str]
    veils: Mapping[str, Veil]

    def reading(self, reading: Row) -> Row | None:
        """The reading with what is marked blacked out of its text and of all that quotes it; None for a hidden report."""
        if reading["report"]["id"] in self.hidden:
            return None
        veil = self.veils.get(reading["report"]["id"])
        if veil is None:
            return reading
        text = reading["report"]["text"]
        clean, hidden = veil.of(text), hidden_names(reading, veil)
        made: Row = drawn(reading, clean, lambda told: renamed(veil.over(told, text), hidden))
        for kind in ("actors", "places"):
            made[kind] = [
                unnamed(old, hidden) | {"id": old["id"], "mentions": new["mentions"]}
                for old, new in zip(reading[kind], made[kind], strict=True)
            ]
        made["report"] = {**made["report"], "id": reading["report"]["id"], "text": clean}
        return made

    def title(self, report: str | None, title: str | None, find: Find) -> str | None:
        """The title of a publication, which is of its report's words."""
        veil = self.veils.get(report or "")
        reading = find(report) if veil and report else None
        return veil.over(title, reading["report"]["text"]) if veil and reading and title else title

    def incident(self, incident: Row, find: Find) -> Row | None:
        """The incident without what stands in hidden reports, and with what is marked blacked out of its words.

        None when nothing is left of it.
        """
        if not self.veils:
            return incident
        told = dict.fromkeys([*(member["report"] for member in incident["events"]), *cited(incident)])
        if not any(report in self.veils for report in told):
            return incident
        made = self.veiled(incident, {id: found for id in told if (found := find(id))})
        return without_reports(made, self.hidden)

    def veiled(self, incident: Row, readings: Mapping[str, Row]) -> Row:
        hidden = self.names(readings)

        def words(told: str, report: str | None = None) -> str:
            for id in [report] if report else readings:
                if id in self.veils and id in readings:
                    told = self.veils[id].over(told, readings[id]["report"]["text"])
            return renamed(told, hidden)

        def claims(rows: list[Row]) -> list[Row]:
            return [
                {key: value and words(value, row["report"]) if key == "words"
                 else value and renamed(value, hidden) if key in ("source", "speaker") else value for key, value in row.items()}
                for row in rows
            ]  # fmt: skip

        made = {**incident, "title": words(incident["title"])}
        for side in ("asserted_by", "disputed_by"):
            made[side] = claims(incident[side])
        for side in ("actors", "recipients"):
            made[side] = [unnamed(party, hidden) for party in incident[side]]
        if place := incident["place"]:
            made["place"] = unnamed(place, hidden)
            if place.get("written"):
                made["place"]["written"] = [words(name) for name in place["written"]]
        made["figures"] = [figure | {"group": figure.get("group") and words(figure["group"]), "claims": claims(figure["claims"])}
                           for figure in incident["figures"]]  # fmt: skip
        made["events"] = [{**member, "why": words(member.get("why") or "")} for member in incident["events"]]
        return made

    def marked(self, incident: Row, find: Find) -> Row:
        """The incident with its own words, where those that a veil would black out are called veiled."""
        drawn = self.incident(incident, find)
        if drawn is None or drawn is incident:
            return incident
        sides = {
            side: [claim | {"veiled": claim["words"] != other["words"]} for claim, other in zip(incident[side], drawn[side], strict=True)]
            for side in ("asserted_by", "disputed_by")
        }  # fmt: skip
        return {**incident, **sides, "veiled": incident["title"] != drawn["title"]}

    def names(self, readings: Mapping[str, Row]) -> list[str]:
        """Names that none of the readings gives outside of what is marked; the longest first."""
        gone: dict[str, None] = {}
        for id, reading in readings.items():
            if veil := self.veils.get(id):
                gone |= dict.fromkeys(hidden_names(reading, veil))
        for id, reading in readings.items():
            seen = set(hidden_names(reading, self.veils[id])) if id in self.veils else set()
            for one in [*reading["actors"], *reading["places"]]:
                if one["name"] not in seen:
                    gone.pop(one["name"], None)
        return sorted(gone, key=lambda name: (-len(name), name))


TELLING = frozenset({"id", "wikidata", "gazetteer", "lat", "lon"})


def cited(incident: Row) -> list[str]:
    """The reports whose claims an incident quotes."""
    claims = [*incident["asserted_by"], *incident["disputed_by"]]
    claims += [claim for figure in incident["figures"] for claim in figure["claims"]]
    return list(dict.fromkeys(claim["report"] for claim in claims))


def without_reports(incident: Row, hidden: set[str]) -> Row | None:
    """The incident without what stands in hidden reports; None when nothing is left."""
    if not hidden or not any(member["report"] in hidden for member in incident["events"]):
        return incident
    events = [member for member in incident["events"] if member["report"] not in hidden]
    if not events:
        return None
    kept = {
        side: [claim for claim in incident[side] if claim["report"] not in hidden]
        for side in ("asserted_by", "disputed_by")
    }
    figures = [
        figure
        for figure in incident["figures"]
        if not any(claim["report"] in hidden for claim in figure["claims"])
    ]
    return {**incident, **kept, "events": events, "figures": figures}


def hidden_names(reading: Row, veil: Veil) -> list[str]:
    """Names of actors and places that only the marked passages of a report give."""

    def inside(mention: Row) -> bool:
        return any(start < mention["end"] and mention["start"] < end for start, end in veil.names)

    found = [
        one["name"]
        for one in [*reading["actors"], *reading["places"]]
        if one["mentions"] and all(inside(mention) for mention in one["mentions"])
    ]
    return sorted(dict.fromkeys(found), key=lambda name: (-len(name), name))


def unnamed(one: Row, hidden: Sequence[str]) -> Row:
    """An actor or place without its name, where that is hidden, and without what would give it away."""
    name = renamed(one["name"], hidden)
    if name == one["name"]:
        return one
    return {key: None if key in TELLING else name if key == "name" else value for key, value in one.items()}


def renamed(told: str, hidden: Sequence[str]) -> str:
    for name in hidden:
        if name in told:
            told = told.replace(name, blacked(name, [(0, len(name))]))
    return told


def drawn(value: Any, clean: str, words: Callable[[str], str]) -> Any:
    """Anything in a reading: spans take their text from the clean one, other words are looked through."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and isinstance(value.get("start"), int):
            return value | {"text": clean[value["start"] : value["end"]]}
        return {key: item if key in BARE else drawn(item, clean, words) for key, item in value.items()}
    if isinstance(value, list):
        return [drawn(item, clean, words) for item in value]
    return words(value) if isinstance(value, str) and len(value) >= SHORT else value


# What never quotes the report: ids, codes, days.
BARE = frozenset(
    "schema id text url published published_from language type mode contexts cameo code sector country precision feature start end "
    "value status stance measure unit verdict kind asserted_by disputed_by denies via event statement venue place".split()
)
