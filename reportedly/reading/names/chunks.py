"""Chunks: what a run of capitals comes to, once it is cut into what the directory knows, titles and the rest.

Syrian + Network for Human Rights      Interior + Minister      Bank of + England
one organisation                       one office               one organisation
"""

from __future__ import annotations

from reportedly.name_forms import fold
from reportedly.naming import Naming
from reportedly.reading.findings import Name

AREAS = frozenset({"place", "country", "demonym"})
OPEN = frozenset({"other", "organisation"})
OF_PLACES = frozenset(
    {"de", "del", "da", "do", "das", "dos", "des", "du"}
)  # in the names of towns as much as of people
BODIES = frozenset({"organisation", "group"})


def joined(parts: list[Name], texts: list[str], lowers: list[str], words: Naming) -> list[Name]:
    """Parts that make one name are joined: "Syrian" and "Network for Human Rights", "Interior" and "Minister"."""
    out: list[Name] = []
    for part in parts:
        previous = out[-1] if out and out[-1].end == part.start else None
        if (
            previous is not None
            and previous.record is None
            and lowers[part.start - 1] in {"of", "for", "the"}
        ):
            previous.end = part.end  # "Bank of England"
            continue
        if part.record is None and part.kind == "other":
            part.kind = kind_of_chunk(part, texts, lowers, words)
            if (
                part.kind == "organisation"
                and previous is not None
                and previous.kind == "office"
                and previous.end - previous.start == 1
            ):
                part.start = out.pop().start  # "Premier League"
            elif part.kind in {"organisation", "place", "thing"} and previous is not None:
                if previous.record is not None and part.end - part.start == 1 and previous.kind in BODIES:
                    previous.end = part.end  # "the Houthi Movement"
                    continue
                while out and out[-1].end == part.start and (out[-1].kind in AREAS or out[-1].kind in BODIES):
                    part.start = out.pop().start
            elif previous is not None and previous.kind == "office":
                part.kind = "person"
        elif (
            part.kind == "office"
            and previous is not None
            and previous.record is None
            and previous.kind in OPEN
        ):
            part.start = out.pop().start  # "Interior Minister"
        out.append(part)
    for name in out:
        if name.kind == "thing":
            name.kind = "other"
    return out


def kind_of_chunk(chunk: Name, texts: list[str], lowers: list[str], words: Naming) -> str:
    """What a chunk that no directory knows is, by its own words."""
    span = lowers[chunk.start : chunk.end]
    links = [i for i, w in enumerate(span) if w in {"of", "for"}]
    head = span[links[0] - 1] if links and links[0] else span[-1]
    if head in words.things or span[-1] in words.things:
        return "thing"
    if head in words.bodies:
        return "organisation"
    if len(span) > 1 and (span[-1] in words.places_last or span[0] in words.places_first):
        return "place"
    first = texts[chunk.start]
    if len(span) == 1:
        return "organisation" if first.isupper() and 2 <= len(first) <= 7 else "other"
    if fold(span[0]) in words.given or (len(first) == 2 and first[1] == "."):
        return "person"
    small = {w for i, w in enumerate(span) if w in words.particles and texts[chunk.start + i].islower()}
    if small - OF_PLACES:
        return "person"
    return "other"
