"""Tallies: the claims that the reports of an incident make about its people.

A number without a source of its own takes that of its sentence or of the event that it belongs to; a number that the reading ties
to no event belongs to the nearest account told before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.ledger.accounts import Account
from reportedly.ledger.assertions import source
from reportedly.ledger.belonging import NOWHERE, Setting, foreign
from reportedly.ledger.claims import FITS, PEOPLE, TYPES, Claim, claim, uncounted
from reportedly.ledger.context import Context
from reportedly.ledger.model import Row
from reportedly.ledger.sources import Source, outlet, source_of
from reportedly.ledger.tellings import Telling
from reportedly.ledger.wording import sentence_around

GAP = re.compile(
    r"[,;]?\s*(?:(?:and|but|while|with)\s+)?((?:(?:the|its|their|a|an)\s+|(?=[A-Z]))(?:[\w’'-]+\s+){0,5}[\w’'-]+)\s+(?:at|of)\s+(?:about|around|some|nearly|over|more than)?\s*"
)
SINCE = re.compile(r"\bsince\b(?!\s+the\b)", re.IGNORECASE)
REACH = 420  # characters between a number and the account that it goes with


def claims_of(told: Sequence[Account], table: dict[str, Context], setting: Setting = NOWHERE) -> list[Claim]:
    """The claims of an incident, report by report; what is told of other days and towns than its own is another's."""
    out = []
    for account in told:
        context = table[account.report]
        mine = {t.event: t for t in account.tellings}
        for figure in context.reading["figures"]:
            if figure["measure"] not in PEOPLE or all(figure[k] is None for k in ("low", "best", "high")):
                continue
            if uncounted(context.text, figure["span"]["start"], figure["span"]["end"]):
                continue
            telling = mine.get(figure["event"] or "")
            if telling is None and figure["event"] not in fitting(context, figure["measure"]):
                telling = nearest(figure, account, context)
            if (
                telling is None
                or account.kin not in FITS[figure["measure"]]
                or is_denied(figure, telling, context)
                or foreign(figure, telling, context, setting)
            ):
                continue
            who = context.actors.get(figure["who"] or "")
            said = speaker(figure, telling, context)
            out.append(claim(figure, said, context.text, context.rank, telling, who))
    return out


def is_denied(figure: Row, telling: Telling, context: Context) -> bool:
    """ "No detainee has been freed", "denied that its guns had killed twelve": the number of what is denied is nobody's count."""
    if telling.status == "negated" and not telling.harmless:
        return True
    left, right = sentence_around(context.text, figure["span"]["start"], figure["span"]["end"])
    if figure["high"] == 0 and SINCE.search(context.text, left, right):
        return True  # "Nobody has come to harm since."
    said = context.statements.get(figure["statement"] or "")
    return (
        said is not None and said["stance"] == "deny" and bool(figure["high"] is None or figure["high"] > 0)
    )


def fitting(context: Context, measure: str) -> frozenset[str]:
    """The events of a report that can have such victims; a number tied to another event is tied to none."""
    return frozenset(e["id"] for e in context.reading["events"] if e["type"] in TYPES[measure])


def nearest(figure: Row, account: Account, context: Context) -> Telling | None:
    """The telling of this account that stands right before a number without an event, if no other account stands between."""
    at = figure["span"]["start"]
    before = [t for t in account.tellings if 0 <= at - t.at <= REACH]
    if not before:
        return None
    last = max(before, key=lambda t: t.at)
    mine = {t.event for t in account.tellings}
    between = (
        s["start"] for e in context.reading["events"] if e["id"] not in mine and e["type"] in TYPES[figure["measure"]]
        for s in e["triggers"]
    )  # fmt: skip
    return None if any(last.at < start < at for start in between) else last


def gapped(figure: Row, context: Context) -> Source | None:
    """ "Police put the crowd at 4,000, the union at 9,000": the second number's own source, whose verb is left out."""
    at = figure["span"]["start"]
    left, _ = sentence_around(context.text, at, figure["span"]["end"])
    before = [
        f for f in context.reading["figures"]
        if f["measure"] == figure["measure"] and f["statement"] and left <= f["span"]["start"] < at
    ]  # fmt: skip
    found = GAP.fullmatch(context.text[before[-1]["span"]["end"] : at]) if before else None
    if found is None:
        return None
    said = context.statements[before[-1]["statement"]]
    name = found.group(1)
    stop = before[-1]["span"]["end"] + found.end(1)
    owners = [a for a in context.actors.values() if any(m["end"] == stop for m in a["mentions"])]
    owner = next((a for a in owners if a["id"] != said["source"]), None)
    body: Row = {
        "id": "gap",
        "name": name,
        "sector": "CVL",
        "country": None,
        "code": None,
        "part_of": None,
        "mentions": [],
    }
    row = {**said, "source": owner["id"] if owner else "gap", "content": [figure["span"]], "quotes": []}
    return source_of(row, {**context.actors, "gap": body}, context.text, context.report, context.published)


def speaker(figure: Row, telling: Telling, context: Context) -> Source:
    """Whose number it is."""
    if (other := gapped(figure, context)) is not None:
        return other
    if figure["statement"] and (said := source(context, figure["statement"])):
        return said
    left, right = sentence_around(context.text, figure["span"]["start"], figure["span"]["end"])
    inside = [
        s
        for s in context.reading["statements"]
        if left <= s["cue"]["start"] < right and s["stance"] != "deny" and s["source"]
    ]
    if len(inside) == 1 and (said := source(context, inside[0]["id"])):
        return said
    if left <= telling.at < right:
        for number in telling.row["asserted_by"]:
            if said := source(context, number):
                return said
    silent = not any(left <= s["cue"]["start"] < right and s["source"] for s in context.reading["statements"])
    if silent and (said := carried_on(left, telling, context)) is not None:
        return said
    return outlet(context.publisher, context.report, context.published)


def carried_on(left: int, telling: Telling, context: Context) -> Source | None:
    """ "Four soldiers were killed, the army said. Seven are missing.": who tells the deed in the sentence right before goes on."""
    before = context.text[:left].rstrip()
    if not before or "\n" in context.text[len(before) : left]:
        return None
    first, last = sentence_around(context.text, len(before) - 1, len(before) - 1)
    deeds = [t["start"] for t in telling.row["triggers"]]
    for row in reversed(context.reading["statements"]):
        if not first <= row["cue"]["start"] < last or row["stance"] == "deny" or row["quotes"]:
            continue
        if row["id"] in telling.row["asserted_by"] or any(
            c["start"] <= at < c["end"] for c in row["content"] for at in deeds
        ):
            return source(context, row["id"])
    return None
