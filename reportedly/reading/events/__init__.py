"""Events: who did what to whom, when and where, whether it happened, and who says so.

    Moscow   denied   that its forces   shelled   Odesa
    reject            negated, by Moscow

The steps, in order: triggers, roles, factuality, coding, time and place, sources; then mentions of one happening are put together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.frames import Lexicon
from reportedly.ontology import SPEECH
from reportedly.reading.events.agency import is_told_of_thing
from reportedly.reading.events.assertion import Told, answer, attribute, settle, warns
from reportedly.reading.events.attachment import NEARBY, OWN, Times
from reportedly.reading.events.charges import WARNING, accuse
from reportedly.reading.events.clauses import is_mishap
from reportedly.reading.events.coding import code_event
from reportedly.reading.events.confidence import rate_events
from reportedly.reading.events.continuity import continue_days, is_new, stand_on_story
from reportedly.reading.events.contradictions import link_disputes
from reportedly.reading.events.dating import (
    count_back,
    count_between,
    date_by_others,
    look_ahead,
    take_effect,
)
from reportedly.reading.events.dependents import ACTOR, FULL_NAME, PERSON, PLACE
from reportedly.reading.events.factuality import Factuality, judge
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.events.likeness import RESULT
from reportedly.reading.events.merging import merge
from reportedly.reading.events.neighbours import beside, neighbours
from reportedly.reading.events.owners import top_of
from reportedly.reading.events.placing import GOALS, SOURCES, Places
from reportedly.reading.events.references import is_definite
from reportedly.reading.events.roles import find_roles
from reportedly.reading.events.scenes import set_scenes
from reportedly.reading.events.sidings import give_partners, give_sides, share_wars
from reportedly.reading.events.slots import governor
from reportedly.reading.events.standings import stand
from reportedly.reading.events.topics import is_topic
from reportedly.reading.events.triggers import find_triggers, read_triggers
from reportedly.reading.events.uptake import in_passing, taken_up
from reportedly.reading.events.whereabouts import find_whereabouts
from reportedly.reading.findings import Attribution, Happening, Time, Toponym
from reportedly.reading.grammar import VERBS, subjects
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.parse import Doc, Token
from reportedly.reading.passages import foreign_sentences

IN_WORDS = SPEECH | {"AGREE", "CONCEDE"}
# Prepositions under which a place is the event's, besides "in" and its like.
ALLOWED = {"RETREAT": GOALS | SOURCES, **dict.fromkeys(IN_WORDS, frozenset[str]())}
# What the words around an event make of it; None: no event of its own.
# Done where the doer is: "a court in Tunis jailed five men".
AT_HOME = frozenset({"COERCE", "SANCTION", "PROTEST", "CONSULT"})
STATUS = {None: "occurred", "negated": "negated", "planned": "planned", "conditional": "hypothetical", "possible": "hypothetical", "asked": None, "tried": "occurred", "purpose": None, "alleged": "alleged"}  # fmt: skip


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
    named = {i for m in cast.at.values() if m.kind == "name" for i in range(m.start, m.end)}
    triggers = [
        t
        for t in find_triggers(doc, lexicon)
        if t.head.sent.i not in foreign
        and t.head.sent.kind not in {"byline", "credit", "furniture", "dateline"}
        and t.head.i not in dates
        and t.head.i not in named
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
    when = Times(doc, times)
    spots = [*toponyms, *find_whereabouts(doc, toponyms)]
    where = Places(doc, spots, lexicon.classes["ground"], frozenset(by_head))
    found = read_triggers(
        triggers,
        absorbed,
        lambda t: read_event(t, doc, cast, by_head, light.get(t.head.i), cues, when, where, lexicon),
    )
    told = Told(statements)
    here: dict[int, list[Happening]] = {}
    for event in found:
        here.setdefault(event.head.i, []).append(event)
    for event in found:
        attribute(event, told, by_head, here, lexicon)
        answer(event, told)
    found = [event for event in found if warns(event, told)]
    accuse(found, told.cued)
    denials = frozenset(s.cue_head.i for s in statements if s.stance == "deny")
    first = {e.head.i: e for e in reversed(found)}
    found = [e for e in found if not taken_up(e, first, denials)]
    give_sides(found)
    give_partners(found)
    count_back(found, doc, times, published)
    count_between(found, doc, times)
    standings = stand(doc, times, published)
    stand_on_story([e for e in found if is_new(e)], standings)
    events = link_disputes([e for e in merge(found, doc) if not in_passing(e)], statements)
    share_wars(events)
    look_ahead(events, published)
    date_by_others(events, doc, times)
    take_effect(events, times)
    continue_days(events, doc, times, published, standings)
    for event in events:
        settle(event, published, lexicon)
    set_scenes(doc, events, toponyms, where)
    rate_events(doc, events)
    return events


def mark_names(doc: Doc, cast: Cast, toponyms: Sequence[Toponym]) -> None:
    """Tell the patterns which words are names, and of what: "seized Goma", "arrested Navalny", "took in Syrians"."""
    for mention in cast.at.values():
        if mention.kind == "name":
            mention.head.mark = FULL_NAME if mention.party in cast.people else ACTOR
        elif mention.head.pos == "PROPN":
            mention.head.mark = PERSON  # "took in 30 [Congolese]"
    for toponym in toponyms:
        top_of(doc, toponym.start, toponym.end).mark = PLACE


def is_warned_of(head: Token, by_head: dict[int, Trigger]) -> bool:
    """Whether a deed stands in a warning, which says whose it would be: "warned Cairo that its grant would be [held back]"."""
    verb = head
    while verb.dep in {"conj", "xcomp", "nsubjpass", "dobj", "pobj", "prep"} and verb.head is not verb:
        verb = verb.head
    above = by_head.get(verb.head.i)
    return verb.dep == "ccomp" and above is not None and above.pattern.frame.sense == WARNING


def names_another(word: Trigger | None, trigger: Trigger) -> bool:
    """Whether a word of a pattern refers to violence that the pattern only speaks of: "claimed [the attack on the port]"."""
    return (
        word is not None
        and word.pattern.frame.type == "ASSAULT" != trigger.pattern.frame.type
        and is_definite(word.head)
    )


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
    facts = judge(head, lexicon, cues, frozenset(w.i for w in trigger.words))
    status = STATUS.get(facts.verdict, "occurred")
    told_no = (
        frame.type == "REJECT" and status == "negated" and all(t in trigger.words for t in facts.because)
    )
    if told_no or (frame.type in SPEECH and status == "alleged"):  # "had [no intention] of leaving"
        status = "occurred"  # "an accusation that he called false": the answer is no allegation
    actors, recipients = find_roles(trigger, light, cast.parties_of, by_head)
    if frame.type in SPEECH and not actors and head.pos in VERBS and is_told_of_thing(head):
        return None
    near = neighbours(head, light, facts, cues)
    words = frame.type in SPEECH and head.pos in VERBS
    time, time_rank = when.of([*near, *beside(head)], words=words) or when.shared(head), OWN
    if time is None:
        time, time_rank = when.trailing(head) or when.near(head, cues, words=words), NEARBY
    place, place_rank = (
        where.of(
            [t for t in near if t.dep not in {"nsubj", "nsubjpass"} or t is head or t.i in by_head],
            ALLOWED.get(frame.type, GOALS),
        ),
        OWN,
    )
    if place is None:
        place, place_rank = where.near(head, cues, in_words=frame.type in IN_WORDS), NEARBY
    if place is None and frame.type in AT_HOME:
        place = where.of([s for s in subjects(head) if s.head is head], frozenset())
    if status is None or (status == "occurred" and is_topic(head, frame.type, lexicon)):
        if time is None or time.first is None or facts.verdict == "purpose":
            return None
        status = "planned"
    if frame.status:
        status = frame.status
    if status == "hypothetical" and not actors and time_rank != OWN and not is_warned_of(head, by_head):
        return None
    if frame.sense == RESULT and not actors and is_mishap(head, by_head):
        return None
    if frame.vague and not (
        actors or recipients or (place and place_rank == OWN) or (time and time.first and time_rank == OWN)
    ):
        return None
    if facts.modifier and status == "occurred":
        status = facts.modifier
    if frame.inner and not any(
        by_head[t.i].pattern.frame.type in frame.inner
        for t in head.subtree()
        if t.i in by_head and t is not head
    ):
        return None
    if (
        frame.type in SPEECH
        and head.pos not in VERBS
        and not actors
        and not (recipients and (head.head in trigger.words or "poss" in frame.noun_recipient))
    ):
        return None  # but "a [threat] hangs over the charities", "his [trial]"
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
        negation=facts.because[0] if facts.verdict == "negated" else None,
        evidence=[(head.sent.start, head.sent.end)],
        why=explain(trigger, facts, topic),
    )


def explain(trigger: Trigger, facts: Factuality, topic: str | None) -> str:
    """One line that names the rule: the frame, its pattern, and the words that decided the status."""
    parts = [f"frame {trigger.pattern.frame.id}, {trigger.pattern.kind} pattern “{trigger.pattern.text}”"]
    if topic:
        parts.append(f"topic {topic}")
    if facts.verdict:
        parts.append(f"{facts.verdict} by “{' '.join(t.text for t in facts.because)}”")
    return "; ".join(parts)
