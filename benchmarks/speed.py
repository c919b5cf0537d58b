"""Speed: what reading costs, against the bare default pipeline on the same texts, in one run, and what it costs at scale.

    python -m benchmarks.speed [TEXTS.jsonl.gz]            the whole table, in 20 minutes on two quiet cores
    python -m benchmarks.speed --quick                     a small sample of everything, in two minutes
    python -m benchmarks.speed --step 1                    every text, in an hour

Times on one core are those of the processor, of one process, the steps taken in turns so that a busy machine slows all of them;
those of several workers are wall time and want a quiet machine. Prints the hardware and the figures, and writes
docs/results/speed.json and speed.md, with the curve that `benchmarks.curve` measured. Ray is measured where it is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import spacy

from benchmarks import scale
from benchmarks.texts import TEXTS, reports_of
from reportedly.engines.readers import settle
from reportedly.model import Reading
from reportedly.reading import read_all, read_parse
from reportedly.reading.layout import dated, find_layout
from reportedly.reading.parse import DEFAULT_MODEL, parse
from reportedly.reading.triage import sieve, triaged
from reportedly.report import Report

RESULTS = Path(__file__).parent.parent / "docs" / "results"
ROUND = 40  # texts that each step takes before the next step has its turn
MANY = 10_000  # articles over which the memory of the workers is watched
PAIR = 2000  # articles read by one worker, by two, and by two of Ray
WARM = 100  # texts read before: nobody starts a worker for each article
STARTS = 5  # of which the quickest counts
EVENTFUL = 3  # events that make a report one of conflict


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


def help_seconds() -> float:
    """How much longer `reportedly --help` takes than Python that does nothing."""

    def seconds(*arguments: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began

    program, bare = (
        min(seconds(*arguments) for _ in range(STARTS))
        for arguments in (("-m", "reportedly", "--help"), ("-c", "pass"))
    )
    return program - bare


def measure(reports: list[Report], warm: list[Report]) -> dict[str, Any]:
    """The figures of one core over the reports; `warm` are others, read before."""
    nlp = spacy.load(DEFAULT_MODEL)
    list(nlp.pipe([r.text for r in warm]))
    list(read_all(warm))
    list(read_all(warm, triage=True))
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
        "help_s": round(help_seconds(), 3),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def longer(reports: list[Report]) -> dict[str, float]:
    """How much more a report costs that is as long as 10 and 100 of them; the parse is left out, being linear."""
    text = "\n\n".join(r.text for r in reports[:20] if len(r.text) > 800)[:4000]
    costs = {}
    for times in (1, 1, 10, 100):  # the first only loads what it needs
        many = "\n\n".join([text] * times)
        layout = find_layout(many)
        doc = next(parse([(many, layout)]))
        began = time.process_time()
        read_parse(doc, Report(many))
        costs[times] = time.process_time() - began
    return {f"{times} times": round(costs[times] / costs[1], 1) for times in (10, 100)}


def table(
    one: dict[str, Any], many: dict[str, Any], curve: Sequence[tuple[int, float]]
) -> list[tuple[str, str, str, bool]]:
    """(what, at least or at most, measured, whether it is met) as the readers of the page want it."""
    first, last = curve[0], curve[-1]
    slope = (last[1] / last[0]) / (first[1] / first[0])
    rows = [
        ("`read`, all of it, against the bare pipeline", "1.1 times", f"{one['read_against_bare']} times", one["read_against_bare"] >= 1.1),
        ("`read --triage`, reports of three events or more, against it", "1.4 times", f"{one['triage_of_conflict_against_bare']} times", one["triage_of_conflict_against_bare"] >= 1.4),
        ("`read --triage`, all of it, against it", "3 times", f"{one['triage_against_bare']} times", one["triage_against_bare"] >= 3),
        ("events lost by triage", "0.5 %", f"{one['lost_by_triage']:.2%} of {one['events']:,}", one["lost_by_triage"] <= 0.005),
        ("the reading stages on given parses, one core", "1,000 sentences/s", f"{one['sentences_a_second_parses_given']:,} sentences/s", one["sentences_a_second_parses_given"] >= 1000),
        ("2 workers against 1", "1.8 times", f"{many['two_against_one']} times ({many['articles']:,} articles, start included)", many["two_against_one"] >= 1.8),
        (f"memory of a worker over {many['watched_articles']:,} articles", "under 500 MB, flat", f"{many['worker_megabytes']} MB at most; the second half {many['worker_growth']} times the second quarter", many["worker_megabytes"] < 500 and many["worker_growth"] <= 1.1),
        ("a report 100 times as long", "120 times the time", f"{one['longer_report']['100 times']} times", one["longer_report"]["100 times"] <= 120),
        ("`reportedly --help`, beyond the start of Python", "0.3 s", f"{one['help_s']} s", one["help_s"] < 0.3),
        (f"an article, {last[0]:,} articles against {first[0]:,}", "linear", f"{slope:.2f} times ({', '.join(f'{n:,}: {s:,.0f} core-seconds' for n, s in curve)})", slope <= 1.1),
    ]  # fmt: skip
    if "ray_against_local" in many:
        rows.append(("Ray against the local pool, 2 workers", "1.3 times the time", f"{many['ray_against_local']} times", many["ray_against_local"] <= 1.3))  # fmt: skip
    return rows


def page(
    one: dict[str, Any],
    many: dict[str, Any],
    curve: Sequence[tuple[int, float]],
    machine: dict[str, Any],
    command: str,
) -> str:
    """The results as Markdown."""
    lines = [
        "# Speed",
        "",
        f"Made by `{command}` on {machine['cpu']}, {machine['cores']} cores, Python {machine['python']}, spaCy {machine['spacy']}, load {machine['load']} at the start.",
        f"One core: processor time of one process over {one['reports']:,} mixed articles, {one['words']:,} words, all steps in one run. Several workers: wall time.",
        "",
        "| what | asked | measured | |",
        "|---|---|---|---|",
        *(f"| {what} | {asked} | {found} | {'✓' if met else 'falls short'} |" for what, asked, found, met in table(one, many, curve)),
        "",
        "| step | microseconds a word |",
        "|---|---|",
        *(f"| {step} | {cost} |" for step, cost in one["microseconds_a_word"].items()),
        "",
        "`bare` is spaCy's default pipeline, `read` and `triage` all of ours; `sift` is the search for words before anything is parsed, `parse` and `stages` the two parts of `read` once more by themselves.",
        "",
        "![What articles cost](cost.svg)",
        "",
        "The curve is of `python -m benchmarks.curve`, in processor time of all workers together.",
        "",
    ]  # fmt: skip
    return "\n".join(lines)


def plan(one: dict[str, Any], many: dict[str, Any]) -> str:
    """What to plan with: core-hours of many articles, from the processor time of one."""
    words = one["words"] / one["reports"]
    seconds = {step: words * one["microseconds_a_word"][step] / 1e6 for step in ("triage", "read")}
    lines = [
        f"An article of {words:,.0f} words costs {1000 * seconds['triage']:.0f} ms of one core with triage and {1000 * seconds['read']:.0f} ms in full; a worker holds {many['worker_megabytes']} MB at most.",
        "",
        "| articles | with triage | in full | on 64 cores, with triage |",
        "|---|---|---|---|",
    ]  # fmt: skip
    for name, number in (("10 million", 10**7), ("1 billion", 10**9)):
        hours = {step: cost * number / 3600 for step, cost in seconds.items()}
        lines.append(f"| {name} | {hours['triage']:,.0f} core-hours | {hours['read']:,.0f} core-hours | {hours['triage'] / 64:,.1f} hours |")  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description="Measure the speed of reading.")
    options.add_argument("texts", nargs="?", type=Path, default=TEXTS)
    options.add_argument("--step", type=int, default=14, help="every so many-th text on one core")
    options.add_argument("--quick", action="store_true", help="a small sample of everything; writes nothing")
    given = options.parse_args()
    every = reports_of(given.texts, 1)
    step = 60 if given.quick else given.step
    machine = hardware()
    one = measure(every[::step], every[step // 2 :: step][: 10 if given.quick else WARM])
    print(json.dumps(one, indent=1), flush=True)
    many = scale.measure(every, *((400, 200) if given.quick else (MANY, PAIR)))
    print(json.dumps(many, indent=1), flush=True)
    command = "python -m benchmarks.speed" + (" --quick" if given.quick else f" --step {step}")
    curve = json.loads((RESULTS / "curve.json").read_text(encoding="utf-8"))["points"]
    text = page(one, many, curve, machine, command)
    print(text)
    if given.quick:
        return
    RESULTS.mkdir(parents=True, exist_ok=True)
    found = {"hardware": machine, "one_core": one, "workers": many}
    (RESULTS / "speed.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (RESULTS / "speed.md").write_text(f"{text}\n## To plan with\n\n{plan(one, many)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
