"""Errors by cause: of what is missed, invented or wrong in whole reports, how much goes back to what.

events   missed     no trigger there                      no frame knows the words, or something ruled them out
         missed     a trigger there, of another type      ASSAULT read as COERCE
         invented   the happening is told by another      two events where gold has one
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportedly.scoring.complete import complete
from reportedly.scoring.matching import Range, as_list, touch
from reportedly.scoring.reports import Item, ReportScorer
from reportedly.scoring.tally import Tally

Cause = tuple[str, str, str]  # layer, what happened, why


def causes(gold: Sequence[Item], readings: Sequence[Any]) -> Counter[Cause]:
    """How often each cause made an error in these reports."""
    out: Counter[Cause] = Counter()
    for item, reading in zip(gold, readings, strict=True):
        scorer = ReportScorer(item, complete(reading), Tally(), [])
        for layer, explain in (("statements", of_statements), ("events", of_events)):
            if layer in item:
                getattr(scorer, layer)()
                explain(scorer, out)
    return out


def of_statements(scorer: ReportScorer, out: Counter[Cause]) -> None:
    gold, found = scorer.gold["statements"], scorer.reading["statements"]
    matched = scorer.matched["statements"]
    cues = [scorer.anchors([g["cue"]]) for g in gold]
    taken = set(matched.values())
    for i, g in enumerate(gold):
        if g.get("optional"):
            continue
        if i not in matched:
            cued = touching(cues[i], found, lambda p: [p["cue"]])
            out["statements", "missed", "cue found, another content" if cued else "no cue found"] += 1
            continue
        p = found[matched[i]]
        if g.get("source") and not any(
            scorer.cast.same(p["source"], k, strict=True) for k in as_list(g["source"])
        ):
            out["statements", "source wrong", "none found" if p["source"] is None else "somebody else"] += 1
        if g.get("stance") and p["stance"] not in as_list(g["stance"]):
            out["statements", "stance wrong", f"{as_list(g['stance'])[0]} read as {p['stance']}"] += 1
    for j, p in enumerate(found):
        if j not in taken:
            there = any(touch(c, [p["cue"]]) for where in cues for c in where)
            out[
                "statements",
                "invented",
                "cue right, another content" if there else f"no cue in gold, {p['stance']}",
            ] += 1


def of_events(scorer: ReportScorer, out: Counter[Cause]) -> None:
    gold, found = scorer.gold["events"], scorer.reading["events"]
    matched = scorer.matched["events"]
    anchors = [scorer.anchors(g["triggers"]) for g in gold]
    taken = set(matched.values())
    for i, g in enumerate(gold):
        if g.get("optional"):
            continue
        if i in matched:
            of_slots(scorer, g, found[matched[i]], out)
            continue
        there = touching(anchors[i], found, lambda p: p["triggers"])
        free = [p for j, p in there if j not in taken]
        if not there:
            why = f"no trigger found, {g['type'][0]}"
        elif free:
            why = f"another type, {g['type'][0]} read as {free[0]['type']}"
        else:
            why = "put together with another event"
        out["events", "missed", why] += 1
    for j, p in enumerate(found):
        if j in taken:
            continue
        touched = [i for i, where in enumerate(anchors) if any(touch(a, p["triggers"]) for a in where)]
        if any(i in matched for i in touched):
            why = "told by another event already"
        elif touched:
            why = "another type than gold's"
        else:
            why = f"no event in gold, {p['type']}, {pattern_kind(p)}"
        out["events", "invented", why] += 1


def of_slots(scorer: ReportScorer, g: Item, p: Item, out: Counter[Cause]) -> None:
    """The slots of an event that is there."""
    for role in ("actors", "recipients"):
        if g.get(role) is None or g.get("symmetric"):
            continue
        hits, n, wanted = scorer.cast.hits(p[role], g[role])
        if hits == n == wanted:
            continue
        if not n:
            why = "nobody found"
        elif not wanted:
            why = "somebody where gold has nobody"
        elif not hits:
            why = "somebody else"
        else:
            why = "one of several missing" if hits < wanted else "one too many"
        out["events", f"{role} wrong", why] += 1
    for slot in scorer.event_slots(g, p):
        if slot.right(p):
            continue
        if slot.name == "status":
            why = f"{g['status'][0]} read as {p['status']}"
        elif slot.name in {"by", "disputed_by"}:
            told = p["asserted_by" if slot.name == "by" else "disputed_by"]
            why = (
                "no source found"
                if not told
                else "a source where gold has none"
                if not slot.wants
                else "another source"
            )
        elif slot.name == "date":
            why = "another day" if (p["time"] or {}).get("start") else "no day found"
        else:
            why = "another place" if p["place"] else "no place found"
        out["events", f"{slot.name} wrong", why] += 1


def touching(
    anchors: Sequence[Range], found: Sequence[Item], spans: Callable[[Item], Sequence[Mapping[str, Any]]]
) -> list[tuple[int, Item]]:
    """The found items that touch one of the anchors, with their numbers."""
    return [(j, p) for j, p in enumerate(found) if any(touch(a, [s for s in spans(p) if s]) for a in anchors)]


def pattern_kind(event: Item) -> str:
    """Whether a verb, a noun or a phrase evoked an event, as its `why` tells."""
    why = event.get("why") or ""
    return next((kind for kind in ("verb", "noun", "phrase") if f"{kind} pattern" in why), "no pattern")
