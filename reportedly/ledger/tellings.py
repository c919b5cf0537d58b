"""Tellings: each event of a reading with all that shows which happening it is.

"Three mortar bombs burst behind the clinic of Ganta shortly before noon on Friday"
kin violence, 9 April, Akhaldaba, weapons {drone}, stems {drones, explod, school, yard, …}
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from reportedly.ledger.denials import DEEDS, MARK, denials
from reportedly.ledger.model import Row
from reportedly.ledger.spots import Spot, spot
from reportedly.ledger.traits import (
    is_fresh,
    means_of,
    own_day,
    points_back,
    telling_words,
    things_of,
)
from reportedly.ledger.wording import classes, found, since, stems, tokens
from reportedly.name_forms import key

MOVABLE = frozenset(
    {"talks", "truce", "release", "deal", "extension"}
)  # what is announced for one day and held on another
LATER = re.compile(
    r"\b(?:later|earlier) than (?:planned|scheduled|announced|expected)\b|\b\w+ days? late\b", re.IGNORECASE
)
ABDUCTION = frozenset({"abduct"})
CUSTODY = frozenset({"arrest", "seize"})
FLIGHT = frozenset({"deport", "expel"})
KINS = {
    "ASSAULT": "violence", "CONSULT": "talks", "AGREE": "deal", "PROTEST": "protest", "AID": "aid",
    "SANCTION": "sanction", "MOBILIZE": "force", "COERCE": "coercion", "RETREAT": "retreat",
    "CONCEDE": "concession", "COOPERATE": "cooperation",
}  # fmt: skip
WEEK = timedelta(days=7)
ROUND = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|next|\d+(?:st|nd|rd|th))\s+(?:round|session|meeting|talks)\b",
    re.IGNORECASE,
)
EXTENDED = re.compile(r"\b(?:extend\w*|extension|prolong\w*|renew\w*)\b", re.IGNORECASE)
FIGHTING = re.compile(r"\b(?:fighting|violence|hostilities|clashes|shooting|war|conflict)\b", re.IGNORECASE)
WEEKDAY = re.compile(
    r"^(?:on\s+)?(?:next\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?$", re.IGNORECASE
)
NIGHT = re.compile(
    r"\b(?:nights?|overnight|midnight|dawn|early hours|small hours|daybreak|sunrise)\b", re.IGNORECASE
)
DENY = re.compile(r"den(?:y|ies|ied|ying)\b|reject|dismiss", re.IGNORECASE)
HEADING = re.compile(
    r"^(?:\d{1,2}[.:]\d{2}\s+|[-•*]\s+)?(?:[A-Z][A-Z'’-]{2,}[ ,]*){1,8}(?=\(|:|\||$)|^\d{1,2}\.\s",
    re.MULTILINE,
)
BREAK = re.compile(r"\s*\n\s*")
ANOTHER = re.compile(r"\b(another|second|separate(?:ly)?|again|elsewhere|meanwhile|later)\b", re.IGNORECASE)


@dataclass(slots=True)
class Telling:
    """One event of a reading. `sentence` and `at` are offsets; `figures` what the reading counts for it."""

    report: str
    row: Row
    kin: str
    at: int
    sentence: int
    paragraph: int
    section: int
    lands: frozenset[str]
    evidence: str
    own: str  # the sentence of its first trigger
    start: date | None
    end: date | None
    published: date | None
    spots: list[Spot]
    weapons: frozenset[str]
    targets: frozenset[str]
    victims: frozenset[str]
    core: frozenset[str]
    around: frozenset[str]
    words: frozenset[str]
    deeds: frozenset[str]
    names: frozenset[str]
    parties: frozenset[str]
    numbers: frozenset[tuple[str, float]]
    figures: list[Row] = field(default_factory=list)
    round: str | None = None
    another: bool = False
    echo: bool = False  # "the attack": a noun that takes its happening for known
    fresh: bool = False  # "a second attack"
    exact: bool = False  # its day stands in its own sentence
    fate: str | None = None  # "cancelled" or "postponed", of a meeting
    night: bool = False
    vague: bool = False  # of a meeting: a bare weekday, that may be the last or the next

    things: frozenset[str] = (
        frozenset()
    )  # the beginnings of the words of its sentences, without deeds and names
    doers: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    moved: bool = False  # "three days later than planned"

    harmless: bool = False  # "nobody was hurt" tells of no victims; it denies nothing
    known: frozenset[str] = frozenset()  # the folded names of all places of its report

    @property
    def event(self) -> str:
        return str(self.row["id"])

    @property
    def status(self) -> str:
        return str(self.row["status"])


def day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def kin_of(event: Row, words: Iterable[str], figures: list[Row]) -> str:
    """Which events can be the same deed: a release is RETREAT, CONCEDE or COOPERATE, a truce AGREE or RETREAT."""
    kind, mode = event["type"], event["mode"]
    deed = classes("kin", words)
    if kind in ("RETREAT", "CONCEDE", "AGREE", "COOPERATE"):
        if "truce" in deed or mode == "ceasefire":
            return "truce"
        if mode == "release" or (kind != "AGREE" and "release" in deed):
            return "release"
    if kind in ("AID", "COERCE", "RETREAT") and (mode in FLIGHT or "flight" in deed):
        return "flight"
    if mode in ABDUCTION or (
        kind == "COERCE" and (mode in CUSTODY or any(f["measure"] == "detained" for f in figures))
    ):
        return "custody"
    return KINS.get(kind, "speech")


def tellings(reading: Row, published: str | None, *, speech: bool = False) -> list[Telling]:
    """The events of a reading, in the order of the text. Speech acts are left out unless asked for."""
    head = reading["report"]
    text: str = head["text"]
    said = day(published or head["published"])
    actors = {a["id"]: a for a in reading["actors"]}
    places = {p["id"]: p for p in reading["places"]}
    times = {t["id"]: t["mention"]["text"] for t in reading["times"]}
    counted: dict[str, list[Row]] = {}
    for figure in reading["figures"]:
        if figure["event"]:
            counted.setdefault(figure["event"], []).append(figure)
    named = sorted(
        ((m["start"], p) for p in reading["places"] for m in p["mentions"]), key=lambda item: item[0]
    )
    nobody = [
        f["span"]["start"]
        for f in reading["figures"]
        if f["measure"] in ("killed", "injured") and f["high"] == 0
    ]
    lands = frozenset(p["country"] for p in reading["places"] if p["country"])
    known = frozenset(n for p in reading["places"] for n in spot(p, False).names)
    headings = [m.start() for m in HEADING.finditer(text)]
    breaks = [m.end() for m in BREAK.finditer(text)]
    out = []
    silent = denials(reading)
    pointing = {row["id"] for row, points in silent if points}
    for event in [*reading["events"], *(row for row, _ in silent)]:
        figures = counted.get(event["id"], [])
        trigger = " ".join(s["text"] for s in event["triggers"])
        kin = kin_of(event, tokens(trigger), figures)
        fate = fate_of(event, trigger, text)
        if kin == "speech" and not fate and (denied := denial(event, reading["statements"])):
            event, kin = denied, denied_kin(trigger)
        if fate:
            kin = "talks"
        if event["id"].startswith(MARK):
            kin = "pointing" if event["id"] in pointing else denied_kin(trigger)
        if kin == "speech" and not speech:
            continue
        spans = event["evidence"] or event["triggers"]
        evidence = " ".join(text[s["start"] : s["end"]] for s in spans)
        parties = [actors[a] for a in (*event["actors"], *event["recipients"]) if a in actors]
        at = min((s["start"] for s in event["triggers"]), default=0)
        own = places.get(event["place"])
        at_home = [s for s in spans if any(s["start"] <= m["start"] < s["end"] for m in event["triggers"])]
        homes = [text[s["start"] : s["end"]] for s in at_home]
        spots = [spot(own, True, at_home)] if own else []
        spots += [spot(p, False) for p in near_places(named, spans) if not own or p["id"] != own["id"]]
        time = event["time"] or {}
        start, end = day(time.get("start")), day(time.get("end"))
        vague = kin == "talks" and WEEKDAY.match(times.get(time.get("time"), "")) is not None
        if (
            vague
            and event["status"] in ("planned", "hypothetical")
            and start
            and said
            and end
            and start <= said
        ):
            start, end = start + WEEK, end + WEEK
        off = fate and event["type"] != "CONSULT"  # the day of calling it off
        named_in = [*(n for s in spots for n in s.names), *(p["name"] for p in parties)]
        core = stems(" ".join([trigger, *(p["name"] for p in parties if not p["country"])]))
        first = (
            min(spans, key=lambda s: abs(s["start"] - at) if s["start"] <= at < s["end"] else 1 << 30)
            if spans
            else None
        )
        sentence = text[first["start"] : first["end"]] if first else evidence
        if kin == "violence" and all(map(since, homes or [sentence])):
            counted_up = bool(figures) and event["mode"] is None
            kin = "thread" if counted_up or flared(text, event["triggers"]) else kin
        if kin == "truce" and EXTENDED.search(sentence):
            kin = "extension"
        rounds = ROUND.search(sentence) if kin == "talks" else None
        out.append(
            Telling(
                harmless=event["status"] == "negated" and any(s["start"] <= z < s["end"] for z in nobody for s in spans),
                report=head["id"], row=event, kin=kin, at=at,
                sentence=first["start"] if first else at, paragraph=bisect_right(breaks, at), section=bisect_right(headings, at), lands=lands,
                evidence=evidence, own=sentence, start=None if off else start, end=None if off else end,
                published=said, spots=spots, weapons=means_of(event, kin, trigger, sentence), fate=fate, vague=vague, night=NIGHT.search(evidence) is not None,
                targets=classes("targets", tokens(sentence)), victims=classes("victims", tokens(sentence)),
                core=core, around=stems(evidence), words=telling_words(evidence, trigger, named_in), deeds=stems(trigger), names=stems(" ".join(p["name"] for p in parties if p["code"] and not p["country"] and p["name"] != p["name"].lower())),
                parties=frozenset(key(p["name"]) for p in parties if p["code"] or p["country"]),
                numbers=frozenset((f["measure"], f["low"] or f["high"] or f["best"] or 0) for f in figures),
                figures=figures, round=rounds.group(1).lower() if rounds else None,
                echo=points_back(text, event["triggers"]), fresh=is_fresh(text, event["triggers"]), exact=own_day(reading, event),
                things=things_of(evidence, named_in), doers=sides(actors, event["actors"]), done=sides(actors, event["recipients"]),
                moved=kin in MOVABLE and (found("postponed", evidence) or found("anew", evidence) or LATER.search(evidence)) is not None,
                known=known, another=bool(ANOTHER.search(text[max(0, at - 40) : at + 30])),
            )
        )  # fmt: skip
    out.sort(key=lambda t: (t.at, t.event))
    if len(out) > 1 and out[0].kin == "pointing":  # "rejected the accusation": what is told behind it
        out[0].kin = out[1].kin
    for before, telling in pairwise(out):
        if telling.kin == "pointing":  # "Baku denied it": what was told right before
            telling.kin = before.kin
    return [t for t in out if t.kin != "pointing"]


def sides(actors: dict[str, Row], ids: list[str]) -> frozenset[str]:
    """The countries of the parties, or the names of those without one."""
    rows = [actors[a] for a in ids if a in actors]
    return frozenset(a["country"] or key(a["name"]) for a in rows if a["country"] or a["code"])


def flared(text: str, triggers: list[Row]) -> bool:
    """ "since the fighting began": the flare-up as a whole."""
    return any(
        FIGHTING.search(t["text"]) and "since" in text[max(0, t["start"] - 24) : t["start"]].lower()
        for t in triggers
    )


def fate_of(event: Row, trigger: str, text: str) -> str | None:
    """What became of a meeting: "the talks were called off" (a refusal), "broke off the talks" (a break), "the session was not held"."""
    words = trigger
    if event["type"] == "CONSULT":
        if event["status"] != "negated":
            return None
        words = " ".join(text[s["start"] : s["end"]] for s in event["evidence"])
    elif event["type"] != "REJECT" and not (
        event["type"] == "SANCTION" and "talks" in classes("kin", tokens(trigger))
    ):
        return None
    return "cancelled" if found("cancelled", words) else "postponed" if found("postponed", words) else None


def denied_kin(words: str) -> str:
    """Which deeds a denial is of: "had no part in the kidnapping"."""
    kinds = classes("kin", tokens(words))
    return "custody" if "custody" in kinds and "violence" not in kinds else "violence"


def denial(event: Row, statements: list[Row]) -> Row | None:
    """ "denied that its aircraft had attacked the market", read as one refusal: the deed that it denies."""
    triggers = event["triggers"]
    if event["type"] != "REJECT" or len(triggers) < 2 or not DENY.match(triggers[0]["text"]):
        return None
    if not DEEDS & classes("kin", tokens(" ".join(t["text"] for t in triggers[1:]))):
        return None
    cue = triggers[0]
    said = [s["id"] for s in statements if s["cue"]["start"] < cue["end"] and cue["start"] < s["cue"]["end"]]
    return {**event, "status": "negated", "asserted_by": said, "time": None, "actors": [], "mode": None}


def near_places(named: list[tuple[int, Row]], spans: list[Row]) -> Iterator[Row]:
    """Places named in the sentences that tell of the event, each once."""
    seen = set()
    for start, place in named:
        if place["id"] not in seen and any(s["start"] <= start < s["end"] for s in spans):
            seen.add(place["id"])
            yield place
