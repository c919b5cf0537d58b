"""Merging: mentions of one happening become one event.

    Gunmen stormed a college … At least 12 students were killed in the attack … the raid
    one event with three triggers

Two mentions are one happening where grammar ties them ("killed in the attack", "killed when gunmen stormed") or where more
speaks for it than against (likeness.py); they are not where their parties, times, places or statuses contradict.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reportedly.ontology import SPEECH
from reportedly.reading.events.casts import numbers, related, same_count
from reportedly.reading.events.echoes import ECHO, ECHO_REACH, tell_again
from reportedly.reading.events.likeness import RESULT, contradicts, likeness
from reportedly.reading.events.means import finer
from reportedly.reading.events.placing import narrowest
from reportedly.reading.events.references import is_definite, is_epithet, is_other
from reportedly.reading.events.ties import KIN, in_one_clause, shares_words
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Doc

MOST = 30  # events of a kind that a mention is compared with, the last ones; longer than any article
REPEATED = 3  # sentences within which one act of speech is told again
LEAD = 2  # sentences behind a headline


def same(later: Happening, earlier: Happening, *, last: bool) -> tuple[float, str]:
    """How much speaks for one happening, and the best reason; what cannot be one has none. `last`: no other was told between."""
    if later.type != earlier.type and earlier.type not in KIN.get(later.type, ()):
        return 0.0, ""
    if contradicts(later, earlier):
        return 0.0, ""
    if later.type in SPEECH:
        near = later.head.sent.i - earlier.heads[-1].sent.i <= REPEATED
        if is_definite(later.head):  # "had denied the report … his denial"
            who = not later.actors or related(later.actors, earlier.actors)
            return float(near and who and later.frame is earlier.frame), "a definite description takes it up"
        if is_headline_of(earlier, later):
            return 1.0, "what the headline tells"
        again = (
            later.head.lemma == earlier.head.lemma
            and bool(later.actors and later.recipients)
            and related(later.actors, earlier.actors)
            and related(later.recipients, earlier.recipients)
        )
        return float(near and again), "the same act again"
    return likeness(later, earlier, last=last)


def is_headline_of(headline: Happening, lead: Happening) -> bool:
    """Whether the lead tells who does an act of speech that the headline tells of him or of his side."""
    gap = lead.head.sent.i - headline.head.sent.i
    return (
        headline.head.sent.kind == "headline"
        and lead.head.sent.kind != "headline"
        and gap <= LEAD
        and related(lead.actors, headline.actors)
        and (not (lead.recipients and headline.recipients) or related(lead.recipients, headline.recipients))
    )


def narrower(a: Happening, b: Happening) -> bool:
    """Whether the days of one lie inside those of the other: "last month" and "on 21 March"."""
    return bool(
        a.first
        and a.last
        and b.first
        and b.last
        and b.first <= a.first
        and a.last <= b.last
        and (a.first, a.last) != (b.first, b.last)
    )


def tells(event: Happening) -> bool:
    """Whether a mention says that something happened, and does not only refer to it: "a person close to [the talks]"."""
    head = event.head
    return head.pos in VERBS or head.dep in {"nsubj", "nsubjpass", "dobj", "ROOT", "conj"}


def join(target: Happening, other: Happening, reason: str) -> None:
    """Add a mention to an event. What the event does not know yet, the mention tells it."""
    counted = same_count(
        numbers(target.heads), numbers(other.heads)
    )  # "14 gunmen", "14 fighters": the same people
    target.triggers += other.triggers
    target.heads += other.heads
    target.evidence += [e for e in other.evidence if e not in target.evidence]
    for name in ("actors", "recipients"):
        mine, theirs = getattr(target, name), getattr(other, name)
        if mine and counted and name == "recipients":
            continue
        if not mine or target.frame.mutual or (name == "recipients" and other.frame.sense == RESULT):
            setattr(target, name, mine + [p for p in theirs if p not in mine and p not in target.actors])
    if other.type == target.type:  # a promise has no mode of the withdrawal that it promises
        if target.frame.sense == RESULT and other.frame.sense != RESULT:
            target.frame, target.cameo = other.frame, other.cameo
        target.mode = finer(target.mode, other.mode)
    if (other.time_rank, other.first is not None, narrower(other, target)) > (
        target.time_rank,
        target.first is not None,
        False,
    ):
        target.time, target.first, target.last, target.time_rank = (
            other.time,
            other.first,
            other.last,
            other.time_rank,
        )
    if other.place_rank > target.place_rank:
        target.place, target.place_rank = other.place, other.place_rank
    elif target.place and other.place and other.place_rank == target.place_rank:
        target.place = narrowest([target.place, other.place])
    target.contexts += [c for c in other.contexts if c not in target.contexts]
    target.asserted_by += [s for s in other.asserted_by if s not in target.asserted_by]
    target.disputed_by += [s for s in other.disputed_by if s not in target.disputed_by]
    if target.status == "occurred" and other.status in {"alleged", "ongoing"} and target.disputed_by:
        target.status = "alleged"
    if (
        target.status in {"planned", "hypothetical"}
        and other.status in {"occurred", "ongoing"}
        and tells(other)
    ):
        target.status = other.status
    target.why += f"; joined with “{other.head.text}”: {reason}"


def merge(found: Sequence[Happening], doc: Doc) -> list[Happening]:
    """The events with their mentions put together, in the order of their first trigger: first what grammar ties, then what words tie."""
    tied_up: list[Happening] = []
    for event in found:
        if event.frame.sense == ECHO:
            continue
        gone = event.status == "negated"  # "[nobody died], but nine were taken hostage"
        here = takewhile(lambda e: e.heads[-1].sent is event.head.sent, reversed(tied_up))  # noqa: B023
        cause = next(
            (
                e
                for e in here
                if (e.status == "negated") is gone and (in_one_clause(event, e) or shares_words(event, e))
            ),
            None,
        )
        if cause is not None:
            join(cause, event, "result and cause in one sentence")
        else:
            tied_up.append(event)
    out: list[Happening] = []
    by_type: dict[str, list[int]] = {}  # where in `out` they are
    for event in tied_up:
        kin = KIN.get(event.type, {event.type})
        before = (
            []
            if is_other(event.head) and not is_epithet(event.head)
            else sorted(i for type in kin for i in by_type.get(type, [])[-MOST:])
        )
        last = max(before, key=lambda i: out[i].heads[-1].i, default=-1)
        weight, i, reason = max(
            ((weight, i, reason) for i in before for weight, reason in [same(event, out[i], last=i == last)]),
            default=(0.0, 0, ""),
        )
        if weight <= 0 and is_epithet(event.head) and not event.frame.vague:
            weight, i, reason = named_by(event, out, before)
        if weight > 0:
            join(out[i], event, reason)
        else:
            by_type.setdefault(event.type, []).append(len(out))
            out.append(event)
    for event in found:
        if event.frame.sense == ECHO:
            tell_again(event, out)
    return sorted(out, key=lambda e: e.heads[0].i)


def named_by(
    epithet: Happening, events: Sequence[Happening], before: Sequence[int]
) -> tuple[float, int, str]:
    """Which event an epithet names, as a weight: the last one told, in its sentence or the two before."""
    near = [
        (max(h.i for h in events[i].heads), i)
        for i in before
        if epithet.head.sent.i - events[i].heads[-1].sent.i <= ECHO_REACH
        and not events[i].frame.vague
        and not contradicts(epithet, events[i])
    ]
    return (1.0, max(near)[1], "what the deed is called") if near else (0.0, 0, "")
