"""Coreference: what descriptions and pronouns stand for.

    Hamas   accused Israel.   The group   said   its   fighters had fired back.
    Hamas                     Hamas              Hamas

A description that brings words which the candidate never bore ("Ukrainian forces" after "Russian forces") is somebody new:
a missed link costs less than a wrong one.
"""

from __future__ import annotations

from reportedly.actors import Role
from reportedly.cues import cues
from reportedly.naming import coreference
from reportedly.reading.beside import Beside
from reportedly.reading.descriptions import BEHIND, Description, bare_start, describe, full_end, sector_of
from reportedly.reading.findings import Party
from reportedly.reading.links import OF_STATE, known
from reportedly.reading.parse import Token
from reportedly.reading.parties import STATE_SECTORS, Register, is_plural, is_speaker, lemma_of
from reportedly.reading.plurals import Plurals
from reportedly.reading.pronouns import antecedent
from reportedly.reading.shared import owners_of
from reportedly.reading.speakers import speaker_of

MAKING = frozenset({"issue", "publish", "release", "sign", "write", "distribute", "compile", "carry", "obtain", "post", "send", "produce", "draft", "prepare", "circulate", "make"})  # fmt: skip
MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})
CIVIL = frozenset(
    {"CVL", "REB", "OPP", "JRN", "REF", "CRM", "REL", "LAB", "EDU"}
)  # of a country, yet no part of the state


class Resolver:
    """Goes through a report once, token by token, and gives each description and pronoun its party."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.words = words = coreference()
        self.nouns = words.stand_ins | words.targets | words.hypernyms.keys()
        self.plurals = Plurals(register)
        self.beside = Beside(register, self._behind)

    def read(self) -> None:
        cast = self.register.cast
        for sent in self.register.doc.sentences:
            for token in sent.tokens:
                mention = cast.at.get(token.i)
                if mention is not None:
                    if mention.kind == "name" and mention.party is not None:
                        party = self.beside.read(mention.party, mention)
                        self.register.seen(party, token)
                elif token.pos == "PRON" or token.tag == "PRP$":
                    own = self.words.pronouns.get(token.lower) in {"i", "we"}
                    found = speaker_of(self.register, token) if own else antecedent(self.register, token)
                    if found is not None and own:
                        self.register.mention(found, token.i, token.i + 1, token, "pronoun")
                    elif found is not None:
                        self._learn(found, token.lower)
                        self.register.mention(found, token.i, token.i + 1, token, "pronoun")
                        self.register.seen(found, token)
                elif token.pos in {"NOUN", "PROPN"} and token.i not in cast.inside:
                    self._noun(token)
            self.plurals.note(sent)

    def _learn(self, party: Party, pronoun: str) -> None:
        """ "he" tells that it is a man."""
        traits = self.register.traits[party]
        if traits.kind == "person" and not traits.gender:
            traits.gender = {"he": "m", "she": "f"}.get(self.words.pronouns[pronoun], "")

    def _behind(self, token: Token) -> None:
        """Reads "the army" before "a spokesman for": owners come first."""
        for prep in token.children:
            if prep.dep == "prep" and prep.lower in BEHIND:
                for obj in prep.children:
                    if obj.dep == "pobj" and obj.i > token.i and obj.pos in {"NOUN", "PROPN"}:
                        self._noun(obj)

    def _noun(self, token: Token) -> None:
        """A common noun: people, an institution, an office, a role, or nobody."""
        register = self.register
        if token.i in register.cast.at or token.i in register.cast.inside:
            return
        if token.dep in MODIFYING and token.head.i > token.i and token.i not in register.people:
            self._modifier(token)
            return
        self._behind(token)
        if token.i in register.people:
            self._people(token)
        elif token.i in register.institutions:
            self._institution(token)
        elif token.i in register.offices and not is_plural(token):
            self._office(token)
        elif self.plurals.resolve(token) is None:
            role = register.role(token)
            lemma = lemma_of(token)
            if role is None and (lemma in cues().texts or (is_speaker(token) and lemma not in self.nouns)):
                self._document(token)
            elif role is not None or token.i in register.offices or lemma in self.nouns:
                self._role(token, role)

    def _modifier(self, token: Token) -> None:
        """ "a government offensive", "rebel attacks", "rebel-held"; not "army spokesman", which is read with its head."""
        register, head = self.register, token.head
        if (
            head.i in register.cast.at
            or head.i in register.cast.inside
            or head.i in register.offices
            or head.i in register.institutions
        ):
            return
        if register.role(head) is not None or head.lemma in self.words.stand_ins:
            return
        if token.i in register.institutions:
            self._institution(token)
            return
        role = register.role(token)
        if role is None or token.i in register.offices:
            return
        d = describe(register, token, role)._replace(
            kind="people" if role.kind == "person" else role.kind,
            plural=True,
            definite=True,
            indefinite=False,
        )
        whole = self._whole(d, role)
        self._attach(whole or known(self.register, d) or self._new(d), d)

    # ---- kinds of descriptions

    def _people(self, token: Token) -> None:
        """ "the Syrians" are Syria where nobody counts them; "two Israelis" are people, "an Israeli" is a person."""
        owner = self.register.people[token.i]
        d = describe(self.register, token, None)
        d = d._replace(
            owner=d.owner if d.owner is not None and self._is(d.owner, "group") else owner,
            sector="CVL",
            kind="people" if d.plural else "person",
        )
        whole = d.owner
        if (
            whole is not None
            and d.plural
            and d.definite
            and not d.counted
            and (whole is not owner or self.register.traits[whole].count)
        ):
            self._attach(whole, d)
            return
        party = None if d.counted or d.indefinite else known(self.register, d)
        self._attach(party or self._new(d), d)

    def _is(self, party: Party, kind: str) -> bool:
        return self.register.traits[party].kind == kind

    def _institution(self, token: Token) -> None:
        """ "the Azerbaijani army", "the foreign ministry": of its owner, else the one spoken of before, else of the focus."""
        register = self.register
        start, end, kind = register.institutions[token.i]
        d = describe(register, token, None)
        d = d._replace(start=min(d.start, start), end=max(d.end, end), sector=kind.sector, kind="body")
        if d.lemma in self.words.forces and (d.owner is None or self._is(d.owner, "state")):
            self._role(token, Role(d.lemma, "MIL", "group", None))
            return
        if d.owner is None and d.modifiers - {lemma_of(t) for t in register.doc.tokens[start:end]}:
            self._attach(
                (None if d.indefinite else known(self.register, d)) or self._new(d), d
            )  # "the Islamist leadership"
            return
        state = d.owner.part_of if d.owner is not None and self._is(d.owner, "person") else d.owner
        party = self._last_institution(kind.id) if state is None else None
        if party is None and state is None and kind.sector in STATE_SECTORS:
            state = register.focus(token.i)
        name = register.doc.span(bare_start(register.doc, d.start, d.end), d.end).text
        if (
            party is None
            and state is not None
            and state.record is not None
            and state.record.kind == "country"
        ):
            party = register.of_record(register.directory.institution_of(kind, state.record))
        elif party is None:
            party = self._part(state, kind.id, name, kind.sector)
        register.traits[party].heads.update(register.doc.tokens[i].lower for i in range(start, end))
        self._attach(party, d)

    def _part(self, whole: Party | None, id: str, name: str, sector: str | None) -> Party:
        """A body of a body, or of nobody known: the United Nations' press office."""
        key = ("part", whole.name if whole else "", id)
        found = self.register.by_key.get(key)
        if found is None:
            found = self.register.make(
                name, "body", sector=sector, country=whole.country if whole else None, part_of=whole
            )
            self.register.by_key[key] = found
        return found

    def _last_institution(self, id: str) -> Party | None:
        for party in reversed(self.register.recent):
            record = party.record
            if record is not None and record.kind == "institution" and record.id.endswith(f":{id}"):
                return party
        return None

    def _office(self, token: Token) -> None:
        """ "the Turkish president": who holds the office, else an officeholder without a name."""
        register = self.register
        start, end, office = register.offices[token.i]
        title = [t.lower for t in register.doc.tokens[start:end]]
        lemmas = {lemma_of(t) for t in register.doc.tokens[start:end]}
        role = register.role(token) or Role(lemma_of(token), office.sector, "person", office.id)
        d = describe(register, token, role)
        d = d._replace(
            start=min(d.start, start), end=max(d.end, end), kind="person", modifiers=d.modifiers - lemmas
        )
        d = d._replace(lemma=" ".join(title), sector=office.sector or d.sector)
        former = {"former", "ex", "late", "deputy", "vice"} & {
            t.lower for t in register.doc.tokens[d.start : start]
        }
        party = None
        if not d.indefinite and not former:
            where = d.owner.part_of if d.owner is not None and self._is(d.owner, "person") else d.owner
            party = known(self.register, d)
            if party is None and where is None and office.sector in STATE_SECTORS:
                where = register.focus(token.i)
            if (
                party is None
                and where is not None
                and where.record is not None
                and office.id not in self.words.many
            ):
                record = register.directory.holder(office, where.record, register.on)
                party = register.of_record(record) if record is not None else None
            if party is None and where is not None:
                d = d._replace(owner=where)
        party = party or self._new(d)
        self._attach(party, d)
        register.traits[party].heads.update(title)
        register.traits[party].heads.add(d.lemma)

    def _role(self, token: Token, role: Role | None) -> None:
        """People and bodies by what they do: "separatists", "the group", "its fighters", "two Russian soldiers"."""
        d = describe(self.register, token, role)
        owners = owners_of(self.register, token) if d.plural else []
        if owners:
            parts = [self._of_owner(d._replace(owner=owner), role, t) for t, owner in owners]
            party = self.plurals.of(
                list(dict.fromkeys(parts)),
                self.register.doc.span(bare_start(self.register.doc, d.start, d.end), d.end).text,
            )
            self.register.mention(party, d.start, d.end, token, "noun")
            self.register.seen(party, token)
            return
        whole = self._whole(d, role)
        if whole is not None:
            self._attach(whole, d)
            return
        if role is None and d.lemma not in self.words.targets and not is_speaker(token):
            party = None if d.indefinite or d.counted else known(self.register, d)
            if party is not None or (
                d.lemma in self.words.hypernyms and (d.owner is not None or d.modifiers)
            ):
                self._attach(party or self._new(d), d)
            return
        if d.lemma == "side" and d.owner is None:
            return
        narrowed = not d.definite and any(c.dep in {"acl", "relcl"} and c.i > token.i for c in token.children)
        party = (
            None if d.indefinite or narrowed or (d.counted and not d.definite) else known(self.register, d)
        )
        self._attach(party or self._new(d), d)

    def _of_owner(self, d: Description, role: Role | None, owner: Token) -> Party:
        """Of "the Russian and Turkish foreign ministers" the one of one owner."""
        register, office = self.register, self.register.offices.get(d.head.i)
        where = d.owner
        if (
            office is not None
            and where is not None
            and where.record is not None
            and office[2].id not in self.words.many
        ):
            record = register.directory.holder(office[2], where.record, register.on)
            if record is not None:
                return register.of_record(record)
        party = self._whole(d, role) or known(register, d)
        if party is None:
            party = self._new(d)
            party.name = " ".join(
                [
                    owner.text,
                    *(t.text for t in register.doc.tokens[office[0] if office else d.head.i : d.head.i + 1]),
                ]
            )
            register.traits[party].heads.update((d.lemma, d.head.lower))
        if not any(owner.i < i < d.head.i for i in register.owners):
            register.wording(party, owner.i, d.head.i + 1, d.head)
        return party

    def _document(self, token: Token) -> None:
        """A text speaks for whoever wrote it: "an Iranian report said"; "a letter from the minister", later "the letter said"."""
        register = self.register
        d = describe(register, token, None)
        party = d.owner if d.lemma in cues().texts else None
        if party is None:  # "a report by", "a list distributed by"
            makers = [token, *(c for c in token.children if c.dep in {"acl", "relcl"} and c.lemma in MAKING)]
            by = [
                o
                for t in makers
                for c in t.children
                if c.lower == "by"
                for o in c.children
                if o.dep == "pobj"
            ]
            for maker in by:
                self._noun(maker)
                party = party or register.cast.named_by(maker)
        if party is None and d.definite:
            party = register.by_key.get(("text", d.lemma))
        if party is None and is_speaker(token):
            party = self._new(d)
        if party is not None:
            register.by_key[("text", d.lemma)] = party
        if party is not None and is_speaker(token):
            register.mention(party, d.start, d.end, token, "noun")
            register.seen(party, token)

    def _whole(self, d: Description, role: Role | None) -> Party | None:
        """The owner itself, where the noun only stands for it: "the Turkish government", "M23 rebels", "Russian troops"."""
        words, owner = self.words, d.owner
        if owner is None:
            if not d.definite or d.modifiers - OF_STATE:
                return None
            if d.lemma in {"country", "nation"} and not d.plural:
                return self.register.focus(d.head.i)
            if d.lemma in {"government", "regime"}:
                return self._before(d, "state") or self.register.focus(d.head.i)
            if d.lemma in {"army", "military"}:
                state = self.register.focus(d.head.i)
                return self._before(d, "group") or (self._forces(state) if state is not None else None)
            return None
        if d.lemma in {"country", "nation", "homeland"} and self._is(owner, "person") and not d.plural:
            return self.register.state(owner.country)
        if (
            d.lemma in words.stand_ins
            and (d.plural or d.lemma not in words.stand_ins_plural)
            and not d.modifiers
        ):
            return owner.part_of if self._is(owner, "person") else owner
        bare = not d.counted and not d.indefinite
        if self._is(owner, "group") and d.lemma in words.members and bare:
            return owner
        if owner.sector == "MIL" and self._is(owner, "body") and d.lemma in words.forces and bare:
            return owner
        if (
            self._is(owner, "state")
            and d.lemma in words.forces
            and not d.counted
            and not d.indefinite
            and not {m for m in d.modifiers if not m.startswith("-")} - OF_STATE
        ):
            return self._forces(owner) if d.plural or role is None or role.kind == "group" else None
        return None

    def _before(self, d: Description, kind: str) -> Party | None:
        """The state whose government, or the forces of a state, that were spoken of in the last sentences."""
        for party in reversed(self.register.recent):
            traits = self.register.traits[party]
            forces = party.record is not None and party.record.id.endswith(":armed-forces")
            fits = d.lemma in traits.heads if kind == "state" else forces
            if fits and traits.kind == kind and d.head.sent.i - traits.sent <= 6:
                return party
        return None

    def _forces(self, owner: Party) -> Party:
        """The forces of a state: one party, whichever word is used for them."""
        register = self.register
        assert owner.record is not None
        return register.of_record(register.directory.institution_of("armed-forces", owner.record))

    # ---- new and known

    def _attach(self, party: Party, d: Description) -> None:
        """Notes a description as a mention of the party."""
        register = self.register
        register.mention(party, d.start, d.end, d.head, "noun")
        start = bare_start(register.doc, d.start, d.head.i + 1)
        end = full_end(d.head)
        if end > d.end and end - start <= 9:
            register.wording(party, start, end, d.head)
        traits = register.traits[party]
        traits.heads.update((d.lemma, d.head.lower, lemma_of(d.head)))
        traits.modifiers |= d.modifiers
        traits.single = traits.single or (not d.plural and traits.kind in {"group", "body"})
        if not traits.gender and traits.kind == "person":
            lemma = lemma_of(d.head)
            traits.gender = "m" if lemma in self.words.male else "f" if lemma in self.words.female else ""
        register.seen(party, d.head)

    def _new(self, d: Description) -> Party:
        """A party that only a description names."""
        register, owner = self.register, d.owner
        start = bare_start(register.doc, d.start, d.head.i + 1)
        sector = sector_of(register, d.sector, owner, sorted(d.modifiers)) if d.kind != "thing" else None
        part = owner if owner is not None and (d.kind == "thing" or self._holds(owner, d.sector)) else None
        country = owner.country if owner else None
        party = register.make(
            register.doc.span(start, d.end).text, d.kind, sector=sector, country=country, part_of=part
        )
        traits = register.traits[party]
        traits.plural, traits.counted = d.plural, d.counted
        return party

    def _holds(self, owner: Party, sector: str | None) -> bool:
        """Whether somebody of the sector is a part of the owner: everybody of a body or group, of a state none but its servants."""
        kind = self.register.traits[owner].kind
        return kind in {"body", "group"} or (kind == "state" and sector not in CIVIL)
