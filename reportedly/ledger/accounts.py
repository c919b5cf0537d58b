"""Accounts: what one report tells of one happening, in as many events as its reading left it.

    "A warplane bombed the market on Monday, killing 31."  …  "Two bombs fell among the stalls."  …  "They called it a massacre."

One account of three tellings. A telling without day or place of its own leans on the one that the text has just told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from reportedly.ledger.denials import MARK
from reportedly.ledger.spots import Spot
from reportedly.ledger.tellings import Telling
from reportedly.ledger.wording import near

LEAST, LEANING = 0.0, -0.3
TALLY = frozenset({"killed", "injured", "missing"})
WIDE = timedelta(days=4)


@dataclass
class Account:
    """The tellings of one happening in one report; what they agree on is worked out once, when they are complete."""

    tellings: list[Telling] = field(default_factory=list)
    prop: tuple[str, str] | None = None

    @property
    def report(self) -> str:
        return self.tellings[0].report

    @property
    def kin(self) -> str:
        return self.tellings[0].kin

    @cached_property
    def key(self) -> tuple[str, str]:
        return self.report, min(t.event for t in self.tellings)

    @cached_property
    def span(self) -> tuple[date | None, date | None]:
        """The narrowest days that a telling gives, the earliest told of several."""
        dated = [t for t in self.tellings if t.start]
        real = [t for t in dated if t.status != "negated"] or dated
        if not real:
            return None, None
        best = min(real, key=lambda t: (width(t), t.at))
        return best.start, best.end

    @cached_property
    def dates(self) -> list[tuple[tuple[date, date], bool]]:
        """The days that its tellings give, and whether they stand in the sentence that tells it; what is denied has its day only where nothing else has."""
        dated = [t for t in self.tellings if t.start]
        real = [t for t in dated if t.status != "negated"] or dated
        found: dict[tuple[date, date], bool] = {}
        for t in real:
            if t.start:
                span = (t.start, max(t.start, t.end or t.start))
                found[span] = found.get(span, False) or t.exact
        return sorted(found.items())

    @property
    def start(self) -> date | None:
        return self.span[0]

    @property
    def end(self) -> date | None:
        return self.span[1]

    @cached_property
    def sure(self) -> bool:
        """Is its day that of a telling with a time of its own that is one day?"""
        return any(t.start and t.start == t.end for t in self.tellings)

    @cached_property
    def told(self) -> date | None:
        return self.tellings[0].published

    @cached_property
    def spots(self) -> list[Spot]:
        own = [s for t in self.tellings for s in t.spots if s.own]
        settled = [s for s in own if s.settled]
        hints = [s for t in self.tellings for s in t.spots if not s.own]
        if own and not settled and len({s.row["name"] for s in hints if s.settled}) == 1:
            return [
                *own,
                *(replace(s, own=True) if s.settled else s for s in hints),
            ]  # "bombed Mellit, in North Darfur"
        return settled or own + hints

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(s.row["country"] for s in self.spots if s.row["country"])

    @property
    def lands(self) -> frozenset[str]:
        """Where it was, or else all countries that its report names."""
        return self.countries or self.tellings[0].lands

    @cached_property
    def weapons(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.weapons)

    @cached_property
    def targets(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.targets)

    @cached_property
    def victims(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.victims)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.words)

    @cached_property
    def deeds(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.deeds)

    @cached_property
    def names(self) -> frozenset[str]:
        """The beginnings of the names of its parties, countries left out."""
        return frozenset(w for t in self.tellings for w in t.names)

    @cached_property
    def modes(self) -> frozenset[str]:
        return frozenset(t.row["mode"] for t in self.tellings if t.row["mode"])

    @cached_property
    def exact(self) -> bool:
        """Does its day stand in the sentence that tells it?"""
        return any(t.exact and (t.start, t.end) == self.span for t in self.tellings)

    @cached_property
    def echo(self) -> bool:
        """Only told as something known: "the attack"."""
        return all(t.echo for t in self.tellings)

    @cached_property
    def fresh(self) -> bool:
        return any(t.fresh for t in self.tellings)

    @cached_property
    def core(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.core)

    @cached_property
    def around(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.around)

    @cached_property
    def parties(self) -> frozenset[str]:
        return frozenset(p for t in self.tellings for p in t.parties)

    @cached_property
    def numbers(self) -> frozenset[tuple[str, float]]:
        return frozenset(n for t in self.tellings for n in t.numbers)

    @cached_property
    def rounds(self) -> frozenset[str]:
        return frozenset(t.round for t in self.tellings if t.round)

    @cached_property
    def planned(self) -> bool:
        ahead = self.start is not None and self.told is not None and self.start > self.told
        return ahead or any(t.status in ("planned", "hypothetical") for t in self.tellings)

    @cached_property
    def night(self) -> bool:
        """Told as of a night, which two days share."""
        return any(t.night for t in self.tellings)

    @cached_property
    def vague(self) -> bool:
        """Is its day only a weekday that may be the last or the next?"""
        return bool(self.start) and all(t.vague for t in self.tellings if t.start)

    @cached_property
    def negated(self) -> bool:
        return all(t.status == "negated" and not t.harmless for t in self.tellings)

    @cached_property
    def background(self) -> bool:
        """Told as something of an earlier year."""
        if self.start and self.told:
            return (self.end or self.start).year < self.told.year
        return all(t.status == "historical" for t in self.tellings)

    @cached_property
    def fated(self) -> bool:
        return all(t.fate is not None for t in self.tellings)

    @cached_property
    def silent(self) -> bool:
        """Only denials that are no events of the reading."""
        return all(t.event.startswith(MARK) for t in self.tellings)

    @cached_property
    def loose(self) -> bool:
        """Nothing of its own shows where and when it was."""
        return not self.start and not any(s.own for s in self.spots)


def width(telling: Telling) -> int:
    if not telling.start:
        return 1 << 20
    return ((telling.end or telling.start) - telling.start).days


def accounts(tellings: Sequence[Telling]) -> list[Account]:
    """The tellings of one report put together: those with a day or place first, then what leans on them, on either side.

    What leans on nothing firmly stands alone and keeps what it would lean on as `prop`, for when no other report tells it.
    """
    groups: list[list[Telling]] = []
    props: dict[int, int] = {}
    firm = [t for t in tellings if t.start or any(s.own for s in t.spots)]
    loose = [t for t in tellings if not t.start and not any(s.own for s in t.spots)]
    for items, least in ((firm, LEAST), (loose, LEANING)):
        for telling in items:
            scored = [(lean(telling, group), -apart(telling, group), -n) for n, group in enumerate(groups)]
            best = max((s for s in scored if s[0] > least), default=None)
            if best is not None and best[0] > LEAST:
                groups[-best[2]].append(telling)
            else:
                if best is not None:
                    props[len(groups)] = -best[2]
                groups.append([telling])
    out = [Account(sorted(group, key=lambda t: (t.at, t.event))) for group in groups]
    for n, prop in props.items():
        out[n].prop = out[prop].key
    return out


def apart(telling: Telling, group: list[Telling]) -> int:
    """Characters to the nearest telling of the group; what comes after counts twice, for texts point back."""
    return min(telling.at - t.at if t.at <= telling.at else 2 * (t.at - telling.at) for t in group)


def lean(telling: Telling, group: list[Telling]) -> float:
    """How much speaks for `telling` going on about what `group` tells."""
    if telling.kin != group[0].kin:
        return -1.0
    total = -1.2
    dated = [t for t in group if t.start]
    if telling.start and dated:
        best = min(dated, key=width)
        total += days(telling, best)
    elif telling.status == "historical" or any(t.status == "historical" for t in group):
        total -= 1.0
    elif not telling.start:
        total += 0.4
    own = [s for s in telling.spots if s.own]
    theirs = [s for t in group for s in t.spots if s.own]
    if own and theirs:
        if any(not s.names.isdisjoint(o.names) for s in own for o in theirs):
            total += 1.2
        elif all(any(s.settled for s in side) for side in (own, theirs)) or foreign(own, theirs):
            return -5.0
        else:
            total -= 0.3
    elif own or theirs:
        tally = bool(telling.figures) and telling.row["mode"] is None
        hints = [s for s in telling.spots if not s.own and s.settled and not tally]
        total += (
            -0.5
            if theirs and hints and not any(not s.names.isdisjoint(o.names) for s in hints for o in theirs)
            else 0.4
        )
    else:
        total += 0.4
    theirs_weapons = frozenset(w for t in group for w in t.weapons)
    if telling.weapons and theirs_weapons:
        if telling.weapons & theirs_weapons:
            total += 0.6
        elif not any(frozenset((x, y)) in near() for x in telling.weapons for y in theirs_weapons):
            total -= 1.5
    total += min(0.9, 0.45 * max(len(telling.core & t.core) for t in group))
    total += max(closeness(telling, t) for t in group)
    if telling.figures and not telling.start and telling.row["mode"] is None:
        total += 0.4
    if denies(telling) != all(denies(t) for t in group) and not any(telling.core & t.core for t in group):
        total -= 0.8  # who denies one thing in a report and tells another speaks of two
    if telling.event.startswith(MARK) and all(t.event.startswith(MARK) for t in group):
        total -= 1.0  # each denial is of what somebody tells
    if all(t.section != telling.section for t in group):
        total -= 0.7  # under another heading of a situation report
    if telling.another:
        total -= 0.8
    if telling.round and any(t.round and t.round != telling.round for t in group):
        return -5.0
    return total


def denies(telling: Telling) -> bool:
    return telling.status == "negated" and not telling.harmless


def foreign(ones: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Places of different countries."""
    a, b = ({s.row["country"] for s in side if s.row["country"]} for side in (ones, others))
    return bool(a and b) and a.isdisjoint(b)


def days(a: Telling, b: Telling) -> float:
    if a.start is None or b.start is None:
        return 0.0
    a_end, b_end = a.end or a.start, b.end or b.start
    apart = max((b.start - a_end).days, (a.start - b_end).days)
    if apart > 0:
        return -5.0 if a.kin != "talks" or apart > 21 else -1.0
    return 1.2 if max(a_end - a.start, b_end - b.start) < WIDE else 0.3


def closeness(a: Telling, b: Telling) -> float:
    if a.sentence == b.sentence:
        return 1.2
    if a.paragraph == b.paragraph:
        return 0.9
    return 0.6 if abs(a.paragraph - b.paragraph) <= 1 else 0.1
