"""`reportedly verify`: proof that nothing in a ledger was changed, or the first thing that was; what is damaged can be saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.incidents import LEDGER, reading


def verify(
    ledger: LEDGER,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="Write what can be read of a damaged file, for `add`."),
    ] = None,
) -> int:
    """Prove every span, hash and log entry of a ledger; exit code 1 where something is wrong."""
    if save is not None:
        return save_readings(ledger, save)
    with reading(ledger) as book:
        proof = book.verify()
        shown = book.shown
    told = ", ".join(f"{number:,} {name}" for name, number in proof.counts.items())
    if proof.wrong:
        print(f"reportedly: {shown} is not what was put into it: {proof.wrong}", file=sys.stderr)
        return 1
    print(f"{shown} is whole: {told or 'nothing is in it yet'}; the log ends in {proof.head or 'nothing'}")
    return 0


def save_readings(ledger: str, target: Path) -> int:
    """Write down, a line each, the readings that can still be read."""
    from reportedly.errors import BadRequest
    from reportedly.ledger import connecting
    from reportedly.ledger.rows import canonical
    from reportedly.ledger.saving import readable

    if connecting.is_url(ledger) or connecting.look(ledger) is None:
        raise BadRequest(
            f"{connecting.shown(ledger)} is no file of a ledger: only such a file can be saved so"
        )
    number = 0
    try:
        with target.open("x", encoding="utf-8") as stream:
            for item in readable(ledger):
                stream.write(canonical(item) + "\n")
                number += 1
    except OSError as error:
        raise BadRequest(f"{target} cannot be written: {error.strerror}") from error
    if not number:
        target.unlink()
        raise BadRequest(f"no reading of {ledger} is whole: add its reports again to a new ledger")
    print(f"{number:,} readings of {ledger} are whole; `reportedly add {target} --ledger NEW.db` keeps them")
    return 0
