"""Leaning: the tellings of one report put together to accounts.

    "A warplane bombed the market on Monday, killing 31."  …  "Two bombs fell among the stalls."  …  "They called it a massacre."

A telling without day or place of its own leans on the one that the text has just told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reportedly.ledger.accounts import Account, width
from reportedly.ledger.denials import MARK
from reportedly.ledger.spots import Spot
from reportedly.ledger.tellings import Telling
from reportedly.ledger.wording import near

LEAST, LEANING = 0.0, -0.3
WIDE = timedelta(days=4)


def accounts(tellings: Sequence[Telling]) -> list[Account]:
    """The tellings of one report put together: those with a day or place first, then what leans on them, on either side.

    What leans on nothing firmly stands alone and keeps what it would lean on as `prop`, for when no other report tells it.
    """
    groups: list[list[Telling]] = []
    props: dict[int, int] = {}
    firm = [t for t in tellings if t.start or any(s.own for s in t.spots)]
    loose = [t for t in tellings if not t.start and not any(s.own for s in t.spots)]
    for items, least in ((firm, LEAST), (loose, LEANING)):
        for telling in items:
            scored = [(lean(telling, group), -apart(telling, group), -n) for n, group in enumerate(groups)]
            best = max((s for s in scored if s[0] > least), default=None)
            if best is not None and best[0] > LEAST:
                groups[-best[2]].append(telling)
            else:
                if best is not None:
                    props[len(groups)] = -best[2]
                groups.append([telling])
    out = [Account(sorted(group, key=lambda t: (t.at, t.event))) for group in groups]
    for n, prop in props.items():
        out[n].prop = out[prop].key
    return out


def apart(telling: Telling, group: list[Telling]) -> int:
    """Characters to the nearest telling of the group; what comes after counts twice, for texts point back."""
    return min(telling.at - t.at if t.at <= telling.at else 2 * (t.at - telling.at) for t in group)


def lean(telling: Telling, group: list[Telling]) -> float:
    """How much speaks for `telling` going on about what `group` tells."""
    if telling.kin != group[0].kin:
        return -1.0
    total = -1.2
    dated = [t for t in group if t.start]
    if telling.start and dated:
        best = min(dated, key=width)
        total += days(telling, best)
    elif telling.status == "historical" or any(t.status == "historical" for t in group):
        total -= 1.0
    elif not telling.start:
        total += 0.4
    own = [s for s in telling.spots if s.own]
    theirs = [s for t in group for s in t.spots if s.own]
    if own and theirs:
        if any(not s.names.isdisjoint(o.names) for s in own for o in theirs):
            total += 1.2
        elif all(any(s.settled for s in side) for side in (own, theirs)) or foreign(own, theirs):
            return -5.0
        else:
            total -= 0.3
    elif own or theirs:
        tally = bool(telling.figures) and telling.row["mode"] is None
        hints = [s for s in telling.spots if not s.own and s.settled and not tally]
        total += (
            -0.5
            if theirs and hints and not any(not s.names.isdisjoint(o.names) for s in hints for o in theirs)
            else 0.4
        )
    else:
        total += 0.4
    theirs_weapons = frozenset(w for t in group for w in t.weapons)
    if telling.weapons and theirs_weapons:
        if telling.weapons & theirs_weapons:
            total += 0.6
        elif not any(frozenset((x, y)) in near() for x in telling.weapons for y in theirs_weapons):
            total -= 1.5
    total += min(0.9, 0.45 * max(len(telling.core & t.core) for t in group))
    total += max(closeness(telling, t) for t in group)
    if telling.figures and not telling.start and telling.row["mode"] is None:
        total += 0.4
    if denies(telling) != all(denies(t) for t in group) and not any(telling.core & t.core for t in group):
        total -= 0.8  # who denies one thing in a report and tells another speaks of two
    if telling.event.startswith(MARK) and all(t.event.startswith(MARK) for t in group):
        total -= 1.0  # each denial is of what somebody tells
    if all(t.section != telling.section for t in group):
        total -= 0.7  # under another heading of a situation report
    if telling.another:
        total -= 0.8
    if telling.round and any(t.round and t.round != telling.round for t in group):
        return -5.0
    return total


def denies(telling: Telling) -> bool:
    return telling.status == "negated" and not telling.harmless


def foreign(ones: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Places of different countries."""
    a, b = ({s.row["country"] for s in side if s.row["country"]} for side in (ones, others))
    return bool(a and b) and a.isdisjoint(b)


def days(a: Telling, b: Telling) -> float:
    if a.start is None or b.start is None:
        return 0.0
    a_end, b_end = a.end or a.start, b.end or b.start
    apart = max((b.start - a_end).days, (a.start - b_end).days)
    if apart > 0:
        return -5.0 if a.kin != "talks" or apart > 21 else -1.0
    return 1.2 if max(a_end - a.start, b_end - b.start) < WIDE else 0.3


def closeness(a: Telling, b: Telling) -> float:
    if a.sentence == b.sentence:
        return 1.2
    if a.paragraph == b.paragraph:
        return 0.9
    return 0.6 if abs(a.paragraph - b.paragraph) <= 1 else 0.1
