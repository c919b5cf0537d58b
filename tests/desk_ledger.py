"""A ledger for the tests of the API and the desk: the bundled example, and one report that means harm."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from reportedly.cli.add import add
from reportedly.ledger import Ledger

EXAMPLE = Path(__file__).parents[1] / "reportedly" / "data" / "examples" / "casamance"
HOSTILE_TITLE = "<script>window.harmed = 1</script> Shelling of Bignona <img src=x onerror=window.harmed=1>"
HOSTILE = f"""{HOSTILE_TITLE}

BIGNONA, Senegal, March 20 (Trickster) - Shells killed 3 people in Bignona on Friday, the "<b onmouseover=window.harmed=1>army</b>" said. \
[click](javascript:window.harmed=1) <iframe src="https://evil.example/"></iframe>

The rebels denied the attack.\u202e Nobody was dlehs.\u202c "</script><svg onload=window.harmed=1>" a spokesman said on Friday.

\u0642\u0627\u0644 \u0627\u0644\u062c\u064a\u0634 that two soldiers were wounded. =cmd|' /C calc'!A0 was killed.
"""


@cache
def example_ledger() -> Path:
    """The file of a ledger; whoever writes to it works on a copy. REPORTEDLY_DESK_LEDGER names one made before."""
    if ready := os.environ.get("REPORTEDLY_DESK_LEDGER"):
        return Path(ready)
    folder = Path(mkdtemp(prefix="reportedly-desk-"))
    (folder / "bad.txt").write_text(HOSTILE, encoding="utf-8")
    line = {
        "file": "bad.txt",
        "published": "2026-03-20",
        "publisher": "=Trickster<script>",
        "url": "javascript:window.harmed=1",
        "title": HOSTILE_TITLE,
    }
    (folder / "manifest.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    ledger = folder / "example.db"
    assert not add([str(EXAMPLE / "manifest.jsonl"), str(folder / "manifest.jsonl")], ledger=str(ledger))
    with Ledger.open(ledger) as held:
        held.incidents()  # worked out once, for every copy
    return ledger
