"""Assertions: who says that an incident happened, who denies it, and how many of them are independent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.ledger.accounts import Account
from reportedly.ledger.context import Context
from reportedly.ledger.denials import excused, sides
from reportedly.ledger.independence import voices as copied
from reportedly.ledger.sources import Source, Voices, is_official, outlet, same_source, source_of
from reportedly.ledger.tellings import Telling
from reportedly.ledger.wording import found

NEARBY = 160  # characters around a telling in which its outlet takes it back
PASSING = re.compile(
    r"\b(?:after|following|since|of|in|from|despite|before|about)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)


def source(context: Context, statement: str) -> Source | None:
    row = context.statements.get(statement)
    return source_of(row, context.actors, context.text, context.report, context.published) if row else None


def asserted(
    told: Sequence[Account], table: dict[str, Context], gone: frozenset[str], counting: Sequence[Source]
) -> list[Source]:
    """The sources that assert it or count its victims, named ones first; an outlet in its own voice is one, in passing it is not."""
    named = list(counting)
    own: list[Source] = []
    for account in told:
        context = table[account.report]
        for telling in account.tellings:
            if telling.status in ("negated", "hypothetical") and not telling.fate and not telling.harmless:
                continue
            sources = [s for i in telling.row["asserted_by"] if (s := source(context, i))]
            named += [s for s in sources if s.stance != "deny"]
            if (
                not telling.row["asserted_by"]
                and account.report not in gone
                and not passing(telling, context.text)
            ):
                own += [outlet(p.publisher, account.report, p.published) for p in context.publications]
    return unique(named) + unique(own)


def passing(telling: Telling, text: str) -> bool:
    """ "After Monday's raid": the outlet takes it for granted and tells it of nobody."""
    return all(PASSING.search(text[max(0, s["start"] - 40) : s["start"]]) for s in telling.row["triggers"])


def disputed(told: Sequence[Account], table: dict[str, Context], says: Sequence[Source]) -> list[Source]:
    """Who denies it: the sources of negated tellings and of denials; a denial that its source takes back is none."""
    out: list[Source] = []
    asserting = [a for a in told if not a.negated]
    if not asserting:
        return []
    for account in told:
        context = table[account.report]
        for telling in account.tellings:
            ids = list(telling.row["disputed_by"])
            if (
                telling.status == "negated"
                and not telling.harmless
                and not telling.fate
                and telling.kin != "talks"
            ):
                ids += telling.row["asserted_by"]
                if not ids and is_official(context.publisher):
                    out.append(outlet(context.publisher, context.report, context.published))
            else:
                ids += [i for i in telling.row["asserted_by"] if excuses(telling, i, context)]
            out += [s for i in ids if (s := source(context, i)) and not s.relays]
    later = {s.said_on or "" for s in says if s.stance == "confirm"}
    return unique(s for s in out if not any(taken_back(s, c) for c in says) or not later)


def excuses(telling: Telling, statement: str, context: Context) -> bool:
    """Does a party that tells the act deny a part of it ("only fired into the air")?"""
    row = context.statements.get(statement)
    speaker = context.actors.get(row["source"] or "") if row else None
    if row is None or speaker is None or telling.kin != "violence" or not excused(row, context.text):
        return False
    return sides(speaker, [context.actors[a] for a in telling.row["actors"] if a in context.actors])


def taken_back(denial: Source, said: Source) -> bool:
    """Does the source confirm on a later day what it denied?"""
    return (
        said.stance == "confirm"
        and (said.said_on or "") > (denial.said_on or "")
        and same_source(denial, said)
    )


def retracted(told: Sequence[Account], table: dict[str, Context]) -> frozenset[str]:
    """The earlier reports of an outlet that takes its own telling back: "No drone fell. We retract the report." """
    sorry: dict[str | None, tuple[str, bool, int, str]] = {}
    for account in told:
        context = table[account.report]
        for t in account.tellings:
            near = context.text[max(0, t.at - NEARBY) : t.at + NEARBY]
            if (
                t.status == "negated"
                and not t.row["asserted_by"]
                and not t.harmless
                and found("retract", near)
            ):
                sorry[context.publisher] = context.rank
    return frozenset(
        a.report for a in told if (c := table[a.report]).publisher in sorry and c.rank < sorry[c.publisher]
    )


def independent(says: Sequence[Source], table: dict[str, Context], voices: Voices) -> int:
    """How many sources do not copy each other: institutions where any is named, else outlets without common copy."""
    named = {voices.number(s) for s in says if (s.statement or s.official) and not s.relays}
    if named:
        return len(named)
    reports = {(s.report, table[s.report].text, table[s.report].publisher) for s in says}
    return len(copied(sorted(reports, key=lambda r: r[0])))


def unique(sources: Iterable[Source]) -> list[Source]:
    return list(dict.fromkeys(sources))
