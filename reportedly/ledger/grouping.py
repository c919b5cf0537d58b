"""Grouping: accounts of many reports, put together to incidents.

Candidates share a key (kin and day, kin and place, kin and a telling word of the same weeks), so that nobody compares all with all.
Groups grow by average likeness, the likeliest pair first; conflicts between members keep two groups apart (correlation
clustering with cannot-links). The outcome depends on the accounts alone, not on their order.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.ledger.accounts import Account
from reportedly.ledger.likeness import FORBID, likeness

MOST_LANDS = 6
MOST_APART = 3  # neighbours that an incident names
CROWD = 400  # a key that more accounts share tells nothing
TOLERATED = 0.2  # share of pairs in conflict
BEST = 0.65  # the weight of the best pair of two groups
SILENT = 1.0  # a denial that names no day or place is of what its own report tells
PROPPED = 0.5  # what leans on its own report needs more to go elsewhere
SAME_REPORT, KEPT_APART = (
    -1.0,
    -3.0,
)  # a report that tells two happenings, each with its day or place, had reasons


Reasons = dict[tuple[int, int], list[str]]  # of pairs of accounts by their place in the list


class Link(NamedTuple):
    """What speaks for two groups being one: the sum and the best of the pairs compared, how many, and how many are in conflict."""

    total: float
    most: float
    pairs: int
    conflicts: int

    def with_(self, other: Link) -> Link:
        return Link(
            self.total + other.total,
            max(self.most, other.most),
            self.pairs + other.pairs,
            self.conflicts + other.conflicts,
        )

    def likeness(self) -> float:
        """Mostly the best pair, else the mean; conflicts keep them apart unless few of many: one report may have a day wrong."""
        if not self.pairs or self.conflicts > TOLERATED * self.pairs:
            return FORBID
        return BEST * self.most + (1 - BEST) * self.total / self.pairs


NOTHING = Link(0.0, FORBID, 0, 0)
FOE = (-3.0, -3.0, 1, 1)


@dataclass(slots=True)
class Group:
    """Accounts of one happening; `why` says what joined them, `apart` what kept the likest others out."""

    accounts: list[Account]
    why: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    apart: list[tuple[tuple[str, str], list[str]]] = field(default_factory=list)


def candidate_keys(account: Account) -> list[str]:
    """What another account must share to be compared at all. The store finds by these what a new report touches."""
    kin = account.kin
    keys = []
    if account.start:
        last = min(account.end or account.start, account.start + timedelta(days=8))
        days = [account.start + timedelta(days=n) for n in range((last - account.start).days + 2)]
        keys += [
            f"{kin}|{d.isoformat()}|{land}"
            for d in days
            for land in sorted(account.lands)[:MOST_LANDS] or ["?"]
        ]
    when = account.start or account.told
    months, weeks = around_months(when), around_weeks(account)
    names = sorted({name for s in account.spots for name in s.names})
    keys += [f"{kin}|{name[:5]}|{month}" for name in names for month in months]
    if account.fated:  # "the Juba talks were called off" names no place
        keys += [f"{kin}|{word[:5]}|{month}" for word in sorted(account.around) for month in months]
    keys += [f"{kin}|{word}|{week}" for word in sorted(account.core) for week in weeks]
    if account.planned or kin in ("talks", "truce", "release"):
        keys += [f"{kin}|{party}|{month}" for party in sorted(account.parties) for month in months]
    return list(dict.fromkeys(keys))


def around_months(when: date | None) -> list[str]:
    """The month of a day and the one before, so that a mention three weeks later still meets."""
    if when is None:
        return ["?"]
    before = when.replace(day=1) - timedelta(days=1)
    return sorted({f"{when:%Y-%m}", f"{before:%Y-%m}"})


def around_weeks(account: Account) -> list[str]:
    """The week of a happening; of what has no day, the week that tells it and the two before."""
    if account.start is None and account.told is None:
        return ["?"]
    if account.start is not None:
        return [f"{account.start:%G-%V}"]
    told = account.told or date.min
    return [f"{told - timedelta(days=7 * n):%G-%V}" for n in range(3)]


def candidates(accounts: Sequence[Account]) -> list[tuple[int, int]]:
    """Pairs that share a key."""
    table: dict[str, list[int]] = defaultdict(list)
    for n, account in enumerate(accounts):
        for key in candidate_keys(account):
            table[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for members in table.values():
        if 1 < len(members) <= CROWD:
            pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return sorted(pairs)


def group(accounts: Iterable[Account], *, neighbours: bool = False) -> list[Group]:
    """The accounts put together, the outcome in a fixed order."""
    items = sorted(accounts, key=lambda a: a.key)
    links: dict[int, dict[int, Link]] = defaultdict(dict)
    reasons: Reasons = {}
    for a, b in candidates(items):
        points, why = likeness(items[a], items[b])
        if items[a].report == items[b].report:
            points += SAME_REPORT if items[a].loose or items[b].loose else KEPT_APART
        points -= PROPPED * sum(item.prop is not None for item in (items[a], items[b]))
        points -= SILENT * sum(item.silent and item.loose for item in (items[a], items[b]))
        links[a][b] = links[b][a] = Link(*(FOE if points <= FORBID / 2 else (points, points, 1, 0)))
        reasons[a, b] = why
    members = {n: [n] for n in range(len(items))}
    queue = [
        (-p, a, b, 1, 1)
        for a, row in links.items()
        for b, link in row.items()
        if a < b and (p := link.likeness()) > 0
    ]
    heapq.heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if a not in members or b not in members or len(members[a]) != size_a or len(members[b]) != size_b:
            continue
        members[a] += members.pop(b)
        row, merged = links[a], links.pop(b)
        for c in sorted((set(row) | set(merged)) - {a, b}):
            row[c] = links[c][a] = row.get(c, NOTHING).with_(merged.get(c, NOTHING))
            links[c].pop(b, None)
            points = row[c].likeness()
            if points > 0:
                low, high = min(a, c), max(a, c)
                heapq.heappush(queue, (-points, low, high, len(members[low]), len(members[high])))
        row.pop(b, None)
    propped(items, members)
    kept = kept_apart(items, members, reasons) if neighbours else {}
    return [
        Group([items[n] for n in sorted(ns)], joined(items, sorted(ns), reasons), kept.get(first, []))
        for first, ns in members.items()
    ]


def kept_apart(
    items: list[Account], members: dict[int, list[int]], reasons: Reasons
) -> dict[int, list[tuple[tuple[str, str], list[str]]]]:
    """For each group the accounts of others that are most like it and that a conflict kept out, one of a group."""
    home = {n: first for first, numbers in members.items() for n in numbers}
    found: dict[int, dict[int, tuple[int, int]]] = {first: {} for first in members}
    for (a, b), why in reasons.items():
        if len(why) > 1 and why[-1].startswith("but ") and home[a] != home[b]:
            for mine, other in ((home[a], home[b]), (home[b], home[a])):
                if other not in found[mine] or len(why) > len(reasons[found[mine][other]]):
                    found[mine][other] = (a, b)
    out = {}
    for first, others in found.items():
        pairs = sorted(others.values(), key=lambda pair: (-len(reasons[pair]), pair))[:MOST_APART]
        out[first] = [(items[b if home[a] == first else a].key, reasons[a, b]) for a, b in pairs]
    return out


def joined(items: list[Account], numbers: list[int], reasons: Reasons) -> dict[tuple[str, str], list[str]]:
    """What joined each account to the others: the reasons of the pair that has most."""
    why: dict[tuple[str, str], list[str]] = {}
    for n in numbers:
        pairs = [(min(n, m), max(n, m)) for m in numbers if m != n and (min(n, m), max(n, m)) in reasons]
        if pairs:
            why[items[n].key] = reasons[max(pairs, key=lambda p: (len(reasons[p]), -p[0], -p[1]))]
        elif items[n].prop is not None and len(numbers) > 1:
            why[items[n].key] = ["goes on about what its report tells"]
    return why


def propped(items: list[Account], members: dict[int, list[int]]) -> None:
    """A group of accounts that all lean on others joins the group that most of them lean on."""
    home = {items[n].key: first for first, numbers in members.items() for n in numbers}
    for first in sorted(members):
        props = [items[n].prop for n in members[first]]
        hosts = Counter(home[p] for p in props if p is not None and home[p] != first)
        if None in props or not hosts:
            continue
        host = min(hosts, key=lambda h: (-hosts[h], h))
        moved = members.pop(first)
        members[host] += moved
        home.update((items[n].key, host) for n in moved)
