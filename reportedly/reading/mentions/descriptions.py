"""Descriptions: noun phrases that say who somebody is, and whose they are.

the   two   Russian   soldiers          its    military   spokesman
definite, counted, of Russia, MIL       of the party that "its" stands for
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportedly.actors import Role
from reportedly.calendar import words as calendar
from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.grammar import noun_phrase
from reportedly.reading.mentions.focus import focus
from reportedly.reading.mentions.parties import STATE_SECTORS, Register
from reportedly.reading.nominals import is_plural, lemma_of
from reportedly.reading.parse import Doc, Token
from reportedly.word_lists import word_list

STATE_WORDS = frozenset({"government", "regime"})
SHIFTING = frozenset(
    {None, "UAF", "MIL", "GOV", "ELI", "SPY", "UNK"}
)  # sectors that the company of a noun decides
OF_MANY = frozenset({"IGO", "NGO", "IMG"})  # sectors of what belongs to no country
RELATIONS = word_list("relations")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE = frozenset({"a", "an", "another", "other", "some", "no", "any"})
BOUNDS = word_list("bounds")
COUNTS = word_list("counts")
NO_LONGER = word_list("no_longer")  # who does not hold the office
BEHIND = frozenset({"of", "for", "from", "in", "to", "at", "within"})
NAMED_BEHIND = frozenset({"in", "at", "from", "to", "within"})  # behind these only a state or body owns


class Description(NamedTuple):
    """A noun phrase for somebody, `start` to `end` with its article."""

    head: Token
    start: int
    end: int
    lemma: str
    kind: str
    plural: bool
    definite: bool
    counted: bool
    indefinite: bool
    modifiers: frozenset[str]
    owner: Party | None
    sector: str | None
    related: bool = False  # of the owner only by what they are to each other: "its partners"


def describe(register: Register, token: Token, role: Role | None) -> Description:
    """What a noun phrase says by its words: number, article, modifiers that tell it apart, owner."""
    words = coreference()
    low, high = noun_phrase(token)
    of_force = (
        token.lemma in words.forces
    )  # the "peacekeeping" of "peacekeeping force" tells it from other forces
    definite = indefinite = counted = False
    modifiers: set[str] = set()
    above = token.head if token.dep in {"compound", "nmod", "amod"} and token.head.i > token.i else token
    owner = owner_of(register, token, noun_phrase(above)[0] if above is not token else low)
    for i in range(low, token.i):
        t = register.doc.tokens[i]
        lower = t.lower
        if lower in DEFINITE or t.tag in {"PRP$", "POS"}:
            definite = True
        elif lower in INDEFINITE:
            indefinite = True
        elif t.pos == "NUM" or lower in COUNTS:
            counted = True
        elif lower == "facto":
            modifiers.add("de facto")  # the de facto ministry is not the ministry
        elif (
            t.pos in {"ADJ", "NOUN", "PROPN", "VERB"}
            and ((other := register.owners.get(i)) is None or (is_faith(other) and other is not owner))
            and (i not in register.cast.inside or (of_force and register.cast.inside[i] == token.i))
        ):
            lemma = lemma_of(t)
            if t.tag == "VBN" and register.doc.tokens[i - 1].text == "-":
                modifiers.add(f"-{lemma}")  # "Ethiopian-backed"
            elif lemma not in words.generic and lower not in words.generic:
                modifiers.add(lemma)
    lemma = lemma_of(token)
    plural = is_plural(token)
    kind = role.kind if role else "thing" if lemma in words.targets else "body"
    if kind == "person" and plural:
        kind = "people"
    related = False
    if lemma in RELATIONS and owner is not None:  # "its European Union partners" are of the Union
        own = [
            register.owners[i]
            for i in range(low, token.i)
            if i in register.owners and register.doc.tokens[i].dep != "poss"
        ]
        owner, related = (own[0], False) if own else (owner, True)
    return Description(
        token, low, high, lemma, kind, plural, definite, counted, indefinite, frozenset(modifiers), owner, role.sector if role else None, related
    )  # fmt: skip


def owner_of(register: Register, head: Token, low: int) -> Party | None:
    """Whose somebody is: "Turkey's", "Turkish", "its" before the noun, "of Turkey" behind it; never in "Turkish-backed"."""
    tokens, owners, cast = register.doc.tokens, register.owners, register.cast
    behind = _behind(register, head)
    if behind is not None and register.traits[behind].kind == "group" and head.lemma in coreference().members:
        return behind  # "Armenian separatists from Nagorno-Karabakh" are Karabakh's
    before: Party | None = None
    faith: Party | None = None
    for i in range(head.i - 1, low - 1, -1):
        party = owners.get(i)
        if party is None or "-" in tokens[i].text or tokens[i + 1].text == "-" or _possessed(tokens[i], head):
            continue
        if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].lower in {"pro", "anti", "non"}:
            continue
        if i in register.adjectives and is_faith(party):
            faith = faith or party  # "Lebanese Christian villagers" are Lebanon's
        elif i in register.adjectives:
            return party  # "Kerry's Qatari counterpart" is Qatar's
        else:
            before = before or party
    if faith is not None:
        return faith
    for c in head.children:
        if c.dep == "poss":
            party = cast.named_by(c) or owners.get(c.i)
            if party is not None:
                return party
    if before is not None:
        return before
    if head.dep == "conj" and behind is None and head.head.pos == "NOUN":
        first = noun_phrase(head.head)[0]
        shared = [owners[i] for i in range(first, head.head.i) if i in register.adjectives]
        bare = low == head.i and tokens[head.i - 1].dep == "cc"  # "Russian helicopters and tanks"
        if shared and (bare or register.institutions.keys() >= {head.i, head.head.i}):
            return shared[-1]  # "Israeli police and the army"
    if behind is None and any(t.lemma in STATE_WORDS for t in tokens[low : head.i]):
        return focus(register, head.i)  # "government forces"
    return behind


def is_faith(party: Party) -> bool:
    """Whether a party is all who share a faith: they live in many states, and fight as none."""
    return party.record is not None and party.sector == "REL" and party.record.id.startswith("people:")


def _possessed(token: Token, head: Token) -> bool:
    """Whether a modifier stands with the possessor of a noun, as "Russian" in "Russian President Putin's spokesman"."""
    while token is not head and token.head is not token:
        if token.dep == "poss":
            return True
        token = token.head
    return False


def sector_of(
    register: Register, own: str | None, owner: Party | None, modifiers: Iterable[str] = ()
) -> str | None:
    """The sector of somebody by the noun, the modifiers and the owner: "rebel commander" and "commander of M23" are no state's."""
    if own == "COP" and owner is not None and owner.sector in OF_MANY:
        return owner.sector  # "inspectors of the IAEA"
    if own not in SHIFTING:
        return own
    apart = (
        owner is not None
        and owner.sector not in STATE_SECTORS
        and register.traits[owner].kind in {"group", "body", ""}
    )
    if owner is not None and apart and owner.sector is not None:
        return owner.sector
    for word in sorted(modifiers):
        role = register.directory.role(word)
        if role is not None and role.sector not in {None, "ELI", "CVL"}:
            return role.sector
    return owner.sector if own is None and owner is not None else own


def _behind(register: Register, head: Token) -> Party | None:
    for prep in head.children:
        if prep.dep != "prep" or prep.lower not in BEHIND:
            continue
        for obj in prep.children:
            if obj.dep != "pobj":
                continue
            party = register.cast.named_by(obj) or register.owners.get(obj.i)
            if party is None or (prep.lower == "to" and head.lemma in {"ambassador", "envoy"}):
                continue
            if prep.lower in NAMED_BEHIND and register.traits[party].kind not in {"state", "body", "group"}:
                continue
            return party
    return None


def title_of(tokens: Sequence[Token], low: int, start: int, end: int) -> str:
    """An office by its words, with what sets its holder apart: "foreign minister", "deputy foreign minister"."""
    apart = [t.lower for t in tokens[low:start] if t.lower in NO_LONGER]
    return " ".join([*apart, *(t.lower for t in tokens[start:end])])


def bare_start(doc: Doc, start: int, end: int) -> int:
    """Where a noun phrase begins without its article or possessive."""
    tokens = doc.tokens
    while start < end - 1 and (
        tokens[start].pos in {"DET", "PUNCT", "ADV", "ADP"}
        or tokens[start].tag in {"PRP$", "POS"}
        or tokens[start].lower in BOUNDS
    ):
        start += 1
    return start


def full_end(head: Token) -> int:
    """Where a noun phrase with its "of", "from", "to" and "for" ends: "a spokesman for the army"; it never takes in a clause or a day."""
    end = head.i + 1
    for c in head.children:
        if c.dep == "prep" and c.i == end and c.lower in BEHIND:
            for obj in c.children:
                near = obj.dep == "pobj" and obj.i > c.i and noun_phrase(obj)[0] == c.i + 1
                if near and obj.pos != "NUM" and obj.lower not in calendar().core:
                    end = full_end(obj)
    return end
