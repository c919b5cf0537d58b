"""Threats: what a speaker says of deeds that he may do himself.

Cairo warned that it would cut its ties.   Cairo said it would not free them.
a threat                                   a refusal
"""

from __future__ import annotations

from reportedly.ontology import when_threatened
from reportedly.reading.events.charges import PARTISAN
from reportedly.reading.events.clauses import has_condition
from reportedly.reading.events.disputes import sides
from reportedly.reading.findings import Attribution, Happening
from reportedly.reading.grammar import VERBS, patients
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

ARMED = frozenset({"REB", "UAF", "PRM"})
# Who threatens where he warns of a deed whose doer he leaves out: "polling stations will be bombed, the militia warned".
THREATENING = {
    "COERCE": PARTISAN | {"COP", "JUD", "IGO"},
    "SANCTION": PARTISAN | {"IGO", "LEG"},
    "ASSAULT": ARMED,
    "ACCUSE": PARTISAN | {"COP", "JUD"},  # "marchers will face prosecution, police warned"
}
REVENGE, WHOEVER = word_list("retaliating"), frozenset({"any", "anyone", "whoever"})
WILL = frozenset({"will", "wo", "shall", "would", "'ll", "'d"})
READY = frozenset({"ready", "willing", "prepared", "prepare", "about", "dispose", "disposed", "inclined"})
REFUSABLE = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "CONSULT"})


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
                and (
                    s.source.sector in THREATENING.get(event.type, frozenset())
                    or (meets_any(event.head) and s.source.sector in PARTISAN | {"COP"})
                )
            )
        )
        and (s.stance in {"threaten", "warn"} or has_condition(event.head) or meets_any(event.head))
    ]


def meets_any(verb: Token) -> bool:
    """A deed done to whatever somebody may do or did: "[any landing] would be met with force", "would [retaliate]"."""
    return verb.lemma in REVENGE or any(
        c.lower in WHOEVER for t in patients(verb) for c in (t, *t.children) if c.i <= t.i
    )


def threatened(event: Happening) -> tuple[str, str] | None:
    """What an announced deed is as a threat; to withdraw is one where it comes "unless" somebody gives way."""
    type_, mode = event.type, event.mode
    if type_ == "RETREAT" and mode == "withdraw" and has_condition(event.head, frozenset({"unless"})):
        type_ = "SANCTION"
    return when_threatened(type_, mode)


def refuses(event: Happening) -> bool:
    """Whether the doer's own side says that it will not do what it could: "Cairo said it would not free them"."""
    said = [s.source for s in event.asserted_by if s.source is not None]
    if event.status != "negated" or event.type not in REFUSABLE or not said:
        return False
    if event.head.pos in VERBS:
        return is_willed(event.head) and any(sides(a) & sides(s) for a in event.actors for s in said)
    return is_ruled_out(event.head)


def is_willed(verb: Token) -> bool:
    """ "will free them", "is not going to free them", "are not ready to free them"."""
    if any(c.dep == "aux" and c.lower in WILL for c in verb.children):
        return True
    above = verb.head
    return verb.dep == "xcomp" and (above.lemma in READY or (above.lemma == "go" and above.tag == "VBG"))


def is_ruled_out(noun: Token) -> bool:
    """ "there will be [no] pause", "[no] talks with the junta, says the bloc"."""
    if not any(c.dep == "det" and c.lower == "no" for c in noun.children):
        return False
    above = noun.head
    if above.lemma != "be":
        return noun.dep in {"ccomp", "dobj"} and above.lemma == "say" and noun.i < above.i
    return any(c.lower in WILL for c in above.children) and any(c.dep == "expl" for c in above.children)


def share_out(event: Happening) -> None:
    """Who refuses what both would have done: "[Cyprus] will not share its pictures with [Ankara], its minister said"."""
    said = [s.source for s in event.asserted_by if s.source is not None]
    own = {side for source in said for side in sides(source)}
    others = [a for a in event.actors if not sides(a) & own]
    event.actors = [a for a in event.actors if a not in others] or said[:1]
    event.recipients += [p for p in others if p not in event.recipients]
