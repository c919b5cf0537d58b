"""Shown: incidents as somebody may see them, one by one and in numbers.

What is counted in the index counts everything; the incidents that a veil touches are few, and are counted from what is left of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from fastapi import Request

from reportedly.acts.care import Discretion
from reportedly.api import facts
from reportedly.api.facets import Array
from reportedly.api.facts import Fact
from reportedly.api.holdings import Row
from reportedly.api.state import Desk

Facts = Callable[[Row], Iterable[Fact]]  # of one incident, as `facts` has them


def seen(request: Request, rows: Iterable[Row]) -> list[Row]:
    """The incidents as the person who asks may see them."""
    desk: Desk = request.app.state.desk
    return discreet(desk, desk.shown_to(request.state.person), rows)


def discreet(desk: Desk, discretion: Discretion, rows: Iterable[Row]) -> list[Row]:
    """The incidents without what is hidden, and with what is marked blacked out."""
    if not discretion.veils:
        return [*rows]
    return [kept for row in rows if (kept := discretion.incident(row, desk.holdings.reading))]


def veiled(desk: Desk, discretion: Discretion) -> tuple[Array, list[tuple[int, Row]]]:
    """Which incidents a veil touches; and the place in the index of each, with what is left of it."""
    picture = desk.picture()
    touched = picture.told_by(discretion.veils)
    places = touched.nonzero()[0]
    rows = zip(places.tolist(), picture.rows(places), strict=True)
    left = [(at, kept) for at, row in rows if (kept := discretion.incident(row, desk.holdings.reading))]
    return touched, left


def tallied(desk: Desk, discretion: Discretion, column: str, of: Facts) -> Counter[str]:
    """How many incidents have each value of a column, as far as they may be seen."""
    touched, left = veiled(desk, discretion)
    counts = Counter(desk.picture().index.many[column].tally(~touched))
    for _, row in left:
        counts.update(facts.value(fact) for fact in of(row))
    return counts


def having(desk: Desk, discretion: Discretion, column: str, value: str, of: Facts) -> Array:
    """The incidents that have a value of a column, as far as that may be seen."""
    touched, left = veiled(desk, discretion)
    found = desk.picture().index.many[column].any_of([value]) & ~touched
    found[[at for at, row in left if value in map(facts.value, of(row))]] = True
    return found
