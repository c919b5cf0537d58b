"""Assertion: who says that an event happened, who disputes it, and what that makes of it.

Moscow denied that its forces had shelled Odesa.      negated, by Moscow
Kyiv said Moscow had shelled Odesa. Moscow denied it. alleged, by Kyiv, disputed by Moscow
Kyiv threatened to cut its ties.                      no severed ties but a threat of them
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reportedly.cues import cues
from reportedly.frames import Lexicon
from reportedly.ontology import SPEECH, cameo, while_planned
from reportedly.reading.events.agency import is_somebody
from reportedly.reading.events.charges import PARTISAN, WARNING, is_charge
from reportedly.reading.events.coding import longest
from reportedly.reading.events.complements import is_seeming
from reportedly.reading.events.disputes import disputed_in, taken_for_granted
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.events.matters import is_matter
from reportedly.reading.events.threats import refuses, share_out, threatened, threats
from reportedly.reading.events.withdrawals import is_withdrawn
from reportedly.reading.findings import Attribution, Happening, Party
from reportedly.reading.grammar import VERBS, agents, patients, prep_objects
from reportedly.reading.parse import Token

DOINGS = frozenset({"SUPPORT", "REJECT"})  # done in words, and yet blamed on somebody as a deed
ASIDES = frozenset(
    {"demand", "promise", "threaten", "support", "express"}
)  # stances that may only mention a deed
BACKGROUND = frozenset({"after", "since", "following"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our"})


class Told:
    """The statements of a report by the tokens of their contents, and by the statements that they deny; each list in their order."""

    def __init__(self, statements: Sequence[Attribution]) -> None:
        self.at: dict[int, list[Attribution]] = {}
        self.denials: dict[int, list[Attribution]] = {}
        self.cued: dict[int, list[Attribution]] = {}  # by the token that carries the cue
        self.place = {id(s): n for n, s in enumerate(statements)}
        for s in statements:
            self.cued.setdefault(s.cue_head.i, []).append(s)
            once: Iterable[int] = (
                range(*s.content[0])
                if len(s.content) == 1
                else dict.fromkeys(i for start, end in s.content for i in range(start, end))
            )
            for i in once:
                self.at.setdefault(i, []).append(s)
            for claim in dict.fromkeys(id(d) for d in s.denies):
                self.denials.setdefault(claim, []).append(s)

    def against(self, statement: Attribution) -> list[Attribution]:
        """The denials of a statement."""
        return self.denials.get(id(statement), [])

    def ordered(self, statements: Iterable[Attribution]) -> list[Attribution]:
        """Some of the statements, each once, in their order."""
        return sorted(dict.fromkeys(statements), key=lambda s: self.place[id(s)])


def attribute(
    event: Happening,
    told: Told,
    by_head: Mapping[int, Trigger],
    found: Mapping[int, Sequence[Happening]],
    lexicon: Lexicon,
) -> None:
    """Who asserts and who disputes the event: the innermost statements whose content holds its trigger."""
    holding = [
        s
        for s in told.at.get(event.head.i, ())
        if s.cue_head is not event.head
        and not (s.stance in ASIDES and (is_matter(event.head, lexicon) or is_aside(event.head, s)))
        and not (s.stance == "deny" and taken_for_granted(event.head, s))
    ]
    if not holding:
        return
    sourced = [s for s in holding if s.source is not None or s.stance == "deny"] or holding
    inner = min(sourced, key=lambda s: (sum(b - a for a, b in s.content), s.cue[0]))
    event.why += (
        f"; told by “{' '.join(t.text for t in event.head.sent.doc.tokens[inner.cue[0] : inner.cue[1]])}”"
    )
    if inner.source is not None:
        speak_for_self(event, inner.source)
    if event.type in SPEECH and not event.actors and event.head.lemma == "be" and inner.source is not None:
        event.actors = [inner.source]  # "a pardon is out of the question, the minister said"
        event.recipients = [p for p in event.recipients if p is not inner.source]
    if event.type in SPEECH:  # who is said to have said it has said it; his own words assert nothing of it
        if inner.stance == "deny" and not inner.denies:
            event.asserted_by, event.status = [inner], "negated"
        elif inner.source is not None and inner.source not in event.actors and inner.stance != "deny":
            event.asserted_by = [inner]
            if inner.stance == "accuse" and event.status == "occurred" and event.type in DOINGS:
                event.status = "alleged"  # "accused Doha of backing the rebels"
        return
    if inner.stance == "deny":
        denied = [s for s in inner.denies if s.source is not inner.source]
        event.asserted_by = denied
        event.disputed_by = [inner]
        event.status = "alleged" if denied or is_rumour(event.head, inner) else "negated"
        if not denied and event.status == "negated":
            event.asserted_by, event.disputed_by = [inner], []
        return
    if is_withdrawn(inner):
        event.status = "negated"
        return
    event.asserted_by = [inner]
    event.disputed_by = told.ordered(
        [
            *(s for s in told.against(inner) if disputed_in(s, inner, event, by_head, found)),
            *(s for s in holding if s.stance == "deny"),
        ]
    )
    rumoured = any(
        (s.source is None and s.cue_head.pos == "ADV") or is_seeming(s.cue_head) for s in holding
    )  # "allegedly", "reportedly", "appears to show"
    if event.status in {"occurred", "ongoing"} and (
        event.disputed_by
        or rumoured
        or any(is_charge(event, s, by_head) for s in holding if s.source is inner.source)
    ):
        event.status = "alleged"
    if inner.stance in {"demand", "promise", "threaten"} and event.status in {"occurred", "hypothetical"}:
        event.status = "planned" if inner.stance == "promise" else "hypothetical"


def speak_for_self(event: Happening, source: Party) -> None:
    """ "[We] shall not disarm, the commander said", "they fired on [us]": who speaks does it, or has it done to him."""
    if event.head.pos not in VERBS:
        return
    does = "subj" in event.frame.actor and source not in event.recipients
    if not event.actors and does and any(is_self(t) for t in agents(event.head)):
        event.actors = [source]
    elif not event.recipients and source not in event.actors:
        aimed = [t for name, t in prep_objects(event.head) if name in event.frame.recipient]
        if any(is_self(t) for t in (*patients(event.head), *aimed)):
            event.recipients = [source]


def is_self(token: Token) -> bool:
    """ "we", "us", "our men"."""
    return token.lower in FIRST or any(c.dep == "poss" and c.lower in FIRST for c in token.children)


def is_rumour(head: Token, denial: Attribution) -> bool:
    """Whether a denial denies what nobody in particular says: "the allegations of [shelling] are lies"."""
    claims = cues().claims
    token = head
    while denial.holds(token.i) and token.head is not token:
        token = token.head
        if token.pos == "NOUN" and token.lemma in claims and denial.holds(token.i):
            return True
    return False


def is_aside(head: Token, statement: Attribution) -> bool:
    """Whether a promise or demand only mentions the event: "pledged to keep the truce that ended the war"."""
    token = head
    while statement.holds(token.i) and token.head is not token:
        if token.dep == "relcl" or (
            token.dep in {"prep", "advcl"}
            and any(t.lower in BACKGROUND for t in (token, *(c for c in token.children if c.dep == "mark")))
        ):
            return True
        token = token.head
    return False


def answer(event: Happening, told: Told) -> None:
    """The recipient of a denial is whoever said what is denied, whatever else the words name."""
    if event.type != "REJECT":
        return
    denied = [d.source for s in told.cued.get(event.head.i, ()) for d in s.denies if d.source]
    event.recipients = list(dict.fromkeys(p for p in denied or event.recipients if p not in event.actors))


def warns(event: Happening, told: Told) -> bool:
    """Whether a warning is an act: of what the speaker himself may do a threat, of what another does an accusation, else no event."""
    if event.frame.sense != WARNING:
        return True
    stance = next((s.stance for s in told.cued.get(event.head.i, ())), "threaten")
    if stance == "accuse":
        event.type, event.mode, event.cameo = "ACCUSE", "allege", "112"
    return stance in {"accuse", "threaten"} or event.status != "occurred"


def settle(event: Happening, published: date | None, lexicon: Lexicon) -> None:
    """An event of an earlier year is background; a deed that is only promised or threatened is coded as the promise or threat."""
    if event.frame.joint and len({a.country for a in event.actors if a.country}) > 1:
        event.cameo = event.frame.joint
        event.type, event.mode = cameo()[event.cameo].type or event.type, None
    if (
        event.status in {"planned", "hypothetical"}
        and (said := threats(event))
        and (threat := threatened(event))
    ):
        event.why += f"; a threat of {event.type}"
        if topic := longest(lexicon.topic_codes["threaten"], event.cameo):
            threat = topic.modes["threaten"], topic.codes["threaten"]
        event.type, (event.mode, event.cameo), event.status = "THREATEN", threat, "occurred"
        event.triggers += [s.cue for s in said if s.stance in {"threaten", "warn"}]
        if not event.actors and (speaker := said[0].source):
            event.actors, event.recipients = [speaker], [p for p in event.recipients if p is not speaker]
        told = dict.fromkeys(s.addressee for s in said if s.addressee and is_somebody(s.addressee))
        warned = [p for p in told if p not in event.actors]
        if warned and (not event.recipients or not any(p.sector in PARTISAN for p in event.recipients)):
            event.recipients = warned  # "warned Cairo that the grant would be held back"
    if refuses(event) and (topic := longest(lexicon.topic_codes["reject"], event.cameo)):
        event.why += f"; a refusal of {event.type}"
        event.type, event.status, event.cameo = "REJECT", "occurred", topic.codes["reject"]
        share_out(event)
        event.mode = topic.modes.get("reject")
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
