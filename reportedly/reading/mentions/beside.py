"""Beside a name: titles, appositions and bracketed acronyms, all of them words for the same party.

Turkish President   Recep Tayyip Erdogan       a confidant of the president,   Musa Kollie
office before       name                       role                            name in apposition
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.naming import coreference, naming
from reportedly.reading.findings import Mention, Party
from reportedly.reading.grammar import SUBJECTS, noun_phrase
from reportedly.reading.mentions.descriptions import (
    bare_start,
    describe,
    full_end,
    owner_of,
    sector_of,
    title_of,
)
from reportedly.reading.mentions.focus import focus
from reportedly.reading.mentions.parties import STATE_SECTORS, Register
from reportedly.reading.nominals import lemma_of
from reportedly.reading.parse import Token

# Titles that are no description of anybody.
COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady"})
NOUNISH = frozenset({"NOUN", "PROPN", "ADJ"})
ENDS = frozenset({",", ".", ";", ")", "—", "–", "-", "”", '"'})
BODIES = frozenset({"body", "group", ""})


class Beside:
    """Reads what stands beside the names of a report; `prepare` gives the nouns behind a noun their parties."""

    def __init__(self, register: Register, prepare: Callable[[Token], None]) -> None:
        self.register, self.prepare = register, prepare
        self.tokens = register.doc.tokens

    def read(self, party: Party, mention: Mention) -> Party:
        """The party with all that stands around its name; another one where two turned out to be one."""
        head = mention.head
        self._before(party, mention)
        traits = self.register.traits[party]
        if (
            not traits.kind and party.record is None and party.part_of is None
        ):  # "a CIA Predator", "Russian Sukhois"
            owner = owner_of(self.register, head, noun_phrase(head)[0])
            if owner is not None and owner is not party:
                party.join(owner)
                party.country = party.country or owner.country
        for c in head.children:
            if c.dep == "appos" and c.i > head.i:
                party = self._apposition(party, c)
        if head.dep == "appos" and head.head.i < head.i:
            party = self._apposition(party, head.head)
        elif (
            self._is_person(party)
            and mention.start > head.sent.start + 1
            and self.tokens[mention.start - 1].text == ","
        ):
            party = self._loose(party, mention)
        if mention.end + 1 < len(self.tokens) and self.tokens[mention.end].text == "(":
            party = self._bracketed(party, mention)
        return party

    def _is_person(self, party: Party) -> bool:
        return self.register.traits[party].kind == "person"

    # ---- before the name

    def _before(self, party: Party, mention: Mention) -> None:
        """ "Turkish President", "army spokesman", "the rebel group"."""
        head = mention.head
        low = min(noun_phrase(head)[0], mention.start)
        if low == mention.start or self.register.traits[party].kind not in {"person", *BODIES}:
            return
        person = self._is_person(party)
        found = [t for t in reversed(self.tokens[low : mention.start]) if self._describes(t, person=person)]
        described = next((t for t in found if t.lower not in COURTESY), found[0] if found else None)
        if described is None or self.tokens[mention.start - 1].tag == "POS":
            return
        self.describe(party, described, low)
        office = self.register.offices.get(described.i)
        end = max(described.i + 1, office[1]) if office is not None else described.i + 1
        between = self.tokens[end : mention.start]
        if any(t.pos in {"PUNCT", "CCONJ"} for t in between):
            return
        for courtesy in found:
            self._address(party, courtesy)
        self.register.wording(party, low, mention.end, head)
        if described.lower not in COURTESY:
            self.register.wording(party, bare_start(self.register.doc, low, end), end, described)
        self.register.cast.inside.setdefault(described.i, head.i)

    def _address(self, party: Party, token: Token) -> None:
        """ "Mrs" tells "she"."""
        traits = self.register.traits[party]
        if token.lower in COURTESY and not traits.gender:
            traits.gender = naming().titles.get(token.lower, "")

    def _describes(self, token: Token, *, person: bool) -> bool:
        if (
            token.pos not in NOUNISH
            or token.i in self.register.owners
            or self.tokens[token.i - 1].text == "-"
        ):
            return False
        role = self.register.role(token)
        if person:
            return (
                token.i in self.register.offices
                or token.lower in naming().titles
                or (role is not None and role.kind == "person")
            )
        return token.lemma in coreference().hypernyms or (role is not None and role.kind == "group")

    def describe(self, party: Party, token: Token, low: int) -> None:
        """What a role or office tells of a person or body: the sector, the country, whose it is, he or she."""
        self.prepare(token)
        traits = self.register.traits[party]
        owner = owner_of(self.register, token, low)
        role, office = self.register.role(token), self.register.offices.get(token.i)
        lemma = lemma_of(token)
        traits.heads.update((lemma, token.lower))
        traits.modifiers.update(describe(self.register, token, None).modifiers)
        if office is not None:
            traits.heads.update(self.tokens[i].lower for i in range(office[0], office[1]))
            traits.heads.add(title_of(self.tokens, low, office[0], office[1]))  # later "the police chief"
        if not traits.gender and traits.kind == "person":
            words = coreference()
            traits.gender = (
                "m"
                if lemma in words.male
                else "f"
                if lemma in words.female
                else naming().titles.get(token.lower, "")
            )
        if (party.record is not None and party.record.kind == "person") or owner is party:
            return
        sector = office[2].sector if office is not None else role.sector if role is not None else None
        if owner is None:
            owner = focus(self.register, token.i) if office is not None and sector in STATE_SECTORS else None
        if owner is not None:
            party.country = party.country or owner.country
            whole = owner.part_of if self._is_person(owner) else owner
            if (
                party.part_of is None
                and whole is not party
                and traits.kind == "person"
                and sector not in {"CVL", "REF", "CRM"}
            ):
                party.join(whole)
        if party.sector is None:
            party.sector = sector_of(
                self.register, sector, owner, [lemma_of(t) for t in self.tokens[low : token.i]]
            )

    # ---- appositions

    def _apposition(self, party: Party, other: Token) -> Party:
        """ "Musa Kollie, a confidant of the president": the noun in apposition is the same party."""
        chosen = self._outermost(other, party) if self._is_person(party) else other
        if chosen is None or not self._fits(chosen, party):
            return party
        return self._join(party, chosen)

    def _loose(self, party: Party, mention: Mention) -> Party:
        """A name between commas that the parser hung elsewhere: "a representative from Karabakh, David Melkoumian, said"."""
        after = self.tokens[mention.end] if mention.end < len(self.tokens) else None
        if after is not None and after.text not in ENDS and after.pos not in {"VERB", "AUX", "SPACE"}:
            return party
        head, before = mention.head, self.tokens[mention.start - 2]
        if after is not None and after.pos in {"VERB", "AUX"} and head.dep in SUBJECTS:
            return party  # "a bomb hit the minister, John Smith said"
        listed = head.dep == "conj" and any(c.dep == "cc" for c in head.head.children)
        if listed or before.pos not in {"NOUN", "PROPN"}:
            return party
        chosen = self._outermost(before, party)
        return party if chosen is None else self._join(party, chosen)

    def _fits(self, token: Token, party: Party) -> bool:
        """Whether a noun can describe a party of this kind."""
        found = self.register.cast.at.get(token.i)
        if token.i in self.register.cast.inside or (found is not None and found.kind != "noun"):
            return False
        role = self.register.role(token)
        if self._is_person(party):
            return token.tag not in {"NNS", "NNPS"} and (
                token.i in self.register.offices or (role is not None and role.kind == "person")
            )
        kind = self.register.traits[party].kind
        related = role is not None and role.sector is None and role.kind == "person"  # "its ally Russia"
        if kind == "state":
            return token.tag == "NN" and (
                related or "state" in coreference().hypernyms.get(token.lemma, frozenset())
            )
        if kind not in {*BODIES, "group"}:
            return False
        known = (
            token.lemma in coreference().hypernyms
            or token.i in self.register.institutions
            or token.lower in naming().bodies
        )
        return known or related or (role is not None and role.kind == "group")

    def _outermost(self, noun: Token, party: Party) -> Token | None:
        """Of "the aide of the Liberian president, Musa Kollie" the aide, since the president is known to be another.

        Who is not known and is nobody's aide may be the next to hold the office: "the Liberian president, Musa Kollie".
        """
        best: Token | None = None
        successor: Token | None = None
        token, owned = noun, False
        for _ in range(6):
            if self._fits(token, party):
                holder = self._holder(token)
                if holder is party:
                    return token
                if holder is None:
                    best = token
                elif party.record is None:
                    successor = token
            elif owned:
                successor = None
            if token.dep not in {"pobj", "conj", "appos"}:
                break
            above = token.head
            owned = above.lower == "of"
            while above.dep == "prep" and above.head is not above:
                above = above.head
            if above.pos not in {"NOUN", "PROPN"}:
                break
            token = above
        return best or successor

    def _holder(self, token: Token) -> Party | None:
        """Who is known to hold the office that a noun names, of those that a state has but one of."""
        office = self.register.offices.get(token.i)
        if office is None or office[2].id in coreference().many:
            return None
        owner = owner_of(self.register, token, noun_phrase(token)[0])
        if owner is None or owner.record is None:
            return None
        record = self.register.directory.holder(office[2], owner.record, self.register.on)
        return self.register.of_record(record) if record else None

    def _join(self, party: Party, noun: Token) -> Party:
        """A description turns out to be of a party that is named beside it."""
        register = self.register
        low, high = noun_phrase(noun)
        self.describe(party, noun, low)
        known = register.cast.at.get(noun.i)
        if known is None or known.party is None:
            register.mention(party, low, high, noun, "noun")
            end = full_end(noun)
            if end > high and end - low <= 12:
                register.wording(party, bare_start(register.doc, low, high), end, noun)
            return party
        other = known.party
        if (
            other is not party
            and other.record is None
            and not other.members
            and not register.traits[other].words
        ):
            return register.merge(party, other)
        return party

    # ---- acronyms

    def _bracketed(self, party: Party, mention: Mention) -> Party:
        """ "Rapid Support Forces (RSF)": the acronym is that party from here on."""
        inner = self.register.cast.at.get(mention.end + 1)
        if inner is None or inner.kind != "name" or inner.party is None or inner.party is party:
            return party
        if inner.end >= len(self.tokens) or self.tokens[inner.end].text != ")":
            return party
        other = inner.party
        kinds = {self.register.traits[p].kind for p in (party, other)}
        if kinds - BODIES or (other.record is not None and party.record is not None):
            return party
        return self.register.merge(party, other)
