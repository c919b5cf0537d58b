"""Unknowns: places that the gazetteer lacks, or has in another spelling, found by the words beside them.

    the village of  Baghaydin          Tariq al-Bab  district          the towns of Foua  and  Kefraya
                    no record                                                       known    so is this

A name in another spelling ("Jisr al-Shaghour") is looked up by its skeleton, in the countries that the report is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.gazetteer import Gazetteer, PlaceRecord
from reportedly.reading.context import Context
from reportedly.reading.findings import Name, Toponym
from reportedly.reading.parse import Doc, Token
from reportedly.reading.sightings import ARTICLES, Sighting
from reportedly.toponymy import Toponymy

UNTOLD = frozenset({"organisation", "group", "office", "demonym", "country"})
OF = frozenset({"of", "called", "named"})
JOINED = frozenset({",", "and", "or", "&"})
# "X state", "X base" are said of much else, and "the state of X" of no place at all
VAGUE = frozenset({"state", "states", "capital", "capitals", "community", "communities", "base", "bases", "church", "department", "departments", "division"})  # fmt: skip
SPOKEN_OF = 0.8  # votes that a country needs for a spelling to be looked up in it


def find_unknown(
    doc: Doc,
    names: Sequence[Name],
    sightings: Sequence[Sighting],
    found: Sequence[Toponym],
    context: Context,
    places: Gazetteer,
    words: Toponymy,
) -> list[Toponym]:
    """Toponyms beside those `found`; `record` is None where not even the skeleton is known."""
    taken = {i for t in found for i in range(t.start, t.end)}
    taken.update(i for s in sightings if s.barred for i in range(s.start, s.end))
    tokens = doc.tokens
    out: list[Toponym] = []
    last: Toponym | None = None
    for name in names:
        if name.record is not None or name.kind in UNTOLD or not tokens[name.start].text[0].isalpha():
            continue
        if any(i in taken for i in range(name.start, name.end)):
            continue
        start = _opening(tokens, name)
        told = _is_told(tokens, start, name.end, words)
        listed = last is not None and _is_listed(tokens, last.end, start)
        if not told and not listed and (name.kind == "person" or not _is_local(tokens, start, words)):
            continue
        words_of = doc.text[tokens[start].start : tokens[name.end - 1].end]
        record = _spelled_otherwise(words_of, context, places)
        if record is None and not told and not listed:
            continue
        toponym = Toponym(start, name.end, record.name if record else " ".join(words_of.split()), record)
        out.append(toponym)
        if told or listed:
            last = toponym
    return out


def _opening(tokens: Sequence[Token], name: Name) -> int:
    """With the article that the name lost: "al-Karima"."""
    start, first = name.start, tokens[name.start].sent.start
    if start - 2 >= first and tokens[start - 1].text == "-" and tokens[start - 2].lower in ARTICLES:
        return start - 2
    if start - 1 >= first and tokens[start - 1].text in ARTICLES - {"as", "at", "an"}:
        return start - 1
    return start


def _is_told(tokens: Sequence[Token], start: int, end: int, words: Toponymy) -> bool:
    """ "the village of X", "neighbourhoods X", "X village": a noun says that it is a place."""
    sent = tokens[start].sent
    if end < sent.end:
        after = tokens[end]
        if after.text in words.kinds and after.text not in VAGUE and after.pos in {"NOUN", "PROPN"}:
            return True
    if start - 1 < sent.start:
        return False
    before = tokens[start - 1]
    if before.lower in OF and start - 2 >= sent.start:
        before = tokens[start - 2]
    elif before.pos != "NOUN":
        return False
    return before.text in words.kinds and before.text not in VAGUE


def _is_listed(tokens: Sequence[Token], end: int, start: int) -> bool:
    between = tokens[end:start]
    return 0 < len(between) <= 2 and all(t.text in JOINED for t in between)


def _is_local(tokens: Sequence[Token], start: int, words: Toponymy) -> bool:
    """Behind "in", "near", "outside"."""
    return start > tokens[start].sent.start and tokens[start - 1].lower in words.locative


def _spelled_otherwise(name: str, context: Context, places: Gazetteer) -> PlaceRecord | None:
    """The place of that skeleton in a country that the report speaks of, the likeliest of several."""
    votes = context.countries
    near = [b for b in places.alike(name) if votes.get(b.record.country or "", 0.0) >= SPOKEN_OF]
    if not near:
        return None
    return max(near, key=lambda b: (b.fame + context.score(b, ()), b.record.id)).record
