"""Talks: the words that say who mediates, who comes and what it is about (data/lexicon/talks.yml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.knowledge import load_yaml
from reportedly.measures import FOLDER, section


@dataclass(frozen=True, slots=True)
class TalkWords:
    """The words of talks.yml; see its head."""

    mediate: frozenset[str]
    mediation: frozenset[str]
    mediator: frozenset[str]
    mediated: frozenset[str]
    attend: Mapping[str, tuple[frozenset[str], ...]]
    host: frozenset[str]
    about: frozenset[str]
    discuss: frozenset[str]
    delegates: frozenset[str]


@cache
def talk_words() -> TalkWords:
    name = "talks.yml"
    entries = load_yaml(FOLDER / name)
    attend: dict[str, list[frozenset[str]]] = {}
    for phrase in section(entries, name, "attend", list):
        verb, *words = phrase.split()
        if verb == "be":
            verb, words = words[0], []
        attend.setdefault(verb, []).append(frozenset(words))
    keys = ("mediate", "mediation", "mediator", "mediated", "host", "about", "discuss", "delegates")
    mediate, mediation, mediator, mediated, host, about, discuss, delegates = (
        frozenset(section(entries, name, key, list)) for key in keys
    )
    return TalkWords(
        mediate,
        mediation,
        mediator,
        mediated,
        {v: tuple(w) for v, w in attend.items()},
        host,
        about,
        discuss,
        delegates,
    )
