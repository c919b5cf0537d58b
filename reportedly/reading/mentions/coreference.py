"""Coreference: what descriptions and pronouns stand for, in the order of the text, each leaning on what came before.

Hamas   accused Israel.   The group   said   its   fighters had fired back.
Hamas                     Hamas              Hamas
"""

from __future__ import annotations

from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.grammar import OBJECTS, SUBJECTS
from reportedly.reading.mentions.beside import Beside
from reportedly.reading.mentions.links import of_age
from reportedly.reading.mentions.nouns import Nouns
from reportedly.reading.mentions.parties import ARMED, Register
from reportedly.reading.mentions.plurals import SIZES, Plurals
from reportedly.reading.mentions.pronouns import antecedent
from reportedly.reading.mentions.speakers import speaker_of
from reportedly.reading.parse import Token

ARGUMENTS = SUBJECTS | OBJECTS
OWN = frozenset({"i", "we"})
GENDERS = {"he": "m", "she": "f"}


def resolve(register: Register) -> None:
    """Gives each description and pronoun of a report, of which the names are known, its party."""
    plurals = Plurals(register)
    nouns = Nouns(register, plurals)
    beside = Beside(register, nouns.read_behind)
    cast = register.cast
    for sent in register.doc.sentences:
        for token in sent.tokens:
            mention = cast.at.get(token.i)
            if mention is not None:
                if mention.kind == "name" and mention.party is not None:
                    register.seen(beside.read(mention.party, mention), token)
            elif token.pos == "PRON" or token.tag == "PRP$":
                _pronoun(register, token, plurals)
            elif token.lower in SIZES and plurals.counted(token) is not None:
                continue
            elif token.pos in {"NOUN", "PROPN"} and token.i not in cast.inside:
                nouns.read(token)
            elif (
                token.pos == "ADJ"
                and token.dep == "amod"
                and not token.children
                and is_armed(register, token)
            ):
                nouns.read(token)  # "a rebel attack", "separatist shelling"
            elif token.lower == "old" and token.dep in ARGUMENTS and token.i not in cast.inside:
                _aged(register, token)
        plurals.note(sent)


def is_armed(register: Register, word: Token) -> bool:
    """Whether a word is one for men in arms whom no state commands, "rebel" as much as "insurgent"."""
    role = register.directory.role(word.lower)
    return role is not None and role.sector in ARMED


def _pronoun(register: Register, token: Token, plurals: Plurals) -> None:
    who = coreference().pronouns.get(token.lower)
    if who is None:
        return
    found = speaker_of(register, token) if who in OWN else antecedent(register, token)
    if found is None and who == "they":
        found = plurals.just_named(token)
    if found is None:
        return
    register.mention(found, token.i, token.i + 1, token, "pronoun")
    if who not in OWN:  # "we" inside a quotation makes nobody more present outside of it
        _learn(register, found, who)
        register.seen(found, token)


def _aged(register: Register, token: Token) -> None:
    """ "[The 34-year-old] had been held for a month." """
    found = of_age(register, token)
    if found is not None:
        register.mention(found, token.i - 5, token.i + 1, token, "noun")
        register.seen(found, token)


def _learn(register: Register, party: Party, who: str) -> None:
    """ "he" tells that it is a man."""
    traits = register.traits[party]
    if who in GENDERS and not traits.kind:
        traits.kind = "person"
    if traits.kind == "person" and not traits.gender:
        traits.gender = GENDERS.get(who, "")
