"""Scale: what many articles cost on several workers: `reportedly run` over shards, in wall time and in that of the processors.

The texts are told over again under other days until there are as many articles as a step asks for.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from reportedly.engines.readers import Reader
from reportedly.engines.run import run_shards
from reportedly.engines.shards import find_shards
from reportedly.report import Report

SHARD = 50  # reports
EVERY = 0.5  # seconds between two looks at the memory of the workers
EARLY = 0.25  # the part of a run in which a worker may still be filling what it keeps


class Memory:
    """The memory of the workers of this process over time, in megabytes: the largest at each look."""

    def __init__(self) -> None:
        self.largest: list[float] = []

    @contextmanager
    def watched(self) -> Iterator[None]:
        over = threading.Event()
        thread = threading.Thread(target=self._watch, args=(over,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _watch(self, over: threading.Event) -> None:
        while not over.wait(EVERY):
            sizes = [size for pid in children() if (size := resident(pid)) is not None]
            if sizes:
                self.largest.append(max(sizes))

    @property
    def peak(self) -> float:
        return max(self.largest, default=0.0)

    @property
    def growth(self) -> float:
        """How much more the workers hold in the last half than after the first quarter."""
        n = len(self.largest)
        after, last = self.largest[int(n * EARLY) : n // 2], self.largest[n // 2 :]
        return max(last) / max(after) if after and last else 1.0


def children() -> list[int]:
    """The processes that this one started, and those that they did (Linux)."""
    found, waiting = [], [os.getpid()]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            try:
                pids = [int(pid) for pid in task.read_text().split()]
            except OSError:
                continue
            found += pids
            waiting += pids
    return found


def resident(pid: int) -> float | None:
    """The memory that a process holds; None where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), None)


def write(reports: Sequence[Report], number: int, path: Path) -> None:
    """So many articles as lines; each round of the texts is of another day."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as stream:
        for n, report in enumerate(islice(cycle(reports), number)):
            day = (report.published or date(2016, 1, 1)) + timedelta(days=n // len(reports))
            stream.write(
                json.dumps({"id": f"n{n}", "published": day.isoformat(), "text": report.text}) + "\n"
            )


def run(
    reports: Sequence[Report],
    number: int,
    workers: int,
    *,
    engine: str = "local",
    memory: Memory | None = None,
) -> float:
    """Seconds of reading so many articles in shards, with triage, from the start of the workers to the last manifest."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl.gz")
        write(reports, number, source)
        shards = find_shards(source, SHARD)
        began = time.perf_counter()
        with (memory or Memory()).watched():
            done = list(
                run_shards(shards, Path(folder, "read"), Reader(triage=True), engine=engine, workers=workers)
            )
        seconds = time.perf_counter() - began
    assert sum(d.reports for d in done) == number
    return seconds


def core_seconds(reports: Sequence[Report], number: int, workers: int) -> float:
    """Seconds of all processors together for so many articles, the start of the workers included."""
    before = _used()
    run(reports, number, workers)
    return _used() - before


def _used() -> float:
    """Seconds that the processors have worked for this process and for those that it started and saw end."""
    uses = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def measure(reports: Sequence[Report], many: int, pair: int) -> dict[str, Any]:
    """The memory of the workers over `many` articles on all cores, and `pair` articles on one worker and on two."""
    one, two = run(reports, pair, 1), run(reports, pair, 2)
    memory = Memory()
    run(reports, many, os.cpu_count() or 1, memory=memory)
    found: dict[str, Any] = {
        "articles": pair,
        "one_worker_s": round(one, 1),
        "two_workers_s": round(two, 1),
        "two_against_one": round(one / two, 2),
        "watched_articles": many,
        "worker_megabytes": round(memory.peak),
        "worker_growth": round(memory.growth, 2),
    }
    if find_spec("ray"):
        found["ray_s"] = round(run(reports, pair, 2, engine="ray"), 1)
        found["ray_against_local"] = round(found["ray_s"] / two, 2)
    return found
