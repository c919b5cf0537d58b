"""Frames: what the lexicon holds of each kind of event, its patterns, refinements and topics, and the indexes over them.

    "laid down their arms"      fits the Pattern `lay down {weapon}` of the Frame retreat.disarm:
                                a head "lay" with two Needs, "down" and a word of the class {weapon}

The files that tell them are parsed by frame_files.py and indexed by lexicon.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SCENE = (
    "scene"  # the role of words that stand anywhere in the sentence or beside it: "strike scene:union|wage"
)
ROLES = frozenset(
    {
        "subj",
        "obj",
        "comp",
        "inf",
        "non",
        "should",
        "ought",
        "must",
        "order",
        "mod",
        "poss",
        "prt",
        "any",
        SCENE,
    }
)
# What the reader treats apart, whatever a frame is called: a deed told by its outcome, a warning, a truce that is broken.
SENSES = frozenset({"result", "echo", "warning", "breach"})  # fmt: skip
ANY = "*"
NO_EVENT = "NONE"  # the type of frames for what only sounds like an event


@dataclass(frozen=True, slots=True)
class Need:
    """A dependent that must be there (or, `negative`, must not): one of `words`, in `role` if that is given.

    `carried`: it is what happens, and the head only carries it ("[talks] took place").
    """

    words: frozenset[str]
    role: str | None
    negative: bool
    carried: bool = False


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
    """Where one of `words` stands in the clause, this mode, code or context holds. `own`: it is the frame's, not its file's."""

    words: frozenset[str]
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of event. `actor` and `recipient` are the slots to look for them in, best first; `topic` says that what it is about decides the code.

    `inner`: it is an event only where an event of one of these types stands in what is said ("warned that X would attack").
    `vague`: it is an event only where it has a party, a time or a place of its own ("the violence").
    `sense`: "result", it tells a deed by its outcome ("killed"); "echo", it only tells again what an event of the type told ("died").
    `joint`: the CAMEO code of the same where two countries do it together ("Norway and Spain held a drill").
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
    joint: str | None = None


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
    gerunds: Mapping[str, str]  # the verb of a form in "-ing": "the freezing of their accounts"
    topic_words: Mapping[str, Mapping[str, Topic]]  # by family and word
    topic_codes: Mapping[str, Mapping[str, Topic]]  # by family and how a nested event's code begins
    contexts: Mapping[str, tuple[str, ...]]
    telling: Mapping[str, int]  # by context: its rank, those that few words show first
    governors: Mapping[str, str]
    modifiers: Mapping[str, str]
    modals: Mapping[str, str]
    light_verbs: frozenset[str]
    signs: frozenset[str]  # nouns that say of what they tell whether there was any of it: "no evidence of"
    classes: Mapping[str, frozenset[str]]
    domains: Mapping[str, tuple[tuple[str, int], ...]]  # (domain, how much it says) by word
    conflict: frozenset[str]
    openers: frozenset[str]  # first words of what refinements and contexts know of several words
    frames: Mapping[str, Frame]
