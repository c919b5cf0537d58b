"""Amounts: distances, durations, sums of money and other quantities with a unit; and the numbers that count nothing.

about 25 kilometres west of Goma     a 24-hour offensive     $1.5 billion     a 40-year-old man
distance                             duration                money            an age: no figure
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.measures import units
from reportedly.reading.findings import Number
from reportedly.reading.numbers import HYPHENS, Quantity
from reportedly.reading.parse import Doc, Token

MONTHS = frozenset("""january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.""".split())  # fmt: skip
# a number behind one of these is a name: "No. 5", "aged 40", "Resolution 1701" is told by its capital
LABELS = frozenset("no no. nos. nr. # number age ages aged channel page chapter article section paragraph route highway room flight gate act phase level".split())  # fmt: skip
CLOCK = frozenset("a.m. p.m. am pm gmt o'clock utc a.m p.m et est edt ist cet".split())
BACK = frozenset({"ago", "old", "earlier"})
FRACTIONS = frozenset(
    {"quarter", "third", "half", "quarters", "thirds", "fifth", "tenth", "fraction", "percent", "cent"}
)
STREETS = frozenset(
    {
        "street",
        "st",
        "st.",
        "avenue",
        "ave",
        "ave.",
        "road",
        "rd",
        "rd.",
        "boulevard",
        "blvd",
        "lane",
        "drive",
    }
)
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
    if after < last and tokens[after].lower in BACK:
        return True
    return quantity.start > 0 and tokens[quantity.start - 1].lower in {"aged", "age"}


def is_label(doc: Doc, quantity: Quantity, dated: set[int]) -> bool:
    """A number that counts nothing: a year, a day of a month, a time, a result, the number in a name."""
    tokens = doc.tokens
    sent = tokens[quantity.number].sent
    first = tokens[quantity.number]
    before = tokens[quantity.start - 1] if quantity.start > sent.start else None
    after = tokens[quantity.end] if quantity.end < sent.end else None
    if quantity.number in dated:
        return True
    if (
        before is not None
        and before.lower == "of"
        and quantity.start - 2 >= sent.start
        and tokens[quantity.start - 2].lower in FRACTIONS
    ):
        return True  # "a third of 300"
    if before is not None and (after is None or after.lower != "of"):
        if before.lower in LABELS or before.lower in MONTHS:
            return True
        if before.text in {"/", ":"} and before.end == first.start:
            return True  # "9/11", "16:45"
        if (
            before.text in HYPHENS
            and before.end == first.start
            and quantity.start - 2 >= sent.start
            and tokens[quantity.start - 2].end == before.start
        ):
            return True  # "3-1", "Zolote-4"
        if first.text[0].isdecimal() and before.pos == "PROPN" and first.head is before:
            return True  # "Brigade 79"
        if before.tag in {"NN", "NNP"} and first.head is before and first.dep in {"nummod", "appos"}:
            return True  # "phase two", "Resolution 1701"
    if after is not None:
        if (
            after.text in HYPHENS
            and quantity.end + 1 < sent.end
            and tokens[quantity.end + 1].lower in FRACTIONS
        ):
            return True  # "two-thirds"
        if after.lower in CLOCK or after.lower in MONTHS or after.text in {"/", "°"}:
            return True
        if (
            after.text in HYPHENS
            and after.start == tokens[quantity.end - 1].end
            and quantity.end + 1 < sent.end
            and tokens[quantity.end + 1].text[0].isdecimal()
            and tokens[quantity.end + 1].start == after.end
        ):
            return True
        if after.text == ":" and quantity.end + 1 < sent.end and tokens[quantity.end + 1].text[0].isdecimal():
            return True
    return (
        is_address(tokens, quantity, sent.end)
        or is_year(tokens, quantity, first)
        or is_bare_age(tokens, quantity, first)
    )


def goes_on(doc: Doc, label: Quantity, quantity: Quantity) -> bool:
    """Whether a list of labels goes on: "aged three, six, seven and 17"."""
    tokens = doc.tokens
    between = tokens[label.end : quantity.start]
    opened = label.start > 0 and tokens[label.start - 1].lower in {"aged", "ages", "numbers", "nos."}
    return (
        opened
        and len(between) <= 8
        and all(t.text in {",", "and", "or", "&"} or t.pos == "NUM" for t in between)
    )


def is_address(tokens: Sequence[Token], quantity: Quantity, last: int) -> bool:
    """ "44 Hungerford St."."""
    i = quantity.end
    return (
        i < last
        and tokens[i].pos == "PROPN"
        and any(t.lower in STREETS for t in tokens[i : min(i + 4, last)])
    )


def is_bare_age(tokens: Sequence[Token], quantity: Quantity, first: Token) -> bool:
    """ "Tamerlan, 26, died after a gunfight"."""
    i, end, sent = quantity.start, quantity.end, first.sent
    if end - i != 1 or not first.text.isdecimal() or len(first.text) > 2 or i - 2 < sent.start:
        return False
    closed = (
        end >= sent.end or tokens[end].text in {",", ".", ")", ";", "—", "-"} or tokens[end].lower == "and"
    )
    opened = tokens[i - 1].text in {",", "("} and tokens[i - 2].pos == "PROPN"
    return opened and closed


def is_year(tokens: Sequence[Token], quantity: Quantity, first: Token) -> bool:
    """ "2014" that counts no plural: "in 2014", "the 2014 war"."""
    if (
        len(first.text) != 4
        or not first.text.isdecimal()
        or not 1800 <= int(first.text) <= 2100
        or quantity.start != quantity.number
    ):
        return False
    head = first.head
    return not (
        head.i > first.i and head.tag in {"NNS", "NNPS"} and first.dep == "nummod" and head.i - first.i <= 3
    )
