"""Unknowns: places that the gazetteer lacks, or has in another spelling, found by the words beside them.

    the village of  Baghaydin      Tariq al-Bab  district      the towns of Foua  and  Kefraya      a blast near  Zardiant
                    no record                                               known    so is this                   no record

A name in another spelling ("Jisr al-Shaghour") is looked up by its skeleton, in the countries that the report is about. What one
sentence shows to be a place is one wherever the report names it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance.Levenshtein import distance

from reportedly.gazetteer import Gazetteer, PlaceRecord
from reportedly.naming import naming
from reportedly.place_keys import fold
from reportedly.reading.findings import Name, Toponym
from reportedly.reading.parse import Doc, Token
from reportedly.reading.toponyms.context import Context
from reportedly.reading.toponyms.sightings import ARTICLES, Sighting
from reportedly.reading.toponyms.signs import IN_PERSON
from reportedly.toponymy import Toponymy
from reportedly.word_lists import word_list

UNTOLD = frozenset({"organisation", "group", "office", "demonym", "country"})
OF = frozenset({"of", "called", "named"})
JOINED = frozenset({",", "and", "or", "&"})
VAGUE = word_list("vague_kinds")
QUARTERS = frozenset(
    "neighborhood neighborhoods neighbourhood neighbourhoods quarter quarters suburb area areas".split()
)
# "in Zardiant": what stands behind these without an article is a place, unless it is a thing.
SCENES = frozenset({"in", "near", "outside", "around"})
# "on the edge of Zardiant"
MARGINS = frozenset(
    "outskirts edge edges centre center vicinity suburbs direction km kilometres kilometers miles".split()
)
SHORTEST, WORDS = 3, 3  # letters and words of a name that nothing but its preposition shows to be a place
SPOKEN_OF = 0.8  # votes that the country of the report needs for a spelling to be looked up in it


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
    # ~ "Jisr" of "Jisr al-Shaghour" was taken for a given name; a street's or a paper's name is settled
    taken.update(i for s in sightings if s.barred and s.why[-1] != IN_PERSON for i in range(s.start, s.end))
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
        shown = told or listed or _is_scene(tokens, start, name, words)
        if not shown:
            opens = tokens[start].lower in words.openings
            if not opens and (name.kind == "person" or not _is_local(tokens, start, words)):
                continue
        words_of = doc.text[tokens[start].start : tokens[name.end - 1].end]
        quarter = name.end < len(tokens) and tokens[name.end].text in QUARTERS
        record = None if quarter else _spelled_otherwise(words_of, context, places)
        if record is None and not shown:
            continue
        toponym = Toponym(start, name.end, record.name if record else " ".join(words_of.split()), record)
        out.append(toponym)
        if shown:
            last = toponym
    taken.update(i for t in out for i in range(t.start, t.end))
    # ~ a surname is no place; what is told to be one may be a given name too: "the district of Zahra"
    held = [n for n in names if n.kind in UNTOLD or (n.kind == "person" and n.end - n.start > 1)]
    taken.update(i for n in held for i in range(n.start, n.end))
    sure = [t for t in out if all(_is_word_of_place(w, words) for w in tokens[t.start : t.end])]
    return [*out, *_named_again(tokens, sure, taken)]


def _named_again(tokens: Sequence[Token], found: Sequence[Toponym], taken: set[int]) -> list[Toponym]:
    """The other mentions of places found: "Zardiant has seen no peace", a heading "ZARDIANT"."""
    names: dict[str, list[tuple[list[str], Toponym]]] = {}
    for toponym in found:
        lowers = [t.lower for t in tokens[toponym.start : toponym.end]]
        names.setdefault(lowers[0], []).append((lowers, toponym))
    if not names:
        return []
    out = []
    for token in tokens:
        for lowers, toponym in names.get(token.lower, ()):
            end = token.i + len(lowers)
            if (
                token.text[0].isupper() == tokens[toponym.start].text[0].isupper()
                and [t.lower for t in tokens[token.i : end]] == lowers
                and taken.isdisjoint(range(token.i, end))
            ):
                out.append(Toponym(token.i, end, toponym.name, toponym.record))
                taken.update(range(token.i, end))
                break
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


def _is_scene(tokens: Sequence[Token], start: int, name: Name, words: Toponymy) -> bool:
    """ "near X", "in X", "north of X": a bare name in the slot of a place, where a capital is no matter of style ("Killed in Clashes")."""
    sent, end = tokens[start].sent, name.end
    if name.kind not in {"other", "place"} or start <= sent.start or end - start > WORDS:
        return False
    if not all(_is_word_of_place(t, words) for t in tokens[name.start : end]):
        return False
    after = tokens[end] if end < sent.end else None
    if after is not None and (
        after.tag == "POS" or (after.text[0].isupper() and after.lower not in naming().calendar)
    ):
        return False
    before, ahead = tokens[start - 1], tokens[start - 2] if start - 2 >= sent.start else None
    if before.lower in SCENES and before.pos == "ADP":
        return ahead is None or not ahead.text[0].isupper()
    if ahead is None or before.lower != "of":
        return False
    return ahead.lower in words.sites or ahead.lower in words.directions or ahead.lower in MARGINS


def _is_word_of_place(token: Token, words: Toponymy) -> bool:
    """Whether a word may be of a place's name: "Zardiant", "al"; not "NGOs", "Swahili", "Airstrikes"."""
    lower = token.lower
    if lower in ARTICLES or token.text == "-":
        return True
    return (
        token.pos == "PROPN"
        and token.text[0].isupper()
        and not token.text.isupper()
        and len(lower) >= SHORTEST
        and lower not in words.languages
        and lower not in words.directions
        and lower not in words.common
    )


def _is_listed(tokens: Sequence[Token], end: int, start: int) -> bool:
    between = tokens[end:start]
    return 0 < len(between) <= 2 and all(t.text in JOINED for t in between)


def _is_local(tokens: Sequence[Token], start: int, words: Toponymy) -> bool:
    """Behind "in", "near", "outside"."""
    return start > tokens[start].sent.start and tokens[start - 1].lower in words.locative


def _spelled_otherwise(name: str, context: Context, places: Gazetteer) -> PlaceRecord | None:
    """The place of that skeleton in the country that the report is about, the likeliest of several.

    Of another place with these consonants the vowels tell it: see `_is_close`.
    """
    votes = context.countries
    home = max(votes, key=votes.__getitem__, default=None)
    if home is None or votes[home] < SPOKEN_OF:
        return None
    key = fold(name).removeprefix("al ")
    near = [
        b for b in places.alike(name)
        if b.record.country == home and _is_close(key, fold(b.record.name).removeprefix("al "))
    ]  # fmt: skip
    if not near:
        return None
    return max(near, key=lambda b: (b.fame + context.score(b, ()), b.record.id)).record


def _is_close(a: str, b: str) -> bool:
    """Whether two names of one skeleton also begin alike and are alike in length: Raqa and Raqqah, not Sevre and Siberia."""
    return a[:1] == b[:1] and abs(len(a) - len(b)) <= 2 and distance(a, b) <= 1 + len(a) // 4
