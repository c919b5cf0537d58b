"""Amounts: distances, durations, sums of money and other quantities with a unit.

about 25 kilometres west of Goma     a 24-hour offensive     $1.5 billion     a 40-year-old man
distance                             duration                money            an age: no figure
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.measures import label_words, units
from reportedly.reading.figures.quantities import Quantity
from reportedly.reading.findings import Number
from reportedly.reading.numbers import HYPHENS
from reportedly.reading.parse import Doc, Token

UNCOUNTED = Number((0, 0), "other")  # a number with a unit that is no figure: an age, a time ago


def amount(doc: Doc, quantity: Quantity) -> Number | None:
    """The amount that a quantity is, UNCOUNTED where it has a unit and is no figure, None where it has none."""
    tokens, known = doc.tokens, units()
    last = tokens[quantity.number].sent.end
    at = quantity.end
    if quantity.currency is not None:
        return of_unit(quantity, "money", quantity.currency, at)
    while at < last and tokens[at].text in HYPHENS:
        at += 1
    if quantity.vague and at < last and tokens[at].lower == "of":
        at += 1  # "hundreds of millions of dollars"
    if at >= last:
        return None
    first = tokens[at].lower
    for phrase, code in known.money.get(first, ()):
        if says(tokens, at, last, phrase) and tokens[at].pos != "VERB":  # "Brigade 12 won"
            after = at + len(phrase)
            if first in {"pound", "pounds"} and after < last and tokens[after].lower in {"of", "("}:
                return of_unit(quantity, "other", "pound", after)  # "150 pounds of explosives"
            return of_unit(quantity, "money", code, after)
    for width in (2, 1):  # "20 million Canadian dollars"
        if at + width < last and (options := known.money.get(tokens[at + width].lower)):
            code_of = known.of.get(" ".join(t.lower for t in tokens[at : at + width]))
            if code_of is not None:
                return of_unit(quantity, "money", code_of, at + width + 1)
            if width == 1 and tokens[at].text[0].isupper() and tokens[at].pos == "ADJ":
                return of_unit(quantity, "money", options[0][1], at + 2)
    for phrase, measure, unit in known.words.get(first, ()):
        if not says(tokens, at, last, phrase):
            continue
        after = at + len(phrase)
        if phrase == ("m",) and after < last and tokens[after].tag in {"NNS", "NNPS"}:
            return None  # "1.2m people": a scale
        if unit == "percent":
            return UNCOUNTED
        if measure == "duration" and is_age(tokens, quantity, after, last):
            return UNCOUNTED
        return of_unit(quantity, measure, unit, after)
    return None


def of_unit(quantity: Quantity, measure: str, unit: str | None, end: int) -> Number:
    return Number(
        (quantity.start, end), measure, quantity.low, quantity.best, quantity.high, unit, quantity.approximate
    )


def says(tokens: Sequence[Token], at: int, last: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand at token `at`."""
    return at + len(phrase) <= last and all(tokens[at + k].lower == word for k, word in enumerate(phrase))


def is_age(tokens: Sequence[Token], quantity: Quantity, after: int, last: int) -> bool:
    """ "a 40-year-old man", "two years old", "three days ago": how old, and how long ago."""
    while after < last and tokens[after].text in HYPHENS:
        after += 1
    if after < last and tokens[after].lower in label_words().back:
        return True
    return quantity.start > 0 and tokens[quantity.start - 1].lower in {"aged", "age"}
