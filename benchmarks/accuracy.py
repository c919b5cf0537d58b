"""The quality gate: accuracy on gold, against the floors in evals/floors.json.

    python -m benchmarks.accuracy                                   fails below a floor, or where a corpus is not the one that was measured
    python -m benchmarks.accuracy --page docs/results/accuracy.md   also writes the page
    python -m benchmarks.accuracy --update                          raises floors to what was measured
    python -m benchmarks.accuracy --update --allow-regression WHY   also lowers them, and keeps the reason

The project's own sets are in evals/own. Larger ones are looked for in ../shared/gold (REPORTEDLY_GOLD names another folder); where they
are not there, their floors are passed over with a note. Parses are kept between runs (benchmarks/parses.py).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.parses import cached
from reportedly.model import Reading
from reportedly.reading import read_parse
from reportedly.reading.layout import dated, find_layout
from reportedly.report import Report
from reportedly.scoring import pages
from reportedly.scoring.gold import GoldSet, load_sets
from reportedly.scoring.running import Result, score_set

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evals" / "floors.json"
# One item that flips moves the smallest of our sets by more than this; rounding and a tie broken the other way do not.
EPSILON = 0.002
# A floor lies this much under what was measured, so that a change that helps one set may cost another a single item.
MARGIN = 0.005


def gold_folder() -> Path:
    return Path(os.environ.get("REPORTEDLY_GOLD") or ROOT.parent / "shared" / "gold")


def sets(only: frozenset[str]) -> Iterator[GoldSet]:
    """The project's own sets, then the larger ones where they are there."""
    folder = gold_folder()
    own = [ROOT / "evals" / "own"]
    found = load_sets([path for path in own if path.is_dir()])
    for gold in found:
        gold.name = f"own-{gold.name.removeprefix('own-')}"
    if folder.is_dir():
        found += load_sets([folder])
    for gold in found:
        if not only or gold.name in only:
            yield gold


def read_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """Readings over kept parses."""
    for report in reports:
        layout = find_layout(report.text)
        doc = next(cached([(report.text, layout)]))
        yield read_parse(doc, dated(report, layout))


def faults(results: Sequence[Result], floors: Mapping[str, Any]) -> list[str]:
    """What lies below its floor, and which corpus is not the one that the floor was measured on."""
    out = []
    kept = floors.get("sets", {})
    for result in results:
        floor = kept.get(result.name)
        if floor is None:
            out.append(f"{result.name} has no floor; --update sets it")
            continue
        if floor["digest"] != result.digest:
            out.append(
                f"{result.name} is another corpus ({result.digest}) than its floor's ({floor['digest']}); --update re-pins it"
            )
            continue
        for name, least in floor["figures"].items():
            value = result.figures.get(name)
            if value is None or value < least - EPSILON:
                out.append(f"{result.name}: {name} is {value}, its floor {least}")
    return out


def updated(results: Sequence[Result], floors: Mapping[str, Any], reason: str | None) -> dict[str, Any]:
    """The floors raised to what was measured, less the margin; lowered only for a reason, which is kept."""
    kept: dict[str, Any] = {name: dict(entry) for name, entry in floors.get("sets", {}).items()}
    lowered: list[Any] = list(floors.get("lowered", []))
    for result in results:
        before = kept.get(result.name, {})
        same = before.get("digest") == result.digest
        figures = {}
        for name, value in pages.leading(result):
            floor = round(max(0.0, value - MARGIN), 3)
            last = before.get("figures", {}).get(name)
            if same and last is not None and floor < last:
                if value >= last - EPSILON:
                    floor = last
                elif reason is None:
                    raise SystemExit(
                        f"{result.name}: {name} would fall from {last} to {floor}; --allow-regression WHY lowers it"
                    )
                else:
                    lowered.append(
                        {"set": result.name, "figure": name, "from": last, "to": floor, "why": reason}
                    )
            figures[name] = floor
        kept[result.name] = {"digest": result.digest, "size": result.size, "figures": figures}
    return {"sets": dict(sorted(kept.items())), "lowered": lowered}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", help="names of sets, with commas")
    parser.add_argument("--update", action="store_true", help="set floors to what was measured")
    parser.add_argument("--allow-regression", metavar="WHY", help="lower floors too, for this reason")
    parser.add_argument("--page", type=Path, help="write the page of results")
    parser.add_argument("--json", type=Path, help="write all figures and misses")
    given = parser.parse_args(arguments)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    results = []
    for gold in sets(frozenset(given.only.split(",") if given.only else ())):
        result = score_set(gold, read_all)
        print(pages.table([result]), flush=True)
        results.append(result)
    unseen = sorted(set(floors.get("sets", {})) - {r.name for r in results})
    if unseen and not given.only:
        print(f"note: not here, so not measured: {', '.join(unseen)}", file=sys.stderr)
    if given.update:
        floors = updated(results, floors, given.allow_regression)
        FLOORS.parent.mkdir(exist_ok=True)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    if given.json:
        given.json.write_text(
            json.dumps(pages.as_json(results), ensure_ascii=False, indent=1), encoding="utf-8"
        )
    if given.page:
        given.page.parent.mkdir(parents=True, exist_ok=True)
        given.page.write_text(pages.page(results, floors), encoding="utf-8")
    wrong = faults(results, floors)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
