"""The lexicon of events: frames, word classes, topics, contexts and the words that change a status.

Read from `data/lexicon/`; `extra` is a folder of frame files of the user's own, which are looked at first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from reportedly.errors import BadData
from reportedly.frame_files import parse_frame, parse_pattern, spelled_out, with_hyphens, words_of
from reportedly.frames import Frame, Lexicon, Pattern, Topic
from reportedly.knowledge import load_yaml
from reportedly.ontology import cameo, contexts
from reportedly.word_forms import forms
from reportedly.word_lists import expanded

FOLDER = Path(__file__).parent / "data" / "lexicon"


def index(patterns: Iterable[Pattern], own: Container[str]) -> Mapping[str, tuple[Pattern, ...]]:
    """Patterns by each of their heads: those of the user's `own` frames, then the most demanding (of equals, the first written)."""
    out: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in sorted(pattern.heads):
            out.setdefault(word, []).append(pattern)
    weights = {id(p): (p.frame.id in own, *p.weight) for found in out.values() for p in found}
    return {
        word: tuple(sorted(found, key=lambda p: weights[id(p)], reverse=True)) for word, found in out.items()
    }


def word_classes(folder: Path = FOLDER) -> Mapping[str, frozenset[str]]:
    """The word classes; one may contain another ("{weapon}")."""
    loaded = load_yaml(folder / "classes.yml")["classes"]
    return expanded(loaded, "lexicon/classes.yml")


def by_family(
    topics: Iterable[Topic], keys: Callable[[Topic], frozenset[str]]
) -> Mapping[str, Mapping[str, Topic]]:
    """Topics by family and key; of two topics with one key the first holds."""
    out: dict[str, dict[str, Topic]] = {}
    for topic in topics:
        for family in topic.codes:
            for key in keys(topic):
                out.setdefault(family, {}).setdefault(key, topic)
    return out


def domain_words(passages: Mapping[str, Any]) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """What each word says of a passage: 2 where it is sure by itself, else 1; a word may tell of several domains ("title")."""
    out: dict[str, dict[str, int]] = {}
    for weight, key in ((1, "domains"), (2, "sure")):
        for domain, words in passages[key].items():
            for word in words:
                out.setdefault(word, {})[domain] = weight
    return {word: tuple(found.items()) for word, found in out.items()}


@cache
def lexicon(extra: Path | None = None) -> Lexicon:
    """The shipped lexicon, with the frame files of a folder of the user's own."""
    classes = word_classes()
    frames: dict[str, Frame] = {}
    own: set[str] = set()
    patterns: dict[str, list[Pattern]] = {"verb": [], "noun": [], "phrase": []}
    files = sorted((FOLDER / "frames").glob("*.yml"))
    if extra is not None:
        if not extra.is_dir():
            raise BadData(f"{extra} is no folder; --frames takes a folder of .yml files with frames")
        files = [*sorted(extra.glob("*.yml")), *files]
    for path in files:
        loaded = load_yaml(path)
        if not isinstance(loaded.get("frames"), list):
            raise BadData(f"{path.name}: wants a list called frames; see lexicon/README.md")
        for entry in loaded["frames"]:
            frame = parse_frame(entry, loaded, classes, path.name)
            if frame.id in frames:
                raise BadData(
                    f"{path.name}: the frame {frame.id} is there twice; give one of them another id"
                )
            frames[frame.id] = frame
            if path.parent == extra:
                own.add(frame.id)
            for kind in patterns:
                patterns[kind] += [
                    parse_pattern(each, kind, frame, classes)
                    for line in entry.get(f"{kind}s", ())
                    for each in spelled_out(str(line))
                ]
    topics = tuple(
        Topic(
            entry["id"],
            frozenset().union(*(words_of(w, classes, "lexicon/topics.yml") for w in entry.get("words", ()))),
            frozenset(entry.get("nested", ())),
            {k: v for k, v in entry.get("codes", {}).items() if v in cameo()},
            entry.get("modes", {}),
            tuple(entry.get("contexts", ())),
        )
        for entry in load_yaml(FOLDER / "topics.yml")["topics"]
    )
    told = load_yaml(FOLDER / "contexts.yml")
    by_context = told["contexts"]
    if wrong := set(by_context) - contexts():
        raise BadData(f"lexicon/contexts.yml: there is no context {sorted(wrong)[0]!r}")
    about: dict[str, list[str]] = {}
    for context, lines in by_context.items():
        for word in sorted(
            with_hyphens(
                frozenset().union(*(words_of(str(w), classes, "lexicon/contexts.yml") for w in lines))
            )
        ):
            about.setdefault(word, []).append(context)
    for names in told.get("alike", ()):  # whatever the same people are called, it shows the same
        shared = set(about.get(names[0], ())).intersection(*(about.get(name, ()) for name in names))
        for name in names:
            about[name] = [context for context in about.get(name, ()) if context in shared]
    shown = Counter(context for found in about.values() for context in found)
    status = load_yaml(FOLDER / "factuality.yml")
    passages = load_yaml(FOLDER / "domains.yml")
    longer = chain(about, *(refined.words for frame in frames.values() for refined in frame.refine))
    verbs = index(patterns["verb"], own)
    return Lexicon(
        verbs=verbs,
        nouns=index(patterns["noun"], own),
        phrases=index(patterns["phrase"], own),
        gerunds={
            form: verb for verb in verbs for form in forms(verb) if form.endswith("ing") and form != verb
        },
        topic_words=by_family(topics, lambda topic: topic.words),
        topic_codes=by_family(topics, lambda topic: topic.nested),
        contexts={word: tuple(found) for word, found in about.items() if found},
        telling={context: rank for rank, context in enumerate(sorted(shown, key=lambda c: (shown[c], c)))},
        governors={w: effect for effect, words in status["governors"].items() for w in words},
        modifiers={w: effect for effect, words in status["modifiers"].items() for w in words},
        modals={w: effect for effect, words in status["modals"].items() for w in words},
        light_verbs=frozenset(status["light_verbs"]),
        signs=frozenset(status["signs"]),
        classes=classes,
        domains=domain_words(passages),
        conflict=frozenset(passages["conflict"]),
        openers=frozenset(word.partition(" ")[0] for word in longer if " " in word),
        frames=frames,
    )
