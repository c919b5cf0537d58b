"""The shelf: reports at hand with their accounts, so that a report that many are compared with is read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from reportedly.ledger import listing, tables
from reportedly.ledger.accounts import Account
from reportedly.ledger.context import Context, contexts
from reportedly.ledger.incidents import accounts_of

HELD = 4000  # reports kept at hand
CHUNK = 500


class Shelf:
    """Reports at hand with their accounts, by the number of the report."""

    def __init__(self, connection: Connection, *, speech: bool) -> None:
        self.connection, self.speech = connection, speech
        self.held: dict[int, tuple[Context, dict[str, Account]]] = {}

    def fetch(self, reports: Iterable[int]) -> None:
        missing = sorted({report for report in reports if report not in self.held})
        if not missing:
            return
        if len(self.held) + len(missing) > HELD:
            self.held.clear()
        numbers = self.numbers(missing)
        found = contexts([*listing.publications(self.connection, reports=missing)])
        for context in found.values():
            told = accounts_of(context, speech=self.speech)
            kept = {first(a): a for a in told if (a.kin == "speech") == self.speech}
            self.held[numbers[context.report]] = context, kept

    def numbers(self, reports: Sequence[int]) -> dict[str, int]:
        r = tables.reports
        return {
            sha256: id
            for n in range(0, len(reports), CHUNK)
            for id, sha256 in self.connection.execute(
                select(r.c.id, r.c.sha256).where(r.c.id.in_(reports[n : n + CHUNK]))
            )
        }

    def accounts(self, report: int) -> dict[str, Account]:
        return self.held[report][1] if report in self.held else {}


def first(account: Account) -> str:
    return account.key[1]
