"""Statements: who says what, and how.

    Kyiv    said   on Monday   it shot down nine drones.
    source  cue    said on     content

Cues are words of `data/lexicon/cues.yml`. quotes.py finds direct speech, drafts.py the statements of each sentence (patterns.py
and speech.py their contents), turns.py quotations without a cue, stances.py what a statement does and denials.py what a denial denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from reportedly.cues import Cues, cues
from reportedly.reading import sources
from reportedly.reading.cast import Cast
from reportedly.reading.denials import link_denials
from reportedly.reading.drafts import RELAYED, Draft, find_drafts
from reportedly.reading.findings import Attribution, Range, Time
from reportedly.reading.grammar import child, subjects
from reportedly.reading.parse import Doc, Token
from reportedly.reading.quotes import Quotes
from reportedly.reading.scope import FINITE, TRAILING, Scope
from reportedly.reading.stances import stance_of
from reportedly.reading.turns import TURN, find_turns, whole_quotes

T = TypeVar("T")

SILENT = frozenset({"furniture", "credit", "byline", "dateline"})
ASIDE = frozenset(
    {"i", "we", "you", "everybody", "everyone", "somebody", "someone", "anyone", "anybody", "people"}
)
# Patterns that tell what is said; the others name it ("promised 50,000") or its subject ("spoke of six").
TELLING = frozenset({("quote",), ("clause",), ("doing",), ("object", "of"), ("object", "do")})


def find_statements(doc: Doc, cast: Cast, times: list[Time]) -> list[Attribution]:
    """The attribution relations of a report, in the order of their cues."""
    lexicon, quotes = cues(), Quotes(doc)
    drafts: list[Draft] = []
    for sent in doc.sentences:
        if sent.kind not in SILENT:
            scope = Scope(sent, lexicon, quotes)
            drafts.extend(settled(find_drafts(scope, cast), scope, cast))
    drafts.extend(find_turns(doc, quotes, drafts))
    for draft in drafts:
        if draft.pattern != TURN:
            draft.content = whole_quotes(quotes, doc, draft.content)
    drafts = sorted((d for d in drafts if d.content), key=lambda d: (d.where, d.content[0]))
    found = attributions(doc, drafts, quotes, cast, times, lexicon)
    link_denials(doc, found, cast, lexicon)
    return found


# ---- cue beside cue


def settled(drafts: list[Draft], scope: Scope, cast: Cast) -> list[Draft]:
    """The drafts of a sentence after they have seen one another.

    "..., adding that ..." leaves the content of the cue before it, and so does "accused Baku of firing | and accused Yerevan ...";
    "X reported, citing Y" is Y's statement by way of X.
    """
    if len(drafts) > 1:
        for outer in drafts:
            for i, (start, end) in enumerate(outer.content):
                for inner in drafts:
                    at = inner.where[0]
                    if inner is outer or not start + 1 < at < end:
                        continue
                    if parts(scope, inner, at, outer, cast):
                        end = at - 1
                        outer.content[i] = (start, end)
                        inner.source, inner.after = outer.source, outer.head
                    elif (own := own_clause(inner.head)) > start + 1 and outer.head.i < own < end:
                        end = own
                        outer.content[i] = (start, end)
        for inner in list(drafts):  # "reminded those who complain that ...": the clause is the outer verb's
            rival = next(
                (
                    d
                    for d in drafts
                    if d is not inner and d.content == inner.content and inner.head.i > d.head.i
                ),
                None,
            )
            if rival is not None and rival.head in inner.head.ancestors():
                drafts.remove(inner)
        for inner in drafts:  # "X says A, according to Y" is no part of what X says
            if inner.cue is RELAYED:
                for outer in drafts:
                    outer.content = [
                        (s, inner.where[0])
                        if s < inner.where[0] - 1 < e and outer.head.i < inner.head.i
                        else (s, e)
                        for s, e in outer.content
                    ]
    relays: set[int] = set()
    for draft in drafts:
        relay = relayed(draft, scope)
        if relay is not None:
            draft.via = [*draft.source, *draft.via]
            draft.source = [relay[0]]
            draft.where = (min(draft.where[0], relay[1].i), max(draft.where[1], relay[1].i + 1))
            relays.add(relay[1].i)
    return [d for d in drafts if d.head.i not in relays]


def parts(scope: Scope, inner: Draft, at: int, outer: Draft, cast: Cast) -> bool:
    """Whether a cue inside another's content is the same speaker's next.

    A participle behind a comma is, and so is a verb joined to what cannot be its fellow: "said the road was closed and accused ...",
    since roads accuse nobody, "accused Baku of firing and accused Yerevan ...".
    """
    verb, quote = inner.head, scope.quotes.around.get(at)
    if quote is not None and outer.holds(quote.start + 1):
        return False
    if verb.tag == "VBG":
        return scope.pauses(at) and verb.dep in TRAILING and verb.dep != "prep"
    if verb.dep != "conj" or verb.tag not in {"VBD", "VBZ"} or scope.tokens[at - 1].pos != "CCONJ":
        return False
    if outer.head.i > verb.i or child(verb, "nsubj") is not None:
        return False
    if verb.head.tag in {"VBG", "VB"}:
        return True
    speaker, party = sources.party(outer.source, cast), sources.known(subjects(verb), cast)
    return party is None or party is speaker


def own_clause(verb: Token) -> int:
    """Where a second clause begins that tells of another speaker: "said it had ended | and, asked why, Kyiv warned that ..."; -1 for
    none."""
    subject = child(verb, "nsubj")
    if verb.dep != "conj" or verb.tag not in FINITE or subject is None or subject.pos == "PRON":
        return -1
    return max((c.i for c in verb.head.children if c.dep == "cc" and verb.head.i < c.i < verb.i), default=-1)


def relayed(draft: Draft, scope: Scope) -> tuple[Token, Token] | None:
    """Who is cited behind a cue ("reported, citing the police"), and the participle."""
    subject = draft.source[0] if draft.source else draft.head
    before = [
        c for c in subject.children if c.tag == "VBG" and c.i < draft.head.i
    ]  # "Channel 9, quoting an official, reports"
    for token in [*before, *scope.tokens[draft.head.i + 1 : scope.end]]:
        if (
            token.tag == "VBG"
            and token.lemma in scope.lexicon.relays
            and token.dep in TRAILING
            and not draft.holds(token.i)
        ):
            cited = child(token, "dobj")
            if cited is None or not (cited.pos in {"PROPN", "PRON"} or cited.lemma in scope.lexicon.speakers):
                return None  # "citing security concerns"
            near = token.head.i <= draft.head.i or token.head in draft.source or token.i <= draft.where[1] + 8
            return (cited, token) if near else None
    return None


# ---- who, when, to whom


def attributions(
    doc: Doc, drafts: list[Draft], quotes: Quotes, cast: Cast, times: list[Time], lexicon: Cues
) -> list[Attribution]:
    """The statements with their parties, days and parents."""
    out: list[Attribution] = []
    by_head: dict[int, Attribution] = {}
    days = sources.Days(times)
    inside = innermost([(r, d) for d in drafts for r in d.content])
    for draft in drafts:
        holder = inside.get(draft.head.i)
        if holder is not None and holder is not draft and is_aside(draft, holder, quotes):
            continue
        party = sources.party(draft.source, cast)
        if draft.cue.weak and ((party is None and draft.source) or draft.head.i in quotes.around):
            continue
        said = Attribution(draft.where, draft.head, draft.content, draft.cue.stance, source=party)
        said.via = [p for t in draft.via if (p := sources.party([t], cast)) is not None and p is not party]
        said.addressee = sources.party([draft.addressee], cast) if draft.addressee else None
        said.stance = stance_of(doc, draft.cue, said, lexicon)
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
    for start, end in content:
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
    if draft.cue.weak or (not draft.source and draft.head.pos == "NOUN"):
        return True
    if any(t.lower in ASIDE or t in holder.source for t in draft.source):
        return True
    return draft.head.i in quotes.around and draft.pattern not in TELLING
