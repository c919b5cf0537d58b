"""Where anchors lie in a text, which spans touch them, and what belongs to what.

gold anchor       shelled the town
trigger           shelled           touches it
a whole sentence                    is a passage, and touches nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Range = tuple[int, int]
PASSAGE = 60  # a span longer than this that lies mostly beside an anchor points at nothing


def locate(text: str, anchor: str) -> Range | None:
    """Where an anchor first stands, as whole words if it can; any white space in it matches any."""
    plain = r"\s+".join(re.escape(part) for part in anchor.split())
    before = r"(?<!\w)" if re.match(r"\w", plain[:1]) else ""
    after = r"(?!\w)" if re.match(r"\w", plain[-1:]) else ""
    found = re.search(before + plain + after, text) or re.search(plain, text)
    return found.span() if found else None


def overlap(a: Range, b: Range) -> int:
    """How many characters two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def ranges(spans: Iterable[Mapping[str, Any]] | None) -> list[Range]:
    """The ranges of spans of a reading."""
    return [(s["start"], s["end"]) for s in spans or () if s.get("start") is not None]


def letters(where: Iterable[Range]) -> set[int]:
    """The positions that ranges cover."""
    return {i for start, end in where for i in range(start, end)}


def touch(anchor: Range, spans: Iterable[Mapping[str, Any]] | None) -> int:
    """How many characters of an anchor the best of these spans holds."""
    best = 0
    for span in ranges(spans):
        shared = overlap(anchor, span)
        length = span[1] - span[0]
        if length <= PASSAGE or 2 * shared >= length:
            best = max(best, shared)
    return best


def pair_off(scored: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Pairs (score, i, j) matched one to one, the best first; of equals, the first."""
    left: set[int] = set()
    right: set[int] = set()
    out: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda pair: -pair[0]):
        if score > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out[i] = j
    return out


def as_list(value: Any) -> list[Any]:
    """One accepted answer or several, as several."""
    return value if isinstance(value, list) else [value]
