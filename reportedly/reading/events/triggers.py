"""Triggers: the words that evoke an event, and the frame that they evoke.

Rebels   laid down   their   arms
         head                need      retreat.disarm: "lay down {weapon}"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.frames import ANYTHING, NO_EVENT, SCENE, Lexicon, Need, Pattern
from reportedly.reading.events.clues import likely, without_inner
from reportedly.reading.findings import Range
from reportedly.reading.grammar import (
    CLAUSES,
    OBJECTS,
    PREPOSITIONS,
    SUBJECTS,
    agents,
    is_passive,
    patients,
)
from reportedly.reading.parse import Doc, Sentence, Token

PARTICLES = frozenset({"prt", "advmod", "prep"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})
WORDLIKE = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "poss",
        "acomp",
        "oprd",
        "attr",
        "advmod",
        "npadvmod",
        "intj",
        "det",
        "nummod",
        "dep",
    }
)
MODALS = frozenset(
    {"will", "would", "may", "might", "can", "could", "shall", "do", "does", "did"}
)  # no subjunctive beside them
# "a barrage of rockets" is rockets, "the house of a general" is no general.
AMOUNTS = frozenset(
    "barrage salvo volley hail wave rain series string number handful group band gang crowd column convoy crew "
    "dozen dozens score scores hundred hundreds thousand thousands ten tens million lot couple pair trio quarter half third "
    "most some many one two three several all none part rest majority batch shipment consignment load cargo tonne ton "
    "kilo litre barrel crate cache stock stockpile supply supplies amount quantity piece type kind sort round set mass "
    "state stage level degree contingent battalion unit squad team fleet squadron flotilla swarm burst exchange delivery load remnant remainder".split()
)
OUGHT = frozenset({"should", "must", "ought"})
NAMING = frozenset({"PROPN", "NOUN"})
# What hangs on a word but is not what it is about.
ASIDE = frozenset({"nsubj", "relcl", "punct", "cc", "det", "aux", "auxpass", "mark", "neg"})
OUTSIDE = frozenset(
    {"after", "since", "before", "during", "following", "amid", "despite", "while", "because", "when"}
)
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
BARE = frozenset({"VB", "VBP", "NN"})  # an infinitive, and what the parser takes it for
LOOSE = "~"  # before a preposition that hangs on the object: only a need that names it may take it
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
        """The range, and what the pattern asked for far from the head: "a warrant for the arrest of a colonel … was issued"."""
        low, high = own = self.range
        return [
            own,
            *((t.i, t.i + 1) for t in self.words if not low <= t.i < high and t.pos in {"NOUN", "VERB"}),
        ]


def dependents(head: Token) -> list[tuple[str, str, Token]]:
    """(word, role, token) of what hangs on a verb or noun: its arguments, particles, modifiers and what modifies those."""
    out: list[tuple[str, str, Token]] = []

    def add(token: Token, role: str) -> None:
        out.append((token.lemma.lower(), role, token))
        if token.lower != token.lemma:
            out.append((token.lower, role, token))
        if token.pos == "PROPN" and token.lower.endswith("s"):
            out.append((singular(token.lower), role, token))
        if token.mark:
            out.append((token.mark, role, token))
        for c in token.children:
            if c.text == "-" and (word := hyphened(c)):
                out.append((word, role, token))
            if c.dep in WORDLIKE and c.i != head.i:
                word = c.lemma.lower()
                if role not in {"subj", "by"}:
                    out.append((word, "mod", c))
                out.append((f"{word} {token.lemma.lower()}", role, token))
                if token.lower != token.lemma:
                    out.append((f"{word} {token.lower}", role, token))
            elif c.dep == "prep" and c.lower == "of":
                for d in c.children:
                    if d.dep == "pobj":
                        if token.lemma.lower() in AMOUNTS or token.pos == "NUM":
                            out.append((d.lemma.lower(), role, d))
                        out.append((f"{token.lemma.lower()} of {d.lemma.lower()}", role, token))
            elif (
                c.dep == "prep" and role == "obj"
            ):  # "barred inspectors from the site": hung on the object by the parser
                out.extend(
                    (spelled(d) or d.lemma.lower(), LOOSE + c.lower, d) for d in c.children if d.dep == "pobj"
                )
            elif c.dep == "conj" and role not in {"comp"}:
                out.append((c.lemma.lower(), role, c))

    for token in agents(head) if head.pos in {"VERB", "AUX"} else ():
        add(token, "subj")
    for token in patients(head) if head.pos in {"VERB", "AUX"} else ():
        add(token, "obj")
    passive = head.pos == "VERB" and is_passive(head)
    for c in head.children:
        dep = c.dep
        if dep in PREPOSITIONS:
            out.append((c.lower, "prt", c))
            for d in c.children:
                if d.dep == "pobj":
                    add(d, c.lower)
                elif d.dep == "pcomp":
                    out.append((d.lemma.lower(), c.lower, d))
                elif d.dep == "prep":
                    out.append((d.lower, "prt", d))
                    for e in d.children:
                        if e.dep == "pobj":
                            add(e, d.lower)
                elif d.dep == "intj":  # "said no to"
                    out.append((d.lower, "mod", d))
        elif dep == "prt":
            out.append((c.lower, "prt", c))
            for d in c.children:
                if d.dep == "pobj":  # "voted out the cabinet": hung on the particle by the parser
                    add(d, "obj")
        elif dep in COMPLEMENTS:
            out += [(c.lemma.lower(), role, c) for role in complement_roles(c)]
            if (
                c.tag in BARE
            ):  # "let the crew go", "ordered them to leave": the subject of the one is the object of the other
                for d in c.children:
                    if d.dep in {"nsubj", "nsubjpass"}:
                        add(d, "obj")
        elif dep in WORDLIKE:
            out.append((c.lemma.lower(), "prt" if dep == "advmod" else "mod", c))
            if c.lower != c.lemma:
                out.append((c.lower, "mod", c))
            for d in c.children:
                if d.dep in WORDLIKE:
                    out.append((f"{d.lemma.lower()} {c.lemma.lower()}", "mod", c))
                elif d.dep in COMPLEMENTS and dep == "acomp":  # "was willing to meet"
                    out += [(d.lemma.lower(), role, d) for role in complement_roles(d)]
                elif d.dep == "prep" and dep == "advmod":  # "stayed away from the vote"
                    for e in d.children:
                        if e.dep == "pobj":
                            add(e, d.lower)
        elif dep in OBJECTS and passive:  # "women were granted the right to vote"
            add(c, "obj")
        elif dep in OBJECTS or dep in SUBJECTS or dep in CLAUSES:
            continue
        else:
            out.append((c.lower, "mod", c))
    return out


def singular(word: str) -> str:
    """The plural of what the parser takes for a name, as a word: "Rockets hit the port", a headline's "Clashes"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def hyphened(hyphen: Token) -> str | None:
    """The word that the parser splits at a hyphen: "sit-in", "gang-raped" as "gang-rape"."""
    tokens, i = hyphen.sent.doc.tokens, hyphen.i
    if not 0 < i < len(tokens) - 1:
        return None
    before, after = tokens[i - 1], tokens[i + 1]
    if before.end != hyphen.start or hyphen.end != after.start:
        return None
    return f"{before.lower}-{after.lemma.lower()}"


def spelled(token: Token) -> str | None:
    """The hyphened word that a token is the head of."""
    for c in token.children:
        if c.text == "-":
            return hyphened(c)
    return None


def complement_roles(clause: Token) -> list[str]:
    """A complement is "comp"; "inf" with "to" ("told him to go"), "should" where it says what has to be ("insisted that he go").

    "ought" where a modal says so of somebody who is named ("said that Rwanda should withdraw").
    """
    aux = {c.lower for c in clause.children if c.dep in {"aux", "auxpass"}}
    roles = ["comp"]
    if "to" in aux:
        roles.append("inf")
    elif aux & OUGHT or (
        (clause.tag == "VB" or "be" in aux)
        and not aux & MODALS
        and any(c.dep in SUBJECTS for c in clause.children)
    ):
        roles.append("should")
        if aux & OUGHT and any(c.dep == "nsubj" and c.pos in NAMING for c in clause.children):
            roles.append("ought")
    return roles


def meets(need: Need, found: list[tuple[str, str, Token]]) -> Token | None:
    """The dependent that meets a need."""
    role = need.role
    for word, has, token in found:
        if has[0] == LOOSE:
            if role is None:
                continue
            has = has[1:]
        if role is None and has in {"subj", "by"}:
            continue
        if (
            role is not None
            and role != has
            and not (role == "prt" and has == "mod" and token.dep in PARTICLES)
        ):
            continue
        if role == "prt" and token.dep == "prep" and token.i != token.head.i + 1:
            continue  # "took control of Basra in a week" takes nothing in
        if (need.words is ANYTHING or need.words == ANYTHING) and role is not None:
            if token.lower in DAYS:
                continue  # "insisted on Sunday that ..." insists on nothing
            return token
        if word in need.words:
            return token
    return None


def fit(patterns: tuple[Pattern, ...], head: Token) -> Trigger | None:
    """The first pattern whose needs are all met (patterns come with the most demanding first)."""
    if not patterns or not patterns[0].needs:
        return Trigger(head, patterns[0]) if patterns else None
    found = dependents(head)
    present = {word for word, _, _ in found}  # most needs name words that are not there at all
    for pattern in likely(patterns, present):
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
            elif token is not None and need.words != ANYTHING:
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
        words = {w for s in sentences for t in s.tokens for w in (t.lemma.lower(), t.lower)}
        _scene = sent, frozenset(words)
    return _scene[1]


_scene: tuple[Sentence, frozenset[str]] | None = None


def fit_phrase(pattern: Pattern, tokens: list[Token], i: int) -> list[Token] | None:
    """The tokens from `i` on that a phrase matches word by word, by lemma or form."""
    end = i + 1 + len(pattern.needs)
    if end > len(tokens):
        return None
    for need, token in zip(pattern.needs, tokens[i + 1 : end], strict=True):
        if token.lemma.lower() not in need.words and token.lower not in need.words:
            return None
    return tokens[i:end]


def content_tokens(trigger: Trigger) -> Iterator[Token]:
    """What a demand, promise, refusal or threat is about: what hangs on it, the nearest words first."""
    head = trigger.head
    level = [head]
    while level:
        below = []
        for token in level:
            for c in token.children:
                if c.dep in ASIDE and not (c.dep == "nsubj" and token is not head):
                    continue
                if c.dep in {"advcl", "prep"} and token is head and c.lower in OUTSIDE:
                    continue
                if c.dep == "advcl" and any(
                    d.lower in OUTSIDE for d in c.children if d.dep in {"mark", "advmod"}
                ):
                    continue
                if c.dep == "conj" and token is head:
                    continue
                below.append(c)
        below.sort(key=lambda t: t.i)
        yield from below
        level = below


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
                left = without_inner(patterns.get(trigger.head.lemma.lower(), ()))
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


def evoked(doc: Doc, lexicon: Lexicon) -> Iterator[Trigger]:
    """What the words evoke, each taken by itself, with what only sounds like an event. A word evokes one frame at most; modifiers of a name evoke none."""
    verbs, nouns, phrases = lexicon.verbs, lexicon.nouns, lexicon.phrases
    taken = -1
    for i, token in enumerate(doc.tokens):
        if i < taken:
            continue
        lemma = token.lemma.lower()
        for pattern in phrases.get(lemma, ()) or phrases.get(token.lower, ()):
            words = fit_phrase(pattern, doc.tokens, i)
            if words:
                head = next((w for w in words if w.head not in words), words[0])
                taken = i + len(words)
                yield Trigger(head, pattern, words)
                break
        else:
            trigger = None
            word = spelled(token) if token.children else None
            if word is not None and (word in nouns or word in verbs):
                trigger = fit(
                    verbs[word]
                    if word in verbs and (token.pos == "VERB" or word not in nouns)
                    else nouns[word],
                    token,
                )
            elif token.pos == "VERB" or (lemma == "be" and token.dep not in {"aux", "auxpass"}):
                if (lemma in verbs) and token.dep not in {"amod", "compound"}:
                    trigger = fit(verbs[lemma], token)
                if trigger is None and token.tag == "VBG" and token.lower in nouns:
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
            if trigger is not None:
                yield trigger
