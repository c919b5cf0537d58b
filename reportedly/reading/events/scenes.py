"""Scenes: where what a sentence tells happened, when only the text around it says so.

    DITSI                     A drone fell on the market of Mellit. Six traders were killed.      the toll of Monday's raid
    - Two officers died.                                            Mellit                        where the report has its one raid of Monday
      Ditsi, by the heading

A scene holds for what goes on with it: acts of its kind, on its day, of its parties, until the text names another place. Runs
after mentions are put together, so that a scene decides no merging.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.events.attachment import OWN
from reportedly.reading.events.casts import related
from reportedly.reading.events.exclusions import is_ground
from reportedly.reading.events.placing import Places
from reportedly.reading.events.references import is_bare_plural
from reportedly.reading.findings import Happening, Toponym
from reportedly.reading.parse import Doc, Sentence
from reportedly.word_lists import word_list

# What goes on in one scene: violence and its likes, or talks and what they end in.
KINDS = {
    "ASSAULT": "force", "COERCE": "force", "PROTEST": "force", "RETREAT": "force", "MOBILIZE": "force",
    "CONSULT": "talks", "AGREE": "talks",
}  # fmt: skip
REACH = 2  # sentences that a scene outlives the last event told in it
PRESENT = frozenset({"occurred", "ongoing", "alleged"})
ELSEWHERE = word_list("elsewhere")
LONGEST_HEADING, SHORTEST = 12, 3  # tokens of a heading, and of one that opens a paragraph
SMALL = frozenset({"settlement", "point", "admin2"})
TOLD = "; where its scene is"


def set_scenes(doc: Doc, events: Sequence[Happening], toponyms: Sequence[Toponym], where: Places) -> None:
    """Give events without a place that of their scene; changes `events`."""
    open_ones = [e for e in events if e.place is None and e.type in KINDS and not _is_general(e)]
    if not open_ones:
        return
    under = _headings(doc, toponyms)
    told = sorted(((h.i, n) for n, e in enumerate(events) for h in e.heads), reverse=True)
    for event in open_ones:
        sent = event.heads[0].sent
        place = under.get(sent.i)
        if (
            place is None
            and not is_ground(event.heads[0])
            and (before := _last(event, events, told)) is not None
            and _goes_on(event, before)
        ):
            place = before.place if before.place and _is_open(sent, where, before.place) else None
        if place is not None:
            _set(event, place)
    for event in open_ones:
        if event.place is None and (place := _of_its_day(event, events, where)):
            _set(event, place)


def _set(event: Happening, place: Toponym) -> None:
    event.place = place
    event.why += TOLD


def _headings(doc: Doc, toponyms: Sequence[Toponym]) -> dict[int, Toponym]:
    """For each sentence under a heading that names a small place, that place; the title of the report is no heading."""
    by_sentence: dict[int, list[Toponym]] = {}
    for toponym in toponyms:
        by_sentence.setdefault(doc.tokens[toponym.start].sent.i, []).append(toponym)
    out: dict[int, Toponym] = {}
    section: Toponym | None = None
    paragraph: Toponym | None = None
    block, begun = -1, False
    for sent in doc.sentences:
        here = by_sentence.get(sent.i)
        named = here[0] if here and _is_heading(sent, here[0]) else None
        if sent.block != block:
            paragraph = None
        if sent.kind == "headline":
            section = named if begun else None
        elif sent.block != block and sent.kind in {"body", "item"} and sent.end - sent.start <= SHORTEST:
            paragraph = named  # "Perevi. In our overview ..."
        elif (place := paragraph or section) is not None:
            out[sent.i] = place
        begun = begun or sent.kind in {"body", "item"}
        block = sent.block
    return out


def _is_heading(sent: Sentence, place: Toponym) -> bool:
    return (
        sent.end - sent.start <= LONGEST_HEADING
        and place.start - sent.start <= 1
        and (place.record is None or place.record.precision in SMALL)
    )


def _is_general(event: Happening) -> bool:
    """Whether it is told as a whole that no scene holds: "the war", "attacks" """
    return event.frame.vague or (event.type != "CONSULT" and is_bare_plural(event.heads[0]))


def _is_open(sent: Sentence, where: Places, place: Toponym) -> bool:
    """Whether a sentence leaves it open that it plays there: it names no other place, and no "elsewhere"."""
    other = where.named.get(sent.i, set()) - {place.name}
    return not other and not any(t.lower in ELSEWHERE for t in sent.tokens)


def _last(event: Happening, events: Sequence[Happening], told: Sequence[tuple[int, int]]) -> Happening | None:
    """The event of its kind that was told last before it and has a place."""
    start = event.heads[0].i
    for i, n in told:
        other = events[n]
        if (
            i < start
            and other is not event
            and other.place is not None
            and KINDS.get(other.type) == KINDS[event.type]
        ):
            near = event.heads[0].sent.i - event.heads[0].sent.doc.tokens[i].sent.i <= REACH
            return other if near else None
    return None


def _goes_on(event: Happening, before: Happening) -> bool:
    if (event.status in PRESENT) != (before.status in PRESENT) or "negated" in {event.status, before.status}:
        return False
    if (
        event.first
        and event.last
        and not (before.first and before.last and event.first <= before.last and before.first <= event.last)
    ):
        return False
    return (
        not event.actors or not before.actors or related(event.actors, [*before.actors, *before.recipients])
    )


def _of_its_day(event: Happening, events: Sequence[Happening], where: Places) -> Toponym | None:
    """The one place of the report's acts of that type and day: "the toll of Monday's raid"."""
    if not event.first or event.status not in PRESENT:
        return None
    places = {
        e.place.name: e.place
        for e in events
        if e.place is not None and e.type == event.type and (e.first, e.last) == (event.first, event.last)
    }
    if len(places) != 1:
        return None
    place = next(iter(places.values()))
    return place if event.time_rank == OWN or _is_open(event.heads[0].sent, where, place) else None
