"""Coreference: what descriptions and pronouns stand for.

    Hamas   accused Israel.   The group   said   its   fighters had fired back.
    Hamas                     Hamas              Hamas

A description that brings words which the candidate never bore ("Ukrainian forces" after "Russian forces") is somebody new:
a missed link costs less than a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportedly.actors import Institution, Office, Role
from reportedly.naming import coreference, naming
from reportedly.reading.findings import Mention, Party
from reportedly.reading.grammar import OBJECTS, SUBJECTS, noun_phrase
from reportedly.reading.parse import Sentence, Token
from reportedly.reading.parties import ARMED, STATE_SECTORS, Register, Traits, name_words, weight

WINDOW = 60  # parties looked back on; more are never meant by a pronoun
REACH = {"he": 6, "she": 6, "it": 2, "they": 3}  # sentences back that a pronoun looks
PEOPLE = frozenset({"group", "people"})


class Description(NamedTuple):
    """A noun phrase for somebody: "the two Russian soldiers"."""

    head: Token
    start: int
    end: int
    lemma: str
    plural: bool
    definite: bool
    counted: bool
    indefinite: bool
    modifiers: frozenset[str]
    owner: Party | None
    sector: str | None
    kind: str


class Resolver:
    """Goes through a report once, token by token, and gives each description and pronoun its party."""

    def __init__(
        self,
        register: Register,
        owners: Mapping[int, Party],
        people: Mapping[int, Party],
        institutions: Mapping[int, tuple[int, int, Institution]],
        offices: Mapping[int, tuple[int, int, Office]],
    ) -> None:
        self.register, self.owners, self.people = register, owners, people
        self.institutions, self.offices = institutions, offices
        self.doc, self.directory, self.words = register.doc, register.directory, coreference()
        self.recent: list[Party] = []
        self.last: dict[Party, tuple[int, int, float]] = {}  # sentence, token and weight of the last mention
        self.count: dict[Party, int] = {}
        self.by_head: dict[str, list[Party]] = {}
        self.pairs: list[list[Party]] = []

    # ---- the walk

    def read(self) -> None:
        at, inside = self.register.cast.at, self.register.cast.inside
        for sent in self.doc.sentences:
            for token in sent.tokens:
                mention = at.get(token.i)
                if mention is not None:
                    if mention.kind == "name" and mention.party is not None:
                        self._named(mention, token)
                elif token.pos == "PRON" or token.tag in {"PRP", "PRP$"}:
                    self._pronoun(token, sent)
                elif token.pos in {"NOUN", "PROPN"} and token.i not in inside:
                    self._noun(token)
            self._pair(sent)

    def seen(self, party: Party, token: Token) -> None:
        """The party was just spoken of."""
        sent = token.sent.i
        last = self.last.get(party)
        strength = weight(token)
        if last is not None and last[0] == sent:
            strength = max(strength, last[2])
        self.last[party] = (sent, token.i, strength)
        self.count[party] = self.count.get(party, 0) + 1
        if self.recent and self.recent[-1] is party:
            return
        if party in self.recent:
            self.recent.remove(party)
        self.recent.append(party)
        if len(self.recent) > WINDOW:
            self.recent.pop(0)

    def _named(self, mention: Mention, token: Token) -> None:
        party = mention.party
        assert party is not None
        self.seen(party, token)
        self._around(party, mention, token)

    # ---- what stands beside a name

    def _around(self, party: Party, mention: Mention, head: Token) -> None:
        """Titles before a name, and appositions on either side of it, are descriptions of the same party."""
        tokens = self.doc.tokens
        low, high = noun_phrase(head)
        low = min(low, mention.start)
        traits = self.register.traits[party]
        if low < mention.start:
            if traits.kind == "person" or traits.kind in {"body", "group", ""}:
                described = None
                for i in range(mention.start - 1, low - 1, -1):
                    token = tokens[i]
                    if token.pos in {"NOUN", "PROPN", "ADJ"} and (
                        i in self.offices or self._role(token) or token.lower in naming().titles
                    ):
                        described = token
                        break
                if described is not None and not (tokens[mention.start - 1].tag == "POS"):
                    self._describe(party, described, low)
                    if described.i + 1 == mention.start or traits.kind != "person":
                        self.register.mention(party, low, mention.end, head, "noun", light=True)
                        start = self._bare(low, described.i + 1)
                        if described.lower not in SHORT_TITLES:
                            self.register.mention(
                                party, start, described.i + 1, described, "noun", light=True
                            )
                        self._claim(party, described, head)
        for c in head.children:
            if c.dep == "appos" and c.i > head.i:
                self._apposition(party, c)
        if head.dep == "appos" and head.head.i < head.i:
            self._apposition(party, head.head)
        elif (
            traits.kind == "person"
            and mention.start > head.sent.start + 1
            and tokens[mention.start - 1].text == ","
        ):
            self._loose(party, mention, head)
        if mention.end + 1 < len(tokens) and tokens[mention.end].text == "(":
            self._bracketed(party, mention)

    def _claim(self, party: Party, token: Token, head: Token) -> None:
        """The words before a name belong to its mention: asked for by themselves, they give the party."""
        if token.i not in self.register.cast.at:
            self.register.cast.inside[token.i] = head.i

    def _bare(self, start: int, end: int) -> int:
        tokens = self.doc.tokens
        while start < end - 1 and (
            tokens[start].pos in {"DET", "PUNCT"} or tokens[start].tag in {"PRP$", "POS"}
        ):
            start += 1
        return start

    def _describe(self, party: Party, token: Token, low: int) -> None:
        """What a role or office says of a person or body: sector, country, whose it is, he or she."""
        traits = self.register.traits[party]
        owner, _ = self._owner(token, low)
        role = self._role(token)
        office = self.offices.get(token.i)
        sector = None
        if office is not None:
            sector = office[2].sector or (owner.sector if owner else None)
            traits.heads.update(self.doc.tokens[i].lower for i in range(office[0], office[1]))
        elif role is not None:
            sector = role.sector
        traits.heads.add(token.lemma.lower())
        traits.heads.add(token.lower)
        title = naming().titles.get(token.lower, "")
        lemma = token.lemma.lower()
        if not traits.gender:
            traits.gender = "m" if lemma in self.words.male else "f" if lemma in self.words.female else title
        if party.record is not None and party.record.kind == "person":
            return
        if owner is not None and owner is not party:
            party.country = party.country or owner.country
            whole = owner if self.register.traits[owner].kind != "person" else owner.part_of
            if (
                party.part_of is None
                and whole is not None
                and traits.kind == "person"
                and (
                    office
                    or sector in STATE_SECTORS
                    or sector in {None, "REB", "IGO", "NGO", "PTY", "JRN", "BUS"}
                )
            ):
                party.part_of = whole
            sector = sector if sector not in {None, "ELI"} else owner.sector
        party.sector = party.sector or sector
        if traits.kind == "person" and party.country is None and office and owner is None:
            self.homeless(party)

    def homeless(self, party: Party) -> None:
        """An officeholder of no named country is of the one that the report is about."""
        state = self.focus()
        if state is not None and party.sector in STATE_SECTORS:
            party.country = state.country
            party.part_of = party.part_of or state

    def _apposition(self, party: Party, other: Token) -> None:
        """ "Hikmet Hajiev, the adviser to the president": the noun in apposition is the same party."""
        traits = self.register.traits[party]
        found = self.register.cast.at.get(other.i)
        if found is not None and found.kind == "name":
            second = found.party
            if (
                second is not None
                and second is not party
                and self._one(traits, self.register.traits[second])
                and found.start > 0
            ):
                return  # two names in a row are a list more often than one party
            return
        chain = self._chain(other, party) if traits.kind == "person" else other
        if chain is None or chain.i in self.register.cast.inside:
            return
        if not self._fits(chain, traits):
            return
        self._join(party, chain)

    def _one(self, a: Traits, b: Traits) -> bool:
        return a.kind == b.kind

    def _fits(self, token: Token, traits: Traits) -> bool:
        """Whether a noun can describe a party of this kind."""
        role = self._role(token)
        if traits.kind == "person":
            return token.tag not in {"NNS", "NNPS"} and (
                token.i in self.offices or (role is not None and role.kind == "person")
            )
        if traits.kind in {"body", "group", ""}:
            return (
                token.lemma in self.words.hypernyms
                or token.i in self.institutions
                or token.lower in naming().bodies
                or (role is not None and role.kind == "group")
            )
        return False

    def _chain(self, noun: Token, party: Party) -> Token | None:
        """Of "the adviser to the Azerbaijani president, Hikmet Hajiev" the adviser: the outermost noun that can be meant."""
        best = None
        token = noun
        for _ in range(6):
            if self._fits(token, self.register.traits[party]):
                holder = self._holder(token)
                if holder is not None:
                    if holder is party:
                        return token
                else:
                    best = token
            if token.dep not in {"pobj", "conj", "appos"}:
                break
            above = token.head
            while above.dep == "prep" and above.head is not above:
                above = above.head
            if above.pos not in {"NOUN", "PROPN"} or above is token:
                break
            token = above
        return best

    def _holder(self, token: Token) -> Party | None:
        """Who is known to hold the office that a noun names."""
        office = self.offices.get(token.i)
        if office is None:
            return None
        owner, _ = self._owner(token, noun_phrase(token)[0])
        if owner is None or owner.record is None:
            return None
        record = self.directory.holder(office[2], owner.record, self.register.on)
        return self.register.by_record.get(record.id) if record else None

    def _loose(self, party: Party, mention: Mention, head: Token) -> None:
        """A name between commas that the parser hung elsewhere: "a representative from Karabakh, David Melkoumian, said"."""
        tokens = self.doc.tokens
        after = tokens[mention.end] if mention.end < len(tokens) else None
        if (
            after is not None
            and after.text not in {",", ".", ";"}
            and after.pos not in {"VERB", "AUX", "SPACE"}
        ):
            return
        if head.dep == "conj" and any(c.dep == "cc" for c in head.head.children):
            return
        before = tokens[mention.start - 2]
        if before.pos not in {"NOUN", "PROPN"}:
            return
        chain = self._chain(before, party)
        if chain is not None and chain.i not in self.register.cast.inside:
            self._join(party, chain)

    def _join(self, party: Party, noun: Token) -> None:
        """A description turns out to be a party that is named beside it."""
        low, high = noun_phrase(noun)
        known = self.register.cast.at.get(noun.i)
        self._describe(party, noun, low)
        if known is not None and known.party is not None:
            if known.kind == "name" or known.party is party:
                return
            if (
                self.register.traits[known.party].kind in {"person", "", "people", "group", "body"}
                and known.party.record is None
                and len(known.party.mentions) <= 2
            ):
                old = known.party
                kept = self.register.merge(party, old)
                self._forget(old, kept)
            return
        self.register.mention(party, low, high, noun, "noun")
        end = noun_end(noun)
        if end > high:
            self.register.mention(party, low, end, noun, "noun", light=True)

    def _forget(self, old: Party, kept: Party) -> None:
        if old in self.recent:
            self.recent.remove(old)
        last = self.last.pop(old, None)
        if last is not None and kept not in self.last:
            self.last[kept] = last
        for found in self.by_head.values():
            if old in found:
                found[found.index(old)] = kept

    def _bracketed(self, party: Party, mention: Mention) -> None:
        """ "Rapid Support Forces (RSF)": from here on the acronym is that party."""
        tokens = self.doc.tokens
        inner = self.register.cast.at.get(mention.end + 1)
        if inner is None or inner.end >= len(tokens) or tokens[inner.end].text != ")" or inner.party is party:
            return
        second = inner.party
        if (
            second is None
            or inner.kind != "name"
            or (not tokens[inner.start].text.isupper()
            and len(tokens[inner.start].text) > 7)
        ):
            return
        kinds = self.register.traits[second].kind, self.register.traits[party].kind
        if "person" in kinds or "state" in kinds or (second.record is not None and party.record is not None):
            return
        kept = self.register.merge(party, second)
        self._forget(second if kept is party else party, kept)

    # ---- owners

    def _owner(self, head: Token, low: int) -> tuple[Party | None, Token | None]:
        """Whose it is: "Turkey's", "Turkish", "its" before a noun, "of" and "for" behind it."""
        tokens = self.doc.tokens
        cast = self.register.cast
        for c in head.children:
            if c.dep == "poss":
                party = cast.named_by(c) or self.owners.get(c.i)
                if party is not None:
                    return party, c
        for i in range(head.i - 1, low - 1, -1):
            party = self.owners.get(i)
            if party is None:
                continue
            after = tokens[i + 1]
            if after.text == "-" or (
                i > 0 and tokens[i - 1].text == "-" and tokens[i - 2].lower in {"pro", "anti", "non"}
            ):
                continue  # "Russian-backed", "pro-Russian"
            if "-" in tokens[i].text:
                continue
            return party, tokens[i]
        for prep in head.children:
            if prep.dep == "prep" and prep.lower in {"of", "for", "from", "in", "to", "at"}:
                for obj in prep.children:
                    if obj.dep != "pobj":
                        continue
                    party = cast.named_by(obj) or self.owners.get(obj.i)
                    if (
                        party is None
                        and obj.i not in cast.at
                        and prep.lower in {"of", "for"}
                        and obj.pos in {"NOUN", "PROPN"}
                    ):
                        self._noun(obj)
                        party = cast.named_by(obj)
                    if party is None:
                        continue
                    if prep.lower in {"in", "at", "from", "to"} and self.register.traits[party].kind not in {
                        "state",
                        "body",
                        "group",
                    }:
                        continue
                    if prep.lower == "to" and head.lemma in {"ambassador", "envoy"}:
                        continue
                    return party, obj
        return None, None

    def focus(self) -> Party | None:
        """The state that the report speaks of most so far."""
        states = [(n, p) for p, n in self.count.items() if self.register.traits[p].kind == "state"]
        if not states:
            states = [
                (len(p.mentions), p)
                for p in self.register.cast.parties
                if self.register.traits[p].kind == "state" and p.mentions
            ]
        if not states:
            return None
        return max(states, key=lambda pair: pair[0])[1]

    # ---- descriptions

    def _role(self, token: Token) -> Role | None:
        return self.directory.role(token.lemma.lower()) or (
            self.directory.role(token.lower) if token.pos == "PROPN" else None
        )

    def _noun(self, token: Token) -> None:
        """A common noun: an institution, an office, people, or nobody."""
        if token.i in self.register.cast.at or token.i in self.register.cast.inside:
            return
        if token.i in self.people:
            self._people(token)
        elif token.i in self.institutions:
            self._institution(token)
        elif token.i in self.offices and not self._plural(token):
            self._office(token)
        else:
            role = self._role(token)
            lemma = token.lemma.lower()
            if lemma in self.words.plural_parties and self._plural(token) and self._pair_of(token, lemma):
                return
            if (
                role is not None
                or lemma in self.words.stand_ins
                or lemma in self.words.hypernyms
                or lemma in self.words.targets
                or token.i in self.offices
            ):
                if token.dep in {"compound", "nmod", "amod"} and token.head.i > token.i:
                    return
                self._role_noun(token, role)

    def _plural(self, token: Token) -> bool:
        return token.tag in {"NNS", "NNPS"} or token.lemma.lower() in {
            "police",
            "troops",
            "forces",
            "people",
            "personnel",
        }

    def _description(self, token: Token, role: Role | None) -> Description:
        low, high = noun_phrase(token)
        tokens = self.doc.tokens
        owner, owner_token = self._owner(token, low)
        definite = indefinite = counted = False
        modifiers: set[str] = set()
        for i in range(low, token.i):
            t = tokens[i]
            lower = t.lower
            if lower in {"the", "this", "that", "these", "those"} or t.tag == "PRP$" or t.tag == "POS":
                definite = True
            elif lower in {"a", "an", "another", "other"}:
                indefinite = True
            elif t.pos == "NUM" or lower in {"dozens", "hundreds", "several", "scores", "thousands"}:
                counted = True
            elif (
                t.pos in {"ADJ", "NOUN", "PROPN", "VERB"}
                and i not in self.owners
                and i not in self.register.cast.inside
            ):
                lemma = t.lemma.lower()
                if lemma not in self.words.generic and lower not in self.words.generic:
                    modifiers.add(lemma)
        plural = self._plural(token)
        lemma = token.lemma.lower()
        sector = role.sector if role else None
        kind = role.kind if role else ("thing" if lemma in self.words.targets else "body")
        if kind == "person" and plural:
            kind = "people"
        return Description(
            token,
            low,
            high,
            lemma,
            plural,
            definite,
            counted,
            indefinite,
            frozenset(modifiers),
            owner,
            sector,
            kind,
        )

    def attach(self, party: Party, d: Description) -> None:
        """Notes a description as a mention of the party."""
        start = self._bare(d.start, d.head.i + 1)
        self.register.mention(party, d.start, d.end, d.head, "noun")
        end = noun_end(d.head)
        if end > d.end and end - start <= 9:
            self.register.mention(party, start, end, d.head, "noun", light=True)
        traits = self.register.traits[party]
        traits.heads.add(d.lemma)
        traits.heads.add(d.head.lower)
        traits.modifiers |= d.modifiers
        self.by_head.setdefault(d.lemma, [])
        if party not in self.by_head[d.lemma]:
            self.by_head[d.lemma].append(party)
        if not traits.gender and traits.kind == "person":
            traits.gender = "m" if d.lemma in self.words.male else "f" if d.lemma in self.words.female else ""
        self.seen(party, d.head)

    def _people(self, token: Token) -> None:
        """ "the Syrians" are Syria where nobody is counted; "two Israelis" are people, "an Israeli" is a person."""
        owner = self.people[token.i]
        d = self._description(token, None)._replace(
            owner=owner, sector="CVL", kind="people" if self._plural(token) else "person"
        )
        if (
            d.kind == "people"
            and d.definite
            and not d.counted
            and self.register.traits[owner].kind in {"state", "group"}
            and owner in self.last
        ):
            self.attach(owner, d)
            return
        party = None if d.counted or d.indefinite else self._known(d)
        self.attach(party or self._new(d), d)

    def _institution(self, token: Token) -> None:
        start, end, kind = self.institutions[token.i]
        low, _ = noun_phrase(token)
        low = min(low, start)
        owner, _ = self._owner(token, low)
        if kind.id in {"army", "armed-forces", "military"} and (
            owner is None or self.register.traits[owner].kind == "state"
        ):
            self._role_noun(token, Role(token.lemma.lower(), "MIL", "group", None))
            return
        party = None
        state = owner
        if owner is not None and self.register.traits[owner].kind == "person":
            state = owner.part_of
        if state is None:
            party = self._last_institution(kind.id)
            if party is None:
                state = self.focus()
        if (
            party is None
            and state is not None
            and state.record is not None
            and state.record.kind in {"country", "group"}
        ):
            party = self.register.of_record(self.directory.institution_of(kind, state.record))
        elif party is None and state is not None and self.register.traits[state].kind in {"body", "group"}:
            party = self._part(state, kind.id, self.doc.span(self._bare(low, end), end).text, kind.sector)
        if party is None:
            party = self._part(None, kind.id, self.doc.span(self._bare(low, end), end).text, kind.sector)
        traits = self.register.traits[party]
        traits.heads.update(self.doc.tokens[i].lower for i in range(start, end))
        self.register.mention(party, low, max(end, token.i + 1), token, "noun")
        self._apposed(party, token)
        self.seen(party, token)

    def _part(self, whole: Party | None, id: str, name: str, sector: str | None) -> Party:
        """A body of a body: the United Nations' press office."""
        key = (whole.name if whole else "", id)
        found = self.register.by_key.get(key)
        if found is None:
            found = self.register.make(
                name, "body", sector=sector, country=whole.country if whole else None, part_of=whole
            )
            self.register.by_key[key] = found
        return found

    def _last_institution(self, id: str) -> Party | None:
        for party in reversed(self.recent):
            record = party.record
            if record is not None and record.kind == "institution" and record.id.endswith(f":{id}"):
                return party
        return None

    def _office(self, token: Token) -> None:
        """ "the Turkish president": who holds the office, else an officeholder without a name."""
        start, end, office = self.offices[token.i]
        role = self._role(token) or Role(token.lemma.lower(), office.sector, "person", office.id)
        d = self._description(token, role)._replace(kind="person")
        d = d._replace(
            start=min(d.start, start),
            modifiers=d.modifiers - {self.doc.tokens[i].lemma.lower() for i in range(start, end)},
        )
        lemma = " ".join(self.doc.tokens[i].lower for i in range(start, end))
        d = d._replace(lemma=lemma)
        if d.indefinite or "former" in {t.lower for t in self.doc.tokens[d.start : token.i]}:
            self.attach(self._new(d), d)
            return
        party = None
        where = d.owner
        if where is not None and self.register.traits[where].kind == "person":
            where = where.part_of
        if where is None:
            party = self._known(d)
            if party is None:
                where = self.focus() if office.sector == "GOV" else None
        if party is None and where is not None and where.record is not None:
            record = self.directory.holder(office, where.record, self.register.on)
            if record is not None:
                party = self.register.of_record(record)
            elif d.owner is not None:
                party = self._known(d)
        self.attach(party or self._new(d), d)
        found = self.register.cast.named_by(token)
        if found is not None:
            self.register.traits[found].heads.update(self.doc.tokens[i].lower for i in range(start, end))

    def _role_noun(self, token: Token, role: Role | None) -> None:
        words = self.words
        d = self._description(token, role)
        owner = d.owner
        plural_only = d.lemma in words.stand_ins_plural and not d.plural
        if owner is not None:
            owned = self.register.traits[owner]
            if d.lemma in words.stand_ins and not plural_only and not d.modifiers & {"opposition", "local"}:
                whole = owner.part_of if owned.kind == "person" else owner
                if whole is not None:
                    self.attach(whole, d)
                    return
            if owned.kind == "group" and d.lemma in words.members and not d.counted and not d.indefinite:
                self.attach(owner, d)
                return
            if (
                owned.kind == "state"
                and d.lemma in words.forces
                and not d.counted
                and (d.plural or role is None or role.kind == "group")
            ):
                self.attach(self._forces(owner, d), d)
                return
        elif (
            d.lemma in {"government", "regime"}
            and d.definite
            and (state := self.focus()) is not None
            and not d.modifiers
        ):
            self.attach(state, d)
            return
        if role is None and d.lemma not in words.targets:
            party = self._known(d) if d.definite else None
            if party is not None:
                self.attach(party, d)
            elif d.lemma in words.hypernyms and (owner is not None or d.modifiers):
                self.attach(self._new(d), d)
                self._apposed(self.register.cast.at[token.i].party, token)
            return
        party = None if d.indefinite or (d.counted and not d.definite) else self._known(d)
        party = party or self._new(d)
        self.attach(party, d)
        self._apposed(party, token)

    def _apposed(self, party: Party | None, token: Token) -> None:
        """A name in apposition behind a description is read with the name, which comes later."""

    def _forces(self, owner: Party, d: Description) -> Party:
        key = (owner.name, "forces")
        found = self.register.by_key.get(key)
        if found is None:
            adjective = self.directory.adjective(owner.record) if owner.record else owner.name
            found = self.register.make(
                f"{adjective} forces", "group", sector="MIL", country=owner.country, part_of=owner
            )
            self.register.traits[found].plural = True
            self.register.traits[found].heads |= self.words.forces
            self.register.by_key[key] = found
        return found

    def _new(self, d: Description) -> Party:
        """A party that only a description names."""
        start = self._bare(d.start, d.head.i + 1)
        owner = d.owner
        sector = d.sector
        if owner is not None and d.kind != "thing" and sector in {None, "ELI"}:
            sector = owner.sector
        part = None
        if owner is not None and (
            d.sector in STATE_SECTORS
            or d.sector is None
            or self.register.traits[owner].kind in {"body", "group"}
        ):
            if self.register.traits[owner].kind in {"state", "body", "group"} and d.sector not in {
                "CVL",
                "REB",
                "OPP",
                "JRN",
                "REF",
            }:
                part = owner
        party = self.register.make(
            self.doc.span(start, d.end).text,
            d.kind,
            sector=sector,
            country=owner.country if owner else None,
            part_of=part,
        )
        traits = self.register.traits[party]
        traits.plural = d.plural
        traits.counted = d.counted
        return party

    def _known(self, d: Description) -> Party | None:
        """The party that a description takes up again, if there is one: the last that bears the word and nothing that speaks against it."""
        best: Party | None = None
        best_score = 0.0
        sent = d.head.sent.i
        for back, party in enumerate(reversed(self.recent)):
            traits = self.register.traits.get(party)
            if traits is None:
                continue
            score = self._match(d, party, traits)
            if score <= 0:
                continue
            seen = self.last[party]
            distance = sent - seen[0]
            if not traits.heads & {d.lemma} and distance > 6:
                continue
            score -= min(distance, 10) * 0.4 + back * 0.05 - seen[2] * 0.3
            if best is None or score > best_score:
                best, best_score = party, score
        return best

    def _match(self, d: Description, party: Party, traits: Traits) -> float:
        """How well a description fits a party; 0 where it does not."""
        owner = d.owner
        country = owner.country if owner else None
        if country and party.country and country != party.country:
            return 0.0
        if owner is not None and owner is party:
            return 0.0
        same_word = d.lemma in traits.heads
        named = bool(traits.words)
        if country and not party.country and not (same_word and not traits.modifiers):
            return 0.0
        if (
            owner is not None
            and party.part_of is not None
            and party.part_of is not owner
            and owner.part_of is not party.part_of
            and traits.kind != "person"
        ):
            return 0.0
        hyper = self.words.hypernyms.get(d.lemma, frozenset())
        if traits.kind == "person":
            if d.plural or d.kind not in {"person", "body"}:
                return 0.0
            if same_word:
                return 3.0
            if (
                d.definite
                and d.kind == "person"
                and "person" in hyper
                and d.lemma in {"man", "woman"}
                and not d.modifiers
            ):
                wanted = "m" if d.lemma == "man" else "f"
                return 1.0 if traits.gender == wanted else 0.0
            return 0.0
        extra = d.modifiers - traits.modifiers - traits.heads
        if same_word and traits.kind not in {"state"}:
            if traits.plural != d.plural and not named:
                return 0.0
            if extra:
                return 0.0
            if not d.definite and (traits.counted or (traits.modifiers - d.modifiers and not named)):
                return 0.0
            return 3.0
        if not d.definite:
            return 0.0
        if traits.kind == "state":
            return 1.5 if "state" in hyper and not extra and d.lemma != "government" and not d.plural else 0.0
        if (
            "armed" in hyper
            and not d.plural
            and (traits.kind == "group" or (traits.kind == "body" and party.sector in ARMED))
        ):
            return 2.0 if "another" not in d.modifiers else 0.0
        if "body" in hyper and not d.plural and traits.kind in {"body", ""} and named and not extra:
            return 1.2
        if d.lemma in self.words.rebels and d.plural and party.sector in ARMED and not extra:
            return 1.8 if traits.kind == "group" or traits.heads & self.words.rebels else 0.0
        return 0.0

    # ---- plural parties

    def _pair(self, sent: Sentence) -> None:
        """Notes who is coordinated in a sentence: what "both sides" will mean."""
        at = self.register.cast.at
        for token in sent.tokens:
            mention = at.get(token.i)
            if mention is None or mention.party is None or token.dep == "conj":
                continue
            row = [mention.party]
            stack = [token]
            while stack:
                for c in stack.pop(0).children:
                    if c.dep == "conj":
                        other = at.get(c.i)
                        if other is not None and other.party is not None and other.party not in row:
                            row.append(other.party)
                        stack.append(c)
            if len(row) > 1:
                self.pairs.append(row)

    def _pair_of(self, token: Token, lemma: str) -> bool:
        """ "both sides", "the two countries": the parties that the report named together, if it did."""
        kind = self.words.plural_parties[lemma]
        low, high = noun_phrase(token)
        before = {t.lower for t in self.doc.tokens[low : token.i]}
        if not (before & self.words.pair_words or ("the" in before and lemma in self.words.always_plural)):
            return False
        if any(i in self.owners for i in range(low, token.i)):
            return False
        members = self._members(kind, token)
        if len(members) < 2:
            return False
        key = ("pair", *sorted(str(self.register.cast.parties.index(m)) for m in members))
        party = self.register.by_key.get(key)
        if party is None:
            party = self.register.make(self.doc.span(self._bare(low, high), high).text, "people")
            party.members = members
            self.register.traits[party].plural = True
            self.register.by_key[key] = party
        self.register.mention(party, low, high, token, "noun")
        self.seen(party, token)
        return True

    def _members(self, kind: str, token: Token) -> list[Party]:
        for row in reversed(self.pairs):
            fitting = [p for p in row if self._is(p, kind)]
            if len(fitting) == 2 and all(
                token.sent.i - self.last[p][0] <= 8 for p in fitting if p in self.last
            ):
                return fitting
        ranked = sorted(
            (p for p in self.recent if self._is(p, kind) and self.count[p] > 1), key=lambda p: -self.count[p]
        )
        return ranked[:2]

    def _is(self, party: Party, kind: str) -> bool:
        traits = self.register.traits.get(party)
        if traits is None or party.members:
            return False
        match kind:
            case "state":
                return traits.kind == "state"
            case "person":
                return traits.kind == "person"
            case "group":
                return traits.kind == "group" or party.sector in ARMED
            case _:
                return traits.kind in {"state", "group"} or party.sector in ARMED

    # ---- pronouns

    def _pronoun(self, token: Token, sent: Sentence) -> None:
        who = self.words.pronouns.get(token.lower)
        if who is None or who in {"i", "we"}:
            return
        party = self._antecedent(token, who, sent)
        if party is not None:
            self.register.mention(party, token.i, token.i + 1, token, "pronoun")
            self.seen(party, token)

    def _antecedent(self, token: Token, who: str, sent: Sentence) -> Party | None:
        if token.dep == "expl":
            return None
        barred = self._arguments(token)
        governors = self._governors(token)
        best: Party | None = None
        best_score = 0.0
        for back, party in enumerate(reversed(self.recent)):
            traits = self.register.traits.get(party)
            if traits is None or party in barred or not self._agrees(party, traits, who):
                continue
            seen = self.last[party]
            distance = sent.i - seen[0]
            if distance > REACH[who]:
                continue
            score = 10.0 - 3.0 * distance - 0.15 * back + seen[2] + min(self.count[party], 6) * 0.15
            if party in governors:
                score += 3.0
            if best is None or score > best_score:
                best, best_score = party, score
        return best

    def _arguments(self, token: Token) -> list[Party]:
        """The parties that a pronoun cannot mean, being the other arguments of its verb: "Iran accused it"."""
        if token.tag == "PRP$" or token.dep == "poss":
            return []
        verb = token.head
        if token.dep == "pobj":
            verb = verb.head
        out = []
        for c in verb.children:
            if c is not token and (c.dep in SUBJECTS or c.dep in OBJECTS or c.dep == "dative"):
                party = self.register.cast.named_by(c)
                if party is not None:
                    out.append(party)
        return out

    def _governors(self, token: Token) -> list[Party]:
        """Subjects of the verbs above a pronoun: "Baku said its engineers", "he said he"."""
        out = []
        for above in token.ancestors():
            if above.pos in {"VERB", "AUX"}:
                for c in above.children:
                    if c.dep in SUBJECTS and c.i != token.i:
                        party = self.register.cast.named_by(c)
                        if party is not None:
                            out.append(party)
        return out

    def _agrees(self, party: Party, traits: Traits, who: str) -> bool:
        match who:
            case "he":
                return traits.kind == "person" and traits.gender != "f"
            case "she":
                return traits.kind == "person" and traits.gender != "m"
            case "it":
                return (
                    traits.kind in {"state", "body", "group", "thing", ""}
                    and not traits.plural
                    and not party.members
                )
            case _:
                return bool(party.members) or traits.plural or traits.kind in {"group", "people"}


SHORT_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "miss"})


def noun_end(head: Token) -> int:
    """Where a noun phrase with its "of", "from", "to" and "for" ends: "a spokesman for the army"; never a clause."""
    end = head.i + 1
    token = head
    for c in token.children:
        if c.dep == "prep" and c.i == end and c.lower in {"of", "for", "from", "to", "in", "at"}:
            for obj in c.children:
                if obj.dep == "pobj" and obj.i > c.i:
                    low, high = noun_phrase(obj)
                    if low == c.i + 1:
                        end = noun_end(obj)
    return end


__all__ = ["PEOPLE", "Resolver", "name_words"]
