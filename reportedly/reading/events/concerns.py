"""Concerns: whom an act is about where its own slots name nobody.

threatened   to   break off   ties   with   Congo          what is threatened concerns Congo
lifted   most   of   the   sanctions   on   Sudan          what is lifted lay on Sudan
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportedly.reading.events.agency import is_target
from reportedly.reading.events.dependents import PLACE
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.findings import Party
from reportedly.reading.grammar import VERBS, conjuncts, objects, prep_objects, subjects
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

# What leads from an act to what it is about, and no further: not to when, why or beside what it happens.
COMPLEMENTS = frozenset({"dobj", "obj", "nsubjpass", "xcomp", "ccomp", "pcomp", "pobj", "attr", "acomp", "oprd", "acl", "dative", "conj", "appos"})  # fmt: skip
TOWARDS = frozenset({"to", "with", "against", "on", "from", "for", "into", "upon", "towards", "toward", "among", "between", "over"})  # fmt: skip
THROUGH = TOWARDS | {"of", "in", "about", "as", "at"}
GRIEVANCES = frozenset({"against", "over", "at", "about"})
DENYING = word_list("denying")
CHARGES = word_list("things_denied")
# Verbs that say whom an act is for where it tells its aim: "promised troops [to defend Malta]", "marched to [persuade Oslo]".
AIMING = {
    "AGREE": frozenset(
        {"help", "assist", "aid", "support", "defend", "protect", "save", "rescue", "rebuild"}
    ),
    "REQUEST": frozenset(
        {"persuade", "convince", "urge", "press", "lobby", "induce", "prompt", "pressure", "get"}
    ),
}
SUFFERED = frozenset({"ASSAULT", "COERCE"})
PROVOKED = frozenset({"REJECT", "THREATEN"})
PRESSURE = word_list("pressure")
DESPITE = frozenset({"despite", "notwithstanding"})
IF = frozenset({"if", "unless", "until"})
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
LONG = 40  # words of content that are looked through

Parties = Callable[[Token], list[Party]]
Fill = Callable[..., list[Party]]


def content_of(
    heads: Sequence[Token], parties: Parties, but: Sequence[Party] = (), aims: frozenset[str] = frozenset()
) -> Iterator[Token]:
    """The words of what an act is about, nearest first; what only says when or why it happens is left out.

    `aims` are the verbs of what it is for. What stands with somebody says who that is, not whom the act is about ("ministers from the party").
    """
    queue = list(heads)
    for n, token in enumerate(queue):
        if n > LONG:
            return
        top = n < len(heads)
        if not top:
            yield token
            if token.pos not in VERBS and any(p.sector and p not in but for p in parties(token)):
                continue
        for c in token.children:
            if c in queue:
                continue
            if (
                (c.dep in COMPLEMENTS and not (c.dep == "conj" and top and c.pos in VERBS))
                or (c.dep == "prep" and c.lower in THROUGH)
                or (c.dep == "nsubj" and not top and token.pos in VERBS)
                or (
                    c.lemma in aims
                    and c.dep == "advcl"
                    and any(d.lower == "to" for d in c.children if d.dep == "aux")
                )
            ):
                queue.append(c)


def concerned(
    trigger: Trigger,
    light: Token | None,
    parties: Parties,
    by_head: Mapping[int, Trigger],
    fill: Fill,
    but: Sequence[Party] = (),
) -> list[Party]:
    """Whom an act is about: the parties of what is promised, asked, refused, lifted, or what a protest is against.

    `but` are those who are known to be somebody else.
    """
    frame, head = trigger.pattern.frame, trigger.head
    if frame.type == "PROTEST":
        return addressed(light or head, parties) or addressed(head, parties)
    if frame.type == "REJECT" and (
        head.lemma in DENYING or any(t.lemma in CHARGES for t in objects(head))
    ):  # whom a charge is about is not who made it
        return []
    aims = AIMING.get(frame.type, frozenset())
    content = list(content_of([head] if light is None else [head, light], parties, but, aims))
    if frame.topic:
        for token in content:
            inner = by_head.get(token.i)
            if inner is None or inner.pattern.frame.type == frame.type:
                continue
            found = touched(inner, parties, by_head, fill)
            if any(p.sector or p.record for p in found) and not any(p in but for p in found):
                return found
        aimed = [t for verb in content if verb.lemma in aims and verb.pos in VERBS for t in objects(verb)]
        if found := [p for t in aimed for p in parties(t) if p.sector and p not in but]:
            return found
    towards = (
        TOWARDS | {"in"} if frame.type == "THREATEN" else TOWARDS
    )  # "threatened to set off bombs in Chad"
    for token in content:
        if token.dep in {"prep", "dative"} and token.lower in towards:
            if is_of_deed(token, trigger, by_head):
                continue
            for c in token.children:
                found = [p for item in conjuncts(c) for p in parties(item)] if c.dep == "pobj" else []
                if any(p.sector or p.record for p in found) and not any(p in but for p in found):
                    return found
    if frame.type in PROVOKED:
        return provoking([head, *content], frame.type, parties, but)
    return []


def provoking(heads: Sequence[Token], type: str, parties: Parties, but: Sequence[Party]) -> list[Party]:
    """Whose doing an act answers: "refused to resign despite calls [by the union]", "threatened to close it if [Hamas] ran"."""
    for c in (c for head in heads for c in head.children):
        if type == "REJECT" and c.dep == "prep" and c.lower in DESPITE:
            pressure = [t for t in c.children if t.dep == "pobj" and t.lemma in PRESSURE]
            behind = [
                t for noun in pressure for name, t in prep_objects(noun) if name in {"by", "from", "of"}
            ]
            doers = [*behind, *(t for noun in pressure for t in noun.children if t.dep in OWNERS)]
        elif (
            type == "THREATEN"
            and c.dep == "advcl"
            and any(t.lower in IF for t in c.children if t.dep == "mark")
        ):
            doers = list(subjects(c))
        else:
            continue
        found = [p for t in doers for p in parties(t)]
        if any(p.sector or p.record for p in found) and not any(p in but for p in found):
            return found
    return []


def is_of_deed(preposition: Token, trigger: Trigger, by_head: Mapping[int, Trigger]) -> bool:
    """Whether who stands behind a preposition suffered what somebody is accused of: "condemned the attack [on the clinic]"."""
    deed = by_head.get(preposition.head.i)
    if deed is None or deed is trigger or trigger.pattern.frame.type != "ACCUSE":
        return False
    return deed.pattern.frame.type in SUFFERED and preposition.lower in deed.pattern.frame.noun_recipient


def touched(inner: Trigger, parties: Parties, by_head: Mapping[int, Trigger], fill: Fill) -> list[Party]:
    """To whom an act that is only spoken of would be done."""
    frame = inner.pattern.frame
    is_verb = inner.head.pos in VERBS
    slots = frame.recipient if is_verb else (*frame.noun_recipient, *frame.noun_actor)
    if frame.mutual:
        slots = (*slots, *(frame.actor[1:] if is_verb else ()))
    return fill(inner, slots, None, parties, by_head, every=frame.mutual, depth=1)


def addressed(head: Token, parties: Parties) -> list[Party]:
    """Whom a protest is against: the first party in its purpose or grievance ("to demand reforms by the government")."""
    for c in head.children:
        aim = c.dep == "prep" and c.lower in GRIEVANCES
        purpose = c.dep == "advcl" and any(d.lower == "to" for d in c.children)
        if aim or purpose:
            for token in c.subtree():
                found = [p for p in parties(token) if p.sector or p.record]
                owns = token.dep in {"poss", "compound", "amod", "nmod"} and parties(token.head)
                if found and not owns and token.dep not in {"nsubj", "nsubjpass"} and token.pos != "PRON":
                    return found
    return []


def told_on(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """The deed that a relative clause behind its target or place goes on with: "the [bombing] of a hotel, which killed nine"."""
    head, target = trigger.head, trigger.head.head
    while target.dep == "appos":  # "a bombing in Aden, Yemen, that killed nine"
        target = target.head
        if (
            deed := by_head.get(target.i)
        ) is not None and deed.pattern.frame.type == trigger.pattern.frame.type:
            return deed
    if target.dep != "pobj" or trigger.pattern.frame.type != "ASSAULT":
        return None
    if not (is_target(target) or target.mark == PLACE):
        return None
    if not any(c.tag == "WDT" and c.dep == "nsubj" for c in head.children):
        return None
    deed = by_head.get(target.head.head.i)
    return deed if deed is not None and deed.pattern.frame.type == "ASSAULT" else None
