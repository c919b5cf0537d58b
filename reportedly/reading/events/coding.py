"""Coding: mode, CAMEO code and contexts of an event, from its frame, what it is about, and the words around it.

The council   demanded   that Addis Ababa   pull back   from the town
              10x                           0874        so: 1056, a demand to yield
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.frames import Frame, Lexicon, Topic
from reportedly.ontology import cameo as codes
from reportedly.reading.events.dependents import hyphened
from reportedly.reading.events.fitting import Trigger
from reportedly.reading.events.triggers import content_tokens
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Sentence, Token
from reportedly.word_lists import word_list

CONTEXT_LIMIT = 6
MODE_FAMILY = {"request": "request", "demand": "request", "reject": "reject", "threaten": "threaten"}
ADDRESSEES = frozenset({"dobj", "iobj", "dative"})
CARRIERS = word_list("carriers")
UP = frozenset({"dobj", "pobj", "prep", "nsubj", "nsubjpass", "compound", "conj", "poss", "amod"})


def phrases(tokens: list[Token], openers: frozenset[str]) -> set[str]:
    """The words of some tokens as the lexicon writes them: lemmas, forms, and behind one of `openers` pairs and triples of neighbours."""
    lowers = [token.lower for token in tokens]
    out = {*lowers, *[token.base for token in tokens]}
    last = len(tokens) - 1
    for k, lower in enumerate(lowers):
        if lower in openers and k < last:
            two = f"{lower} {tokens[k + 1].base}"
            out.add(two)
            if k + 1 < last:
                out.add(f"{two} {tokens[k + 2].base}")
    return out


def clause_tokens(head: Token) -> list[Token]:
    """The trigger with what depends on it; for a noun also the verb that it depends on and that verb's arguments."""
    top = head
    if head.pos not in VERBS:
        while top.dep in UP and top.head is not top:
            top = top.head
            if top.pos in VERBS:
                break
    out, stack = [], [top]
    while stack:
        token = stack.pop()
        out.append(token)
        stack += [
            c
            for c in token.children
            if not (c.dep in {"ccomp", "relcl", "conj"} and c.pos in VERBS and c is not head)
        ]
    out.sort(key=lambda t: t.i)
    return out


def words_of(token: Token) -> Iterator[str]:
    """The names under which a topic may know a word: with its modifiers, particle, subject or object ("president go"), then alone."""
    lemma = token.base
    for c in token.children:
        if c.dep in {"amod", "compound", "nmod", "poss"} and c.i < token.i:
            yield f"{c.lower} {lemma}"
        elif c.dep == "prt":
            yield f"{lemma} {c.lower}"
        elif c.dep in {"nsubj", "nsubjpass"}:
            yield f"{c.base} {lemma}"
        elif c.dep == "dobj":
            yield f"{lemma} {c.base}"
        elif c.text == "-" and (word := hyphened(c)):
            yield word
            if token.pos == "ADJ" or token.tag == "VBN":
                return  # "passport-free" frees nobody
    if lemma in CARRIERS:
        return  # "brushed aside calls to free them": not what is refused
    yield lemma
    if token.lower != lemma:
        yield token.lower


def find_topic(
    trigger: Trigger, lexicon: Lexicon, triggers: Mapping[int, Trigger], family: str
) -> Topic | None:
    """The topic of the event or word in the content that stands nearest to the head; an event decides before loose words do."""
    known = lexicon.topic_words.get(family, {})
    nested = lexicon.topic_codes.get(family, {})
    deals = (
        lexicon.classes["document"] if family == "agree" else frozenset()
    )  # "struck a deal" does not say about what
    inside = addressed(trigger.head) | {w.i for w in trigger.words if w.base in deals}
    loose: Topic | None = None
    for token in content_tokens(trigger):
        event = triggers.get(token.i)
        if event is not None and event is not trigger:
            if event.pattern.frame.topic:
                if event.pattern.frame.topic == family:
                    continue
            elif found := longest(nested, refine(event, lexicon.openers)[1]):
                return found
        if loose is None and token.i not in inside and not is_description(token):
            loose = next((known[w] for w in words_of(token) if w in known), None)
    if loose is None:
        for token in trigger.words:
            if token.base in deals:
                continue
            loose = loose or next((known[w] for w in words_of(token) if w in known), None)
    if loose is None:
        for token in trigger.head.children:  # "A truce was ruled out"
            if token.dep == "nsubjpass":
                loose = loose or next((known[w] for w in words_of(token) if w in known), None)
    return loose


def is_description(token: Token) -> bool:
    """A participle that says who is meant: "turned down the [striking] teachers"."""
    return token.dep == "amod" and token.tag in {"VBG", "VBN"}


def addressed(head: Token) -> set[int]:
    """Who is asked, where a clause says for what: "urged [the two camps] to resume their talks"."""
    clauses = [c for c in head.children if c.dep in {"xcomp", "ccomp"}]
    if not clauses:
        return set()
    told = [c for c in head.children if c.dep in ADDRESSEES and c.i < clauses[0].i]
    told += [c for clause in clauses for c in clause.children if c.dep == "nsubj" and clause.tag == "VB"]
    return {t.i for c in told for t in c.subtree()}


def longest(codes: Mapping[str, Topic], cameo: str | None) -> Topic | None:
    """The topic of the longest prefix of a CAMEO code."""
    while cameo:
        if cameo in codes:
            return codes[cameo]
        cameo = cameo[:-1]
    return None


def may_become(cameo: str | None, finer: str | None) -> bool:
    """Whether what is said may make one code another: a root any, a leaf only what stands under it (a broken truce stays 196)."""
    return cameo is None or finer is None or cameo.endswith("0") or finer.startswith(cameo)


def refine(
    trigger: Trigger, openers: frozenset[str], words: set[str] | None = None
) -> tuple[str | None, str | None, list[str]]:
    """(mode, CAMEO code, contexts) of a frame, as the words of its clause refine them."""
    frame: Frame = trigger.pattern.frame
    mode, cameo, contexts = frame.mode, frame.cameo, list(frame.contexts)
    if frame.refine:
        words = phrases(clause_tokens(trigger.head), openers) if words is None else words
        found = next((r for r in frame.refine if not r.words.isdisjoint(words)), None)
        if found is None and frame.wide:
            below = phrases([t for t in trigger.head.subtree() if t is not trigger.head], openers)
            found = next((r for r in frame.refine if not r.words.isdisjoint(below)), None)
        if found is not None:
            if found.mode is None or mode is None or found.mode == mode:
                mode = found.mode or mode
                if found.own or may_become(cameo, found.cameo):
                    cameo = found.cameo or cameo
            contexts += found.contexts
    return mode, cameo, contexts


def telling(sent: Sentence, lexicon: Lexicon) -> list[str]:
    """The words of a sentence that show a context; kept for the next event of the same sentence."""
    global _told
    if _told is None or _told[0] is not sent or _told[1] is not lexicon:
        words = phrases(sent.tokens, lexicon.openers)
        _told = sent, lexicon, sorted(words & lexicon.contexts.keys())
    return _told[2]


_told: tuple[Sentence, Lexicon, list[str]] | None = None


def code_event(
    trigger: Trigger, lexicon: Lexicon, triggers: Mapping[int, Trigger]
) -> tuple[str | None, str | None, list[str], str | None]:
    """(mode, CAMEO code, contexts, topic) of an event. `triggers`: all of the report's, by their heads."""
    frame: Frame = trigger.pattern.frame
    head = trigger.head
    words = phrases(clause_tokens(head), lexicon.openers)
    mode, cameo, contexts = refine(trigger, lexicon.openers, words)
    topic = None
    if frame.topic and (found := find_topic(trigger, lexicon, triggers, frame.topic)):
        topic = found.id
        if may_become(cameo, found.codes.get(frame.topic)):
            cameo = found.codes.get(frame.topic, cameo)
            family = MODE_FAMILY.get(frame.topic)
            if family and frame.mode is None:  # a veto stays one, whatever it stops
                mode = found.modes.get(family)
        contexts += found.contexts
    if mode is None and cameo is not None and (known := codes()[cameo]).type == frame.type:
        mode = known.mode
    scored: dict[str, int] = {}
    for word in telling(head.sent, lexicon):
        for context in lexicon.contexts[word]:
            scored[context] = scored.get(context, 0) + (2 if word in words else 1)
    contexts += sorted(scored, key=lambda c: (-scored[c], lexicon.telling[c]))[:CONTEXT_LIMIT]
    return mode, cameo, list(dict.fromkeys(contexts)), topic
