"""Speed: what reading costs, against the bare default pipeline on the same texts, in one run.

    python -m benchmarks.speed [TEXTS.jsonl.gz] [--step 20]      every 20th text; 1 is all

Times are those of the processor, of one process, the steps taken in turns so that a busy machine slows all of them. Prints the
hardware and the ratios, and writes docs/results/speed.json and speed.md. Lines of TEXTS: {"text": ..., "published": ...}.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import spacy

from reportedly.engines.readers import settle
from reportedly.model import Reading
from reportedly.reading import read_all, read_parse
from reportedly.reading.layout import dated, find_layout
from reportedly.reading.parse import DEFAULT_MODEL, parse
from reportedly.reading.triage import sieve, triaged
from reportedly.report import Report

RESULTS = Path(__file__).parent.parent / "docs" / "results"
TEXTS = Path(__file__).parent.parent.parent / "shared" / "bench" / "news.jsonl.gz"
ROUND = 40  # texts that each step takes before the next step has its turn
EVENTFUL = 3  # events that make a report one of conflict


def reports_of(path: Path, step: int) -> list[Report]:
    reports = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in list(stream)[::step]:
            item = json.loads(line)
            try:
                day = date.fromisoformat(item.get("published") or "")
            except ValueError:
                day = None
            reports.append(Report(item["text"], published=day))
    return reports


def hardware() -> dict[str, Any]:
    names = [
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    return {"cpu": names[0] if names else platform.processor(), "cores": os.cpu_count(), "python": platform.python_version(), "spacy": spacy.__version__, "load": round(os.getloadavg()[0], 1)}  # fmt: skip


def lost(whole: list[Reading], sifted: list[Reading]) -> tuple[int, int]:
    """How many events reading finds, and how many of them triage loses: none of that type with a trigger at the place."""
    total = gone = 0
    for before, after in zip(whole, sifted, strict=True):
        left = [(e.type, t.start, t.end) for e in after.events for t in e.triggers]
        for event in before.events:
            total += 1
            gone += not any(
                kind == event.type and start < t.end and t.start < end
                for t in event.triggers
                for kind, start, end in left
            )
    return total, gone


def measure(reports: list[Report]) -> dict[str, Any]:
    nlp = spacy.load(DEFAULT_MODEL)
    list(read_all(reports[:5]))
    list(read_all(reports[:5], triage=True))
    list(nlp.pipe([r.text for r in reports[:5]]))
    settle()
    spent: dict[str, float] = {}

    def timed(step: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        out = work()
        spent[step] = spent.get(step, 0.0) + time.process_time() - began
        return out

    whole: list[Reading] = []
    sifted: list[Reading] = []
    sentences = words = 0
    eventful = {"bare": 0.0, "triage": 0.0}
    for at in range(0, len(reports), ROUND):
        part = reports[at : at + ROUND]
        words += sum(len(r.text.split()) for r in part)
        timed("bare", lambda part=part: sum(len(d) for d in nlp.pipe([r.text for r in part])))
        read = timed("read", lambda part=part: list(read_all(part)))
        whole += read
        sifted += timed("triage", lambda part=part: list(read_all(part, triage=True)))
        timed("sift", lambda part=part: [triaged(find_layout(r.text), sieve()) for r in part])
        layouts = [(r.text, find_layout(r.text)) for r in part]
        docs = timed("parse", lambda layouts=layouts: list(parse(layouts)))
        days = [dated(r, layout) for r, (_, layout) in zip(part, layouts, strict=True)]
        sentences += sum(len(d.sentences) for d in docs)
        timed(
            "stages", lambda docs=docs, days=days: [read_parse(d, r) for d, r in zip(docs, days, strict=True)]
        )
        rich = [r for r, reading in zip(part, read, strict=True) if len(reading.events) >= EVENTFUL]
        if rich:
            began = time.process_time()
            list(nlp.pipe([r.text for r in rich]))
            half = time.process_time()
            list(read_all(rich, triage=True))
            eventful["bare"] += half - began
            eventful["triage"] += time.process_time() - half
    total, gone = lost(whole, sifted)
    return {
        "reports": len(reports),
        "words": words,
        "microseconds_a_word": {step: round(seconds / words * 1e6, 1) for step, seconds in spent.items()},
        "read_against_bare": round(spent["bare"] / spent["read"], 2),
        "triage_against_bare": round(spent["bare"] / spent["triage"], 2),
        "triage_of_conflict_against_bare": round(eventful["bare"] / max(eventful["triage"], 1e-9), 2),
        "sentences_a_second_parses_given": round(sentences / spent["stages"]),
        "events": total,
        "lost_by_triage": round(gone / max(total, 1), 4),
        "longer_report": longer(reports),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def longer(reports: list[Report]) -> dict[str, float]:
    """How much more a report costs that is as long as 10 and 40 of them; the parse is left out, being linear."""
    text = "\n\n".join(r.text for r in reports[:20] if len(r.text) > 800)[:4000]
    costs = {}
    for times in (1, 10, 40):
        many = "\n\n".join([text] * times)
        layout = find_layout(many)
        doc = next(parse([(many, layout)]))
        began = time.process_time()
        read_parse(doc, Report(many))
        costs[times] = time.process_time() - began
    return {f"{times} times": round(costs[times] / costs[1], 1) for times in (10, 40)}


def main() -> None:
    options = argparse.ArgumentParser(description="Measure the speed of reading.")
    options.add_argument("texts", nargs="?", type=Path, default=TEXTS)
    options.add_argument("--step", type=int, default=20)
    given = options.parse_args()
    found = {"hardware": hardware(), **measure(reports_of(given.texts, given.step))}
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "speed.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    rows = "\n".join(f"| {name.replace('_', ' ')} | {value} |" for name, value in found.items())
    (RESULTS / "speed.md").write_text(
        f"# Speed\n\nMade by `python -m benchmarks.speed --step {given.step}`; processor time of one process.\n\n| what | measured |\n|---|---|\n{rows}\n",
        encoding="utf-8",
    )
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
