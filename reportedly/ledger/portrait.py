"""Portrait: how an incident is shown: its type, its scene, its parties, its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from reportedly.ledger.accounts import Account
from reportedly.ledger.context import Context
from reportedly.ledger.model import Row
from reportedly.ledger.sources import same_name, written
from reportedly.ledger.spots import Spot, alike_names
from reportedly.name_forms import key

LONGEST = 110
UNREAL = frozenset({"planned", "hypothetical", "negated"})
LEAD = 400  # letters: a headline and the first sentences


def kinds(told: Sequence[Account]) -> tuple[str, str | None, str | None]:
    """The type that most tellings have, with the mode and code that most of these have."""
    rows = [t.row for a in told for t in a.tellings if not t.fate and t.row["type"] != "REJECT"] or [
        t.row for a in told for t in a.tellings
    ]
    kind = most([r["type"] for r in rows])
    of_kind = [r for r in rows if r["type"] == kind]
    mode = most([r["mode"] for r in of_kind if r["mode"]]) if any(r["mode"] for r in of_kind) else None
    cameo = most(
        [r["cameo"] for r in of_kind if r["mode"] == mode and r["cameo"]]
        or [r["cameo"] for r in of_kind if r["cameo"]]
    )
    return kind or "", mode, cameo


def most(values: Sequence[str]) -> str | None:
    count = Counter(values)
    return min(count, key=lambda v: (-count[v], v)) if count else None


def scene(told: Sequence[Account]) -> Row | None:
    """The place that most reports give: a town that a reading ties to the event before one that its sentence names, and both before
    a region. `written` are its names in the reports."""
    groups: list[list[tuple[Spot, str]]] = []
    for account in told:
        for spot in (s for t in account.tellings for s in t.spots):
            home = next(
                (
                    g
                    for g in groups
                    if g[0][0].row["name"] == spot.row["name"] or alike_names(g[0][0].names, spot.names)
                ),
                None,
            )
            groups.append([(spot, account.report)]) if home is None else home.append((spot, account.report))
    groups = [g for g in groups if any(s.own or s.settled for s, _ in g)]
    if not groups:
        return None
    best = max(groups, key=weight)
    names = Counter(s.row["name"] for s, _ in best)
    name = min(names, key=lambda n: (-names[n], n))
    shown = next(s.row for s, _ in best if s.row["name"] == name)
    return {
        "name": name, "lat": shown["lat"], "lon": shown["lon"], "country": shown["country"], "precision": shown["precision"],
        "gazetteer": shown["gazetteer"], "written": sorted({m["text"] for s, _ in best for m in s.row["mentions"]}),
    }  # fmt: skip


def weight(group: list[tuple[Spot, str]]) -> tuple[bool, int, int]:
    """Reports count once each, twice where their reading ties the place to the event."""
    own, named = ({r for s, r in group if s.own is tied} for tied in (True, False))
    return any(s.settled for s, _ in group), 2 * len(own) + len(named - own), len(group)


def parties(told: Sequence[Account], table: dict[str, Context], side: str) -> list[Row]:
    """Actors or recipients, one for each in the world: those with a country, a code or a name of their own."""
    out: list[Row] = []
    for account in told:
        actors = table[account.report].actors
        for telling in account.tellings:
            for number in telling.row[side]:
                actor = actors.get(number)
                if actor is None:
                    continue
                name = written(actor)
                if any(key(name) == key(o["name"]) or (actor["code"] and o["code"] == actor["code"] and len(actor["code"]) > 3)
                       or (same_name(name, o["name"]) and name[:1].isupper()) for o in out):  # fmt: skip
                    continue
                out.append({"id": f"{actor['code'] or 'actor'}:{key(name)}", "name": name, "country": actor["country"],
                            "sector": actor["sector"], "code": actor["code"]})  # fmt: skip
    return out


def title(told: Sequence[Account], place: Row | None, start: date | None) -> str:
    """Place, day, and the words that first tell it for itself: as done rather than planned or denied, and high up in a report."""
    sentences = [
        (t.status in UNREAL, t.at >= LEAD, a.told or date.max, t.at, " ".join(t.own.split()))
        for a in told
        for t in a.tellings
        if t.own.strip()
    ]
    text = min(sentences)[-1] if sentences else "Incident"
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    where = f"{place['name']}, " if place else ""
    return f"{where}{start.isoformat()}: {text}" if start else f"{where}{text}" if where else text
