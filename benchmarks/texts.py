"""The articles that the benchmarks of speed read: lines of {"text": ..., "published": ...}, gzipped."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

from reportedly.report import Report

TEXTS = Path(__file__).parent.parent.parent / "shared" / "bench" / "news.jsonl.gz"


def reports_of(path: Path, step: int) -> list[Report]:
    """Every so many-th article of a file."""
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
