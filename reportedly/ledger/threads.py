"""Threads: what goes on over weeks, out of single incidents.

    a ceasefire    its terms, broker, start, extensions, alleged violations (by whom, denied by whom) and end
    a negotiation  its rounds with venues, delegations, mediators and agenda, and what they agreed

Both are pure functions of incidents and of the readings behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from reportedly.ledger.context import Context, contexts
from reportedly.ledger.model import Publication, Row
from reportedly.ledger.sources import written
from reportedly.ledger.spots import alike_names
from reportedly.ledger.tellings import day
from reportedly.name_forms import key

APART = timedelta(days=60)  # rounds of one negotiation, extensions of one truce
OPEN_ENDED = timedelta(days=60)  # how long a truce without an end is watched for violations
TERM = re.compile(
    r"\b(?:\w+[- ](?:hour|day|week|month)s?|for \w+ (?:hours|days|weeks|months)|until|withdraw\w*|corridor\w*|monitor\w*|exchange|guarantee\w*)\b",
    re.IGNORECASE,
)
LONGEST = 300
STEPS = frozenset({"truce", "extension", "talks", "deal", "release"})  # kins of which threads are made
FIGHTS = frozenset({"violence"})  # what breaks a truce


def ceasefires(incidents: Sequence[Row], publications: Sequence[Publication]) -> list[Row]:
    """Every truce with what became of it, in order of its start."""
    table = contexts(publications)
    pacts = [i for i in incidents if i["kin"] == "truce"]
    more = [i for i in incidents if i["kin"] == "extension"]
    fights = [i for i in incidents if i["kin"] == "violence" and i["start"]]
    return [ceasefire(pact, pacts, more, fights, table) for pact in pacts]


def watched(incidents: Iterable[Row]) -> tuple[date, date] | None:
    """The days on which anything may break one of the truces; None where there is none."""
    pacts = [i for i in incidents if i["kin"] in ("truce", "extension") and i["start"]]
    starts = [start for i in pacts if (start := day(i["start"]))]
    ends = [end for i in pacts if (end := day(i["end"]))]
    return (min(starts), max([*ends, *(start + OPEN_ENDED for start in starts)])) if starts else None


def ceasefire(
    pact: Row, pacts: Sequence[Row], more: Sequence[Row], fights: Sequence[Row], table: dict[str, Context]
) -> Row:
    start = day(pact["start"])
    extensions = [i for i in more if start and follows(start, i) and nearest(i, pacts) is pact]
    ends = [d for d in (day(pact["end"]), *(day(i["end"]) for i in extensions)) if d and start and d > start]
    last = max(ends, default=None)
    until = last or (start + OPEN_ENDED if start else None)
    sides = parties_of(pact, table)
    broken = [
        f
        for f in fights
        if start
        and until
        and start <= (day(f["start"]) or date.min) <= until
        and concerns(f, sides, pact, table)
    ]
    return {
        "id": pact["id"], "title": pact["title"], "status": pact["status"], "parties": sides, "broker": mediators(pact, table),
        "place": pact["place"], "start": pact["start"], "end": last.isoformat() if last else None, "terms": terms(pact, table),
        "extensions": [{"incident": i["id"], "agreed": i["start"], "until": i["end"], "asserted_by": names(i["asserted_by"])} for i in extensions],
        "violations": [
            {
                "incident": f["id"], "title": f["title"], "date": f["start"], "place": f["place"] and f["place"]["name"], "status": f["status"],
                "alleged_by": names(f["asserted_by"]), "denied_by": names(f["disputed_by"]),
            }
            for f in broken
        ],
        "asserted_by": names(pact["asserted_by"]), "disputed_by": names(pact["disputed_by"]),
    }  # fmt: skip


def follows(start: date, later: Row) -> bool:
    agreed = day(later["start"])
    return agreed is None or timedelta(0) <= agreed - start <= APART


def nearest(extension: Row, pacts: Sequence[Row]) -> Row | None:
    """The truce that an extension goes on: the last one before it."""
    agreed = day(extension["start"]) or date.max
    earlier = [p for p in pacts if p["start"] and (day(p["start"]) or date.max) <= agreed]
    return max(earlier, key=lambda p: (p["start"], len(p["events"]), p["id"]), default=None)


def concerns(fight: Row, sides: Sequence[str], pact: Row, table: dict[str, Context]) -> bool:
    """Is it between the parties, or at least in their country, or of people of theirs where nobody knows the place?"""
    involved = frozenset(key(s) for s in parties_of(fight, table))
    if involved and any(alike_names(frozenset({key(side)}), involved) for side in sides):
        return True
    here = {a["country"] for a in (*pact["actors"], *pact["recipients"]) if a["country"]}
    here |= {pact["place"]["country"]} if pact["place"] and not here else set()
    if fight["place"] and fight["place"]["country"]:
        return fight["place"]["country"] in here
    return any(a["country"] in here for a in (*fight["actors"], *fight["recipients"]))


def talks(incidents: Sequence[Row], publications: Sequence[Publication]) -> list[Row]:
    """Every negotiation with its rounds in order, and what was agreed at or right after them."""
    table = contexts(publications)
    threads: list[list[Row]] = []
    for meeting in (i for i in incidents if i["kin"] == "talks"):
        home = next((t for t in reversed(threads) if same_thread(t[-1], meeting, table)), None)
        if home is None:
            threads.append([meeting])
        else:
            home.append(meeting)
    deals = [
        i
        for i in incidents
        if i["kin"] in ("deal", "truce", "extension", "release") and i["start"] and not i["background"]
    ]
    return [negotiation(rounds, deals, table) for rounds in threads]


def same_thread(last: Row, meeting: Row, table: dict[str, Context]) -> bool:
    """Two rounds of one negotiation: of the same parties, or at one venue, not long apart."""
    before, after = day(last["start"]), day(meeting["start"])
    if (before and after and after - before > APART) or last["background"] != meeting["background"]:
        return False
    if last["place"] and meeting["place"] and last["place"]["name"] == meeting["place"]["name"]:
        return True
    ones, others = ({key(p) for p in parties_of(m, table)} for m in (last, meeting))
    return bool(ones & others) and len(ones & others) >= min(2, len(ones), len(others))


def negotiation(rounds: Sequence[Row], deals: Sequence[Row], table: dict[str, Context]) -> Row:
    return {
        "id": rounds[0]["id"], "title": rounds[0]["title"], "parties": unique(p for r in rounds for p in parties_of(r, table)),
        "mediators": unique(m for r in rounds for m in mediators(r, table)), "start": rounds[0]["start"], "end": rounds[-1]["end"],
        "rounds": [
            {
                "incident": r["id"], "status": r["status"], "start": r["start"], "end": r["end"], "venue": r["place"] and r["place"]["name"],
                "delegations": delegations(r, table), "mediators": mediators(r, table), "agenda": agenda(r, table), "asserted_by": names(r["asserted_by"]),
                "outcome": [{"incident": d["id"], "title": d["title"], "kin": d["kin"]} for d in deals if comes_of(d, r)],
            }
            for r in rounds
        ],
    }  # fmt: skip


def comes_of(deal: Row, meeting: Row) -> bool:
    """Was it agreed at the meeting: on one of its days or the next, and not at another place?"""
    agreed, first = day(deal["start"]), day(meeting["start"])
    last = day(meeting["end"]) or first
    if agreed is None or first is None or last is None or not first <= agreed <= last + timedelta(days=1):
        return False
    return not (deal["place"] and meeting["place"]) or deal["place"]["country"] == meeting["place"]["country"]


def rows(incident: Row, table: dict[str, Context], layer: str) -> Iterable[tuple[Row, Context]]:
    """The rows of a layer ("events", "meetings") that an incident is made of, with the report of each."""
    field = "id" if layer == "events" else "event"
    for item in incident["events"]:
        context = table[item["report"]]
        for row in context.reading[layer]:
            if row[field] == item["event"]:
                yield row, context


def mediators(incident: Row, table: dict[str, Context]) -> list[str]:
    return unique(
        written(c.actors[a])
        for m, c in rows(incident, table, "meetings")
        for a in m["mediators"]
        if a in c.actors
    )


def agenda(incident: Row, table: dict[str, Context]) -> list[str]:
    return unique(span["text"] for m, _ in rows(incident, table, "meetings") for span in m["agenda"])


def delegations(incident: Row, table: dict[str, Context]) -> list[Row]:
    out: dict[str, Row] = {}
    for meeting, context in rows(incident, table, "meetings"):
        for item in meeting["delegations"]:
            party = context.actors.get(item["party"])
            if party is None:
                continue
            entry = out.setdefault(
                key(written(party)), {"party": written(party), "count": None, "members": []}
            )
            entry["count"] = item["count"] if entry["count"] is None else entry["count"]
            entry["members"] = unique(
                [
                    *entry["members"],
                    *(written(context.actors[m]) for m in item["members"] if m in context.actors),
                ]
            )
    return [out[name] for name in sorted(out)]


def parties_of(incident: Row, table: dict[str, Context]) -> list[str]:
    named = [a["name"] for a in (*incident["actors"], *incident["recipients"]) if a["country"] or a["code"]]
    return unique([*named, *(d["party"] for d in delegations(incident, table))])


def terms(incident: Row, table: dict[str, Context]) -> list[str]:
    """Sentences that say what was agreed: how long, who withdraws, who watches."""
    found = (
        " ".join(context.text[s["start"] : s["end"]].split())[:LONGEST]
        for event, context in rows(incident, table, "events") for s in event["evidence"]
    )  # fmt: skip
    return unique(s for s in found if TERM.search(s))


def names(sources: Iterable[Row]) -> list[str]:
    return unique(s["source"] for s in sources)


def unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
