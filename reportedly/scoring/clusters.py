"""Reports of the same days together: which of their events are one incident, and what the incidents come to.

    gold.json           {"id", "agencies", "country", "incidents": [{"id", "type", "events": [{"report": 1, "anchor"}], …}]}
    manifest.jsonl      {"file": "1.txt", "published", "publisher"}, a line for each report, in their order

Each gold mention is mapped to the event whose trigger touches it, and by it to an incident. Groups are compared over the mentions
that were found; end to end, a missed mention stands alone. Slots are scored on the incidents matched by shared mentions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from reportedly.errors import BadReport
from reportedly.report import report_id
from reportedly.scoring.complete import Reading, complete, complete_incident
from reportedly.scoring.incidents import IncidentScorer
from reportedly.scoring.matching import Range, as_list, locate, overlap, pair_off, ranges, touch
from reportedly.scoring.tally import Figures, shares

HEADLINE = ("end_to_end", "status", "dates", "place", "asserted_by", "disputed_by", "figures")


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its incident, the predicted incident that holds it, its report, whether it counts."""

    gold: Hashable
    found: int | None
    report: Hashable
    counts: bool


def load_cluster(path: Path) -> dict[str, Any]:
    """A gold file with its texts and outlets. Raises BadReport where it is none."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    manifest = path.parent / "manifest.jsonl"
    if not manifest.is_file():
        raise BadReport(f"{path} wants its reports listed in {manifest.name} beside it")
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold["texts"] = [(path.parent / row["file"]).read_text(encoding="utf-8") for row in rows]
    gold["rows"] = rows
    gold["outlets"] = [row["publisher"] for row in rows] + gold.get("agencies", [])
    year = min((row["published"] for row in rows if row["published"]), default="")[:4]
    for incident in gold["incidents"]:
        if "dates" not in incident:
            incident["dates"] = [
                list(days) for days in product(as_list(incident["start"]), as_list(incident["end"]))
            ]
        days = [day for pair in incident["dates"] for day in pair if day]
        incident.setdefault("background", bool(days) and max(days)[:4] < year)
        incident["optional"] = incident.get("optional") or all(m.get("optional") for m in incident["events"])
    return gold


def closeness(anchor: Range, spans: Sequence[Mapping[str, Any]]) -> float:
    """The best share of an overlap in all that an anchor and a span cover."""
    return max(
        (
            shared / (anchor[1] - anchor[0] + s[1] - s[0] - shared)
            for s in ranges(spans)
            if (shared := overlap(anchor, s))
        ),
        default=0.0,
    )


def find_mentions(
    gold: Mapping[str, Any], readings: Mapping[str, Reading], where: Mapping[Any, int]
) -> list[Mention]:
    """Every gold mention with the predicted incident that holds it. Raises BadReport for an anchor that is not in its text."""
    out = []
    for incident in gold["incidents"]:
        for mention in incident["events"]:
            text = gold["texts"][mention["report"] - 1]
            if locate(text, mention["anchor"]) is None:
                raise BadReport(
                    f"{gold['id']}: anchor not in report {mention['report']}: {mention['anchor']!r}"
                )
            out.append(
                Mention(
                    (gold["id"], incident["id"]),
                    held_by(mention["anchor"], incident["type"], readings.get(" ".join(text.split())), where),
                    (gold["id"], mention["report"]),
                    not (incident["optional"] or mention.get("optional")),
                )
            )
    return out


def held_by(
    anchor: str, types: Sequence[str], reading: Reading | None, where: Mapping[Any, int]
) -> int | None:
    """The predicted incident of the event that an anchor points at: one of an accepted type first, then the closest."""
    if reading is None:
        return None
    text = reading["report"]["text"]
    at, of = locate(text, anchor), report_id(text)
    if at is None:
        return None
    best = [
        (event["type"] in types, shared, closeness(at, event["triggers"]), where[of, event["id"]])
        for event in reading["events"]
        if (of, event["id"]) in where and (shared := touch(at, event["triggers"]))
    ]
    return max(best, key=lambda b: b[:3])[3] if best else None


def count_pairs(mentions: Sequence[Mention], *, across: bool = False) -> tuple[int, int, int]:
    """Pairs in one group: right, predicted, gold; `across`: only those in different reports."""
    hits = found = wanted = 0
    for a, b in combinations(mentions, 2):
        if across and a.report == b.report:
            continue
        together, put = a.gold == b.gold, a.found is not None and a.found == b.found
        wanted += together
        found += put
        hits += together and put
    return hits, found, wanted


def pairwise(mentions: Sequence[Mention], *, across: bool = False) -> Figures:
    return shares(*count_pairs(mentions, across=across)) if mentions else shares(0, 0, 1)


def b_cubed(mentions: Sequence[Mention]) -> Figures:
    """B-cubed: for each mention the share of its group that belongs there."""
    gold, mine = Counter(m.gold for m in mentions), Counter(m.found for m in mentions)
    both = Counter((m.gold, m.found) for m in mentions)
    n = len(mentions) or 1
    p = sum(c * c / mine[found] for (_, found), c in both.items()) / n
    r = sum(c * c / gold[g] for (g, _), c in both.items()) / n
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def end_to_end(mentions: Sequence[Mention]) -> Figures:
    """Pairs over all mentions; a gold incident of one mention is a unit, won only if it is found and alone."""
    hits, found, wanted = count_pairs(mentions)
    gold, mine = Counter(m.gold for m in mentions), Counter(m.found for m in mentions)
    for m in mentions:
        if gold[m.gold] == 1:
            right = m.found is not None and mine[m.found] == 1
            wanted += 1
            hits += right
            found += right
    return shares(hits, found, wanted)


def score_clusters(
    golds: Sequence[Mapping[str, Any]], readings: Sequence[Any], incidents: Sequence[Any], misses: list[str]
) -> dict[str, Any]:
    """Grouping and slots of the incidents of one ledger or several."""
    known = {" ".join(r["report"]["text"].split()): r for r in (complete(r) for r in readings)}
    found = [complete_incident(incident) for incident in incidents]
    where: dict[Any, int] = {}
    for i, incident in enumerate(found):
        for event in incident["events"]:
            where.setdefault((event["report"], event["event"]), i)
    touched = [m for gold in golds for m in find_mentions(gold, known, where)]
    mentions = [m for m in touched if m.counts]
    there = [m for m in mentions if m.found is not None]
    out: dict[str, Any] = {
        "mentions": {
            "found": len(there),
            "gold": len(mentions),
            "recall": round(len(there) / max(1, len(mentions)), 4),
        },
        "b_cubed": b_cubed(there),
        "pairwise": pairwise(there),
        "cross_report": pairwise(there, across=True),
        "end_to_end": end_to_end(mentions),
    }
    items = [(gold, g) for gold in golds for g in gold["incidents"] if not g["optional"]]
    number = {(gold["id"], g["id"]): i for i, (gold, g) in enumerate(items)}
    sizes, mine = Counter(m.gold for m in mentions), Counter(m.found for m in mentions)
    both = Counter((m.gold, m.found) for m in there)
    matched = pair_off(
        (c / (sizes[g] + mine[p] - c), number[g], p)  # type: ignore[index]
        for (g, p), c in both.items()
        if p is not None
    )
    beside = len(found) - len({m.found for m in touched} - {None})
    share = round(beside / max(1, len(found)), 4)
    out["incidents"] = {"matched": len(matched), "gold": len(items), "beside": beside, "beside_share": share}
    scorer = IncidentScorer(misses)
    for i, (gold, g) in enumerate(items):
        scorer.score(gold, g, found[matched[i]] if i in matched else None)
    out |= scorer.figures()
    misses += [f"missed: {gold['id']}/{g['id']}" for i, (gold, g) in enumerate(items) if i not in matched]
    told = [
        out[k].get("end_to_end", out[k].get("f1", out[k].get("accuracy")))
        for k in HEADLINE
        if k in out and scorer.asked(k)
    ]
    out["headline"] = {"f1": round(sum(told) / len(told), 4)}
    return out
