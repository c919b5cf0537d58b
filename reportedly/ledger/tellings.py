"""Tellings: each event of a reading with all that shows which happening it is.

    "Two drones exploded in the yard of the only school in Akhaldaba at twenty past twelve on Friday"
    kin violence, 9 April, Akhaldaba, weapons {drone}, stems {drones, explod, school, yard, …}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from reportedly.ledger.model import Row
from reportedly.ledger.wording import classes, found, stems, tokens
from reportedly.name_forms import key

SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})
SETTLED = frozenset({"point", "settlement"})
CUSTODY = frozenset({"arrest", "seize"})
FLIGHT = frozenset({"deport", "expel"})
KINS = {
    "ASSAULT": "violence", "CONSULT": "talks", "AGREE": "deal", "PROTEST": "protest", "AID": "aid",
    "SANCTION": "sanction", "MOBILIZE": "force", "COERCE": "coercion", "RETREAT": "retreat",
    "CONCEDE": "concession", "COOPERATE": "cooperation",
}  # fmt: skip
MODES = {"aerial": "air", "drone": "drone"}
ROUND = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|next|\d+(?:st|nd|rd|th))\s+(?:round|session|meeting|talks)\b",
    re.IGNORECASE,
)
ANOTHER = re.compile(r"\b(another|second|separate(?:ly)?|again|elsewhere|meanwhile|later)\b", re.IGNORECASE)


@dataclass(slots=True)
class Spot:
    """A place that a telling names: `names` are its names folded, `own` says that the reading ties it to the event."""

    row: Row
    names: frozenset[str]
    own: bool

    @property
    def settled(self) -> bool:
        return self.row["precision"] in SETTLED


@dataclass(slots=True)
class Telling:
    """One event of a reading. `sentence` and `at` are offsets; `figures` what the reading counts for it."""

    report: str
    row: Row
    kin: str
    at: int
    sentence: int
    paragraph: int
    evidence: str
    start: date | None
    end: date | None
    published: date | None
    spots: list[Spot]
    weapons: frozenset[str]
    core: frozenset[str]
    around: frozenset[str]
    parties: frozenset[str]
    numbers: frozenset[tuple[str, float]]
    figures: list[Row] = field(default_factory=list)
    round: str | None = None
    another: bool = False
    fate: str | None = None  # "cancelled" or "postponed", of a meeting

    @property
    def event(self) -> str:
        return str(self.row["id"])

    @property
    def status(self) -> str:
        return str(self.row["status"])

    @property
    def harmless(self) -> bool:
        """ "Nobody was hurt" tells of no victims; it denies nothing."""
        return self.status == "negated" and any(f["measure"] in ("killed", "injured") for f in self.figures)


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
    if kind == "COERCE" and (mode in CUSTODY or any(f["measure"] == "detained" for f in figures)):
        return "custody"
    return KINS.get(kind, "speech")


def tellings(reading: Row, published: str | None, *, speech: bool = False) -> list[Telling]:
    """The events of a reading, in the order of the text. Speech acts are left out unless asked for."""
    head = reading["report"]
    text: str = head["text"]
    said = day(published or head["published"])
    actors = {a["id"]: a for a in reading["actors"]}
    places = {p["id"]: p for p in reading["places"]}
    counted: dict[str, list[Row]] = {}
    for figure in reading["figures"]:
        if figure["event"]:
            counted.setdefault(figure["event"], []).append(figure)
    named = sorted(((m["start"], p) for p in reading["places"] for m in p["mentions"]), key=lambda item: item[0])
    out = []
    for event in reading["events"]:
        figures = counted.get(event["id"], [])
        trigger = " ".join(s["text"] for s in event["triggers"])
        kin = kin_of(event, tokens(trigger), figures)
        fate = fate_of(event, trigger)
        if kin == "speech" and fate:
            kin = "talks"
        if kin == "speech" and not speech:
            continue
        spans = event["evidence"] or event["triggers"]
        evidence = " ".join(text[s["start"] : s["end"]] for s in spans)
        parties = [actors[a] for a in (*event["actors"], *event["recipients"]) if a in actors]
        at = min((s["start"] for s in event["triggers"]), default=0)
        own = places.get(event["place"])
        spots = [spot(own, True)] if own else []
        spots += [spot(p, False) for p in near_places(named, spans) if not own or p["id"] != own["id"]]
        time = event["time"] or {}
        core = stems(" ".join([trigger, *(p["name"] for p in parties if not p["country"])]))
        first = min(spans, key=lambda s: abs(s["start"] - at) if s["start"] <= at < s["end"] else 1 << 30) if spans else None
        sentence = text[first["start"] : first["end"]] if first else evidence
        rounds = ROUND.search(sentence) if kin == "talks" else None
        out.append(
            Telling(
                report=head["id"], row=event, kin=kin, at=at,
                sentence=first["start"] if first else at, paragraph=text.count("\n", 0, at),
                evidence=evidence, start=None if fate else day(time.get("start")), end=None if fate else day(time.get("end")),
                published=said, spots=spots, weapons=weapons_of(event, kin, trigger, sentence), fate=fate,
                core=core, around=stems(evidence),
                parties=frozenset(key(p["name"]) for p in parties if p["code"] or p["country"]),
                numbers=frozenset((f["measure"], f["low"] or f["high"] or f["best"] or 0) for f in figures),
                figures=figures, round=rounds.group(1).lower() if rounds else None,
                another=bool(ANOTHER.search(text[max(0, at - 40) : at + 30])),
            )
        )  # fmt: skip
    out.sort(key=lambda t: (t.at, t.event))
    return out


def fate_of(event: Row, trigger: str) -> str | None:
    """ "The talks were called off" refuses a meeting: it says what became of the meeting."""
    if event["type"] != "REJECT":
        return None
    return "cancelled" if found("cancelled", trigger) else "postponed" if found("postponed", trigger) else None


def weapons_of(event: Row, kin: str, trigger: str, sentence: str) -> frozenset[str]:
    """What struck: by the mode of the event and the trigger, else by the sentence."""
    if kin != "violence":
        return frozenset()
    own = classes("weapons", tokens(trigger)) | ({MODES[event["mode"]]} if event["mode"] in MODES else frozenset())
    return own or classes("weapons", tokens(sentence))


def spot(place: Row, own: bool) -> Spot:
    names = {key(place["name"])} | {key(m["text"]) for m in place["mentions"]}
    return Spot(place, frozenset(n for n in names if n), own)


def near_places(named: list[tuple[int, Row]], spans: list[Row]) -> Iterator[Row]:
    """Places named in the sentences that tell of the event, each once."""
    seen = set()
    for start, place in named:
        if place["id"] not in seen and any(s["start"] <= start < s["end"] for s in spans):
            seen.add(place["id"])
            yield place
