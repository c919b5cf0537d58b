"""Traits: what the words of a report have told of a party, for the links to come."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Traits:
    """What the words have told of a party.

    `kind`: state, body, group, person, people, thing; "" where nothing did. `heads` are the nouns it went by,
    `words` the words of its fullest name; `sent`, `at` and `weight` tell of its last mention, `spoke` is the sentence of its
    last statement, `quoted` whether it was last named inside a quotation; `single` tells that a plural party also went by a
    singular ("the US military").
    """

    kind: str
    gender: str = ""
    plural: bool = False
    counted: bool = False
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    sent: int = -1
    at: int = -1
    weight: float = 0.0
    count: int = 0
    spoke: int = -9
    quoted: bool = False
    single: bool = False
