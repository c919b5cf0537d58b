"""Attachment: which time and which place belong to which event.

    Troops  shelled   the port of Odesa     on Tuesday
            event     in its object          on its verb
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.reading.findings import Time, Toponym
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Doc, Token

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "around", "outside", "on", "across", "inside", "along", "off", "from", "to", "into", "over", "between", "through", "toward", "towards", "above", "within", "throughout", "against", "of", "by", "beside", "east", "west", "north", "south"})
STRONG_PLACES = ("in", "at", "near", "around", "outside", "inside", "off", "along", "across", "within", "throughout", "on", "over", "north", "south", "east", "west")
CUE_LIKE = frozenset({"say", "tell", "announce", "report", "add", "confirm", "state", "note", "warn", "claim"})


def top_of(doc: Doc, start: int, end: int) -> Token:
    """The token of a range that the rest hangs on."""
    tokens = doc.tokens
    for token in tokens[start:end]:
        if not start <= token.head.i < end or token.head is token:
            return token
    return tokens[end - 1]


class Times:
    """Time expressions by the token that they modify."""

    def __init__(self, doc: Doc, times: Iterable[Time]) -> None:
        self.by_token: dict[int, list[Time]] = {}
        for time in times:
            if time.type == "DURATION" and time.first is None:
                continue
            token = top_of(doc, time.start, time.end)
            while token.head is not token and (token.dep in {"pobj", "pcomp", "npadvmod", "advmod", "prep", "nummod", "amod", "compound", "poss", "tmod", "appos", "nmod", "mark", "dep"}):
                token = token.head
                self.by_token.setdefault(token.i, []).append(time)
                if token.pos in VERBS:
                    break
            else:
                self.by_token.setdefault(token.i, []).append(time)

    def of(self, heads: Sequence[Token]) -> Time | None:
        """The first time that one of the tokens has, nearest token first; resolved ones before others."""
        for head in heads:
            found = self.by_token.get(head.i)
            if found:
                return min(found, key=lambda t: (t.first is None, abs(t.start - head.i)))
        return None


class Places:
    """Toponyms by the token that governs them, with the preposition they stand under ("" for none)."""

    def __init__(self, doc: Doc, toponyms: Iterable[Toponym]) -> None:
        self.by_token: dict[int, list[tuple[str, Toponym]]] = {}
        self.by_sentence: dict[int, list[Toponym]] = {}
        for toponym in toponyms:
            token = top_of(doc, toponym.start, toponym.end)
            self.by_sentence.setdefault(token.sent.i, []).append(toponym)
            preposition = ""
            steps = 0
            while token.head is not token and steps < 8:
                if token.dep in {"prep", "agent"} or (token.dep == "advmod" and token.lower in {"north", "south", "east", "west"}):
                    if preposition in {"", "of", "from"}:
                        preposition = token.lower
                elif token.dep not in {"pobj", "compound", "appos", "amod", "nmod", "conj", "poss", "npadvmod", "dobj", "nsubjpass", "nsubj", "pcomp", "attr"}:
                    break
                token = token.head
                steps += 1
                if token.pos not in {"ADP"}:
                    self.by_token.setdefault(token.i, []).append((preposition, toponym))
                if token.pos in VERBS:
                    break

    def of(self, heads: Sequence[Token], *, objects: bool) -> Toponym | None:
        """The narrowest place of one of the tokens; bare objects ("shelled Odesa") only where `objects`."""
        for head in heads:
            found = self.by_token.get(head.i, ())
            strong = [t for p, t in found if p in STRONG_PLACES]
            if strong:
                return narrowest(strong)
            if objects:
                weak = [t for p, t in found if p in {"", "of", "to", "into", "from", "through", "against", "towards", "toward"}]
                if weak:
                    return narrowest(weak)
        return None


PRECISION_RANK: Mapping[str, int] = {"point": 0, "settlement": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5}


def narrowest(toponyms: Sequence[Toponym]) -> Toponym:
    """The most precise of some places; of equals the first told."""
    return min(toponyms, key=lambda t: (PRECISION_RANK.get(t.record.precision, 3) if t.record else 3, t.start))
