"""Crowds: keys that so many accounts share that they tell nothing, counted over the whole ledger.

Which keys these are depends on the accounts that are there, never on the order in which they came.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from reportedly.ledger import tables
from reportedly.ledger.accounts import Account
from reportedly.ledger.keys import CROWD, candidate_keys

CHUNK = 500


def number(key: str) -> int:
    """A key as a number that any database holds."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def keys_of(connection: Connection, accounts: Sequence[int]) -> set[int]:
    k = tables.account_keys
    return {
        key
        for n in range(0, len(accounts), CHUNK)
        for (key,) in connection.execute(
            select(k.c.key).where(k.c.account.in_(accounts[n : n + CHUNK])).distinct()
        )
    }


def crowded(connection: Connection, keys: Iterable[int]) -> set[int]:
    """Which of the keys a crowd shares; no more of it is counted than makes a crowd."""
    k = tables.account_keys
    found = set()
    for key in sorted(keys):
        some = select(k.c.account).where(k.c.key == key).limit(CROWD + 1).subquery()
        if (connection.execute(select(func.count()).select_from(some)).scalar() or 0) > CROWD:
            found.add(key)
    return found


def components_with(connection: Connection, keys: Iterable[int], speech: bool) -> set[int]:
    a, k = tables.accounts, tables.account_keys
    return {
        component
        for key in sorted(keys)
        for (component,) in connection.execute(
            select(a.c.component)
            .join(k, k.c.account == a.c.id)
            .where(k.c.key == key, a.c.speech == speech)
            .distinct()
        )
    }


def crowded_keys(connection: Connection, accounts: Iterable[Account]) -> frozenset[str]:
    """The keys of these accounts that a crowd shares in the whole ledger."""
    names = {number(key): key for account in accounts for key in candidate_keys(account)}
    return frozenset(names[key] for key in crowded(connection, names))
