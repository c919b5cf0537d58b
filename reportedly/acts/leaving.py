"""Leaving: incidents and reports as they may go out, after all that people decided, merged and marked.

leaving = Leaving(judgement)
incidents, publications = leaving.all(incidents, publications)
leaving.counts   ->   {"events rejected by a person": 2, "reports marked sensitive or restricted": 1}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.acts.care import BLACKED_OUT, KEPT_IN, Find
from reportedly.acts.decided import decided, decided_reading
from reportedly.acts.judgement import Judgement
from reportedly.acts.merges import renamed, renamed_reading
from reportedly.ledger.model import Publication, Row


class Leaving:
    """What goes out of a ledger, one at a time or all together; what people changed of it is counted."""

    def __init__(self, judgement: Judgement) -> None:
        self.final, self.into = judgement.final(), judgement.merged()
        self.discretion = judgement.care().discretion(KEPT_IN, BLACKED_OUT)
        self.counts: Counter[str] = Counter()

    def incident(self, incident: Row, find: Find) -> Row | None:
        """The incident after all that people did; None where nothing of it goes out."""
        made = decided(renamed(incident, self.into), self.final)
        if made is None:
            self.counts["incidents of rejected events only"] += 1
            return None
        made = self.discretion.incident(made, find)
        self.counts["incidents told only by reports that are marked"] += made is None
        return made

    def reading(self, reading: Row) -> Row | None:
        """The reading after all that people did; None for a report that stays in."""
        made = decided_reading(renamed_reading(reading, self.into), self.final)
        return self.discretion.reading(made)

    def all(
        self, incidents: Iterable[Row], publications: Sequence[Publication]
    ) -> tuple[list[Row], list[Publication]]:
        readings = {entry.report: entry.reading for entry in publications}
        out = [made for incident in incidents if (made := self.incident(incident, readings.get))]
        made = {report: self.reading(reading) for report, reading in readings.items()}
        for reading in readings.values():
            self.count(reading)
        return out, [
            self.printed(entry, reading) for entry in publications if (reading := made[entry.report])
        ]

    def printed(self, entry: Publication, reading: Row) -> Publication:
        """The publication with its reading as it goes out; its title is of the report's words, too."""
        title = self.discretion.title(entry.report, entry.title, lambda _: entry.reading)
        return replace(entry, reading=reading, title=title)

    def count(self, reading: Row) -> None:
        report = reading["report"]["id"]
        if report in self.discretion.hidden:
            self.counts["reports marked sensitive or restricted"] += 1
            return
        for event in reading["events"]:
            verdict = self.final.get(f"{report}/{event['id']}", {}).get("verdict")
            if verdict in ("accept", "correct", "reject"):
                self.counts[f"events {verdict}ed by a person"] += 1
        self.counts["reports with blacked-out words"] += report in self.discretion.veils
        self.counts["names that a person merged"] += sum(a["name"] in self.into for a in reading["actors"])
