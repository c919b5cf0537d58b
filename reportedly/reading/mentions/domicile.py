"""Domicile: the country of those who are called without one.

Protesters   clashed   with   police   in   Nairobi.
of Kenya, since that is where the report plays

Nobody is told a country that the report does not speak of; where it plays in several, only those get one that stand beside
just one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.actors import actor_code
from reportedly.reading.findings import Mention, Party, Toponym
from reportedly.reading.mentions.parties import Register
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

# Sectors of those who live somewhere; bodies of many countries, media and things live nowhere.
SETTLED = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "CVL", "LAB", "EDU", "MED", "AGR", "BUS", "REB", "UAF", "PRM", "SOC", "ELI", "CRM", "REL"})  # fmt: skip
ROAMING = frozenset({"IGO", "NGO", "IMG", "MNC"})
WITHIN = frozenset(
    {"in", "at", "near", "from", "throughout", "across", "around", "outside", "inside", "within", "of"}
)
PLACE, STATE, ADJECTIVE = (
    3.0,
    1.0,
    0.5,
)  # what a place, the name of a state and its adjective tell of where a report plays
NEAR = 4.0  # how much more the sentence tells than the rest of the report
SURE = 0.6  # the share of all evidence that a country needs
SERVING = frozenset({"MIL", "SPY"})  # who may serve abroad, so that where they are tells less
SURER = 0.8
ANYWHERE = word_list("anywhere")
SEATED = word_list("seated")
OUTSPOKEN = frozenset({"JRN"})  # who has a country only where the words say so

Evidence = dict[str, float]  # by country


def settle_homes(register: Register, toponyms: Sequence[Toponym]) -> None:
    """Gives those without a country the one in which they are said to be, or else the one in which the report plays."""
    places = {t.start: t.record.country for t in toponyms if t.record is not None and t.record.country}
    here: dict[int, Evidence] = defaultdict(lambda: defaultdict(float))
    whole: Evidence = defaultdict(float)
    tokens = register.doc.tokens
    for toponym in toponyms:
        code = places.get(toponym.start)
        if code and toponym.record is not None and toponym.record.precision != "country":
            here[tokens[toponym.start].sent.i][code] += PLACE
            whole[code] += PLACE
    spans = {i for t in toponyms if t.end - t.start > 1 for i in range(t.start, t.end)}  # "Guinea-Bissau"
    for i, code, _ in register.scenes:
        if (i in places and i not in register.owners) or (i not in spans and _is_joined(tokens, i)):
            continue
        located = tokens[i].dep == "pobj" and tokens[i].head.lower in WITHIN
        value = PLACE if located else ADJECTIVE if i in register.adjectives else STATE
        here[tokens[i].sent.i][code] += value
        whole[code] += value
    if not whole:
        return
    heads = {}
    for toponym in toponyms:
        if (code := places.get(toponym.start)) is not None:
            for i in range(toponym.start, toponym.end):
                heads[i] = code
    for i, state in register.owners.items():  # a state's name is the state though some town is called so too
        if i not in register.adjectives and register.traits[state].kind == "state" and state.country:
            heads[i] = state.country
    for party in register.cast.parties:
        if not _is_unsettled(register, party):
            continue
        if (leader := _led_by(register, party)) is not None:
            code = leader.country
        elif party.sector in SERVING:
            code = _likely(party, here, whole, SURER)
        else:
            code = _said(party, heads)
            if code is None and party.sector not in OUTSPOKEN:
                code = _likely(party, here, whole, SURE)
        if code is not None:
            party.country = code
            party.code = actor_code(code, party.sector, register.traits[party].kind)


def _is_joined(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is half of a compound that says less of a country: "anti-Syrian", "Turkish-backed"."""
    return tokens[i - 1 if i else i].text == "-" or (i + 1 < len(tokens) and tokens[i + 1].text == "-")


def _is_unsettled(register: Register, party: Party) -> bool:
    if party.country or party.record is not None or party.members:
        return False
    if any(m.head.lemma in ANYWHERE for m in party.mentions[:1]):
        return False
    if party.sector not in SETTLED | OUTSPOKEN and register.traits[party].kind != "object":
        return False
    whole = party.part_of
    while whole is not None:
        if whole.sector in ROAMING:
            return False
        whole = whole.part_of
    return bool(party.mentions)


def _led_by(register: Register, party: Party) -> Party | None:
    """Whom somebody follows: the "Syrian" of "Syrian-led troops"."""
    owners = register.owners
    for mention in party.mentions:
        for c in mention.head.children:
            if c.dep == "amod" and c.lower == "led":
                return next((owners[d.i] for d in c.children if d.i in owners), None)
    return None


def _said(party: Party, heads: dict[int, str]) -> str | None:
    """Where the words themselves say that they are: "students throughout Indonesia", "a paper based in Goma"."""
    for mention in party.mentions:
        seats = [c for c in mention.head.children if c.dep == "acl" and c.lemma in SEATED]
        for prep in (p for holder in (mention.head, *seats) for p in holder.children):
            if prep.dep == "prep" and prep.lower in WITHIN:
                for c in prep.children:
                    if c.dep == "pobj" and (code := _code_in(c, heads)) is not None:
                        return code
    return None


def _code_in(noun: Token, heads: dict[int, str]) -> str | None:
    if noun.i in heads:
        return heads[noun.i]
    return next(
        (
            heads[c.i]
            for c in noun.children
            if c.i in heads and c.dep in {"compound", "nmod", "appos", "poss"}
        ),
        None,
    )


def _likely(party: Party, here: Mapping[int, Evidence], whole: Evidence, sure: float) -> str | None:
    """The country that the report has most to do with, its own sentences counting most; None where two are as likely."""
    scores = dict(whole)
    for mention in _first_of_each(party.mentions):
        for code, value in here.get(mention.head.sent.i, {}).items():
            scores[code] = scores.get(code, 0.0) + NEAR * value
    best = max(sorted(scores), key=lambda code: scores[code])
    return best if scores[best] >= sure * sum(scores.values()) else None


def _first_of_each(mentions: Sequence[Mention]) -> list[Mention]:
    """The first mention in each sentence, of the first few sentences."""
    seen: dict[int, Mention] = {}
    for mention in mentions:
        seen.setdefault(mention.head.sent.i, mention)
    return list(seen.values())[:4]
