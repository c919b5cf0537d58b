"""Mentions: all words of a report that stand for somebody, put together as its cast.

    Russian      Defense Ministry   said   two Russian soldiers   were killed in their vehicle
    Russia       an institution            people of their own                   the soldiers

Names come first, the whole report through, so that a surname in the headline finds the full name below it. Then words of
description and pronouns are read in the order of the text (`coreference`), because each leans on what came before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.actors import ActorRecord, Directory, Institution, Office
from reportedly.naming import Coreference, coreference, naming
from reportedly.reading.cast import Cast
from reportedly.reading.coreference import Resolver
from reportedly.reading.findings import Name, Party, Toponym
from reportedly.reading.parse import Doc, Token
from reportedly.reading.parties import Register, name_words
from reportedly.report import Report
from reportedly.naming import fold


def find_cast(
    doc: Doc, names: Sequence[Name], toponyms: Sequence[Toponym], report: Report, directory: Directory
) -> Cast:
    """Everybody in the report. Towns and things are parties only where they are asked for as such.

    A capital or a palace stands for the state's government where it acts or is acted upon ("Baku said"); as a place it does not.
    """
    register = Register(doc, directory, report.published)
    named = _Named(register, names, toponyms)
    named.read()
    Resolver(register, named.owners, named.people, named.institutions, named.offices).read()
    for party in register.cast.parties:
        settle_name(register, party)
    return register.cast


class _Named:
    """Reads the names of a report into parties.

    `owners` leads from a token to the party whose things are called by it: "Azerbaijani", "Baku" in "the Baku presidency".
    """

    def __init__(self, register: Register, names: Sequence[Name], toponyms: Sequence[Toponym]) -> None:
        self.register, self.names = register, names
        self.doc, self.directory = register.doc, register.directory
        self.words: Coreference = coreference()
        self.owners: dict[int, Party] = {}
        self.people: dict[int, Party] = {}
        self.institutions: dict[int, tuple[int, int, Institution]] = {}
        self.offices: dict[int, tuple[int, int, Office]] = {}
        self.places = {i for t in toponyms if t.record is not None for i in range(t.start, t.end)}

    def read(self) -> None:
        self._spans()
        taken: set[int] = set()
        singles = []
        for name in self.names:
            taken.update(range(name.start, name.end))
            # A lone surname waits until every full name is known.
            if name.kind == "person" and name.end - name.start == 1:
                singles.append(name)
            else:
                self._name(name)
        for name in singles:
            self._name(name)

    def _spans(self) -> None:
        """Where institutions and offices of no name of their own stand: "defence ministry", "prime minister"."""
        directory = self.directory
        for sent in self.doc.sentences:
            tokens = sent.tokens
            lowers = [t.lower for t in tokens]
            i = 0
            while i < len(tokens):
                step = 1
                if tokens[i].pos in {"NOUN", "PROPN", "ADJ"}:
                    institution = directory.institution(lowers, i)
                    office = directory.office(lowers, i)
                    if institution and (office is None or institution[0] > office[0]):
                        head = head_of(tokens[i : institution[0]])
                        self.institutions[head.i] = (
                            sent.start + i,
                            sent.start + institution[0],
                            institution[1],
                        )
                        step = institution[0] - i
                    elif office:
                        head = head_of(tokens[i : office[0]])
                        self.offices[head.i] = (sent.start + i, sent.start + office[0], office[1])
                        step = office[0] - i
                i += step

    def _name(self, name: Name) -> None:
        tokens = self.doc.tokens[name.start : name.end]
        head = head_of(tokens)
        record = name.record
        match name.kind:
            case "demonym" if record is not None:
                party = self.register.of_record(record)
                self.owners[head.i] = party
                if not (
                    head.tag in {"NNS", "NNPS"}
                    or (head.pos in {"NOUN", "PROPN"} and head.dep not in {"compound", "nmod", "amod"})
                ):
                    self.register.mention(party, name.start, name.end, head, "name")
                else:
                    self.people[head.i] = party
            case "place":
                if record is not None:
                    self._capital(name, head, record)
            case "person":
                self._person(name, tokens, head, record)
            case "office":
                pass
            case _ if record is not None:
                party = self.register.of_record(record)
                if record.kind != "country":
                    self.register.by_key.setdefault(tuple(name_words(tokens)), party)
                self.owners[head.i] = party
                self.register.mention(party, name.start, name.end, head, "name")
            case "organisation":
                self._body(name, tokens, head)
            case _:
                if not self.places & set(range(name.start, name.end)):
                    self._body(name, tokens, head)

    def _capital(self, name: Name, head: Token, record: ActorRecord) -> None:
        party = self.register.of_record(record)
        self.owners[head.i] = party
        if speaks(head, self.words):
            self.register.mention(party, name.start, name.end, head, "name")

    def _person(self, name: Name, tokens: list[Token], head: Token, record: ActorRecord | None) -> None:
        register = self.register
        words = name_words(tokens)
        if not words:
            return
        party = register.person_named(words, name.start) if len(words) == 1 or record is None else None
        if party is None and record is not None:
            party = register.of_record(record)
        if party is None:
            party = register.make(self.doc.span(name.start, name.end).text, "person")
            given = fold(tokens[0].text)
            register.traits[party].gender = naming().given.get(given, "") if len(tokens) > 1 else ""
        traits = register.traits[party]
        if len(words) > len(traits.words):
            traits.words = words
        register.index(party, words)
        self.owners[head.i] = party
        register.mention(party, name.start, name.end, head, "name")

    def _body(self, name: Name, tokens: list[Token], head: Token) -> None:
        """A body that no file knows, or an institution of a state: "Azerbaijani Ministry of Defense"."""
        register = self.register
        party = self._institution(name, tokens)
        words = name_words(tokens)
        if party is None and words:
            acronym = len(tokens) == 1 and tokens[0].text.isupper()
            party = register.body_named(words, acronym=acronym)
            if party is None:
                kind = "body" if name.kind == "organisation" else ""
                owner = self._owner_in(tokens)
                country = owner.country if owner else None
                sector = naming().bodies.get(head.lower)
                party = register.make(
                    self.doc.span(name.start, name.end).text, kind, sector=sector, country=country
                )
                if owner is not None and sector in {"GOV", "MIL", "COP", "LEG", "JUD", "SPY"}:
                    party.part_of = owner
                register.traits[party].words = words
            register.by_key.setdefault(tuple(words), party)
            register.traits[party].heads.update(words)
        if party is not None:
            self.owners[head.i] = party
            register.mention(party, name.start, name.end, head, "name")

    def _institution(self, name: Name, tokens: list[Token]) -> Party | None:
        for i in range(name.start, name.end):
            found = self.institutions.get(i)
            if found and found[1] >= name.end and found[0] > name.start:
                owner = self._owner_in(tokens)
                if owner is not None and owner.record is not None and owner.record.kind == "country":
                    return self.register.of_record(self.directory.institution_of(found[2], owner.record))
        return None

    def _owner_in(self, tokens: list[Token]) -> Party | None:
        """The state or body that a name begins with: "Syrian Network for Human Rights", "UN Human Rights Office"."""
        lowers = [t.lower for t in tokens]
        texts = [t.text for t in tokens]
        hit = self.directory.match(lowers, 0, texts, self.register.on)
        return self.register.of_record(hit.records[0]) if hit and hit.end < len(tokens) else None


def head_of(tokens: Sequence[Token]) -> Token:
    """The token that governs a run of tokens, the last one where several look out of it."""
    first, last = tokens[0].i, tokens[-1].i
    outward = [t for t in tokens if not first <= t.head.i <= last or t.head is t]
    nouns = [t for t in outward if t.pos in {"NOUN", "PROPN", "ADJ", "X"}]
    return (nouns or outward or list(tokens))[-1]


def speaks(head: Token, words: Coreference) -> bool:
    """Whether the name of a capital stands for the government: "Baku said", "support for Baku", never "in Baku"."""
    token = head
    while token.dep == "conj" and token.head is not token:
        token = token.head
    above = token.head
    match token.dep:
        case "nsubj":
            return above.lemma not in {"be", "lie", "fall", "remain"} or any(
                c.dep in {"acomp", "attr", "ccomp"} for c in above.children
            )
        case "nsubjpass":
            return above.lemma not in words.place_verbs
        case "dobj" | "dative":
            return above.lemma not in words.place_verbs
        case "poss":
            return above.pos in {"NOUN", "PROPN"} and above.lemma not in PLACE_NOUNS
        case "pobj":
            if above.lower in words.place_prepositions:
                return False
            governor = above.head
            if above.lower in {"to", "from"}:
                return governor.lemma not in words.travel
            if above.lower == "of":
                return governor.lemma not in PLACE_NOUNS and governor.lemma not in {
                    "outside",
                    "west",
                    "east",
                    "north",
                    "south",
                }
            return above.lower in {"by", "with", "against", "for", "between", "than", "among"}
        case _:
            return False


PLACE_NOUNS = frozenset({"city", "capital", "town", "centre", "center", "suburb", "outskirt", "street", "district", "airport", "port", "area", "part", "north", "south", "east", "west", "neighbourhood", "neighborhood", "university", "hospital", "people", "resident", "population", "siege", "bombing", "shelling", "fall", "streets", "square", "kilometer", "kilometre", "mile"})  # fmt: skip


def settle_name(register: Register, party: Party) -> None:
    """The canonical name: the directory's, else the fullest name, else the fullest description."""
    if party.record is not None or not party.mentions:
        return
    names = [m for m in party.mentions if m.kind == "name"] or [m for m in party.mentions if m.kind == "noun"]
    if names:
        best = max(names, key=lambda m: (m.end - m.start <= 8, m.end - m.start))
        party.name = strip_article(register.doc, best.start, best.end)


def strip_article(doc: Doc, start: int, end: int) -> str:
    while start < end - 1 and doc.tokens[start].lower in {"the", "a", "an", "its", "his", "her", "their"}:
        start += 1
    return doc.span(start, end).text


__all__ = ["Directory", "find_cast"]
