"""Runs: all shards of a folder, on this machine's cores or on a Ray cluster.

The engine only hands out shards; workers read and write files on a path that all of them see, so no text passes through it.
A shard whose worker died is read again apart, report by report, and the one that kills is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from reportedly.engines.pool import Crash, ordered
from reportedly.engines.readers import Reader
from reportedly.engines.shards import Done, Shard, read_shard
from reportedly.errors import BadRequest, MissingPart

ENGINES = ("local", "ray")
AHEAD = 2  # shards handed out for each worker
RECYCLED = 50  # shards after which a worker is replaced
TRIES = 3  # of a shard whose worker or machine died


def run_shards(
    shards: list[Shard], target: Path, reader: Reader, *, engine: str = "local", workers: int = 0
) -> Iterator[Done]:
    """What became of each shard, as they are done. `workers` 0 takes all cores, or what the cluster has."""
    if engine not in ENGINES:
        raise BadRequest(f"there is no engine {engine!r}; it is one of {', '.join(ENGINES)}")
    run = run_local if engine == "local" else run_ray
    yield from run(shards, target, reader, workers)


def run_local(shards: list[Shard], target: Path, reader: Reader, workers: int) -> Iterator[Done]:
    work = partial(read_shard, target=target, reader=reader)
    for done in ordered(work, shards, workers or os.cpu_count() or 1, recycled=RECYCLED):
        yield read_shard(done.item, target, reader, apart=True) if isinstance(done, Crash) else done


def run_ray(shards: list[Shard], target: Path, reader: Reader, workers: int) -> Iterator[Done]:
    try:
        ray: Any = import_module("ray")
    except ImportError as error:
        raise MissingPart(
            "the engine ray is not installed; `pip install reportedly[ray]` brings it"
        ) from error
    began = not ray.is_initialized()
    if began:  # RAY_ADDRESS names a cluster; without it one is started here
        address = os.environ.get("RAY_ADDRESS")
        own: dict[str, Any] = (
            {} if address else {"num_cpus": workers or os.cpu_count(), "include_dashboard": False}
        )
        ray.init(address=address, log_to_driver=False, **own)
    work = ray.remote(num_cpus=1, max_retries=TRIES)(read_shard)
    most = AHEAD * (workers or int(ray.cluster_resources().get("CPU", 1)))
    waiting, under_way = list(reversed(shards)), dict[Any, Shard]()
    try:
        while waiting or under_way:
            while waiting and len(under_way) < most:
                shard = waiting.pop()
                under_way[work.remote(shard, target, reader)] = shard
            ready, _ = ray.wait(list(under_way), num_returns=1)
            for reference in ready:
                shard = under_way.pop(reference)
                try:
                    yield ray.get(reference)
                except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError):
                    yield read_shard(shard, target, reader, apart=True)
    finally:
        if began:
            ray.shutdown()
