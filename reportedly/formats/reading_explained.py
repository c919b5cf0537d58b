"""Why: for each event the rule that found it, its arguments and the words they were read from."""

from __future__ import annotations

from reportedly.formats.reading_tables import QUADS, Names, days, kind, words
from reportedly.model import Event, Reading
from reportedly.span import Span


def explained(reading: Reading) -> str:
    """A paragraph an event."""
    names = Names(reading)
    mentions = {actor.id: actor.mentions for actor in reading.actors}
    places = {place.id: place for place in reading.places}
    times = {time.id: time for time in reading.times}
    parts = []
    for event in reading.events:
        lines = [
            f"{event.id}  {kind(event)}  {event.confidence:.2f}",
            f"    rule        {event.why or 'none given'}",
        ]
        lines.append(f"    code        {code(event)}")
        lines.append(f"    words       {', '.join(at(span) for span in event.triggers)}")
        for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
            lines.extend(
                f"    {role:11} {names.actor(id)} ← {nearest(mentions.get(id, []), event)}" for id in ids
            )
        if event.time:
            time = times.get(event.time.time or "")
            lines.append(
                f"    when        {days(event.time) or 'open'}" + (f" ← {at(time.mention)}" if time else "")
            )
        if event.place and (place := places.get(event.place)):
            lines.append(
                f"    where       {place.name} ({place.gazetteer or 'no gazetteer'}, {place.precision}) ← {nearest(place.mentions, event)}"
            )
        lines.append(f"    status      {event.status}")
        for label, ids in (("asserted by", event.asserted_by), ("disputed by", event.disputed_by)):
            lines.extend(
                f"    {label:11} {id} {names.sources([id])}: {words(names.statements[id].cue)}"
                for id in ids
                if id in names.statements
            )
        if event.evidence:
            lines.append(f"    evidence    {' … '.join(words(span) for span in event.evidence)}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + ("\n" if parts else "")


def code(event: Event) -> str:
    quad = QUADS.get(event.quad_class or 0, "no quad class")
    score = "no score" if event.goldstein is None else f"Goldstein {event.goldstein:+g}"
    return f"CAMEO {event.cameo or 'none'}, {quad}, {score}"


def at(span: Span) -> str:
    return f"{words(span)!r} {span.start}:{span.end}"


def nearest(mentions: list[Span], event: Event) -> str:
    """The mention that stands nearest to the event's first words."""
    if not mentions or not event.triggers:
        return "no words"
    trigger = event.triggers[0]
    return at(min(mentions, key=lambda span: (abs(span.start - trigger.start), span.start)))
