"""Claims: every number of people that a report gives for a happening, with who says it and what it counts.

"…, killing nine villagers, the fire brigade of Ganta said, up from seven that it had counted before"
EMS: killed 6; EMS: killed 2, group children, a part; EMS: killed 4, stale
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.ledger.model import Row
from reportedly.ledger.sources import Source
from reportedly.ledger.tellings import Telling
from reportedly.ledger.wording import found, last, listed, sentence_around, since, tokens
from reportedly.name_forms import key

PEOPLE = frozenset({"killed", "injured", "missing", "displaced", "detained", "released", "participants"})
FITS = {
    "killed": ("violence", "thread", "protest", "coercion", "force"), "injured": ("violence", "thread", "protest", "custody", "force"),
    "missing": ("violence", "thread"), "displaced": ("flight", "thread"), "detained": ("custody", "coercion", "protest"),
    "released": ("release", "custody"), "participants": ("protest", "force"),
}  # fmt: skip
TYPES = {
    "killed": ("ASSAULT",), "injured": ("ASSAULT",), "missing": ("ASSAULT",), "displaced": ("AID", "COERCE", "RETREAT"), "detained": ("COERCE",),
    "released": ("RETREAT", "CONCEDE", "COOPERATE"), "participants": ("PROTEST", "MOBILIZE"),
}  # fmt: skip
ARTICLE = re.compile(r"(?:an?|the|his|her|their|another)\b", re.IGNORECASE)
AGE = re.compile(
    r"\b(?:aged?|(?:man|woman|boy|girl|child|person|teacher|soldier|driver|resident|pupil|student) (?:of|aged))\s*$",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"(?:(?:its|their|the|other|more)\s+)*((?:[A-Z][\w'’-]+\s+)+)[a-z]")
CAMPS = {"state": ("MIL", "COP", "SPY", "GOV", "PRM"), "rebels": ("REB",), "gangs": ("CRM",)}
BEFORE = 34  # characters before a number in which "an earlier count of" stands
AFTER = 40
DETERMINERS = frozenset(
    "a an the its their his her our this these those some other more all two three".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One number. `order` puts claims of one source in sequence; `label` is who is counted, None for all."""

    measure: str
    low: float | None
    best: float | None
    high: float | None
    source: Source
    report: str
    span: tuple[int, int]
    group: str | None
    label: str | None
    side: tuple[str | None, str | None]  # the nation and the camp of who is counted
    since: str | None
    order: tuple[str, bool, int, str, int]
    sentence: int
    stale: bool = False
    part: bool = False
    planned: bool = False
    weak: bool = False  # "a man": somebody, where others give a number

    @property
    def numbers(self) -> list[float]:
        return [n for n in (self.low, self.best, self.high) if n is not None]

    @property
    def most(self) -> float:
        return max(self.numbers, default=0.0)

    def of_all(self) -> Claim:
        """The same number, of everybody instead of a group."""
        return replace(self, group=None, label=None, part=False)

    @property
    def key(self) -> tuple[float | None, float | None, float | None]:
        return self.low, self.best, self.high

    @property
    def voiced(self) -> bool:
        """Said by somebody, not told by the outlet alone."""
        return self.source.statement is not None and not self.source.relays


@lru_cache(maxsize=1 << 12)
def label_of(group: str | None) -> str | None:
    """The head of who is counted: "three South Ossetian servicemen" is servicemen, "people" is everyone."""
    if not group:
        return None
    words = [w for w in tokens(group) if w not in DETERMINERS and not w.isdigit()]
    while words and words[0] == "of":
        words = words[1:]
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "in", "who", "from", "at")), len(words))
    head = next(iter(words[cut - 1 : cut]), None)
    if head is None or head in listed("anyone"):
        return None
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


def side_of(who: Row | None, group: str | None) -> tuple[str | None, str | None]:
    """Whose they are: "two Chadian soldiers" are of Chad and of the state, "five of its fighters" of the rebels that say so."""
    if who is not None and who["code"]:
        camp = next((c for c, sectors in CAMPS.items() if who["sector"] in sectors), None)
        return who["country"], f"{who['country']} {camp}" if camp else None
    named = CAPITALS.match(group or "")
    return (key(named.group(1)) if named else None), None


def claim(
    figure: Row,
    source: Source,
    text: str,
    order: tuple[str, bool, int, str],
    telling: Telling,
    who: Row | None,
) -> Claim:
    """A figure of a reading as a claim."""
    start, end = figure["span"]["start"], figure["span"]["end"]
    left, right = sentence_around(text, start, end)
    before, after = text[max(left, start - BEFORE) : start], text[end : min(right, end + AFTER)]
    group = figure["group"]["text"].strip("\"“”' ") if figure["group"] else None
    stretch = since(text[left:right])
    return Claim(
        measure=figure["measure"], low=figure["low"], best=figure["best"], high=figure["high"], source=source,
        report=telling.report, span=(start, end), group=group, label=label_of(group), side=side_of(who, group),
        since=stretch.group() if stretch else None,
        order=(*order, start), sentence=left, stale=is_stale(before, after), part=any(found(name, after[:16]) for name in ("part", "share")) or
        (found("part", before[-16:]) is not None), planned=telling.status in ("planned", "hypothetical"),
        weak=figure["low"] == figure["high"] == 1 and ARTICLE.match(figure["span"]["text"]) is not None,
    )  # fmt: skip


def uncounted(text: str, start: int, end: int) -> bool:
    """An age ("a man of 41") or a number in brackets ("the emergency service (112)")."""
    return AGE.search(text[max(0, start - 24) : start]) is not None or (
        text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    )


def is_stale(before: str, after: str) -> bool:
    """ "raising an earlier count of", "from" in "from four dead to three"; the number after the "to" is the new one."""
    if after.startswith(" of the"):
        return False
    at_once, cue = last("replaced", before), last("stale", before)
    if at_once is not None and len(before) - at_once.end() <= 2:
        return True
    between = before[cue.end() :] if cue is not None else ","
    return len(between) <= 16 and "," not in between and " to " not in f"{between} "


def added(claims: Sequence[Claim]) -> list[Claim]:
    """One source's groups of one sentence, without a total, added up: "four drivers and a child" are five."""
    first = claims[0]

    def total(values: Iterable[float | None]) -> float | None:
        values = list(values)
        return None if None in values else sum(v for v in values if v is not None)

    whole = replace(first, low=total(c.low for c in claims), best=total(c.best for c in claims), high=total(c.high for c in claims),
                    group=None, label=None)  # fmt: skip
    return [whole, *(replace(c, part=True) for c in claims)]
