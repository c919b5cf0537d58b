"""Timing: what something costs in wall and processor time, held against what it may cost, and kept as a page of results."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent.parent / "docs" / "results"
Row = dict[str, Any]


def hardware() -> Row:
    names = [
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    return {
        "cpu": names[0] if names else platform.processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


class Sheet:
    """What was measured, in order; each is told as it comes."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def time(self, name: str, asked: Iterable[Callable[[], Any]], most: float | None = None) -> float:
        """The median wall time of several questions in milliseconds, with the worst, and what this process computed for them."""
        walls, cpus = [], []
        for ask in asked:
            wall, cpu = time.perf_counter(), time.process_time()
            ask()
            walls.append(1000 * (time.perf_counter() - wall))
            cpus.append(1000 * (time.process_time() - cpu))
        median = statistics.median(walls)
        self.note(
            name,
            f"{median:.1f} ms",
            f"{max(walls):.1f} ms",
            f"{statistics.median(cpus):.1f} ms",
            most and f"{most:g} ms",
        )
        return median

    def note(self, name: str, median: str, worst: str = "", cpu: str = "", most: str | None = None) -> None:
        self.rows.append({"what": name, "median": median, "worst": worst, "cpu": cpu, "at most": most or ""})
        print(
            f"{name:44} {median:>14}   worst {worst:>10}   cpu {cpu:>10}   {(most and 'at most ' + most) or ''}",
            flush=True,
        )


def keep(page: str, title: str, section: str, command: str, sheet: Sheet) -> None:
    """Put a section into docs/results/PAGE.json and write PAGE.md anew."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{page}.json"
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    held[section] = {"command": command, "hardware": hardware(), "rows": sheet.rows}
    path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    lines = [f"# {title}", ""]
    for name, part in sorted(held.items()):
        machine = ", ".join(f"{key} {value}" for key, value in part["hardware"].items())
        lines += [
            f"## {name}",
            "",
            f"Made by `{part['command']}` ({machine}; the load is that of the whole machine).",
            "",
        ]
        lines += [
            "| what | median | worst | processor of this process | at most |",
            "|---|---:|---:|---:|---:|",
        ]
        lines += ["| " + " | ".join(row.values()) + " |" for row in part["rows"]]
        lines.append("")
    (RESULTS / f"{page}.md").write_text("\n".join(lines), encoding="utf-8")
