"""Behavioural cases: a short text, and clauses that its reading must satisfy. A case passes when all of them hold.

    {"id": "denial-1", "category": "denial", "published": "2024-05-07", "text": "Moscow denied that it shelled Odesa.",
     "expect": [{"event": {"near": "shelled", "type": "ASSAULT", "status": ["negated", "alleged"]}},
                {"no_event": {"near": "shelled", "status": "occurred"}}]}

A clause has one key: event, statement, figure, time, place, meeting or check (some item of the reading matches all that
is given), the same with no_ before it (none does), same_actor or different_actor (two anchors). A list of names is a list of
accepted names ("?" first: may be absent); any other list is a list of accepted values. Of an anchor with [brackets] only
what they hold counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reportedly.errors import BadReport
from reportedly.scoring.view import Clause, View

LAYERS = ("type", "mode", "contexts", "cameo", "actors", "recipients", "status", "date", "place", "by", "disputed_by")  # fmt: skip


def failed_clauses(case: Clause, reading: Any) -> list[Clause]:
    """The clauses of a case that do not hold."""
    view = View(reading, case["id"])
    if view.text.strip() != case["text"].strip():
        raise BadReport(f"{case['id']}: the reading is of another text")
    return [clause for clause in case["expect"] if not view.holds(clause)]


def score_cases(cases: Sequence[Clause], readings: Sequence[Any], misses: list[str]) -> dict[str, Any]:
    """The share of cases that pass, by category, and how often each part of the event clauses holds by itself."""
    categories: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    layers: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case, reading in zip(cases, readings, strict=True):
        failed = failed_clauses(case, reading)
        misses += [f"{case['id']}: {clause}" for clause in failed]
        categories[case["category"]][0] += not failed
        categories[case["category"]][1] += 1
        view = View(reading, case["id"])
        for clause in (c["event"] for c in case["expect"] if "event" in c and "near" in c["event"]):
            for part in LAYERS:
                if part in clause:
                    layers[part][0] += view.holds({"event": alone(clause, part)})
                    layers[part][1] += 1
    shares = {name: round(right / of, 4) for name, (right, of) in categories.items()}
    passed = sum(right for right, _ in categories.values())
    return {
        "rate": round(passed / max(1, len(cases)), 4),
        "lowest": min(shares.values(), default=None),
        **{part: round(right / of, 4) for part, (right, of) in layers.items()},
        "categories": shares,
    }


def alone(clause: Clause, part: str) -> Clause:
    """One part of an event clause, whatever the others say."""
    out = {"near": clause["near"], part: clause[part]}
    if clause.get("symmetric") and part in {"actors", "recipients"}:
        out |= {
            "symmetric": True,
            "actors": clause.get("actors", []),
            "recipients": clause.get("recipients", []),
        }
    return out
