"""Merging: mentions of one happening become one event.

    Gunmen stormed a college … At least 12 students were killed in the attack … the raid
    one event with three triggers

Two mentions are one happening where grammar ties them ("killed in the attack", "killed when gunmen stormed") or a definite
description takes up an earlier event; they are not where their parties, times, places or statuses contradict.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.assertion import SPEECH
from reportedly.reading.attachment import OWN, narrowest
from reportedly.reading.findings import Happening, Party
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Doc, Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
KIN = {  # types between which a mention may change without being another happening
    "AGREE": {"AGREE", "RETREAT", "CONCEDE"},
    "RETREAT": {"AGREE", "RETREAT", "CONCEDE"},
    "CONCEDE": {"AGREE", "RETREAT", "CONCEDE"},
    "ASSAULT": {"ASSAULT"},
    "CONSULT": {"CONSULT"},
}
RESULT = "result"  # the sense of frames that tell a deed by its outcome
ECHO = "echo"  # the sense of frames that only tell again
ECHO_REACH = 2  # sentences
LINKS = frozenset({"in", "by", "during", "after", "from", "when", "as", "with", "while"})
REAL = frozenset({"occurred", "ongoing", "alleged"})


def root_of(party: Party) -> Party:
    while party.part_of is not None:
        party = party.part_of
    return party


def related(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether two casts share somebody, or somebody's whole."""
    whole = {id(root_of(p)) for p in a} | {id(p) for p in a}
    return any(id(p) in whole or id(root_of(p)) in whole for p in b)


def contradicts(a: Happening, b: Happening) -> bool:
    """Whether two mentions cannot be the same happening."""
    own = min(a.time_rank, b.time_rank) == OWN
    if own and a.first and b.first and a.last and b.last and (a.last < b.first or b.last < a.first):
        return True
    if (a.status == "historical") != (b.status == "historical"):
        return True
    if (
        {a.status, b.status} & {"negated", "hypothetical"}
        and a.status != b.status
        and not ({a.status, b.status} <= {"hypothetical", "planned"})
    ):
        return True
    if a.actors and b.actors and not related(a.actors, b.actors) and not (a.frame.mutual or b.frame.mutual):
        return True
    if a.recipients and b.recipients and not related(a.recipients, b.recipients) and a.actors and b.actors:
        return True
    if a.head.lemma == b.head.lemma and differ(kinds(a.head), kinds(b.head)):
        return True
    return bool(
        min(a.place_rank, b.place_rank) == OWN
        and a.place
        and b.place
        and a.place.record
        and b.place.record
        and a.place.name != b.place.name
        and a.place.record.precision in {"settlement", "point"}
        and b.place.record.precision in {"settlement", "point"}
    )


def kinds(head: Token) -> set[str]:
    """What a noun says of its kind: "a [mortar] attack"."""
    return {c.lemma.lower() for c in head.children if c.dep == "compound" and c.pos == "NOUN"}


def differ(a: set[str], b: set[str]) -> bool:
    """Whether both are told and share nothing."""
    return bool(a and b) and a.isdisjoint(b)


def tied(later: Happening, earlier: Happening) -> bool:
    """Whether grammar makes a result and its cause one: "the blast killed six", "killed when a mine went off", "fired, killing six"."""
    for a, b in ((later.head, earlier.head), (earlier.head, later.head)):
        token, through = a, ""
        for _ in range(4):
            parent = token.head
            if parent is token:
                break
            if token.dep in {"prep", "agent"}:
                through = token.lower
                if any(c.dep == "npadvmod" for c in token.children):
                    return False  # "one day after an attack": two happenings
            if parent is b:
                if token.dep in {"nsubj", "prep", "agent", "xcomp", "pobj"}:
                    return token.dep == "nsubj" or through in LINKS
                if token.dep == "advcl":
                    marks = {c.lower for c in token.children if c.dep in {"mark", "advmod"}}
                    return bool(marks & LINKS) or token.tag in {"VBG", "VBN"}
                if token.dep == "relcl":  # "the bombing that killed nine"
                    return any(c.dep == "nsubj" and c.tag in {"WDT", "WP"} for c in token.children)
                return token.dep == "acl" and a.tag == "VBG"
            if parent.pos in VERBS and token.dep not in {"prep", "agent"}:
                break
            token = parent
    return False


def shared_clause(later: Happening, earlier: Happening) -> bool:
    """ "killed two and wounded a third": results that are coordinated."""
    a, b = later.head, earlier.head
    return (a.dep == "conj" and a.head is b) or (b.dep == "conj" and b.head is a)


def is_definite(head: Token) -> bool:
    return head.pos not in VERBS and any(
        c.dep in {"det", "poss"} and c.lower in DEFINITE for c in head.children
    )


def is_bare_plural(head: Token) -> bool:
    return head.pos not in VERBS and not any(c.dep in {"det", "poss", "nummod"} for c in head.children)


def same(later: Happening, earlier: Happening) -> str | None:
    """Why two mentions are one happening, or None."""
    if later.type != earlier.type and earlier.type not in KIN.get(later.type, {later.type}):
        return None
    if contradicts(later, earlier):
        return None
    close = later.head.sent.i - earlier.heads[-1].sent.i
    if later.type in SPEECH:
        lemma = later.head.lemma == earlier.head.lemma
        if (
            lemma
            and later.actors
            and later.recipients
            and related(later.actors, earlier.actors)
            and related(later.recipients, earlier.recipients)
            and close <= 3
        ):
            return "the same act again"
        return None
    lemma = later.head.lemma == earlier.head.lemma or later.frame is earlier.frame
    telling = lemma or not (later.frame.vague or earlier.frame.vague)
    alike = lemma or later.frame.sense == RESULT or earlier.type == later.type
    if is_definite(later.head) and telling and alike:
        return "a definite description takes it up"
    who = related(later.actors, earlier.actors) if later.actors and earlier.actors else None
    whom = related(later.recipients, earlier.recipients) if later.recipients and earlier.recipients else None
    if lemma and who and whom is not False and later.status == earlier.status:
        return "the same deed of the same party"
    if lemma and whom and who is None and later.status == earlier.status:
        return "the same deed to the same party"
    if who and whom and later.type == earlier.type and close <= 3:
        return "the same parties"
    where = later.place and earlier.place and later.place.name == earlier.place.name
    if where and later.type == earlier.type and later.first and later.first == earlier.first:
        return "the same place and day"
    if (
        later.frame.sense == RESULT
        and not later.actors
        and later.type == earlier.type
        and close <= 2
        and earlier.status in REAL
        and not later.first
        and not later.place
        and whom is not False
    ):
        return "a result told after its cause"
    if lemma and is_bare_plural(later.head) and later.type == "CONSULT" and close <= 4:
        return "the talks spoken of"
    return None


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


def join(target: Happening, other: Happening, reason: str) -> None:
    """Add a mention to an event. What the event does not know yet, the mention tells it."""
    target.triggers += other.triggers
    target.heads += other.heads
    target.evidence += [e for e in other.evidence if e not in target.evidence]
    for name in ("actors", "recipients"):
        mine, theirs = getattr(target, name), getattr(other, name)
        if not mine or target.frame.mutual or (name == "recipients" and other.frame.sense == RESULT):
            setattr(target, name, mine + [p for p in theirs if p not in mine and p not in target.actors])
    if target.frame.sense == RESULT and other.frame.sense != RESULT and other.type == target.type:
        target.frame, target.cameo = other.frame, other.cameo
        target.mode = target.mode or other.mode
    target.mode = target.mode or other.mode
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
    if target.status in {"planned", "hypothetical"} and other.status in {"occurred", "ongoing"}:
        target.status = other.status
    target.why += f"; joined with “{other.head.text}”: {reason}"


def strength(later: Happening, earlier: Happening) -> int:
    """How alike the words of two mentions are: of several events that a description may take up, the one named so."""
    if later.head.lemma == earlier.head.lemma:
        return 2
    return int(later.frame is earlier.frame)


def merge(found: Sequence[Happening], doc: Doc) -> list[Happening]:
    """The events with their mentions put together, in the order of their first trigger: first what grammar ties, then what words tie."""
    tied_up: list[Happening] = []
    for event in found:
        if event.frame.sense == ECHO:
            continue
        cause = next((e for e in reversed(tied_up) if in_one_clause(event, e)), None)
        if cause is not None:
            join(cause, event, "result and cause in one sentence")
        else:
            tied_up.append(event)
    out: list[Happening] = []
    for event in tied_up:
        reasons = [
            (strength(event, earlier), i, earlier, reason)
            for i, earlier in enumerate(out)
            if (reason := same(event, earlier))
        ]
        if reasons:
            _, _, earlier, reason = max(reasons, key=lambda r: r[:2])
            join(earlier, event, reason)
        else:
            out.append(event)
    for event in found:
        if event.frame.sense == ECHO and (told := echoed(event, out)) is not None:
            told.triggers += event.triggers
            told.heads += event.heads
            told.evidence += [e for e in event.evidence if e not in told.evidence]
            told.why += f"; told again by “{event.head.text}”"
    return out


def echoed(echo: Happening, events: Sequence[Happening]) -> Happening | None:
    """The event that an echo tells again: of its sentence, else the last one told in the two before."""
    near = [
        (echo.head.sent.i - head.sent.i, abs(echo.head.i - head.i), i)
        for i, event in enumerate(events)
        if event.type == echo.type
        and {event.status, echo.status} <= REAL | {"historical"}
        and not contradicts(echo, event)
        for head in event.heads
        if 0 <= echo.head.sent.i - head.sent.i <= ECHO_REACH
    ]
    return events[min(near)[2]] if near else None


def in_one_clause(later: Happening, earlier: Happening) -> bool:
    """Whether grammar ties two acts of violence in one sentence."""
    return (
        later.type == earlier.type == "ASSAULT"
        and later.head.sent is earlier.heads[-1].sent
        and not contradicts(later, earlier)
        and (tied(later, earlier) or shared_clause(later, earlier))
    )
