"""Opening a desk on a ledger file."""

from __future__ import annotations

from pathlib import Path

from reportedly.api.access import Accounts
from reportedly.api.acts import Acts
from reportedly.api.holdings import Lines
from reportedly.api.state import Desk


def open_desk(ledger: Path, accounts: Path | None = None) -> Desk:
    return Desk(
        Lines.from_files(ledger / "readings.jsonl", ledger / "incidents.jsonl"),
        Acts(None),
        Accounts(accounts) if accounts else None,
    )
