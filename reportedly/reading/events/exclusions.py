"""Exclusions: days that stand beside an event and are not its own.

Police   arrested   four men   on Friday   for the bombing      Three were killed; the bodies were found on Monday
         Friday                            no day                         no day    ;                     Monday
"""

from __future__ import annotations

from reportedly.calendar import tenses
from reportedly.reading.findings import Time
from reportedly.reading.grammar import NOUNS, VERBS
from reportedly.reading.parse import Token
from reportedly.reading.times.tenses import AUXILIARIES
from reportedly.word_lists import word_list

ABOUT_DEEDS = word_list("about_deeds")
DYING, DYING_LATER = frozenset({"die", "succumb"}), word_list("dying_later")
ASIDE = frozenset({"of", "for", "from", "about", "over", "into", "behind"})
# what a deed known by its day is only the reason for
REASONS = ASIDE | frozenset({"to", "with", "against"})
RELATIONS = frozenset(
    {"connection", "relation", "response", "reaction", "retaliation", "revenge", "link"}
)  # to a deed
CAUSES = ASIDE | {"against"}
OPEN = frozenset(
    {"since", "until", "till", "past", "beyond"}
)  # a day under these bounds what is told, and dates nothing
EDGES = frozenset({"before", "after", "by"})  # so does one under these, where it is no hour of a day


def is_bound(token: Token, time: Time) -> bool:
    """Whether a time under its preposition is a bound rather than a day: "since Monday", "until Friday"."""
    link = token.head.lower
    if token.dep not in {"pobj", "pcomp"} or time.relative_to is not None:
        return False
    return link in OPEN or (link in EDGES and time.type == "DATE")


def is_state(token: Token, time: Time) -> bool:
    """ "The attack has [now] cost seven lives": so it stands now, whenever it was."""
    return time.value == "PRESENT_REF" and any(
        c.lower in {"has", "have", "'ve"} and c.dep in AUXILIARIES for c in token.head.children
    )


def is_parted(head: Token, start: int) -> bool:
    """ "Three were [killed]; the bodies were found on Monday": behind a semicolon stands the day of something else."""
    return start > head.i and any(t.text == ";" for t in head.sent.doc.tokens[head.i : start])


def is_aside(noun: Token) -> bool:
    """Whether a noun only says which: "two victims of [the attack] were buried on Monday"."""
    link = noun.head
    aside = (
        link.lower in ASIDE or link.head.lemma in RELATIONS
    )  # "arrested on Friday in connection with the murder"
    return noun.dep == "pobj" and aside and link.head.pos in NOUNS and is_known(noun)


def is_cause(deed: Token, time: Time) -> bool:
    """Whether a day behind a verb is not that of the known deed that it is about: "arrested four on Friday for [the attack]"."""
    return time.start <= deed.i and is_ground(deed)


def is_ground(deed: Token) -> bool:
    """Whether a known deed is only what another is about, which has its own day and place: "arrested four in Goma for [the attack]",
    "jailed for [stabbing] a nun", "condemned [the raid]", "held in Goma in connection with [the raid]"."""
    link = deed.head
    if deed.dep == "pcomp":
        return link.lower in CAUSES and link.head.pos in VERBS
    if not is_known(deed) or deed.lemma in tenses().coming:
        return False  # "met on Friday for the talks"
    if deed.dep == "pobj":
        return link.head.lemma in RELATIONS or (link.lower in CAUSES and link.head.pos in VERBS)
    return deed.dep == "dobj" and link.lemma in ABOUT_DEEDS


def is_later_death(verb: Token) -> bool:
    """ "A sixth victim [died] in hospital in Cali": when and where somebody dies of his wounds is not when and where he was hurt."""
    return verb.lemma in DYING and any(
        n.lemma in DYING_LATER for c in verb.children if c.dep == "prep" for n in c.children
    )


def is_known(noun: Token) -> bool:
    """Whether a noun takes its deed for known: "the attack", "their raid"."""
    return noun.pos in NOUNS and any(
        c.dep in {"det", "poss"} and c.lower not in {"a", "an"} for c in noun.children
    )
