"""Counts of what was found, missed and invented, and what they come to.

A layer counts items (precision, recall, F1); a slot counts the matched items in which it is right. "end_to_end" counts
the slots of missed items as wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

Figures = dict[str, Any]


def rates(hits: float, found: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    p, r = hits / max(1, found), hits / max(1, wanted)
    return round(p, 4), round(r, 4), round(2 * p * r / max(1e-9, p + r), 4)


def shares(hits: float, found: float, wanted: float) -> Figures:
    """Precision, recall and F1; of nothing wanted and nothing found all is right."""
    p = hits / found if found else float(not wanted)
    r = hits / wanted if wanted else float(not found)
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def summary(counts: Counter[str]) -> Figures:
    """Precision, recall and F1 of counts of hits, inventions and misses, with the counts."""
    hits, wrong, missed = counts["hits"], counts["invented"], counts["missed"]
    p, r, f1 = rates(hits, hits + wrong, hits + missed)
    return {"p": p, "r": r, "f1": f1, "found": hits + wrong, "gold": hits + missed}


class Tally:
    """The counts of all layers and slots, in the order in which they came up."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def layer(self, name: str, hits: int, invented: int, missed: int, lost: int = 0) -> None:
        """Items of a layer; `lost` ones belong to something that was missed and count end to end only."""
        self.counts[name].update(hits=hits, invented=invented, missed=missed, lost=lost)

    def slot(self, name: str, right: bool | int | None, of: int = 1) -> None:
        """A slot of a matched item is right or not; None: its item was missed."""
        self.counts[name].update(right=int(right or 0), judged=0 if right is None else of, asked=of)

    def figures(self) -> dict[str, Figures]:
        """What the counts come to; a layer with nothing wanted and nothing found is left out."""
        out: dict[str, Figures] = {}
        for name, c in self.counts.items():
            if "judged" in c:
                out[name] = {
                    "accuracy": round(c["right"] / c["judged"], 4) if c["judged"] else None,
                    "n": c["judged"],
                }
                if c["asked"] > c["judged"]:
                    out[name]["end_to_end"] = round(c["right"] / c["asked"], 4)
            elif any(c.values()):
                out[name] = summary(c)
                if c["lost"]:
                    out[name]["end_to_end"] = rates(
                        c["hits"], c["hits"] + c["invented"], c["hits"] + c["missed"] + c["lost"]
                    )[2]
        return out


def one_figure(figures: Figures) -> float | None:
    """The figure that stands for a layer or slot in a table."""
    for key in ("end_to_end", "f1", "accuracy", "recall"):
        if figures.get(key) is not None:
            return float(figures[key])
    return None
