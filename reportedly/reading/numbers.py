"""Numbers: what a number word or numeral is worth.

two hundred and six      half a million      1.2 million      5bn
206                      500,000             1,200,000        5,000,000,000
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.measures import NumberWords, number_words
from reportedly.reading.parse import Token

ARTICLES = frozenset({"a", "an"})
HYPHENS = frozenset("-–‐‑—")
FRACTIONS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}


def whole(value: float) -> float:
    """A whole number as an int: 2.5 million is 2500000."""
    value = round(value, 6)
    return int(value) if value == int(value) else value


def read_numeral(text: str, *, money: bool = False) -> float | None:
    """A numeral in one token: "6,000", "300000", "1.2", "5bn"; None for "4th", "24/7", "10:30".

    A single letter ("40m") is a scale only in a sum of money: elsewhere it is a unit.
    """
    digits = len(text)
    while digits and not text[digits - 1].isdecimal():
        digits -= 1
    head, tail = text[:digits], text[digits:].lower()
    if not digits or digits > 24 or not head[0].isdecimal() or not head.isascii():
        return None
    factor = 1
    if tail:
        words = number_words()
        found = words.scales.get(tail) or (words.glued.get(tail) if money else None)
        if found is None and tail not in {"+", ",", "."}:
            return None
        factor = found or 1
    if head.isdecimal():
        return int(head) * factor
    integer, _, decimals = head.partition(".")
    groups = integer.split(",")
    if len(groups) > 1:
        if not groups[0] or any(len(g) not in {2, 3} for g in groups[1:]) or len(groups[-1]) != 3:
            return None
        integer = "".join(groups)
    if not integer.isdecimal() or (decimals and not decimals.isdecimal()):
        return None
    return whole(float(f"{integer}.{decimals or 0}") * factor)


def read_number(tokens: Sequence[Token], i: int, *, money: bool = False) -> tuple[float, int] | None:
    """The number that begins at token `i` and the token after it: "two hundred and six" is (206, i + 4).

    "a" and "half" count only before a scale or group ("a dozen", "half a million"). Vague plurals are no number here.
    """
    words = number_words()
    lower, n = tokens[i].lower, len(tokens)
    if lower in ARTICLES:
        # "a hundred and twenty", "a dozen"; "a million" but not "a thousand-strong" of something else
        if i + 1 < n and (tokens[i + 1].lower in words.scales or tokens[i + 1].lower in words.groups):
            return grown(tokens, i + 1, 1, words)
        if (
            [t.lower for t in tokens[i + 1 : i + 4]] == ["quarter", "of", "a"]
            and i + 4 < n
            and (factor := words.scales.get(tokens[i + 4].lower))
        ):
            return whole(factor / 4), i + 5
        if i + 1 < n and tokens[i + 1].lower == "half" and i + 3 < n and tokens[i + 2].text in HYPHENS:
            found = read_number(tokens, i + 1)
            return found
        return None
    if lower == "half":
        j = i + 1
        while j < n and (tokens[j].lower in {"a", "an"} or tokens[j].text in HYPHENS):
            j += 1
        if (
            j < n
            and j > i + 0
            and (factor := words.scales.get(tokens[j].lower) or words.groups.get(tokens[j].lower))
        ):
            return whole(factor / 2), j + 1
        return (0.5, j) if j > i + 1 and tokens[j - 1].lower in {"a", "an"} else None
    value: float | None
    if lower[:1].isdecimal():
        value = read_numeral(tokens[i].text, money=money)
        if value is None:
            return None
        j = i + 1
        if value < 1000 and j < n and tokens[j].text == "000" and tokens[j].start == tokens[i].end + 1:
            value, j = value * 1000, j + 1  # "6 000": a blank groups the digits
        if j < n and tokens[j].text in FRACTIONS:
            value, j = value + FRACTIONS[tokens[j].text], j + 1
        return grown(tokens, j, value, words, money=money)
    if lower in FRACTIONS:
        return FRACTIONS[lower], i + 1
    if lower in words.cardinals:
        value, j = words.cardinals[lower], i + 1
        if value >= 20 and j < n:  # "twenty-five", "twenty five"
            k = j + (tokens[j].text in HYPHENS)
            if k < n and 0 < words.cardinals.get(tokens[k].lower, 0) < 10:
                value, j = value + words.cardinals[tokens[k].lower], k + 1
        return grown(tokens, j, value, words)
    if "-" in lower or "–" in lower:  # a tokeniser may keep "twenty-five" whole
        parts = [words.cardinals.get(p) for p in lower.replace("–", "-").split("-")]
        if len(parts) == 2 and parts[0] and parts[1] and parts[0] >= 20 and parts[1] < 10:
            return grown(tokens, i + 1, parts[0] + parts[1], words)
    if lower in words.scales and lower in {"hundred", "thousand", "million"}:
        return grown(tokens, i, 1, words)
    return None


def grown(
    tokens: Sequence[Token], j: int, value: float, words: NumberWords, *, money: bool = False
) -> tuple[float, int]:
    """A number with the scales and parts that follow it: "two | hundred and six", "1.2 | million", "two | dozen"."""
    n = len(tokens)
    total = 0.0
    while j < n:
        lower = tokens[j].lower
        step = j
        if (
            lower in HYPHENS
            and [t.lower for t in tokens[j + 1 : j + 5 : 2]] == ["and", "a"]
            and tokens[min(j + 5, n - 1)].lower == "half"
        ):
            return whole(total + value + 0.5), j + 6  # "two-and-a-half"
        if lower in HYPHENS and j + 1 < n:
            lower, step = tokens[j + 1].lower, j + 1
        if lower in words.scales:
            factor = words.scales[lower]
            value, j = value * factor, step + 1
            if factor >= 1000:
                total, value = total + value, 0
        elif lower in words.groups and step == j:
            return whole(total + value * words.groups[lower]), j + 1
        elif (
            lower.rstrip(".") in words.glued
            and tokens[j].start == tokens[j - 1].end
            and (
                money or (j + 1 < n and tokens[j + 1].tag in {"NNS", "NNPS"})
            )  # "1.2m people", not "10,000m"
        ):
            value, j = value * words.glued[lower.rstrip(".")], j + 1
        elif lower == "and" and step == j and j + 1 < n:
            if [t.lower for t in tokens[j + 1 : j + 3]] == ["a", "half"]:
                factor = words.scales.get(tokens[j + 3].lower, 1) if j + 3 < n else 1
                return whole((total + value + 0.5) * factor), j + 3 + (factor > 1)  # "one and a half million"
            small = words.cardinals.get(tokens[j + 1].lower)
            scaled = tokens[j - 1].lower in words.scales
            if small is None or not scaled or (j + 2 < n and tokens[j + 2].lower in words.scales):
                break
            part = read_number(tokens, j + 1)
            if part is None or part[0] >= 100:
                break
            return whole(total + value + part[0]), part[1]
        elif lower in words.cardinals and tokens[j - 1].lower in words.scales and step == j:
            part = read_number(tokens, j)  # "two thousand three hundred"
            if part is None or part[0] >= (value or total):
                break
            return whole(total + value + part[0]), part[1]
        else:
            break
    return whole(total + value), j
