"""Placing: which place belongs to which event.

    Troops  shelled   the port of Odesa ,   the mayor of  Kherson  said
            event     in its object                       of the mayor, and no place of the event

What hangs on the event's own words goes before what merely stands in its sentence, and of that only what no speech cue claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.reading.events.exclusions import is_aside, is_ground, is_later_death
from reportedly.reading.events.owners import top_of
from reportedly.reading.events.surroundings import surroundings
from reportedly.reading.findings import Toponym
from reportedly.reading.grammar import NOUNS, VERBS
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person
from reportedly.reading.toponyms.offsets import way_between
from reportedly.word_lists import word_list

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
WITHIN, LAUNCHING = word_list("large_happenings"), word_list("launching")
LOCAL = frozenset({"settlement", "point", "admin2"})
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
        for toponym in without_anchors(doc, toponyms):
            token = top_of(doc, toponym.start, toponym.end)
            if token.dep not in OWNING:
                self.named.setdefault(token.sent.i, set()).add(toponym.name)
            for clause in token.children:
                if clause.dep == "relcl" and any(c.lower == "where" for c in clause.children):
                    self.by_token.setdefault(clause.i, []).append(("in", toponym))
            preposition, steps, below = "", 0, token
            while token.head is not token and steps < 8 and token.dep in PLACE_PATH:
                if token.i in acts and token.dep == "pobj" and token.head.lower in ELSEWHERE:
                    break
                if (
                    token.dep in {"compound", "poss", "nmod", "amod"}
                    and token.head.base not in grounds
                    and not is_held_there(token, toponym, acts)
                ):
                    break  # "US soldiers", "Baku's envoy": whose, not where
                if token.dep in {"prep", "dative", "agent"} or (
                    token.dep == "advmod" and token.lower in BEARINGS
                ):
                    fired = token.lower in SOURCES and token.head.lemma in LAUNCHING
                    across = preposition in SOURCES and below.lower in SOURCES  # "across from the park"
                    if preposition in {"", "of"} or across or fired:
                        preposition = token.lower  # "fired from a hill in Tyre": from there, and not there
                elif (
                    token.dep == "pobj"
                    and token.head.lower in {"of"}
                    and token.head.head.pos in NOUNS
                    and token.head.head.base not in grounds
                    and (not steps or is_person(token.head.head) is not False)
                ):
                    self.by_token.setdefault(token.head.head.i, []).append(("of", toponym))
                    break  # "the mayor of Lviv"; for an event noun it is where: "the shelling of Lviv"
                token, below = token.head, token
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
        for head in heads:
            here = self.by_token.get(head.i)
            if not here:
                continue
            strong = [t for p, t in here if p in STRONG]
            other = [t for p, t in here if p in allowed or (p in SOURCES and head.lemma in OUSTING)]
            if other and (not strong or lies_in(narrowest(other), narrowest(strong))):
                return narrowest(other)
            if strong:
                return narrowest(strong)
        return None

    def near(self, head: Token, cues: frozenset[int], *, in_words: bool = False) -> Toponym | None:
        """The nearest place of the clauses around an event that is not where somebody spoke.

        Of an act in words it is not where that happens which they are about: "agreed to swap prisoners at Ergneti".
        """
        if is_aside(head):
            return None
        around = surroundings(head, in_time=False)
        if in_words:
            around -= {c.i for c in head.children if c.dep == "xcomp"}
        found = [
            t
            for _, t, verb in self.by_sentence.get(head.sent.i, ())
            if verb.i in around
            and (verb.i not in cues or t.start < head.i < verb.i)
            and not is_later_death(verb)
        ]
        if found and is_ground(head):
            found = [t for t in found if t.start > head.i]
        return min(found, key=lambda t: abs(t.start - head.i)) if found else None


def without_anchors(doc: Doc, toponyms: Iterable[Toponym]) -> Iterator[Toponym]:
    """The toponyms but for those that only tell where another is: "near Salif, about 60 km north of [Hodeidah]"."""
    last: Toponym | None = None
    for toponym in sorted(toponyms, key=lambda t: t.start):
        anchor = last is not None and way_between(doc.tokens, last.end, toponym.start) is not None
        last = toponym
        if not anchor:
            yield toponym


def is_held_there(token: Token, toponym: Toponym, acts: frozenset[int]) -> bool:
    """Whether a modifier tells where: "the Jenin raid", "Syria's war"; a state is who does it, as in "US strikes"."""
    noun = token.head
    if noun.base in WITHIN:
        return True
    record = toponym.record
    return token.dep == "compound" and noun.i in acts and (record is None or record.precision in LOCAL)


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
