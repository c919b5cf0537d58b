"""Omissions: what a writer or a web scraper left out and the parser needs.

    Syrias Idlib     the Assads forces... didnt     Pleads Not GuiltyAccused bomber pleaded ...
         ^ '                 ^ '             ^ '                     ^ space, and a new paragraph

Only where the text itself gives the evidence: it has no apostrophe at all, and it writes "Syria" elsewhere.
"""

from __future__ import annotations

import re

from reportedly.reading.layout.cleaning import LOWER, UPPER

APOSTROPHE = re.compile(r"['’‘ʼ`´]|&#39;|&rsquo;|&apos;")
SHORTEST = 200  # letters; in less text a missing apostrophe shows nothing

CONTRACTIONS = {
    word.replace("'", ""): word.index("'")
    for word in (
        "don't doesn't didn't isn't aren't wasn't weren't couldn't wouldn't shouldn't hasn't haven't hadn't can't won't "
        "mustn't needn't ain't that's there's what's he's she's you're they're you've they've we've i've i'm you'll they'll"
    ).split()
}
CONTRACTION = re.compile(rf"\b(?:{'|'.join(CONTRACTIONS)})\b", re.IGNORECASE)
NAME_S = re.compile(rf"\b([{UPPER}][\w-]*[{LOWER}])s(?=\s+([\w$£€\"“]+))")
NAME = re.compile(rf"\b([{UPPER}][\w-]*)(?=[.,;:!?)]|\s+([a-z]+)|\s*$)")
FUNCTION_WORDS = frozenset(
    "a an the and or but nor of in on at to for from by with into over under after before since until during against between "
    "as than that which who whom whose where when while because if though although is are was were be been being has have had "
    "do does did will would can could may might must shall should not no also still now then there here he she it they we you "
    "i his her its their our said says say told tells told have too both either only alone "
    "denied agreed warned announced accused claimed insisted confirmed reported vowed demanded rejected became began launched".split()
)
# Halves of names that are written in one word ("McDonald", "DeVos", "LaRussa").
HALVES = frozenset("Mc Mac De La Le Van Von Di Du Da El Al Fitz O".split())
CAMEL = re.compile(rf"(?<=[{LOWER}\d)\"”])(?=(?:[{UPPER}][{LOWER}]+|A|I)\s)")
HEADLINE = 200  # letters in which a headline glued to the lead must end


def find_omissions(text: str) -> dict[int, str]:
    """By offset, what has to be put before the letter there."""
    out: dict[int, str] = {}
    if len(text) >= SHORTEST and not APOSTROPHE.search(text):
        out = lost_apostrophes(text)
    seam = glued_headline(text)
    if seam is not None:
        out[seam] = " "
    return dict(sorted(out.items()))


def lost_apostrophes(text: str) -> dict[int, str]:
    out = {}
    if not CONTRACTIONS.keys().isdisjoint(text.lower().split()):
        out = {m.start() + CONTRACTIONS[m[0].lower()]: "'" for m in CONTRACTION.finditer(text)}
    alone = standing_alone(text)
    for m in NAME_S.finditer(text):
        if m[2].lower() not in FUNCTION_WORDS and m[1] in alone:
            out[m.end() - 1] = "'"
    return out


def standing_alone(text: str) -> set[str]:
    """The capitalised words that the text uses as whole noun phrases ("in Syria on Friday"), as no adjective ("Syrian") ever is."""
    return {m[1] for m in NAME.finditer(text) if m[2] is None or m[2] in FUNCTION_WORDS}


def glued_headline(text: str) -> int | None:
    """Where a lead begins that was glued to its headline: "Pleads Not GuiltyAccused New York bomber pleaded ..." """
    start = len(text) - len(text.lstrip())
    line_end = text.find("\n", start)
    end = min(start + HEADLINE, line_end if line_end >= 0 else len(text))
    head = text[start:end]
    for m in CAMEL.finditer(head):
        before = head[: m.start()]
        if re.search(r"[.!?]\s", before):
            return None
        words = before.split()
        if len(words) < 4:
            continue
        left = re.sub(r"\W", "", words[-1])
        following = re.match(r"\w+", head[m.start() :])
        right = following[0] if following else ""
        if left in HALVES or len(left) < 2:
            continue
        if len(right) == 1 or is_common(text, left) or is_common(text, right):
            return start + m.start()
    return None


def is_common(text: str, word: str) -> bool:
    """Whether the text writes the word small elsewhere; half of "YouTube" or "ExxonMobil" it would not."""
    return len(word) > 2 and re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) is not None
