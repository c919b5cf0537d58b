"""Speakers: whose words a quotation is: whom "we" and "our" inside it mean, and whom "they" cannot mean.

"   Our   forces will stay; they must go,"   the general   said.
    the general's           not his side
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.reading.findings import Party
from reportedly.reading.grammar import noun_phrase
from reportedly.reading.mentions.parties import Register
from reportedly.reading.mentions.salience import is_speaker
from reportedly.reading.nominals import lemma_of
from reportedly.reading.parse import Token
from reportedly.reading.quotes import Quote

REACH = 14  # tokens behind a quotation in which its speaker stands
THIRD = frozenset({"he", "she", "it", "they"})


def speaker_of(register: Register, token: Token) -> Party | None:
    """The party whose quotation holds the token: named just behind it, else just before it, else who spoke last."""
    quote = register.quoted.get(token.i)
    if quote is None:
        return None
    for found in _speakers(register, quote, token):
        party = register.cast.named_by(found)
        if party is not None:
            return party
        if found.lower in THIRD:
            break
    spoken = [p for p in register.recent if register.traits[p].spoke >= token.sent.i - 3]
    return max(spoken, key=lambda p: (register.traits[p].spoke, register.traits[p].at), default=None)


def _speakers(register: Register, quote: Quote, token: Token) -> Iterator[Token]:
    """The words around a quotation that may be its speaker, the likeliest first."""
    tokens = register.doc.tokens
    start = tokens[quote.start].sent.start
    around = [*range(quote.end, min(quote.end + REACH, len(tokens))), *range(quote.start - 1, start - 1, -1)]
    for i in around:
        found = tokens[i]
        if found.sent.block == token.sent.block and i not in register.quoted and is_speaker(found):
            yield found


def owners_ahead(register: Register, token: Token) -> list[Token]:
    """The pronouns behind a quotation that say whose its speaker is: "They massacred traders," [their] spokesman said."""
    found = _speaker(register, token)
    if found is None or found.i < token.i:
        return []
    return [
        t
        for t in _phrase(register, found)
        if t.dep == "poss" and t.tag == "PRP$" and t.i not in register.quoted
    ]


def _speaker(register: Register, token: Token) -> Token | None:
    quote = register.quoted.get(token.i)
    return next(_speakers(register, quote, token), None) if quote is not None else None


def _phrase(register: Register, noun: Token) -> list[Token]:
    low, high = noun_phrase(noun)
    return register.doc.tokens[low:high]


def side_of_speaker(register: Register, token: Token) -> list[Party]:
    """Whom a third person inside a quotation cannot mean: "They massacred traders," said a spokesman for the rebels.

    The speaker may stand behind the quotation and be read only later, so that his words are looked at.
    """
    found = _speaker(register, token)
    if found is None:
        return []
    words = _phrase(register, found)
    words += [o for c in found.children if c.dep == "prep" for o in c.children if o.dep == "pobj"]
    named = [register.cast.named_by(t) or register.owners.get(t.i) for t in words]
    lemmas = {lemma_of(t) for t in words if t.pos in {"NOUN", "PROPN", "ADJ"}}
    out = [p for p in named if p is not None]
    out += [p for p in register.recent if p.record is None and register.traits[p].heads & lemmas]
    return out + [p.part_of for p in out if p.part_of is not None]
