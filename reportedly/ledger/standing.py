"""Standing: what became of an incident, by the rule that `reportedly` documents.

cancelled      its last word is that it was called off
planned        nobody tells that it took place, and its day is not over or was put off
hypothetical   it is only told as a condition or a possibility
contested      somebody asserts it and somebody denies it
corroborated   two or more independent sources assert it and nobody denies it
reported       one does
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.ledger.accounts import Account
from reportedly.ledger.tellings import Telling

WEEK = timedelta(days=7)
REAL = frozenset({"occurred", "ongoing", "alleged", "historical"})


def happened(telling: Telling) -> bool:
    """Does the telling say that it took place, its day not after the report's own?"""
    ahead = telling.start and telling.published and telling.start > telling.published
    return (telling.status in REAL or telling.harmless) and not telling.fate and not ahead


def fate(accounts: Sequence[Account]) -> str:
    """ "held", "planned", "postponed", "cancelled", "hypothetical" or "nothing": the latest word counts."""
    told = sorted((t for a in accounts for t in a.tellings), key=lambda t: (t.published or date.min, t.at))
    plans = {t.start for t in told if t.status == "planned"}
    state = "nothing"
    for telling in told:
        if telling.fate:
            state = telling.fate
        elif telling.vague and telling.start and telling.start + WEEK in plans:
            state = "planned" if state == "nothing" else state
        elif happened(telling) and not (
            telling.kin in ("talks", "truce") and state == "cancelled" and not telling.start
        ):
            state = "held"
        elif telling.status == "planned" or (telling.status in REAL and not happened(telling)):
            state = "planned" if state in ("nothing", "hypothetical", "planned", "postponed") else state
        elif telling.status == "hypothetical" and state == "nothing":
            state = "hypothetical"
    return state


def status(state: str, asserted: int, disputed: int) -> str:
    if state == "cancelled":
        return "cancelled"
    if state in ("planned", "postponed"):
        return "planned"
    if state == "hypothetical":
        return "hypothetical"
    if disputed and asserted:
        return "contested"
    return "corroborated" if asserted > 1 else "reported"


def dates(accounts: Sequence[Account], state: str) -> tuple[date | None, date | None]:
    """The days that most accounts give, the narrower and then the earlier told; of a plan the latest."""
    if state == "postponed":
        return None, None
    plans = [t for a in accounts for t in a.tellings if t.start and not happened(t)]
    facts = [t for a in accounts for t in a.tellings if t.start and happened(t)]
    if state in ("planned", "cancelled") and plans:
        last = max(plans, key=lambda t: (t.published or date.min, t.at))
        return last.start, last.end
    votes: Counter[tuple[date, date | None]] = Counter()
    first: dict[tuple[date, date | None], tuple[date, int]] = {}
    if any(t.vague for t in facts) and not all(t.vague for t in facts):
        facts = [t for t in facts if not t.vague]
    counted = facts or [t for a in accounts for t in a.tellings if t.start]
    for account in accounts:
        seen = {(t.start, t.end) for t in account.tellings if any(t is c for c in counted)}
        for start, end in seen:
            if start is None:
                continue
            days = ((end or start) - start).days
            votes[start, end] += 1
            first[start, end] = min(first.get((start, end), (date.max, 0)), (account.told or date.max, days))
    if not votes:
        return None, None
    narrow = [span for span in votes if ((span[1] or span[0]) - span[0]).days <= 4] or list(votes)
    best = max(
        narrow,
        key=lambda span: (votes[span], -((span[1] or span[0]) - span[0]).days, -first[span][0].toordinal()),
    )
    return best
