"""Likeness: how much speaks for two mentions being one happening, and how much against.

    A bomb went off in Jos on Sunday … the blast killed six … another bomb was found
                                       for: definite, near    never: another

Every piece of evidence is a weight in log-odds, about that of a careful reader who knows nothing else; what a mention does not
tell weighs nothing. Mention-ranking coreference of events (Lu and Ng 2018, a survey) with weights set by hand, so that `why`
can name what tipped the scale.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.reading.events.attachment import OWN
from reportedly.reading.events.casts import (
    alike,
    are_named,
    cross,
    differ,
    is_faceless,
    kinds,
    numbers,
    related,
    same_count,
)
from reportedly.reading.events.means import exclude
from reportedly.reading.events.references import (
    definites,
    is_bare_plural,
    is_definite,
    is_indefinite,
    is_named_after,
    names_any_deed,
    takes_up_noun,
    trigger_lemmas,
)
from reportedly.reading.events.surroundings import lasting_since
from reportedly.reading.events.telling import telling
from reportedly.reading.findings import Happening
from reportedly.reading.grammar import SUBJECTS, VERBS
from reportedly.reading.parse import Token

NEXT, NEAR, FAR = 1, 2, 6  # sentences
YEAR = 300  # days; "since 2020" is one too
RESULT = "result"  # the sense of frames that tell a deed by its outcome
REAL = frozenset({"occurred", "ongoing", "alleged"})
EXACT = frozenset({"settlement", "point"})  # precisions of a place

ANSWERING = frozenset({"return", "respond", "reply"})

Evidence = tuple[float, str]

WEIGHTS = {
    "prior": -2.5, "lemma": 2.2, "frame": 1.0, "carrier": 3.0, "result": 0.5, "type": -0.5, "means": 0.5, "means_not": -1.5, "mutual": -0.7, "definite": 2.0, "indefinite": -1.0, "bare": 1.0,
    "number": 1.5, "number_not": -1.0, "lead": 0.5, "headline": 1.0, "item": -1.5, "beside": -1.0, "outcome": 1.0, "toll": 2.0, "answer": 3.0, "outcomes": 1.5, "scale": -1.5, "near": 0.5, "far": -0.5, "actor": 1.5, "actor_not": -1.0,
    "recipient": 1.5, "recipient_not": -1.0, "victim_not": -0.5, "described": 0.5, "described_not": -0.5, "day": 1.0, "days": 0.5, "day_not": -1.5, "background": -2.0, "place": 1.0, "region": 0.3, "place_not": -1.0, "status_not": -1.0,
}  # fmt: skip


def likeness(later: Happening, earlier: Happening, *, last: bool) -> tuple[float, str]:
    """The log-odds that two mentions are one happening, and the weightiest reason for it; `last`: no other deed was told between."""
    evidence = [*words(later, earlier, last=last), *parties(later, earlier), *days_and_places(later, earlier)]
    if last and is_toll(later, earlier):
        evidence.append((WEIGHTS["toll"], "the toll of what was told before"))
    elif answers(later, earlier):
        evidence.append((WEIGHTS["answer"], "those who were hit hit back"))
    best = max(evidence, default=(0.0, ""))
    return WEIGHTS["prior"] + sum(weight for weight, _ in evidence), best[1]


def words(later: Happening, earlier: Happening, *, last: bool) -> Iterator[Evidence]:
    """What the words of the two say, and how the later one refers."""
    lemmas = trigger_lemmas(earlier)
    again = later.head.lemma in lemmas or is_named_after(later.head, lemmas)
    if again:
        yield WEIGHTS["lemma"], f"“{later.head.lemma}” again"
    elif named := next((n for n in definites(later) if n.lemma in lemmas), None):
        yield WEIGHTS["carrier"], f"“{named.text}” takes it up"
    elif later.frame is earlier.frame and not later.frame.vague:
        yield WEIGHTS["frame"], "the same kind of deed"
    elif last and names_any_deed(later.head, earlier):
        yield WEIGHTS["frame"], "the word for any such deed"
    elif RESULT in {later.frame.sense, earlier.frame.sense}:
        yield WEIGHTS["result"], "a result told with its cause"
    if later.type != earlier.type:
        yield WEIGHTS["type"], "another type"
    if later.frame.vague != earlier.frame.vague:
        yield WEIGHTS["scale"], "a war is not one deed of it"
    if later.frame.mutual != earlier.frame.mutual and later.frame.sense != RESULT:
        yield WEIGHTS["mutual"], "a fight and an attack"
    known = takes_up_noun(later)
    if later.mode and earlier.mode and later.mode != earlier.mode and not (again and known):
        if exclude(later.mode, earlier.mode):
            yield WEIGHTS["means_not"], "other means"
        elif known:
            yield WEIGHTS["means"], "told by its means"
    if known:
        yield WEIGHTS["definite"], "a definite description takes it up"
    elif is_indefinite(later.head) and not (again and in_lead(earlier)) and not is_headed(later, earlier):
        yield WEIGHTS["indefinite"], "an indefinite description"
    elif is_bare_plural(later.head) and later.type == "CONSULT":
        yield WEIGHTS["bare"], "the talks spoken of"
    if (same := same_count(numbers(later.heads), numbers(earlier.heads))) is not None:
        yield (WEIGHTS["number"], "the same number") if same else (WEIGHTS["number_not"], "another number")
    yield distance(later, earlier)


def in_lead(event: Happening) -> bool:
    """Whether it is the news of the report, which is told anew below: "A blast killed two. | A blast went off at noon." """
    return any(h.sent.kind == "headline" or h.sent.i == 0 for h in event.heads)


def is_headed(later: Happening, earlier: Happening) -> bool:
    """Whether the lead tells what the headline does: "Bomb kills six in Jos | A blast at a market left six dead"."""
    sent = later.head.sent
    before = [s.kind for s in sent.doc.sentences[max(0, sent.i - NEAR) : sent.i]]
    return (
        sent.kind == "body"
        and before.count("body") < NEAR
        and any(h.sent.kind == "headline" for h in earlier.heads)
    )


def distance(later: Happening, earlier: Happening) -> Evidence:
    """News tells a happening at once, and again at length below its lead; a list gives each its own line."""
    sent = later.head.sent
    gap = min(sent.i - h.sent.i for h in earlier.heads)
    if in_lead(earlier):
        return (
            (WEIGHTS["headline"], "told in the headline")
            if is_headed(later, earlier)
            else (WEIGHTS["lead"], "told in the lead")
        )
    if sent.kind == "item" and all(h.sent.block != sent.block for h in earlier.heads):
        return WEIGHTS["item"], "another item"
    if gap == 0:
        results = (later.frame.sense == RESULT) + (earlier.frame.sense == RESULT)
        return WEIGHTS[("beside", "outcome", "outcomes")[results]], "told side by side"
    return (
        (WEIGHTS["near"], "told next to it")
        if gap <= NEAR
        else (0.0, "")
        if gap <= FAR
        else (WEIGHTS["far"], "told far off")
    )


def parties(later: Happening, earlier: Happening) -> Iterator[Evidence]:
    """Who and whom, where both tell."""
    outcome = RESULT in {later.frame.sense, earlier.frame.sense}
    for one, other, key, words in (
        (later.actors, earlier.actors, "actor", ("the same party", "another party")),
        (later.recipients, earlier.recipients, "recipient", ("done to the same party", "done to another")),
    ):
        if not (one and other):
            continue
        if related(one, other):
            yield WEIGHTS[key], words[0]
        elif alike(one, other):
            yield WEIGHTS["described"], words[0]
        elif key == "actor" and (is_faceless(one) or is_faceless(other)):
            continue
        elif not (are_named(one) and are_named(other)):
            yield WEIGHTS["described_not"], words[1]
        else:
            yield WEIGHTS["victim_not" if outcome and key == "recipient" else key + "_not"], words[1]


def answers(later: Happening, earlier: Happening) -> bool:
    """Whether those who were hit right before hit back, which is the same fight: "came under fire ... | The patrol [returned] fire." """
    return (
        later.head.lemma in ANSWERING
        and related(later.actors, earlier.recipients)
        and (not earlier.actors or not later.recipients or related(later.recipients, earlier.actors))
        and later.head.sent.i - earlier.heads[-1].sent.i <= NEXT
    )


def is_toll(later: Happening, earlier: Happening) -> bool:
    """Whether a result that nobody does, with no day or place of its own, goes on with the deed told right before:
    "Gunmen stormed a college in Garissa. | Twelve students were killed." """
    return (
        later.frame.sense == RESULT
        and (earlier.frame.sense != RESULT or bool(earlier.actors))
        and not later.actors
        and any(c.dep in SUBJECTS for c in later.head.children)
        and later.head.dep != "pcomp"
        and telling(later.head) == "simple"
        and OWN not in {later.place_rank, later.time_rank}
        and later.head.sent.i - earlier.heads[-1].sent.i <= NEXT
    )


def days_and_places(later: Happening, earlier: Happening) -> Iterator[Evidence]:
    """When and where, and whether the two are told as equally real."""
    if is_series(later.head) and not is_series(earlier.head):
        yield WEIGHTS["background"], "a series until now"
    if later.first and earlier.first and later.last and earlier.last:
        if (later.first, later.last) == (earlier.first, earlier.last):
            yield WEIGHTS["day" if later.first == later.last else "days"], "the same day"
        elif later.first > earlier.last or earlier.first > later.last:
            yield WEIGHTS["day_not"], "another day"
        elif is_background(later) != is_background(earlier):
            yield WEIGHTS["background"], "years against days"
    elif is_background(earlier) and not later.first and not is_definite(later.head):
        yield WEIGHTS["background"], "background of other years"
    if later.place and earlier.place:
        if later.place.name == earlier.place.name:
            yield (
                WEIGHTS["place" if is_exact(later) or later.place.record is None else "region"],
                "the same place",
            )
        elif is_exact(later) and is_exact(earlier):
            yield WEIGHTS["place_not"], "another place"
    if later.status != earlier.status and not {later.status, earlier.status} <= (
        REAL | {"planned"} if later.type == "CONSULT" and is_definite(later.head) else REAL
    ):
        yield WEIGHTS["status_not"], "told as otherwise real"


def is_background(event: Happening) -> bool:
    """Whether no more than a year is told: so is told what was before the story."""
    return bool(event.first and event.last and (event.last - event.first).days >= YEAR)


def is_series(head: Token) -> bool:
    """Whether it is told as going on ever since: "have attacked ships [since November]"."""
    return head.pos in VERBS and any(c.dep == "prep" and c.lower == "since" for c in head.children)


def is_exact(event: Happening) -> bool:
    return bool(event.place and event.place.record and event.place.record.precision in EXACT)


def contradicts(a: Happening, b: Happening) -> bool:
    """Whether two mentions cannot be the same happening; since which another goes on is not that other."""
    if lasting_since(a.head) in b.heads or lasting_since(b.head) in a.heads:
        return True
    own = min(a.time_rank, b.time_rank) == OWN
    if own and a.first and b.first and a.last and b.last and (a.last < b.first or b.last < a.first):
        return True
    if (a.status == "historical") != (b.status == "historical"):
        return True
    if (
        {a.status, b.status} == {"occurred", "planned"}
        and a.head.sent is b.head.sent
        and a.head.pos in VERBS
        and b.head.pos in VERBS
    ):
        return True  # "met the king and was to meet the premier"
    if (
        {a.status, b.status} & {"negated", "hypothetical"}
        and a.status != b.status
        and not ({a.status, b.status} <= {"hypothetical", "planned"})
    ):
        return True
    if (
        a.actors
        and b.actors
        and not related(a.actors, b.actors)
        and not (a.frame.mutual or b.frame.mutual)
        and are_named(a.actors)
        and are_named(b.actors)
    ):
        return True
    if a.type == b.type == "CONSULT" and cross(a.actors, b.actors):
        return True
    if a.head.lemma == b.head.lemma and differ(kinds(a.head), kinds(b.head)):
        return True
    return bool(
        min(a.place_rank, b.place_rank) == OWN
        and a.place
        and b.place
        and a.place.name != b.place.name
        and is_exact(a)
        and is_exact(b)
    )
