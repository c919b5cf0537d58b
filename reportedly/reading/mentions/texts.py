"""Texts: a document speaks for whoever wrote it.

A letter from the minister arrived. The letter said ...
                                    the minister
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.cues import cues
from reportedly.reading.mentions.descriptions import describe
from reportedly.reading.mentions.introductions import introduce
from reportedly.reading.mentions.parties import Register
from reportedly.reading.mentions.salience import is_speaker
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

MAKING = word_list("making")


def read_text(register: Register, token: Token, read: Callable[[Token], None]) -> None:
    """A text speaks for whoever wrote it: "an Iranian report said"; "a letter from the minister", later "the letter said"."""
    d = describe(register, token, None)
    party = d.owner if d.lemma in cues().texts else None
    if party is None:  # "a report by", "a list distributed by"
        makers = [c for c in token.children if c.dep in {"acl", "relcl"} and c.lemma in MAKING]
        makers += [token] if d.lemma in cues().texts else []
        by = [c for t in makers for c in t.children if c.lower == "by"]
        for maker in (o for c in by for o in c.children if o.dep == "pobj"):
            read(maker)
            party = party or register.cast.named_by(maker)
    if party is None and d.definite:
        party = register.by_key.get(("text", d.lemma))
    if party is None and is_speaker(token):
        party = introduce(register, d)
    if party is None:
        return
    register.by_key[("text", d.lemma)] = party
    if is_speaker(token):
        register.mention(party, d.start, d.end, token, "noun")
        register.seen(party, token)
