"""Texts with marked spans: attributions (source, cue, content), time expressions, toponyms.

{"text", "relations": [{"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 40]]}]}
{"text", "dct", "timexes": [{"start", "end", "type", "value"}]}
{"text", "toponyms": [{"start", "end", "lat", "lon"}]}
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.scoring.casting import kilometres
from reportedly.scoring.complete import Reading
from reportedly.scoring.matching import Range, overlap, pair_off, ranges
from reportedly.scoring.records import paired
from reportedly.scoring.tally import Figures, summary

PARTS = ("source", "cue", "content")
NEAR_KM = 161  # 100 miles: the usual measure of toponym resolution
Marked = Mapping[str, list[Range]]


def merged(where: Iterable[Range]) -> list[Range]:
    """Ranges joined where they overlap."""
    out: list[Range] = []
    for start, end in sorted(where):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def length(where: Iterable[Range]) -> int:
    return sum(end - start for start, end in where)


def common(first: Iterable[Range], second: Sequence[Range]) -> int:
    return sum(overlap(a, b) for a in first for b in second)


def attributions(reading: Reading) -> list[Marked]:
    """The statements of a reading; the source is the mention that is nearest to the cue."""
    actors = {a["id"]: a for a in reading["actors"]}
    out: list[Marked] = []
    for s in reading["statements"]:
        cue, content = merged(ranges([s["cue"]] if s["cue"] else [])), merged(ranges(s["content"]))
        at = (cue or content or [(0, 0)])[0]
        mentions = ranges(actors.get(s["source"], {}).get("mentions"))
        nearest = min(mentions, key=lambda m: min(abs(m[0] - at[1]), abs(at[0] - m[1])), default=None)
        out.append({"source": [nearest] if nearest else [], "cue": cue, "content": content})
    return out


def score_attributions(gold: Sequence[Any], readings: Sequence[Any], misses: list[str]) -> dict[str, Figures]:
    """Attributions matched by the content in common and the cue.

    exact: the same characters; overlap: at least half of the shorter one (source, cue) or of the longer one (content).
    """
    counts = {f"{part}.{how}": Counter[str]() for how in ("overlap", "exact") for part in PARTS}
    counts["attribution"] = Counter()
    for record, reading in paired(gold, readings):
        want: list[Marked] = [{p: merged(map(tuple, r[p])) for p in PARTS} for r in record["relations"]]
        mine = attributions(reading)
        scored = []
        for i, a in enumerate(want):
            for j, b in enumerate(mine):
                both = common(a["content"], b["content"])
                union = length(a["content"]) + length(b["content"]) - both
                score = both / max(1, union) + bool(common(a["cue"], b["cue"]))
                if score >= 0.5:
                    scored.append((score, i, j))
        matched = pair_off(scored)
        counts["attribution"].update(
            hits=len(matched), invented=len(mine) - len(matched), missed=len(want) - len(matched)
        )
        for i, a in enumerate(want):
            if i not in matched:
                misses.append(f"{record['id']}: missed {excerpt(record['text'], [*a['cue'], *a['content']])}")
        for part in PARTS:
            most = max if part == "content" else min
            pairs = [
                (want[i][part], mine[j][part]) for i, j in matched.items() if want[i][part] and mine[j][part]
            ]
            halves = sum(2 * common(a, b) >= most(length(a), length(b)) for a, b in pairs)
            for how, hits in (("overlap", halves), ("exact", sum(a == b for a, b in pairs))):
                found, wanted = sum(bool(m[part]) for m in mine), sum(bool(w[part]) for w in want)
                counts[f"{part}.{how}"].update(hits=hits, invented=found - hits, missed=wanted - hits)
    return {name: summary(c) for name, c in counts.items()}


def matched_ranges(want: Sequence[Range], mine: Sequence[Range]) -> dict[int, int]:
    """Gold ranges with the reading's, one to one: of those that overlap, the most alike first."""
    order = sorted(range(len(mine)), key=lambda j: mine[j][0])
    starts = [mine[j][0] for j in order]
    longest = max((end - start for start, end in mine), default=0)
    scored = []
    for i, a in enumerate(want):
        for j in order[bisect_left(starts, a[0] - longest) : bisect_left(starts, a[1])]:
            b = mine[j]
            if alike := overlap(a, b) / (max(a[1], b[1]) - min(a[0], b[0]) or 1):
                scored.append((alike, i, j))
    return pair_off(scored)


def score_times(gold: Sequence[Any], readings: Sequence[Any], misses: list[str]) -> dict[str, Figures]:
    """Time expressions: relaxed (the spans overlap), strict (the same span), value (the spans overlap, the same value)."""
    counts = {name: Counter[str]() for name in ("relaxed", "strict", "value")}
    for record, reading in paired(gold, readings):
        want = [(x["start"], x["end"]) for x in record["timexes"]]
        values = [x.get("value") for x in record["timexes"]]
        found = [(ranges([t["mention"]]), t["value"]) for t in reading["times"] if t["mention"]]
        mine = [(where[0], value) for where, value in found if where]
        matched = matched_ranges(want, [where for where, _ in mine])
        hits = {
            "relaxed": len(matched),
            "strict": sum(want[i] == mine[j][0] for i, j in matched.items()),
            "value": sum(values[i] == mine[j][1] for i, j in matched.items()),
        }
        for name, n in hits.items():
            counts[name].update(hits=n, invented=len(mine) - n, missed=len(want) - n)
        for i, where in enumerate(want):
            value = mine[matched[i]][1] if i in matched else None
            if value != values[i]:
                misses.append(
                    f"{record['id']}: {excerpt(record['text'], [where])} wants {values[i]}, has {value}"
                )
    return {name: summary(c) for name, c in counts.items()}


def score_places(gold: Sequence[Any], readings: Sequence[Any], misses: list[str]) -> dict[str, Any]:
    """Toponyms found (the spans overlap), and put within 161 km: of those that were found, and of all."""
    counts, near, known, asked = Counter[str](), 0, 0, 0
    for record, reading in paired(gold, readings):
        tops = record["toponyms"]
        want = [(x["start"], x["end"]) for x in tops]
        mine = [(where, p) for p in reading["places"] for where in ranges(p["mentions"])]
        matched = matched_ranges(want, [where for where, _ in mine])
        counts.update(hits=len(matched), invented=len(mine) - len(matched), missed=len(want) - len(matched))
        for i, x in enumerate(tops):
            if x.get("lat") is None:
                continue
            asked += 1
            p = mine[matched[i]][1] if i in matched else None
            known += p is not None
            right = (
                p is not None
                and None not in (p["lat"], p["lon"])
                and kilometres(p["lat"], p["lon"], x["lat"], x["lon"]) <= NEAR_KM
            )
            near += right
            if not right:
                misses.append(
                    f"{record['id']}: {excerpt(record['text'], [want[i]])} is {'elsewhere' if p else 'missed'}"
                )
    return {
        "found": summary(counts),
        "within 161 km of found": {"accuracy": round(near / max(1, known), 4), "n": known},
        "within 161 km end to end": {"accuracy": round(near / max(1, asked), 4), "n": asked},
    }


def excerpt(text: str, where: Sequence[Range]) -> str:
    """The words of a mark, cut to a line."""
    return repr(" … ".join(text[a:b] for a, b in where)[:120])
