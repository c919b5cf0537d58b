"""Opening a desk on a ledger."""

from __future__ import annotations

from pathlib import Path

from reportedly.acts.copies import Copies
from reportedly.acts.log import Acts, LedgerLog
from reportedly.api.access import Accounts
from reportedly.api.holdings import Kept
from reportedly.api.state import Desk
from reportedly.errors import BadRequest
from reportedly.ledger import Ledger


def open_desk(ledger: str, accounts: Path | None = None) -> Desk:
    """A desk on the ledger at a path or URL. With `accounts` everybody has to log in."""
    held = Ledger.look(ledger)
    return Desk(Kept(held), Acts(LedgerLog(held)), opened(accounts), Copies(held))


def opened(accounts: Path | None) -> Accounts | None:
    if accounts is None:
        return None
    held = Accounts(accounts)
    if not len(held):
        raise BadRequest(
            f"{accounts} has no account yet: `reportedly serve --add-account NAME --accounts {accounts}`"
        )
    return held
