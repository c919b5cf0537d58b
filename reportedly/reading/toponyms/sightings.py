"""Sightings: every run of words that is the name of a place somewhere, with what speaks for and against its being meant so here.

    Officials  in   Savannah , Georgia            Jordan Bardella addressed voters
               +2   ^^^^^^^^ + ^^^^^^^            ^^^^^^ the given name of a person

Nothing is decided here: `reportedly.reading.toponyms` weighs the whole report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.gazetteer import ABBREVIATION, Bearer, Gazetteer, keys_of
from reportedly.naming import Naming
from reportedly.place_keys import fold
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.toponymy import Toponymy

LONGEST = 7  # tokens of a name
# Small words inside a name: "Rostov-on-Don", "Sharm el-Sheikh", "Isle of Man", "Cox's Bazar".
LINKS = frozenset(
    "- – of the and on upon in under by de del della di da do dos das du des la le les las los el al ul an as ash at ar az ad ed es ez e y i"
    " bin ben ibn abu van der den am im bei sur sous aux au en 's ’s ' ’ & /".split()
)
ARTICLES = frozenset("al el as ash at ar az ad an ed es ez ul".split())
CAPITALS = frozenset({"D.C.", "DC"})
ALWAYS = frozenset({"^US", "^UK", "^USA", "^UAE", "^USSR", "^DRC", "^NSW", "^DPRK"})
OPENING = frozenset({",", "(", "-", "--", "–", "—", ":"})
BRACKETS = frozenset({"(", "/", "["})  # around an agency
MOST_KEYS = 50_000  # kept between reports

Span = tuple[int, int, tuple[str, ...]]


@dataclass(slots=True, eq=False)
class Sighting:
    """A run of tokens with the places of that name. `evidence` sums up the signs; `level` is the kind of place that a word beside it says."""

    start: int
    end: int
    key: str
    bearers: Sequence[Bearer]
    sent: Sentence
    evidence: float = 0.0
    level: str | None = None
    is_town: bool = False  # "a Palestine man" is of the town
    peers: str | None = None  # the country of the states that it is listed with
    within: Sighting | None = None
    barred: bool = False
    why: list[str] = field(default_factory=list)

    def add(self, weight: float, why: str) -> None:
        self.evidence += weight
        self.why.append(why)

    def bar(self, why: str) -> None:
        self.barred = True
        self.why.append(why)


def find_sightings(doc: Doc, places: Gazetteer, words: Toponymy, naming: Naming) -> list[Sighting]:
    """The sightings in the order of the text, not yet weighed; of overlapping ones the longest."""
    spans: list[Span] = []
    for sent in doc.sentences:
        _spans(doc, sent, words.openers, spans)
    known = places.bearers(key for span in spans for key in span[2])
    found: list[Sighting] = []
    tokens = doc.tokens
    at = 0
    for start, end, keys in spans:  # ~ in the order of starts, the longest first
        if start < at:
            continue
        key = next((k for k in keys if known[k]), None)
        if key is None:
            continue
        sighting = Sighting(start, end, key, known[key], tokens[start].sent)
        if key[0] in "^~":
            if not _is_abbreviation(tokens, sighting, found):
                continue
        elif (
            key in words.directions
            or _is_directed(tokens, sighting, words, known)
            or (keys[0][0] == "^" and known[key][0].fame < 7.0 and not _is_dateline(tokens, sighting))
            or _is_shorter(tokens, sighting, known, naming)
        ):
            continue
        found.append(sighting)
        at = end
    return found


def _spans(doc: Doc, sent: Sentence, openers: frozenset[str], out: list[Span]) -> None:
    """The runs of words that may be a name: from a capital to a capital, with small words between."""
    tokens, text, stop = doc.tokens, doc.text, sent.end
    for i in range(sent.start, stop):
        token = tokens[i]
        first = token.text[0]
        if "a" <= first <= "z":
            if token.lower not in openers:
                continue
            after = i + 2 if i + 2 < stop and tokens[i + 1].text == "-" else i + 1
            if after >= stop or not tokens[after].text[0].isupper():
                continue
        elif not first.isupper():
            continue
        last = i  # ~ ends are kept the longest first
        ends: list[int] = []
        for j in range(i, min(i + LONGEST, stop)):
            word = tokens[j].text
            if word[0].isupper() or (word[0].isdigit() and j > i and tokens[j - 1].text == "-"):
                ends.append(j)
                last = j
            elif (
                j > i
                and word not in LINKS
                and not (word == "," and j + 1 < stop and tokens[j + 1].text in CAPITALS)
            ):
                break
        for last in reversed(ends):
            surface = text[token.start : tokens[last].end]
            clipped = (
                last + 1 < stop and tokens[last + 1].text == "." and len(surface) < 7 and surface[-1] != "."
            )
            keys = _keys(surface + "." if clipped else surface, last == i)
            if keys:
                out.append((i, last + 1, keys))


_kept: dict[tuple[str, bool], tuple[str, ...]] = {}


def _keys(surface: str, single: bool) -> tuple[str, ...]:
    """What to look up for a run of words; of "U.S.-led", one token to the parser, the part before the hyphen."""
    found = _kept.get((surface, single))
    if found is None:
        front = surface.partition("-")[0].replace(".", "") if single and "-" in surface else ""
        keys = ["^" + front] if front.isupper() else keys_of(surface)
        found = tuple(keys) if len(keys[-1]) > 1 else ()
        if len(_kept) > MOST_KEYS:
            _kept.clear()
        _kept[surface, single] = found
    return found


def _is_dateline(tokens: Sequence[Token], s: Sighting) -> bool:
    """Whether capitals are the way in which places are written here: "GOMA, DR Congo -", a line in capitals; not "GOMA (KNA)"."""
    if s.start > s.sent.start and tokens[s.start - 1].text in BRACKETS:
        return False
    if s.sent.kind == "dateline" or is_loud(s.sent):
        return True
    return s.start == s.sent.start and s.end < s.sent.end and tokens[s.end].text in OPENING


def _is_abbreviation(tokens: Sequence[Token], sighting: Sighting, found: Sequence[Sighting]) -> bool:
    """Whether capitals or a clipped word stand for a place: always "U.S." and "UAE", "Ind." and "OR" only behind a place and a comma."""
    if sighting.key in ALWAYS:
        return True
    state = any(b.kind == ABBREVIATION and b.record.feature == "ADM1" for b in sighting.bearers)
    before = tokens[sighting.start - 1] if sighting.start > sighting.sent.start else None
    if before is not None and before.text == ",":
        return bool(found) and found[-1].end == sighting.start - 1
    word = tokens[sighting.end - 1].text
    if not state or "." in word[:-1]:  # "N.C.", "DNR"
        return True
    return (
        word.endswith(".")
        and len(word) > 3
        and before is not None
        and (before.pos == "ADP" or (bool(found) and found[-1].end == sighting.start))
    )


def _is_directed(
    tokens: Sequence[Token], s: Sighting, words: Toponymy, known: Mapping[str, Sequence[Bearer]]
) -> bool:
    """Whether a direction written small is no part of the name: "southern Red Sea", but not "eastern Ghouta"."""
    first = tokens[s.start]
    if first.text[0].isupper() or first.lower not in words.directions or s.end - s.start < 2:
        return False
    rest = known.get(s.key.partition(" ")[2], ())
    return bool(rest) and rest[0].fame > s.bearers[0].fame


def _is_shorter(
    tokens: Sequence[Token], s: Sighting, known: Mapping[str, Sequence[Bearer]], naming: Naming
) -> bool:
    """Whether less of the words is meant: "Michigan" of "Michigan Center for ...", although there is a Michigan Center."""
    if s.end - s.start < 2 or s.bearers[0].fame > 4.5:
        return False
    if tokens[s.end - 1].lower in naming.bodies:
        return True
    first = known.get(fold(tokens[s.start].text), ())
    return len(first) > 0 and first[0].fame > 8.0 and tokens[s.start].text[0].isupper()


def is_loud(sent: Sentence) -> bool:
    """A headline in capitals, or with a capital on most words: there a capital says little."""
    if sent.end - sent.start > 40:
        return False
    cased = [t.text for t in sent.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(cased) > 3 and sum(t[0].isupper() for t in cased) > 0.7 * len(cased)
