"""`reportedly verify`: proof that nothing in a ledger was changed, or the first thing that was."""

from __future__ import annotations

import sys

from reportedly.cli.incidents import LEDGER, reading


def verify(ledger: LEDGER) -> int:
    """Prove every span, hash and log entry of a ledger; exit code 1 where something is wrong."""
    with reading(ledger) as book:
        proof = book.verify()
        shown = book.shown
    told = ", ".join(f"{number:,} {name}" for name, number in proof.counts.items())
    if proof.wrong:
        print(f"reportedly: {shown} is not what was put into it: {proof.wrong}", file=sys.stderr)
        return 1
    print(f"{shown} is whole: {told or 'nothing is in it yet'}; the log ends in {proof.head or 'nothing'}")
    return 0
