"""The benchmark of speed: its plot, its page and what it watches."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import Any

from benchmarks.curve import draw
from benchmarks.scale import Memory, children, resident
from benchmarks.speed import page, plan, table

ONE: dict[str, Any] = {
    "reports": 10, "words": 2000, "microseconds_a_word": {"bare": 200.0, "read": 100.0, "triage": 72.0}, "read_against_bare": 2.0, "triage_against_bare": 2.5,
    "triage_of_conflict_against_bare": 1.5, "sentences_a_second_parses_given": 1200, "events": 100, "lost_by_triage": 0.01, "longer_report": {"100 times": 90.0}, "help_s": 0.2,
}  # fmt: skip
MANY: dict[str, Any] = {
    "articles": 100, "two_against_one": 1.9, "watched_articles": 10_000, "worker_megabytes": 380, "worker_growth": 1.02,
}  # fmt: skip
CURVE = [(1000, 20.0), (10_000, 205.0)]


def test_the_page_says_what_falls_short() -> None:
    met = {what.split(",")[0]: is_met for what, _, _, is_met in table(ONE, MANY, CURVE)}
    assert not met["events lost by triage"]
    assert met["2 workers against 1"]
    told = page(
        ONE,
        MANY,
        CURVE,
        {"cpu": "a", "cores": 2, "python": "3", "spacy": "3", "load": 0.1},
        "python -m benchmarks.speed",
    )
    assert "| 3 times | 2.5 times | falls short |" in told
    assert "205 core-seconds" in told


def test_the_plot_has_a_dot_for_each_point() -> None:
    plot = ET.fromstring(draw(CURVE, "Reading"))
    assert len(plot.findall("{http://www.w3.org/2000/svg}circle")) == 2


def test_workers_and_their_memory_are_seen() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as worker:
        if os.path.isdir(f"/proc/{worker.pid}"):
            assert worker.pid in children()
            assert (resident(worker.pid) or 0) > 0
        worker.communicate(b"\n")
    assert resident(worker.pid) is None
    memory = Memory()
    memory.largest = [100.0, 200.0, 200.0, 200.0, 300.0, 220.0, 220.0, 220.0]
    assert (memory.peak, memory.growth) == (300.0, 1.5)


def test_core_hours_follow_from_the_words_of_an_article() -> None:
    assert "| 10 million | 40 core-hours | 56 core-hours | 0.6 hours |" in plan(ONE, MANY)
