"""Tolls: the figures of an incident from the claims of its sources.

Each source's later claim supersedes its earlier one of the same measure, group and scope; what an outlet tells in its own voice
counts only where nobody is named. `low` and `high` span the current claims, `best` follows a policy:

    ucdp               the best of the claim that lies in the middle; the low one of two
    cautious           the lowest current number
    latest-official    the newest claim of an authority, else the newest
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from reportedly.errors import BadRequest
from reportedly.ledger.claims import Claim, added
from reportedly.ledger.model import Row
from reportedly.ledger.sources import Voices

ENDING = frozenset({"missing"})  # what grows less as a report goes on: "… three are still missing"
POLICIES = ("cautious", "ucdp", "latest-official")


def figures(
    claims: Iterable[Claim],
    voices: Voices,
    policy: str,
    *,
    thread: bool,
    held: bool,
    withdrawn: frozenset[str],
) -> list[Row]:
    """The figures of an incident in a fixed order. `withdrawn` are reports whose outlet took its telling back."""
    if policy not in POLICIES:
        raise BadRequest(f"unknown policy {policy!r}; use one of {', '.join(POLICIES)}")
    table: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.order, c.measure)):
        table[claim.measure, "cumulative" if claim.since or thread else "incident"].append(claim)
    out = []
    for (measure, scope), items in sorted(
        table.items(), key=lambda entry: (entry[0][1] != "incident", entry[0][0])
    ):
        whole, parts = split([c.of_all() for c in items] if over(items) else items)
        if parts or any(
            not c.weak for c in whole
        ):  # "a man was killed": where others count, he is one of theirs
            whole = [c for c in whole if not c.weak]
            parts = {
                label: strong for label, cs in parts.items() if (strong := [c for c in cs if not c.weak])
            }
        if measure == "missing" and not any(c.most for c in items):
            continue  # "None of our men is missing": where nobody ever was, it counts nobody
        if whole:
            out.append(figure(measure, scope, None, whole, voices, policy, held, withdrawn))
        for label in sorted(parts):
            out.append(
                figure(
                    measure, scope, named(label, parts[label]), parts[label], voices, policy, held, withdrawn
                )
            )
    return out


def over(claims: Sequence[Claim]) -> bool:
    """ "Nobody is missing any longer": whoever was, in whatever group, is no more."""
    return any(c.measure == "missing" and c.label is None and c.high == 0 for c in claims)


def split(claims: Sequence[Claim]) -> tuple[list[Claim], dict[str, list[Claim]]]:
    """The claims about all who were counted, and those about a group that somebody counts apart."""
    whole: list[Claim] = []
    apart: dict[str, list[Claim]] = defaultdict(list)
    by_voice: dict[tuple[str, frozenset[str]], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_voice[claim.report, claim.source.keys].append(claim)
    sides, home = rivals(claims)
    for voice in sorted(by_voice, key=lambda v: (by_voice[v][0].order, sorted(v[1]))):
        told = by_voice[voice]
        totals = [c for c in told if c.label is None and not c.part and not c.stale]
        named = [c for c in told if c.label is not None and not c.stale]
        whole += [c for c in told if c.stale and not (c.label and totals)]
        most = max((c.most for c in totals), default=0.0)
        if sides and named and all(home(c) in sides for c in named):
            for c in named:
                apart[sides[home(c) or ""]].append(c)
        elif totals:
            for c in named:
                (apart[c.label or ""] if c.most <= most else whole).append(c)
        elif len({c.label for c in named}) > 1 and len({c.sentence for c in named}) == 1:
            total, *members = added(named)
            whole.append(total)
            for c in members:
                apart[c.label or ""].append(c)
        else:
            for c in named:
                (apart[c.label or ""] if c.part else whole).append(c)
        whole += totals
    alone = {label: cs for label, cs in apart.items() if label}
    if not whole and len(alone) == 1 and not sides:
        return next(iter(alone.values())), {}
    return whole, alone


def named(label: str, claims: Sequence[Claim]) -> str:
    """A group in the words of a report, the shortest."""
    words = sorted((c.group for c in claims if c.group), key=lambda g: (len(g), g))
    return words[0] if words else label


def rivals(claims: Sequence[Claim]) -> tuple[dict[str, str], Callable[[Claim], str | None]]:
    """The sides whose dead are counted each by its own, nations or else camps of one: addends, never rivals. With how a claim shows its side."""
    for level in (0, 1):
        seen: dict[str, str] = {}
        for claim in claims:
            side = claim.side[level]
            if side and claim.label:
                seen.setdefault(side, claim.group or side)
        if len(seen) > 1:
            return seen, lambda c, level=level: c.side[level]
    return {}, lambda c: None


def figure(measure: str, scope: str, label: str | None, claims: Sequence[Claim], voices: Voices, policy: str,
           held: bool, withdrawn: frozenset[str]) -> Row:  # fmt: skip
    """One figure with its claims, the superseded ones marked by the place of what superseded them."""
    items = sorted(dict.fromkeys(claims), key=lambda c: c.order)
    after: list[int | None] = [None] * len(items)
    chains: dict[int, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        chains[voices.number(item.source)].append(n)
    for chain in chains.values():
        chain.sort(key=lambda n: (items[n].source.said_on or "", not items[n].stale, items[n].order))
        fresh = [n for n in chain if not items[n].stale and not (held and items[n].planned)]
        for here in chain:
            if here not in fresh:
                after[here] = next(iter(fresh), None) if fresh else None
        for here, later in pairwise(fresh):
            if (
                items[here].report == items[later].report
                and items[here].most > items[later].most
                and items[here].measure not in ENDING
            ):
                after[later] = here
        standing = [n for n in fresh if after[n] is None]
        for here, later in pairwise(standing):
            after[here] = later
    current = [
        n
        for n, a in enumerate(after)
        if a is None
        and items[n].report not in withdrawn
        and not items[n].stale
        and not (held and items[n].planned)
    ]
    voiced = [n for n in current if items[n].voiced]
    if voiced:
        for n in current:
            if not items[n].voiced:
                after[n] = voiced[-1]
        current = voiced
    low, high, above = bounds([items[n] for n in current])
    return {
        "measure": measure, "scope": scope, "group": label, "low": low, "best": best([items[n] for n in current], policy), "high": high,
        "open_above": above, "policy": policy, "since": next((c.since for c in items if c.since), None),
        "claims": [
            {
                "source": c.source.name, "country": c.source.country, "speaker": c.source.speaker, "low": c.low, "best": c.best, "high": c.high,
                "said_on": c.source.said_on, "report": c.report, "span": {"start": c.span[0], "end": c.span[1]},
                "statement": c.source.statement, "group": c.group, "superseded_by": after[n],
            }
            for n, c in enumerate(items)
        ],
    }  # fmt: skip


def bounds(claims: Sequence[Claim]) -> tuple[float | None, float | None, bool]:
    """The smallest and largest number of the current claims; with only open bounds there is no highest."""
    numbers = [n for c in claims for n in c.numbers]
    lows = [n for c in claims for n in c.numbers if not (c.low is None and c.best is None)]
    closed = [n for c in claims for n in (c.high, c.best) if n is not None]
    above = any(c.high is None and c.best is None for c in claims)
    if not numbers:
        return None, None, False
    return (min(lows) if lows else None), (max(numbers) if closed else None), above


def best(claims: Sequence[Claim], policy: str) -> float | None:
    """One number for those who need one, by the named policy."""
    points: list[tuple[Any, float]] = [(c, n) for c in claims if (n := point(c)) is not None]
    if not points:
        return None
    if policy == "cautious":
        return min(n for _, n in points)
    if policy == "ucdp":
        numbers = sorted(n for _, n in points)
        return numbers[(len(numbers) - 1) // 2]
    newest = max(points, key=lambda item: (bool(item[0].source.country), item[0].order))
    return newest[1]


def point(claim: Claim) -> float | None:
    return claim.best if claim.best is not None else claim.low if claim.low is not None else claim.high
