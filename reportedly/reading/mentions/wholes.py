"""Wholes: nouns that only stand for their owner.

the   Turkish   government      M23   rebels      Russian   troops           the   army
Turkey                          M23               Russia's armed forces      of the state that the report is about
"""

from __future__ import annotations

from reportedly.actors import Role
from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.mentions.descriptions import Description, is_faith
from reportedly.reading.mentions.focus import focus
from reportedly.reading.mentions.links import OF_STATE
from reportedly.reading.mentions.parties import Register

LATELY = 6  # sentences
COUNTRIES = frozenset({"country", "nation", "homeland"})
GOVERNMENTS = frozenset({"government", "regime"})
ARMIES = frozenset({"army", "military"})


def whole_of(register: Register, d: Description, role: Role | None) -> Party | None:
    """The party that a description stands for as a whole; None where it is somebody apart, as in "two Russian soldiers"."""
    if d.owner is None:
        return _unowned(register, d) if d.definite and not d.modifiers - OF_STATE else None
    words, owner = coreference(), d.owner
    kind = register.traits[owner].kind
    if d.lemma in COUNTRIES and kind == "person" and not d.plural:
        return register.state(owner.country)  # "his country"
    if d.lemma in words.stand_ins and (d.plural or d.lemma not in words.stand_ins_plural) and not d.modifiers:
        return owner.part_of if kind == "person" else owner
    if d.counted or d.indefinite:
        return None
    if (
        kind == "group"
        and owner.sector
        and not is_faith(owner)
        and (d.lemma in words.members or (d.plural and d.lemma == "man"))
    ):
        return owner  # "Houthi fighters"; "Kurdish fighters" are not the Kurds, nor "Shia militants" the Shia
    if d.lemma not in words.forces:
        return None
    if kind == "body":
        return owner if owner.sector == "MIL" else None
    of_state = kind == "state" and not {m for m in d.modifiers if not m.startswith("-")} - OF_STATE
    return (
        forces_of(register, owner)
        if of_state and (d.plural or role is None or role.kind == "group")
        else None
    )


def forces_of(register: Register, state: Party) -> Party:
    """The forces of a state: one party, whichever word is used for them."""
    if state.record is None:
        return state
    return register.of_record(register.directory.institution_of("armed-forces", state.record))


def _unowned(register: Register, d: Description) -> Party | None:
    """ "the country", "the government", "the army": whose was spoken of lately, else of the state in focus."""
    if d.lemma in COUNTRIES and not d.plural:
        return focus(register, d.head.i)
    if d.lemma in GOVERNMENTS:
        return _lately(register, d, "state") or focus(register, d.head.i)
    if d.lemma in ARMIES:
        found = _lately(register, d, "group")
        state = focus(register, d.head.i) if found is None else None
        return forces_of(register, state) if state is not None else found
    return None


def _lately(register: Register, d: Description, kind: str) -> Party | None:
    """The state whose government, or the armed forces, that were spoken of in the last sentences."""
    for party in reversed(register.recent):
        traits = register.traits[party]
        forces = party.record is not None and party.record.id.endswith(":armed-forces")
        fits = d.lemma in traits.heads if kind == "state" else forces
        if fits and traits.kind == kind and d.head.sent.i - traits.sent <= LATELY:
            return party
    return None
