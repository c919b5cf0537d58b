"""What more and more articles cost: processor time of `reportedly run` with triage, all workers together.

    python -m benchmarks.curve [TEXTS.jsonl.gz] [--most 100000]       1,000, 10,000 and 100,000 articles, in about two core-hours

Processor time, so that a machine with other work may run it (`nice`). Writes docs/results/curve.json, and cost.svg:
seconds by articles, both by orders of magnitude, beside the line of what is linear.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from math import floor, log10
from pathlib import Path

from benchmarks import scale
from benchmarks.texts import TEXTS, reports_of

RESULTS = Path(__file__).parent.parent / "docs" / "results"
SIZES = (1000, 10_000, 100_000)  # articles

WIDTH, HEIGHT, EDGE = 520, 340, 60
INK, LINE, DOT = "#1f2933", "#c3cad3", "#0b6e99"


def draw(points: Sequence[tuple[int, float]], title: str) -> str:
    """The plot of (articles, seconds); the dashed line is linear through the first point."""
    decades = range(floor(log10(points[0][0])), 6)
    rate = points[0][1] / points[0][0]
    low, high = floor(log10(rate * 10 ** decades[0])), floor(log10(rate * 10 ** decades[-1])) + 1

    def at(articles: float, seconds: float) -> tuple[float, float]:
        x = (log10(articles) - decades[0]) / (decades[-1] - decades[0])
        y = (log10(seconds) - low) / (high - low)
        return EDGE + x * (WIDTH - 2 * EDGE), HEIGHT - EDGE - y * (HEIGHT - 2 * EDGE)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12" fill="{INK}" role="img">',
        f"<title>{title}</title>",
        f'<text x="{WIDTH / 2}" y="24" text-anchor="middle" font-size="14">{title}</text>',
    ]
    for power in decades:
        x, y = at(10**power, 10**low)
        out.append(f'<path d="M{x:.1f} {y:.1f}V{EDGE}" stroke="{LINE}"/>')
        out.append(f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        x, y = at(10 ** decades[0], 10**power)
        out.append(f'<path d="M{x:.1f} {y:.1f}H{WIDTH - EDGE}" stroke="{LINE}"/>')
        out.append(f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{10**power:,} s</text>')
    (x, y), (end_x, end_y) = at(*points[0]), at(10 ** decades[-1], rate * 10 ** decades[-1])
    out.append(
        f'<path d="M{x:.1f} {y:.1f}L{end_x:.1f} {end_y:.1f}" stroke="{DOT}" stroke-dasharray="5 4" fill="none"/>'
    )
    for articles, seconds in points:
        x, y = at(articles, seconds)
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{DOT}"/>')
        out.append(f'<text x="{x + 8:.1f}" y="{y + 16:.1f}">{seconds:,.0f} s</text>')
    out.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 14}" text-anchor="middle">articles</text>')
    return "\n".join([*out, "</svg>", ""])


def main() -> None:
    options = argparse.ArgumentParser(description="Measure what more and more articles cost.")
    options.add_argument("texts", nargs="?", type=Path, default=TEXTS)
    options.add_argument("--most", type=int, default=SIZES[-1], help="articles of the last point")
    given = options.parse_args()
    reports = reports_of(given.texts, 1)
    workers = os.cpu_count() or 1
    points: list[tuple[int, float]] = []
    for size in SIZES:
        if size <= given.most:
            points.append((size, round(scale.core_seconds(reports, size, workers), 1)))
            print(f"{size:,} articles: {points[-1][1]:,} core-seconds", flush=True)
    found = {"points": points, "workers": workers}
    (RESULTS / "curve.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    title = f"Core-seconds of reading with triage, {workers} workers"
    (RESULTS / "cost.svg").write_text(draw(points, title), encoding="utf-8")


if __name__ == "__main__":
    main()
