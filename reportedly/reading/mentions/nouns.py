"""Nouns: people, institutions, offices and roles, each kind of description read in its own way.

The foreign ministry   said   the   Syrians   and   their   president   had asked   two Russian soldiers   to stay.
an institution                people                office                          a role
"""

from __future__ import annotations

from reportedly.actors import Office, Role
from reportedly.cues import cues
from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.mentions.descriptions import (  # fmt: skip
    BEHIND,
    Description,
    bare_start,
    describe,
    full_end,
    title_of,
)
from reportedly.reading.mentions.focus import focus
from reportedly.reading.mentions.introductions import attach, introduce
from reportedly.reading.mentions.links import known
from reportedly.reading.mentions.parties import STATE_SECTORS, Register
from reportedly.reading.mentions.plurals import Plurals
from reportedly.reading.mentions.salience import is_speaker
from reportedly.reading.mentions.senses import is_nobody
from reportedly.reading.mentions.shared import owners_of
from reportedly.reading.mentions.texts import read_text
from reportedly.reading.mentions.wholes import whole_of
from reportedly.reading.nominals import is_plural, lemma_of
from reportedly.reading.parse import Token

MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})


class Nouns:
    """Gives common nouns their parties; a noun that is no word for anybody gets none."""

    def __init__(self, register: Register, plurals: Plurals) -> None:
        self.register, self.plurals = register, plurals
        self.words = words = coreference()
        self.listed = words.stand_ins | words.targets | words.hypernyms.keys()

    def read(self, token: Token) -> None:
        """A common noun: people, an institution, an office, a role, a text, or nobody."""
        register = self.register
        if token.i in register.cast.at or token.i in register.cast.inside or is_nobody(token):
            return
        if token.dep in MODIFYING and token.head.i > token.i and token.i not in register.people:
            self._modifier(token)
            return
        self.read_behind(token)
        if token.i in register.people:
            self._people(token)
        elif token.i in register.institutions and not (is_plural(token) and owners_of(register, token, None)):
            self._institution(token)
        elif token.i in register.offices and not is_plural(token):
            self._office(token)
        elif (lemma := lemma_of(token)) not in self.words.plural_parties or self.plurals.resolve(
            token
        ) is None:
            role = register.role(token)
            if role is None and (lemma in cues().texts or (is_speaker(token) and lemma not in self.listed)):
                read_text(register, token, self.read)
            elif role is not None or token.i in register.offices or lemma in self.listed:
                self._role(token, role)

    def read_behind(self, token: Token) -> None:
        """Reads "the army" before "a spokesman for": owners come first."""
        for prep in token.children:
            if prep.dep == "prep" and prep.lower in BEHIND:
                for obj in prep.children:
                    if obj.dep == "pobj" and obj.i > token.i and obj.pos in {"NOUN", "PROPN"}:
                        self.read(obj)

    def _take(self, d: Description, *, new: bool = False) -> None:
        """The description is of the party that it takes up again, else of a new one."""
        party = None if new else self._before(d)
        attach(self.register, party or introduce(self.register, d), d)

    def _before(self, d: Description) -> Party | None:
        """The party that a description takes up again; none that has another name than the one that stands behind it."""
        party = known(self.register, d)
        if party is None or not self._named_after(d):
            return party
        unnamed = party.record is None and not self.register.traits[party].words
        return party if unnamed and d.kind != "person" else None

    def _named_after(self, d: Description) -> bool:
        """Whether the name stands in apposition behind it: "the adviser to the president, Hikmet Hajiev, said"."""
        register = self.register
        cast, tokens = register.cast, register.doc.tokens
        for c in d.head.children:
            found = cast.at.get(c.i) if c.dep == "appos" and c.i > d.head.i else None
            if found is not None and found.kind == "name":
                return True
        comma = full_end(d.head)
        if d.kind != "person" or d.plural or comma + 1 >= len(tokens) or tokens[comma].text != ",":
            return False
        found = cast.at.get(cast.inside.get(comma + 1, comma + 1))
        if found is None or found.kind != "name" or found.start != comma + 1 or found.end >= len(tokens):
            return False
        return self._is(found.party, "person") and tokens[found.end].text in {",", "."}

    def _is(self, party: Party | None, kind: str) -> bool:
        return party is not None and self.register.traits[party].kind == kind

    def _modifier(self, token: Token) -> None:
        """ "a government offensive", "rebel attacks", "rebel-held"; not "army spokesman", which is read with its head."""
        register, above = self.register, token.head
        named = above.i in register.cast.at or above.i in register.cast.inside
        titled = above.i in register.offices or above.i in register.institutions
        if named or titled or register.role(above) is not None or above.lemma in self.words.stand_ins:
            return
        if token.i in register.institutions:
            self._institution(token)
            return
        role = register.role(token)
        if role is None or token.i in register.offices:
            return
        kind = "people" if role.kind == "person" else role.kind
        d = describe(register, token, role)._replace(kind=kind, plural=True, definite=True, indefinite=False)
        whole = whole_of(register, d, role)
        if whole is not None:
            attach(register, whole, d)
        else:
            self._take(d)

    def _people(self, token: Token) -> None:
        """ "the Syrians" are Syria where nobody counts them; "two Israelis" are people, "an Israeli" is a person."""
        state = self.register.people[token.i]
        d = describe(self.register, token, None)
        if token.i and self.register.doc.tokens[token.i - 1].lower == "ethnic":
            self._take(
                d._replace(owner=None, sector="CVL", kind="people" if d.plural else "person"), new=d.counted
            )
            return
        owner = d.owner if d.owner is not None and self._is(d.owner, "group") else state
        d = d._replace(owner=owner, sector="CVL", kind="people" if d.plural else "person")
        spoken = owner is not state or self.register.traits[owner].count > 0
        if d.plural and d.definite and not d.counted and spoken:
            attach(self.register, owner, d)
        else:
            self._take(d, new=d.counted or d.indefinite)

    def _institution(self, token: Token) -> None:
        """ "the Azerbaijani parliament", "the foreign ministry": of its owner, else the one spoken of before, else of the focus."""
        register = self.register
        start, end, kind = register.institutions[token.i]
        d = describe(register, token, None)
        d = d._replace(start=min(d.start, start), end=max(d.end, end), sector=kind.sector, kind="body")
        if d.lemma in self.words.forces and (d.owner is None or self._is(d.owner, "state")):
            self._role(token, Role(d.lemma, "MIL", "group", None))
            return
        if d.owner is None and d.modifiers:
            self._take(d, new=d.indefinite)  # "the Islamist leadership"
            return
        state = d.owner.part_of if d.owner is not None and self._is(d.owner, "person") else d.owner
        party = self._last(kind.id) if state is None else None
        if party is None and state is None and kind.sector in STATE_SECTORS and not _narrowed(token):
            state = focus(register, token.i)
        if (
            party is None
            and state is not None
            and state.record is not None
            and state.record.kind == "country"
        ):
            party = register.of_record(register.directory.institution_of(kind, state.record))
        elif party is None:
            party = self._part(state, kind.id, d)
        register.traits[party].heads.update(register.doc.tokens[i].lower for i in range(start, end))
        attach(register, party, d)

    def _part(self, whole: Party | None, id: str, d: Description) -> Party:
        """A body of a body, or of nobody known: the United Nations' press office."""
        key = ("part", whole.name if whole else "", id)
        found = self.register.by_key.get(key)
        if found is None:
            name = self.register.doc.span(bare_start(self.register.doc, d.start, d.end), d.end).text
            country = whole.country if whole else None
            found = self.register.make(name, "body", sector=d.sector, country=country, part_of=whole)
            self.register.by_key[key] = found
        return found

    def _last(self, id: str) -> Party | None:
        """The institution of that kind that was spoken of last."""
        for party in reversed(self.register.recent):
            record = party.record
            if record is not None and record.kind == "institution" and record.id.endswith(f":{id}"):
                return party
        return None

    def _office(self, token: Token) -> None:
        """ "the Turkish president": who holds the office, else an officeholder without a name."""
        register = self.register
        start, end, office = register.offices[token.i]
        tokens = register.doc.tokens
        title = [t.lower for t in tokens[start:end]]
        role = register.role(token) or Role(lemma_of(token), office.sector, "person", office.id)
        d = describe(register, token, role)
        d = d._replace(start=min(d.start, start), end=max(d.end, end), sector=office.sector or d.sector)
        d, party = d._replace(kind="person", lemma=title_of(tokens, d.start, start, end)), None
        if not d.indefinite and d.lemma != " ".join(title):
            party = self._before(d)  # "the former mayor": nobody who holds the office
        elif not d.indefinite:
            where = d.owner.part_of if d.owner is not None and self._is(d.owner, "person") else d.owner
            named = self._named_after(d)
            party = self._before(d)
            if party is None and where is None and office.sector in STATE_SECTORS and not _narrowed(token):
                party = self._in_office(office) if not named else None
                where = focus(register, token.i)
            if party is None and where is not None:
                party = self._holder(office, where) if not named and not self._is_minor(d, where) else None
                d = d._replace(owner=where)
        party = party or introduce(register, d)
        attach(register, party, d)
        register.traits[party].heads.update(title)

    def _is_minor(self, d: Description, where: Party) -> bool:
        """Whether it may be any of a group's leaders: "[Hamas leader] held in Gaza", "the Taliban [shadow district chief]"."""
        return self._is(where, "group") and (not d.definite or bool(d.modifiers))

    def _in_office(self, office: Office) -> Party | None:
        """Who was named last of those that hold the office: "Salva Kiir sacked a judge. [The president] gave no reason"."""
        for party in reversed(self.register.recent):
            named = party.record is not None and self._is(party, "person")
            if named and party.part_of is not None and self._holder(office, party.part_of) is party:
                return party
        return None

    def _holder(self, office: Office, where: Party) -> Party | None:
        """Who is known to hold an office that a state has but one of."""
        if where.record is None or office.id in self.words.many:
            return None
        record = self.register.directory.holder(office, where.record, self.register.on)
        return self.register.of_record(record) if record is not None else None

    def _role(self, token: Token, role: Role | None) -> None:
        """People and bodies by what they do: "separatists", "the group", "its fighters", "two Russian soldiers"."""
        register = self.register
        d = describe(register, token, role)
        owners = owners_of(register, token, d.owner) if d.plural else []
        whole = whole_of(register, d, role) if not owners else None
        if owners:
            self._shared(d, role, owners)
        elif whole is not None:
            attach(register, whole, d)
        elif role is None and d.lemma not in self.words.targets and not is_speaker(token):
            party = None if d.indefinite or d.counted else known(register, d)
            if party is not None or (
                d.lemma in self.words.hypernyms and (d.owner is not None or d.modifiers)
            ):
                attach(register, party or introduce(register, d), d)
        elif d.lemma != "side" or d.owner is not None:
            narrowed = not d.definite and any(
                c.dep in {"acl", "relcl"} and c.i > token.i for c in token.children
            )
            self._take(d, new=d.indefinite or narrowed or (d.counted and not d.definite))

    def _shared(self, d: Description, role: Role | None, owners: list[tuple[Token, Party]]) -> None:
        """ "Russian and Turkish officers": one party for each owner, and all of them for the noun."""
        register = self.register
        parts = [self._of_owner(d._replace(owner=owner), role, token) for token, owner in owners]
        name = register.doc.span(bare_start(register.doc, d.start, d.end), d.end).text
        party = self.plurals.of(list(dict.fromkeys(parts)), name)
        register.mention(party, d.start, d.end, d.head, "noun")
        register.seen(party, d.head)

    def _of_owner(self, d: Description, role: Role | None, owner: Token) -> Party:
        """Of "the Russian and Turkish foreign ministers" the one of one owner."""
        register, office = self.register, self.register.offices.get(d.head.i)
        party = self._holder(office[2], d.owner) if office is not None and d.owner is not None else None
        if party is not None:
            return party
        party = whole_of(register, d, role) or known(register, d)
        if party is None:
            party = introduce(register, d)
            words = register.doc.tokens[office[0] if office else d.head.i : d.head.i + 1]
            noun = " ".join(t.text for t in words)
            before = owner.i < d.head.i
            party.name = f"{owner.text} {noun}" if before or d.owner is None else f"{noun} of {d.owner.name}"
            register.traits[party].heads.update((d.lemma, d.head.lower))
        if d.start <= owner.i < d.head.i and not any(owner.i < i < d.head.i for i in register.owners):
            register.wording(party, owner.i, d.head.i + 1, d.head)
        return party


def _narrowed(token: Token) -> bool:
    """Whether an "of" says whose it is although nobody knows who that is: "the head physician of the Bong county"."""
    return any(
        c.dep == "prep" and c.lower == "of" and any(o.dep == "pobj" for o in c.children)
        for c in token.children
    )
