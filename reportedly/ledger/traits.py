"""Traits: what the words of a telling show of its deed: what struck, what was struck, who was hurt, and how the words point.

"Monday's shelling of the market, which killed two teachers"  ->  means {artillery}, targets {market}, victims {teachers}, an echo
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.ledger.model import Row
from reportedly.ledger.wording import classes, stems, tokens

MODES = {"aerial": "air", "drone": "drone"}
AIRCRAFT = "aircraft"  # the target that is brought down
FLYING = frozenset({"air", "drone"})  # means that are none where they are what is brought down
BACK = 40  # characters before a trigger that show how it is introduced
POINTING = re.compile(
    r"(?:\b(?:the|this|that|those|these|its|their|his|her|such)|\w['’]s?)\s+((?:[\w-]+\s+){0,2})$",
    re.IGNORECASE,
)
FRESH = re.compile(
    r"\b(?:an?|another|new|fresh|further|second|third|separate)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
PAST = re.compile(
    r"ed$|^(?:fell|hit|struck|shot|blew|took|met|held|began|broke|died|fought|fled|set|sank|ran|left|went)$"
)


def means_of(event: Row, kin: str, trigger: str, sentence: str) -> frozenset[str]:
    """What struck: by the mode of the event and the trigger, else by the sentence."""
    if kin != "violence":
        return frozenset()
    own = classes("weapons", tokens(trigger)) | (
        {MODES[event["mode"]]} if event["mode"] in MODES else frozenset()
    )
    return own or classes("weapons", tokens(sentence))


def targets_of(sentence: str, done_to: str) -> frozenset[str]:
    """What was struck: what the sentence names, and the aircraft among those that it was done to."""
    return classes("targets", tokens(sentence)) | classes("craft", tokens(done_to))


def points_back(text: str, triggers: Sequence[Row]) -> bool:
    """ "the attack", "Monday's shelling of the market": a noun that takes its happening for known."""
    return bool(triggers) and all(points(text, t) for t in triggers)


def points(text: str, trigger: Row) -> bool:
    word = trigger["text"].split()[-1].lower()
    found = POINTING.search(text[max(0, trigger["start"] - BACK) : trigger["start"]])
    return (
        found is not None
        and not PAST.search(word)
        and (not found.group(1) or word.endswith(("ing", "s", "k", "e", "t", "h", "n")))
    )


def is_fresh(text: str, triggers: Iterable[Row]) -> bool:
    """ "a second barrage": one that was not told of before."""
    return any(FRESH.search(text[max(0, t["start"] - BACK) : t["start"]]) for t in triggers)


def own_day(reading: Row, event: Row) -> bool:
    """Does the day of the event stand in a sentence of one of its triggers, or was it carried over?"""
    number = (event["time"] or {}).get("time")
    mention = next((t["mention"] for t in reading["times"] if t["id"] == number), None) if number else None
    if mention is None:
        return False
    return any(
        s["start"] <= mention["start"] < s["end"]
        and any(s["start"] <= t["start"] < s["end"] for t in event["triggers"])
        for s in event["evidence"]
    )


def telling_words(evidence: str, trigger: str, names: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words that say something: without the deed itself and the names of places and parties."""
    deeds = {stem for token in tokens(evidence) if classes("kin", (token,)) for stem in stems(token)}
    return stems(evidence) - stems(trigger) - deeds - {stem for name in names for stem in stems(name)}


def things_of(evidence: str, names: Iterable[str]) -> frozenset[str]:
    """What the sentences speak of: without the deeds, and the names of places and parties."""
    deeds = {stem for token in tokens(evidence) if classes("kin", (token,)) for stem in stems(token)}
    return stems(evidence) - deeds - {stem for name in names for stem in stems(name)}
