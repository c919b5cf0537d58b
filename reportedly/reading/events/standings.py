"""Standings: where a story stands in time, sentence by sentence.

Guerrillas ambushed a convoy on Tuesday. | Six soldiers were killed. | 12 March: Talks resume. | A minister resigns.
own: Tuesday                               before: Tuesday             header: 12 March          header: 12 March
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.calendar import tenses
from reportedly.reading.events.attachment import TIME_PATH
from reportedly.reading.events.exclusions import is_parted
from reportedly.reading.events.owners import clause_above, is_closing, owner_of, top_of, verb_over
from reportedly.reading.events.surroundings import APART
from reportedly.reading.findings import Happening, Time
from reportedly.reading.grammar import SUBJECTS, VERBS
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.reading.times.tenses import (
    PAST,
    is_reported,
    past_perfect,
    reports,
    undertaken_by,
    verb_tense,
)
from reportedly.word_lists import word_list

Days = tuple[date, date]

SHORT = 3  # days that what a story stands on may cover
PASSED = frozenset({"byline", "credit", "furniture", "dateline"})  # blocks that tell nothing
BOUNDS = APART | {"by", "for", "than", "about", "of"}
LIMITS = frozenset({"by", "until", "till"})  # of what is still to be done
ROUGHLY = frozenset({"before", "after", "by", "about"})  # "before dawn on Friday" is on Friday
PAPERS, PERIODIC, SEQUELS = word_list("papers"), word_list("periodic"), word_list("sequels")
WITHIN_A_DAY = frozenset({"hour", "minute", "moment", "second"})
QUOTATION = frozenset('"“”«»‘’')
BIRTHS = frozenset({"born"})  # "a woman born in 1961" tells who she was
HEAD_MARKS = frozenset({":", "-", "–", "—", "--", "|"})


@dataclass(slots=True)
class Standing:
    """Where the story stands at a sentence: `own` the day of its main clause, which stands at the token `at`, `before` what it takes
    over, `header` the day that heads its paragraph. `mixed`: it names other days, so that only what hangs on one is dated. `named`: the
    only past day that it names, whatever that dates. `harm` and `harm_before` are the days for violence, of which burials and trials
    tell on a later day. `block`: its paragraph.
    """

    own: Days | None = None
    before: Days | None = None
    header: Days | None = None
    mixed: bool = False
    named: Days | None = None
    harm: Days | None = None
    harm_before: Days | None = None
    at: int = -1
    block: int = -1

    def day(self, event: Happening, head: Token) -> Days | None:
        """The day on which a mention of an event stands; "promised to free those held since Monday" promises on no Monday."""
        harm = event.type == "ASSAULT"
        own, before = (self.harm, self.harm_before) if harm else (self.own, self.before)
        only_said = self.at < 0 and head is head.sent.root
        return before if own is None or only_said or is_parted(head, self.at) else own


def stand(doc: Doc, times: Sequence[Time], published: date | None) -> list[Standing]:
    """For every sentence where the story stands."""
    by_sentence: dict[int, list[Time]] = {}
    for time in times:
        by_sentence.setdefault(doc.tokens[time.start].sent.i, []).append(time)
    out: list[Standing] = []
    day: Days | None = None
    harm: Days | None = None
    header: Days | None = None
    clock = live_days(doc, by_sentence)
    live: Days | None = None
    block, begun, led = -1, False, False
    for sent in doc.sentences:
        here = by_sentence.get(sent.i, ())
        if not begun and sent.kind in {"headline", "dateline"} and PERIODIC & {t.lower for t in sent.tokens}:
            day = harm = issue_day(here) or day
        if sent.kind in PASSED:
            live = clock.get(sent.i, live)
            out.append(Standing())
            continue
        if sent.block != block:
            block = sent.block
            header = heading(sent, here) or live
            if sent.kind == "headline" and begun:
                day = harm = None  # what a heading opens is another scene
        begun = begun or sent.kind != "headline"
        now = main_days(doc, sent, here, published)
        now.before, now.harm_before, now.header, now.block = day, harm, header, sent.block
        out.append(now)
        if any(looks_back(doc, time) for time in here):
            day = harm = None
        elif now.own is not None and not is_quoted(sent) and sent.kind != "headline":
            day, harm = short(now.own), short(now.harm)
        elif not led and sent.kind == "body":
            # "mourners carried the victims of Monday's bombing": of Monday the story tells
            day, harm = day or now.named, harm or now.named
        led = led or sent.kind == "body"
    return out


def short(days: Days | None) -> Days | None:
    return days if days is not None and (days[1] - days[0]).days <= SHORT else None


def issue_day(times: Sequence[Time]) -> Days | None:
    """The day in the headline of what appears every day: "Evening Update, 9 April" tells of the 9th."""
    dated = [
        (t.first, t.last)
        for t in times
        if t.type in {"DATE", "TIME"} and t.first and t.last and t.first == t.last
    ]
    return dated[0] if len(dated) == 1 else None


def live_days(doc: Doc, by_sentence: dict[int, list[Time]]) -> dict[int, Days]:
    """The days of the entries of a live blog, by the sentence that is their clock: "16:45 GMT —"."""
    found = {
        sent.i: (time.first, time.last)
        for sent in doc.sentences
        if sent.kind == "dateline"
        for time in by_sentence.get(sent.i, ())
        if time.type == "TIME" and time.first and time.last
    }
    return found if len(found) > 1 else {}


def looks_back(doc: Doc, time: Time) -> bool:
    """ "It is [thirty years] since troops fired on the crowd": what follows stands where that did."""
    after = doc.tokens[time.end : time.end + 1]
    value = time.value or ""
    return value.startswith("P") and value.endswith("Y") and bool(after) and after[0].lower == "since"


def is_quoted(sent: Sentence) -> bool:
    """Whether a sentence begins inside a quotation: what a speaker remembers does not move the story."""
    return sent.tokens[0].text[:1] in QUOTATION


def heading(sent: Sentence, times: Sequence[Time]) -> Days | None:
    """The day that a paragraph opens with: "12 March: ..."."""
    tokens = sent.doc.tokens
    for time in times:
        opens = time.start - sent.start <= 1 and time.end < sent.end and tokens[time.end].text in HEAD_MARKS
        if (
            opens
            and time.first
            and time.last
            and time.type in {"DATE", "TIME"}
            and (time.last - time.first).days <= SHORT
        ):
            return time.first, time.last
    return None


def main_days(doc: Doc, sent: Sentence, times: Sequence[Time], published: date | None) -> Standing:
    """The day of the main clause of a sentence, where it tells the past and names one; whether the sentence names others; and the
    only day that it names.

    Where the main clause only says something ("blamed the army for Monday's raid"), the one day of what it is about.
    """
    found: dict[Days, tuple[int, bool]] = {}  # with where it stands, and whether only a sequel has it
    about: list[Days] = []
    others = False
    for time in times:
        verb = verb_of(doc, time)
        if dates_nothing(doc, time, verb):
            continue
        told = verb is not None and is_main(verb) and verb_tense(verb) == PAST
        told = told and verb is not None and (not past_perfect(verb) or is_reported(verb))
        if time.first is None or time.last is None or time.type not in {"DATE", "TIME"}:
            others = others or (
                told and not (time.value or "").startswith("PT")
            )  # "for three weeks", "recently"
            continue
        days = time.first, time.last
        if published is not None and days[0] > published:
            continue
        if told and verb is not None:
            found.setdefault(days, (time.start, verb.lemma in SEQUELS))
        elif days not in about:
            about.append(days)
    all_days = [*found, *(d for d in about if d not in found)]
    named = short(all_days[0]) if len(all_days) == 1 else None
    if not found and len(about) == 1 and reports(sent.root) and short(about[0]):
        return Standing(about[0], named=named, harm=about[0])
    if len(found) != 1:
        return Standing(mixed=bool(all_days) or others, named=named)
    [(own, (at, sequel))] = found.items()
    deed = (about[0] if len(about) == 1 else None) if sequel else own
    return Standing(own, named=named, harm=deed, at=at)


def dates_nothing(doc: Doc, time: Time, verb: Token | None) -> bool:
    """Whether a time tells no day of the story: "now", "an hour later", "by Friday", when something was said or written, births."""
    top = top_of(doc, time.start, time.end)
    link = top.head
    paper = owner_of(top)
    return (
        time.value == "PRESENT_REF"
        or (time.value or "").endswith("TXX")
        or is_soon(doc, time)
        or link.lower in LIMITS
        or (verb is not None and (reports(verb) or is_of_speaker(verb)))
        or (paper is not None and paper.lemma in PAPERS)
        or not BIRTHS.isdisjoint({link.lower, link.head.lower})
    )


def is_of_speaker(verb: Token) -> bool:
    """Whether a clause tells of who speaks: "the wardens, who had [come] on Friday, confirmed that a fence was cut"."""
    return verb.dep == "relcl" and verb.head.dep in SUBJECTS and reports(verb.head.head)


def is_soon(doc: Doc, time: Time) -> bool:
    """Whether a time without a day goes on with the day of the story: "hours later", "minutes before"."""
    return time.first is None and doc.tokens[max(time.start, time.end - 2)].lemma in WITHIN_A_DAY


def verb_of(doc: Doc, time: Time) -> Token | None:
    """The verb that a time dates, unless it bounds or belongs to something else: "since Monday", "the dead of Monday's raid"."""
    token = top_of(doc, time.start, time.end)
    if token.head.lower in BOUNDS and not (time.type == "TIME" and token.head.lower in ROUGHLY):
        return None
    while token.head is not token and token.dep in TIME_PATH:
        if token.dep == "poss" or (
            token.lower in APART and token.dep in {"prep", "mark"} and token.i < time.start - 1
        ):
            return None
        token = token.head
        if token.pos in VERBS:
            return clause_above(token)
    if token.pos in VERBS:
        return token
    verb = verb_over(token) if is_closing(doc, time) else None
    return clause_above(verb) if verb is not None else None


def is_main(verb: Token) -> bool:
    """Whether a verb tells the story: a main clause, or what somebody says in one."""
    while True:
        if verb.head is verb:
            return True
        if verb.dep in {"conj", "parataxis", "ccomp", "xcomp"} and verb.head.pos in VERBS:
            if verb.dep == "ccomp" and verb.i > verb.head.i and verb.head.lemma not in tenses().saying:
                return False  # but "... on Monday, witnesses saw"
            verb = verb.head
            continue
        if (undertaking := undertaken_by(verb)) is not None:
            verb = undertaking  # "mounted a raid to free them on Friday"
            continue
        return verb.dep == "advcl" and verb.head.pos in VERBS and verb.tag == "VBG" and is_main(verb.head)
