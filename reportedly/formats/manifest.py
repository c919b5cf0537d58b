"""The manifest of an export: what it was made of and by which policy, what is in it, and what could not be.

    {"format": "ucdp", "rows": 5, "sha256": "…", "policy": {…}, "query": {…}, "left_out": {"nobody is said to have been killed": 25}, …}

It holds no time of its own making: the same ledger and the same question give the same manifest.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.formats import Format
from reportedly.formats.codes import Policy
from reportedly.formats.incident import Losses
from reportedly.version import versions


@dataclass(frozen=True, slots=True)
class Written:
    """A file of an export, its rows and its SHA-256."""

    name: str
    rows: int
    sha256: str
    size: int
    holds: str = "rows"

    def row(self) -> dict[str, Any]:
        return {
            "file": self.name,
            "holds": self.holds,
            "rows": self.rows,
            "sha256": self.sha256,
            "bytes": self.size,
        }


@dataclass(frozen=True, slots=True)
class Manifest:
    format: Format
    policy: Policy
    query: Mapping[str, Any]
    files: Sequence[Written]
    incidents: int
    publications: int
    losses: Losses
    made_by: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    people: Counter[str] = field(default_factory=Counter)  # what people decided and marked

    @property
    def rows(self) -> int:
        return self.files[0].rows

    def to_dict(self) -> dict[str, Any]:
        main, *others = self.files
        return {
            "schema": "export/1", "format": self.format.name, "about": self.format.about, **main.row(),
            "beside": [file.row() for file in others],
            "policy": {"name": self.policy.name, "about": self.policy.about}, "query": dict(self.query),
            "from": {"incidents": self.incidents, "publications": self.publications},
            "people": counted(self.people), "left_out": counted(self.losses.left_out), "reduced": counted(self.losses.reduced),
            "versions": {"export": versions(), "readings": [dict(made) for made in self.made_by]},
        }  # fmt: skip

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    def summary(self) -> list[str]:
        """What a person should know, a line each."""
        main, *others = self.files
        lines = [f"{main.name}: {number(main.rows, 'row')} by the policy {self.policy.name}"]
        lines += [f"{file.name}: {file.holds}, {number(file.rows, 'row')}" for file in others]
        lines += [f"by people: {n:,} {what}" for what, n in counted(self.people).items()]
        lines += [f"left out: {n:,} ({reason})" for reason, n in counted(self.losses.left_out).items()]
        lines += [
            f"not in the columns of {self.format.name}: {reason} ({n:,})"
            for reason, n in counted(self.losses.reduced).items()
        ]
        return lines


def counted(reasons: Counter[str]) -> dict[str, int]:
    """The commonest first."""
    return {reason: n for reason, n in sorted(reasons.items(), key=lambda item: (-item[1], item[0])) if n}


def number(n: int, of: str) -> str:
    return f"{n:,} {of}" + ("" if n == 1 else "s")
