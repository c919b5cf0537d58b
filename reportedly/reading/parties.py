"""Parties: the register of who has been met so far in a report, and what is known of each.

Colonel   Nasr al-Amrani        the Houthis'   military spokesman     al-Amrani
one party: a man, of the sector REB, part of the Houthis, known by three names
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reportedly.actors import ActorRecord, Directory, actor_code
from reportedly.naming import coreference, naming
from reportedly.reading.cast import Cast
from reportedly.reading.findings import Mention, Party
from reportedly.reading.parse import Doc, Token
from reportedly.naming import fold, folded_words

KIND_OF_RECORD = {"country": "state", "person": "person", "office": "person", "group": "group"}
ARMED = frozenset({"REB", "UAF", "PRM", "PRE"})
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
# How much a mention in this place of its clause keeps its party in mind.
WEIGHTS = {"nsubj": 3.0, "nsubjpass": 2.5, "csubj": 2.0, "agent": 2.0, "dobj": 1.5, "dative": 1.5, "pobj": 1.0, "poss": 1.0, "appos": 1.5, "conj": 1.5, "attr": 1.0}  # fmt: skip


@dataclass(slots=True, eq=False)
class Traits:
    """What the words have told of a party. `kind`: state, body, group, person, people, thing; "" where nothing did."""

    kind: str
    gender: str = ""
    plural: bool = False
    counted: bool = False
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    spots: list[tuple[Token, float]] = field(default_factory=list)


class Register:
    """All parties of one report, found again by record, by name and by description."""

    def __init__(self, doc: Doc, directory: Directory, on: date | None) -> None:
        self.doc, self.directory, self.on = doc, directory, on
        self.cast = Cast()
        self.traits: dict[Party, Traits] = {}
        self.by_record: dict[str, Party] = {}
        self.by_words: dict[str, list[Party]] = {}
        self.by_key: dict[tuple[str, ...], Party] = {}
        self.merged: dict[Party, Party] = {}

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
        party = Party(
            name,
            sector,
            country,
            actor_code(country, sector, kind) if sector or country else None,
            part_of=part_of,
        )
        self.traits[party] = Traits(kind)
        self.cast.parties.append(party)
        return party

    def of_record(self, record: ActorRecord) -> Party:
        """The party of an entry of the directory, as it was on the day of the report."""
        if record.kind == "person":
            record = self.directory.as_of(record, self.on)
        found = self.by_record.get(record.id)
        if found is not None:
            return found
        party = Party(record.name, record.sector, record.country, record.code, record)
        self.by_record[record.id] = party
        kind = KIND_OF_RECORD.get(record.kind, "body")
        traits = self.traits[party] = Traits(kind, plural=False)
        words = folded_words(record.name)
        traits.words = words
        for word in words:
            traits.heads.add(word)
        for word in {w for name in record.names for w in folded_words(name)}:
            traits.heads.add(word)
        if kind == "person":
            traits.gender = naming().given.get(words[0], "") if words else ""
            self.index(party, words)
        self.cast.parties.append(party)
        if record.part_of:
            whole = self.directory.get(record.part_of)
            if whole is not None and whole.id != record.id:
                party.part_of = self.of_record(whole)
        elif record.kind == "institution" and record.country:
            party.part_of = self.state(record.country)
        return party

    def state(self, alpha3: str) -> Party | None:
        record = self.directory.country(alpha3)
        return self.of_record(record) if record else None

    def index(self, party: Party, words: list[str]) -> None:
        """Makes the party findable by the words of a name, the last of a person's name first."""
        for word in words[-1:] + words[:-1]:
            found = self.by_words.setdefault(word, [])
            if party not in found:
                found.append(party)

    # ---- mentions

    def mention(
        self, party: Party, start: int, end: int, head: Token, kind: str, *, light: bool = False
    ) -> Mention:
        """Notes words that stand for a party. A `light` mention is one more wording: the grammar asks another token for it."""
        found = Mention(start, end, head, kind, party)
        party.mentions.append(found)
        if not light:
            self.cast.at[head.i] = found
            for i in range(start, end):
                if i != head.i:
                    self.cast.inside.setdefault(i, head.i)
        if kind != "pronoun" or not light:
            self.traits[party].spots.append((head, weight(head)))
        return found

    def merge(self, one: Party, other: Party) -> Party:
        """Two parties turn out to be one: all that was `other` is `one`, the better known of the two."""
        if one is other:
            return one
        if other.record is not None and one.record is None:
            one, other = other, one
        a, b = self.traits[one], self.traits[other]
        one.sector, one.country, one.code = (
            one.sector or other.sector,
            one.country or other.country,
            one.code or other.code,
        )
        if one.part_of is None and other.part_of is not one:
            one.part_of = other.part_of
        a.gender = a.gender or b.gender
        if not a.kind or (a.kind == "thing" and b.kind):
            a.kind = b.kind
        a.heads |= b.heads
        a.modifiers |= b.modifiers
        a.words = a.words if len(a.words) >= len(b.words) else b.words
        a.spots.extend(b.spots)
        for mention in other.mentions:
            mention.party = one
        one.mentions.extend(other.mentions)
        other.mentions = []
        self.cast.parties.remove(other)
        for found in self.by_words.values():
            if other in found:
                found[found.index(other)] = one
        for table in (self.by_record, self.by_key):
            for key, party in table.items():  # type: ignore[attr-defined]
                if party is other:
                    table[key] = one  # type: ignore[index]
        for party in self.cast.parties:
            if party.part_of is other:
                party.part_of = one if party is not one else None
            if other in party.members:
                party.members = [one if m is other else m for m in party.members]
        return one

    # ---- names

    def person_named(self, words: list[str], before: int) -> Party | None:
        """The person known by this name, in full, by surname, or spelled a little differently."""
        particles = naming().particles
        bare = [w for w in words if w not in particles] or words
        candidates = [p for p in self.by_words.get(bare[-1], ()) if self.traits[p].kind == "person"]
        if not candidates and len(bare[-1]) > 4:
            candidates = [
                p
                for w, found in self.by_words.items()
                for p in found
                if self.traits[p].kind == "person" and alike(w, bare[-1])
            ]
        best: Party | None = None
        for party in candidates:
            known = [w for w in self.traits[party].words if w not in particles]
            if not known or not compatible(bare, known):
                continue
            if best is None or self.last_before(party, before) > self.last_before(best, before):
                best = party
        return best

    def body_named(self, words: list[str], *, acronym: bool) -> Party | None:
        """The body known by this name: the same words, its initials, or a longer name that ends so."""
        key = tuple(words)
        found = self.by_key.get(key)
        if found is not None:
            return found
        for known, party in self.by_key.items():
            if acronym and len(words) == 1 and len(known) > 1 and initials(known, words[0]):
                return party
            if len(words) > 1 and len(known) > len(words) and known[-len(words) :] == key:
                return party
        return None

    def last_before(self, party: Party, i: int) -> int:
        """The position of its last mention before token `i`, -1 if there is none."""
        return max((t.i for t, _ in self.traits[party].spots if t.i < i), default=-1)


def weight(token: Token) -> float:
    """How strongly a mention makes the next pronoun mean it: subjects of main clauses most."""
    dep = token.dep
    head = token
    while dep == "conj" and head.head is not head:
        head = head.head
        dep = head.dep
    value = WEIGHTS.get(dep, 0.5)
    if dep == "pobj" and head.head.dep == "agent":
        value = 2.0
    elif dep == "pobj" and head.head.lower in {"in", "at", "near", "on", "from", "since", "during"}:
        value = 0.3
    if dep in {"nsubj", "nsubjpass"} and head.head.dep == "ROOT":
        value += 1.0
    return value


def compatible(one: list[str], other: list[str]) -> bool:
    """Whether two names can be one person's: "Aliyev" and "Ilham Aliev", "Abdel Rahman Ghanimat" and "Ghanimat"."""
    short, long = sorted((one, other), key=len)
    if not alike(short[-1], long[-1]):
        return len(short) == 1 and short[0] in long
    return all(
        any(alike(word, known) or (len(word) == 1 and known.startswith(word)) for known in long)
        for word in short[:-1]
    )


def alike(one: str, other: str) -> bool:
    """Whether two folded words are one name spelled twice: Aliev and Aliyev, Sergei and Sergey."""
    if one == other:
        return True
    longer = max(len(one), len(other))
    if longer < 5 or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    return distance(one, other) <= (1 if longer < 8 else 2)


def distance(one: str, other: str) -> int:
    """Letters to put in, take out or change to make one of the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def initials(words: tuple[str, ...], acronym: str) -> bool:
    """Whether an acronym is made of the first letters of a name: rsf and rapid support forces."""
    letters = "".join(w[0] for w in words if w)
    small = "".join(w[0] for w in words if w not in {"of", "the", "for", "and", "de", "del", "la"})
    return acronym in {letters, small}


def name_words(tokens: list[Token]) -> list[str]:
    """A name's words as they are compared: folded, without articles, possessives and hyphens."""
    return [w for t in tokens if t.tag != "POS" and t.lower != "the" and (w := fold(t.text))]


def is_rebel(lemma: str) -> bool:
    return lemma in coreference().rebels
