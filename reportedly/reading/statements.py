"""Statements: who says what, and how.

    Kyiv    said   on Monday   it shot down nine drones.
    source  cue    said on     content

Cues are words of `data/lexicon/cues.yml`; contents.py finds what they lay at a source, quotes.py the direct speech, denials.py
which statement a denial denies. "Did not say", "declined to comment" and "neither confirmed nor denied" are no statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.cues import Cue, Cues, cues
from reportedly.reading import sources
from reportedly.reading.cast import Cast
from reportedly.reading.contents import EDGE, PAUSE, Contents
from reportedly.reading.denials import link_denials
from reportedly.reading.findings import Attribution, Range, Time
from reportedly.reading.grammar import VERBS, child, is_negated, is_passive
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.reading.quotes import Quote, find_quotes
from reportedly.reading.stances import stance_of

SILENT = frozenset({"furniture", "credit", "byline", "dateline"})
ASIDE = frozenset({"i", "we", "you", "everybody", "everyone", "somebody", "someone", "anyone", "anybody", "people"})
UNREAL = frozenset({"may", "might", "could", "can", "should", "would", "must", "ca", "'d"})
RELAYED = Cue(("according", "to"), "assert", (("object",),))
TOLD = Cue((":",), "assert", (("quote",),))
RUMOURED = Cue(("reportedly",), "assert", (("clause",),))


@dataclass(slots=True)
class Draft:
    """A statement before its parties are known: tokens for source, relayers and addressee."""

    cue: Cue
    head: Token
    where: Range
    content: list[Range]
    source: list[Token]
    via: list[Token] = field(default_factory=list)
    addressee: Token | None = None
    claim: Token | None = None
    pattern: tuple[str, ...] = ("clause",)

    def holds(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.content)


def find_statements(doc: Doc, cast: Cast, times: list[Time]) -> list[Attribution]:
    """The attribution relations of a report, in the order of their cues."""
    lexicon = cues()
    quotes = find_quotes(doc)
    opening = {q.start: q for q in quotes}
    closing = {q.end: q for q in quotes}
    drafts: list[Draft] = []
    for sent in doc.sentences:
        if sent.kind not in SILENT:
            contents = Contents(sent, lexicon, opening, closing)
            drafts.extend(settled(list(drafts_in(sent, contents, lexicon, cast)), doc))
    drafts.extend(unclaimed(doc, quotes, drafts))
    for draft in drafts:
        draft.content = whole_quotes(doc, quotes, draft.content)
    drafts = [d for d in drafts if d.content]
    drafts.sort(key=lambda d: (d.where, d.content[0]))
    found = attributions(doc, drafts, cast, times, lexicon)
    link_denials(doc, found, lexicon)
    return found


# ---- cue by cue


def drafts_in(sent: Sentence, contents: Contents, lexicon: Cues, cast: Cast) -> Iterator[Draft]:
    """The statements whose cue stands in this sentence."""
    used: set[int] = set()
    for token in sent.tokens:  # nouns first: "made the claim that" is one cue, and no statement of "made"
        if token.pos == "NOUN" and token.lemma in lexicon.nouns:
            for draft in noun_drafts(token, contents, lexicon, cast):
                used.add(draft.where[0])
                yield draft
    for token in sent.tokens:
        if token.pos in VERBS and token.lemma in lexicon.verbs and token.lower != "according":
            if token.i not in used:
                yield from verb_drafts(token, contents, lexicon)
        elif token.lower in lexicon.adverbs and token.head.pos in VERBS:
            content = around(token.head.edges(), (token.i, token.i + 1))
            yield Draft(RUMOURED, token, (token.i, token.i + 1), content, [])
        elif (
            token.lower,
            contents.tokens[min(token.i + 1, len(contents.tokens) - 1)].lower,
        ) in lexicon.phrases:
            yield from phrase_drafts(token, contents)


def verb_drafts(verb: Token, contents: Contents, lexicon: Cues) -> Iterator[Draft]:
    """The statement of a verb, if it happens and has both content and, unless it is passive, a source."""
    start = uttered(verb, lexicon)
    if start is None:
        return
    for cue in lexicon.verbs[verb.lemma]:
        match = contents.match(verb, cue)
        if match is None:
            continue
        where = (start, max(verb.i, match.last.i if match.last else 0) + 1)
        source, via, where = sources.speakers(verb, where, lexicon)
        if match.source is not None:
            source = [match.source]
        if match.pattern[0] in {"quote", "clause"} and not source:
            after = next(
                (c for c in verb.children if c.i > verb.i and c.dep in {"dobj", "attr", "npadvmod"}), None
            )
            if (
                after is not None and match.content[0][1] <= verb.i and not is_passive(verb)
            ):  # `"...," said Bout Varun` misread
                source = [after]
        if cue.texts and not any(t.lemma in lexicon.texts for t in source):
            continue
        if not source and not (is_passive(verb) and match.pattern[0] in {"clause", "to", "object", "of"}):
            continue
        if len(source) == 1 and source[0].i > verb.i and "object" in cue.addressee and not is_passive(verb):
            match.addressee, source = source[0], sources.beside(verb)  # "Ingrid Solheim, told reporters"
            if not source:
                continue
        addressee = match.addressee if match.addressee not in source else None
        yield Draft(cue, verb, where, match.content, source, via, addressee, match.claim, match.pattern)
        return


def uttered(verb: Token, lexicon: Cues) -> int | None:
    """Where the cue begins if what it tells happens: None for "did not say", "could say", "declined to say"."""
    subject = child(verb, "nsubj", "nsubjpass")
    if any(c.dep == "neg" and not (subject is not None and c.i < subject.i < verb.i) for c in verb.children):
        return None
    if any(c.lower in {"never", "neither", "nor"} and c.dep in {"preconj", "advmod"} for c in verb.children):
        return None
    start = verb.i
    for c in verb.children:
        if c.dep == "aux" and c.lower in UNREAL and not (c.lower == "would" and verb.lemma == "like"):
            return None
        if c.dep in {"aux", "auxpass"} and c.i < verb.i and c.lower != "to":
            start = min(start, c.i)
    token = verb
    while token.dep in {"xcomp", "pcomp", "prep", "acl", "advcl"} and token.head is not token:
        head = token.head
        if head.lemma in lexicon.unsaid and token.dep != "advcl":
            return None
        if (
            token is verb
            and verb.tag == "VB"
            and verb.dep in {"xcomp", "acl", "advcl"}
            and any(c.lower == "to" for c in verb.children)
        ):
            purpose = verb.dep == "advcl" and head.tag in {"VBD", "VBZ", "VBP", "VBN"}
            if not purpose and (verb.dep != "xcomp" or head.lemma not in lexicon.said):
                return None
            if is_negated(head) or any(c.lower in UNREAL for c in head.children):
                return None
            if not purpose:
                start = min(start, head.i)
        if head.pos in VERBS:
            break
        token = head
    if verb.dep == "conj" and any(
        c.lower in {"nor", "neither", "never"} for c in (*verb.children, *verb.head.children)
    ):
        return None
    if subject is not None and (subject.lower in {"nobody", "none"} or is_negated(subject)):
        return None
    if start < verb.i and any(contents_between(verb, start)):
        start = verb.i
    return start


def contents_between(verb: Token, start: int) -> Iterator[Token]:
    """What stands between an auxiliary and its verb and is more than an adverb ("Has the army, X asked, ...")."""
    tokens = verb.sent.doc.tokens
    for i in range(start, verb.i):
        if tokens[i].pos not in {"AUX", "ADV", "PART", "VERB"}:
            yield tokens[i]


def noun_drafts(noun: Token, contents: Contents, lexicon: Cues, cast: Cast) -> Iterator[Draft]:
    """ "an accusation that ...", "the claim by X that ...", "expressed fear that ...": nouns that stand for words."""
    verb = noun.head
    light = noun.dep == "dobj" and verb.pos in VERBS and verb.lemma in lexicon.light
    if is_negated(noun) or (light and uttered(verb, lexicon) is None):
        return
    owners = sources.owners(noun, cast)
    for cue in lexicon.nouns[noun.lemma]:
        if cue.light and not light:
            continue
        for pattern in cue.takes:
            part = noun_content(noun, pattern[0], verb if light else None)
            if part is None:
                continue
            where, source = (noun.i, noun.i + 1), owners
            if light:
                start = uttered(verb, lexicon)
                where, source = (
                    (verb.i if start is None else start, noun.i + 1),
                    sources.speakers(verb, where, lexicon)[0],
                )
            if not source and pattern[0] != "clause":
                continue
            if source and part.edges()[0] <= source[0].i < part.edges()[1]:
                continue
            content = contents.trimmed((part.edges()[0], contents.cut(*part.edges(), part)))
            if content:
                yield Draft(cue, noun, where, [content], source, pattern=pattern)
                return


def noun_content(noun: Token, pattern: str, verb: Token | None) -> Token | None:
    """What hangs on the noun: a that-clause, an infinitive, or what a preposition holds."""
    holders = (noun,) if verb is None else (noun, verb)
    for holder in holders:
        for c in holder.children:
            if c.i <= noun.i:
                continue
            if pattern == "clause":
                if is_gap(c):
                    continue
                if c.dep in {"acl", "ccomp", "relcl", "advcl"} and any(
                    d.lower == "that" and d.dep == "mark" for d in c.children
                ):
                    return c
            elif pattern == "to":
                if (
                    c.dep in {"acl", "xcomp", "relcl"}
                    and c.tag == "VB"
                    and any(d.lower == "to" for d in c.children)
                    and holder is noun
                ):
                    return c
            elif c.dep == "prep" and c.lower == pattern:
                inner = child(c, "pcomp", "pobj")
                if inner is not None:
                    return inner
    return None


def is_gap(clause: Token) -> bool:
    """ "an accusation that the ministry called false": the clause lacks its object, so it says nothing of what the accusation is."""
    return (
        clause.lemma in {"call", "describe", "label", "dismiss", "reject", "deny"}
        and child(clause, "dobj", "nsubjpass", "ccomp") is None
    )


def phrase_drafts(token: Token, contents: Contents) -> Iterator[Draft]:
    """ "according to X": the longest run that it can cover."""
    to = next((c for c in token.children if c.lower == "to"), token)
    named = child(to, "pobj", "pcomp")
    if named is None:
        return
    tokens, sent = contents.tokens, token.sent
    low, high = token.edges()
    while high > token.i + 2 and tokens[high - 1].text in EDGE:
        high -= 1
    before = low
    while before > sent.start and (tokens[before - 1].text in PAUSE or tokens[before - 1].pos == "SPACE"):
        before -= 1
    first = sent.start
    while first < before and tokens[first].pos in {"SPACE", "CCONJ", "PUNCT"}:
        first += 1
    quote = contents.closing.get(before)
    head = token.head
    if quote is not None and (not tokens[low].text[:1].isupper() or before > sent.start + 1):
        content = [(min(quote.start, sent.start), before)]
    elif first >= before:
        content = [(high, sent.end)]
    elif all(t.pos in {"PUNCT", "SPACE"} for t in tokens[high : sent.end]):
        content = [(sent.start, before)]
    elif head.is_root or head.pos not in VERBS:
        content = [(sent.start, before), (high, sent.end)]
    else:
        content = around(head.edges(), (low, high))
    ranges = [r for r in map(contents.trimmed, content) if r]
    if ranges:
        yield Draft(RELAYED, token, (token.i, to.i + 1), ranges, [named])


def around(whole: Range, hole: Range) -> list[Range]:
    """A range without another inside it."""
    parts = [(whole[0], min(hole[0], whole[1])), (max(hole[1], whole[0]), whole[1])]
    return [(start, end) for start, end in parts if start < end]


# ---- cue beside cue


def settled(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """The drafts of a sentence after they have seen one another: "..., adding that ..." leaves the content of the cue before it;
    "X reported, citing Y" is Y's statement by way of X."""
    tokens = doc.tokens
    lexicon = cues()
    relays: set[int] = set()
    for outer in drafts:
        for i, (start, end) in enumerate(outer.content):
            for inner in drafts:
                at = inner.where[0]
                if (
                    inner is not outer
                    and start < at < end
                    and inner.head.tag == "VBG"
                    and tokens[at - 1].text in PAUSE
                    and inner.head.dep in {"advcl", "acl", "ccomp", "conj", "xcomp", "dep"}
                ):
                    if at - 1 > start:
                        end = at - 1
                        outer.content[i] = (start, end)
                        inner.source = outer.source
                elif (
                    inner is not outer
                    and start < at < end
                    and joined(inner.head, tokens[at - 1])
                    and inner.head.head.tag in {"VBG", "VB"}
                    and outer.head.i < at
                ):
                    end = at - 1
                    outer.content[i] = (start, end)
                    inner.source = outer.source
    for draft in drafts:
        for token in tokens[draft.where[0] : draft.head.sent.end]:
            if (
                token.lemma in lexicon.relays
                and token.tag == "VBG"
                and token.i > draft.head.i
                and token.dep in {"advcl", "acl", "conj", "prep", "xcomp", "ccomp", "dep"}
                and not draft.holds(token.i)
            ):
                cited = child(token, "dobj")
                if (
                    cited is not None
                    and is_source(cited)
                    and (
                        token.head is draft.head
                        or token.head.i <= draft.head.i
                        or token.head in draft.source
                        or token.i <= draft.where[1] + 8
                    )
                ):
                    draft.via = [*draft.source, *draft.via]
                    draft.source = [cited]
                    draft.where = (draft.where[0], token.i + 1)
                    relays.add(token.i)
                break
    return [d for d in drafts if d.head.i not in relays]


def joined(verb: Token, before: Token) -> bool:
    """ "accused Baku of firing and accused Yerevan ...": a finite verb joined to a form that cannot be its fellow."""
    return (
        verb.dep == "conj"
        and verb.tag in {"VBD", "VBZ"}
        and before.pos == "CCONJ"
        and child(verb, "nsubj") is None
    )


def is_source(token: Token) -> bool:
    """Whether one can quote it: a name or a person, not "security concerns"."""
    return token.pos in {"PROPN", "PRON"} or token.lemma in cues().speakers


def unclaimed(doc: Doc, quotes: list[Quote], drafts: list[Draft]) -> Iterator[Draft]:
    """Gives the quotations that no cue brings to the statement they go on, or to the speaker before their colon."""
    held = sorted(((start, end, d) for d in drafts for start, end in d.content), key=lambda x: x[:2])
    tokens = doc.tokens
    last: Draft | None = None
    at = 0
    ends: dict[int, Draft] = {}
    for quote in quotes:
        inner = quote.start + 1
        while at < len(held) and held[at][1] <= inner:
            at += 1
        owner = next(
            (d for start, end, d in held[max(0, at - 3) : at + 8] if start <= inner < end and d.cue.quotes),
            None,
        )
        if owner is not None:
            last = owner
            ends[quote.end] = owner
            continue
        if any(start <= inner < end for start, end, _ in held[max(0, at - 3) : at + 8]) or quote.single:
            continue
        sent = tokens[quote.start].sent
        first = sent.start
        while first < quote.start and tokens[first].pos == "SPACE":
            first += 1
        closes = (
            quote.end >= sent.end - 1
            or tokens[quote.end - 1].sent is not sent
            or all(t.pos in {"SPACE", "PUNCT"} for t in tokens[quote.end : tokens[quote.end - 1].sent.end])
        )
        if quote.start - first <= 0 and closes and last is not None and follows(doc, last, quote):
            last.content.append((quote.start + 1, quote.end - (0 if quote.runs else 1)))
            continue
        if tokens[quote.start - 1].text == ":" and tokens[quote.start - 1].sent is sent:
            speaker = sources.before_colon(sent, quote.start - 1)
            if speaker is not None:
                draft = Draft(
                    TOLD,
                    speaker[1],
                    (speaker[1].i, speaker[1].i + 1),
                    [(quote.start + 1, quote.end - 1)],
                    [speaker[0]],
                )
                last = draft
                yield draft


def follows(doc: Doc, draft: Draft, quote: Quote) -> bool:
    """Whether a quotation goes on directly after a statement: in the next sentence, or at the head of the next paragraph."""
    last = max(max(end for _, end in draft.content), draft.head.i + 1)
    before = doc.tokens[last - 1].sent
    here = doc.tokens[quote.start].sent
    return here.i - before.i <= 1 and here.block - before.block <= 1


def whole_quotes(doc: Doc, quotes: list[Quote], content: list[Range]) -> list[Range]:
    """Contents that do not end inside a quotation which runs on, each later paragraph a stretch of its own."""
    out: list[Range] = []
    for start, end in content:
        quote = next(
            (
                q
                for q in quotes
                if q.start <= end - 1 and end < q.end - 1 and not q.single and start <= q.start + 1
            ),
            None,
        )
        if quote is not None and doc.tokens[end - 1].sent is not doc.tokens[quote.end - 1].sent:
            end = quote.end - (0 if quote.runs else 1)
        out.append((start, end))
    running = next(
        (i for i, q in enumerate(quotes) if out and q.runs and q.start < out[-1][1] <= q.end), None
    )
    while running is not None and running + 1 < len(quotes):
        nxt = quotes[running + 1]
        out.append((nxt.start + 1, nxt.end - (0 if nxt.runs else 1)))
        running = running + 1 if nxt.runs else None
    merged: list[Range] = []
    for start, end in sorted(set(out)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


# ---- who, when, to whom


def attributions(
    doc: Doc, drafts: list[Draft], cast: Cast, times: list[Time], lexicon: Cues
) -> list[Attribution]:
    """The statements with their parties, days and parents."""
    out: list[Attribution] = []
    by_head: dict[int, Attribution] = {}
    day = sources.Days(times)
    quotes = find_quotes(doc)
    for draft in drafts:
        holder = innermost(drafts, draft)
        if holder is not None and is_aside(draft, holder, quotes):
            continue
        party = sources.party(draft.source, cast)
        at = Attribution(draft.where, draft.head, draft.content, draft.cue.stance, source=party)
        at.via = [
            p for token in draft.via if (p := sources.party([token], cast)) is not None and p is not party
        ]
        at.addressee = sources.party([draft.addressee], cast) if draft.addressee else None
        at.stance = stance_of(doc, draft.cue, at, lexicon)
        at.said_first, at.said_last = day.of(draft.head, draft.content)
        if at.said_first is None and draft.head.dep == "conj" and (first := by_head.get(draft.head.head.i)):
            at.said_first, at.said_last = first.said_first, first.said_last
        at.quotes = [
            inside
            for q in quotes
            for start, end in at.content
            if (inside := (max(start, q.start + 1), min(end, q.end - 1)))[0] < inside[1]
        ]
        by_head[draft.head.i] = at
        out.append(at)
    kept = {id(a.cue_head): a for a in out}
    for at in out:
        holders = [b for b in out if b is not at and b.holds(at.cue_head.i)]
        parent = min(holders, key=lambda b: sum(e - s for s, e in b.content), default=None)
        if parent is not None and not (at.holds(parent.cue_head.i)):
            at.parent = parent
            if parent.source is not None and parent.source is not at.source and parent.source not in at.via:
                at.via.append(parent.source)
    del kept
    return out


def is_aside(draft: Draft, holder: Draft, quotes: list[Quote]) -> bool:
    """What is no statement of its own inside another's words: attitudes ("I think"), the speaker's own words over again, bare
    performatives without a clause."""
    if draft.cue.weak or not draft.source and draft.head.pos == "NOUN":
        return True
    if any(t.lower in ASIDE or t in holder.source for t in draft.source):
        return True
    return any(q.start < draft.head.i < q.end for q in quotes) and draft.pattern not in {("quote",), ("clause",), ("object", "of"), ("doing",), ("object", "do")}


def innermost(drafts: list[Draft], draft: Draft) -> Draft | None:
    """The statement in whose content this one's cue stands."""
    return next((d for d in drafts if d is not draft and d.holds(draft.head.i)), None)
