"""Standing: what became of an incident, by the rule that `reportedly` documents.

cancelled      its last word is that it was called off
planned        nobody tells that it took place, and its day is not over or was put off
hypothetical   it is only told as a condition or a possibility
contested      somebody asserts it and somebody denies it
corroborated   two or more independent sources assert it and nobody denies it
reported       one does
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.ledger.accounts import Account
from reportedly.ledger.tellings import Telling

WEEK = timedelta(days=7)
FORCE = re.compile(
    r"\b(?:tak(?:es?|ing|en) effect|took effect|in(?:to)? force|(?:begins?|began|starts?|started) (?:at|on))\b",
    re.IGNORECASE,
)
DAYS = re.compile(
    r"\b(\w+)[- ](days?|weeks?)[- ](?:truce|ceasefire|cease-fire|armistice|pause|lull|cessation)",
    re.IGNORECASE,
)
NUMBERS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(), 1
    )
}
AGREED = frozenset(
    {"extension", "deal", "truce"}
)  # dated by when they begin or run out, as well as by when they are made
REAL = frozenset({"occurred", "ongoing", "alleged", "historical"})


def happened(telling: Telling) -> bool:
    """Does the telling say that it took place, its day not after the report's own?"""
    ahead = (
        telling.start
        and telling.published
        and telling.start > telling.published
        and telling.kin not in AGREED
    )
    return (telling.status in REAL or telling.harmless) and not telling.fate and not ahead


def settled(accounts: Sequence[Account]) -> list[list[Telling]]:
    """The tellings of each account; a bare weekday that others date a week later is the one to come."""
    told = [t for a in accounts for t in a.tellings]
    known = {
        t.start
        for t in told
        if t.start and (not t.vague or t.status == "planned" or (t.published and t.start > t.published))
    }

    def week_later(t: Telling) -> Telling:
        if not t.vague or t.start is None or t.start in known or t.start + WEEK not in known:
            return t
        return replace(t, start=t.start + WEEK, end=t.end + WEEK if t.end else None)

    return [[week_later(t) for t in a.tellings] for a in accounts]


def fate(accounts: Sequence[Sequence[Telling]]) -> str:
    """ "held", "planned", "postponed", "cancelled", "hypothetical" or "nothing": the latest word counts."""
    told = sorted(
        (t for tellings in accounts for t in tellings), key=lambda t: (t.published or date.min, t.at)
    )
    state = "nothing"
    for telling in told:
        if telling.fate:
            state = telling.fate
        elif happened(telling) and not (
            telling.kin in ("talks", "truce") and state == "cancelled" and not telling.start
        ):
            state = "held"
        elif telling.status == "planned" or (telling.status in REAL and not happened(telling)):
            anew = (
                state == "cancelled"
                and telling.start
                and telling.published
                and telling.start > telling.published
            )
            state = (
                "planned" if anew or state in ("nothing", "hypothetical", "planned", "postponed") else state
            )
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


def dates(accounts: Sequence[Sequence[Telling]], state: str) -> tuple[date | None, date | None]:
    """The days that most accounts give, the narrower and then the earlier told; of a plan the latest."""
    if state == "postponed":
        return None, None
    told = [t for tellings in accounts for t in tellings]
    if told[0].kin == "extension":
        return extended(told)
    plans = [t for t in told if t.start and not happened(t)]
    facts = [t for t in told if t.start and happened(t)]
    if state in ("planned", "cancelled") and plans:
        last = max(plans, key=lambda t: (t.published or date.min, t.at))
        return last.start, last.end
    if any(t.vague for t in facts) and not all(t.vague for t in facts):
        facts = [t for t in facts if not t.vague]
    if told[0].kin == "deal":
        facts = [t for t in facts if t.start and t.published and t.start <= t.published]
    if told[0].kin == "truce":
        begun = [t for t in told if t.start and FORCE.search(t.evidence)]
        start, _ = voted(accounts, begun or facts or plans)
        return start, term(told, start)
    return voted(accounts, facts or plans)


def voted(
    accounts: Sequence[Sequence[Telling]], counted: Sequence[Telling]
) -> tuple[date | None, date | None]:
    """The days that most accounts give, the narrower and then the earlier told of several; a night spans two."""
    votes: Counter[tuple[date, date | None]] = Counter()
    first: dict[tuple[date, date | None], date] = {}
    for tellings in accounts:
        for span in dict.fromkeys(
            (t.start, t.end) for t in tellings if t.start and any(t is c for c in counted)
        ):
            start, end = span
            if start is not None:
                votes[start, end] += 1
                first[start, end] = min(first.get((start, end), date.max), tellings[0].published or date.max)
    if not votes:
        return None, None
    narrow = [span for span in votes if width(span) <= 4] or list(votes)
    best = max(narrow, key=lambda span: (votes[span], -width(span), -first[span].toordinal()))
    if any(t.night for t in counted):
        both = [s for s in narrow if s[1] and width(s) == 1 and s[0] <= best[0] <= s[1]]
        best = both[0] if both else best
    return best


def width(span: tuple[date, date | None]) -> int:
    return ((span[1] or span[0]) - span[0]).days


def extended(told: Sequence[Telling]) -> tuple[date | None, date | None]:
    """An extension starts when it is agreed and ends when it runs out."""
    ends = [t.end for t in told if t.end and t.published and t.end > t.published]
    starts = Counter(
        t.start
        for t in told
        if t.start and t.published and t.start <= t.published and t.start.year == t.published.year
    )
    start = min(starts, key=lambda d: (-starts[d], -d.toordinal())) if starts else None
    return start, max(ends, default=start)


def term(told: Sequence[Telling], start: date | None) -> date | None:
    """The last day of a truce: "a seven-day truce" from the day on which it takes effect."""
    for telling in told:
        found = DAYS.search(telling.evidence)
        if found and start:
            count = found.group(1).lower()
            number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
            if number:
                return start + timedelta(days=number * (7 if "week" in found.group(2).lower() else 1))
    ends = [t.end for t in told if t.end and start and t.end > start]
    return max(ends, default=None)
