"""Links: which party a description takes up again.

    Hamas   fired rockets.   The group   said   the   militants   were safe.   Ukrainian troops   is nobody of these.
    Hamas                    Hamas              Hamas

The same word links best, then a noun for the kind of the party ("the group"). A modifier or an owner that the party never had
speaks against it: a missed link costs less than a wrong one.
"""

from __future__ import annotations

from reportedly.naming import coreference
from reportedly.reading.findings import Party
from reportedly.reading.grammar import SUBJECTS
from reportedly.reading.mentions.descriptions import Description
from reportedly.reading.mentions.parties import ARMED, STATE_SECTORS, Register
from reportedly.reading.mentions.traits import Traits
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

# What a description is worth that fits by its word, as a leader of its owner, as the kind of its party.
SAME_WORD, LEADER_NOUN, ARMED_NOUN, REBEL_NOUN, STATE_NOUN, BODY_NOUN, MAN_NOUN = (
    3.0,
    2.5,
    2.0,
    1.8,
    1.5,
    1.2,
    1.0,
)
DEAD = 2.0  # what speaks against a few who were killed being all of their kind
KILLING = frozenset({"kill", "slay", "massacre", "behead", "execute", "bury", "murder", "assassinate"})
FAR = 6  # sentences; further back only the same word is taken up again
DISTANCE, BACK, WEIGHT = (
    0.4,
    0.05,
    0.3,
)  # what a sentence between, a party between and the weight of the last mention count for
POLITICAL = frozenset({"GOV", "ELI", "LEG", "PTY", "OPP"})  # one man may be all of these in turn
OF_STATE = word_list("of_state")

MEDIA = frozenset({"JRN"})
ARMIES = word_list("armies")
OTHERS = word_list("set_apart")
FORMER = frozenset({"former", "ex", "one-time", "onetime", "erstwhile", "retired", "sometime"})


def known(register: Register, d: Description) -> Party | None:
    """The party that a description means, of those spoken of before; None where it brings somebody new."""
    best: Party | None = None
    best_score = 0.0
    sent = d.head.sent.i
    for back, party in enumerate(reversed(register.recent)):
        traits = register.traits[party]
        same_word = d.lemma in traits.heads
        if not (same_word or d.definite or d.owner is not None):
            continue
        distance = sent - traits.sent
        if not same_word and distance > FAR:
            continue
        score = fit(register, d, party, traits, same_word=same_word)
        if score <= 0:
            continue
        score -= min(distance, 10) * DISTANCE + back * BACK - traits.weight * WEIGHT
        if best is None or score > best_score:
            best, best_score = party, score
    return best


def fit(register: Register, d: Description, party: Party, traits: Traits, *, same_word: bool) -> float:
    """How well a description fits a party; 0 where it does not."""
    owner = d.owner
    if owner is party or not agrees(d, party, same_word=same_word and not traits.modifiers):
        return 0.0
    if traits.kind == "person":
        return _person(register, d, party, traits, same_word=same_word)
    if (
        owner is not None
        and party.part_of is not None
        and owner not in {party.part_of, party.part_of.part_of}
    ):
        return 0.0
    extra = d.modifiers - traits.modifiers - traits.heads
    if d.lemma in ARMIES and party.sector not in STATE_SECTORS:
        return 0.0  # "the army" is not the Lord's Resistance Army, nor ECOWAS
    if d.sector == "CVL" and party.record is not None and party.sector != "CVL":
        return 0.0  # "Syrians" are not the Syrian army
    if same_word and traits.kind != "state":
        named = bool(traits.words)
        if extra or (traits.plural != d.plural and not named and not traits.single):
            return 0.0
        if d.plural and named and traits.kind in {"body", ""} and d.head.lower not in traits.heads:
            return 0.0  # "Russian news agencies" are not Interfax
        if not d.definite and (traits.counted or (traits.modifiers - d.modifiers and not named)):
            return 0.0
        if traits.counted and not d.counted and is_dead(register.doc.tokens[traits.at]):
            return SAME_WORD - DEAD
        return SAME_WORD
    if not d.definite or (owner is not None and owner is not party.part_of):
        return 0.0
    return _kind(d, party, traits, extra)


def is_dead(token: Token) -> bool:
    """Whether somebody was last told of as killed: "soldiers shot dead [two rebels]" does not make these "the rebels"."""
    return token.dep in {"dobj", "nsubjpass"} and token.head.lemma in KILLING


def agrees(d: Description, party: Party, *, same_word: bool) -> bool:
    """Whether a party can be of the country of the description's owner."""
    country = d.owner.country if d.owner is not None else None
    if not country:
        return True
    return country == party.country if party.country else same_word


def _kind(d: Description, party: Party, traits: Traits, extra: frozenset[str] | set[str]) -> float:
    """The worth of a definite noun for the kind of a party: "the group", "the country", "the rebels"."""
    words = coreference()
    if any(word.startswith("-") or word in OTHERS for word in extra):
        return 0.0
    if d.lemma in words.forces and party.sector == "MIL" and traits.kind == "group" and not extra - OF_STATE:
        return REBEL_NOUN
    if d.plural:
        rebels = d.lemma in words.rebels and party.sector in ARMED and not extra
        return REBEL_NOUN if rebels and (traits.kind == "group" or traits.heads & words.rebels) else 0.0
    hyper = words.hypernyms.get(d.lemma, frozenset())
    if traits.kind == "state":
        return STATE_NOUN if "state" in hyper and not extra and d.lemma != "government" else 0.0
    if (
        "armed" in hyper
        and ((traits.kind == "group" and party.sector) or (traits.kind == "body" and party.sector in ARMED))
        and party.sector != "MIL"
    ):
        return ARMED_NOUN
    if "body" not in hyper or traits.kind not in {"body", ""} or extra or unlike(d.sector, party.sector):
        return 0.0
    return BODY_NOUN if traits.words else 0.0


def unlike(one: str | None, other: str | None) -> bool:
    """Whether two sectors cannot be one body: "the ministry" is no newspaper, "the channel" no army."""
    return one is not None and any((one in those) != (other in those) for those in (STATE_SECTORS, MEDIA))


def _person(register: Register, d: Description, party: Party, traits: Traits, *, same_word: bool) -> float:
    if d.plural or d.kind not in {"person", "body"} or not _within(party, d.owner):
        return 0.0
    if traits.modifiers and d.modifiers - traits.modifiers - traits.heads:
        return 0.0  # "the police chief" is not "the army chief"
    if same_word:
        return SAME_WORD
    whole = party.part_of
    led = whole is not None and whole is d.owner and not d.indefinite and d.lemma in coreference().leaders
    state = whole is not None and register.traits[whole].kind == "state"
    if led and (not state or (d.lemma == "leader" and register.rules(party))):
        return LEADER_NOUN  # "the NATO chief", "the Turkish leader"
    if called_again(register, d, party, traits):
        return MAN_NOUN
    if d.definite and d.lemma in {"man", "woman"} and not d.modifiers:
        gender = "m" if d.lemma == "man" else "f"
        return MAN_NOUN if traits.gender == gender else MAN_NOUN / 2 if not traits.gender else 0.0
    return 0.0


def called_again(register: Register, d: Description, party: Party, traits: Traits) -> bool:
    """Whether a noun is what somebody just named is called next: "Amina Yusuf was freed. The blogger had been held"."""
    noun, aged = d.lemma.rsplit(" ", 1)[-1], is_aged(register, d)
    if not d.definite or noun not in coreference().anaphors or (d.head.dep not in SUBJECTS and not aged):
        return False
    if any(head.rsplit(" ", 1)[-1] == noun for head in traits.heads):
        return False  # "Former Minister Okoth spoke. The minister left": another one
    if any(t.tag == "PRP$" for t in register.doc.tokens[d.start : d.head.i]):
        return False  # "her lawyer"
    since = 0 if aged else 1
    named = [p for p in register.recent if _just_named(register, d, p, since)]
    if len(named) > 1 and d.sector is not None:  # "Hun Sen rebuked Sam Rainsy. The opposition leader ..."
        named = [p for p in named if p.sector == d.sector]
    return named == [party]


def is_aged(register: Register, d: Description) -> bool:
    """ "the 61-year-old surgeon": an age is told of somebody who has a name, in the same sentence too."""
    tokens = register.doc.tokens
    return any(
        tokens[i].lower == "old" and tokens[i - 2].lower == "year" for i in range(d.start + 2, d.head.i)
    )


def _just_named(register: Register, d: Description, party: Party, since: int) -> bool:
    """Whether somebody with a name was spoken of in the sentence before, or `since`, and may be what the noun says."""
    traits = register.traits[party]
    if traits.kind != "person" or not traits.words or not since <= d.head.sent.i - traits.sent <= 1:
        return False
    kind, known = d.sector, party.sector
    if {t.lower for t in register.doc.tokens[d.start : d.head.i]} & FORMER:
        kind = None  # "the former policeman" may lead a gang now
    fits = None in {kind, known} or kind == known or {kind, known} <= POLITICAL
    if kind == "GOV" and known in {"LEG", "PTY", "OPP"}:
        fits = False  # "the president" is not the lawmaker who spoke before
    return fits and agrees(d, party, same_word=True)


def of_age(register: Register, token: Token) -> Party | None:
    """Whom "the 34-year-old" means: the one person with a name in the sentence before."""
    tokens, i = register.doc.tokens, token.i
    if i - token.sent.start < 5 or [t.lower for t in tokens[i - 3 : i]] != ["-", "year", "-"]:
        return None
    if tokens[i - 5].lower != "the":
        return None
    named = [
        party
        for party in register.recent
        if (traits := register.traits[party]).kind == "person"
        and traits.words
        and token.sent.i - traits.sent <= 1
    ]
    return named[0] if len(named) == 1 else None


def _within(party: Party, owner: Party | None) -> bool:
    """Whether a person can be of the owner: not "its spokesman" of a group, after a spokesman of the army."""
    if owner is None or party.part_of is None:
        return True
    wholes = {party.part_of, party.part_of.part_of}
    return owner in wholes or (owner.part_of is not None and owner.part_of in wholes)
