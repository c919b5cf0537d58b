"""What a running API holds: the ledger's picture, the log of acts, and the accounts if there are any."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from reportedly.api.access import Accounts, Person
from reportedly.api.acts import Acts
from reportedly.api.decided import final
from reportedly.api.holdings import Holdings, Row
from reportedly.api.merges import ends
from reportedly.api.picture import Picture

CARE = ("graphic", "sensitive", "restricted", "frozen")


@dataclass
class Desk:
    holdings: Holdings
    acts: Acts
    accounts: Accounts | None = None
    _picture: Picture | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def picture(self) -> Picture:
        """The picture of the ledger as it is now; made out of the one before when the ledger has changed."""
        with self._lock:
            if self._picture is None or self._picture.revision != self.holdings.revision():
                self._picture = Picture(self.holdings, self._picture)
            self._picture = self._picture.named(self.merged())
            return self._picture

    def merged(self) -> dict[str, str]:
        """Name → the name that a person merged it into."""
        merges = self.acts.holding("merge")
        return ends({act.subject.removeprefix("actor:"): act.after["into"] for act in merges if act.after})

    def final(self) -> dict[str, Row]:
        """The decision that holds for each event, by "report/event": adjudicated, or what all coders say."""
        settled = {
            act.subject.removeprefix("event:"): {**act.after, "who": act.who}
            for act in self.acts.holding("adjudicate")
        }
        given = self.decisions()
        held = {id: final(given.get(id, {}), settled.get(id)) for id in {*given, *settled}}
        return {id: decision for id, decision in held.items() if decision}

    def marks(self) -> dict[str, list[str]]:
        """Care marks that hold, by subject ("report:…", "span:…")."""
        held: dict[str, list[str]] = {}
        for act in self.acts.holding("mark"):
            held[act.subject] = [mark for mark in CARE if mark in act.after]
        return held

    def hidden(self, person: Person) -> set[str]:
        """Reports that this person may not see."""
        if person.may("editor"):
            return set()
        return self.kept_in({"restricted"})

    def kept_in(self, marks: set[str]) -> set[str]:
        """Reports that carry one of these marks."""
        return {
            subject.removeprefix("report:")
            for subject, held in self.marks().items()
            if subject.startswith("report:") and marks.intersection(held)
        }

    def decisions(self) -> dict[str, dict[str, Any]]:
        """What each person decided about each event, by "report/event" and name."""
        held: dict[str, dict[str, Any]] = {}
        for act in self.acts.holding("decide"):
            held.setdefault(act.subject.removeprefix("event:"), {})[act.who] = {**act.after, "at": act.at}
        return held

    def review_of(self, incident: Row, decisions: dict[str, dict[str, Any]]) -> str | None:
        """In one word how far people have come with an incident's events; None when nobody looked."""
        verdicts = {
            decision["verdict"]
            for member in incident["events"]
            for decision in decisions.get(f"{member['report']}/{member['event']}", {}).values()
        } - {"skip"}
        return None if not verdicts else verdicts.pop() if len(verdicts) == 1 else "mixed"


def seen_incident(incident: Row, hidden: set[str]) -> Row | None:
    """The incident without what stands in hidden reports; None when nothing is left."""
    if not hidden or not any(member["report"] in hidden for member in incident["events"]):
        return incident
    events = [member for member in incident["events"] if member["report"] not in hidden]
    if not events:
        return None
    kept = {
        side: [claim for claim in incident[side] if claim["report"] not in hidden]
        for side in ("asserted_by", "disputed_by")
    }
    figures = [
        figure
        for figure in incident["figures"]
        if not any(claim["report"] in hidden for claim in figure["claims"])
    ]
    return {**incident, **kept, "events": events, "figures": figures}
