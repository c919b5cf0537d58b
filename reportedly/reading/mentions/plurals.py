"""Plural parties: words that stand for several whom the report names.

Kinshasa and M23   signed a truce.   Both sides          accused each other.
                                     Kinshasa and M23
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.grammar import OBJECTS, SUBJECTS, conjuncts, noun_phrase
from reportedly.reading.mentions.descriptions import DEFINITE, bare_start
from reportedly.reading.mentions.parties import ARMED, Register
from reportedly.reading.nominals import is_plural, lemma_of
from reportedly.reading.parse import Sentence, Token

REACH = 40  # sentences back to the pair
# "between X and Y"; "X and Y"; "X accused Y", "X met with Y"; what a sentence less in between adds.
BETWEEN, TOGETHER, OPPOSED, LATELY = 4.0, 2.0, 1.0, 0.5
SIZES = {"two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3}  # what several are called by their number
FACING = frozenset({"with", "against"})


Row = tuple[int, float, list[Party]]


class Plurals:
    """Keeps who is named together, and resolves the plurals that take them up."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.rows: list[Row] = []

    def note(self, sent: Sentence) -> None:
        """Keeps who is coordinated in a sentence, and who meets, fights or accuses whom."""
        self.rows.extend(self._rows(sent.tokens))

    def _rows(self, tokens: Sequence[Token]) -> Iterator[Row]:
        named_by = self.register.cast.named_by
        for token in tokens:
            if token.dep in SUBJECTS and (left := named_by(token)) is not None:
                for c in token.head.children:
                    facing = c.dep == "prep" and c.lower in FACING
                    for o in [c] if c.dep in OBJECTS else c.children if facing else ():
                        if (right := named_by(o)) is not None and right is not left:
                            yield token.sent.i, OPPOSED, [left, right]
                    for with_ in c.children if c.dep in OBJECTS else ():
                        if with_.lower == "with" and with_.dep == "prep":
                            for o in with_.children:
                                if (right := named_by(o)) is not None and right is not left:
                                    yield token.sent.i, BETWEEN, [left, right]
            elif (
                token.dep == "conj"
                and token.head.dep != "conj"
                and (first := named_by(token.head)) is not None
            ):
                joined = conjuncts(token.head)
                if any(c.dep == "cc" and c.lower == "and" for t in joined for c in t.children):
                    row = list(dict.fromkeys([first, *(p for t in joined if (p := named_by(t)))]))
                    if len(row) > 1:
                        between = token.head.dep == "pobj" and token.head.head.lower == "between"
                        yield token.sent.i, BETWEEN if between else TOGETHER, row

    def resolve(self, token: Token) -> Party | None:
        """The plural party of "both sides" or "the two countries"; None where the report names no two that fit."""
        words = coreference()
        kind = words.plural_parties.get(lemma_of(token))
        if kind is None or not is_plural(token):
            return None
        doc = self.register.doc
        low, high = noun_phrase(token)
        before = {t.lower for t in doc.tokens[low : token.i]}
        definite = bool(before & DEFINITE) or any(t.tag == "PRP$" for t in doc.tokens[low : token.i])
        always = definite and lemma_of(token) in words.always_plural
        if not (always or (definite and before & words.pair_words)) or any(
            i in self.register.owners for i in range(low, token.i)
        ):
            return None
        members = self._members(kind, token)
        if len(members) < 2:
            return None
        party = self.of(members, doc.span(bare_start(doc, low, high), high).text)
        self.register.mention(party, low, high, token, "noun")
        self.register.seen(party, token)
        return party

    def just_named(self, token: Token) -> Party | None:
        """Those coordinated in the sentence before, where "they" takes up nobody else: "Peru and Chile signed. [They] agreed"."""
        last = self.rows[-1] if self.rows and token.dep in SUBJECTS else None
        if last is None or last[1] != TOGETHER or token.sent.i - last[0] != 1:
            return None
        row = [p for p in last[2] if p in self.register.traits and p.mentions]
        return self.of(row, " and ".join(p.name for p in row)) if len(row) > 1 else None

    def counted(self, token: Token) -> Party | None:
        """Those last named together, where their number takes them up: "Peru's envoy met Chile's, and [the two] signed a pact"."""
        size = SIZES.get(token.lower)
        if size is None or token.dep not in SUBJECTS or not any(c.lower == "the" for c in token.children):
            return None
        here = self._rows(self.register.doc.tokens[token.sent.start : token.i])
        for at, _, row in reversed([*self.rows, *here]):
            known = [p for p in row if p in self.register.traits and p.mentions]
            if len(known) == size and token.sent.i - at <= 1:
                party = self.of(known, " and ".join(p.name for p in known))
                self.register.mention(party, token.i - 1, token.i + 1, token, "noun")
                return party
        return None

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

    def _members(self, kind: str, token: Token) -> list[Party]:
        """The two of a kind that are named together most and last; else the two that are named most."""
        traits = self.register.traits
        scores: dict[frozenset[Party], float] = {}
        sent = token.sent.i
        here = self._rows(self.register.doc.tokens[token.sent.start : token.i])
        for at, value, row in chain(self.rows, here):
            known = [p for p in row if p in traits and p.mentions]
            sides = [self._side(p) for p in known] if kind == "any" else known
            fitting = [p for p in dict.fromkeys(sides) if self._is(p, kind)]
            if (
                len(fitting) == 2
                and sent - at <= REACH
                and fitting[0] is not fitting[1].part_of
                and fitting[1] is not fitting[0].part_of
            ):
                pair = frozenset(fitting)
                scores[pair] = scores.get(pair, 0.0) + value + LATELY * max(0, 4 - (sent - at))
        if scores:
            best = max(scores.values())
            chosen = [pair for pair, score in scores.items() if score == best][-1]
            return sorted(chosen, key=lambda p: traits[p].at)
        often = [p for p in self.register.recent if traits[p].count > 1 and self._is(p, kind)]
        return sorted(often, key=lambda p: -traits[p].count)[:2]

    def _side(self, party: Party) -> Party:
        """The side that somebody is on: the state of a minister or an army, the group of its spokesman; no faith takes
        the side of "Muslim guerrillas".
        """
        whole = party.part_of
        while whole is not None and whole.part_of is not None:
            whole = whole.part_of
        if whole is None or (party.sector in ARMED and whole.sector == "REL"):
            return party
        return whole if self.register.traits[whole].kind in {"state", "group"} else party

    def _is(self, party: Party, kind: str) -> bool:
        traits = self.register.traits[party]
        if party.members:
            return False
        match kind:
            case "state" | "person" | "body":
                return traits.kind == kind
            case "group":
                return traits.kind == "group" or (party.sector in ARMED and traits.kind != "person")
            case _:
                if traits.kind == "state" or (traits.kind == "group" and party.record is not None):
                    return True
                return party.sector in ARMED and traits.kind != "person"
