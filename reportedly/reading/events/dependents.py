"""Dependents: what hangs on a verb or noun, as the needs of patterns name it.

    Rebels laid down   their   arms      ("rebel", "subj") ("down", "prt") ("arm", "obj")
                       ("their", "mod")

Where the parser is known to hang a word wrongly, it is listed where it belongs as well: a pattern says what it wants and not how it may be parsed.
"""

from __future__ import annotations

from functools import partial

from reportedly.reading.events.clauses import is_order
from reportedly.reading.grammar import (
    CLAUSES,
    OBJECTS,
    PREPOSITIONS,
    SUBJECTS,
    agents,
    is_passive,
    patients,
    stranded,
    subjects,
)
from reportedly.reading.parse import Sentence, Token, once
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})
WORDLIKE = frozenset({"amod", "compound", "nmod", "poss", "acomp", "oprd", "attr", "advmod", "npadvmod", "intj", "det", "nummod", "dep"})  # fmt: skip
LEFT = frozenset({"last", "rest", "bulk", "first", "much", "more"})
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
GROUPS = word_list("bands")
OUGHT = {"should": "ought", "ought": "ought", "must": "must"}
NAMING = frozenset({"PROPN", "NOUN"})
BARE = frozenset({"VB", "VBP", "NN"})  # an infinitive, and what the parser takes it for
STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})
PLACE, ACTOR = "@place", "@actor"  # marks of names
PERSON = "@person"  # how a pattern asks for any word for people
FULL_NAME = "@name"  # of a person known by a full name, who is "@actor" and "@person"
PRONOUNS = frozenset({"he", "him", "she", "her", "they", "them", "who", "whom", "we", "us", "those"})
OPENING = frozenset({"punct", "intj", "advmod"})  # what may stand before an order
Dependent = tuple[str, str, Token]  # word, role
LOOSE = "~"  # before a preposition that hangs on the object: only a need that names it may take it


def dependents(head: Token) -> list[Dependent]:
    """(word, role, token) of what hangs on a verb or noun: its arguments, particles, modifiers and what modifies those."""
    out: list[Dependent] = []
    add = partial(put, out, head)
    for token in agents(head) if head.pos in {"VERB", "AUX"} else ():
        add(token, "subj")
    for token in patients(head) if head.pos in {"VERB", "AUX"} else ():
        add(token, "obj")
    passive = head.pos == "VERB" and is_passive(head)
    doing = is_doing(head)
    for c in head.children:
        dep = c.dep
        if dep == "dative" and c.pos != "ADP":
            add(c, "iobj")
        elif dep in PREPOSITIONS:
            out.append((c.lower, "prt", c))
            for d in c.children:
                if d.dep == "pobj":
                    add(d, c.lower)
                    if doing and c.lower == "of":
                        add(d, "obj")
                elif d.dep == "pcomp":
                    out.append((d.base, c.lower, d))
                elif d.dep == "prep":
                    out.append((d.lower, "prt", d))
                    for e in d.children:
                        if e.dep == "pobj":
                            add(e, d.lower)
                elif d.dep == "intj":  # "said no to"
                    out.append((d.lower, "mod", d))
            if not c.children and c is stranded(head):
                for token in subjects(head):
                    add(token, c.lower)
        elif dep == "prt":
            out.append((c.lower, "prt", c))
            for d in c.children:
                if d.dep == "pobj":  # "voted out the cabinet": hung on the particle by the parser
                    add(d, "obj")
        elif (
            dep in CLAUSES
            and (wished := next((d for d in c.children if d.dep == "mark" and d.lower == "for"), None))
            is not None
        ):
            out.append(("for", "prt", wished))  # "pushed for the rebels to release them"
            for d in c.children:
                if d.dep in {"nsubj", "nsubjpass"} and d.i > wished.i:
                    add(d, "for")
        elif dep in COMPLEMENTS:
            out += [(c.base, role, c) for role in complement_roles(c)]
            if (
                c.tag in BARE
            ):  # "let the crew go", "ordered them to leave": the subject of the one is the object of the other
                for d in c.children:
                    if d.dep in {"nsubj", "nsubjpass"}:
                        add(d, "obj")
        elif dep in {"acl", "relcl"} and c.tag == "VB" and head.pos == "NOUN":  # "a vow [to punish] them"
            out += [(c.base, role, c) for role in complement_roles(c)]
        elif dep == "advcl" and is_told_to(c):
            out.append((c.base, "order", c))
        elif dep in WORDLIKE:
            out.append((c.base, "prt" if dep == "advmod" else "mod", c))
            if dep == "poss":
                out.append((c.base, dep, c))
            if c.lower != c.lemma:
                out.append((c.lower, "mod", c))
            for d in c.children:
                if d.dep in WORDLIKE:
                    out.append((f"{d.base} {c.base}", "mod", c))
                elif d.dep == "neg":  # "pleaded not guilty"
                    out.append((d.lower, "mod", d))
                elif d.dep in COMPLEMENTS and dep == "acomp":  # "was willing to meet"
                    out += [(d.base, role, d) for role in complement_roles(d)]
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


def put(out: list[Dependent], head: Token, token: Token, role: str) -> None:
    """Lists a dependent: its words, what kind of thing it is, what modifies it and what it is an amount of."""
    if token.mark == FULL_NAME:  # Condoleezza Rice is no food, and Mr. Bush no bush
        out.extend([(ACTOR, role, token), (PERSON, role, token)])
    else:
        out.append((token.base, role, token))
        if token.lower != token.lemma:
            out.append((token.lower, role, token))
        if token.pos == "PROPN" and token.lower.endswith("s"):
            out.append((singular(token.lower), role, token))
    if token.mark and token.mark != FULL_NAME:
        out.append((token.mark, role, token))
    elif token.lower in PRONOUNS or (token.pos == "NOUN" and is_person(token)):
        out.append((PERSON, role, token))
    for c in token.children:
        if c.text == "-" and (word := hyphened(c)):
            out.append((word, role, token))
        if c.dep in WORDLIKE and c.i != head.i:
            word = c.base
            if token.pos == "PROPN" and c.lower in STORMS:
                out.append((c.lower, role, token))  # "Hurricane Ida", whatever its name
            if role not in {"subj", "by"}:
                out.append((word, "mod", c))
            out.append((f"{word} {token.base}", role, token))
            if token.lower != token.lemma:
                out.append((f"{word} {token.lower}", role, token))
        elif c.dep == "prep" and c.lower == "of":
            for d in c.children:
                if d.dep == "pobj":
                    if is_amount(token, d):
                        put(out, head, d, role)
                    out.append((f"{token.base} of {d.base}", role, token))
                    if role == "obj":  # "warned Oslo of sanctions"
                        out.append((spelled(d) or d.base, LOOSE + "of", d))
        elif (
            c.dep == "prep" and role == "obj"
        ):  # "barred inspectors from the site": hung on the object by the parser
            out.extend((spelled(d) or d.base, LOOSE + c.lower, d) for d in c.children if d.dep == "pobj")
        elif c.dep == "conj" and role not in {"comp"}:
            out.append((c.base, role, c))


def is_doing(noun: Token) -> bool:
    """ "the [freezing] of their accounts": a gerund with what it is done to is a noun that tells what its verb does."""
    return (
        noun.tag == "NN"
        and noun.lower.endswith("ing")
        and any(c.lower == "of" and c.dep == "prep" for c in noun.children)
    )


@once
def vocabulary(sent: Sentence) -> frozenset[str]:
    """Every word that a dependent in a sentence can be listed as, or that one ends in."""
    tokens = sent.tokens
    return frozenset(
        [t.base for t in tokens]
        + [t.lower for t in tokens]
        + [singular(t.lower) for t in tokens if t.pos == "PROPN" and t.lower.endswith("s")]
    )


def is_amount(token: Token, thing: Token) -> bool:
    """Whether a word only says how much there is of a thing: "a band of gunmen", "the last of its shells"; the crew of a tanker is no tanker."""
    lemma = token.base
    if lemma in GROUPS and any(c.dep in {"det", "poss"} for c in thing.children):
        return False
    return lemma in AMOUNTS or token.pos == "NUM" or token.lower in LEFT


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
    return f"{before.lower}-{after.base}"


def spelled(token: Token) -> str | None:
    """The hyphened word that a token is the head of."""
    for c in token.children:
        if c.text == "-":
            return hyphened(c)
    return None


def complement_roles(clause: Token) -> list[str]:
    """A complement is "comp"; "inf" with "to" ("told him to go"), "non" where that is denied as well ("vowed not to go"), "should"
    where it says what has to be ("insisted that he go").

    "ought" and "must" where a modal says so of somebody who is named ("said that Rwanda should withdraw", "Niger's miners must be
    freed"), "order" where he is told to ("[free] the crew, the envoy told Jakarta").
    """
    aux = {c.lower for c in clause.children if c.dep in {"aux", "auxpass"}}
    roles = ["comp"]
    if is_told_to(clause):
        roles.append("order")
    elif "to" in aux:
        roles.append("inf")
        if any(c.dep == "neg" for c in clause.children):
            roles.append("non")
    elif not aux.isdisjoint(OUGHT) or (
        (clause.tag == "VB" or "be" in aux or is_subjunctive(clause, aux))
        and not aux & MODALS
        and any(c.dep in SUBJECTS for c in clause.children)
    ):
        roles.append("should")
        if any(c.dep in SUBJECTS and is_named(c) for c in clause.children):
            roles += [OUGHT[a] for a in OUGHT if a in aux]
    return roles


def is_named(subject: Token) -> bool:
    """Whether a subject is a name or noun that acts, or has a name beside it where it is acted upon."""
    if subject.dep == "nsubj":
        return subject.pos in NAMING
    return subject.pos == "PROPN" or any(
        c.pos == "PROPN" and c.dep in WORDLIKE | {"poss"} for c in subject.children
    )


def is_told_to(clause: Token) -> bool:
    """An order that opens its sentence or a quotation: "[Free] the crew, the envoy told Jakarta"."""
    if not is_order(clause) or any(c.i < clause.i and c.dep not in OPENING for c in clause.children):
        return False
    tokens, first = clause.sent.doc.tokens, clause.edges()[0]
    us = clause.lemma == "let" and tokens[clause.i + 1].lower == "us"
    return not us and (first == clause.sent.start or tokens[first - 1].tag == "``")


def is_subjunctive(clause: Token, aux: set[str]) -> bool:
    """A base form that the parser takes for a present: "insisted that he step aside", "suggested that the two sides sit down"."""
    if clause.tag != "VBP" or aux or clause.head.i > clause.i:
        return False
    subject = next((c for c in clause.children if c.dep == "nsubj"), None)
    if subject is None:
        return False
    one = subject.tag in {"NN", "NNP"} or subject.lower in {"he", "she", "it"}
    alone = not any(c.dep == "conj" for c in subject.children)
    return (one and alone) or clause.head.tag == "VBD"
