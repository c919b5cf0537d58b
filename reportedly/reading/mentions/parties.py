"""Parties: the register of who has been met so far in a report, and what is known of each.

Colonel   Nasr al-Amrani        the Houthis'   military spokesman     al-Amrani
one party: a man, of the sector REB, part of the Houthis, known by three names
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any

from reportedly.actors import ActorRecord, Directory, Institution, Office, Role, actor_code
from reportedly.name_forms import initials, key
from reportedly.naming import naming
from reportedly.reading.findings import Mention, Party
from reportedly.reading.mentions.alike import alike, compatible
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.mentions.salience import is_speaker, weight
from reportedly.reading.mentions.traits import Traits
from reportedly.reading.nominals import lemma_of
from reportedly.reading.parse import Doc, Token
from reportedly.reading.quotes import quotes_of
from reportedly.word_lists import word_list

KIND_OF_RECORD = {"country": "state", "person": "person", "office": "person", "group": "group"}
ARMED = frozenset({"REB", "UAF", "PRM", "PRE"})
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
WINDOW = 60  # parties looked back on; more are never meant by a description or pronoun
RULERS = word_list("rulers")
RULING = frozenset({"president", "prime-minister", "monarch", "supreme-leader", "head-of-state"})


@cache
def words_of(names: tuple[str, ...]) -> frozenset[str]:
    """The folded words of all names of a record."""
    return frozenset(word for name in names for word in key(name).split())


class Register:
    """All parties of one report, found again by record, by name and by who was spoken of last.

    `owners` leads from a token to the party whose things are called by it: "Azerbaijani", "Baku" in "the Baku presidency";
    `people` from "Russians" to their state, `adjectives` are tokens like "Russian"; `institutions` and `offices` lead from the
    head of "defence ministry" to its kind.
    `scenes` holds the tokens that name a state or a place in it, with the state's code and how much they count, in order.
    """

    def __init__(self, doc: Doc, directory: Directory, on: date | None) -> None:
        self.doc, self.directory, self.on = doc, directory, on
        self.cast = Cast()
        self.traits: dict[Party, Traits] = {}
        self.by_record: dict[str, Party] = {}
        self.by_surname: dict[str, list[Party]] = {}
        self.by_key: dict[tuple[str, ...], Party] = {}
        self.recent: list[Party] = []
        self._roles: dict[int, Role | None] = {}
        self.owners: dict[int, Party] = {}
        self.people: dict[int, Party] = {}
        self.adjectives: set[int] = set()
        self.institutions: dict[int, tuple[int, int, Institution]] = {}
        self.offices: dict[int, tuple[int, int, Office]] = {}
        self.quoted = quotes_of(doc).around
        self.scenes: list[tuple[int, str, int]] = []

    # ---- making

    def make(
        self,
        name: str,
        kind: str,
        *,
        sector: str | None = None,
        country: str | None = None,
        part_of: Party | None = None,
    ) -> Party:
        code = actor_code(country, sector, kind) if sector or country else None
        party = Party(name, sector, country, code, part_of=part_of)
        self.traits[party] = Traits(kind)
        self.cast.parties.append(party)
        return party

    def of_record(self, record: ActorRecord) -> Party:
        """The party of an entry of the directory, as it was on the day of the report."""
        if record.kind == "institution" and record.part_of and record.id.rpartition(":")[2] == "army":
            state = self.directory.get(record.part_of)  # a state's army and its armed forces are one party
            record = self.directory.institution_of("armed-forces", state) if state is not None else record
        found = self.by_record.get(record.id)
        if found is not None:
            return found
        if record.kind == "person":
            record = self.directory.as_of(record, self.on)
        party = Party(record.name, record.sector, record.country, record.code, record)
        self.by_record[record.id] = party
        kind = KIND_OF_RECORD.get(record.kind, "body")
        if kind == "state" and record.sector in ARMED:
            kind = (
                "group"  # those who hold a territory that no one recognises: "Nagorno-Karabakh separatists"
            )
        forces = record.kind == "institution" and record.id.endswith(":armed-forces")
        kind = "group" if forces else kind
        traits = self.traits[party] = Traits(
            kind, plural=forces, single=forces, words=key(record.name).split()
        )
        if kind == "person":
            traits.gender = naming().given.get(traits.words[0], "") if traits.words else ""
            self.index(party, traits.words)
        elif kind != "state":
            traits.heads |= words_of(record.names)
        self.cast.parties.append(party)
        whole = self.directory.get(record.part_of) if record.part_of else None
        if whole is not None and whole.id != record.id:
            party.join(self.of_record(whole))
        elif record.kind == "institution":
            party.join(self.state(record.country))
        return party

    def state(self, alpha3: str | None) -> Party | None:
        record = self.directory.country(alpha3)
        return self.of_record(record) if record else None

    def index(self, party: Party, words: Sequence[str]) -> None:
        """Makes a person findable by each word of the name."""
        for word in words:
            found = self.by_surname.setdefault(word, [])
            if party not in found:
                found.append(party)

    # ---- mentions

    def mention(self, party: Party, start: int, end: int, head: Token, kind: str) -> None:
        """Notes the words that stand for a party and lets the grammar find it from their head."""
        found = Mention(start, end, head, kind, party)
        party.mentions.append(found)
        self.cast.at[head.i] = found
        inside = self.cast.inside
        for i in range(start, end):
            if i != head.i:
                inside.setdefault(i, head.i)

    def wording(self, party: Party, start: int, end: int, head: Token) -> None:
        """One more way in which a party was called just there: "Turkish President" of "Turkish President Erdogan"."""
        party.mentions.append(Mention(start, end, head, "noun", party))

    def seen(self, party: Party, token: Token) -> None:
        """The party was just spoken of."""
        traits = self.traits[party]
        strength = weight(token)
        sent = token.sent.i
        traits.weight = max(strength, traits.weight) if traits.sent == sent else strength
        traits.sent, traits.at = sent, token.i
        traits.quoted = token.i in self.quoted
        traits.count += 1
        if token.tag == "NNS" and traits.kind == "body":  # "Tanzanian police": "they" as well as "it"
            traits.plural = traits.single = True
        if is_speaker(token):
            traits.spoke = sent
        recent = self.recent
        if recent and recent[-1] is party:
            return
        if party in recent:
            recent.remove(party)
        recent.append(party)
        if len(recent) > WINDOW:
            del recent[0]

    def merge(self, one: Party, other: Party) -> Party:
        """Two parties turn out to be one: all that was `other` is `one`, the better known of the two."""
        if one is other:
            return one
        if other.record is not None and one.record is None:
            one, other = other, one
        a, b = self.traits[one], self.traits[other]
        one.sector, one.country = one.sector or other.sector, one.country or other.country
        if one.record is None:
            one.code = actor_code(one.country, one.sector, a.kind)
        if one.part_of is None:
            one.join(other.part_of)
        a.gender = a.gender or b.gender
        a.kind = a.kind or b.kind
        a.heads |= b.heads
        a.modifiers |= b.modifiers
        a.words = a.words if len(a.words) >= len(b.words) else b.words
        a.count += b.count
        if b.at > a.at:
            a.sent, a.at, a.weight = b.sent, b.at, b.weight
        for mention in other.mentions:
            mention.party = one
        one.mentions.extend(other.mentions)
        other.mentions = []
        self._replace(other, one)
        return one

    def _replace(self, old: Party, new: Party) -> None:
        self.cast.parties.remove(old)
        if old in self.recent:
            self.recent.remove(old)
        for found in self.by_surname.values():
            if old in found:
                found[found.index(old)] = new
        _swap(self.by_record, old, new)
        _swap(self.by_key, old, new)
        _swap(self.owners, old, new)
        _swap(self.people, old, new)
        for party in self.cast.parties:
            if party.part_of is old:
                party.part_of = None
                party.join(new)
            if old in party.members:
                party.members = [new if member is old else member for member in party.members]

    # ---- names

    def person_named(self, words: Sequence[str]) -> Party | None:
        """The person known by this name, in full, by surname, or spelled a little differently; the one named last, if several."""
        particles = naming().particles
        bare = [w for w in words if w not in particles] or list(words)
        candidates = self.by_surname.get(bare[-1], [])
        if not candidates and len(bare[-1]) > 4:
            candidates = [
                p for word, found in self.by_surname.items() if alike(word, bare[-1]) for p in found
            ]
        best: Party | None = None
        for party in candidates:
            known = [w for w in self.traits[party].words if w not in particles]
            if known and compatible(bare, known):
                best = party
        return best

    def body_named(self, words: Sequence[str], *, acronym: bool) -> Party | None:
        """The body known by this name: the same words, its initials, or a longer name that ends so."""
        name = tuple(words)
        found = self.by_key.get(name)
        if found is not None:
            return found
        for known, party in self.by_key.items():
            if acronym and len(words) == 1 and len(known) > 1 and initials(known, words[0]):
                return party
            if len(known) > len(words) and (
                name in (known[-len(words) :], known[: len(words)])
                if len(words) > 1
                else head_word(known) == name[0]
            ):
                return party
        return None

    def rules(self, party: Party) -> bool:
        """Whether somebody is known to be at the head of a state on the day of the report."""
        if self.traits[party].heads & RULERS:
            return True
        if party.record is None or self.on is None:
            return False
        day = self.on.isoformat()
        return any(t.office in RULING and t.holds(day) for t in self.directory.tenures(party.record))

    # ---- what a noun is

    def role(self, token: Token) -> Role | None:
        """What a noun for people says; "aid worker" says more than "worker"."""
        i = token.i
        if i in self._roles:
            return self._roles[i]
        found = self._roles[i] = self._role(token)
        return found

    def _role(self, token: Token) -> Role | None:
        before = self.doc.tokens[token.i - 1] if token.i else None
        if before is not None and before.head is token and before.dep in {"compound", "amod"}:
            found = self.directory.role(f"{before.lower} {lemma_of(token)}")
            if found is not None:
                return found
        lemma = lemma_of(token)
        found = self.directory.role(lemma)
        return found if found is not None or lemma == token.lower else self.directory.role(token.lower)

    @cached_property
    def spoken_of(self) -> dict[str, int]:
        """How much each state is spoken of in all the report, once the scenes are known."""
        spoken: dict[str, int] = {}
        for _, alpha3, value in self.scenes:
            spoken[alpha3] = spoken.get(alpha3, 0) + value
        return spoken


def _swap(table: dict[Any, Party], old: Party, new: Party) -> None:
    for name in [name for name, party in table.items() if party is old]:
        table[name] = new


def head_word(words: Sequence[str]) -> str:
    """The word of a body's name that says what it is: "observatory" of "syrian observatory for human rights"."""
    return next((a for a, b in itertools.pairwise(words) if b in {"of", "for"}), words[-1])
