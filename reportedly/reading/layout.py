"""Layout: what is headline, dateline, body and furniture, and the text as the parser should see it.

The parser gets a cleaned text (straight quotes, no soft hyphens, wrapped lines joined); `offsets` leads back to the text as given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = ("headline", "byline", "dateline", "body", "item", "credit", "furniture")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the cleaned text: `start` and `end` count in it; `kind` is one of KINDS."""

    start: int
    end: int
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Layout:
    """`clean[i]` was read from `text[offsets[i]]`; sentences never cross a block."""

    clean: str
    offsets: list[int]
    blocks: list[Block]


def find_layout(text: str) -> Layout:
    """The blocks of a report, in order."""
    blocks = [Block(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    return Layout(text, list(range(len(text))), blocks)
