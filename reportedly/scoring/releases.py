"""Press releases of one operation: its date, and the least numbers killed and captured.

{"text", "gold": {"start_date": "2012-03-01", "min_killed": 3, "min_captured": 0}}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.scoring.complete import Reading
from reportedly.scoring.matching import ranges
from reportedly.scoring.records import paired
from reportedly.scoring.tally import Figures
from reportedly.scoring.wording import uncounted, words

DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d")
YEAR = re.compile(r"\b20\d\d\b")
NO_FACT = frozenset({"planned", "hypothetical", "negated", "historical"})
MEASURES = {"killed": "killed", "captured": "detained"}


def least(reading: Reading, measure: str) -> float:
    """The sum of the least numbers of what happened; what is told twice and the parts of a total count once."""
    events = {e["id"]: e for e in reading["events"]}
    told = set()
    for f in reading["figures"]:
        event = events.get(f["event"])
        if f["measure"] == measure and (event is None or event["status"] not in NO_FACT):
            group = frozenset(words(uncounted(f["group"]["text"]))) if f["group"] else f["who"]
            told.add((f["event"], group, f["low"], f["best"], f["high"]))
    numbers = [low or best or 0 for _, _, low, best, _ in told]
    total = sum(numbers)
    return max(numbers) if len(numbers) > 2 and 2 * max(numbers) == total else total


def day_of(reading: Reading) -> str | None:
    """The day on which most of what was done by force happened; of equals, the first told."""
    done = [
        e
        for e in reading["events"]
        if e["type"] in {"ASSAULT", "COERCE"}
        and e["status"] not in NO_FACT
        and (e["time"] or {}).get("start")
    ]
    done.sort(key=lambda e: min(ranges(e["triggers"]), default=(0, 0)))
    days = Counter(e["time"]["start"] for e in done)
    return days.most_common(1)[0][0] if days else None


def score_releases(gold: Sequence[Any], readings: Sequence[Any], misses: list[str]) -> dict[str, Figures]:
    """The date and the two numbers, each right or wrong; a release that gives no day or no year is not asked for its date."""
    right, asked = Counter[str](), Counter[str]()
    for record, reading in paired(gold, readings):
        answers = {name: least(reading, measure) for name, measure in MEASURES.items()}
        wanted: Mapping[str, Any] = {name: record["gold"][f"min_{name}"] for name in MEASURES}
        if record.get("date") or (DAY.search(record["text"]) and YEAR.search(record["text"])):
            answers = {"date": day_of(reading), **answers}  # type: ignore[dict-item]
            wanted = {"date": record["gold"]["start_date"], **wanted}
        for name, answer in answers.items():
            asked[name] += 1
            right[name] += answer == wanted[name]
            if answer != wanted[name]:
                misses.append(f"{record['id']}: {name} wants {wanted[name]}, has {answer}")
    return {
        name: {"accuracy": round(right[name] / max(1, asked[name]), 4), "n": asked[name]}
        for name in ("date", "killed", "captured")
    }
