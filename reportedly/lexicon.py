"""The lexicon of events: frames, word classes, topics, contexts and the words that change a status.

A frame says how English tells one kind of event. Its patterns are a head and what must hang on it:

    shell                       the verb alone
    lay down {weapon}           the verb with a dependent "down" and one of the class {weapon}, in any order and voice
    open fire                   words after the head are its dependents, never the words that merely follow
    attack obj:{text}           a role before the colon: subj, obj, comp, or a preposition ("for:{visit}")
    break +off {talk}           a plus: a particle, not a preposition
    strike -obj:*               a minus: there is none ("*" is any word)
    launch|stage {operation}    alternatives

Read from `data/lexicon/`; `extra` is a folder of frame files of the user's own, which are looked at first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from reportedly.errors import BadData
from reportedly.knowledge import compiled
from reportedly.ontology import cameo, contexts, event_types

FOLDER = Path(__file__).parent / "data" / "lexicon"

ROLES = frozenset({"subj", "obj", "comp", "inf", "should", "mod", "poss", "prt", "any"})
SLOTS = frozenset({"subj", "obj", "comp-subj", "poss", "adj", "iobj"})
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
    }
)
# What the reader treats apart, whatever a frame is called: a deed told by its outcome, a warning, a truce that is broken.
SENSES = frozenset({"result", "echo", "warning", "breach"})  # fmt: skip
ANY = "*"
NO_EVENT = "NONE"  # the type of frames for what only sounds like an event


@dataclass(frozen=True, slots=True)
class Need:
    """A dependent that must be there (or, `negative`, must not): one of `words`, in `role` if that is given."""

    words: frozenset[str]
    role: str | None
    negative: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a frame. `kind` is "verb", "noun" or "phrase"; a phrase is matched word by word."""

    frame: Frame
    kind: str
    heads: frozenset[str]
    needs: tuple[Need, ...]
    text: str

    @property
    def weight(self) -> tuple[int, bool, int, int]:
        """The more a pattern asks for, and the fewer words would do, the sooner it is tried."""
        asked = [need for need in self.needs if not need.negative]
        width = sum(MANY if need.words == ANYTHING else min(len(need.words), MANY) for need in asked)
        return (
            len(asked),
            self.frame.type == NO_EVENT or bool(self.frame.inner),
            -width,
            sum(need.role is not None for need in asked),
        )


MANY = 1000
ANYTHING = frozenset({ANY})


@dataclass(frozen=True, slots=True)
class Refinement:
    """Where one of `words` stands in the clause, this mode, code or context holds."""

    words: frozenset[str]
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of event. `actor` and `recipient` are the slots to look for them in, best first; `topic` says that what it is about decides the code.

    `inner`: it is an event only where an event of one of these types stands in what is said ("warned that X would attack").
    `vague`: it is an event only where it has a party, a time or a place of its own ("the violence").
    `sense`: "result", it tells a deed by its outcome ("killed"); "echo", it only tells again what an event of the type told ("died").
    `wide`: where no word of the clause refines it, the words of what is said do ("alleged that they had tortured").
    """

    id: str
    type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    noun_actor: tuple[str, ...]
    noun_recipient: tuple[str, ...]
    mutual: bool
    topic: str | None
    refine: tuple[Refinement, ...]
    status: str | None
    inner: frozenset[str]
    vague: bool
    sense: str | None
    wide: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """What a demand, offer, refusal or threat is about, with the code in each family ("request", "demand", "agree", "reject", "threaten").

    `nested`: CAMEO codes, or how they begin, of an event in the content that makes it this topic.
    """

    id: str
    words: frozenset[str]
    nested: frozenset[str]
    codes: Mapping[str, str]
    modes: Mapping[str, str]
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it, indexed by the lemma of a head."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    phrases: Mapping[str, tuple[Pattern, ...]]
    topic_words: Mapping[str, Mapping[str, Topic]]  # by family and word
    topic_codes: Mapping[str, Mapping[str, Topic]]  # by family and how a nested event's code begins
    contexts: Mapping[str, tuple[str, ...]]
    governors: Mapping[str, str]
    modifiers: Mapping[str, str]
    modals: Mapping[str, str]
    light_verbs: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    domains: Mapping[str, tuple[tuple[str, int], ...]]  # (domain, how much it says) by word
    conflict: frozenset[str]
    frames: Mapping[str, Frame]


def with_hyphens(words: Iterable[str]) -> frozenset[str]:
    """Words with their hyphened ones also as the parser splits them ("cease - fire")."""
    held = set(words)
    return frozenset(held | {word.replace("-", " - ") for word in held if "-" in word})


def words_of(text: str, classes: Mapping[str, frozenset[str]], where: str) -> frozenset[str]:
    """The words that `a|b|{class}` stands for. Raises BadData for a class that is not there."""
    out: set[str] = set()
    for item in text.split("|"):
        if item.startswith("{"):
            if item[1:-1] not in classes:
                raise BadData(f"{where}: there is no word class {item}; add it to lexicon/classes.yml")
            out |= classes[item[1:-1]]
        else:
            out.add(item.replace("_", " "))
    return frozenset(out)


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
    if code is not None and code not in cameo():
        raise BadData(f"{where}: there is no CAMEO code {code!r} in ontology/cameo.tsv")
    if wrong := set(entry.get("contexts", ())) - contexts():
        raise BadData(f"{where}: there is no context {sorted(wrong)[0]!r}")

    if entry.get("sense") not in {None, *SENSES}:
        raise BadData(f"{where}: sense is {entry['sense']!r}, expected one of {', '.join(sorted(SENSES))}")

    def slots(role: str, nominal: bool) -> tuple[str, ...]:
        keys = (f"noun_{role}", role) if nominal else (role,)
        return tuple(next((entry[k] for k in keys if k in entry), head.get(keys[0], ())))

    return Frame(
        id=f"{type_.lower()}.{entry['id']}",
        type=type_,
        mode=mode,
        cameo=code,
        contexts=tuple(entry.get("contexts", ())),
        actor=slots("actor", False),
        recipient=slots("recipient", False),
        noun_actor=slots("actor", True),
        noun_recipient=slots("recipient", True),
        mutual=bool(entry.get("mutual", head.get("mutual", False))),
        topic=entry.get("topic", head.get("topic")),
        refine=tuple(
            parse_refinement(r, type_, classes, where)
            for r in [*entry.get("refine", ()), *head.get("refine", ())]
        ),
        status=entry.get("status"),
        inner=frozenset(entry.get("inner", ())),
        vague=bool(entry.get("vague", False)),
        sense=entry.get("sense"),
        wide=bool(entry.get("wide", head.get("wide", False))),
    )


def parse_refinement(
    entry: Mapping[str, Any], type_: str, classes: Mapping[str, frozenset[str]], where: str
) -> Refinement:
    mode, code = entry.get("mode"), entry.get("cameo")
    if mode is not None and mode not in event_types()[type_].modes:
        raise BadData(f"{where}, refine: {type_} has no mode {mode!r}")
    if code is not None and code not in cameo():
        raise BadData(f"{where}, refine: there is no CAMEO code {code!r}")
    if wrong := set(entry.get("contexts", ())) - contexts():
        raise BadData(f"{where}, refine: there is no context {sorted(wrong)[0]!r}")
    words = frozenset().union(*(words_of(w, classes, where) for w in entry["any"]))
    return Refinement(with_hyphens(words), mode, code, tuple(entry.get("contexts", ())))


class Words(yaml.CSafeLoader):
    """YAML in which "on", "off", "yes" and "no" are words."""


Words.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(path: Path) -> Any:
    """A YAML file. Raises BadData with the place where it breaks off."""
    try:
        text = path.read_text(encoding="utf-8")
        return compiled(f"{path.parent.name}-{path.stem}", [path], lambda: yaml.load(text, Loader=Words))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name} is no YAML: {' '.join(str(error).split())}") from error
    except OSError as error:
        raise BadData(f"{path} cannot be read: {error.strerror}") from error


def index(patterns: Iterable[Pattern]) -> Mapping[str, tuple[Pattern, ...]]:
    """Patterns by each of their heads, the most demanding first (of equals, the first written)."""
    out: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in sorted(pattern.heads):
            out.setdefault(word, []).append(pattern)
    weights = {id(p): p.weight for found in out.values() for p in found}
    return {
        word: tuple(sorted(found, key=lambda p: weights[id(p)], reverse=True)) for word, found in out.items()
    }


def word_classes(folder: Path = FOLDER) -> Mapping[str, frozenset[str]]:
    """The word classes; one may contain another ("{weapon}")."""
    loaded = load_yaml(folder / "classes.yml")["classes"]
    out: dict[str, frozenset[str]] = {}
    for name, words in loaded.items():
        held: set[str] = set()
        for word in words:
            word = str(word)
            if word.startswith("{"):
                if word[1:-1] not in out:
                    raise BadData(
                        f"lexicon/classes.yml: {name} contains {word}, which is not defined above it"
                    )
                held |= out[word[1:-1]]
            else:
                held.add(word)
        out[name] = frozenset(held)
    return out


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
    patterns: dict[str, list[Pattern]] = {"verb": [], "noun": [], "phrase": []}
    files = sorted((FOLDER / "frames").glob("*.yml"))
    if extra is not None:
        if not extra.is_dir():
            raise BadData(f"{extra} is no folder; --frames takes a folder of .yml files with frames")
        files = [*sorted(extra.glob("*.yml")), *files]
    for path in files:
        loaded = load_yaml(path)
        if not isinstance(loaded, dict) or not isinstance(loaded.get("frames"), list):
            raise BadData(f"{path.name}: wants a list called frames; see lexicon/README.md")
        for entry in loaded["frames"]:
            frame = parse_frame(entry, loaded, classes, path.name)
            if frame.id in frames:
                raise BadData(
                    f"{path.name}: the frame {frame.id} is there twice; give one of them another id"
                )
            frames[frame.id] = frame
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
    status = load_yaml(FOLDER / "factuality.yml")
    passages = load_yaml(FOLDER / "domains.yml")
    return Lexicon(
        verbs=index(patterns["verb"]),
        nouns=index(patterns["noun"]),
        phrases=index(patterns["phrase"]),
        topic_words=by_family(topics, lambda topic: topic.words),
        topic_codes=by_family(topics, lambda topic: topic.nested),
        contexts={word: tuple(found) for word, found in about.items() if found},
        governors={w: effect for effect, words in status["governors"].items() for w in words},
        modifiers={w: effect for effect, words in status["modifiers"].items() for w in words},
        modals={w: effect for effect, words in status["modals"].items() for w in words},
        light_verbs=frozenset(status["light_verbs"]),
        classes=classes,
        domains=domain_words(passages),
        conflict=frozenset(passages["conflict"]),
        frames=frames,
    )
