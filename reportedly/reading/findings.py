"""Findings: what the steps of the reader hand to one another, before anything has an id.

A range is a pair of token indices, half-open. A step adds findings and changes only what its own docstring says;
`assemble` turns them into the model's types at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from reportedly.reading.parse import Token

if TYPE_CHECKING:
    from reportedly.actors import ActorRecord
    from reportedly.frames import Frame
    from reportedly.gazetteer import PlaceRecord

Range = tuple[int, int]


@dataclass(slots=True, eq=False)
class Time:
    """A time expression. `first` and `last` are the days it covers, None where it stays unresolved.

    "a day after Azerbaijan launched": the day is `offset_days` on from what `relative_to` tells, wherever that is dated.
    `stated_weekday` is the ISO weekday that the words name ("Tuesday, 5 May 2014"), to be checked against the date.
    """

    start: int
    end: int
    type: str
    value: str | None
    first: date | None = None
    last: date | None = None
    offset_days: int | None = None
    relative_to: Token | None = None
    stated_weekday: int | None = None


@dataclass(slots=True, eq=False)
class Toponym:
    """A place name in the text; `record` is what the gazetteer holds of it, None where it is in no gazetteer."""

    start: int
    end: int
    name: str
    record: PlaceRecord | None = None


@dataclass(slots=True, eq=False)
class Name:
    """A proper name, before anybody asked who else it is.

    `kind`: "person", "country", "organisation", "group", "place", "office", "demonym" or "other".
    `record` is the entry of the actor files that it names, if there is one.
    """

    start: int
    end: int
    kind: str
    record: ActorRecord | None = None


@dataclass(slots=True, eq=False)
class Mention:
    """Words that stand for somebody. `kind`: "name", "noun" or "pronoun"; `head` is the token that the grammar sees."""

    start: int
    end: int
    head: Token
    kind: str
    party: Party | None = None


@dataclass(slots=True, eq=False)
class Party:
    """Somebody in the report: all mentions of one actor. The plural parties ("both sides") are the `members` they stand for."""

    name: str
    sector: str | None = None
    country: str | None = None
    code: str | None = None
    record: ActorRecord | None = None
    part_of: Party | None = None
    members: list[Party] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def join(self, whole: Party | None) -> None:
        """Become part of `whole`, unless that is itself part of this party: nothing is a part of its own part."""
        above = whole
        while above is not None:
            if above is self:
                return
            above = above.part_of
        self.part_of = whole


@dataclass(slots=True, eq=False)
class Attribution:
    """A statement: who says what. `cue_head` is the verb, noun or preposition that carries the cue."""

    cue: Range
    cue_head: Token
    content: list[Range]
    stance: str
    source: Party | None = None
    via: list[Party] = field(default_factory=list)
    quotes: list[Range] = field(default_factory=list)
    said_first: date | None = None
    said_last: date | None = None
    said_time: Time | None = None
    addressee: Party | None = None
    denies: list[Attribution] = field(default_factory=list)
    parent: Attribution | None = None

    def holds(self, i: int) -> bool:
        """Whether a token stands in the content."""
        return any(start <= i < end for start, end in self.content)


@dataclass(slots=True, eq=False)
class Happening:
    """An event: all its triggers, its parties, its status and who answers for it.

    The ranks say how sure time and place are its own (attachment.OWN, NEARBY, 0 for none).
    """

    frame: Frame
    head: Token
    triggers: list[Range]
    heads: list[Token]
    type: str
    mode: str | None = None
    cameo: str | None = None
    contexts: list[str] = field(default_factory=list)
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    time: Time | None = None
    first: date | None = None
    last: date | None = None
    place: Toponym | None = None
    time_rank: int = 0
    place_rank: int = 0
    status: str = "occurred"
    negation: Token | None = None  # the word that makes it negated: "not", "foiled"
    asserted_by: list[Attribution] = field(default_factory=list)
    disputed_by: list[Attribution] = field(default_factory=list)
    evidence: list[Range] = field(default_factory=list)
    confidence: float = 0.5
    why: str = ""


@dataclass(slots=True, eq=False)
class Number:
    """A figure: `span` covers the number with its bound ("more than 400"), `group` the people or things counted.

    `head` is the token that the grammar sees, `cue` the word that gives the measure, `whole` the total that it is a part of
    ("14 bodies, nine of them civilians").
    """

    span: Range
    measure: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False
    who: Party | None = None
    group: Range | None = None
    event: Happening | None = None
    statement: Attribution | None = None
    head: Token | None = None
    cue: Token | None = None
    whole: Number | None = None


@dataclass(slots=True, eq=False)
class FoundDelegation:
    """Who came to a talk: `count` heads of `party`, said by `statement`."""

    party: Party
    count: int | None = None
    members: list[Party] = field(default_factory=list)
    statement: Attribution | None = None


@dataclass(slots=True, eq=False)
class FoundMeeting:
    """A talk, call or session: the CONSULT event with who came, who mediates and what it is about."""

    event: Happening
    venue: Toponym | None = None
    delegations: list[FoundDelegation] = field(default_factory=list)
    mediators: list[Party] = field(default_factory=list)
    agenda: list[Range] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class FoundCheck:
    """Something that the report says and that was verified; `detail` is one sentence with the numbers."""

    kind: str
    verdict: str
    detail: str
    spans: list[Range]
