"""Plural parties: words that stand for several whom the report names.

Kinshasa and M23   signed a truce.   Both sides          accused each other.
                                     Kinshasa and M23
"""

from __future__ import annotations

from reportedly.naming import coreference
from reportedly.reading.descriptions import bare_start
from reportedly.reading.findings import Party
from reportedly.reading.grammar import noun_phrase
from reportedly.reading.parse import Sentence, Token
from reportedly.reading.parties import ARMED, Register, is_plural

REACH = 8  # sentences back to the pair
JOINING = frozenset({"with", "and", "between"})


class Plurals:
    """Keeps the pairs that a report names together and resolves the plurals that take them up."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.pairs: list[list[Party]] = []

    def note(self, sent: Sentence) -> None:
        """Keeps who is coordinated in a sentence, or meets, fights and talks with whom."""
        at = self.register.cast.at
        for token in sent.tokens:
            mention = at.get(token.i)
            if mention is None or mention.party is None or token.dep == "conj":
                continue
            row = [mention.party]
            stack, joined = [token], False
            while stack:
                for c in stack.pop().children:
                    if c.dep == "conj":
                        other = at.get(c.i)
                        if other is not None and other.party is not None and other.party not in row:
                            row.append(other.party)
                        stack.append(c)
                    elif c.dep == "cc" and c.lower != "but":
                        joined = True
            if joined and len(row) > 1:
                self.pairs.append(row)

    def resolve(self, token: Token) -> Party | None:
        """The plural party of "both sides" or "the two countries"; None where the report names no two that fit."""
        words = coreference()
        kind = words.plural_parties.get(token.lemma.lower())
        if kind is None or not is_plural(token):
            return None
        low, high = noun_phrase(token)
        before = {t.lower for t in self.register.doc.tokens[low : token.i]}
        always = "the" in before and token.lemma.lower() in words.always_plural
        if not (always or before & words.pair_words) or any(
            i in self.register.owners for i in range(low, token.i)
        ):
            return None
        members = self._members(kind, token.sent.i)
        if len(members) < 2:
            return None
        party = self.of(members, self.register.doc.span(bare_start(self.register.doc, low, high), high).text)
        self.register.mention(party, low, high, token, "noun")
        self.register.seen(party, token)
        return party

    def of(self, members: list[Party], name: str) -> Party:
        """The plural party of these members, one for each set of them."""
        order = {p: i for i, p in enumerate(self.register.cast.parties)}
        key = ("plural", *sorted(str(order[m]) for m in members))
        party = self.register.by_key.get(key)
        if party is None:
            party = self.register.make(name, "people")
            party.members = members
            self.register.traits[party].plural = True
            self.register.by_key[key] = party
        return party

    def _members(self, kind: str, sent: int) -> list[Party]:
        traits = self.register.traits
        for row in reversed(self.pairs):
            fitting = [p for p in row if p in traits and self._is(p, kind)]
            if len(fitting) == 2 and all(sent - traits[p].sent <= REACH for p in fitting):
                return fitting
        often = [p for p in self.register.recent if traits[p].count > 1 and self._is(p, kind)]
        return sorted(often, key=lambda p: -traits[p].count)[:2]

    def _is(self, party: Party, kind: str) -> bool:
        traits = self.register.traits[party]
        if party.members:
            return False
        match kind:
            case "state" | "person":
                return traits.kind == kind
            case "group":
                return traits.kind == "group" or (party.sector in ARMED and traits.kind != "person")
            case _:
                return traits.kind in {"state", "group"} or (
                    party.sector in ARMED and traits.kind != "person"
                )
