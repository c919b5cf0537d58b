"""Disputes: what a denial denies of an event, and what it takes for granted.

    Juba   denied   shelling the town             the shelling
    Juba   denied   a role in the shelling        its role; the shelling it takes for granted
    Juba   denied   arming those who shelled it   the arming; the shelling it takes for granted

Kassala was shelled, the rebels said. ... No shot was fired, the army said.     the rebels' shelling, disputed by the army
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.cues import cues
from reportedly.ontology import SPEECH
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.findings import Attribution, Happening, Party
from reportedly.reading.parse import Token

HARMS = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "SANCTION", "REJECT"})
STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
BACKGROUND = frozenset({"after", "since", "following", "during", "before", "when", "while", "because", "as"})


def sides(party: Party | None) -> set[int]:
    """A party with what it is part of."""
    out: set[int] = set()
    while party is not None and id(party) not in out:
        out.add(id(party))
        out |= {id(m) for m in party.members}
        party = party.part_of
    return out


def is_side(actor: Party, speaker: Party) -> bool:
    """Whether one speaks for the other's side: a ministry for "its soldiers", a state for its army."""
    if sides(actor) & sides(speaker):
        return True
    if not (of_state(actor) and of_state(speaker)):
        return False
    return actor.country == speaker.country or None in {actor.country, speaker.country}


def of_state(party: Party) -> bool:
    return party.sector in STATE or (party.sector is None and party.country is not None)


def disowns(denial: Attribution) -> bool:
    """Whether a denial is one of having had a part in it: "any role in the attack", "being behind it"."""
    agency = cues().agency
    return any(t.base in agency or t.lower in agency for t in words(denial)[:8])


def words(said: Attribution) -> list[Token]:
    tokens = said.cue_head.sent.doc.tokens
    return [t for start, end in said.content for t in tokens[start:end]]


def taken_for_granted(head: Token, denial: Attribution) -> bool:
    """Whether a denial only mentions an event: "its role in [the attack]", "arming men who [attacked] the town"."""
    lexicon = cues()
    agency = lexicon.agency
    token = head
    while denial.holds(token.i) and token.head is not token:
        above = token.head
        if token.lower == "nothing":  # "knows nothing about [it]"
            return True
        if above.lemma in lexicon.offers and any(
            c.dep == "mark" and c.lower == "that" for c in token.children
        ):
            return True  # "dismissed a call that it stop [arming rebels]"
        told = above.lemma in lexicon.claims or above.lemma in lexicon.untrue  # "called it a lie that ..."
        if (token.dep == "relcl" and not told) or (
            token.dep == "advcl" and any(c.lower in BACKGROUND for c in token.children if c.i < token.i)
        ):
            return True
        if token.pos in {"ADP", "SCONJ"} and (
            token.lower in BACKGROUND
            or token.lower in agency
            or above.base in agency
            or above.lower in agency
            or (above is denial.cue_head and disowns(denial))
        ):
            return True
        token = above
    return False


def disputed_in(
    denial: Attribution,
    statement: Attribution,
    event: Happening,
    by_head: Mapping[int, Trigger],
    found: Mapping[int, Sequence[Happening]],
) -> bool:
    """Whether a denial of a statement is one of this event in it: "denied the bombing" does not deny the arrests."""
    if statement not in denial.denies or event.type in SPEECH:
        return False
    if disowns(denial) and not (statement.stance == "accuse" or answers_for(denial.source, event)):
        return False
    if any(e.type == event.type and apart(e, event) for e in told_in(denial, found)):
        return False  # "deny Saturday's raid": not the one of Sunday
    named = {
        frame.type
        for start, end in denial.content
        for i in range(start, end)
        if i in by_head and not (frame := by_head[i].pattern.frame).vague
    } - SPEECH
    if event.type in named:
        return True
    told = {e.type for e in told_in(statement, found)}
    if named and statement.stance != "accuse":
        return False
    return not named & told and (event.type in HARMS or statement.stance in {"assert", "confirm"})


def told_in(said: Attribution, found: Mapping[int, Sequence[Happening]]) -> Iterator[Happening]:
    """The events of the content of a statement, of those found at each head."""
    return (e for start, end in said.content for i in range(start, end) for e in found.get(i, ()))


def answers_for(speaker: Party | None, event: Happening) -> bool:
    """Whether the event is laid at the speaker's own door."""
    return speaker is not None and any(is_side(a, speaker) for a in event.actors)


def apart(one: Happening, other: Happening) -> bool:
    """Whether two events lie on different days."""
    return bool(
        one.first
        and one.last
        and other.first
        and other.last
        and (one.last < other.first or other.last < one.first)
    )
