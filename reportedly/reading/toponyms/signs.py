"""Signs: what the words of a place name and its neighbours say for and against its being meant as a place.

in Nice     +2         a Nice idea      no noun: -2.5        Nice Matin    before another name: -3
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.gazetteer import SPELLING
from reportedly.naming import Naming
from reportedly.place_keys import fold
from reportedly.reading.findings import Name
from reportedly.reading.parse import Token
from reportedly.reading.toponyms.sightings import Sighting, is_loud
from reportedly.toponymy import Toponymy
from reportedly.word_lists import word_list

IN_PERSON = "part of a person's name"
DASHES = frozenset({"-", "--", "---", "–", "—", "_"})
BODIES = frozenset({"organisation", "group"})
AREAS = frozenset({"country", "place", "demonym", "office"})
ADMINISTRATIVE = frozenset({"area", "admin1", "admin2"})
STATES = frozenset({"ADM1", "PCLI", "PCLD", "PCLH", "RGN"})
OWN_KINDS = frozenset(
    {"region", "oblast"}
)  # "Donetsk region" is a name; in "Maysan province" the noun need not belong to it
WATERS = frozenset({"OCN", "SEA", "GULF", "STM", "LK", "BAY", "RGN"})
UNDERGOING = frozenset({"dobj", "nsubjpass"})
TAKEN, HIT = word_list("done_to_towns"), word_list("done_to_towns_too")
SETTLED = 7.0  # fame of a place that its neighbours cannot make another thing


class Signs:
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
            self.loud[sent.i] = is_loud(sent)
        loud = self.loud[sent.i]
        first, last = tokens[s.start], tokens[s.end - 1]
        if s.end - s.start == 1:
            self._weigh_word(s, first)
        elif s.key in words.common:
            s.add(-4.0, "no name")
        elif last.lower in words.kinds:
            s.add(2.5, f"a {last.lower}")
        self._weigh_name(s)
        if last.dep in UNDERGOING and last.head.pos == "VERB":
            self._weigh_deed(s, last.head)
        if s.start > sent.start:
            self._weigh_before(s, tokens[s.start - 1], loud)
        opens = s.start == sent.start
        if s.end < sent.end:
            after = tokens[s.end]
            if opens and after.text in DASHES and first.text.isupper():
                s.add(3.0, "dateline")
            self._weigh_after(s, after, loud)
        if sent.kind == "dateline":
            if s.start > sent.start and tokens[s.start - 1].text == "(":
                s.bar("an agency")  # "BANJUL, March 11 (Meridian) -"
            s.add(3.0, "dateline")

    def _weigh_deed(self, s: Sighting, verb: Token) -> None:
        """ "overran Bunagana", "Djibo was shelled": what is done to places mostly or only."""
        if verb.lemma in TAKEN:
            s.add(2.0, f"what is {verb.lower}")
        elif verb.lemma in HIT and s.key not in self.naming.given:
            s.add(1.2, f"what is {verb.lower}")

    def _weigh_word(self, s: Sighting, token: Token) -> None:
        """A single word: an English one, a given name, a surname, a month."""
        if s.key in self.words.common:
            s.add(-2.5, "an English word")
        if token.lower.rstrip(".") in self.words.months or token.lower in self.naming.calendar:
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
                s.bar(IN_PERSON)
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
            if tokens[before.i - 1].text in words.parties:
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
            elif before.pos == "PROPN" and lower not in words.kinds and not self._is_area(before.i):
                s.add(-2.5, "behind another name")
                if s.bearers[0].kind >= SPELLING:
                    s.add(-2.5, "a rare name of it")
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

    def _is_area(self, i: int) -> bool:
        name = self.cover.get(i)
        return name is not None and name.kind in AREAS

    def _weigh_owner(self, s: Sighting, owner: Token, loud: bool) -> None:
        """ "the town of X", "University of X", "Prince of X"."""
        words, naming = self.words, self.naming
        lower = owner.lower
        kind = words.kinds.get(lower)
        if owner.text[0].isupper() and owner.pos == "PROPN" and not loud and kind != "settlement":
            if lower in words.royal:
                s.bar(f"behind {owner.text} of")
            elif lower in naming.bodies or lower in words.things or lower in naming.things:
                s.add(-1.0, "in the name of a body")
        elif kind is not None:
            s.add(2.5, f"the {lower} of")
            s.level = s.level or kind
        elif lower in words.directions or lower in words.outskirts:
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
                and s.bearers[0].fame < SETTLED
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
        if lower == "city" and end == s.end + 1 and s.bearers[0].record.feature[:3] == "PPL":
            if s.bearers[0].record.country == "GBR":
                s.bar("before 'City'")  # ~ a football club
            s.end, s.level = end, "settlement"
        elif final in words.papers or final in words.teams or lower in words.streets:
            s.bar(f"before {tokens[end - 1].text!r}")
        elif (
            kind in ADMINISTRATIVE
            and (kind != "admin1" or any(b.record.feature == "ADM1" for b in s.bearers))
            and (lower != "state" or end == s.end + 1)
        ):
            s.end, s.level = s.end + 1, kind
            s.add(2.5, f"before {after.text!r}")
        elif kind in {"natural", "built"} and end == s.end + 1:
            s.end, s.level = end, kind
            s.add(2.5, f"before {after.text!r}")
        elif lower in words.things or lower in naming.things:
            s.bar(f"before {after.text!r}")
        elif naming.bodies.get(final) == "BUS" or (
            final in naming.bodies and s.bearers[0].record.feature in WATERS
        ):
            s.add(-4.0, f"before {tokens[end - 1].text!r}")
        elif final in naming.bodies or lower in naming.bodies or final in words.kinds:
            s.add(-0.5, "in the name of a body")
        elif lower in naming.titles or lower in words.company:
            s.add(0.5, f"before {after.text!r}")
        elif not loud and after.pos == "PROPN" and lower not in naming.calendar:
            name = self.cover.get(after.i)
            if name is None or name.kind not in {"demonym", "office", "country"}:
                s.add(-3.0, "before another name")
