"""Rows: the JSON that is kept is the same for the same value, whatever it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportedly.ledger.rows import canonical


@pytest.mark.parametrize(
    "value",
    [
        {"b": 1, "a": [0.5, None, True]},
        {"wer": "Ñandú — «ça»"},
        {"killed": 10**24},
        {"title": "half a pair \ud83d"},
    ],
)
def test_json_is_in_the_order_of_its_keys(value: dict[str, Any]) -> None:
    kept = canonical(value)
    assert json.loads(kept) == value
    assert list(json.loads(kept)) == sorted(value)
    assert kept == canonical(dict(reversed(value.items())))
