"""Factuality: did it happen, is it planned, may it happen, or did it not?

    Rebels    threatened     to   storm   the palace
              possible  ←─────────head                      what governs the event decides

One walk from the trigger upwards. Each word on the way (a negation, a modal, a governing verb or noun, a conditional)
can change the answer; the walk ends where another clause asserts for itself, or where somebody is quoted as saying it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.cues import cues
from reportedly.frames import Lexicon
from reportedly.reading.events.clauses import (
    NOBODY,
    asserts_anyway,
    auxiliaries,
    climbs,
    effect_of,
    falls_short,
    is_generic,
    is_indefinite,
    is_to_come,
    is_wanted,
    modality,
    of_clause,
    own_modifiers,
)
from reportedly.reading.grammar import NOUNS, VERBS, child, is_negated, is_passive
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

BACKGROUND = frozenset({"after", "since", "following", "despite"})
MEANWHILE = frozenset({"during", "throughout", "amid", "amidst"})
GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "obj", "pobj", "acl", "prep", "attr", "acomp", "conj", "dative", "advcl", "nsubjpass", "nsubj", "csubj", "csubjpass", "oprd", "compound", "agent"})  # fmt: skip
NOTHING = frozenset({"nothing", "anything", "little"})
AIMS = frozenset({"bid", "attempt", "effort", "order", "hope", "drive", "move"})
PROVING = word_list("proving")
FUTURE_NOUNS = word_list("not_yet")
GRANTING = word_list("granting")
ORDERING = frozenset({"order", "instruct", "command", "direct"})
UNDONE = frozenset({"planned", "asked", "possible", "negated"})
TELLING = frozenset({"acl", "relcl", "ccomp"})  # how what a noun tells of hangs on it
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


def is_unproved(verb: Token, lexicon: Lexicon) -> bool:
    """ "did not confirm", "was unable to verify", "refused to confirm"."""
    above = verb.head
    return is_negated(verb) or (
        verb.dep in {"xcomp", "ccomp", "acl"}
        and (is_negated(above) or effect_of(above, lexicon) == "negated")
    )


def strongest(found: list[tuple[str, Token]]) -> tuple[str | None, tuple[Token, ...]]:
    for verdict in ORDER:
        words = tuple(t for v, t in found if v == verdict)
        if words:
            return verdict, words
    return None, ()


def effect_on(token: Token, parent: Token, lexicon: Lexicon) -> str | None:
    """What a word makes of what hangs on it: who orders a raid has it done, who is ordered to raid has yet to do it."""
    if parent.lemma in ORDERING and is_wanted(token):
        return "asked"
    return effect_of(parent, lexicon)


def judge(
    head: Token, lexicon: Lexicon, stops: frozenset[int] = frozenset(), own: frozenset[int] = frozenset()
) -> Factuality:
    """The factuality of an event with its trigger at `head`.

    `stops` are the tokens of attribution cues: there the walk ends, unless it begins there. `own` are words that the trigger itself asks for
    ("would not accept" is a refusal, not a refusal that failed to happen).
    """
    found, aspect = own_modifiers(head, lexicon)
    agency = cues().agency
    token, clause = head, head
    climbed = False
    sure: int | None = None
    while True:
        if token is not head and token.lemma in agency and is_negated(token):
            break  # "had no part in the raid": the raid is taken for granted
        if token.lemma == "do" and token.head.lower in NOTHING:
            break  # "had nothing to do with the raid"
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
            effect = effect_on(token, parent, lexicon) if parent is not token else None
            if effect == "possible" and token.dep == "dobj":
                found.append((effect, parent))  # "fear a massacre"
            if is_wanted(token) and effect in {
                "negated",
                "asked",
                "planned",
                "tried",
                "possible",
            }:  # "refused to", "plans to", "hopes to": said, and not done
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
                if (passive or parent.lemma in {"fail", "collapse", "loom", "be"}) and effect in UNDONE:
                    found.append((effect, parent))
                stand = child(parent, "acomp") if parent.lemma == "be" else None
                if stand is not None and (told := effect_of(stand, lexicon)) and told in UNDONE:
                    found.append((told, stand))  # "a new round is due to open"
                elif (to := is_to_come(parent)) is not None:
                    found.append(("planned", to))  # "a truce is to take effect"
                if token is head or not climbed or clause is head:
                    clause = parent
                    climbed = True
                    if is_negated(parent) and (parent.base in lexicon.light_verbs or effect == "aspect"):
                        found.append(("negated", parent))
                    if (said := modality(parent, lexicon)) is not None and (
                        passive
                        or parent.lemma
                        in {"take", "begin", "start", "be", "happen", "go", "continue", "resume"}
                    ):
                        found.append(said)
            break
        if dep == "pobj" and parent.head.lemma in GRANTING and parent.head.pos == "NOUN":
            break  # "nobody claimed responsibility for the attack"
        if parent.lower in BACKGROUND and dep in {"pobj", "pcomp"}:
            break  # "no arrests were reported after the march": the march is taken for granted
        if parent.lower in MEANWHILE and dep == "pobj":
            sure = (
                len(found) if sure is None else sure
            )  # "nobody was held during the march": it took place; "will speak during the march"
        if parent.pos in {"ADP", "PART", "SCONJ"} or dep in {"pobj", "pcomp"}:
            if falls_short(parent) and token.pos in VERBS | {"NOUN"}:
                found.append(("negated", parent))
            if parent.lower == "about" and effect_of(parent.head, lexicon) == "asked":
                break  # "asked about the attack": it is not asked for
            token = parent
            continue
        if parent.lemma in AIMS and parent.dep == "pobj" and parent.head.lower == "in" and dep == "acl":
            found.append(("purpose", parent))  # "held them in a bid [to free a comrade]"
            break
        effect = effect_on(token, parent, lexicon)
        if parent.pos == "NOUN" and parent.lemma in lexicon.signs and (dep in TELLING or token.lower == "of"):
            if is_negated(parent):
                found.append(("negated", parent))  # "no evidence that they fired"
                break
            if not effect:
                token = parent
                continue
        if parent.lemma in PROVING and parent.pos in VERBS and is_unproved(parent, lexicon):
            found.append(("alleged", parent))  # "could not confirm the raid" does not deny it
            break
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
