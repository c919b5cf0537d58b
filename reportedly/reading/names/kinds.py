"""Kinds: what the words of a name say of who bears it.

Mount Kenya Bank        Amina Kenya
a body                  a person
"""

from __future__ import annotations

from datetime import date

from reportedly.actors import ActorRecord, Directory, Match
from reportedly.reading.parse import Token

DEMONYMS = frozenset({"people", "adjective", "combining"})
KINDS = {"country": "country", "person": "person", "group": "group", "people": "group", "office": "office"}


def record_of(hit: Match, directory: Directory, on: date | None) -> ActorRecord | None:
    """Whom a match names: the likeliest; of several people of one surname the one in office, else nobody."""
    first = hit.records[0]
    if hit.form == "surname" and len(hit.records) > 1:
        return directory.person(hit.records[0].name.split()[-1], on)
    return first


def stripped(token: Token) -> str:
    """The word without the s that an apostrophe may have set off."""
    lower = token.lower
    named = token.pos == "PROPN" or (token.text[0].isupper() and token.i > token.sent.start)
    if named and len(lower) > 4 and lower.endswith("s") and not lower.endswith("ss"):
        return lower[:-1]
    return lower


def kind_of(hit: Match) -> str:
    """The kind of a name that the directory knows; a capital is a place until somebody lets it speak."""
    if hit.form in DEMONYMS:
        return "demonym"
    if hit.form == "capital":
        return "place"
    if hit.form == "seat":
        return "organisation"
    return KINDS.get(hit.records[0].kind, "organisation")


def names_person(token: Token, directory: Directory) -> bool:
    """Whether a noun is a word for one person: "spokesman", "resident"."""
    if token.pos not in {"NOUN", "PROPN"} or token.tag in {"NNS", "NNPS"}:
        return False
    role = directory.role(token.lemma)
    return role is not None and role.kind == "person"
