"""Sufferers: who meets a deed that is told of its subject.

Six   lost   their   lives          the guards   came   under   fire
               theirs                              theirs
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.events.dependents import FULL_NAME, PLACE
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.grammar import VERBS, is_passive, patients, prep_objects, subjects
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

SUFFERING = word_list("dying")
UNDERGONE = word_list("undergone") | word_list("undone")
UNDONE = word_list("undone")  # what can befall a state as well
COMING = word_list("being_under")
FACING = word_list("facing")
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
STUCK = word_list("stuck")
CAUSES = frozenset({"as", "because", "since", "after"})
AMONG = frozenset({"among", "amongst"})
LOSING, LOST = frozenset({"be", "lie", "lose"}), word_list("lost")


def undergoing(trigger: Trigger, light: Token | None) -> Sequence[Token]:
    """Who suffers what is told of a subject: "the guards came [under fire]", "two boys [died by] a mine", "Iran would [face] an embargo", "[his] arrest"."""
    head = trigger.head
    if light is not None and light.lemma in FACING and head.dep in {"dobj", "conj"}:
        return subjects(light) if trigger.pattern.frame.type in SUFFERED else []
    if head.lemma in SUFFERING:
        return subjects(head)
    owners = [c for c in head.children if c.dep == "poss" or (c.dep == "compound" and c.mark == FULL_NAME)]
    if head.tag == "NN" and owners:
        around = {name for name, _ in prep_objects(head)}
        # "Syria's trial of six" and "Kenya's biggest trial" are no trials of a state, but "Kuwait's invasion by Iraq" befell one
        befell = UNDONE if any(c.mark == PLACE for c in owners) else UNDERGONE
        if "of" not in around and ("by" in around or head.lemma in befell):
            return owners
    if head.lemma in LOSING:  # "six [lost their lives]", "two lay dead"
        lost = [c for c in head.children if c.dep in {"dobj", "acomp", "attr"}]
        if any(t.lemma in LOST for t in lost):
            return subjects(head)
    for word in {head.i: head, **{w.i: w for w in trigger.words}}.values():
        group = word.head if word.dep == "acl" else word
        if group.dep == "pobj" and group.head.lower in AMONG and group.head.head.lemma == "be":
            return subjects(group.head.head)
        under = word if word.lower == "under" else word.head
        if under.lower == "under" and under.head.lemma in COMING and (under is word or word.dep == "pobj"):
            return subjects(under.head)
    return []


def hit_by(verb: Token) -> Sequence[Token]:
    """Who is stuck for what a clause tells: "[villagers] are starving as the army keeps the pass closed"."""
    while verb.dep == "xcomp" and verb.head.pos in VERBS:
        verb = verb.head
    above = verb.head
    marks = {c.lower for c in verb.children if c.dep == "mark"}
    if verb.dep != "advcl" or not marks & CAUSES or not {above.lemma, above.lower} & STUCK:
        return []
    return patients(above) if is_passive(above) else subjects(above)
