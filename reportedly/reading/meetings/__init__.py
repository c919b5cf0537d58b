"""Meetings: who came to a talk and with how many, where, who mediated, and what it was about.

Four Chadian and three Libyan envoys         met in Niamey    to discuss a truce   under Nigerien mediation.
delegations of 6 and 5                            venue         agenda               mediator
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reportedly.calendar import WEEKDAYS
from reportedly.measures import label_words
from reportedly.reading.figures import innermost
from reportedly.reading.findings import (
    Attribution,
    FoundDelegation,
    FoundMeeting,
    Happening,
    Number,
    Party,
    Range,
    Toponym,
)
from reportedly.reading.grammar import VERBS, agents, is_passive, subjects
from reportedly.reading.meetings.mediators import mediator_heads
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.parse import Doc, Token
from reportedly.talks import TalkWords, talk_words
from reportedly.word_lists import word_list

ATTENDING = 2  # sentences behind a meeting that may tell who came
WHEN = word_list("no_partners") | frozenset(WEEKDAYS)


def find_meetings(
    doc: Doc,
    cast: Cast,
    events: Sequence[Happening],
    figures: Sequence[Number],
    toponyms: Sequence[Toponym],
    statements: Sequence[Attribution],
) -> list[FoundMeeting]:
    """A meeting for every CONSULT event that is not denied. A host is no mediator, and who mediates is no delegation."""
    consults = [e for e in events if e.type == "CONSULT" and e.status != "negated"]
    if not consults:
        return []
    finder = _Finder(doc, cast, consults, figures, toponyms, statements)
    return [finder.read(event) for event in consults]


class _Finder:
    """What the sentences of a report say about its meetings."""

    def __init__(
        self,
        doc: Doc,
        cast: Cast,
        events: Sequence[Happening],
        figures: Sequence[Number],
        toponyms: Sequence[Toponym],
        statements: Sequence[Attribution],
    ) -> None:
        self.doc, self.cast = doc, cast
        self.told_by = innermost(statements, range(len(doc.tokens)))
        self.words: TalkWords = talk_words()
        self.figures: dict[int, list[Number]] = {}
        for number in figures:
            if number.measure == "participants" and number.head is not None:
                self.figures.setdefault(number.head.sent.i, []).append(number)
        self.toponyms: dict[int, list[Toponym]] = {}
        for toponym in toponyms:
            self.toponyms.setdefault(doc.tokens[toponym.start].sent.i, []).append(toponym)
        self.starts: dict[int, list[tuple[int, Happening]]] = {}
        for event in events:
            for start, _ in event.triggers:
                self.starts.setdefault(doc.tokens[start].sent.i, []).append((start, event))

    def read(self, event: Happening) -> FoundMeeting:
        own = sorted({self.doc.tokens[start].sent.i for start, _ in event.triggers})
        later = [
            i
            for s in own
            for i in range(s + 1, min(s + 1 + ATTENDING, len(self.doc.sentences)))
            if i not in self.starts
        ]
        near = sorted({*own, *later})
        meeting = FoundMeeting(event, venue=event.place or self.venue(event, own))
        meeting.mediators = unique(p for i in near for p in self.mediators(i, event))
        hosts = unique(p for i in own for p in self.hosts(i))
        for party in (*event.actors, *event.recipients):
            self.admit(meeting, party, hosts)
        for i in near:
            for token in self.attending(i, event):
                for party in self.cast.parties_of(token):
                    self.admit(meeting, party, hosts, self.told_by.get(token.i))
        for i in near:
            for number in self.figures.get(i, ()):
                if self.counts(number, event):
                    self.count(meeting, number)
        drop_total(meeting)
        meeting.agenda = [r for start, end in event.triggers for r in self.agenda(self.doc.tokens[start:end])]
        return meeting

    # ---- who

    def admit(
        self,
        meeting: FoundMeeting,
        party: Party,
        hosts: Sequence[Party],
        statement: Attribution | None = None,
    ) -> None:
        """A party as a delegation, or as a member of the one that it belongs to."""
        if party in meeting.mediators or party in hosts:
            return
        for delegation in meeting.delegations:
            if delegation.party is party:
                return
            if is_part_of(party, delegation.party):
                if party not in delegation.members:
                    delegation.members.append(party)
                return
        meeting.delegations.append(FoundDelegation(party, statement=statement))

    def counts(self, number: Number, event: Happening) -> bool:
        """Whether a figure beside a meeting counts those who came to it."""
        if number.event is not None or number.head is None:
            return number.event is event
        delegates = number.head.lemma in self.words.delegates
        return delegates and self.closest(number.head.sent.i, number.span[0], event)

    def count(self, meeting: FoundMeeting, number: Number) -> None:
        """Head-counts: "three representatives of Azerbaijan" are Azerbaijan's delegation."""
        party = self.sender(number)
        if party is None or number.best is None or number.approximate:
            return
        said = number.statement
        for delegation in meeting.delegations:
            if (
                delegation.party is party
                or is_part_of(party, delegation.party)
                or is_part_of(delegation.party, party)
            ):
                if delegation.count is None:
                    delegation.count, delegation.statement = int(number.best), said
                return
        meeting.delegations.append(FoundDelegation(party, int(number.best), statement=said))

    def sender(self, number: Number) -> Party | None:
        """Whose negotiators were counted: "... of Azerbaijan", "Russian ...", else they themselves."""
        head = number.head
        if head is None:
            return None
        for c in head.children:
            if c.dep == "prep" and c.lower in {"of", "from", "for"}:
                for d in c.children:
                    if d.dep == "pobj" and (found := self.cast.parties_of(d)):
                        return found[0]
        for c in head.children:
            if c.dep in {"amod", "compound", "nmod", "poss"} and (found := self.cast.parties_of(c)):
                return found[0]
        return number.who

    def attending(self, sentence: int, event: Happening) -> Iterator[Token]:
        """The heads of those who "took part", "attended", "were represented"."""
        for token in self.doc.sentences[sentence].tokens:
            needs = self.words.attend.get(token.lemma) if token.pos in VERBS else None
            if needs is None or not self.closest(sentence, token.i, event):
                continue
            below = {w for c in token.children for w in (c.lower, c.lemma, *(d.lemma for d in c.children))}
            if any(need <= below for need in needs):
                yield from (
                    agents(token) if is_passive(token) and token.lemma != "represent" else subjects(token)
                )

    def hosts(self, sentence: int) -> Iterator[Party]:
        """Who "hosted" the talks of others."""
        for token in self.doc.sentences[sentence].tokens:
            if token.lemma == "host" and token.pos in VERBS:
                for host in agents(token):
                    yield from self.cast.parties_of(host)

    def mediators(self, sentence: int, event: Happening) -> Iterator[Party]:
        for token in self.doc.sentences[sentence].tokens:
            heads = mediator_heads(token)
            if heads and self.closest(sentence, token.i, event):
                for head in heads:
                    yield from self.cast.parties_of(head)

    # ---- where, what about, who says so

    def venue(self, event: Happening, sentences: Sequence[int]) -> Toponym | None:
        """The first place that "in", "at" or "near" hangs on the meeting or on a word above it."""
        above: set[int] = set()
        for start, end in event.triggers:
            for token in self.doc.tokens[start:end]:
                above.add(token.i)
                above.update(t.i for t in islice(token.ancestors(), 2))
        for i in sentences:
            for toponym in self.toponyms.get(i, ()):
                before = self.doc.tokens[max(toponym.start - 1, 0)]
                if before.lower in {"in", "at", "near", "outside"} and before.head.i in above:
                    return toponym
        return None

    def agenda(self, trigger: Sequence[Token]) -> Iterator[Range]:
        """What the words of a trigger are "on" or "about", and what is discussed."""
        words = self.words
        inside = {t.i for t in trigger}
        last = trigger[-1]
        after = self.doc.tokens[
            last.i + 1 : last.i + 2
        ]  # "hosted talks | on Syria": hung on the verb as often
        links = [t for t in after if t.dep == "prep" and t.head.i not in inside and t.sent is last.sent]
        for token in trigger:
            if token.lemma in words.discuss and token.pos in VERBS:
                yield from (c.edges() for c in token.children if c.dep == "dobj" and c.i not in inside)
            for c in token.children:
                if c.dep == "prep":
                    links.append(c)
                elif c.dep in {"advcl", "xcomp", "acl"} and c.lemma in words.discuss and c.i not in inside:
                    yield from (d.edges() for d in c.children if d.dep == "dobj")
        for link in links:
            if link.lower in words.about:
                yield from (d.edges() for d in link.children if d.dep in {"pobj", "pcomp"} and not is_when(d))

    def closest(self, sentence: int, at: int, event: Happening) -> bool:
        """Whether a word belongs to this meeting and to no other one nearer by."""
        here = self.starts.get(sentence)
        return here is None or min(here, key=lambda item: (abs(item[0] - at), item[0]))[1] is event


def drop_total(meeting: FoundMeeting) -> None:
    """Without the delegation that is only the sum of the others: "six negotiators"."""
    counts = [d.count for d in meeting.delegations if d.count is not None]
    total = max(counts, default=0)
    if len(counts) > 2 and 2 * total == sum(counts):
        meeting.delegations = [d for d in meeting.delegations if d.count != total]


def unique(parties: Iterable[Party]) -> list[Party]:
    """Each party once, in order."""
    out: list[Party] = []
    for party in parties:
        if party not in out:
            out.append(party)
    return out


def is_part_of(party: Party, whole: Party) -> bool:
    seen = 0
    above = party.part_of
    while above is not None and seen < 8:
        if above is whole:
            return True
        above, seen = above.part_of, seen + 1
    return False


def is_when(token: Token) -> bool:
    return (
        token.lower in WHEN
        or token.lower in label_words().months
        or token.lemma in WHEN
        or token.pos == "NUM"
    )
