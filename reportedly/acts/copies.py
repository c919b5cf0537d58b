"""Copies: the words of a marked passage, where other reports have them too.

    "Awa Diatta, 9, was killed." marked in one report   →   marked in every report that says the same, and in those still to come

Each sentence of a passage is looked for by itself, and so is an actor whom only a sensitive passage names. One word alone is no copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, func, select

from reportedly.acts.care import BLACKED_OUT, KEPT_IN, Veil, hidden_names
from reportedly.ledger import Ledger, listing, tables

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
Place = tuple[str, int, int]  # report, start and end


class Copies:
    """What was looked for stays known; only reports that are new are looked through again."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._words: dict[tuple[str, bool], list[str]] = {}  # of a marked passage
        self._found: dict[
            str, tuple[int, list[Place]]
        ] = {}  # words → the last report looked through, and where they stand

    def spread(self, marks: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """The marks, and those of copies: what is frozen stays the one report's."""
        held = {subject: [*given] for subject, given in marks.items()}
        passages = {
            subject: carried
            for subject, given in marks.items()
            if subject.startswith("span:") and (carried := [mark for mark in given if mark in BLACKED_OUT])
        }
        if not passages:
            return held
        with self.ledger.looking() as connection:
            last = connection.execute(select(func.max(tables.reports.c.id))).scalar() or 0
            for subject, carried in passages.items():
                own = stretch_of(subject)
                if own is None:
                    continue
                words = self._of(connection, subject, bool(KEPT_IN.intersection(carried)))
                places = [place for one in words for place in self._places(connection, one, last)]
                for report, start, end in outermost([own, *places])[1:]:
                    there = held.setdefault(f"span:{report}/{start}-{end}", [])
                    there += [mark for mark in carried if mark not in there]
        return held

    def _of(self, connection: Connection, subject: str, names: bool) -> list[str]:
        """What is looked for of one passage."""
        found = self._words.get((subject, names))
        if found is None:
            place = stretch_of(subject)
            found = [*words_of(connection, place, names)] if place else []
            self._words[subject, names] = found
        return found

    def _places(self, connection: Connection, words: str, last: int) -> list[Place]:
        upto, found = self._found.get(words, (0, []))
        if upto < last:
            parts = words.split()
            wanted = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
            for report, text in listing.texts_with(connection, max(parts, key=len), after=upto):
                found += [(report, *match.span()) for match in wanted.finditer(text)]
            self._found[words] = last, found
        return found


def stretch_of(subject: str) -> Place | None:
    """ "span:REPORT/12-40" as its report, start and end."""
    report, _, stretch = subject.removeprefix("span:").rpartition("/")
    start, _, end = stretch.partition("-")
    return (report, int(start), int(end)) if start.isdigit() and end.isdigit() else None


def words_of(connection: Connection, place: Place, names: bool) -> Iterator[str]:
    """The sentences of a passage, without the stop at their end; and who is named in it alone."""
    report, start, end = place
    for _, reading in [*listing.readings(connection, report)]:
        text, veil = reading["report"]["text"], Veil(((start, end),), ((start, end),))
        told = [part.strip(" \t\n.,;:!?") for part in SENTENCE_END.split(text[start:end])]
        if names:
            told += hidden_names({**reading, "places": []}, veil)
        yield from dict.fromkeys(words for words in told if len(words.split()) > 1)


def outermost(places: Sequence[Place]) -> list[Place]:
    """The places that lie in no other one: a name in a sentence that is marked is marked with it. The first stays the first."""
    kept: dict[str, list[Place]] = {}
    for place in sorted(dict.fromkeys(places), key=lambda p: (p[1], -p[2])):
        held = kept.setdefault(place[0], [])
        if not held or place[2] > held[-1][2]:
            held.append(place)
    own = [place for place in kept[places[0][0]] if place != places[0]]
    return [
        places[0],
        *own,
        *(place for report, held in kept.items() if report != places[0][0] for place in held),
    ]
