"""Roles: who does it and to whom, from the slots that the frame names.

Ukrainian drones   hit     a depot
subj: owner        head    obj          an instrument stands for whose it is
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from reportedly.reading.events.agency import is_deed, is_own_part, is_somebody, is_target, is_tool, wielder
from reportedly.reading.events.concerns import concerned, is_of_deed, told_on, touched
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.events.slots import charged, slot_tokens
from reportedly.reading.events.sufferers import hit_by, undergoing
from reportedly.reading.findings import Party
from reportedly.reading.grammar import VERBS, agents, conjuncts, objects, prep_objects, subjects
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

OWNERS = ("poss", "amod", "compound", "nmod")

WORDS = word_list("texts")
TELLING = word_list("said_to_be")
OWNED = frozenset({"subj", "by", "with", "from", "obj"})  # slots in which a thing always stands for its owner
CUSTODY = frozenset({"custody", "detention", "captivity"})
GROUND = word_list("ground")
DRAWING = word_list("drawing")
TURNED = frozenset(
    {"SANCTION", "REJECT"}
)  # types in which an actor's own people stand between him and whom it is done to
HOLDING = word_list("holding")
HITTING = frozenset(
    {"ASSAULT", "COERCE", "CONSULT", "MOBILIZE"}
)  # types that are done to things as well, or to nobody

OCCASIONS = frozenset({"during", "on", "in", "after", "at"})

Parties = Callable[[Token], list[Party]]


def owner(token: Token, parties: Parties, depth: int = 0) -> list[Party]:
    """Whose thing it is: "Ukrainian drones", "the army's shells", "rockets of the militia", "fire from the fort"."""
    for dep in OWNERS:
        for c in token.children:
            if c.dep == dep and (found := parties(c)):
                return found
    for name, other in prep_objects(token):
        if name in {"of", "from", "by"} and (found := parties(other)):
            if name == "of" and token.lemma in TELLING:
                continue  # "reports of a raid on the ministers" are not theirs
            return found
    for c in token.children:
        if c.dep == "acl" and c.tag == "VBN":  # "positions held by the militia"
            holders = agents(c)
        elif c.dep == "acl" and c.lemma == "belong":  # "barges belonging to the firm"
            holders = [t for name, t in prep_objects(c) if name == "to"]
        elif c.dep == "relcl" and c.lemma in HOLDING:  # "the town that the rebels held"
            holders = [t for t in subjects(c) if t is not token]
        elif c.dep == "relcl" and c.lemma == "lose":  # "the hills that it had lost to the rebels"
            holders = [t for name, t in prep_objects(c) if name == "to"]
        else:
            continue
        for other in holders:
            if found := parties(other):
                return found
    for name, other in prep_objects(token):
        if (
            name == "of" and depth < 2 and (found := owner(other, parties, depth + 1))
        ):  # "part of the territory"
            return found
    return []


def apart(token: Token, parties: Parties, mutual: bool) -> list[Party]:
    """The sides that a plural noun joins: "Russian and Turkish officers".

    Where all act with one another also "the ministers of Japan and South Korea".
    """
    for dep in OWNERS:
        for c in token.children:
            if c.dep == dep and len(joined := conjuncts(c)) > 1:
                found = [p for j in joined for p in parties(j)]
                if len(found) > 1:
                    return found
    if not mutual:
        return []
    found = [p for name, other in prep_objects(token) if name in {"of", "from"} for p in parties(other)]
    return found if len(found) > 1 else []


def voice(token: Token, parties: Parties) -> list[Party]:
    """Whose words they are: "the charity released a statement demanding", "in a letter urging"."""
    if token.base not in WORDS:
        return []
    verb = next((t for t in token.ancestors() if t.pos in VERBS), None)
    return owner(token, parties) or (
        [p for t in agents(verb) for p in parties(t)] if verb is not None and verb.i < token.i else []
    )


def belonging(token: Token, found: list[Party], parties: Parties) -> list[Party]:
    """The parties of a token; a thing that nobody is known for belongs to its owner: "army positions"."""
    for party in found:
        if party.sector is None and party.part_of is None and party.record is None:
            others = owner(token, lambda t: [p for p in parties(t) if p not in found])
            holder = next((p for p in others if p.part_of is not party), None)
            if holder is not None:
                party.join(holder)
    return found


def fill(
    trigger: Trigger,
    slots: tuple[str, ...],
    light: Token | None,
    parties: Parties,
    by_head: Mapping[int, Trigger],
    *,
    every: bool,
    depth: int = 0,
    but: Sequence[Party] = (),
) -> list[Party]:
    """The parties of the first slot that has any (of all slots where `every`), `but` those that stand elsewhere already."""
    out: list[Party] = []
    head = trigger.head
    used = {w.i for w in trigger.words if w.dep not in {"nsubj", "nsubjpass"}}
    but = [*but, *(p for p in parties(head) if is_deed(p, head))]
    for slot in slots:
        promised = slot == "of" and trigger.pattern.frame.topic == "agree"  # "a promise of joint patrols"
        for token in chain(slot_tokens(head, slot, light), taken(trigger, slot)):
            if token is head or (promised and token.i in used):
                continue
            if token.dep == "pobj" and is_of_deed(token.head, trigger, by_head):
                continue
            found = [] if token.i in by_head and slot != "adj" else belonging(token, parties(token), parties)
            if not any(p.sector or p.record for p in found) and (speaker := voice(token, parties)):
                found = speaker
            if token.i in used:  # a thing that the pattern names is no party: "laid down their arms"
                found = [p for p in found if is_somebody(p)]
            if slot == "subj" and is_own_part(token, head):
                continue
            if not found and slot not in {"adj", "poss"}:
                inner = by_head.get(token.i)
                scene = slot in {"at", "in"} and trigger.pattern.frame.type in {"PROTEST", "ASSAULT"}
                if inner is None and not scene and (slot in OWNED or token.lemma not in GROUND):
                    found = owner(token, parties)
                    found = found if slot in OWNED else [p for p in found if is_somebody(p)]
                elif inner is not None and inner is not trigger and depth < 2:
                    # "reaffirmed its support for them", but "the raid killed six", "demanded the withdrawal of the troops"
                    frame = inner.pattern.frame
                    again = slot == "obj" and frame.type == trigger.pattern.frame.type
                    side = frame.noun_recipient if again else frame.noun_actor
                    found = fill(inner, side, None, parties, by_head, every=False, depth=depth + 1)
            if slot == "adj" and trigger.pattern.frame.type == "ASSAULT" and is_target(token):
                continue  # "the mosque blast": where it struck
            if slot == "adj" and trigger.pattern.frame.mode == "visit":
                found = [p for p in found if p.sector or p.country]  # "an Asian tour" leads to Asia
            if len(found) == 1 and slot not in {"adj", "poss"}:
                found = apart(token, parties, every) or found
            out += [p for p in found if p not in out and p not in but]
        if out and not every:
            break
    return out


def find_roles(
    trigger: Trigger, light: Token | None, parties: Parties, by_head: Mapping[int, Trigger]
) -> tuple[list[Party], list[Party]]:
    """(actors, recipients) of a trigger. Nobody is both unless the frame is mutual, where all are actors."""
    frame = trigger.pattern.frame
    is_verb = trigger.head.pos in VERBS
    actor_slots, recipient_slots = (
        (frame.actor, frame.recipient) if is_verb else (frame.noun_actor, frame.noun_recipient)
    )
    if (
        trigger.pattern.kind == "verb" and not is_verb
    ):  # "the questioning of the mayor": "of" leads to whom it is done to
        actor_slots = tuple(slot for slot in actor_slots if slot != "of")
        recipient_slots = ("of", *recipient_slots)
    carried = light is not None or bool(charged(trigger.head))
    if (not is_verb and carried and not frame.mutual) or (light is not None and "subj" not in actor_slots):
        # "made it conditional on the withdrawal of the army": behind a preposition the noun knows best whose it is
        own_first = light is not None and trigger.head.dep == "pobj" and "subj" not in actor_slots
        actor_slots = (*actor_slots, "subj") if own_first else ("subj", *actor_slots)
    if "to" in recipient_slots and "iobj" not in recipient_slots:
        recipient_slots = ("iobj", *recipient_slots)
    if not frame.mutual and (sufferers := undergoing(trigger, light)):
        actor_slots = tuple(slot for slot in actor_slots if slot != "subj")
        suffered = [p for t in sufferers for p in parties(t)]
        actors = fill(trigger, actor_slots, None, parties, by_head, every=False, but=suffered)
        return actors or behind(trigger, parties, by_head, but=suffered), suffered
    if is_verb and trigger.head.lemma in DRAWING and trigger.words:  # "drew condemnation from the Union"
        givers = fill(trigger, ("from",), None, parties, by_head, every=False)
        if givers:
            return givers, fill(trigger, ("subj",), None, parties, by_head, every=False, but=givers)
    actors = fill(trigger, actor_slots, light, parties, by_head, every=frame.mutual)
    if (
        frame.mutual
        and not is_verb
        and len(actors) == 1
        and any(name == "with" for name, _ in prep_objects(trigger.head))
    ):
        verb = next(
            (t for t in trigger.head.ancestors() if t.pos in VERBS), None
        )  # "said it during a call with X"
        if verb is not None:
            actors += [p for t in agents(verb) for p in parties(t) if p not in actors]
    if not actors and frame.mode == "visit" and not is_verb and (verb := occasion(trigger.head)) is not None:
        actors = [p for t in subjects(verb) for p in parties(t)]
    if trigger.head.dep == "relcl" and (deed := told_on(trigger, by_head)) is not None:
        actors = fill(deed, deed.pattern.frame.noun_actor, None, parties, by_head, every=False)
    if not actors and (is_verb or frame.type == "ASSAULT"):
        # "killed in [rebel] shelling", "the resignation of [the minister] was handed in": what the pattern asks for tells who
        actors = behind(trigger, parties, by_head) or holders(trigger.head, parties)
    if is_verb and actors:  # "the president reaffirmed his country's support"
        for token in objects(trigger.head):
            inner = by_head.get(token.i)
            if inner is not None and inner.pattern.frame.type == frame.type:
                actors += [
                    p for p in fill(inner, ("poss",), None, parties, by_head, every=False) if p not in actors
                ]
    actors = list(dict.fromkeys(wielder(p, parties) for p in actors if not is_tool(p)))
    recipients = fill(trigger, recipient_slots, light, parties, by_head, every=False, but=actors)
    if frame.mutual and len(actors) > 1:
        return actors, [p for p in recipients if p not in actors]
    if frame.type == "COERCE" and is_verb and not recipients:
        recipients = [p for t in hit_by(trigger.head) for p in parties(t) if p not in actors]
    if frame.type not in HITTING and not any(is_somebody(p) for p in recipients):
        recipients = concerned(trigger, light, parties, by_head, fill)
    elif frame.type == "MOBILIZE" and is_verb and not recipients:  # "prepared to attack the villages"
        recipients = next((p for w in trigger.words if (p := victims(w, trigger, parties, by_head))), [])
    elif frame.type == "COERCE" and is_verb and not recipients:  # "closed its borders with Iran"
        recipients = concerned(trigger, light, parties, by_head, fill, but=actors)
    elif frame.type in TURNED and all(is_own(trigger.head, p, actors) for p in recipients):
        recipients = (
            concerned(trigger, light, parties, by_head, fill, but=[*actors, *recipients]) or recipients
        )
    return actors, [p for p in recipients if p not in actors]


def occasion(noun: Token) -> Token | None:
    """The verb of what somebody says or does on a visit: "[told] reporters during a visit to Oslo"."""
    link = noun.head
    if noun.dep != "pobj" or link.lower not in OCCASIONS or link.head.pos not in VERBS:
        return None
    return link.head if any(c.lower in {"a", "an"} for c in noun.children) else None


def behind(
    trigger: Trigger, parties: Parties, by_head: Mapping[int, Trigger], but: Sequence[Party] = ()
) -> list[Party]:
    """Who is behind another deed that a trigger's pattern takes in: "died in an attack [by rebels]"."""
    for word in trigger.words:
        inner = by_head.get(word.i)
        if (
            inner is None
            or inner.head is trigger.head
            or inner.pattern.frame.type != trigger.pattern.frame.type
        ):
            continue
        found = fill(inner, inner.pattern.frame.noun_actor, None, parties, by_head, every=False, but=but)
        if somebody := [p for p in found if is_somebody(p)]:
            return somebody
    return []


def victims(word: Token, trigger: Trigger, parties: Parties, by_head: Mapping[int, Trigger]) -> list[Party]:
    """To whom another deed that a trigger's pattern takes in would be done."""
    for verb in (word, *(c for c in word.children if c.dep == "xcomp")):  # "prepared to resume shelling"
        inner = by_head.get(verb.i)
        if inner is not None and inner.head is not trigger.head:
            return touched(inner, parties, by_head, fill)
    return []


def holders(head: Token, parties: Parties) -> list[Party]:
    """Who held those who were hurt: "was beaten [in Turkish custody]"."""
    for token in head.sent.tokens:
        if token.dep == "pobj" and token.lemma in CUSTODY and token.head.lower == "in":
            return owner(token, parties)
    return []


def taken(trigger: Trigger, slot: str) -> Iterator[Token]:
    """The object of the verb that a pattern asks for below its own: "tried to assassinate [the premier]"."""
    if slot == "obj" and not trigger.pattern.frame.topic:
        for word in trigger.words:
            if word.dep == "xcomp" and word.pos in VERBS:
                yield from objects(word)


def is_own(head: Token, party: Party, actors: Sequence[Party]) -> bool:
    """Whether somebody is the actor's own here: "called [its ambassador] home from Pretoria", "bars [its firms] from selling"."""
    return party.part_of in actors and any(
        m.head.sent is head.sent and any(c.tag == "PRP$" for c in m.head.children) for m in party.mentions
    )
