"""Figures: every number of people killed, hurt, missing, displaced, held, freed or taking part, and every distance, duration and sum.

A doctor said the hospital had received 14 bodies, nine of them civilians, about 25 kilometres west of Goma.
                                        killed     killed, part of 14    distance
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import PEOPLE
from reportedly.reading.amounts import UNCOUNTED, amount, is_label, of_unit
from reportedly.reading.cast import Cast
from reportedly.reading.causes import Causes
from reportedly.reading.counted import PLURALS, Counted, counted_by, headline_verb
from reportedly.reading.findings import Attribution, Happening, Number, Range, Time
from reportedly.reading.grammar import noun_phrase
from reportedly.reading.numbers import Quantity, find_quantities
from reportedly.reading.parse import Doc, Token
from reportedly.reading.parts import share, share_back
from reportedly.reading.singles import SINGLE, find_singles
from reportedly.reading.tolls import sense_of


def find_figures(
    doc: Doc,
    cast: Cast | None = None,
    statements: Sequence[Attribution] = (),
    events: Sequence[Happening] = (),
    times: Sequence[Time] = (),
) -> list[Number]:
    """The figures of a report in order. Ages, dates, ranks, results of games and names with numbers are none."""
    dated = {i for time in times if time.type != "DURATION" for i in range(time.start, time.end)}
    found: list[Number] = []
    counted: list[Counted] = []
    sums: dict[float, str | None] = {}
    for quantity in find_quantities(doc):
        sum_or_length = amount(doc, quantity)
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
    found.extend(find_singles(doc, numbered))
    found.sort(key=lambda number: (number.span, number.measure))
    attach(doc, found, cast, statements, events)
    return found


def told(doc: Doc, item: Counted) -> Number | None:
    """The figure of a counted quantity; things counted are `other`, and a bare number that counts nothing is none."""
    quantity, noun = item.quantity, item.shared or item.noun
    if item.sense is not None and item.sense.measure in (SINGLE if quantity.is_several else PEOPLE):
        measure, unit = item.sense.measure, None
    elif noun is not None and noun.tag in PLURALS and not quantity.vague:
        measure, unit = "other", noun.lemma.lower()
    elif item.whole is not None:
        measure, unit = "other", None
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
        cue=item.sense.cue if item.sense is not None else None,
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


def attach(
    doc: Doc,
    found: Sequence[Number],
    cast: Cast | None,
    statements: Sequence[Attribution],
    events: Sequence[Happening],
) -> None:
    """Who is counted, who says so and what it came of. Of nested statements the innermost tells the figure."""
    causes = Causes(doc, events)
    sized = [(sum(end - start for start, end in s.content), s) for s in statements]
    for number in found:
        at = number.span[0]
        holding = [(size, k, s) for k, (size, s) in enumerate(sized) if s.holds(at)]
        if holding:
            number.statement = min(holding, key=lambda item: item[:2])[2]
        number.event = causes.of(number)
        if (
            cast is not None
            and number.measure in PEOPLE
            and number.group is not None
            and number.head is not None
        ):
            parties = cast.parties_of(number.head, create=True)
            number.who = parties[0] if len(parties) == 1 else None
    for number in found:
        if number.event is None:
            number.event = causes.again(number)
