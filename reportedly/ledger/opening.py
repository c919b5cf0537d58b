"""Opening: a ledger of an older version is brought up to date, with a backup; a newer one, or another program's file, is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.errors import BadLedger
from reportedly.ledger import audit, connecting, keeping
from reportedly.ledger.migrations import HEAD, back_up, upgrade, version

if TYPE_CHECKING:
    from reportedly.ledger import Ledger


def prepare(ledger: Ledger, *, make: bool) -> str | None:
    """Bring an open database to the version of this program; what its user should know comes back. Raises BadLedger."""
    shown = connecting.shown(ledger.where)
    with ledger.engine.connect() as connection:
        try:
            found = version(connection)
        except BadLedger as error:
            raise BadLedger(f"{shown} {error}") from None
    if found == HEAD:
        return None
    if found is not None and found > HEAD:
        raise BadLedger(
            f"{shown} was made by a newer reportedly (version {found}, this one knows {HEAD}); update the program"
        )
    if found is None:
        if ledger.read_only or not make:
            raise BadLedger(f"{shown} holds no ledger yet; `reportedly add PATH --ledger {shown}` makes it")
        with ledger.writing(lock=False) as connection:
            keeping.lock(connection)
            if version(connection) is None:  # another writer may have been first
                upgrade(connection)
        return None
    if ledger.read_only:
        raise BadLedger(
            f"{shown} is of an older version ({found}); open it once for writing, and it is brought up to date"
        )
    copy = back_up(ledger.engine, found)
    with ledger.writing(lock=False) as connection:
        keeping.lock(connection)
        if version(connection) != HEAD:
            upgrade(connection)
        audit.append(connection, ledger.who, "migrate", {"from": found, "to": HEAD, "backup": copy})
    return f"the ledger was of version {found} and is now of {HEAD}; as it was before it is kept as {copy}"
