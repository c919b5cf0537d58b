"""Furniture: the lines of a report that are not its words: bylines, credits, links, "Sign up here".

By Lena Hartmann              byline
(Reporting by A; Editing ...  credit
Read more: Kabul blast        furniture
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.reading.cleaning import LOWER, UPPER
from reportedly.reading.datelines import agencies
from reportedly.reading.layout_words import layout_words

NAME = rf"[{UPPER}][\w.'-]+(?:\s+(?:(?:de|del|la|van|von|der|al|el|bin|ben|da|dos|di)[ -])?[{UPPER}][\w.'-]*){{0,4}}"
BYLINE = re.compile(
    rf"(?:(?i:by|from|updates by|text by|report by)|With)\s+(?i:the\s+)?{NAME}(?:\s*(?:,|/|;|&|and|in)\s+{NAME}){{0,5}}"
    rf"(?:\s*[,|/–—-]\s*[\w .,/'&-]{{2,60}})?\.?"
)
AUTHORS = re.compile(rf"[.!?\"']\s+(?P<at>{NAME}/{NAME})$")
SIGNATURE = re.compile(
    rf"(?:^|[.!?\"')\]]\s*)(?P<at>(?:\s?[-–—]{{1,2}}\s?|/|\()(?P<name>[{UPPER}][\w.&/ -]{{1,30}}?)[/)]?\.?)$"
)
LETTER = re.compile(rf"[{LOWER}{UPPER}]")
LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|[\w.+-]+@[\w-]+\.)\S*")
# Numbers of releases, page counts, separators: "2011-01-S-115", "* * *", "Page 1 of 3".
NUMBERING = re.compile(
    r"(?:\d{2,4}-\d{1,2}-[A-Z]{1,2}\s?[-–]\s?\d{1,4}(?:[\s,&]+[\d,-]+(?:-[A-Z]-\d+)?)*|[\W\d_]+|(?i:page \d+(?: of \d+)?)|\d+\s+(?i:comments?|shares?|views?))"
)
TAIL = 700  # letters at the end of a paragraph in which credits are looked for
LONGEST = 240  # letters of a line that may be furniture or credits as a whole


def kind_of(words: str) -> str | None:
    """The kind of a whole paragraph that is a byline, credits or furniture; None for what may be text."""
    if len(words) > LONGEST:
        return None
    if NUMBERING.fullmatch(words):
        return "furniture"
    if BYLINE.fullmatch(words) and len(words) < 140:
        return "byline"
    if m := opener("credits").match(words):
        return "credit" if is_credit(words, m) else None
    if opener("furniture").match(words) and (len(words) < 120 or words.count(".") < 2):
        return "furniture"
    if credited().search(words):
        return "credit"
    link = LINK.search(words)
    if link and len(words) - len(link[0]) < 30:
        return "furniture"
    if words.strip("-–—/() .") in agencies():
        return "credit"
    return None


def is_credit(tail: str, m: re.Match[str]) -> bool:
    """What opens like credits goes on with a name ("Translated by Ana Diaz"), not with a story ("Report by the UN says")."""
    rest = tail[len(m[0]) :].lstrip(" :")
    return not rest or not rest[0].islower() or ":" in m[0] or m[0].startswith(("©", "(", "copyright"))


def is_job(words: str) -> bool:
    """The line below a byline: "BBC News business reporter"."""
    return (
        len(words) < 60
        and words[-1:] not in ".!?"
        and any(word.strip(",") in jobs() for word in words.lower().split())
    )


def credits_at(words: str, start: int) -> tuple[int, int] | None:
    """Where credits or furniture stand within a paragraph: from the start of a sentence to the end, or a link between two sentences."""
    size = len(words)
    for m in inside().finditer(words, max(start, size - TAIL)):
        at = m.start("at")
        if at <= start or not is_credit(words[at:], m):
            continue
        if size - at <= LONGEST or not re.search(r"[.!?]['\"]? [A-Z\"]", words[at:]):
            return at, size
        if re.match(r"\s+[A-Z\"]", words[m.end() :]) and opener("furniture").match(m["at"]):
            return at, m.end()  # `... they said. Read More "We continue to ...`
    signed = AUTHORS.search(words, max(start, size - 60)) or SIGNATURE.search(words, max(start, size - 45))
    if signed is None or signed.start("at") <= start:
        return None
    name = signed["name"].strip() if "name" in signed.groupdict() else ""
    if (
        not name
        or name in agencies()
        or (signed["at"].lstrip()[0] in "-–—" and name.isupper() and len(name) < 12)
    ):
        return signed.start("at"), size
    return None


@cache
def opener(name: str) -> re.Pattern[str]:
    """The list as a pattern for the first words of a line."""
    return re.compile(rf"[\s(\[*–—-]*(?:{alternatives(name)})", re.IGNORECASE)


@cache
def inside() -> re.Pattern[str]:
    """The beginnings of credits and furniture as a pattern for the start of a sentence within a paragraph."""
    ends = r"(?<=[.!?\"')\]\d]\s)|(?<=[.!?\"')\]]\s\()|(?<=[—–]\s)"
    return re.compile(
        rf"(?:{ends})(?P<at>[(\[]?(?:{alternatives('credits', capital=True)}|{alternatives('furniture', capital=True)}))"
    )


@cache
def credited() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, layout_words()["credited"])), re.IGNORECASE)


@cache
def jobs() -> frozenset[str]:
    return frozenset(layout_words()["jobs"])


def alternatives(name: str, *, capital: bool = False) -> str:
    words = [word for word in layout_words()[name] if not (capital and word.startswith("("))]
    if capital:
        words = list(
            dict.fromkeys(form for word in words for form in (word[0].upper() + word[1:], word.title()))
        )
    return "|".join(
        re.escape(word) + (r"\b" if word[-1].isalnum() else "")
        for word in sorted(words, key=len, reverse=True)
    )
