"""Settling: what has no day goes to the group that, taken as a whole, is most like it.

"the killing of Sergeant Haidari"   |   "a sergeant was shot" Mon + "Haidari, 31, was buried" + "the shooting in Farah"

One by one they share little with it; together they name the man, the deed and the place. A mention with a day is told by its day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.ledger.accounts import Account
from reportedly.ledger.likeness import likeness

MARGIN = 1.0  # log odds by which another group must be more like it


def settled(
    items: Sequence[Account], members: Mapping[int, Sequence[int]], pairs: Mapping[tuple[int, int], float]
) -> dict[int, list[int]]:
    """The groups after each account without a day, all at once, went where it belongs: to a group of which an account is like it."""
    home = {n: first for first, numbers in members.items() for n in numbers}
    near: dict[int, set[int]] = defaultdict(set)
    for (a, b), points in pairs.items():
        if points > 0:
            near[a].add(home[b])
            near[b].add(home[a])
    wholes: dict[int, Account] = {}
    goals: dict[int, int] = {}
    for n, groups in near.items():
        others = groups - {home[n]}
        if items[n].start is not None or not others:
            continue
        rest = [m for m in members[home[n]] if m != n]
        stays = likeness(whole(items, rest), items[n]) if rest else 0.0
        for first in others:
            if first not in wholes:
                wholes[first] = whole(items, members[first])
        best, first = max((likeness(wholes[first], items[n]), -first) for first in others)
        if best > max(0.0, stays + MARGIN):
            goals[n] = -first
    out: dict[int, list[int]] = defaultdict(list)
    for n in sorted(home):
        out[goals.get(n, home[n])].append(n)
    return {numbers[0]: numbers for numbers in out.values()}


def whole(items: Sequence[Account], numbers: Sequence[int]) -> Account:
    """All that a group tells, as one account."""
    tellings = (t for n in numbers for t in items[n].tellings)
    return Account(sorted(tellings, key=lambda t: (t.report, t.at, t.event)))
