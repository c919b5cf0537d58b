"""Furniture: the lines of a report that are not its words: bylines, credits, links, "Sign up here".

By Lena Hartmann              byline
(Reporting by A; Editing ...  credit
Read more: Kabul blast        furniture
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.reading.layout.cleaning import UPPER
from reportedly.reading.layout.datelines import agencies
from reportedly.reading.layout.words import layout_words

NAME = rf"[{UPPER}][\w.'-]+(?:\s+(?:(?:de|del|la|van|von|der|al|el|bin|ben|da|dos|di)[ -])?[{UPPER}][\w.'-]*){{0,4}}"
BYLINE = re.compile(
    rf"(?:(?i:by|from|updates by|text by|report by)|With)\s+(?i:the\s+)?{NAME}(?:\s*(?:,|/|;|&|and|in)\s+{NAME}){{0,5}}"
    rf"(?:\s*[,|/–—-]\s*[\w .,/'&-]{{2,60}})?\.?"
)
AUTHORS = re.compile(rf"[.!?\"']\s+(?P<at>{NAME}/{NAME})$")
SIGNATURE = re.compile(
    rf"[.!?\"')\]]\s*(?P<at>(?:\s?[-–—]{{1,2}}\s?|/|\()(?P<name>[{UPPER}][\w.&/ -]{{1,30}}?)[/)]?\.?)$"
)
LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+|\S+@[\w-]+\.\S+")
# Numbers of releases, page counts, separators: "2011-01-S-115", "* * *", "Page 1 of 3".
NUMBERING = re.compile(
    r"\d{2,4}-\d{1,2}-[A-Z]{1,2}\s?[-–]\s?\d{1,4}(?:[\s,&]+[\d,-]+(?:-[A-Z]-\d+)?)*|[\W\d_]+"
    r"|(?i:page \d+(?: of \d+)?)|\d+\s+(?i:comments?|shares?|views?)"
)
LEADING = " \t([*–—-"
SENTENCE = re.compile(rf"[.!?\"')\]\d—–]\s+(?P<at>[(\[]?[{UPPER}©])")
LONGEST = 240  # letters of a line that may be furniture or credits as a whole
TAIL = 700  # letters at the end of a paragraph in which credits are looked for


def kind_of(words: str) -> str | None:
    """The kind of a whole paragraph that is a byline, credits or furniture; None for what may be text."""
    if len(words) > LONGEST:
        return None
    if NUMBERING.fullmatch(words):
        return "furniture"
    if len(words) < 140 and BYLINE.fullmatch(words):
        return "byline"
    if is_credit(words):
        return "credit"
    if opener(words, "furniture") and (len(words) < 120 or words.count(".") < 2):
        return "furniture"
    lower = words.lower()
    if any(phrase in lower for phrase in layout_words()["credited"]) or words.strip("-–—/() .") in agencies():
        return "credit"
    if (
        ("@" in words or "/" in words or "www." in words)
        and (link := LINK.search(words))
        and len(words) - len(link[0]) < 30
    ):
        return "furniture"
    return None


def is_credit(words: str) -> bool:
    """What opens like credits goes on with a name ("Translated by Ana Diaz"), not with a story ("Report by the UN says")."""
    size = opener(words, "credits")
    if not size:
        return False
    rest = words[size:].lstrip(" :")
    return not rest or not rest[0].islower() or words[size - 1] in ":/©)"


def is_job(words: str) -> bool:
    """The line below a byline: "BBC News business reporter"."""
    if len(words) > 60 or words[-1:] in ".!?":
        return False
    return any(word.strip(",") in layout_words()["jobs"] for word in words.lower().split())


def credits_at(words: str, start: int) -> tuple[int, int] | None:
    """Where credits or furniture stand within a paragraph: from the start of a sentence to the end, or a link between two sentences."""
    size = len(words)
    for m in SENTENCE.finditer(words, max(start, size - TAIL)):
        at = m.start("at")
        if words[at + 1 : at + 60].split(None, 1)[:1] and at > start:
            tail = words[at:]
            link = opener(tail, "furniture") if tail[:1].isupper() else 0
            if not link and not is_credit(tail):
                continue
            if size - at <= LONGEST or not re.search(r"[.!?]['\"]? [A-Z\"]", tail):
                return at, size
            if link and re.match(r"\s+[A-Z\"]", tail[link:]):
                return at, at + link  # `... they said. Read More "We continue to ...`
    signed = AUTHORS.search(words, max(start, size - 60)) or SIGNATURE.search(words, max(start, size - 45))
    if signed is None or signed.start("at") <= start:
        return None
    name = signed["name"].strip() if signed.re is SIGNATURE else ""
    dashed = signed["at"].lstrip()[0] in "-–—"
    if not name or name in agencies() or (dashed and name.isupper() and len(name) < 12):
        return signed.start("at"), size
    return None


def opener(words: str, name: str) -> int:
    """How many letters of a line the longest phrase of the list takes that it opens with; 0 where it opens with none."""
    head = words[:60].lstrip(LEADING).lower()
    skipped = len(words[:60]) - len(head)
    first = head.split(None, 1)[0].rstrip(":") if head else ""
    for phrase in phrases(name).get(first, ()):
        if head.startswith(phrase) and not (
            phrase[-1].isalnum() and head[len(phrase) : len(phrase) + 1].isalnum()
        ):
            return skipped + len(phrase)
    return 0


@cache
def phrases(name: str) -> dict[str, list[str]]:
    """The phrases of a list by their first word, the longest first."""
    out: dict[str, list[str]] = {}
    for phrase in sorted(layout_words()[name], key=len, reverse=True):
        out.setdefault(phrase.split(None, 1)[0].rstrip(":"), []).append(phrase)
    return out
