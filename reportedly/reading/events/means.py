"""Means: with what a deed is done, told finely or broadly, and whether two tellings of it can be of one deed.

A blast ripped through a market … the suicide attack … the beating of a trader
explosives                        the same, finer      never the same
"""

from __future__ import annotations

AIM = "targeted"  # what for, and with whatever means
BROADER = {  # modes that say with what, and what else the same deed is told as
    "firearms": {AIM},
    "explosives": {AIM},
    "suicide-attack": {AIM, "explosives"},
    "heavy-weapons": {AIM, "explosives"},
    "aerial": {AIM, "explosives"},
    "drone": {AIM, "explosives", "aerial"},
}


def exclude(one: str, other: str) -> bool:
    """Whether two unlike modes tell deeds that cannot be one: a beating is no shelling, but a suicide attack is an explosion."""
    return other not in BROADER.get(one, ()) and one not in BROADER.get(other, ())


def finer(one: str | None, other: str | None) -> str | None:
    """Of the modes of one deed the one that says more of its means."""
    if one is None or (one != AIM and other is not None and one in BROADER.get(other, ())):
        return other
    return one
