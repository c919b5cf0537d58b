"""The local pool: one function over many items on all cores, results in the order of the items.

Memory stays flat: only a few items are under way at a time, and workers are replaced after a number of items.
An item that brings its worker down is found out, reported as a `Crash` and left behind; the others are done.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD = 4  # items under way for each worker
RECYCLED = (
    500  # items (batches of reports) after which a worker is replaced, if the caller does not say otherwise
)


@dataclass(frozen=True, slots=True)
class Crash(Generic[In]):
    """An item whose worker died."""

    item: In


def ordered(
    function: Callable[[In], Out], items: Iterable[In], workers: int, *, recycled: int = RECYCLED
) -> Iterator[Out | Crash[In]]:
    """What the function makes of each item, in order. An exception of the function is raised here."""
    pending: deque[tuple[In, Future[Out]]] = deque()
    source = iter(items)
    pool = start(workers, recycled)
    try:
        while True:
            for item in source:
                pending.append((item, pool.submit(function, item)))
                if len(pending) >= workers * AHEAD:
                    break
            if not pending:
                return
            item, future = pending.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=True, cancel_futures=True)
                yield from singly(function, [item, *(other for other, _ in pending)])
                pending.clear()
                pool = start(workers, recycled)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def singly(function: Callable[[In], Out], items: list[In]) -> Iterator[Out | Crash[In]]:
    """The items that were under way when a worker died, one at a time, so that the guilty one is known."""
    pool = start(1)
    try:
        for item in items:
            try:
                yield pool.submit(function, item).result()
            except BrokenProcessPool:
                pool.shutdown(wait=True)
                pool = start(1)
                yield Crash(item)
    finally:
        pool.shutdown(wait=True)


def start(workers: int, recycled: int = RECYCLED) -> ProcessPoolExecutor:
    # A forked child of a process with threads (numpy has some) may hang.
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=recycled
    )
