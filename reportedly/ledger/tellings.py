"""Tellings: each event of a reading with all that shows which happening it is.

"Three mortar bombs burst behind the clinic of Ganta shortly before noon on Friday"
kin violence, 9 April, Akhaldaba, weapons {drone}, stems {drones, explod, school, yard, …}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from reportedly.ledger.model import Row
from reportedly.ledger.spots import Spot


@dataclass(slots=True)
class Telling:
    """One event of a reading. `sentence` and `at` are offsets; `figures` what the reading counts for it."""

    report: str
    row: Row
    kin: str
    at: int
    sentence: int
    paragraph: int
    section: int
    lands: frozenset[str]
    evidence: str
    own: str  # the sentence of its first trigger
    start: date | None
    end: date | None
    published: date | None
    spots: list[Spot]
    weapons: frozenset[str]
    targets: frozenset[str]
    victims: frozenset[str]
    core: frozenset[str]
    around: frozenset[str]
    words: frozenset[str]
    deeds: frozenset[str]
    names: frozenset[str]
    parties: frozenset[str]
    numbers: frozenset[tuple[str, float]]
    figures: list[Row] = field(default_factory=list)
    round: str | None = None
    another: bool = False
    echo: bool = False  # "the attack": a noun that takes its happening for known
    fresh: bool = False  # "a second attack"
    exact: bool = False  # its day stands in its own sentence
    fate: str | None = None  # "cancelled" or "postponed", of a meeting
    rough: timedelta = timedelta(0)  # by how much its day may be off: "a week ago"
    night: bool = False
    vague: bool = False  # of a meeting: a bare weekday, that may be the last or the next

    things: frozenset[str] = (
        frozenset()
    )  # the beginnings of the words of its sentences, without deeds and names
    doers: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    moved: bool = False  # "three days later than planned"

    harmless: bool = False  # "nobody was hurt" tells of no victims; it denies nothing
    known: frozenset[str] = frozenset()  # the folded names of all places of its report

    @property
    def event(self) -> str:
        return str(self.row["id"])

    @property
    def status(self) -> str:
        return str(self.row["status"])


def day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
