"""Sightings: every run of words that is the name of a place somewhere, with what speaks for and against its being meant so here.

    Officials  in   Savannah , Georgia            Jordan Bardella addressed voters
               +2   ^^^^^^^^ + ^^^^^^^            ^^^^^^ a given name before a surname: -5

Nothing is decided here: `reportedly.reading.toponyms` weighs the whole report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.gazetteer import ABBREVIATION, ALTERNATE, Bearer, Gazetteer
from reportedly.naming import Naming
from reportedly.place_keys import fold
from reportedly.reading.findings import Name
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.toponymy import Toponymy

LONGEST = 7  # tokens of a name
# Small words inside a name: "Rostov-on-Don", "Sharm el-Sheikh", "Isle of Man", "Cox's Bazar".
LINKS = frozenset({"-", "of", "the", "and", "on", "upon", "in", "under", "by", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les", "las", "los", "el", "al", "ul", "an", "as", "ash", "at", "ar", "az", "ad", "ed", "es", "e", "y", "i", "bin", "ben", "ibn", "abu", "van", "der", "den", "am", "im", "bei", "sur", "sous", "aux", "au", "en", "'s", "’s", "'", "’", "&", "/", "–"})  # fmt: skip
ARTICLES = frozenset({"al", "el", "as", "ash", "at", "ar", "az", "ad", "an", "ed", "es", "ez", "ul"})
CAPITALS = frozenset({"D.C.", "DC"})
ROYAL = frozenset({"prince", "princess", "duke", "duchess", "earl", "marquess", "baron", "baroness", "archbishop", "bishop", "king", "queen", "statue", "battle", "treaty", "miss", "declaration", "peace"})  # fmt: skip
PERSONAL = frozenset({"person"})
BODIES = frozenset({"organisation", "group"})
ADMINISTRATIVE = frozenset({"admin1", "admin2"})
STATES = frozenset({"ADM1", "PCLI", "PCLD", "PCLH", "RGN"})


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
    head: int = 0  # where the name proper ends: "Aleppo" of "Aleppo province"
    within: Sighting | None = None
    barred: bool = False
    why: list[str] = field(default_factory=list)

    def add(self, weight: float, why: str) -> None:
        self.evidence += weight
        self.why.append(why)

    def bar(self, why: str) -> None:
        self.barred = True
        self.why.append(why)


def find_sightings(doc: Doc, names: Sequence[Name], places: Gazetteer, words: Toponymy, naming: Naming) -> list[Sighting]:
    """The sightings in the order of the text; of overlapping ones the longest."""
    spans = [span for sent in doc.sentences for span in _spans(doc, sent, words)]
    known = places.bearers(key for _, _, keys in spans for key in keys)
    found: list[Sighting] = []
    at = 0
    for start, end, keys in spans:  # ~ in the order of starts, the longest first
        if start < at:
            continue
        key = next((k for k in keys if known[k]), None)
        if key is None:
            continue
        tokens = doc.tokens
        sighting = Sighting(start, end, key, known[key], tokens[start].sent, head=end)
        if key[0] in "^~" and not _is_abbreviation(tokens, sighting, found):
            continue
        found.append(sighting)
        at = end
    cover = {i: name for name in names for i in range(name.start, name.end)}
    for sighting in found:
        _weigh(doc.tokens, sighting, cover, words, naming)
    _link(doc.tokens, found)
    return found


def _spans(doc: Doc, sent: Sentence, words: Toponymy) -> list[tuple[int, int, list[str]]]:
    tokens, text = doc.tokens, doc.text
    out: list[tuple[int, int, list[str]]] = []
    for i in range(sent.start, sent.end):
        token = tokens[i]
        word = token.text
        if not word[0].isupper():
            lower = token.lower
            if lower in ARTICLES or lower in words.directions:
                after = i + 2 if i + 2 < sent.end and tokens[i + 1].text == "-" else i + 1
                if after >= sent.end or not tokens[after].text[0].isupper():
                    continue
            else:
                continue
        ends: list[int] = []
        for j in range(i, min(i + LONGEST, sent.end)):
            other = tokens[j].text
            if other[0].isupper() or (other[0].isdigit() and j > i and tokens[j - 1].text == "-"):
                ends.append(j + 1)
            elif j > i and tokens[j].lower not in LINKS and not (tokens[j].text == "," and j + 1 < sent.end and tokens[j + 1].text in CAPITALS):
                break
        for end in reversed(ends):
            surface = text[token.start : tokens[end - 1].end]
            keys = [fold(surface)]
            letters = surface.replace(".", "").replace(" ", "")
            if len(letters) <= 5 and letters.isupper() and letters.isalpha():
                keys.insert(0, "^" + letters)
            elif end == i + 1 and "-" in surface and surface[0].isupper():
                front = surface.partition("-")[0].replace(".", "")
                if front.isupper():
                    keys = ["^" + front]
            elif surface[-1] == "." or (end < sent.end and tokens[end].text == "." and len(surface) < 7):
                keys.insert(0, "~" + keys[0])
            if len(keys[-1]) > 1:
                out.append((i, end, keys))
    return out


def _is_abbreviation(tokens: Sequence[Token], sighting: Sighting, found: Sequence[Sighting]) -> bool:
    """Whether capitals or a clipped word stand for a place: always "U.S." and "UAE", "Ind." and "OR" only behind a place and a comma."""
    if sighting.key in {"^US", "^UK", "^USA", "^UAE", "^EU", "^USSR", "^DRC", "^NSW", "^DPRK"}:
        return True
    state = any(b.kind == ABBREVIATION and b.record.feature == "ADM1" for b in sighting.bearers)
    before = tokens[sighting.start - 1] if sighting.start > sighting.sent.start else None
    if before is not None and before.text == ",":
        return bool(found) and found[-1].end == sighting.start - 1
    word = tokens[sighting.end - 1].text
    if not state or "." in word[:-1]:  # "N.C.", "DNR"
        return True
    return word.endswith(".") and len(word) > 3 and before is not None and (before.pos == "ADP" or (bool(found) and found[-1].end == sighting.start))


def _weigh(tokens: Sequence[Token], s: Sighting, cover: dict[int, Name], words: Toponymy, naming: Naming) -> None:
    """What the neighbours say."""
    sent = s.sent
    first, last = tokens[s.start], tokens[s.end - 1]
    name = cover.get(s.start)
    before = tokens[s.start - 1] if s.start > sent.start else None
    after = tokens[s.end] if s.end < sent.end else None
    single = s.end - s.start == 1
    loud = _is_loud(sent)
    if single and s.key in words.common:
        s.add(-2.5, "an English word")
    if first.pos not in {"PROPN", "ADJ", "X", "NOUN"} and single:
        s.add(-2.5, "no noun")
    elif first.pos != "PROPN" and single:
        s.add(-1.0, "no proper noun")
    if single and s.key in naming.given:
        s.add(-1.0, "a given name")
    if name is not None and name.kind == "demonym" and not (s.start <= name.start and name.end <= s.end and s.bearers[0].record.feature == "PCLI"):
        s.bar("a demonym")
    if name is not None and name.kind in PERSONAL:
        if name.start < s.start or name.end > s.end:
            s.bar("part of a person's name")
        else:
            s.add(-4.0, "a person")
    if before is not None:
        _weigh_before(tokens, s, before, words, naming, loud)
    if after is not None:
        _weigh_after(tokens, s, after, words, naming, cover, loud)
    if sent.kind == "dateline":
        s.add(3.0, "dateline")
    if last.pos == "SPACE":
        s.bar("no words")


def _weigh_before(tokens: Sequence[Token], s: Sighting, before: Token, words: Toponymy, naming: Naming, loud: bool) -> None:
    start = s.sent.start
    lower = before.lower
    if before.text[0].isupper() and not loud:
        if lower in words.directions:
            if before.i > start or before.pos in {"PROPN", "ADJ"}:
                s.start = before.i
        elif lower in naming.places_first and before.pos == "PROPN":
            s.start, s.level = before.i, "natural"
        elif lower in naming.titles and before.pos == "PROPN":
            s.bar("behind a title")
        elif fold(lower) in naming.given and before.pos == "PROPN":
            s.bar("behind a given name")
        elif before.pos == "PROPN" and lower not in words.kinds and before.tag != "POS":
            s.add(-2.5, "behind another name")
        before_i = s.start - 1
        if before_i < start:
            return
        before, lower = tokens[before_i], tokens[before_i].lower
    i = before.i
    while i > start and (lower in words.directions or lower in {"the", "-"} or (tokens[i].pos == "ADJ" and tokens[i].text.islower())):
        i -= 1
        before, lower = tokens[i], tokens[i].lower
    if before.pos in {"ADP", "ADV", "SCONJ", "PART"} or lower in words.directions:
        if lower in words.locative:
            s.add(2.0, f"behind {lower!r}")
        elif lower in words.directional:
            s.add(0.7, f"behind {lower!r}")
        if lower == "of" and i > start:
            owner = tokens[i - 1]
            kind = words.kinds.get(owner.lower)
            if owner.text[0].isupper() and owner.pos == "PROPN" and not loud:
                if owner.lower in ROYAL:
                    s.bar(f"behind {owner.text} of")
                elif owner.lower in naming.bodies or owner.lower in words.things or owner.lower in naming.things:
                    s.add(-1.0, "in the name of a body")
            elif kind is not None:
                s.add(2.5, f"the {owner.lower} of")
                s.level = s.level or kind
            elif owner.lower in words.directions or owner.lower in {"outskirts", "part", "parts", "capital", "km", "miles", "people"}:
                s.add(2.0, f"{owner.lower} of")
    elif lower in words.kinds and before.pos in {"NOUN", "PROPN"} and before.text.islower():
        s.add(2.0, f"behind {lower!r}")
        s.level = s.level or words.kinds[lower]


def _weigh_after(tokens: Sequence[Token], s: Sighting, after: Token, words: Toponymy, naming: Naming, cover: dict[int, Name], loud: bool) -> None:
    sent = s.sent
    lower = after.lower
    kind = words.kinds.get(lower)
    if after.text[0].isupper() and after.text != "I":
        if after.start == tokens[s.end - 1].end and after.text[0].isalpha():
            return
        if kind in ADMINISTRATIVE or kind in {"natural", "built"} and lower not in naming.bodies:
            s.end, s.level = s.end + 1, kind
            s.add(2.5, f"before {after.text!r}")
        elif lower in words.streets or lower in words.papers or lower in words.teams or lower in words.things or lower in naming.things:
            s.bar(f"before {after.text!r}")
        elif lower in naming.bodies or lower in words.kinds:
            s.add(-0.5, "in the name of a body")
        elif lower in naming.titles or lower in words.company:
            s.add(0.5, f"before {after.text!r}")
        elif not loud and after.pos == "PROPN" and lower not in naming.calendar:
            name = cover.get(after.i)
            if name is None or name.kind not in {"demonym", "office"}:
                s.add(-3.0, "before another name")
        return
    if kind in ADMINISTRATIVE and after.pos in {"NOUN", "PROPN"}:
        s.end, s.level = s.end + 1, kind
        s.add(2.5, f"before {lower!r}")
    elif lower in words.company and after.pos in {"NOUN", "PROPN", "VERB", "ADJ"}:
        s.add(1.5, f"before {lower!r}")
    elif lower == "-" and s.end + 1 < sent.end and after.start == tokens[s.end - 1].end:
        follow = tokens[s.end + 1].lower
        if follow in {"based", "born", "area", "led", "backed", "controlled", "held"}:
            s.add(1.5, f"-{follow}")
        elif tokens[s.end + 1].text[0].isupper() and not loud and s.bearers[0].record.feature not in STATES:
            s.add(-1.5, "joined to another name")
    elif lower == "," and s.end + 2 < sent.end:
        j = s.end + 1
        while j < sent.end - 1 and (tokens[j].lower in {"a", "an", "the", "one"} or tokens[j].pos == "ADJ" or tokens[j].lower in words.directions):
            j += 1
        if tokens[j].lower in words.kinds and tokens[j].text.islower() and j > s.end + 1:
            s.add(2.0, f", a {tokens[j].lower}")
            s.level = s.level or words.kinds[tokens[j].lower]


def _link(tokens: Sequence[Token], found: Sequence[Sighting]) -> None:
    """ "Savannah, Georgia", "Kelleyland in Rapides Parish": a place and the one it lies in."""
    for a, b in zip(found, found[1:], strict=False):
        if b.sent is not a.sent or b.barred:
            continue
        between = tokens[a.end : b.start]
        if len(between) == 1 and between[0].text in {",", "("} or (not between and b.key[0] in "^~"):
            if _may_hold(a, b):
                a.within = b
                a.add(3.0, f"in {b.key}")
                b.add(1.5, f"holds {a.key}")
                a.barred = a.barred and "demonym" in a.why[-2:-1]


def _may_hold(a: Sighting, b: Sighting) -> bool:
    return bool(pairs(a, b))


def pairs(a: Sighting, b: Sighting) -> list[tuple[Bearer, Bearer]]:
    """The places of the first name that lie in a state, country or county of the second."""
    out = []
    for y in b.bearers[:12]:
        record = y.record
        if record.feature not in STATES and record.feature != "ADM2":
            continue
        if y.kind == ALTERNATE and record.feature != "ADM2":
            continue
        for x in a.bearers:
            inner = x.record
            if inner.feature in {"PCLI", "PCLD", "PCLH", "CONT"} or inner is record or inner.country != record.country or inner.country is None:
                continue
            if record.feature.startswith("PCL"):
                out.append((x, y))
            elif record.feature == "ADM1" or (record.feature == "RGN" and record.admin1):
                if inner.admin1 == record.admin1 and inner.feature != "ADM1":
                    out.append((x, y))
            elif record.feature == "ADM2" and b.level == "admin2":
                if inner.admin1 == record.admin1 and inner.feature not in {"ADM1", "ADM2"} and abs(inner.lat - record.lat) < 1.2 and abs(inner.lon - record.lon) < 1.5:
                    out.append((x, y))
    return out


def _is_loud(sent: Sentence) -> bool:
    """A headline in capitals, or with a capital on most words: there a capital says little."""
    if sent.end - sent.start > 40:
        return False
    cased = [t.text for t in sent.tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(cased) > 3 and sum(t[0].isupper() for t in cased) > 0.7 * len(cased)
