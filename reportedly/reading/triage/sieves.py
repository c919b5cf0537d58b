"""The sieve: whether the words of a sentence can tell an event, or count people who came to harm.

    Rebels laid down their arms.            "lay down {weapon}": "laid", with "down" behind it and "arms" near it
    The house of a trader burned.           "house" stands as a noun there: nobody houses anybody
    He flew home with the Strike Group.     "Strike" is part of a name

A frame's pattern is asked for by its words alone: a form of its head, and one of each word that it needs so near to that as an
argument stands. What is kept is what the frames would find, and some more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly import casualties as casualty_words
from reportedly import frame_files, frames, word_forms
from reportedly import lexicon as lexicon_module
from reportedly.casualties import casualties
from reportedly.cues import cues
from reportedly.frames import ANYTHING, NO_EVENT, ROLES, SCENE, Lexicon, Need
from reportedly.knowledge import compiled
from reportedly.lexicon import lexicon
from reportedly.measures import number_words
from reportedly.word_forms import forms, plurals

# What shows a complement of that role: "told them to go", "insisted that he should go", "that it be withdrawn".
SIGNS = {
    "inf": frozenset({"to"}),
    "non": frozenset({"to"}),
    "should": frozenset({"should", "must", "ought", "be"}),
    "ought": frozenset({"should", "ought"}),
    "must": frozenset({"must"}),
}
# Behind these stands no finite verb: "the offer", "in decline", "Peru's exports".
BEFORE_NOUNS = frozenset(
    "a an the this these that those its his her their our my your no any some every each s of in at for with by from on".split()
)

REACH = 8  # words between a head and its argument, on the same side; nearly all stand nearer
ANYWHERE = 10_000  # a complement may be a long quotation before its verb

# Words of which one must stand at most so many words before a head and at most so many behind it.
Ask = tuple[frozenset[str], int, int]
# What the head of a pattern is, and what it asks for.
Way = tuple[str, tuple[Ask, ...]]
FINITE, VERB, NOUN, PHRASE = "finite", "verb", "noun", "phrase"  # "house", "houses" are finite, "housed" not


@dataclass(frozen=True, slots=True)
class Sieve:
    """Ways by each form of their heads; casualty words; the words of sport, markets and fiction by their domain."""

    ways: Mapping[str, tuple[Way, ...]]
    heads: frozenset[str]
    harm: frozenset[str]
    counts: frozenset[str]
    domains: Mapping[
        str, tuple[tuple[tuple[str, int], ...], str]
    ]  # what a form says of a passage, and its lemma
    conflict: frozenset[str]
    cues: frozenset[str]

    def tells(self, words: list[str], names: frozenset[str]) -> bool:
        """Whether a sentence of these words can hold an event or a count of those who came to harm; `names` are part of names."""
        spoken = frozenset(words)
        if not self.harm.isdisjoint(spoken) and (
            not self.counts.isdisjoint(spoken) or any(word[0].isdigit() for word in spoken)
        ):
            return True
        heads = self.heads
        return any(word in heads and self.begins(at, words, spoken, names) for at, word in enumerate(words))

    def begins(self, at: int, words: list[str], spoken: frozenset[str], names: frozenset[str]) -> bool:
        """Whether an event may begin with the word at that place."""
        barred: tuple[str, ...] = ()
        if words[at] in names:
            barred = FINITE, VERB, NOUN
        elif words[at + 1 : at + 2] == ["of"] or (at and words[at - 1] in BEFORE_NOUNS):
            barred = (FINITE,)
        for kind, asks in self.ways[words[at]]:
            if asks and asks[0][0].isdisjoint(spoken):  # its rarest word: quick, and mostly decides
                continue
            if kind not in barred and are_met(asks, words, at):
                return True
        return False


def are_met(asks: tuple[Ask, ...], words: list[str], at: int) -> bool:
    """Whether each ask has a word so near to a head."""
    for asked, before, behind in asks:
        if asked.isdisjoint(words[max(at - before, 0) : at + behind + 1]):
            return False
    return True


def sieve(extra: Path | None = None) -> Sieve:
    """The sieve of the shipped frames and a user's own, compiled once."""
    return _sieve(extra)


@cache
def _sieve(extra: Path | None) -> Sieve:
    data = Path(word_forms.FILE).parent
    sources = [
        *sorted(data.rglob("*.yml")),
        word_forms.FILE,
        *(Path(m.__file__ or "") for m in (frames, frame_files, lexicon_module, casualty_words, word_forms)),
        Path(__file__),
    ]
    if extra is not None:
        sources += sorted(extra.glob("*.yml"))
    made = compiled("triage", sources, lambda: build(lexicon(extra)))
    ways, harm, counts, domains, conflict, said = made
    return Sieve(ways, frozenset(ways), harm, counts, domains, conflict, said)


def build(words: Lexicon) -> tuple[Any, ...]:
    """What a sieve is made of."""
    harmed = casualties()
    harm = frozenset(f for word in harmed.headlines for f in forms(word)) | frozenset(
        f
        for table in (harmed.strong, harmed.acts, harmed.states)
        for word in table
        if " " not in word
        for f in plurals(word)
    )
    counts = frozenset(number_words().cardinals) | frozenset(number_words().vague)
    shortest_last = sorted(
        words.domains.items(), key=lambda entry: -len(entry[0])
    )  # "shares" says no more than "share"
    domains = {f: (d, w) for w, d in shortest_last for f in (*forms(w), *plurals(w))}
    domains |= {w: (d, domains[w][1]) for w, d in words.domains.items()}
    said = frozenset(f for verb in cues().alone for f in forms(verb))
    return ways_of(words), harm, counts, domains, words.conflict, said


def ways_of(words: Lexicon) -> dict[str, tuple[Way, ...]]:
    """The ways of each form that a head has."""
    ways: dict[str, dict[Way, None]] = {}
    for index, shapes, kind in (
        (words.verbs, forms, VERB),
        (words.nouns, plurals, NOUN),
        (words.phrases, forms, PHRASE),
    ):
        for head, patterns in index.items():
            carrier = essence(head)
            beside: tuple[Ask, ...] = tuple(
                (frozenset([part]), REACH, REACH) for part in re.split("[ -]", head) if part != carrier
            )
            for pattern in patterns:
                # A frame with an inner event is found by the words of that.
                if pattern.frame.type != NO_EVENT and not pattern.frame.inner:
                    own = (ask for need in pattern.needs if not need.negative for ask in asked(need))
                    asks = tuple(sorted((*beside, *own), key=lambda ask: len(ask[0])))
                    for form in shapes(carrier):
                        finite = kind == VERB and (form == carrier or form.endswith("s"))
                        ways.setdefault(form, {})[FINITE if finite else kind, beyond(form, asks)] = None
    return {form: tuple(sorted(found, key=lambda way: len(way[1]))) for form, found in ways.items()}


def beyond(form: str, asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """What a head asks for beside itself: the "exports" that are banned cannot be those that ban."""
    if all(form not in words for words, _, _ in asks):
        return asks
    return tuple((words - {form}, before, behind) for words, before, behind in asks)


@cache
def asked(need: Need) -> list[Ask]:
    """What a sentence must hold for a need to be met: its preposition behind the head, its words near it."""
    out: list[Ask] = []
    if need.role == SCENE:  # it may stand in the next sentence
        return out
    if need.role is not None and need.role not in ROLES:
        out.append((frozenset(need.role.split()[-1:]), 0, REACH))
    elif need.role in SIGNS:
        out.append((SIGNS[need.role], ANYWHERE, ANYWHERE))
    if need.words != ANYTHING and not any(
        word.startswith("@") for word in need.words
    ):  # any name may be a place
        out.append((spelled(need.words), REACH, REACH))
    return out


@cache  # a word class is asked for by many frames, and is kept once
def spelled(words: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms(essence(word)))


def essence(words: str) -> str:
    """The word of a phrase that carries it: "human right" → "right", "exchange of fire" → "exchange"."""
    first, *rest = words.split()
    word = first if rest[:1] == ["of"] else (rest or [first])[-1]
    return max(word.split("-"), key=len)
