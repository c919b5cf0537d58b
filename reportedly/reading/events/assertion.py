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
from reportedly.ontology import SPEECH, when_threatened, while_planned
from reportedly.reading.events.clauses import has_condition
from reportedly.reading.events.coding import longest
from reportedly.reading.events.disputes import HARMS, STATE, disputed_in, sides, taken_for_granted
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.findings import Attribution, Happening
from reportedly.reading.grammar import VERBS, is_passive
from reportedly.reading.parse import Token

WARNING, BREACH = "warning", "breach"  # senses of frames
PARTISAN = frozenset({"GOV", "MIL", "REB", "IMG", "PRM", "OPP", "UAF", "PTY", "SPY"})
ABUSES = frozenset({"arrest", "restrict", "deport"})
CIVIL = frozenset({"CVL", "NGO", "OPP", "LAB", "REL", "EDU", "SOC", "REF"})
ARMED = frozenset({"REB", "UAF", "PRM"})
# Who threatens where he warns of a deed whose doer he leaves out: "polling stations will be bombed, the militia warned".
THREATENING = {
    "COERCE": PARTISAN | {"COP", "JUD", "IGO"},
    "SANCTION": PARTISAN | {"IGO", "LEG"},
    "ASSAULT": ARMED,
}
WILL = frozenset({"will", "wo", "shall", "would", "'ll", "'d"})
CHARGING = frozenset({"dobj", "acomp", "oprd", "ccomp", "xcomp", "prep", "pobj"})
DOINGS = frozenset({"SUPPORT", "REJECT"})  # of the types done in words, those that somebody is blamed for as for a deed
REFUSABLE = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})


class Told:
    """The statements of a report by the tokens of their contents, and by the statements that they deny; each list in their order."""

    def __init__(self, statements: Sequence[Attribution]) -> None:
        self.at: dict[int, list[Attribution]] = {}
        self.denials: dict[int, list[Attribution]] = {}
        self.place = {id(s): n for n, s in enumerate(statements)}
        for s in statements:
            for i in dict.fromkeys(i for start, end in s.content for i in range(start, end)):
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
    event: Happening, told: Told, by_head: Mapping[int, Trigger], found: Sequence[Happening]
) -> None:
    """Who asserts and who disputes the event: the innermost statements whose content holds its trigger."""
    holding = [
        s
        for s in told.at.get(event.head.i, ())
        if s.cue_head is not event.head
        and not is_aside(event.head, s)
        and not (s.stance == "deny" and taken_for_granted(event.head, s))
    ]
    if not holding:
        return
    sourced = [s for s in holding if s.source is not None or s.stance == "deny"] or holding
    inner = min(sourced, key=lambda s: (sum(b - a for a, b in s.content), s.cue[0]))
    event.why += (
        f"; told by “{' '.join(t.text for t in event.head.sent.doc.tokens[inner.cue[0] : inner.cue[1]])}”"
    )
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
    event.asserted_by = [inner]
    event.disputed_by = told.ordered(
        [
            *(s for s in told.against(inner) if disputed_in(s, inner, event, by_head, found)),
            *(s for s in holding if s.stance == "deny"),
        ]
    )
    rumoured = any(s.source is None and s.cue_head.pos == "ADV" for s in holding)  # "allegedly", "reportedly"
    if event.status in {"occurred", "ongoing"} and (
        event.disputed_by or rumoured or is_charge(event, inner, by_head)
    ):
        event.status = "alleged"
    if inner.stance in {"demand", "promise", "threaten"} and event.status in {"occurred", "hypothetical"}:
        event.status = "planned" if inner.stance == "promise" else "hypothetical"


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
    if statement.cue_head.lemma in cues().doubtful:  # "claimed", "alleged"
        return True
    if any(sides(r) & side for r in event.recipients):
        return True
    told = event.head.pos in VERBS and (
        source.part_of is not None or source.record is not None
    )  # "after a government offensive" is taken for granted
    if source.sector in CIVIL:  # "witnesses said police had fired on them"; a fight has two sides
        abuse = event.type == "ASSAULT" or (event.type == "COERCE" and event.mode in ABUSES)
        forces = all(a.sector in STATE | {"PRM"} for a in event.actors)
        return abuse and forces and event.head.pos in VERBS and not event.frame.mutual
    return (
        told
        and not any(r.sector in PARTISAN for r in event.recipients)
        and source.sector in PARTISAN
        and any(a.sector in PARTISAN for a in event.actors)
    )


def accuse(event: Happening, statements: Sequence[Attribution], events: Sequence[Happening]) -> None:
    """The recipient of an accusation is whoever is said to have done it, and the other way round; a breach of a truce is done to who complains of it."""
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
    elif event.type in HARMS and not event.actors and event.head.pos not in VERBS:
        verb = charging(event.head)
        blamed = next((e for e in events if e.type == "ACCUSE" and e.head is verb), None)
        if blamed is not None:
            event.actors = [p for p in blamed.recipients if p not in event.recipients]
            if event.actors and event.status == "occurred":
                event.status = "alleged"
    if event.frame.sense == BREACH and not event.recipients:
        sources = [s.source for s in event.asserted_by if s.stance == "accuse" and s.source is not None]
        event.recipients = [p for p in sources if p.sector in PARTISAN and p not in event.actors]


def answer(event: Happening, statements: Sequence[Attribution]) -> None:
    """The recipient of a denial is whoever said what is denied, whatever else the words name."""
    if event.type != "REJECT":
        return
    denied = [d.source for s in statements if s.cue_head is event.head for d in s.denies if d.source]
    event.recipients = list(dict.fromkeys(p for p in denied or event.recipients if p not in event.actors))


def charging(noun: Token) -> Token | None:
    """The verb that somebody is charged by with what a noun tells: "blamed the raid on them", "blamed them for the raid"."""
    if noun.dep in {"dobj", "nsubjpass"}:
        return noun.head if any(c.dep == "prep" and c.lower == "on" for c in noun.head.children) else None
    if noun.dep == "pobj" and noun.head.lower in {"for", "of", "over", "after"}:
        word = noun.head.head
        while word.pos not in VERBS and word.dep in CHARGING and word.head is not word:
            word = word.head  # "held them [responsible] for", "laid the [blame] for it on them"
        return word
    return None


def warns(event: Happening, statements: Sequence[Attribution]) -> bool:
    """Whether a warning is an act: of what the speaker himself may do a threat, of what another does an accusation, else no event."""
    if event.frame.sense != WARNING:
        return True
    stance = next((s.stance for s in statements if s.cue_head is event.head), "threaten")
    if stance == "accuse":
        event.type, event.mode, event.cameo = "ACCUSE", "allege", "112"
    return stance in {"accuse", "threaten"} or event.status != "occurred"


def threats(event: Happening) -> list[Attribution]:
    """Where the doer's own side speaks of the deed as a warning, or on a condition: "would cut its ties if ..."."""
    return [
        s
        for s in event.asserted_by
        if s.source is not None
        and (
            any(sides(a) & sides(s.source) for a in event.actors)
            or (
                not event.actors
                and (event.head.pos in VERBS or event.recipients)
                and s.source.sector in THREATENING.get(event.type, frozenset())
            )
        )
        and (s.stance in {"threaten", "warn"} or has_condition(event.head))
    ]


def threatened(event: Happening) -> tuple[str, str] | None:
    """What an announced deed is as a threat; to withdraw is one where it comes "unless" somebody gives way."""
    type_, mode = event.type, event.mode
    if type_ == "RETREAT" and mode == "withdraw" and has_condition(event.head, frozenset({"unless"})):
        type_ = "SANCTION"
    return when_threatened(type_, mode)


def refuses(event: Happening) -> bool:
    """Whether the doer's own side says that it will not do what it could: "Cairo said it would not free them"."""
    head = event.head
    return (
        event.status == "negated"
        and event.type in REFUSABLE
        and head.pos in VERBS
        and any(c.dep == "aux" and c.lower in WILL for c in head.children)
        and any(
            s.source is not None and any(sides(a) & sides(s.source) for a in event.actors)
            for s in event.asserted_by
        )
    )


def settle(event: Happening, published: date | None, lexicon: Lexicon) -> None:
    """An event of an earlier year is background; a deed that is only promised or threatened is coded as the promise or threat."""
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
        told = dict.fromkeys(s.addressee for s in said if s.addressee is not None)
        warned = [p for p in told if p not in event.actors]
        if warned and (not event.recipients or not any(p.sector in PARTISAN for p in event.recipients)):
            event.recipients = warned  # "warned Cairo that the grant would be held back"
    if refuses(event) and (topic := longest(lexicon.topic_codes["reject"], event.cameo)):
        event.why += f"; a refusal of {event.type}"
        event.type, event.status, event.cameo = "REJECT", "occurred", topic.codes["reject"]
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
