"""Denials: what statements deny without an event of the reading that says so.

    "has nothing at all to do with the shells that fell on Ganta"
    "Not a single gun of ours spoke."
    "Baku denied it."

Each becomes a telling without an event: it looks for the incident that it denies and is counted there, and is listed nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.ledger.model import Row
from reportedly.ledger.wording import classes, found, tokens

MARK = "~"  # begins the id of a telling without an event
PRONOUN = re.compile(
    r"^\W*(?:it|this|that|them|so|(?:the|these|those) (?:claims?|allegations?|accusations?|charges?|reports?|accounts?))\W*$",
    re.IGNORECASE,
)
OWN = ("no ", "not ", "nothing ")
SELF = re.compile(r"\b(?:we|our|us|they|their|it|its|he|his|she|her|i|my)\b|^\s*$", re.IGNORECASE)
MEDIA = "JRN"
DEEDS = frozenset({"violence", "custody"})  # what is denied without an event of the reading that says so


def denials(reading: Row) -> list[tuple[Row, bool]]:
    """Events in the shape of the contract for the denials of a reading; whether each only points ("denied it")."""
    text: str = reading["report"]["text"]
    actors = {a["id"]: a for a in reading["actors"]}
    taken = {i for e in reading["events"] for i in e["disputed_by"]}
    taken |= {i for e in reading["events"] if e["status"] == "negated" for i in e["asserted_by"]}
    taken |= {s["id"] for e in reading["events"] if e["type"] == "REJECT" and len(e["triggers"]) > 1 for s in reading["statements"]
              if any(t["start"] <= s["cue"]["start"] < t["end"] for t in e["triggers"])}  # fmt: skip
    out = []
    for statement in reading["statements"]:
        source = actors.get(statement["source"] or "")
        if (
            source is None
            or statement["id"] in taken
            or source["sector"] == MEDIA
            or not statement["content"]
        ):
            continue
        span = denied(statement, text)
        if span is None:
            continue
        content = text[span[0] : span[1]]
        points = statement["stance"] == "deny" and PRONOUN.match(content) is not None
        if not points and not DEEDS & classes("kin", tokens(content)):
            continue
        out.append((event(statement, reading, span), points))
    return out


def denied(statement: Row, text: str) -> tuple[int, int] | None:
    """Where the words of a denial stand; None if the statement denies nothing."""
    first, last = statement["content"][0]["start"], statement["content"][-1]["end"]
    content = text[first:last]
    if statement["stance"] == "deny":
        return first, last
    if statement["stance"] not in ("assert", "confirm", "express"):
        return None
    hit = found("denies", content)
    if hit is not None and hit.group().lower().startswith(OWN) and not SELF.search(content[: hit.start()]):
        hit = None  # "the fire had no link with the raid" clears nobody
    if hit is not None:
        left = max(content.rfind(". ", 0, hit.start()), content.rfind("\n", 0, hit.start())) + 1
        stop = content.find(". ", hit.end())
        right = last if stop < 0 else first + stop
        sentence = text.find(".", last)
        return first + left, max(right, sentence) if stop < 0 and 0 <= sentence - last < 120 else right
    opening = found("silence", content[:24])
    if opening is not None and not content[: opening.start()].strip(" \"“'‘"):
        stop = content.find(". ")
        return first, first + stop if stop > 0 else last
    return None


def event(statement: Row, reading: Row, span: tuple[int, int]) -> Row:
    """The denied deed, with the day and place that the denial names."""

    def inside(mention: Row) -> bool:
        return bool(span[0] <= mention["start"] < span[1])

    time = next(
        (
            t
            for t in reading["times"]
            if t["start"] and t["type"] in ("DATE", "TIME") and inside(t["mention"])
        ),
        None,
    )
    place = next(
        (
            p["id"]
            for p in reading["places"]
            if p["precision"] in ("point", "settlement") and any(map(inside, p["mentions"]))
        ),
        None,
    )
    text: str = reading["report"]["text"]
    told = reading["report"]["published"]
    words = {"start": span[0], "end": span[1], "text": text[span[0] : span[1]]}
    return {
        "id": f"{MARK}{statement['id']}", "type": "REJECT", "mode": None, "cameo": None, "status": "negated", "actors": [], "recipients": [],
        "triggers": [words], "evidence": [words], "place": place, "asserted_by": [statement["id"]], "disputed_by": [],
        "time": {"start": past(time["start"], told), "end": past(time["end"], told), "time": time["id"]} if time else None,
    }  # fmt: skip


def past(day: str | None, told: str | None) -> str | None:
    """What is denied is over: a weekday after the report's own is the one before."""
    if day is None or told is None or day <= told:
        return day
    return (date.fromisoformat(day) - timedelta(days=7)).isoformat()


def excused(statement: Row, text: str) -> bool:
    """ "The guards shot over their heads, no more": the act admitted, a part denied."""
    return found("excuse", " ".join(text[c["start"] : c["end"]] for c in statement["content"])) is not None


def sides(source: Row, parties: Sequence[Row]) -> bool:
    """Does the source speak for one of the parties?"""
    return any(
        p["id"] == source["id"] or p["id"] == source["part_of"] or p["part_of"] == source["id"]
        or (bool(p["country"]) and p["country"] == source["country"] and p["sector"] in ("MIL", "COP", "GOV", "REB", "SPY", source["sector"]))
        for p in parties
    )  # fmt: skip
