"""Whereabouts: words that take up a place told before, and the place that they mean.

HODEIDAH - Talks opened here on Sunday.      Rebels entered Kidal. The town had been quiet, and nobody was hurt there.
                        Hodeidah                           Kidal                                              Kidal
Shells hit a clinic in Ganta ... Two nurses died at the clinic.
                                                    Ganta
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.events.owners import top_of
from reportedly.reading.events.placing import STRONG, without_anchors
from reportedly.reading.findings import Toponym
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person
from reportedly.toponymy import toponymy
from reportedly.word_lists import word_list

REACH = 6  # sentences over which "the town" may mean the last town told
CLOSE = 1  # the same for "there"
SITES = word_list("sites")
SITE_REACH = 15  # the same for "the clinic", of which a report seldom has two
WIDE = frozenset({"country", "region", "admin1"})  # precisions that leave open where a site is
DEFINITE = frozenset({"the", "this", "that", "same"})
SETTLED = frozenset({"settlement", "point"})
# What each level of place noun may take up, by precision.
LEVELS = {
    "settlement": SETTLED,
    "area": frozenset({"settlement", "point", "admin2", "admin1", "region"}),
    "admin1": frozenset({"admin1", "region"}),
    "admin2": frozenset({"admin2", "admin1"}),
}
NAMED = frozenset({"compound", "appos", "nmod", "poss", "nummod", "acl"})
# "the nearby town" is another one.
ANOTHER = frozenset(
    "adjacent another closest different last nearby nearest neighboring neighbouring new next other second surrounding".split()
)
CAPITAL = "PPLC"
LARGEST = {"village": 20_000, "hamlet": 5_000}  # people


def find_whereabouts(doc: Doc, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """A toponym for each word that takes one up, under the name and record of what it means; in the order of the text."""
    if not toponyms:
        return []
    kinds = toponymy().kinds
    filed = next((t for t in toponyms if doc.tokens[t.start].sent.kind == "dateline"), None)
    held = {i for t in toponyms for i in range(t.start, t.end)}
    places = list(without_anchors(doc, toponyms))
    told: list[Toponym] = []
    sites = _sites(doc, places)
    at = 0
    out = []
    telling = {"here", "there", *kinds}
    for token in doc.tokens:
        lower = token.lower
        if lower not in telling and not (sites and token.base in SITES):  # nearly every word
            continue
        while at < len(places) and places[at].end <= token.i:
            if places[at] is not filed:
                told.append(places[at])
            at += 1
        meant: Toponym | None = None
        if lower == "here":
            meant = filed if token.dep == "advmod" else None
        elif lower == "there":
            if token.dep != "expl" and token.dep in {"advmod", "pcomp", "pobj"}:
                meant = _last(doc, told, token, LEVELS["area"], CLOSE)
        elif lower in kinds and token.i not in held and _is_bare(token, held):
            meant = _taken_up(doc, told, token, kinds[lower])
        if meant is None and sites and token.base in SITES and token.i not in held:
            meant = _site_of(sites, token)
        if meant is not None:
            out.append(Toponym(token.i, token.i + 1, meant.name, meant.record))
    return out


def _sites(doc: Doc, places: Sequence[Toponym]) -> dict[str, list[tuple[Token, Toponym]]]:
    """The sites that the report places, by their noun: "the market of Mellit", "shelled a clinic in Ganta", "the Ganta clinic"."""
    out: dict[str, list[tuple[Token, Toponym]]] = {}
    for toponym in places:
        if toponym.record is not None and toponym.record.precision in WIDE:
            continue
        name = top_of(doc, toponym.start, toponym.end)
        link = name.head
        if name.dep in {"compound", "poss", "nmod"}:
            nouns = [link]
        elif name.dep == "pobj" and link.lower == "of":
            nouns = [link.head]
        elif name.dep == "pobj" and link.lower in STRONG:
            nouns = [link.head] if link.head.pos not in VERBS else _objects(link.head)
        else:
            continue
        for noun in nouns:
            if noun.base in SITES:
                out.setdefault(noun.base, []).append((noun, toponym))
    return out


def _objects(verb: Token) -> list[Token]:
    """What a deed was done to or at: "struck [a clinic]", "fell on [a clinic]", "[a clinic] was struck"."""
    nouns = [c for c in verb.children if c.dep in {"dobj", "nsubjpass"}]
    return nouns + [d for c in verb.children if c.dep == "prep" for d in c.children if d.dep == "pobj"]


def _site_of(sites: dict[str, list[tuple[Token, Toponym]]], noun: Token) -> Toponym | None:
    """Where "the petrol station" is, if the report has placed one before."""
    before = [(n, t) for n, t in sites.get(noun.base, ()) if n.i < noun.i and t.end <= noun.i]
    if not before or not _is_told_again(noun):
        return None
    told, place = before[-1]
    near = noun.sent.i - told.sent.i <= SITE_REACH
    return place if near and (not _makes(noun) or _makes(noun) <= _makes(told)) else None


def _makes(noun: Token) -> set[str]:
    """What kind of site it is: "a [petrol] station"."""
    return {c.base for c in noun.children if c.dep == "compound"}


def _is_told_again(noun: Token) -> bool:
    """ "the market", "that petrol station"; not "the market of Mellit", "the next market", "a market" """
    if noun.tag == "NNS" or noun.dep in {"compound", "appos"}:
        return False
    definite = False
    for c in noun.children:
        definite = definite or (c.lower in DEFINITE and c.dep in {"det", "amod"})
        if c.dep in NAMED - {"compound"} or c.lower in ANOTHER:
            return False
        if c.dep == "prep" and c.lower in {"of", "near", "in", "at"}:
            return False
    return definite


def _is_bare(noun: Token, held: set[int]) -> bool:
    """ "the town", "the same village"; not "the town of Kidal", "the port city", "two towns"."""
    if noun.pos != "NOUN" or noun.tag == "NNS" or noun.dep in {"compound", "appos"}:
        return False
    definite = False
    for c in noun.children:
        if c.lower in DEFINITE and c.dep in {"det", "amod"}:
            definite = True
        elif (
            c.dep in NAMED
            or c.lower in ANOTHER
            or (c.dep == "relcl" and _says_which(c))
            or (c.dep == "prep" and c.lower in {"of", "near", "in"})
        ):
            return False
    return definite


def _says_which(clause: Token) -> bool:
    """ "the town where he was born" is a new one, "the town they had held" the one told."""
    return any(c.tag in {"WRB", "WDT", "WP"} for c in clause.children)


def _taken_up(doc: Doc, told: Sequence[Toponym], noun: Token, level: str) -> Toponym | None:
    if noun.lower == "capital":
        return next((t for t in reversed(told) if t.record and t.record.feature == CAPITAL), None)
    wanted = LEVELS.get(level)
    return _last(doc, told, noun, wanted, REACH) if wanted else None


def _last(
    doc: Doc, told: Sequence[Toponym], token: Token, wanted: frozenset[str], reach: int
) -> Toponym | None:
    """The last place told that fits, not too far back; where somebody holds office only where nothing else fits.

    Of a place that no gazetteer has, nobody knows that it does not fit.
    """
    office: Toponym | None = None
    for toponym in reversed(told):
        if token.sent.i - doc.tokens[toponym.start].sent.i > reach:
            break
        record = toponym.record
        if record is None or (
            record.precision in wanted and record.population <= LARGEST.get(token.lower, record.population)
        ):
            if not _is_office(doc, toponym):
                return toponym
            office = office or toponym
    return office


def _is_office(doc: Doc, toponym: Toponym) -> bool:
    """ "a councillor in [Sindian]", "the mayor of [Kidal]"."""
    link = top_of(doc, toponym.start, toponym.end).head
    holder = link.head
    named = holder.dep == "appos" and holder.head.pos == "PROPN"
    return link.dep == "prep" and (named or is_person(holder) is True)
