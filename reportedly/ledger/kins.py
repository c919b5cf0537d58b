"""Kins: which events can tell of one deed, by their types and words.

"freed nine captives" (RETREAT)   "agreed to release nine captives" (CONCEDE)    kin release
"the talks were called off" (REJECT)                                             kin talks, and cancelled
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.ledger.denials import DEEDS
from reportedly.ledger.model import Row
from reportedly.ledger.wording import classes, found, tokens

MOVABLE = frozenset(
    {"talks", "truce", "release", "deal", "extension"}
)  # what is announced for one day and held on another
ABDUCTION = frozenset({"abduct"})
CUSTODY = frozenset({"arrest", "seize"})
FLIGHT = frozenset({"deport", "expel"})
KINS = {
    "ASSAULT": "violence", "CONSULT": "talks", "AGREE": "deal", "PROTEST": "protest", "AID": "aid",
    "SANCTION": "sanction", "MOBILIZE": "force", "COERCE": "coercion", "RETREAT": "retreat",
    "CONCEDE": "concession", "COOPERATE": "cooperation",
}  # fmt: skip
FIGHTING = re.compile(r"\b(?:fighting|violence|hostilities|war|conflict)\b", re.IGNORECASE)
BEGAN = re.compile(r"(?:\w+ )?(?:began|start(?:s|ed)|broke out|erupt(?:s|ed)|flared)\b", re.IGNORECASE)
DENY = re.compile(r"den(?:y|ies|ied|ying)\b|reject|dismiss", re.IGNORECASE)


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
    if kind == "SUPPORT" and "pact" in deed:
        return "deal"  # signing is a deed, and no support in words
    if mode in ABDUCTION or (
        kind == "COERCE" and (mode in CUSTODY or any(f["measure"] == "detained" for f in figures))
    ):
        return "custody"
    return KINS.get(kind, "speech")


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


def flared(text: str, triggers: list[Row]) -> bool:
    """ "since the fighting", "since the clashes began": the flare-up as a whole; "since the clashes at Nasir" are those of one place."""
    return any(
        "since" in text[max(0, t["start"] - 24) : t["start"]].lower()
        and (FIGHTING.search(t["text"]) or BEGAN.match(text, t["end"] + 1))
        for t in triggers
    )
