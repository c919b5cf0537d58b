"""Figures: every number of people killed, hurt, missing, displaced, held, freed or taking part, and every distance, duration and sum.

A doctor said the hospital had received 14 bodies, nine of them civilians, about 25 kilometres west of Goma.
                                        killed     killed, part of 14    distance
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.measures import casualties
from reportedly.model import PEOPLE
from reportedly.reading.amounts import UNCOUNTED, amount, is_label, of_unit
from reportedly.reading.findings import Attribution, Number, Range, Time
from reportedly.reading.grammar import OBJECTS, noun_phrase
from reportedly.reading.numbers import Quantity, find_quantities
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.reading.tolls import Sense, climbed, is_person, modifier, sense_of

COUNTING = frozenset(
    {"nummod", "nmod", "amod", "quantmod", "compound", "det", "npadvmod", "predet", "advmod", "nsubj", "dep"}
)
# measures in which one person with an article is a figure: "a soldier was killed"
SINGLE = frozenset({"killed", "injured", "detained", "missing", "released"})
PLURALS = frozenset({"NNS", "NNPS"})


@dataclass(slots=True)
class Counted:
    """A quantity with the token that stands for it, the noun that it counts and what that says about people.

    `shared`: the noun of a number whose own noun is an adjective ("six Ukrainian and five Russian negotiators").
    """

    quantity: Quantity
    token: Token
    noun: Token | None
    shared: Token | None = None
    sense: Sense | None = None
    whole: Counted | None = None
    number: Number | None = None


def find_figures(
    doc: Doc,
    cast: object = None,
    statements: Sequence[Attribution] = (),
    events: Sequence[object] = (),
    times: Sequence[Time] = (),
) -> list[Number]:
    """The figures of a report in order. Ages, dates, ranks, results of games and names with numbers are none."""
    dated = {i for time in times if time.type != "DURATION" for i in range(time.start, time.end)}
    found: list[Number] = []
    counted: list[Counted] = []
    sums: dict[float, str | None] = {}
    for quantity in find_quantities(doc):
        sum_or_length = amount(doc, quantity, dated)
        if sum_or_length is not None:
            if sum_or_length is not UNCOUNTED:
                found.append(sum_or_length)
                if sum_or_length.measure == "money" and quantity.best is not None:
                    sums[quantity.best] = sum_or_length.unit
        elif not is_label(doc, quantity, dated):
            item = counted_by(doc, quantity)
            if quantity.best in sums and quantity.best and quantity.best >= 1000 and item.noun is None:
                found.append(
                    of_unit(quantity, "money", sums[quantity.best], quantity.end)
                )  # "the promised 50,000"
                continue
            item.sense = sense_of(item.token, item.noun, item.shared) or headline_verb(doc, item)
            counted.append(item)
    share(doc, counted)
    share_back(doc, counted)
    for item in counted:
        item.number = told(doc, item)
        if item.number is not None:
            found.append(item.number)
    for item in counted:
        if item.number is not None and item.whole is not None:
            item.number.whole = item.whole.number
    numbered = {i for item in counted for i in range(item.quantity.start, item.quantity.end)}
    for sent in doc.sentences:
        found.extend(singles(doc, sent, numbered))
    found.sort(key=lambda number: (number.span, number.measure))
    attach(found, cast, statements, events)
    return found


def counted_by(doc: Doc, quantity: Quantity) -> Counted:
    """A quantity with its token and noun: "two Russian soldiers" counts soldiers, "dozens of worshippers" worshippers."""
    tokens = doc.tokens
    inside = range(quantity.start, quantity.end)
    token = tokens[quantity.end_number - 1]
    for i in range(quantity.number, quantity.end_number):
        if tokens[i].head.i not in inside or tokens[i].is_root:
            token = tokens[i]
    head = token.head
    if (
        head is not token
        and head.i > token.i
        and head.pos in {"NOUN", "PROPN", "ADJ"}
        and token.dep in COUNTING
    ):
        between = tokens[quantity.end : head.i]
        if token.dep != "nsubj" and not any(
            t.pos in {"VERB", "AUX"} and t.tag not in {"VBN", "VBG"} for t in between
        ):
            if head.pos == "ADJ" and head.head.i > head.i and head.head.pos in {"NOUN", "PROPN"}:
                head = head.head
            return Counted(quantity, token, head, shared_noun(head))
    for c in token.children:
        if c.dep == "prep" and c.lower == "of" and c.i >= quantity.end:
            for d in c.children:
                if d.dep == "pobj":
                    return Counted(quantity, token, None if d.pos == "PRON" and d.lower != "those" else d)
    follower = tokens[quantity.end] if quantity.end < token.sent.end else None
    if (
        follower is not None
        and follower.tag in PLURALS
        and follower.head is not token
        and is_person(follower)
    ):
        return Counted(quantity, token, follower)  # a number that the parser hung elsewhere
    return Counted(quantity, token, None)


def headline_verb(doc: Doc, item: Counted) -> Sense | None:
    """The verb right before a number that the parser took for a noun: "Syrian Army Kills 10 Terrorists"."""
    start = item.quantity.start
    if start == item.token.sent.start or (item.noun is not None and is_person(item.noun) is False):
        return None
    before = doc.tokens[start - 1]
    measure = casualties().headlines.get(before.lower)
    return Sense(measure, before) if measure is not None and before.dep != "amod" else None


def shared_noun(head: Token) -> Token | None:
    """The noun behind the last of several adjectives: "six Ukrainian and five Russian | negotiators"."""
    if head.tag not in {"NNP", "JJ"}:
        return None
    return next((c for c in head.children if c.dep == "conj" and c.tag in PLURALS), None)


def share(doc: Doc, counted: list[Counted]) -> None:
    """Give parts and repeated numbers the sense of what they are part of, and note their totals."""
    last: Counted | None = None
    total: Counted | None = None
    sent: Sentence | None = None
    for item in counted:
        if item.token.sent is not sent:
            if last is not None and sent is not None and item.token.sent.i - sent.i > 2:
                last = None
            sent, total = item.token.sent, None
        same = last is not None and last.token.sent is sent
        if same and last is not None:
            linked = is_part(doc, last, item)
            listed = last.whole is not None and is_listed(doc, last, item)
            if linked or listed:
                total = last.whole if listed and last.whole is not None else last
                if (
                    item.sense is None
                    and total.sense is not None
                    and item.noun is not None
                    and is_person(item.noun) is not False
                ):
                    item.sense = Sense(total.sense.measure, item.token)
                elif item.sense is None and total.sense is not None and item.noun is None:
                    item.sense = Sense(total.sense.measure, item.token)
                if item.sense is None or total.sense is None or item.sense.measure == total.sense.measure:
                    item.whole = total
            elif (
                item.sense is None and item.noun is None and last.sense is not None and is_gapped(item.token)
            ):
                item.sense = Sense(last.sense.measure, item.token)
        if item.sense is not None and item.sense.repeats:
            if last is None or last.sense is None:
                item.sense = None
            else:
                item.sense = Sense(last.sense.measure, item.sense.cue)
        if item.sense is not None or same or last is None or last.sense is None:
            last = item if item.sense is not None or last is None or same else last


def share_back(doc: Doc, counted: list[Counted]) -> None:
    """Give the first items of a list the sense of the last: "24 civilians, 24 fighters and 25 militiamen have been killed"."""
    for item, following in zip(reversed(counted[:-1]), reversed(counted[1:]), strict=True):
        if (
            item.sense is None
            and following.sense is not None
            and following.whole is None
            and item.token.sent is following.token.sent
        ):
            between = doc.tokens[item.quantity.end : following.quantity.start]
            plain = all(t.pos in {"NOUN", "PROPN", "ADJ", "CCONJ"} or t.text in {",", "-"} for t in between)
            if plain and between and item.noun is not None and is_person(item.noun):
                item.sense = Sense(following.sense.measure, following.sense.cue)


def is_part(doc: Doc, total: Counted, item: Counted) -> bool:
    """Whether the words between two numbers make the second a part of the first."""
    words = casualties().parts
    tokens = doc.tokens
    after = tokens[item.quantity.end : item.quantity.end + 2]
    if len(after) == 2 and f"{after[0].lower} {after[1].lower}" in words:
        return True
    between = tokens[total.quantity.end : item.quantity.start]
    near = between[-4:]
    if any(
        t.lower == "including" and t.head.pos == "NOUN" and t.head is not total.noun and not is_person(t.head)
        for t in near
    ):
        return False  # "two men were killed while strikes, including one in the capital, injured four"
    if any(
        t.lower in words or f"{t.lower} {u.lower}" in words
        for t, u in zip(near, [*near[1:], near[-1]] if near else [], strict=True)
    ):
        return True
    return (
        bool(near)
        and near[-1].text in {":", "—", "–", "("}
        or (len(near) > 1 and near[-2].text in {":", "—", "("})
    )


def is_listed(doc: Doc, previous: Counted, item: Counted) -> bool:
    """Whether the item goes on with a list of parts: "four women, | three men | and two children"."""
    between = doc.tokens[previous.quantity.end : item.quantity.start]
    return len(between) <= 8 and not any(t.pos in {"VERB", "AUX"} or t.text in {";", ":"} for t in between)


def is_gapped(token: Token) -> bool:
    """A bare number in a clause without a verb of its own: "one was killed on Friday and one on Saturday"."""
    if any(c.dep in {"amod", "det", "relcl"} for c in token.children):
        return False
    if token.dep == "nsubj":
        return token.head.lemma in casualties().counts
    return token.is_root or token.dep in {"conj", "parataxis", "npadvmod", "dep", "meta", "intj"}


def told(doc: Doc, item: Counted) -> Number | None:
    """The figure of a counted quantity; things counted are `other`, and a bare number that counts nothing is none."""
    quantity, noun = item.quantity, item.shared or item.noun
    if item.sense is not None and item.sense.measure in (SINGLE if quantity.is_several else PEOPLE):
        measure, unit = item.sense.measure, None
    elif noun is not None and noun.tag in PLURALS and not quantity.vague:
        measure, unit = "other", noun.lemma.lower()
    else:
        return None
    return Number(
        (quantity.start, quantity.end),
        measure,
        quantity.low,
        quantity.best,
        quantity.high,
        unit,
        quantity.approximate,
        group=group_of(item.noun, quantity) if item.noun is not None else None,
        head=item.noun if item.noun is not None else item.token,
    )


def group_of(noun: Token, quantity: Quantity) -> Range:
    """The people or things counted: the noun phrase without its number, with the "of ..." that names them."""
    start, end = noun_phrase(noun)
    if start < quantity.end <= noun.i:
        start = quantity.end
    for c in noun.children:
        if c.dep == "prep" and c.lower == "of" and c.i == end:
            objects = [d for d in c.children if d.dep == "pobj"]
            if objects:
                end = objects[0].i + 1
    return start, end


def singles(doc: Doc, sent: Sentence, numbered: set[int]) -> Iterator[Number]:
    """One person with an article ("a soldier was killed") and nobody ("no injuries", "nobody was hurt")."""
    for i in range(sent.start, sent.end):
        token = doc.tokens[i]
        lower = token.lower
        if lower in {"a", "an", "another"} and token.dep == "det" and i not in numbered:
            noun = token.head
            if (
                noun.tag not in {"NN", "NNP"}
                or noun.i < i
                or not is_person(noun)
                or noun.lemma in casualties().weak
            ):
                continue
            sense = climbed(noun, noun)
            if sense is not None and sense.cue.dep == "csubj":  # "cremating a body takes hours"
                continue
            if sense is None or sense.measure not in SINGLE:
                sense = next(
                    (s for c in noun.children if c.dep in {"acl", "relcl"} and (s := modifier(noun))), None
                )
            if sense is not None and sense.measure in SINGLE:
                yield Number((i, noun.i + 1), sense.measure, 1, 1, 1, group=noun_phrase(noun), head=noun)
        elif lower == "another" and token.dep in OBJECTS | {"nsubjpass"}:
            sense = climbed(token, None)
            if sense is not None and sense.measure in SINGLE:
                yield Number((i, i + 1), sense.measure, 1, 1, 1, head=token)
        elif lower == "no" and token.dep in {"det", "neg"} and token.head.i > i:
            yield from nobody(token, token.head)
        elif lower in {"nobody", "none"} or (
            lower == "one" and i > sent.start and doc.tokens[i - 1].lower == "no"
        ):
            start = i if lower != "one" else i - 1
            sense = climbed(token, token)
            if sense is not None and sense.measure in SINGLE:
                yield Number((start, i + 1), sense.measure, 0, 0, 0, head=token)
        elif lower == "without" and token.dep == "prep":
            for d in token.children:
                if d.dep == "pobj":
                    yield from nobody(token, d)


def nobody(token: Token, noun: Token) -> Iterator[Number]:
    """The measures that "no" or "without" empties."""
    words = casualties()
    if noun.lemma in {"report", "word", "sign"}:
        noun = next(
            (e for c in noun.children if c.dep == "prep" for e in c.children if e.dep == "pobj"), noun
        )
    emptied = words.zero.get(noun.lemma)
    if emptied is None and token.lower == "no" and is_person(noun):
        sense = climbed(noun, noun)
        emptied = (sense.measure,) if sense is not None and sense.measure in SINGLE else None
    for measure in emptied or ():
        yield Number((token.i, noun.i + 1), measure, 0, 0, 0, group=(noun.i, noun.i + 1), head=noun)


def attach(
    found: list[Number], cast: object, statements: Sequence[Attribution], events: Sequence[object]
) -> None:
    """Who is counted, who says so and what it came of."""
    parties_of = getattr(cast, "parties_of", None)
    for number in found:
        at = number.span[0]
        holding = [s for s in statements if s.holds(at)]
        if holding:
            number.statement = min(holding, key=lambda s: sum(end - start for start, end in s.content))
        if (
            parties_of is not None
            and number.measure in PEOPLE
            and number.group is not None
            and number.head is not None
        ):
            parties = parties_of(number.head)
            if len(parties) == 1:
                number.who = parties[0]
