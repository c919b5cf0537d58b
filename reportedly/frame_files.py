"""Frame files: patterns and frames from the lines that tell them.

A frame says how English tells one kind of event. Its patterns are a head and what must hang on it:

    shell                       the verb alone
    lay down {weapon}           the verb with a dependent "down" and one of the class {weapon}, in any order and voice
    open fire                   words after the head are its dependents, never the words that merely follow
    attack obj:{text}           a role before the colon: subj, obj, comp, or a preposition ("for:{visit}")
    break +off {talk}           a plus: a particle, not a preposition
    strike -obj:*               a minus: there is none ("*" is any word)
    launch|stage {operation}    alternatives
    take place ^subj:{talk}     a caret: this is what happens, the head only carries it
    strike scene:{labour}       words that only stand in the sentence or the one beside it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from reportedly.errors import BadData
from reportedly.frames import NO_EVENT, ROLES, SENSES, Frame, Need, Pattern, Refinement
from reportedly.ontology import cameo, contexts, event_types

FRAME_KEYS = frozenset(
    {
        "id",
        "type",
        "mode",
        "cameo",
        "verbs",
        "nouns",
        "phrases",
        "contexts",
        "actor",
        "recipient",
        "noun_actor",
        "noun_recipient",
        "mutual",
        "topic",
        "refine",
        "note",
        "status",
        "inner",
        "vague",
        "wide",
        "sense",
        "joint",
    }
)


def with_hyphens(words: Iterable[str]) -> frozenset[str]:
    """Words with their hyphened ones also as the parser splits them ("cease - fire")."""
    held = set(words)
    return frozenset(held | {word.replace("-", " - ") for word in held if "-" in word})


def words_of(text: str, classes: Mapping[str, frozenset[str]], where: str) -> frozenset[str]:
    """The words that `a|b|{class}` stands for. Raises BadData for a class that is not there."""
    if "|" not in text and text[:1] != "{":
        return alone(text)
    held: list[frozenset[str]] = []
    for item in text.split("|"):
        if item.startswith("{"):
            if item[1:-1] not in classes:
                raise BadData(f"{where}: there is no word class {item}; add it to lexicon/classes.yml")
            held.append(classes[item[1:-1]])
        else:
            held.append(alone(item))
    return held[0] if len(held) == 1 else frozenset().union(*held)  # a class by itself is kept once


@cache
def alone(item: str) -> frozenset[str]:
    """One word or phrase, as a pattern writes it; what many patterns ask for is kept once."""
    return frozenset([item.replace("_", " ")])


def spelled_out(line: str) -> Iterator[str]:
    """A pattern in which one need has several roles ("papal|with:*") as one pattern for each: "papal", "with:*"."""
    choices: list[list[str]] = []
    for item in line.split():
        groups: list[str] = []
        for part in item.split("|"):
            if ":" in part or not groups:
                groups.append(part)
            else:
                groups[-1] += "|" + part
        choices.append(groups)
    for items in product(*choices):
        yield " ".join(items)


def parse_pattern(text: str, kind: str, frame: Frame, classes: Mapping[str, frozenset[str]]) -> Pattern:
    """A pattern from its line. Raises BadData where it is empty or names what is not there."""
    where = f"lexicon frame {frame.id}, pattern {text!r}"
    head, *rest = text.split() or [""]
    if not head:
        raise BadData(f"{where}: a pattern begins with its head word")
    needs = []
    for item in rest:
        negative = item.startswith("-") and len(item) > 1
        item = item[1:] if negative else item
        carried = item.startswith("^")
        item = item[1:] if carried else item
        item = f"prt:{item[1:]}" if item.startswith("+") else item
        role, colon, words = item.partition(":")
        if colon and role not in ROLES and not re.fullmatch(r"[a-z]+(_[a-z]+)?", role):
            raise BadData(
                f"{where}: {role!r} is no role; use one of {', '.join(sorted(ROLES))} or a preposition"
            )
        needs.append(
            Need(
                words_of(words if colon else item, classes, where),
                role.replace("_", " ") if colon else None,
                negative,
                carried,
            )
        )
    return Pattern(frame, kind, words_of(head, classes, where), tuple(needs), text)


def parse_frame(
    entry: Mapping[str, Any], head: Mapping[str, Any], classes: Mapping[str, frozenset[str]], where: str
) -> Frame:
    """A frame from its entry and the defaults at the head of its file. Raises BadData, naming what is wrong."""
    where = f"{where}, frame {entry.get('id')!r}"
    if unknown := set(entry) - FRAME_KEYS:
        raise BadData(
            f"{where}: unknown key {sorted(unknown)[0]!r}; the keys are {', '.join(sorted(FRAME_KEYS))}"
        )
    type_ = entry.get("type", head.get("type"))
    if type_ not in event_types() and type_ != NO_EVENT:
        raise BadData(f"{where}: type is {type_!r}, expected {NO_EVENT} or one of {', '.join(event_types())}")
    if "id" not in entry:
        raise BadData(f"{where}: a frame needs an id")
    mode, code = entry.get("mode"), entry.get("cameo")
    if mode is not None and (type_ == NO_EVENT or mode not in event_types()[type_].modes):
        raise BadData(
            f"{where}: {type_} has no mode {mode!r}, expected one of {', '.join(event_types()[type_].modes) or 'none'}"
        )
    if missing := {code, entry.get("joint")} - {None, *cameo()}:
        raise BadData(f"{where}: there is no CAMEO code {missing.pop()!r} in ontology/cameo.tsv")
    if wrong := set(entry.get("contexts", ())) - contexts():
        raise BadData(f"{where}: there is no context {sorted(wrong)[0]!r}")

    if entry.get("sense") not in {None, *SENSES}:
        raise BadData(f"{where}: sense is {entry['sense']!r}, expected one of {', '.join(sorted(SENSES))}")

    def slots(role: str, nominal: bool) -> tuple[str, ...]:
        keys = (f"noun_{role}", role) if nominal else (role,)
        found = next((k for k in keys if k in entry), None)
        if found is None:
            return tuple(head.get(keys[0], ()))
        if found != keys[0]:  # of a verb's slots: what its object is hangs on a noun with "of"
            return tuple("of" if slot == "obj" else slot for slot in entry[found])
        return tuple(entry[found])

    return Frame(
        id=f"{type_.lower()}.{entry['id']}",
        type=type_,
        mode=mode,
        cameo=code,
        contexts=tuple(entry.get("contexts", head.get("contexts", ()))),
        actor=slots("actor", False),
        recipient=slots("recipient", False),
        noun_actor=slots("actor", True),
        noun_recipient=slots("recipient", True),
        mutual=bool(entry.get("mutual", head.get("mutual", False))),
        topic=entry.get("topic", head.get("topic")),
        refine=tuple(
            parse_refinement(r, type_, classes, where, own)
            for own, entries in ((True, entry), (False, head))
            for r in entries.get("refine", ())
        ),
        status=entry.get("status"),
        inner=frozenset(entry.get("inner", ())),
        vague=bool(entry.get("vague", False)),
        sense=entry.get("sense"),
        wide=bool(entry.get("wide", head.get("wide", False))),
        joint=entry.get("joint"),
    )


def parse_refinement(
    entry: Mapping[str, Any], type_: str, classes: Mapping[str, frozenset[str]], where: str, own: bool
) -> Refinement:
    mode, code = entry.get("mode"), entry.get("cameo")
    if mode is not None and mode not in event_types()[type_].modes:
        raise BadData(f"{where}, refine: {type_} has no mode {mode!r}")
    if code is not None and code not in cameo():
        raise BadData(f"{where}, refine: there is no CAMEO code {code!r}")
    if wrong := set(entry.get("contexts", ())) - contexts():
        raise BadData(f"{where}, refine: there is no context {sorted(wrong)[0]!r}")
    words = frozenset().union(*(words_of(w, classes, where) for w in entry["any"]))
    return Refinement(with_hyphens(words), mode, code, tuple(entry.get("contexts", ())), own)
