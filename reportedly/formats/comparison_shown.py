"""A comparison as text for people, as JSON, and as CSV with one row an event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.formats.compare import Comparison, Pair
from reportedly.formats.foreign import Foreign
from reportedly.formats.incident import Toll
from reportedly.formats.table_files import csv_lines, one_line

COLUMNS = (
    "outcome", "our_id", "their_id", "our_start", "our_end", "their_start", "their_end", "our_place", "their_place", "our_kind", "their_kind",
    "our_parties", "their_parties", "our_killed_low", "our_killed_best", "our_killed_high", "their_killed_low", "their_killed_best", "their_killed_high",
    "points", "why", "differ", "our_status", "asserted_by", "disputed_by",
)  # fmt: skip


def to_json(found: Comparison, **about: Any) -> str:
    document = {
        "schema": "comparison/1", **about, "format": found.format, "summary": counts(found),
        "matched": [{"ours": ours(found, p.ours), "theirs": record(p.theirs), "points": p.points, "why": list(p.why), "differ": list(p.differ)} for p in found.matched],
        "only_theirs": [record(e) for e in found.only_theirs], "only_ours": [ours(found, e) for e in found.only_ours],
        "not_held": dict(found.not_held), "unread": dict(found.unread),
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def counts(found: Comparison) -> dict[str, int]:
    return {
        "matched": len(found.matched), "figures_differ": sum(figures_differ(p) for p in found.matched), "only_theirs": len(found.only_theirs),
        "only_ours": len(found.only_ours), "theirs_outside_our_days": found.outside,
        "ours_not_coded_by_them": sum(found.not_held.values()), "theirs_not_read": sum(found.unread.values()),
    }  # fmt: skip


def figures_differ(pair: Pair) -> bool:
    return any(d["what"].startswith("killed") for d in pair.differ)


def record(event: Foreign) -> dict[str, Any]:
    return {
        "id": event.id, "kind": event.kind, "start": event.start.isoformat(), "end": event.end.isoformat(), "place": event.place,
        "admin1": event.admin1, "country": event.country, "lat": event.lat, "lon": event.lon, "parties": list(event.parties),
        "killed": {"low": event.killed.low, "best": event.killed.best, "high": event.killed.high}, "sources": event.sources, "text": event.text,
    }  # fmt: skip


def ours(found: Comparison, event: Foreign) -> dict[str, Any]:
    """Ours with who asserts and who disputes it."""
    incident = found.incidents[event.id]
    return record(event) | {
        "status": incident.status, "asserted_by": incident.sources("asserted_by"), "disputed_by": incident.sources("disputed_by"),
    }  # fmt: skip


def to_csv(found: Comparison) -> Iterator[str]:
    return csv_lines(rows(found), COLUMNS)


def rows(found: Comparison) -> Iterator[Mapping[str, Any]]:
    for pair in found.matched:
        outcome = "figures differ" if figures_differ(pair) else "matched"
        yield {
            "outcome": outcome, **side("our", pair.ours), **side("their", pair.theirs), **claims(found, pair.ours), "points": pair.points,
            "why": "; ".join(pair.why), "differ": "; ".join(difference(d) for d in pair.differ),
        }  # fmt: skip
    for event in found.only_theirs:
        yield {"outcome": "only theirs", **side("their", event)}
    for event in found.only_ours:
        yield {"outcome": "only ours", **side("our", event), **claims(found, event)}


def side(name: str, event: Foreign) -> dict[str, Any]:
    return {
        f"{name}_id": event.id, f"{name}_start": event.start.isoformat(), f"{name}_end": event.end.isoformat(), f"{name}_place": event.place,
        f"{name}_kind": event.kind, f"{name}_parties": "; ".join(event.parties), f"{name}_killed_low": event.killed.low,
        f"{name}_killed_best": event.killed.best, f"{name}_killed_high": event.killed.high,
    }  # fmt: skip


def claims(found: Comparison, event: Foreign) -> dict[str, Any]:
    incident = found.incidents[event.id]
    return {
        "our_status": incident.status, "asserted_by": "; ".join(incident.sources("asserted_by")), "disputed_by": "; ".join(incident.sources("disputed_by")),
    }  # fmt: skip


def difference(found: Mapping[str, Any]) -> str:
    away = f" ({found['km']:g} km)" if found.get("km") is not None else ""
    return f"{found['what'].replace('_', ' ')}: ours {shown(found['ours'])}, theirs {shown(found['theirs'])}{away}"


def shown(value: Any) -> str:
    if value is None:
        return "unknown"
    return f"{value:,.15g}" if isinstance(value, int | float) else str(value)


def dead(toll: Toll) -> str:
    """ "4 killed", "4 to 5 killed", "at least 4 killed"."""
    if not toll.known:
        return "dead unknown"
    low, high = toll.low, toll.high
    if low is not None and high is not None and low != high:
        return f"{shown(low)} to {shown(high)} killed"
    one = next(n for n in (toll.best, low, high) if n is not None)
    return f"{'at least ' if toll.open_above else ''}{shown(one)} killed"


def to_text(found: Comparison) -> Iterator[str]:
    """Lines for a terminal."""
    n = counts(found)
    yield f"{n['matched']:,} matched ({n['figures_differ']:,} with other figures), {n['only_theirs']:,} only theirs, {n['only_ours']:,} only ours"
    if found.outside:
        yield f"{found.outside:,} of theirs lie before the first or after the last day of ours and are not listed"
    for reason, count in found.not_held.items():
        yield f"{count:,} of ours are nothing that {found.format} codes: {reason}"
    for reason, count in found.unread.items():
        yield f"{count:,} of their rows could not be read: {reason}"
    if found.matched:
        yield ""
        yield "MATCHED"
    for pair in found.matched:
        yield f"  {headline(pair.theirs)} [{pair.theirs.id}]"
        yield f"    ours: {headline(pair.ours)} [{pair.ours.id}], {found.incidents[pair.ours.id].status}"
        yield f"    {'; '.join(pair.why)}"
        for item in pair.differ:
            yield f"    ≠ {difference(item)}"
    for title, events in (("ONLY THEIRS", found.only_theirs), ("ONLY OURS", found.only_ours)):
        if events:
            yield ""
            yield title
        for event in events:
            incident = found.incidents.get(event.id) if title == "ONLY OURS" else None
            told = f"  {incident.status}. {incident.told()}" if incident else ""
            yield f"  {headline(event)} [{event.id}]{told}"


def headline(event: Foreign) -> str:
    days = event.start.isoformat() + (f"..{event.end.isoformat()}" if event.end != event.start else "")
    return one_line(
        f"{days} {event.place or event.country or 'place unknown'}: {event.kind}, {dead(event.killed)}"
    )
