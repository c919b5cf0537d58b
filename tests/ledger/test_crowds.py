"""A key that a crowd shares compares nobody, in whatever order the crowd came, all at once or one by one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reportedly.ledger import Ledger, crowds, grouping, keys
from reportedly.ledger.incidents import build_incidents
from reportedly.ledger.model import Publication
from tests.ledger.told import entry, told


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_crowd_in_any_order(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (keys, crowds, grouping):
        monkeypatch.setattr(module, "CROWD", 6)
    readings = [
        told(f"2024-05-{day:02}", f"Post {n}", place=place, killed=day + n, more=f" Road {n}.")
        for day in range(2, 6)
        for n in range(3)
        for place in ("Kassala", "Nyala")
    ]
    random.Random(seed).shuffle(readings)
    with Ledger.open(str(tmp_path / "ledger.db"), who="tester") as ledger:
        for n, reading in enumerate(readings):
            ledger.add(entry(reading))
            if n % 5 == 0:
                list(ledger.incidents())
        found = list(ledger.incidents())
    given = [r.to_dict() for r in readings]
    whole = build_incidents(
        [Publication(d["report"]["id"], d, d["report"]["publisher"], d["report"]["published"]) for d in given]
    )
    assert [i["events"] for i in found] == [i["events"] for i in whole]
    assert len(whole) > 1
