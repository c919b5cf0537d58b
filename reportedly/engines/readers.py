"""Readers: arrivals in, readings out, in order, on one core or several; the report that cannot be read is named and left out.

reports 1-16 | 17-32 | 33-48      batches, to several workers
               20: stuck          read one by one: 20 is a fault, the other fifteen are read
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.intake import Arrival
    from reportedly.model import Reading

BATCH, BATCH_LETTERS = 16, 100_000
# Seconds that a batch may take: a report takes a fiftieth; a long one gets more.
PATIENCE, PATIENCE_PER_LETTER = 60.0, 1 / 1000


@dataclass(frozen=True)
class Reader:
    """Reads one report after the other with the same options; goes to a worker as it is."""

    model: str | None = None
    frames: Path | None = None
    actors: Path | None = None
    triage: bool = False

    @cached_property
    def options(self) -> dict[str, Any]:
        """The options that differ from the defaults."""
        chosen = {
            "model": self.model,
            "frames": self.frames,
            "actors": self.actors,
            "triage": self.triage or None,
        }
        return {name: value for name, value in chosen.items() if value is not None}

    def __call__(self, batch: list[Arrival]) -> list[tuple[Arrival, Reading | None]]:
        """The arrivals with their readings. The parser is faster over several reports than over one after the other."""
        from reportedly.errors import BadReport, ReportedlyError
        from reportedly.intake import Arrival
        from reportedly.reading import read_all

        reports = [arrival.report for arrival in batch if arrival.report is not None]
        try:
            with patience(sum(len(report.text) for report in reports)):
                readings = iter(list(read_all(reports, **self.options)))
        except Exception as error:  # whatever it is, the other reports of the batch are read
            unfit = isinstance(error, ReportedlyError) and not isinstance(error, BadReport)
            if unfit or os.environ.get(
                "REPORTEDLY_TRACEBACK"
            ):  # a missing pipeline, a wrong data file: no report can be read
                raise
            if len(batch) > 1:
                return [done for arrival in batch for done in self([arrival])]
            name = batch[0].name
            known = isinstance(error, BadReport)
            why = (
                f"{error}"
                if known
                else f"met a fault of the program, {type(error).__name__}: {error} (REPORTEDLY_TRACEBACK=1 shows where)"
            )
            return [(Arrival(name, fault=BadReport(f"{name} {why}")), None)]
        settle()
        return [(arrival, None if arrival.report is None else next(readings)) for arrival in batch]


@contextmanager
def patience(letters: int) -> Iterator[None]:
    """Raises BadReport where reading takes far longer than so much text can need. Only in a main thread, where alarms arrive."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    from reportedly.errors import BadReport

    seconds = PATIENCE + letters * PATIENCE_PER_LETTER

    def give_up(number: int, frame: Any) -> None:
        raise BadReport(f"was not read in {seconds:.0f} seconds and was left out")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@cache
def settle() -> None:
    """After the first batch all data is loaded and stays: the garbage collector need not look at it again and again.

    A parse is full of cycles that only the collector frees, but it makes tens of thousands of objects, not hundreds. What lives
    while the collector looks grows old; so that no old parses gather, it looks at all of them every few hundred reports.
    """
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 5, 4)


def read_in_order(
    arriving: Iterable[Arrival], reader: Reader, workers: int, *, apart: bool = False
) -> Iterator[tuple[Arrival, Reading | None]]:
    """The arrivals with their readings, in order. `apart` keeps even a single worker out of this process."""
    if workers == 1 and not apart:
        for batch in batched(arriving):
            yield from reader(batch)
        return
    from reportedly.engines.pool import Crash, ordered
    from reportedly.errors import BadReport
    from reportedly.intake import Arrival

    workers = workers or os.cpu_count() or 1
    for done in ordered(reader, batched(arriving), workers):
        if not isinstance(done, Crash):
            yield from done
            continue
        for arrival, alone in zip(
            done.item, ordered(reader, [[arrival] for arrival in done.item], 1), strict=True
        ):
            if isinstance(alone, Crash):
                yield (
                    Arrival(
                        arrival.name,
                        fault=BadReport(f"{arrival.name} brought its worker down and was left out"),
                    ),
                    None,
                )
            else:
                yield from alone


def batched(arriving: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """Runs of arrivals: the first is short, so that something shows soon; none holds much text."""
    batch: list[Arrival] = []
    most, size = 1, 0
    for arrival in arriving:
        batch.append(arrival)
        size += len(arrival.report.text) if arrival.report else 0
        if len(batch) >= most or size >= BATCH_LETTERS:
            yield batch
            batch, most, size = [], BATCH, 0
    if batch:
        yield batch
