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
    is_any,
    is_generic,
    is_indefinite,
    is_to_come,
    is_vain,
    modality,
    of_clause,
    own_modifiers,
)
from reportedly.reading.events.complements import (
    asks_which,
    come_about,
    effect_on,
    is_seeming,
    is_so_that,
    is_unproved,
    is_wanted,
)
from reportedly.reading.events.matters import NOT_YET, is_matter
from reportedly.reading.events.references import is_given
from reportedly.reading.grammar import NOUNS, VERBS, child, is_passive
from reportedly.reading.negation import is_negated
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

BACKGROUND = frozenset({"after", "since", "following", "despite"})
MEANWHILE = frozenset({"during", "throughout", "amid", "amidst"})
OCCASIONS = MEANWHILE | {"at", "in", "after", "before"}  # "no agreement [at the summit]": there was one
GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "obj", "pobj", "acl", "prep", "attr", "acomp", "conj", "dative", "advcl", "nsubjpass", "nsubj", "csubj", "csubjpass", "oprd", "compound", "agent"})  # fmt: skip
NOTHING = frozenset({"nothing", "anything", "little"})
AIMS = frozenset({"bid", "attempt", "effort", "order", "hope", "drive", "move"})
PREVENTING = word_list("preventing")
PROVING, ABOUT_DEEDS = word_list("proving"), word_list("about_deeds")
GRANTING = word_list("granting")
UNDONE = frozenset({"planned", "asked", "possible", "negated"})
WANTING = UNDONE | {"tried"}
OF_NOUNS = frozenset({"alleged", "negated", "tried", "aspect"})  # what a noun makes of what hangs on it
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
FADING = frozenset({"fail", "collapse", "loom", "be"})
SIGNED = frozenset({"of", "to", "in", "for", "behind"})  # "no truth [to] the rumour that they fled"
HAPPENING = frozenset({"take", "begin", "start", "be", "happen", "go", "continue", "resume"})
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


def strongest(found: list[tuple[str, Token]]) -> tuple[str | None, tuple[Token, ...]]:
    for verdict in ORDER:
        words = tuple(t for v, t in found if v == verdict)
        if words:
            return verdict, words
    return None, ()


def judge(
    head: Token, lexicon: Lexicon, stops: frozenset[int] = frozenset(), own: frozenset[int] = frozenset()
) -> Factuality:
    """The factuality of an event with its trigger at `head`.

    `stops` are the tokens of attribution cues: there the walk ends, unless it begins there. `own` are words that the trigger itself asks for
    ("would not accept" is a refusal, not a refusal that failed to happen).
    """
    found, aspect = own_modifiers(head, lexicon)
    climb = Climb(head, lexicon, stops, own, found)
    while climb.rises():
        pass
    verdict, because = strongest(climb.weighed())
    return Factuality(verdict, because, aspect, climb.clause)


class Climb:
    """The walk from a trigger upwards: what its words make of it so far is `found`, the verb in whose clause it stands `clause`."""

    __slots__ = ("barred", "clause", "climbed", "found", "head", "lexicon", "own", "stops", "sure", "token")

    def __init__(
        self,
        head: Token,
        lexicon: Lexicon,
        stops: frozenset[int],
        own: frozenset[int],
        found: list[tuple[str, Token]],
    ) -> None:
        self.head, self.lexicon, self.stops, self.own, self.found = head, lexicon, stops, own, found
        self.token, self.clause = head, head
        self.climbed = False
        self.sure: int | None = None  # how much was found when it became sure that it took place
        self.barred: Token | None = None  # the verb of keeping it from going on

    def weighed(self) -> list[tuple[str, Token]]:
        """What was found, without what denies only what went on meanwhile."""
        if self.barred is not None and (is_vain(self.barred, self.lexicon) or self.goes_on()):
            return [f for f in self.found if f[0] == "alleged"]
        if self.sure is None:
            return self.found
        return [*self.found[: self.sure], *(f for f in self.found[self.sure :] if f[0] != "negated")]

    def goes_on(self) -> bool:
        """ "demanded that the police stop [beating] students": what somebody is asked to stop is going on."""
        gerund = self.head.tag == "VBG" and self.head.dep == "xcomp" and self.head.head is self.barred
        return gerund and any(verdict == "asked" for verdict, _ in self.found)

    def rises(self) -> bool:
        """Look at one word and go on to what governs it; False where the walk ends."""
        token, head, found = self.token, self.head, self.found
        parent, dep = token.head, token.dep
        if self.is_granted() or (token is head and is_matter(head, self.lexicon)):
            return False
        self.note()
        if parent is token or (token is not head and token.i in self.stops) or parent.i in self.stops:
            if parent is not token:
                self.end_at_cue(parent)
            return False
        if dep == "relcl" and is_generic(parent):
            found.append(("possible", parent))
        if dep == "advcl" and is_so_that(token):
            found.append(("purpose", token))
        if self.stands_alone(parent):
            return False
        if dep in SUBJECTS:
            if (token.pos in NOUNS or token.tag == "VBG") and parent.pos in VERBS:
                self.end_as_subject(parent)
            return False
        if dep == "pobj" and parent.head.lemma in GRANTING and parent.head.pos == "NOUN":
            return False  # "nobody claimed responsibility for the attack"
        if parent.lower in BACKGROUND and dep in {"pobj", "pcomp"}:
            return False  # "no arrests were reported after the march": the march is taken for granted
        if parent.lower in MEANWHILE and dep == "pobj" and self.sure is None:
            self.sure = len(
                found
            )  # "nobody was held during the march": it took place; "will speak during the march"
        if parent.pos in {"ADP", "PART", "SCONJ"} or dep in {"pobj", "pcomp"}:
            if falls_short(parent) and token.pos in VERBS | {"NOUN"}:
                found.append(("negated", parent))
            self.token = parent
            # "asked about the attack": it is not asked for
            return not (parent.lower == "about" and effect_of(parent.head, self.lexicon) == "asked")
        if parent.lemma in AIMS and parent.dep == "pobj" and parent.head.lower == "in" and dep == "acl":
            found.append(("purpose", parent))  # "held them in a bid [to free a comrade]"
            return False
        return self.governed(parent)

    def is_granted(self) -> bool:
        """ "had no part in the raid", "had nothing to do with the raid": the raid is taken for granted."""
        token = self.token
        if token.lemma == "do" and token.head.lower in NOTHING:
            return True
        return token is not self.head and token.lemma in cues().agency and is_negated(token)

    def takes_for_granted(self, verb: Token) -> bool:
        """ "will look into [the shooting]", "did not speak about [the raid]": what there is to look into has happened."""
        head = self.head
        return not self.climbed and verb.lemma in ABOUT_DEEDS and is_given(head)

    def note(self) -> None:
        """What a word says of itself: its negation, and of a verb its mood."""
        token = self.token
        if is_negated(token) and not any(c.i in self.own for c in token.children if c.dep == "neg"):
            negation = next((c for c in token.children if c.dep == "neg" or c.lower in NOBODY), token)
            self.found.append(("negated", negation))
        if token.pos in VERBS:
            self.clause = token if not self.climbed else self.clause
            self.climbed = True
            self.found += of_clause(token, self.lexicon)

    def end_at_cue(self, parent: Token) -> None:
        """What the word that somebody is quoted with makes of it."""
        token = self.token
        effect = effect_on(token, parent, self.lexicon)
        feared = token.dep == "dobj" or any(verdict == "planned" for verdict, _ in self.found)
        if effect == "possible" and feared:
            self.found.append((effect, parent))  # "fear a massacre", "doubt that they would dare to"
        ahead = effect == "planned" and token.dep == "nsubjpass" and bool(come_about(parent))
        if effect in WANTING and (is_wanted(token) or ahead):
            self.found.append(
                (effect, parent)
            )  # "refused to", "plans to", "talks are expected to open": not done

    def stands_alone(self, parent: Token) -> bool:
        """Whether its clause asserts for itself, whatever stands above."""
        token, dep = self.token, self.token.dep
        if dep not in GOVERNED:
            return True
        if dep == "ccomp":
            before = token.i < parent.i and not climbs(token)
            return before or asks_which(token) or asserts_anyway(parent, self.lexicon)
        if dep == "conj":
            return parent.pos in VERBS and any(c.dep in {"nsubj", "nsubjpass"} for c in token.children)
        return dep == "advcl" and not (token.tag == "VB" and any(c.lower == "to" for c in auxiliaries(token)))

    def end_as_subject(self, verb: Token) -> None:
        """What the verb makes of its subject: "the talks collapsed", "a new round is due to open"."""
        effect = effect_of(verb, self.lexicon)
        passive = is_passive(verb)
        if (passive or (verb.lemma in FADING and child(verb, "xcomp") is None)) and effect in UNDONE:
            self.found.append((effect, verb))
        stand = child(verb, "acomp") if verb.lemma == "be" else None
        if stand is not None and (told := effect_of(stand, self.lexicon)) and told in UNDONE:
            self.found.append((told, stand))  # "a new round is due to open"
        elif (to := is_to_come(verb)) is not None:
            self.found.append(("planned", to))  # "a truce is to take effect"
        if self.token is not self.head and self.climbed and self.clause is not self.head:
            return
        self.clause = verb
        if is_negated(verb) and (verb.base in self.lexicon.light_verbs or effect == "aspect"):
            self.found.append(("negated", verb))
        if (said := modality(verb, self.lexicon)) is not None and (passive or verb.lemma in HAPPENING):
            self.found.append(said)

    def governed(self, parent: Token) -> bool:
        """What a verb, an adjective or a noun makes of what hangs on it; False where the walk ends."""
        token, dep, found = self.token, self.token.dep, self.found
        if self.takes_for_granted(parent):
            return False
        aside = dep == "prep" and parent.pos == "NOUN" and token.lower in OCCASIONS
        effect = None if aside else effect_on(token, parent, self.lexicon)
        if (
            effect == "negated"
            and token is self.head
            and token.pos == "NOUN"
            and token.lemma in cues().claims
        ):
            return False  # "dismissed an accusation": it was made
        self.token = parent
        if parent.lemma in PREVENTING and parent.pos in VERBS:
            self.barred = self.barred or parent
        if (
            parent.pos == "NOUN"
            and parent.lemma in self.lexicon.signs
            and (dep in TELLING or token.lower in SIGNED)
        ):
            if is_negated(parent):
                found.append(("negated", parent))  # "no evidence that they fired"
                return False
            if not effect:
                return True
        if parent.lemma in PROVING and parent.pos in VERBS and is_unproved(parent, self.lexicon):
            found.append(("alleged", parent))  # "could not confirm the raid" does not deny it
            return False
        content = dep == "prep" or (dep == "acl" and token.tag != "VBN")  # "a threat [issued]" was issued
        of_noun = parent.pos == "NOUN" and (
            (content and not aside and parent.lemma in NOT_YET) or effect in OF_NOUNS
        )
        if parent.pos in VERBS or parent.pos == "ADJ" or of_noun:
            if dep != "conj" and effect and effect not in {"aspect", "caused"}:
                any_try = effect == "tried" and is_any(parent)  # "any attempt to free him"
                found.append(("possible" if any_try else effect, parent))
            return True
        told_of = parent.pos == "NOUN" and dep in {"prep", "acl", "relcl", "compound"} and not effect
        shown = is_indefinite(parent) or is_seeming(parent.head)  # "appears to show guards [beating] him"
        return not told_of or (dep == "acl" and shown)
