"""Learn what an event's signs say about its being right, from what was written and coded for this project, and draw how well that holds.

    python -m tools.train_confidence [--test GOLD… --plot docs/results/calibration.svg]

Learnt from the situations of training/incidents_*.txt, where an event is right if one of its triggers is marked, and for acts of speech,
which are not marked there, from the sentences of training/events.tsv, where it is right if trigger and type are those of the sentence.
GOLD are report files, or folders of them, as `reportedly score` reads them: they only show how well it holds. The weights of a logistic
model go to reportedly/data/lexicon/confidence.yml. They are of signs, never of words, and held small.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import reportedly.reading.events as step
from benchmarks.accuracy import read_all
from reportedly.model import Reading
from reportedly.ontology import SPEECH
from reportedly.reading.events.confidence import FILE, SIGNS, signs_of
from reportedly.reading.findings import Happening
from reportedly.reading.parse import Doc
from reportedly.report import Report
from reportedly.scoring.complete import complete
from reportedly.scoring.gold import GoldSet, load_sets
from reportedly.scoring.reports import ReportScorer
from reportedly.scoring.running import report_of
from reportedly.scoring.tally import Tally
from tools.calibration_plot import bins, draw
from tools.train_incidents import situations

TRAINING = Path(__file__).parents[1] / "training"

FOLDS = 5
STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0)  # of the pull towards zero; the best by cross-validation is taken
RARE = 8  # a sign seen on fewer events than this says nothing


Seen = tuple[
    list[list[str]], list[int], list[int]
]  # the signs of all events, whether each is right, and its report


def noted(reports: Iterable[Report], judge: Callable[[int, Reading], list[bool | None]]) -> Seen:
    """Reads reports and has each of their events judged; what is judged None is left out."""
    signs: list[list[str]] = []

    def record(doc: Doc, events: Sequence[Happening]) -> None:
        signs.extend(signs_of(doc, events))

    step.rate_events = record  # what the reader would rate, noted instead
    seen: Seen = ([], [], [])
    at = 0
    for n, reading in enumerate(read_all(reports)):
        for judged, found in zip(judge(n, reading), signs[at : at + len(reading.events)], strict=True):
            if judged is not None:
                for column, value in zip(seen, (found, int(judged), n), strict=True):
                    column.append(value)  # type: ignore[arg-type]
        at += len(reading.events)
    return seen


def of_gold(gold: GoldSet) -> Seen:
    """Events are right where their trigger and type are those of a gold event."""

    def judge(n: int, reading: Reading) -> list[bool | None]:
        scorer = ReportScorer(gold.items[n], complete(reading.to_dict()), Tally(), [])
        scorer.events()
        matched = set(scorer.matched["events"].values())
        return [i in matched for i in range(len(reading.events))]

    return noted((report_of(text) for text in gold.texts), judge)


def of_situations(paths: Sequence[Path]) -> Seen:
    """Events are right where a mark covers a trigger; acts of speech are not marked."""
    told = [report for reports in situations(paths).values() for report in reports]

    def judge(n: int, reading: Reading) -> list[bool | None]:
        marks = told[n].marks
        return [
            None if e.type in SPEECH else any(s.start < end and start < s.end for s in e.triggers for _, start, end in marks)
            for e in reading.events
        ]  # fmt: skip

    given = (
        Report(r.text, title=r.title, publisher=r.outlet, published=date.fromisoformat(r.day)) for r in told
    )
    return noted(given, judge)


def of_sentences(path: Path) -> Seen:
    """Acts of speech are right where trigger and type are those of their sentence."""
    rows = [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]

    def judge(n: int, reading: Reading) -> list[bool | None]:
        text, trigger, types = rows[n][:3]
        start = text.find(trigger) if trigger != "-" else -1
        return [
            e.type in types.split("|")
            and any(s.start < start + len(trigger) and start < s.end for s in e.triggers)
            if e.type in SPEECH
            else None
            for e in reading.events
        ]

    return noted((Report(row[0]) for row in rows), judge)


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


def columns(names: Sequence[str], seen: Sequence[Sequence[str]]) -> Any:
    return np.array([[1.0, *(float(n in s) for n in names)] for s in seen])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    seen, right, report = of_situations(sorted(TRAINING.glob("incidents_*.txt")))
    more, good, of_row = of_sentences(TRAINING / "events.tsv")
    start = max(report) + 1
    seen, right, report = seen + more, right + good, report + [start + n for n in of_row]
    counts = {name: sum(name in s for s in seen) for name in sorted({n for s in seen for n in s})}
    names = list(dict.fromkeys(s for s in (*SIGNS, *counts) if counts.get(s, 0) >= RARE))
    x, y, of = columns(names, seen), np.array(right, float), np.array(report)
    tried = {strength: loss(crossed(x, y, of, strength), y) for strength in STRENGTHS}
    best = min(tried, key=tried.__getitem__)
    w = fit(x, y, best)
    base = loss(np.full(len(y), y.mean()), y)
    told = f"{len(y)} events, {y.mean():.0%} right; log loss by cross-validation {tried[best]:.3f}, of always {y.mean():.2f} {base:.3f}"
    lines = [
        "# What each sign of an event adds to the log odds that it is right; the signs are told in reportedly/reading/events/confidence.py.",
        "# source: trained by tools/train_confidence.py on training/; no words of its texts are in it; licence: as the project.",
        f"# {told}.",
        f"base: {w[0]:.3f}",
        "signs:",
        *(f"  {name}: {value:.3f}" for name, value in zip(names, w[1:], strict=True) if abs(value) >= 0.005),
    ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(told)
    tests = [of_gold(gold) for gold in load_sets(given.test) if gold.kind == "reports"]
    if tests:
        y = np.array([r for test in tests for r in test[1]], float)
        p = 1 / (1 + np.exp(-columns(names, [s for test in tests for s in test[0]]) @ w))
        for low, high, n, mean, share in bins(p.tolist(), y.tolist()):
            print(f"  {low:.1f}-{high:.1f}  {n:4} events  said {mean:.2f}  right {share:.2f}")
        sure = p >= 0.9
        print(
            f"  of {int(sure.sum())} events at 0.9 or more {y[sure].mean() if sure.any() else 0:.2f} are right"
        )
        if given.plot:
            given.plot.parent.mkdir(parents=True, exist_ok=True)
            given.plot.write_text(draw(p.tolist(), y.tolist()), encoding="utf-8")


if __name__ == "__main__":
    main()
