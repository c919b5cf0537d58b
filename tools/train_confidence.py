"""Learn what an event's signs say about its being right, from reports coded by hand, and draw how well that holds.

    python -m tools.train_confidence GOLD… [--plot docs/results/calibration.svg]

GOLD are report files, or folders of them, in the format that `reportedly score` reads. An event is right where its trigger and type are
those of a gold event; the weights of a logistic model go to reportedly/data/lexicon/confidence.yml. They are of signs, never of
words, and held small; how well they do is told by cross-validation over whole reports, which is also what the plot shows.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import reportedly.reading.events as step
from benchmarks.accuracy import read_all
from reportedly.reading.events.confidence import FILE, SIGNS, signs_of
from reportedly.reading.findings import Happening
from reportedly.reading.parse import Doc
from reportedly.scoring.complete import complete
from reportedly.scoring.gold import GoldSet, load_sets
from reportedly.scoring.reports import ReportScorer
from reportedly.scoring.running import report_of
from reportedly.scoring.tally import Tally
from tools.calibration_plot import bins, draw

FOLDS = 5
STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0)  # of the pull towards zero; the best by cross-validation is taken
RARE = 8  # a sign seen on fewer events than this says nothing


def observed(gold: GoldSet) -> tuple[list[list[str]], list[int], list[int]]:
    """The signs of all events, whether each is right, and the report that it is of."""
    seen: list[list[str]] = []

    def record(doc: Doc, events: Sequence[Happening]) -> None:
        seen.extend(signs_of(doc, events))

    step.rate_events = record  # what the reader would rate, noted instead
    right: list[int] = []
    report: list[int] = []
    readings = read_all(report_of(text) for text in gold.texts)
    for n, (item, reading) in enumerate(zip(gold.items, readings, strict=True)):
        scorer = ReportScorer(item, complete(reading.to_dict()), Tally(), [])
        scorer.events()
        matched = set(scorer.matched["events"].values())
        right += [int(i in matched) for i in range(len(reading.events))]
        report += [n] * len(reading.events)
    return seen, right, report


def fit(x: Any, y: Any, strength: float) -> Any:
    """Logistic regression by Newton's method; the first column is the base, which is not held back."""
    w = np.zeros(x.shape[1])
    pull = np.full(x.shape[1], strength)
    pull[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + pull * w
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(pull), gradient)
    return w


def crossed(x: Any, y: Any, report: Any, strength: float) -> Any:
    """For each event the probability by weights that never saw its report."""
    out = np.zeros(len(y))
    for fold in range(FOLDS):
        away = report % FOLDS == fold
        out[away] = 1 / (1 + np.exp(-x[away] @ fit(x[~away], y[~away], strength)))
    return out


def loss(p: Any, y: Any) -> float:
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    seen: list[list[str]] = []
    right: list[int] = []
    report: list[int] = []
    for gold in load_sets(given.gold):
        if gold.kind == "reports":
            more, good, of = observed(gold)
            start = max(report, default=-1) + 1
            seen, right, report = seen + more, right + good, report + [start + n for n in of]
    counts = {name: sum(name in s for s in seen) for name in sorted({n for s in seen for n in s})}
    known = [s for s in (*SIGNS, *counts) if counts.get(s, 0) >= RARE]
    names = list(dict.fromkeys(known))
    x = np.array([[1.0, *(float(n in s) for n in names)] for s in seen])
    y, of = np.array(right, float), np.array(report)
    tried = {strength: loss(crossed(x, y, of, strength), y) for strength in STRENGTHS}
    best = min(tried, key=tried.__getitem__)
    p = crossed(x, y, of, best)
    w = fit(x, y, best)
    base = loss(np.full(len(y), y.mean()), y)
    told = f"{len(y)} events of {report[-1] + 1} reports, {y.mean():.0%} right; log loss by cross-validation {tried[best]:.3f}, of always {y.mean():.2f} {base:.3f}"
    lines = [
        "# What each sign of an event adds to the log odds that it is right; the signs are told in reportedly/reading/events/confidence.py.",
        "# source: trained by tools/train_confidence.py on reports coded by hand; no words of theirs are in it; licence: as the project.",
        f"# {told}.",
        f"base: {w[0]:.3f}",
        "signs:",
        *(f"  {name}: {value:.3f}" for name, value in zip(names, w[1:], strict=True) if abs(value) >= 0.005),
    ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(told)
    for low, high, n, mean, share in bins(p.tolist(), y.tolist()):
        print(f"  {low:.1f}-{high:.1f}  {n:4} events  said {mean:.2f}  right {share:.2f}")
    sure = p >= 0.9
    print(f"  of {int(sure.sum())} events at 0.9 or more {y[sure].mean() if sure.any() else 0:.2f} are right")
    if given.plot:
        given.plot.parent.mkdir(parents=True, exist_ok=True)
        given.plot.write_text(draw(p.tolist(), y.tolist()), encoding="utf-8")


if __name__ == "__main__":
    main()
