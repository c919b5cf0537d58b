"""Evidence: what two accounts show of being one happening or two. What one of them does not tell is evidence of nothing.

    "Shells hit the market of Kassala on Monday" | "Monday's shelling in Kassala killed 12"
    days: same   places: same   means: same   words: 0.3

Each comparison (a facet) gives signs, by name and strength; what a sign weighs is learned (data/ledger/evidence.yml).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import log2
from typing import TYPE_CHECKING

from reportedly.ledger.day_and_place import Sign, days, places
from reportedly.ledger.discourse import standing
from reportedly.ledger.kins import MOVABLE
from reportedly.ledger.traits import AIRCRAFT
from reportedly.ledger.wording import near, rarity

if TYPE_CHECKING:
    from reportedly.ledger.accounts import Account

ENOUGH = 4  # words to compare at all
MANY = 6.0  # words in common that are as much as there can be
CERTAIN = 3.5  # log2 of a number that two accounts hardly share by chance


RELATED = frozenset(
    frozenset(pair.split())
    for pair in (
        "violence protest, violence custody, violence force, violence coercion, custody coercion, custody force, protest coercion, "
        "deal truce, truce extension, talks deal, release concession, release cooperation, release retreat, concession retreat, "
        "concession cooperation, flight retreat, flight aid, retreat truce, deal cooperation, deal concession, talks aid"
    ).split(", ")
)  # kins that readings take for one another


def kins(a: Account, b: Account) -> Iterator[Sign]:
    if a.kin != b.kin:
        yield ("kins.related" if frozenset((a.kin, b.kin)) in RELATED else "kins.other"), 1.0


def means(a: Account, b: Account) -> Iterator[Sign]:
    if a.weapons and b.weapons:
        if a.weapons & b.weapons:
            yield "means.same", 1.0
        elif any(frozenset((x, y)) in near() for x in a.weapons for y in b.weapons):
            yield "means.near", 1.0
        else:
            yield "means.other", 1.0


def modes(a: Account, b: Account) -> Iterator[Sign]:
    if a.kin != "violence" and a.modes and b.modes:
        yield ("modes.same" if a.modes & b.modes else "modes.other"), 1.0


def targets(a: Account, b: Account) -> Iterator[Sign]:
    for one, other in ((a, b), (b, a)):
        if AIRCRAFT in one.targets and AIRCRAFT not in other.targets and (other.targets or other.weapons):
            yield "targets.aloft", 1.0  # a jet is shot down, and a market shelled
    if a.targets and b.targets:
        yield ("targets.same" if a.targets & b.targets else "targets.other"), 1.0


def victims(a: Account, b: Account) -> Iterator[Sign]:
    if a.victims and b.victims:
        yield ("victims.same" if a.victims & b.victims else "victims.other"), 1.0


def numbers(a: Account, b: Account) -> Iterator[Sign]:
    shared = [n for measure, n in a.numbers & b.numbers if n]
    if shared:
        yield "numbers.same", min(1.0, log2(1 + max(shared)) / CERTAIN)
    elif {m for m, n in a.numbers if n} & {m for m, n in b.numbers if n}:
        yield "numbers.other", 1.0


def words(a: Account, b: Account) -> Iterator[Sign]:
    if a.deeds & b.deeds:
        yield "words.deed", 1.0
    if a.names & b.names:
        yield "words.names", min(2, len(a.names & b.names)) / 2
    if shared := a.things & b.things:
        yield "words.things", min(2.5, sum(rarity(w) for w in shared)) / 2.5
    least = min(len(a.words), len(b.words))
    if least >= ENOUGH:
        both = len(a.words & b.words)
        yield "words.many", min(1.0, both / MANY)
        yield "words.share", both / least


def parties(a: Account, b: Account) -> Iterator[Sign]:
    if a.parties and b.parties:
        talks = ".talks" if a.kin in MOVABLE else ""
        yield ("parties.same" if a.parties & b.parties else "parties.other") + talks, 1.0


def roles(a: Account, b: Account) -> Iterator[Sign]:
    """Who did it and to whom: "Ruritania shelled Borduria" is not "Borduria shelled Ruritania"."""
    ones, others = a.doers | a.done, b.doers | b.done
    if ones and others and ones.isdisjoint(others):
        yield "roles.strangers", 1.0
        if max(map(states_among, (ones, others))) > 1 <= min(map(states_among, (ones, others))):
            yield "roles.others", 1.0
        if of_countries(ones) and of_countries(others):
            yield "roles.foreign", 1.0  # "Ruritania and Borduria swap prisoners", and two others do
    if a.kin in MOVABLE or b.kin in MOVABLE:
        return
    if a.doers and b.doers:
        yield ("roles.doer.same" if a.doers & b.doers else "roles.doer.other"), 1.0
    if a.done and b.done:
        yield ("roles.done.same" if a.done & b.done else "roles.done.other"), 1.0
    if (a.doers & b.done or a.done & b.doers) and not (a.doers & b.doers or a.done & b.done):
        yield "roles.turned", 1.0


def of_countries(sides: Collection[str]) -> bool:
    """Whether all of the sides are known by their country."""
    return all(side.isupper() for side in sides)


def states_among(sides: Collection[str]) -> int:
    """How many of the sides are states."""
    return sum(side.isupper() for side in sides)


def text(a: Account, b: Account) -> Iterator[Sign]:
    if a.report == b.report:
        yield from standing(a.tellings[0], b.tellings[0])


def rounds(a: Account, b: Account) -> Iterator[Sign]:
    if a.rounds and b.rounds and "next" not in a.rounds | b.rounds:
        yield ("rounds.same" if a.rounds & b.rounds else "rounds.other"), 1.0


def fates(a: Account, b: Account) -> Iterator[Sign]:
    """What is denied has been told by somebody, and what is called off has been announced."""
    if a.negated != b.negated:
        yield "fates.denied", 1.0
    if a.fated != b.fated:
        yield "fates.off", 1.0
    if a.planned != b.planned and a.kin in MOVABLE:
        yield "fates.planned", 1.0


def bearing(a: Account, b: Account) -> Iterator[Sign]:
    """How they are told: an echo is of something told before, "a second attack" is not."""
    if a.echo != b.echo:
        yield "bearing.echo", 1.0
    if a.loose or b.loose:
        yield "bearing.loose", 1.0
    if a.loose and b.loose:
        yield "bearing.loose.both", 1.0
    if a.report == b.report:
        yield "bearing.report", 1.0
    elif (a.loose and not a.echo) or (b.loose and not b.echo):
        yield "bearing.bare", 1.0


FACETS = (
    kins,
    days,
    places,
    means,
    modes,
    targets,
    victims,
    numbers,
    words,
    parties,
    rounds,
    roles,
    fates,
    bearing,
    text,
)
OTHER_DAY = ("days.next", "days.near", "days.far", "days.distant")
ELSEWHERE = frozenset({"places.other.said", "places.other.far"})
FOREIGN = frozenset({"places.country", "roles.strangers"})


def signs(a: Account, b: Account) -> Iterator[tuple[int, list[Sign]]]:
    """The facets that say something, by their place in FACETS, with their signs."""
    for n, facet in enumerate(FACETS):
        if found := list(facet(a, b)):
            yield n, found


def contradicts(told: Collection[str]) -> bool:
    """Whether both say in so many words another day, another place far off, or other people of another country: the like happens
    again, in the same words."""
    other_day = any(sign.startswith(OTHER_DAY) for sign in told)
    return (
        ELSEWHERE.issubset(told)
        or FOREIGN.issubset(told)
        or "roles.others" in told
        or any(sign.endswith(".exact") for sign in told)
        or (other_day and "means.other" in told)
    )
