"""Continuity: the day on which a story stands, for what it tells without a day of its own.

    Guerrillas ambushed a convoy on Tuesday. Six soldiers were killed. The rebels had warned ...
    Tuesday                                  Tuesday                   before that: not dated

A main clause in the past that has a day moves the story there; what follows in the simple past stands on that day, until
another day is told. A day that heads a paragraph ("12 March: ...") dates all that the paragraph tells; the day of the lead
dates the headline. What is told as earlier, as general, or as somebody's words of another time is left without a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.calendar import tenses
from reportedly.reading.attachment import APART, TIME_PATH, top_of
from reportedly.reading.findings import Happening, Time
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.reading.tenses import AUXILIARIES, PAST, verb_tense

Days = tuple[date, date]

SHORT = 3  # days that what a story stands on may cover
MONTH = 31
PASSED = frozenset({"byline", "credit", "furniture", "dateline"})  # blocks that tell nothing
SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})  # acts in words happen after what they are about
HAPPENED = frozenset({"occurred", "ongoing", "alleged", "negated"})
BOUNDS = APART | {"by", "for", "than", "about", "of"}
ANTERIOR = frozenset({"previously", "earlier", "already", "often", "regularly", "repeatedly", "once", "ever", "never", "since", "recently", "frequently", "sometimes", "always", "usually", "long", "historically", "formerly", "initially", "ago"})  # fmt: skip
AMID = frozenset({"in", "during", "by", "with", "amid", "into", "under"})  # "died in clashes": what a noun under them happens with
TOGETHER = frozenset({"when", "as", "while", "where", "before", "and", "because", "whereupon"})
BACK = frozenset({"simple", "progressive"})
HEAD_MARKS = frozenset({":", "-", "–", "—", "--", "|"})


@dataclass(slots=True)
class Standing:
    """Where the story stands at a sentence: `own` the day of its main clause, `before` what it takes over, `header` the day that heads its paragraph."""

    own: Days | None = None
    before: Days | None = None
    header: Days | None = None
    mixed: bool = False


def continue_days(events: Sequence[Happening], doc: Doc, times: Sequence[Time], published: date | None) -> None:
    """Date the events that have no day by where the story stands; changes `events`."""
    standings = stand(doc, times, published)
    for event in events:
        if event.first is not None or event.status not in HAPPENED:
            continue
        if event.time is not None and event.time.first is None and event.time.relative_to is None:
            continue  # "recently", "in the past": told, and no day
        days = next((d for head in event.heads if (d := day_at(head, event, standings))), None)
        if days is not None:
            event.first, event.last = days
            event.why += "; dated by where the story stands"
    for event in events:
        if event.first is None and event.status in HAPPENED and event.time is None and event.head.sent.kind == "headline":
            head_of_story(event, events, doc, standings)


def head_of_story(event: Happening, events: Sequence[Happening], doc: Doc, standings: Sequence[Standing]) -> None:
    """Date a headline by the lead: by what it tells of the same kind, else by its main clause."""
    lead = [s.i for s in doc.sentences if s.kind in {"body", "item"}][:2]
    if not lead or event.head.sent.i > lead[0]:
        return
    alike = next((e for e in events if e.first and e.type == event.type and any(h.sent.i in lead for h in e.heads)), None)
    own = standings[lead[0]].own
    if alike is not None and alike.first and alike.last:
        days = alike.first, alike.last
    elif own is not None and event.head.pos in VERBS and event.type not in SAID and event.head.sent.i == 0:
        days = own
    else:
        return
    event.first, event.last = days
    event.why += "; dated by the lead"


def stand(doc: Doc, times: Sequence[Time], published: date | None) -> list[Standing]:
    """For every sentence where the story stands."""
    by_sentence: dict[int, list[Time]] = {}
    for time in times:
        by_sentence.setdefault(doc.tokens[time.start].sent.i, []).append(time)
    out: list[Standing] = []
    day: Days | None = None
    header: Days | None = None
    block = -1
    for sent in doc.sentences:
        here = by_sentence.get(sent.i, ())
        if sent.kind in PASSED:
            out.append(Standing())
            continue
        if sent.block != block:
            block = sent.block
            header = heading(sent, here)
        own, mixed = main_days(doc, sent, here, published)
        out.append(Standing(own, header or day, header, mixed))
        if own is not None:
            day = own if (own[1] - own[0]).days <= SHORT else None
        elif mixed:
            day = None
    return out


def heading(sent: Sentence, times: Sequence[Time]) -> Days | None:
    """The day that a paragraph opens with: "12 March: ..."."""
    for time in times:
        tokens = sent.doc.tokens
        if time.start - sent.start <= 1 and time.end < sent.end and tokens[time.end].text in HEAD_MARKS and time.first and time.last:
            if time.type in {"DATE", "TIME"} and (time.last - time.first).days <= SHORT:
                return time.first, time.last
    return None


def main_days(doc: Doc, sent: Sentence, times: Sequence[Time], published: date | None) -> tuple[Days | None, bool]:
    """The day of the main clause of a sentence, where it tells the past and names one; and whether it names several."""
    found: list[Days] = []
    for time in times:
        if time.first is None or time.last is None or time.type not in {"DATE", "TIME"} or time.value == "PRESENT_REF":
            continue
        if (time.last - time.first).days > MONTH or (published is not None and time.first > published):
            continue
        verb = verb_of(doc, time)
        if verb is None or not is_main(verb) or verb.lemma in tenses().saying or verb_tense(verb) != PAST:
            continue
        if (time.first, time.last) not in found:
            found.append((time.first, time.last))
    return (found[0], False) if len(found) == 1 else (None, len(found) > 1)


def verb_of(doc: Doc, time: Time) -> Token | None:
    """The verb that a time dates, unless it bounds or belongs to something else: "since Monday", "the dead of Monday's raid"."""
    token = top_of(doc, time.start, time.end)
    while token.head is not token and token.dep in TIME_PATH:
        if token.dep == "poss" or token.lower in BOUNDS and token.dep in {"prep", "mark"}:
            return None
        token = token.head
        if token.pos in VERBS:
            return token
    return token if token.pos in VERBS else None


def is_main(verb: Token) -> bool:
    """Whether a verb tells the story: a main clause, or what somebody says in one."""
    while True:
        if verb.head is verb:
            return True
        if verb.dep in {"conj", "parataxis", "ccomp", "xcomp"} and verb.head.pos in VERBS:
            if verb.dep == "ccomp" and verb.head.lemma not in tenses().saying:
                return False
            verb = verb.head
            continue
        return verb.dep == "advcl" and verb.head.pos in VERBS and verb.tag == "VBG" and is_main(verb.head)


def day_at(head: Token, event: Happening, standings: Sequence[Standing]) -> Days | None:
    """The day of an event mention by where its sentence stands."""
    at = standings[head.sent.i]
    tense = telling(head)
    if at.header is not None:
        return at.header if tense is not None else None
    if at.mixed or event.type in SAID or head.sent.kind == "headline":
        return None
    days = at.own or at.before
    if days is None:
        return None
    return days if tense in BACK else None


def telling(head: Token) -> str | None:
    """How an event is told: "simple" past, "progressive", "perfect", "present"; None where it is no telling of the story."""
    verb = head
    if head.pos not in VERBS:
        found = verb_above(head)
        if found is None:
            return None
        verb = found
    for _ in range(8):
        if any(c.lower in ANTERIOR and c.dep in {"advmod", "npadvmod"} for c in verb.children):
            return None
        auxiliaries = {c.lower for c in verb.children if c.dep in AUXILIARIES}
        finite = verb.tag in {"VBD", "VBZ", "VBP"} or bool(auxiliaries - {"to", "being", "having"})
        if "to" in auxiliaries or (verb.tag == "VB" and not auxiliaries & {"did"}):
            return None
        if finite:
            return tense_told(verb, auxiliaries) if is_told(verb) else None
        if verb.dep in {"conj", "xcomp"} and verb.head.pos in VERBS:
            verb = verb.head
        elif verb.dep == "advcl" and verb.head.pos in VERBS and not any(c.lower in APART for c in verb.children if c.dep == "mark"):
            verb = verb.head
        elif verb.dep == "pcomp" and verb.head.lower in AMID and verb.head.head.pos in VERBS:
            verb = verb.head.head
        else:
            return None
    return None


def tense_told(verb: Token, auxiliaries: set[str]) -> str | None:
    """The tense of a finite verb by its auxiliaries."""
    if auxiliaries & {"had", "'d"}:
        said = verb.dep == "ccomp" and verb.head.lemma in tenses().saying
        return "simple" if said else None  # "said that two had died": two died
    if auxiliaries & {"have", "has", "'ve"}:
        return "perfect"
    if verb.tag == "VBD" or auxiliaries & {"was", "were", "did"}:
        return "progressive" if verb.tag == "VBG" else "simple"
    return "present" if verb.tag in {"VBZ", "VBP"} or auxiliaries & {"is", "are"} else None


def is_told(verb: Token) -> bool:
    """Whether a finite clause tells the story: a main clause, what is said, or what happens together with it."""
    for _ in range(8):
        if verb.head is verb:
            return True
        dep, head = verb.dep, verb.head
        if dep in {"conj", "parataxis"} and head.pos in VERBS:
            verb = head
        elif dep == "ccomp" and head.pos in VERBS:
            return head.lemma in tenses().saying
        elif dep == "advcl" and head.pos in VERBS:
            marks = {c.lower for c in verb.children if c.dep in {"mark", "advmod"}}
            if marks and not marks & TOGETHER:
                return False
            verb = head
        else:
            return False
    return False


def verb_above(noun: Token) -> Token | None:
    """The verb in whose clause a noun happens: its subject or object, or under "in", "during"; plain plurals and what is known happen elsewhere."""
    if noun.tag in {"NNS", "NNPS"} and not any(c.dep in {"det", "nummod", "amod", "poss"} for c in noun.children):
        if noun.dep not in {"nsubj", "dobj", "pobj"}:
            return None
    token = noun
    for _ in range(4):
        head = token.head
        if head is token:
            return None
        if head.pos in VERBS:
            return head if token.dep in {"nsubj", "nsubjpass", "dobj", "attr", "prep", "agent"} else None
        if token.dep in {"pobj"} and head.lower in AMID:
            token = head
        elif token.dep in {"conj", "prep"}:
            token = head
        else:
            return None
    return None
