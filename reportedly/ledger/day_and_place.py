"""Day and place: what the days and the places of two accounts show of their being one happening.

    "on Monday" | "Monday's shelling"     same day        "in Kassala" | "in Nyala"     other place, and far off

What only one of them tells is measured against when and where the other's report was written and what it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportedly.ledger.kins import MOVABLE
from reportedly.ledger.spots import FAR, WALK, Spot, alike_names, distance, one_place, within
from reportedly.ledger.wording import stems

if TYPE_CHECKING:
    from reportedly.ledger.accounts import Account

Sign = tuple[str, float]
Span = tuple[date, date]
APART = ((1, "next"), (3, "near"), (10, "far"))  # days between
LAGS = (
    (1, "new"),
    (3, "days"),
    (7, "week"),
    (20, "weeks"),
)  # days from a happening to an undated report of it


def days(a: Account, b: Account) -> Iterator[Sign]:
    if a.background != b.background:
        yield "days.background", 1.0
    if a.start and b.start:
        yield from dated(a, b)
        return
    known, bare = (a, b) if a.start else (b, a)
    if known.start and bare.told:
        lag = (bare.told - known.start).days
        if lag < 0:
            yield ("days.ahead" if bare.planned or known.planned else "days.before"), 1.0
        else:
            yield f"days.lag.{named(lag, LAGS, 'old')}", 1.0
    elif a.told and b.told:
        yield f"days.told.{named(abs((a.told - b.told).days), LAGS, 'old')}", 1.0


def dated(a: Account, b: Account) -> Iterator[Sign]:
    """The days nearest to each other of those that the accounts give."""
    apart, wide, same, own = min(
        (gap(x, y), max(length(x), length(y)), x != y, not (exact and also))
        for x, exact in a.dates
        for y, also in b.dates
    )
    if apart <= 0:
        sign = "days.same" if wide <= 1 or not same else "days.meet" if wide <= 8 else "days.inside"
        yield sign, 1.0
        if own:
            yield f"{sign}.carried", 1.0
    elif (a.vague or b.vague) and apart == 7:
        yield "days.weekday", 1.0
    elif a.kin in MOVABLE and (a.planned or b.planned):
        yield ("days.removed" if apart > 21 else "days.moved" if a.moved or b.moved else "days.another"), 1.0
    elif apart == 1 and a.night and b.night:
        yield "days.night", 1.0
    else:
        sign = f"days.{named(apart, APART, 'distant')}"
        yield sign, 1.0
        yield (f"{sign}.carried" if own else f"{sign}.exact"), 1.0


def gap(one: Span, other: Span) -> int:
    """Days between two stretches; none where they meet."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def length(span: Span) -> int:
    return (span[1] - span[0]).days


def named(number: int, steps: Sequence[tuple[int, str]], rest: str) -> str:
    return next((name for most, name in steps if number <= most), rest)


def places(a: Account, b: Account) -> Iterator[Sign]:
    if not a.spots or not b.spots:
        there, bare = (a, b) if a.spots else (b, a)
        if any(s.own and s.settled and not stems(s.row["name"]).isdisjoint(bare.around) for s in there.spots):
            yield "places.named", 1.0
        elif a.lands and b.lands and a.lands.isdisjoint(b.lands):
            yield "places.lands", 1.0
        elif a.report != b.report and bare.known and (own := [s for s in there.spots if s.own and s.settled]):
            known = any(alike_names(s.names, bare.known) for s in own)
            yield ("places.report" if known else "places.report.not"), 1.0
        return
    found = {sign for one in a.spots for other in b.spots if (sign := met(one, other))}
    for sign in ("same", "hinted", "hints", "region", "close"):
        if sign in found:
            yield f"places.{sign}", 1.0
            return
    if a.countries and b.countries and not a.countries & b.countries:
        yield "places.country", 1.0
        if "other" in found:
            yield from apart(a, b)
    elif "other" in found:
        yield "places.other", 1.0
        yield from apart(a, b)
    elif "elsewhere" in found:
        yield "places.elsewhere", 1.0


def apart(a: Account, b: Account) -> Iterator[Sign]:
    """Two places weigh more where each stands in the sentence that tells it, and where they lie far from each other."""
    mine, theirs = ([s for s in x.spots if s.own and s.settled] for x in (a, b))
    if any(s.said for s in mine) and any(s.said for s in theirs):
        yield "places.other.said", 1.0
    far = [d for s in mine for t in theirs if (d := distance(s, t)) is not None]
    if not far or min(far) > FAR:
        yield "places.other.far", 1.0


def met(one: Spot, other: Spot) -> str | None:
    if one.settled != other.settled:
        return None
    if one_place(one, other):
        return (
            "region"
            if not one.settled
            else "same"
            if one.own and other.own
            else "hinted"
            if one.own or other.own
            else "hints"
        )
    if not one.settled:
        return None
    if one.own and other.own and within(one, other, WALK):
        return "close"
    return "other" if one.own and other.own else "elsewhere" if one.own or other.own else None
