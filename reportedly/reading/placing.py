"""Placing: which place belongs to which event.

    Troops  shelled   the port of Odesa ,   the mayor of  Kherson  said
            event     in its object                       of the mayor, and no place of the event

What hangs on the event's own words goes before what merely stands in its sentence, and of that only what no speech cue claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.reading.attachment import surroundings, top_of
from reportedly.reading.findings import Toponym
from reportedly.reading.grammar import NOUNS, VERBS
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person

STRONG = frozenset(
    "in at near around outside inside off along across within throughout on over north south east west beside between above".split()
)
GOALS = frozenset({"", "of", "to", "into", "through", "against", "towards", "toward", "onto"})
SOURCES = frozenset({"from"})
# "driven from Kidal": done where its object was, unlike "fired from Kidal".
OUSTING = frozenset(
    "banish chase clear deport dislodge displace drive eject evacuate evict expel flush oust push remove rout uproot".split()
)
# What hangs on an event noun under these is elsewhere: "tried for the attack in Goma", not "killed in the attack in Goma".
ELSEWHERE = frozenset(
    {"for", "over", "about", "after", "before", "since", "following", "despite", "until", "from"}
)
BEARINGS = frozenset({"north", "south", "east", "west"})
PLACE_PATH = frozenset(
    "pobj compound appos amod nmod conj poss npadvmod dobj nsubjpass pcomp attr prep dative agent advmod".split()
)
OWNING = frozenset({"nsubj", "poss", "compound", "amod", "nmod"})  # "Georgia denied", "Georgia's army"
PRECISION_RANK: Mapping[str, int] = {
    "point": 0,
    "settlement": 1,
    "admin2": 2,
    "admin1": 3,
    "region": 4,
    "country": 5,
}


class Places:
    """Toponyms by the tokens that govern them, with the preposition that they stand under ("" for none)."""

    def __init__(
        self, doc: Doc, toponyms: Iterable[Toponym], grounds: frozenset[str], acts: frozenset[int]
    ) -> None:
        self.by_token: dict[int, list[tuple[str, Toponym]]] = {}
        self.by_sentence: dict[int, list[tuple[str, Toponym, Token]]] = {}
        self.named: dict[int, set[str]] = {}  # what each sentence names, but for sides and owners
        for toponym in toponyms:
            token = top_of(doc, toponym.start, toponym.end)
            if token.dep not in OWNING:
                self.named.setdefault(token.sent.i, set()).add(toponym.name)
            preposition, steps = "", 0
            while token.head is not token and steps < 8 and token.dep in PLACE_PATH:
                if token.i in acts and token.dep == "pobj" and token.head.lower in ELSEWHERE:
                    break
                if (
                    token.dep in {"compound", "poss", "nmod", "amod"}
                    and token.head.lemma.lower() not in grounds
                ):
                    break  # "US soldiers", "Baku's envoy": whose, not where
                if token.dep in {"prep", "dative", "agent"} or (
                    token.dep == "advmod" and token.lower in BEARINGS
                ):
                    if preposition in {"", "of", "from"}:
                        preposition = token.lower
                elif (
                    token.dep == "pobj"
                    and token.head.lower in {"of"}
                    and token.head.head.pos in NOUNS
                    and token.head.head.lemma.lower() not in grounds
                    and (not steps or is_person(token.head.head) is not False)
                ):
                    self.by_token.setdefault(token.head.head.i, []).append(("of", toponym))
                    break  # "the mayor of Lviv"; for an event noun it is where: "the shelling of Lviv"
                token = token.head
                steps += 1
                if token.pos != "ADP" and not is_party(preposition, toponym):
                    self.by_token.setdefault(token.i, []).append((preposition, toponym))
                if token.pos in VERBS:
                    break
            if preposition in STRONG and not is_party(preposition, toponym):
                self.by_sentence.setdefault(token.sent.i, []).append((preposition, toponym, token))

    def of(self, heads: Sequence[Token], allowed: frozenset[str]) -> Toponym | None:
        """The narrowest place that hangs on one of the tokens under one of the prepositions; "in" goes before "to".

        Not before what lies in it: "shelled the port of Azov, in southern Russia".
        """
        strong = self._narrowest(heads, STRONG)
        other = self._narrowest(heads, allowed)
        return other if other and (strong is None or lies_in(other, strong)) else strong

    def _narrowest(self, heads: Sequence[Token], wanted: frozenset[str]) -> Toponym | None:
        for head in heads:
            found = [
                t
                for p, t in self.by_token.get(head.i, ())
                if p in wanted or (p in SOURCES and head.lemma in OUSTING)
            ]
            if found:
                return narrowest(found)
        return None

    def near(self, head: Token, cues: frozenset[int]) -> Toponym | None:
        """The nearest place of the clauses around an event that is not where somebody spoke."""
        around = surroundings(head, in_time=False)
        found = [
            t
            for _, t, verb in self.by_sentence.get(head.sent.i, ())
            if verb.i not in cues and verb.i in around
        ]
        return min(found, key=lambda t: abs(t.start - head.i)) if found else None


def is_party(preposition: str, toponym: Toponym) -> bool:
    """Whether a place is more likely a side than a scene: "the truce between Georgia and Abkhazia", "against Israel"."""
    if preposition not in {"between", "against"} or toponym.record is None:
        return False
    return toponym.record.precision in {"country", "region", "admin1"}


def lies_in(inner: Toponym, outer: Toponym) -> bool:
    """Whether a place lies in a wider one; of a place that no gazetteer has, the words beside it have said so."""
    a, b = inner.record, outer.record
    if b is None or PRECISION_RANK[b.precision] < PRECISION_RANK["admin2"]:
        return False
    if a is None:
        return inner.end <= outer.start
    if PRECISION_RANK[a.precision] >= PRECISION_RANK[b.precision] or a.country != b.country:
        return False
    return b.precision == "country" or (b.precision != "region" and a.admin1 == b.admin1)


def narrowest(toponyms: Sequence[Toponym]) -> Toponym:
    """The most precise of some places; of equals the first told."""
    return min(
        toponyms, key=lambda t: (PRECISION_RANK.get(t.record.precision, 3) if t.record else 3, t.start)
    )
