"""Single sentences against coded event records, as PLOVER's gold standard records: type, and countries of both sides.

    "Iraq rejected the charge by Kuwait."     IRQ  KWT  REJECT

The records of 2016 use earlier names of the types and a few codes of their own; they are mapped here, not in the reader.
They tell one event of a sentence and are silent on others that it may tell, so that precision is a lower bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportedly.errors import BadReport
from reportedly.scoring.complete import Reading, complete
from reportedly.scoring.tally import Figures, summary

Coding = tuple[str, str, str]

TYPES = {
    "YIELD": "CONCEDE", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST", "APPEAL": "REQUEST",
    "FIGHT": "ASSAULT", "MOBILISE": "MOBILIZE",
}  # fmt: skip
# Codes of the records that are no ISO 3166 codes; who belongs to no country is one class.
COUNTRIES = {"JAP": "JPN", "ROM": "ROU", "ITL": "ITA", "VTN": "VNM", "NGO": "IGO", "IMG": "IGO", "MNC": "IGO"}
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
NOT_TOLD_AS_FACT = frozenset({"alleged", "hypothetical", "historical"})


def paired(gold: Sequence[Any], readings: Sequence[Any]) -> Iterator[tuple[Any, Reading]]:
    """Gold records with their readings. Raises BadReport where a reading is of another text."""
    for n, (record, reading) in enumerate(zip(gold, readings, strict=True), 1):
        whole = complete(reading, f"reading {n}")
        if whole["report"]["text"].strip() != record["text"].strip():
            raise BadReport(f"reading {n} is of another text than gold line {n}")
        yield record, whole


def codings(reading: Reading) -> Iterator[frozenset[Coding]]:
    """The events of a reading as records tell them: for each the codings that are right.

    What is only planned may also be coded as an agreement or a threat. What is no fact counts only where the reading tells no
    fact. A mutual event without recipients goes both ways; where nobody bears it, its place may stand for them.
    """
    where = {p["id"]: p["country"] for p in reading["places"]}
    who = {}
    for actor in reading["actors"]:
        none = "IGO" if actor["sector"] == "IGO" else "---"
        who[actor["id"]] = COUNTRIES.get(actor["country"] or actor["sector"], actor["country"] or none)
    events = [e for e in reading["events"] if e["status"] != "negated"]
    for event in [e for e in events if e["status"] not in NOT_TOLD_AS_FACT] or events:
        types = {event["type"]}
        if event["status"] in {"planned", "hypothetical"}:
            types |= (
                {"AGREE"}
                if event["type"] in COOPERATIVE
                else {"THREATEN"}
                if event["type"] in HOSTILE
                else set()
            )
        acting = event["actors"] or [None]
        both_ways = event["type"] in MUTUAL and len(set(event["actors"])) > 1
        bearing = event["recipients"] or (event["actors"] if both_ways else [None])
        sides = [(a, b) for a in acting for b in bearing if a is None or a != b] or [(acting[0], None)]
        for a, b in sides:
            targets = {who.get(b, "---")}
            if b is None and where.get(event["place"]):
                targets.add(where[event["place"]])
            yield frozenset((who.get(a, "---"), target, kind) for target in targets for kind in types)


def score_records(gold: Sequence[Any], readings: Sequence[Any], misses: list[str]) -> dict[str, Figures]:
    """Exact matches of types, of countries and of both in each sentence; records of one sentence are one.

    Who is source and who is target counts, but not in CONSULT and COOPERATE nor where the record is reciprocal.
    """
    sentences: dict[str, tuple[list[Any], Reading]] = {}
    for record, reading in paired(gold, readings):
        sentences.setdefault(record["text"].strip(), ([], reading))[0].append(record)
    counts = {name: Counter[str]() for name in ("type", "countries", "type+countries")}
    for text, (records, reading) in sentences.items():
        told = {
            (country(e["source"]), country(e["target"]), TYPES.get(e["code"], e["code"]))
            for record in records
            for e in record["events"]
        }
        mutual = any(r.get("reciprocal") for r in records) or {kind for *_, kind in told} <= {
            "CONSULT",
            "COOPERATE",
        }
        want = {ordered(coding, mutual) for coding in told}
        mine = {frozenset(ordered(c, mutual) for c in coded) for coded in codings(reading)}
        for name, parts in (("type", (2,)), ("countries", (0, 1)), ("type+countries", (0, 1, 2))):
            gold_parts = {tuple(c[i] for i in parts) for c in want}
            my_parts = {frozenset(tuple(c[i] for i in parts) for c in coded) for coded in mine}
            hits = {x for coded in my_parts for x in coded & gold_parts}
            invented = sum(not coded & gold_parts for coded in my_parts)
            counts[name].update(hits=len(hits), invented=invented, missed=len(gold_parts - hits))
            if name == "type+countries" and gold_parts - hits:
                misses.append(f"{text!r} wants {sorted(gold_parts)}, has {sorted(map(sorted, my_parts))}")
    return {name: summary(c) for name, c in counts.items()}


def country(code: str | None) -> str:
    short = (code or "---")[:3]
    return COUNTRIES.get(short, short)


def ordered(coding: Coding, mutual: bool) -> Coding:
    """A coding in which it does not matter who of the two acts, where that is so."""
    first, second, kind = coding
    return (*sorted((first, second)), kind) if mutual else coding  # type: ignore[return-value]


def published_of(record: Mapping[str, Any]) -> str | None:
    """The day of publication of a gold record, if it gives one."""
    day = str(record.get("published") or record.get("dct") or record.get("date") or "")[:10]
    return day if len(day) == 10 and day[:4].isdigit() and day[4] == day[7] == "-" else None
