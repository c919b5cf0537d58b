"""What has no day goes to the group that as a whole is most like it."""

from __future__ import annotations

from reportedly.ledger.accounts import Account
from reportedly.ledger.context import contexts
from reportedly.ledger.incidents import accounts_of
from reportedly.ledger.model import Publication
from reportedly.ledger.settling import settled, whole
from tests.ledger.told import told


def accounts() -> list[Account]:
    """Two shellings of Kassala with their days, and one of nobody knows which."""
    readings = [
        told("2026-03-05", killed=31).to_dict(),
        told("2026-03-06", "Red Sea Post", killed=31, ago=2, more=" Two bakers were among them.").to_dict(),
        told("2026-03-09", killed=4).to_dict(),
        told("2026-03-11", "Gulf Letter", killed=31, more=" It spoke of the two bakers.").to_dict(),
    ]
    readings[3]["events"][0]["time"] = None
    rows = zip(readings, ("2026-03-05", "2026-03-06", "2026-03-09", "2026-03-11"), strict=True)
    table = contexts([Publication(r["report"]["id"], r, "The Meridian", day, None, None) for r, day in rows])
    order = {r["report"]["id"]: n for n, r in enumerate(readings)}
    return sorted((a for c in table.values() for a in accounts_of(c)), key=lambda a: order[a.report])


def test_what_has_no_day_goes_to_the_group_that_tells_of_it() -> None:
    items = accounts()
    pairs = {(0, 1): 5.0, (0, 3): 1.0, (1, 3): 1.0, (2, 3): 1.0}
    assert settled(items, {0: [0, 1], 2: [2, 3]}, pairs) == {0: [0, 1, 3], 2: [2]}


def test_what_has_a_day_and_what_nothing_speaks_for_stay() -> None:
    items = accounts()
    assert settled(items, {0: [0, 1], 2: [2, 3]}, {(2, 3): 1.0, (0, 3): -1.0}) == {0: [0, 1], 2: [2, 3]}
    assert settled(items, {0: [0], 1: [1, 2], 3: [3]}, {(0, 1): 5.0, (1, 2): 1.0}) == {
        0: [0],
        1: [1, 2],
        3: [3],
    }


def test_a_whole_tells_what_its_accounts_tell() -> None:
    items = accounts()
    assert whole(items, [0, 1]).numbers >= {("killed", 31.0)}
    assert whole(items, [1, 0]).key == whole(items, [0, 1]).key
