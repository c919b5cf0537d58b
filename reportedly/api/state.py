"""What a running API holds: the ledger's picture, the log of acts, and the accounts if there are any."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from reportedly.acts.care import BLACKED_OUT, KEPT_IN, OUT_OF_FEEDS, Care, Discretion
from reportedly.acts.copies import Copies
from reportedly.acts.judgement import Judgement
from reportedly.acts.log import Acts
from reportedly.api.access import Accounts, Person
from reportedly.api.holdings import Holdings, Row
from reportedly.api.picture import Picture


@dataclass
class Desk:
    holdings: Holdings
    acts: Acts
    accounts: Accounts | None = None
    copies: Copies | None = None
    _picture: Picture | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def judgement(self) -> Judgement:
        return Judgement(self.acts, self.copies)

    def picture(self) -> Picture:
        """The picture of the ledger as it is now; made out of the one before when the ledger has changed."""
        with self._lock:
            if self._picture is None or self._picture.revision != self.holdings.revision():
                self._picture = Picture(self.holdings, self._picture)
            self._picture = self._picture.named(self.judgement.merged())
            return self._picture

    def care(self) -> Care:
        return self.judgement.care()

    def shown_to(self, person: Person) -> Discretion:
        """What this person may not see: to all but editors nothing is shown that is restricted."""
        restricted = () if person.may("editor") else ("restricted",)
        return self.care().discretion(restricted, restricted)

    def at_a_glance(self, person: Person) -> Discretion:
        """What views beside the reports and incidents themselves show: what is marked is blacked out there, and read where it stands."""
        restricted = () if person.may("editor") else ("restricted",)
        return self.care().discretion(restricted, BLACKED_OUT)

    def going_out(self) -> Discretion:
        """What tables and lists that leave the desk are without."""
        return self.care().discretion(KEPT_IN, BLACKED_OUT)

    def veiling(self) -> Discretion:
        """What the desk shows only to who asks for it."""
        return self.care().discretion((), BLACKED_OUT)

    def in_feeds(self) -> Discretion:
        return self.care().discretion(OUT_OF_FEEDS, BLACKED_OUT)

    def decisions(self) -> dict[str, dict[str, Any]]:
        """What each person decided about each event, by "report/event" and name."""
        return self.judgement.decisions()

    def review_of(self, incident: Row, decisions: dict[str, dict[str, Any]]) -> str | None:
        """In one word how far people have come with an incident's events; None when nobody looked."""
        verdicts = {
            decision["verdict"]
            for member in incident["events"]
            for decision in decisions.get(f"{member['report']}/{member['event']}", {}).values()
        } - {"skip"}
        return None if not verdicts else verdicts.pop() if len(verdicts) == 1 else "mixed"
