"""Stances: what a statement does. The cue says it; the content may say more.

warned that the army was emptying whole villages              accuse
vowed to “answer blood with blood”                             threaten
called the report “false”                                      deny
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.cues import Cue, Cues, Pattern
from reportedly.reading.findings import Attribution
from reportedly.reading.grammar import VERBS, conjuncts, prep_objects
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.negation import is_negated
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

CALLED = frozenset({("predicate",), ("object", "as")})
TRUTH = frozenset({"truth", "basis", "substance", "foundation"})
CONTRARY = frozenset({"otherwise", "differently"})  # all that some say
AVERTING = word_list("averting")


def stance_of(doc: Doc, cue: Cue, pattern: Pattern, said: Attribution, lexicon: Cues, cast: Cast) -> str:
    """The stance of a statement."""
    words = [t for start, end in said.content for t in doc.tokens[start:end]]
    stance = cue.stance
    if pattern in CALLED and any(t.lemma in lexicon.untrue or t.lower in lexicon.untrue for t in words):
        return "deny"
    if (
        stance == "deny"
        and pattern == ("object", "as")
        and any(is_person(t) for t in words if not said.holds(t.head.i))
    ):
        return "accuse"  # "dismissed the mayor as a clown"
    if stance == "promise" and pattern == ("clause",) and is_past(words):
        stance = "assert"  # "swore that his men had been nowhere near"
    if stance == "promise" and is_hostile(words, lexicon):
        return "threaten"
    if words[0].lower in CONTRARY:
        return "deny"
    if stance in {"assert", "warn"}:
        for clause in heads(words):
            if is_untrue(clause, lexicon) or disowns(clause, lexicon, cast):
                return "deny"
            if tells_wrong(clause, lexicon):
                return "accuse"
    return stance


def heads(words: list[Token]) -> Iterator[Token]:
    """The main verbs of a content, those coordinated with them too."""
    inside = {t.i for t in words}
    for token in words:
        if token.pos in VERBS and token.dep not in {"aux", "auxpass", "amod"}:
            top = (
                token.is_root
                or token.head.i not in inside
                or (token.dep in {"ccomp", "parataxis"} and token.head.pos in VERBS)
            )
            if top or (token.dep == "conj" and token.head.pos in VERBS):
                yield token


def is_past(words: list[Token]) -> bool:
    """Whether a content tells what was: "his men had fired", "nobody was hurt"; "would" and "were to" look ahead."""
    clause = next(heads(words), None)
    if clause is None:
        return False
    auxiliaries = [c for c in clause.children if c.dep in {"aux", "auxpass"}]
    first = auxiliaries[0] if auxiliaries else clause
    return first.tag == "VBD" and not any(c.lower == "to" or c.tag == "MD" for c in auxiliaries)


def tells_wrong(verb: Token, lexicon: Cues) -> bool:
    """Whether a clause lays a crime at somebody's door: "is emptying whole villages", "has broken the truce"."""
    if any(c.dep == "neg" for c in verb.children):
        return False
    if verb.lemma in lexicon.wrongs and verb.tag != "VB":
        return True
    things = [item for c in verb.children if c.dep in {"dobj", "attr", "oprd"} for item in conjuncts(c)]
    return any(t.base in lexicon.wrongs and not is_negated(t) for t in things)


def is_untrue(verb: Token, lexicon: Cues) -> bool:
    """Whether a clause calls what others said untrue: "the allegations are mere falsity"."""
    if verb.lemma != "be" or any(c.dep == "neg" for c in verb.children):
        return False
    if any(c.dep == "attr" and c.lemma in TRUTH and is_negated(c) for c in verb.children):
        return True  # "there is no truth to the rumour that they fled"
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    if subject is None or subject.lemma not in lexicon.claims:
        return False
    named = [item for c in verb.children if c.dep in {"attr", "acomp"} for item in conjuncts(c)]
    lacking = [t for name, t in prep_objects(verb) if name == "without"]  # "the rumour was without basis"
    return any(t.base in lexicon.untrue for t in named) or any(t.lemma in TRUTH for t in lacking)


def disowns(verb: Token, lexicon: Cues, cast: Cast) -> bool:
    """Whether a clause clears somebody of a part in a deed: "has nothing to do with it", "was not behind it", "played no role"."""
    subject = next((c for c in verb.children if c.dep in {"nsubj", "nsubjpass"}), None)
    if subject is None or not (subject.pos == "PRON" or cast.parties_of(subject)):
        return False  # "the fire had no link with the raid" clears nobody
    no = is_negated(verb)
    if no and verb.lower in lexicon.agency:
        return True
    for c in verb.children:
        if c.dep not in {"dobj", "attr", "acomp", "oprd", "prep"} or c.i < verb.i:
            continue
        if c.lower == "nothing" and (verb.lemma == "know" or any(d.lemma == "do" for d in c.children)):
            return True
        if (no or is_negated(c)) and (c.base in lexicon.agency or c.lower in lexicon.agency):
            return True
    return False


def is_hostile(words: list[Token], lexicon: Cues) -> bool:
    """Whether a promise promises harm: "to retaliate", "to answer blood with blood", not "to prevent war"."""
    deed = next((t for t in words if t.pos == "VERB"), None)
    if deed is None or deed.lemma in AVERTING:
        return False
    return deed.lemma in lexicon.hostile or any(
        c.base in lexicon.hostile for c in deed.children if c.dep in {"dobj", "conj"}
    )
