"""Events: who did what to whom, when and where, whether it happened, and who says so.

    Moscow   denied   that its forces   shelled   Odesa
    reject            negated, by Moscow

The steps, in order: triggers, roles, factuality, coding, time and place, sources; then mentions of one happening are put together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reportedly.lexicon import Lexicon
from reportedly.ontology import when_threatened, while_planned
from reportedly.reading.attachment import GOALS, NEARBY, OWN, SOURCES, Places, Times, top_of
from reportedly.reading.cast import Cast
from reportedly.reading.coding import code_event, longest
from reportedly.reading.confidence import rate_events
from reportedly.reading.dating import date_by_others
from reportedly.reading.factuality import Factuality, has_condition, judge
from reportedly.reading.findings import Attribution, Happening, Party, Time, Toponym
from reportedly.reading.grammar import VERBS, is_passive, objects, subjects
from reportedly.reading.merging import is_definite, merge
from reportedly.reading.parse import Doc, Token
from reportedly.reading.passages import foreign_sentences
from reportedly.reading.roles import find_roles, governor
from reportedly.reading.triggers import Trigger, find_triggers

SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
# Prepositions under which a place is the event's, besides "in" and its like.
ALLOWED = {"RETREAT": GOALS | SOURCES, **dict.fromkeys(SPEECH | {"AGREE", "CONCEDE"}, frozenset[str]())}
# What the words around an event make of it; None: no event of its own.
STATUS = {None: "occurred", "negated": "negated", "planned": "planned", "conditional": "hypothetical", "possible": "hypothetical", "asked": None, "tried": "occurred", "purpose": None, "alleged": "alleged"}  # fmt: skip
GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "conj", "pcomp", "prep", "acl", "pobj"})
PLACE, ACTOR = "@place", "@actor"
WARNING, BREACH = "warning", "breach"  # senses of frames
HARMS = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "SANCTION", "REJECT"})
PARTISAN = frozenset({"GOV", "MIL", "REB", "IMG", "PRM", "OPP", "UAF", "PTY", "SPY"})


def find_events(
    doc: Doc,
    cast: Cast,
    times: Sequence[Time],
    toponyms: Sequence[Toponym],
    statements: Sequence[Attribution],
    lexicon: Lexicon,
    *,
    published: date | None,
) -> list[Happening]:
    """The events of a report in the order of their first trigger.

    What is only asked for, offered or wished is no event; what happens in sport, on markets or in fiction is none either.
    """
    mark_names(doc, cast, toponyms)
    foreign = foreign_sentences(doc, lexicon)
    dates = {i for time in times for i in range(time.start, time.end) if time.type != "DURATION"}
    triggers = [
        t
        for t in find_triggers(doc, lexicon)
        if t.head.sent.i not in foreign
        and t.head.sent.kind not in {"byline", "credit", "furniture", "dateline"}
        and t.head.i not in dates
    ]
    by_head = {t.head.i: t for t in triggers}
    absorbed = {
        word.i
        for t in triggers
        for word in t.words
        if word is not t.head and not names_another(by_head.get(word.i), t)
    }
    light = {t.head.i: governor(t.head, lexicon) for t in triggers if t.head.pos not in VERBS}
    cues = frozenset(s.cue_head.i for s in statements)
    when, where = Times(doc, times), Places(doc, toponyms, lexicon.classes["ground"])
    found: list[Happening] = []
    for trigger in triggers:
        if trigger.head.i in absorbed:
            continue
        event = read_event(trigger, doc, cast, by_head, light.get(trigger.head.i), cues, when, where, lexicon)
        if event is not None:
            attribute(event, statements, by_head)
            answer(event, statements)
            if not warns(event, statements):
                continue
            found.append(event)
    for event in found:
        accuse(event, statements, found)
    denials = frozenset(s.cue_head.i for s in statements if s.stance == "deny")
    found = [e for e in found if not taken_up(e, found, denials)]
    events = merge(found, doc)
    date_by_others(events, doc, times)
    for event in events:
        settle(event, published, lexicon)
    rate_events(doc, events)
    return events


def mark_names(doc: Doc, cast: Cast, toponyms: Sequence[Toponym]) -> None:
    """Tell the patterns which words are names, and of what: "seized Goma", "arrested Navalny"."""
    for mention in cast.at.values():
        if mention.kind == "name":
            mention.head.mark = ACTOR
    for toponym in toponyms:
        top_of(doc, toponym.start, toponym.end).mark = PLACE


def names_another(word: Trigger | None, trigger: Trigger) -> bool:
    """Whether a word of a pattern refers to violence that the pattern only speaks of: "claimed [the attack on the port]"."""
    return (
        word is not None
        and word.pattern.frame.type == "ASSAULT" != trigger.pattern.frame.type
        and is_definite(word.head)
    )


def taken_up(event: Happening, events: Sequence[Happening], denials: frozenset[int]) -> bool:
    """Whether a promise, refusal or threat right above already tells the event: "agreed to lay down their arms".

    The act takes over the words, and whom they concern. A meeting that is agreed on, and what has a day of its own, stays.
    """
    if (
        event.status not in {"planned", "hypothetical", "negated"}
        or event.type == "CONSULT"
        or event.time_rank == OWN
    ):
        return False
    token = event.head
    for _ in range(3):
        if token.dep not in GOVERNED or token.head is token:
            return False
        token = token.head
        for other in events:
            if other.head is token and other is not event and other.frame.topic and token.i not in denials:
                other.triggers += event.triggers
                other.heads.append(event.head)
                if not other.recipients:
                    other.recipients = [p for p in event.recipients if p not in other.actors]
                other.why += f"; takes up “{event.head.text}”"
                return True
    return False


def read_event(
    trigger: Trigger,
    doc: Doc,
    cast: Cast,
    by_head: dict[int, Trigger],
    light: Token | None,
    cues: frozenset[int],
    when: Times,
    where: Places,
    lexicon: Lexicon,
) -> Happening | None:
    """One trigger as an event; None where its words make it no event."""
    head, frame = trigger.head, trigger.pattern.frame
    facts = judge(head, lexicon, cues - {head.i}, frozenset(w.i for w in trigger.words))
    status = STATUS.get(facts.verdict, "occurred")
    if frame.type in SPEECH and status == "alleged":
        status = "occurred"  # "an accusation that he called false": the answer is no allegation
    actors, recipients = find_roles(trigger, light, cast.parties_of, by_head)
    near = neighbours(head, light, facts)
    time, time_rank = when.of(near), OWN
    if time is None:
        time, time_rank = when.near(head, cues), NEARBY
    place, place_rank = (
        where.of(
            [t for t in near if t.dep not in {"nsubj", "nsubjpass"} or t is head],
            ALLOWED.get(frame.type, GOALS),
        ),
        OWN,
    )
    if place is None:
        place, place_rank = where.near(head, cues), NEARBY
    if status is None:
        if time is None or time.first is None or facts.verdict == "purpose":
            return None
        status = "planned"
    if frame.status:
        status = frame.status
    if status == "hypothetical" and not actors and time_rank != OWN:
        return None
    if frame.vague and not (
        actors or recipients or (place and place_rank == OWN) or (time and time.first and time_rank == OWN)
    ):
        return None
    if facts.modifier and status == "occurred":
        status = facts.modifier
    inner = {by_head[t.i].pattern.frame.type for t in head.subtree() if t.i in by_head and t is not head}
    if frame.inner and frame.inner.isdisjoint(inner):
        return None
    if frame.type in SPEECH and head.pos not in VERBS and not actors:
        return None
    mode, cameo, contexts, topic = code_event(trigger, lexicon, by_head)
    return Happening(
        frame=frame,
        head=head,
        triggers=trigger.ranges,
        heads=[head],
        type=frame.type,
        mode=mode,
        cameo=cameo,
        contexts=contexts,
        actors=actors,
        recipients=recipients,
        time=time,
        first=time.first if time else None,
        last=time.last if time else None,
        place=place,
        time_rank=time_rank if time else 0,
        place_rank=place_rank if place else 0,
        status=status,
        evidence=[(head.sent.start, head.sent.end)],
        why=explain(trigger, facts, topic),
    )


def neighbours(head: Token, light: Token | None, facts: Factuality) -> list[Token]:
    """The tokens whose time and place are the event's, nearest first."""
    out = [head]
    if light is not None:
        out.append(light)
    if head.pos in VERBS:
        out += objects(head)
        out += [s for s in subjects(head) if s.head is head]
        token = head
        while token.dep in {"conj", "xcomp"} and token.head.pos in VERBS:
            token = token.head
            out.append(token)
    if (
        facts.clause is not head
        and facts.clause not in out
        and head.dep in {"nsubj", "nsubjpass", "csubj", "csubjpass"}
    ):
        out.append(facts.clause)
    if head.pos not in VERBS:  # "the meeting which opened here today", "the truce announced on Saturday"
        out += [c for c in head.children if c.dep in {"relcl", "acl"} and c.pos in VERBS]
    if head.dep == "relcl" and any(c.lower == "when" for c in head.children):
        out.append(head.head)  # "the 2020 war, when it retook the town"
    return out


def explain(trigger: Trigger, facts: Factuality, topic: str | None) -> str:
    """One line that names the rule: the frame, its pattern, and the words that decided the status."""
    parts = [f"frame {trigger.pattern.frame.id}, {trigger.pattern.kind} pattern “{trigger.pattern.text}”"]
    if topic:
        parts.append(f"topic {topic}")
    if facts.verdict:
        parts.append(f"{facts.verdict} by “{' '.join(t.text for t in facts.because)}”")
    return "; ".join(parts)


def attribute(event: Happening, statements: Sequence[Attribution], by_head: Mapping[int, Trigger]) -> None:
    """Who asserts and who disputes the event: the innermost statements whose content holds its trigger."""
    holding = [
        s
        for s in statements
        if s.holds(event.head.i) and s.cue_head is not event.head and not is_aside(event.head, s)
    ]
    if not holding:
        return
    sourced = [s for s in holding if s.source is not None or s.stance == "deny"] or holding
    inner = min(sourced, key=lambda s: (sum(b - a for a, b in s.content), s.cue[0]))
    event.why += (
        f"; told by “{' '.join(t.text for t in event.head.sent.doc.tokens[inner.cue[0] : inner.cue[1]])}”"
    )
    if event.type in SPEECH:  # who is said to have said it has said it; his own words assert nothing of it
        if inner.source is not None and inner.source not in event.actors and inner.stance != "deny":
            event.asserted_by = [inner]
        return
    if inner.stance == "deny":
        denied = [s for s in inner.denies if s.source is not inner.source]
        event.asserted_by = denied
        event.disputed_by = [inner]
        event.status = "alleged" if denied else "negated"
        if not denied:
            event.asserted_by, event.disputed_by = [inner], []
        return
    event.asserted_by = [inner]
    event.disputed_by = [
        s for s in statements if disputes(s, inner, event, by_head) or (s.stance == "deny" and s in holding)
    ]
    rumoured = any(s.source is None and s.cue_head.pos == "ADV" for s in holding)  # "allegedly", "reportedly"
    if event.status in {"occurred", "ongoing"} and (
        event.disputed_by or rumoured or is_charge(event, inner, by_head)
    ):
        event.status = "alleged"
    if inner.stance in {"demand", "promise", "threaten"} and event.status in {"occurred", "hypothetical"}:
        event.status = "planned" if inner.stance == "promise" else "hypothetical"


def is_aside(head: Token, statement: Attribution) -> bool:
    """Whether a promise or demand only mentions the event: "pledged to keep the truce that ended the war"."""
    if statement.stance not in {"demand", "promise", "threaten", "support", "express"}:
        return False
    token = head
    while statement.holds(token.i) and token.head is not token:
        if token.dep == "relcl" or (
            token.dep in {"prep", "advcl"} and token.lower in {"after", "since", "following"}
        ):
            return True
        token = token.head
    return False


def disputes(
    denial: Attribution, statement: Attribution, event: Happening, by_head: Mapping[int, Trigger]
) -> bool:
    """Whether a denial of a statement is one of this event in it: "denied the bombing" does not deny the arrests."""
    if statement not in denial.denies or event.type in SPEECH:
        return False
    named = {
        frame.type
        for start, end in denial.content
        for i in range(start, end)
        if i in by_head and not (frame := by_head[i].pattern.frame).vague
    } - SPEECH
    return (
        event.type in named
        if named
        else event.type in HARMS or (len(named) == 0 and statement.stance in {"assert", "confirm"})
    )


def accuse(event: Happening, statements: Sequence[Attribution], events: Sequence[Happening]) -> None:
    """The recipient of an accusation without one is whoever is said to have done it; a breach of a truce is done to who complains of it."""
    if event.type == "ACCUSE" and (not event.recipients or event.frame.sense == WARNING):
        charge = next((s for s in statements if s.cue_head is event.head), None)
        doers = [
            p
            for e in events
            if e.type in HARMS and charge in e.asserted_by
            for p in e.actors
            if p not in event.actors
        ]
        if doers:
            event.recipients = list(dict.fromkeys(doers))
    elif event.frame.sense == BREACH and not event.recipients:
        sources = [s.source for s in event.asserted_by if s.stance == "accuse" and s.source is not None]
        event.recipients = [p for p in sources if p.sector in PARTISAN and p not in event.actors]


def warns(event: Happening, statements: Sequence[Attribution]) -> bool:
    """Whether a warning is an act: of what the speaker himself may do a threat, of what another does an accusation, else no event."""
    if event.frame.sense != WARNING:
        return True
    stance = next((s.stance for s in statements if s.cue_head is event.head), "threaten")
    if stance == "accuse":
        event.type, event.mode, event.cameo = "ACCUSE", "allege", "112"
    return stance in {"accuse", "threaten"} or event.status != "occurred"


def answer(event: Happening, statements: Sequence[Attribution]) -> None:
    """The recipient of a denial is whoever said what is denied."""
    if event.type == "REJECT" and not event.recipients:
        for s in statements:
            if s.cue_head is event.head:
                event.recipients = [
                    d.source for d in s.denies if d.source is not None and d.source not in event.actors
                ]


def is_charge(event: Happening, statement: Attribution, by_head: Mapping[int, Trigger]) -> bool:
    """Whether a statement lays a harm at another party's door: "alleged" in the contract's sense.

    An accusation does; so does what a side of a conflict says of the other side. What a hospital, the United Nations
    or a monitor tells of the sides does not.
    """
    if event.type in SPEECH:
        return False
    cue, source = by_head.get(statement.cue_head.i), statement.source
    if statement.stance == "accuse":
        return (
            cue is None or cue.pattern.frame.mode != "disapprove"
        )  # who is criticised for a deed has done it
    if event.type not in HARMS:
        return False
    if source is None:
        return statement.cue_head.pos == "ADV" or is_passive(statement.cue_head)
    if not event.actors:
        return False
    side = sides(source)
    if any(sides(a) & side for a in event.actors):
        return False
    if any(sides(r) & side for r in event.recipients):
        return True
    told = (
        event.head.pos in VERBS and source.country is not None
    )  # "after a government offensive" is taken for granted
    return (
        told
        and not event.recipients
        and source.sector in PARTISAN
        and any(a.sector in PARTISAN for a in event.actors)
    )


def sides(party: Party | None) -> set[int]:
    """A party with what it is part of."""
    out: set[int] = set()
    while party is not None and id(party) not in out:
        out.add(id(party))
        out |= {id(m) for m in party.members}
        party = party.part_of
    return out


def threats(event: Happening) -> list[Attribution]:
    """Where the doer's own side speaks of the deed as a warning, or on a condition: "would cut its ties if ..."."""
    return [
        s
        for s in event.asserted_by
        if s.source is not None
        and (
            any(sides(a) & sides(s.source) for a in event.actors)
            or (not event.actors and event.type in {"COERCE", "SANCTION"} and s.source.sector in PARTISAN)
        )
        and (s.stance in {"threaten", "warn"} or has_condition(event.head))
    ]


def settle(event: Happening, published: date | None, lexicon: Lexicon) -> None:
    """An event of an earlier year is background; a deed that is only promised or threatened is coded as the promise or threat."""
    if (
        event.status in {"planned", "hypothetical"}
        and (said := threats(event))
        and (threat := when_threatened(event.type, event.mode))
    ):
        event.why += f"; a threat of {event.type}"
        if topic := longest(lexicon.topic_codes["threaten"], event.cameo):
            threat = topic.modes["threaten"], topic.codes["threaten"]
        event.type, (event.mode, event.cameo), event.status = "THREATEN", threat, "occurred"
        event.triggers += [s.cue for s in said if s.stance in {"threaten", "warn"}]
        if not event.actors and (speaker := said[0].source):
            event.actors, event.recipients = [speaker], [p for p in event.recipients if p is not speaker]
    if event.status == "planned" and (promise := while_planned(event.type, event.cameo)):
        event.triggers += [s.cue for s in event.asserted_by if s.stance == "promise"]
        event.type, event.cameo = promise
        event.mode = None
    if (
        published
        and event.last
        and event.last.year < published.year
        and (published - event.last).days > 60
        and event.status in {"occurred", "ongoing"}
    ):
        event.status = "historical"
