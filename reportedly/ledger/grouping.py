"""Grouping: accounts of many reports, put together to incidents.

Candidates share a key (their report, kin and land of one month, kin and day, kin and place, kin and a telling word), so that nobody
compares all with all; `linking` lets groups of them grow by their likeness, and `settling` takes what has no day to the group that it is
most like. The outcome depends on the accounts alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from reportedly.ledger.accounts import Account
from reportedly.ledger.keys import CROWD, candidate_keys
from reportedly.ledger.kins import MOVABLE
from reportedly.ledger.likeness import likeness, why
from reportedly.ledger.linking import grown
from reportedly.ledger.settling import settled
from reportedly.ledger.tellings import Telling

NIGHT = timedelta(days=1)  # a night is of two days
MOST_APART = 3  # neighbours that an incident names
Pairs = dict[tuple[int, int], float]  # the log odds of accounts by their place in the list


@dataclass(slots=True)
class Group:
    """Accounts of one happening, one of each report; `why` says of each event what joined it, `apart` what kept the likest others out."""

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
    days = {n: spans for n, item in enumerate(items) if (spans := telling_days(item))}
    members = settled(items, grown(len(items), pairs, hosts(items, pairs), days), pairs)
    kept = kept_apart(items, members, pairs) if neighbours else {}
    told = joined(items, members, pairs)
    return [
        Group(
            by_report([items[n] for n in sorted(ns)]),
            {items[n].key: told[n] for n in ns if n in told},
            kept.get(first, []),
        )
        for first, ns in members.items()
    ]


def telling_days(account: Account) -> list[tuple[date, date]]:
    """The days that tell it from what was done the day before: those in its own sentence. A meeting may be moved."""
    if account.kin in MOVABLE:
        return []
    return [span for span, exact in account.dates if exact and span[1] - span[0] <= NIGHT]


def hosts(items: Sequence[Account], pairs: Pairs) -> dict[int, int]:
    """For what tells no day and place the account of its own report that it is most like: "Five are wounded" is read where it stands."""
    best: dict[int, tuple[float, int]] = {}
    for (a, b), points in pairs.items():
        if points > 0 and items[a].report == items[b].report and items[a].loose != items[b].loose:
            bare, host = (a, b) if items[a].loose else (b, a)
            best[bare] = max(best.get(bare, (0.0, 0)), (points, -host))
    return {bare: -host for bare, (_, host) in best.items()}


def by_report(accounts: Sequence[Account]) -> list[Account]:
    """What each report tells of one happening, as one account."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for account in accounts:
        told[account.report] += account.tellings
    return [Account(sorted(tellings, key=lambda t: (t.at, t.event))) for _, tellings in sorted(told.items())]


def kept_apart(
    items: list[Account], members: dict[int, list[int]], pairs: Pairs
) -> dict[int, list[tuple[tuple[str, str], list[str]]]]:
    """For each group the accounts of others that are most like it, one of a group, with what kept them out."""
    home = {n: first for first, numbers in members.items() for n in numbers}
    nearest: dict[int, dict[int, tuple[float, int, int]]] = {first: {} for first in members}
    for (a, b), points in pairs.items():
        for mine, other in ((home[a], home[b]), (home[b], home[a])):
            if mine != other:
                nearest[mine][other] = max(nearest[mine].get(other, (-1e9, 0, 0)), (points, -a, -b))
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
    for (a, b), points in pairs.items():
        if home[a] == home[b]:
            for n in (a, b):
                best[n] = max(best.get(n, (-1e9, 0, 0)), (points, -a, -b))
    return {n: why(items[-a], items[-b]) for n, (_, a, b) in best.items()}
