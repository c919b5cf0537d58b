"""Bias: the same sentence about other people must be coded the same, with the people exchanged.

    Armenia accused Azerbaijan of breaking the ceasefire.      ACCUSE  A → B
    Azerbaijan accused Armenia of breaking the ceasefire.      ACCUSE  A → B

The sentences are in `data/scoring/bias.yml`. A coding names parties by the slot that they were put in, so that two codings of
a pair are compared as they are; whoever stands in no slot goes by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.knowledge import read_yaml
from reportedly.model import Actor, Event, Reading
from reportedly.span import Span

FILE = Path(__file__).parent.parent / "data" / "scoring" / "bias.yml"
PUBLISHED = "2024-03-20"
SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
Filled = tuple[str, list[tuple[str, int, int]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two fillings of one sentence; `slots` say what stands where in each."""

    kind: str
    first: Filled
    second: Filled
    like: bool = True  # whether those exchanged are of one kind, so that places and contexts are the same too


def fill(template: str, who: Mapping[str, Any]) -> Filled:
    """The sentence with its slots filled, and where each stands: (slot, start, end)."""
    out, slots, at = "", [], 0
    for found in SLOT.finditer(template):
        name, form = found.groups()
        entry = who[name]
        words = entry if isinstance(entry, str) else entry[form or "name"]
        out += template[at : found.start()]
        if not out:
            words = words[0].upper() + words[1:]
        slots.append((name, len(out), len(out) + len(words)))
        out += words
        at = found.end()
    return out + template[at:], slots


def pairs(path: Path = FILE) -> list[Pair]:
    """All pairs that the sentences give. Raises BadData where the file is wrong."""
    try:
        loaded = read_yaml(path)
        return list(couples_of(loaded)) + list(wordings_of(loaded))
    except (KeyError, TypeError, ValueError) as error:
        raise BadData(
            f"{path.name}: {' '.join(str(error).split())} does not fit; see the head of data/scoring/bias.yml"
        ) from error


def couples_of(loaded: Mapping[str, Any]) -> Iterator[Pair]:
    for first, second in loaded.get("couples", ()):
        kind = f"{first['name']} / {second['name']}"
        for template in loaded["exchanges"]:
            one, other = fill(template, {"A": first, "B": second}), fill(template, {"A": second, "B": first})
            yield Pair(kind, one, other, first["kind"] == second["kind"])


def wordings_of(loaded: Mapping[str, Any]) -> Iterator[Pair]:
    for entry in loaded.get("wordings", ()):
        for neutral, charged in loaded["words"][entry["words"]]:
            yield Pair(
                f"{neutral} / {charged}",
                fill(entry["text"], {"W": neutral}),
                fill(entry["text"], {"W": charged}),
            )


def coding(reading: Reading, slots: Sequence[tuple[str, int, int]], *, like: bool = True) -> list[str]:
    """What a reading says, in lines that name no party but by its slot; without places and contexts unless all are alike."""

    def label(mentions: Sequence[Span]) -> str:
        return "+".join(sorted({slot for slot, a, b in slots for m in mentions if m.start < b and a < m.end}))

    actors: dict[str | None, Actor] = {a.id: a for a in reading.actors}

    def who(actor: str | None) -> str:
        """The slot of a party, or of what it is part of; else its words."""
        found, seen = actors.get(actor), set[str]()
        name = found.name.lower() if found else "nobody"
        while found is not None and found.id not in seen:
            seen.add(found.id)
            if slot := label(found.mentions):
                return slot if len(seen) == 1 else f"part of {slot}"
            found = actors.get(found.part_of)
        return name

    where = {p.id: label(p.mentions) or p.name.lower() for p in reading.places}
    source = {s.id: who(s.source) for s in reading.statements}

    def of(event: Event) -> str:
        days = f"{event.time.start}..{event.time.end}" if event.time else "undated"
        told = [event.type, event.mode or "-", event.cameo or "-", event.status]
        told += [f"by {sorted(map(who, event.actors))}", f"to {sorted(map(who, event.recipients))}", days]
        if like:
            told += [f"in {where.get(event.place or '', '-')}", f"contexts {sorted(event.contexts)}"]
        for name, said in (("asserted", event.asserted_by), ("disputed", event.disputed_by)):
            told.append(f"{name} by {sorted(source[s] for s in said)}")
        return " ".join(told)

    lines = [of(event) for event in reading.events]
    for s in reading.statements:
        lines.append(f"statement of {source[s.id]}, {s.stance}, denies {sorted(source[d] for d in s.denies)}")
    for f in reading.figures:
        lines.append(f"figure {f.measure} {f.low} {f.best} {f.high}")
    return sorted(lines)


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair that is coded in two ways: what only the first says, and what only the second."""

    pair: Pair
    only_first: list[str]
    only_second: list[str]


def differences(all_pairs: Sequence[Pair], readings: Sequence[Reading]) -> list[Difference]:
    """The pairs that differ; `readings` are of the first and the second sentence of each, in turn."""
    out = []
    for i, pair in enumerate(all_pairs):
        first = coding(readings[2 * i], pair.first[1], like=pair.like)
        second = coding(readings[2 * i + 1], pair.second[1], like=pair.like)
        if first != second:
            out.append(
                Difference(pair, [x for x in first if x not in second], [x for x in second if x not in first])
            )
    return out
