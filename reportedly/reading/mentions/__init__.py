"""Mentions: all words of a report that stand for somebody, put together as its cast.

    Russian      Defense Ministry   said   two Russian soldiers   were killed in their vehicle
    Russia       an institution            people of their own                   the soldiers

Names come first, the whole report through, so that a surname in the headline finds the full name below it. Then words of
description and pronouns are read in the order of the text (`coreference`), because each leans on what came before it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from reportedly.actors import ActorRecord, Directory
from reportedly.calendar import words
from reportedly.name_forms import fold
from reportedly.naming import naming, sector_of_body
from reportedly.reading.findings import Name, Party, Toponym
from reportedly.reading.mentions.alike import name_words
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.mentions.coreference import resolve
from reportedly.reading.mentions.descriptions import bare_start
from reportedly.reading.mentions.domicile import settle_homes
from reportedly.reading.mentions.metonyms import speaks
from reportedly.reading.mentions.parties import STATE_SECTORS, Register
from reportedly.reading.parse import Doc, Token
from reportedly.report import Report

BODIES = frozenset({"organisation", "group"})  # kinds of names
ANYWHERE = frozenset(
    {"PTY", "JRN"}
)  # sectors of what does not tell by its name alone which country is spoken of
# What a place in the first sentence, a place or state and an adjective tell of the state that a report is about.
OPENING, NAMED, ADJECTIVE = 20, 10, 4


def find_cast(
    doc: Doc, names: Sequence[Name], toponyms: Sequence[Toponym], report: Report, directory: Directory
) -> Cast:
    """Everybody in the report. Towns and things are parties only where they are asked for as such.

    A capital or a palace stands for the state's government where it acts or is acted upon ("Baku said"); as a place it does not.
    """
    register = Register(doc, directory, report.published)
    mend_plurals(register, {n.start for n in names})
    find_kinds(register)
    _Named(register, toponyms).read(names)
    named = {i for i, _, _ in register.scenes}  # "West Bank" is a name and a place, and told but once
    register.scenes.extend(
        (t.start, t.record.country, OPENING if doc.tokens[t.start].sent.i == 0 else NAMED)
        for t in toponyms
        if t.record is not None
        and t.record.country
        and t.record.precision != "country"
        and named.isdisjoint(range(t.start, t.end))
    )
    register.scenes.sort()
    resolve(register)
    settle_homes(register, toponyms)
    for party in register.cast.parties:
        settle_name(doc, party)
        traits = register.traits[party]
        if traits.kind == "person" and (party.record is not None or len(traits.words) > 1):
            register.cast.people.add(party)
    return register.cast


def mend_plurals(register: Register, named: Set[int]) -> None:
    """ "Rebels and the army fought": what opens a sentence and is the plural of a common noun is no name of one person."""
    for sent in register.doc.sentences:
        first = register.doc.tokens[sent.start]
        plural = first.tag == "NNP" and first.lower.endswith("s") and first.i not in named
        if plural and register.directory.role(first.lower[:-1]) is not None:
            first.tag = "NNPS"


def find_kinds(register: Register) -> None:
    """Notes where institutions and offices without a name of their own stand: "defence ministry", "prime minister"."""
    directory = register.directory
    firsts = directory.title_words
    for sent in register.doc.sentences:
        tokens = sent.tokens
        lowers = [t.lower for t in tokens]
        i = 0
        while i < len(tokens):
            step = 1
            lower = lowers[i]
            if (lower in firsts or not lower.isalnum()) and tokens[i].pos in {"NOUN", "PROPN", "ADJ"}:
                institution, office = directory.institution(lowers, i), directory.office(lowers, i)
                if institution and (office is None or institution[0] > office[0]):
                    step = institution[0] - i
                    head = head_of(tokens[i : i + step])
                    register.institutions[head.i] = (tokens[i].i, tokens[i].i + step, institution[1])
                    claim(register, tokens[i : i + step], head)
                elif office and not (i and tokens[i - 1].pos == "NUM" and lower in words().halves_of_day):
                    step = office[0] - i
                    head = head_of(tokens[i : i + step])
                    register.offices[head.i] = (tokens[i].i, tokens[i].i + step, office[1])
                    claim(register, tokens[i : i + step], head)
            i += step


def claim(register: Register, tokens: Sequence[Token], head: Token) -> None:
    """The words of a title are asked for by its head: "defence" of "defence ministry"."""
    register.cast.inside.update((t.i, head.i) for t in tokens if t is not head)


class _Named:
    """Reads the names of a report into parties."""

    def __init__(self, register: Register, toponyms: Sequence[Toponym]) -> None:
        self.register = register
        self.doc, self.directory = register.doc, register.directory
        self.places = {i for t in toponyms if t.record is not None for i in range(t.start, t.end)}
        self.countries = {t.record.country for t in toponyms if t.record is not None}

    def read(self, names: Sequence[Name]) -> None:
        self.countries |= {n.record.country for n in names if n.record and n.record.sector not in ANYWHERE}
        lone = [n for n in names if n.kind == "person" and n.end - n.start == 1]
        for name in names:
            if name.kind != "person" or name.end - name.start > 1:
                self._name(name)
        for name in lone:  # a surname waits until every full name is known
            self._name(name)
        self._halves()

    def _halves(self) -> None:
        """ "the North" beside South Korea is North Korea."""
        register = self.register
        states = [p for p in register.by_record.values() if p.mentions and register.traits[p].kind == "state"]
        halves = {p.name.split()[0].lower(): p for p in states if p.name.split()[0] in OTHER_HALF}
        if not halves:
            return
        for token in self.doc.tokens:
            if (
                token.lower not in OTHER_HALVES
                or not token.text[0].isupper()
                or token.i in register.cast.at
                or token.i in register.cast.inside
            ):
                continue
            if not any(c.dep == "det" and c.lower == "the" for c in token.children):
                continue
            party = halves.get(token.lower)
            if party is None:
                name = next(iter(halves.values())).name.split()
                hit = self.directory.match(
                    [token.lower, *(w.lower() for w in name[1:])], 0, [token.text, *name[1:]], register.on
                )
                party = register.of_record(hit.records[0]) if hit and hit.end == len(name) else None
            if party is not None:
                register.mention(party, token.i, token.i + 1, token, "name")

    def _name(self, name: Name) -> None:
        tokens = self.doc.tokens[name.start : name.end]
        head = head_of(tokens)
        record = name.record
        if record is not None and record.sector == "PTY" and record.country not in self.countries:
            record = None  # many countries have a Democratic Party: it is of one that the report speaks of
        if name.kind == "person":
            self._person(name, tokens, head, record)
        elif name.kind == "office":
            return
        elif record is None:
            if len(tokens) == 1 and head.lower in OTHER_HALVES:
                return
            if name.kind in BODIES or not self.places & set(range(name.start, name.end)):
                self._body(name, tokens, head)
        else:
            self._known(name, tokens, head, record)

    def _known(self, name: Name, tokens: list[Token], head: Token, record: ActorRecord) -> None:
        """Somebody of the directory: a state by its name, adjective or capital, a body, a group."""
        register = self.register
        before = self.doc.tokens[name.start - 1].lower if name.start else ""
        if name.kind == "demonym" and before == "ethnic" and record.kind == "country":
            if is_people(
                head
            ):  # "ethnic Turks", "ethnic Albanian unrest": of another state than Turkey, Albania
                register.people[head.i] = register.of_record(record)
            return
        party = register.of_record(record)
        register.owners[head.i] = party
        if record.kind == "country" and party.country and name.kind != "place":
            told = ADJECTIVE if name.kind == "demonym" else NAMED
            register.scenes.append((head.i, party.country, told))
        elif record.kind != "country" and record.country and name.kind != "place" and record.sector != "JRN":
            register.scenes.append((head.i, record.country, ADJECTIVE))
        if name.kind == "demonym" and is_people(head):
            register.people[head.i] = party
            return
        if name.kind == "demonym":
            register.adjectives.add(head.i)
        if name.kind == "place" and not speaks(head):
            return
        if record.kind != "country" and name.kind != "demonym":
            register.by_key.setdefault(tuple(name_words(tokens)), party)
        register.mention(party, name.start, name.end, head, "name")

    def _person(self, name: Name, tokens: list[Token], head: Token, record: ActorRecord | None) -> None:
        register = self.register
        words = name_words(tokens)
        if not words:
            return
        party = register.person_named(words) if record is None or len(words) == 1 else None
        if party is None and record is not None:
            party = register.of_record(record)
        if party is None:
            party = register.make(self.doc.span(name.start, name.end).text, "person")
            if len(tokens) > 1:
                register.traits[party].gender = naming().given.get(fold(tokens[0].text), "")
        traits = register.traits[party]
        if len(words) > len(traits.words):
            traits.words = words
        register.index(party, words)
        register.owners[head.i] = party
        register.mention(party, name.start, name.end, head, "name")

    def _body(self, name: Name, tokens: list[Token], head: Token) -> None:
        """A body that no file knows, or an institution of a state: "Azerbaijani Ministry of Defense"."""
        register = self.register
        words = name_words(tokens)
        if not words:
            return
        owner = self._owner_in(tokens)
        possessor = next((c for c in head.children if c.dep == "poss" and c.i < name.start), None)
        if owner is None and possessor is not None:
            owner = register.owners.get(possessor.i)
        party = self._institution(name, owner, owned=possessor is not None)
        if party is None:
            party = register.body_named(words, acronym=len(tokens) == 1 and tokens[0].text.isupper())
        if party is None:
            kind = "body" if name.kind in BODIES else ""
            sector = sector_of_body(head.lower, [t.lower for t in tokens]) if kind else None
            country = owner.country if owner else None
            party = register.make(
                self.doc.span(name.start, name.end).text, kind, sector=sector, country=country
            )
            if owner is not None and sector in STATE_SECTORS:
                party.join(owner)
            register.traits[party].words = words
        register.by_key.setdefault(tuple(words), party)
        register.traits[party].heads.update(words)
        register.owners[head.i] = party
        register.mention(party, name.start, name.end, head, "name")

    def _institution(self, name: Name, owner: Party | None, *, owned: bool) -> Party | None:
        """The institution of a state that a name stands for: "Azerbaijani Ministry of Defense", "Azerbaijan's Defence Ministry"."""
        if owner is None or owner.record is None or owner.record.kind != "country":
            return None
        for i in range(name.start, name.end):
            found = self.register.institutions.get(i)
            if found and (owned or found[0] > name.start or found[1] < name.end):
                return self.register.of_record(self.directory.institution_of(found[2], owner.record))
        return None

    def _owner_in(self, tokens: list[Token]) -> Party | None:
        """The state or body that a name begins or ends with: "Syrian Network for Human Rights", "Bank of England"."""
        lowers, texts = [t.lower for t in tokens], [t.text for t in tokens]
        for start in [0, *(i + 1 for i, lower in enumerate(lowers[:-1]) if lower == "of")]:
            hit = self.directory.match(lowers, start, texts, self.register.on)
            if hit and (hit.end < len(tokens) if start == 0 else hit.end == len(tokens)):
                return self.register.of_record(hit.records[0])
        return None


def is_people(head: Token) -> bool:
    """Whether a demonym is a noun: "the Russians", "an Israeli", never "Russian shelling"."""
    if head.tag in {"NNS", "NNPS"}:
        return True
    return head.pos in {"NOUN", "PROPN"} and any(
        c.dep in {"det", "nummod", "poss"} and c.i < head.i for c in head.children
    )


def head_of(tokens: Sequence[Token]) -> Token:
    """The token that governs a run of tokens, the last one where several look out of it."""
    if len(tokens) == 1:
        return tokens[0]
    first, last = tokens[0].i, tokens[-1].i
    outward = [t for t in tokens if not first <= t.head.i <= last or t.head is t]
    nouns = [t for t in outward if t.pos in {"NOUN", "PROPN", "ADJ", "X"}]
    return (nouns or outward or list(tokens))[-1]


OTHER_HALF = {"North": "South", "South": "North", "East": "West", "West": "East"}
OTHER_HALVES = frozenset(word.lower() for word in OTHER_HALF)


def settle_name(doc: Doc, party: Party) -> None:
    """The canonical name: the directory's, else the fullest name, else the fullest description."""
    if party.record is not None:
        return
    nouns = [m for m in party.mentions if m.kind == "noun"]
    found = (
        [m for m in party.mentions if m.kind == "name"] or [m for m in nouns if m.head.pos != "ADJ"] or nouns
    )
    if found and not party.members:
        spans = [(bare_start(doc, m.start, m.end), m.end) for m in sorted(found, key=lambda m: m.start)]
        start, end = max(spans, key=lambda span: (span[1] - span[0] <= 8, span[1] - span[0]))
        party.name = doc.span(start, end).text
