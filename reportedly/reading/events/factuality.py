"""Factuality: did it happen, is it planned, may it happen, or did it not?

    Rebels    threatened     to   storm   the palace
              possible  ←─────────head                      what governs the event decides

One walk from the trigger upwards. Each word on the way (a negation, a modal, a governing verb or noun, a conditional)
can change the answer; the walk ends where another clause asserts for itself, or where somebody is quoted as saying it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.frames import Lexicon
from reportedly.reading.grammar import NOUNS, VERBS, child, first_conjunct, is_negated, is_passive, subjects
from reportedly.reading.parse import Token

CONDITIONS = frozenset({"if", "unless", "lest", "provided", "should", "whether", "until"})
AHEAD = frozenset({"before", "until", "till", "once"})  # before the present tense they look ahead
PRESENT = frozenset({"VBZ", "VBP"})
BACKGROUND = frozenset({"after", "since", "following", "despite"})
MEANWHILE = frozenset({"during", "throughout", "amid", "amidst"})
# "did not think that they had left" says that they had not.
RAISING = frozenset({"think", "believe", "expect", "suppose", "imagine", "reckon", "seem", "appear", "happen", "mean", "be", "make", "let", "have"})  # fmt: skip
ATTRIBUTIVE = frozenset({"amod", "advmod", "compound", "nmod", "det"})
GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "obj", "pobj", "acl", "prep", "attr", "acomp", "conj", "dative", "advcl", "nsubjpass", "nsubj", "csubj", "csubjpass", "oprd", "compound", "agent"})  # fmt: skip
FUTURE_NOUNS = frozenset(
    {
        "plan",
        "intention",
        "decision",
        "promise",
        "pledge",
        "preparation",
        "threat",
        "possibility",
        "prospect",
        "risk",
        "proposal",
        "offer",
        "call",
        "demand",
        "appeal",
        "request",
        "bid",
        "hope",
        "fear",
    }
)
NOBODY = frozenset({"nobody", "no", "none", "nothing", "neither"})
# The weakest link decides: a planned event that is denied is denied.
ORDER = ("negated", "asked", "possible", "conditional", "tried", "planned", "purpose", "alleged")


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the words around an event make of it, and the words that did.

    `verdict`: None for plain fact, or one of ORDER; `because` the tokens that decided; `modifier` "historical" or "ongoing" where
    an adjective says so; `clause` the verb in whose clause the event stands.
    """

    verdict: str | None
    because: tuple[Token, ...]
    modifier: str | None
    clause: Token


def auxiliaries(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep in {"aux", "auxpass"}]


def modality(verb: Token, lexicon: Lexicon) -> tuple[str, Token] | None:
    """What the auxiliaries of a verb say: "will" planned, "may" possible, "would" conditional, "to be" to."""
    aux = auxiliaries(verb)
    for a in aux:
        effect = lexicon.modals.get(a.lower)
        if effect and a.tag == "MD":
            if effect == "asked" and any(b.lemma == "have" for b in aux):
                return "negated", a  # "should have left"
            if effect == "conditional" and is_reported(verb) and not has_condition(verb):
                effect = "planned"
            return effect, a
    return None


def is_wanted(clause: Token) -> bool:
    """Whether a complement is what somebody wants: "refused to go", "demanded that they go", "said they must go"."""
    if clause.dep == "xcomp":
        return True
    modals = [c.lower for c in auxiliaries(clause) if c.tag == "MD"]
    return clause.dep == "ccomp" and (
        "should" in modals or "must" in modals or (clause.tag in {"VB", "VBP"} and not auxiliaries(clause))
    )


def is_present(verb: Token) -> bool:
    """Whether a clause is told in the present tense: "they disarm", "aid is released"."""
    return verb.tag in PRESENT or any(c.tag in PRESENT for c in auxiliaries(verb))


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    return any(
        c.dep == "advcl" and any(d.dep in {"mark", "advmod"} and d.lower in CONDITIONS for d in c.children)
        for c in verb.children
    )


def effect_of(word: Token, lexicon: Lexicon) -> str | None:
    """What a word makes of what it governs; with its particle first ("call off" before "call")."""
    lemma = word.lemma.lower()
    for c in word.children:
        if c.dep in {"prt", "advmod"} and (effect := lexicon.governors.get(f"{lemma} {c.lower}")):
            return effect
    return lexicon.governors.get(lemma)


def is_reported(verb: Token) -> bool:
    """Whether "would" is the future of what somebody said: "said that it would attack"."""
    token = verb
    while token.dep in {"conj", "xcomp", "pcomp"} and token.head is not token:
        token = token.head
    return token.dep == "ccomp" or any(c.dep in {"ccomp", "parataxis"} for c in token.children)


def is_generic(noun: Token) -> bool:
    """ "any soldier who", "whoever", "those who": nobody in particular."""
    return noun.lower in {"whoever", "anyone", "anybody", "those"} or any(
        c.dep == "det" and c.lower in {"any", "every"} for c in noun.children
    )


def is_indefinite(noun: Token) -> bool:
    return any(c.dep == "det" and c.lower in {"a", "an", "any"} for c in noun.children)


def climbs(clause: Token) -> bool:
    """Whether a clause before the verb above it is one of its parts: "[That they fled] is denied", not "they fled; nobody was hurt"."""
    return any(c.dep == "mark" for c in clause.children)


def asserts_anyway(verb: Token, lexicon: Lexicon) -> bool:
    """ "did not say what had caused the blast", "nobody knows who fired": the blast is told all the same."""
    return is_negated(verb) and verb.lemma not in RAISING and effect_of(verb, lexicon) in {None, "caused"}


def strongest(found: list[tuple[str, Token]]) -> tuple[str | None, tuple[Token, ...]]:
    for verdict in ORDER:
        words = tuple(t for v, t in found if v == verdict)
        if words:
            return verdict, words
    return None, ()


def own_modifiers(head: Token, lexicon: Lexicon) -> tuple[list[tuple[str, Token]], str | None]:
    """What adjectives and adverbs on the word say: "alleged", "planned", "failed", "ongoing"."""
    found: list[tuple[str, Token]] = []
    aspect = None
    for c in head.children:
        if c.dep in ATTRIBUTIVE:
            effect = lexicon.modifiers.get(c.lower)
            if c.dep == "advmod" and effect in {"historical", "planned", "possible"}:
                continue  # "earlier in the day", "further implicating"
            if effect in {"historical", "ongoing"}:
                aspect = effect
            elif effect:
                found.append((effect, c))
    return found, aspect


def of_clause(verb: Token, lexicon: Lexicon) -> list[tuple[str, Token]]:
    """What the clause of a verb says of it: its auxiliaries, a subject that is nobody, a condition, "are to meet", "but did not"."""
    found: list[tuple[str, Token]] = []
    if (said := modality(verb, lexicon)) is not None:
        found.append(said)
    for subject in subjects(verb)[:1]:
        words = [c for c in subject.children if c.dep in {"det", "neg", "preconj", "cc", "advmod"}]
        if subject.lower in NOBODY or any(c.lower in NOBODY for c in words):
            found.append(("negated", subject))
    condition = next(
        (c for c in verb.children if c.dep in {"mark", "advmod"} and c.lower in CONDITIONS), None
    )
    if condition is not None:
        found.append(("conditional", condition))
    elif verb.dep == "advcl" and is_present(verb):
        marks = [c for c in verb.children if c.dep in {"mark", "advmod"} and c.i < verb.i]
        if (ahead := next((c for c in marks if c.lower in AHEAD), None)) is not None:
            found.append(("conditional", ahead))  # "must sign it before aid is released"
        elif len(marks) > 1 and [c.lower for c in marks[:2]] == ["so", "that"]:
            found.append(("purpose", marks[0]))  # "want a law so that tourists are banned"
    to_do = verb.tag == "VB" and any(c.lower == "to" for c in auxiliaries(verb))
    if to_do and verb.dep in {"advcl", "relcl"}:
        found.append(("purpose", verb))
    above = verb.head
    if to_do and verb.dep == "xcomp":
        if above.lemma == "be" and not any(c.dep in {"acomp", "attr"} for c in above.children):
            found.append(("planned", above))  # "the ministers are to meet"
        elif above.lemma in {"have", "be"} and any(c.lower == "yet" for c in above.children):
            found.append(("negated", above))  # "they have yet to release him"
    thing = child(verb, "dobj")
    if thing is not None and any(c.lower == "no" for c in thing.children) and thing.lower != "doubt":
        found.append(("negated", thing))  # "fired no shots"
    undone = next((c for c in first_conjunct(verb).children if is_undone(c)), None)
    if undone is not None:
        found.append(("negated", undone))
    return found


def is_undone(verb: Token) -> bool:
    """ "was due to leave [but did not]": a verb that only takes back the one before it."""
    bare = (
        verb.dep == "conj"
        and verb.lemma in {"do", "have", "be"}
        and any(c.dep == "neg" for c in verb.children)
    )
    return bare and all(c.dep in {"neg", "aux", "advmod", "punct", "cc"} for c in verb.children)


def judge(
    head: Token, lexicon: Lexicon, stops: frozenset[int] = frozenset(), own: frozenset[int] = frozenset()
) -> Factuality:
    """The factuality of an event with its trigger at `head`.

    `stops` are the tokens of attribution cues: there the walk ends, unless it begins there. `own` are words that the trigger itself asks for
    ("would not accept" is a refusal, not a refusal that failed to happen).
    """
    found, aspect = own_modifiers(head, lexicon)
    token, clause = head, head
    climbed = False
    sure: int | None = None
    while True:
        if is_negated(token) and not any(c.i in own for c in token.children if c.dep == "neg"):
            found.append(
                ("negated", next((c for c in token.children if c.dep == "neg" or c.lower in NOBODY), token))
            )
        if token.pos in VERBS:
            clause = token if not climbed else clause
            climbed = climbed or token.pos in VERBS
            found += of_clause(token, lexicon)
        parent = token.head
        if parent is token or (token is not head and token.i in stops) or parent.i in stops:
            effect = effect_of(parent, lexicon) if parent is not token else None
            if effect == "possible" and token.dep == "dobj":
                found.append((effect, parent))  # "fear a massacre"
            if is_wanted(token) and effect in {
                "negated",
                "asked",
                "planned",
                "tried",
            }:  # "refused to", "plans to": said, and not done
                found.append((effect, parent))
            break
        dep = token.dep
        if dep == "relcl" and is_generic(parent):
            found.append(("possible", parent))
        if (
            dep not in GOVERNED
            or (dep == "ccomp" and token.i < parent.i and not climbs(token))
            or (dep == "ccomp" and asserts_anyway(parent, lexicon))
            or (
                dep == "conj"
                and parent.pos in VERBS
                and any(c.dep in {"nsubj", "nsubjpass"} for c in token.children)
            )
        ):
            break
        if dep == "advcl" and not (token.tag == "VB" and any(c.lower == "to" for c in auxiliaries(token))):
            break
        if dep in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
            if (token.pos in NOUNS or token.tag == "VBG") and parent.pos in VERBS:
                effect = effect_of(parent, lexicon)
                passive = is_passive(parent)
                if (passive or parent.lemma in {"fail", "collapse", "loom", "be"}) and effect in {
                    "planned",
                    "asked",
                    "possible",
                    "negated",
                }:
                    found.append((effect, parent))
                if token is head or not climbed or clause is head:
                    clause = parent
                    climbed = True
                    if is_negated(parent) and (
                        parent.lemma.lower() in lexicon.light_verbs or effect == "aspect"
                    ):
                        found.append(("negated", parent))
                    if (said := modality(parent, lexicon)) is not None and (
                        passive
                        or parent.lemma
                        in {"take", "begin", "start", "be", "happen", "go", "continue", "resume"}
                    ):
                        found.append(said)
            break
        if parent.lower in BACKGROUND and dep in {"pobj", "pcomp"}:
            break  # "no arrests were reported after the march": the march is taken for granted
        if parent.lower in MEANWHILE and dep == "pobj":
            sure = (
                len(found) if sure is None else sure
            )  # "nobody was held during the march": it took place; "will speak during the march"
        if parent.pos in {"ADP", "PART", "SCONJ"} or dep in {"pobj", "pcomp"}:
            if (
                (
                    parent.lower in {"without", "instead", "against"}
                    or (parent.head.lower == "far" and parent.lower == "from")
                )
                and token.pos in VERBS | {"NOUN"}
                and parent.lower != "against"
            ):
                found.append(("negated", parent))
            if parent.lower == "about" and effect_of(parent.head, lexicon) == "asked":
                break  # "asked about the attack": it is not asked for
            token = parent
            continue
        effect = effect_of(parent, lexicon)
        if (
            parent.pos in VERBS
            or parent.pos == "ADJ"
            or (
                parent.pos == "NOUN"
                and (
                    (dep in {"acl", "prep"} and parent.lemma in FUTURE_NOUNS)
                    or effect in {"alleged", "negated", "tried", "aspect"}
                )
            )
        ):
            if dep == "conj":
                token = parent
                continue
            if effect and effect not in {"aspect", "caused"}:
                found.append((effect, parent))
        elif (
            parent.pos == "NOUN"
            and dep in {"prep", "acl", "relcl", "compound"}
            and not effect
            and not (dep == "acl" and is_indefinite(parent))
        ):
            break
        token = parent
    if sure is not None:
        found = [*found[:sure], *(f for f in found[sure:] if f[0] != "negated")]
    verdict, because = strongest(found)
    return Factuality(verdict, because, aspect, clause)
