"""Figures: every number of people killed, hurt, missing, displaced, held, freed or taking part, and every distance, duration and sum.

A doctor said the hospital had received 14 bodies, nine of them civilians, about 25 kilometres west of Goma.
                                        killed     killed, part of 14    distance
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.casualties import casualties
from reportedly.model import PEOPLE
from reportedly.reading.figures.amounts import UNCOUNTED, amount, of_unit
from reportedly.reading.figures.causes import TOLLS, Causes
from reportedly.reading.figures.counted import PLURALS, Counted, counted_by, headline_verb
from reportedly.reading.figures.labels import goes_on, is_label
from reportedly.reading.figures.parts import share, share_back
from reportedly.reading.figures.quantities import Quantity, find_quantities
from reportedly.reading.figures.repeats import untold
from reportedly.reading.figures.singles import SINGLE, find_definites, find_singles
from reportedly.reading.figures.tolls import sense_of
from reportedly.reading.findings import Attribution, Happening, Number, Range, Time
from reportedly.reading.grammar import noun_phrase
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.parse import Doc, Token

LARGE_SUM = 1000


def find_figures(
    doc: Doc,
    cast: Cast | None = None,
    statements: Sequence[Attribution] = (),
    events: Sequence[Happening] = (),
    times: Sequence[Time] = (),
) -> list[Number]:
    """The figures of a report in order. Ages, dates, ranks, results of games and names with numbers are none."""
    dated = {i for time in times if time.type != "DURATION" for i in range(time.start, time.end)}
    found, counted = sift(doc, dated)
    for item in counted:
        item.sense = sense_of(item.token, item.noun, item.shared) or headline_verb(doc, item)
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
    found.extend(list(find_definites(doc, found, numbered)))
    found.sort(key=lambda number: (number.span, number.measure))
    attach(doc, found, cast, statements, events)
    tell_again(found, events)
    return untold(found, {item.quantity.start for item in counted if item.quantity.is_several})


def tell_again(found: Sequence[Number], events: Sequence[Happening]) -> None:
    """Let the words of a toll be a mention of the deed that caused it: "the clinic counts five [dead]"; changes `events`."""
    held = {i for event in events for start, end in event.triggers for i in range(start, end)}
    for number in found:
        cue, event = number.cue, number.event
        if event is None or cue is None or number.measure not in TOLLS or cue.i in held:
            continue
        if cue.lemma in casualties().counts or number.high == 0:
            continue  # "had spoken of six": no word of a deed
        held.add(cue.i)
        event.triggers.append((cue.i, cue.i + 1))
        event.heads.append(cue)
        sentence = (cue.sent.start, cue.sent.end)
        if sentence not in event.evidence:
            event.evidence.append(sentence)


def sift(doc: Doc, dated: set[int]) -> tuple[list[Number], list[Counted]]:
    """The numbers of a report as amounts with a unit and as what is counted; labels fall through.

    A bare number that a sum of money had before is that sum again: "the promised 50,000".
    """
    amounts: list[Number] = []
    counted: list[Counted] = []
    sums: dict[float, str | None] = {}
    label: Quantity | None = None
    before: Quantity | None = None
    for quantity in find_quantities(doc):
        again = before is not None and is_again(doc, before, quantity)
        before = quantity
        if again:
            continue
        measured = amount(doc, quantity)
        if measured is UNCOUNTED:
            continue
        if measured is not None:
            amounts.append(measured)
            if measured.measure == "money" and quantity.best is not None and quantity.best >= LARGE_SUM:
                sums[quantity.best] = measured.unit
        elif label is not None and goes_on(doc, label, quantity):
            continue
        elif is_label(doc, quantity, dated):
            label = quantity
        else:
            item = counted_by(doc, quantity)
            if item.noun is None and quantity.best is not None and quantity.best in sums:
                amounts.append(of_unit(quantity, "money", sums[quantity.best], quantity.end))
            else:
                counted.append(item)
    return amounts, counted


def is_again(doc: Doc, before: Quantity, quantity: Quantity) -> bool:
    """A number in figures behind the same in words: "twenty-four (24) militants"."""
    bracketed = quantity.start == before.end + 1 and doc.tokens[before.end].text == "("
    return bracketed and quantity.best is not None and quantity.best == before.best


def told(doc: Doc, item: Counted) -> Number | None:
    """The figure of a counted quantity; things counted are `other`, and a bare number that counts nothing is none."""
    quantity, noun, named = item.quantity, item.shared or item.noun, item.noun or item.called
    whole = all(v is None or isinstance(v, int) for v in (quantity.low, quantity.best, quantity.high))
    if whole and item.sense is not None and item.sense.measure in (SINGLE if quantity.is_several else PEOPLE):
        measure, unit = item.sense.measure, None
    elif noun is not None and noun.tag in PLURALS and not quantity.vague:
        measure, unit = "other", noun.base
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
        group=group_of(named, quantity) if named is not None else None,
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


def innermost(statements: Sequence[Attribution], at: Sequence[int]) -> dict[int, Attribution]:
    """Of each token in `at` (ascending) that stands in a content the statement with the shortest one."""
    sized = [(sum(end - start for start, end in s.content), n) for n, s in enumerate(statements)]
    inner: dict[int, Attribution] = {}
    for _, n in sorted(sized, reverse=True):
        for start, end in statements[n].content:
            for i in at[bisect_left(at, start) : bisect_left(at, end)]:
                inner[i] = statements[n]
    return inner


def attach(
    doc: Doc,
    found: Sequence[Number],
    cast: Cast | None,
    statements: Sequence[Attribution],
    events: Sequence[Happening],
) -> None:
    """Who is counted, who says so and what it came of. Of nested statements the innermost tells the figure."""
    causes = Causes(doc, events)
    told_by = innermost(statements, sorted({number.span[0] for number in found}))
    for number in found:
        number.statement = told_by.get(number.span[0])
        number.event = causes.of(number)
        if (
            cast is not None
            and number.measure in PEOPLE
            and number.group is not None
            and number.head is not None
            and number.group[0] <= number.head.i < number.group[1]  # not "five of them children"
        ):
            parties = cast.parties_of(number.head, create=number.head.tag != "NNP")
            number.who = parties[0] if len(parties) == 1 else None
    for number in found:
        if number.event is None:
            number.event = causes.again(number)
