"""Pages: a reading laid out so that each of its events can be told by itself.

"Three mortar bombs burst behind the clinic of Ganta shortly before noon on Friday"
kin violence, 9 April, Ganta, weapons {mortar}, words {bomb, burst, clinic, noon, …}
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from reportedly.ledger.denials import MARK, denials
from reportedly.ledger.kins import MOVABLE, denial, denied_kin, fate_of, flared, kin_of
from reportedly.ledger.model import Row
from reportedly.ledger.spots import Spot, spot
from reportedly.ledger.tellings import Telling, day
from reportedly.ledger.traits import (
    AIRCRAFT,
    FLYING,
    is_fresh,
    means_of,
    own_day,
    points_back,
    targets_of,
    telling_words,
    things_of,
)
from reportedly.ledger.wording import classes, found, since, stems, tokens
from reportedly.name_forms import key

LATER = re.compile(
    r"\b(?:later|earlier) than (?:planned|scheduled|announced|expected)\b|\b\w+ days? late\b", re.IGNORECASE
)
WEEK = timedelta(days=7)
MONTH = timedelta(days=31)
ROUND = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|next|\d+(?:st|nd|rd|th))\s+(?:round|session|meeting|talks)\b",
    re.IGNORECASE,
)
EXTENDED = re.compile(r"\b(?:extend\w*|extension|prolong\w*|renew\w*)\b", re.IGNORECASE)
ROUND_LAG = re.compile(
    r"\b(?:(weeks?|fortnight)|(months?)|ten days)\s+(?:ago|earlier|before|later|after)\b", re.IGNORECASE
)
WEEKDAY = re.compile(
    r"^(?:on\s+)?(?:next\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?$", re.IGNORECASE
)
NIGHT = re.compile(
    r"\b(?:nights?|overnight|midnight|dawn|early hours|small hours|daybreak|sunrise)\b", re.IGNORECASE
)
HEADING = re.compile(
    r"^(?:\d{1,2}[.:]\d{2}\s+|[-•*]\s+)?(?:[A-Z][A-Z'’-]{2,}[ ,]*){1,8}(?=\(|:|\||$)|^\d{1,2}\.\s",
    re.MULTILINE,
)
BREAK = re.compile(r"\s*\n\s*")
ANOTHER = re.compile(r"\b(another|second|separate(?:ly)?|again|elsewhere|meanwhile|later)\b", re.IGNORECASE)
POINTING = "pointing"  # the kin of "Baku denied it", until the deed it points at is known


class Page:
    """A reading with what its events share; `said` is the day of publication."""

    def __init__(self, reading: Row, published: str | None) -> None:
        self.reading = reading
        self.text: str = reading["report"]["text"]
        self.said = day(published or reading["report"]["published"])
        self.actors = {a["id"]: a for a in reading["actors"]}
        self.places = {p["id"]: p for p in reading["places"]}
        self.counted: dict[str, list[Row]] = {}
        for figure in reading["figures"]:
            if figure["event"]:
                self.counted.setdefault(figure["event"], []).append(figure)

    @cached_property
    def times(self) -> dict[str, str]:
        """The words of the times, by id."""
        return {t["id"]: t["mention"]["text"] for t in self.reading["times"]}

    @cached_property
    def named(self) -> list[tuple[int, Row]]:
        """Every mention of a place, in the order of the text."""
        mentions = ((m["start"], p) for p in self.reading["places"] for m in p["mentions"])
        return sorted(mentions, key=lambda item: item[0])

    @cached_property
    def nobody(self) -> list[int]:
        """Where the text says that nobody was hurt."""
        tolls = (f for f in self.reading["figures"] if f["measure"] in ("killed", "injured"))
        return [f["span"]["start"] for f in tolls if f["high"] == 0]

    @cached_property
    def lands(self) -> frozenset[str]:
        return frozenset(p["country"] for p in self.reading["places"] if p["country"])

    @cached_property
    def known(self) -> frozenset[str]:
        """The folded names of all places."""
        return frozenset(n for p in self.reading["places"] for n in spot(p, False).names)

    @cached_property
    def headings(self) -> list[int]:
        return [m.start() for m in HEADING.finditer(self.text)]

    @cached_property
    def breaks(self) -> list[int]:
        return [m.end() for m in BREAK.finditer(self.text)]

    def words(self, spans: Sequence[Row]) -> list[str]:
        return [self.text[s["start"] : s["end"]] for s in spans]

    def telling(self, event: Row, *, points: bool, speech: bool) -> Telling | None:
        """One event as a telling; None for a speech act, unless they are asked for. `points` is true of "Baku denied it"."""
        figures = self.counted.get(event["id"], [])
        trigger = " ".join(s["text"] for s in event["triggers"])
        kin, fate = kin_of(event, tokens(trigger), figures), fate_of(event, trigger, self.text)
        if kin == "speech" and not fate and (denied := denial(event, self.reading["statements"])):
            event, kin = denied, denied_kin(trigger)
        if fate:
            kin = "talks"
        if event["id"].startswith(MARK):
            kin = POINTING if points else denied_kin(trigger)
        if kin == "speech" and not speech:
            return None
        triggers, spans = event["triggers"], event["evidence"] or event["triggers"]
        evidence = " ".join(self.words(spans))
        at = min((s["start"] for s in triggers), default=0)
        at_home = [s for s in spans if any(s["start"] <= m["start"] < s["end"] for m in triggers)]
        first = sentence_of(spans, at)
        sentence = self.text[first["start"] : first["end"]] if first else evidence
        if kin == "violence" and all(map(since, self.words(at_home) or [sentence])):
            counted_up = bool(figures) and event["mode"] is None
            kin = "thread" if counted_up or flared(self.text, triggers) else kin
        if kin == "truce" and EXTENDED.search(sentence):
            kin = "extension"
        parties = [self.actors[a] for a in (*event["actors"], *event["recipients"]) if a in self.actors]
        spots = self.spots(event, spans, at_home)
        named_in = [*(n for s in spots for n in s.names), *(p["name"] for p in parties)]
        start, end, vague = self.days(event, kin)
        if kin == "violence" and start and end and end == self.said and end - start > MONTH:
            kin = "thread"  # "has fought since 1982"
        off = fate and event["type"] != "CONSULT"  # the day of calling it off
        done_to = " ".join(self.actors[a]["name"] for a in event["recipients"] if a in self.actors)
        targets = targets_of(sentence, done_to)
        rounds = ROUND.search(sentence) if kin == "talks" else None
        put_off = found("postponed", evidence) or found("anew", evidence) or LATER.search(evidence)
        return Telling(
            report=self.reading["report"]["id"], row=event, kin=kin, at=at, published=self.said, figures=figures, fate=fate,
            sentence=first["start"] if first else at, paragraph=bisect_right(self.breaks, at), section=bisect_right(self.headings, at),
            evidence=evidence, own=sentence, start=None if off else start, end=None if off else end, vague=vague, exact=own_day(self.reading, event),
            rough=self.rough(event), night=NIGHT.search(evidence) is not None, moved=kin in MOVABLE and put_off is not None, round=rounds.group(1).lower() if rounds else None,
            spots=spots, lands=self.lands, known=self.known,
            weapons=means_of(event, kin, trigger, sentence) - (FLYING if AIRCRAFT in targets else set()), targets=targets, victims=classes("victims", tokens(sentence)),
            core=stems(" ".join([trigger, *(p["name"] for p in parties if not p["country"])])), around=stems(evidence), deeds=stems(trigger),
            words=telling_words(evidence, trigger, named_in), things=things_of(evidence, named_in),
            names=stems(" ".join(p["name"] for p in parties if p["code"] and not p["country"] and p["name"] != p["name"].lower())),
            parties=frozenset(key(p["name"]) for p in parties if p["code"] or p["country"]), doers=self.sides(event["actors"]), done=self.sides(event["recipients"]),
            numbers=frozenset((f["measure"], f["low"] or f["high"] or f["best"] or 0) for f in figures),
            echo=points_back(self.text, triggers), fresh=is_fresh(self.text, triggers), another=bool(ANOTHER.search(self.text[max(0, at - 40) : at + 30])),
            harmless=event["status"] == "negated" and any(s["start"] <= z < s["end"] for z in self.nobody for s in spans),
        )  # fmt: skip

    def days(self, event: Row, kin: str) -> tuple[date | None, date | None, bool]:
        """When it was, and whether that is a weekday that may be the last or the next; of a meeting that is planned it is the next."""
        time = event["time"] or {}
        start, end = day(time.get("start")), day(time.get("end"))
        vague = kin == "talks" and WEEKDAY.match(self.times.get(time.get("time") or "", "")) is not None
        ahead = vague and event["status"] in ("planned", "hypothetical")
        if ahead and start and end and self.said and start <= self.said:
            start, end = start + WEEK, end + WEEK
        return start, end, vague

    def rough(self, event: Row) -> timedelta:
        """By how much the day of a round lag may be off: "ten days ago", "two weeks after the raid"."""
        lag = ROUND_LAG.search(self.times.get((event["time"] or {}).get("time") or "", ""))
        return timedelta(0) if lag is None else timedelta(days=2 if lag[1] else 15 if lag[2] else 1)

    def spots(self, event: Row, spans: Sequence[Row], at_home: Sequence[Row]) -> list[Spot]:
        """The place of an event, and the others that its sentences name."""
        own = self.places.get(event["place"])
        spots = [spot(own, True, at_home)] if own else []
        near = near_places(self.named, spans)
        return spots + [spot(p, False) for p in near if not own or p["id"] != own["id"]]

    def sides(self, ids: Sequence[str]) -> frozenset[str]:
        """The countries of the parties, or the names of those without one."""
        rows = [self.actors[a] for a in ids if a in self.actors]
        return frozenset(a["country"] or key(a["name"]) for a in rows if a["country"] or a["code"])


def sentence_of(spans: Sequence[Row], at: int) -> Row | None:
    """The span that holds the first trigger."""
    held = (s for s in spans if s["start"] <= at < s["end"])
    return min(held, key=lambda s: abs(s["start"] - at), default=spans[0] if spans else None)


def near_places(named: Sequence[tuple[int, Row]], spans: Sequence[Row]) -> Iterator[Row]:
    """Places named in the sentences that tell of the event, each once."""
    seen = set()
    for start, place in named:
        if place["id"] not in seen and any(s["start"] <= start < s["end"] for s in spans):
            seen.add(place["id"])
            yield place


def tellings(reading: Row, published: str | None, *, speech: bool = False) -> list[Telling]:
    """The events of a reading, in the order of the text, and what it only denies. Speech acts are left out unless asked for."""
    page, silent = Page(reading, published), denials(reading)
    events = [*((row, False) for row in reading["events"]), *silent]
    told = [page.telling(event, points=points, speech=speech) for event, points in events]
    out = sorted((t for t in told if t is not None), key=lambda t: (t.at, t.event))
    if len(out) > 1 and out[0].kin == POINTING:  # "rejected the accusation": what is told behind it
        out[0].kin = out[1].kin
    for before, telling in pairwise(out):
        if telling.kin == POINTING:  # "Baku denied it": what was told right before
            telling.kin = before.kin
    return [t for t in out if t.kin != POINTING]
