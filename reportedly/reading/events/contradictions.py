"""Contradictions: events that one side tells and another says did not happen, when all mentions are put together.

The army shelled Wau on Friday. ... Juba denied it.                told by the outlet, disputed by Juba
The rebels said the army had shelled Wau. ... "No shot was fired," the army said.     told by the rebels, disputed by the army
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.ontology import SPEECH
from reportedly.reading.events.casts import related
from reportedly.reading.events.disputes import HARMS, answers_for, apart, disowns, is_side, words
from reportedly.reading.events.likeness import REAL, RESULT
from reportedly.reading.findings import Attribution, Happening, Party
from reportedly.reading.grammar import POINTING

NO = frozenset({"no", "not", "never", "nobody", "none", "nothing", "neither", "nor", "deny"})
REACH = 4  # sentences between an event and who denies it in other words


def link_disputes(events: list[Happening], statements: Sequence[Attribution]) -> list[Happening]:
    """Adds who disputes what the outlet tells itself, and what is denied in other words; those words then tell the same event."""
    for denial in statements:
        if denial.stance == "deny" and denial.source is not None and not denial.denies:
            event = answered(denial, events)
            if event is not None:
                event.disputed_by.append(denial)
    gone: list[Happening] = []
    for event in events:
        if event.status == "negated" and event.type in HARMS - SPEECH:
            for told in contradicted(event, events):
                absorb(told, event)
                gone.append(event)
                break
            else:
                for told in withdrawn(event, events):
                    absorb(told, event)
                    told.asserted_by, told.status = [], "negated"
                    gone.append(event)
                    break
    return [e for e in events if not any(e is g for g in gone)]


def answered(denial: Attribution, events: Iterable[Happening]) -> Happening | None:
    """The event before a denial that is laid at the speaker's own door: "... Juba's army shelled the town. Juba denied it."."""
    here = denial.cue_head.sent.i
    content = words(denial)
    points = any(t.lower in POINTING for t in content[:2]) or disowns(denial)
    near = [
        (here - head.sent.i, -head.i, n, event)
        for n, event in enumerate(events)
        if event.type in HARMS - SPEECH
        and event.status in REAL
        and denial not in event.disputed_by
        and answers_for(denial.source, event)
        for head in event.heads
        if 0 <= here - head.sent.i <= REACH and head.i < denial.cue_head.i
        if points or denial.holds(head.i)
    ]
    return min(near)[3] if near else None


def denies_plainly(negated: Happening) -> bool:
    """Whether an event is said not to have happened; what was foiled was tried."""
    word = negated.negation
    return word is None or any(t.dep == "neg" or t.lower in NO for t in (word, *word.children))


def contradicted(negated: Happening, events: Sequence[Happening]) -> list[Happening]:
    """The events that somebody says did not happen: the same kind of deed at one place, by who answers for it."""
    said = [s for s in negated.asserted_by if s.source is not None]
    if not said or not denies_plainly(negated):
        return []
    here = negated.head.sent.i
    out = []
    for event in events:
        if event.status not in REAL or event.type != negated.type or apart(event, negated):
            continue
        if any(
            s.source and t.source and is_side(s.source, t.source) for s in said for t in event.asserted_by
        ):
            continue  # a spokesman who adds how it was does not say what his side denies
        if negated.frame.sense == RESULT and not any(h.lemma == negated.head.lemma for h in event.heads):
            continue  # "nobody was hurt" does not deny the shots
        mine = answers_for(said[0].source, event)
        if negated.actors and not (mine or related(negated.actors, event.actors)):
            continue
        whom = fits(negated.recipients, event.recipients)
        where = fits_place(negated, event)
        same = (mine, whom is True, where is True, negated.head.lemma == event.head.lemma)
        near = min(abs(here - h.sent.i) for h in event.heads) <= REACH
        if near and False not in {whom, where} and (any(same[:2]) or sum(same) > 1):
            out.append(event)
    return out


def withdrawn(negated: Happening, events: Sequence[Happening]) -> list[Happening]:
    """What the outlet itself takes back: "We reported that rebels had shot down a helicopter. ... No helicopter was shot down."."""
    return [
        event
        for event in events
        if not negated.asserted_by
        and event.status in REAL
        and event.type == negated.type
        and event.frame is negated.frame
        and event.heads[-1].i < negated.head.i
        and any(h.lemma == negated.head.lemma for h in event.heads)
        and any(s.source is None for s in event.asserted_by)
        and fits(negated.recipients, event.recipients) is not False
        and denies_plainly(negated)
        and not apart(event, negated)
    ]


def fits(one: Sequence[Party], other: Sequence[Party]) -> bool | None:
    """Whether two casts share somebody; None where one is not told."""
    return related(one, other) if one and other else None


def fits_place(one: Happening, other: Happening) -> bool | None:
    """Whether two events lie in one place; None where one is not told."""
    return one.place.name == other.place.name if one.place and other.place else None


def absorb(event: Happening, negated: Happening) -> None:
    """The words that negate an event are another mention of it, and who says them disputes it."""
    event.triggers += negated.triggers
    event.heads += negated.heads
    event.evidence += [e for e in negated.evidence if e not in event.evidence]
    event.disputed_by += [s for s in negated.asserted_by if s not in event.disputed_by]
    if event.asserted_by and event.status in {"occurred", "ongoing"}:
        event.status = "alleged"
    event.why += f"; denied by “{negated.head.text}”"
