"""Triggers: the words that evoke an event, and the frame that they evoke.

Rebels   laid down   their   arms
         head                need      retreat.disarm: "lay down {weapon}"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportedly.frames import NO_EVENT, Lexicon
from reportedly.reading.events.clues import without_inner
from reportedly.reading.events.dependents import is_doing, singular, spelled, vocabulary
from reportedly.reading.events.fitting import Trigger, fit, fit_phrase
from reportedly.reading.events.references import is_definite
from reportedly.reading.findings import Happening
from reportedly.reading.parse import Doc, Token

# What hangs on a word but is not what it is about.
ASIDE = frozenset({"nsubj", "relcl", "punct", "cc", "det", "aux", "auxpass", "mark", "neg"})
OUTSIDE = frozenset(
    {"after", "since", "before", "during", "following", "amid", "despite", "while", "because", "when"}
)


def content_tokens(trigger: Trigger) -> Iterator[Token]:
    """What a demand, promise, refusal or threat is about: what hangs on it, the nearest words first."""
    head = trigger.head
    level = [head]
    while level:
        below = []
        for token in level:
            for c in token.children:
                if (
                    c.dep in ASIDE
                    and not (c.dep == "nsubj" and token is not head)
                    and not (c.dep == "relcl" and is_infinitive(c))
                ):
                    continue
                if c.dep in {"advcl", "prep"} and token is head and c.lower in OUTSIDE:
                    continue
                if c.dep == "advcl" and any(
                    d.lower in OUTSIDE for d in c.children if d.dep in {"mark", "advmod"}
                ):
                    continue
                if c.dep == "conj" and token is head:
                    continue
                if c.dep == "advcl" and token is head and is_remark(c):
                    continue
                below.append(c)
        below.sort(key=lambda t: t.i)
        yield from below
        level = below


def is_infinitive(verb: Token) -> bool:
    """ "an offer [to mediate]": what is offered, no clause that says which offer is meant."""
    return verb.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def is_remark(clause: Token) -> bool:
    """What somebody says or does beside it: "pulled out of the talks, [citing the arrest]"."""
    first = clause.edges()[0]
    return clause.tag == "VBG" and first > 0 and clause.sent.doc.tokens[first - 1].text == ","


def find_triggers(doc: Doc, lexicon: Lexicon) -> list[Trigger]:
    """Triggers in the order of the text.

    A frame that asks for an event in what is said ("vowed to bomb") gives way to the next that fits where there is none.
    """
    found = list(evoked(doc, lexicon))
    if any(t.is_carried for t in found):
        found = sorted(carried_over(found), key=lambda t: t.head.i)
    if any(t.pattern.frame.inner for t in found):
        by_head = {t.head.i: t for t in found}
        for k, trigger in enumerate(found):
            if trigger.pattern.frame.inner and not holds_inner(trigger, by_head):
                patterns = lexicon.verbs if trigger.pattern.kind == "verb" else lexicon.nouns
                left = without_inner(patterns.get(trigger.head.base, ()))
                found[k] = fit(left, trigger.head) or trigger
    return [t for t in found if t.pattern.frame.type != NO_EVENT]


def carried_over(found: list[Trigger]) -> Iterator[Trigger]:
    """An event noun and the verb that only carries it are one trigger: "[a visit] got under way" stays a visit."""
    carried = {t.head.i: t for t in found if t.is_carried}
    for trigger in found:
        by = carried.get(trigger.head.i)
        if by is None:
            yield trigger
        elif trigger is by:
            own = next((t for t in found if t.head is by.head and t is not by), None)
            if own is not None and own.pattern.frame.type == by.pattern.frame.type:
                yield Trigger(own.head, own.pattern, own.words + by.words, own.doers)
            else:
                yield by


def holds_inner(trigger: Trigger, triggers: Mapping[int, Trigger]) -> bool:
    """Whether the nearest event in what is said is of a type that the frame asks for."""
    for token in content_tokens(trigger):
        if token.i in triggers:
            return triggers[token.i].pattern.frame.type in trigger.pattern.frame.inner
    return False


def has_object(gerund: Token) -> bool:
    """Whether a gerund is a verb and no name of a deed: "hearing [the sound]", but "the shelling went on"."""
    return any(c.dep == "dobj" for c in gerund.children)


def is_people(participle: Token) -> bool:
    """Whether a participle names those to whom a deed was done: "nine of [the wounded] were flown home"; "five wounded" tells it."""
    return (
        participle.tag == "VBN"
        and participle.dep in {"pobj", "nsubj", "nsubjpass", "dobj"}
        and (participle.head.lower == "of" or bool(participle.children))
        and all(c.dep == "det" for c in participle.children)
    )


def evoked(doc: Doc, lexicon: Lexicon) -> Iterator[Trigger]:
    """What the words evoke, each taken by itself, with what only sounds like an event. A word evokes one frame at most; modifiers of a name evoke none."""
    verbs, nouns, phrases = lexicon.verbs, lexicon.nouns, lexicon.phrases
    taken = -1
    sent = None
    phrased = hyphened = False
    for i, token in enumerate(doc.tokens):
        if i < taken:
            continue
        if token.sent is not sent:
            sent = token.sent
            held = vocabulary(sent)
            phrased, hyphened = not phrases.keys().isdisjoint(held), "-" in held
        lemma = token.base
        for pattern in (phrases.get(lemma) or phrases.get(token.lower, ())) if phrased else ():
            words = fit_phrase(pattern, doc.tokens, i)
            if words:
                head = next((w for w in words if w.head not in words), words[0])
                taken = i + len(words)
                yield Trigger(head, pattern, words)
                break
        else:
            trigger = None
            word = spelled(token) if hyphened and token.children else None
            if word is not None and (word in nouns or word in verbs):
                trigger = fit(
                    verbs[word]
                    if word in verbs and (token.pos == "VERB" or word not in nouns)
                    else nouns[word],
                    token,
                )
            elif token.pos == "VERB" or (lemma == "be" and token.dep not in {"aux", "auxpass"}):
                if lemma in verbs and token.dep not in {"amod", "compound"} and not is_people(token):
                    trigger = fit(verbs[lemma], token)
                if (
                    trigger is None
                    and token.tag == "VBG"
                    and token.dep not in {"amod", "compound"}  # "a fighting position"
                    and token.lower in nouns
                    and not has_object(token)
                ):
                    trigger = fit(nouns[token.lower], token)
            elif token.pos == "NOUN" or (token.pos == "PROPN" and token.sent.kind == "headline"):
                if token.dep == "compound" or (
                    token.dep in {"nmod", "npadvmod"} and token.head.pos in {"PROPN", "ADJ"}
                ):
                    continue  # "aid convoys", "war-weary", "Peace Corps"
                if lemma in nouns:
                    trigger = fit(nouns[lemma], token)
                elif token.lower in nouns and token.dep != "compound":
                    trigger = fit(nouns[token.lower], token)
                elif token.pos == "PROPN" and (one := singular(token.lower)) in nouns:
                    trigger = fit(nouns[one], token)
                if trigger is None and is_doing(token) and token.lower in lexicon.gerunds:
                    trigger = fit(verbs[lexicon.gerunds[token.lower]], token)
            if trigger is not None:
                yield trigger


def read_triggers(
    triggers: Sequence[Trigger], absorbed: set[int], read: Callable[[Trigger], Happening | None]
) -> list[Happening]:
    """The events of triggers whose words no other pattern asks for; and of the subjects of clauses of their own that one which makes no
    event had asked for: "[the blockade] lasts since May and may be tightened" (what may be tightened there is)."""
    found: list[Happening] = []
    made: set[int] = set()  # the words of patterns that made an event
    held_back: list[Trigger] = []
    for trigger in triggers:
        if trigger.head.i in absorbed or (
            trigger.pattern.kind == "phrase" and any(w.i in absorbed for w in trigger.words)
        ):
            held_back.append(trigger)
        elif (event := read(trigger)) is not None:
            found.append(event)
            made.update(i for start, end in trigger.ranges for i in range(start, end))
    asking = {t.head.i for t in triggers if len(t.words) > 1}
    for trigger in held_back:
        head = trigger.head
        own = head.dep in {"nsubj", "nsubjpass"} and head.head.i not in asking and is_definite(head)
        if own and made.isdisjoint(w.i for w in trigger.words) and (event := read(trigger)) is not None:
            found.append(event)
    found.sort(key=lambda e: e.head.i)
    return found
