"""Incidents and publications made by hand, for tests of the formats: a denied ambush, a march, talks to come, a truce, a bombing."""

from __future__ import annotations

import copy
from importlib.util import find_spec
from typing import Any

from reportedly.formats import FORMATS
from reportedly.ledger.model import Publication
from reportedly.report import report_id

Row = dict[str, Any]

WRITABLE = [name for name in FORMATS if name != "parquet" or find_spec("pyarrow")]

ARMY = {
    "id": "SENMIL:senegalese army",
    "name": "Senegalese Army",
    "country": "SEN",
    "sector": "MIL",
    "code": "SENMIL",
}
MFDC = {"id": "SENREB:mfdc", "name": "MFDC", "country": "SEN", "sector": "REB", "code": "SENREB"}
STUDENTS = {"id": "EDU:students", "name": "students", "country": None, "sector": "EDU", "code": "EDU"}
VILLAGERS = {"id": "CVL:villagers", "name": "villagers", "country": None, "sector": "CVL", "code": "CVL"}
BIGNONA = {
    "name": "Bignona", "lat": 12.8103, "lon": -16.2264, "country": "SEN", "precision": "settlement",
    "gazetteer": "geonames:2253901", "written": ["Bignona", "Biñona"],
}  # fmt: skip

TEXT = (
    "Four soldiers were killed near Bignona on Tuesday, the army said. The MFDC denied it.\n\n"
    "Hundreds of students marched in Bignona on Wednesday. Envoys will meet in Banjul on 12 March.\n\n"
    "A ceasefire between the army and the MFDC enters into force on 14 March, ECOWAS said.\n"
)


def span(words: str, nth: int = 0) -> Row:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def event(id: str, type: str, words: str, **more: Any) -> Row:
    row: Row = {
        "id": id, "type": type, "mode": None, "contexts": [], "cameo": None, "quad_class": 4, "goldstein": -10.0, "actors": [], "recipients": [],
        "time": None, "place": None, "status": "occurred", "asserted_by": [], "disputed_by": [], "triggers": [span(words)],
        "evidence": [span(words)], "confidence": 0.8, "why": "by hand",
    }  # fmt: skip
    return row | more


def reading() -> Row:
    return {
        "schema": "reading/1",
        "report": {
            "id": report_id(TEXT), "title": "Soldiers killed in ambush", "publisher": "Meridian", "published": "2026-03-04", "published_from": "given",
            "dateline_place": None, "language": "en", "url": "https://meridian.example/ambush", "text": TEXT,
        },
        "actors": [
            ARMY | {"id": "a1", "part_of": None, "mentions": [span("the army")], "wikidata": None},
            MFDC | {"id": "a2", "part_of": None, "mentions": [span("MFDC")], "wikidata": "Q1410014"},
            STUDENTS | {"id": "a3", "part_of": None, "mentions": [span("students")], "wikidata": None},
            {"id": "a4", "name": "ECOWAS", "country": None, "sector": "IGO", "code": "IGOWAS", "part_of": None, "mentions": [span("ECOWAS")]},
        ],
        "places": [BIGNONA | {"id": "p1", "feature": "PPL", "disputed": False, "mentions": [span("Bignona")]}],
        "times": [],
        "statements": [
            {"id": "s1", "source": "a1", "via": [], "cue": span("said"), "content": [span("Four soldiers were killed near Bignona on Tuesday")],
             "quotes": [], "stance": "assert", "said_on": None, "addressee": None, "denies": [], "parent": None},
            {"id": "s2", "source": "a2", "via": [], "cue": span("denied"), "content": [span("it.")], "quotes": [], "stance": "deny",
             "said_on": None, "addressee": None, "denies": ["s1"], "parent": None},
        ],
        "events": [
            event("e1", "ASSAULT", "killed", mode="firearms", cameo="190", actors=["a2"], recipients=["a1"], place="p1", contexts=["military"],
                  time={"start": "2026-03-03", "end": "2026-03-03", "time": None}, asserted_by=["s1"], disputed_by=["s2"]),
            event("e2", "PROTEST", "marched", mode="demo", cameo="141", actors=["a3"], place="p1", time={"start": "2026-03-04", "end": "2026-03-04", "time": None}),
            event("e3", "CONSULT", "will meet", cameo="046", status="planned", time={"start": "2026-03-12", "end": "2026-03-12", "time": None}),
            event("e4", "RETREAT", "ceasefire", mode="ceasefire", cameo="0871", actors=["a1", "a2"], status="planned"),
            event("e5", "REJECT", "denied", cameo="016", status="negated"),
        ],
        "figures": [
            {"id": "f1", "measure": "killed", "span": span("Four"), "low": 4, "best": 4, "high": 4, "unit": None, "approximate": False,
             "who": None, "group": span("soldiers"), "event": "e1", "statement": "s1"},
        ],
        "meetings": [{"event": "e4", "venue": None, "delegations": [], "mediators": ["a4"], "agenda": []}],
        "checks": [],
    }  # fmt: skip


def publication(**more: Any) -> Publication:
    row = reading()
    facts = {
        "publisher": "Meridian", "published": "2026-03-04", "url": "https://meridian.example/ambush", "title": "Soldiers killed in ambush",
        "recorded_at": "2026-03-05T10:00:00+00:00",
    }  # fmt: skip
    return Publication(row["report"]["id"], row, **(facts | more))


def claim(source: str, statement: str | None = None, **more: Any) -> Row:
    row = {
        "source": source,
        "country": None,
        "report": report_id(TEXT),
        "statement": statement,
        "said_on": None,
        "words": None,
        "speaker": None,
    }
    return row | more


def figure(
    measure: str,
    low: float | None,
    best: float | None,
    high: float | None,
    group: str | None = None,
    **more: Any,
) -> Row:
    told = {"source": "Senegalese Army", "low": low, "best": best, "high": high, "said_on": "2026-03-03", "report": report_id(TEXT),
            "span": span("Four"), "superseded_by": None, "group": group}  # fmt: skip
    row = {
        "measure": measure,
        "scope": "incident",
        "group": group,
        "low": low,
        "best": best,
        "high": high,
        "open_above": False,
        "claims": [told],
    }
    return row | more


def incident(id: str = "iambush", of: str = "e1", **more: Any) -> Row:
    """The ambush, which the army reports and the MFDC denies."""
    row: Row = {
        "id": id, "title": "Bignona, 2026-03-03: Four soldiers were killed", "type": "ASSAULT", "mode": "firearms", "cameo": "190",
        "events": [{"report": report_id(TEXT), "event": of}], "start": "2026-03-03", "end": "2026-03-03", "place": copy.deepcopy(BIGNONA),
        "actors": [dict(MFDC)], "recipients": [dict(ARMY)], "status": "contested",
        "asserted_by": [claim("Senegalese Army", "s1", words="Four soldiers were killed near Bignona on Tuesday")],
        "disputed_by": [claim("MFDC", "s2")], "figures": [figure("killed", 4, 4, 5), figure("injured", 6, None, None)],
        "independent_sources": 1, "background": False, "thread": False,
    }  # fmt: skip
    return row | more


def march(**more: Any) -> Row:
    row = incident(
        "imarch", "e2", title="Bignona, 2026-03-04: Hundreds of students marched", type="PROTEST", mode="demo", cameo="141", start="2026-03-04",
        end="2026-03-04", actors=[dict(STUDENTS)], recipients=[], status="reported", asserted_by=[claim("Meridian")], disputed_by=[],
        figures=[figure("participants", 201, None, None, open_above=True)],
    )  # fmt: skip
    return row | more


def talks(**more: Any) -> Row:
    row = incident(
        "italks", "e3", title="2026-03-12: Envoys will meet", type="CONSULT", mode=None, cameo="046", start="2026-03-12", end="2026-03-12",
        place=None, actors=[dict(ARMY), dict(MFDC)], recipients=[], status="planned", asserted_by=[], disputed_by=[], figures=[],
    )  # fmt: skip
    return row | more


def truce(**more: Any) -> Row:
    row = incident(
        "itruce", "e4", title="2026-03-14: A ceasefire enters into force", type="RETREAT", mode="ceasefire", cameo="0871", start="2026-03-14",
        end="2026-03-20", place=None, actors=[dict(ARMY), dict(MFDC)], recipients=[], status="planned",
        asserted_by=[claim("MFDC", said_on="2026-03-11")], disputed_by=[], figures=[],
    )  # fmt: skip
    return row | more


def bombing(**more: Any) -> Row:
    """Of villagers, by nobody who is named."""
    row = incident(
        "ibombing", "e1", title="2026-03-05: A bomb killed villagers", mode="explosives", cameo="183", start="2026-03-05", end="2026-03-07",
        actors=[], recipients=[dict(VILLAGERS)], status="reported", disputed_by=[], figures=[figure("killed", 2, 2, 2, "villagers")],
    )  # fmt: skip
    return row | more


def bare(id: str = "ibare") -> Row:
    """An incident of which nothing is known."""
    return {
        "id": id, "title": None, "type": "ASSAULT", "mode": None, "cameo": None, "events": [], "start": None, "end": None, "place": None,
        "actors": [], "recipients": [], "status": "reported", "asserted_by": [], "disputed_by": [], "figures": [], "independent_sources": 0,
    }  # fmt: skip


def everything() -> list[Row]:
    return [incident(), march(), bombing(), talks(), truce(), bare()]
