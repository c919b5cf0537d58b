"""Grammar: who is the subject of a verb, what its object, what hangs on which preposition.

One place for the general mechanisms of clauses, so that no step walks the tree by itself:
passives, agents, control ("agreed to lay down"), relative clauses, participles, coordination.
Labels are those of the English pipelines (ClearNLP: nsubj, dobj, pobj, agent ...).
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.nominals import companions
from reportedly.reading.parse import Token, once
from reportedly.word_lists import word_list

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "csubjpass", "pcomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
MODIFIERS = frozenset({"det", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "predet", "advmod", "npadvmod", "case", "neg", "punct", "pobj", "cc", "prep", "dep"})  # fmt: skip
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
VERBS = frozenset({"VERB", "AUX"})
# Prepositions that a passive may leave at its end; others are particles there ("was carried out").
STRANDED = frozenset({"at", "on", "upon", "into", "to", "with", "for", "after", "against"})
# Words that may take up what a whole clause says: "Kabul denied it".
POINTING = frozenset({"it", "this", "that", "them", "these", "those", "so"})
STATIVE = word_list("stative")
LETTING = word_list("letting")
BLAMING = word_list("blaming")
STATED = frozenset({"to", "by", "at", "over", "about", "with"})  # what follows them: "opposed to the plan"


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of these labels."""
    for c in token.children:
        if c.dep in deps:
            return c
    return None


@once
def conjuncts(token: Token) -> Sequence[Token]:
    """The token and all that is coordinated below it ("Kyiv, Paris and Rome"), in order."""
    out = [token]
    for item in out:
        for c in item.children:
            if c.dep == "conj" and not any(d.dep == "neg" for d in c.children):  # "Oslo, but not Riga"
                out.append(c)
    if token.pos in NOUNS:
        out.extend(companions(out[-1]))
    return out


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token belongs to."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token


@once
def is_stative(verb: Token) -> bool:
    """ "Israel is opposed to the plan": a participle with "be" that tells a stand, which its subject takes."""
    if verb.lemma not in STATIVE or verb.tag != "VBN":
        return False
    deps = {c.dep for c in verb.children}
    return (
        "agent" not in deps
        and not deps & OBJECTS
        and any(c.dep == "prep" and c.lower in STATED for c in verb.children)
    )


@once
def is_passive(verb: Token) -> bool:
    """ "was killed", "killed by": a passive verb or a past participle that modifies a noun."""
    deps = {c.dep for c in verb.children}
    if "agent" in deps and "auxpass" not in deps and verb.dep == "conj" and not deps & (OBJECTS | SUBJECTS):
        return True  # "was picked out and shot by a gunman", whatever the tag
    if is_stative(verb):
        return False
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.tag != "VBN" or "aux" in deps:
        return False
    if verb.dep in {"acl", "amod", "advcl", "oprd", "xcomp"} and not deps & (OBJECTS | SUBJECTS):
        return True
    if verb.dep == "conj" and not deps & (OBJECTS | SUBJECTS):  # "were killed or wounded"
        return "agent" in deps or (verb.head.tag == "VBN" and is_passive(verb.head))
    return "agent" in deps


@once
def prep_objects(token: Token) -> Sequence[tuple[str, Token]]:
    """(preposition, object) pairs below a token, coordinated objects each: "talks with Baku in Yevlakh"."""
    out: list[tuple[str, Token]] = []
    for c in token.children:
        if c.dep in PREPOSITIONS or c.dep == "prt":
            name = c.lower
            for d in c.children:
                if d.dep in {"pobj", "pcomp"}:
                    out += [(name, item) for item in conjuncts(d)]
                elif d.dep == "conj" and d.pos == "ADP":  # "envoys of the army and [of the rebels]"
                    out += [(d.lower, item) for e in d.children if e.dep == "pobj" for item in conjuncts(e)]
                elif d.dep == "prep":  # "out of", "because of", "from across"
                    for e in d.children:
                        if e.dep in {"pobj", "pcomp"}:
                            out += [(f"{name} {d.lower}", item) for item in conjuncts(e)]
            if not c.children and c is stranded(token):
                out += [(name, item) for item in subjects(token)]
    return out


def stranded(verb: Token) -> Token | None:
    """The preposition whose object a passive has for its subject: "the patrol was fired [at]", "was looked [into]"."""
    if verb.pos not in VERBS or not is_passive(verb):
        return None
    return next(
        (
            c
            for c in verb.children
            if c.i == verb.i + 1
            and c.dep in {"prep", "prt"}
            and c.lower in STRANDED
            and not c.children
            and not any(
                d.dep == "prep" and d.i == c.i + 1 for d in verb.children
            )  # "was slipped [on to] a page"
        ),
        None,
    )


@once
def subjects(verb: Token) -> Sequence[Token]:
    """The grammatical subjects, coordinated ones each; shared, controlled and relative ones included."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [c for c in verb.children if c.dep in SUBJECTS and c.dep != "expl"]
        if own:
            subject = own[0]
            if subject.tag in {"WDT", "WP"} and verb.dep == "relcl":
                return conjuncts(verb.head) if verb.head.i < subject.i else [verb.head]
            return conjuncts(subject)
        slipped = [d for c in verb.children if c.dep == "mark" for d in c.children if d.dep == "pobj"]
        if slipped:  # "after Azerbaijan launched": the parser hangs the subject on the conjunction
            return conjuncts(slipped[0])
        head = verb.head
        if head is verb:
            return []
        if verb.dep == "conj" and head.pos in VERBS:  # "attacked and burned": shared
            verb = head
        elif verb.dep == "xcomp":  # "agreed to leave": subject control; "urged X to leave": object control
            held = objects(head) if head.pos in VERBS and not is_passive(head) else ()
            if held and verb.i > held[0].i:
                return held
            verb = head
        elif verb.dep in {"advcl", "pcomp"} and verb.tag in {"VBG", "VBN", "VB"}:  # "fired, killing six"
            through, at = None, head.i
            while head.dep in {"prep", "mark"} and head.head is not head:
                through, head = head.lower, head.head
            if head.pos == "ADJ" and head.dep in {"acomp", "oprd"}:  # "are guilty of breaking the truce"
                if head.dep == "oprd" and not is_passive(head.head):
                    return objects(head.head)
                verb = head
                continue
            if (
                head.pos not in VERBS
            ):  # "the rebels' success in [taking] Goma", "Iran's part in [training] them"
                return [c for c in head.children if c.dep == "poss"] if through == "in" else []
            charged = through in {"of", "from"} or (through in {"for", "over"} and head.lemma in BLAMING)
            if (
                charged and at > head.i and (held := patients(head))
            ):  # "accused X of firing", "kept X from leaving"
                return held
            verb = head
        elif verb.dep == "acl" and verb.tag == "VBG":  # "rebels fighting the army"
            return conjuncts(head) if head.pos in NOUNS else []
        elif (
            verb.dep == "acl" and verb.tag == "VB"
        ):  # "the army's decision to leave", "a plot by rebels to kill him"
            return [c for c in head.children if c.dep == "poss"] or _by(head)
        elif verb.dep in {"acl", "relcl"} and verb.tag == "VBN":
            return [head]
        elif (verb.dep == "ccomp" and verb.tag == "VB") or (
            verb.dep in {"acomp", "attr", "oprd"} and verb.pos in {"ADJ", "NOUN", "VERB"}
        ):  # "let them go", bare infinitives
            verb = head
        else:
            return []
    return []


@once
def objects(verb: Token) -> Sequence[Token]:
    """The direct objects, coordinated ones each; of a coordinated verb without one, the one they share."""
    own = [c for c in verb.children if c.dep in OBJECTS]
    if own:
        found = own[0]
        if found.tag in {"WDT", "WP"} and verb.dep == "relcl":
            return [verb.head]
        return conjuncts(found)
    if found_in := small_clause(verb):
        return conjuncts(found_in)
    if (
        verb.dep == "relcl"
        and verb.head.i < verb.i
        and not is_passive(verb)
        and any(c.dep == "nsubj" and c.i > verb.head.i for c in verb.children)
    ):
        relative = [c for c in verb.children if c.dep in SUBJECTS]
        if relative and relative[0].tag not in {"WDT", "WP"}:  # "the town [that] they shelled"
            return [verb.head]
    for c in verb.children:  # "attacked and burned the village": the object hangs on the last verb
        if (
            c.dep == "conj"
            and c.pos == "VERB"
            and not any(d.dep in SUBJECTS for d in c.children)
            and c.i - verb.i <= 3
        ):
            return objects(c)
    return []


def small_clause(verb: Token) -> Token | None:
    """ "found [them] guilty", "let [the hostages] go": the subject of a clause without a verb of its own is the object."""
    for c in verb.children:
        lets = c.tag in {"VB", "VBP"} and verb.lemma in LETTING
        if c.dep != "ccomp" or c.i < verb.i or not (lets or c.pos in {"ADJ", "NOUN"}):
            continue
        if not any(d.dep in {"aux", "mark", "cop"} for d in c.children):
            return next((d for d in c.children if d.dep == "nsubj" and d.i > verb.i), None)
    return None


@once
def agents(verb: Token) -> Sequence[Token]:
    """Who does it: the agent of a passive ("killed by X"), else the subject."""
    if not is_passive(verb):
        return subjects(verb)
    found = _by(verb)
    if found:
        return found
    for c in (
        verb.children
    ):  # "was pulled down and rolled into the harbour by marchers": the agent hangs on the last verb
        if c.dep == "conj" and c.pos in VERBS and not any(d.dep in SUBJECTS for d in c.children):
            found = _by(c) if is_passive(c) else []
            if found:
                return found
    return []


def _by(verb: Token) -> list[Token]:
    """Who stands behind "by"."""
    return [
        item
        for c in verb.children
        if c.dep == "agent" or (c.dep == "prep" and c.lower == "by")
        for d in c.children
        if d.dep == "pobj"
        for item in conjuncts(d)
    ]


@once
def patients(verb: Token) -> Sequence[Token]:
    """Who it is done to: the subject of a passive, else the direct object."""
    if is_passive(verb):
        if stranded(verb) is not None:
            return []
        if verb.dep in {"acl", "amod"} and not any(c.dep in SUBJECTS for c in verb.children):
            return conjuncts(verb.head) if verb.dep == "acl" else [verb.head]
        return subjects(verb)
    if is_stative(verb):
        return [token for name, token in prep_objects(verb) if name == "to"]
    return objects(verb)


@once
def noun_phrase(token: Token) -> tuple[int, int]:
    """The base noun phrase of a noun: its modifiers to the left and itself, no clause and no "of ..."."""
    i = low = token.i
    for c in reversed(token.children):
        if c.i > i or c.dep not in MODIFIERS:
            continue
        start, end = c.edges() if c.children else (c.i, c.i + 1)
        if start < low and end <= i and (end >= low or c.dep != "punct"):
            low = start
    if low == i:
        return low, i + 1
    tokens = token.sent.doc.tokens
    while low < i and (
        (tokens[low].pos in {"PUNCT", "SPACE", "CCONJ", "ADP"} and tokens[low].text not in {"$", "£", "€"})
        or (tokens[low].tag == "RBS" and low and tokens[low - 1].lower == "at")  # "at least nine people"
    ):
        low += 1
    return low, i + 1
