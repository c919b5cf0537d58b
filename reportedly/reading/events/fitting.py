"""Fitting: whether what stands around a head is what a pattern asks for.

Rebels   laid down   their   arms
         head                need      retreat.disarm: "lay down {weapon}"
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.calendar import WEEKDAYS
from reportedly.frames import ANYTHING, SCENE, Need, Pattern
from reportedly.reading.events.clues import clues_of
from reportedly.reading.events.dependents import LOOSE, dependents, vocabulary
from reportedly.reading.findings import Range
from reportedly.reading.grammar import is_passive
from reportedly.reading.parse import Sentence, Token
from reportedly.reading.people import is_person

PARTICLES = frozenset({"prt", "advmod", "prep"})
# What a need without a role does not look for: who does it, who says it, and what was before or after it.
ASIDE = frozenset({"subj", "by", "according", "after", "before", "since", "until", "following", "despite"})
SAID_TO_BE_DUE = frozenset(
    {"ought", "must", "order"}
)  # what is asked is the trigger too: "[must be freed], she [said]"
FAR = 5  # words between a head and a need, up to which the trigger covers both


@dataclass(slots=True, eq=False)
class Trigger:
    """A head token with the pattern that fits it; `words` are the tokens that the pattern asked for, `doers` those of them who do it."""

    head: Token
    pattern: Pattern
    words: list[Token] = field(default_factory=list)
    doers: frozenset[int] = frozenset()

    @property
    def is_carried(self) -> bool:
        """Whether the verb that the pattern begins with only carries the head: "[talks] took place"."""
        return self.pattern.kind == "verb" and any(need.carried for need in self.pattern.needs)

    @property
    def range(self) -> Range:
        """The head with what the pattern asked for, as far as it stands close by; not who does it, where that makes it long."""
        low = high = self.head.i
        for token in sorted(self.words, key=lambda t: abs(t.i - self.head.i)):
            if low - FAR <= token.i <= high + FAR and (
                token.i not in self.doers or max(high, token.i) - min(low, token.i) < FAR
            ):
                low, high = min(low, token.i), max(high, token.i)
        return low, high + 1

    @property
    def ranges(self) -> list[Range]:
        """The range, and what the pattern asked for far from the head, but not who does it: "an order to seize the ship … was given out"."""
        low, high = own = self.range
        return [
            own,
            *(
                (t.i, t.i + 1)
                for t in self.words
                if not low <= t.i < high
                and t.pos in {"NOUN", "VERB"}
                and not (t.i in self.doers and is_person(t))
            ),
        ]


def meets(need: Need, found: list[tuple[str, str, Token]]) -> Token | None:
    """The dependent that meets a need."""
    role = need.role
    for word, has, token in found:
        if has[0] == LOOSE:
            if role is None:
                continue
            has = has[1:]
        if role is None and has in ASIDE:
            continue
        if (
            role is not None
            and role != has
            and not (role == "prt" and has == "mod" and token.dep in PARTICLES)
        ):
            continue
        if role == "prt" and token.dep == "prep" and not is_particle(token):
            continue
        if (need.words is ANYTHING or need.words == ANYTHING) and role is not None:
            if token.lower in WEEKDAYS:
                continue  # "insisted on Sunday that ..." insists on nothing
            return token
        if word in need.words:
            return token
    return None


def is_particle(preposition: Token) -> bool:
    """Whether it belongs to the verb right before it: neither "took control of Basra [in] a week" nor "was taken [in] a raid" takes in."""
    verb = preposition.head
    return preposition.i == verb.i + 1 and not (
        is_passive(verb) and any(c.dep == "pobj" for c in preposition.children)
    )


def fit(patterns: tuple[Pattern, ...], head: Token) -> Trigger | None:
    """The first pattern whose needs are all met (patterns come with the most demanding first)."""
    if not patterns or not patterns[0].needs:
        return Trigger(head, patterns[0]) if patterns else None
    clues = clues_of(patterns)
    if clues.words.isdisjoint(vocabulary(head.sent)):  # most needs name words that are not there at all
        open_ones = clues.loose
        if not open_ones or not open_ones[0].needs:
            return Trigger(head, open_ones[0]) if open_ones else None
    found = dependents(head)
    present = {word for word, _, _ in found}
    for pattern in clues.likely(present):
        if not pattern.needs:
            return Trigger(head, pattern)
        words = []
        doers: set[int] = set()
        event = head
        for need in pattern.needs:
            if need.role == SCENE:
                if need.words.isdisjoint(scene(head.sent)) != need.negative:
                    break
                continue
            loose = need.role is not None and need.words == ANYTHING
            token = meets(need, found) if loose or not present.isdisjoint(need.words) else None
            if (token is None) != need.negative:
                break
            if token is not None and need.carried:
                event = token
                words.append(head)
            elif token is not None and (need.words != ANYTHING or need.role in SAID_TO_BE_DUE):
                words.append(token)
                if need.role in {"subj", "by"}:
                    doers.add(token.i)
        else:
            return Trigger(event, pattern, words, frozenset(doers))
    return None


def scene(sent: Sentence) -> frozenset[str]:
    """The words and lemmas of a sentence and of those beside it; kept for the next head of the same sentence."""
    global _scene
    if _scene is None or _scene[0] is not sent:
        sentences = sent.doc.sentences[max(0, sent.i - 1) : sent.i + 2]
        words = {w for s in sentences for t in s.tokens for w in (t.base, t.lower)}
        _scene = sent, frozenset(words)
    return _scene[1]


_scene: tuple[Sentence, frozenset[str]] | None = None


def fit_phrase(pattern: Pattern, tokens: list[Token], i: int) -> list[Token] | None:
    """The tokens from `i` on that a phrase matches word by word, by lemma or form."""
    end = i + 1 + len(pattern.needs)
    if end > len(tokens):
        return None
    for need, token in zip(pattern.needs, tokens[i + 1 : end], strict=True):
        if token.base not in need.words and token.lower not in need.words:
            return None
    return tokens[i:end]
