"""Times, places and checks of a report: of these only what gold lists is looked for, so that they have no precision.

gold: {"anchor": "on Monday", "text": "Monday", "start": "2024-05-06", "end": "2024-05-06"}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.scoring.casting import kilometres
from reportedly.scoring.complete import Reading
from reportedly.scoring.matching import Range, as_list, locate, overlap, pair_off, ranges, touch
from reportedly.scoring.tally import Tally
from reportedly.scoring.wording import words

Item = Mapping[str, Any]


def score_listed(gold: Item, reading: Reading, tally: Tally, misses: list[str]) -> None:
    """Count what of the listed times, places and checks a reading has."""
    score_times(gold.get("times", []), reading, tally, misses)
    score_places(gold.get("places", []), reading, tally, misses)
    score_checks(gold.get("checks", []), reading, tally, misses)


def located(text: str, anchors: Iterable[str]) -> list[Range]:
    """Where anchors stand in a text; one that is not there is left out."""
    return [found for anchor in anchors if (found := locate(text, anchor)) is not None]


def score_times(gold: Sequence[Item], reading: Reading, tally: Tally, misses: list[str]) -> None:
    found = [t for t in reading["times"] if t["mention"]]
    pairs = []
    for i, g in enumerate(gold):
        for anchor in located(reading["report"]["text"], [g["anchor"]]):
            for j, t in enumerate(found):
                if touch(anchor, [t["mention"]]):
                    mine, want = {*words(t["mention"]["text"])}, {*words(g["text"])}
                    pairs.append((len(mine & want) / max(1, len(mine | want)), i, j))
    matched = pair_off(pairs)
    for i, g in enumerate(gold):
        if g.get("optional"):
            continue
        days = (found[matched[i]]["start"], found[matched[i]]["end"]) if i in matched else None
        right = days == (g["start"], g["end"])
        tally.slot("times", right)
        if not right:
            misses.append(f"times: {g['anchor']!r} wants {g['start']}..{g['end']}, has {days}")


def score_places(gold: Sequence[Item], reading: Reading, tally: Tally, misses: list[str]) -> None:
    for g in gold:
        if g.get("optional"):
            continue
        named = [
            p
            for p in reading["places"]
            if words(g["text"]) in [words(p["name"]), *(words(m["text"]) for m in p["mentions"])]
        ]
        right = any(
            None not in (p["lat"], p["lon"])
            and kilometres(p["lat"], p["lon"], g["lat"], g["lon"]) <= g.get("within_km", 25)
            for p in named
        )
        tally.slot("places", right)
        if not right:
            misses.append(f"places: {g['text']}")


def score_checks(gold: Sequence[Item], reading: Reading, tally: Tally, misses: list[str]) -> None:
    for g in gold:
        anchors = located(reading["report"]["text"], g["anchors"])
        right = any(
            c["kind"] == g["kind"]
            and c["verdict"] in as_list(g["verdict"])
            and any(overlap(a, s) for a in anchors for s in ranges(c["spans"]))
            for c in reading["checks"]
        )
        tally.slot("checks", right)
        if not right:
            misses.append(f"checks: {g['kind']} {g['anchors'][0]!r}")
