"""Kills the intake at random points and proves that nothing is lost or doubled: `python -m benchmarks.kills [--times 50]`.

Each time `reportedly add` takes in readings, is killed with SIGKILL somewhere on the way, and is run again to its end; the ledger must
then be whole and hold every report once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ledger import World
from reportedly.ledger import Ledger


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--reports", type=int, default=60)
    chosen = options.parse_args()
    chance = random.Random(5)
    world = World()
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings.jsonl"
        entries = [world.report(number) for number in range(chosen.reports)]
        readings.write_text("".join(json.dumps(entry.reading) + "\n" for entry in entries), encoding="utf-8")
        whole = duration(readings, Path(folder) / "whole.db")
        states: list[int] = []
        for n in range(chosen.times):
            path = Path(folder) / f"{n}.db"
            states.append(kill(readings, path, chance.uniform(0.15, 1.0) * whole))
            run(readings, path)
            check(path, chosen.reports)
            for file in Path(folder).glob(f"{n}.db*"):
                file.unlink()
            print(f"\r{n + 1} kills, {states[-1]} reports were in", end="", file=sys.stderr, flush=True)
    inside = sum(0 < state < chosen.reports for state in states)
    print(
        f"\n{chosen.times} kills, {inside} of them in the middle of the reports: nothing lost, nothing doubled"
    )


def command(readings: Path, path: Path) -> list[str]:
    return [
        sys.executable,
        "-c",
        "from reportedly.cli import main; main()",
        "add",
        str(readings),
        "--ledger",
        str(path),
    ]


def run(readings: Path, path: Path) -> None:
    done = subprocess.run(command(readings, path), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def duration(readings: Path, path: Path) -> float:
    start = time.perf_counter()
    run(readings, path)
    check(path, None)
    return time.perf_counter() - start


def kill(readings: Path, path: Path, after: float) -> int:
    """Kill an intake after some seconds; how many reports were in comes back."""
    process = subprocess.Popen(command(readings, path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return check(path, None) if path.exists() and path.stat().st_size else 0


def check(path: Path, reports: int | None) -> int:
    with Ledger.open(path) as ledger:
        proof = ledger.verify()
        assert proof.wrong is None, proof.wrong
        found = len([*ledger.publications()])
        assert found == len([*ledger.readings()]) == proof.counts["reports"]
    assert reports is None or found == reports, (found, reports)
    return found


if __name__ == "__main__":
    main()
