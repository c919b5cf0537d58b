"""Layout: what is headline, dateline, body and furniture, and the text as the parser should see it.

    Truce frays near Sake                                        headline
    GOMA, DR Congo, March 3 (CPA) -                              dateline
    Fighting resumed on Monday ...                               body
    (Reporting by Ann Lee)                                       credit

The parser gets a cleaned text (straight quotes, no soft hyphens, wrapped lines joined); `offsets` leads back to the text as given.
Blocks follow one another with a space between; bullets are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.reading.layout import casing, datelines, furniture
from reportedly.reading.layout.cleaning import Source, clean
from reportedly.reading.layout.omissions import find_omissions
from reportedly.reading.layout.paragraphs import BULLET, find_paragraphs
from reportedly.report import Report
from reportedly.span import Span

KINDS = ("headline", "byline", "dateline", "body", "item", "credit", "furniture")
HEADLINE, STANDFIRST, SUBHEAD = (
    200,
    120,
    90,
)  # letters that a headline may have, one with a full stop, one between paragraphs
HEADER = 8  # paragraphs in which the first dateline is looked for

TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?]['\"]? [A-Z]")

# A headline in capitals before the lead in one line: "QATAR PLEDGES HELP FOR SUDAN -- The loan ..."
SHOUTED = re.compile(r"((?:[^a-z\s]+ ){4,30}?)(?:--|[-–—|]) (?=[A-Z][a-z]|[A-Z] )")

# A piece of a cleaned paragraph: from, to, kind.
Piece = tuple[int, int, str]

HEAD = 400  # letters in which the year of a dateline is looked for


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the cleaned text: `start` and `end` count in it; `kind` is one of KINDS."""

    start: int
    end: int
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Layout:
    """`clean[i]` was read from `text[offsets[i]]`; sentences never cross a block.

    `sifted`: triage left out parts of the report, all of it if that was about sport, markets or fiction.
    """

    clean: str
    offsets: list[int]
    blocks: list[Block]
    sifted: bool = False


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline with what it says. `is_full`: its date has a year of its own."""

    span: Span
    place: Span | None
    day: date | None
    is_full: bool
    agency: str | None


def find_layout(text: str) -> Layout:
    """The blocks of a report, in order."""
    source = Source(text, find_omissions(text))
    seams = [place for place in source.places if source.missing[place] == " "]
    paragraphs = [clean(source, lines) for lines in find_paragraphs(text)]
    pieces = arrange([words for words, _ in paragraphs])
    parts: list[str] = []
    offsets: list[int] = []
    blocks: list[Block] = []
    length = 0
    for (words, letters), cut in zip(paragraphs, pieces, strict=True):
        for start, end, kind in cut:
            for low, high, part in at_seams(start, end, kind, letters, seams):
                while high > low and words[high - 1] == " ":
                    high -= 1
                while low < high and words[low] == " ":
                    low += 1
                if low == high:
                    continue
                if parts:
                    parts.append(" ")
                    offsets.append(offsets[-1])
                    length += 1
                parts.append(words[low:high])
                offsets.extend(letters[low:high])
                blocks.append(Block(length, length + high - low, part))
                length += high - low
    cleaned = "".join(parts)
    said = [(b.start, b.end) for b in blocks if b.kind not in {"dateline", "credit"}]
    headlines = {(b.start, b.end) for b in blocks if b.kind == "headline"}
    return Layout(casing.truecase(cleaned, said, headlines), offsets, blocks)


def arrange(paragraphs: list[str]) -> list[list[Piece]]:
    """For each paragraph its pieces with their kinds."""
    out = [pieces(words, i) for i, words in enumerate(paragraphs)]
    kinds = [[kind for _, _, kind in cut] for cut in out]
    first_dateline = next(
        (i for i, cut in enumerate(kinds[:HEADER]) if "dateline" in cut and len(cut) > 1), None
    )
    last = len(out) - 1
    for i, cut in enumerate(out):
        if len(cut) != 1 or cut[0][2] not in {"body", "item"}:
            continue
        start, end, kind = cut[0]
        words = paragraphs[i][start:end]
        above = first_dateline is not None and i < first_dateline
        begun = any("body" in before for before in kinds[:i])
        title = is_title(words) and not (begun and (len(words) > SUBHEAD or words.startswith('"')))
        if kind == "body" and (title or (above and len(words) <= STANDFIRST)):
            if i < last:
                out[i] = [(start, end, "headline")]
            elif i and len(words.split()) <= 5:
                out[i] = [(start, end, "credit")]
        elif furniture.is_job(words) and i and kinds[i - 1] == ["byline"]:
            out[i] = [(start, end, "byline")]
    return out


def pieces(words: str, i: int) -> list[Piece]:
    """The pieces of one paragraph by its own words; `i` is its place in the report."""
    if not words:
        return []
    kind = furniture.kind_of(words)
    if kind:
        return [(0, len(words), kind)]
    start, text_kind = 0, "body"
    bullet = BULLET.match(words)
    if bullet and bullet.end() < len(words):
        start, text_kind = bullet.end(), "item"
    clock = datelines.LIVE.match(words, start)
    if clock:
        return [
            (start, clock.end(), "dateline"),
            *after(words, clock.end(), "headline" if is_title(words[clock.end() :]) else "item"),
        ]
    if datelines.CLOCK_ALONE.fullmatch(words, start):
        return [(start, len(words), "dateline")]
    out: list[Piece] = []
    stamp = datelines.stamp_at(words[start : start + 200]) if i < HEADER or len(words) < 80 else None
    if stamp and (len(words) <= 200 or stamp[1] < 200):
        out.append((start, start + stamp[1], "dateline"))
        start += stamp[1]
    found = datelines.dateline_at(words, start)
    if found is None and i < HEADER:
        buried = datelines.BURIED.search(words, start, start + 400)
        opened = datelines.dateline_at(words, buried.start()) if buried else None
        if buried and opened:
            out.append((start, buried.start(), "headline"))
            found = opened
    if found is None and i == 0 and not out:
        hidden = datelines.hidden_stamp(words[start:])
        if hidden:
            above = furniture.kind_of(words[start : start + hidden[0]].strip()) or "headline"
            out += [(start, start + hidden[0], above), (start + hidden[0], start + hidden[1], "dateline")]
            start += hidden[1]
    if found:
        out.append((found.start, found.end, "dateline"))
        start = found.end
    elif i == 0 and not out and (shouted := SHOUTED.match(words, start)) and casing.is_shouted(shouted[1]):
        out.append((start, shouted.end(1), "headline"))
        start = shouted.end()
    return [*out, *after(words, start, text_kind)]


def after(words: str, start: int, kind: str) -> Iterator[Piece]:
    """The text from `start` on, with credits and links apart: those at its end, and "Read more" between two sentences."""
    while start < len(words):
        cut = furniture.credits_at(words, start) if kind != "headline" else None
        if cut is None:
            yield start, len(words), kind
            return
        low, high = cut
        yield start, low, kind
        yield low, high, furniture.kind_of(words[low:high][: furniture.LONGEST].strip()) or "credit"
        start = high


def is_title(words: str) -> bool:
    """Whether a paragraph is a headline by its form: short, and no sentence ends in it."""
    if not words or len(words) > HEADLINE or words.rstrip("\"')] ")[-1:] in {".", "!", "…", ":", ";", ","}:
        return False
    return len(words.split()) <= 30 and TWO_SENTENCES.search(words) is None


def at_seams(
    start: int, end: int, kind: str, letters: list[int], seams: list[int]
) -> Iterator[tuple[int, int, str]]:
    """The piece without the spaces around it, cut where a headline was glued to its lead."""
    for seam in seams:
        at = bisect_right(letters, seam - 1, start, end)
        if start < at < end and letters[at] == seam:
            yield start, at - 1, "headline"
            start = at
    yield start, end, kind


def find_datelines(text: str, layout: Layout, published: date | None = None) -> list[Dateline]:
    """All datelines, in order. A date without a year is inferred from `published`, or stays None."""
    out = []
    for block in layout.blocks:
        if block.kind != "dateline":
            continue
        words = layout.clean[block.start : block.end]
        found = datelines.dateline_at(layout.clean, block.start)
        place = _span(text, layout, found.place) if found and found.place else None
        when = layout.clean[slice(*found.when)] if found and found.when else words if not found else ""
        day = datelines.read_date(when, published)
        is_full = day is not None and datelines.read_date(when) is not None
        agency = found.agency if found else None
        out.append(Dateline(_span(text, layout, (block.start, block.end)), place, day, is_full, agency))
    return out


def find_dateline(text: str, layout: Layout, published: date | None = None) -> Dateline | None:
    """The dateline of the report: the first that names a place, else the first."""
    found = find_datelines(text, layout, published)
    return next((d for d in found if d.place), found[0] if found else None)


def find_published(text: str, layout: Layout) -> date | None:
    """The day of publication that the report itself gives, with its year: in a dateline, above the first paragraph or under the last."""
    first = next((b.start for b in layout.blocks if b.kind in {"body", "item"}), len(layout.clean))
    body = layout.offsets[first] if first < len(layout.offsets) else len(text)
    for dateline in find_datelines(text, layout):  # further down, a date alone is a heading of a chronology
        if dateline.is_full and (dateline.place or dateline.span.start < body):
            return dateline.day
    for block in layout.blocks:
        if block.start < first and block.kind in {"headline", "byline"}:
            day = datelines.header_date(layout.clean[block.start : block.end])
            if day:
                return day
    return datelines.closing_date(layout.clean)


def infer_published(text: str, layout: Layout) -> date | None:
    """The day of a dateline or at the head of a headline without a year, where the head of the report names one year and no other
    ("2010-10-CA-127 ... (Oct. 13)", "June 8: Troops free hostages").
    """
    years = {int(m[0]) for m in datelines.YEARS.finditer(layout.clean[:HEAD])}
    if len(years) != 1:
        return None
    latest = date(years.pop(), 12, 31)
    days = [d.day for d in find_datelines(text, layout, latest)]
    days += [datelines.leading_date(layout.clean[b.start : b.end], latest) for b in layout.blocks[:1]]
    return next((day for day in days if day and day.year == latest.year), None)


def dated(report: Report, layout: Layout) -> Report:
    """The report with the day of publication that it gives for itself, where nobody gave one."""
    if report.published:
        return report
    if day := find_published(report.text, layout):
        return replace(report, published=day, published_from="dateline")
    if day := infer_published(report.text, layout):
        return replace(report, published=day, published_from="inferred")
    return report


def _span(text: str, layout: Layout, part: tuple[int, int]) -> Span:
    low, high = part
    return Span.of(text, layout.offsets[low], layout.offsets[high - 1] + 1)
