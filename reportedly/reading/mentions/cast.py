"""Cast: who stands on the stage of a report, and which words stand for whom.

Both sides   accused   the Russian   army   of   shelling
two parties                          one party, part of Russia
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

from reportedly.reading.findings import Mention, Party
from reportedly.reading.grammar import NOUNS, OBJECTS, SUBJECTS, noun_phrase
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

PARTITIVES = word_list("partitives")
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})


@dataclass(slots=True, eq=False)
class Cast:
    """All parties of a report, in the order of their first mention; `at` leads from a head token to its mention, `people` are persons known by a full name."""

    parties: list[Party] = field(default_factory=list)
    at: dict[int, Mention] = field(default_factory=dict)
    inside: dict[int, int] = field(default_factory=dict)
    people: set[Party] = field(default_factory=set)

    def named_by(self, token: Token) -> Party | None:
        """The party that the word stands for, a plural party as one."""
        mention = self.at.get(token.i)
        if mention is None:
            head = self.inside.get(token.i)
            mention = self.at.get(head) if head is not None else None
        return mention.party if mention else None

    def parties_of(self, token: Token, *, create: bool = False) -> list[Party]:
        """Who an argument stands for, given its head; each of a coordination has to be asked for by itself.

        "both sides" gives the two where the report names them. "who" gives its antecedent, "two of the soldiers" the
        soldiers. Empty for what can be no party; with `create` any noun becomes one.
        """
        found = self._mention(token, 0)
        if found is not None:
            return expand(found)
        if create and token.pos in {"NOUN", "PROPN"}:
            return [self.add(token)]
        return []

    def _mention(self, token: Token, depth: int) -> Party | None:
        party = self.named_by(token)
        if party is not None or depth > 3:
            return party
        if token.lower in RELATIVES:
            clause = token.head if token.dep in SUBJECTS or token.dep in OBJECTS else token.head.head
            if clause.dep == "relcl":
                return self._mention(clause.head, depth + 1)
            before = token.sent.doc.tokens[
                token.i - 1
            ]  # "denied by Kenya [which] later pulled out", hung elsewhere
            near = token.tag == "WDT" and clause.dep == "advcl" and before.pos in NOUNS
            return self._mention(before, depth + 1) if near else None
        if token.lemma in PARTITIVES or token.pos == "NUM":
            for c in token.children:
                if c.dep == "prep" and c.lower == "of":
                    for d in c.children:
                        if d.dep == "pobj":
                            return self._mention(d, depth + 1)
        return None

    def note(self, token: Token, party: Party) -> None:
        """Counts a relative pronoun among the mentions of the party that it was found to stand for."""
        if token.i not in self.at:
            mention = Mention(token.i, token.i + 1, token, "pronoun", party)
            insort(party.mentions, mention, key=lambda m: m.start)
            self.at[token.i] = mention

    def share(self, mention: Mention) -> None:
        """Counts a plural mention among those of each member that has none of its own: "Chadian and Libyan officials"."""
        for member in expand(mention.party) if mention.party is not None else ():
            if not member.mentions:
                member.mentions.append(Mention(mention.start, mention.end, mention.head, "noun", member))

    def describe(self, mention: Mention, end: int) -> None:
        """Counts a mention up to `end` too, with what describes the party: "Michael Ode, head of the union"."""
        if mention.party is not None:
            whole = Mention(mention.start, end, mention.head, "noun", mention.party)
            insort(mention.party.mentions, whole, key=lambda m: m.start)

    def add(self, token: Token) -> Party:
        """A party of its own for a noun that named none so far."""
        start, end = noun_span(token)
        doc = token.sent.doc
        party = Party(name=doc.span(start, end).text)
        mention = Mention(start, end, token, "noun", party)
        party.mentions.append(mention)
        self.parties.append(party)
        self.at[token.i] = mention
        return party


def expand(party: Party) -> list[Party]:
    """The parties that a plural one stands for, else itself."""
    if not party.members:
        return [party]
    out: list[Party] = []
    for member in party.members:
        out.extend(p for p in expand(member) if p not in out)
    return out


def noun_span(token: Token) -> tuple[int, int]:
    """The base noun phrase of a noun without its article: no clause, no "of ..."."""
    start, end = noun_phrase(token)
    tokens = token.sent.doc.tokens
    while start < end - 1 and (tokens[start].pos in {"DET", "PUNCT"} or tokens[start].tag in {"PRP$", "POS"}):
        start += 1
    return start, end
