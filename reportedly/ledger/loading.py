"""Loading: many readings into a ledger, some hundred in a transaction; while the database writes one batch, the next is made ready.

made ready   | 1 | 2 | 3 | 4 |
written          | 1 | 2 | 3 | 4 |

A batch is in as a whole or not at all, and the batches are in their order: killed anywhere and run again, a load goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.errors import BadReport
from reportedly.ledger import keeping, words
from reportedly.ledger.preparing import Entry, Prepared, prepared

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

TOGETHER = 200  # reports of a batch: other writers wait for less than a second
Coming = Iterable[Entry | BadReport]
Outcomes = list[str | BadReport]


def load(ledger: Ledger, entries: Coming, run: int | None) -> Iterator[str | BadReport]:
    """What became of each, in their order, as soon as its batch is written."""
    coming = iter(entries)
    with ThreadPoolExecutor(1, "writer") as writer:
        writing: Future[Outcomes] | None = None
        while part := [prepared(entry) for entry in islice(coming, TOGETHER)]:
            if writing:
                yield from writing.result()
            writing = writer.submit(write, ledger, part, run)
        if writing:
            yield from writing.result()
    with ledger.writing(lock=False) as connection:
        words.settle(connection)


def write(ledger: Ledger, part: Sequence[Prepared | BadReport], run: int | None) -> Outcomes:
    with ledger.writing() as connection:
        words.gather(connection)
        return keeping.keep_fit(connection, part, who=ledger.who, run=run)
