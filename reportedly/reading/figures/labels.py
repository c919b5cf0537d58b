"""Labels: numbers that count nothing.

in 2014      5 May      16:45      a 3-1 win      Brigade 79      aged six, nine and 12      two-thirds of them
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.measures import LabelWords, label_words
from reportedly.reading.figures.quantities import Quantity
from reportedly.reading.numbers import HYPHENS
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person

STRONG = frozenset({"strong", "plus", "odd"})
LISTING = frozenset({"aged", "ages", "numbers", "nos."})


LAST_DAY = 31


def is_label(doc: Doc, quantity: Quantity, dated: set[int]) -> bool:
    """A number that counts nothing: a year, a day of a month, a time, a result, an age, the number in a name."""
    tokens, words = doc.tokens, label_words()
    first = tokens[quantity.number]
    sent = first.sent
    if quantity.number in dated:
        return True
    before = tokens[max(sent.start, quantity.start - 2) : quantity.start]
    after = tokens[quantity.end : min(sent.end, quantity.end + 2)]
    of = bool(after) and after[0].lower == "of"
    return (
        (
            bool(before)
            and not is_after_month(quantity, before[-1], words)
            and led_by_label(before, first, words, of=of)
        )
        or (bool(after) and followed_as_label(tokens[quantity.end - 1], after, words))
        or is_address(tokens[quantity.end : min(sent.end, quantity.end + 4)], words)
        or is_year(quantity, first)
        or is_bare_age(before, first, after)
        or is_foremost(first, after)
    )


def is_after_month(quantity: Quantity, near: Token, words: LabelWords) -> bool:
    """ "In March [more than 100] people died", "last May [40] were held": what is bounded or too high is no day of the month."""
    if near.lower not in words.months:
        return False
    return quantity.start < quantity.number or (quantity.best or 0) > LAST_DAY


def is_foremost(first: Token, after: Sequence[Token]) -> bool:
    """ "the conflict, [one] of the longest in Africa", "one of the most wanted men": one among its like, not one of those counted."""
    if first.lower != "one" or len(after) < 2 or after[0].lower != "of" or first.dep not in {"appos", "attr"}:
        return False
    behind = [d for c in first.children if c.lower == "of" for d in c.children if d.dep == "pobj"]
    return any(t.tag in {"JJS", "RBS"} for noun in behind for t in noun.subtree() if t.i <= noun.i)


def led_by_label(before: Sequence[Token], first: Token, words: LabelWords, *, of: bool) -> bool:
    """What stands before a number makes it a name or a share: "No. 5", "5 May", "3-1", "Brigade 79", "a third of 300"."""
    near = before[-1]
    far = before[-2] if len(before) > 1 else None
    if near.lower in {"but", "except"} and far is not None and far.lower == "all":
        return True  # "killing all but three"
    if near.lower == "of":
        return far is not None and far.lower in words.fractions
    if of:  # "Wednesday seven of them"
        return False
    if near.lower in words.labels or near.lower in words.months:
        return True
    if near.text == "," and far is not None and far.lower in words.months:
        return True  # "December, 17"
    if near.end == first.start:
        if near.text in {"/", ":"}:
            return True
        if near.text in HYPHENS:
            return far is not None and far.end == near.start
    if first.head is not near:
        return False
    return (first.text[0].isdecimal() and near.pos == "PROPN") or (
        near.tag in {"NN", "NNP"} and first.dep in {"nummod", "appos"}
    )


def followed_as_label(last: Token, after: Sequence[Token], words: LabelWords) -> bool:
    """What stands behind a number makes it a time, a day, a result or a share: "5 May", "10:30", "two-thirds"."""
    near = after[0]
    far = after[1] if len(after) > 1 else None
    if near.lower in words.clock or near.lower in words.months or near.text in {"/", "°"}:
        return True
    if far is None:
        return False
    if near.text in HYPHENS:
        glued = near.start == last.end and far.start == near.end
        named = far.text[0].isdecimal() or (far.text.isalpha() and far.lower not in STRONG)
        return far.lower in words.fractions or (
            glued and named
        )  # "3-1", "five-time premier", "six-party talks"
    return near.text == ":" and far.text[0].isdecimal()


def goes_on(doc: Doc, label: Quantity, quantity: Quantity) -> bool:
    """Whether a list of labels goes on: "aged three, six, seven and 17"."""
    between = doc.tokens[label.end : quantity.start]
    opened = label.start > 0 and doc.tokens[label.start - 1].lower in LISTING
    plain = all(t.text in {",", "and", "or", "&"} or t.pos == "NUM" for t in between)
    return opened and plain and len(between) <= 8


def is_address(after: Sequence[Token], words: LabelWords) -> bool:
    """ "44 Hungerford St."."""
    return bool(after) and after[0].pos == "PROPN" and any(t.lower in words.streets for t in after)


def is_bare_age(before: Sequence[Token], first: Token, after: Sequence[Token]) -> bool:
    """ "Tamerlan, 26, died after a gunfight"."""
    if not first.text.isdecimal() or len(first.text) > 2 or len(before) < 2:
        return False
    opened = before[1].text in {",", "("} and before[0].pos == "PROPN"
    closed = not after or after[0].text in {",", ".", ")", ";", "—", "-"} or after[0].lower == "and"
    return opened and closed


def is_year(quantity: Quantity, first: Token) -> bool:
    """ "2014" that counts nobody: "in 2014", "the 2014 attacks"; but "2014 people"."""
    text = first.text
    if (
        len(text) != 4
        or not text.isdecimal()
        or not "1800" <= text <= "2100"
        or quantity.start != quantity.number
    ):
        return False
    head = first.head
    counts = (
        head.i > first.i and head.tag in {"NNS", "NNPS"} and first.dep == "nummod" and head.i - first.i <= 3
    )
    return not (counts and is_person(head))
