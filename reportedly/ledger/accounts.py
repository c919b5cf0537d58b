"""Accounts: what one report tells of one happening, in as many events as its reading left it.

    "A warplane bombed the market on Monday, killing 31."  …  "Two bombs fell among the stalls."  …  "They called it a massacre."

One account of three tellings, once grouping has found them to be of one happening; until then each is an account of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from reportedly.ledger.denials import MARK
from reportedly.ledger.spots import Spot
from reportedly.ledger.tellings import Telling


@dataclass
class Account:
    """The tellings of one happening in one report; what they agree on is worked out once, when they are complete."""

    tellings: list[Telling] = field(default_factory=list)

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
                span = (t.start - t.rough, max(t.start, t.end or t.start) + t.rough)
                found[span] = found.get(span, False) or (t.exact and not t.rough)
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
        if not settled and len({s.row["name"] for s in hints if s.settled}) == 1:
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
    def things(self) -> frozenset[str]:
        return frozenset(w for t in self.tellings for w in t.things)

    @cached_property
    def doers(self) -> frozenset[str]:
        return frozenset(p for t in self.tellings for p in t.doers)

    @cached_property
    def done(self) -> frozenset[str]:
        return frozenset(p for t in self.tellings for p in t.done)

    @property
    def known(self) -> frozenset[str]:
        """The folded names of all places of its report."""
        return self.tellings[0].known

    @cached_property
    def moved(self) -> bool:
        return any(t.moved for t in self.tellings)

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
