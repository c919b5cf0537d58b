"""Incidents: many readings in, one account of each happening out, as the contract prints it.

    build_incidents([publication, …])  ->  [{"id", "title", "type", …, "events", "status", "asserted_by", "figures", …}, …]

A pure function of the publications as a set: their order does not matter. `components` finds what a new report touches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.ledger.accounts import Account
from reportedly.ledger.assertions import asserted, disputed, independent, retracted
from reportedly.ledger.belonging import Setting
from reportedly.ledger.context import Context, contexts, replaced
from reportedly.ledger.denials import MARK
from reportedly.ledger.grouping import Group, group
from reportedly.ledger.independence import carried
from reportedly.ledger.keys import candidate_keys
from reportedly.ledger.model import Publication, Row
from reportedly.ledger.pages import tellings
from reportedly.ledger.portrait import kinds, most, parties, scene, title
from reportedly.ledger.sources import Source, full_names, gathered
from reportedly.ledger.standing import dates, fate, happened, settled, status
from reportedly.ledger.tallies import claims_of
from reportedly.ledger.tolls import figures

__all__ = ["accounts_of", "build_incidents", "candidate_keys"]


def build_incidents(
    publications: Sequence[Publication],
    *,
    policy: str = "cautious",
    speech: bool = False,
    neighbours: bool = False,
) -> list[Row]:
    """The incidents that the publications tell, in order of their start; those without a date come last.

    With `neighbours` each says under `apart` which events of other incidents are most like it, and what kept them out.
    """
    table = contexts(publications)
    told = [a for c in table.values() for a in accounts_of(c, speech=speech)]
    out = []
    for found in group(told, neighbours=neighbours):
        incident = build(found, table, policy)
        if incident is not None:
            out.append(incident | {"apart": kept_out(found)} if neighbours else incident)
    out.sort(key=lambda i: (i["start"] or "9999", i["end"] or "", i["id"]))
    return out


def kept_out(found: Group) -> list[Row]:
    return [
        {"report": r, "event": e, "why": "; ".join(why)}
        for (r, e), why in found.apart
        if not e.startswith(MARK)
    ]


def accounts_of(context: Context, *, speech: bool = False) -> list[Account]:
    """What one report tells, each telling by itself: which are of one happening is found with those of all reports."""
    return [Account([t]) for t in tellings(context.reading, context.published, speech=speech)]


def build(found: Group, table: dict[str, Context], policy: str) -> Row | None:
    """One incident of a group of accounts; None where nothing is told to have happened or to be planned."""
    told = sorted(found.accounts, key=lambda a: (table[a.report].rank, a.key))
    days = settled(told)
    state = fate(days)
    if state == "nothing":
        return None
    gone = retracted(told, table) | replaced({a.report: table[a.report] for a in told})
    start, end = dates(days, state)
    place = scene(told)
    claims = claims_of(told, table, Setting(start, end, place))
    counting = [c.source for c in claims if c.voiced and c.since is None and not c.planned]
    says = asserted(told, table, gone, counting)
    denies = disputed(told, table, says)
    names = full_names([*says, *denies, *(c.source for c in claims)])
    says, denies = [called(s, names) for s in says], [called(s, names) for s in denies]
    claims = [replace(c, source=called(c.source, names)) for c in claims]
    voices = gathered([*says, *denies, *(c.source for c in claims)])
    kin = most([a.kin for a in told]) or told[0].kin
    count = independent(says, table, voices)
    year = min((a.told.year for a in told if a.told), default=None)
    kind, mode, cameo = kinds(told)
    return {
        "id": identity(told, table), "title": title(told, place, start), "type": kind, "mode": mode, "cameo": cameo,
        "events": [{"report": a.report, "event": t.event, "why": "; ".join(found.why.get((t.report, t.event), []))} for a in told for t in a.tellings if not t.event.startswith(MARK)],
        "start": start.isoformat() if start else None, "end": end.isoformat() if end else None, "place": place,
        "actors": parties(told, table, "actors"), "recipients": parties(told, table, "recipients"),
        "status": status(state, count, len({voices.number(d) for d in denies})),
        "asserted_by": [s.row() for s in says], "disputed_by": [s.row() for s in denies],
        "figures": figures(claims, voices, policy, thread=kin == "thread", held=state == "held", withdrawn=gone),
        "independent_sources": count, "background": background(start, end, year, told), "thread": kin == "thread", "kin": kin,
        "copies": carried([(c.report, c.text, c.publisher) for report in dict.fromkeys(a.report for a in told) for c in [table[report]]]),
    }  # fmt: skip


def called(source: Source, names: Mapping[str, str]) -> Source:
    """The source under the name that stands for it in the whole incident."""
    return replace(source, name=names.get(source.known or "", source.name))


def background(start: date | None, end: date | None, year: int | None, told: Sequence[Account]) -> bool:
    """Over before the year of the first report that tells it."""
    last = end or start
    if last and year:
        return last.year < year
    return bool(told) and all(t.status == "historical" for a in told for t in a.tellings if happened(t))


def identity(told: Sequence[Account], table: dict[str, Context]) -> str:
    """Named after its first event in the earliest report, so that later reports leave it as it is."""
    first = min(told, key=lambda a: (table[a.report].rank, a.key))
    event = min(t.event for t in first.tellings)
    return "i" + hashlib.sha256(f"{first.report} {event}".encode()).hexdigest()[:16]
