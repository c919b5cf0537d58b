"""Statements: who says what, and how.

    Kyiv    said   on Monday   it shot down nine drones.
    source  cue    said on     content

Cues are words of `data/lexicon/cues.yml`. quotes.py finds direct speech, drafts.py the statements of each sentence (patterns.py
and speech.py and pairs.py their contents), neighbours.py what they do to one another, turns.py quotations without a cue, stances.py what a statement does and denials.py what a denial denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from reportedly.cues import Cues, cues
from reportedly.reading.findings import Attribution, Range, Time
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.parse import Doc
from reportedly.reading.quotes import Quotes, quotes_of
from reportedly.reading.statements import said_on, sources
from reportedly.reading.statements.denials import link_denials
from reportedly.reading.statements.draft import Draft
from reportedly.reading.statements.drafts import RELAYED, find_drafts
from reportedly.reading.statements.neighbours import settled
from reportedly.reading.statements.scope import Scope
from reportedly.reading.statements.stances import stance_of
from reportedly.reading.statements.turns import HEADED, TURN, find_turns, whole_quotes
from reportedly.word_lists import word_list

T = TypeVar("T")

SILENT = frozenset({"furniture", "credit", "byline", "dateline"})
ASIDE = word_list("nobody_in_particular")
# Patterns that tell what is said; the others name it ("promised 50,000") or its subject ("spoke of six").
TELLING = frozenset({("quote",), ("clause",), ("doing",), ("object", "of"), ("object", "do")})


def find_statements(doc: Doc, cast: Cast, times: list[Time]) -> list[Attribution]:
    """The attribution relations of a report, in the order of their cues."""
    lexicon, quotes = cues(), quotes_of(doc)
    drafts: list[Draft] = []
    for sent in doc.sentences:
        if sent.kind not in SILENT:
            scope = Scope(sent, lexicon, quotes)
            drafts.extend(settled(find_drafts(scope, cast), scope, cast))
    drafts.extend(find_turns(doc, quotes, drafts, lexicon))
    for draft in drafts:
        if draft.pattern not in {TURN, HEADED}:
            draft.content = whole_quotes(quotes, doc, draft.content)
    drafts = sorted((d for d in drafts if d.content), key=lambda d: (d.where, d.content[0]))
    found = attributions(doc, drafts, quotes, cast, times, lexicon)
    link_denials(doc, found, cast, lexicon)
    return found


# ---- who, when, to whom


def attributions(
    doc: Doc, drafts: list[Draft], quotes: Quotes, cast: Cast, times: list[Time], lexicon: Cues
) -> list[Attribution]:
    """The statements with their parties, days and parents."""
    out: list[Attribution] = []
    by_head: dict[int, Attribution] = {}
    days = said_on.Days(times)
    inside = innermost([(r, d) for d in drafts for r in d.content])
    for draft in drafts:
        holder = inside.get(draft.head.i)
        if holder is not None and holder is not draft and is_aside(draft, holder, quotes):
            continue
        party = sources.party(draft.source, cast)
        if draft.pattern == HEADED and (party is None or (party.record and party.record.kind == "country")):
            continue
        if draft.cue.weak and (
            (party is None and not all(t.tag == "PRP" for t in draft.source)) or draft.head.i in quotes.around
        ):
            continue
        said = Attribution(draft.where, draft.head, draft.content, draft.cue.stance, source=party)
        sources.introduced(draft.source, draft.where, cast)
        said.via = [p for t in draft.via if (p := sources.party([t], cast)) is not None and p is not party]
        said.addressee = sources.party([draft.addressee], cast) if draft.addressee else None
        said.stance = stance_of(doc, draft.cue, draft.pattern, said, lexicon, cast)
        said.said_time = days.of(draft.head, draft.where, draft.content)
        before = draft.after or (draft.head.head if draft.head.dep == "conj" else None)
        if said.said_time is None and before is not None and before.i in by_head:
            said.said_time = by_head[before.i].said_time
        if said.said_time is not None:
            said.said_first, said.said_last = said.said_time.first, said.said_time.last
        said.quotes = list(quoted(quotes, draft.content))
        by_head[draft.head.i] = said
        out.append(said)
    nest(out)
    return out


def quoted(quotes: Quotes, content: Sequence[Range]) -> list[Range]:
    """The quotations inside a content, without their marks."""
    found: dict[Range, None] = {}
    for start, end in content if quotes.all else ():
        for i in range(start, end):
            quote = quotes.around.get(i)
            if quote is not None and not quote.single:
                found[max(start, quote.start + 1), min(end, quote.end if quote.runs else quote.end - 1)] = (
                    None
                )
    return [r for r in found if r[0] < r[1]]


def nest(found: list[Attribution]) -> None:
    """Fills `parent` with the statement in which one is reported, and lets its source relay it."""
    inside = innermost([(r, s) for s in found for r in s.content])
    for said in found:
        parent = inside.get(said.cue_head.i)
        if parent is None or parent is said or said.holds(parent.cue_head.i):
            continue
        said.parent = parent
        if parent.source is not None and parent.source is not said.source and parent.source not in said.via:
            said.via.append(parent.source)


def innermost(held: list[tuple[Range, T]]) -> dict[int, T]:
    """By token, whose content it stands in; of several the shortest."""
    inside: dict[int, T] = {}
    for (start, end), owner in sorted(held, key=lambda x: x[0][0] - x[0][1]):
        for i in range(start, end):
            inside[i] = owner
    return inside


def is_aside(draft: Draft, holder: Draft, quotes: Quotes) -> bool:
    """What is no statement of its own inside another's words: attitudes ("I think"), the speaker's own words over again, and in
    quotations what does not tell what was said."""
    if draft.pattern == TURN:
        return False
    if draft.cue.weak and not is_whole(draft, holder):
        return True
    if not draft.source and draft.head.pos == "NOUN":
        return True
    if any(t.lower in ASIDE or t in holder.source for t in draft.source):
        return True
    return draft.head.i in quotes.around and draft.pattern not in TELLING


def is_whole(draft: Draft, holder: Draft) -> bool:
    """Whether somebody else's attitude is all that is told: "The general believed it was over, his driver recalled"."""
    named = draft.source and draft.source[0].pos in {"NOUN", "PROPN"}
    verb = draft.head.head if draft.head.dep == "acomp" else draft.head
    under = verb.dep == "ccomp" and verb.head is holder.head
    return (
        bool(named) and draft.pattern == ("clause",) and (under or (verb.is_root and holder.cue is RELAYED))
    )
