"""Repeats: vague counts that a report makes good by an exact one, or tells a second time.

Troops detained several smugglers on Friday.   After a search they detained eight smugglers.
vague: the eight                               the figure
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.figures.singles import SINGLE
from reportedly.reading.findings import Number
from reportedly.word_lists import word_list

ANYBODY = word_list("anybody_counted") | {""}  # or no noun at all


def untold(found: Sequence[Number], vague: set[int]) -> list[Number]:
    """The figures without the vague ones (`vague`: where they start) that only sum up or repeat another of the same people."""
    exact = [n for n in found if n.measure in SINGLE and n.span[0] not in vague and most(n) > 1]
    kept: list[Number] = []
    for number in found:
        if number.span[0] not in vague or number.measure not in SINGLE or number.whole is not None:
            kept.append(number)
            continue
        before = [n for n in kept if n.span[0] in vague]
        if not any(repeats(number, other) for other in (*exact, *before)):
            kept.append(number)
    return kept


def most(number: Number) -> float:
    return number.best or number.low or number.high or 0


def repeats(number: Number, other: Number) -> bool:
    """Whether a vague count can be of the people of another figure: of the same sort, and not of another scene."""
    if number.measure != other.measure or other.whole is not None:
        return False
    mine, theirs = sort_of(number), sort_of(other)
    if mine != theirs and mine not in ANYBODY and theirs not in ANYBODY:
        return False
    return number.event is other.event or not elsewhere(number, other)


def sort_of(number: Number) -> str:
    return number.head.lemma.lower() if number.head is not None and number.group is not None else ""


def elsewhere(number: Number, other: Number) -> bool:
    """Whether two figures are of two provinces, or of two days."""
    one, two = number.event, other.event
    if one is None or two is None:
        return False
    if one.first is not None and two.first is not None and one.first != two.first:
        return True
    here = one.place.record if one.place is not None else None
    there = two.place.record if two.place is not None else None
    if here is None or there is None or not here.admin1 or not there.admin1:
        return False
    return (here.country, here.admin1) != (there.country, there.admin1)
