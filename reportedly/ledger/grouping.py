"""Grouping: accounts of many reports, put together to incidents.

Candidates share a key (kin and land of one month, kin and day, kin and place, kin and a telling word), so that nobody compares all with
all; `linking` lets groups of them grow by their likeness. The outcome depends on the accounts alone, not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.ledger.accounts import Account
from reportedly.ledger.keys import CROWD, candidate_keys
from reportedly.ledger.likeness import BEST, GAINING, Likeness, likeness, why
from reportedly.ledger.linking import Rule, grown

MOST_APART = 3  # neighbours that an incident names
RULE = Rule(BEST, GAINING)
Pairs = dict[tuple[int, int], Likeness]  # of accounts by their place in the list


@dataclass(slots=True)
class Group:
    """Accounts of one happening; `why` says what joined them, `apart` what kept the likest others out."""

    accounts: list[Account]
    why: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    apart: list[tuple[tuple[str, str], list[str]]] = field(default_factory=list)


def candidates(accounts: Sequence[Account], crowded: Collection[str] | None = None) -> list[tuple[int, int]]:
    """Pairs that share a key that no crowd shares; `crowded` are those of all the ledger, where the accounts are not all of it."""
    table: dict[str, list[int]] = defaultdict(list)
    for n, account in enumerate(accounts):
        for key in candidate_keys(account):
            table[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for key, members in table.items():
        if len(members) > CROWD if crowded is None else key in crowded:
            continue
        pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return sorted(pairs)


def group(
    accounts: Iterable[Account], *, neighbours: bool = False, crowded: Collection[str] | None = None
) -> list[Group]:
    """The accounts put together, the outcome in a fixed order."""
    items = sorted(accounts, key=lambda a: a.key)
    pairs = {(a, b): likeness(items[a], items[b]) for a, b in candidates(items, crowded)}
    members = grown(len(items), pairs, RULE)
    propped(items, members)
    kept = kept_apart(items, members, pairs) if neighbours else {}
    told = joined(items, members, pairs)
    return [
        Group(
            [items[n] for n in sorted(ns)],
            {items[n].key: told[n] for n in ns if n in told},
            kept.get(first, []),
        )
        for first, ns in members.items()
    ]


def kept_apart(
    items: list[Account], members: dict[int, list[int]], pairs: Pairs
) -> dict[int, list[tuple[tuple[str, str], list[str]]]]:
    """For each group the accounts of others that are most like it, one of a group, with what kept them out."""
    home = {n: first for first, numbers in members.items() for n in numbers}
    nearest: dict[int, dict[int, tuple[float, int, int]]] = {first: {} for first in members}
    for (a, b), pair in pairs.items():
        for mine, other in ((home[a], home[b]), (home[b], home[a])):
            if mine != other:
                nearest[mine][other] = max(nearest[mine].get(other, (-1e9, 0, 0)), (pair.points, -a, -b))
    out = {}
    for first, others in nearest.items():
        told = []
        for _, a, b in sorted(others.values(), reverse=True):
            reasons = why(items[-a], items[-b])
            if len(reasons) > 1 and reasons[-1].startswith("but "):
                told.append((items[-b if home[-a] == first else -a].key, reasons))
            if len(told) == MOST_APART:
                break
        out[first] = told
    return out


def joined(items: list[Account], members: dict[int, list[int]], pairs: Pairs) -> dict[int, list[str]]:
    """What joined each account to its group: what it and the likest other show."""
    home = {n: first for first, numbers in members.items() for n in numbers}
    best: dict[int, tuple[float, int, int]] = {}
    for (a, b), pair in pairs.items():
        if home[a] == home[b]:
            for n in (a, b):
                best[n] = max(best.get(n, (-1e9, 0, 0)), (pair.points, -a, -b))
    told: dict[int, list[str]] = {}
    for n, first in home.items():
        if n in best and best[n][0] > 0:
            told[n] = why(items[-best[n][1]], items[-best[n][2]])
        elif items[n].prop is not None and len(members[first]) > 1:
            told[n] = ["goes on about what its report tells"]
        elif n in best:
            told[n] = why(items[-best[n][1]], items[-best[n][2]])
    return told


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
