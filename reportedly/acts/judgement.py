"""Judgement: what people's acts say now, after all undoing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.acts.care import CARE, Care
from reportedly.acts.copies import Copies
from reportedly.acts.decided import final
from reportedly.acts.log import Acts
from reportedly.acts.merges import ends
from reportedly.ledger.model import Row


class Judgement:
    """What holds of the acts in a log; asked anew each time, for acts go on."""

    def __init__(self, acts: Acts, copies: Copies | None = None) -> None:
        self.acts, self.copies = acts, copies

    def merged(self) -> dict[str, str]:
        """Name → the name that a person merged it into."""
        merges = self.acts.holding("merge")
        return ends({act.subject.removeprefix("actor:"): act.after["into"] for act in merges if act.after})

    def decisions(self) -> dict[str, dict[str, Any]]:
        """What each person decided about each event, by "report/event" and name."""
        held: dict[str, dict[str, Any]] = {}
        for act in self.acts.holding("decide"):
            held.setdefault(act.subject.removeprefix("event:"), {})[act.who] = {**act.after, "at": act.at}
        return held

    def settled(self) -> dict[str, Row]:
        """What an editor adjudicated, by "report/event"; of several the last."""
        return {
            act.subject.removeprefix("event:"): {**act.after, "who": act.who, "at": act.at}
            for act in self.acts.holding("adjudicate")
        }

    def final(self, given: Mapping[str, dict[str, Any]] | None = None) -> dict[str, Row]:
        """The decision that holds for each event: adjudicated, or what all coders say."""
        given = self.decisions() if given is None else given
        settled = self.settled()
        held = {id: final(given.get(id, {}), settled.get(id)) for id in {*given, *settled}}
        return {id: held[id] for id in sorted(held) if held[id]}  # type: ignore[misc]

    def marks(self) -> dict[str, list[str]]:
        """Care marks that hold, by subject ("report:…", "span:…")."""
        return {
            act.subject: [mark for mark in CARE if mark in act.after] for act in self.acts.holding("mark")
        }

    def care(self) -> Care:
        """The marks, and what copies of marked passages carry of them."""
        marks = self.marks()
        return Care(self.copies.spread(marks) if self.copies else marks)
