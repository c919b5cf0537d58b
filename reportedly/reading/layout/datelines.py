"""Datelines: where and when a report was filed, and by whom, before its first words.

    GOMA, DR Congo,  March 3  (XYZ)  -  Fighting resumed on Monday ...
    place            date     agency

Also `KABUL, Afghanistan (Jan. 10, 2011) –`, `TSKHINVAL, 9 April. /Alan-Inform/.`, `Quito, 4 May 2019: `, `Moscow, SANA-`, `AMMAN: ` in a round-up,
the date alone above a text, and the clock of a live blog ("16:45 GMT — ").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.name_forms import fold
from reportedly.reading.layout.cleaning import LOWER, UPPER
from reportedly.reading.layout.words import layout_words

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day|\.)?"
FULL_DATE = (
    rf"(?:(?i:{WEEKDAY})\s?,?\s+)?(?:(?i:{MONTH})\s+{DAY}\s?[.,]?\s+{YEAR}|{DAY}\s+(?:of\s+)?(?i:{MONTH})\s?,?\s+{YEAR}"
    rf"|{YEAR}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.{YEAR}|\d{{1,2}}[/-]\d{{1,2}}[/-]{YEAR})\b"
)
ANY_DATE = rf"(?:{FULL_DATE}|(?:(?i:{WEEKDAY})\s?,?\s+)?(?:(?i:{MONTH})\s+{DAY}|{DAY}\s+(?i:{MONTH}))(?!\w)|(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?(?i:[ap]\.?m\.?))?(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|EET|EEST|MSK|IST|local time|KSA)(?:[+-]\d{1,2}(?::?\d\d)?)?)?"

CAPS = rf"(?:[{UPPER}][{UPPER}'.]*[{UPPER}.]|[{UPPER}](?=\s))"
TITLE = rf"[{UPPER}][{LOWER}'.]+(?:-[{UPPER}{LOWER}]+)*"
SMALL = r"(?:(?:de|da|do|del|la|las|los|es|ez|el|al|of|y)[ -])"
REGION = rf"(?:,\s*(?:the\s+)?[{UPPER}][\w.'-]*(?:\s+(?:of\s+(?:the\s+)?|and\s+)?[{UPPER}][\w.'-]*){{0,3}}?)"
AGENCY = r"[^\W\d_][\w&.\- /]{1,30}?"
DATELINE = re.compile(
    rf"""
    (?P<place> (?: (?P<caps> {CAPS}(?:[\ /-]{CAPS}){{0,4}}) | {TITLE}(?:[\ /-]{SMALL}?{TITLE}){{0,2}} ) {REGION}{{0,2}}? )
    (?: \s?[,.]?\s* (?:
          \((?P<date1>{ANY_DATE})\)            # KABUL, Afghanistan (Jan. 10, 2011)
        | (?P<date2>{ANY_DATE})
    ) )?
    (?: \s?[,.]?\s* (?: \((?P<agency1>{AGENCY})\) | /(?P<agency2>{AGENCY})/ | \[(?P<agency3>{AGENCY})\] | (?P<agency4>(?<=,\ )[{UPPER}][\w.]*(?=\s?[-–—])) ) )?
    (?P<end> \s?[.,]?\s?(?:-{{1,3}}|[–—_\ufffd])+\s* | \s*:\s+ | \.\s+(?=[{UPPER}"'\d]) | \.?\s*$
        | (?(date1)\s+(?=[{UPPER}"'\d])|(?!)) | (?(agency1)\s+(?=[{UPPER}"'\d])|(?!)) | (?(agency2)\s+(?=[{UPPER}"'\d])|(?!)) )
    """,
    re.VERBOSE,
)  # fmt: skip
BARE = re.compile(rf"{CAPS}(?:[ -]{CAPS}){{0,2}}\s+(?=(?:The|A|An|In)\s)")
BURIED = re.compile(
    rf"(?<!\w){CAPS}(?:[ /-]{CAPS}){{0,3}}(?:,\s*{TITLE}(?:\s{TITLE}){{0,2}})?\s*(?:\({ANY_DATE}\)|,\s*{ANY_DATE}\s*\({AGENCY}\))"
)
STAMP = re.compile(
    rf"(?:(?i:published|updated|posted|last updated|created|modified|date|first published|issued)(?:\s+(?:on|at))?\s?:?\s+)?[\"'(\[]*"
    rf"(?:{FULL_DATE}|(?i:{WEEKDAY})\s?,?\s+(?:(?i:{MONTH})\s+{DAY}|{DAY}\s+(?i:{MONTH})))"
    rf"[\"')\]]*(?:\s?[,|–—-]?\s?(?:at\s+)?{CLOCK})?"
)
A_YEAR = re.compile(YEAR)
YEARS = re.compile(rf"(?<!\d){YEAR}(?=\b|-)")
FULL_DATES = re.compile(FULL_DATE)
LIVE = re.compile(
    rf"(?:(?i:updated|posted)(?:\s+at)?:?\s+)?\[?{CLOCK}\]?\s*(?:[-–—:|]+\s*|(?=[{UPPER}\"(]))(?=\S)"
)
CLOCK_ALONE = re.compile(rf"[(\[]?{CLOCK}[)\]]?")
HEADER_DATE = re.compile(
    rf"(?:(?P<issued>(?i:issued|published|released|updated|posted|dated|of publication))(?:\s+on)?[\s:]+)?(?P<date>{FULL_DATE})"
)
CLOSING = re.compile(
    rf"(?:\((?:{TITLE}(?:[\ ]{TITLE})?,\s*)?(?P<in>{FULL_DATE})\)|\n\W*(?:{TITLE}(?:[\ ]{TITLE})?,\s*)?(?P<alone>{FULL_DATE}))[\s.]*$"
)
LEADING = re.compile(rf"(?:(?i:{MONTH})\s+{DAY}|{DAY}\s+(?i:{MONTH}))(?=\s?:\s)")
PREPOSITIONS = frozenset(
    "on of in by since from until till to before after for dated and or between around about through the at issued than".split()
)
FARTHEST = 60  # letters that a place may take


@dataclass(frozen=True, slots=True)
class Dateline:
    """Offsets count in the string that was read. `day` is None where the dateline has no date, or none with a year and no way to infer it."""

    start: int
    end: int
    place: tuple[int, int] | None = None
    when: tuple[int, int] | None = None
    agency: str | None = None


def dateline_at(words: str, start: int = 0) -> Dateline | None:
    """The dateline that a paragraph opens with, if it does."""
    bare = BARE.match(words, start)  # "DETROIT The Transportation Department ..."
    if bare and is_city(bare[0].strip()):
        return Dateline(start, bare.end(), (start, start + len(bare[0].rstrip())))
    m = DATELINE.match(words, start)
    if m is None or m.end("place") - start > FARTHEST:
        return None
    name = m["place"]
    agency = next((a for a in m.group("agency1", "agency2", "agency3", "agency4") if a), None)
    group = "date1" if m["date1"] else "date2" if m["date2"] else None
    end = m["end"].strip()
    dash = end.strip(".,").strip() != "" and end != ":"
    rest = words[m.end() : m.end() + 1]
    begins = (
        not rest
        or rest.isupper()
        or rest.isdigit()
        or rest in "\"'([«$£€¿"
        or words.startswith(("al-", "el-"), m.end())
    )
    if not begins:
        return None
    if agency and re.fullmatch(ANY_DATE, agency):
        agency = None
    place = m.span("place")
    if m["agency4"] and agency not in agencies():  # "PORT-AU-PRINCE, Haiti —": no agency but where it is
        agency, place = None, (place[0], m.end("agency4"))
    known = is_city(name) or is_city(name.split(",")[0])
    if not is_dateline(m, known, agency, group is not None, dash, end, words):
        return None
    return Dateline(start, m.end(), place, m.span(group) if group else None, agency)


def is_dateline(
    m: re.Match[str], known: bool, agency: str | None, dated: bool, dash: bool, end: str, words: str
) -> bool:
    """Whether the evidence is enough: capitals, a date, an agency, a dash, a city that is known."""
    name = m["place"]
    head = name.split(",")[0]
    if not known and (head.lower() in labels() or head in agencies() or len(head) < 3):
        return False
    rest = words[m.end() : m.end() + 80]
    if m["caps"]:
        shouting = rest[:20].isupper() and len(rest) > 8
        if agency or dated:
            alone = (
                not rest and not dated and not dash and "," not in name
            )  # a heading, "CRITICAL SITES (CRS)"
            return known or not alone
        if dash:
            spaced = m["end"] not in {"-", "–"}  # not "MOSCOW-Kyiv talks"
            return spaced and (known or not (shouting or len(head) < 4))
        if end == ":":
            return known
        return False
    if agency and agency in agencies():
        return dash or known
    if agency or dated:
        alone = not rest and not m.start()
        if known and m["date2"] and A_YEAR.search(m["date2"]):
            return True  # "Baghdad, December 2, 2019. The cell announces ..."
        return (dash and (known or (bool(agency) and dated))) or (alone and dated)
    return known and dash and m["end"] not in {"-", "–"} and rest[:1].isupper()


def stamp_at(words: str) -> tuple[int, int] | None:
    """A date that stands above a text: the whole paragraph, or what it opens with ("Wednesday 21 August 2013 Security Council ...")."""
    m = STAMP.match(words)
    if m is None:
        return None
    rest = words[m.end() :].lstrip(" .,:|–—-")
    if not rest:
        return 0, len(words)
    cut = len(words) - len(rest)
    if re.fullmatch(r"\s*(?:[–—|]|--|-)\s+", words[m.end() : cut]):  # "14 November 2024 — key developments"
        return 0, cut
    opener = rest.split(None, 1)[0]
    if (
        words[m.end() : m.end() + 1] != ","
        and (opener[0].isupper() or opener.isdigit())
        and not words[m.end() : cut].strip(" .")
    ):
        return 0, cut
    return None


def hidden_stamp(words: str, within: int = 250) -> tuple[int, int] | None:
    """A date between headline and lead in one line: "24 killed in raids Monitor AFP Saturday 10 Sep 2016 Air strikes on ..." """
    if A_YEAR.search(words, 0, within) is None:
        return None
    for m in FULL_DATES.finditer(words, 0, within):
        before = words[: m.start()].split()
        rest = words[m.end() : m.end() + 2]
        if len(before) < 3 or re.search(r"[.!?]['\"]?\s", words[: m.start()]):
            return None
        if before[-1].lower() in PREPOSITIONS or before[-1][-1] in ",;":
            continue
        if len(rest) < 2 or rest[0] != " " or not (rest[1].isupper() or rest[1] in "\"'"):
            continue
        start = m.start()
        for size in (2, 1):  # the agency before the date belongs to it
            name = " ".join(before[-size:]).strip("()|,-")
            if name in agencies():
                start = words.rindex(before[-size], 0, start)
                break
        return start, m.end() + 1
    return None


def header_date(words: str) -> date | None:
    """The day on which a headline says that the report is issued: "Daily Report 98, issued on 13 April 2027", "Update, Feb. 21, 2011".

    A date that belongs to what is told ("the massacre of 4 June 1989") is none.
    """
    for m in HEADER_DATE.finditer(words):
        before = words[: m.start("date")].split()
        if m["issued"] or not before or before[-1].lower() not in PREPOSITIONS:
            return read_date(m["date"])
    return None


def closing_date(words: str) -> date | None:
    """The day that stands under a text, alone or in brackets: "... are in custody. (4 May 2019)"."""
    m = CLOSING.search(words, max(0, len(words) - FARTHEST))
    return read_date(m["in"] or m["alone"]) if m else None


def leading_date(words: str, near: date) -> date | None:
    """The day that a headline opens with: "June 8: Troops free hostages"."""
    m = LEADING.match(words)
    return read_date(m[0], near) if m else None


def read_date(words: str, near: date | None = None) -> date | None:
    """The day that the words name. Without a year it is the nearest such day up to a day after `near`, else unknown."""
    low = words.lower()
    iso = re.search(r"(\d{4})-(\d\d)-(\d\d)", low)
    if iso:
        return day_of(int(iso[1]), int(iso[2]), int(iso[3]))
    dotted = re.search(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", low)
    if dotted:
        first, second, year = int(dotted[1]), int(dotted[2]), int(dotted[3])
        if "." not in dotted[0] and first <= 12 and second <= 12 and first != second:
            return None  # 03/04/2023 is March or April, by country
        return day_of(year, second, first) if second <= 12 else day_of(year, first, second)
    month = re.search(rf"\b(?:{'|'.join(MONTHS)})[a-z]*", re.sub(rf"\b{WEEKDAY.lower()}", " ", low))
    if month is None:
        return None
    number = MONTHS.index(month[0][:3]) + 1
    year_found = re.search(rf"\b{YEAR}\b", low)
    day_found = re.search(
        r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", low.replace(year_found[0], " ") if year_found else low
    )
    if day_found is None:
        return None
    day = int(day_found[1])
    if year_found:
        return day_of(int(year_found[0]), number, day)
    if near is None:
        return None
    guesses = [d for year in (near.year - 1, near.year, near.year + 1) if (d := day_of(year, number, day))]
    return max((d for d in guesses if (d - near).days <= 1), default=None)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_city(name: str) -> bool:
    """Whether a name is that of a seat of news, or of the first of two: "Bogotá", "Juba/Malakal"."""
    first = name.split("/")[0]
    return any(form in cities() for form in (name.lower(), first.lower(), fold(first)))


@cache
def cities() -> frozenset[str]:
    return frozenset(name.lower() for name in layout_words()["cities"])


@cache
def labels() -> frozenset[str]:
    return frozenset(name.lower() for name in layout_words()["labels"])


@cache
def agencies() -> frozenset[str]:
    return frozenset(layout_words()["agencies"])
