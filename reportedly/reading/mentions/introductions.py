"""Introductions: a description becomes a mention, of a party that is known or of a new one.

Two   Russian   soldiers   were killed.
a new party: people, MIL, RUS, part of Russia, counted
"""

from __future__ import annotations

from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.mentions.descriptions import Description, bare_start, full_end, sector_of
from reportedly.reading.mentions.parties import Register
from reportedly.reading.nominals import lemma_of

THINGS = frozenset({"thing", "object"})  # what may be hit or held, and acts for nobody
LONGEST = 9  # tokens of a wording with "of", "from" and "for"
CIVIL = frozenset(
    {"CVL", "REB", "OPP", "JRN", "REF", "CRM", "REL", "LAB", "EDU"}
)  # of a country, yet no part of the state


def attach(register: Register, party: Party, d: Description) -> None:
    """Notes a description as a mention of the party, and what it tells of it."""
    register.mention(party, d.start, d.end, d.head, "noun")
    start, end = bare_start(register.doc, d.start, d.head.i + 1), full_end(d.head)
    if end > d.end and end - start <= LONGEST:
        register.wording(party, start, end, d.head)
    traits = register.traits[party]
    lemma = lemma_of(d.head)
    traits.heads.update((d.lemma, d.head.lower, lemma))
    traits.modifiers |= d.modifiers
    traits.single = traits.single or (not d.plural and traits.kind in {"group", "body"})
    if not traits.gender and traits.kind == "person":
        words = coreference()
        traits.gender = "m" if lemma in words.male else "f" if lemma in words.female else ""
    register.seen(party, d.head)


def introduce(register: Register, d: Description) -> Party:
    """A party that only a description names."""
    owner = d.owner
    start = bare_start(register.doc, d.start, d.head.i + 1)
    sector = sector_of(register, d.sector, owner, d.modifiers) if d.kind not in THINGS else None
    part = owner if owner is not None and (d.kind == "thing" or _holds(register, owner, d.sector)) else None
    country = owner.country if owner is not None else None
    if d.related:
        part = country = None  # "its partners" are others than it
    party = register.make(
        register.doc.span(start, d.end).text, d.kind, sector=sector, country=country, part_of=part
    )
    traits = register.traits[party]
    traits.plural, traits.counted = d.plural, d.counted
    return party


def _holds(register: Register, owner: Party, sector: str | None) -> bool:
    """Whether somebody of the sector is a part of the owner: everybody of a body or group, of a state none but its servants."""
    kind = register.traits[owner].kind
    return kind in {"body", "group"} or (kind == "state" and sector not in CIVIL)
