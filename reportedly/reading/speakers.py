"""Speakers: whose words a quotation is, as far as "we" and "our" inside it need to know.

"   Our   forces will stay,"   the general   said.
    the general's
"""

from __future__ import annotations

from reportedly.reading.findings import Party
from reportedly.reading.parse import Token
from reportedly.reading.parties import Register
from reportedly.reading.salience import is_speaker

REACH = 14  # tokens behind a quotation in which its speaker stands
THIRD = frozenset({"he", "she", "it", "they"})


def speaker_of(register: Register, token: Token) -> Party | None:
    """The party whose quotation holds the token: named just behind it, else just before it, else who spoke last."""
    quote = register.quoted.get(token.i)
    if quote is None:
        return None
    tokens = register.doc.tokens
    block = token.sent.block
    start = tokens[quote.start].sent.start
    around = [*range(quote.end, min(quote.end + REACH, len(tokens))), *range(quote.start - 1, start - 1, -1)]
    for i in around:
        found = tokens[i]
        if found.sent.block != block or i in register.quoted or not is_speaker(found):
            continue
        party = register.cast.named_by(found)
        if party is not None:
            return party
        if found.lower in THIRD:
            break
    spoken = [p for p in register.recent if register.traits[p].spoke >= token.sent.i - 3]
    return max(spoken, key=lambda p: (register.traits[p].spoke, register.traits[p].at), default=None)
