"""Cutting: one sentence into its proper names.

    Interior Minister   Anatoly Kulikov   of the   Syrian Network for Human Rights
    office              person                     organisation

A run of capitals is cut into what the directory knows, titles, and the chunks between them; then what belongs together is joined.
"""

from __future__ import annotations

from datetime import date

from reportedly.actors import Directory, Match
from reportedly.name_forms import fold
from reportedly.naming import Naming
from reportedly.reading.findings import Name
from reportedly.reading.names.chunks import joined
from reportedly.reading.names.kinds import kind_of, names_person, record_of, stripped
from reportedly.reading.parse import Sentence
from reportedly.word_lists import word_list

# What a capitalised word may be tagged inside a name; at the start of a sentence only what SURE holds counts.
NAMEABLE = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB"})
SURE = frozenset({"PROPN", "X"})
BARE = word_list("name_of")
COMPASS = word_list("cardinal_points")
STOPS = frozenset({".", "!", "?"})  # no headline ends so
QUOTES = frozenset({"“", '"', ":", "”", "'", "‘"})
MARKS = frozenset(",.;:()[]-–—\"“”«»'’‘")  # with which no name begins


class Cutter:
    """Cuts one sentence into names. Positions count in the sentence."""

    def __init__(self, sent: Sentence, directory: Directory, words: Naming, on: date | None) -> None:
        self.base = sent.start
        self.tokens = sent.tokens
        self.texts = [t.text for t in self.tokens]
        self.lowers = [t.lower for t in self.tokens]
        self.directory, self.words, self.on = directory, words, on
        # In a headline capitals say little and the tag has to; all in capitals, only what the directory knows is a name.
        self.strict = self.shouted = False
        if sent.kind == "headline" or STOPS.isdisjoint(self.texts[-3:]):
            cased = [text for text in self.texts if text[0].isalpha()]
            upper = len([text for text in cased if text[0].isupper()])
            self.strict = upper > 0.6 * len(cased) and len(cased) > 4
            self.shouted = self.strict and sum(text.isupper() for text in cased) > 0.7 * len(cased)
        # "Syrias" and "al-Assads" in copy that lost its apostrophes.
        lost = [i for i, text in enumerate(self.texts) if text[-1] == "s" and text[0].isupper()]
        self.bare = self.lowers
        self.lost: set[int] = set()  # where a name may begin that ends in such a word
        if lost:
            self.bare = list(self.lowers)
            for i in lost:
                self.bare[i] = stripped(self.tokens[i])
                if self.bare[i] != self.lowers[i]:
                    self.lost.update(range(i - 5, i + 1))
        if self.shouted:
            self.texts = [text.capitalize() if len(text) > 3 else text for text in self.texts]

    def names(self) -> list[Name]:
        out: list[Name] = []
        texts, lowers, particles = self.texts, self.lowers, self.words.particles
        i, size = int(self.opens_with_trade()), len(self.tokens)
        while i < size:
            text = texts[i]
            small = lowers[i] in particles
            if not small and (text in MARKS or text.islower()):
                i += 1  # ~ no name begins with a small letter, but "al-Shabaab" does
                continue
            end = self.run(i) if not self.shouted and (small or text[0].isupper()) else i
            if end == i:
                hit = self.match(i)
                if hit is None:
                    i += 1
                    continue
                out.append(
                    Name(
                        self.base + i,
                        self.base + hit.end,
                        kind_of(hit),
                        record_of(hit, self.directory, self.on),
                    )
                )
                i = hit.end
                continue
            found = joined(self.parts(i, end), self.texts, self.lowers, self.words)
            out.extend(Name(self.base + n.start, self.base + n.end, n.kind, n.record) for n in found)
            i = max(end, found[-1].end)
        return out

    def opens_with_trade(self) -> bool:
        """ "[Farmer] Joan Okello sued": what opens a sentence before a given name and is somebody's trade has its capital from there."""
        return (
            len(self.lowers) > 2
            and fold(self.lowers[1]) in self.words.given
            and self.lowers[0] not in self.words.titles
            and self.texts[2][0].isupper()
            and self.directory.role(self.lowers[0]) is not None
        )

    def match(self, i: int) -> Match | None:
        hit = self.directory.match(self.lowers, i, self.texts, self.on)
        if i in self.lost:
            other = self.directory.match(self.bare, i, self.texts, self.on)
            if (
                other
                and self.bare[other.end - 1] != self.lowers[other.end - 1]
                and other.form in BARE
                and (hit is None or other.end > hit.end)
            ):
                hit = other
        if (
            hit is not None
            and i == 0
            and hit.end == 1
            and self.tokens[0].pos in {"VERB", "ADP", "DET", "AUX", "ADV", "PRON"}
        ):
            return None  # "Will" and "May" at the start of a sentence
        if hit is not None and hit.end == i + 1:
            text = self.texts[i]
            if hit.form == "capital" and text.isupper() and len(text) <= 5 and not self.shouted:
                return None  # SANA is an agency, Sanaa a capital
            if self.lowers[i] in COMPASS and i + 1 < len(self.texts) and self.texts[i + 1][0].isupper():
                return None  # "Western Raqqa"
        return hit

    def capital(self, i: int) -> bool:
        """Whether a token may be part of a name by its writing."""
        token = self.tokens[i]
        if not token.text[0].isupper() or token.pos not in NAMEABLE:
            return False
        if token.lower in self.words.calendar and not self._surname(i):
            return False
        if token.pos in SURE:
            return True
        return not self.strict and i > 0 and self.texts[i - 1] not in QUOTES

    def _surname(self, i: int) -> bool:
        """Whether the name of a month or day follows a given name: "Theresa May"."""
        return (
            i > 0
            and self.tokens[i].pos == "PROPN"
            and self.texts[i - 1][0].isupper()
            and fold(self.lowers[i - 1]) in self.words.given
        )

    def run(self, i: int) -> int:
        """The end of the run of capitals that begins at `i`; `i` if none begins there."""
        tokens, lowers, words = self.tokens, self.lowers, self.words
        size = len(tokens)
        end = k = i
        body = linked = (
            False  # a word like "Ministry" was seen: what "of" and "for" lead to belongs to the name
        )
        while k < size:
            lower = lowers[k]
            if self.capital(k):
                body = body or lower in words.bodies
                office = self.directory.office(lowers, k) if lower in words.titles else None
                k = end = office[0] if office else k + 1  # "Secretary of State John Kerry"
                continue
            if k + 1 >= size:
                break
            if lower == "-":
                if not (
                    k > i
                    and tokens[k].start == tokens[k - 1].end
                    and (
                        self.capital(k + 1)
                        or (lowers[k - 1] in words.particles and self.texts[k - 1].islower())
                        or self.hyphened(k)
                    )
                ):
                    break
            elif lower in words.particles and (k > i or lowers[k + 1] == "-") and self.texts[k].islower():
                if not (lowers[k + 1] == "-" or lowers[k + 1] in words.particles or self.capital(k + 1)):
                    break
            elif k == i:
                break
            elif (body and lower in {"of", "for"}) or (linked and lower in {"and", "&"}):
                after = k + 2 if lowers[k + 1] == "the" and k + 2 < size else k + 1
                if not self.capital(after) or (lower == "and" and tokens[after].dep != "conj"):
                    break
                linked = True
                k = after
                continue
            elif not (
                (lower == "&" or (tokens[k].tag == "POS" and lowers[k - 1] in words.owners))
                and self.capital(k + 1)
            ):
                break
            k += 1
        return end

    def hyphened(self, k: int) -> bool:
        """Whether a small word between two hyphens goes on with a name: "Croix-des-Bouquets", "Trou-du-Nord"."""
        tokens = self.tokens
        return (
            k + 3 < len(tokens)
            and tokens[k + 2].text == "-"
            and len(tokens[k + 1].text) <= 4
            and tokens[k + 1].text.isalpha()
            and tokens[k].end == tokens[k + 1].start
            and tokens[k + 2].end == tokens[k + 3].start
            and self.capital(k + 3)
        )

    def parts(self, start: int, end: int) -> list[Name]:
        """A run of capitals cut into what the directory knows, titles, and chunks between them."""
        parts: list[Name] = []
        k = start
        while k < end:
            hit = self.match(k)
            if hit is not None and not self.overridden(k, hit, end, parts):
                parts.append(Name(k, hit.end, kind_of(hit), record_of(hit, self.directory, self.on)))
                k = hit.end
                continue
            office = self.directory.office(self.lowers, k)
            stop = min(office[0], end) if office else k + 1
            kind = "office" if office or self.titled(k, end, parts) else "other"
            previous = parts[-1] if parts and parts[-1].end == k and parts[-1].record is None else None
            if previous is not None and previous.kind == kind:
                previous.end = stop
            else:
                parts.append(Name(k, stop, kind))
            k = stop
        return parts

    def titled(self, k: int, end: int, parts: list[Name]) -> bool:
        """Whether a capitalised word stands before a name as a title: "Special Agent Timothy McElroy"."""
        if self.lowers[k] in self.words.titles:
            lone = (
                k > 0
                and bool(parts)
                and parts[-1].end == k
                and parts[-1].kind == "other"
                and parts[-1].end - parts[-1].start == 1
            )
            return not (
                lone and k + 1 == end and fold(self.lowers[k - 1]) in self.words.given
            )  # "Mustafa Sultan"
        given = k > 0 and bool(parts) and parts[-1].end == k and fold(self.lowers[k - 1]) in self.words.given
        return k + 1 < end and not given and names_person(self.tokens[k], self.directory)

    def overridden(self, k: int, hit: Match, end: int, parts: list[Name]) -> bool:
        """Whether a match is only a part of a person's name: Jordan Peterson, Paris Hilton, Melania Trump."""
        if hit.end - k > 1:
            return False
        words, lowers = self.words, self.lowers
        before = parts[-1] if parts and parts[-1].end == k and parts[-1].record is None else None
        if before is not None and self.texts[k - 1].islower() and self.texts[before.start][0].isupper():
            return True  # "Mocímboa da Praia" is not the capital of Cape Verde
        if lowers[k] in words.bodies and parts and parts[-1].end == k:
            return True  # "Premier League" is not the Italian party
        kind = kind_of(hit)
        previous = parts[-1] if parts and parts[-1].end == k and parts[-1].record is None else None
        if previous is not None and previous.kind == "other" and hit.form == "surname":
            return True
        if (
            previous is not None
            and previous.kind == "other"
            and kind in {"place", "country", "person", "organisation"}
        ):
            return fold(lowers[previous.start]) in words.given and previous.end - previous.start <= 2
        if hit.form == "surname" and hit.end < end and self.names_on(hit.end):
            return True  # "Sergeant Sharon Edry"
        if kind in {"place", "country"} and hit.end < end and fold(lowers[k]) in words.given:
            after = lowers[hit.end]
            other = (words.titles, words.bodies, words.places_last, words.things)
            return self.texts[hit.end][0].isupper() and not any(after in these for these in other)
        return False

    def names_on(self, k: int) -> bool:
        """Whether a capitalised word goes on with a person's name: no title, no body, nobody that the directory knows."""
        words, lower = self.words, self.lowers[k]
        other = (words.titles, words.bodies, words.places_last, words.things)
        return (
            self.texts[k][0].isupper()
            and not any(lower in these for these in other)
            and self.match(k) is None
        )
