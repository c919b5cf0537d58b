"""Sightings: every run of words that is the name of a place somewhere, with what speaks for and against its being meant so here.

    Officials  in   Savannah , Georgia            Jordan Bardella addressed voters
               +2   ^^^^^^^^ + ^^^^^^^            ^^^^^^ a given name before a surname: -5

Nothing is decided here: `reportedly.reading.toponyms` weighs the whole report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
DASHES = frozenset({"-", "--", "---", "–", "—", "_"})
PARTIES = frozenset({"R", "D", "I", "Dem", "Rep", "Lab", "Con", "Lib"})
OWN_KINDS = frozenset(
    {"region", "oblast"}
)  # "Donetsk region" is a name; in "Maysan province" the noun need not belong to it
OUTSKIRTS = frozenset(
    {
        "outskirts",
        "part",
        "parts",
        "capital",
        "km",
        "miles",
        "people",
        "area",
        "rest",
        "heart",
        "centre",
        "center",
        "edge",
        "coast",
    }
)
BODIES = frozenset({"organisation", "group"})
ADMINISTRATIVE = frozenset({"admin1", "admin2"})
IN_BETWEEN = frozenset({",", "in", "the", "part", "of"})
COUNTRIES_SHORT = frozenset({"^US", "^UK", "^USA", "^UAE"})
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
    is_town: bool = False  # "a Palestine man" is of the town
    within: Sighting | None = None
    barred: bool = False
    why: list[str] = field(default_factory=list)

    def add(self, weight: float, why: str) -> None:
        self.evidence += weight
        self.why.append(why)

    def bar(self, why: str) -> None:
        self.barred = True
        self.why.append(why)


def find_sightings(
    doc: Doc, names: Sequence[Name], places: Gazetteer, words: Toponymy, naming: Naming
) -> list[Sighting]:
    """The sightings in the order of the text; of overlapping ones the longest."""
    spans = [span for sent in doc.sentences for span in _spans(doc, sent, words)]
    known = places.bearers(key for _, _, keys in spans for key in keys)
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
            or (keys[0][0] == "^" and known[key][0].fame < 6.0 and not _is_loud(sighting.sent))
            or _is_shorter(tokens, sighting, known, naming)
        ):
            continue
        found.append(sighting)
        at = end
    signs = _Signs(doc.tokens, names, words, naming)
    for sighting in found:
        signs.weigh(sighting)
    _link(tokens, found, words)
    _share(tokens, found)
    return found


def _is_shorter(
    tokens: Sequence[Token], s: Sighting, known: Mapping[str, Sequence[Bearer]], naming: Naming
) -> bool:
    """Whether less of the words is meant: "Michigan" of "Michigan Center for ...", although there is a Michigan Center."""
    if s.end - s.start < 2 or s.bearers[0].fame > 4.5:
        return False
    if tokens[s.end - 1].lower in naming.bodies:
        return True
    first = known.get(fold(tokens[s.start].text))
    return bool(first) and first[0].fame > 8.0 and tokens[s.start].text[0].isupper()


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
            elif (
                j > i
                and tokens[j].lower not in LINKS
                and not (tokens[j].text == "," and j + 1 < sent.end and tokens[j + 1].text in CAPITALS)
            ):
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
    return (
        word.endswith(".")
        and len(word) > 3
        and before is not None
        and (before.pos == "ADP" or (bool(found) and found[-1].end == sighting.start))
    )


class _Signs:
    """What the words of a sighting and its neighbours say for and against it."""

    def __init__(
        self, tokens: Sequence[Token], names: Sequence[Name], words: Toponymy, naming: Naming
    ) -> None:
        self.tokens, self.words, self.naming = tokens, words, naming
        self.cover = {i: name for name in names for i in range(name.start, name.end)}
        self.surnames = {
            fold(tokens[n.end - 1].text) for n in names if n.kind == "person" and n.end - n.start > 1
        }
        self.loud: dict[int, bool] = {}

    def weigh(self, s: Sighting) -> None:
        tokens, words = self.tokens, self.words
        sent = s.sent
        if sent.i not in self.loud:
            self.loud[sent.i] = _is_loud(sent)
        loud = self.loud[sent.i]
        first, last = tokens[s.start], tokens[s.end - 1]
        if s.end - s.start == 1:
            self._weigh_word(s, first)
        elif last.lower in words.kinds:
            s.add(2.5, f"a {last.lower}")
        self._weigh_name(s)
        if s.start > sent.start:
            self._weigh_before(s, tokens[s.start - 1], loud)
        opens = s.start == sent.start
        if s.end < sent.end:
            after = tokens[s.end]
            if opens and after.text in DASHES and first.text.isupper():
                s.add(3.0, "dateline")
            self._weigh_after(s, after, loud)
        if sent.kind == "dateline":
            s.add(3.0, "dateline")

    def _weigh_word(self, s: Sighting, token: Token) -> None:
        """A single word: an English one, a given name, a surname, a month."""
        if s.key in self.words.common:
            s.add(-2.5, "an English word")
        if token.lower.rstrip(".") in MONTHS or token.lower in self.naming.calendar:
            s.bar("a month or day")
        if token.pos not in {"PROPN", "ADJ", "X", "NOUN"}:
            s.add(-2.5, "no noun")
        elif token.pos != "PROPN":
            s.add(-1.0, "no proper noun")
        if s.key in self.naming.given:
            s.add(-1.0, "a given name")
        if s.key in self.surnames:
            s.add(-4.0, "a surname")

    def _weigh_name(self, s: Sighting) -> None:
        """The proper name that it lies in."""
        name = self.cover.get(s.start)
        if name is None:
            return
        inside = name.start < s.start or name.end > s.end
        if name.end < s.end:
            return
        if name.kind == "demonym":
            if inside or s.bearers[0].record.feature[:3] != "PCL":
                s.bar("a demonym")
        elif name.kind == "person":
            if inside:
                s.bar("part of a person's name")
            elif name.record is not None or s.end - s.start == 1:
                s.add(-4.0, "a person")
            else:
                s.add(-1.5, "a person")  # ~ "Norte de Santander", "al-Tanf": a particle misled
        elif name.kind in BODIES and name.record is not None:
            if inside:
                s.bar("part of a body's name")
            elif s.bearers[0].record.feature[:3] not in {"PCL", "ADM"}:
                s.add(-3.0, "a body")

    def _weigh_before(self, s: Sighting, before: Token, loud: bool) -> None:
        tokens, words, naming = self.tokens, self.words, self.naming
        start = s.sent.start
        lower = before.lower
        if lower == "-" and before.i - 1 >= start and before.start == tokens[before.i - 1].end:
            if tokens[before.i - 1].text in PARTIES:
                s.add(3.0, "a member for it")
            elif tokens[before.i - 1].text[0].isupper() and s.bearers[0].record.feature not in STATES:
                s.add(-1.5, "joined to another name")
        elif before.text[0].isupper() and not loud:
            if lower in words.directions:
                if before.i > start or before.pos in {"PROPN", "ADJ"}:
                    s.start = before.i
            elif lower in naming.places_first and before.pos == "PROPN":
                s.start, s.level = before.i, "natural"
            elif lower in naming.titles and before.pos == "PROPN":
                s.bar("behind a title")
            elif fold(lower) in naming.given and before.pos == "PROPN":
                s.bar("behind a given name")
            elif before.pos == "PROPN" and lower not in words.kinds and before.i not in self.places_before(s):
                s.add(-2.5, "behind another name")
            if s.start == start:
                return
            before, lower = tokens[s.start - 1], tokens[s.start - 1].lower
        i = before.i
        while i > start and (
            lower in words.directions
            or lower in {"the", "-"}
            or (tokens[i].pos == "ADJ" and tokens[i].text.islower())
        ):
            i -= 1
            before, lower = tokens[i], tokens[i].lower
        if before.pos in {"ADP", "ADV", "SCONJ", "PART", "VERB"} or lower in words.directions:
            if lower in words.locative:
                s.add(2.0, f"behind {lower!r}")
            elif lower in words.directional:
                s.add(0.7, f"behind {lower!r}")
            if lower == "of" and i > start:
                self._weigh_owner(s, tokens[i - 1], loud)
        elif lower in words.kinds and before.pos in {"NOUN", "PROPN"} and before.text.islower():
            s.add(2.0, f"behind {lower!r}")
            s.level = s.level or words.kinds[lower]

    def places_before(self, s: Sighting) -> frozenset[int]:
        name = self.cover.get(s.start - 1)
        return (
            frozenset({s.start - 1})
            if name is not None and name.kind in {"country", "place", "demonym", "office"}
            else frozenset()
        )

    def _weigh_owner(self, s: Sighting, owner: Token, loud: bool) -> None:
        """ "the town of X", "University of X", "Prince of X"."""
        words, naming = self.words, self.naming
        lower = owner.lower
        kind = words.kinds.get(lower)
        if owner.text[0].isupper() and owner.pos == "PROPN" and not loud and kind != "settlement":
            if lower in ROYAL:
                s.bar(f"behind {owner.text} of")
            elif lower in naming.bodies or lower in words.things or lower in naming.things:
                s.add(-1.0, "in the name of a body")
        elif kind is not None:
            s.add(2.5, f"the {lower} of")
            s.level = s.level or kind
        elif lower in words.directions or lower in OUTSKIRTS:
            s.add(2.0, f"{lower} of")

    def _weigh_after(self, s: Sighting, after: Token, loud: bool) -> None:
        tokens, words = self.tokens, self.words
        lower, sent = after.lower, s.sent
        kind = words.kinds.get(lower)
        if after.text[0].isupper():
            if after.text != "I" and not (after.start == tokens[s.end - 1].end and after.text[0].isalpha()):
                self._weigh_chunk(s, after, loud)
        elif kind in ADMINISTRATIVE and after.pos in {"NOUN", "PROPN"}:
            s.level = kind
            s.end += lower in OWN_KINDS
            s.add(2.5, f"before {lower!r}")
        elif lower in words.products or (lower in words.things and after.dep != "nsubj"):
            s.bar(f"before {lower!r}")
        elif lower in words.company and after.pos in {"NOUN", "PROPN", "VERB", "ADJ"}:
            s.add(1.5, f"before {lower!r}")
            s.is_town = lower in words.townspeople and s.bearers[0].record.fame < 9.5
        elif after.tag == "POS" and s.end + 1 < sent.end:
            owned = tokens[s.end + 1]
            if (
                owned.text[0].isupper()
                and (
                    owned.lower in self.naming.things
                    or owned.lower in words.things
                    or owned.lower in self.naming.bodies
                )
                and s.bearers[0].fame < 7
            ):
                s.bar(f"'s {owned.text}")
        elif lower == "-" and s.end + 1 < sent.end and after.start == tokens[s.end - 1].end:
            follow = tokens[s.end + 1]
            if follow.lower in {"based", "born", "area", "led", "backed", "controlled", "held"}:
                s.add(1.5, f"-{follow.lower}")
            elif follow.text[0].isupper() and not loud and s.bearers[0].record.feature not in STATES:
                s.add(-1.5, "joined to another name")
        elif lower == "," and s.end + 2 < sent.end:
            j = s.end + 1
            while j < sent.end - 1 and (
                tokens[j].lower in {"a", "an", "the", "one"}
                or tokens[j].pos == "ADJ"
                or tokens[j].lower in words.directions
            ):
                j += 1
            noun = tokens[j].lower
            if noun in words.kinds and tokens[j].text.islower() and j > s.end + 1:
                s.add(2.0, f", a {noun}")
                s.level = s.level or words.kinds[noun]

    def _weigh_chunk(self, s: Sighting, after: Token, loud: bool) -> None:
        """Capitals go on behind it: a type word ("Rapides Parish"), a title, or the name of something else."""
        tokens, words, naming = self.tokens, self.words, self.naming
        lower = after.lower
        kind = words.kinds.get(lower)
        end = s.end + 1
        while end < s.sent.end and tokens[end].text[0].isupper() and tokens[end].pos == "PROPN":
            end += 1
        final = tokens[end - 1].lower
        if final in words.papers or final in words.teams or lower in words.streets:
            s.bar(f"before {tokens[end - 1].text!r}")
        elif (
            kind in ADMINISTRATIVE
            and (kind == "admin2" or any(b.record.feature == "ADM1" for b in s.bearers))
            and (lower != "state" or end == s.end + 1)
        ):
            s.end, s.level = s.end + 1, kind
            s.add(2.5, f"before {after.text!r}")
        elif kind in {"natural", "built"} and end == s.end + 1:
            s.end, s.level = end, kind
            s.add(2.5, f"before {after.text!r}")
        elif lower in words.things or lower in naming.things:
            s.bar(f"before {after.text!r}")
        elif final in naming.bodies or lower in naming.bodies or final in words.kinds:
            s.add(-0.5, "in the name of a body")
        elif lower in naming.titles or lower in words.company:
            s.add(0.5, f"before {after.text!r}")
        elif not loud and after.pos == "PROPN" and lower not in naming.calendar:
            name = self.cover.get(after.i)
            if name is None or name.kind not in {"demonym", "office", "country"}:
                s.add(-3.0, "before another name")


def _link(tokens: Sequence[Token], found: Sequence[Sighting], words: Toponymy) -> None:
    """ "Savannah, Georgia", "Tripoli, in northern Lebanon", "Niger's Diffa": a place and the one it lies in; not "Indiana, Ohio and Iowa"."""
    for k, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        if b.sent is not a.sent or a.barred or b.barred or b.start - a.end > 5:
            continue
        between = [t.lower for t in tokens[a.end : b.start]]
        if not between:
            inner, outer = (a, b) if b.key[0] in "^~" else (b, a)
            if b.key[0] not in "^~":
                continue
        elif between in ([","], ["("]):
            inner, outer = a, b
            if (
                a.bearers[0].fame > 7.0
                and _is_listed(tokens, found, k)
                or tokens[b.end - 1].dep in {"nsubj", "nsubjpass"}
            ):
                continue
            if (
                b.key in COUNTRIES_SHORT
                and b.end < b.sent.end
                and tokens[b.end].pos not in {"PUNCT", "CCONJ"}
            ):
                continue  # "in Geneva, US officials said"
        elif "in" in between and all(w in IN_BETWEEN or w in words.directions for w in between):
            inner, outer = a, b
        elif between[0] in {"'s", "’s"} and all(
            w in words.directions or w in words.kinds for w in between[1:]
        ):
            inner, outer = b, a
        else:
            continue
        if inner.within is None and pairs(inner, outer):
            inner.within = outer
            inner.add(3.0, f"in {outer.key}")
            outer.add(1.5, f"holds {inner.key}")


def _is_listed(tokens: Sequence[Token], found: Sequence[Sighting], k: int) -> bool:
    """Whether two names joined by a comma stand in a longer list of states: "Iowa, Georgia, Ohio", "Georgia, Ohio and Iowa"."""
    a, b = found[k], found[k + 1]
    if (
        k
        and found[k - 1].sent is a.sent
        and found[k - 1].bearers[0].fame > 7.0
        and _joined(tokens, found[k - 1], a)
    ):
        return True
    return (
        k + 2 < len(found)
        and found[k + 2].sent is a.sent
        and found[k + 2].bearers[0].fame > 7.0
        and _joined(tokens, b, found[k + 2])
    )


def _joined(tokens: Sequence[Token], a: Sighting, b: Sighting) -> bool:
    """Whether only commas and "and" stand between."""
    between = tokens[a.end : b.start]
    return 0 < len(between) <= 2 and all(t.text in {",", "and", "or", "&", ";"} for t in between)


def _share(tokens: Sequence[Token], found: Sequence[Sighting]) -> None:
    """In a list of places each is one: "including Harwinton, Bantam and Litchfield"."""
    i = 0
    while i < len(found):
        j = i + 1
        while (
            j < len(found)
            and found[j].sent is found[i].sent
            and (_joined(tokens, found[j - 1], found[j]) or found[j - 1].within is found[j])
        ):
            j += 1
        run = [s for s in found[i:j] if not s.barred]
        if len(run) > 1:
            best = max(s.evidence + min(s.bearers[0].fame - 5.0, 2.0) for s in run)
            for s in run:
                if best >= 1.5 and s.evidence < 1.5:
                    s.add(min(1.5, 0.5 * best), "among places")
        i = j


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
            if (
                inner.feature in {"PCLI", "PCLD", "PCLH", "CONT"}
                or inner is record
                or inner.country != record.country
                or inner.country is None
            ):
                continue
            if record.feature.startswith("PCL"):
                out.append((x, y))
            elif record.feature == "ADM1" or (record.feature == "RGN" and record.admin1):
                if inner.admin1 == record.admin1 and inner.feature != "ADM1":
                    out.append((x, y))
            elif record.feature == "ADM2" and b.level == "admin2":
                if (
                    inner.admin1 == record.admin1
                    and inner.feature not in {"ADM1", "ADM2"}
                    and abs(inner.lat - record.lat) < 1.2
                    and abs(inner.lon - record.lon) < 1.5
                ):
                    out.append((x, y))
    return out


def _is_loud(sent: Sentence) -> bool:
    """A headline in capitals, or with a capital on most words: there a capital says little."""
    if sent.end - sent.start > 40:
        return False
    cased = [t.text for t in sent.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(cased) > 3 and sum(t[0].isupper() for t in cased) > 0.7 * len(cased)
