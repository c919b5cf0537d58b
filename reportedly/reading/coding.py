"""Coding: mode, CAMEO code and contexts of an event, from its frame, its topic and the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.lexicon import Frame, Lexicon, Topic
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Token
from reportedly.reading.triggers import Trigger

CONTEXT_LIMIT = 6


def phrases(tokens: list[Token]) -> Iterator[str]:
    """The words of some tokens as the lexicon writes them: lemmas, forms, and pairs and triples of neighbours."""
    for k, token in enumerate(tokens):
        lemma = token.lemma.lower()
        yield lemma
        if token.lower != lemma:
            yield token.lower
        if k + 1 < len(tokens):
            two = f"{token.lower} {tokens[k + 1].lemma.lower()}"
            yield two
            if k + 2 < len(tokens):
                yield f"{two} {tokens[k + 2].lemma.lower()}"


def clause_tokens(head: Token) -> list[Token]:
    """The trigger with what depends on it; for a noun also the verb that it depends on and that verb's arguments."""
    top = head
    if head.pos not in VERBS:
        while top.dep in {"dobj", "pobj", "prep", "nsubj", "nsubjpass", "compound", "conj", "poss", "amod"} and top.head is not top:
            top = top.head
            if top.pos in VERBS:
                break
    out, stack = [], [top]
    while stack:
        token = stack.pop()
        out.append(token)
        stack += [c for c in token.children if not (c.dep in {"ccomp", "relcl", "conj"} and c.pos in VERBS and c is not head)]
    out.sort(key=lambda t: t.i)
    return out


def content_tokens(head: Token) -> list[Token]:
    """What a demand, promise or refusal is about: all below its head."""
    return [t for t in head.subtree() if t is not head and t.dep not in {"nsubj", "nsubjpass"}]


def find_topic(words: set[str], types: set[str], topics: tuple[Topic, ...], family: str) -> Topic | None:
    """The first topic of that family with a word in the content or a type among its events."""
    for topic in topics:
        if family in topic.codes and (not topic.words.isdisjoint(words) or not topic.types.isdisjoint(types)):
            return topic
    return None


MODE_FAMILY = {"request": "request", "demand": "request", "reject": "reject", "threaten": "threaten"}


def code_event(trigger: Trigger, lexicon: Lexicon, inner_types: set[str]) -> tuple[str | None, str | None, list[str], str | None]:
    """(mode, CAMEO code, contexts, topic) of an event."""
    frame: Frame = trigger.pattern.frame
    head = trigger.head
    mode, cameo, contexts = frame.mode, frame.cameo, list(frame.contexts)
    near = clause_tokens(head)
    words = set(phrases(near))
    for refinement in frame.refine:
        if not refinement.words.isdisjoint(words):
            if refinement.mode and (mode is None or refinement.mode != mode):
                if mode is None:
                    mode = refinement.mode
                    cameo = refinement.cameo or cameo
                elif refinement.mode == mode:
                    cameo = refinement.cameo or cameo
            elif refinement.cameo:
                cameo = refinement.cameo
            contexts += refinement.contexts
            break
    topic = None
    if frame.topic:
        about = set(phrases(content_tokens(head)))
        found = find_topic(about, inner_types, lexicon.topics, frame.topic)
        if found:
            topic = found.id
            cameo = found.codes.get(frame.topic, cameo)
            family = MODE_FAMILY.get(frame.topic)
            if family and mode is None:
                mode = found.modes.get(family)
            contexts += found.contexts
    around = set(phrases(head.sent.tokens))
    scored: dict[str, int] = {}
    for word in sorted(around & lexicon.contexts.keys()):
        for context in lexicon.contexts[word]:
            scored[context] = scored.get(context, 0) + (2 if word in words else 1)
    contexts += sorted(scored, key=lambda c: (-scored[c], c))[:CONTEXT_LIMIT]
    return mode, cameo, list(dict.fromkeys(contexts)), topic


