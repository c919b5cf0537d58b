"""Pronouns: whom "he", "it" and "they" stand for.

    Baku   said   its   sappers had swept the road.   It   thanked Ankara.
    Baku          Baku                                 Baku

Of those that agree in number and gender, the one that was the subject lately wins; another argument of the same verb
never does ("Iran accused it").
"""

from __future__ import annotations

from reportedly.cues import cues
from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.grammar import OBJECTS, SUBJECTS, subjects
from reportedly.reading.mentions.parties import Register
from reportedly.reading.mentions.salience import is_speaker
from reportedly.reading.mentions.speakers import owners_ahead, side_of_speaker
from reportedly.reading.mentions.traits import Traits
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

REACH = {"he": 6, "she": 6, "it": 2, "they": 3}  # sentences that it looks back
# What a sentence between, a party between, a mention, a governing subject, a statement shortly before count for.
FAR, BACK, OFTEN, ABOVE, SPOKE = 3.0, 0.15, 0.15, 3.0, 3.0
STRANGE = 4.0  # what it costs that nothing tells whether a name is a person's
SINGLE = frozenset({"he", "she"})
CAPTIVE = 4.0  # what a captive counts for as the one who is freed, questioned or charged
FATES = word_list("fates")
CAPTURES = word_list("captures")


def antecedent(register: Register, token: Token) -> Party | None:
    """The party of a third-person pronoun; None where none agrees, or where it stands for nothing ("it rained")."""
    who = coreference().pronouns.get(token.lower)
    if who is None or who in {"i", "we"} or token.dep == "expl":
        return None
    owners = (antecedent(register, t) for t in owners_ahead(register, token))
    barred = [*_arguments(register, token), *side_of_speaker(register, token), *owners]
    above = _governors(register, token)
    best: Party | None = None
    best_score = 0.0
    sent = token.sent.i
    speaks = is_speaker(token)
    of_captive = token.dep == "nsubjpass" and token.head.lemma in FATES
    for back, party in enumerate(reversed(register.recent)):
        traits = register.traits[party]
        distance = sent - traits.sent
        if distance > REACH[who] or party in barred or not agrees(party, traits, who):
            continue
        score = 10.0 - FAR * distance - BACK * back + traits.weight + OFTEN * min(traits.count, 6)
        if who in SINGLE and not traits.kind:
            if distance > 1 or not may_be_person(register, party):
                continue
            score -= STRANGE
        if party in above:
            score += ABOVE
        if of_captive and is_captive(register.doc.tokens[traits.at]):
            score += CAPTIVE
        if speaks:
            if traits.kind == "thing" or (distance == 0 and traits.quoted and token.i not in register.quoted):
                continue  # of whom the quotation speaks is not who speaks
            if sent - traits.spoke <= 3:
                score += SPOKE
            if traits.quoted and token.i not in register.quoted:
                score -= SPOKE  # the quotation is by the speaker, not about him
        if best is None or score > best_score:
            best, best_score = party, score
    return best


def may_be_person(register: Register, party: Party) -> bool:
    """Whether a name of two words or more that tells nothing may be somebody's: "detained [Zitto Kabwe]. It let him go." """
    traits = register.traits[party]
    at = register.doc.tokens[traits.at]
    known = party.record is not None or party.sector is not None or party.part_of is not None
    return not known and len(traits.words) > 1 and (at.dep in SUBJECTS or at.dep == "dobj")


def is_captive(token: Token) -> bool:
    """Whether somebody was last told of as held or taken: "Rebels held [five engineers] for a month. They were freed." """
    if token.dep == "pobj" and token.head.lower == "of":
        return token.head.head.lemma in CAPTURES
    return token.dep in {"dobj", "nsubjpass"} and token.head.lemma in CAPTURES


def agrees(party: Party, traits: Traits, who: str) -> bool:
    """Whether a pronoun ("he", "she", "it", "they") can stand for the party."""
    match who:
        case "he":
            return traits.kind in {"person", ""} and traits.gender != "f"
        case "she":
            return traits.kind in {"person", ""} and traits.gender != "m"
        case "it":
            alone = not traits.plural or traits.single
            return traits.kind in {"state", "body", "group", "thing", ""} and alone and not party.members
        case _:
            return bool(party.members) or traits.plural or traits.kind in {"group", "people"}


def _arguments(register: Register, token: Token) -> list[Party]:
    """The other arguments of the pronoun's verb; those of a possessive do not count: "Baku said its sappers"."""
    verb = token.head
    if token.tag == "PRP$" or token.dep == "poss":
        if not is_denied(verb):
            return []
        verb = verb.head
    if token.dep == "pobj":
        verb = verb.head
    out = [
        party for c in subjects(verb) if c is not token and (party := register.cast.named_by(c)) is not None
    ]
    for c in verb.children:
        if c is not token and (c.dep in SUBJECTS or c.dep in OBJECTS or c.dep == "dative"):
            party = register.cast.named_by(c)
            if party is not None:
                out.append(party)
    return out


def is_denied(words: Token) -> bool:
    """Whether a noun stands for words that its verb denies, which are another's: "the governor disputed her account"."""
    known = cues()
    verb = words.head
    if words.dep != "dobj" or words.lemma not in known.nouns or verb.lemma in known.retracting:
        return False
    return any(cue.stance == "deny" for cue in known.verbs.get(verb.lemma, ()))


def _governors(register: Register, token: Token) -> list[Party]:
    """The subjects of the clauses that hold the pronoun's: "he said he would go"."""
    out = []
    for above in token.ancestors():
        if above.pos in {"VERB", "AUX"}:
            for c in above.children:
                if c.dep in SUBJECTS and c is not token:  # "the mediators, who suspended their efforts"
                    out += register.cast.parties_of(c)
    return out
