"""Quantities: the numbers of a report, and how the words around them bound them.

at least  another  1.2 million
bound     passing  number       -> low 1,200,000, best and high unknown
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.measures import NumberWords, number_words, units
from reportedly.reading.numbers import ARTICLES, HYPHENS, read_number, read_numeral, whole
from reportedly.reading.parse import Doc, Token

SPANNING = frozenset({"over", "past"})
PUNCTUATION = frozenset([*",.'\"()-:;?!“”‘’–—", "'s", "’s", "...", "n't", "u.s.", "u.n."])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. `start` to `end` are the tokens with its bound, `number` to `end_number` those of the number.

    `vague`: "dozens", "several"; `currency`: the code of a sign that stands before the number.
    """

    start: int
    end: int
    number: int
    end_number: int
    low: float | None
    best: float | None
    high: float | None
    approximate: bool = False
    vague: bool = False
    currency: str | None = None

    @property
    def is_several(self) -> bool:
        """ "several", "multiple": hardly a number at all."""
        return self.vague and (self.low or 0) < 20


def find_quantities(doc: Doc) -> list[Quantity]:
    """Every number of a report with its bounds, in order, whatever it counts: also years, ages and house numbers."""
    words = number_words()
    starts, scaled = words.starts, words.scaled
    out: list[Quantity] = []
    skip = 0
    tokens = doc.tokens
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        lower = token.lower
        if lower in starts:
            if lower in ARTICLES and (i == last or tokens[i + 1].lower not in scaled):
                continue
        elif lower.isalpha() or lower in PUNCTUATION or not any(c.isdecimal() or c in "½¼¾-" for c in lower):
            continue
        if i >= skip:
            sent = token.sent
            found = read_quantity(tokens[sent.start : sent.end], i - sent.start)
            if found is not None:
                out.append(found)
                skip = found.end
    return out


def read_quantity(tokens: Sequence[Token], i: int) -> Quantity | None:
    """The quantity whose number begins at token `i` of a sentence; its own positions count in the document."""
    words = number_words()
    currency, sign = sign_before(tokens, i)
    glued = glued_sum(tokens[i])
    if glued is not None:
        value, end, currency, sign = glued[0], i + 1, glued[1], i
    elif (vague := read_vague(tokens, i, words)) is not None:
        return bounded(tokens, i, vague[1], sign, currency, vague[0], vague=True)
    elif (pair := dashed(tokens[i].text, money=currency is not None)) is not None:
        return interval(tokens, sign, i, i + 1, *pair, currency)
    else:
        found = read_number(tokens, i, money=currency is not None)
        if found is None:
            return None
        value, end = found
    second = range_end(tokens, i, end, currency)
    if second is not None:
        high, end_range = second
        if high >= 1000 > value and (scale := words.scales.get(tokens[end_range - 1].lower)):
            value = whole(value * scale)  # "10 to 15 million"
        if high > value:
            return interval(tokens, sign, i, end_range, value, high, currency)
    return bounded(tokens, i, end, sign, currency, value)


def interval(
    tokens: Sequence[Token], sign: int, i: int, end: int, low: float, high: float, currency: str | None
) -> Quantity:
    """A range: "between 20 and 30" is 20 to 30, and nothing says where in it the truth lies."""
    start = sign - 1 if sign and tokens[sign - 1].lower in {"between", "from"} else sign
    approximate = start > 0 and tokens[start - 1].lower in {"about", "around", "some", "roughly"}
    base = tokens[0].i
    return Quantity(
        start + base, end + base, i + base, end + base, low, None, high, approximate, False, currency
    )


def sign_before(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """The currency of a sign that stands before a number, and where the sum begins: "US$ 3 million"."""
    if i > 0:
        code = units().signs.get(tokens[i - 1].lower)
        if code is not None and (
            tokens[i - 1].end == tokens[i].start
            or tokens[i - 1].tag == "$"
            or not tokens[i - 1].text.islower()
        ):
            if i > 1 and tokens[i - 1].text == "$" and tokens[i - 2].end == tokens[i - 1].start:
                joined = units().signs.get(tokens[i - 2].lower + "$")  # "A $40m", "US $3"
                if joined is not None:
                    return joined, i - 2
            return code, i - 1
    return None, i


def glued_sum(token: Token) -> tuple[float, str] | None:
    """A sum with its currency in one token: "N5.7bn", "Rs200", "RM50". "F16" and "M23" are none."""
    text = token.text
    digit = next((k for k, c in enumerate(text) if c.isdecimal()), 0)
    if not 0 < digit <= 3:
        return None
    prefix = text[:digit].lower()
    value = read_numeral(text[digit:], money=True)
    if value is None:
        return None
    known = units()
    if prefix in known.signs:
        return value, known.signs[prefix]
    if prefix in known.letters and text[0].isupper() and ("," in text or text[-1].isalpha()):
        return value, known.letters[prefix]
    return None


def dashed(text: str, *, money: bool = False) -> tuple[float, float] | None:
    """A range in one token: "18–20"."""
    for mark in "–-":
        low, found, high = text.partition(mark)
        if found and low and high:
            a, b = read_numeral(low, money=money), read_numeral(high, money=money)
            return (a, b) if a is not None and b is not None and a < b else None
    return None


def read_vague(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[float, int] | None:
    """The floor of a vague number: "dozens" (24), "tens of thousands" (20,000), "several hundred" (200)."""
    lower, n = tokens[i].lower, len(tokens)
    if lower in ARTICLES:
        if [t.lower for t in tokens[i + 1 : i + 3]] == ["number", "of"]:
            return words.vague["several"], i + 2
        if (
            i + 2 < n
            and tokens[i + 1].lower in words.few
            and tokens[i + 2].lower in words.scales.keys() | words.groups.keys()
        ):
            return read_vague(tokens, i + 1, words)
        return None
    following = tokens[i + 1].lower if i + 1 < n else ""
    if lower in words.few:
        factor = words.scales.get(following) or words.groups.get(following)
        if factor is not None:
            return words.few[lower] * factor, i + 2
    floor = words.vague.get(lower)
    if floor is None or (lower == "scores" and tokens[i].pos not in {"NOUN", "ADJ", "NUM"}):
        return None
    if (
        lower in {"scores", "tens"}
        and i
        and tokens[i - 1].lower in {"the", "his", "her", "their", "its", "test", "final", "high", "top"}
    ):
        return None
    j = i + 1
    while (
        j + 1 < n
        and tokens[j].lower == "of"
        and (factor := words.vague.get(tokens[j + 1].lower))
        and lower not in {"several", "multiple"}
    ):
        floor, j = floor * factor // 2, j + 2  # "tens of thousands", "hundreds of thousands"
    return floor, j


def range_end(tokens: Sequence[Token], i: int, end: int, currency: str | None) -> tuple[float, int] | None:
    """The upper end of a range and the token after it: "between 20 and 30", "20 to 30", "20-30", "two or three"."""
    n = len(tokens)
    if end + 1 >= n:
        return None
    link, j = tokens[end], end + 1
    before = tokens[i - 1].lower if i else ""
    if currency is not None and i > 1 and before not in {"between", "from"}:
        before = tokens[i - 2].lower
    if tokens[j].lower in units().signs:
        j += 1
    if j >= n:
        return None
    if link.lower in {"to", "till", "through"}:
        changes = number_words().changes
        if any(a.lemma in changes for a in (*tokens[i].ancestors(), *tokens[j].ancestors())):
            return None
    elif link.text in HYPHENS:
        k = j
        if tokens[k].lower == "to" and k + 1 < n:
            j = k + 1
    elif link.lower == "and":
        if before != "between":
            return None
    elif link.lower == "or":
        if tokens[j].lower in {"a", "an", "half"}:
            return None
    else:
        return None
    found = read_number(tokens, j, money=currency is not None)
    if found is None or (link.text in HYPHENS and tokens[end - 1].end < link.start and before != "between"):
        return None
    return found


def bounded(
    tokens: Sequence[Token],
    i: int,
    end: int,
    sign: int,
    currency: str | None,
    value: float,
    *,
    vague: bool = False,
) -> Quantity:
    """A number under the bounds that stand before and behind it: "at least some", "or more"."""
    words = number_words()
    kinds: list[str] = []
    start = j = sign
    while j > 0 and len(kinds) < 3:
        before = tokens[j - 1].lower
        found = matched(words.before.get(before), tokens, j)
        if tokens[j - 1].dep == "prt":
            break  # "handed over six hostages"
        if before in SPANNING and tokens[j - 1].dep in {"prep", "amod"} and is_time(tokens, end):
            break  # "rescheduled over 10 years", "the past 24 hours": how long, not a bound
        if found is not None:
            j -= len(found[0])
            start = j
            kinds.append(found[1])
        elif before in words.passing:
            j -= 1
        else:
            break
    stop = end
    for phrase, kind in words.after.get(tokens[end].lower, ()) if end < len(tokens) else ():
        if [t.lower for t in tokens[end : end + len(phrase)]] == list(phrase):
            kinds.append(kind)
            stop = end + len(phrase)
            break
    low, best, high = limits(kinds, value, vague=vague)
    base = tokens[0].i
    return Quantity(
        start + base, stop + base, i + base, end + base, low, best, high, "about" in kinds, vague, currency
    )


def is_time(tokens: Sequence[Token], i: int) -> bool:
    """Whether a unit of time stands here, with a hyphen or without."""
    while i < len(tokens) and tokens[i].text in HYPHENS:
        i += 1
    return i < len(tokens) and any(m == "duration" for _, m, _ in units().words.get(tokens[i].lower, ()))


def limits(kinds: list[str], value: float, *, vague: bool) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a number under its bounds, the outermost of which counts."""
    kind = next((k for k in reversed(kinds) if k not in {"about", "exact"}), None)
    if vague:  # "dozens" promises its floor, whatever stands before it
        return value, None, None
    if kind == "least":
        return value, None, None
    if kind == "over":
        return (value + 1 if isinstance(value, int) else value), None, None
    if kind == "under":
        return None, None, (value - 1 if isinstance(value, int) and value > 1 else value)
    if kind in {"most", "almost"}:
        return None, None, value
    if "about" in kinds:
        return None, value, None
    return value, value, value


def matched(
    options: list[tuple[tuple[str, ...], str]] | None, tokens: Sequence[Token], end: int
) -> tuple[tuple[str, ...], str] | None:
    """The longest bound that ends before token `end`."""
    for phrase, kind in options or ():
        start = end - len(phrase)
        if start >= 0 and all(tokens[start + k].lower == word for k, word in enumerate(phrase)):
            return phrase, kind
    return None
