"""Charges: harm that somebody lays at another's door, and who is charged with it.

Lome said Accra had armed them.   Witnesses said police fired first.   A monitor said the jihadists took the town.
a side of the other                civilians of a force                 no side's: told, and not charged
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.cues import cues
from reportedly.ontology import SPEECH
from reportedly.reading.events.disputes import HARMS, STATE, sides
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.findings import Attribution, Happening
from reportedly.reading.grammar import VERBS, is_passive
from reportedly.reading.parse import Token

WARNING, BREACH = "warning", "breach"  # senses of frames
PARTISAN = frozenset({"GOV", "MIL", "REB", "IMG", "PRM", "OPP", "UAF", "PTY", "SPY"})
CHARGING = frozenset({"amod", "dobj", "acomp", "oprd", "ccomp", "xcomp", "prep", "pobj"})
ABUSES = frozenset({"arrest", "restrict", "deport"})
ARMED = frozenset({"PRM", "REB", "UAF", "IMG"})
LAID = frozenset({"on", "at", "to"})  # blamed on, laid at the door of, attributed to
CIVIL = frozenset({"CVL", "NGO", "OPP", "LAB", "REL", "EDU", "SOC", "REF", "AGR"})


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
    if is_labelled(event.head):
        return True
    if any(sides(r) & side for r in event.recipients):
        return True
    told = event.head.pos in VERBS and (
        source.part_of is not None or source.record is not None
    )  # "after a government offensive" is taken for granted
    if source.sector in CIVIL:  # "witnesses said police had fired on them"; a fight has two sides
        abuse = event.type == "ASSAULT" or (event.type == "COERCE" and event.mode in ABUSES)
        forces = all(a.sector in STATE | ARMED for a in event.actors)
        return abuse and forces and event.head.pos in VERBS and not event.frame.mutual
    if source.sector in {"GOV", "MIL"} and all(a.sector in CIVIL for a in event.actors):
        return told and event.type == "ASSAULT"  # "the ministry said the marchers had thrown grenades"
    return (
        told
        and not any(r.sector in PARTISAN for r in event.recipients)
        and source.sector in PARTISAN
        and any(a.sector in PARTISAN for a in event.actors)
    )


def is_labelled(noun: Token) -> bool:
    """ "what Lebanon says was [the kidnapping] of a captain": a name for a deed that has an owner."""
    was = noun.head
    return (
        noun.dep == "attr"
        and was.dep == "ccomp"
        and any(c.lower == "what" and c.i < was.head.i for c in was.children)
    )


def accuse(events: Sequence[Happening], cued: Mapping[int, Sequence[Attribution]]) -> None:
    """The recipient of an accusation is whoever is said to have done it, and the other way round; a breach of a truce is done to who complains of it."""
    charged: dict[int, list[Happening]] = {}  # the harms that a statement asserts
    for event in events:
        if event.type in HARMS:
            for s in event.asserted_by:
                charged.setdefault(id(s), []).append(event)
    accusations = {e.head.i: e for e in reversed(events) if e.type == "ACCUSE"}
    for event in events:
        _accuse(event, charged, accusations, cued)


def _accuse(
    event: Happening,
    charged: Mapping[int, Sequence[Happening]],
    accusations: Mapping[int, Happening],
    cued: Mapping[int, Sequence[Attribution]],
) -> None:
    if event.type == "ACCUSE" and (not event.recipients or event.frame.sense == WARNING):
        charge = next(iter(cued.get(event.head.i, ())), None)
        harms = charged.get(id(charge), ())
        doers = [p for e in harms for p in e.actors if p not in event.actors]
        if doers:
            event.recipients = list(dict.fromkeys(doers))
    elif event.type in HARMS and not event.actors and (deed := charged_noun(event.head)) is not None:
        verb = charging(deed)
        blamed = accusations.get(verb.i) if verb is not None else None
        if blamed is not None:
            event.actors = [p for p in blamed.recipients if p not in event.recipients]
            if event.actors and event.status == "occurred":
                event.status = "alleged"
    if event.frame.sense == BREACH and not event.recipients:
        sources = [s.source for s in event.asserted_by if s.stance == "accuse" and s.source is not None]
        event.recipients = [p for p in sources if p.sector in PARTISAN and p not in event.actors]


def charged_noun(head: Token) -> Token | None:
    """The noun that somebody may be charged with: of "the [bomb] that killed six" what killed them."""
    if head.pos not in VERBS:
        return head
    told = head.dep == "relcl" and any(c.dep == "nsubj" and c.tag in {"WDT", "WP"} for c in head.children)
    return head.head if told else None


def charging(noun: Token) -> Token | None:
    """The verb that somebody is charged by with what a noun tells: "blamed the raid on them", "blamed them for the raid"."""
    if noun.dep in {"dobj", "nsubjpass"}:
        laid = any(c.dep == "prep" and c.lower in LAID for c in noun.head.children)
        return noun.head if laid else None
    if noun.dep == "pobj" and noun.head.lower in {"for", "of", "over", "after"}:
        word = noun.head.head
        while word.pos not in VERBS and word.dep in CHARGING and word.head is not word:
            word = word.head  # "held them [responsible] for", "laid the [blame] for it on them"
        return word
    return None
